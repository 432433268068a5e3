#!/usr/bin/env python3
"""Write `stdlib/facts/cloudformation.jsonl` from schemas of CloudFormation's registry.

    refresh_cloudformation.py SCHEMAS --source 'name and version' [--add 'AWS::SQS::*' ...]

SCHEMAS is a folder or a zip archive with one JSON schema for a type, each with its `typeName`: the archive that AWS
offers for a region, or a wheel of cfn-lint, whose schemas are those with AWS's omissions repaired. Types are those that
the file has already, and what `--add` names. A line is `[name, facts]`:

- `properties`, `definitions`, `required`: as in the schema, with only what says names, types and allowed values.
- `readOnly`, `createOnly`, `writeOnly`: paths as `Name` or `Outer/Inner`, with `*` for any position of a list.
- `identifier`: the properties that tell one resource from another. `reference`: the one that `Ref` gives, where known.
- `attributes`: what `Fn::GetAtt` gives besides read-only properties.
"""

import argparse
import fnmatch
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lines

TABLE = Path(__file__).resolve().parents[2] / "stdlib" / "facts" / "cloudformation.jsonl"

# What a schema keeps: keywords with a value, with one schema, with a list of schemas, with schemas by name.
PLAIN = (
    "type", "$ref", "required", "enum", "const", "pattern", "minimum", "maximum", "multipleOf",
    "minLength", "maxLength", "minItems", "maxItems",
)  # fmt: skip
NESTED = ("items", "additionalProperties")
CHOICES = ("oneOf", "anyOf", "allOf")
BY_NAME = ("properties", "patternProperties", "definitions")

# What `Ref` gives where it is not the one identifier of the registry, by the part "Return values" of each type's page
# in the CloudFormation template reference.
REFERENCES = {
    "AWS::ApiGateway::Authorizer": "AuthorizerId",
    "AWS::ApiGateway::Deployment": "DeploymentId",
    "AWS::ApiGateway::Model": "Name",
    "AWS::ApiGateway::RequestValidator": "RequestValidatorId",
    "AWS::ApiGateway::Resource": "ResourceId",
    "AWS::ApiGateway::Stage": "StageName",
    "AWS::ApiGatewayV2::Authorizer": "AuthorizerId",
    "AWS::ApiGatewayV2::Deployment": "DeploymentId",
    "AWS::ApiGatewayV2::Integration": "IntegrationId",
    "AWS::ApiGatewayV2::Route": "RouteId",
    "AWS::ApiGatewayV2::Stage": "StageName",
    "AWS::ApiGatewayV2::ApiMapping": "ApiMappingId",
    "AWS::ApiGatewayV2::IntegrationResponse": "IntegrationResponseId",
    "AWS::ApiGatewayV2::RouteResponse": "RouteResponseId",
    "AWS::Cognito::UserPoolClient": "ClientId",
    "AWS::Cognito::UserPoolDomain": "Domain",
    "AWS::Cognito::UserPoolGroup": "GroupName",
    "AWS::Cognito::UserPoolIdentityProvider": "ProviderName",
    "AWS::Cognito::UserPoolResourceServer": "Identifier",
    "AWS::CodeDeploy::DeploymentGroup": "DeploymentGroupName",
    "AWS::EC2::EIP": "PublicIp",
    "AWS::Events::Rule": "Name",
    "AWS::Route53::RecordSet": "Name",
}

# What `Fn::GetAtt` gives besides read-only properties, from the same pages.
ALSO_ATTRIBUTES = {
    "AWS::EC2::SecurityGroup": ["VpcId"],
    "AWS::EC2::Subnet": ["AvailabilityZone", "CidrBlock", "VpcId"],
    "AWS::EC2::VPC": ["CidrBlock"],
    "AWS::Events::EventBus": ["Name"],
    "AWS::Kinesis::StreamConsumer": ["ConsumerName", "StreamARN"],
    "AWS::SNS::Topic": ["TopicName"],
    "AWS::SQS::Queue": ["QueueName"],
    "AWS::SSM::Parameter": ["Type", "Value"],
    "AWS::StepFunctions::Activity": ["Name"],
}

