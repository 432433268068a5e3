"""What moto lacks, in one table with the reason. Everything here is made up for in this folder; the summary counts it.

In: nothing. Out: `TYPES`, `REPAIRS`, `FORGOTTEN`, `SHELVES`, `ANSWERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

# CloudFormation types. Moto's engine resolves parameters, references and order; each of these is then made by calls of the
# service's own API (`types_*.py`), because moto's CloudFormation does not make it, or makes it without saying what it left
# out. A type that is not in this table, or a property that its maker does not know, fails the judge.
TYPES = {
    "AWS::ApiGateway::Authorizer": "not made at all",
    "AWS::ApiGateway::Deployment": "cannot be referenced by a stage, which is not made",
    "AWS::ApiGateway::GatewayResponse": "not made at all",
    "AWS::ApiGateway::Method": "drops request parameters, models, validators, scopes, responses and timeouts; fails on MOCK",
    "AWS::ApiGateway::Model": "not made at all",
    "AWS::ApiGateway::RequestValidator": "not made at all",
    "AWS::ApiGateway::Resource": "made, but unknown properties are dropped",
    "AWS::ApiGateway::RestApi": "drops everything but name, description and endpoint",
    "AWS::ApiGateway::Stage": "not made at all",
    "AWS::ApiGatewayV2::Api": "not made at all",
    "AWS::ApiGatewayV2::Authorizer": "not made at all",
    "AWS::ApiGatewayV2::Integration": "not made at all",
    "AWS::ApiGatewayV2::Route": "not made at all",
    "AWS::ApiGatewayV2::Stage": "not made at all",
    "AWS::ApplicationAutoScaling::ScalableTarget": "not made at all",
    "AWS::ApplicationAutoScaling::ScalingPolicy": "not made at all",
    "AWS::CloudFormation::CustomResource": "calls a function only with Docker",
    "AWS::CloudWatch::Alarm": "drops metrics of expressions, bands, and what missing data means",
    "AWS::CloudWatch::CompositeAlarm": "not made at all",
    "AWS::CloudWatch::Dashboard": "made, but unknown properties are dropped",
    "AWS::CodeDeploy::Application": "not made at all",
    "AWS::CodeDeploy::DeploymentConfig": "not made at all",
    "AWS::CodeDeploy::DeploymentGroup": "not made at all",
    "AWS::DynamoDB::GlobalTable": "not made at all",
    "AWS::DynamoDB::Table": "drops time to live, point-in-time recovery, table class and resource policy",
    "AWS::EC2::SecurityGroup": "made, but unknown properties are dropped",
    "AWS::EC2::Subnet": "made, but unknown properties are dropped",
    "AWS::EC2::VPC": "drops settings of names",
    "AWS::Events::ApiDestination": "not made at all",
    "AWS::Events::Archive": "made, but unknown properties are dropped",
    "AWS::Events::Connection": "not made at all",
    "AWS::Events::Endpoint": "not made at all",
    "AWS::Events::EventBus": "drops everything but the name",
    "AWS::Events::EventBusPolicy": "made, but keeps one statement for each principal",
    "AWS::Events::Rule": "made, but unknown properties are dropped",
    "AWS::IAM::ManagedPolicy": "made, but unknown properties are dropped",
    "AWS::IAM::Policy": "made, but unknown properties are dropped",
    "AWS::IAM::Role": "drops managed policies",
    "AWS::KMS::Alias": "made, but unknown properties are dropped",
    "AWS::KMS::Key": "drops rotation period and pending window",
    "AWS::Kinesis::ResourcePolicy": "not made at all",
    "AWS::Kinesis::Stream": "made, but unknown properties are dropped",
    "AWS::Kinesis::StreamConsumer": "not made at all",
    "AWS::Lambda::Alias": "not made at all",
    "AWS::Lambda::EventInvokeConfig": "not made at all",
    "AWS::Lambda::EventSourceMapping": "made, but unknown properties are dropped",
    "AWS::Lambda::Function": "drops architecture, tracing, layers, ephemeral storage, logging, package type, image and tags",
    "AWS::Lambda::LayerVersion": "drops architectures",
    "AWS::Lambda::LayerVersionPermission": "not made at all",
    "AWS::Lambda::Permission": "made, but unknown properties are dropped",
    "AWS::Lambda::Url": "not made at all",
    "AWS::Lambda::Version": "drops the description",
    "AWS::Logs::LogGroup": "its `Arn` lacks the `:*` at the end; drops class and key",
    "AWS::Logs::MetricFilter": "not made at all",
    "AWS::Logs::ResourcePolicy": "made, but unknown properties are dropped",
    "AWS::Logs::SubscriptionFilter": "not made at all",
    "AWS::Pipes::Pipe": "not made at all",
    "AWS::S3::Bucket": "drops everything but encryption and tags",
    "AWS::S3::BucketPolicy": "not made at all",
    "AWS::SNS::Subscription": "not made at all",
    "AWS::SNS::Topic": "drops FIFO settings, encryption and display name",
    "AWS::SNS::TopicPolicy": "not made at all",
    "AWS::SQS::Queue": "its `Ref` is a URL that the server does not answer",
    "AWS::SQS::QueuePolicy": "not made at all",
    "AWS::SSM::Parameter": "drops the pattern, policies and tier",
    "AWS::Scheduler::Schedule": "not made at all",
    "AWS::Scheduler::ScheduleGroup": "not made at all",
    "AWS::SecretsManager::ResourcePolicy": "not made at all",
    "AWS::SecretsManager::RotationSchedule": "not made at all",
    "AWS::SecretsManager::Secret": "not made at all",
    "AWS::XRay::ResourcePolicy": "not made at all",
}

# Properties that are taken and compared with nothing, because no call of moto tells them.
UNTOLD = {
    "AWS::DynamoDB::Table ImportSourceSpecification": "moto does not know ListImports",
    "AWS::Kinesis::Stream RecordDistributionStrategy": "moto does not know it",
}

# Service back ends that forget or misspell what they were told (`repairs.py`).
REPAIRS = {
    "lambda logging": "LoggingConfig is forgotten; without it the second plan is never empty",
    "lambda dead letters": "DeadLetterConfig is forgotten",
    "lambda durable functions and tenants": "DurableConfig and TenancyConfig are forgotten",
    "lambda settings of images": "are told empty when there are none, so that the second plan is never empty",
    "lambda configuration updates": "only seven settings can be updated",
    "lambda permissions": "of versions and aliases are mixed with those of the function",
    "lambda URLs and asynchronous settings": "are the same for all versions and aliases of a function (kept on shelves)",
    "lambda snapshots": "are told as off always",
    "lambda sources of aliases": "are told for the version",
    "lambda sources from a moment on": "are told without the moment, so that the second plan is never empty",
    "lambda sources of consumers": "are unknown, only streams are",
    "lambda foreign layers": "a layer of another account is unknown, so no function can use one",
    "lambda principals of layers": "stay bare account numbers, which the service tells as ARNs",
    "iam policies of AWS": "are unknown, unless all of them are loaded, which takes seconds",
    "sqs policies": "are lost when another attribute changes",
    "sqs redrive text": "RedrivePolicy is given back with spaces that the service does not write",
    "sqs redrive permission": "RedriveAllowPolicy is kept but never told",
    "dynamodb copies": "are unknown",
    "dynamodb table class": "is forgotten",
    "logs class": "is forgotten",
    "sns settings of topics": "archives, FIFO scope, signature, tracing, size and logs of deliveries are forgotten",
    "sns data protection": "unknown",
    "sns deliveries": "are really posted to addresses, and a queue of another account ends the delivery to all",
    "sns replays": "ReplayPolicy is refused",
    "events policies of buses": "keep one statement for each principal",
    "cloudwatch composite alarms": "unknown",
    "cloudwatch tags of dashboards": "are forgotten",
    "kinesis tags": "are unknown by ARN, of consumers, and when a stream is made",
    "secretsmanager rotation": "calls the function, and is on only when it counts days",
    "events buses elsewhere": "another account's bus is unknown, so no rule can stand on it; names with strokes are cut",
    "events partners": "must exist before their buses, and nothing makes them",
    "events tags": "are mixed up between buses and rules of one name",
    "secretsmanager keys of replicas": "are forgotten",
    "lambda calls by services": "need Docker; here what reaches a function is noted, and queues keep their messages",
    "events inputs of targets": "`Input` and `InputPath` are ignored, and templates get texts without quotes",
    "events targets": "one that moto does not know ends the delivery to all",
    "s3 policies": "denials under a condition are denials always, such as of requests without TLS; here policies decide nothing",
    "s3 events to EventBridge": "are kept but never told",
    "s3 lists, metrics, tiering, logs, copies and lives of objects": "are unknown, or lose settings (kept as they come)",
    "rest api media types": "binary media types are forgotten when an API is made",
}

# Calls that moto does not know, by `X-Amz-Target` or the last part of it, with the answer of a healthy service.
ANSWERS = {
    "AnyScaleFrontendService.ListTagsForResource": {"Tags": {}},
    "ListStateMachineVersions": {"stateMachineVersions": []},
    "ValidateStateMachineDefinition": {"result": "OK", "diagnostics": []},
}


@dataclass(frozen=True)
class Forgotten:
    """Settings that moto takes and does not tell: `given` calls bring them, `told` calls (with the place of the items in their
    answer) tell them again. `key` names the resource in both; `spelled` is how the answer spells a name."""

    service: str
    kind: str
    key: tuple[str, ...]
    given: tuple[str, ...]
    told: dict[str, str]
    fields: tuple[str, ...]
    spelled: dict[str, str] = field(default_factory=dict)


FORGOTTEN = [
    Forgotten(
        "secretsmanager", "rotation", ("SecretId",), ("RotateSecret",), {"DescribeSecret": ""}, ("RotationRules",),
        {"SecretId": "ARN"},
    ),
    Forgotten(
        "TrentService", "rotation", ("KeyId",), ("EnableKeyRotation",), {"GetKeyRotationStatus": ""}, ("RotationPeriodInDays",)
    ),
    Forgotten(
        "AWSEvents", "bus", ("Name",), ("CreateEventBus", "UpdateEventBus"), {"DescribeEventBus": ""}, ("LogConfig",)
    ),
    Forgotten("AWSEvents", "archive", ("ArchiveName",), ("CreateArchive",), {"DescribeArchive": ""}, ("KmsKeyIdentifier",)),
    Forgotten(
        "AWSEvents", "connection", ("Name",), ("CreateConnection",), {"DescribeConnection": ""},
        ("InvocationConnectivityParameters", "KmsKeyIdentifier"),
    ),
    Forgotten(
        "Kinesis_20131202", "stream", ("StreamName",), ("CreateStream",),
        {"DescribeStreamSummary": "StreamDescriptionSummary"}, ("MaxRecordSizeInKiB",),
    ),
    Forgotten(
        "Logs_20140328", "group", ("logGroupName",), ("CreateLogGroup",), {"DescribeLogGroups": "logGroups"},
        ("deletionProtectionEnabled",),
    ),
    Forgotten(
        "Logs_20140328", "subscription", ("logGroupName", "filterName"), ("PutSubscriptionFilter",),
        {"DescribeSubscriptionFilters": "subscriptionFilters"},
        ("applyOnTransformedLogs", "distribution", "emitSystemFields", "fieldSelectionCriteria"),
    ),
    Forgotten(
        "Logs_20140328", "metric filter", ("logGroupName", "filterName"), ("PutMetricFilter",),
        {"DescribeMetricFilters": "metricFilters"},
        ("applyOnTransformedLogs", "emitSystemFieldDimensions", "fieldSelectionCriteria"),
    ),
]  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """A small resource that moto does not know, or not for each version of a function: it is kept and told again. `path` is for
    services without actions, and `put`, `get` and `delete` are then only words. Without `missing`, what is not there is an error."""

    put: str
    get: str
    delete: str
    key: tuple[str, ...]
    tell: Callable[[dict], dict]
    missing: dict | None = None
    path: str = ""
    # The call, or path, that lists all of them, and the key of the list.
    listed: tuple[str, str] = ("", "")


_TIME = "1970-01-01T00:00:00Z"


def _function(kept: dict) -> str:
    """The ARN of a function with its qualifier."""
    name = kept["name"].split(":function:")[-1]
    arn = f"arn:aws:lambda:eu-west-1:123456789012:function:{name}"
    return f"{arn}:{kept['Qualifier']}" if kept.get("Qualifier") else arn


def _identity(kept: dict) -> str:
    return re.sub(r"[^a-z0-9]", "", _function(kept).split(":function:")[1].lower())


SHELVES = [
    Shelf(
        "PutDataProtectionPolicy", "GetDataProtectionPolicy", "DeleteDataProtectionPolicy", ("logGroupIdentifier",),
        lambda kept: {"logGroupIdentifier": kept["logGroupIdentifier"], "policyDocument": kept["policyDocument"]}, {},
    ),
    Shelf(
        "PutProvisionedConcurrencyConfig", "GetProvisionedConcurrencyConfig", "DeleteProvisionedConcurrencyConfig",
        ("name", "Qualifier"),
        lambda kept: {
            "RequestedProvisionedConcurrentExecutions": kept["ProvisionedConcurrentExecutions"],
            "AvailableProvisionedConcurrentExecutions": kept["ProvisionedConcurrentExecutions"],
            "AllocatedProvisionedConcurrentExecutions": kept["ProvisionedConcurrentExecutions"],
            "Status": "READY",
        },
        {}, r"/2019-09-30/functions/(?P<name>[^/]+)/provisioned-concurrency",
    ),
    Shelf(
        "PutUrl", "GetUrl", "DeleteUrl", ("name", "Qualifier"),
        lambda kept: {
            "AuthType": kept["AuthType"],
            "Cors": kept.get("Cors"),
            "CreationTime": _TIME,
            "FunctionArn": _function(kept),
            "FunctionUrl": f"https://{_identity(kept)}.lambda-url.eu-west-1.on.aws/",
            "InvokeMode": kept.get("InvokeMode", "BUFFERED"),
            "LastModifiedTime": _TIME,
        },
        path=r"/2021-10-31/functions/(?P<name>[^/]+)/url", listed=(r"/2021-10-31/functions/([^/]+)/urls", "FunctionUrlConfigs"),
    ),
    Shelf(
        "PutAsynchronous", "GetAsynchronous", "DeleteAsynchronous", ("name", "Qualifier"),
        lambda kept: {
            **{name: value for name, value in kept.items() if name not in ("name", "Qualifier")},
            "FunctionArn": _function(kept) if kept.get("Qualifier") else f"{_function(kept)}:$LATEST",
            "LastModified": 0,
        },
        path=r"/2019-09-25/functions/(?P<name>[^/]+)/event-invoke-config",
        listed=(r"/2019-09-25/functions/([^/]+)/event-invoke-config/list", "FunctionEventInvokeConfigs"),
    ),
    Shelf(
        "PutIndexPolicy", "", "DeleteIndexPolicy", ("logGroupIdentifier",),
        lambda kept: {"logGroupIdentifier": kept["logGroupIdentifier"], "policyDocument": kept["policyDocument"]},
        listed=("DescribeIndexPolicies", "indexPolicies"),
    ),
    Shelf(
        "PutTracePolicy", "", "", ("PolicyName",),
        lambda kept: {**kept, "PolicyRevisionId": "1", "ResourcePolicy": {**kept, "PolicyRevisionId": "1"}},
        path="/PutResourcePolicy", listed=("/ListResourcePolicies()", "ResourcePolicies"),
    ),
    Shelf(
        "PutRuntimeManagement", "GetRuntimeManagement", "", ("name", "Qualifier"),
        lambda kept: {
            "FunctionArn": _function(kept),
            "RuntimeVersionArn": kept.get("RuntimeVersionArn"),
            "UpdateRuntimeOn": kept["UpdateRuntimeOn"],
        },
        {"UpdateRuntimeOn": "Auto"}, r"/2021-07-20/functions/(?P<name>[^/]+)/runtime-management-config",
    ),
    Shelf(
        "CreateDeploymentConfig", "GetDeploymentConfig", "DeleteDeploymentConfig", ("deploymentConfigName",),
        lambda kept: {"deploymentConfigId": kept["deploymentConfigName"], "deploymentConfigInfo": kept},
        listed=("ListDeploymentConfigs", "deploymentConfigsList"),
    ),
    Shelf(
        "EnableKinesisStreamingDestination", "DescribeKinesisStreamingDestination", "DisableKinesisStreamingDestination",
        ("TableName",),
        lambda kept: {
            "TableName": kept["TableName"],
            "StreamArn": kept["StreamArn"],
            "DestinationStatus": "ACTIVE",
            "EnableKinesisStreamingConfiguration": kept.get("EnableKinesisStreamingConfiguration", {}),
            "KinesisDataStreamDestinations": [
                {
                    "StreamArn": kept["StreamArn"],
                    "DestinationStatus": "ACTIVE",
                    **kept.get("EnableKinesisStreamingConfiguration", {}),
                }
            ],
        },
        {"KinesisDataStreamDestinations": []},
    ),
    Shelf(
        "UpdateContributorInsights", "DescribeContributorInsights", "", ("TableName", "IndexName"),
        lambda kept: {
            **{name: value for name, value in kept.items() if name != "ContributorInsightsAction"},
            "ContributorInsightsStatus": f"{kept['ContributorInsightsAction']}D",
        },
        {"ContributorInsightsStatus": "DISABLED"},
    ),
    Shelf(
        "CreateEndpoint", "DescribeEndpoint", "DeleteEndpoint", ("Name",),
        lambda kept: {
            **kept,
            "Arn": f"arn:aws:events:eu-west-1:123456789012:endpoint/{kept['Name']}",
            "EndpointId": f"{kept['Name']}.abc",
            "EndpointUrl": f"https://{kept['Name']}.abc.endpoint.events.amazonaws.com",
            "State": "ACTIVE",
        },
        listed=("ListEndpoints", "Endpoints"),
    ),
    Shelf(
        "PutFunctionRecursionConfig", "GetFunctionRecursionConfig", "", ("name",),
        lambda kept: {"RecursiveLoop": kept["RecursiveLoop"]},
        {"RecursiveLoop": "Terminate"}, r"/2024-08-31/functions/(?P<name>[^/]+)/recursion-config",
    ),
]  # fmt: skip

# Configurations of a bucket that are kept and told as they come: the word in the address → the root of the list of all.
DOCUMENTS = {
    "analytics": "ListBucketAnalyticsConfigurationsResult",
    "intelligent-tiering": "ListBucketIntelligentTieringConfigurationsOutput",
    "inventory": "ListInventoryConfigurationsResult",
    "lifecycle": "",
    "logging": "",
    "metrics": "ListMetricsConfigurationsResult",
    "replication": "",
}
# The code of the error when there is none, where it is another than `NoSuchConfiguration`.
NO_CODE = {"lifecycle": "NoSuchLifecycleConfiguration", "replication": "ReplicationConfigurationNotFoundError"}
# What is told when there is none, where that is no error.
NO_DOCUMENT = {"logging": b"<BucketLoggingStatus/>"}
