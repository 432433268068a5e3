"""Puts stable words in the place of what a deployment makes up: ids of APIs and keys, names of roles, times of streams.

In: what the sections read. Out: the same, comparable. Values that mean "not set" are left out.
"""

from __future__ import annotations

import json
import re

from readback.policy import Unordered, ordered

# Sections whose items have ids that a deployment makes up, with the word for each.
_IDENTIFIED = (
    ("REST APIs", "rest-api"), ("HTTP APIs", "http-api"), ("keys", "key"), ("secrets", "secret"), ("connections", "connection"),
    ("API destinations", "destination"), ("networks", "network"),
)  # fmt: skip
# A subscription of SNS has an id at the end of its topic's ARN.
_SUBSCRIPTION = re.compile(r"(:sns:[^:]*:[0-9]*:[^:]+):[0-9a-f]{8}-[0-9a-f-]{27}")
_STREAM_TIME = re.compile(r"(/stream/)[0-9T:.\-]+")
# The secret that EventBridge keeps for a connection.
_CONNECTION_SECRET = re.compile(r"(:secret:events!connection/.+/auth-)[A-Za-z0-9]{6}$")


def normalise(system: dict, endpoint: str) -> dict:
    """A system in which two deployments of one program are equal."""
    words = {endpoint: "http://cloud"}
    for section, word in _IDENTIFIED:
        for name, one in system[section].items():
            words[one.pop("Id")] = f"<{word} {name}>"
    words |= _role_words(system)
    longest_first = sorted(words.items(), key=lambda pair: -len(pair[0]))
    return _prune(_replace(system, longest_first))


def _role_words(system: dict) -> dict[str, str]:
    """Roles are named by who assumes them; one that nobody does, by what it may."""
    rest = {section: value for section, value in system.items() if section != "roles"}
    users: dict[str, list[str]] = {name: [] for name in system["roles"]}
    for section, items in rest.items():
        for name, one in items.items():
            text = json.dumps(one, default=str, sort_keys=True)
            for role in users:
                if f':role/{role}"' in text or f':role{system["roles"][role]["Path"]}{role}"' in text:
                    users[role].append(f"{section} {name}")
    words: dict[str, str] = {}
    # Several of one user are told apart by what they may.
    alike = sorted(users.items(), key=lambda pair: json.dumps(system["roles"][pair[0]], sort_keys=True, default=str))
    for role, by in alike:
        word = f"<role of {', '.join(sorted(by))}>" if by else f"<unused role {json.dumps(system['roles'][role], sort_keys=True)}>"
        while word in words.values():
            word += "+"
        words[role] = word
    return words


def _replace(value, words: list[tuple[str, str]]):
    if isinstance(value, dict):
        return {_replace(key, words): _replace(item, words) for key, item in value.items()}
    if isinstance(value, list):
        replaced = [_replace(item, words) for item in value]
        return ordered(replaced) if isinstance(value, Unordered) else replaced
    if isinstance(value, str):
        for old, new in words:
            value = value.replace(old, new)
        value = _CONNECTION_SECRET.sub(r"\1<id>", value)
        return _SUBSCRIPTION.sub(r"\1:<subscription>", _STREAM_TIME.sub(r"\1<time>", value))
    return value


def _prune(value):
    """Leaves out none, false and what is empty: a service answers them for "not set", or nothing."""
    if isinstance(value, dict):
        kept = {str(key): _prune(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if not _unset(item)}
    return [_prune(item) for item in value] if isinstance(value, list) else value


def _unset(value) -> bool:
    return value is None or value is False or value == "" or value == [] or value == {}
