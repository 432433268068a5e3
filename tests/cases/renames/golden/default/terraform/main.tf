data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Purchases by customer.
# main.sls:4
resource "aws_dynamodb_table" "purchases" {
  name                        = "renames-Orders"
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

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:10
resource "aws_sqs_queue" "tasks" {
  name                       = "renames-Jobs"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
}

# main.sls:17
resource "aws_sqs_queue" "failed" {
  name                       = "renames-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:19
resource "aws_sqs_queue" "shard_eu" {
  name                       = "renames-Part-eu"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:19
resource "aws_sqs_queue" "shard_us" {
  name                       = "renames-Part-us"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:24
resource "aws_lambda_function" "servant" {
  function_name    = "renames-Worker"
  role             = aws_iam_role.servant_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-ec72d42341d4.zip"
  source_code_hash = "7HLUI0HUUl369TfzueycuIyyWi6WW6pMlgN3GWtQrxM="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 20
  architectures    = ["x86_64"]

  environment {
    variables = {
      PURCHASES = "renames-Orders"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.servant_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.servant_role_policy]
}

# main.sls:24
resource "aws_lambda_event_source_mapping" "servant_on_tasks_mapping" {
  event_source_arn        = aws_sqs_queue.tasks.arn
  function_name           = aws_lambda_function.servant.function_name
  enabled                 = true
  batch_size              = 5
  function_response_types = ["ReportBatchItemFailures"]
  depends_on              = [aws_iam_role_policy.servant_role_policy]
}

# main.sls:24
resource "aws_iam_role" "servant_role" {
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

# main.sls:24
resource "aws_iam_role_policy" "servant_role_policy" {
  name = "grants"
  role = aws_iam_role.servant_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/renames-Worker:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/renames-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/renames-Orders/index/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:renames-Part-eu",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:renames-Jobs",
        ]
      },
    ]
  })
}

# main.sls:24
resource "aws_scheduler_schedule" "servant_hourly_schedule" {
  name                         = "renames-Worker-OnEvery-Schedule"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.servant.arn
    role_arn = aws_iam_role.servant_hourly_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.servant_hourly_schedule_role_policy]
}

# main.sls:24
resource "aws_cloudwatch_log_group" "servant_logs" {
  name              = "/aws/lambda/renames-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:24
resource "aws_iam_role" "servant_hourly_schedule_role" {
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

# main.sls:24
resource "aws_iam_role_policy" "servant_hourly_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.servant_hourly_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:renames-Worker",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:renames-Worker:*",
      ]
    }]
  })
}
