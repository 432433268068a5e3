"""Answers references with samples, so that a document can be judged before anything exists.

In: a template, or the Terraform files of a folder. Out: plain values in which every reference has become what it would look
like. Deliberately absent: guesses; a reference without a known shape is `Unanswered`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

import hcl
from golden import ACCOUNT, REGION

PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "sample",
    "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/sample/1",
}

# The shape of the ARN behind `Arn` (or behind `Ref`, where that is an ARN) of both targets' types, around the name.
_REGIONAL = f"{REGION}:{ACCOUNT}"
_SHAPES = (
    ("AWS::ApiGatewayV2::Api", "aws_apigatewayv2_api", f"arn:aws:apigateway:{REGION}::/apis/{{}}"),
    ("AWS::ApiGateway::RestApi", "aws_api_gateway_rest_api", f"arn:aws:apigateway:{REGION}::/restapis/{{}}"),
    ("AWS::DynamoDB::Table", "aws_dynamodb_table", f"arn:aws:dynamodb:{_REGIONAL}:table/{{}}"),
    ("AWS::Events::EventBus", "aws_cloudwatch_event_bus", f"arn:aws:events:{_REGIONAL}:event-bus/{{}}"),
    ("AWS::Events::Rule", "aws_cloudwatch_event_rule", f"arn:aws:events:{_REGIONAL}:rule/{{}}"),
    ("AWS::IAM::ManagedPolicy", "aws_iam_policy", f"arn:aws:iam::{ACCOUNT}:policy/{{}}"),
    ("AWS::IAM::Role", "aws_iam_role", f"arn:aws:iam::{ACCOUNT}:role/{{}}"),
    ("AWS::KMS::Key", "aws_kms_key", f"arn:aws:kms:{_REGIONAL}:key/{{}}"),
    ("AWS::Kinesis::Stream", "aws_kinesis_stream", f"arn:aws:kinesis:{_REGIONAL}:stream/{{}}"),
    ("AWS::Lambda::Function", "aws_lambda_function", f"arn:aws:lambda:{_REGIONAL}:function:{{}}"),
    ("AWS::Logs::LogGroup", "aws_cloudwatch_log_group", f"arn:aws:logs:{_REGIONAL}:log-group:{{}}:*"),
    ("AWS::S3::Bucket", "aws_s3_bucket", "arn:aws:s3:::{}"),
    ("AWS::SNS::Topic", "aws_sns_topic", f"arn:aws:sns:{_REGIONAL}:{{}}"),
    ("AWS::SQS::Queue", "aws_sqs_queue", f"arn:aws:sqs:{_REGIONAL}:{{}}"),
    ("AWS::Scheduler::Schedule", "aws_scheduler_schedule", f"arn:aws:scheduler:{_REGIONAL}:schedule/default/{{}}"),
    ("AWS::Scheduler::ScheduleGroup", "aws_scheduler_schedule_group", f"arn:aws:scheduler:{_REGIONAL}:schedule-group/{{}}"),
    ("AWS::SecretsManager::Secret", "aws_secretsmanager_secret", f"arn:aws:secretsmanager:{_REGIONAL}:secret:{{}}-abcdef"),
    ("AWS::StepFunctions::StateMachine", "aws_sfn_state_machine", f"arn:aws:states:{_REGIONAL}:stateMachine:{{}}"),
)
_ARNS = {kind: shape for cloudformation, terraform, shape in _SHAPES for kind in (cloudformation, terraform)}
# Terraform's `arn` of a log group ends without the `:*` that CloudFormation's `Arn` has.
_ARNS["aws_cloudwatch_log_group"] = _ARNS["aws_cloudwatch_log_group"].removesuffix(":*")
_REF_IS_ARN = {
    "AWS::IAM::ManagedPolicy", "AWS::SNS::Topic", "AWS::SecretsManager::Secret", "AWS::StepFunctions::StateMachine",
}  # fmt: skip
_NAMES = ("BucketName", "FunctionName", "LogGroupName", "Name", "QueueName", "RoleName", "TableName", "TopicName")
_STREAM = "/stream/2026-01-01"
# What CloudFormation reads in Parameter Store and Secrets Manager.
_RESOLVED = re.compile(r"\{\{resolve:[^}]*\}\}")


class Unanswered(Exception):
    """A reference for which no sample is known."""


class TemplateSampler:
    """Answers intrinsic functions of one CloudFormation template as if everything in it existed."""

    def __init__(self, template: dict):
        self.resources = template.get("Resources", {})
        self.parameters = template.get("Parameters", {})

    def value(self, node):
        """`node` without intrinsic functions."""
        if isinstance(node, list):
            return [self.value(item) for item in node]
        if isinstance(node, str):
            return _RESOLVED.sub("sample", node)
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            name, body = next(iter(node.items()))
            if name == "Ref":
                return self._reference(body)
            if name.startswith("Fn::"):
                return self._function(name, body)
        return {key: self.value(item) for key, item in node.items()}

    def _function(self, name: str, body):
        if name == "Fn::GetAtt":
            return self._attribute(*(body.split(".", 1) if isinstance(body, str) else body))
        if name == "Fn::Sub":
            text, names = (body, {}) if isinstance(body, str) else (body[0], self.value(body[1]))
            filled = re.sub(r"\$\{([^!][^}]*)\}", lambda found: str(self._sub(found[1], names)), text)
            return _RESOLVED.sub("sample", filled.replace("${!", "${"))
        if name == "Fn::Join":
            return body[0].join(str(item) for item in self.value(body[1]))
        if name == "Fn::Select":
            return self.value(body[1])[int(body[0])]
        if name == "Fn::Split":
            return self.value(body[1]).split(body[0])
        if name == "Fn::ToJsonString":
            return json.dumps(self.value(body))
        raise Unanswered(name)

    def _sub(self, name: str, names: dict):
        if name in names:
            return names[name]
        return self._attribute(*name.split(".", 1)) if "." in name else self._reference(name)

    def _reference(self, name: str):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.parameters:
            return self.parameters[name].get("Default", "sample")
        if name not in self.resources:
            raise Unanswered(name)
        if self.resources[name]["Type"] in _REF_IS_ARN:
            return self._attribute(name, "Arn")
        return self._name(name)

    def _attribute(self, name: str, attribute: str):
        if name not in self.resources:
            raise Unanswered(f"{name}.{attribute}")
        kind = self.resources[name]["Type"]
        if kind in _ARNS and attribute in ("Arn", "Id", "TopicArn"):
            return _ARNS[kind].format(self._name(name))
        if kind == "AWS::DynamoDB::Table" and attribute == "StreamArn":
            return _ARNS[kind].format(self._name(name)) + _STREAM
        if attribute.endswith("Arn"):
            raise Unanswered(f"{name}.{attribute} ({kind})")
        return f"{name}{attribute}"

    def _name(self, name: str) -> str:
        properties = self.resources[name].get("Properties", {})
        given = next((properties[key] for key in _NAMES if key in properties), name)
        return str(self.value(given))


class TerraformSampler:
    """Answers expressions of one Terraform folder as if everything in it existed."""

    def __init__(self, bodies: Iterable[hcl.Block]):
        self.locals: dict[str, object] = {}
        self.resources: dict[str, hcl.Block] = {}
        self.parameters: dict[str, object] = {}
        for body in bodies:
            for block in body.blocks:
                if block.kind == "locals":
                    self.locals |= block.attributes
                elif block.kind == "resource":
                    self.resources[block.address] = block
                elif block.kind == "variable":
                    self.parameters[block.labels[0]] = block.attributes.get("default", "sample")

    def value(self, node):
        """`node` without references and calls."""
        if isinstance(node, list):
            return [self.value(item) for item in node]
        if isinstance(node, dict):
            return {key: self.value(item) for key, item in node.items()}
        if isinstance(node, hcl.Template):
            return "".join(str(self.value(part)) for part in node.parts)
        if isinstance(node, hcl.Index):
            return self.value(node.value)[node.index]
        if isinstance(node, hcl.Reference):
            return self._reference(node.path)
        if isinstance(node, hcl.Call):
            return self._call(node)
        if isinstance(node, hcl.Other):
            raise Unanswered("an operation")
        return node

    def _call(self, call: hcl.Call):
        if call.name in ("file", "filebase64sha256", "filemd5", "filesha256", "sha256"):
            return f"sample-{call.name}"
        given = [self.value(one) for one in call.arguments]
        match call.name, given:
            case "jsonencode", [value]:
                return json.dumps(value)
            case "jsondecode", [text]:
                return json.loads(text)
            case "join", [separator, items]:
                return separator.join(str(item) for item in items)
            case "split", [separator, text]:
                return text.split(separator)
            case "element", [items, index]:
                return items[index % len(items)]
            case "replace", [text, old, new]:
                return text.replace(old, new)
        raise Unanswered(f"{call.name}(…)")

    def _reference(self, path: str):
        kind, _, rest = path.partition(".")
        name, _, attribute = rest.partition(".")
        if kind == "data":
            return _data(rest)
        if kind == "var":
            return self.value(self.parameters.get(name, "sample"))
        if kind == "local":
            if name not in self.locals:
                raise Unanswered(path)
            return self.value(self.locals[name])
        if kind == "path":
            return "."
        if f"{kind}.{name}" not in self.resources:
            raise Unanswered(path)
        return self._attribute(kind, name, attribute)

    def _attribute(self, kind: str, name: str, attribute: str):
        shape, given = _ARNS.get(kind), self._name(kind, name)
        if shape and (attribute == "arn" or attribute == "id" and kind == "aws_sns_topic"):
            return shape.format(given)
        if kind == "aws_dynamodb_table" and attribute == "stream_arn":
            return shape.format(given) + _STREAM
        if attribute == "execution_arn":
            return f"arn:aws:execute-api:{_REGIONAL}:{given}"
        if attribute.endswith("arn"):
            raise Unanswered(f"{kind}.{name}.{attribute}")
        return given

    def _name(self, kind: str, name: str) -> str:
        attributes = self.resources[f"{kind}.{name}"].attributes
        given = next((attributes[key] for key in ("bucket", "function_name", "name") if key in attributes), name)
        return str(self.value(given))


def _data(address: str) -> str:
    kind = address.split(".", 1)[0]
    known = {"aws_caller_identity": ACCOUNT, "aws_partition": "aws", "aws_region": REGION, "aws_ssm_parameter": "sample"}
    if kind not in known:
        raise Unanswered(f"data.{address}")
    return "amazonaws.com" if address.endswith("dns_suffix") else known[kind]
