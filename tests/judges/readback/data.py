"""Reads tables and buckets, and has what all readers share.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

import json

from botocore.exceptions import ClientError

from readback.policy import ordered, statements


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
        if code.startswith(("NoSuch", "ObjectLockConfigurationNotFound")) or code.endswith(("NotFound", "NotFoundException", "NotFoundError")):
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
        insights = client.describe_contributor_insights(TableName=name)
        one["Insights"] = [insights["ContributorInsightsStatus"], insights.get("ContributorInsightsMode")]
        lake = client.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"]
        one["Lake"] = lake
        one["Copies"] = ordered([{key: copy.get(key) for key in ("KMSMasterKeyId", "RegionName")} for copy in told.get("Replicas", [])])
        for index in one["GlobalSecondaryIndexes"]:
            insights = client.describe_contributor_insights(TableName=name, IndexName=index)
            one["GlobalSecondaryIndexes"][index]["Insights"] = insights["ContributorInsightsStatus"]
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
            "Acceleration": client.get_bucket_accelerate_configuration(**told).get("Status"),
            "Lock": asked(client.get_object_lock_configuration, "ObjectLockConfiguration", **told),
            "Log": client.get_bucket_logging(**told).get("LoggingEnabled"),
            "Copies": asked(client.get_bucket_replication, "ReplicationConfiguration", **told),
            "Metrics": client.list_bucket_metrics_configurations(**told).get("MetricsConfigurationList"),
            "Tiers": client.list_bucket_intelligent_tiering_configurations(**told).get(
                "IntelligentTieringConfigurationList"
            ),
            "Lists": [
                {**one, "OptionalFields": ordered(one.get("OptionalFields", []))}
                for one in client.list_bucket_inventory_configurations(**told).get("InventoryConfigurationList", [])
            ],
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
