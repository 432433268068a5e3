"""Reads REST and HTTP APIs: routes by method and path, with everything behind them.

In: clients of API Gateway. Out: per section a map from the API's name to what it is.
"""

from __future__ import annotations

from readback.data import pages
from readback.policy import parsed, statements

_METHOD = ("authorizationType", "authorizationScopes", "apiKeyRequired", "operationName", "requestParameters", "requestModels")
_INTEGRATION = (
    "type", "httpMethod", "uri", "connectionType", "connectionId", "credentials", "requestParameters", "requestTemplates",
    "passthroughBehavior", "contentHandling", "timeoutInMillis", "cacheKeyParameters", "tlsConfig",
)  # fmt: skip
_RESPONSE = ("responseParameters", "responseModels", "responseTemplates", "selectionPattern", "contentHandling")


def rest_apis(cloud) -> dict:
    client, found = cloud.client("apigateway"), {}
    for api in pages(client, "get_rest_apis", "items"):
        place = {"restApiId": api["id"]}
        kept = ("description", "binaryMediaTypes", "minimumCompressionSize", "apiKeySource", "disableExecuteApiEndpoint")
        one = {key: api.get(key) for key in kept}
        one["Id"] = api["id"]
        one["endpointConfiguration"] = {"types": api.get("endpointConfiguration", {}).get("types")}
        one["Policy"] = statements(api.get("policy"))
        one["Tags"] = {key: value for key, value in api.get("tags", {}).items() if not key.startswith("aws:")}
        authorizers = {item["id"]: item["name"] for item in client.get_authorizers(**place)["items"]}
        validators = {item["id"]: item for item in client.get_request_validators(**place)["items"]}
        one["Methods"] = _methods(client, place, authorizers, validators)
        one["Resources"] = sorted(item["path"] for item in pages(client, "get_resources", "items", **place))
        one["Authorizers"] = {
            item["name"]: {key: value for key, value in item.items() if key not in ("id", "name", "authType")}
            for item in client.get_authorizers(**place)["items"]
        }
        one["Models"] = {
            item["name"]: {"contentType": item["contentType"], "schema": parsed(item.get("schema"))}
            for item in client.get_models(**place)["items"]
        }
        one["GatewayResponses"] = {
            item["responseType"]: {key: item.get(key) for key in ("statusCode", "responseParameters", "responseTemplates")}
            for item in client.get_gateway_responses(**place)["items"]
            if not item.get("defaultResponse")
        }
        one["Stages"] = _stages(client, place)
        found[api["name"]] = one
    return found


def _methods(client, place: dict, authorizers: dict, validators: dict) -> dict:
    made = {}
    for resource in pages(client, "get_resources", "items", **place):
        for verb in resource.get("resourceMethods", {}):
            told = client.get_method(**place, resourceId=resource["id"], httpMethod=verb)
            one = {key: told.get(key) for key in _METHOD}
            one["authorizer"] = authorizers.get(told.get("authorizerId"), told.get("authorizerId"))
            validator = validators.get(told.get("requestValidatorId"), {})
            one["validates"] = [validator.get("validateRequestBody"), validator.get("validateRequestParameters")]
            one["responses"] = _responses(told.get("methodResponses", {}))
            integration = told.get("methodIntegration", {})
            one["integration"] = {key: integration.get(key) for key in _INTEGRATION}
            one["integration"]["timeoutInMillis"] = integration.get("timeoutInMillis") or 29000
            one["integration"]["passthroughBehavior"] = integration.get("passthroughBehavior") or "WHEN_NO_MATCH"
            one["integration"]["connectionType"] = integration.get("connectionType") or "INTERNET"
            templates = integration.get("requestTemplates") or {}
            one["integration"]["requestTemplates"] = {key: parsed(value) for key, value in templates.items()}
            if integration.get("type") == "MOCK":
                one["integration"]["httpMethod"] = None
            one["integration"]["responses"] = _responses(integration.get("integrationResponses", {}))
            made[f"{verb} {resource['path']}"] = one
    return made


def _responses(responses: dict) -> dict:
    return {code: {key: told.get(key) for key in _RESPONSE} for code, told in responses.items()}


