"""Mends moto's topics, buses and alarms where they forget what they were told; the reasons stand in `gaps.REPAIRS`.

In: moto's classes. Out: the same classes, patched in this process.
"""

from __future__ import annotations

import json

from moto.cloudwatch import responses as watch_calls
from moto.core.responses import ActionResult, EmptyResult
from moto.events import models as events
from moto.kinesis import responses as stream_calls
from moto.sns import models as topics
from moto.sns import responses as topic_calls


def apply() -> None:
    """Patches moto. Call it once, before the server starts."""
    _keep_topic_settings()
    _keep_data_protection()
    _keep_replays()
    _keep_every_statement_of_a_bus()
    _know_partners()
    _know_buses()
    _tell_tags_apart()
    _make_composite_alarms()
    _keep_tags_of_dashboards()
    _keep_tags_of_streams()


_LOGGED = ("Application", "Firehose", "HTTP", "Lambda", "SQS")
_TOPIC = (
    "ArchivePolicy", "FifoThroughputScope", "MaximumMessageSize", "SignatureVersion", "TracingConfig",
    *(f"{name}{key}" for name in _LOGGED
      for key in ("FailureFeedbackRoleArn", "SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate")),
)  # fmt: skip


def _keep_topic_settings() -> None:
    calls = topic_calls.SNSResponse
    create, change, tell = calls.create_topic, calls.set_topic_attributes, calls.get_topic_attributes

    def created(self):
        given = dict(self._get_param("Attributes", {}))
        answer = create(self)
        topic = next(one for one in self.backend.topics.values() if one.name == self._get_param("Name"))
        topic.kept = {name: given[name] for name in _TOPIC if name in given}
        return answer

    def changed(self):
        name, topic = self._get_param("AttributeName"), self.backend.get_topic(self._get_param("TopicArn"))
        if name not in _TOPIC:
            return change(self)
        topic.kept[name] = self._get_param("AttributeValue")
        return EmptyResult()

    def told(self):
        answer = tell(self)
        topic = self.backend.get_topic(self._get_param("TopicArn"))
        answer.result["Attributes"] |= {name: value for name, value in topic.kept.items() if value}
        return answer

    calls.create_topic, calls.set_topic_attributes, calls.get_topic_attributes = created, changed, told


def _keep_data_protection() -> None:
    def put(self):
        self.backend.get_topic(self._get_param("ResourceArn")).protection = self._get_param("DataProtectionPolicy")
        return EmptyResult()

    def get(self):
        topic = self.backend.get_topic(self._get_param("ResourceArn"))
        return ActionResult({"DataProtectionPolicy": getattr(topic, "protection", "")})

    topic_calls.SNSResponse.put_data_protection_policy = put
    topic_calls.SNSResponse.get_data_protection_policy = get


def _keep_replays() -> None:
    change = topics.SNSBackend.set_subscription_attributes

    def changed(self, arn, name, value):
        if name == "ReplayPolicy":
            self.subscriptions[arn].attributes[name] = value
        else:
            change(self, arn, name, value)

    topics.SNSBackend.set_subscription_attributes = changed


def _keep_every_statement_of_a_bus() -> None:
    def add(self, policy):
        """A whole policy takes the place of the old one."""
        self._statements = {
            one.get("Sid", f"{number}"): events.EventBusPolicyStatement.from_dict({"Sid": f"{number}", **one})
            for number, one in enumerate(policy["Statement"])
        }

    events.EventBus.add_policy = add
    events.EventBusPolicyStatement.from_dict = classmethod(
        lambda cls, told: cls(
            sid=told["Sid"],
            effect=told["Effect"],
            principal=told["Principal"],
            action=told["Action"],
            resource=told["Resource"],
            condition=told.get("Condition"),
        )
    )


