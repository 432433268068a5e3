#!/usr/bin/env python3
"""Write `stdlib/facts/cloudformation.jsonl` and `registry.jsonl` from schemas of CloudFormation's registry.

    refresh_cloudformation.py cfn_lint-….whl --source 'name and version' [--add 'AWS::SQS::*' ...]

The wheel of cfn-lint has one JSON schema for each type, AWS's own with its omissions repaired. `cloudformation.jsonl`
has the types that the library's kinds map to: those that it has already, and what `--add` names. `registry.jsonl` has
all others. A line is `[name, facts]`:

- `properties`, `definitions`, `required`: as in the schema, with only what says names, types and allowed values.
- `requiredXor`, `requiredOr`, `dependentRequired`, `dependentExcluded`: which properties go together, as cfn-lint says.
- `format`: what a text names, as `AWS::EC2::Subnet.Id`; a list where it may be one of several.
- `readOnly`, `createOnly`, `writeOnly`: paths as `Name` or `Outer/Inner`, with `*` for any position of a list.
  `mayReplace`: paths whose change replaces the resource in some cases.
- `identifier`: the properties that tell one resource from another. `reference`: the one that `Ref` gives, where known.
- `attributes`: what `Fn::GetAtt` gives besides read-only properties.
- `tags`: the property that holds tags. `provisionable`: false for a type that the registry knows, but that Cloud Control
  cannot make, since the schema has no handlers.
"""

import argparse
import ast
import fnmatch
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lines

FACTS = Path(__file__).resolve().parents[2] / "stdlib" / "facts"
MAPPED = FACTS / "cloudformation.jsonl"
OTHERS = FACTS / "registry.jsonl"

# What stands among the schemas and is no resource: what a transform rewrites, and what the CDK notes.
NO_RESOURCES = ("AWS::Serverless::*", "AWS::CDK::*")

# What a schema keeps: keywords with a value, with one schema, with a list of schemas, with schemas by name.
PLAIN = (
    "type", "$ref", "required", "enum", "const", "pattern", "minimum", "maximum", "multipleOf",
    "minLength", "maxLength", "minItems", "maxItems", "enumCaseInsensitive",
)  # fmt: skip
NESTED = ("items", "additionalProperties")
CHOICES = ("oneOf", "anyOf", "allOf")
BY_NAME = ("properties", "patternProperties", "definitions")

TOGETHER = ("requiredXor", "requiredOr", "dependentRequired", "dependentExcluded")

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

# Properties that a schema refers to as if they were definitions.
PROPERTIES_AS_DEFINITIONS = {"AWS::OpenSearchService::Application": ["Arn"]}

# Maps whose values the schemas leave open although the service takes only text, as definition and property: environment
# variables, by the data type `Environment` of the Lambda API.
MAPS_OF_TEXT = {"AWS::Lambda::Function": [("Environment", "Variables")]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="a wheel of cfn-lint")
    parser.add_argument("--source", required=True, help="name and version of what the schemas were taken from")
    parser.add_argument("--add", nargs="*", default=[], metavar="TYPE", help="types that kinds map to from now on")
    options = parser.parse_args()
    wheel = zipfile.ZipFile(options.wheel)
    also = also_attributes(wheel)
    schemas = {schema["typeName"]: schema for schema in read_schemas(wheel)}
    mapped = set(lines.names(MAPPED))
    for pattern in options.add:
        mapped.update(fnmatch.filter(schemas, pattern))
    missing = sorted(mapped - set(schemas))
    if missing:
        raise SystemExit(f"{options.wheel} has no schema of {', '.join(missing)}")
    others = {name for name in schemas if not any(fnmatch.fnmatchcase(name, pattern) for pattern in NO_RESOURCES)}
    for table, names in ((MAPPED, mapped), (OTHERS, others - mapped)):
        lines.write(table, {"source": options.source}, {name: [facts(schemas[name], also)] for name in names})


def read_schemas(wheel: zipfile.ZipFile) -> Iterator[dict]:
    """Every schema of a resource type in a wheel."""
    for name in sorted(wheel.namelist()):
        if name.startswith("cfnlint/data/schemas/resources/") and name.endswith(".json"):
            yield json.loads(wheel.read(name))


def also_attributes(wheel: zipfile.ZipFile) -> dict[str, list[str] | None]:
    """What cfn-lint lists of attributes that no schema names, by type; none where every property is one."""
    names = ("_all_property_types", "_exceptions")
    lists = {}
    for statement in ast.parse(wheel.read("cfnlint/schema/_getatts.py")).body:
        if isinstance(statement, ast.Assign) and statement.targets[0].id in names:
            lists[statement.targets[0].id] = ast.literal_eval(statement.value)
    every, some = (lists[name] for name in names)
    return {**some, **dict.fromkeys(every), **ALSO_ATTRIBUTES}


def facts(schema: dict, also: dict[str, list[str] | None]) -> dict:
    """What the table keeps of the schema of a type."""
    top = (*BY_NAME, *TOGETHER, "required", "additionalProperties")
    kept = {name: value for name, value in reduced(schema).items() if name in top}
    for name in PROPERTIES_AS_DEFINITIONS.get(schema["typeName"], []):
        kept["definitions"][name] = kept["properties"][name]
    for definition, name in MAPS_OF_TEXT.get(schema["typeName"], []):
        values = kept["definitions"][definition]["properties"][name]["patternProperties"]
        values.update({pattern: {"type": "string"} for pattern in values})
    for name, keyword in (
        ("readOnly", "readOnlyProperties"),
        ("createOnly", "createOnlyProperties"),
        ("writeOnly", "writeOnlyProperties"),
        ("mayReplace", "conditionalCreateOnlyProperties"),
        ("identifier", "primaryIdentifier"),
    ):
        if schema.get(keyword):
            kept[name] = [short_path(path) for path in schema[keyword]]
    reference = REFERENCES.get(schema["typeName"])
    if reference is None and len(kept.get("identifier", [])) == 1:
        reference = kept["identifier"][0]
    if reference:
        kept["reference"] = reference
    if schema["typeName"] in also:
        given = [name for name in kept["properties"] if name not in kept.get("readOnly", [])]
        kept["attributes"] = also[schema["typeName"]] or sorted(given)
    tagging = schema.get("tagging", {})
    tags = short_path(tagging.get("tagProperty", "/properties/Tags"))
    if tagging.get("taggable", True) and tags in kept["properties"]:
        kept["tags"] = tags
    if "handlers" not in schema:
        kept["provisionable"] = False
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
            kept[keyword] = value.removeprefix("#/definitions/").removeprefix("#/properties/")
        elif keyword in (*PLAIN, *TOGETHER) or (keyword == "format" and str(value).startswith("AWS::")):
            kept[keyword] = value
        elif keyword in NESTED and value is not False:
            kept[keyword] = reduced(value)
        elif keyword in CHOICES:
            choices = [choice for choice in map(reduced, value) if choice and set(choice) != {"required"}]
            if choices and all(set(choice) == {"format"} for choice in choices):
                kept["format"] = [choice["format"] for choice in choices]
            elif choices:
                kept[keyword] = choices
        elif keyword in BY_NAME and value:
            kept[keyword] = {name: reduced(inner) for name, inner in value.items()}
    return kept


if __name__ == "__main__":
    main()
