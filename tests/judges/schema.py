"""Judges golden Terraform by walking it along the schema of both versions of the provider that `stdlib/facts` knows.

In: golden Terraform folders, `stdlib/facts/terraform.jsonl`. Out: one verdict. It needs no Terraform, and is the only judge of
the newer provider; where Terraform is, `terraform.py` judges more. Deliberately absent: what only the provider knows
(patterns, ranges, what excludes what).
Usage: schema.py [PROJECT...]
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import golden
import hcl
from environment import REPOSITORY, ROOT
from report import Verdict, finish

FACTS = REPOSITORY / "stdlib" / "facts" / "terraform.jsonl"
# Blocks that have a type of the provider, with the word for it.
_TYPED = {"resource": "type", "data": "data source", "ephemeral": "ephemeral resource"}
# What Terraform itself takes in a resource or data source.
_META = {"count", "depends_on", "for_each", "provider"}
_META_BLOCKS = {"connection", "lifecycle", "provisioner"}
_BUILT_IN = {"terraform_data"}


@dataclass(frozen=True)
class Field:
    """A field of a body in one version: an attribute of a type, or a block with the limits of its number."""

    flags: str
    kind: str = ""
    block: bool = False
    least: int = 0
    most: int = 0
    inner: Callable[[], dict[str, Field]] | None = None

    @property
    def given(self) -> bool:
        """Whether a configuration may give it."""
        return self.block or "r" in self.flags or "o" in self.flags


class Facts:
    """The provider's types in each of its versions; a data source is named `data.TYPE`, what is not kept `ephemeral.TYPE`."""

    def __init__(self, file: Path = FACTS):
        self.versions: list[str] = []
        self._lines: dict[str, list] = {}
        for line in file.read_text(encoding="utf-8").splitlines():
            name, *rest = json.loads(line)
            if name:
                self._lines[name] = rest
            else:
                self.versions = rest[0]["versions"]

    def body(self, name: str, version: int) -> dict[str, Field] | None:
        """The fields of a type; none when this version does not have it."""
        if name not in self._lines:
            return None
        flags, body, *shared = self._lines[name]
        return None if _in_version(flags, version) == "-" else _fields(body, shared[0] if shared else [], version)


def _in_version(flags: str, version: int) -> str:
    return flags.split("/")[version] if "/" in flags else flags


def _fields(body: dict | int, shared: list, version: int) -> dict[str, Field]:
    """The fields of a body; a number stands for a body that several places share, perhaps inside itself."""
    made, body = {}, shared[body] if isinstance(body, int) else body
    for name, told in body.items():
        if isinstance(told, str):
            both, kind = told.split(" ", 1)
            field = Field(_in_version(both, version), kind)
        else:
            flags, inner = _in_version(told[0], version), partial(_fields, told[-1], shared, version)
            if flags == "b":
                field = Field("", told[1], True, told[2], told[3], inner)
            else:
                field = Field(flags, told[1], inner=inner)
        if field.flags != "-":
            made[name] = field
    return made


def judge(goldens: list[golden.Golden], facts: Facts | None = None) -> list[Verdict]:
    verdict = Verdict("provider schema")
    facts = facts or Facts()
    for one in goldens:
        if one.terraform:
            verdict.saw(one.terraform)
            try:
                for place, message in walk(one.terraform, facts):
                    verdict.error(one.terraform, f"{place}: {message}")
            except (hcl.Unreadable, ValueError) as error:
                verdict.error(one.terraform, f"cannot be read: {error}")
    return [verdict.close()]


def walk(folder: Path, facts: Facts) -> list[tuple[str, str]]:
    """What does not fit in a version that the folder takes, with its place; said once when it holds in every version."""
    oldest = golden.oldest_provider(folder)
    blocks = [block for _, body in hcl.folder(folder) for block in body.blocks]
    known = {block.address: block for block in blocks if block.kind in _TYPED}
    found: dict[tuple[str, str], list[str]] = {}
    taken = [(at, name) for at, name in enumerate(facts.versions) if golden.version(name) >= oldest]
    for version, name in taken:
        for block in blocks:
            walker = _Walker(facts, version, known)
            if block.kind in _TYPED:
                walker.top(block)
            # What moved is not there any more; `terraform validate` says whether it went somewhere.
            if block.kind != "moved":
                walker.references(block, block.address)
            for item in walker.found:
                found.setdefault(item, []).append(name)
    everywhere = len(taken)
    return [
        (place, text if len(names) == everywhere else f"{text} (provider {', '.join(names)})")
        for (place, text), names in found.items()
    ]


