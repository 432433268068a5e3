"""The wires of a cloud, and what is done to try each.

In: a cloud. Out: a report (`delivery.Report`). One wire is tried after the other, with every queue emptied before each act.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from botocore.exceptions import ClientError

from delivery import Report
from delivery.patterns import Unclear, matching, refused
from delivery.permission import allowed
from readback.data import asked, pages
from readback.policy import statements

PROBE = "judge-probe"
# What a target takes, by the service in its ARN: the action that a sender needs.
_ACTIONS = {"sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction"}
_WORDS = {"sqs": "queue", "sns": "topic", "lambda": "function"}


class Broken(Exception):
    """A wire does not deliver, for the reason given."""


@dataclass(frozen=True)
class Wire:
    """One connection: who sends, on whose behalf, to what."""

    kind: str
    name: str
    service: str
    source: str
    target: str
    # Where the sender gets it from: the bucket, the topic, the bus.
    origin: str
    role: str | None = None

    @property
    def title(self) -> str:
        return f"{self.kind} → {_WORDS.get(_service(self.target), _service(self.target))}: {self.name} → {_last(self.target)}"


def _service(arn: str) -> str:
    return arn.split(":")[2]


def _last(arn: str) -> str:
    return arn.split(":", 5)[5]


def act(cloud) -> Report:
    world = _World(cloud)
    wires = [found for walk in (_bucket_wires, _topic_wires, _rule_wires) for found in walk(world)]
    world.wires = [wire for wire, _ in wires]
    for wire, tries in wires:
        world.judge(wire, tries)
    for section, words in _not_acted(cloud):
        world.report.unjudged[section] = words
    return world.report


def _not_acted(cloud) -> list[tuple[str, str]]:
    """What nothing here can set in motion."""
    found = []
    for service, operation, key, words in (
        ("scheduler", "list_schedules", "Schedules", "schedules"),
        ("pipes", "list_pipes", "Pipes", "pipes"),
        ("lambda", "list_event_source_mappings", "EventSourceMappings", "sources of functions"),
    ):
        count = len(pages(cloud.client(service), operation, key))
        if count:
            found.append((words, f"moto runs none of {count}"))
    return found


class _World:
    """A cloud with empty queues, and what has arrived in it."""

    def __init__(self, cloud):
        self.cloud, self.report = cloud, Report()
        self.wires: list[Wire] = []
        queues = cloud.client("sqs")
        self.urls = {}
        for url in pages(queues, "list_queues", "QueueUrls"):
            queues.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "0"})
            arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
            self.urls[arn] = url

    def judge(self, wire: Wire, tries: Callable[[], object]) -> None:
        """Tries one wire; what it returns is what arrived."""
        try:
            if _service(wire.target) not in _ACTIONS:
                raise Unclear(f"moto delivers nothing to {_service(wire.target)}")
            if wire.target.split(":")[4] != self.cloud.account:
                raise Unclear("the target is in another account")
            self._may(wire)
            self.report.delivered[wire.title] = tries()
        except Unclear as reason:
            self.report.unjudged[wire.title] = str(reason)
        except (Broken, ClientError) as reason:
            self.report.failed[wire.title] = str(reason)

    # What may be sent.

    def _may(self, wire: Wire) -> None:
        action = _ACTIONS[_service(wire.target)]
        context = {"aws:SourceArn": wire.source, "aws:SourceAccount": self.cloud.account}
        if wire.role:
            held = self._role_statements(wire.role)
            if not allowed(held, None, action, wire.target, context):
                raise Broken(f"the role {wire.role} does not allow {action}")
            return
        policy = self._policy(wire.target)
        if policy is None:
            raise Unclear("the target is not in this cloud")
        if not allowed(policy, wire.service, action, wire.target, context):
            raise Broken(f"its policy does not let {wire.service} in for {wire.source} ({action})")
        self._may_encrypt(wire, context)

    def _policy(self, arn: str) -> list[dict] | None:
        if _service(arn) == "sqs":
            if arn not in self.urls:
                return None
            told = self.cloud.client("sqs").get_queue_attributes(QueueUrl=self.urls[arn], AttributeNames=["Policy"])
            return statements(told.get("Attributes", {}).get("Policy"))
        if _service(arn) == "sns":
            told = asked(self.cloud.client("sns").get_topic_attributes, "Attributes", TopicArn=arn)
            return None if told is None else statements(told.get("Policy"))
        name, _, qualifier = arn.split(":function:")[1].partition(":")
        client, place = self.cloud.client("lambda"), {"Qualifier": qualifier} if qualifier else {}
        if asked(client.get_function, "Configuration", FunctionName=name) is None:
            return None
        return statements(asked(client.get_policy, "Policy", FunctionName=name, **place))

    def _may_encrypt(self, wire: Wire, context: dict[str, str]) -> None:
        """The key of a target is used by the sender."""
        key = None
        if _service(wire.target) == "sqs":
            place = {"QueueUrl": self.urls[wire.target], "AttributeNames": ["KmsMasterKeyId"]}
            key = self.cloud.client("sqs").get_queue_attributes(**place).get("Attributes", {}).get("KmsMasterKeyId")
        elif _service(wire.target) == "sns":
            key = self.cloud.client("sns").get_topic_attributes(TopicArn=wire.target)["Attributes"].get("KmsMasterKeyId")
        if not key:
            return
        if key.startswith("alias/aws/"):
            raise Broken(f"it is encrypted by {key}, which {wire.service} cannot use")
        told = asked(self.cloud.client("kms").get_key_policy, "Policy", KeyId=key, PolicyName="default")
        if told is None:
            raise Unclear(f"its key {key} is not in this cloud")
        for action in ("kms:GenerateDataKey", "kms:Decrypt"):
            if not allowed(statements(told), wire.service, action, key, context):
                raise Broken(f"the policy of its key does not let {wire.service} in for {wire.source} ({action})")

    def _role_statements(self, arn: str) -> list[dict]:
        client, name, held = self.cloud.client("iam"), arn.rsplit("/", 1)[-1], []
        for policy in pages(client, "list_role_policies", "PolicyNames", RoleName=name):
            held += statements(client.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"])
        for policy in pages(client, "list_attached_role_policies", "AttachedPolicies", RoleName=name):
            version = client.get_policy(PolicyArn=policy["PolicyArn"])["Policy"]["DefaultVersionId"]
            told = client.get_policy_version(PolicyArn=policy["PolicyArn"], VersionId=version)
            held += statements(told["PolicyVersion"]["Document"])
        return held

    # What arrives.

    def arrived(self, target: str, happens: Callable[[], object]) -> list[str]:
        """The messages that a target gets when something happens."""
        self._receive(target)
        happens()
        return self._receive(target)

    def _receive(self, target: str) -> list[str]:
        if _service(target) == "lambda":
            name = target.split(":function:")[1]
            return [json.dumps(one["Payload"]) for one in self.cloud.reached() if one["Function"] == name]
        client, url, found = self.cloud.client("sqs"), self.urls[target], []
        while True:
            told = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=0).get("Messages", [])
            for message in told:
                client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                found.append(message["Body"])
            if not told:
                return found

    def probe(self, topic: str) -> str:
        """A queue of our own behind a topic, to see what the topic gets."""
        client = self.cloud.client("sqs")
        url = client.create_queue(QueueName=PROBE)["QueueUrl"]
        arn = client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.urls[arn] = url
        self.cloud.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        return arn

    def some(self, wire: Wire, happens: Callable[[], object], target: str = "") -> str:
        """What arrives when something happens that must be told: the first, in an order that its content gives."""
        found = self.arrived(target or wire.target, happens)
        if not found:
            raise Broken("nothing arrived")
        if len(found) > 1 and self._alone(wire):
            raise Broken(f"{len(found)} messages arrived, not one")
        return min(found)

    def none(self, wire: Wire, happens: Callable[[], object], what: str, target: str = "") -> None:
        """Nothing arrives when something else happens; not asked when the target hears of it by another wire."""
        if self._alone(wire) and self.arrived(target or wire.target, happens):
            raise Broken(f"{what} arrived, too")

    def _alone(self, wire: Wire) -> bool:
        return sum((one.origin, one.target) == (wire.origin, wire.target) for one in self.wires) == 1


# Buckets.

_LISTS = (
    ("QueueConfigurations", "QueueArn"),
    ("TopicConfigurations", "TopicArn"),
    ("LambdaFunctionConfigurations", "LambdaFunctionArn"),
)


def _bucket_wires(world: _World):
    client = world.cloud.client("s3")
    for bucket in client.list_buckets()["Buckets"]:
        name = bucket["Name"]
        told = client.get_bucket_notification_configuration(Bucket=name)
        for key, arn in _LISTS:
            for item in told.get(key, []):
                wire = Wire("bucket", name, "s3.amazonaws.com", f"arn:aws:s3:::{name}", item[arn], name)
                yield wire, lambda wire=wire, item=item: _objects(world, wire, item)


def _objects(world: _World, wire: Wire, item: dict):
    client = world.cloud.client("s3")
    rules = {rule["Name"].lower(): rule["Value"] for rule in item.get("Filter", {}).get("Key", {}).get("FilterRules", [])}
    key = f"{rules.get('prefix', '')}judge{rules.get('suffix', '')}"
    target = world.probe(wire.target) if _service(wire.target) == "sns" else wire.target
    prepare, happens = _happening(client, wire.name, item["Events"])
    prepare(key)
    said = json.loads(world.some(wire, lambda: happens(key), target))
    said = json.loads(said["Message"]) if _service(wire.target) == "sns" else said
    record = said["Records"][0]
    if record["s3"]["bucket"]["name"] != wire.name:
        raise Broken(f"the message is about the bucket {record['s3']['bucket']['name']}")
    if rules:
        prepare("elsewhere")
        world.none(wire, lambda: happens("elsewhere"), "an object that the filter leaves out", target)
    return {"event": record["eventName"], "key": record["s3"]["object"]["key"]}


Act = Callable[[str], object]


def _happening(client, bucket: str, events: list[str]) -> tuple[Act, Act]:
    """What makes one of the events happen to an object, after something that prepares it."""
    place = {"Bucket": bucket}

    def put(key: str) -> None:
        client.put_object(**place, Key=key, Body=b"judge")

    def delete(key: str) -> None:
        client.delete_object(**place, Key=key)

    for event in events:
        if event in ("s3:ObjectCreated:*", "s3:ObjectCreated:Put"):
            return lambda key: None, put
        if event in ("s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete") and _unversioned(client, bucket):
            return put, delete
    raise Unclear(f"nothing here makes {', '.join(events)} happen")


def _unversioned(client, bucket: str) -> bool:
    return client.get_bucket_versioning(Bucket=bucket).get("Status") is None


# Topics.


def _topic_wires(world: _World):
    client = world.cloud.client("sns")
    for topic in pages(client, "list_topics", "Topics"):
        arn = topic["TopicArn"]
        for item in pages(client, "list_subscriptions_by_topic", "Subscriptions", TopicArn=arn):
            if item["Endpoint"].endswith(f":{PROBE}"):
                continue
            if item["Protocol"] not in ("sqs", "lambda"):
                title = f"topic → {item['Protocol']}: {arn.rsplit(':', 1)[-1]} → {item['Endpoint']}"
                world.report.unjudged[title] = f"moto delivers nothing by {item['Protocol']}"
                continue
            wire = Wire("topic", arn.rsplit(":", 1)[-1], "sns.amazonaws.com", arn, item["Endpoint"], arn)
            settings = client.get_subscription_attributes(SubscriptionArn=item["SubscriptionArn"])["Attributes"]
            yield wire, lambda wire=wire, settings=settings: _messages(world, wire, settings)


def _messages(world: _World, wire: Wire, settings: dict):
    policy = json.loads(settings.get("FilterPolicy") or "{}")
    by_body = settings.get("FilterPolicyScope") == "MessageBody"
    event = matching(policy) if policy else {"judge": "judge"}
    said = world.some(wire, lambda: _publish(world, wire.source, event, by_body or not policy))
    raw = settings.get("RawMessageDelivery") == "true"
    if _service(wire.target) == "lambda":
        text = json.loads(said)["Records"][0]["Sns"]["Message"]
    else:
        text = said if raw else json.loads(said)["Message"]
    if policy:
        try:
            other = refused(policy, event)
        except Unclear:
            return {"message": text, "raw": raw}
        words = "a message that the filter policy refuses"
        world.none(wire, lambda: _publish(world, wire.source, other, by_body), words)
    return {"message": text, "raw": raw}


def _publish(world: _World, topic: str, event: dict, by_body: bool) -> None:
    given: dict = {"TopicArn": topic, "Message": json.dumps(event) if by_body else "judge"}
    if not by_body:
        given["MessageAttributes"] = {name: _attribute(value) for name, value in event.items()}
    if topic.endswith(".fifo"):
        given |= {"MessageGroupId": "judge", "MessageDeduplicationId": f"judge-{json.dumps(event, sort_keys=True)}"[:128]}
    world.cloud.client("sns").publish(**given)


def _attribute(value) -> dict[str, str]:
    if isinstance(value, bool) or value is None:
        return {"DataType": "String.Array", "StringValue": json.dumps([value])}
    if isinstance(value, int | float):
        return {"DataType": "Number", "StringValue": f"{value:g}"}
    return {"DataType": "String", "StringValue": value}


# Rules.


def _rule_wires(world: _World):
    client = world.cloud.client("events")
    for bus in client.list_event_buses()["EventBuses"]:
        place = {"EventBusName": bus["Name"]}
        for rule in pages(client, "list_rules", "Rules", **place):
            if rule.get("ManagedBy") or rule["Name"].startswith("Events-Archive-"):
                continue
            for target in pages(client, "list_targets_by_rule", "Targets", Rule=rule["Name"], **place):
                name = rule["Name"] if bus["Name"] == "default" else f"{bus['Name']}/{rule['Name']}"
                arns = rule["Arn"], target["Arn"]
                wire = Wire("rule", name, "events.amazonaws.com", *arns, bus["Name"], target.get("RoleArn"))
                yield wire, lambda wire=wire, bus=bus, rule=rule: _events(world, wire, bus["Name"], rule)


# What every event has by itself, whatever one puts.
_GIVEN = ("account", "id", "ingestion-time", "region", "time", "version")


def _events(world: _World, wire: Wire, bus: str, rule: dict):
    if rule["State"] == "DISABLED":
        raise Unclear("the rule is off")
    if not rule.get("EventPattern"):
        raise Unclear("moto runs no rule by time")
    pattern = json.loads(rule["EventPattern"])
    asked_for = sorted(pattern.keys() & set(_GIVEN) - {"account", "region"})
    if asked_for:
        raise Unclear(f"the pattern asks for {', '.join(asked_for)}, which nobody can put")
    wanted = {name: one for name, one in pattern.items() if name not in ("account", "region")}
    event = {"source": "judge", "detail-type": "judge", "detail": {"judge": "judge"}}
    for name, value in matching(wanted).items():
        event[name] = value
    target = world.probe(wire.target) if _service(wire.target) == "sns" else wire.target
    said = world.some(wire, lambda: _put(world, bus, event), target)
    said = json.loads(said)["Message"] if target != wire.target else said
    if wanted:
        try:
            other = refused(wanted, event)
        except Unclear:
            other = None
        if other and all(other.get(name) for name in ("source", "detail-type")):
            words = "an event that the pattern refuses"
            world.none(wire, lambda: _put(world, bus, {"detail": {}, **other}), words, target)
    return _without_ids(json.loads(said) if said[:1] in '{["' else said)


def _put(world: _World, bus: str, event: dict) -> None:
    entry = {"EventBusName": bus, "Source": event["source"], "DetailType": event["detail-type"], "Detail": json.dumps(event["detail"])}
    if event.get("resources"):
        entry["Resources"] = event["resources"] if isinstance(event["resources"], list) else [event["resources"]]
    told = world.cloud.client("events").put_events(Entries=[entry])["Entries"][0]
    if "ErrorCode" in told:
        raise Broken(f"the event is refused: {told.get('ErrorMessage', told['ErrorCode'])}")


def _without_ids(value):
    """An event without what is new each time."""
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key not in ("id", "time", "ingestion-time")}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