# Settings of a stage that hold when none were given.
_SETTING_DEFAULTS = {
    "throttlingBurstLimit": -1, "throttlingRateLimit": -1.0, "loggingLevel": "OFF", "cacheTtlInSeconds": 300,
    "requireAuthorizationForCacheControl": True, "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER",
}  # fmt: skip


def _stages(client, place: dict) -> dict:
    deployments = {item["id"] for item in pages(client, "get_deployments", "items", **place)}
    made = {}
    for told in client.get_stages(**place)["item"]:
        kept = ("description", "tracingEnabled", "variables", "accessLogSettings", "cacheClusterEnabled", "cacheClusterSize")
        one = {key: told.get(key) for key in kept}
        one["deployed"] = told.get("deploymentId") in deployments
        one["settings"] = {
            path.lstrip("/").replace("~1", "/"): {
                key: value for key, value in setting.items() if _SETTING_DEFAULTS.get(key) != value
            }
            for path, setting in told.get("methodSettings", {}).items()
        }
        one["Tags"] = {key: value for key, value in told.get("tags", {}).items() if not key.startswith("aws:")}
        made[told["stageName"]] = one
    return made


_HTTP_ROUTE = ("ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "OperationName", "RequestParameters")
_HTTP_INTEGRATION = (
    "ConnectionType", "CredentialsArn", "Description", "IntegrationMethod", "IntegrationSubtype", "IntegrationType",
    "IntegrationUri", "PayloadFormatVersion", "RequestParameters", "ResponseParameters", "TimeoutInMillis", "TlsConfig",
)  # fmt: skip


def http_apis(cloud) -> dict:
    client, found = cloud.client("apigatewayv2"), {}
    for api in pages(client, "get_apis", "Items"):
        place = {"ApiId": api["ApiId"]}
        kept = (
            "CorsConfiguration",
            "Description",
            "DisableExecuteApiEndpoint",
            "ProtocolType",
            "RouteSelectionExpression",
            "Version",
        )
        one = {key: api.get(key) for key in kept}
        one["Id"] = api["ApiId"]
        one["CorsConfiguration"] = {
            key: sorted(value) if isinstance(value, list) else value
            for key, value in (api.get("CorsConfiguration") or {}).items()
        }
        one["Tags"] = {key: value for key, value in api.get("Tags", {}).items() if not key.startswith("aws:")}
        integrations = {
            item["IntegrationId"]: _integration(item) for item in pages(client, "get_integrations", "Items", **place)
        }
        routes = pages(client, "get_routes", "Items", **place)
        # Moto cannot list authorizers, so one that no route names is not seen.
        used = sorted({route["AuthorizerId"] for route in routes if route.get("AuthorizerId")})
        authorizers = {name: client.get_authorizer(**place, AuthorizerId=name) for name in used}
        one["Authorizers"] = {
            item["Name"]: {key: value for key, value in item.items() if key not in ("AuthorizerId", "Name", "ResponseMetadata")}
            for item in authorizers.values()
        }
        one["Routes"] = {}
        for route in routes:
            told = {key: route.get(key) for key in _HTTP_ROUTE}
            told["AuthorizationType"] = told["AuthorizationType"] or "NONE"
            told["Authorizer"] = authorizers.get(route.get("AuthorizerId"), {}).get("Name", route.get("AuthorizerId"))
            target = (route.get("Target") or "").removeprefix("integrations/")
            told["Target"] = integrations.get(target, target)
            one["Routes"][route["RouteKey"]] = told
        one["Stages"] = {item["StageName"]: _http_stage(item) for item in pages(client, "get_stages", "Items", **place)}
        found[api["Name"]] = one
    return found


def _integration(item: dict) -> dict:
    one = {key: item.get(key) for key in _HTTP_INTEGRATION}
    one["TimeoutInMillis"] = one["TimeoutInMillis"] or 30000
    one["ConnectionType"] = one["ConnectionType"] or "INTERNET"
    return one


def _http_stage(item: dict) -> dict:
    kept = ("AccessLogSettings", "AutoDeploy", "DefaultRouteSettings", "Description", "RouteSettings", "StageVariables")
    one = {key: item.get(key) for key in kept}
    one["Tags"] = {key: value for key, value in item.get("Tags", {}).items() if not key.startswith("aws:")}
    return one
