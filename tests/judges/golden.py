"""The golden output: where it lies, and a template as plain values.

In: folders of the repository. Out: paths of templates and Terraform folders. Deliberately absent: any judging.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ACCOUNT, REGION = "123456789012", "eu-west-1"
TOPS = ("examples", "tests/cases")


@dataclass(frozen=True)
class Golden:
    """The golden output of one project (a folder with sources) in one stage; `default` when it has no stages."""

    project: Path
    stage: str

    @property
    def folder(self) -> Path:
        return self.project / "golden" / self.stage

    @property
    def is_example(self) -> bool:
        return self.project.parent.name == "examples"

    @property
    def templates(self) -> list[Path]:
        found = self.folder / "cloudformation"
        return [path for path in sorted(found.rglob("*")) if path.suffix in (".json", ".yaml") and _is_output(path, found)]

    @property
    def terraform(self) -> Path | None:
        found = self.folder / "terraform"
        return found if any(found.glob("*.tf")) or any(found.glob("*.tf.json")) else None


def oldest_provider(folder: Path) -> tuple[int, ...]:
    """The oldest version of the provider that a Terraform folder takes, by its requirement `>= 5.100, < 7`; `(0,)` when there is none."""
    for path in sorted(folder.glob("versions.tf*")):
        found = re.search(r'">= ([0-9.]+), < [0-9.]+"', path.read_text(encoding="utf-8"))
        if found:
            return version(found.group(1))
    return (0,)


def version(text: str) -> tuple[int, ...]:
    """`5.100.0` as numbers that compare."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", text))


def _is_output(path: Path, folder: Path) -> bool:
    """Not a file of packaged code, which is nobody's template."""
    return path.is_file() and path.relative_to(folder).parts[0] != "assets"


def find(root: Path, names: list[str] | None = None) -> list[Golden]:
    """All golden output below a repository, or that of the named projects (`orders`, `examples/orders`)."""
    projects = [path for top in TOPS for path in sorted((root / top).glob("*")) if (path / "golden").is_dir()]
    if names:
        wanted = {Path(name).name for name in names}
        unknown = wanted - {path.name for path in projects}
        if unknown:
            raise LookupError(f"there is no golden output of {', '.join(sorted(unknown))}")
        projects = [path for path in projects if path.name in wanted]
    return [
        Golden(project, stage.name)
        for project in projects
        for stage in sorted((project / "golden").iterdir())
        if stage.is_dir()
    ]


def covering(goldens: list[Golden]) -> list[Golden]:
    """Examples, and as few cases as together have every type of a resource that examples lack."""
    chosen = [one for one in goldens if one.is_example]
    cases = {one: _types(one) for one in goldens if not one.is_example}
    covered = set().union(*map(_types, chosen))
    while cases:
        best = max(cases, key=lambda one: len(cases[one] - covered))
        if not cases[best] - covered:
            break
        covered |= cases.pop(best)
        chosen.append(best)
    return chosen


def _types(one: Golden) -> set[str]:
    """Types of both targets."""
    found = set()
    for path in sorted((one.folder / "cloudformation").glob("template.json")):
        found |= {resource["Type"] for resource in json.loads(path.read_text(encoding="utf-8"))["Resources"].values()}
    for path in sorted((one.folder / "terraform").glob("*.tf")):
        found |= set(re.findall(r'^resource "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


class _Loader(yaml.SafeLoader):
    """YAML 1.1 as CloudFormation reads it: short tags, and dates that stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _short_tag(loader: yaml.Loader, suffix: str, node: yaml.Node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short_tag)


def load_template(path: Path) -> dict:
    """A template as plain values; JSON is YAML too."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def long_form(value):
    """A template with `Fn::GetAtt` as a list, which both spellings mean."""
    if isinstance(value, list):
        return [long_form(item) for item in value]
    if isinstance(value, dict):
        body = value.get("Fn::GetAtt")
        if isinstance(body, str) and len(value) == 1:
            return {"Fn::GetAtt": body.split(".", 1)}
        return {key: long_form(item) for key, item in value.items()}
    return value


def differences(left, right, names: tuple[str, str], path: str = "") -> list[str]:
    """Every place at which two values differ, one text each."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = sorted(left.keys() | right.keys(), key=str)
        inner = [(f"{path} / {key}" if path else str(key), left.get(key), right.get(key)) for key in keys]
        return [line for name, one, other in inner for line in differences(one, other, names, name)]
    if left == right and type(left) is type(right):
        return []
    width = max(map(len, names))
    return [f"{path}:\n    {names[0].ljust(width)}  {_said(left)}\n    {names[1].ljust(width)}  {_said(right)}"]


def _said(value) -> str:
    return "(not there)" if value is None else json.dumps(value, sort_keys=True, default=str)
