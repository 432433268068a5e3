"""Policies in one form, so that two of them can be compared.

In: policy documents as text or values. Out: sorted statements without ids, every scalar a list. A list that is `Unordered`
is sorted once more when names have been replaced in it (`names.py`).
"""

from __future__ import annotations

import json
import urllib.parse


def statements(document: str | dict | None) -> list[dict]:
    """The statements of a policy, in an order that depends on their content alone."""
    if not document:
        return []
    if isinstance(document, str):
        text = document if document.lstrip().startswith("{") else urllib.parse.unquote(document)
        document = json.loads(text)
    found = document.get("Statement", [])
    found = [found] if isinstance(found, dict) else found
    return ordered([_statement(one) for one in found])


def _statement(one: dict) -> dict:
    made = {}
    for name, value in one.items():
        if name == "Sid":
            continue
        if name == "Effect":
            made[name] = value
        elif name in ("Principal", "NotPrincipal"):
            made[name] = value if isinstance(value, str) else {key: _list(item) for key, item in value.items()}
        elif name == "Condition":
            made[name] = {test: {key: _list(item) for key, item in tests.items()} for test, tests in value.items()}
        else:
            made[name] = _list(value)
    return made


def _list(value) -> list[str]:
    return ordered([str(item) for item in (value if isinstance(value, list) else [value])])


class Unordered(list):
    """A list whose order has no meaning."""


def ordered(items: list) -> Unordered:
    """A list whose order has no meaning, in an order that depends on its content alone."""
    return Unordered(sorted(items, key=lambda item: json.dumps(item, sort_keys=True, default=str)))


def parsed(text):
    """JSON text as a value, so that spaces and the order of keys do not matter; any other text as it is."""
    if isinstance(text, str) and text[:1] in "{[" and text:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
