"""Mends moto's service back ends where they forget what they were told; the reasons stand in `gaps.REPAIRS`.

In: moto's classes. Out: the same classes, patched in this process. Deliberately absent: CloudFormation (`stand_ins.py`).
"""

from __future__ import annotations

import json
from functools import cache
from types import SimpleNamespace

from moto.apigateway import responses as gateway_calls
from moto.awslambda import models as functions
from moto.awslambda.exceptions import GenericResourcNotFound
from moto.dynamodb import dynamodb_backends
from moto.dynamodb import responses as table_calls
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models import table as tables
from moto.iam import models as identities
from moto.iam.access_control import PermissionResult
from moto.logs import models as logs
from moto.logs import responses as log_calls
from moto.s3 import models as stores
from moto.s3 import responses as store_calls
from moto.secretsmanager import models as secrets
from moto.secretsmanager.exceptions import SecretNotFoundException
from moto.sqs import models as queues

# Settings of a function that moto's back end does not keep, and what the service answers when they were not given.
_KEPT = ("LoggingConfig", "DeadLetterConfig", "DurableConfig", "ImageConfig", "SnapStart", "TenancyConfig")
_UPDATED = {
    "Architectures": "architectures",
    "TracingConfig": "tracing_config",
    "KMSKeyArn": "kms_key_arn",
}


def apply() -> None:
    """Patches moto. Call it once, before the server starts."""
    _keep_function_settings()
    _accept_foreign_layers()
    _tell_accounts_of_layers_as_the_service_does()
    _keep_permissions_apart()
    _map_sources_to_aliases()
    _tell_redrive_as_the_service_does()
    _keep_policies_of_queues()
    _keep_table_class()
    _copy_tables()
    _keep_log_class()
    _keep_media_types()
    _know_policies_of_aws()
    _keep_keys_of_replicas()
    _rotate_without_a_call()
    _keep_settings_of_buckets()
    stores.FakeBucket.get_permission = lambda *_, **__: PermissionResult.PERMITTED


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
        if self.kept.get("SnapStart"):
            answer["SnapStart"] = {**self.kept["SnapStart"], "OptimizationStatus": "On"}
        if not self.kept.get("ImageConfig"):
            answer.pop("ImageConfigResponse", None)
        for name in ("DeadLetterConfig", "DurableConfig", "TenancyConfig"):
            if self.kept.get(name):
                answer[name] = self.kept[name]
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


def _tell_accounts_of_layers_as_the_service_does() -> None:
    add = functions.LambdaBackend.add_layer_version_permission

    def added(self, layer_name, version_number, statement):
        asked = json.loads(statement)
        if asked["Principal"].isdigit():
            asked["Principal"] = f"arn:aws:iam::{asked['Principal']}:root"
        return add(self, layer_name, version_number, json.dumps(asked))

    functions.LambdaBackend.add_layer_version_permission = added


def _map_sources_to_aliases() -> None:
    make = functions.EventSourceMapping.__init__

    def made(self, spec):
        make(self, spec)
        qualifier = spec["FunctionName"].split(":function:")[-1].partition(":")[2]
        if qualifier:
            self.function_arn = ":".join([*self.function_arn.split(":")[:7], qualifier])

    tell = functions.EventSourceMapping.get_configuration

    def told(self):
        started = self.starting_position_timestamp
        return tell(self) | ({"StartingPositionTimestamp": float(started)} if started else {})

    functions.EventSourceMapping.get_configuration = told
    create = functions.LambdaBackend.create_event_source_mapping

    def created(self, spec):
        source = spec.get("EventSourceArn", "")
        mapping = create(self, {**spec, "EventSourceArn": source.split("/consumer/")[0]})
        mapping.event_source_arn = source
        return mapping

    functions.EventSourceMapping.__init__ = made
    functions.LambdaBackend.create_event_source_mapping = created


