#!/usr/bin/env python3
"""Write `stdlib/facts/terraform.jsonl` from schemas of two versions of the AWS provider.

    terraform providers schema -json > aws-5.json      (in a folder that requires the provider in that version)
    refresh_terraform.py 5.100.0=aws-5.json 6.69.1=aws-6.json [--add 'aws_sqs_*' 'data.aws_region' ...]

In place of a schema, a wheel of the language bindings is taken (`bindings.py` says what it lacks). The older version
stands first. Types are those that the file has already, and what `--add` names (`*` for any text; `data.` before data
sources). A line is `[name, use, body, [shared bodies]]`:

- *body*: fields by name, or the position of a shared body.
- *field*: `"use type"` for an attribute; `[use, collection, body]` for an attribute of objects;
  `["b", nesting, least, most, body]` for a block, where 0 for *most* is any number.
- *use*: `r` required, `o` optional, `c` computed, `oc` both, with `s` sensitive, `w` write-only, `d` deprecated; `b` a
  block. `older/newer` where the versions differ; `-` where one has none.
"""

import argparse
import fnmatch
import json
from collections import Counter
from pathlib import Path

import lines
from bindings import read_bindings, use_letters

TABLE = Path(__file__).resolve().parents[2] / "stdlib" / "facts" / "terraform.jsonl"
COLLECTIONS = ("list", "set", "map")
MARKS = {"s": "sensitive", "w": "write_only", "d": "deprecated"}
LETTERS = "".join(MARKS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("older", help="VERSION=FILE of the older schema")
    parser.add_argument("newer", help="VERSION=FILE of the newer schema")
    parser.add_argument("--add", nargs="*", default=[], metavar="TYPE", help="types that the table does not have yet")
    parser.add_argument("--table", type=Path, default=TABLE, help="the file to write")
    options = parser.parse_args()
    versions, schemas = [], []
    for argument in (options.older, options.newer):
        version, _, file = argument.partition("=")
        versions.append(version)
        schemas.append(read_schemas(Path(file)))
    wanted = wanted_types(options.table, options.add, schemas)
    entries = {}
    for name in wanted:
        older, newer = (schema.get(name) for schema in schemas)
        if name.startswith("ephemeral."):
            # The bindings have no ephemeral resources at all.
            newer = newer or older
        use, body = merged_bodies(older, newer)
        entries[name] = [use, *shared(body)]
    lines.write(options.table, {"provider": "hashicorp/aws", "versions": versions}, entries)


def read_schemas(path: Path) -> dict[str, dict]:
    """Bodies of all types of a dump or of bindings by name; data sources with `data.` before their names,
    ephemeral resources with `ephemeral.`."""
    if path.suffix == ".whl":
        return read_bindings(path)
    providers = json.loads(path.read_text(encoding="utf-8"))["provider_schemas"]
    provider = next(schema for source, schema in providers.items() if source.endswith("/aws"))
    bodies = {name: body_of(schema["block"]) for name, schema in provider["resource_schemas"].items()}
    for name, schema in provider.get("data_source_schemas", {}).items():
        bodies[f"data.{name}"] = body_of(schema["block"])
    for name, schema in provider.get("ephemeral_resource_schemas", {}).items():
        bodies[f"ephemeral.{name}"] = body_of(schema["block"])
    return bodies


def wanted_types(table: Path, patterns: list[str], schemas: list[dict]) -> list[str]:
    known = sorted(set().union(*schemas))
    wanted = set(lines.names(table))
    for pattern in patterns:
        wanted.update(fnmatch.filter(known, pattern))
    missing = sorted(wanted - set(known))
    if missing:
        raise SystemExit(f"no version of the provider has {', '.join(missing)}")
    return sorted(wanted)


# A field of a body: {"block": bool, "use", "type" or "nesting", "least", "most", "body"}. Bodies are fields by name.


def body_of(block: dict) -> dict:
    """What a schema's block holds."""
    fields = {name: attribute(schema) for name, schema in block.get("attributes", {}).items()}
    for name, schema in block.get("block_types", {}).items():
        fields[name] = {
            "block": True,
            "use": "b",
            "nesting": schema["nesting_mode"],
            "least": schema.get("min_items", 0),
            "most": schema.get("max_items", 0),
            "body": body_of(schema["block"]),
        }
    return fields


def attribute(schema: dict) -> dict:
    use = use_of(schema)
    nested = schema.get("nested_type")
    if nested:
        return {"block": False, "use": use, "nesting": nested["nesting_mode"], "body": body_of(nested)}
    kind = schema["type"]
    if isinstance(kind, list):
        outer, inner = kind[0], kind[1]
        if outer in COLLECTIONS and isinstance(inner, list) and inner[0] == "object":
            field = {"block": False, "use": use, "nesting": outer, "body": object_body(inner[1], use)}
            # Terraform takes an attribute of this type in the form of blocks too, and then members may be left out.
            written_as_blocks = outer != "map" and use.rstrip(LETTERS) != "c"
            return {**field, "block": True, "least": 0, "most": 0} if written_as_blocks else field
        if outer == "object":
            return {"block": False, "use": use, "nesting": "single", "body": object_body(inner, use)}
    return {"block": False, "use": use, "type": type_text(kind)}


def object_body(members: dict, use: str) -> dict:
    """Members of an object type have no flags of their own: they are computed when the object is nothing else."""
    flag = "c" if use.rstrip(LETTERS) == "c" else "o"
    return {
        name: attribute({"type": kind, "computed": flag == "c", "optional": flag == "o"})
        for name, kind in members.items()
    }


def use_of(schema: dict) -> str:
    use = use_letters(*(bool(schema.get(name)) for name in ("required", "optional", "computed")))
    return use + "".join(mark for mark, name in MARKS.items() if schema.get(name))


def type_text(kind: str | list) -> str:
    if isinstance(kind, str):
        return "any" if kind == "dynamic" else kind
    return f"{kind[0]}({type_text(kind[1])})"


def merged_bodies(older: dict | None, newer: dict | None) -> tuple[str, dict]:
    """Use of a block that one or both versions have, and its fields with what both say."""
    merged = {}
    for name in sorted({*(older or {}), *(newer or {})}):
        merged[name] = merged_fields((older or {}).get(name), (newer or {}).get(name))
    return merged_use("b" if older is not None else None, "b" if newer is not None else None), merged


def merged_fields(older: dict | None, newer: dict | None) -> object:
    """One field in the form of the table. Where the versions disagree on its form, the older one's is kept: a
    schema tells it, where bindings may leave it open."""
    same_form = older is None or newer is None or older["block"] == newer["block"]
    form = older or newer
    use = merged_use(older and older["use"], newer and (newer["use"] if same_form else older["use"]))
    if "type" in form:
        return f"{use} {form['type']}"
    bodies = [side and side.get("body") for side in (older, newer)]
    if older and newer and not bodies[1]:
        bodies[1] = bodies[0]  # the newer version leaves its form open
    _, body = merged_bodies(*bodies)
    if form["block"]:
        return [use, form["nesting"], form["least"], form["most"], body]
    return [use, form["nesting"], body]


def merged_use(older: str | None, newer: str | None) -> str:
    if older and newer and older.rstrip(LETTERS) == newer.rstrip(LETTERS):
        return older.rstrip(LETTERS) + "".join(mark for mark in LETTERS if mark in older + newer)
    return f"{older or '-'}/{newer or '-'}"


def shared(body: dict) -> list:
    """A body and the list of the bodies that stand in it more than once, each replaced by its position in the list."""
    counts = Counter()
    count_bodies(body, counts)
    repeated, positions = [], {}

    def replace(field: object) -> object:
        if isinstance(field, str):
            return field
        inner = field[-1]
        key = json.dumps(inner)
        fields = {name: replace(value) for name, value in inner.items()} if key not in positions else None
        if counts[key] < 2 or len(key) < 12:
            return [*field[:-1], fields if fields is not None else inner]
        if key not in positions:
            positions[key] = len(repeated)
            repeated.append(fields)
        return [*field[:-1], positions[key]]

    result = {name: replace(field) for name, field in body.items()}
    return [result, repeated] if repeated else [result]


def count_bodies(body: dict, counts: Counter) -> None:
    for field in body.values():
        if not isinstance(field, str):
            counts[json.dumps(field[-1])] += 1
            if counts[json.dumps(field[-1])] == 1:
                count_bodies(field[-1], counts)


if __name__ == "__main__":
    main()