def _know_partners() -> None:
    create = events.EventsBackend.create_event_bus

    def created(self, name, event_source_name=None, **given):
        if event_source_name:
            self.event_sources.setdefault(event_source_name, events.PartnerEventSource(self.region_name, event_source_name))
        return create(self, name=name, event_source_name=event_source_name, **given)

    events.EventsBackend.create_event_bus = created


def _know_buses() -> None:
    put = events.EventsBackend.put_rule

    def put_rule(self, *rest, event_bus_arn=None, **given):
        account, _, name = (event_bus_arn or "").partition(":event-bus/")
        if name and account.split(":")[-1] != self.account_id and name not in self.event_buses:
            self.create_event_bus(name=name)
        return put(self, *rest, event_bus_arn=event_bus_arn, **given)

    events.EventsBackend.put_rule = put_rule
    # Names of partners' buses have strokes in them.
    events.EventsBackend._normalize_event_bus_arn = lambda self, arn: arn.split(":event-bus/")[-1] if arn else "default"


def _tell_tags_apart() -> None:
    events.EventsBackend.list_tags_for_resource = lambda self, arn: self.tagger.list_tags_for_resource(arn)
    events.EventsBackend.tag_resource = lambda self, arn, tags: self.tagger.tag_resource(
        arn, self.tagger.convert_dict_to_tags_input(tags)
    )
    events.EventsBackend.untag_resource = lambda self, arn, tag_names: self.tagger.untag_resource_using_names(arn, tag_names)


def _make_composite_alarms() -> None:
    calls = watch_calls.CloudWatchResponse
    settings = {
        "ActionsSuppressor": "actions_suppressor",
        "ActionsSuppressorWaitPeriod": "actions_suppressor_wait_period",
        "ActionsSuppressorExtensionPeriod": "actions_suppressor_extension_period",
    }

    def put(self):
        answer = self.put_metric_alarm()
        alarm = self.cloudwatch_backend.alarms[self._get_param("AlarmName")]
        for name, attribute in settings.items():
            setattr(alarm, attribute, self._get_param(name))
        return answer

    calls.put_composite_alarm = put


def _keep_tags_of_dashboards() -> None:
    put = watch_calls.CloudWatchResponse.put_dashboard

    def kept(self):
        answer = put(self)
        tags = {tag["Key"]: tag["Value"] for tag in self._get_param("Tags", [])}
        if tags:
            backend = self.cloudwatch_backend
            arn = backend.get_dashboard(self._get_param("DashboardName")).arn
            backend.tagger.tag_resource(arn, backend.tagger.convert_dict_to_tags_input(tags))
        return answer

    watch_calls.CloudWatchResponse.put_dashboard = kept


def _keep_tags_of_streams() -> None:
    """Tags by ARN, which consumers have too, and tags that are given when something is made."""
    calls = stream_calls.KinesisResponse
    create, register = calls.create_stream, calls.register_stream_consumer

    def tags_of(self, arn: str) -> dict:
        if "/consumer/" not in arn:
            return self.kinesis_backend.describe_stream(arn, None).tags
        consumer = self.kinesis_backend.describe_stream_consumer(stream_arn=None, consumer_name=None, consumer_arn=arn)
        return consumer.__dict__.setdefault("tags", {})

    def created(self):
        answer = create(self)
        self.kinesis_backend.describe_stream(None, self._get_param("StreamName")).tags.update(self._get_param("Tags") or {})
        return answer

    def registered(self):
        answer = register(self)
        tags_of(self, answer.result["Consumer"]["ConsumerARN"]).update(self._get_param("Tags") or {})
        return answer

    def listed(self):
        tags = tags_of(self, self._get_param("ResourceARN"))
        return ActionResult({"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]})

    def tagged(self):
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
        return EmptyResult()

    def untagged(self):
        for key in self._get_param("TagKeys"):
            tags_of(self, self._get_param("ResourceARN")).pop(key, None)
        return EmptyResult()

    calls.create_stream, calls.register_stream_consumer = created, registered
    calls.list_tags_for_resource, calls.tag_resource, calls.untag_resource = listed, tagged, untagged
