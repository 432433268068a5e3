data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# api/main.sls:5
resource "aws_lambda_function" "api_create" {
  function_name    = "shop-prod-api-Create"
  role             = aws_iam_role.api_create_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/create-891abf287952.zip"
  source_code_hash = "iRq/KHlS92n0YU2akoocpfPVyc3PUWRWdKqkM0prK40="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 20
  architectures    = ["x86_64"]
  tags = {
    team = "orders"
  }

  environment {
    variables = {
      SIZE = var.size
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.api_create_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.api_create_role_policy]
}

# api/main.sls:5
resource "aws_cloudwatch_log_group" "api_create_logs" {
  name              = "/aws/lambda/shop-prod-api-Create"
  retention_in_days = 30
  log_group_class   = "STANDARD"
  tags = {
    team = "orders"
  }
}

# api/main.sls:5
resource "aws_iam_role" "api_create_role" {
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
    team = "orders"
  }
}

# api/main.sls:5
resource "aws_iam_role_policy" "api_create_role_policy" {
  name = "grants"
  role = aws_iam_role.api_create_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/shop-prod-api-Create:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:eu-west-1:${data.aws_caller_identity.current.account_id}:shop-prod-data-Jobs",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:eu-west-1:${data.aws_caller_identity.current.account_id}:table/shop-prod-data-Orders",
        ]
      },
    ]
  })
}

