"""Reads buses with rules, archives and connections, pipes, and schedules.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements


def buses(cloud) -> dict:
    client, found = cloud.client("events"), {}
    for item in client.list_event_buses()["EventBuses"]:
        told = client.describe_event_bus(Name=item["Name"])
        one = {key: told.get(key) for key in ("DeadLetterConfig", "Description", "KmsKeyIdentifier", "LogConfig")}
        one["Policy"] = statements(told.get("Policy"))
        one["Tags"] = tag_map(client.list_tags_for_resource(ResourceARN=told["Arn"]).get("Tags", []))
        if item["Name"] != "default" or one["Policy"]:
            found[item["Name"]] = one
    return found


def archives(cloud) -> dict:
    client, found = cloud.client("events"), {}
    kept = ("Description", "EventPattern", "EventSourceArn", "KmsKeyIdentifier", "RetentionDays", "State")
    for item in client.list_archives()["Archives"]:
        told = client.describe_archive(ArchiveName=item["ArchiveName"])
        found[item["ArchiveName"]] = {key: parsed(told.get(key)) for key in kept}
    return found


_CONNECTION = ("AuthParameters", "AuthorizationType", "Description", "InvocationConnectivityParameters", "KmsKeyIdentifier")


def connections(cloud) -> dict:
    client, found = cloud.client("events"), {}
    for item in client.list_connections()["Connections"]:
        told = client.describe_connection(Name=item["Name"])
        one = {key: told.get(key) for key in _CONNECTION}
        one["Id"] = told["ConnectionArn"].rsplit("/", 1)[-1]
        found[item["Name"]] = one
    return found


_DESTINATION = ("ConnectionArn", "Description", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond")


def destinations(cloud) -> dict:
    client, found = cloud.client("events"), {}
    for item in client.list_api_destinations()["ApiDestinations"]:
        told = client.describe_api_destination(Name=item["Name"])
        one = {key: told.get(key) for key in _DESTINATION}
        one["InvocationRateLimitPerSecond"] = one["InvocationRateLimitPerSecond"] or 300
        one["Id"] = told["ApiDestinationArn"].rsplit("/", 1)[-1]
        found[item["Name"]] = one
    return found


def endpoints(cloud) -> dict:
    client, kept = cloud.client("events"), ("Description", "EventBuses", "ReplicationConfig", "RoleArn", "RoutingConfig")
    told = asked(client.list_endpoints, "Endpoints") or []
    return {one["Name"]: {key: one.get(key) for key in kept} for one in told}


_PIPE = (
    "Description", "DesiredState", "Enrichment", "EnrichmentParameters", "KmsKeyIdentifier", "LogConfiguration", "RoleArn", "Source",
    "SourceParameters", "Target", "TargetParameters",
)  # fmt: skip


def pipes(cloud) -> dict:
    client, found = cloud.client("pipes"), {}
    for item in pages(client, "list_pipes", "Pipes"):
        told = client.describe_pipe(Name=item["Name"])
        one = {key: _texts(told.get(key)) for key in _PIPE}
        if one["Description"] == "Managed by Terraform":
            one["Description"] = None  # what Terraform writes where nothing is said
        for settings in (one["SourceParameters"] or {}).values():
            if not settings.get("MaximumBatchingWindowInSeconds"):
                settings.pop("MaximumBatchingWindowInSeconds", None)
        one["Tags"] = told.get("Tags")
        found[item["Name"]] = one
    return found


def _texts(value):
    """Texts of JSON as values, at any depth."""
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    return [_texts(item) for item in value] if isinstance(value, list) else parsed(value)


_RULE = ("Description", "EventPattern", "RoleArn", "ScheduleExpression", "State")


def rules(cloud) -> dict:
    """Rules of people: an archive has one of its own."""
    client, found = cloud.client("events"), {}
    for bus in client.list_event_buses()["EventBuses"]:
        for told in pages(client, "list_rules", "Rules", EventBusName=bus["Name"]):
            if told.get("ManagedBy"):
                continue
            one = {key: parsed(told.get(key)) for key in _RULE}
            one["Tags"] = tag_map(client.list_tags_for_resource(ResourceARN=told["Arn"]).get("Tags", []))
            targets = pages(client, "list_targets_by_rule", "Targets", Rule=told["Name"], EventBusName=bus["Name"])
            one["Targets"] = ordered([_target(target) for target in targets])
            prefix = "" if bus["Name"] == "default" else f"{bus['Name']}/"
            found[prefix + told["Name"]] = one
    return found


def _target(target: dict) -> dict:
    """A target without its id, which means nothing outside the rule."""
    made = {key: parsed(value) for key, value in target.items() if key != "Id"}
    if target.get("RetryPolicy"):
        made["RetryPolicy"] = _RETRIES | target["RetryPolicy"]
    return made


# What the service assumes when a policy says one of two.
_RETRIES = {"MaximumRetryAttempts": 185, "MaximumEventAgeInSeconds": 86400}


def schedules(cloud) -> dict:
    client, found = cloud.client("scheduler"), {}
    for item in pages(client, "list_schedules", "Schedules"):
        told = client.get_schedule(Name=item["Name"], GroupName=item["GroupName"])
        kept = (
            "Description", "EndDate", "FlexibleTimeWindow", "GroupName", "KmsKeyArn", "ScheduleExpression",
            "ScheduleExpressionTimezone", "StartDate", "State", "Target",
        )  # fmt: skip
        one = {key: told.get(key) for key in kept}
        one["ScheduleExpressionTimezone"] = one["ScheduleExpressionTimezone"] or "UTC"
        one["Target"] = {key: parsed(value) for key, value in told["Target"].items()}
        one["Target"].setdefault("RetryPolicy", {})
        one["Target"]["RetryPolicy"] = _RETRIES | one["Target"]["RetryPolicy"]
        one["ActionAfterCompletion"] = told.get("ActionAfterCompletion", "NONE")
        group = "" if item["GroupName"] == "default" else f"{item['GroupName']}/"
        found[group + item["Name"]] = one
    for group in pages(client, "list_schedule_groups", "ScheduleGroups"):
        if group["Name"] != "default":
            tags = client.list_tags_for_resource(ResourceArn=group["Arn"]).get("Tags", [])
            found[f"group {group['Name']}"] = {"Tags": tag_map(tags), "State": group["State"]}
    return found
