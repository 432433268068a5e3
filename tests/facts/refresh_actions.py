#!/usr/bin/env python3
"""Write `stdlib/facts/actions.jsonl` from parliament's definition of IAM.

    refresh_actions.py IAM_DEFINITION --source 'name and version'

IAM_DEFINITION is `iam_definition.json` of the package. A line is `[prefix, [[resource, ARN], ...], {action: what}]`,
where *what* is the first letter of the access level (`P`ermissions management, `T`agging, `W`rite, `L`ist, `R`ead) and
then, separated by commas, the positions of the resources that the action takes, each with `*` when the action needs it.
"""

import argparse
import json
from pathlib import Path

import lines

TABLE = Path(__file__).resolve().parents[2] / "stdlib" / "facts" / "actions.jsonl"
LEVELS = {"Permissions management": "P", "Tagging": "T", "Write": "W", "List": "L", "Read": "R"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("definition", type=Path, help="parliament's iam_definition.json")
    parser.add_argument("--source", required=True, help="name and version of the package")
    parser.add_argument("--table", type=Path, default=TABLE, help="the file to write")
    options = parser.parse_args()
    services: dict[str, dict] = {}
    for service in json.loads(options.definition.read_text(encoding="utf-8")):
        add(services.setdefault(service["prefix"], {"resources": [], "actions": {}}), service)
    entries = {}
    for prefix, found in services.items():
        actions = {name: written(*what) for name, what in sorted(found["actions"].items())}
        entries[prefix] = [found["resources"], actions]
    lines.write(options.table, {"source": options.source}, entries)


def add(found: dict, service: dict) -> None:
    """Add a service of the definition, in which some prefixes stand more than once."""
    resources = found["resources"]
    positions = {}
    for resource in service["resources"]:
        entry = [resource["resource"], resource["arn"]]
        if entry not in resources:
            resources.append(entry)
        positions[resource["resource"]] = resources.index(entry)
    for privilege in service["privileges"]:
        level = LEVELS[privilege["access_level"]]
        taken = {}
        for entry in privilege["resource_types"]:
            name = entry["resource_type"]
            if name:
                position = positions[name.removesuffix("*")]
                taken[position] = taken.get(position, False) or name.endswith("*")
        _, known = found["actions"].get(privilege["privilege"], (level, {}))
        found["actions"][privilege["privilege"]] = (level, {**known, **taken})


def written(level: str, resources: dict[int, bool]) -> str:
    return level + ",".join(f"{position}{'*' if needed else ''}" for position, needed in sorted(resources.items()))


if __name__ == "__main__":
    main()
