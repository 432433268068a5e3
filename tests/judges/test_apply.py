"""The judge of both systems sees what differs, what was not made, and what is planned again."""

from __future__ import annotations

import json
import os
import unittest
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from queue import Queue
from shutil import copytree
from unittest import mock

import apply
import environment
import golden
import readback
from botocore.exceptions import ClientError
from cloud.client import Cloud
from trial import FIXTURES, MAIN, TEMPLATE_JSON, TEMPLATE_YAML, Trial

MISSING = environment.find_terraform().missing
# Settings of the sample's template that no service API tells, with the reason.
UNTOLD = {
    ("WorkerRole", "Policies", 0, "PolicyName"): "a name that both targets make up",
    ("Policy", "PolicyName"): "a name that both targets make up",
    ("Rotation", "RotateImmediatelyOnUpdate"): "acts once",
    ("RestCheck", "Name"): "what it checks is read with each method",
    ("BusPolicy", "StatementId"): "a name that both targets make up",
    ("BusPolicy2", "StatementId"): "a name that both targets make up",
    ("Connection", "AuthParameters", "OAuthParameters", "ClientParameters", "ClientSecret"): "no service tells a secret",
    **{("Rule", "Targets", number, "Id"): "means nothing outside the rule" for number in range(3)},
}


# A cloud, and the folder of what is deployed to it.
Place = tuple[Cloud, Path]


@dataclass(frozen=True)
class Change:
    """Another value for one setting of a template, and the section that must tell it."""

    resource: str
    path: tuple
    value: object
    section: str


