data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Takes an order and puts it in line.
# api.sls:2
resource "aws_lambda_function" "create_order" {
  function_name    = "orders-prod-CreateOrder"
  role             = aws_iam_role.create_order_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/api-f892e52b3c42.zip"
  source_code_hash = "+JLlKzxCG4/NT55DhuOBtH7FjuVgB+uea8BSlqh5sAE="
  runtime          = "nodejs22.x"
  handler          = "create.handler"
  memory_size      = 256
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      ORDERS     = "orders-prod-Orders"
      FULFILMENT = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/orders-prod-Fulfilment"
      ORIGIN     = "https://shop.example"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.create_order_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.create_order_role_policy]
}

# api.sls:2
resource "aws_cloudwatch_log_group" "create_order_logs" {
  name              = "/aws/lambda/orders-prod-CreateOrder"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# api.sls:2
resource "aws_iam_role" "create_order_role" {
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
  tags = {
    system = "orders"
  }
}

# api.sls:2
resource "aws_iam_role_policy" "create_order_role_policy" {
  name = "grants"
  role = aws_iam_role.create_order_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:orders-prod-Fulfilment",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-CreateOrder:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
        ]
      },
    ]
  })
}

# api.sls:2
resource "aws_lambda_permission" "api_access_create_order_permission" {
  function_name = aws_lambda_function.create_order.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# api.sls:8
resource "aws_lambda_function" "get_order" {
  function_name    = "orders-prod-GetOrder"
  role             = aws_iam_role.get_order_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/api-f892e52b3c42.zip"
  source_code_hash = "+JLlKzxCG4/NT55DhuOBtH7FjuVgB+uea8BSlqh5sAE="
  runtime          = "nodejs22.x"
  handler          = "get.handler"
  memory_size      = 256
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      ORDERS = "orders-prod-Orders"
      ORIGIN = "https://shop.example"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.get_order_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.get_order_role_policy]
}

# api.sls:8
resource "aws_cloudwatch_log_group" "get_order_logs" {
  name              = "/aws/lambda/orders-prod-GetOrder"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# api.sls:8
resource "aws_iam_role" "get_order_role" {
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
  tags = {
    system = "orders"
  }
}

# api.sls:8
resource "aws_iam_role_policy" "get_order_role_policy" {
  name = "grants"
  role = aws_iam_role.get_order_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-GetOrder:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders/index/*",
        ]
      },
    ]
  })
}

# api.sls:8
resource "aws_lambda_permission" "api_access_get_order_permission" {
  function_name = aws_lambda_function.get_order.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# api.sls:8
resource "aws_lambda_permission" "internal_access_get_order_permission" {
  function_name = aws_lambda_function.get_order.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.internal.execution_arn}/*/*"
}

# api.sls:14
resource "aws_lambda_function" "list_orders" {
  function_name    = "orders-prod-ListOrders"
  role             = aws_iam_role.list_orders_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/api-f892e52b3c42.zip"
  source_code_hash = "+JLlKzxCG4/NT55DhuOBtH7FjuVgB+uea8BSlqh5sAE="
  runtime          = "nodejs22.x"
  handler          = "list.handler"
  memory_size      = 256
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      ORDERS = "orders-prod-Orders"
      ORIGIN = "https://shop.example"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.list_orders_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.list_orders_role_policy]
}

# api.sls:14
resource "aws_cloudwatch_log_group" "list_orders_logs" {
  name              = "/aws/lambda/orders-prod-ListOrders"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# api.sls:14
resource "aws_iam_role" "list_orders_role" {
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
  tags = {
    system = "orders"
  }
}

# api.sls:14
resource "aws_iam_role_policy" "list_orders_role_policy" {
  name = "grants"
  role = aws_iam_role.list_orders_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-ListOrders:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders/index/*",
        ]
      },
    ]
  })
}

# api.sls:14
resource "aws_lambda_permission" "api_access_list_orders_permission" {
  function_name = aws_lambda_function.list_orders.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api.execution_arn}/*/*"
}

# What the shop's pages call.
# api.sls:21
resource "aws_api_gateway_rest_api" "api" {
  name = "orders-prod-Api"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# api.sls:21
resource "aws_api_gateway_method" "api_post_orders" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders.id
  http_method   = "POST"
  authorization = "NONE"
  request_models = {
    "application/json" = aws_api_gateway_model.api_body_new_order.name
  }
  request_validator_id = aws_api_gateway_request_validator.api_validator.id
}

# api.sls:21
resource "aws_api_gateway_integration" "api_post_orders_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders.id
  http_method             = aws_api_gateway_method.api_post_orders.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.create_order.invoke_arn
}

