"""`tests/coverage` counts honestly and refuses what the files of dispositions may not say."""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from environment import REPOSITORY

CATALOGUE = [
    ["", {"read": "2026-01-01"}],
    ["sns.size", "warning", "A message has `a|b` or *less*.", "a page"],
    ["sqs.delay", "error", "At most 900 s.", "a page", "Value … is invalid.", "recorded"],
    ["sqs.name", "error", "At most 80 characters.", "a page"],
    ["sqs.policy", "error", "Not empty.", "a page"],
]


class Coverage(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="coverage-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.catalogue(CATALOGUE)
        self.put("stdlib/sqs.sls", 'kind queue {\n  check "sqs.delay" {\n  }\n  check "sqs.other" {\n  }\n}\n')
        self.put("compiler/core/src/explain/codes.md", "# Codes\n\n## type.bound\n\nText.\n")
        self.put("tests/suite/coverage/sqs.toml", '"sqs.policy" = { by = "sqs.other", why = "also of policies" }\n')

    def put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def catalogue(self, rows: list) -> None:
        self.put("stdlib/facts/constraints.jsonl", "".join(json.dumps(row) + "\n" for row in rows))

    def coverage(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, str(REPOSITORY / "tests" / "coverage"), "--root", str(self.folder), *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    def refused(self, *words: str) -> None:
        done = self.coverage()
        self.assertEqual(1, done.returncode)
        self.assertFalse((self.folder / "tests/suite/COVERAGE.md").exists())
        for word in words:
            self.assertIn(word, done.stdout)

    def test_what_is_written(self):
        self.assertEqual(1, self.coverage("--check").returncode)
        self.assertEqual(0, self.coverage().returncode)
        text = (self.folder / "tests/suite/COVERAGE.md").read_text()
        for line in (
            "| [sqs](#sqs) | 3 | 1 | 1 | 0 | 0 | 1 |",
            "1 checked by a rule of the same id; 1 decided by another rule or by a type; 1 not yet judged.",
            "| `sns.size` | warning | A message has `a\\|b` or \\*less\\*. | ? |",
            "| `sqs.delay` | error | At most 900 s. | rule |",
            "| `sqs.name` | error | At most 80 characters. | ? |",
            "| `sqs.policy` | error | Not empty. | by `sqs.other`: also of policies |",
        ):
            self.assertIn(line + "\n", text)
        self.assertEqual(0, self.coverage("--check").returncode)
        self.put("tests/suite/coverage/sns.toml", '"sns.size" = { open = "sizes are not known" }\n')
        done = self.coverage("--check")
        self.assertEqual(1, done.returncode)
        self.assertIn("+| `sns.size` | warning | A message has `a\\|b` or \\*less\\*. | open: sizes are not known |", done.stdout)

    def test_what_dispositions_may_not_say(self):
        for line, problem in (
            ('"sqs.nme" = { never = "x" }', "no entry `sqs.nme`"),
            ('sqs.name = { never = "x" }', "no entry `sqs`"),
            ('"sns.size" = { never = "x" }', "belongs in sns.toml"),
            ('"sqs.delay" = { never = "x" }', "a rule of the standard library is named `sqs.delay`"),
            ('"sqs.name" = { by = "type.buond", why = "x" }', "`type.buond` is no rule"),
            ('"sqs.name" = { by = "type.bound" }', "takes by with why"),
            ('"sqs.name" = { never = "x", open = "y" }', "takes by with why, or never, or open"),
            ('"sqs.name" = { nevr = "x" }', "unknown key, nevr"),
            ('"sqs.name" = { never = " " }', "takes texts"),
            ('"sqs.name" = "never"', "takes texts"),
            ('"sqs.name" = {}', "it has nothing"),
        ):
            with self.subTest(line):
                self.put("tests/suite/coverage/sqs.toml", f"# first\n\n{line}\n")
                self.refused("tests/suite/coverage/sqs.toml:3: ", problem)

    def test_what_is_not_toml(self):
        self.put("tests/suite/coverage/sqs.toml", '"sqs.name" = { never = "x" }\n"sqs.name" = { never = "y" }\n')
        self.refused("tests/suite/coverage/sqs.toml", "line 2")

    def test_a_catalogue_that_is_out_of_order(self):
        self.catalogue([CATALOGUE[0], *reversed(CATALOGUE[1:])])
        self.refused("constraints.jsonl:3: `sqs.name` is not in order")

    def test_a_catalogue_of_another_form(self):
        self.catalogue([CATALOGUE[0], ["sqs.a", "fatal", "x", "y"], ["sqs.b", "error", "x", "y", "z", "recalled"]])
        self.refused("constraints.jsonl:2: `fatal` is no severity", "constraints.jsonl:3: expected severity, statement")


if __name__ == "__main__":
    unittest.main()
