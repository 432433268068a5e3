"""The golden output: where it lies, and a template with its intrinsic functions answered by samples.

In: folders of the repository. Out: paths of templates and Terraform folders, documents as plain values.
Deliberately absent: any judging.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from environment import ROOT

ACCOUNT, REGION = "123456789012", "eu-west-1"
PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "sample",
    "AWS::StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/sample/1",
}


def templates(only: list[str]) -> list[Path]:
    """Every golden CloudFormation template, or those below the paths given."""
    found = [path for kind in ("json", "yaml") for path in _golden(f"cloudformation/**/*.{kind}")]
    return [path for path in sorted(found) if _wanted(path, only)]


def terraform_folders(only: list[str]) -> list[Path]:
    """Every golden Terraform folder, or those below the paths given."""
    found = {path.parent for kind in ("tf", "tf.json") for path in _golden(f"terraform/**/*.{kind}")}
    return [path for path in sorted(found) if _wanted(path, only)]


def _golden(pattern: str) -> list[Path]:
    return [path for top in ("examples", "tests/cases") for path in ROOT.glob(f"{top}/*/golden/*/{pattern}")]


def _wanted(path: Path, only: list[str]) -> bool:
    return not only or any(path.resolve().is_relative_to(Path(one).resolve()) for one in only)


class _Loader(yaml.SafeLoader):
    """YAML 1.1 as CloudFormation reads it: short tags, and dates that stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _short_tag(loader: yaml.Loader, suffix: str, node: yaml.Node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short_tag)


def load_template(path: Path) -> dict:
    """A template as plain values; JSON is YAML too."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


# The shape of the ARN behind `Arn` (or behind `Ref`, where that is an ARN), for policies that are judged before anything exists.
ARNS = {
    "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{{}}",
    "AWS::Events::EventBus": f"arn:aws:events:{REGION}:{ACCOUNT}:event-bus/{{}}",
    "AWS::Events::Rule": f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{{}}",
    "AWS::IAM::ManagedPolicy": f"arn:aws:iam::{ACCOUNT}:policy/{{}}",
    "AWS::IAM::Role": f"arn:aws:iam::{ACCOUNT}:role/{{}}",
    "AWS::KMS::Key": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{{}}",
    "AWS::Kinesis::Stream": f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/{{}}",
    "AWS::Lambda::Function": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{}}",
    "AWS::Logs::LogGroup": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{{}}:*",
    "AWS::S3::Bucket": "arn:aws:s3:::{}",
    "AWS::SNS::Topic": f"arn:aws:sns:{REGION}:{ACCOUNT}:{{}}",
    "AWS::SQS::Queue": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{}}",
    "AWS::Scheduler::Schedule": f"arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule/default/{{}}",
    "AWS::SecretsManager::Secret": f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{{}}-abcdef",
    "AWS::StepFunctions::StateMachine": f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:{{}}",
}
_REF_IS_ARN = {
    "AWS::IAM::ManagedPolicy", "AWS::SNS::Topic", "AWS::SecretsManager::Secret", "AWS::StepFunctions::StateMachine",
}  # fmt: skip
_NAMES = ("BucketName", "FunctionName", "LogGroupName", "Name", "QueueName", "RoleName", "TableName", "TopicName")


class Unanswered(Exception):
    """A reference for which no sample is known."""


class Sampler:
    """Answers intrinsic functions of one template as if everything in it existed."""

    def __init__(self, template: dict):
        self.resources = template.get("Resources", {})
        self.parameters = template.get("Parameters", {})

    def value(self, node):
        """`node` without intrinsic functions."""
        if isinstance(node, list):
            return [self.value(item) for item in node]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            name, body = next(iter(node.items()))
            if name == "Ref":
                return self.reference(body)
            if name.startswith("Fn::"):
                return self._function(name, body)
        return {key: self.value(item) for key, item in node.items()}

    def _function(self, name: str, body):
        if name == "Fn::GetAtt":
            return self.attribute(*(body.split(".", 1) if isinstance(body, str) else body))
        if name == "Fn::Sub":
            text, names = (body, {}) if isinstance(body, str) else (body[0], self.value(body[1]))
            return re.sub(r"\$\{([^!][^}]*)\}", lambda found: str(self._sub(found[1], names)), text).replace("${!", "${")
        if name == "Fn::Join":
            return body[0].join(str(item) for item in self.value(body[1]))
        if name == "Fn::Select":
            return self.value(body[1])[int(body[0])]
        if name == "Fn::Split":
            return self.value(body[1]).split(body[0])
        raise Unanswered(name)

    def _sub(self, name: str, names: dict):
        if name in names:
            return names[name]
        return self.attribute(*name.split(".", 1)) if "." in name else self.reference(name)

    def reference(self, name: str):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.parameters:
            return self.parameters[name].get("Default", "sample")
        if name not in self.resources:
            raise Unanswered(name)
        if self.resources[name]["Type"] in _REF_IS_ARN:
            return self.attribute(name, "Arn")
        return self._name(name)

    def attribute(self, name: str, attribute: str):
        if name not in self.resources:
            raise Unanswered(f"{name}.{attribute}")
        kind = self.resources[name]["Type"]
        if kind in ARNS and attribute in ("Arn", "Id", "TopicArn"):
            return ARNS[kind].format(self._name(name))
        if kind == "AWS::DynamoDB::Table" and attribute == "StreamArn":
            return ARNS[kind].format(self._name(name)) + "/stream/2026-01-01"
        if attribute.endswith("Arn"):
            raise Unanswered(f"{name}.{attribute} ({kind})")
        return f"{name}{attribute}"

    def _name(self, name: str) -> str:
        properties = self.resources[name].get("Properties", {})
        given = next((properties[key] for key in _NAMES if key in properties), name)
        return str(self.value(given))
