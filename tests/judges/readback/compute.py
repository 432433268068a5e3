"""Reads functions with all that belongs to them, layers, calls at deployment, and roles.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements

_FUNCTION = (
    "Architectures", "DeadLetterConfig", "Description", "DurableConfig", "Environment", "EphemeralStorage", "Handler",
    "ImageConfigResponse", "KMSKeyArn", "LoggingConfig", "MemorySize", "PackageType", "Role", "Runtime", "TenancyConfig",
    "Timeout", "TracingConfig", "VpcConfig",
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
        one["Aliases"] = {alias["Name"]: _alias(client, name, alias) for alias in _aliases(client, name)}
        one["Versions"] = [_version(client, name, told) for told in _versions(client, name)]
        one["Url"] = _url(client, name, None)
        one["Signing"] = asked(client.get_function_code_signing_config, "CodeSigningConfigArn", FunctionName=name)
        runtime = client.get_runtime_management_config(FunctionName=name)
        one["RuntimeUpdates"] = [runtime["UpdateRuntimeOn"], runtime.get("RuntimeVersionArn")]
        one["Recursion"] = asked(client.get_function_recursion_config, "RecursiveLoop", FunctionName=name)
        found[name] = one
    return found


def _aliases(client, name: str) -> list[dict]:
    return client.list_aliases(FunctionName=name).get("Aliases", [])


def _versions(client, name: str) -> list[dict]:
    found = client.list_versions_by_function(FunctionName=name)["Versions"]
    return [told for told in found if told["Version"] != "$LATEST"]


def _version(client, name: str, told: dict) -> dict:
    return {"Description": told.get("Description"), **_qualified(client, name, told["Version"])}


def _alias(client, name: str, told: dict) -> dict:
    kept = {key: told.get(key) for key in ("FunctionVersion", "Description", "RoutingConfig")}
    return {**kept, **_qualified(client, name, told["Name"]), "Url": _url(client, name, told["Name"])}


def _qualified(client, name: str, qualifier: str) -> dict:
    """What a version or alias has for itself."""
    place = {"FunctionName": name, "Qualifier": qualifier}
    return {
        "Permissions": statements(asked(client.get_policy, "Policy", **place)),
        "Provisioned": asked(
            client.get_provisioned_concurrency_config, "RequestedProvisionedConcurrentExecutions", **place
        ),
        "Asynchronous": _asynchronous(client, name, qualifier),
    }


def _url(client, name: str, qualifier: str | None) -> dict:
    place = {"FunctionName": name, **({"Qualifier": qualifier} if qualifier else {})}
    found = {key: asked(client.get_function_url_config, key, **place) for key in ("AuthType", "Cors", "InvokeMode")}
    if found["AuthType"] and not found["InvokeMode"]:
        found["InvokeMode"] = "BUFFERED"
    cors = found["Cors"] or {}
    found["Cors"] = {key: ordered(value) if isinstance(value, list) else value for key, value in cors.items()}
    return found


def _asynchronous(client, name: str, qualifier: str = "$LATEST") -> list[dict]:
    listed = asked(client.list_function_event_invoke_configs, "FunctionEventInvokeConfigs", FunctionName=name) or []
    kept = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")
    found = []
    for item in listed:
        arn = item["FunctionArn"].split(":")
        if (arn[7] if len(arn) > 7 else "$LATEST") == qualifier:
            found.append({key: item.get(key) for key in kept})
    return found


def layers(cloud) -> dict:
    client, found = cloud.client("lambda"), {}
    for layer in pages(client, "list_layers", "Layers"):
        name = layer["LayerName"]
        for told in pages(client, "list_layer_versions", "LayerVersions", LayerName=name):
            one = {key: told.get(key) for key in ("Description", "LicenseInfo")}
            for key in ("CompatibleArchitectures", "CompatibleRuntimes"):
                one[key] = ordered(told.get(key) or [])
            one["Code"] = cloud.layer(name, told["Version"])
            place = {"LayerName": name, "VersionNumber": told["Version"]}
            one["Permissions"] = statements(asked(client.get_layer_version_policy, "Policy", **place))
            found[f"{name}:{told['Version']}"] = one
    return found


def calls(cloud) -> dict:
    """Functions that were called at deployment, with what each was given."""
    found: dict[str, dict] = {}
    for call in cloud.invoked():
        found.setdefault(call["Function"], {"Payloads": []})["Payloads"].append(call["Payload"])
    return {name: {"Payloads": ordered(one["Payloads"])} for name, one in found.items()}


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


def releases(cloud) -> dict:
    """Applications of CodeDeploy with their groups; each pace stands in the group that keeps it."""
    client, found = cloud.client("codedeploy"), {}
    for application in pages(client, "list_applications", "applications"):
        place = {"applicationName": application}
        for group in pages(client, "list_deployment_groups", "deploymentGroups", **place):
            told = client.get_deployment_group(**place, deploymentGroupName=group)["deploymentGroupInfo"]
            one = {key: told.get(key) for key in _RELEASE}
            pace = told.get("deploymentConfigName", "")
            one["Pace"] = pace
            if not pace.startswith("CodeDeployDefault."):
                info = client.get_deployment_config(deploymentConfigName=pace)["deploymentConfigInfo"]
                one["Pace"] = {key: info.get(key) for key in ("computePlatform", "trafficRoutingConfig")}
            found[told["serviceRoleArn"].rsplit("/", 1)[-1]] = one
    return found


_RELEASE = ("alarmConfiguration", "autoRollbackConfiguration", "deploymentStyle", "serviceRoleArn", "triggerConfigurations")


def scaling(cloud) -> dict:
    client, found = cloud.client("application-autoscaling"), {}
    for namespace in ("dynamodb", "lambda"):
        place = {"ServiceNamespace": namespace}
        for told in pages(client, "describe_scalable_targets", "ScalableTargets", **place):
            one = {key: told.get(key) for key in ("MaxCapacity", "MinCapacity", "SuspendedState")}
            one["Policies"] = ordered(
                [
                    _tracking({key: policy.get(key) for key in _SCALING})
                    for policy in pages(client, "describe_scaling_policies", "ScalingPolicies", **place)
                    if (policy["ResourceId"], policy["ScalableDimension"]) == (told["ResourceId"], told["ScalableDimension"])
                ]
            )
            found[f"{told['ResourceId']} {told['ScalableDimension']}"] = one
    return found


_SCALING = ("PolicyType", "StepScalingPolicyConfiguration", "TargetTrackingScalingPolicyConfiguration")


def _tracking(policy: dict) -> dict:
    """Terraform writes that nothing is waited for, which is what the service assumes."""
    if policy["TargetTrackingScalingPolicyConfiguration"]:
        waits = {"ScaleInCooldown": 0, "ScaleOutCooldown": 0}
        policy["TargetTrackingScalingPolicyConfiguration"] = waits | policy["TargetTrackingScalingPolicyConfiguration"]
    return policy
