// Amazon API Gateway

/// HTTP requests by path, sent on to functions.
///
/// ```sls
/// gateway Api {
///   cors: { origins: ["https://shop.example"] }
///   GET "/orders/{id}" -> Orders
///   POST "/orders" -> Orders { authorize: iam }
/// }
/// function Orders {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
/// }
/// output url = Api.url
/// ```
kind gateway {
  /// An HTTP API, or a REST API: dearer, with checks of request bodies at the gateway.
  protocol: http | rest = http
  /// Who may call: anybody, or who signs with AWS credentials. A route may say otherwise.
  authorize: open | iam = open
  /// Pages of other origins that may call from a browser. The gateway answers their first question (`OPTIONS`) itself.
  cors: {
    /// Scheme and host of each: `https://shop.example`, or `*` for all.
    origins: List<Text(1..253)>(1..100)
    /// Methods that they may use.
    methods: List<Text> = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    /// Headers that they may send besides the usual ones.
    headers: List<Text> = ["Content-Type", "Authorization"]
    /// Headers of answers that they may read besides the usual ones.
    expose: List<Text> = []
    /// How long browsers remember all that.
    maxAge: Duration(0s..1d) = 1h
    /// Cookies and credentials go along.
    credentials: Bool = false
  }?
  /// Most requests over all routes.
  throttle: {
    /// So many in a time: `100/s`.
    rate: Rate
    /// So many at once.
    burst: Int(1..)
  }?
  /// First part of a REST API's paths.
  stageName: Text(1..128, "^[A-Za-z0-9_-]+$") = "live"
  /// Traces of requests in X-Ray, for a REST API.
  tracing: off | active = off
  /// What people read about it in the console.
  about: Text(1..1024)?
  /// Its name in AWS.
  name: Text(1..128) = physicalName(max: 128)

  let rest = protocol == rest
  /// Requests of one method and path. A part of the path in braces, such as `{id}`, stands for anything.
  clause GET | POST | PUT | PATCH | DELETE | HEAD | OPTIONS | ANY (path: Text(1..1024)) -> Target<function> {
    /// Who may call this one; as the gateway says when absent.
    authorize: open | iam = owner.authorize
    /// What the gateway lets through as a body: a REST API refuses anything else with 400.
    body: Type?
    let at = if path == "/" then root else Node[path].id
    let names = [p for p in split(replace(path, "+}", "}"), "/") if startsWith(p, "{")]
    /// The path without the names of what varies: two routes may not differ in them only.
    let shape = join(
      [if not startsWith(p, "{") then p else if endsWith(p, "+}") then "{+}" else "{}" for p in split(path, "/")]
      "/"
    )
    let authorization = match authorize { open: "NONE", iam: "AWS_IAM" }

    check "apigw.path" {
      at: path, require: matches(path, "^/$|^(/([^/{}]+|\\{[A-Za-z0-9._-]+\\+?\\}))+$")
      message: "`${path}` is not a path", hint: "write parts between `/`, and `{name}` for what varies: `/orders/{id}`"
      evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html"
    }
    check "apigw.path.greedy-last" {
      at: path, require: not matches(path, "\\+\\}/")
      message: "`{…+}` takes the rest of the path and must be its last part", hint: "move it to the end"
      evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html"
    }
    check "apigw.path.part" {
      at: path
      because: owner.protocol
      when: owner.protocol == rest
      require: matches(path, "^/$|^(/([A-Za-z0-9._:~$-]+|\\{[^/]+\\}))+$")
      message: "a REST API takes letters, digits and `. _ : ~ $ -` in paths, and `${path}` has others"
      hint: "use only these, or an HTTP API"
      evidence: "https://github.com/aws/aws-cdk/issues/22477"
    }
    check "apigw.path.name-twice" {
      at: path, require: length(unique(names)) == length(names)
      message: "`${path}` has one name in two places", hint: "call them differently"
      evidence: "https://spec.openapis.org/oas/v3.0.3#path-templating"
    }
    check "apigw.body.rest" {
      at: body, because: owner.protocol, when: body != none, require: owner.protocol == rest
      message: "an HTTP API does not check bodies", hint: "add `protocol: rest` to `${owner.label}`, or remove `body`"
      evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html"
    }
    check "apigw.cors.options" {
      severity: warning
      at: path
      because: owner.cors
      when: owner.cors != none and (word == "OPTIONS" or word == "ANY" and owner.protocol == http)
      require: authorize == open
      message: "browsers ask `OPTIONS ${path}` without credentials first, and are refused"
      hint: "add `authorize: open`, or name the methods"
      evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"
    }
    check "apigw.timeout" {
      severity: warning
      at: path
      because: target.timeout
      require: target.timeout <= (if owner.protocol == rest then 29s else 30s)
      message: "`${target.label}` may run for ${target.timeout}, but the gateway answers for it after ${if owner.protocol == rest then 29s else 30s}"
      hint: "set `timeout: ${if owner.protocol == rest then 29s else 30s}` on `${target.label}`"
      evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"
    }

    cloudformation "AWS::ApiGateway::Method" when rest {
      RestApiId: owner.id, ResourceId: at, HttpMethod: word, AuthorizationType: authorization
      RequestModels: if body != none then { "application/json": Body[body].name }
      RequestValidatorId: if body != none then Validator.id
      Integration: { Type: "AWS_PROXY", IntegrationHttpMethod: "POST", Uri: target.invokeArn }
    }
    cloudformation "AWS::ApiGatewayV2::Route" when not rest {
      ApiId: owner.id, RouteKey: "${word} ${path}", AuthorizationType: authorization
      Target: "integrations/${Integration[target].id}"
    }
    terraform "aws_api_gateway_method" when rest {
      rest_api_id: owner.id, resource_id: at, http_method: word, authorization: authorization
      request_models: if body != none then { "application/json": Body[body].name }
      request_validator_id: if body != none then Validator.id
    }
    terraform Integration: "aws_api_gateway_integration" when rest {
      rest_api_id: owner.id, resource_id: at, http_method: self.http_method
      type: "AWS_PROXY", integration_http_method: "POST", uri: target.invokeArn
    }
    terraform "aws_apigatewayv2_route" when not rest {
      api_id: owner.id, route_key: "${word} ${path}", authorization_type: authorization
      target: "integrations/${owner.Integration[target].id}"
    }
  }
  let routes = [...GET, ...POST, ...PUT, ...PATCH, ...DELETE, ...HEAD, ...OPTIONS, ...ANY]
  let targets = unique([r.target for r in routes])
  let bodies = unique([r.body for r in routes if r.body != none])
  /// An own `OPTIONS` goes before the gateway's; `ANY` does not.
  let answered = [r.path for r in routes if r.word == "OPTIONS"]
  /// Every prefix of every path once, with its parent.
  native tree: List<{ key: Text, parent: Text?, part: Text, route: Json }>

  /// Its id, the first part of its address.
  attr id: Text { cloudformation: "Ref", terraform: "id" }
  /// Id of the path `/` of a REST API.
  attr root: Text { cloudformation: "RootResourceId", terraform: "root_resource_id" }
  /// Its address, which paths follow.
  attr url: Url {
    cloudformation: if rest
      then "https://${self.Ref}.execute-api.${aws.region}.${aws.urlSuffix}/${stageName}"
      else "ApiEndpoint"
    terraform: if rest
      then "https://${self.id}.execute-api.${aws.region}.${aws.urlSuffix}/${stageName}"
      else "api_endpoint"
  }
  /// ARN of its requests, without stage, method and path.
  attr execution: Text {
    cloudformation: "arn:${aws.partition}:execute-api:${aws.region}:${aws.account}:${self.Ref}"
    terraform: "execution_arn"
  }
  /// Requests by who signs with AWS credentials, where `authorize` is `iam`.
  can call { actions: ["execute-api:Invoke"], on: ["${execution}/*/*"] }

  check "apigw.rest.deployment.methods" {
    at: protocol, when: rest, require: routes != []
    message: "`${label}` has no routes, and a REST API without any cannot be deployed"
    hint: "add one: `GET \"/\" -> SomeFunction`"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html"
  }
  check "apigw.routes.none" {
    severity: warning, at: protocol, when: not rest, require: routes != []
    message: "`${label}` has no routes", hint: "add one: `GET \"/\" -> SomeFunction`"
  }
  check "apigw.path.sibling" {
    for: [a, b] in tree
    at: b.route
    because: a.route
    when: rest and startsWith(a.part, "{") and startsWith(b.part, "{") and (a.parent ?? "") == (b.parent ?? "")
    require: a.part == b.part
    message: "`${a.key}` and `${b.key}` give one place two names", hint: "use `${a.part}` in both"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"
  }
  check "apigw.route.duplicate" {
    for: [a, b] in routes, at: b, because: a, require: a.word != b.word or a.shape != b.shape
    message: "`${b.word} ${b.path}` is there twice", hint: "remove one of them"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html"
  }
  check "apigw.rest.stage.name" {
    at: stageName, when: rest, require: matches(stageName, "^[A-Za-z0-9_]+$")
    message: "the service refuses `-` in the name of a stage", hint: "write `_` in place of `-`"
    evidence: "https://github.com/serverless/serverless/issues/4737"
  }
  check "apigw.rest.resource.count" {
    severity: warning, at: protocol, when: rest, require: length(tree) <= 300
    message: "an account allows 300 places in a REST API unless its quota was raised, and there are ${length(tree)}"
    hint: "let `{rest+}` take several, or use a second gateway"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"
  }
  check "apigw.rest.model.name" {
    for: r in routes, at: r, when: r.body != none, require: matches(r.body.name, "^[A-Za-z0-9]+$")
    message: "a body needs a type with a name of letters and digits, not `${r.body.name}`"
    hint: "declare it: `type Order { … }`"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateModel.html"
  }
  check "apigw.cors.origin" {
    severity: warning
    for: o in cors?.origins ?? []
    at: cors
    require: matches(o, "^(\\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^/]+)$")
    message: "no browser calls from the origin `${o}`", hint: "write scheme and host only: `https://shop.example`"
    evidence: "https://developer.mozilla.org/docs/Glossary/Origin"
  }
  check "apigw.cors.seconds" {
    at: cors, when: cors != none, require: not contains("${cors.maxAge as s}", ".")
    message: "`maxAge` is a whole number of seconds, not ${cors.maxAge}", hint: "write `maxAge: 1h`"
    evidence: "https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age"
  }
  check "apigw.cors.one-origin" {
    at: cors, because: protocol, when: rest and cors != none, require: length(cors.origins) == 1
    message: "a REST API answers every page with the same origin, and there are ${length(cors.origins)}"
    hint: "name one origin or `\"*\"`, or use `protocol: http`"
    evidence: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html"
  }
  check "apigw.cors.wildcard-credentials" {
    at: cors, when: cors != none and cors.credentials, require: not ("*" in cors.origins)
    message: "browsers send no credentials to a gateway that allows every origin"
    hint: "list the origins, or remove `credentials`"
    evidence: "https://developer.mozilla.org/docs/Web/HTTP/CORS"
  }

  /// Lets the gateway call a function: once, however many routes it has.
  part Access for t in targets { grant t.allow -> service("apigateway.amazonaws.com", "${owner.execution}/*/*") }

  part Node for n in tree when rest {
    attr id: Text { cloudformation: "Ref", terraform: "id" }
    cloudformation "AWS::ApiGateway::Resource" {
      RestApiId: owner.id, ParentId: if n.parent != none then Node[n.parent].id else root, PathPart: n.part
    }
    terraform "aws_api_gateway_resource" {
      rest_api_id: owner.id, parent_id: if n.parent != none then Node[n.parent].id else root, path_part: n.part
    }
  }
  part Body for t in bodies when rest {
    attr name: Text { cloudformation: "Ref", terraform: "name" }
    cloudformation "AWS::ApiGateway::Model" {
      RestApiId: owner.id, Name: t.name, ContentType: "application/json", Schema: jsonSchema(t)
    }
    terraform "aws_api_gateway_model" {
      rest_api_id: owner.id, name: t.name, content_type: "application/json", schema: jsonSchema(t)
    }
  }
  part Validator when rest and bodies != [] {
    attr id: Text { cloudformation: "Ref", terraform: "id" }
    cloudformation "AWS::ApiGateway::RequestValidator" { RestApiId: owner.id, Name: "body", ValidateRequestBody: true }
    terraform "aws_api_gateway_request_validator" { rest_api_id: owner.id, name: "body", validate_request_body: true }
  }
  /// Answers a browser's first question.
  part Preflight for path in unique([r.path for r in routes if not (r.path in answered)]) when rest and cors != none {
    let at = if path == "/" then root else Node[path].id
    let headers = {
      "method.response.header.Access-Control-Allow-Origin": "'${cors.origins[0]}'"
      "method.response.header.Access-Control-Allow-Methods": "'${join([...cors.methods, "OPTIONS"], ",")}'"
      "method.response.header.Access-Control-Allow-Headers": "'${join(cors.headers, ",")}'"
      "method.response.header.Access-Control-Max-Age": "'${cors.maxAge as s}'"
      "method.response.header.Access-Control-Allow-Credentials": if cors.credentials then "'true'"
    }
    let shown = { "${k}": true for k, v in headers if v != none }
    cloudformation "AWS::ApiGateway::Method" {
      RestApiId: owner.id, ResourceId: at, HttpMethod: "OPTIONS", AuthorizationType: "NONE"
      Integration: {
        Type: "MOCK"
        PassthroughBehavior: "WHEN_NO_MATCH"
        RequestTemplates: { "application/json": "{\"statusCode\": 204}" }
        IntegrationResponses: [{ StatusCode: "204", ResponseParameters: headers }]
      }
      MethodResponses: [{ StatusCode: "204", ResponseParameters: shown }]
    }
    terraform "aws_api_gateway_method" {
      rest_api_id: owner.id
      resource_id: at
      http_method: "OPTIONS"
      authorization: "NONE"
    }
    terraform Integration: "aws_api_gateway_integration" {
      rest_api_id: owner.id, resource_id: at, http_method: self.http_method, type: "MOCK"
      passthrough_behavior: "WHEN_NO_MATCH", request_templates: { "application/json": "{\"statusCode\": 204}" }
    }
    terraform Answer: "aws_api_gateway_method_response" {
      rest_api_id: owner.id
      resource_id: at
      http_method: self.http_method
      status_code: "204"
      response_parameters: shown
    }
    terraform Reply: "aws_api_gateway_integration_response" {
      rest_api_id: owner.id, resource_id: at, http_method: Integration.http_method, status_code: Answer.status_code
      response_parameters: headers
    }
  }
  /// Errors of the gateway itself, readable by pages of other origins.
  part Refusal for k in ["DEFAULT_4XX", "DEFAULT_5XX"] when rest and cors != none {
    let headers = {
      "gatewayresponse.header.Access-Control-Allow-Origin": "'${cors.origins[0]}'"
      "gatewayresponse.header.Access-Control-Allow-Credentials": if cors.credentials then "'true'"
      "gatewayresponse.header.Access-Control-Expose-Headers": if cors.expose != [] then "'${join(cors.expose, ",")}'"
    }
    cloudformation "AWS::ApiGateway::GatewayResponse" {
      RestApiId: owner.id
      ResponseType: k
      ResponseParameters: headers
    }
    terraform "aws_api_gateway_gateway_response" {
      rest_api_id: owner.id
      response_type: k
      response_parameters: headers
    }
  }
  /// A new one exactly when the API's meaning changes.
  part Deployment when rest {
    revision: [owner, Node, routes, Body, Validator, Preflight, Refusal]
    attr id: Text { cloudformation: "Ref", terraform: "id" }
    cloudformation "AWS::ApiGateway::Deployment" { RestApiId: owner.id }
    terraform "aws_api_gateway_deployment" {
      rest_api_id: owner.id, triggers: { api: revision }
      lifecycle { create_before_destroy: true }
    }
  }
  part Integration for t in targets when not rest {
    attr id: Text { cloudformation: "Ref", terraform: "id" }
    cloudformation "AWS::ApiGatewayV2::Integration" {
      ApiId: owner.id, IntegrationType: "AWS_PROXY", IntegrationUri: t.arn, PayloadFormatVersion: "2.0"
    }
    terraform "aws_apigatewayv2_integration" {
      api_id: owner.id, integration_type: "AWS_PROXY", integration_uri: t.arn, payload_format_version: "2.0"
    }
  }
  part Stage {
    after: [Access]
    let limits = if throttle != none then throttle
    cloudformation "AWS::ApiGateway::Stage" when rest {
      RestApiId: owner.id, DeploymentId: Deployment.id, StageName: stageName
      TracingEnabled: if tracing == active then true
      MethodSettings: if limits != none then [{
        ResourcePath: "/*", HttpMethod: "*", ThrottlingRateLimit: limits.rate as s, ThrottlingBurstLimit: limits.burst
      }]
      Tags: [{ Key: k, Value: v } for k, v in owner.tags]
    }
    cloudformation "AWS::ApiGatewayV2::Stage" when not rest {
      ApiId: owner.id, StageName: "$default", AutoDeploy: true
      DefaultRouteSettings: { ThrottlingRateLimit: limits.rate as s, ThrottlingBurstLimit: limits.burst }
      Tags: owner.tags
    }
    terraform "aws_api_gateway_stage" when rest {
      rest_api_id: owner.id, deployment_id: Deployment.id, stage_name: stageName
      xray_tracing_enabled: if tracing == active then true, tags: owner.tags
    }
    terraform Limits: "aws_api_gateway_method_settings" when rest and limits != none {
      rest_api_id: owner.id, stage_name: self.stage_name, method_path: "*/*"
      settings: { throttling_rate_limit: limits.rate as s, throttling_burst_limit: limits.burst }
    }
    terraform "aws_apigatewayv2_stage" when not rest {
      api_id: owner.id, name: "$default", auto_deploy: true, tags: owner.tags
      default_route_settings: { throttling_rate_limit: limits.rate as s, throttling_burst_limit: limits.burst }
    }
  }

  cloudformation "AWS::ApiGateway::RestApi" when rest {
    Name: name, Description: about, EndpointConfiguration: { Types: ["REGIONAL"] }
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  cloudformation "AWS::ApiGatewayV2::Api" when not rest {
    Name: name, Description: about, ProtocolType: "HTTP"
    CorsConfiguration: {
      AllowOrigins: cors.origins, AllowMethods: cors.methods, AllowHeaders: cors.headers, ExposeHeaders: cors.expose
      MaxAge: cors.maxAge as s, AllowCredentials: if cors != none and cors.credentials then true
    }
    Tags: tags
  }
  terraform "aws_api_gateway_rest_api" when rest {
    name: name, description: about, endpoint_configuration: { types: ["REGIONAL"] }, tags: tags
  }
  terraform "aws_apigatewayv2_api" when not rest {
    name: name, description: about, protocol_type: "HTTP", tags: tags
    cors_configuration: {
      allow_origins: cors.origins, allow_methods: cors.methods, allow_headers: cors.headers, expose_headers: cors.expose
      max_age: cors.maxAge as s, allow_credentials: if cors != none and cors.credentials then true
    }
  }
}
