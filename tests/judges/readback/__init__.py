"""Reads a whole cloud back through the services' own APIs, into one dictionary that two clouds can be compared by.

In: a cloud. Out: sections → names → settings, without what differs from one deployment to the next (`names.py`).
Deliberately absent: how the cloud came to be.
"""

from __future__ import annotations

from readback import compute, data, gateway, names

# Section → reader, and the types of both targets that it covers. A type that no section covers fails the judge, because
# nothing would compare it.
SECTIONS = {
    "tables": (data.tables, {"AWS::DynamoDB::Table"}, {"aws_dynamodb_table", "aws_dynamodb_resource_policy"}),
    "queues": (
        data.queues,
        {"AWS::SQS::Queue", "AWS::SQS::QueuePolicy"},
        {"aws_sqs_queue", "aws_sqs_queue_policy", "aws_sqs_queue_redrive_policy", "aws_sqs_queue_redrive_allow_policy"},
    ),
    "topics": (
        data.topics,
        {"AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy"},
        {"aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription"},
    ),
    "buckets": (
        data.buckets,
        {"AWS::S3::Bucket", "AWS::S3::BucketPolicy"},
        {
            "aws_s3_bucket",
            "aws_s3_bucket_cors_configuration",
            "aws_s3_bucket_lifecycle_configuration",
            "aws_s3_bucket_notification",
            "aws_s3_bucket_ownership_controls",
            "aws_s3_bucket_policy",
            "aws_s3_bucket_public_access_block",
            "aws_s3_bucket_server_side_encryption_configuration",
            "aws_s3_bucket_versioning",
        },  # fmt: skip
    ),
    "log groups": (data.log_groups, {"AWS::Logs::LogGroup"}, {"aws_cloudwatch_log_group"}),
    "keys": (data.keys, {"AWS::KMS::Alias", "AWS::KMS::Key"}, {"aws_kms_alias", "aws_kms_key", "aws_kms_key_policy"}),
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
            "aws_lambda_function_url",
            "aws_lambda_permission",
        },  # fmt: skip
    ),
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
    "rules": (compute.rules, {"AWS::Events::Rule"}, {"aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"}),
    "schedules": (
        compute.schedules,
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
    system["outputs"] = {name.lower().replace("_", ""): value for name, value in outputs.items()}
    return names.normalise(system, cloud.endpoint)
