"""The judges of Terraform see what Terraform and the provider refuse."""

import os
import unittest
from pathlib import Path
from unittest import mock

import environment
import schema
import terraform
from trial import MAIN, Trial

MISSING = environment.find_terraform().missing


class Schema(Trial):
    def judged(self) -> list:
        return schema.judge([self.sample])

    def test_names_of_the_newer_version_alone(self):
        self.spoil(MAIN, "  billing_mode", '  region = "x"\n  billing_mode')
        self.spoil("terraform/versions.tf", ">= 5.80, < 7.0", ">= 6.0, < 7.0")
        self.assert_passes(self.judged())

    def test_the_sample_passes(self):
        self.assert_passes(self.judged())

    def test_mistakes(self):
        for old, new, words in (
            ("visibility_timeout_seconds", "visibility_timeout", "the provider knows no such name here"),
            ("= 256", '= "much"', "takes number"),
            ("auto_deploy = true", 'auto_deploy = "yes"', "takes bool"),
            ('["ReportBatchItemFailures"]', '"ReportBatchItemFailures"', "takes set(string)"),
            ('resource "aws_sqs_queue" "dead"', 'resource "aws_sqs_kueue" "dead"', "the provider has no type aws_sqs_kueue"),
            ('data "aws_region"', 'data "aws_area"', "the provider has no data source aws_area"),
            ('  route_key = "GET /orders/{id}"\n', "", "`route_key` is missing"),
            ("  attribute {\n", "  atribute {\n", "the provider knows no such block here"),
            ("tracing_config {", "tracing_config {\n    mode = \"Active\"\n  }\n  tracing_config {", "at most 1"),
            ("aws_sqs_queue.dead.arn", "aws_sqs_queue.gone.arn", "aws_sqs_queue.gone, which is not there"),
            ("aws_sqs_queue.dead.arn", "aws_sqs_queue.dead.rna", "the provider knows no such attribute"),
            ("  billing_mode", '  arn = "x"\n  billing_mode', "the provider sets this itself"),
            ("  billing_mode", '  region = "x"\n  billing_mode', "(provider 5.100.0)"),
            ('target    = "int', 'target    = ("int', "cannot be read"),
        ):  # fmt: skip
            with self.subTest(words):
                before = (self.sample.folder / MAIN).read_text()
                self.spoil(MAIN, old, new)
                self.assert_fails(self.judged(), words)
                (self.sample.folder / MAIN).write_text(before)

    def test_what_is_read_and_what_is_not_kept(self):
        self.add(MAIN, EPHEMERAL % ("secret_id", "secret_string"))
        self.assert_passes(self.judged())

    def test_a_mistake_in_what_is_not_kept(self):
        self.add(MAIN, EPHEMERAL % ("secret", "secret_text"))
        place = "ephemeral.aws_secretsmanager_secret_version.key"
        self.assert_fails(self.judged(), f"{place}.secret: the provider knows no such name here", f"{place}: `secret_id` is missing")
        self.assert_fails(self.judged(), f"refers to {place}.secret_text: the provider knows no such attribute")

    def test_an_ephemeral_resource_that_does_not_exist(self):
        self.add(MAIN, 'ephemeral "aws_sqs_queue" "one" {\n}\n')
        self.assert_fails(self.judged(), "the provider has no ephemeral resource aws_sqs_queue")


EPHEMERAL = """
ephemeral "aws_secretsmanager_secret_version" "key" {
  %s = data.aws_secretsmanager_secret.key.id
}

data "aws_secretsmanager_secret" "key" {
  name = "key"
}

resource "aws_ssm_parameter" "copy" {
  name             = "copy"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_secret_version.key.%s
  value_wo_version = 1
}
"""


@unittest.skipIf(MISSING, f"this machine has no {MISSING}")
class Provider(Trial):
    def judged(self) -> list:
        return terraform.judge([self.sample], complete=False)

    def test_the_sample_passes(self):
        self.assert_passes(self.judged())

    def test_layout(self):
        self.spoil(MAIN, "memory_size      = 256", "memory_size = 256")
        self.assert_fails(self.judged(), "terraform fmt", "memory_size      = 256")

    def test_a_name_and_a_value_that_the_provider_refuses(self):
        self.spoil(MAIN, "visibility_timeout_seconds = 60", "visibility_timeout_sekonds = 60")
        self.spoil(MAIN, '"PAY_PER_REQUEST"', '"PAY_PER_REQUEZT"')
        self.assert_fails(self.judged(), "visibility_timeout_sekonds", "PAY_PER_REQUEZT")

    def test_a_provider_that_is_not_in_the_mirror(self):
        self.spoil("terraform/versions.tf", ">= 5.80, < 7.0", "~> 1.0")
        self.assert_fails(self.judged(), "terraform init")

    def test_a_provider_that_is_too_new_for_the_mirror(self):
        self.spoil("terraform/versions.tf", ">= 5.80, < 7.0", ">= 6.99, < 7.0")
        verdict = self.judged()[0]
        self.assertEqual(verdict.word, "NOT JUDGED")
        self.assertTrue(verdict.ok)

    def test_no_provider_is_required(self):
        (self.sample.folder / "terraform/versions.tf").unlink()
        self.assert_fails(self.judged(), "no provider is required")


class Absence(Trial):
    def judged(self, **variables: str):
        with mock.patch.dict(os.environ, {"CI": "true", "TERRAFORM": "no-such-terraform", **variables}):
            found = terraform.judge([self.sample], complete=False)[0]
            return found, found.ok

    def test_a_machine_with_neither_is_excused(self):
        with mock.patch("environment._find_mirror", return_value=None):
            verdict, good = self.judged()
        self.assertTrue(good)
        self.assertEqual("NOT JUDGED", verdict.word)

    def test_a_machine_with_the_provider_alone_is_not(self):
        with mock.patch("environment._find_mirror", return_value=Path("/")):
            verdict, good = self.judged()
        self.assertFalse(good)
        self.assertIn("`terraform`", verdict.not_judged[0])

    def test_a_mirror_that_is_named_and_not_there(self):
        self.assertIsNone(_mirror(str(self.folder)))


def _mirror(folder: str):
    with mock.patch.dict(os.environ, {"TF_PLUGIN_DIR": folder}):
        return environment.find_terraform().mirror
