"""The Cloud Control API, which moto does not know: what Terraform makes through it is made as CloudFormation makes it.

In: requests. Out: answers, with the resource made by the maker of its type (`stand_ins.py`). The schemas of types are those of
cfn-lint. Deliberately absent: updates, since every judgement starts from an empty cloud.
"""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from cloud import memory, stand_ins

REGION = "eu-west-1"
ACCOUNT = "123456789012"
# Properties of what was made, by type and identifier.
_MADE: dict[tuple[str, str], dict] = {}


def forget() -> None:
    _MADE.clear()


def answer(request: dict, endpoint: str) -> dict | None:
    """What Cloud Control says; none when the call belongs to somebody else."""
    service, _, action = request.get("HTTP_X_AMZ_TARGET", "").partition(".")
    if service != "CloudApiService":
        return None
    given = json.loads(memory.body(request))
    if action == "CreateResource":
        return _create(given["TypeName"], json.loads(given["DesiredState"]), endpoint)
    if action == "GetResource":
        properties = _MADE[given["TypeName"], given["Identifier"]]
        described = {"Identifier": given["Identifier"], "Properties": json.dumps(properties)}
        return {"TypeName": given["TypeName"], "ResourceDescription": described}
    if action == "GetResourceRequestStatus":
        return {"ProgressEvent": json.loads(given["RequestToken"])}
    raise NotImplementedError(f"Cloud Control: {action}")


def _create(kind: str, desired: dict, endpoint: str) -> dict:
    made = stand_ins.make(kind, desired, stand_ins.Call(endpoint, REGION, ACCOUNT, kind, "through-cloud-control"))
    properties = {**made.attributes, **desired}
    names = [path.removeprefix("/properties/") for path in _schema(kind)["primaryIdentifier"]]
    for name in names:
        properties.setdefault(name, made.reference)
    identifier = "|".join(str(properties[name]) for name in names)
    _MADE[kind, identifier] = properties
    event = {"TypeName": kind, "Identifier": identifier, "Operation": "CREATE", "OperationStatus": "SUCCESS"}
    return {"ProgressEvent": {**event, "RequestToken": json.dumps({**event, "RequestToken": "done"})}}


def described(request: dict) -> bytes | None:
    """CloudFormation's schema of a type, by which the provider tells what a change replaces; none for all other calls."""
    if not request.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        return None
    asked = parse_qs(memory.body(request).decode())
    if asked.get("Action") != ["DescribeType"]:
        return None
    kind = asked["TypeName"][0]
    schema = escape(json.dumps(_schema(kind)))
    return (
        '<DescribeTypeResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeTypeResult>'
        f"<TypeName>{kind}</TypeName><Type>RESOURCE</Type><ProvisioningType>FULLY_MUTABLE</ProvisioningType>"
        f"<Schema>{schema}</Schema></DescribeTypeResult></DescribeTypeResponse>"
    ).encode()


@cache
def _schema(kind: str) -> dict:
    from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region="us-east-1", resource_type=kind).schema
    return {key: value for key, value in schema.items() if key in _KEPT}


# What a schema of the registry may have; cfn-lint adds words of its own.
_KEPT = (
    "typeName", "description", "properties", "definitions", "required", "additionalProperties", "primaryIdentifier",
    "readOnlyProperties", "createOnlyProperties", "writeOnlyProperties", "handlers", "tagging",
)  # fmt: skip