# Maps whose values the schemas leave open although the service takes only text, as definition and property: environment
# variables, by the data type `Environment` of the Lambda API.
MAPS_OF_TEXT = {"AWS::Lambda::Function": [("Environment", "Variables")]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("schemas", type=Path, help="a folder or a zip archive of schemas")
    parser.add_argument("--source", required=True, help="name and version of what the schemas were taken from")
    parser.add_argument("--add", nargs="*", default=[], metavar="TYPE", help="types that the table does not have yet")
    parser.add_argument("--table", type=Path, default=TABLE, help="the file to write")
    options = parser.parse_args()
    schemas = {schema["typeName"]: schema for schema in read_schemas(options.schemas)}
    wanted = set(lines.names(options.table))
    for pattern in options.add:
        wanted.update(fnmatch.filter(schemas, pattern))
    missing = sorted(wanted - set(schemas))
    if missing:
        raise SystemExit(f"{options.schemas} has no schema of {', '.join(missing)}")
    entries = {name: [facts(schemas[name])] for name in wanted}
    lines.write(options.table, {"source": options.source}, entries)


def read_schemas(path: Path) -> Iterator[dict]:
    """Every schema of a resource type in a folder or archive."""
    if path.is_dir():
        texts = (file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.json")))
    else:
        archive = zipfile.ZipFile(path)
        texts = (archive.read(name).decode() for name in sorted(archive.namelist()) if name.endswith(".json"))
    for text in texts:
        schema = json.loads(text)
        if isinstance(schema, dict) and "typeName" in schema and "properties" in schema:
            yield schema


def facts(schema: dict) -> dict:
    """What the table keeps of the schema of a type."""
    top = (*BY_NAME, "required", "additionalProperties")
    kept = {name: value for name, value in reduced(schema).items() if name in top}
    for definition, name in MAPS_OF_TEXT.get(schema["typeName"], []):
        values = kept["definitions"][definition]["properties"][name]["patternProperties"]
        values.update({pattern: {"type": "string"} for pattern in values})
    for name, keyword in (
        ("readOnly", "readOnlyProperties"),
        ("createOnly", "createOnlyProperties"),
        ("writeOnly", "writeOnlyProperties"),
        ("identifier", "primaryIdentifier"),
    ):
        if schema.get(keyword):
            kept[name] = [short_path(path) for path in schema[keyword]]
    reference = REFERENCES.get(schema["typeName"])
    if reference is None and len(kept.get("identifier", [])) == 1:
        reference = kept["identifier"][0]
    if reference:
        kept["reference"] = reference
    if schema["typeName"] in ALSO_ATTRIBUTES:
        kept["attributes"] = ALSO_ATTRIBUTES[schema["typeName"]]
    return kept


def short_path(path: str) -> str:
    """`/properties/Outer/properties/Inner` and `/properties/Outer/Inner` as `Outer/Inner`."""
    first, *rest = path.removeprefix("/properties/").split("/")
    return "/".join([first, *(part for part in rest if part not in ("properties", "items"))])


def reduced(schema: object) -> object:
    """A schema without what says nothing of names, types and allowed values."""
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for keyword, value in schema.items():
        if keyword == "$ref":
            kept[keyword] = value.removeprefix("#/definitions/")
        elif keyword in PLAIN:
            kept[keyword] = value
        elif keyword in NESTED and value is not False:
            kept[keyword] = reduced(value)
        elif keyword in CHOICES:
            choices = [choice for choice in map(reduced, value) if choice and set(choice) != {"required"}]
            if choices:
                kept[keyword] = choices
        elif keyword in BY_NAME and value:
            kept[keyword] = {name: reduced(inner) for name, inner in value.items()}
    return kept


if __name__ == "__main__":
    main()
