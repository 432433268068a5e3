"""Reads functions with their permissions and sources, roles, rules and schedules.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements

_FUNCTION = (
    "Architectures", "DeadLetterConfig", "Description", "Environment", "EphemeralStorage", "Handler", "ImageConfigResponse",
    "KMSKeyArn", "LoggingConfig", "MemorySize", "PackageType", "Role", "Runtime", "Timeout", "TracingConfig", "VpcConfig",
)  # fmt: skip


def functions(cloud) -> dict:
    client, found = cloud.client("lambda"), {}
    for told in pages(client, "list_functions", "Functions"):
        name = told["FunctionName"]
        one = {key: told.get(key) for key in _FUNCTION}
        one["Layers"] = [layer["Arn"] for layer in told.get("Layers", [])]
        one["SnapStart"] = told.get("SnapStart", {}).get("ApplyOn", "None")
        full = client.get_function(FunctionName=name)
        one["Tags"] = {key: value for key, value in full.get("Tags", {}).items() if not key.startswith("aws:")}
        one["Image"] = full["Code"].get("ImageUri")
        one["Concurrency"] = full.get("Concurrency", {}).get("ReservedConcurrentExecutions")
        one["Code"] = cloud.code(name)
        one["Permissions"] = statements(asked(client.get_policy, "Policy", FunctionName=name))
        one["Asynchronous"] = _asynchronous(client, name)
        one["Aliases"] = {
            alias["Name"]: {key: alias.get(key) for key in ("FunctionVersion", "Description", "RoutingConfig")}
            for alias in client.list_aliases(FunctionName=name).get("Aliases", [])
        }
        place = {"FunctionName": name}
        one["Url"] = {key: asked(client.get_function_url_config, key, **place) for key in ("AuthType", "Cors", "InvokeMode")}
        found[name] = one
    return found


def _asynchronous(client, name: str) -> list[dict]:
    listed = asked(client.list_function_event_invoke_configs, "FunctionEventInvokeConfigs", FunctionName=name) or []
    kept = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")
    return [{key: item.get(key) for key in kept} for item in listed]


# What the service assumes when a mapping does not say.
_MAPPING_DEFAULTS = {"MaximumBatchingWindowInSeconds": 0, "TumblingWindowInSeconds": 0}
_STREAM_DEFAULTS = {"MaximumRecordAgeInSeconds": -1, "MaximumRetryAttempts": -1, "ParallelizationFactor": 1}
_MAPPING_STATE = ("UUID", "EventSourceMappingArn", "LastModified", "LastProcessingResult", "StateTransitionReason")


def mappings(cloud) -> dict:
    client, found = cloud.client("lambda"), {}
    for told in pages(client, "list_event_source_mappings", "EventSourceMappings"):
        stream = ":sqs:" not in told["EventSourceArn"]
        defaults = _MAPPING_DEFAULTS | (_STREAM_DEFAULTS if stream else {})
        one = defaults | {key: value for key, value in told.items() if key not in _MAPPING_STATE}
        filters = [parsed(item["Pattern"]) for item in told.get("FilterCriteria", {}).get("Filters", [])]
        one["FilterCriteria"] = ordered(filters)
        one["FunctionResponseTypes"] = ordered(told.get("FunctionResponseTypes", []))
        one["Tags"] = client.list_tags(Resource=told["EventSourceMappingArn"]).get("Tags")
        source = told["EventSourceArn"].split(":", 5)[5].split("/stream/")[0]
        name = f"{source} -> {told['FunctionArn'].split(':', 6)[6]}"
        while name in found:
            name += " (another)"
        found[name] = one
    return found


def roles(cloud) -> dict:
    """Roles by their generated name; `names.py` puts in its place who uses them."""
    client, found = cloud.client("iam"), {}
    for role in pages(client, "list_roles", "Roles"):
        name, held = role["RoleName"], []
        for policy in pages(client, "list_role_policies", "PolicyNames", RoleName=name):
            held += statements(client.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"])
        managed = []
        for policy in pages(client, "list_attached_role_policies", "AttachedPolicies", RoleName=name):
            arn = policy["PolicyArn"]
            if ":aws:policy/" in arn:
                managed.append(arn)
                continue
            version = client.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
            held += statements(client.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"])
        found[name] = {
            "Trust": statements(role["AssumeRolePolicyDocument"]),
            "Statements": ordered(held),
            "Managed": sorted(managed),
            "Boundary": role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn"),
            "Path": role["Path"],
            "MaxSessionDuration": role.get("MaxSessionDuration"),
            "Tags": tag_map(pages(client, "list_role_tags", "Tags", RoleName=name)),
        }
    return found


_RULE = ("Description", "EventPattern", "RoleArn", "ScheduleExpression", "State")


def rules(cloud) -> dict:
    client, found = cloud.client("events"), {}
    for bus in client.list_event_buses()["EventBuses"]:
        for told in pages(client, "list_rules", "Rules", EventBusName=bus["Name"]):
            one = {key: parsed(told.get(key)) for key in _RULE}
            targets = pages(client, "list_targets_by_rule", "Targets", Rule=told["Name"], EventBusName=bus["Name"])
            one["Targets"] = ordered([_target(target) for target in targets])
            prefix = "" if bus["Name"] == "default" else f"{bus['Name']}/"
            found[prefix + told["Name"]] = one
    return found


def _target(target: dict) -> dict:
    """A target without its id, which means nothing outside the rule."""
    return {key: parsed(value) for key, value in target.items() if key != "Id"}


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
        one["Target"]["RetryPolicy"] = {"MaximumRetryAttempts": 185, "MaximumEventAgeInSeconds": 86400} | one["Target"][
            "RetryPolicy"
        ]
        found[item["Name"]] = one
    return found
