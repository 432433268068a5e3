data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:15
data "aws_ssm_parameter" "news_lookup_here_read" {
  name            = "/shared/news"
  with_decryption = true
}

# main.sls:17
resource "aws_iam_role_policy" "deployer_policy" {
  name = "existing-Deployer"
  role = "deployer"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = ["arn:aws:sqs:us-east-1:210987654321:far"]
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = ["arn:${data.aws_partition.current.partition}:s3:::files-of-old/*"]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/existing-Worker:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
        ]
        Resource = [var.main_key]
      },
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:${data.aws_ssm_parameter.news_lookup_here_read.insecure_value}",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/${var.orders_table}",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/${var.orders_table}/index/*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/${var.orders_table}",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/changes/stream/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:existing-Failed",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:inbox",
        ]
      },
    ]
  })
}

# main.sls:18
data "aws_ssm_parameter" "network_here_read" {
  name            = "/shared/vpc"
  with_decryption = true
}

# main.sls:20
resource "aws_lambda_permission" "api_access_other_permission" {
  function_name = "other"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

# main.sls:24
resource "aws_sqs_queue" "failed" {
  name                       = "existing-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = var.main_key
}

# main.sls:25
resource "aws_lambda_function" "worker" {
  function_name    = "existing-Worker"
  role             = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/deployer"
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6f46698ff955.zip"
  source_code_hash = "b0Zpj/lVGBs63ZetLlYw6tOpkg8bPLwMH7dn5gmb6As="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  environment {
    variables = {
      ORDERS  = var.orders_table
      FAR     = "https://sqs.us-east-1.${data.aws_partition.current.dns_suffix}/210987654321/far"
      NEWS    = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:${data.aws_ssm_parameter.news_lookup_here_read.insecure_value}"
      KEY     = split("/", var.main_key)[1]
      NETWORK = data.aws_ssm_parameter.network_here_read.insecure_value
      VPC     = "vpc-0a1b2c3d4e5f67890"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.worker_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.deployer_policy]
}

# main.sls:25
resource "aws_lambda_event_source_mapping" "worker_on_inbox_mapping" {
  event_source_arn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:inbox"
  function_name    = aws_lambda_function.worker.function_name
  enabled          = true
  batch_size       = 5
  depends_on       = [aws_iam_role_policy.deployer_policy]
}

# main.sls:25
resource "aws_lambda_event_source_mapping" "worker_on_changes_changes_mapping" {
  event_source_arn               = "arn:aws:dynamodb:eu-west-1:123456789012:table/changes/stream/2026-01-01T00:00:00.000"
  function_name                  = aws_lambda_function.worker.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  maximum_retry_attempts         = 3

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }

  depends_on = [aws_iam_role_policy.deployer_policy]
}

# main.sls:25
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/existing-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
resource "aws_lambda_function" "count" {
  function_name    = "existing-Count"
  role             = aws_iam_role.count_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6f46698ff955.zip"
  source_code_hash = "b0Zpj/lVGBs63ZetLlYw6tOpkg8bPLwMH7dn5gmb6As="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.count_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.count_role_policy]
}

# main.sls:32
resource "aws_cloudwatch_log_group" "count_logs" {
  name              = "/aws/lambda/existing-Count"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
resource "aws_iam_role" "count_role" {
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

# main.sls:32
resource "aws_iam_role_policy" "count_role_policy" {
  name = "grants"
  role = aws_iam_role.count_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:DescribeLogStreams",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:StartLiveTail",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/old/lines",
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/old/lines:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/existing-Count:*",
        ]
      },
    ]
  })
}

# main.sls:34
resource "aws_scheduler_schedule" "nightly" {
  name                         = "existing-Nightly"
  schedule_expression          = "rate(1440 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other"
    role_arn = aws_iam_role.nightly_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.nightly_role_policy]
}

# main.sls:34
resource "aws_iam_role" "nightly_role" {
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

# main.sls:34
resource "aws_iam_role_policy" "nightly_role_policy" {
  name = "grants"
  role = aws_iam_role.nightly_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other:*",
      ]
    }]
  })
}

# main.sls:35
resource "aws_apigatewayv2_api" "api" {
  name          = "existing-Api"
  protocol_type = "HTTP"
}

# main.sls:35
resource "aws_apigatewayv2_route" "api_get_old" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /old"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_other.id}"
}

# main.sls:35
resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
  depends_on  = [aws_lambda_permission.api_access_other_permission]
}

# main.sls:35
resource "aws_apigatewayv2_integration" "api_integration_other" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:other"
  payload_format_version = "2.0"
}
