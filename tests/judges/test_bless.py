"""`tests/bless` writes what the compiler writes, and with `--check` only says what differs."""

import os
import shutil
import subprocess
import sys

from environment import REPOSITORY
from trial import FIXTURES, MAIN, TEMPLATE_YAML, Trial


class Bless(Trial):
    """The stand-in of the compiler copies one folder of golden output; the one that is blessed lies elsewhere."""

    def setUp(self) -> None:
        super().setUp()
        (self.sample.project / "main.sls").touch()
        source = self.folder / "source"
        shutil.copytree(self.sample.project, source)
        self.compiler = self.folder / "slsc"
        self.compiler.write_text(f'#!/bin/sh\nshift 2\nexec {FIXTURES / "slsc"} build {source} "$@"\n')
        self.compiler.chmod(0o755)

    def bless(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, str(REPOSITORY / "tests" / "bless"), "--root", str(self.folder), *arguments]
        surroundings = os.environ | {"SLSC": str(self.compiler)}
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60)

    def files(self) -> dict[str, str]:
        golden = self.sample.project / "golden"
        return {str(path.relative_to(golden)): path.read_text() for path in golden.rglob("*") if path.is_file()}

    def test_what_is_up_to_date_is_left_alone(self):
        before = self.files()
        for arguments in (("--check",), ()):
            done = self.bless(*arguments)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertEqual(before, self.files())

    def test_what_differs_is_shown_and_written(self):
        before = self.files()
        self.spoil(TEMPLATE_YAML, "Timeout: 10", "Timeout: 11")
        (self.sample.folder / MAIN).unlink()
        (self.sample.folder / "terraform" / "old.tf").touch()
        done = self.bless("--check")
        self.assertEqual(1, done.returncode)
        for words in (
            "-      Timeout: 11",
            "+      Timeout: 10",
            "+++ examples/sample/golden/default/terraform/main.tf (built)",
        ):
            self.assertIn(words, done.stdout)
        self.assertEqual(0, self.bless().returncode)
        self.assertEqual(before, self.files())

    def test_a_program_that_is_refused(self):
        self.compiler.write_text("#!/bin/sh\necho 'error: odd'\nexit 1\n")
        before = self.files()
        for arguments in (("--check",), ()):
            done = self.bless(*arguments)
            self.assertEqual(1, done.returncode)
            self.assertIn("error: odd", done.stdout)
        self.assertEqual(before, self.files())

    def test_a_name_that_does_not_exist(self):
        done = self.bless("smaple")
        self.assertEqual(1, done.returncode)
        self.assertIn("smaple", done.stderr)
