"""Reads networks: VPCs, their subnets and security groups, without those that every account has.

In: clients of EC2. Out: what there is, by name tags, address ranges and descriptions.
"""

from __future__ import annotations

from readback.data import tag_map
from readback.policy import ordered


def networks(cloud) -> dict:
    client, found = cloud.client("ec2"), {}
    own = [one for one in client.describe_vpcs()["Vpcs"] if not one["IsDefault"]]
    for one in own:
        settings = {
            key: client.describe_vpc_attribute(VpcId=one["VpcId"], Attribute=key)[key[0].upper() + key[1:]]["Value"]
            for key in ("enableDnsSupport", "enableDnsHostnames")
        }
        tags = tag_map(one.get("Tags"))
        found[f"network {tags.get('Name', one['CidrBlock'])}"] = {
            "Id": one["VpcId"], "CidrBlock": one["CidrBlock"], "Tenancy": one["InstanceTenancy"], "Tags": tags, **settings,
        }  # fmt: skip
    places = [one["VpcId"] for one in own]
    for one in client.describe_subnets()["Subnets"]:
        if one["VpcId"] in places:
            found[f"subnet {one['CidrBlock']}"] = {
                "Id": one["SubnetId"], "In": one["VpcId"], "Zone": one["AvailabilityZone"], "Tags": tag_map(one.get("Tags")),
            }  # fmt: skip
    for one in client.describe_security_groups()["SecurityGroups"]:
        if one["VpcId"] in places and one["GroupName"] != "default":
            rules = [{key: rule.get(key) for key in ("IpProtocol", "FromPort", "ToPort", "IpRanges")} for rule in one["IpPermissions"]]
            found[f"group {one['Description']}"] = {
                "Id": one["GroupId"], "In": one["VpcId"], "Rules": ordered(rules), "Tags": tag_map(one.get("Tags")),
            }  # fmt: skip
    return found
