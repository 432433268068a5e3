"""Makers of tables and buckets.

In: CloudFormation properties. Out: calls of DynamoDB and S3.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, maker

_TABLE = (
    "AttributeDefinitions", "BillingMode", "DeletionProtectionEnabled", "GlobalSecondaryIndexes", "KeySchema",
    "LocalSecondaryIndexes", "OnDemandThroughput", "ProvisionedThroughput", "TableClass", "Tags", "WarmThroughput",
)  # fmt: skip


@maker("AWS::DynamoDB::Table", "TableName")
def table(properties: Properties, call: Call) -> Made:
    tables, name = call.client("dynamodb"), properties.one("TableName", call.name)
    given = properties.take(*_TABLE)
    stream = properties.one("StreamSpecification")
    if stream:
        given["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": stream["StreamViewType"]}
    encryption = properties.one("SSESpecification")
    if encryption:
        given["SSESpecification"] = {"Enabled": encryption.pop("SSEEnabled"), **encryption}
    policy = properties.one("ResourcePolicy")
    if policy:
        given["ResourcePolicy"] = json.dumps(policy["PolicyDocument"])
    answer = tables.create_table(TableName=name, **given)["TableDescription"]
    live = properties.one("TimeToLiveSpecification")
    if live:
        tables.update_time_to_live(TableName=name, TimeToLiveSpecification=live)
    recovery = properties.one("PointInTimeRecoverySpecification")
    if recovery:
        tables.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
    attributes = {"Arn": answer["TableArn"]}
    if stream:
        attributes["StreamArn"] = answer["LatestStreamArn"]
    return Made(name, attributes)


@maker("AWS::S3::Bucket", "BucketName")
def bucket(properties: Properties, call: Call) -> Made:
    buckets, name = call.client("s3"), properties.one("BucketName", call.name)
    place = {} if call.region == "us-east-1" else {"LocationConstraint": call.region}
    buckets.create_bucket(Bucket=name, **({"CreateBucketConfiguration": place} if place else {}))
    _protect(buckets, name, properties)
    if "LifecycleConfiguration" in properties:
        rules = [_lifecycle_rule(Properties(rule)) for rule in properties.one("LifecycleConfiguration")["Rules"]]
        buckets.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
    if "CorsConfiguration" in properties:
        rules = [_cors_rule(Properties(rule)) for rule in properties.one("CorsConfiguration")["CorsRules"]]
        buckets.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
    if "NotificationConfiguration" in properties:
        told = _notification(Properties(properties.one("NotificationConfiguration")))
        buckets.put_bucket_notification_configuration(Bucket=name, NotificationConfiguration=told)
    if "Tags" in properties:
        buckets.put_bucket_tagging(Bucket=name, Tagging={"TagSet": properties.one("Tags")})
    domain = f"{name}.s3.amazonaws.com"
    regional = f"{name}.s3.{call.region}.amazonaws.com"
    return Made(name, {"Arn": f"arn:aws:s3:::{name}", "DomainName": domain, "RegionalDomainName": regional})


def _protect(buckets, name: str, properties: Properties) -> None:
    if "VersioningConfiguration" in properties:
        settings = properties.one("VersioningConfiguration")
        buckets.put_bucket_versioning(Bucket=name, VersioningConfiguration=settings)
    if "BucketEncryption" in properties:
        rules = []
        for rule in properties.one("BucketEncryption")["ServerSideEncryptionConfiguration"]:
            default = rule.pop("ServerSideEncryptionByDefault")
            rules.append({"ApplyServerSideEncryptionByDefault": default, **rule})
        buckets.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": rules})
    if "PublicAccessBlockConfiguration" in properties:
        settings = properties.one("PublicAccessBlockConfiguration")
        buckets.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=settings)
    if "OwnershipControls" in properties:
        buckets.put_bucket_ownership_controls(Bucket=name, OwnershipControls=properties.one("OwnershipControls"))


def _lifecycle_rule(rule: Properties) -> dict:
    made = {"Status": rule.one("Status"), "Filter": {"Prefix": rule.one("Prefix", "")}}
    if "Id" in rule:
        made["ID"] = rule.one("Id")
    if "ExpirationInDays" in rule:
        made["Expiration"] = {"Days": rule.one("ExpirationInDays")}
    if "ExpiredObjectDeleteMarker" in rule:
        made["Expiration"] = {"ExpiredObjectDeleteMarker": rule.one("ExpiredObjectDeleteMarker")}
    if "Transitions" in rule:
        made["Transitions"] = [
            {"StorageClass": step["StorageClass"], "Days": step["TransitionInDays"]} for step in rule.one("Transitions")
        ]
    if "NoncurrentVersionTransitions" in rule:
        made["NoncurrentVersionTransitions"] = [
            {**step, "NoncurrentDays": step.pop("TransitionInDays")} for step in rule.one("NoncurrentVersionTransitions")
        ]
    made |= rule.take("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload")
    _all_taken(rule, "lifecycle rule")
    return made


def _cors_rule(rule: Properties) -> dict:
    made = rule.take("AllowedHeaders", "AllowedMethods", "AllowedOrigins")
    for name, spelling in (("ExposedHeaders", "ExposeHeaders"), ("MaxAge", "MaxAgeSeconds"), ("Id", "ID")):
        if name in rule:
            made[spelling] = rule.one(name)
    _all_taken(rule, "CORS rule")
    return made


def _notification(settings: Properties) -> dict:
    made = {}
    lists = (
        ("LambdaConfigurations", "LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"),
        ("QueueConfigurations", "QueueConfigurations", "Queue", "QueueArn"),
        ("TopicConfigurations", "TopicConfigurations", "Topic", "TopicArn"),
    )
    for name, spelling, target, arn in lists:
        for item in map(Properties, settings.one(name, [])):
            one = {arn: item.one(target), "Events": [item.one("Event")]}
            if "Filter" in item:
                one["Filter"] = {"Key": {"FilterRules": item.one("Filter")["S3Key"]["Rules"]}}
            _all_taken(item, "notification")
            made.setdefault(spelling, []).append(one)
    if settings.one("EventBridgeConfiguration") is not None:
        made["EventBridgeConfiguration"] = {}
    _all_taken(settings, "notification")
    return made


def _all_taken(rest: Properties, what: str) -> None:
    if rest:
        raise RuntimeError(f"the judge does not know {sorted(rest)} of a {what}")


@maker("AWS::S3::BucketPolicy")
def bucket_policy(properties: Properties, call: Call) -> Made:
    name, document = properties.one("Bucket"), json.dumps(properties.one("PolicyDocument"))
    call.client("s3").put_bucket_policy(Bucket=name, Policy=document)
    return Made(name)
