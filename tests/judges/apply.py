"""Judges that both outputs of one program make the same system: each is applied to an empty moto cloud, read back through the
services' own APIs, and compared. After Terraform's apply a second plan must be empty.

In: golden output; the compiler builds it once more, since packaged code is not committed, and what it writes must be the
golden output to the byte. Out: a verdict with the settings that differ, and one on what arrives when something happens in both
clouds (`delivery/`). What moto lacks and how it is made up for stands in one table, `cloud/gaps.py`.
Usage: apply.py [PROJECT...] [--stage STAGE] [--keep DIR]
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import delivery
import golden
import hcl
import readback
from cloud import gaps
from environment import ROOT, Run, Terraform, find_slsc, find_terraform, run
from exceptions import Exceptions
from golden import Golden
from report import Verdict, finish, shown
from terraform import initialise_command

BUILD_LIMIT, INIT_LIMIT, APPLY_LIMIT, PLAN_LIMIT = 60, 120, 420, 180
ASSETS_BUCKET = "judge-assets"
# Each deployment mostly waits, since the provider gives a queue 25 seconds to settle.
WORKERS = 6


@dataclass
class Deployment:
    """One program in one stage, deployed from one or both outputs."""

    golden: Golden
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    terraform: dict | None = None
    cloudformation: dict | None = None
    acted: dict[str, delivery.Report] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{shown(self.golden.project)} ({self.golden.stage})"


def judge(goldens: list[Golden], keep: Path | None = None, complete: bool = False, every: bool = True) -> list[Verdict]:
    """Two verdicts; `complete` when everything there is was given, so that an exception which nothing needs is an error. Without
    `every`, cases that add no type of a resource are left out."""
    goldens = goldens if every else golden.covering(goldens)
    verdict, delivers, exceptions = Verdict("apply"), Verdict("delivery"), Exceptions("apply")
    slsc, terraform = find_slsc(), find_terraform()
    if slsc is None:
        verdict.cannot("there is no `slsc` (build it, or set SLSC)")
        return [verdict.close()]
    deployments = [Deployment(one) for one in goldens]
    with tempfile.TemporaryDirectory(prefix="judges-") as scratch, ThreadPoolExecutor(WORKERS) as pool:
        folder = keep or Path(scratch)
        waiting = [
            pool.submit(_deploy, one, slsc, terraform, folder / f"{number}", exceptions)
            for number, one in enumerate(deployments)
        ]
        for one, done in zip(deployments, waiting):
            done.result()
            _conclude(verdict, one)
            _deliver(delivers, one)
    if complete:
        exceptions.close(verdict)
    if terraform.missing and deployments:
        verdict.cannot(f"this machine has no {terraform.missing}: nothing to compare CloudFormation with", terraform.excused)
    used = set().union(*(one.types for one in deployments)) if deployments else set()
    if used:
        made_up = f"{len(used & gaps.TYPES.keys())} of {len(used)} types and {len(gaps.REPAIRS)} details of services"
        verdict.notes.append(f"moto lacks, or makes only in part, {made_up}: see tests/judges/cloud/gaps.py for what stands in")
    return [verdict.close(), delivers.close()]


def _conclude(verdict: Verdict, one: Deployment) -> None:
    verdict.saw(one.name)
    for error in one.errors:
        verdict.error(one.name, error)
    verdict.notes += [f"{one.name}: {note}" for note in one.notes]


def _deliver(verdict: Verdict, one: Deployment) -> None:
    """Both clouds deliver, and the same; without Terraform, CloudFormation's alone is judged."""
    if not one.acted:
        return
    names = ("terraform", "cloudformation")
    reports = [one.acted.get(name) for name in names]
    first = next(report for report in reports if report)
    if any(report.delivered or report.failed for report in reports if report):
        verdict.saw(one.name)
    for error in delivery.differences(reports[0] or first, reports[1] or first, names):
        verdict.error(one.name, error)
    if first.delivered:
        verdict.notes.append(f"{one.name}: delivered {first.counts()}")
    unjudged = first.unjudged.items()
    verdict.notes += [f"{one.name}: not tried: {wire}: {reason}" for wire, reason in unjudged]


