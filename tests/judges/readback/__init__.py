"""Reads a whole cloud back through the services' own APIs, into one dictionary that two clouds can be compared by.

In: a cloud. Out: sections → names → settings, without what differs from one deployment to the next (`names.py`).
Deliberately absent: how the cloud came to be.
"""

from __future__ import annotations

from readback import compute, data, events, gateway, messages, names, network, vault, watch

# Section → reader, and the types of both targets that it covers. A type that no section covers fails the judge, because
# nothing would compare it.
SECTIONS = {
    "tables": (
        data.tables,
        {"AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"},
        {
            "aws_dynamodb_contributor_insights",
            "aws_dynamodb_kinesis_streaming_destination",
            "aws_dynamodb_resource_policy",
            "aws_dynamodb_table",
        },
    ),
    "scaling": (
        compute.scaling,
        {"AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy"},
        {"aws_appautoscaling_policy", "aws_appautoscaling_target"},
    ),
    "networks": (
        network.networks,
        {"AWS::EC2::SecurityGroup", "AWS::EC2::Subnet", "AWS::EC2::VPC"},
        set(),
    ),
    "releases": (
        compute.releases,
        {"AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentConfig", "AWS::CodeDeploy::DeploymentGroup"},
        {"aws_codedeploy_app", "aws_codedeploy_deployment_config", "aws_codedeploy_deployment_group"},
    ),
    "queues": (
        messages.queues,
        {"AWS::SQS::Queue", "AWS::SQS::QueuePolicy"},
        {"aws_sqs_queue", "aws_sqs_queue_policy", "aws_sqs_queue_redrive_policy", "aws_sqs_queue_redrive_allow_policy"},
    ),
    "topics": (
        messages.topics,
        {"AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy"},
        {
            "aws_sns_topic",
            "aws_sns_topic_data_protection_policy",
            "aws_sns_topic_policy",
            "aws_sns_topic_subscription",
        },
    ),
    "buckets": (
        data.buckets,
        {"AWS::S3::Bucket", "AWS::S3::BucketPolicy"},
        {
            "aws_s3_bucket",
            "aws_s3_bucket_accelerate_configuration",
            "aws_s3_bucket_cors_configuration",
            "aws_s3_bucket_intelligent_tiering_configuration",
            "aws_s3_bucket_inventory",
            "aws_s3_bucket_lifecycle_configuration",
            "aws_s3_bucket_logging",
            "aws_s3_bucket_metric",
            "aws_s3_bucket_notification",
            "aws_s3_bucket_object_lock_configuration",
            "aws_s3_bucket_ownership_controls",
            "aws_s3_bucket_policy",
            "aws_s3_bucket_public_access_block",
            "aws_s3_bucket_replication_configuration",
            "aws_s3_bucket_server_side_encryption_configuration",
            "aws_s3_bucket_versioning",
        },  # fmt: skip
    ),
    "streams": (
        messages.streams,
        {"AWS::Kinesis::ResourcePolicy", "AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer"},
        {"aws_kinesis_resource_policy", "aws_kinesis_stream", "aws_kinesis_stream_consumer"},
    ),
    "log groups": (
        watch.log_groups,
        {"AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter"},
        {
            "aws_cloudwatch_log_data_protection_policy",
            "aws_cloudwatch_log_group",
            "aws_cloudwatch_log_index_policy",
            "aws_cloudwatch_log_metric_filter",
            "aws_cloudwatch_log_subscription_filter",
        },
    ),
    "log policies": (watch.log_policies, {"AWS::Logs::ResourcePolicy"}, {"aws_cloudwatch_log_resource_policy"}),
    "trace policies": (watch.trace_policies, {"AWS::XRay::ResourcePolicy"}, {"aws_xray_resource_policy"}),
    "alarms": (
        watch.alarms,
        {"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"},
        {"aws_cloudwatch_composite_alarm", "aws_cloudwatch_metric_alarm"},
    ),
    "dashboards": (watch.dashboards, {"AWS::CloudWatch::Dashboard"}, {"aws_cloudwatch_dashboard"}),
    "keys": (vault.keys, {"AWS::KMS::Alias", "AWS::KMS::Key"}, {"aws_kms_alias", "aws_kms_key", "aws_kms_key_policy"}),
    "secrets": (
        vault.secrets,
        {"AWS::SecretsManager::ResourcePolicy", "AWS::SecretsManager::RotationSchedule", "AWS::SecretsManager::Secret"},
        {
            "aws_secretsmanager_secret",
            "aws_secretsmanager_secret_policy",
            "aws_secretsmanager_secret_rotation",
            "aws_secretsmanager_secret_version",
        },
    ),
    "parameters": (vault.parameters, {"AWS::SSM::Parameter"}, {"aws_ssm_parameter"}),
    "functions": (
        compute.functions,
        {
            "AWS::Lambda::Alias",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::Function",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Url",
            "AWS::Lambda::Version",
        },  # fmt: skip
        {
            "aws_lambda_alias",
            "aws_lambda_function",
            "aws_lambda_function_event_invoke_config",
            "aws_lambda_function_recursion_config",
            "aws_lambda_function_url",
            "aws_lambda_permission",
            "aws_lambda_provisioned_concurrency_config",
            "aws_lambda_runtime_management_config",
        },  # fmt: skip
    ),
    "layers": (
        compute.layers,
        {"AWS::Lambda::LayerVersion", "AWS::Lambda::LayerVersionPermission"},
        {"aws_lambda_layer_version", "aws_lambda_layer_version_permission"},
    ),
    "calls at deployment": (compute.calls, {"AWS::CloudFormation::CustomResource"}, {"aws_lambda_invocation"}),
    "event source mappings": (
        compute.mappings,
        {"AWS::Lambda::EventSourceMapping"},
        {"aws_lambda_event_source_mapping"},
    ),  # fmt: skip
    "roles": (
        compute.roles,
        {"AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role"},
        {"aws_iam_policy", "aws_iam_role", "aws_iam_role_policy", "aws_iam_role_policy_attachment"},
    ),
    "buses": (
        events.buses,
        {"AWS::Events::EventBus", "AWS::Events::EventBusPolicy"},
        {"aws_cloudwatch_event_bus", "aws_cloudwatch_event_bus_policy", "aws_cloudwatch_event_permission"},
    ),
    "archives": (events.archives, {"AWS::Events::Archive"}, {"aws_cloudwatch_event_archive"}),
    "connections": (events.connections, {"AWS::Events::Connection"}, {"aws_cloudwatch_event_connection"}),
    "API destinations": (events.destinations, {"AWS::Events::ApiDestination"}, {"aws_cloudwatch_event_api_destination"}),
    "endpoints": (events.endpoints, {"AWS::Events::Endpoint"}, {"aws_cloudwatch_event_endpoint"}),
    "pipes": (events.pipes, {"AWS::Pipes::Pipe"}, {"aws_pipes_pipe"}),
    "rules": (events.rules, {"AWS::Events::Rule"}, {"aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"}),
    "schedules": (
        events.schedules,
        {"AWS::Scheduler::Schedule", "AWS::Scheduler::ScheduleGroup"},
        {"aws_scheduler_schedule", "aws_scheduler_schedule_group"},
    ),
    "REST APIs": (
        gateway.rest_apis,
        {
            "AWS::ApiGateway::Authorizer",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGateway::GatewayResponse",
            "AWS::ApiGateway::Method",
            "AWS::ApiGateway::Model",
            "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::Resource",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGateway::Stage",
        },  # fmt: skip
        {
            "aws_api_gateway_authorizer",
            "aws_api_gateway_deployment",
            "aws_api_gateway_gateway_response",
            "aws_api_gateway_integration",
            "aws_api_gateway_integration_response",
            "aws_api_gateway_method",
            "aws_api_gateway_method_response",
            "aws_api_gateway_method_settings",
            "aws_api_gateway_model",
            "aws_api_gateway_request_validator",
            "aws_api_gateway_resource",
            "aws_api_gateway_rest_api",
            "aws_api_gateway_rest_api_policy",
            "aws_api_gateway_stage",
        },  # fmt: skip
    ),
    "HTTP APIs": (
        gateway.http_apis,
        {
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Authorizer",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Stage",
        },  # fmt: skip
        {
            "aws_apigatewayv2_api",
            "aws_apigatewayv2_authorizer",
            "aws_apigatewayv2_integration",
            "aws_apigatewayv2_route",
            "aws_apigatewayv2_stage",
        },  # fmt: skip
    ),
}
# Types that make nothing that an API could tell apart.
SILENT = {"terraform_data", "null_resource"}
# A type of Terraform that makes things of many types: what it made is read with those.
SILENT |= {"aws_cloudcontrolapi_resource"}


def uncovered(types: set[str]) -> set[str]:
    """Types that no section reads."""
    covered = set(SILENT)
    for _, cloudformation, terraform in SECTIONS.values():
        covered |= cloudformation | terraform
    return types - covered


def read(cloud, without_buckets: set[str], outputs: dict[str, str]) -> dict:
    """The whole cloud, and the outputs of its deployment."""
    system = {section: reader(cloud) for section, (reader, _, _) in SECTIONS.items()}
    for name in without_buckets:
        system["buckets"].pop(name, None)
    for name in cloud.runners():
        _forget_runner(system, name)
    system["outputs"] = {name.lower().replace("_", ""): _as_text(value) for name, value in outputs.items()}
    return names.normalise(system, cloud.endpoint)


def _forget_runner(system: dict, name: str) -> None:
    """A function that answers CloudFormation for custom resources has no twin in Terraform, nor have its role and log group."""
    one = system["functions"].pop(name)
    system["roles"].pop(one["Role"].rsplit("/", 1)[-1])
    system["log groups"].pop(one["LoggingConfig"]["LogGroup"], None)


def _as_text(value) -> str:
    """An output of Terraform as CloudFormation writes it, where every output is a text."""
    if isinstance(value, list):
        return ",".join(map(_as_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
