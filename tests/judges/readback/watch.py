"""Reads log groups with their filters, alarms and dashboards.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements

_SUBSCRIPTION = (
    "applyOnTransformedLogs", "destinationArn", "distribution", "emitSystemFields", "fieldSelectionCriteria", "filterPattern",
    "roleArn",
)  # fmt: skip
_METRIC = (
    "applyOnTransformedLogs", "emitSystemFieldDimensions", "fieldSelectionCriteria", "filterPattern", "metricTransformations"
)


def log_groups(cloud) -> dict:
    client, found = cloud.client("logs"), {}
    for group in pages(client, "describe_log_groups", "logGroups"):
        place = {"logGroupName": group["logGroupName"]}
        kept = ("retentionInDays", "kmsKeyId", "logGroupClass", "deletionProtectionEnabled")
        one = {key: group.get(key) for key in kept}
        one["Subscriptions"] = {
            item["filterName"]: {key: item.get(key) for key in _SUBSCRIPTION}
            for item in pages(client, "describe_subscription_filters", "subscriptionFilters", **place)
        }
        for item in one["Subscriptions"].values():
            item["distribution"] = item["distribution"] or "ByLogStream"
        one["Metrics"] = {
            item["filterName"]: {key: item.get(key) for key in _METRIC}
            for item in pages(client, "describe_metric_filters", "metricFilters", **place)
        }
        told = client.get_data_protection_policy(logGroupIdentifier=group["logGroupName"])
        one["Protection"] = parsed(told.get("policyDocument"))
        indexes = client.describe_index_policies(logGroupIdentifiers=[group["logGroupName"]])["indexPolicies"]
        one["Indexes"] = [parsed(index["policyDocument"]) for index in indexes]
        one["logGroupClass"] = one["logGroupClass"] or "STANDARD"
        one["Tags"] = client.list_tags_for_resource(resourceArn=group["arn"].removesuffix(":*")).get("tags")
        found[group["logGroupName"]] = one
    return found


def log_policies(cloud) -> dict:
    told = pages(cloud.client("logs"), "describe_resource_policies", "resourcePolicies")
    return {one["policyName"]: {"Policy": statements(one["policyDocument"])} for one in told}


_ALARM = (
    "ActionsEnabled", "ActionsSuppressor", "ActionsSuppressorExtensionPeriod", "ActionsSuppressorWaitPeriod", "AlarmActions",
    "AlarmDescription", "AlarmRule", "ComparisonOperator", "DatapointsToAlarm", "Dimensions", "EvaluateLowSampleCountPercentile",
    "EvaluationPeriods", "ExtendedStatistic", "InsufficientDataActions", "MetricName", "Metrics", "Namespace", "OKActions",
    "Period", "Statistic", "Threshold", "ThresholdMetricId", "TreatMissingData", "Unit",
)  # fmt: skip


def alarms(cloud) -> dict:
    client, found = cloud.client("cloudwatch"), {}
    told = client.describe_alarms(AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    for item in told["MetricAlarms"] + told["CompositeAlarms"]:
        if item["AlarmName"].startswith("TargetTracking-"):
            continue  # made by Application Auto Scaling for itself
        one = {key: item.get(key) for key in _ALARM}
        for key in ("AlarmActions", "Dimensions", "InsufficientDataActions", "Metrics", "OKActions"):
            one[key] = ordered(one[key] or [])
        for metric in one["Metrics"]:
            metric.setdefault("ReturnData", True)
        one["TreatMissingData"] = one["TreatMissingData"] or ("missing" if not one["AlarmRule"] else None)
        one["Tags"] = tag_map(client.list_tags_for_resource(ResourceARN=item["AlarmArn"])["Tags"])
        found[item["AlarmName"]] = one
    return found


def dashboards(cloud) -> dict:
    client, found = cloud.client("cloudwatch"), {}
    for item in pages(client, "list_dashboards", "DashboardEntries"):
        told = client.get_dashboard(DashboardName=item["DashboardName"])
        tags = asked(client.list_tags_for_resource, "Tags", ResourceARN=told["DashboardArn"]) or []
        found[item["DashboardName"]] = {"Body": parsed(told["DashboardBody"]), "Tags": tag_map(tags)}
    return found


def trace_policies(cloud) -> dict:
    told = pages(cloud.client("xray"), "list_resource_policies", "ResourcePolicies")
    return {one["PolicyName"]: {"Policy": statements(one["PolicyDocument"])} for one in told}
