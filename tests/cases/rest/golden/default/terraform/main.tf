data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:19
resource "aws_lambda_function" "orders" {
  function_name    = "rest-Orders"
  role             = aws_iam_role.orders_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.orders_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.orders_role_policy]
}

# main.sls:19
resource "aws_cloudwatch_log_group" "orders_logs" {
  name              = "/aws/lambda/rest-Orders"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:19
resource "aws_iam_role" "orders_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["lambda.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:19
resource "aws_iam_role_policy" "orders_role_policy" {
  name = "grants"
  role = aws_iam_role.orders_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/rest-Orders:*",
      ]
    }]
  })
}

# main.sls:19
resource "aws_lambda_permission" "plain_access_orders_permission" {
  function_name = aws_lambda_function.orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.plain.execution_arn}/*/*"
}

# main.sls:19
resource "aws_lambda_permission" "api_access_orders_permission" {
  function_name = aws_lambda_function.orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# main.sls:19
resource "aws_lambda_permission" "public_access_orders_permission" {
  function_name = aws_lambda_function.orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.public.execution_arn}/*/*"
}

# main.sls:20
resource "aws_lambda_function" "notes" {
  function_name    = "rest-Notes"
  role             = aws_iam_role.notes_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.notes_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.notes_role_policy]
}

# main.sls:20
resource "aws_cloudwatch_log_group" "notes_logs" {
  name              = "/aws/lambda/rest-Notes"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:20
resource "aws_iam_role" "notes_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["lambda.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:20
resource "aws_iam_role_policy" "notes_role_policy" {
  name = "grants"
  role = aws_iam_role.notes_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/rest-Notes:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["execute-api:Invoke"]
        Resource = ["${aws_api_gateway_rest_api.plain.execution_arn}/*/*"]
      },
    ]
  })
}

# main.sls:20
resource "aws_lambda_permission" "api_access_notes_permission" {
  function_name = aws_lambda_function.notes.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# main.sls:21
resource "aws_lambda_function" "legacy" {
  function_name    = "rest-Legacy"
  role             = aws_iam_role.legacy_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.legacy_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.legacy_role_policy]
}

# main.sls:21
resource "aws_cloudwatch_log_group" "legacy_logs" {
  name              = "/aws/lambda/rest-Legacy"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:21
resource "aws_iam_role" "legacy_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["lambda.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:21
resource "aws_iam_role_policy" "legacy_role_policy" {
  name = "grants"
  role = aws_iam_role.legacy_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/rest-Legacy:*",
      ]
    }]
  })
}

