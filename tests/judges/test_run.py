"""The one entry point: what it runs, what it says, and how it ends."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

from environment import HERE
from trial import FIXTURES, TEMPLATE_JSON, Trial


class Entry(Trial):
    def run_judges(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        surroundings = os.environ | {"JUDGES_ROOT": str(self.folder), "PYTHONWARNINGS": "ignore"} | variables
        command = [sys.executable, str(HERE / "run.py"), *arguments]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300)

    def test_named_judges_pass(self):
        done = self.run_judges("sample", "--only", "schema", "--only", "policies")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertIn("3 passed, 0 failed", done.stdout)
        self.assertNotIn("cfn-lint", done.stdout)

    def test_one_failure_ends_in_failure(self):
        self.spoil(TEMPLATE_JSON, "dynamodb:GetItem", "dynamodb:FetchItem")
        done = self.run_judges("sample", "--only", "schema", "--only", "policies")
        self.assertEqual(1, done.returncode)
        self.assertIn("error: parliament: examples/sample/golden/default/cloudformation/template.json", done.stdout)
        self.assertIn("2 passed, 1 failed", done.stdout)

    def test_nothing_to_judge_is_said_and_fails_in_ci(self):
        for ci, code in (("", 0), ("true", 1)):
            with self.subTest(ci):
                done = self.run_judges("--only", "schema", CI=ci, JUDGES_ROOT=str(self.folder / "examples"))
                self.assertEqual(code, done.returncode)
                self.assertIn("NOT JUDGED: schema: there is no golden output", done.stdout)

    def test_a_judge_that_cannot_run_is_named_and_fails_in_ci(self):
        for ci, code in (("", 0), ("true", 1)):
            with self.subTest(ci):
                done = self.run_judges("--only", "apply", CI=ci, SLSC=str(self.folder / "none"))
                self.assertEqual(code, done.returncode)
                self.assertIn("NOT JUDGED: apply: there is no `slsc`", done.stdout)

    def test_a_misspelled_project(self):
        done = self.run_judges("smaple")
        self.assertEqual(1, done.returncode)
        self.assertIn("no golden output of smaple", done.stderr)

    def test_a_judge_that_breaks_is_a_failure(self):
        (self.sample.folder / TEMPLATE_JSON).write_bytes(b"\xff\xfe")
        done = self.run_judges("--only", "cloudformation", "--only", "schema")
        self.assertEqual(1, done.returncode)
        self.assertIn("the judge broke", done.stdout)
        self.assertIn("provider schema", done.stdout)

    def test_goldens_of_the_sample(self):
        import golden

        found = golden.find(FIXTURES)
        self.assertEqual([("sample", "default", True)], [(one.project.name, one.stage, one.is_example) for one in found])
        self.assertEqual(["template.json", "template.yaml"], [path.name for path in found[0].templates])
        self.assertEqual("terraform", Path(found[0].terraform).name)


if __name__ == "__main__":
    unittest.main()