def _keep_permissions_apart() -> None:
    """Each version and alias has a policy of its own."""

    def parts(name, qualifier):
        name = name.split(":function:")[-1]
        return name.split(":")[0], qualifier or name.partition(":")[2]

    def add(self, function_name, qualifier, raw):
        name, qualifier = parts(function_name, qualifier)
        self.get_function(name, qualifier or None)
        statement, _ = self.get_function(name).policy.add_statement(raw, qualifier or None)
        return statement

    def get(self, function_name, qualifier=None):
        name, qualifier = parts(function_name, qualifier)
        policy = self.get_function(name).policy
        own = [one for one in policy.statements if parts(one["Resource"], None)[1] == qualifier]
        if not own:
            raise GenericResourcNotFound()
        document = {"Version": "2012-10-17", "Id": "default", "Statement": own}
        return json.dumps({"Policy": json.dumps(document), "RevisionId": policy.revision})

    functions.LambdaBackend.add_permission, functions.LambdaBackend.get_policy = add, get


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


def _keep_policies_of_queues() -> None:
    change = queues.Queue._set_attributes

    def changed(self, attributes, now=None):
        policy = getattr(self, "policy", None)
        change(self, attributes, now)
        if policy and "Policy" not in attributes:
            self.policy = policy

    queues.Queue._set_attributes = changed


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


def _copy_tables() -> None:
    """A copy is the same table in another region."""
    update, describe = table_calls.DynamoHandler.update_table, tables.Table.describe

    def updated(self):
        name = self.body["TableName"].split("/")[-1]
        table = self.dynamodb_backend.get_table(name)
        table.copies = getattr(table, "copies", {})
        for change in self.body.pop("ReplicaUpdates", []):
            for kind, one in change.items():
                if kind == "Delete":
                    table.copies.pop(one["RegionName"], None)
                    continue
                table.copies[one["RegionName"]] = {**table.copies.get(one["RegionName"], {}), **one}
                dynamodb_backends[self.current_account][one["RegionName"]].tables[name] = table
        if self.body.keys() - {"TableName"}:
            return update(self)
        return table_calls.DynamoResult(table.describe())

    def tags(self, table_arn):
        return self.get_table(table_arn.split("/")[1]).tags

    def described(self, base_key="TableDescription"):
        answer = describe(self, base_key)
        copies = getattr(self, "copies", {})
        if copies:
            answer[base_key]["Replicas"] = [{**one, "ReplicaStatus": "ACTIVE"} for one in copies.values()]
            answer[base_key]["GlobalTableVersion"] = "2019.11.21"
        return answer

    table_calls.DynamoHandler.update_table, tables.Table.describe = updated, described
    DynamoDBBackend.list_tags_of_resource = tags


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


def _keep_keys_of_replicas() -> None:
    create = secrets.FakeSecret.create_replicas

    def created(self, replica_regions, force_overwrite):
        made = create(self, replica_regions, force_overwrite=force_overwrite)
        for replica, given in zip(made, replica_regions or []):
            if given.get("KmsKeyId"):
                replica.config["KmsKeyId"] = given["KmsKeyId"]
        return made

    secrets.FakeSecret.create_replicas = created


def _keep_settings_of_buckets() -> None:
    answer = store_calls.S3Response.serialized

    def told(self, action_result):
        result = action_result.result
        if isinstance(result, dict) and "TopicConfigurations" in result:
            bucket = self.backend.get_bucket(self.bucket_name)
            if bucket.notification_configuration.event_bridge is not None:
                result["EventBridgeConfiguration"] = {}
        return answer(self, action_result)

    store_calls.S3Response.serialized = told


def _rotate_without_a_call() -> None:
    def rotate(self, secret_id, client_request_token=None, rotation_lambda_arn=None, rotation_rules=None, rotate_immediately=True):
        if not self._is_valid_identifier(secret_id):
            raise SecretNotFoundException()
        secret = self.secrets[secret_id]
        secret.rotation_requested = secret.rotation_enabled = True
        secret.rotation_lambda_arn = rotation_lambda_arn or secret.rotation_lambda_arn
        secret.auto_rotate_after_days = (rotation_rules or {}).get("AutomaticallyAfterDays", 0)
        return secret.to_short_dict()

    secrets.SecretsManagerBackend.rotate_secret = rotate