# main.sls:21
resource "aws_lambda_permission" "api_access_legacy_permission" {
  function_name = aws_lambda_function.legacy.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# Nothing but defaults and a root.
# main.sls:24
resource "aws_api_gateway_rest_api" "plain" {
  name = "rest-Plain"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# main.sls:24
resource "aws_api_gateway_method" "plain_get" {
  rest_api_id   = aws_api_gateway_rest_api.plain.id
  resource_id   = aws_api_gateway_rest_api.plain.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

# main.sls:24
resource "aws_api_gateway_integration" "plain_get_integration" {
  rest_api_id             = aws_api_gateway_rest_api.plain.id
  resource_id             = aws_api_gateway_rest_api.plain.root_resource_id
  http_method             = aws_api_gateway_method.plain_get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:24
resource "aws_api_gateway_deployment" "plain_deployment" {
  rest_api_id = aws_api_gateway_rest_api.plain.id
  triggers = {
    api = "bc9bef1f5d"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_api_gateway_integration.plain_get_integration, aws_api_gateway_method.plain_get]
}

# main.sls:24
resource "aws_api_gateway_stage" "plain_stage" {
  rest_api_id   = aws_api_gateway_rest_api.plain.id
  deployment_id = aws_api_gateway_deployment.plain_deployment.id
  stage_name    = "live"
  depends_on    = [aws_lambda_permission.plain_access_orders_permission]
}

# main.sls:29
resource "aws_api_gateway_rest_api" "api" {
  name        = "shop-api"
  description = "What the shop calls"
  tags = {
    team = "shop"
  }

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# main.sls:29
resource "aws_api_gateway_method" "api_get" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_rest_api.api.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_get_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_rest_api.api.root_resource_id
  http_method             = aws_api_gateway_method.api_get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_post_orders" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders.id
  http_method   = "POST"
  authorization = "AWS_IAM"
  request_models = {
    "application/json" = aws_api_gateway_model.api_body_order.name
  }
  request_validator_id = aws_api_gateway_request_validator.api_validator.id
}

# main.sls:29
resource "aws_api_gateway_integration" "api_post_orders_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders.id
  http_method             = aws_api_gateway_method.api_post_orders.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_get_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_get_orders_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id.id
  http_method             = aws_api_gateway_method.api_get_orders_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_put_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "PUT"
  authorization = "AWS_IAM"
  request_models = {
    "application/json" = aws_api_gateway_model.api_body_order.name
  }
  request_validator_id = aws_api_gateway_request_validator.api_validator.id
}

# main.sls:29
resource "aws_api_gateway_integration" "api_put_orders_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id.id
  http_method             = aws_api_gateway_method.api_put_orders_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_patch_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "PATCH"
  authorization = "AWS_IAM"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_patch_orders_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id.id
  http_method             = aws_api_gateway_method.api_patch_orders_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_delete_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "DELETE"
  authorization = "AWS_IAM"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_delete_orders_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id.id
  http_method             = aws_api_gateway_method.api_delete_orders_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_head_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "HEAD"
  authorization = "AWS_IAM"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_head_orders_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id.id
  http_method             = aws_api_gateway_method.api_head_orders_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_post_orders_id_notes" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method   = "POST"
  authorization = "AWS_IAM"
  request_models = {
    "application/json" = aws_api_gateway_model.api_body_note.name
  }
  request_validator_id = aws_api_gateway_request_validator.api_validator.id
}

# main.sls:29
resource "aws_api_gateway_integration" "api_post_orders_id_notes_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method             = aws_api_gateway_method.api_post_orders_id_notes.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.notes.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_options_own" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_own.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_options_own_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_own.id
  http_method             = aws_api_gateway_method.api_options_own.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.notes.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_get_own" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_own.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_get_own_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_own.id
  http_method             = aws_api_gateway_method.api_get_own.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.notes.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_method" "api_any_legacy_rest" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method   = "ANY"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_any_legacy_rest_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method             = aws_api_gateway_method.api_any_legacy_rest.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.legacy.invoke_arn
}

# main.sls:29
resource "aws_api_gateway_gateway_response" "api_refusal_default_4_xx" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  response_type = "DEFAULT_4XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "gatewayresponse.header.Access-Control-Allow-Credentials" = "'true'"
    "gatewayresponse.header.Access-Control-Expose-Headers"    = "'ETag'"
  }
}

# main.sls:29
resource "aws_api_gateway_gateway_response" "api_refusal_default_5_xx" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  response_type = "DEFAULT_5XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "gatewayresponse.header.Access-Control-Allow-Credentials" = "'true'"
    "gatewayresponse.header.Access-Control-Expose-Headers"    = "'ETag'"
  }
}

