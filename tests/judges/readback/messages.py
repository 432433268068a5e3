"""Reads queues, topics with subscriptions, and streams with consumers.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements

_QUEUE_STATE = (
    "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible",
    "CreatedTimestamp", "LastModifiedTimestamp",
)  # fmt: skip


def queues(cloud) -> dict:
    client, found = cloud.client("sqs"), {}
    for url in pages(client, "list_queues", "QueueUrls"):
        told = client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        one = {key: value for key, value in told.items() if key not in _QUEUE_STATE}
        one["Policy"] = statements(told.get("Policy"))
        for key in ("RedrivePolicy", "RedriveAllowPolicy"):
            one[key] = parsed(told.get(key))
        one["Tags"] = client.list_queue_tags(QueueUrl=url).get("Tags")
        found[url.rsplit("/", 1)[-1]] = one
    return found


def topics(cloud) -> dict:
    client, found = cloud.client("sns"), {}
    for topic in pages(client, "list_topics", "Topics"):
        arn = topic["TopicArn"]
        told = client.get_topic_attributes(TopicArn=arn)["Attributes"]
        one = {key: parsed(value) for key, value in told.items() if not _is_state(key, value)}
        one["Protection"] = parsed(asked(client.get_data_protection_policy, "DataProtectionPolicy", ResourceArn=arn))
        one["Policy"] = statements(told.get("Policy"))
        one["Subscriptions"] = []
        for item in pages(client, "list_subscriptions_by_topic", "Subscriptions", TopicArn=arn):
            settings = client.get_subscription_attributes(SubscriptionArn=item["SubscriptionArn"])["Attributes"]
            one["Subscriptions"].append({key: parsed(v) for key, v in settings.items() if key != "SubscriptionArn"})
        one["Subscriptions"] = ordered(one["Subscriptions"])
        one["Tags"] = tag_map(client.list_tags_for_resource(ResourceArn=arn).get("Tags", []))
        found[arn.rsplit(":", 1)[-1]] = one
    return found


def _is_state(key: str, value: str) -> bool:
    """Numbers of subscriptions; and a share of nothing, which one target writes and the other leaves out."""
    return key.startswith("Subscriptions") or (key.endswith("SuccessFeedbackSampleRate") and value == "0")


_STREAM = ("EncryptionType", "KeyId", "MaxRecordSizeInKiB", "RetentionPeriodHours", "StreamModeDetails", "WarmThroughput")


def streams(cloud) -> dict:
    client, found = cloud.client("kinesis"), {}
    for name in pages(client, "list_streams", "StreamNames"):
        told = client.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        arn = told["StreamARN"]
        one = {key: told.get(key) for key in _STREAM}
        if told.get("StreamModeDetails", {}).get("StreamMode") != "ON_DEMAND":
            one["Shards"] = told["OpenShardCount"]
        one["Metrics"] = ordered([metric for each in told["EnhancedMonitoring"] for metric in each["ShardLevelMetrics"]])
        one["Policy"] = statements(asked(client.get_resource_policy, "Policy", ResourceARN=arn))
        one["Consumers"] = {
            item["ConsumerName"]: {"Tags": tag_map(_stream_tags(client, item["ConsumerARN"]))}
            for item in pages(client, "list_stream_consumers", "Consumers", StreamARN=arn)
        }
        one["Tags"] = tag_map(pages(client, "list_tags_for_stream", "Tags", StreamName=name))
        found[name] = one
    return found


def _stream_tags(client, arn: str) -> list[dict]:
    return asked(client.list_tags_for_resource, "Tags", ResourceARN=arn) or []
