"""Reads the values inside `jsonencode(…)` of Terraform files, with references answered by samples.

In: the text of a `.tf` file as the compiler writes it. Out: plain values, each with the address of its resource.
Deliberately absent: the rest of the language; anything it does not know is `Unreadable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from golden import ACCOUNT, ARNS, REGION


class Unreadable(Exception):
    """Text that this reader does not know."""


_TOKEN = re.compile(r'\s*(?:#[^\n]*\n\s*)*("(?:\\.|\$\{[^}]*\}|[^"\\])*"|[\w.\-]+(?:\[[^\]]*\][\w.\-]*)*|[{}\[\]()=:,])')
_HEAD = re.compile(r'^(?:resource|data) "([^"]+)" "([^"]+)" \{|^(output|locals) ?', re.MULTILINE)

# Attributes that are ARNs by Terraform type: the shapes of the CloudFormation twins.
_TYPES = {
    "aws_cloudwatch_event_bus": "AWS::Events::EventBus",
    "aws_cloudwatch_event_rule": "AWS::Events::Rule",
    "aws_dynamodb_table": "AWS::DynamoDB::Table",
    "aws_iam_policy": "AWS::IAM::ManagedPolicy",
    "aws_iam_role": "AWS::IAM::Role",
    "aws_kinesis_stream": "AWS::Kinesis::Stream",
    "aws_kms_key": "AWS::KMS::Key",
    "aws_lambda_function": "AWS::Lambda::Function",
    "aws_s3_bucket": "AWS::S3::Bucket",
    "aws_scheduler_schedule": "AWS::Scheduler::Schedule",
    "aws_secretsmanager_secret": "AWS::SecretsManager::Secret",
    "aws_sfn_state_machine": "AWS::StepFunctions::StateMachine",
    "aws_sns_topic": "AWS::SNS::Topic",
    "aws_sqs_queue": "AWS::SQS::Queue",
}


def encoded(text: str) -> Iterator[tuple[str, object]]:
    """The value of every `jsonencode(…)`, with the address of the resource that it stands in."""
    heads = [(head.start(), f"{head[1]}.{head[2]}" if head[1] else head[3]) for head in _HEAD.finditer(text)]
    for call in re.finditer(r"\bjsonencode\(", text):
        address = next((name for start, name in reversed(heads) if start < call.start()), "file")
        yield address, _Reader(text, call.end()).value()


class _Reader:
    def __init__(self, text: str, position: int):
        self.text, self.position = text, position

    def next(self) -> str:
        found = _TOKEN.match(self.text, self.position)
        if not found:
            raise Unreadable(self.text[self.position : self.position + 40].strip())
        self.position = found.end()
        return found[1]

    def peek(self) -> str:
        before, token = self.position, self.next()
        self.position = before
        return token

    def value(self):
        token = self.next()
        if token == "{":
            return self._record()
        if token == "[":
            return self._list()
        if token.startswith('"'):
            return _text(token[1:-1])
        if token in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[token]
        if re.fullmatch(r"-?\d+(\.\d+)?", token):
            return float(token) if "." in token else int(token)
        if self.text[self.position : self.position + 1] == "(":
            return self._call(token)
        return _reference(token)

    def _record(self) -> dict:
        made = {}
        while self.peek() != "}":
            key = self.next()
            if self.next() not in "=:":
                raise Unreadable(key)
            made[_text(key[1:-1]) if key.startswith('"') else key] = self.value()
            if self.peek() == ",":
                self.next()
        self.next()
        return made

    def _list(self) -> list:
        made = []
        while self.peek() != "]":
            made.append(self.value())
            if self.peek() == ",":
                self.next()
        self.next()
        return made

    def _call(self, name: str) -> str:
        """A function's result is not known here; its place in a text is."""
        depth = 0
        while True:
            token = self.next()
            depth += (token == "(") - (token == ")")
            if depth == 0:
                return f"sample-{name}"


def _text(text: str) -> str:
    plain = re.sub(r"\$\{([^}]*)\}", lambda found: str(_reference(found[1].strip())), text)
    return plain.replace('\\"', '"').replace("\\n", "\n").replace("$${", "${").replace("\\\\", "\\")


def _reference(address: str) -> str:
    kind, _, rest = address.partition(".")
    name, _, attribute = rest.partition(".")
    if kind == "data":
        return _data(rest)
    if kind in ("var", "local", "path"):
        return "sample"
    if kind == "aws_cloudwatch_log_group" and attribute == "arn":
        return f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{name}"
    if kind == "aws_dynamodb_table" and attribute == "stream_arn":
        return ARNS["AWS::DynamoDB::Table"].format(name) + "/stream/2026-01-01"
    if attribute == "arn" and kind in _TYPES:
        return ARNS[_TYPES[kind]].format(name)
    if attribute.endswith("execution_arn"):
        return f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{name}"
    if attribute.endswith("arn") or not kind.startswith("aws_"):
        raise Unreadable(address)
    return name


def _data(address: str) -> str:
    kind = address.split(".", 1)[0]
    known = {"aws_caller_identity": ACCOUNT, "aws_partition": "aws", "aws_region": REGION}
    if kind not in known:
        raise Unreadable(f"data.{address}")
    return "amazonaws.com" if address.endswith("dns_suffix") else known[kind]