# main.sls:29
resource "aws_api_gateway_deployment" "api_deployment" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  triggers = {
    api = "400ed125e8"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_gateway_response.api_refusal_default_4_xx,
    aws_api_gateway_gateway_response.api_refusal_default_5_xx,
    aws_api_gateway_integration.api_any_legacy_rest_integration,
    aws_api_gateway_integration.api_delete_orders_id_integration,
    aws_api_gateway_integration.api_get_integration,
    aws_api_gateway_integration.api_get_orders_id_integration,
    aws_api_gateway_integration.api_get_own_integration,
    aws_api_gateway_integration.api_head_orders_id_integration,
    aws_api_gateway_integration.api_options_own_integration,
    aws_api_gateway_integration.api_patch_orders_id_integration,
    aws_api_gateway_integration.api_post_orders_id_notes_integration,
    aws_api_gateway_integration.api_post_orders_integration,
    aws_api_gateway_integration.api_preflight_integration,
    aws_api_gateway_integration.api_preflight_legacy_rest_integration,
    aws_api_gateway_integration.api_preflight_orders_id_integration,
    aws_api_gateway_integration.api_preflight_orders_id_notes_integration,
    aws_api_gateway_integration.api_preflight_orders_integration,
    aws_api_gateway_integration.api_put_orders_id_integration,
    aws_api_gateway_integration_response.api_preflight_legacy_rest_reply,
    aws_api_gateway_integration_response.api_preflight_orders_id_notes_reply,
    aws_api_gateway_integration_response.api_preflight_orders_id_reply,
    aws_api_gateway_integration_response.api_preflight_orders_reply,
    aws_api_gateway_integration_response.api_preflight_reply,
    aws_api_gateway_method.api_any_legacy_rest,
    aws_api_gateway_method.api_delete_orders_id,
    aws_api_gateway_method.api_get,
    aws_api_gateway_method.api_get_orders_id,
    aws_api_gateway_method.api_get_own,
    aws_api_gateway_method.api_head_orders_id,
    aws_api_gateway_method.api_options_own,
    aws_api_gateway_method.api_patch_orders_id,
    aws_api_gateway_method.api_post_orders,
    aws_api_gateway_method.api_post_orders_id_notes,
    aws_api_gateway_method.api_preflight,
    aws_api_gateway_method.api_preflight_legacy_rest,
    aws_api_gateway_method.api_preflight_orders,
    aws_api_gateway_method.api_preflight_orders_id,
    aws_api_gateway_method.api_preflight_orders_id_notes,
    aws_api_gateway_method.api_put_orders_id,
    aws_api_gateway_method_response.api_preflight_answer,
    aws_api_gateway_method_response.api_preflight_legacy_rest_answer,
    aws_api_gateway_method_response.api_preflight_orders_answer,
    aws_api_gateway_method_response.api_preflight_orders_id_answer,
    aws_api_gateway_method_response.api_preflight_orders_id_notes_answer,
    aws_api_gateway_model.api_body_note,
    aws_api_gateway_model.api_body_order,
    aws_api_gateway_request_validator.api_validator,
    aws_api_gateway_resource.api_node_legacy,
    aws_api_gateway_resource.api_node_legacy_rest,
    aws_api_gateway_resource.api_node_orders,
    aws_api_gateway_resource.api_node_orders_id,
    aws_api_gateway_resource.api_node_orders_id_notes,
    aws_api_gateway_resource.api_node_own,
  ]
}

# main.sls:29
resource "aws_api_gateway_stage" "api_stage" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  deployment_id        = aws_api_gateway_deployment.api_deployment.id
  stage_name           = "v1"
  xray_tracing_enabled = true
  tags = {
    team = "shop"
  }
  depends_on = [
    aws_lambda_permission.api_access_legacy_permission,
    aws_lambda_permission.api_access_notes_permission,
    aws_lambda_permission.api_access_orders_permission,
  ]
}

# main.sls:29
resource "aws_api_gateway_method_settings" "api_stage_limits" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.api_stage.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }

  depends_on = [
    aws_lambda_permission.api_access_legacy_permission,
    aws_lambda_permission.api_access_notes_permission,
    aws_lambda_permission.api_access_orders_permission,
  ]
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_legacy" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "legacy"
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_legacy_rest" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.api_node_legacy.id
  path_part   = "{rest+}"
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_orders" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "orders"
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_orders_id" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.api_node_orders.id
  path_part   = "{id}"
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_orders_id_notes" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.api_node_orders_id.id
  path_part   = "notes"
}

# main.sls:29
resource "aws_api_gateway_resource" "api_node_own" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "own"
}

# main.sls:29
resource "aws_api_gateway_model" "api_body_order" {
  rest_api_id  = aws_api_gateway_rest_api.api.id
  name         = "Order"
  content_type = "application/json"
  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "Order"
    type      = "object"
    properties = {
      customer = {
        type        = "string"
        minLength   = 1
        maxLength   = 64
        pattern     = "^[a-z0-9]+$"
        description = "Who orders."
      }
      items = {
        type = "array"
        items = {
          type = "object"
          properties = {
            sku = {
              type      = "string"
              minLength = 1
              maxLength = 40
            }
            count = {
              type    = "integer"
              minimum = 1
              maximum = 99
            }
          }
          required = ["sku", "count"]
        }
        minItems = 1
        maxItems = 100
      }
      total = {
        type    = "number"
        minimum = 0
      }
      gift = {
        type = "boolean"
      }
      speed = {
        type = "string"
        enum = ["fast", "slow"]
      }
      after = {
        type   = ["string", "null"]
        format = "date"
      }
      extras = {
        type = "object"
        additionalProperties = {
          type = "string"
        }
      }
    }
    required = ["customer", "items", "total", "gift", "speed", "extras"]
  })
}

