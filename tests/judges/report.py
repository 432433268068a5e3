"""What a judge found, and how it is printed.

In: errors, warnings and notes of one judge. Out: lines for people and an exit code. Deliberately absent: any judging.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from environment import ROOT, in_ci


def shown(path: Path | str) -> str:
    """A path as people write it: relative to the repository where it lies inside it."""
    try:
        return str(Path(path).resolve().relative_to(ROOT))
    except ValueError:
        return str(path)


@dataclass
class Verdict:
    """The result of one judge."""

    judge: str
    judged: set[str] = field(default_factory=set)
    failed: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    not_judged: list[str] = field(default_factory=list)
    failing_lacks: int = 0
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def saw(self, path: Path | str) -> None:
        self.judged.add(shown(path))

    def error(self, path: Path | str, message: str) -> None:
        self.saw(path)
        self.failed.setdefault(shown(path), []).append(message)

    def warning(self, path: Path | str, message: str) -> None:
        self.warnings.append(f"{shown(path)}: {message}")

    def cannot(self, reason: str, excused: bool = False) -> None:
        """This judge, or a part of it, did not run; excused, when no machine of this kind could run it."""
        self.not_judged.append(reason)
        self.failing_lacks += not excused

    def close(self) -> Verdict:
        self.seconds = time.monotonic() - self.started
        return self

    @property
    def passes(self) -> int:
        return len(self.judged) - len(self.failed)

    @property
    def ok(self) -> bool:
        return not self.failed and (not self.failing_lacks or not in_ci())

    @property
    def word(self) -> str:
        if self.failed:
            return "FAILED"
        if self.not_judged:
            return "NOT JUDGED"
        return "passed" if self.judged else "nothing to judge"


def print_findings(verdict: Verdict) -> None:
    """Everything one judge has to say."""
    for path, messages in sorted(verdict.failed.items()):
        for message in messages:
            print(f"error: {verdict.judge}: {path}: {message}")
    for message in _folded(verdict.warnings):
        print(f"warning: {verdict.judge}: {message}")
    for message in verdict.notes:
        print(f"note: {verdict.judge}: {message}")
    for reason in verdict.not_judged:
        print(f"NOT JUDGED: {verdict.judge}: {reason}")
    sys.stdout.flush()


def _folded(messages: list[str]) -> list[str]:
    """Each message once, with how often it was said."""
    counts: dict[str, int] = {}
    for message in messages:
        counts[message] = counts.get(message, 0) + 1
    return [message if count == 1 else f"{message} ({count} times)" for message, count in counts.items()]


def print_summary(verdicts: list[Verdict]) -> bool:
    """The closing table; true when everything may go on."""
    rows = [("judge", "judged", "failed", "seconds", "verdict")]
    rows += [(v.judge, str(len(v.judged)), str(len(v.failed)), f"{v.seconds:.1f}", v.word) for v in verdicts]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    for verdict in verdicts:
        for reason in verdict.not_judged:
            print(f"NOT JUDGED: {verdict.judge}: {reason}")
    print()
    print(f"{sum(v.passes for v in verdicts)} passed, {sum(len(v.failed) for v in verdicts)} failed")
    return all(v.ok for v in verdicts)


def finish(verdicts: list[Verdict]) -> None:
    """Ends a judge that was started on its own."""
    for verdict in verdicts:
        print_findings(verdict)
    sys.exit(0 if print_summary(verdicts) else 1)
