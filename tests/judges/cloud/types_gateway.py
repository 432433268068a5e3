"""Makers of REST and HTTP APIs.

In: CloudFormation properties. Out: calls of API Gateway, version 1 and 2.
"""

from __future__ import annotations

import json

from cloud.stand_ins import Call, Made, Properties, direct, lower_first, maker, tag_map


@maker("AWS::ApiGateway::RestApi", "Name")
def rest_api(properties: Properties, call: Call) -> Made:
    given = lower_first(
        properties.take(
            "ApiKeySourceType", "BinaryMediaTypes", "Description", "DisableExecuteApiEndpoint", "MinimumCompressionSize", "Name"
        )
    )  # fmt: skip
    if "apiKeySourceType" in given:
        given["apiKeySource"] = given.pop("apiKeySourceType")
    if "EndpointConfiguration" in properties:
        given["endpointConfiguration"] = lower_first(properties.one("EndpointConfiguration"))
    if "Policy" in properties:
        given["policy"] = json.dumps(properties.one("Policy"))
    tags = tag_map(properties.one("Tags"))
    gateway = call.client("apigateway")
    answer = gateway.create_rest_api(**{"name": call.name, **given}, **({"tags": tags} if tags else {}))
    root = next(item["id"] for item in gateway.get_resources(restApiId=answer["id"])["items"] if item["path"] == "/")
    return Made(answer["id"], {"RestApiId": answer["id"], "RootResourceId": root})


@maker("AWS::ApiGateway::Resource")
def resource(properties: Properties, call: Call) -> Made:
    answer = call.client("apigateway").create_resource(**lower_first(properties.take("RestApiId", "ParentId", "PathPart")))
    return Made(answer["id"], {"ResourceId": answer["id"]})


@maker("AWS::ApiGateway::Method")
def method(properties: Properties, call: Call) -> Made:
    gateway = call.client("apigateway")
    place = lower_first(properties.take("RestApiId", "ResourceId", "HttpMethod"))
    given = lower_first(
        properties.take(
            "ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "AuthorizerId", "OperationName", "RequestModels",
            "RequestParameters", "RequestValidatorId",
        )
    )  # fmt: skip
    gateway.put_method(**place, **given)
    for answer in properties.one("MethodResponses", []):
        gateway.put_method_response(**place, **lower_first(answer))
    integration = properties.one("Integration")
    if integration:
        replies = integration.pop("IntegrationResponses", [])
        made = lower_first(integration)
        if "integrationHttpMethod" not in made and made["type"] == "MOCK":
            made["integrationHttpMethod"] = place["httpMethod"]
        gateway.put_integration(**place, **made)
        for reply in replies:
            gateway.put_integration_response(**place, **lower_first(reply))
    return Made(call.logical_id)


@maker("AWS::ApiGateway::Deployment")
def deployment(properties: Properties, call: Call) -> Made:
    given = lower_first(properties.take("RestApiId", "Description", "StageName"))
    answer = call.client("apigateway").create_deployment(**given)
    return Made(answer["id"], {"DeploymentId": answer["id"]})


@maker("AWS::ApiGateway::Stage")
def stage(properties: Properties, call: Call) -> Made:
    gateway = call.client("apigateway")
    given = lower_first(
        properties.take(
            "CacheClusterEnabled", "CacheClusterSize", "DeploymentId", "Description", "DocumentationVersion", "RestApiId",
            "StageName", "TracingEnabled", "Variables",
        )
    )  # fmt: skip
    tags = tag_map(properties.one("Tags"))
    gateway.create_stage(**given, **({"tags": tags} if tags else {}))
    changes = []
    for setting in map(Properties, properties.one("MethodSettings", [])):
        path = setting.one("ResourcePath").removeprefix("/") or "~1"
        place = f"/{path}/{setting.one('HttpMethod')}"
        changes += [(place + _SETTINGS[name], str(value)) for name, value in setting.items()]
    log = properties.one("AccessLogSetting")
    if log:
        changes += [("/accessLogSettings/destinationArn", log["DestinationArn"]), ("/accessLogSettings/format", log["Format"])]
    if changes:
        patches = [{"op": "replace", "path": path, "value": _text(value)} for path, value in changes]
        place = {"restApiId": given["restApiId"], "stageName": given["stageName"]}
        gateway.update_stage(**place, patchOperations=patches)
    return Made(given["stageName"])


_SETTINGS = {
    "CacheDataEncrypted": "/caching/dataEncrypted",
    "CacheTtlInSeconds": "/caching/ttlInSeconds",
    "CachingEnabled": "/caching/enabled",
    "DataTraceEnabled": "/logging/dataTrace",
    "LoggingLevel": "/logging/loglevel",
    "MetricsEnabled": "/metrics/enabled",
    "ThrottlingBurstLimit": "/throttling/burstLimit",
    "ThrottlingRateLimit": "/throttling/rateLimit",
}


def _text(value: str) -> str:
    return value.lower() if value in ("True", "False") else value


@maker("AWS::ApiGateway::GatewayResponse")
def gateway_response(properties: Properties, call: Call) -> Made:
    given = lower_first(properties.take("ResponseParameters", "ResponseTemplates", "ResponseType", "RestApiId", "StatusCode"))
    call.client("apigateway").put_gateway_response(**given)
    return Made(call.logical_id)


@maker("AWS::ApiGateway::Model", "Name")
def model(properties: Properties, call: Call) -> Made:
    given = lower_first(properties.take("ContentType", "Description", "Name", "RestApiId"))
    schema = properties.one("Schema")
    text = schema if isinstance(schema, str) else json.dumps(schema)
    call.client("apigateway").create_model(**{"name": call.name, **given}, schema=text)
    return Made(given.get("name", call.name))


@maker("AWS::ApiGateway::RequestValidator", "Name")
def request_validator(properties: Properties, call: Call) -> Made:
    given = lower_first(properties.take("Name", "RestApiId", "ValidateRequestBody", "ValidateRequestParameters"))
    answer = call.client("apigateway").create_request_validator(**{"name": call.name, **given})
    return Made(answer["id"], {"RequestValidatorId": answer["id"]})


@maker("AWS::ApiGateway::Authorizer", "Name")
def authorizer(properties: Properties, call: Call) -> Made:
    given = lower_first(
        properties.take(
            "AuthType", "AuthorizerCredentials", "AuthorizerResultTtlInSeconds", "AuthorizerUri", "IdentitySource",
            "IdentityValidationExpression", "Name", "RestApiId", "Type",
        )
    )  # fmt: skip
    if "ProviderARNs" in properties:
        given["providerARNs"] = properties.one("ProviderARNs")
    answer = call.client("apigateway").create_authorizer(**{"name": call.name, **given})
    return Made(answer["id"], {"AuthorizerId": answer["id"]})


direct("AWS::ApiGatewayV2::Api", "apigatewayv2", "create_api", "ApiId", "Name",
       {"ApiId": "ApiId", "ApiEndpoint": "ApiEndpoint"})  # fmt: skip
direct("AWS::ApiGatewayV2::Integration", "apigatewayv2", "create_integration", "IntegrationId",
       attributes={"IntegrationId": "IntegrationId"})  # fmt: skip
direct("AWS::ApiGatewayV2::Route", "apigatewayv2", "create_route", "RouteId", attributes={"RouteId": "RouteId"})
direct("AWS::ApiGatewayV2::Stage", "apigatewayv2", "create_stage", "StageName")
direct("AWS::ApiGatewayV2::Authorizer", "apigatewayv2", "create_authorizer", "AuthorizerId",
       attributes={"AuthorizerId": "AuthorizerId"})  # fmt: skip