# main.sls:29
resource "aws_api_gateway_model" "api_body_note" {
  rest_api_id  = aws_api_gateway_rest_api.api.id
  name         = "Note"
  content_type = "application/json"
  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "Note"
    type      = "object"
    properties = {
      text = {
        type = "string"
      }
    }
    required = ["text"]
  })
}

# main.sls:29
resource "aws_api_gateway_request_validator" "api_validator" {
  rest_api_id           = aws_api_gateway_rest_api.api.id
  name                  = "body"
  validate_request_body = true
}

# main.sls:29
resource "aws_api_gateway_method" "api_preflight" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_rest_api.api.root_resource_id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_preflight_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_rest_api.api.root_resource_id
  http_method          = aws_api_gateway_method.api_preflight.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:29
resource "aws_api_gateway_method_response" "api_preflight_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_rest_api.api.root_resource_id
  http_method = aws_api_gateway_method.api_preflight.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = true
    "method.response.header.Access-Control-Allow-Methods"     = true
    "method.response.header.Access-Control-Allow-Headers"     = true
    "method.response.header.Access-Control-Max-Age"           = true
    "method.response.header.Access-Control-Allow-Credentials" = true
  }
}

# main.sls:29
resource "aws_api_gateway_integration_response" "api_preflight_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_rest_api.api.root_resource_id
  http_method = aws_api_gateway_integration.api_preflight_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods"     = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers"     = "'Content-Type'"
    "method.response.header.Access-Control-Max-Age"           = "'600'"
    "method.response.header.Access-Control-Allow-Credentials" = "'true'"
  }
}

# main.sls:29
resource "aws_api_gateway_method" "api_preflight_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_preflight_orders_id_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_orders_id.id
  http_method          = aws_api_gateway_method.api_preflight_orders_id.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:29
resource "aws_api_gateway_method_response" "api_preflight_orders_id_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_id.id
  http_method = aws_api_gateway_method.api_preflight_orders_id.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = true
    "method.response.header.Access-Control-Allow-Methods"     = true
    "method.response.header.Access-Control-Allow-Headers"     = true
    "method.response.header.Access-Control-Max-Age"           = true
    "method.response.header.Access-Control-Allow-Credentials" = true
  }
}

# main.sls:29
resource "aws_api_gateway_integration_response" "api_preflight_orders_id_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_id.id
  http_method = aws_api_gateway_integration.api_preflight_orders_id_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_id_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods"     = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers"     = "'Content-Type'"
    "method.response.header.Access-Control-Max-Age"           = "'600'"
    "method.response.header.Access-Control-Allow-Credentials" = "'true'"
  }
}

# main.sls:29
resource "aws_api_gateway_method" "api_preflight_orders" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_preflight_orders_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_orders.id
  http_method          = aws_api_gateway_method.api_preflight_orders.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:29
resource "aws_api_gateway_method_response" "api_preflight_orders_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders.id
  http_method = aws_api_gateway_method.api_preflight_orders.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = true
    "method.response.header.Access-Control-Allow-Methods"     = true
    "method.response.header.Access-Control-Allow-Headers"     = true
    "method.response.header.Access-Control-Max-Age"           = true
    "method.response.header.Access-Control-Allow-Credentials" = true
  }
}

# main.sls:29
resource "aws_api_gateway_integration_response" "api_preflight_orders_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders.id
  http_method = aws_api_gateway_integration.api_preflight_orders_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods"     = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers"     = "'Content-Type'"
    "method.response.header.Access-Control-Max-Age"           = "'600'"
    "method.response.header.Access-Control-Allow-Credentials" = "'true'"
  }
}