# api/main.sls:5
resource "aws_lambda_permission" "api_api_access_api_create_permission" {
  function_name = aws_lambda_function.api_create.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.api_api.execution_arn}/*/*"
}

# api/main.sls:9
resource "aws_api_gateway_rest_api" "api_api" {
  name = "shop-prod-api-Api"
  tags = {
    team = "orders"
  }

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# api/main.sls:9
resource "aws_api_gateway_method" "api_api_post_orders" {
  rest_api_id   = aws_api_gateway_rest_api.api_api.id
  resource_id   = aws_api_gateway_resource.api_api_node_orders.id
  http_method   = "POST"
  authorization = "NONE"
  request_models = {
    "application/json" = aws_api_gateway_model.api_api_body_data_order.name
  }
  request_validator_id = aws_api_gateway_request_validator.api_api_validator.id
}

# api/main.sls:9
resource "aws_api_gateway_integration" "api_api_post_orders_integration" {
  rest_api_id             = aws_api_gateway_rest_api.api_api.id
  resource_id             = aws_api_gateway_resource.api_api_node_orders.id
  http_method             = aws_api_gateway_method.api_api_post_orders.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.api_create.invoke_arn
}

# api/main.sls:9
resource "aws_api_gateway_deployment" "api_api_deployment" {
  rest_api_id = aws_api_gateway_rest_api.api_api.id
  triggers = {
    api = "378eafb477"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [
    aws_api_gateway_integration.api_api_post_orders_integration,
    aws_api_gateway_method.api_api_post_orders,
    aws_api_gateway_model.api_api_body_data_order,
    aws_api_gateway_request_validator.api_api_validator,
    aws_api_gateway_resource.api_api_node_orders,
  ]
}

# api/main.sls:9
resource "aws_api_gateway_stage" "api_api_stage" {
  rest_api_id   = aws_api_gateway_rest_api.api_api.id
  deployment_id = aws_api_gateway_deployment.api_api_deployment.id
  stage_name    = "live"
  tags = {
    team = "orders"
  }
  depends_on = [aws_lambda_permission.api_api_access_api_create_permission]
}

# api/main.sls:9
resource "aws_api_gateway_resource" "api_api_node_orders" {
  rest_api_id = aws_api_gateway_rest_api.api_api.id
  parent_id   = aws_api_gateway_rest_api.api_api.root_resource_id
  path_part   = "orders"
}

# api/main.sls:9
resource "aws_api_gateway_model" "api_api_body_data_order" {
  rest_api_id  = aws_api_gateway_rest_api.api_api.id
  name         = "DataOrder"
  content_type = "application/json"
  schema = jsonencode({
    "$schema" = "http://json-schema.org/draft-04/schema#"
    title     = "data.Order"
    type      = "object"
    properties = {
      id = {
        type = "string"
      }
    }
    required = ["id"]
  })
}

# api/main.sls:9
resource "aws_api_gateway_request_validator" "api_api_validator" {
  rest_api_id           = aws_api_gateway_rest_api.api_api.id
  name                  = "body"
  validate_request_body = true
}

# api/main.sls:13
resource "aws_lambda_function" "api_mail_run" {
  function_name    = "shop-prod-api-Mail-Run"
  role             = aws_iam_role.api_mail_run_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/run-891abf287952.zip"
  source_code_hash = "iRq/KHlS92n0YU2akoocpfPVyc3PUWRWdKqkM0prK40="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    team = "orders"
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.api_mail_run_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.api_mail_run_role_policy]
}

# api/main.sls:13
resource "aws_lambda_event_source_mapping" "api_mail_run_on_from_mapping" {
  event_source_arn = aws_sqs_queue.data_jobs.arn
  function_name    = aws_lambda_function.api_mail_run.function_name
  enabled          = true
  batch_size       = 10
  depends_on       = [aws_iam_role_policy.api_mail_run_role_policy]
}

# api/main.sls:13
resource "aws_iam_role" "api_mail_run_role" {
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
    team = "orders"
  }
}

# api/main.sls:13
resource "aws_iam_role_policy" "api_mail_run_role_policy" {
  name = "grants"
  role = aws_iam_role.api_mail_run_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/shop-prod-api-Mail-Run:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:eu-west-1:${data.aws_caller_identity.current.account_id}:table/shop-prod-data-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:eu-west-1:${data.aws_caller_identity.current.account_id}:table/shop-prod-data-Orders/index/*",
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
          "arn:${data.aws_partition.current.partition}:sqs:eu-west-1:${data.aws_caller_identity.current.account_id}:shop-prod-data-Jobs",
        ]
      },
    ]
  })
}

# api/main.sls:13
resource "aws_cloudwatch_log_group" "api_mail_run_logs" {
  name              = "/aws/lambda/shop-prod-api-Mail-Run"
  retention_in_days = 30
  log_group_class   = "STANDARD"
  tags = {
    team = "orders"
  }
}

# data/main.sls:6
resource "aws_dynamodb_table" "data_orders" {
  name                        = "shop-prod-data-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"
  tags = {
    team = "orders"
  }

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# data/main.sls:7
resource "aws_sqs_queue" "data_jobs" {
  name                       = "shop-prod-data-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.data_failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
  tags = {
    team = "orders"
  }
}

# data/main.sls:8
resource "aws_sqs_queue" "data_failed" {
  name                       = "shop-prod-data-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
  tags = {
    team = "orders"
  }
}

# data/main.sls:9
resource "aws_sqs_queue" "data_bulk" {
  name                       = "shop-prod-data-Bulk"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1123200
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.data_failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
  tags = {
    team = "orders"
  }
}

# Calls the shop when nobody does.
# jobs/night/main.sls:4
resource "aws_lambda_function" "jobs_night_night" {
  function_name    = "shop-prod-jobs-night-Night"
  role             = aws_iam_role.jobs_night_night_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/create-891abf287952.zip"
  source_code_hash = "iRq/KHlS92n0YU2akoocpfPVyc3PUWRWdKqkM0prK40="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 60
  architectures    = ["x86_64"]
  tags = {
    team = "orders"
  }

  environment {
    variables = {
      URL = "https://${aws_api_gateway_rest_api.api_api.id}.execute-api.eu-west-1.${data.aws_partition.current.dns_suffix}/live"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.jobs_night_night_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.jobs_night_night_role_policy]
}

# jobs/night/main.sls:4
resource "aws_scheduler_schedule" "jobs_night_night_hourly_schedule" {
  name                         = "shop-prod-jobs-night-Night-Hourly-Schedule"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.jobs_night_night.arn
    role_arn = aws_iam_role.jobs_night_night_hourly_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.jobs_night_night_hourly_schedule_role_policy]
}

# jobs/night/main.sls:4
resource "aws_cloudwatch_log_group" "jobs_night_night_logs" {
  name              = "/aws/lambda/shop-prod-jobs-night-Night"
  retention_in_days = 30
  log_group_class   = "STANDARD"
  tags = {
    team = "orders"
  }
}

# jobs/night/main.sls:4
resource "aws_iam_role" "jobs_night_night_role" {
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
    team = "orders"
  }
}

# jobs/night/main.sls:4
resource "aws_iam_role_policy" "jobs_night_night_role_policy" {
  name = "grants"
  role = aws_iam_role.jobs_night_night_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:eu-west-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/shop-prod-jobs-night-Night:*",
      ]
    }]
  })
}

# jobs/night/main.sls:4
resource "aws_iam_role" "jobs_night_night_hourly_schedule_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:scheduler:eu-west-1:${data.aws_caller_identity.current.account_id}:schedule-group/default"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# jobs/night/main.sls:4
resource "aws_iam_role_policy" "jobs_night_night_hourly_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.jobs_night_night_hourly_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:eu-west-1:${data.aws_caller_identity.current.account_id}:function:shop-prod-jobs-night-Night",
        "arn:${data.aws_partition.current.partition}:lambda:eu-west-1:${data.aws_caller_identity.current.account_id}:function:shop-prod-jobs-night-Night:*",
      ]
    }]
  })
}
