"""Makers of functions, of what belongs to them, and of roles.

In: CloudFormation properties. Out: calls of Lambda and IAM.
"""

from __future__ import annotations

import io
import json
import zipfile

from cloud import runners
from cloud.stand_ins import Call, Made, Properties, direct, lower_first, maker, tag_map

_FUNCTION = (
    "Architectures", "CodeSigningConfigArn", "DeadLetterConfig", "Description", "DurableConfig", "Environment",
    "EphemeralStorage", "FileSystemConfigs", "Handler", "ImageConfig", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize",
    "PackageType", "Role", "Runtime", "SnapStart", "TenancyConfig", "Timeout", "TracingConfig", "VpcConfig",
)  # fmt: skip


@maker("AWS::Lambda::Function", "FunctionName")
def function(properties: Properties, call: Call) -> Made:
    functions = call.client("lambda")
    given = properties.take(*_FUNCTION)
    if "KmsKeyArn" in given:
        given["KMSKeyArn"] = given.pop("KmsKeyArn")
    code = properties.one("Code")
    if "ZipFile" in code:
        code = {"ZipFile": _inline(code["ZipFile"], given["Runtime"])}
    name = properties.one("FunctionName", call.name)
    tags = tag_map(properties.one("Tags"))
    answer = functions.create_function(FunctionName=name, Code=code, **given, **({"Tags": tags} if tags else {}))
    reserved = properties.one("ReservedConcurrentExecutions")
    if reserved is not None:
        functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=reserved)
    updates = properties.one("RuntimeManagementConfig")
    if updates:
        functions.put_runtime_management_config(FunctionName=name, **updates)
    recursion = properties.one("RecursiveLoop")
    if recursion:
        functions.put_function_recursion_config(FunctionName=name, RecursiveLoop=recursion)
    return Made(name, {"Arn": answer["FunctionArn"]})


