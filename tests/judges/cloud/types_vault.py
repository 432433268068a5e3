"""Makers of keys, secrets and parameters.

In: CloudFormation properties. Out: calls of KMS, Secrets Manager and Systems Manager.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, maker, tag_map


@maker("AWS::KMS::Key")
def key(properties: Properties, call: Call) -> Made:
    keys = call.client("kms")
    given = properties.take("Description", "KeySpec", "KeyUsage", "MultiRegion", "Origin")
    tags = [{"TagKey": name, "TagValue": value} for name, value in tag_map(properties.one("Tags")).items()]
    if "KeyPolicy" in properties:
        given["Policy"] = json.dumps(properties.one("KeyPolicy"))
    answer = keys.create_key(**given, Tags=tags)["KeyMetadata"]
    if properties.one("EnableKeyRotation"):
        period = properties.one("RotationPeriodInDays")
        keys.enable_key_rotation(KeyId=answer["KeyId"], **({"RotationPeriodInDays": period} if period else {}))
    if properties.one("Enabled", True) is False:
        keys.disable_key(KeyId=answer["KeyId"])
    properties.take("PendingWindowInDays", "BypassPolicyLockoutSafetyCheck")  # act only upon deletion and change
    return Made(answer["KeyId"], {"Arn": answer["Arn"], "KeyId": answer["KeyId"]})


@maker("AWS::KMS::Alias", "AliasName")
def alias(properties: Properties, call: Call) -> Made:
    given = properties.take("AliasName", "TargetKeyId")
    call.client("kms").create_alias(**given)
    return Made(given["AliasName"])


@maker("AWS::SecretsManager::Secret", "Name")
def secret(properties: Properties, call: Call) -> Made:
    secrets, name = call.client("secretsmanager"), properties.one("Name", call.name)
    given = properties.take("Description", "KmsKeyId", "SecretString", "Tags", "Type")
    replicas = properties.one("ReplicaRegions")
    if replicas:
        given["AddReplicaRegions"] = replicas
    recipe = properties.one("GenerateSecretString")
    if recipe:
        given["SecretString"] = _generated(secrets, recipe)
    arn = secrets.create_secret(Name=name, **given)["ARN"]
    return Made(arn, {"Id": arn})


def _generated(secrets, recipe: dict) -> str:
    template, key = recipe.pop("SecretStringTemplate", None), recipe.pop("GenerateStringKey", None)
    password = secrets.get_random_password(**recipe)["RandomPassword"]
    return password if template is None else json.dumps({**json.loads(template), key: password})


@maker("AWS::SecretsManager::ResourcePolicy")
def secret_policy(properties: Properties, call: Call) -> Made:
    given = properties.take("BlockPublicPolicy", "SecretId")
    document = json.dumps(properties.one("ResourcePolicy"))
    call.client("secretsmanager").put_resource_policy(ResourcePolicy=document, **given)
    return Made(given["SecretId"], {"Id": given["SecretId"]})


@maker("AWS::SecretsManager::RotationSchedule")
def rotation(properties: Properties, call: Call) -> Made:
    given = properties.take("RotationLambdaARN", "RotationRules", "SecretId")
    given["RotateImmediately"] = properties.one("RotateImmediatelyOnUpdate", True)
    call.client("secretsmanager").rotate_secret(**given)
    return Made(given["SecretId"], {"Id": given["SecretId"]})


@maker("AWS::SSM::Parameter", "Name")
def parameter(properties: Properties, call: Call) -> Made:
    name = properties.one("Name", call.name)
    given = properties.take("AllowedPattern", "DataType", "Description", "Policies", "Tier", "Type", "Value")
    tags = [{"Key": key, "Value": value} for key, value in properties.one("Tags", {}).items()]
    call.client("ssm").put_parameter(Name=name, **given, **({"Tags": tags} if tags else {}))
    return Made(name, {"Type": given["Type"], "Value": given["Value"]})
