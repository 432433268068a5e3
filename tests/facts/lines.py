"""Files of facts: one JSON array in a line, its first item the name, lines sorted by name.

The compiler looks for a line by its beginning and parses only what it needs, so the order (by bytes) matters and no
line may be broken.
"""

import json
from pathlib import Path


def names(path: Path) -> list[str]:
    """The names that a file of facts has; none when there is no file. The heading, whose name is empty, is left out."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line)[0] for line in lines]
    return [name for name in found if name]


def write(path: Path, heading: dict, entries: dict[str, list]) -> None:
    """Write a heading (origin and version of the facts) and entries by name; what an entry lists follows its name."""
    rows = [["", heading]]
    rows += [[name, *entries[name]] for name in sorted(entries, key=lambda name: name.encode())]
    text = "".join(json.dumps(row, separators=(",", ":"), ensure_ascii=True) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(entries)} names, {len(text)} bytes")