# api.sls:21
resource "aws_api_gateway_method" "api_get_orders_customer" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_customer.id
  http_method   = "GET"
  authorization = "NONE"
}

# api.sls:21
resource "aws_api_gateway_integration" "api_get_orders_customer_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_customer.id
  http_method             = aws_api_gateway_method.api_get_orders_customer.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.list_orders.invoke_arn
}

# api.sls:21
resource "aws_api_gateway_method" "api_get_orders_customer_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method   = "GET"
  authorization = "NONE"
}

# api.sls:21
resource "aws_api_gateway_integration" "api_get_orders_customer_id_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api.id
  resource_id             = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method             = aws_api_gateway_method.api_get_orders_customer_id.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.get_order.invoke_arn
}

# api.sls:21
resource "aws_api_gateway_gateway_response" "api_refusal_default_4_xx" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  response_type = "DEFAULT_4XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'https://shop.example'"
  }
}

# api.sls:21
resource "aws_api_gateway_gateway_response" "api_refusal_default_5_xx" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  response_type = "DEFAULT_5XX"
  response_parameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin" = "'https://shop.example'"
  }
}

# api.sls:21
resource "aws_api_gateway_deployment" "api_deployment" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  triggers = {
    api = "a73df7bd95"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_gateway_response.api_refusal_default_4_xx,
    aws_api_gateway_gateway_response.api_refusal_default_5_xx,
    aws_api_gateway_integration.api_get_orders_customer_id_integration,
    aws_api_gateway_integration.api_get_orders_customer_integration,
    aws_api_gateway_integration.api_post_orders_integration,
    aws_api_gateway_integration.api_preflight_orders_customer_id_integration,
    aws_api_gateway_integration.api_preflight_orders_customer_integration,
    aws_api_gateway_integration.api_preflight_orders_integration,
    aws_api_gateway_integration_response.api_preflight_orders_customer_id_reply,
    aws_api_gateway_integration_response.api_preflight_orders_customer_reply,
    aws_api_gateway_integration_response.api_preflight_orders_reply,
    aws_api_gateway_method.api_get_orders_customer,
    aws_api_gateway_method.api_get_orders_customer_id,
    aws_api_gateway_method.api_post_orders,
    aws_api_gateway_method.api_preflight_orders,
    aws_api_gateway_method.api_preflight_orders_customer,
    aws_api_gateway_method.api_preflight_orders_customer_id,
    aws_api_gateway_method_response.api_preflight_orders_answer,
    aws_api_gateway_method_response.api_preflight_orders_customer_answer,
    aws_api_gateway_method_response.api_preflight_orders_customer_id_answer,
    aws_api_gateway_model.api_body_new_order,
    aws_api_gateway_request_validator.api_validator,
    aws_api_gateway_resource.api_node_orders,
    aws_api_gateway_resource.api_node_orders_customer,
    aws_api_gateway_resource.api_node_orders_customer_id,
  ]
}

# api.sls:21
resource "aws_api_gateway_stage" "api_stage" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  deployment_id = aws_api_gateway_deployment.api_deployment.id
  stage_name    = "live"
  depends_on = [
    aws_lambda_permission.api_access_create_order_permission,
    aws_lambda_permission.api_access_get_order_permission,
    aws_lambda_permission.api_access_list_orders_permission,
  ]
}

# api.sls:21
resource "aws_api_gateway_method_settings" "api_stage_limits" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  stage_name  = aws_api_gateway_stage.api_stage.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }

  depends_on = [
    aws_lambda_permission.api_access_create_order_permission,
    aws_lambda_permission.api_access_get_order_permission,
    aws_lambda_permission.api_access_list_orders_permission,
  ]
}

# api.sls:21
resource "aws_api_gateway_resource" "api_node_orders" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_rest_api.api.root_resource_id
  path_part   = "orders"
}

# api.sls:21
resource "aws_api_gateway_resource" "api_node_orders_customer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.api_node_orders.id
  path_part   = "{customer}"
}

# api.sls:21
resource "aws_api_gateway_resource" "api_node_orders_customer_id" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  parent_id   = aws_api_gateway_resource.api_node_orders_customer.id
  path_part   = "{id}"
}

