"""A copy of the sample project for one test, which may spoil it.

In: `fixtures/`. Out: golden output in a temporary folder, and the stand-in of the compiler that builds it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from environment import HERE
from golden import Golden

FIXTURES = HERE / "fixtures"
TEMPLATE_JSON = "cloudformation/template.json"
TEMPLATE_YAML = "cloudformation/template.yaml"
MAIN = "terraform/main.tf"


class Trial(unittest.TestCase):
    """A test with its own copy of the sample: `self.sample` is its golden output."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="judges-trial-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shutil.copytree(FIXTURES / "examples", self.folder / "examples")
        self.sample = Golden(self.folder / "examples" / "sample", "default")
        surroundings = mock.patch.dict(os.environ, {"SLSC": str(FIXTURES / "slsc"), "CI": ""})
        surroundings.start()
        self.addCleanup(surroundings.stop)

    def spoil(self, file: str, old: str, new: str) -> None:
        """Replaces the first `old` in a golden file."""
        path = self.sample.folder / file
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text, f"the sample has no such text in {file}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Adds text to the end of a golden file."""
        with open(self.sample.folder / file, "a", encoding="utf-8") as stream:
            stream.write(text)

    def said(self, verdicts: list) -> str:
        """Every error of some verdicts."""
        return "\n".join(line for verdict in verdicts for lines in verdict.failed.values() for line in lines)

    def assert_passes(self, verdicts: list) -> None:
        self.assertEqual("", self.said(verdicts))
        for verdict in verdicts:
            self.assertTrue(verdict.judged, f"{verdict.judge} looked at nothing")
            self.assertEqual([], verdict.not_judged)

    def assert_fails(self, verdicts: list, *words: str) -> None:
        said = self.said(verdicts)
        self.assertFalse(all(verdict.ok for verdict in verdicts))
        for word in words:
            self.assertIn(word, said)