def _deploy(one: Deployment, slsc: Path, terraform: Terraform, folder: Path, exceptions: Exceptions) -> None:
    try:
        parameters: dict[str, str] | None = {}
        if one.golden.templates:
            parameters = _sample_parameters(one, slsc, folder)
            if parameters is None:
                return
            one.cloudformation = _create_stack(one, folder / "cloudformation", parameters)
        known = environment.provider_versions(terraform.mirror) if terraform.mirror else []
        if one.golden.terraform and known and golden.oldest_provider(one.golden.terraform) > max(known):
            one.notes.append("needs a newer provider than this machine has: Terraform is not applied")
        elif one.golden.terraform and not terraform.missing and _build(one, slsc, "terraform", folder / "terraform"):
            one.terraform = _apply(one, terraform, folder / "terraform", parameters, exceptions)
    except Exception as error:  # whatever went wrong is this deployment's failure; the others go on
        one.errors.append(f"{type(error).__name__}: {error}")
        return
    if one.terraform is not None and one.cloudformation is not None:
        for line in golden.differences(one.terraform, one.cloudformation, ("terraform", "cloudformation")):
            place, _, text = line.partition(":\n")
            if not exceptions.covers(one.golden.project, place, text):
                one.errors.append(line)
        counts = [f"{len(items)} {section}" for section, items in one.terraform.items() if items]
        one.notes.append(f"compared {', '.join(counts)}")
    elif one.terraform is not None and not one.golden.templates:
        one.notes.append("only Terraform can express it: applied, and compared with nothing")
    elif one.cloudformation is not None and not one.golden.terraform:
        one.notes.append("only CloudFormation can express it: made, and compared with nothing")
    for target, system in (("terraform", one.terraform), ("cloudformation", one.cloudformation)):
        if system is not None:
            (folder / f"{target}.json").write_text(json.dumps(system, indent=2, sort_keys=True, default=str))


def _build(one: Deployment, slsc: Path, target: str, out: Path) -> bool:
    """Builds one output. It must be the golden output, so that what is applied here is what is committed."""
    command = [slsc, "build", one.golden.project, "--target", target, "--out", out]
    if one.golden.stage != "default":
        command += ["--stage", one.golden.stage]
    result = run(command, BUILD_LIMIT)
    if result.code != 0:
        one.errors.append(f"slsc build --target {target}: {result.output.strip()}")
        return False
    committed = one.golden.folder / target
    for path in sorted(path for path in out.rglob("*") if path.suffix in (".tf", ".json", ".yaml")):
        place = path.relative_to(out)
        twin = committed / place
        if place.parts[0] != "assets" and (not twin.exists() or twin.read_bytes() != path.read_bytes()):
            one.errors.append(f"{target}/{place} is not what the compiler writes now: bless it")
    return True


# CloudFormation.


def _sample_parameters(one: Deployment, slsc: Path, folder: Path) -> dict[str, str] | None:
    """Builds the CloudFormation output, and answers its parameters that have no default."""
    if not _build(one, slsc, "cloudformation", folder / "cloudformation"):
        return None
    template = golden.load_template(_template(folder / "cloudformation"))
    one.types |= {resource["Type"] for resource in template["Resources"].values()}
    answers = {}
    for name, parameter in template.get("Parameters", {}).items():
        if name != "AssetsBucket" and "Default" not in parameter:
            answers[name] = _sample(name, parameter)
    return answers


# What a text may be, by the first that has the form that its parameter asks for.
TEXTS = ("sample", "sample@judge.example", "https://judge.example/", "10.0.0.0/16", "2026-01-31", "2026-01-31T00:00:00Z")


def _sample(name: str, parameter: dict) -> str:
    if "AllowedValues" in parameter:
        return str(parameter["AllowedValues"][0])
    if parameter["Type"] in ("Number", "List<Number>"):
        return str(parameter.get("MinValue", 1))
    pattern = re.compile(parameter.get("AllowedPattern", ""))
    found = (text for text in TEXTS if pattern.search(text))
    text = next(found, None)
    if text is None:
        raise ValueError(f"no text here has the form of the parameter {name}: {pattern.pattern}")
    return text.ljust(parameter.get("MinLength", 0), "x")


def _template(folder: Path) -> Path:
    return next(path for path in (folder / "template.json", folder / "template.yaml") if path.exists())


def _create_stack(one: Deployment, folder: Path, parameters: dict[str, str]) -> dict | None:
    from cloud.client import Cloud

    path = _template(folder)
    template = golden.load_template(path)
    unread = readback.uncovered({resource["Type"] for resource in template["Resources"].values()})
    if unread:
        one.errors.append(f"cloudformation: no section of tests/judges/readback compares {', '.join(sorted(unread))}")
    with Cloud(golden.REGION) as cloud:
        try:
            system = read_stack(cloud, one.golden.project.name, folder, parameters)
            one.acted["cloudformation"] = delivery.act(cloud)
            return system
        except StackFailed as error:
            one.errors.append(f"cloudformation: {error}\n{cloud.complaints()}".strip())
            return None


class StackFailed(Exception):
    """Moto did not make the stack, for the reason given."""


def read_stack(cloud, name: str, folder: Path, parameters: dict[str, str]) -> dict:
    """Creates a stack from a folder with a template and packaged code, and reads the cloud back."""
    template = golden.load_template(_template(folder))
    if "AssetsBucket" in template.get("Parameters", {}):
        _upload(cloud, folder / "assets")
        parameters = parameters | {"AssetsBucket": ASSETS_BUCKET}
    for key, told in template.get("Parameters", {}).items():
        if "Default" in told and told["Type"] in ("CommaDelimitedList", "List<Number>"):
            parameters = {key: str(told["Default"])} | parameters  # moto makes lists of given values, not of defaults
    outputs = create_stack(cloud, name, _template(folder).read_text(encoding="utf-8"), parameters)
    return readback.read(cloud, {ASSETS_BUCKET}, outputs)


