"""Reads keys, secrets without their values, and parameters.

In: clients of the services. Out: per section a map from the resource's name to what it is.
"""

from __future__ import annotations

from readback.data import asked, pages, tag_map
from readback.policy import ordered, parsed, statements


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
        one["Rotation"] = rotation.get("KeyRotationEnabled") and rotation.get("RotationPeriodInDays", 365)
        told_tags = pages(client, "list_resource_tags", "Tags", KeyId=item["KeyId"])
        one["Tags"] = tag_map([{"Key": tag["TagKey"], "Value": tag["TagValue"]} for tag in told_tags])
        one["Id"] = item["KeyId"]
        found[aliases.get(item["KeyId"]) or told.get("Description") or item["KeyId"]] = one
    return found


_SECRET = ("Description", "KmsKeyId", "OwningService", "RotationLambdaARN", "RotationRules", "Type")


def secrets(cloud) -> dict:
    """Secrets without their values; those that a service owns belong to what it keeps in them."""
    client, found = cloud.client("secretsmanager"), {}
    for item in pages(client, "list_secrets", "SecretList"):
        told = client.describe_secret(SecretId=item["ARN"])
        name = told["Name"]
        if told.get("OwningService"):
            continue
        one = {key: told.get(key) for key in _SECRET}
        one["RotationEnabled"] = told.get("RotationEnabled")
        one["Replicas"] = ordered(
            [{key: replica.get(key) for key in ("Region", "KmsKeyId")} for replica in told.get("ReplicationStatus", [])]
        )
        one["Policy"] = statements(asked(client.get_resource_policy, "ResourcePolicy", SecretId=item["ARN"]))
        one["Tags"] = tag_map(told.get("Tags", []))
        one["Value"] = _shape(asked(client.get_secret_value, "SecretString", SecretId=item["ARN"]))
        one["Id"] = told["ARN"].rsplit("-", 1)[-1]
        found[name] = one
    return found


def _shape(text: str | None):
    """What there is of a value that is made up at deployment: its keys, or that it is there."""
    value = parsed(text)
    return sorted(value) if isinstance(value, dict) else value is not None


def parameters(cloud) -> dict:
    client, found = cloud.client("ssm"), {}
    kept = ("AllowedPattern", "DataType", "Description", "KeyId", "Policies", "Tier", "Type")
    for item in pages(client, "describe_parameters", "Parameters"):
        name = item["Name"]
        one = {key: item.get(key) for key in kept}
        one["Policies"] = ordered([parsed(policy.get("PolicyText")) for policy in item.get("Policies", [])])
        one["Tier"] = one["Tier"] or "Standard"
        one["Value"] = client.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
        one["Tags"] = tag_map(client.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"])
        found[name] = one
    return found
