"""Mends how moto delivers: functions need no Docker, and rules map what they send; the reasons stand in `gaps.REPAIRS`.

In: moto's classes. Out: the same classes, patched in this process, and `REACHED`.
"""

from __future__ import annotations

import json
import re

from moto.awslambda import models as functions
from moto.events import models as events
from moto.s3 import notifications
from moto.sns import models as topics
from moto.sqs import sqs_backends
from moto.utilities.arns import parse_arn

# What services sent to functions: the function as the sender names it, and what it would get.
REACHED: list[dict] = []


def apply() -> None:
    """Patches moto. Call it once, before the server starts."""
    functions.LambdaBackend.send_sns_message = _note_message
    notifications._invoke_awslambda = lambda account_id, event_body, fn_arn, region_name: _note(fn_arn, event_body)
    functions.LambdaBackend.send_sqs_batch = lambda self, arn, messages, queue: False
    functions.LambdaBackend.send_dynamodb_items = lambda self, arn, items, source: "{}"
    functions.LambdaBackend.send_kinesis_message = lambda self, *rest, **named: None
    events.Rule.send_to_targets = _send
    topics.Subscription.publish = _publish_nowhere_else(topics.Subscription.publish)


def _publish_nowhere_else(publish):
    """Nothing leaves this machine, and a queue of another account hears nothing."""

    def published(self, *rest, **named):
        queue = self.endpoint.split(":")
        known = self.protocol != "sqs" or queue[-1] in sqs_backends[queue[4]][queue[3]].queues
        if known and self.protocol not in ("http", "https"):
            publish(self, *rest, **named)

    return published


def _note(arn: str, payload) -> None:
    REACHED.append({"Function": arn.split(":function:")[-1], "Payload": payload})


def _note_message(self, function_name, message, subject=None, qualifier=None) -> None:
    payload = {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": message, "Subject": subject}}]}
    _note(f"{function_name}:{qualifier}" if qualifier else function_name, payload)


def _send(self, original_event, transform_input=True) -> None:
    if self.state == "DISABLED" or not self.event_pattern.get_pattern() or not self.event_pattern.matches_event(original_event):
        return
    for target in self.targets:
        arn = parse_arn(target["Arn"])
        if arn.service == "events" and not arn.resource_type:
            # The rule of an archive names it in its template.
            paths = target.get("InputTransformer", {})
            event = events.EventTemplateParser.parse(paths.get("InputTemplate"), paths.get("InputPathsMap", {}), original_event)
            self._send_to_events_archive(parse_arn(event["archive-arn"]).resource_id, original_event)
            continue
        text = _mapped(target, _public(original_event))
        if arn.service == "sqs":
            _to_queue(self, arn, target, text)
        elif arn.service == "sns":
            topics.sns_backends[arn.account][arn.region].publish(text, arn=target["Arn"])
        elif arn.service == "lambda":
            _note(target["Arn"], json.loads(text))


def _public(event: dict) -> dict:
    """An event as others see it."""
    made = {name: value for name, value in event.items() if name != "ingestion-time"}
    return made | {"time": "1970-01-01T00:00:00Z"}


def _to_queue(self, arn, target: dict, text: str) -> None:
    """A FIFO queue takes what has a group, and an id of its own or from its content."""
    backend, group = sqs_backends[arn.account][arn.region], target.get("SqsParameters", {}).get("MessageGroupId")
    queue = backend.queues.get(arn.resource_id)
    if queue is None or (queue.fifo_queue and not (group and queue.content_based_deduplication)):
        return
    backend.send_message(queue_name=arn.resource_id, message_body=text, group_id=group)


def _mapped(target: dict, event: dict) -> str:
    if target.get("Input"):
        return target["Input"]
    if target.get("InputPath"):
        return json.dumps(_found(target["InputPath"], event))
    transformer = target.get("InputTransformer")
    if not transformer:
        return json.dumps(event)
    values = {name: _found(path, event) for name, path in transformer.get("InputPathsMap", {}).items()}
    values["aws.events.event.json"] = values["aws.events.event"] = event
    values["aws.events.rule-arn"] = "arn:aws:events:eu-west-1:123456789012:rule/judge"
    return _filled(transformer["InputTemplate"], values)


def _found(path: str, event):
    """The value at a path, which knows names and `[0]`; none when there is none."""
    value = event
    for name, number, quoted in re.findall(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[['\"]([^'\"]+)['\"]\]", path):
        key = int(number) if number else name or quoted
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _filled(template: str, values: dict) -> str:
    """A template with its placeholders filled: a JSON value outside of quotes, its text inside of them."""
    out, inside, place = [], False, 0
    while place < len(template):
        found = re.compile(r"<([A-Za-z0-9_.-]+)>").match(template, place)
        if found and found[1] in values:
            out.append(_written(values[found[1]], inside))
            place = found.end()
            continue
        letter = template[place]
        if letter == "\\" and inside:
            out.append(template[place : place + 2])
            place += 2
            continue
        inside ^= letter == '"'
        out.append(letter)
        place += 1
    return "".join(out)


def _written(value, inside: bool) -> str:
    if not inside:
        return json.dumps(value)
    if value is None:
        return ""
    return json.dumps(value if isinstance(value, str) else json.dumps(value))[1:-1]
