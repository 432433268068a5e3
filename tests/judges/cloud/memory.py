"""Settings that moto forgets, kept beside it: what a call gave is told again by the call that reads.

In: requests in JSON, with moto's answers. Out: the answers with what was forgotten (`gaps.FORGOTTEN`), and answers to calls that
moto does not know at all (`gaps.SHELVES`). Deliberately absent: services with other protocols (`repairs.py`).
"""

from __future__ import annotations

import io
import json
import re
from urllib.parse import parse_qs, unquote

from cloud import gaps

_kept: dict[tuple, dict] = {}


def forget() -> None:
    _kept.clear()


def body(request: dict) -> bytes:
    """The body of a request, which can be read again."""
    length = int(request.get("CONTENT_LENGTH") or 0)
    content = request["wsgi.input"].read(length) if length else b""
    request["wsgi.input"] = io.BytesIO(content)
    return content


def answer(request: dict, action: str):
    """What a shelf says; none when the call belongs to moto."""
    for shelf in gaps.SHELVES:
        found = _on_shelf(shelf, request, action)
        if found is not None:
            return found
    return None


def document(request: dict) -> bytes | str | None:
    """A configuration of a bucket, as it was given; none when the call belongs to moto, and a code when there is nothing."""
    asked = parse_qs(request.get("QUERY_STRING", ""), keep_blank_values=True)
    word = next((word for word in gaps.DOCUMENTS if word in asked), None)
    if word is None or request["PATH_INFO"].strip("/").count("/"):
        return None
    bucket, method = request["PATH_INFO"].strip("/"), request["REQUEST_METHOD"]
    key = (word, bucket, *asked.get("id", []))
    if method == "PUT":
        _kept[key] = {"text": body(request)}
        return b"<ok/>"
    if method == "DELETE":
        _kept.pop(key, None)
        return b"<ok/>"
    if "id" in asked or not gaps.DOCUMENTS[word]:
        return _kept.get(key, {}).get("text", gaps.NO_DOCUMENT.get(word, gaps.NO_CODE.get(word, "NoSuchConfiguration")))
    inside = b"".join(re.sub(rb"<\?.*?\?>", b"", one["text"]) for name, one in sorted(_kept.items()) if name[:2] == (word, bucket))
    root = gaps.DOCUMENTS[word].encode()
    return b"<%s><IsTruncated>false</IsTruncated>%s</%s>" % (root, inside, root)


def _on_shelf(shelf: gaps.Shelf, request: dict, action: str):
    path, names = request["PATH_INFO"], {}
    if shelf.path:
        listed = re.fullmatch(shelf.listed[0], path) if shelf.listed[0] else None
        if listed:
            return {shelf.listed[1]: _all(shelf, _plain(listed[1]))}
        place = re.fullmatch(shelf.path, path)
        if not place:
            return None
        names = {**place.groupdict(), **_query(request)}
        action = {"PUT": shelf.put, "POST": shelf.put, "GET": shelf.get, "DELETE": shelf.delete}.get(request["REQUEST_METHOD"])
    elif action and action == shelf.listed[0]:
        asked = json.loads(body(request) or b"{}").get("logGroupIdentifiers", [""])
        return {shelf.listed[1]: [one for name in asked for one in _all(shelf, _plain(name) if name else "")]}
    if not action or action not in (shelf.put, shelf.get, shelf.delete):
        return None
    content = body(request)
    given = names | (json.loads(content) if content else {})
    key = (shelf.put, *(_plain(given.get(name)) for name in shelf.key))
    if action == shelf.put:
        _kept[key] = _kept.get(key, {}) | given
    elif action == shelf.delete:
        _kept.pop(key, None)
        return {}
    if key not in _kept:
        return Missing() if shelf.missing is None else shelf.missing
    return shelf.tell(_kept[key])


class Missing:
    """The answer that there is no such thing."""


def _all(shelf: gaps.Shelf, name: str = "") -> list[dict]:
    """All that a shelf keeps, or all of one function."""
    return [shelf.tell(given) for key, given in _kept.items() if key[0] == shelf.put and (not name or key[1] == name)]


def _query(request: dict) -> dict:
    return {name: unquote(values[0]) for name, values in parse_qs(request.get("QUERY_STRING", "")).items()}


def _plain(value) -> str:
    """The name in an ARN of a log group, function or key, which calls may give in place of the name."""
    text = str(value).removesuffix(":*")
    return re.split(r":log-group:|:function:|:key/", text)[-1]


def recall(request: dict, action: str, moto, start):
    """Moto's answer, with what it forgot."""
    service = request.get("HTTP_X_AMZ_TARGET", "").rsplit(".", 1)[0]
    entries = [entry for entry in gaps.FORGOTTEN if entry.service == service]
    keepers = [entry for entry in entries if action in entry.given]
    tellers = [entry for entry in entries if action in entry.told]
    if not keepers and not tellers:
        return moto(request, start)
    content = body(request)
    given = json.loads(content) if content else {}
    answer = list(moto(request, start)) if not tellers else None
    for entry in keepers:
        key = (entry.service, entry.kind, *(_plain(given.get(name)) for name in entry.key))
        _kept.setdefault(key, {}).update({name: given[name] for name in entry.fields if name in given})
    if answer is not None:
        return answer
    return _telling(tellers, action, given, request, moto, start)


def _telling(tellers: list, action: str, given: dict, request: dict, moto, start):
    head = []

    def note(status, headers, error=None):
        head[:] = [status, headers]
        return lambda data: None

    content = b"".join(moto(request, note))
    if head[0].startswith("200"):
        said = json.loads(content)
        for entry in tellers:
            for item in _items(said, entry.told[action]):
                names = [item.get(entry.spelled.get(name, name), given.get(name)) for name in entry.key]
                known = _kept.get((entry.service, entry.kind, *map(_plain, names)), {})
                item.update({entry.spelled.get(name, name): value for name, value in known.items()})
        content = json.dumps(said).encode()
        head[1] = [(name, value) for name, value in head[1] if name.lower() != "content-length"]
    start(*head)
    return [content]


def _items(said: dict, place: str) -> list[dict]:
    found = said.get(place, []) if place else said
    return found if isinstance(found, list) else [found]
