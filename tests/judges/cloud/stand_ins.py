"""CloudFormation resources made by calls of the service's own API, inside moto's CloudFormation engine.

In: resolved properties of one resource. Out: the resource, made through boto3, with its `Ref` and attributes.
A property that a maker does not take is an error: nothing is dropped silently. Deliberately absent: updates and deletion,
since every judgement starts from an empty cloud.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import boto3
from botocore.config import Config
from moto.core.common_models import CloudFormationModel

from cloud import gaps


class Properties(dict):
    """The properties of one resource, which must all be taken."""

    def take(self, *names: str) -> dict:
        """The named properties that are given."""
        return {name: self.pop(name) for name in names if name in self}

    def one(self, name: str, default=None):
        return self.pop(name, default)


@dataclass
class Made:
    """What a maker made: the value of `Ref`, and of `Fn::GetAtt`."""

    reference: str
    attributes: dict[str, str] = field(default_factory=dict)


class Call:
    """What a maker may ask for: clients of the services in the stack's region, and who it works for."""

    def __init__(self, endpoint: str, region: str, account: str, logical_id: str, name: str):
        self.endpoint, self.region, self.account = endpoint, region, account
        self.logical_id, self.name = logical_id, name

    def client(self, service: str):
        return client(service, self.endpoint, self.region)


@cache
def client(service: str, endpoint: str, region: str):
    """A boto3 client of the moto server; making one takes longer than any call."""
    made = boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}, read_timeout=60),
    )
    made.meta.events.register("before-parameter-build", _fit)
    return made


def _fit(params: dict, model, **_) -> None:
    """CloudFormation makes a text of a number where the service wants one, and a number of a text."""
    if model.input_shape:
        params.update(_fitted(params, model.input_shape))