# main.sls:29
resource "aws_api_gateway_method" "api_preflight_orders_id_notes" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_preflight_orders_id_notes_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method          = aws_api_gateway_method.api_preflight_orders_id_notes.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:29
resource "aws_api_gateway_method_response" "api_preflight_orders_id_notes_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method = aws_api_gateway_method.api_preflight_orders_id_notes.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = true
    "method.response.header.Access-Control-Allow-Methods"     = true
    "method.response.header.Access-Control-Allow-Headers"     = true
    "method.response.header.Access-Control-Max-Age"           = true
    "method.response.header.Access-Control-Allow-Credentials" = true
  }
}

# main.sls:29
resource "aws_api_gateway_integration_response" "api_preflight_orders_id_notes_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_id_notes.id
  http_method = aws_api_gateway_integration.api_preflight_orders_id_notes_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_id_notes_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods"     = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers"     = "'Content-Type'"
    "method.response.header.Access-Control-Max-Age"           = "'600'"
    "method.response.header.Access-Control-Allow-Credentials" = "'true'"
  }
}

# main.sls:29
resource "aws_api_gateway_method" "api_preflight_legacy_rest" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:29
resource "aws_api_gateway_integration" "api_preflight_legacy_rest_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method          = aws_api_gateway_method.api_preflight_legacy_rest.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:29
resource "aws_api_gateway_method_response" "api_preflight_legacy_rest_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method = aws_api_gateway_method.api_preflight_legacy_rest.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = true
    "method.response.header.Access-Control-Allow-Methods"     = true
    "method.response.header.Access-Control-Allow-Headers"     = true
    "method.response.header.Access-Control-Max-Age"           = true
    "method.response.header.Access-Control-Allow-Credentials" = true
  }
}

# main.sls:29
resource "aws_api_gateway_integration_response" "api_preflight_legacy_rest_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_legacy_rest.id
  http_method = aws_api_gateway_integration.api_preflight_legacy_rest_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_legacy_rest_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"      = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods"     = "'GET,POST,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers"     = "'Content-Type'"
    "method.response.header.Access-Control-Max-Age"           = "'600'"
    "method.response.header.Access-Control-Allow-Credentials" = "'true'"
  }
}

# Every page of everywhere may read.
# main.sls:51
resource "aws_api_gateway_rest_api" "public" {
  name = "rest-Public"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# main.sls:51
resource "aws_api_gateway_method" "public_get_deep_path_with_many_parts" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  resource_id   = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method   = "GET"
  authorization = "NONE"
}

# main.sls:51
resource "aws_api_gateway_integration" "public_get_deep_path_with_many_parts_integration" {
  rest_api_id             = aws_api_gateway_rest_api.public.id
  resource_id             = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method             = aws_api_gateway_method.public_get_deep_path_with_many_parts.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:51
resource "aws_api_gateway_method" "public_read_order" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  resource_id   = aws_api_gateway_resource.public_node_orders_id.id
  http_method   = "GET"
  authorization = "NONE"
}

# main.sls:51
resource "aws_api_gateway_integration" "public_read_order_integration" {
  rest_api_id             = aws_api_gateway_rest_api.public.id
  resource_id             = aws_api_gateway_resource.public_node_orders_id.id
  http_method             = aws_api_gateway_method.public_read_order.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.orders.invoke_arn
}

# main.sls:51
resource "aws_api_gateway_gateway_response" "public_refusal_default_4_xx" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  response_type = "DEFAULT_4XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'*'"
  }
}

# main.sls:51
resource "aws_api_gateway_gateway_response" "public_refusal_default_5_xx" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  response_type = "DEFAULT_5XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'*'"
  }
}

