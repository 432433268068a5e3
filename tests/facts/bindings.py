"""Schemas of the Terraform provider out of the published language bindings, for versions whose binary is not at hand.

The wheel of `cdktn-provider-aws` carries generated JavaScript, one file for a type, one class for a block:

- a comment before each field tells `computed`, `optional` and `required`;
- `new …List(this, "name", true)` tells a nested body, one that may stand more than once, and a set;
- the function or method for Terraform's language tells the type of each field that may be given, and its getter that of
  one that may only be read.

It does not tell limits above one, nor what is sensitive, write-only or deprecated.
"""

import io
import re
import tarfile
import zipfile
from pathlib import Path

CLASS = re.compile(r"^class (\w+) extends cdktn\.(\w+) \{\n(.*?)^\}", re.S | re.M)
FUNCTION = re.compile(r"^function (\w+)\(struct\) \{\n(.*?)^\}", re.S | re.M)
TYPE = re.compile(r"terraformResourceType: '(\w+)'")
FIELD = re.compile(r"^    // (\S+) - computed: (\w+), optional: (\w+), required: (\w+)\n", re.M)
NESTED = re.compile(r'^    _\w+ = new (?:\w+\.)?(\w+)\(this, "([^"]+)"(?:, (true|false))?\)', re.M)
READ = re.compile(r"this\.get(\w+?)Attribute\('([^']+)'\)")
GIVEN = re.compile(
    r'^ +(\w+): \{\n +value: (?:.*),\n +isBlock: \w+,\n +type: "(\w+)",\n +storageClassType: "(\w+)",', re.M
)
# `name: …listMapper(blockToTerraform, true)(…)`: whether what is mapped is written as blocks.
MAPPED = re.compile(r"^ +(\w+): .*(?:listMapper|hashMapper)\(\w+, (true|false)\)", re.M)
PLAIN = {"String": "string", "Number": "number", "Boolean": "bool", "Any": "any"}


def read_bindings(path: Path) -> dict[str, dict]:
    """Bodies of all types by name, as `refresh_terraform.read_schemas` gives them."""
    wheel = zipfile.ZipFile(path)
    inner = next(name for name in wheel.namelist() if name.endswith(".jsii.tgz"))
    bodies = {}
    with tarfile.open(fileobj=io.BytesIO(wheel.read(inner)), mode="r:gz") as package:
        for member in package:
            if re.fullmatch(r"package/lib/[^/]+/index\.js", member.name):
                module = Module(package.extractfile(member).read().decode())
                if module.type_name:
                    bodies[module.type_name] = module.body(module.root)
    return bodies


class Module:
    """The classes and functions of one file."""

    def __init__(self, text: str) -> None:
        self.classes = {name: (base, body) for name, base, body in CLASS.findall(text)}
        self.functions = {name.lower(): body for name, body in FUNCTION.findall(text)}
        prefixes = {"TerraformResource": "", "TerraformDataSource": "data."}
        self.root, prefix = next(
            ((name, prefixes[base]) for name, (base, _) in self.classes.items() if base in prefixes), ("", "")
        )
        named = TYPE.search(text)
        self.type_name = prefix + named[1] if named and self.root else ""

    def body(self, name: str) -> dict:
        """Fields of a class by name."""
        text = self.classes[name][1]
        plain, rich = self.writers(name, text)
        given = {field: (kind, storage) for field, kind, storage in GIVEN.findall(rich)}
        blocks = {field: block == "true" for field, block in MAPPED.findall(plain)}
        parts = FIELD.split(text.split("    // =====", 1)[0] if name != self.root else text)[1:]
        fields = {}
        for at in range(0, len(parts), 5):
            field, computed, optional, required, code = parts[at : at + 5]
            use = use_letters(required == "true", optional == "true", computed == "true")
            nested = NESTED.search(code)
            if nested:
                field = nested[2]
                fields[field] = self.nested(nested, use, given.get(field), blocks.get(field))
            else:
                read = READ.search(code)
                field = read[2] if read else field
                fields[field] = {"block": False, "use": use, "type": simple_type(code, read, given.get(field))}
        return fields

    def writers(self, name: str, text: str) -> tuple[str, str]:
        """The code that writes a class's fields as JSON, and the one that writes them in Terraform's language."""
        if name == self.root:
            before, _, rich = text.partition("    synthesizeHclAttributes()")
            return before.partition("    synthesizeAttributes()")[2], rich
        base = name.removesuffix("OutputReference").lower()
        return self.functions.get(f"{base}toterraform", ""), self.functions.get(f"{base}tohclterraform", "")

    def nested(self, nested: re.Match, use: str, given: tuple[str, str] | None, block: bool | None) -> dict:
        """A field with a class of its own: a map of plain values, an attribute of objects, or a block."""
        child, wraps_set = nested[1], nested[3] == "true"
        plain = re.fullmatch(r"(String|Number|Boolean|Any)(Map|MapList|ListMap)", child)
        if plain:
            item = PLAIN[plain[1]]
            forms = {"Map": f"map({item})", "MapList": f"list(map({item}))", "ListMap": f"map(list({item}))"}
            return {"block": False, "use": use, "type": forms[plain[2]]}
        if child not in self.classes:  # Big types are split into files; what is in another one is left open.
            return {"block": False, "use": use, "type": "any"}
        kind = self.classes[child][0]
        many = kind in ("ComplexList", "ComplexMap")
        # `ThingList` and `ThingMap` hold what `ThingOutputReference` is.
        body = self.body(child[: -len(kind.removeprefix("Complex"))] + "OutputReference" if many else child)
        nesting = given[0] if given else {"ComplexList": "list", "ComplexMap": "map"}.get(kind, "struct")
        nesting = "set" if wraps_set else "single" if nesting == "struct" else nesting
        if block is None:
            block = "c" not in use and nesting != "map"
        if block and "c" not in use:
            least = 1 if use == "r" else 0
            most = 0 if many or nesting == "single" else 1
            return {"block": True, "use": "b", "nesting": nesting, "least": least, "most": most, "body": body}
        field = {"block": False, "use": use, "nesting": nesting, "body": as_members(body, use)}
        # Terraform takes an attribute of this type in the form of blocks too.
        written_as_blocks = nesting in ("list", "set") and use != "c"
        return {**field, "block": True, "least": 0, "most": 0} if written_as_blocks else field


def as_members(body: dict, use: str) -> dict:
    """A body as the members of an object type, which have no flags of their own, as `refresh_terraform` has them."""
    members = {}
    for name, field in body.items():
        members[name] = {**field, "use": "c" if use == "c" else "o"}
        if "body" in field:
            members[name]["body"] = as_members(field["body"], use)
    return members


def use_letters(required: bool, optional: bool, computed: bool) -> str:
    """How a field is used, in the letters of the table."""
    return "r" if required else ("o" if optional else "") + ("c" if computed else "")


def simple_type(code: str, read: re.Match | None, given: tuple[str, str] | None) -> str:
    """The type of a field without a class of its own."""
    if given:
        kind, storage = given
        words = re.findall("[A-Z][a-z]*", storage[:1].upper() + storage[1:])
        found = PLAIN.get(words[0], "any")
        for word in words[1:]:
            found = f"{word.lower()}({found})"
        return re.sub("^list", "set", found) if kind == "set" else found
    if read is None:
        return "any"
    if read[1] in ("List", "NumberList"):
        item = "number" if read[1] == "NumberList" else "string"
        return f"set({item})" if "tolist(" in code else f"list({item})"
    return PLAIN.get(read[1], "any")
