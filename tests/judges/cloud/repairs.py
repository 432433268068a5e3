"""Mends moto's service back ends where they forget what they were told; the reasons stand in `gaps.REPAIRS`.

In: moto's classes. Out: the same classes, patched in this process. Deliberately absent: CloudFormation (`stand_ins.py`).
"""

from __future__ import annotations

import json
from types import SimpleNamespace

from moto.awslambda import models as functions
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
    _write_redrive_as_the_service_does()


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


def _write_redrive_as_the_service_does() -> None:
    told = queues.Queue.attributes.fget

    def attributes(self):
        answer = told(self)
        if answer.get("RedrivePolicy"):
            answer["RedrivePolicy"] = json.dumps(json.loads(answer["RedrivePolicy"]), separators=(",", ":"))
        return answer

    queues.Queue.attributes = property(attributes)
