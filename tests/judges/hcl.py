"""Reads Terraform's language as a compiler writes it: blocks, attributes, literals, templates, references, calls.

In: the text of a `.tf` file. Out: blocks with their values; what is no literal is a `Reference`, `Call`, `Template` or
`Other`. Deliberately absent: evaluation (`samples.py` answers references with samples).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


class Unreadable(Exception):
    """Text that this reader does not know, with its line."""


@dataclass(frozen=True)
class Reference:
    """`aws_sqs_queue.orders.arn`; indices stay as they are written."""

    path: str


@dataclass(frozen=True)
class Call:
    """`jsonencode(…)`."""

    name: str
    arguments: tuple


@dataclass(frozen=True)
class Template:
    """A text with `${…}` inside: pieces of text and expressions."""

    parts: tuple


@dataclass(frozen=True)
class Index:
    """`split(",", x)[0]`: an item of something that is no reference."""

    value: object
    index: int


@dataclass(frozen=True)
class Other:
    """An operation, a condition or a `for`: its operands, as far as they are of use."""

    operands: tuple


@dataclass
class Block:
    """`resource "aws_sqs_queue" "orders" { … }`."""

    kind: str
    labels: tuple[str, ...]
    line: int
    attributes: dict[str, object] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    @property
    def address(self) -> str:
        return ".".join(self.labels) if self.kind == "resource" else ".".join((self.kind, *self.labels))


def parse(text: str) -> Block:
    """A file as the body of one nameless block."""
    reader = _Reader(list(_tokens(text)))
    body = Block("", (), 1)
    reader.body(body, "")
    return body


def folder(path: Path) -> Iterator[tuple[Path, Block]]:
    """The `.tf` and `.tf.json` files of a folder."""
    for file in sorted(path.glob("*.tf")):
        try:
            yield file, parse(file.read_text(encoding="utf-8"))
        except Unreadable as error:
            raise Unreadable(f"{file.name}: {error}") from None
    for file in sorted(path.glob("*.tf.json")):
        yield file, _from_json(json.loads(file.read_text(encoding="utf-8")))


# How many labels a block has in the JSON form of the language.
_LABELS = {"resource": 2, "data": 2, "variable": 1, "output": 1, "provider": 1, "module": 1}


def _from_json(value: dict) -> Block:
    """The same blocks from the JSON form. Blocks inside a resource look like attributes there, and stay so."""
    body = Block("", (), 1)
    for kind, items in value.items():
        if kind != "//":
            _labelled(body, kind, (), items)
    return body


def _labelled(body: Block, kind: str, labels: tuple[str, ...], items) -> None:
    if isinstance(items, list):
        for item in items:
            _labelled(body, kind, labels, item)
    elif len(labels) < _LABELS.get(kind, 0):
        for label, inner in items.items():
            _labelled(body, kind, (*labels, label), inner)
    else:
        attributes = {name: _read_json(item) for name, item in items.items() if name != "//"}
        body.blocks.append(Block(kind, labels, 1, attributes))


def _read_json(value):
    if isinstance(value, dict):
        return {name: _read_json(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_read_json(item) for item in value]
    if isinstance(value, str):
        parts, _ = _template(value, 0, "")
        return parts[0] if len(parts) == 1 else _text(parts)
    return value


# Tokens.


@dataclass(frozen=True)
class _Token:
    kind: str  # newline, name, number, text, mark, end
    value: object
    line: int


_SPACE = re.compile(r"(?:[ \t\r]+|#[^\n]*|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_MARK = re.compile(r"\.\.\.|=>|==|!=|<=|>=|&&|\|\||[{}\[\]()=:,.?!<>+\-*/%]")
_HEREDOC = re.compile(r"<<(-?)([A-Za-z_]\w*)\n")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


def _tokens(text: str) -> Iterator[_Token]:
    position, line = 0, 1
    while position < len(text):
        start = position
        space = _SPACE.match(text, position)
        if space:
            position = space.end()
        elif text[position] == "\n":
            position += 1
            yield _Token("newline", None, line)
        elif text[position] == '"':
            parts, position = _template(text, position + 1, '"')
            yield _Token("text", parts, line)
        elif heredoc := _HEREDOC.match(text, position):
            parts, position = _heredoc(text, heredoc)
            yield _Token("text", parts, line)
        else:
            for kind, expression in (("name", _NAME), ("number", _NUMBER), ("mark", _MARK)):
                if found := expression.match(text, position):
                    position = found.end()
                    yield _Token(kind, found[0], line)
                    break
            else:
                raise Unreadable(f"line {line}: {text[position : position + 40]!r}")
        line += text.count("\n", start, position)
    yield _Token("newline", None, line)
    yield _Token("end", None, line)


def _template(text: str, position: int, end: str) -> tuple[tuple, int]:
    """Pieces of a quoted text from `position` to after its `end`; an empty `end` means all of `text`, without escapes."""
    parts: list = []
    plain: list[str] = []
    while True:
        if position >= len(text):
            if end:
                raise Unreadable("a text does not end")
            break
        if end and text.startswith(end, position):
            position += 1
            break
        if text.startswith(("$${", "%%{"), position):
            plain.append(text[position + 1 : position + 3])
            position += 3
        elif text.startswith(("${", "%{"), position):
            inside, position = _inside(text, position + 2)
            parts += ["".join(plain), _expression(inside)]
            plain = []
        elif end and text[position] == "\\":
            letter = text[position + 1]
            if letter in _ESCAPES:
                plain.append(_ESCAPES[letter])
                position += 2
            elif letter in "uU":
                width = 4 if letter == "u" else 8
                plain.append(chr(int(text[position + 2 : position + 2 + width], 16)))
                position += 2 + width
            else:
                raise Unreadable(f"an unknown escape \\{letter}")
        else:
            plain.append(text[position])
            position += 1
    parts.append("".join(plain))
    return tuple(part for part in parts if part != ""), position


def _inside(text: str, position: int) -> tuple[str, int]:
    """The expression between `${` and its `}`, and the place after it."""
    start, depth = position, 1
    while depth:
        if position >= len(text):
            raise Unreadable("an interpolation does not end")
        if text[position] == '"':
            _, position = _template(text, position + 1, '"')
            continue
        depth += (text[position] == "{") - (text[position] == "}")
        position += 1
    return text[start : position - 1].strip("~ "), position


def _heredoc(text: str, start: re.Match) -> tuple[tuple, int]:
    end = re.compile(rf"^[ \t]*{start[2]}[ \t]*$", re.MULTILINE).search(text, start.end())
    if not end:
        raise Unreadable(f"`<<{start[2]}` does not end")
    lines = text[start.end() : end.start()].splitlines(keepends=True)
    if start[1]:
        indents = [len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()]
        lines = [line[min(indents, default=0) :] for line in lines]
    return _template("".join(lines), 0, "")[0], end.end()


def _text(parts: tuple):
    """A text without expressions is a plain text."""
    if all(isinstance(part, str) for part in parts):
        return "".join(parts)
    return Template(parts)


def _expression(text: str):
    reader = _Reader(list(_tokens(text)))
    reader.quiet = 1
    return reader.expression()


# Grammar.

_BINARY = {"==", "!=", "<", ">", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%"}


class _Reader:
    def __init__(self, tokens: list[_Token]):
        self.tokens, self.position = tokens, 0
        self.quiet = 0  # brackets around this place in which a line end means nothing

    def peek(self) -> _Token:
        while self.quiet and self.tokens[self.position].kind == "newline":
            self.position += 1
        return self.tokens[self.position]

    def next(self) -> _Token:
        token = self.peek()
        self.position += token.kind != "end"
        return token

    def at(self, mark: str) -> bool:
        token = self.peek()
        return token.kind == "mark" and token.value == mark

    def expect(self, mark: str) -> None:
        token = self.next()
        if token.kind != "mark" or token.value != mark:
            raise Unreadable(f"line {token.line}: expected `{mark}`, found {token.value!r}")

    def skip_lines(self) -> None:
        while self.tokens[self.position].kind == "newline":
            self.position += 1

    def body(self, block: Block, end: str) -> None:
        while True:
            self.skip_lines()
            token = self.next()
            if token.kind == "end" and not end or token.kind == "mark" and token.value == end:
                return
            if token.kind != "name":
                raise Unreadable(f"line {token.line}: expected a name, found {token.value!r}")
            if self.at("="):
                self.next()
                block.attributes[token.value] = self.expression()
            else:
                block.blocks.append(self._block(token))

    def _block(self, name: _Token) -> Block:
        labels = []
        while (token := self.next()).kind in ("text", "name"):
            labels.append("".join(token.value))
        if token.kind != "mark" or token.value != "{":
            raise Unreadable(f"line {token.line}: expected a block, found {token.value!r}")
        made = Block(name.value, tuple(labels), name.line)
        self.body(made, "}")
        return made

    def expression(self):
        operands = [self._operand()]
        while True:
            token = self.peek()
            if token.kind != "mark" or token.value not in _BINARY | {"?"}:
                break
            self.next()
            operands.append(self.expression())
            if token.value == "?":
                self.expect(":")
                operands.append(self.expression())
        return operands[0] if len(operands) == 1 else Other(tuple(operands))

    def _operand(self):
        token = self.next()
        if token.kind == "text":
            return _text(token.value)
        if token.kind == "number":
            return float(token.value) if re.search(r"[.eE]", token.value) else int(token.value)
        if token.kind == "name":
            return self._named(token.value)
        if token.kind == "mark" and token.value in ("-", "!"):
            value = self._operand()
            return -value if token.value == "-" and isinstance(value, int | float) else Other((value,))
        if token.kind == "mark" and token.value in ("(", "[", "{"):
            return self._postfix({"(": self._group, "[": self._list, "{": self._object}[token.value]())
        raise Unreadable(f"line {token.line}: expected a value, found {token.value!r}")

    def _named(self, name: str):
        if name in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[name]
        if self.tokens[self.position] == _Token("mark", "(", self.tokens[self.position].line):
            self.next()
            return self._postfix(Call(name, tuple(self._items(")"))))
        path = name
        while self.at(".") or self.at("["):
            if self.next().value == ".":
                path += f".{self.next().value}"
            else:
                self.quiet += 1
                inner = "*" if self.at("*") and self.next() else self.expression()
                self.quiet -= 1
                self.expect("]")
                path += f"[{inner}]"
        return Reference(path)

    def _postfix(self, value):
        """`value` with what is asked of it: an index is kept, a name is not followed."""
        while self.at(".") or self.at("["):
            if self.next().value == ".":
                value = Other((value, self.next().value))
            else:
                index = self._items("]")
                value = Index(value, index[0]) if len(index) == 1 and isinstance(index[0], int) else Other((value, *index))
        return value

    def _group(self):
        self.quiet += 1
        value = self.expression()
        self.quiet -= 1
        self.skip_lines()
        self.expect(")")
        return value

    def _list(self):
        return self._for("]") or self._items("]")

    def _items(self, end: str) -> list:
        self.quiet += 1
        made = []
        while not self.at(end):
            made.append(self.expression())
            if self.at("..."):
                self.next()
            if not self.at(end):
                self.expect(",")
        self.quiet -= 1
        self.expect(end)
        return made

    def _object(self):
        comprehension = self._for("}")
        if comprehension:
            return comprehension
        made, outside = {}, self.quiet
        while True:
            self.quiet = 1
            if self.at("}"):
                break
            key = self.next()
            name = key.value
            if key.kind == "text":
                name = "".join(part if isinstance(part, str) else f"${{{part}}}" for part in key.value)
            elif key.kind == "mark" and key.value == "(":
                name = str(self._group())
            token = self.next()
            if token.kind != "mark" or token.value not in ("=", ":"):
                raise Unreadable(f"line {token.line}: expected `=`, found {token.value!r}")
            self.quiet = 0
            made[str(name)] = self.expression()
            if self.at(","):
                self.next()
        self.quiet = outside
        self.expect("}")
        return made

    def _for(self, end: str):
        """A comprehension, of which nothing is kept."""
        self.quiet += 1
        found = self.peek()
        if found.kind != "name" or found.value != "for":
            self.quiet -= 1
            return None
        depth = 1
        while depth:
            token = self.next()
            if token.kind == "end":
                raise Unreadable(f"line {found.line}: a `for` does not end")
            if token.kind == "mark":
                depth += (token.value in "{[(") - (token.value in "}])")
        self.quiet -= 1
        return Other(())
