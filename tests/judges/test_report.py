"""A verdict is only good when everything was judged, or nothing that could be was left out."""

import os
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from environment import ROOT, Terraform
from exceptions import Exceptions
from report import Verdict

ORDERS = ROOT / "examples/orders/a.json"


def in_ci(value: str):
    return mock.patch.dict(os.environ, {"CI": value})


class Verdicts(unittest.TestCase):
    def test_an_error_is_a_failure(self):
        verdict = Verdict("one")
        verdict.error("a", "wrong")
        self.assertFalse(verdict.ok)
        self.assertEqual("FAILED", verdict.word)

    def test_a_missing_judge_fails_only_in_ci(self):
        verdict = Verdict("one")
        verdict.cannot("not installed")
        with in_ci(""):
            self.assertTrue(verdict.ok)
        with in_ci("true"):
            self.assertFalse(verdict.ok)
        self.assertEqual("NOT JUDGED", verdict.word)

    def test_an_excused_judge_does_not_fail_but_is_named(self):
        verdict = Verdict("one")
        verdict.cannot("no such machine", excused=True)
        with in_ci("true"):
            self.assertTrue(verdict.ok)
        self.assertEqual("NOT JUDGED", verdict.word)

    def test_one_excuse_does_not_cover_another_lack(self):
        verdict = Verdict("one")
        verdict.cannot("no reason")
        verdict.cannot("no such machine", excused=True)
        with in_ci("true"):
            self.assertFalse(verdict.ok)

    def test_terraform_is_excused_only_without_both(self):
        here = Path("/")
        self.assertTrue(Terraform(None, None).excused)
        self.assertFalse(Terraform(here, None).excused)
        self.assertFalse(Terraform(None, here).excused)
        self.assertIsNone(Terraform(here, here).missing)


class ExceptionList(unittest.TestCase):
    ENTRY = (
        '[[exception]]\njudge = "cfn-lint"\npath = "examples/orders/**"\nrule = "E30.."\ntext = "odd"\n'
        'since = 2026-11-24\nreason = "the service knows better"\n'
    )

    def exceptions(self) -> Exceptions:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        file = Path(folder.name) / "exceptions.toml"
        file.write_text(self.ENTRY)
        return Exceptions("cfn-lint", file)

    def test_an_exception_covers_its_finding_alone(self):
        exceptions = self.exceptions()
        self.assertTrue(exceptions.covers(ORDERS, "E3012", "an odd value"))
        self.assertFalse(exceptions.covers(ROOT / "examples/other/a.json", "E3012", "an odd value"))
        self.assertFalse(exceptions.covers(ORDERS, "E1001", "an odd value"))
        self.assertFalse(exceptions.covers(ORDERS, "E3012", "a value"))

    def test_an_exception_that_nothing_needs_is_an_error(self):
        verdict = Verdict("cfn-lint")
        self.exceptions().close(verdict)
        self.assertFalse(verdict.ok)


if __name__ == "__main__":
    unittest.main()