class Readback(Trial):
    """One cloud for all tests, emptied in between."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.cloud = cls.enterClassContext(Cloud(golden.REGION))

    def setUp(self) -> None:
        super().setUp()
        self.folder = self.sample.folder / "cloudformation"
        out = self.folder.parent / "out"
        one = apply.Deployment(self.sample)
        self.assertTrue(apply._build(one, environment.find_slsc(), "cloudformation", out), one.errors)
        self.out, self.template = out, json.loads((out / "template.json").read_text())

    def system(self, template: dict, place: Place | None = None) -> dict:
        cloud, out = place or (self.cloud, self.out)
        cloud.reset()
        (out / "template.json").write_text(json.dumps(template))
        return apply.read_stack(cloud, "sample", out, {})

    def differences(self, left: dict, right: dict) -> list[str]:
        return golden.differences(left, right, ("left", "right"))

    def test_two_clouds_of_one_template_are_equal(self):
        left = self.system(self.template)
        self.assertEqual([], self.differences(left, self.system(self.template)))
        for section in ("tables", "queues", "functions", "event source mappings", "roles", "HTTP APIs", "log groups"):
            self.assertTrue(left[section], section)

    def test_every_setting_is_read_back(self):
        for template in (self.template, *(golden.load_template(FIXTURES / name) for name in ("wide.yaml", "ring.yaml"))):
            self.every_setting_is_read_back(template)

    def every_setting_is_read_back(self, template: dict) -> None:
        before = self.system(template)
        self.assertEqual([], self.differences(before, self.system(template)))
        groups = _groups(template)
        # A cloud is a process of its own, which keeps one processor busy.
        workers = os.cpu_count() or 1
        with ExitStack() as stack, ThreadPoolExecutor(workers) as pool:
            free: Queue[Place] = Queue()
            for number in range(workers):
                out = Path(copytree(self.out, self.out.with_name(f"out-{number}"), dirs_exist_ok=True))
                free.put((stack.enter_context(Cloud(golden.REGION)), out))
            seen = list(pool.map(lambda group: self.seen(template, before, group, free), groups))
        for group, found in zip(groups, seen):
            for change in group:
                with self.subTest(f"{change.resource}: {change.path}"):
                    unseen = (change.resource, *change.path) in UNTOLD
                    self.assertNotEqual(unseen, self.is_seen(template, before, change, found))

    def seen(self, template: dict, before: dict, group: list[Change], free: Queue[Place]) -> list[str] | None:
        """What a group of changes shows; nothing known when one of them is refused, so that each is tried for itself."""
        place = free.get()
        try:
            return self.differences(before, self.changed(template, group, place))
        except (apply.StackFailed, ClientError):
            return None
        finally:
            free.put(place)

    def is_seen(self, template: dict, before: dict, change: Change, found: list[str] | None) -> bool:
        if found is None:
            try:
                found = self.differences(before, self.changed(template, [change]))
            except (apply.StackFailed, ClientError):
                return True  # moto refuses the value, or what it allows, so it was not passed over
        return any(line.startswith(change.section) for line in found)

    def changed(self, template: dict, changes: list[Change], place: Place | None = None) -> dict:
        copy = json.loads(json.dumps(template))
        for change in changes:
            _put(copy["Resources"][change.resource]["Properties"], change.path, change.value)
        return self.system(copy, place)

    def test_a_resource_that_is_not_there(self):
        before = self.system(self.template)
        del self.template["Resources"]["ApiGetOrder"]
        self.assertIn("GET /orders/{id}", "\n".join(self.differences(before, self.system(self.template))))

    def test_other_code(self):
        before = self.system(self.template)
        (self.sample.project / "handler" / "index.py").write_text("def handler(event, context):\n    return {}\n")
        apply._build(apply.Deployment(self.sample), environment.find_slsc(), "cloudformation", self.out / "again")
        (self.out / "again" / "assets" / "handler.zip").replace(self.out / "assets" / "handler.zip")
        self.assertIn("Code / index.py", "\n".join(self.differences(before, self.system(self.template))))

    def test_a_property_that_moto_would_drop_is_refused(self):
        self.template["Resources"]["Work"]["Properties"]["Surprise"] = 1
        with self.assertRaisesRegex(apply.StackFailed, "Surprise"):
            self.system(self.template)

    def test_a_type_that_nobody_makes_is_refused(self):
        self.template["Resources"]["Odd"] = {"Type": "AWS::Odd::Thing", "Properties": {}}
        with self.assertRaisesRegex(apply.StackFailed, "AWS::Odd::Thing"):
            self.system(self.template)
        self.assertEqual({"AWS::Odd::Thing", "aws_odd_thing"}, readback.uncovered({"AWS::Odd::Thing", "aws_odd_thing"}))


def _groups(template: dict) -> list[list[Change]]:
    """Changes of all settings, in groups of at most one for each section, to save time. A name shows in other sections too,
    and stays alone."""
    alone, shared = [], {section: [] for section in readback.SECTIONS}
    for name, resource in template["Resources"].items():
        section = next(key for key, (_, types, _) in readback.SECTIONS.items() if resource["Type"] in types)
        for path, value in _changes(resource["Properties"]):
            change = Change(name, path, value, section)
            is_name = any(str(step).endswith(("Name", "Path")) for step in path)
            (alone if is_name else shared[section]).append(change)
    together = zip_longest(*shared.values())
    return [[change] for change in alone] + [[change for change in group if change] for group in together]


def _changes(value, path: tuple = ()):
    """Every scalar below a value with another one in its place; references keep what they refer to."""
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)).startswith(("Fn::", "Ref")):
            return
        for key, item in value.items():
            yield from _changes(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _changes(item, (*path, index))
    elif isinstance(value, bool):
        yield path, not value
    elif isinstance(value, int):
        yield path, _NUMBERS.get(value, value + 1)
    elif isinstance(value, float):
        yield path, value / 2
    elif value.startswith("{") and "Allow" in value:
        yield path, value.replace("Allow", "Deny")
    elif path[-1] != "Version":
        yield path, _TEXTS.get(value, f"{value}x")


# Another value that the service takes, where one more or one letter more is none.
_NUMBERS = {14: 30}
_TEXTS = {
    "Active": "PassThrough", "Allow": "Deny", "AWS_PROXY": "HTTP_PROXY", "HASH": "RANGE", "HTTP": "WEBSOCKET",
    "PAY_PER_REQUEST": "PROVISIONED", "S": "N", "python3.13": "python3.12", "2.0": "1.0", "*": "arn:aws:s3:::x",
    "ReportBatchItemFailures": "None",
}  # fmt: skip


def _put(value, path: tuple, changed) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = changed


class Building(Trial):
    def judged(self) -> list:
        return apply.judge([self.sample])

    def test_no_compiler(self):
        with mock.patch.dict(os.environ, {"SLSC": str(self.folder / "none"), "CI": "true"}):
            verdict = self.judged()[0]
            self.assertFalse(verdict.ok)
        self.assertIn("no `slsc`", verdict.not_judged[0])

    def test_the_compiler_refuses(self):
        compiler = self.folder / "slsc"
        compiler.write_text("#!/bin/sh\necho 'error: no such thing'\nexit 1\n")
        compiler.chmod(0o755)
        with mock.patch.dict(os.environ, {"SLSC": str(compiler)}):
            self.assert_fails(self.judged(), "no such thing")

    def test_golden_output_that_is_not_what_is_built(self):
        compiler = self.folder / "slsc"
        compiler.write_text(f'#!/bin/sh\n{os.environ["SLSC"]} "$@" && for last; do :; done && echo >> "$last/template.json"\n')
        compiler.chmod(0o755)
        one = apply.Deployment(self.sample)
        self.assertTrue(apply._build(one, compiler, "cloudformation", self.folder / "out"))
        self.assertIn("cloudformation/template.json is not what the compiler writes now", one.errors[0])

    def test_a_stack_that_fails(self):
        self.spoil(TEMPLATE_YAML, "QueueName: sample-work", "QueueName: a/b")
        self.spoil(TEMPLATE_JSON, '"QueueName": "sample-work"', '"QueueName": "a/b"')
        with mock.patch("apply.find_terraform", return_value=environment.Terraform(None, None)):
            verdicts = self.judged()
        self.assert_fails(verdicts, "create_stack", "Work (AWS::SQS::Queue)")
        self.assertIn("nothing to compare CloudFormation with", verdicts[0].not_judged[0])


@unittest.skipIf(MISSING, f"this machine has no {MISSING}")
class Both(Trial):
    """Small systems, since Terraform waits for some resources."""

    MAIN = 'resource "aws_cloudwatch_log_group" "one" {\n  name              = %s\n  retention_in_days = %d\n}\n'

    def system(self, name: str, days: int, more: str = "") -> list:
        template = {
            "Resources": {"One": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "one", "RetentionInDays": 14}}}
        }
        (self.sample.folder / TEMPLATE_JSON).write_text(json.dumps(template))
        (self.sample.folder / TEMPLATE_YAML).unlink()
        (self.sample.folder / "terraform" / "outputs.tf").unlink()
        (self.sample.folder / MAIN).write_text(self.MAIN % (name, days) + more)
        return apply.judge([self.sample])

    def test_the_same_system(self):
        applied, _ = self.system('"one"', 14)
        self.assert_passes([applied])

    def test_another_system(self):
        """Three mistakes at once, since each deployment takes its time."""
        more = 'resource "aws_cloudwatch_log_group" "two" {\n  name = "two"\n  tags = { at = timestamp() }\n}\n'
        more += 'resource "aws_sfn_activity" "three" {\n  name = "three"\n}\n'
        verdicts = self.system('"one"', 30, more)
        self.assert_fails(verdicts, "log groups / one / retentionInDays", "30", "14", "log groups / two")
        self.assert_fails(verdicts, "the second plan is not empty", "aws_cloudwatch_log_group.two")
        self.assert_fails(verdicts, "compares aws_sfn_activity")

    def test_an_apply_that_fails(self):
        self.assert_fails(self.system('"o!ne"', 14), "terraform apply")
