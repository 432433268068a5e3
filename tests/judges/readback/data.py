"""Reads tables, queues, topics, buckets, log groups and keys.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

import json

from botocore.exceptions import ClientError

from readback.policy import ordered, parsed, statements


def pages(client, operation: str, key: str, **arguments) -> list:
    """All items of a listing."""
    if client.can_paginate(operation):
        return [item for page in client.get_paginator(operation).paginate(**arguments) for item in page.get(key, [])]
    return getattr(client, operation)(**arguments).get(key, [])


def asked(operation, key: str, **arguments):
    """One answer; none when the service says that there is no such thing."""
    try:
        return operation(**arguments).get(key)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code.startswith("NoSuch") or code.endswith(("NotFound", "NotFoundException", "NotFoundError")):
            return None
        raise


_TABLE = ("KeySchema", "DeletionProtectionEnabled", "TableClassSummary", "OnDemandThroughput")
_INDEX = ("KeySchema", "Projection", "OnDemandThroughput")


def tables(cloud) -> dict:
    client, found, own = cloud.client("dynamodb"), {}, _own_keys(cloud)
    for name in pages(client, "list_tables", "TableNames"):
        told = client.describe_table(TableName=name)["Table"]
        arn = told["TableArn"]
        one = {key: told.get(key) for key in _TABLE}
        one["AttributeDefinitions"] = ordered(told["AttributeDefinitions"])
        one["BillingMode"] = told.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED")
        one["TableClassSummary"] = told.get("TableClassSummary") or {"TableClass": "STANDARD"}
        one["Throughput"] = _throughput(told)
        for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes"):
            one[kind] = {index["IndexName"]: _index(index) for index in told.get(kind, [])}
        one["Stream"] = told.get("StreamSpecification")
        encryption = told.get("SSEDescription", {})
        key = encryption.get("KMSMasterKeyArn")
        one["Encryption"] = {"Type": encryption.get("SSEType"), "Key": None if key in own else key}
        live = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        one["TimeToLive"] = live if live["TimeToLiveStatus"] == "ENABLED" else None
        backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
        recovery = backups.get("PointInTimeRecoveryDescription", {})
        one["Recovery"] = [recovery.get("PointInTimeRecoveryStatus"), recovery.get("RecoveryPeriodInDays")]
        one["Policy"] = statements(asked(client.get_resource_policy, "Policy", ResourceArn=arn))
        one["Tags"] = tag_map(pages(client, "list_tags_of_resource", "Tags", ResourceArn=arn))
        found[name] = one
    return found


def _own_keys(cloud) -> set[str]:
    """Keys that services made for themselves."""
    aliases = pages(cloud.client("kms"), "list_aliases", "Aliases")
    targets = [one["TargetKeyId"] for one in aliases if one["AliasName"].startswith("alias/aws/") and "TargetKeyId" in one]
    return {f"arn:aws:kms:{cloud.region}:{cloud.account}:key/{target}" for target in targets}


def _throughput(told: dict) -> list[int]:
    given = told.get("ProvisionedThroughput", {})
    return [given.get("ReadCapacityUnits", 0), given.get("WriteCapacityUnits", 0)]


def _index(told: dict) -> dict:
    one = {key: told.get(key) for key in _INDEX}
    one["Projection"] = told["Projection"] | {"NonKeyAttributes": ordered(told["Projection"].get("NonKeyAttributes", []))}
    one["Throughput"] = _throughput(told)
    return one


def tag_map(tags: list[dict]) -> dict:
    """Tags of the author: those that CloudFormation adds by itself are left out."""
    return {tag["Key"]: tag["Value"] for tag in tags if not tag["Key"].startswith("aws:")}


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
        one = {key: parsed(value) for key, value in told.items() if not key.startswith("Subscriptions")}
        one["Policy"] = statements(told.get("Policy"))
        one["Subscriptions"] = []
        for item in pages(client, "list_subscriptions_by_topic", "Subscriptions", TopicArn=arn):
            settings = client.get_subscription_attributes(SubscriptionArn=item["SubscriptionArn"])["Attributes"]
            one["Subscriptions"].append({key: parsed(v) for key, v in settings.items() if key != "SubscriptionArn"})
        one["Subscriptions"] = ordered(one["Subscriptions"])
        one["Tags"] = tag_map(client.list_tags_for_resource(ResourceArn=arn).get("Tags", []))
        found[arn.rsplit(":", 1)[-1]] = one
    return found


def buckets(cloud) -> dict:
    client, found = cloud.client("s3"), {}
    for bucket in client.list_buckets()["Buckets"]:
        name = bucket["Name"]
        told = {"Bucket": name}
        notifications = client.get_bucket_notification_configuration(**told)
        one = {
            "Versioning": client.get_bucket_versioning(**told).get("Status"),
            "Encryption": asked(client.get_bucket_encryption, "ServerSideEncryptionConfiguration", **told),
            "PublicAccess": asked(client.get_public_access_block, "PublicAccessBlockConfiguration", **told),
            "Ownership": asked(client.get_bucket_ownership_controls, "OwnershipControls", **told),
            "Lifecycle": _lifecycle(asked(client.get_bucket_lifecycle_configuration, "Rules", **told)),
            "Cors": [_cors(rule) for rule in asked(client.get_bucket_cors, "CORSRules", **told) or []],
            "Policy": statements(asked(client.get_bucket_policy, "Policy", **told)),
            "Tags": tag_map(asked(client.get_bucket_tagging, "TagSet", **told) or []),
            "EventBridge": "EventBridgeConfiguration" in notifications,
        }
        for kind in ("LambdaFunctionConfigurations", "QueueConfigurations", "TopicConfigurations"):
            one[kind] = ordered([_notification(item) for item in notifications.get(kind, [])])
        found[name] = one
    return found


def _lifecycle(rules: list[dict] | None) -> dict:
    made = {}
    for rule in rules or []:
        kept = {key: value for key, value in rule.items() if key not in ("ID", "Filter", "Prefix")}
        kept["Filter"] = rule.get("Filter") or {"Prefix": rule.get("Prefix", "")}
        for key in ("Transitions", "NoncurrentVersionTransitions"):
            kept[key] = ordered(kept.get(key, []))
        made[rule.get("ID", json.dumps(kept, sort_keys=True))] = kept
    return made


def _cors(rule: dict) -> dict:
    return {key: ordered(value) if isinstance(value, list) else value for key, value in rule.items()}


def _notification(item: dict) -> dict:
    kept = {key: value for key, value in item.items() if key != "Id"}
    kept["Events"] = sorted(kept["Events"])
    rules = item.get("Filter", {}).get("Key", {}).get("FilterRules", [])
    kept["Filter"] = {rule["Name"].lower(): rule["Value"] for rule in rules}
    return kept


def log_groups(cloud) -> dict:
    client, found = cloud.client("logs"), {}
    for group in pages(client, "describe_log_groups", "logGroups"):
        one = {key: group.get(key) for key in ("retentionInDays", "kmsKeyId", "logGroupClass")}
        one["logGroupClass"] = one["logGroupClass"] or "STANDARD"
        one["Tags"] = client.list_tags_for_resource(resourceArn=group["arn"].removesuffix(":*")).get("tags")
        found[group["logGroupName"]] = one
    return found


def keys(cloud) -> dict:
    """Keys of the customer, by alias, else by description."""
    client, found = cloud.client("kms"), {}
    aliases = {one.get("TargetKeyId"): one["AliasName"] for one in pages(client, "list_aliases", "Aliases")}
    for item in pages(client, "list_keys", "Keys"):
        if aliases.get(item["KeyId"], "").startswith("alias/aws/"):
            continue
        told = client.describe_key(KeyId=item["KeyId"])["KeyMetadata"]
        one = {name: told.get(name) for name in ("Description", "KeySpec", "KeyUsage", "MultiRegion", "Enabled", "Origin")}
        one["Policy"] = statements(client.get_key_policy(KeyId=item["KeyId"], PolicyName="default")["Policy"])
        rotation = client.get_key_rotation_status(KeyId=item["KeyId"])
        one["Rotation"] = [rotation.get("KeyRotationEnabled"), rotation.get("RotationPeriodInDays")]
        one["Id"] = item["KeyId"]
        found[aliases.get(item["KeyId"]) or told.get("Description") or item["KeyId"]] = one
    return found