def _inline(text: str, runtime: str) -> bytes:
    """CloudFormation puts inline code into a file `index` of the runtime's language."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.py" if runtime.startswith("python") else "index.js", text)
    return buffer.getvalue()


@maker("AWS::Lambda::Permission")
def permission(properties: Properties, call: Call) -> Made:
    given = properties.take(
        "Action", "EventSourceToken", "FunctionName", "FunctionUrlAuthType", "InvokedViaFunctionUrl", "Principal",
        "PrincipalOrgID", "SourceAccount", "SourceArn",
    )  # fmt: skip
    call.client("lambda").add_permission(StatementId=call.logical_id, **given)
    return Made(call.logical_id)


@maker("AWS::Lambda::EventSourceMapping")
def event_source_mapping(properties: Properties, call: Call) -> Made:
    given = properties.take(
        "BatchSize", "BisectBatchOnFunctionError", "DestinationConfig", "Enabled", "EventSourceArn", "FilterCriteria",
        "FunctionName", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds",
        "MaximumRetryAttempts", "MetricsConfig", "ParallelizationFactor", "ProvisionedPollerConfig", "ScalingConfig",
        "StartingPosition", "StartingPositionTimestamp", "TumblingWindowInSeconds",
    )  # fmt: skip
    if "KmsKeyArn" in properties:
        given["KMSKeyArn"] = properties.one("KmsKeyArn")
    tags = tag_map(properties.one("Tags"))
    answer = call.client("lambda").create_event_source_mapping(**given, **({"Tags": tags} if tags else {}))
    return Made(answer["UUID"], {"Id": answer["UUID"], "EventSourceMappingArn": answer["EventSourceMappingArn"]})


@maker("AWS::Lambda::Version")
def version(properties: Properties, call: Call) -> Made:
    given = properties.take("FunctionName", "Description", "CodeSha256")
    functions = call.client("lambda")
    answer = functions.publish_version(**given)
    _provision(functions, answer["FunctionName"], answer["Version"], properties)
    return Made(answer["FunctionArn"], {"Version": answer["Version"], "FunctionArn": answer["FunctionArn"]})


def _provision(functions, name: str, qualifier: str, properties: Properties) -> None:
    settings = properties.one("ProvisionedConcurrencyConfig")
    if settings:
        functions.put_provisioned_concurrency_config(FunctionName=name, Qualifier=qualifier, **settings)


@maker("AWS::Lambda::Alias", "Name")
def alias(properties: Properties, call: Call) -> Made:
    functions = call.client("lambda")
    given = properties.take("Description", "FunctionName", "FunctionVersion", "Name")
    routing = properties.one("RoutingConfig")
    if routing:
        weights = {one["FunctionVersion"]: one["FunctionWeight"] for one in routing["AdditionalVersionWeights"]}
        given["RoutingConfig"] = {"AdditionalVersionWeights": weights}
    arn = functions.create_alias(**given)["AliasArn"]
    _provision(functions, given["FunctionName"], given["Name"], properties)
    return Made(arn, {"AliasArn": arn})


direct("AWS::Lambda::EventInvokeConfig", "lambda", "put_function_event_invoke_config", "FunctionName")


@maker("AWS::Lambda::Url")
def function_url(properties: Properties, call: Call) -> Made:
    given = properties.take("AuthType", "Cors", "InvokeMode", "Qualifier")
    answer = call.client("lambda").create_function_url_config(FunctionName=properties.one("TargetFunctionArn"), **given)
    return Made(answer["FunctionArn"], {"FunctionArn": answer["FunctionArn"], "FunctionUrl": answer["FunctionUrl"]})


@maker("AWS::Lambda::LayerVersion", "LayerName")
def layer_version(properties: Properties, call: Call) -> Made:
    given = properties.take("CompatibleArchitectures", "CompatibleRuntimes", "Content", "Description", "LicenseInfo")
    name = properties.one("LayerName", call.name)
    answer = call.client("lambda").publish_layer_version(LayerName=name, **given)
    return Made(answer["LayerVersionArn"], {"LayerVersionArn": answer["LayerVersionArn"]})


@maker("AWS::Lambda::LayerVersionPermission")
def layer_permission(properties: Properties, call: Call) -> Made:
    given = properties.take("Action", "OrganizationId", "Principal")
    layer, version_number = properties.one("LayerVersionArn").rsplit(":", 1)
    call.client("lambda").add_layer_version_permission(
        LayerName=layer, VersionNumber=int(version_number), StatementId=call.logical_id, **given
    )
    return Made(call.logical_id)


@maker("AWS::CloudFormation::CustomResource")
def custom_resource(properties: Properties, call: Call) -> Made:
    """Calls the resource's function as CloudFormation does, and takes its answer."""
    given = properties.take(*list(properties))
    token, _ = given.pop("ServiceToken"), given.pop("ServiceTimeout", None)
    answer = runners.answer(token, call.logical_id, given, call.endpoint)
    if answer["Status"] != "SUCCESS":
        raise RuntimeError(f"the function of the custom resource says: {answer.get('Reason')}")
    return Made(answer["PhysicalResourceId"], answer.get("Data", {}))


@maker("AWS::IAM::Role", "RoleName")
def role(properties: Properties, call: Call) -> Made:
    roles = call.client("iam")
    name = properties.one("RoleName", call.name)[:64]
    given = properties.take("Description", "MaxSessionDuration", "Path", "PermissionsBoundary", "Tags")
    trust = json.dumps(properties.one("AssumeRolePolicyDocument"))
    answer = roles.create_role(RoleName=name, AssumeRolePolicyDocument=trust, **given)["Role"]
    for policy in properties.one("Policies", []):
        document = json.dumps(policy["PolicyDocument"])
        roles.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=document)
    for arn in properties.one("ManagedPolicyArns", []):
        roles.attach_role_policy(RoleName=name, PolicyArn=arn)
    return Made(name, {"Arn": answer["Arn"], "RoleId": answer["RoleId"]})


