"""Makers of networks.

In: CloudFormation properties. Out: calls of EC2.
"""

from __future__ import annotations

from cloud.stand_ins import Call, Made, Properties, maker


def _tagged(properties: Properties, kind: str) -> dict:
    tags = properties.one("Tags")
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {}


@maker("AWS::EC2::VPC")
def vpc(properties: Properties, call: Call) -> Made:
    ec2 = call.client("ec2")
    support, names = properties.one("EnableDnsSupport"), properties.one("EnableDnsHostnames")
    made = ec2.create_vpc(**properties.take("CidrBlock", "InstanceTenancy"), **_tagged(properties, "vpc"))["Vpc"]
    for key, value in (("EnableDnsSupport", support), ("EnableDnsHostnames", names)):
        if value is not None:
            ec2.modify_vpc_attribute(VpcId=made["VpcId"], **{key: {"Value": value in (True, "true")}})
    return Made(made["VpcId"], {"VpcId": made["VpcId"], "CidrBlock": made["CidrBlock"]})


@maker("AWS::EC2::Subnet")
def subnet(properties: Properties, call: Call) -> Made:
    given = properties.take("VpcId", "CidrBlock", "AvailabilityZone")
    made = call.client("ec2").create_subnet(**given, **_tagged(properties, "subnet"))["Subnet"]
    return Made(made["SubnetId"], {key: made[key] for key in ("SubnetId", "AvailabilityZone", "VpcId", "CidrBlock")})


@maker("AWS::EC2::SecurityGroup", "GroupName")
def security_group(properties: Properties, call: Call) -> Made:
    ec2 = call.client("ec2")
    name, description = properties.one("GroupName", call.name), properties.one("GroupDescription")
    rules = properties.one("SecurityGroupIngress", [])
    made = ec2.create_security_group(
        GroupName=name, Description=description, **properties.take("VpcId"), **_tagged(properties, "security-group")
    )
    for rule in rules:
        _admit(ec2, made["GroupId"], Properties(rule))
    return Made(made["GroupId"], {"GroupId": made["GroupId"]})


def _admit(ec2, group: str, rule: Properties) -> None:
    one = {"IpProtocol": rule.one("IpProtocol"), **{key: int(value) for key, value in rule.take("FromPort", "ToPort").items()}}
    one["IpRanges"] = [rule.take("CidrIp", "Description")]
    if rule:
        raise NotImplementedError(f"rules of security groups with {sorted(rule)}")
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[one])