# main.sls:51
resource "aws_api_gateway_deployment" "public_deployment" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  triggers = {
    api = "05536df001"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_gateway_response.public_refusal_default_4_xx,
    aws_api_gateway_gateway_response.public_refusal_default_5_xx,
    aws_api_gateway_integration.public_get_deep_path_with_many_parts_integration,
    aws_api_gateway_integration.public_preflight_deep_path_with_many_parts_integration,
    aws_api_gateway_integration.public_preflight_orders_id_integration,
    aws_api_gateway_integration.public_read_order_integration,
    aws_api_gateway_integration_response.public_preflight_deep_path_with_many_parts_reply,
    aws_api_gateway_integration_response.public_preflight_orders_id_reply,
    aws_api_gateway_method.public_get_deep_path_with_many_parts,
    aws_api_gateway_method.public_preflight_deep_path_with_many_parts,
    aws_api_gateway_method.public_preflight_orders_id,
    aws_api_gateway_method.public_read_order,
    aws_api_gateway_method_response.public_preflight_deep_path_with_many_parts_answer,
    aws_api_gateway_method_response.public_preflight_orders_id_answer,
    aws_api_gateway_resource.public_node_deep,
    aws_api_gateway_resource.public_node_deep_path,
    aws_api_gateway_resource.public_node_deep_path_with,
    aws_api_gateway_resource.public_node_deep_path_with_many_parts,
    aws_api_gateway_resource.public_node_orders,
    aws_api_gateway_resource.public_node_orders_id,
  ]
}

# main.sls:51
resource "aws_api_gateway_stage" "public_stage" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  deployment_id = aws_api_gateway_deployment.public_deployment.id
  stage_name    = "live"
  depends_on    = [aws_lambda_permission.public_access_orders_permission]
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_deep" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_rest_api.public.root_resource_id
  path_part   = "deep"
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_deep_path" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_resource.public_node_deep.id
  path_part   = "path"
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_deep_path_with" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_resource.public_node_deep_path.id
  path_part   = "with"
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_deep_path_with_many_parts" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_resource.public_node_deep_path_with.id
  path_part   = "many.parts"
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_orders" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_rest_api.public.root_resource_id
  path_part   = "orders"
}

# main.sls:51
resource "aws_api_gateway_resource" "public_node_orders_id" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  parent_id   = aws_api_gateway_resource.public_node_orders.id
  path_part   = "{id}"
}

# main.sls:51
resource "aws_api_gateway_method" "public_preflight_deep_path_with_many_parts" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  resource_id   = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:51
resource "aws_api_gateway_integration" "public_preflight_deep_path_with_many_parts_integration" {
  rest_api_id          = aws_api_gateway_rest_api.public.id
  resource_id          = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method          = aws_api_gateway_method.public_preflight_deep_path_with_many_parts.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:51
resource "aws_api_gateway_method_response" "public_preflight_deep_path_with_many_parts_answer" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  resource_id = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method = aws_api_gateway_method.public_preflight_deep_path_with_many_parts.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

# main.sls:51
resource "aws_api_gateway_integration_response" "public_preflight_deep_path_with_many_parts_reply" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  resource_id = aws_api_gateway_resource.public_node_deep_path_with_many_parts.id
  http_method = aws_api_gateway_integration.public_preflight_deep_path_with_many_parts_integration.http_method
  status_code = aws_api_gateway_method_response.public_preflight_deep_path_with_many_parts_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'*'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,PUT,PATCH,DELETE,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Max-Age"       = "'3600'"
  }
}

# main.sls:51
resource "aws_api_gateway_method" "public_preflight_orders_id" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  resource_id   = aws_api_gateway_resource.public_node_orders_id.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# main.sls:51
resource "aws_api_gateway_integration" "public_preflight_orders_id_integration" {
  rest_api_id          = aws_api_gateway_rest_api.public.id
  resource_id          = aws_api_gateway_resource.public_node_orders_id.id
  http_method          = aws_api_gateway_method.public_preflight_orders_id.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# main.sls:51
resource "aws_api_gateway_method_response" "public_preflight_orders_id_answer" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  resource_id = aws_api_gateway_resource.public_node_orders_id.id
  http_method = aws_api_gateway_method.public_preflight_orders_id.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

# main.sls:51
resource "aws_api_gateway_integration_response" "public_preflight_orders_id_reply" {
  rest_api_id = aws_api_gateway_rest_api.public.id
  resource_id = aws_api_gateway_resource.public_node_orders_id.id
  http_method = aws_api_gateway_integration.public_preflight_orders_id_integration.http_method
  status_code = aws_api_gateway_method_response.public_preflight_orders_id_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'*'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,PUT,PATCH,DELETE,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Max-Age"       = "'3600'"
  }
}
