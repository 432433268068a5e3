"""The moto server as a child process: answers on a free port of the loopback, which it prints first.

In: HTTP requests of Terraform and boto3. Out: moto's answers; for calls that moto lacks, those of `gaps.ANSWERS`.
`GET /judge/code/NAME` tells the files in a function's package by their digests, which no AWS call does.
Every call that moto could not answer is printed to standard error.
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

from cloud import gaps, repairs, stand_ins


def main() -> None:
    warnings.simplefilter("ignore")
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app

    repairs.apply()
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
    if action in gaps.ANSWERS:
        return _json(start, gaps.ANSWERS[action])
    code = re.fullmatch(r"/judge/code/([\w-]+)/([\w-]+)", request["PATH_INFO"])
    if code:
        return _json(start, _code(code[1], code[2]))
    seen = []

    def note(status, headers, error=None):
        seen.append(status)
        return start(status, headers, error) if error else start(status, headers)

    try:
        return moto(request, note)
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


def _json(start, value):
    start("200 OK", [("Content-Type", "application/x-amz-json-1.0")])
    return [json.dumps(value).encode()]


def _code(region: str, name: str) -> dict[str, str]:
    from moto.awslambda.models import lambda_backends
    from moto.core import DEFAULT_ACCOUNT_ID

    package = lambda_backends[DEFAULT_ACCOUNT_ID][region].get_function(name)
    content = getattr(package, "code_bytes", b"")
    if not content:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: hashlib.sha256(archive.read(info)).hexdigest() for info in archive.infolist()}


if __name__ == "__main__":
    main()
