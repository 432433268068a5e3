"""Whether policies let a sender in, as IAM decides: an explicit denial wins, and something must allow.

In: statements of policies. Out: yes or no. Deliberately absent: organizations, boundaries, sessions.
"""

from __future__ import annotations

import fnmatch


def allowed(statements: list[dict], service: str | None, action: str, resource: str, context: dict[str, str]) -> bool:
    """Whether a policy lets a service do something. In the policy of a role there is no principal: `service` is none."""
    effects = [
        one["Effect"]
        for one in statements
        if _principal(one, service) and _covers(one, action, resource) and _holds(one.get("Condition", {}), context)
    ]
    return "Allow" in effects and "Deny" not in effects


def _principal(one: dict, service: str | None) -> bool:
    if service is None:
        return True
    principal = one.get("Principal")
    if principal == "*" or (isinstance(principal, dict) and "*" in principal.get("AWS", [])):
        return True
    return isinstance(principal, dict) and service in principal.get("Service", [])


def _covers(one: dict, action: str, resource: str) -> bool:
    if "NotAction" in one or "NotResource" in one:
        return False
    actions = [item.lower() for item in one.get("Action", [])]
    if not any(fnmatch.fnmatchcase(action.lower(), item) for item in actions):
        return False
    return "Resource" not in one or any(_like(resource, item) for item in one["Resource"])


def _like(value: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(value, pattern.replace("[", "[[]"))


def _holds(condition: dict, context: dict[str, str]) -> bool:
    """An operator that is not known does not hold, so that nothing is let in by mistake."""
    return all(_test(operator, key, wanted, context) for operator, tests in condition.items() for key, wanted in tests.items())


def _test(operator: str, key: str, wanted: list[str], context: dict[str, str]) -> bool:
    value = next((item for name, item in context.items() if name.lower() == key.lower()), None)
    optional = operator.endswith("IfExists")
    operator = operator.removesuffix("IfExists")
    if value is None:
        return optional or operator in ("StringNotEquals", "StringNotLike", "ArnNotEquals", "ArnNotLike")
    if operator in ("StringEquals", "ArnEquals", "Bool"):
        return any(value == item or operator == "ArnEquals" and _like(value, item) for item in wanted)
    if operator in ("StringLike", "ArnLike"):
        return any(_like(value, item) for item in wanted)
    if operator == "StringNotEquals":
        return value not in wanted
    if operator in ("StringNotLike", "ArnNotLike", "ArnNotEquals"):
        return not any(_like(value, item) for item in wanted)
    return False