def _fitted(value, shape):
    if shape.type_name == "structure" and isinstance(value, dict):
        return {key: _fitted(item, shape.members[key]) if key in shape.members else item for key, item in value.items()}
    if shape.type_name == "map" and isinstance(value, dict):
        return {key: _fitted(item, shape.value) for key, item in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [_fitted(item, shape.member) for item in value]
    if shape.type_name == "string" and isinstance(value, bool):
        return "true" if value else "false"
    if shape.type_name == "string" and isinstance(value, int | float):
        return str(value)
    if shape.type_name in ("integer", "long") and isinstance(value, str) and value.isdigit():
        return int(value)
    if shape.type_name == "boolean" and value in ("true", "false"):
        return value == "true"
    return value


Maker = Callable[[Properties, Call], Made]
_MAKERS: dict[str, tuple[str, Maker]] = {}
# Moto finds models among the subclasses that are alive, so something must hold them.
_MODELS: list[type] = []


def maker(kind: str, name: str = "") -> Callable[[Maker], Maker]:
    """Declares how a type is made; `name` is the property that names it, if it has one."""

    def declare(function: Maker) -> Maker:
        _MAKERS[kind] = (name, function)
        return function

    return declare


def direct(kind: str, service: str, operation: str, ref: str, name: str = "", attributes: dict[str, str] | None = None):
    """Declares a type whose properties are exactly the arguments of one call."""

    def make(properties: Properties, call: Call) -> Made:
        given = properties.take(*list(properties))
        if name and name not in given:
            given[name] = call.name
        answer = getattr(call.client(service), operation)(**given)
        found = given | answer
        return Made(found[ref], {key: found[value] for key, value in (attributes or {}).items()})

    maker(kind, name)(make)


def register(endpoint: Callable[[], str]) -> None:
    """Puts every maker into moto's engine, in place of what moto has for the type."""
    from cloud import types_compute, types_data, types_events, types_gateway, types_messages, types_network, types_vault, types_watch  # noqa: F401

    differences = set(_MAKERS) ^ set(gaps.TYPES)
    if differences:
        raise RuntimeError(f"makers and gaps.TYPES differ: {sorted(differences)}")
    from moto.cloudformation import parsing  # defines moto's own models, which ours must follow

    for kind, (name, function) in _MAKERS.items():
        _model(kind, name, function, endpoint)
    parsing.get_model_map.cache_clear()
    parsing.get_model_list.cache_clear()
    parsing.resource_class_from_type = _refuse_unknown(parsing.resource_class_from_type)


def _refusal(message: str) -> Exception:
    """An answer of `CreateStack` that carries the reason."""
    from moto.cloudformation.exceptions import ValidationError

    return ValidationError(message=message)


def _refuse_unknown(resolve):
    def resolved(kind: str):
        kind = _any_custom(kind)
        if kind not in _MAKERS:
            raise _refusal(f"{kind} is not in tests/judges/cloud/gaps.py: the judge cannot make it")
        return resolve(kind)

    return resolved


def _any_custom(kind: str) -> str:
    """Custom resources may have names of their own, and are one type."""
    return "AWS::CloudFormation::CustomResource" if kind.startswith("Custom::") else kind


def make(kind: str, properties: dict, call: Call) -> Made:
    """Makes one resource of a type from its resolved properties."""
    if kind not in _MAKERS:
        raise NotImplementedError(f"{kind} is not in tests/judges/cloud/gaps.py: the judge cannot make it")
    given = Properties(properties)
    made = _MAKERS[kind][1](given, call)
    if given:
        raise NotImplementedError(f"{call.logical_id} ({kind}): the judge does not know {sorted(given)}")
    return made


def _model(kind: str, name: str, function: Maker, endpoint: Callable[[], str]) -> None:
    def create(cls, resource_name, cloudformation_json, account_id, region_name, **given):
        call = Call(endpoint(), region_name, account_id, given.get("LogicalId", resource_name), resource_name)
        try:
            properties = Properties(_resolved(cloudformation_json.get("Properties", {}), call))
            made = function(properties, call)
        except Exception as error:
            raise _refusal(f"{call.logical_id} ({kind}): {type(error).__name__}: {error}") from error
        if properties:
            raise _refusal(f"{call.logical_id} ({kind}): the judge does not know {sorted(properties)}")
        resource = cls()
        resource.made = made
        return resource

    def attribute(self, wanted):
        if wanted not in self.made.attributes:
            raise _refusal(f"{self.logical_resource_id} ({kind}) has no attribute {wanted}")
        return self.made.attributes[wanted]

    members = {
        "cloudformation_name_type": staticmethod(lambda: name),
        "cloudformation_type": staticmethod(lambda: kind),
        "has_cfn_attr": classmethod(lambda cls, wanted: True),
        "create_from_cloudformation_json": classmethod(create),
        "physical_resource_id": property(lambda self: self.made.reference),
        "get_cfn_attribute": attribute,
        "is_created": lambda self: True,
    }
    _MODELS.append(type(f"StandIn{kind.replace('::', '')}", (CloudFormationModel,), members))


_DYNAMIC = re.compile(r"\{\{resolve:(secretsmanager|ssm|ssm-secure):(.+?)\}\}")


def _resolved(value, call: Call):
    """What CloudFormation asks of other services: `{{resolve:secretsmanager:ARN:SecretString:KEY}}`, `{{resolve:ssm:NAME}}`."""
    if isinstance(value, dict):
        return {key: _resolved(item, call) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, call) for item in value]
    return _DYNAMIC.sub(lambda found: _asked(found[1], found[2], call), value) if isinstance(value, str) else value


def _asked(service: str, what: str, call: Call) -> str:
    if service != "secretsmanager":
        name = re.sub(r":\d+$", "", what)
        return call.client("ssm").get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
    name, _, rest = what.partition(":SecretString")
    text = call.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]
    key = rest.lstrip(":").split(":")[0]
    return json.loads(text)[key] if key else text


def tag_map(tags: list[dict] | None) -> dict[str, str]:
    """CloudFormation's list of tags as a map."""
    return {tag["Key"]: tag["Value"] for tag in tags or []}


def lower_first(value):
    """Keys as API Gateway's REST calls spell them: `TimeoutInMillis` → `timeoutInMillis`."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: item for key, item in value.items()}
    return value
