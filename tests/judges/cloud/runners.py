"""Custom resources: CloudFormation calls a function in a protocol of its own, and waits until it answers at an address.

In: the function of a custom resource. Out: its answer. Inline Python is really run, against this cloud; functions that run in
Lambda are not, as for any other call (`server.py` notes who was called with what). Deliberately absent: other runtimes.
"""

from __future__ import annotations

import io
import json
import os
import zipfile
from itertools import count

from cloud.stand_ins import client

# What the functions put at the address of their answer, by its last part; and the names of those that answered.
ANSWERS: dict[str, dict] = {}
ANSWERED: set[str] = set()
_numbers = count(1)


def answer(token: str, logical_id: str, given: dict, endpoint: str) -> dict:
    """Calls the function `token` for one resource that is created."""
    name = token.rsplit(":", 1)[-1]
    number = f"{next(_numbers)}"
    event = {
        "RequestType": "Create",
        "ServiceToken": token,
        "ResponseURL": f"{endpoint}/judge/answers/{number}",
        "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/judged/1",
        "RequestId": number,
        "LogicalResourceId": logical_id,
        "ResourceType": "AWS::CloudFormation::CustomResource",
        "ResourceProperties": {"ServiceToken": token, **_as_texts(given)},
    }
    _run(name, event, endpoint)
    if number not in ANSWERS:
        raise RuntimeError(f"{name} gave no answer")
    ANSWERED.add(name)
    return ANSWERS[number]


def _as_texts(value):
    """CloudFormation gives every scalar as text."""
    if isinstance(value, dict):
        return {key: _as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_texts(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _run(name: str, event: dict, endpoint: str) -> None:
    region = event["StackId"].split(":")[3]
    told = client("lambda", endpoint, region).get_function(FunctionName=name)["Configuration"]
    if not told["Runtime"].startswith("python"):
        raise RuntimeError(f"{name} is not of Python: the judge cannot run it")
    from moto.awslambda.models import lambda_backends

    content = lambda_backends["123456789012"][region].get_function(name).code_bytes
    module, _, handler = told["Handler"].partition(".")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        source = archive.read(f"{module}.py").decode()
    os.environ |= {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": region,
    }
    space = {"__name__": module}
    exec(compile(source, f"{name}/{module}.py", "exec"), space)
    space[handler](json.loads(json.dumps(event)), None)
