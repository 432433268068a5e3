data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Greets whoever calls.
# main.sls:2
resource "aws_lambda_function" "hello" {
  function_name    = "hello-Hello"
  role             = aws_iam_role.hello_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-2dad1a8d0a18.zip"
  source_code_hash = "La0ajQoYkf+8FbomD5j6L+a7nDAnAzQuwnrG1MbW29Y="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.hello_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.hello_role_policy]
}

# main.sls:2
resource "aws_cloudwatch_log_group" "hello_logs" {
  name              = "/aws/lambda/hello-Hello"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:2
resource "aws_iam_role" "hello_role" {
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

# main.sls:2
resource "aws_iam_role_policy" "hello_role_policy" {
  name = "grants"
  role = aws_iam_role.hello_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/hello-Hello:*",
      ]
    }]
  })
}

# main.sls:2
resource "aws_lambda_permission" "api_access_hello_permission" {
  function_name = aws_lambda_function.hello.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

# main.sls:6
resource "aws_apigatewayv2_api" "api" {
  name          = "hello-Api"
  protocol_type = "HTTP"
}

# main.sls:6
resource "aws_apigatewayv2_route" "api_get_hello_name" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /hello/{name}"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_hello.id}"
}

# main.sls:6
resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
  depends_on  = [aws_lambda_permission.api_access_hello_permission]
}

# main.sls:6
resource "aws_apigatewayv2_integration" "api_integration_hello" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.hello.arn
  payload_format_version = "2.0"
}
