"""Mends moto's service back ends where they forget what they were told; the reasons stand in `gaps.REPAIRS`.

In: moto's classes. Out: the same classes, patched in this process. Deliberately absent: CloudFormation (`stand_ins.py`).
"""

from __future__ import annotations

import json
from functools import cache
from types import SimpleNamespace

from moto.apigateway import responses as gateway_calls
from moto.awslambda import models as functions
from moto.dynamodb import responses as table_calls
from moto.dynamodb.models import table as tables
from moto.iam import models as identities
from moto.logs import models as logs
from moto.logs import responses as log_calls
from moto.sqs import models as queues

# Settings of a function that moto's back end does not keep, and what the service answers when they were not given.
_KEPT = ("LoggingConfig", "DeadLetterConfig")
_UPDATED = {
    "Architectures": "architectures",
    "TracingConfig": "tracing_config",
    "KMSKeyArn": "kms_key_arn",
}


def apply() -> None:
    """Patches moto. Call it once, before the server starts."""
    _keep_function_settings()
    _accept_foreign_layers()
    _tell_redrive_as_the_service_does()
    _keep_table_class()
    _keep_log_class()
    _keep_media_types()
    _know_policies_of_aws()


def _keep_function_settings() -> None:
    made, told, updated = (
        functions.LambdaFunction.__init__,
        functions.LambdaFunction.get_configuration,
        functions.LambdaFunction.update_configuration,
    )

    def initialise(self, account_id, spec, region, version=1):
        self.kept = {name: spec[name] for name in _KEPT if spec.get(name)}
        made(self, account_id, spec, region, version)

    def configuration(self, on_create=False):
        answer = told(self, on_create)
        logging = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
        logging |= self.kept.get("LoggingConfig", {})
        if logging["LogFormat"] == "JSON":
            logging = {"ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO"} | logging
        answer["LoggingConfig"] = logging
        if self.kept.get("DeadLetterConfig"):
            answer["DeadLetterConfig"] = self.kept["DeadLetterConfig"]
        return answer

    def update(self, changes):
        self.kept |= {name: changes[name] for name in _KEPT if name in changes}
        for name, attribute in _UPDATED.items():
            if name in changes:
                setattr(self, attribute, changes[name])
        if "EphemeralStorage" in changes:
            self.ephemeral_storage = changes["EphemeralStorage"]["Size"]
        return updated(self, changes)

    functions.LambdaFunction.__init__ = initialise
    functions.LambdaFunction.get_configuration = configuration
    functions.LambdaFunction.update_configuration = update


def _accept_foreign_layers() -> None:
    known = functions.LambdaBackend.layers_versions_by_arn

    def by_arn(self, arn):
        if arn.split(":")[4] != self.account_id:
            return SimpleNamespace(arn=arn, code_size=0)
        return known(self, arn)

    functions.LambdaBackend.layers_versions_by_arn = by_arn


def _tell_redrive_as_the_service_does() -> None:
    told = queues.Queue.attributes.fget

    def attributes(self):
        answer = told(self)
        if answer.get("RedrivePolicy"):
            answer["RedrivePolicy"] = json.dumps(json.loads(answer["RedrivePolicy"]), separators=(",", ":"))
        if getattr(self, "redrive_allow_policy", None):
            answer["RedriveAllowPolicy"] = self.redrive_allow_policy
        return answer

    queues.Queue.attributes = property(attributes)


def _keep_table_class() -> None:
    create, describe = table_calls.DynamoHandler.create_table, tables.Table.describe

    def created(self):
        answer = create(self)
        self.dynamodb_backend.get_table(self.body["TableName"]).table_class = self.body.get("TableClass")
        return answer

    def described(self, base_key="TableDescription"):
        answer = describe(self, base_key)
        if getattr(self, "table_class", None):
            answer[base_key]["TableClassSummary"] = {"TableClass": self.table_class}
        return answer

    table_calls.DynamoHandler.create_table, tables.Table.describe = created, described


def _keep_log_class() -> None:
    create, describe = log_calls.LogsResponse.create_log_group, logs.LogGroup.to_describe_dict

    def created(self):
        answer = create(self)
        self.logs_backend.groups[self._get_param("logGroupName")].log_class = self._get_param("logGroupClass")
        return answer

    def described(self):
        return describe(self) | {"logGroupClass": getattr(self, "log_class", None) or "STANDARD"}

    log_calls.LogsResponse.create_log_group, logs.LogGroup.to_describe_dict = created, described


def _keep_media_types() -> None:
    create = gateway_calls.APIGatewayResponse.create_rest_api

    def created(self):
        status, headers, body = create(self)
        types = self._get_param("binaryMediaTypes")
        if status == 200 and types:
            api = self.backend.get_rest_api(json.loads(body)["id"])
            api.binaryMediaTypes = types
            body = json.dumps(api.to_dict())
        return status, headers, body

    gateway_calls.APIGatewayResponse.create_rest_api = created


def _know_policies_of_aws() -> None:
    attach = identities.IAMBackend.attach_role_policy

    @cache
    def documents() -> dict:
        found = json.loads(identities.aws_managed_policies_data)
        return {f"arn:aws:iam::aws:policy{told['Path']}{name}": (name, told) for name, told in found.items()}

    def attach_known(self, policy_arn, role_name):
        if policy_arn not in self.managed_policies and policy_arn in documents():
            name, told = documents()[policy_arn]
            policy = identities.AWSManagedPolicy.from_data(name, self.account_id, self.region_name, told)
            self.managed_policies[policy_arn] = policy
        return attach(self, policy_arn, role_name)

    identities.IAMBackend.attach_role_policy = attach_known