# api.sls:21
resource "aws_api_gateway_model" "api_body_new_order" {
  rest_api_id  = aws_api_gateway_rest_api.api.id
  name         = "NewOrder"
  content_type = "application/json"
  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "NewOrder"
    type      = "object"
    properties = {
      customer = {
        type      = "string"
        minLength = 1
        maxLength = 64
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
      note = {
        type      = ["string", "null"]
        minLength = 0
        maxLength = 500
      }
    }
    required = ["customer", "items"]
  })
}

# api.sls:21
resource "aws_api_gateway_request_validator" "api_validator" {
  rest_api_id           = aws_api_gateway_rest_api.api.id
  name                  = "body"
  validate_request_body = true
}

# api.sls:21
resource "aws_api_gateway_method" "api_preflight_orders_customer" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_customer.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# api.sls:21
resource "aws_api_gateway_integration" "api_preflight_orders_customer_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_orders_customer.id
  http_method          = aws_api_gateway_method.api_preflight_orders_customer.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# api.sls:21
resource "aws_api_gateway_method_response" "api_preflight_orders_customer_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_customer.id
  http_method = aws_api_gateway_method.api_preflight_orders_customer.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

# api.sls:21
resource "aws_api_gateway_integration_response" "api_preflight_orders_customer_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_customer.id
  http_method = aws_api_gateway_integration.api_preflight_orders_customer_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_customer_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,PUT,PATCH,DELETE,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Max-Age"       = "'3600'"
  }
}

# api.sls:21
resource "aws_api_gateway_method" "api_preflight_orders_customer_id" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# api.sls:21
resource "aws_api_gateway_integration" "api_preflight_orders_customer_id_integration" {
  rest_api_id          = aws_api_gateway_rest_api.api.id
  resource_id          = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method          = aws_api_gateway_method.api_preflight_orders_customer_id.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = "{\"statusCode\": 204}"
  }
}

# api.sls:21
resource "aws_api_gateway_method_response" "api_preflight_orders_customer_id_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method = aws_api_gateway_method.api_preflight_orders_customer_id.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

# api.sls:21
resource "aws_api_gateway_integration_response" "api_preflight_orders_customer_id_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders_customer_id.id
  http_method = aws_api_gateway_integration.api_preflight_orders_customer_id_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_customer_id_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,PUT,PATCH,DELETE,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Max-Age"       = "'3600'"
  }
}

# api.sls:21
resource "aws_api_gateway_method" "api_preflight_orders" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_resource.api_node_orders.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

# api.sls:21
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

# api.sls:21
resource "aws_api_gateway_method_response" "api_preflight_orders_answer" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders.id
  http_method = aws_api_gateway_method.api_preflight_orders.http_method
  status_code = "204"
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Methods" = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Max-Age"       = true
  }
}

# api.sls:21
resource "aws_api_gateway_integration_response" "api_preflight_orders_reply" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_resource.api_node_orders.id
  http_method = aws_api_gateway_integration.api_preflight_orders_integration.http_method
  status_code = aws_api_gateway_method_response.api_preflight_orders_answer.status_code
  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'https://shop.example'"
    "method.response.header.Access-Control-Allow-Methods" = "'GET,POST,PUT,PATCH,DELETE,OPTIONS'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Max-Age"       = "'3600'"
  }
}

# For machines inside the company, who sign with their own credentials.
# api.sls:31
resource "aws_apigatewayv2_api" "internal" {
  name          = "orders-prod-Internal"
  protocol_type = "HTTP"
}

# api.sls:31
resource "aws_apigatewayv2_route" "internal_get_orders_customer_id" {
  api_id             = aws_apigatewayv2_api.internal.id
  route_key          = "GET /orders/{customer}/{id}"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.internal_integration_get_order.id}"
}

# api.sls:31
resource "aws_apigatewayv2_stage" "internal_stage" {
  api_id      = aws_apigatewayv2_api.internal.id
  name        = "$default"
  auto_deploy = true
  depends_on  = [aws_lambda_permission.internal_access_get_order_permission]
}

# api.sls:31
resource "aws_apigatewayv2_integration" "internal_integration_get_order" {
  api_id                 = aws_apigatewayv2_api.internal.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.get_order.arn
  payload_format_version = "2.0"
}

