"""Acts on a deployed cloud and looks what arrives: objects in buckets, messages to topics, events on buses.

In: a cloud. Out: a report. Which wire leads where is asked from the cloud itself. Moto delivers without asking for permission, so
the policies that must let a sender in are evaluated here (`permission.py`). Deliberately absent: running functions; what reaches
one is noted by the server.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Report:
    """What came of every wire of one cloud, by its name."""

    delivered: dict[str, object] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    unjudged: dict[str, str] = field(default_factory=dict)

    def counts(self) -> str:
        """How many wires of each kind delivered: `2 bucket → queue`."""
        kinds: dict[str, int] = {}
        for name in self.delivered:
            kind = name.split(": ", 1)[0]
            kinds[kind] = kinds.get(kind, 0) + 1
        return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))


def act(cloud) -> Report:
    """Tries every wire."""
    from delivery import acts

    return acts.act(cloud)


def differences(left: Report, right: Report, names: tuple[str, str]) -> list[str]:
    """What is wrong in either cloud, and what arrives differently."""
    found = []
    for name, report in zip(names, (left, right)):
        found += [f"{name}: {wire}: {words}" for wire, words in sorted(report.failed.items())]
    for wire in sorted(left.delivered.keys() ^ right.delivered.keys()):
        if wire not in left.failed and wire not in right.failed:
            there, missing = names if wire in left.delivered else names[::-1]
            found.append(f"{wire}: {there} has it, {missing} has no such wire")
    for wire in sorted(left.delivered.keys() & right.delivered.keys()):
        if left.delivered[wire] != right.delivered[wire]:
            found.append(f"{wire}: {names[0]} delivers {left.delivered[wire]}, {names[1]} {right.delivered[wire]}")
    return found