@maker("AWS::IAM::Policy")
def policy(properties: Properties, call: Call) -> Made:
    name, document = properties.one("PolicyName"), json.dumps(properties.one("PolicyDocument"))
    for role_name in properties.one("Roles", []):
        call.client("iam").put_role_policy(RoleName=role_name, PolicyName=name, PolicyDocument=document)
    return Made(name)


@maker("AWS::IAM::ManagedPolicy", "ManagedPolicyName")
def managed_policy(properties: Properties, call: Call) -> Made:
    roles = call.client("iam")
    given = properties.take("Description", "Path", "Tags")
    name, document = properties.one("ManagedPolicyName", call.name), json.dumps(properties.one("PolicyDocument"))
    arn = roles.create_policy(PolicyName=name, PolicyDocument=document, **given)["Policy"]["Arn"]
    for role_name in properties.one("Roles", []):
        roles.attach_role_policy(RoleName=role_name, PolicyArn=arn)
    return Made(arn, {"PolicyArn": arn})


@maker("AWS::CodeDeploy::Application", "ApplicationName")
def release_application(properties: Properties, call: Call) -> Made:
    name = properties.one("ApplicationName", call.name)
    call.client("codedeploy").create_application(applicationName=name, computePlatform=properties.one("ComputePlatform"))
    return Made(name)


@maker("AWS::CodeDeploy::DeploymentConfig", "DeploymentConfigName")
def release_pace(properties: Properties, call: Call) -> Made:
    name = properties.one("DeploymentConfigName", call.name)
    routing = {key[0].lower() + key[1:]: lower_first(value) for key, value in properties.one("TrafficRoutingConfig").items()}
    given = {"computePlatform": properties.one("ComputePlatform"), "trafficRoutingConfig": routing}
    call.client("codedeploy").create_deployment_config(deploymentConfigName=name, **given)
    return Made(name)


@maker("AWS::CodeDeploy::DeploymentGroup", "DeploymentGroupName")
def release_group(properties: Properties, call: Call) -> Made:
    name = properties.one("DeploymentGroupName", call.name)
    given = properties.take("ApplicationName", "DeploymentConfigName", "ServiceRoleArn")
    settings = properties.take("AlarmConfiguration", "AutoRollbackConfiguration", "DeploymentStyle")
    given |= {key: lower_first(value) for key, value in settings.items()}
    for alarms in given.get("AlarmConfiguration", {}).get("alarms", []):
        alarms["name"] = alarms.pop("Name")
    if "TriggerConfigurations" in properties:
        given["TriggerConfigurations"] = [lower_first(one) for one in properties.one("TriggerConfigurations")]
    call.client("codedeploy").create_deployment_group(deploymentGroupName=name, **lower_first(given))
    return Made(name)


@maker("AWS::ApplicationAutoScaling::ScalableTarget")
def scalable_target(properties: Properties, call: Call) -> Made:
    given = properties.take("MaxCapacity", "MinCapacity", "ResourceId", "RoleARN", "ScalableDimension", "ServiceNamespace",
                            "SuspendedState")  # fmt: skip
    call.client("application-autoscaling").register_scalable_target(**given)
    return Made("|".join((given["ResourceId"], given["ScalableDimension"], given["ServiceNamespace"])))


@maker("AWS::ApplicationAutoScaling::ScalingPolicy", "PolicyName")
def scaling_policy(properties: Properties, call: Call) -> Made:
    given = properties.take("PolicyName", "PolicyType", "ResourceId", "ScalableDimension", "ServiceNamespace",
                            "StepScalingPolicyConfiguration", "TargetTrackingScalingPolicyConfiguration")  # fmt: skip
    if "ScalingTargetId" in properties:
        given["ResourceId"], given["ScalableDimension"], given["ServiceNamespace"] = properties.one("ScalingTargetId").split("|")
    arn = call.client("application-autoscaling").put_scaling_policy(**given)["PolicyARN"]
    return Made(arn, {"Arn": arn})
