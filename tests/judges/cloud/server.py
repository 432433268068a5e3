"""The moto server as a child process: answers on a free port of the loopback, which it prints first.

In: HTTP requests of Terraform and boto3. Out: moto's answers; for calls that moto lacks, those of `gaps.ANSWERS`.
Below `/judge` it tells what no AWS call does: the files of packages by their digests, who was invoked with what, and which
functions answered CloudFormation. Every call that moto could not answer is printed to standard error.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import threading
import warnings
import zipfile
from xml.sax.saxutils import escape

from werkzeug.serving import make_server

from cloud import control, gaps, memory, repairs, repairs_delivery, repairs_events, runners, stand_ins


def main() -> None:
    warnings.simplefilter("ignore")
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app

    repairs.apply()
    repairs_events.apply()
    repairs_delivery.apply()
    moto = DomainDispatcherApplication(create_backend_app)

    class Handler(MotoRequestHandler):
        def log(self, *_):
            """Says nothing of ordinary requests."""

    server = make_server("127.0.0.1", 0, lambda *request: _answer(moto, *request), threaded=True, request_handler=Handler)
    stand_ins.register(lambda: f"http://127.0.0.1:{server.port}")
    print(server.port, flush=True)
    threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
    server.serve_forever()


def _end_with_parent(server) -> None:
    """Standard input closes when the parent is gone."""
    sys.stdin.read()
    server.shutdown()


def _answer(moto, request: dict, start):
    action = request.get("HTTP_X_AMZ_TARGET", "").rsplit(".", 1)[-1]
    try:
        made = control.answer(request, f"http://{request['HTTP_HOST']}")
    except Exception as error:
        print(f"Cloud Control: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return _failure(start, str(error), xml=False)
    if made is not None:
        return _json(start, made)
    schema = control.described(request)
    if schema is not None:
        return _xml(start, schema)
    known = gaps.ANSWERS.get(request.get("HTTP_X_AMZ_TARGET", ""), gaps.ANSWERS.get(action))
    if known is not None:
        return _json(start, known)
    own = _own(request)
    if own is not None:
        return _json(start, own)
    document = memory.document(request)
    if document is not None:
        return _xml(start, document)
    kept = memory.answer(request, action)
    if isinstance(kept, memory.Missing):
        return _missing(start)
    if kept is not None:
        return _json(start, kept)
    seen = []

    def note(status, headers, error=None):
        seen.append(status)
        return start(status, headers, error) if error else start(status, headers)

    try:
        return memory.recall(request, action, moto, note)
    except Exception as error:
        asked = f"{request['REQUEST_METHOD']} {request['PATH_INFO']} {request.get('QUERY_STRING', '')} {action}"
        print(f"moto: {asked}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return _failure(start, str(error), xml=not action and request.get("CONTENT_TYPE", "").startswith("application/x-www"))


def _failure(start, message: str, xml: bool):
    """An error in the protocol that the caller reads; 400, so that nobody tries again."""
    if xml:
        start("400 Bad Request", [("Content-Type", "text/xml")])
        return [
            f"<ErrorResponse><Error><Code>MotoFailed</Code><Message>{escape(message)}</Message></Error></ErrorResponse>".encode()
        ]
    start("400 Bad Request", [("Content-Type", "application/x-amz-json-1.0"), ("x-amzn-errortype", "MotoFailed")])
    return [json.dumps({"__type": "MotoFailed", "message": message}).encode()]


def _xml(start, document: bytes | str):
    if isinstance(document, str):
        start("404 Not Found", [("Content-Type", "application/xml")])
        return [f"<Error><Code>{document}</Code><Message>there is no such thing</Message></Error>".encode()]
    sizes = ("x-amz-transition-default-minimum-object-size", "all_storage_classes_128K")
    start("200 OK", [("Content-Type", "application/xml"), sizes])
    return [document]


def _missing(start):
    start("404 Not Found", [("Content-Type", "application/json"), ("x-amzn-errortype", "ResourceNotFoundException")])
    return [b'{"Type":"User","message":"there is no such thing"}']


def _json(start, value):
    start("200 OK", [("Content-Type", "application/x-amz-json-1.0")])
    return [json.dumps(value).encode()]


# Every invocation of a function, which moto would run only with Docker.
_INVOKED: list[dict] = []


def _own(request: dict):
    """The answer to what this server answers itself; none for everything else."""
    path, method = request["PATH_INFO"], request["REQUEST_METHOD"]
    if path == "/moto-api/reset":
        memory.forget()
        control.forget()
        _INVOKED.clear()
        runners.ANSWERED.clear()
        return None
    called = re.fullmatch(r"/2015-03-31/functions/([^/]+)/invocations", path)
    if called and method == "POST":
        body = memory.body(request)
        _INVOKED.append({"Function": called[1].rsplit(":function:")[-1], "Payload": json.loads(body) if body else None})
        return dict(sorted(json.loads(body).items())) if body else {}
    if not path.startswith("/judge/"):
        return None
    _, _, what, *rest = path.split("/")
    if what == "answers" and method == "PUT":
        runners.ANSWERS[rest[0]] = json.loads(memory.body(request))
        return {}
    if what == "invoked":
        return _INVOKED
    if what == "reached":
        found, repairs_delivery.REACHED[:] = list(repairs_delivery.REACHED), []
        return found
    if what == "runners":
        return sorted(runners.ANSWERED)
    return _code(*rest) if what == "code" else _layer(*rest)


def _layer(region: str, name: str, number: str) -> dict[str, str]:
    from moto.awslambda.models import lambda_backends
    from moto.core import DEFAULT_ACCOUNT_ID

    return _files(lambda_backends[DEFAULT_ACCOUNT_ID][region].get_layer_version(name, number).code_bytes)


def _code(region: str, name: str) -> dict[str, str]:
    from moto.awslambda.models import lambda_backends
    from moto.core import DEFAULT_ACCOUNT_ID

    package = lambda_backends[DEFAULT_ACCOUNT_ID][region].get_function(name)
    return _files(getattr(package, "code_bytes", b""))


def _files(content: bytes) -> dict[str, str]:
    if not content:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: hashlib.sha256(archive.read(info)).hexdigest() for info in archive.infolist()}


if __name__ == "__main__":
    main()
