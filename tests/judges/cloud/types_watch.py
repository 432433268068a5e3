"""Makers of log groups with their filters, alarms and dashboards.

In: CloudFormation properties. Out: calls of CloudWatch and CloudWatch Logs.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, lower_first, maker, tag_map


@maker("AWS::Logs::LogGroup", "LogGroupName")
def log_group(properties: Properties, call: Call) -> Made:
    logs, name = call.client("logs"), properties.one("LogGroupName", call.name)
    given = {}
    if "KmsKeyId" in properties:
        given["kmsKeyId"] = properties.one("KmsKeyId")
    if "LogGroupClass" in properties:
        given["logGroupClass"] = properties.one("LogGroupClass")
    if "DeletionProtectionEnabled" in properties:
        given["deletionProtectionEnabled"] = properties.one("DeletionProtectionEnabled")
    tags = tag_map(properties.one("Tags"))
    logs.create_log_group(logGroupName=name, **given, **({"tags": tags} if tags else {}))
    days = properties.one("RetentionInDays")
    if days is not None:
        logs.put_retention_policy(logGroupName=name, retentionInDays=days)
    protection, indexes = properties.one("DataProtectionPolicy"), properties.one("FieldIndexPolicies", [])
    if protection:
        logs.put_data_protection_policy(logGroupIdentifier=name, policyDocument=json.dumps(protection))
    for index in indexes:
        logs.put_index_policy(logGroupIdentifier=name, policyDocument=json.dumps(index))
    return Made(name, {"Arn": f"arn:aws:logs:{call.region}:{call.account}:log-group:{name}:*"})


@maker("AWS::Logs::SubscriptionFilter", "FilterName")
def subscription_filter(properties: Properties, call: Call) -> Made:
    name = properties.one("FilterName", call.name)
    given = lower_first(
        properties.take(
            "ApplyOnTransformedLogs", "DestinationArn", "Distribution", "EmitSystemFields", "FieldSelectionCriteria",
            "FilterPattern", "LogGroupName", "RoleArn",
        )
    )  # fmt: skip
    call.client("logs").put_subscription_filter(filterName=name, **given)
    return Made(name)


@maker("AWS::Logs::MetricFilter", "FilterName")
def metric_filter(properties: Properties, call: Call) -> Made:
    name = properties.one("FilterName", call.name)
    given = lower_first(
        properties.take(
            "ApplyOnTransformedLogs", "EmitSystemFieldDimensions", "FieldSelectionCriteria", "FilterPattern", "LogGroupName"
        )
    )
    made = []
    for one in properties.one("MetricTransformations"):
        dimensions = {item["Key"]: item["Value"] for item in one.pop("Dimensions", [])}
        made.append({**lower_first(one), **({"dimensions": dimensions} if dimensions else {})})
    call.client("logs").put_metric_filter(filterName=name, metricTransformations=made, **given)
    return Made(name)


@maker("AWS::Logs::ResourcePolicy", "PolicyName")
def logs_policy(properties: Properties, call: Call) -> Made:
    name, document = properties.one("PolicyName", call.name), properties.one("PolicyDocument")
    text = document if isinstance(document, str) else json.dumps(document)
    call.client("logs").put_resource_policy(policyName=name, policyDocument=text)
    return Made(name)


@maker("AWS::CloudWatch::Alarm", "AlarmName")
def alarm(properties: Properties, call: Call) -> Made:
    return _alarm(properties, call, "put_metric_alarm", "MetricAlarms")


@maker("AWS::CloudWatch::CompositeAlarm", "AlarmName")
def composite_alarm(properties: Properties, call: Call) -> Made:
    return _alarm(properties, call, "put_composite_alarm", "CompositeAlarms")


def _alarm(properties: Properties, call: Call, operation: str, key: str) -> Made:
    """The properties are what the call takes."""
    watch, name = call.client("cloudwatch"), properties.one("AlarmName", call.name)
    getattr(watch, operation)(AlarmName=name, **properties.take(*list(properties)))
    told = watch.describe_alarms(AlarmNames=[name], AlarmTypes=["MetricAlarm", "CompositeAlarm"])[key][0]
    return Made(name, {"Arn": told["AlarmArn"]})


@maker("AWS::CloudWatch::Dashboard", "DashboardName")
def dashboard(properties: Properties, call: Call) -> Made:
    name = properties.one("DashboardName", call.name)
    given = properties.take("DashboardBody", "Tags")
    call.client("cloudwatch").put_dashboard(DashboardName=name, **given)
    return Made(name)


@maker("AWS::XRay::ResourcePolicy", "PolicyName")
def trace_policy(properties: Properties, call: Call) -> Made:
    name = properties.one("PolicyName", call.name)
    properties.take("BypassPolicyLockoutCheck")  # acts only upon the call
    call.client("xray").put_resource_policy(PolicyName=name, PolicyDocument=properties.one("PolicyDocument"))
    return Made(name)