def create_stack(cloud, name: str, template: str | dict, parameters: dict[str, str]) -> dict[str, str]:
    """Creates a stack, and returns its outputs."""
    text = template if isinstance(template, str) else json.dumps(template)
    given = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
    stacks = cloud.client("cloudformation")
    try:
        stacks.create_stack(StackName=name, TemplateBody=text, Parameters=given, Capabilities=["CAPABILITY_NAMED_IAM"])
    except Exception as error:
        raise StackFailed(f"create_stack: {error}") from error
    told = stacks.describe_stacks(StackName=name)["Stacks"][0]
    if told["StackStatus"] != "CREATE_COMPLETE":
        raise StackFailed(f"the stack is {told['StackStatus']}")
    return {item["OutputKey"]: item["OutputValue"] for item in told.get("Outputs", [])}


def _upload(cloud, assets: Path) -> None:
    """What a deployment does before it creates the stack."""
    bucket = cloud.client("s3")
    bucket.create_bucket(Bucket=ASSETS_BUCKET, CreateBucketConfiguration={"LocationConstraint": cloud.region})
    for file in sorted(assets.rglob("*")) if assets.is_dir() else []:
        if file.is_file():
            bucket.upload_file(str(file), ASSETS_BUCKET, file.relative_to(assets).as_posix())


# Terraform.


def _apply(
    one: Deployment, terraform: Terraform, folder: Path, parameters: dict[str, str], exceptions: Exceptions
) -> dict | None:
    from cloud.client import Cloud

    with Cloud(golden.REGION) as cloud:
        surroundings = terraform.environment() | {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": cloud.region,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": cloud.endpoint,
            "AWS_MAX_ATTEMPTS": "2",
        }
        surroundings |= _variables(folder) | {f"TF_VAR_{_snake(name)}": value for name, value in parameters.items()}

        def call(limit: float, *arguments: str) -> Run:
            return run([terraform.binary, *arguments], limit, cwd=folder, env=surroundings)

        made = run(initialise_command(terraform), INIT_LIMIT, cwd=folder, env=surroundings)
        if made.code != 0:
            one.errors.append(f"terraform init: {made.output.strip()}")
            return None
        made = call(APPLY_LIMIT, "apply", "-auto-approve", "-no-color", "-input=false")
        if made.code != 0:
            one.errors.append(f"terraform apply: {_ending(made.output)}\n{cloud.complaints()}".strip())
            return None
        again = call(PLAN_LIMIT, "plan", "-detailed-exitcode", "-no-color", "-input=false")
        if again.code == 2 and not exceptions.covers(one.golden.project, "second plan", again.output):
            one.errors.append(f"the second plan is not empty:\n{_changes(again.output)}")
        elif again.code not in (0, 2):
            one.errors.append(f"terraform plan: {_ending(again.output)}\n{cloud.complaints()}".strip())
        one.notes.append(f"terraform apply took {made.seconds:.0f} s, the second plan {again.seconds:.0f} s")
        told = json.loads(call(PLAN_LIMIT, "show", "-json").output)["values"]
        types = {item["type"] for item in told.get("root_module", {}).get("resources", []) if item["mode"] == "managed"}
        unread = readback.uncovered(types)
        if unread:
            one.errors.append(f"terraform: no section of tests/judges/readback compares {', '.join(sorted(unread))}")
        outputs = {name: item["value"] for name, item in told.get("outputs", {}).items()}
        system = readback.read(cloud, set(), outputs)
        one.acted["terraform"] = delivery.act(cloud)
        return system


def _variables(folder: Path) -> dict[str, str]:
    """Answers for variables without a default, some of which CloudFormation has no parameter for."""
    blocks = [block for _, body in hcl.folder(folder) for block in body.blocks if block.kind == "variable"]
    return {f"TF_VAR_{block.labels[0]}": "sample" for block in blocks if "default" not in block.attributes}


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() and place else letter.lower() for place, letter in enumerate(name))


def _ending(output: str, lines: int = 40) -> str:
    return "\n".join(output.strip().splitlines()[-lines:])


def _changes(output: str) -> str:
    """The part of a plan that says what would change."""
    start = output.find("Terraform will perform")
    return output[max(start, 0) :].split("─────")[0].strip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Applies both outputs of a project and compares what they made.")
    parser.add_argument("projects", nargs="*")
    parser.add_argument("--stage", action="append")
    parser.add_argument("--keep", type=Path, help="a new folder for the outputs and what was read back")
    options = parser.parse_args()
    named = golden.find(ROOT, options.projects)
    named = named if options.projects else golden.covering(named)
    finish(judge([one for one in named if not options.stage or one.stage in options.stage], options.keep))
