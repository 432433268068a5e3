data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:4
resource "aws_lambda_function" "orders" {
  function_name    = "http-Orders"
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

# main.sls:4
resource "aws_cloudwatch_log_group" "orders_logs" {
  name              = "/aws/lambda/http-Orders"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:4
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

# main.sls:4
resource "aws_iam_role_policy" "orders_role_policy" {
  name = "grants"
  role = aws_iam_role.orders_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/http-Orders:*",
      ]
    }]
  })
}

# main.sls:4
resource "aws_lambda_permission" "plain_access_orders_permission" {
  function_name = aws_lambda_function.orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.plain.execution_arn}/*/*"
}

# main.sls:4
resource "aws_lambda_permission" "api_access_orders_permission" {
  function_name = aws_lambda_function.orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

# main.sls:5
resource "aws_lambda_function" "notes" {
  function_name    = "http-Notes"
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

# main.sls:5
resource "aws_cloudwatch_log_group" "notes_logs" {
  name              = "/aws/lambda/http-Notes"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:5
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

# main.sls:5
resource "aws_iam_role_policy" "notes_role_policy" {
  name = "grants"
  role = aws_iam_role.notes_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["execute-api:Invoke"]
        Resource = ["${aws_apigatewayv2_api.api.execution_arn}/*/*"]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/http-Notes:*",
        ]
      },
    ]
  })
}

# main.sls:5
resource "aws_lambda_permission" "api_access_notes_permission" {
  function_name = aws_lambda_function.notes.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

# main.sls:5
resource "aws_lambda_permission" "pages_access_notes_permission" {
  function_name = aws_lambda_function.notes.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.pages.execution_arn}/*/*"
}

# Nothing but defaults.
# main.sls:8
resource "aws_apigatewayv2_api" "plain" {
  name          = "http-Plain"
  protocol_type = "HTTP"
}

# main.sls:8
resource "aws_apigatewayv2_route" "plain_get" {
  api_id             = aws_apigatewayv2_api.plain.id
  route_key          = "GET /"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.plain_integration_orders.id}"
}

# main.sls:8
resource "aws_apigatewayv2_stage" "plain_stage" {
  api_id      = aws_apigatewayv2_api.plain.id
  name        = "$default"
  auto_deploy = true
  depends_on  = [aws_lambda_permission.plain_access_orders_permission]
}

# main.sls:8
resource "aws_apigatewayv2_integration" "plain_integration_orders" {
  api_id                 = aws_apigatewayv2_api.plain.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.orders.arn
  payload_format_version = "2.0"
}

# main.sls:10
resource "aws_apigatewayv2_api" "api" {
  name          = "shop-api"
  description   = "What the shop calls"
  protocol_type = "HTTP"
  tags = {
    team = "shop"
  }

  cors_configuration {
    allow_origins     = ["https://shop.example", "https://dev.shop.example"]
    allow_methods     = ["GET"]
    allow_headers     = ["X-Own"]
    expose_headers    = ["ETag"]
    max_age           = 86400
    allow_credentials = true
  }
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_get" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_get_orders" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /orders"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_post_orders" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /orders"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_get_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /orders/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_put_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "PUT /orders/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_patch_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "PATCH /orders/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_delete_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "DELETE /orders/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_head_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "HEAD /orders/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_options_orders_id" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "OPTIONS /orders/{id}"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_orders.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_add_note" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /orders/{order}/notes"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_notes.id}"
}

# main.sls:10
resource "aws_apigatewayv2_route" "api_any_legacy_rest" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "ANY /legacy/{rest+}"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_notes.id}"
}

# main.sls:10
resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
  tags = {
    team = "shop"
  }

  default_route_settings {
    throttling_rate_limit  = 0.5
    throttling_burst_limit = 1
  }

  depends_on = [
    aws_lambda_permission.api_access_notes_permission,
    aws_lambda_permission.api_access_orders_permission,
  ]
}

# main.sls:10
resource "aws_apigatewayv2_integration" "api_integration_orders" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.orders.arn
  payload_format_version = "2.0"
}

# main.sls:10
resource "aws_apigatewayv2_integration" "api_integration_notes" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.notes.arn
  payload_format_version = "2.0"
}

# main.sls:34
resource "aws_apigatewayv2_api" "pages" {
  name          = "http-Pages"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["*"]
    allow_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    allow_headers = ["Content-Type", "Authorization"]
    max_age       = 3600
  }
}

# main.sls:34
resource "aws_apigatewayv2_route" "pages_get_a" {
  api_id             = aws_apigatewayv2_api.pages.id
  route_key          = "GET /a"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.pages_integration_notes.id}"
}

# main.sls:34
resource "aws_apigatewayv2_stage" "pages_stage" {
  api_id      = aws_apigatewayv2_api.pages.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 10
    throttling_burst_limit = 20
  }

  depends_on = [aws_lambda_permission.pages_access_notes_permission]
}

# main.sls:34
resource "aws_apigatewayv2_integration" "pages_integration_notes" {
  api_id                 = aws_apigatewayv2_api.pages.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.notes.arn
  payload_format_version = "2.0"
}
