"""What moto lacks, in one table with the reason. Everything here is made up for in this folder; the summary counts it.

In: nothing. Out: `TYPES`, `REPAIRS`, `ANSWERS`.
"""

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
    "AWS::DynamoDB::Table": "drops time to live, point-in-time recovery, table class and resource policy",
    "AWS::Events::Rule": "made, but unknown properties are dropped",
    "AWS::IAM::ManagedPolicy": "made, but unknown properties are dropped",
    "AWS::IAM::Policy": "made, but unknown properties are dropped",
    "AWS::IAM::Role": "drops managed policies",
    "AWS::KMS::Alias": "made, but unknown properties are dropped",
    "AWS::KMS::Key": "drops rotation period and pending window",
    "AWS::Lambda::Alias": "not made at all",
    "AWS::Lambda::EventInvokeConfig": "not made at all",
    "AWS::Lambda::EventSourceMapping": "made, but unknown properties are dropped",
    "AWS::Lambda::Function": "drops architecture, tracing, layers, ephemeral storage, logging, package type, image and tags",
    "AWS::Lambda::Permission": "made, but unknown properties are dropped",
    "AWS::Lambda::Url": "not made at all",
    "AWS::Lambda::Version": "drops the description",
    "AWS::Logs::LogGroup": "its `Arn` lacks the `:*` at the end; drops class and key",
    "AWS::S3::Bucket": "drops everything but encryption and tags",
    "AWS::S3::BucketPolicy": "not made at all",
    "AWS::SNS::Subscription": "not made at all",
    "AWS::SNS::Topic": "drops FIFO settings, encryption and display name",
    "AWS::SNS::TopicPolicy": "not made at all",
    "AWS::SQS::Queue": "its `Ref` is a URL that the server does not answer",
    "AWS::SQS::QueuePolicy": "not made at all",
    "AWS::Scheduler::Schedule": "not made at all",
    "AWS::Scheduler::ScheduleGroup": "not made at all",
}

# Service back ends that forget or misspell what they were told (`repairs.py`).
REPAIRS = {
    "lambda logging": "LoggingConfig is forgotten; without it the second plan is never empty",
    "lambda dead letters": "DeadLetterConfig is forgotten",
    "lambda configuration updates": "only seven settings can be updated",
    "lambda foreign layers": "a layer of another account is unknown, so no function can use one",
    "iam policies of AWS": "are unknown, unless all of them are loaded, which takes seconds",
    "sqs redrive text": "RedrivePolicy is given back with spaces that the service does not write",
    "sqs redrive permission": "RedriveAllowPolicy is kept but never told",
    "dynamodb table class": "is forgotten",
    "logs class": "is forgotten",
    "rest api media types": "binary media types are forgotten when an API is made",
}

# Calls that moto does not know, by the last part of `X-Amz-Target`, with the answer of a healthy service.
ANSWERS = {
    "ListStateMachineVersions": {"stateMachineVersions": []},
    "ValidateStateMachineDefinition": {"result": "OK", "diagnostics": []},
}