# Orders by customer, newest last.
# main.sls:22
resource "aws_dynamodb_table" "orders" {
  name                        = "orders-prod-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "customer"
  range_key                   = "id"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  attribute {
    name = "placedAt"
    type = "N"
  }

  global_secondary_index {
    name            = "byStatus"
    hash_key        = "status"
    range_key       = "placedAt"
    projection_type = "ALL"
  }

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Orders that wait to be fulfilled.
# main.sls:30
resource "aws_sqs_queue" "fulfilment" {
  name                       = "orders-prod-Fulfilment"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fulfilment_failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
}

# main.sls:35
resource "aws_sqs_queue" "fulfilment_failed" {
  name                       = "orders-prod-FulfilmentFailed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# Lists of orders from partners come in under `in/`; reports go out under `reports/`.
# main.sls:38
resource "aws_s3_bucket" "files" {
  bucket = "orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:38
resource "aws_s3_bucket_versioning" "files_versioning" {
  bucket = aws_s3_bucket.files.id

  versioning_configuration {
    status = "Enabled"
  }
}

# main.sls:38
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:38
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:38
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:38
resource "aws_s3_bucket_lifecycle_configuration" "files_lifecycle" {
  bucket = aws_s3_bucket_versioning.files_versioning.bucket

  rule {
    id     = "Old"
    status = "Enabled"

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "Reports"
    status = "Enabled"

    filter {
      prefix = "reports/"
    }

    expiration {
      days = 365
    }
  }
}

# main.sls:38
resource "aws_s3_bucket_notification" "files_notification" {
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.import.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
    filter_suffix       = ".csv"
  }

  depends_on = [aws_lambda_permission.import_on_files_created_permission]
}

# main.sls:38
resource "aws_s3_bucket_policy" "files_policy" {
  bucket = aws_s3_bucket_public_access_block.files_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# Reserves what was ordered and marks the order.
# work.sls:2
resource "aws_lambda_function" "fulfil" {
  function_name    = "orders-prod-Fulfil"
  role             = aws_iam_role.fulfil_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/fulfil-4f725901d036.zip"
  source_code_hash = "T3JZAdA2Z/Hc2OmofuaV2hNRKNgD2CtA3id7Eghp7IY="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 256
  timeout          = 30
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      ORDERS = "orders-prod-Orders"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.fulfil_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.fulfil_role_policy]
}

# work.sls:2
resource "aws_lambda_event_source_mapping" "fulfil_on_fulfilment_mapping" {
  event_source_arn                   = aws_sqs_queue.fulfilment.arn
  function_name                      = aws_lambda_function.fulfil.function_name
  enabled                            = true
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 20
  }

  depends_on = [aws_iam_role_policy.fulfil_role_policy]
}

# work.sls:2
resource "aws_iam_role" "fulfil_role" {
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
  tags = {
    system = "orders"
  }
}

# work.sls:2
resource "aws_iam_role_policy" "fulfil_role_policy" {
  name = "grants"
  role = aws_iam_role.fulfil_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-Fulfil:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders/index/*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:orders-prod-Fulfilment",
        ]
      },
    ]
  })
}

# work.sls:2
resource "aws_cloudwatch_log_group" "fulfil_logs" {
  name              = "/aws/lambda/orders-prod-Fulfil"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# Keeps a line for every change of an order.
# work.sls:10
resource "aws_lambda_function" "audit" {
  function_name    = "orders-prod-Audit"
  role             = aws_iam_role.audit_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/audit-9fcc21664faa.zip"
  source_code_hash = "n8whZk+qrGDn9DAXDjlhPrrtr80gHFBSFbJIXBzbwak="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 256
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.audit_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.audit_role_policy]
}

# work.sls:10
resource "aws_lambda_event_source_mapping" "audit_on_orders_changes_mapping" {
  event_source_arn                   = aws_dynamodb_table.orders.stream_arn
  function_name                      = aws_lambda_function.audit.function_name
  enabled                            = true
  batch_size                         = 100
  maximum_batching_window_in_seconds = 10
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "TRIM_HORIZON"
  parallelization_factor             = 1
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 3

  filter_criteria {
    filter {
      pattern = "{\"eventName\":[\"INSERT\",\"MODIFY\"]}"
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.audit_failed.arn
    }
  }

  depends_on = [aws_iam_role_policy.audit_role_policy]
}

# work.sls:10
resource "aws_iam_role" "audit_role" {
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
  tags = {
    system = "orders"
  }
}

# work.sls:10
resource "aws_iam_role_policy" "audit_role_policy" {
  name = "grants"
  role = aws_iam_role.audit_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-Audit:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:orders-prod-AuditFailed",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders/stream/*",
        ]
      },
    ]
  })
}

# work.sls:10
resource "aws_cloudwatch_log_group" "audit_logs" {
  name              = "/aws/lambda/orders-prod-Audit"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# work.sls:18
resource "aws_sqs_queue" "audit_failed" {
  name                       = "orders-prod-AuditFailed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# Reads a partner's list of orders.
# work.sls:21
resource "aws_lambda_function" "import" {
  function_name    = "orders-prod-Import"
  role             = aws_iam_role.import_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/import-a70c6293084c.zip"
  source_code_hash = "pwxikwhMsYdZegefj8eF6Zc7Ul+FpMn49quJ6FkcH9I="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 512
  timeout          = 300
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      FULFILMENT = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/orders-prod-Fulfilment"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.import_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.import_role_policy]
}

# work.sls:21
resource "aws_lambda_permission" "import_on_files_created_permission" {
  function_name  = aws_lambda_function.import.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# work.sls:21
resource "aws_cloudwatch_log_group" "import_logs" {
  name              = "/aws/lambda/orders-prod-Import"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# work.sls:21
resource "aws_iam_role" "import_role" {
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
  tags = {
    system = "orders"
  }
}

# work.sls:21
resource "aws_iam_role_policy" "import_role_policy" {
  name = "grants"
  role = aws_iam_role.import_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/in/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:orders-prod-Fulfilment",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-Import:*",
        ]
      },
    ]
  })
}

# Counts open orders every hour and writes the day's report each morning.
# work.sls:29
resource "aws_lambda_function" "report" {
  function_name    = "orders-prod-Report"
  role             = aws_iam_role.report_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/report-cc797140c288.zip"
  source_code_hash = "zHlxQMKIHTfxhFHVudKsriEWWWI2EMuP0zLG2WgrgM0="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 256
  timeout          = 120
  architectures    = ["x86_64"]
  tags = {
    system = "orders"
  }

  environment {
    variables = {
      ORDERS = "orders-prod-Orders"
      FILES  = "orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.report_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.report_role_policy]
}

# work.sls:29
resource "aws_scheduler_schedule" "report_on_every_schedule" {
  name                         = "orders-prod-Report-on-every-Schedule"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.report.arn
    role_arn = aws_iam_role.report_on_every_schedule_role.arn
    input    = "{\"task\":\"count\"}"

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.report_on_every_schedule_role_policy]
}

# work.sls:29
resource "aws_scheduler_schedule" "report_morning_schedule" {
  name                         = "orders-prod-Report-Morning-Schedule"
  schedule_expression          = "cron(0 6 * * ? *)"
  schedule_expression_timezone = "Europe/Berlin"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.report.arn
    role_arn = aws_iam_role.report_morning_schedule_role.arn
    input    = "{\"task\":\"report\"}"

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.report_morning_schedule_role_policy]
}

# work.sls:29
resource "aws_cloudwatch_log_group" "report_logs" {
  name              = "/aws/lambda/orders-prod-Report"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "orders"
  }
}

# work.sls:29
resource "aws_iam_role" "report_role" {
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
  tags = {
    system = "orders"
  }
}

# work.sls:29
resource "aws_iam_role_policy" "report_role_policy" {
  name = "grants"
  role = aws_iam_role.report_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::orders-prod-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/reports/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/orders-prod-Report:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/orders-prod-Orders/index/*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:PutMetricData"]
        Resource = ["*"]
      },
    ]
  })
}

# work.sls:29
resource "aws_iam_role" "report_on_every_schedule_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["scheduler.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:scheduler:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:schedule-group/default"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# work.sls:29
resource "aws_iam_role_policy" "report_on_every_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.report_on_every_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:orders-prod-Report",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:orders-prod-Report:*",
      ]
    }]
  })
}

# work.sls:29
resource "aws_iam_role" "report_morning_schedule_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["scheduler.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:scheduler:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:schedule-group/default"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# work.sls:29
resource "aws_iam_role_policy" "report_morning_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.report_morning_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:orders-prod-Report",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:orders-prod-Report:*",
      ]
    }]
  })
}