class _Walker:
    def __init__(self, facts: Facts, version: int, known: dict[str, hcl.Block]):
        self.facts, self.version, self.known = facts, version, known
        self.found: list[tuple[str, str]] = []

    def error(self, place: str, text: str) -> None:
        self.found.append((place, text))

    def top(self, block: hcl.Block) -> None:
        kind = block.labels[0]
        if kind in _BUILT_IN:
            return
        fields = self.facts.body(kind if block.kind == "resource" else f"{block.kind}.{kind}", self.version)
        if fields is None:
            self.error(block.address, f"the provider has no {_TYPED[block.kind]} {kind}")
            return
        inside = [inner for inner in block.blocks if inner.kind not in _META_BLOCKS]
        attributes = {name: value for name, value in block.attributes.items() if name not in _META | _META_BLOCKS}
        self._body(block.address, fields, attributes, inside)

    def _body(self, place: str, fields: dict[str, Field], attributes: dict, blocks: list[hcl.Block]) -> None:
        dynamic = {block.labels[0] for block in blocks if block.kind == "dynamic"}
        for name, value in attributes.items():
            self._attribute(f"{place}.{name}", fields.get(name), value)
        for block in blocks:
            self._block(place, fields, block)
        for name, field in fields.items():
            number = sum(block.kind == name for block in blocks)
            given = attributes.get(name)
            number = max(number, len(given) if isinstance(given, list) else given is not None)
            if "r" in field.flags and given is None and name not in dynamic and not number:
                self.error(place, f"`{name}` is missing")
            elif field.block and number < field.least and name not in dynamic:
                self.error(place, f"`{name}` is given {number} times, at least {field.least} are needed")
            elif field.block and field.most and number > field.most:
                self.error(place, f"`{name}` is given {number} times, at most {field.most} are allowed")

    def _attribute(self, place: str, field: Field | None, value) -> None:
        if field is None:
            self.error(place, "the provider knows no such name here")
        elif not field.given:
            self.error(place, "the provider sets this itself")
        elif field.inner:
            items = value if isinstance(value, list) else [value]
            for item in items:  # the JSON form of the language writes blocks like this
                if isinstance(item, dict):
                    self._body(place, field.inner(), item, [])
        else:
            wrong = _mismatch(field.kind, value)
            if wrong:
                self.error(place, f"takes {field.kind}, found {wrong}")

    def _block(self, place: str, fields: dict[str, Field], block: hcl.Block) -> None:
        name, content = block.kind, block
        if block.kind == "dynamic":
            name = block.labels[0]
            content = next((inner for inner in block.blocks if inner.kind == "content"), block)
        field = fields.get(name)
        place = f"{place}.{name}"
        if field is None:
            self.error(place, "the provider knows no such block here")
        elif not field.inner:
            self.error(place, "is an attribute, not a block")
        elif not field.given:
            self.error(place, "the provider sets this itself")
        else:
            self._body(place, field.inner(), content.attributes, content.blocks)

    def references(self, block: hcl.Block, place: str) -> None:
        """Every reference to a resource or data source: it exists, and so does what is asked of it."""
        for name, value in block.attributes.items():
            for path in _paths(value):
                self._reference(f"{place}.{name}", path)
        for inner in block.blocks:
            self.references(inner, f"{place}.{inner.kind}")

    def _reference(self, place: str, path: str) -> None:
        parts = path.split(".")
        prefix = f"{parts[0]}." if parts[0] in _TYPED and parts[0] != "resource" else ""
        if not prefix and not parts[0].startswith("aws_"):
            return
        kind, rest = (parts[1], parts[2:]) if prefix else (parts[0], parts[1:])
        name = rest[0].split("[")[0] if rest else ""
        address = f"{prefix}{kind}.{name}"
        if address not in self.known:
            self.error(place, f"refers to {address}, which is not there")
            return
        fields = self.facts.body(f"{prefix}{kind}", self.version)
        if fields is not None and len(rest) > 1 and rest[1].split("[")[0] not in fields:
            self.error(place, f"refers to {path}: the provider knows no such attribute")


def _paths(value) -> list[str]:
    if isinstance(value, hcl.Reference):
        return [value.path]
    if isinstance(value, dict):
        inside = list(value.values())
    elif isinstance(value, list):
        inside = value
    elif isinstance(value, hcl.Template):
        inside = value.parts
    elif isinstance(value, hcl.Call):
        inside = value.arguments
    elif isinstance(value, hcl.Other):
        inside = value.operands
    elif isinstance(value, hcl.Index):
        inside = [value.value]
    else:
        return []
    return [path for item in inside for path in _paths(item)]


def _mismatch(kind: str, value) -> str | None:
    """What a literal is, when Terraform could not make the type of it; numbers and truth values become text, and back."""
    if value is None or isinstance(value, hcl.Reference | hcl.Call | hcl.Other | hcl.Index):
        return None
    outer, _, inner = kind.partition("(")
    inner = inner[:-1]
    if outer in ("list", "set"):
        if not isinstance(value, list):
            return _word(value)
        return next((wrong for wrong in (_mismatch(inner, item) for item in value) if wrong), None) if inner else None
    if outer == "map":
        if not isinstance(value, dict):
            return _word(value)
        return next((wrong for wrong in (_mismatch(inner, item) for item in value.values()) if wrong), None) if inner else None
    if outer == "string":
        return _word(value) if isinstance(value, list | dict) else None
    if outer == "number":
        return None if isinstance(value, int | float) and not isinstance(value, bool) or _is_number(value) else _word(value)
    if outer == "bool":
        return None if isinstance(value, bool) or value in ("true", "false") else _word(value)
    return None


def _is_number(value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) is not None


def _word(value) -> str:
    if isinstance(value, hcl.Template):
        return "a text"
    words = {str: "a text", bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return words[type(value)]


if __name__ == "__main__":
    finish(judge(golden.find(ROOT, sys.argv[1:])))
