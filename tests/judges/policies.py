"""Judges every IAM policy in golden output with parliament: no finding, and no `Resource: "*"` where the action can be limited.

In: golden templates, with intrinsic functions answered by samples; golden Terraform, whose `jsonencode({…})` documents are
read by `hcl.py` in the same way. Out: one verdict.
Usage: policies.py [PATH...]
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import golden
import hcl
from exceptions import Exceptions
from report import Verdict, finish

# Findings that say nothing about a document of the kind it is said of.
IGNORED = {
    "RESOURCE_STAR",  # replaced by `_stars`, which also looks at actions for which a resource is optional
}
# A trust policy has no resource: parliament is told the role itself, and the role's own action is no star.
_ROLE = f"arn:aws:iam::{golden.ACCOUNT}:role/sample"


def judge(only: list[str]) -> list[Verdict]:
    verdict, exceptions = Verdict("parliament"), Exceptions("parliament")
    for path in golden.templates(only):
        if path.suffix == ".json":  # the YAML beside it says the same
            _judge_file(verdict, exceptions, path, _template_documents(path))
    for folder in golden.terraform_folders(only):
        _judge_file(verdict, exceptions, folder, _terraform_documents(folder))
    if not only:
        exceptions.close(verdict)
    return [verdict.close()]


def _judge_file(verdict: Verdict, exceptions: Exceptions, path: Path, documents: Iterator[tuple[str, dict]]) -> None:
    verdict.saw(path)
    try:
        for place, document in documents:
            for rule, text in findings(document):
                if not exceptions.covers(path, rule, f"{place}: {text}"):
                    verdict.error(path, f"{place}: [{rule}] {text}")
    except (golden.Unanswered, hcl.Unreadable) as error:
        verdict.error(path, f"a policy cannot be read: no sample is known for `{error}` (tests/judges/golden.py)")


def _template_documents(path: Path) -> Iterator[tuple[str, dict]]:
    template = golden.load_template(path)
    sampler = golden.Sampler(template)
    for name, resource in template["Resources"].items():
        for place, document in documents(resource.get("Properties", {}), name):
            yield place, sampler.value(document)


def _terraform_documents(folder: Path) -> Iterator[tuple[str, dict]]:
    for file in sorted(folder.glob("*.tf")):
        for place, value in hcl.encoded(file.read_text(encoding="utf-8")):
            for inner, document in documents(value, place):
                yield f"{file.name}: {inner}", document


def documents(value, place: str) -> Iterator[tuple[str, dict]]:
    """Every policy document below a value: a record with statements that have an effect."""
    if isinstance(value, dict):
        statements = value.get("Statement")
        statements = [statements] if isinstance(statements, dict) else statements
        if isinstance(statements, list) and any(isinstance(one, dict) and "Effect" in one for one in statements):
            yield place, value
            return
        for key, item in value.items():
            yield from documents(item, f"{place}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from documents(item, f"{place}[{index}]")


def findings(document: dict) -> list[tuple[str, str]]:
    """What is wrong with a policy document: rule and words."""
    warnings.filterwarnings("ignore", "pkg_resources is deprecated")
    from parliament import analyze_policy_string, enhance_finding

    judged = json.loads(json.dumps(document))
    statements = judged["Statement"] if isinstance(judged["Statement"], list) else [judged["Statement"]]
    for statement in statements:
        if "Principal" in statement and "Resource" not in statement:
            statement["Resource"] = _ROLE
    found = []
    for finding in analyze_policy_string(json.dumps(judged)).findings:
        finding = enhance_finding(finding)
        if finding.issue not in IGNORED and not _is_noise(finding, statements):
            found.append((finding.issue, f"{finding.title}: {finding.detail} {_where(finding)}".strip()))
    for statement in statements:
        found += [("RESOURCE_STAR", words) for words in _stars(statement)]
    return found


def _is_noise(finding, statements: list[dict]) -> bool:
    """`sts:AssumeRole` by a service needs no condition key that parliament knows; a trust policy names no other resource."""
    return finding.issue == "RESOURCE_MISMATCH" and all(one.get("Resource") == _ROLE for one in statements)


def _where(finding) -> str:
    location = finding.location
    return f"({location})" if location and "filepath" not in str(location) else ""


def _stars(statement: dict) -> list[str]:
    """Allowed actions that could be limited to a resource, and are not."""
    from parliament import UnknownActionException, UnknownPrefixException, expand_action
    from parliament.statement import get_privilege_info

    resources = statement.get("Resource", [])
    if statement.get("Effect") != "Allow" or "*" not in (resources if isinstance(resources, list) else [resources]):
        return []
    actions = statement.get("Action", [])
    limited = []
    for action in actions if isinstance(actions, list) else [actions]:
        try:
            expanded = expand_action(action)
        except (UnknownActionException, UnknownPrefixException):
            continue  # said already
        for one in expanded:
            kinds = get_privilege_info(one["service"], one["action"])["resource_types"]
            names = sorted({kind["resource_type"].rstrip("*") for kind in kinds} - {""})
            if names:
                limited.append(f"`{one['service']}:{one['action']}` on `*` could be limited to: {', '.join(names)}")
    return limited


if __name__ == "__main__":
    finish(judge(sys.argv[1:])[0])
