"""Judges every IAM policy in golden output with parliament: no finding, no `Resource: "*"` without a reason in `stars.toml`.

In: golden templates and golden Terraform, with references answered by samples. Out: one verdict.
A place where a policy belongs and none can be read is an error, so that nothing escapes unseen.
Usage: policies.py [PROJECT...]
"""

from __future__ import annotations

import fnmatch
import json
import sys
import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import golden
import hcl
import samples
from environment import HERE, ROOT
from exceptions import Exceptions
from report import Verdict, finish

# Findings that say nothing about a document of the kind it is said of.
IGNORED = {
    "RESOURCE_STAR",  # `_stars` looks at every action, also at those for which a resource is optional
}
# A trust policy has no resource: parliament is told the role itself, and the role's own action is no star.
_ROLE = f"arn:aws:iam::{golden.ACCOUNT}:role/sample"
# Where a policy belongs: property names of CloudFormation, attribute names of Terraform.
_PLACES = {"AssumeRolePolicyDocument", "KeyPolicy", "PolicyDocument", "access_policy", "assume_role_policy", "policy"}
# Types whose `policy` is something else.
_NOT_POLICIES = {"aws_ecr_lifecycle_policy"}


def judge(goldens: list[golden.Golden], complete: bool) -> list[Verdict]:
    verdict, exceptions = Verdict("parliament"), Exceptions("parliament")
    for one in goldens:
        for path in one.templates:
            if path.suffix == ".json" or not path.with_suffix(".json").exists():  # the YAML beside it says the same
                _judge_all(verdict, exceptions, path, template_documents)
        if one.terraform:
            _judge_all(verdict, exceptions, one.terraform, terraform_documents)
    if complete:
        exceptions.close(verdict)
    return [verdict.close()]


def _judge_all(verdict: Verdict, exceptions: Exceptions, path: Path, read) -> None:
    verdict.saw(path)
    try:
        for place, document in read(path):
            for rule, text in findings(document):
                if not exceptions.covers(path, rule, f"{place}: {text}"):
                    verdict.error(path, f"{place}: [{rule}] {text}")
    except samples.Unanswered as error:
        verdict.error(path, f"a policy cannot be read: no sample is known for `{error}` (tests/judges/samples.py)")
    except (hcl.Unreadable, ValueError) as error:
        verdict.error(path, f"a policy cannot be read: {error}")


# Finding the documents.


@dataclass
class _Seeker:
    """Walks over values; `sample` makes plain what is found."""

    sample: object

    def documents(self, value, place: str) -> Iterator[tuple[str, dict]]:
        if isinstance(value, hcl.Call) and value.name == "jsonencode":
            value = value.arguments[0]
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from self.documents(item, f"{place}[{index}]")
        if not isinstance(value, dict):
            return
        if any(isinstance(one, dict) and "Effect" in one for one in _listed(value.get("Statement"))):
            yield place, self._document(value, place)
            return
        for key, item in value.items():
            inner = f"{place}.{key}"
            if item is not None and key in _PLACES and place.split(".")[0] not in _NOT_POLICIES:
                yield inner, self._document(item, inner)
            else:
                yield from self.documents(item, inner)

    def _document(self, value, place: str) -> dict:
        document = self.sample(value)
        if isinstance(document, str):
            try:
                document = json.loads(document)
            except ValueError:
                raise ValueError(f"{place} holds no policy: {document[:60]}") from None
        if not isinstance(document, dict) or not document.get("Statement"):
            raise ValueError(f"{place} holds no policy with statements")
        return document


def template_documents(path: Path) -> Iterator[tuple[str, dict]]:
    """Every policy document of a template, with its place."""
    template = golden.load_template(path)
    seeker = _Seeker(samples.TemplateSampler(template).value)
    for name, resource in template["Resources"].items():
        yield from seeker.documents(resource.get("Properties", {}), name)


def terraform_documents(folder: Path) -> Iterator[tuple[str, dict]]:
    """Every policy document of a Terraform folder, with its place."""
    bodies = [body for _, body in hcl.folder(folder)]
    seeker = _Seeker(samples.TerraformSampler(bodies).value)
    for block in (block for body in bodies for block in body.blocks):
        if block.kind == "data" and block.labels[0] == "aws_iam_policy_document":
            raise ValueError(f"{block.address}: this judge reads documents as values, not as data sources")
        if block.kind in ("resource", "locals"):
            yield from _block_documents(seeker, block, block.address)


def _block_documents(seeker: _Seeker, block: hcl.Block, place: str) -> Iterator[tuple[str, dict]]:
    yield from seeker.documents(block.attributes, place)
    for inner in block.blocks:
        yield from _block_documents(seeker, inner, f"{place}.{inner.kind}")


# Judging one document.


def findings(document: dict) -> list[tuple[str, str]]:
    """What is wrong with a policy document: rule and words."""
    warnings.filterwarnings("ignore", "pkg_resources is deprecated")
    from parliament import analyze_policy_string, enhance_finding

    judged = json.loads(json.dumps(document))
    statements = _listed(judged["Statement"])
    for statement in statements:
        if "Principal" in statement and "Resource" not in statement:
            statement["Resource"] = _ROLE
    found = []
    for finding in analyze_policy_string(json.dumps(judged)).findings:
        finding = enhance_finding(finding)
        if finding.issue not in IGNORED and not _is_noise(finding, statements):
            found.append((finding.issue, f"{finding.title}: {finding.detail} {_where(finding)}".strip()))
    for statement in statements:
        found += _stars(statement)
    return found


def _is_noise(finding, statements: list[dict]) -> bool:
    """A trust policy names no resource, so the one put in its place cannot be wrong."""
    return finding.issue == "RESOURCE_MISMATCH" and all(one.get("Resource") == _ROLE for one in statements)


def _where(finding) -> str:
    location = finding.location
    return f"({location})" if location and "filepath" not in str(location) else ""


def _stars(statement: dict) -> list[tuple[str, str]]:
    """Actions that are allowed on everything without a reason, and everything that is allowed."""
    if statement.get("Effect") != "Allow":
        return []
    found = []
    if "NotAction" in statement or "*" in _listed(statement.get("Action", [])):
        found.append(("ACTION_STAR", "all actions are allowed, or all but some"))
    if "NotResource" in statement:
        found.append(("RESOURCE_STAR", "all resources are allowed, but some"))
    if "*" in _listed(statement.get("Resource", [])):
        where = "resource" if "Principal" in statement else "identity"
        found += [
            ("RESOURCE_STAR", f"`{action}` on `*`: no reason is stated in tests/judges/stars.toml")
            for action in _listed(statement.get("Action", []))
            if not _excused(where, action)
        ]
    return found


_REASONS = tomllib.loads((HERE / "stars.toml").read_text(encoding="utf-8"))["star"]


def _excused(where: str, action: str) -> bool:
    action = action.lower()
    return any(
        one["in"] == where and any(fnmatch.fnmatchcase(action, pattern.lower()) for pattern in one["actions"])
        for one in _REASONS
    )


def _listed(value) -> list:
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    finish(judge(golden.find(ROOT, sys.argv[1:]), complete=len(sys.argv) == 1))
