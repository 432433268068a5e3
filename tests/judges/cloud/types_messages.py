"""Makers of queues, topics and streams.

In: CloudFormation properties. Out: calls of SQS, SNS and Kinesis.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, maker, tag_map


@maker("AWS::SQS::Queue", "QueueName")
def queue(properties: Properties, call: Call) -> Made:
    queues, name = call.client("sqs"), properties.one("QueueName", call.name)
    tags = tag_map(properties.one("Tags"))
    settings = properties.take(
        "ContentBasedDeduplication", "DeduplicationScope", "DelaySeconds", "FifoQueue", "FifoThroughputLimit",
        "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "MaximumMessageSize", "MessageRetentionPeriod",
        "ReceiveMessageWaitTimeSeconds", "RedriveAllowPolicy", "RedrivePolicy", "SqsManagedSseEnabled", "VisibilityTimeout",
    )  # fmt: skip
    texts = {key: _text(value) for key, value in settings.items()}
    url = queues.create_queue(QueueName=name, Attributes=texts, tags=tags)["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return Made(url, {"Arn": arn, "QueueName": name, "QueueUrl": url})


def _text(value) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"))


@maker("AWS::SQS::QueuePolicy")
def queue_policy(properties: Properties, call: Call) -> Made:
    document = json.dumps(properties.one("PolicyDocument"))
    for url in properties.one("Queues"):
        call.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": document})
    return Made(call.logical_id)


@maker("AWS::SNS::Topic", "TopicName")
def topic(properties: Properties, call: Call) -> Made:
    topics, name = call.client("sns"), properties.one("TopicName", call.name)
    tags = properties.one("Tags", [])
    settings = properties.take(
        "ArchivePolicy", "ContentBasedDeduplication", "DisplayName", "FifoThroughputScope", "FifoTopic", "KmsMasterKeyId",
        "MaximumMessageSize", "SignatureVersion", "TracingConfig",
    )  # fmt: skip
    for log in properties.one("DeliveryStatusLogging", []):
        prefix = _LOGGED[log.pop("Protocol")]
        settings |= {f"{prefix}{key}": value for key, value in log.items()}
    texts = {key: _text(value) for key, value in settings.items()}
    arn = topics.create_topic(Name=name, Attributes=texts, Tags=tags)["TopicArn"]
    for inner in properties.one("Subscription", []):
        topics.subscribe(TopicArn=arn, **inner)
    protection = properties.one("DataProtectionPolicy")
    if protection:
        topics.put_data_protection_policy(ResourceArn=arn, DataProtectionPolicy=_text(protection))
    return Made(arn, {"TopicArn": arn, "TopicName": name})


# How the attributes of a topic begin that say who keeps a log of deliveries.
_LOGGED = {"application": "Application", "firehose": "Firehose", "http/s": "HTTP", "lambda": "Lambda", "sqs": "SQS"}


@maker("AWS::SNS::TopicPolicy")
def topic_policy(properties: Properties, call: Call) -> Made:
    document = json.dumps(properties.one("PolicyDocument"))
    for arn in properties.one("Topics"):
        call.client("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=document)
    return Made(call.logical_id)


@maker("AWS::SNS::Subscription")
def subscription(properties: Properties, call: Call) -> Made:
    settings = properties.take(
        "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "ReplayPolicy",
        "SubscriptionRoleArn",
    )  # fmt: skip
    given = properties.take("Protocol", "TopicArn", "Endpoint")
    texts = {key: _text(value) for key, value in settings.items()}
    arn = call.client("sns").subscribe(**given, Attributes=texts, ReturnSubscriptionArn=True)["SubscriptionArn"]
    return Made(arn, {"Arn": arn})


@maker("AWS::Kinesis::Stream", "Name")
def stream(properties: Properties, call: Call) -> Made:
    streams, name = call.client("kinesis"), properties.one("Name", call.name)
    given = properties.take("MaxRecordSizeInKiB", "ShardCount", "StreamModeDetails", "WarmThroughputMiBps")
    tags = tag_map(properties.one("Tags"))
    properties.one("RecordDistributionStrategy")  # gaps.UNTOLD
    if "StreamModeDetails" not in given:
        given.setdefault("ShardCount", 1)
    streams.create_stream(StreamName=name, **given, **({"Tags": tags} if tags else {}))
    hours = properties.one("RetentionPeriodHours")
    if hours and hours != 24:
        streams.increase_stream_retention_period(StreamName=name, RetentionPeriodHours=hours)
    encryption = properties.one("StreamEncryption")
    if encryption:
        streams.start_stream_encryption(StreamName=name, **encryption)
    metrics = properties.one("DesiredShardLevelMetrics")
    if metrics:
        streams.enable_enhanced_monitoring(StreamName=name, ShardLevelMetrics=metrics)
    arn = streams.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]
    return Made(name, {"Arn": arn})


@maker("AWS::Kinesis::StreamConsumer", "ConsumerName")
def stream_consumer(properties: Properties, call: Call) -> Made:
    given = properties.take("StreamARN")
    name, tags = properties.one("ConsumerName", call.name), tag_map(properties.one("Tags"))
    answer = call.client("kinesis").register_stream_consumer(**given, ConsumerName=name, **({"Tags": tags} if tags else {}))
    arn = answer["Consumer"]["ConsumerARN"]
    return Made(arn, {"ConsumerARN": arn, "ConsumerName": name, "StreamARN": given["StreamARN"]})


@maker("AWS::Kinesis::ResourcePolicy")
def stream_policy(properties: Properties, call: Call) -> Made:
    arn, document = properties.one("ResourceArn"), json.dumps(properties.one("ResourcePolicy"))
    call.client("kinesis").put_resource_policy(ResourceARN=arn, Policy=document)
    return Made(arn)
