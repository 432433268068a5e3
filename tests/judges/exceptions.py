"""The dated exceptions: what a judge says and the project, with evidence, does not follow.

In: `exceptions.toml`. Out: whether a finding is excepted, and which exceptions nothing needed.
"""

from __future__ import annotations

import fnmatch
import re
import tomllib
from pathlib import Path

from environment import HERE
from report import Verdict, shown


class Exceptions:
    """The exceptions of one judge."""

    def __init__(self, judge: str, file: Path = HERE / "exceptions.toml"):
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("exception", [])
        self.entries = [entry for entry in entries if entry["judge"] == judge]
        self.used: set[int] = set()

    def covers(self, path: Path | str, rule: str, text: str) -> bool:
        """Whether a finding is excepted."""
        for index, entry in enumerate(self.entries):
            if (
                fnmatch.fnmatch(shown(path), entry["path"])
                and re.fullmatch(entry["rule"], rule)
                and re.search(entry.get("text", ""), text)
            ):
                self.used.add(index)
                return True
        return False

    def close(self, verdict: Verdict) -> None:
        """Reports exceptions in use, and as an error those that nothing needed. Call it only when everything was judged."""
        for index, entry in enumerate(self.entries):
            words = f"{entry['path']} {entry['rule']} since {entry['since']}: {entry['reason']}"
            if index in self.used:
                verdict.notes.append(f"exception: {words}")
            else:
                verdict.error("tests/judges/exceptions.toml", f"nothing needs this exception any more: {words}")
