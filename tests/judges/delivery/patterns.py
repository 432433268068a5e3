"""Samples of what a pattern of EventBridge, or a filter policy of SNS, lets through, and of what it refuses.

In: a pattern. Out: an event that it matches, one that it does not. Deliberately absent: deciding what arrives, which moto does.
"""

from __future__ import annotations

import copy
import ipaddress
import json
import re


class Unclear(Exception):
    """No sample can be made, for the reason given."""


_ABSENT = object()
WORD = "judge"


def matching(pattern: dict) -> dict:
    """An event that the pattern lets through."""
    event: dict = {}
    for name, wanted in pattern.items():
        if name == "$or":
            _merge(event, matching(wanted[0]))
        elif isinstance(wanted, dict):
            _merge(event, {name: matching(wanted)})
        else:
            value = _value(wanted)
            if value is not _ABSENT:
                event[name] = value
    if not matches(pattern, event):
        raise Unclear(f"no event is found that {json.dumps(pattern)} lets through")
    return event


def refused(pattern: dict, event: dict) -> dict:
    """An event like `event` that the pattern does not let through."""
    for path, wanted in _leaves(pattern):
        for value in _others(wanted):
            changed = copy.deepcopy(event)
            _put(changed, path, value)
            if not matches(pattern, changed):
                return changed
    raise Unclear(f"{json.dumps(pattern)} refuses nothing that can be tried")


def _merge(event: dict, more: dict) -> None:
    for name, value in more.items():
        if isinstance(value, dict) and isinstance(event.get(name), dict):
            _merge(event[name], value)
        else:
            event[name] = value


def _leaves(pattern: dict, path: tuple = ()):
    for name, wanted in pattern.items():
        if isinstance(wanted, dict):
            yield from _leaves(wanted, (*path, name))
        elif name != "$or":
            yield (*path, name), wanted


def _put(event: dict, path: tuple, value) -> None:
    for name in path[:-1]:
        event = event.setdefault(name, {})
    if value is _ABSENT:
        event.pop(path[-1], None)
    else:
        event[path[-1]] = value


def _value(wanted: list):
    for one in wanted:
        for value in _candidates(one):
            if _fits(wanted, value):
                return value
    raise Unclear(f"nothing fits {json.dumps(wanted)}")


def _candidates(one) -> list:
    if not isinstance(one, dict):
        return [one]
    name, given = next(iter(one.items()))
    ignoring = given["equals-ignore-case"] if isinstance(given, dict) and "equals-ignore-case" in given else None
    first = (given[0] if isinstance(given, list) and given else given) if ignoring is None else ignoring
    if name == "exists":
        return [WORD if given else _ABSENT]
    if name == "prefix":
        return [f"{first}{WORD}"]
    if name == "suffix":
        return [f"{WORD}{first}"]
    if name == "equals-ignore-case":
        return [first]
    if name == "wildcard":
        return [first.replace("*", "x")]
    if name == "cidr":
        return [str(ipaddress.ip_network(first)[0])]
    if name == "numeric":
        limits = [number for number in given if not isinstance(number, str)]
        return [sum(limits) / len(limits), *limits, limits[0] + 1, limits[0] - 1]
    if name == "anything-but":
        return [WORD, 424242]
    raise Unclear(f"the judge does not know `{name}`")


def _others(wanted: list) -> list:
    """Values that may not fit."""
    found = ["refused-by-all", 987654321, -987654321, _ABSENT, WORD]
    for one in wanted:
        if isinstance(one, dict) and "anything-but" in one:
            given = one["anything-but"]
            found += given if isinstance(given, list) else _candidates(given) if isinstance(given, dict) else [given]
    return found


def matches(pattern: dict, event: dict) -> bool:
    """Whether the pattern lets an event through."""
    for name, wanted in pattern.items():
        if name == "$or":
            if not any(matches(one, event) for one in wanted):
                return False
        elif isinstance(wanted, dict):
            inner = event.get(name, {}) if isinstance(event, dict) else {}
            if not matches(wanted, inner if isinstance(inner, dict) else {}):
                return False
        elif not _fits(wanted, event.get(name, _ABSENT)):
            return False
    return True


def _fits(wanted: list, value) -> bool:
    return any(_fit(one, value) for one in wanted)


def _fit(one, value) -> bool:
    if isinstance(value, list):
        return any(_fit(one, item) for item in value)
    if not isinstance(one, dict):
        return value is not _ABSENT and type(one) is type(value) and one == value or _same_number(one, value)
    name, given = next(iter(one.items()))
    if name == "exists":
        return (value is not _ABSENT) == given
    if value is _ABSENT:
        return False
    if name == "anything-but":
        if isinstance(given, dict):
            return not _fit(given, value)
        return value not in (given if isinstance(given, list) else [given])
    if name == "numeric":
        return _is_number(value) and all(_compare(value, sign, limit) for sign, limit in zip(given[::2], given[1::2]))
    if not isinstance(value, str):
        return False
    if isinstance(given, list):
        return any(_fit({name: item}, value) for item in given)
    if isinstance(given, dict):
        given, value = given["equals-ignore-case"].lower(), value.lower()
    if name == "prefix":
        return value.startswith(given)
    if name == "suffix":
        return value.endswith(given)
    if name == "equals-ignore-case":
        return value.lower() == given.lower()
    if name == "wildcard":
        return re.fullmatch(".*".join(map(re.escape, given.split("*"))), value) is not None
    if name == "cidr":
        return value.count(".") == 3 and ipaddress.ip_address(value) in ipaddress.ip_network(given)
    raise Unclear(f"the judge does not know `{name}`")


def _is_number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_number(one, value) -> bool:
    return _is_number(one) and _is_number(value) and one == value


def _compare(value, sign: str, limit) -> bool:
    return {"<": value < limit, "<=": value <= limit, "=": value == limit, ">=": value >= limit, ">": value > limit}[sign]
