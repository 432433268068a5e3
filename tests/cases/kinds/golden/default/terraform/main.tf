data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:55
resource "aws_sns_topic" "alerts" {
  name         = "kinds-alerts"
  display_name = "Shop"
  tags = {
    team = "shop"
  }
}

# main.sls:55
resource "aws_sns_topic_subscription" "alerts_mail_owner" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "owner@shop.example"
  filter_policy = jsonencode({
    kind = ["order"]
  })
}

# main.sls:55
resource "aws_sns_topic_subscription" "alerts_mail_team" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "team@shop.example"
}

# main.sls:61
resource "aws_sns_topic" "silent" {
  name = "kinds-silent"
}

# main.sls:63
resource "aws_sqs_queue" "orders_failed" {
  name                       = "kinds-Orders-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:63
resource "aws_sqs_queue" "orders_jobs" {
  name                       = "kinds-Orders-Jobs"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
}

# main.sls:63
resource "aws_lambda_function" "orders_run" {
  function_name    = "kinds-Orders-Run"
  role             = aws_iam_role.orders_run_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 30
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.orders_run_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.orders_run_role_policy]
}

# main.sls:63
resource "aws_lambda_event_source_mapping" "orders_run_on_jobs_mapping" {
  event_source_arn = aws_sqs_queue.orders_jobs.arn
  function_name    = aws_lambda_function.orders_run.function_name
  enabled          = true
  batch_size       = 10
  depends_on       = [aws_iam_role_policy.orders_run_role_policy]
}

# main.sls:63
resource "aws_iam_role" "orders_run_role" {
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

# main.sls:63
resource "aws_iam_role_policy" "orders_run_role_policy" {
  name = "grants"
  role = aws_iam_role.orders_run_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/kinds-Orders-Run:*",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:kinds-Orders-Jobs",
        ]
      },
    ]
  })
}

# main.sls:63
resource "aws_cloudwatch_log_group" "orders_run_logs" {
  name              = "/aws/lambda/kinds-Orders-Run"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:64
resource "aws_sqs_queue" "returns_failed" {
  name                       = "kinds-Returns-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:64
resource "aws_sqs_queue" "returns_jobs" {
  name                       = "kinds-Returns-Jobs"
  visibility_timeout_seconds = 360
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.returns_failed.arn
    maxReceiveCount     = 10
  })
  sqs_managed_sse_enabled = true
}

# main.sls:64
resource "aws_lambda_function" "returns_run" {
  function_name    = "kinds-Returns-Run"
  role             = aws_iam_role.returns_run_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 60
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.returns_run_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.returns_run_role_policy]
}

# main.sls:64
resource "aws_lambda_event_source_mapping" "returns_run_on_jobs_mapping" {
  event_source_arn = aws_sqs_queue.returns_jobs.arn
  function_name    = aws_lambda_function.returns_run.function_name
  enabled          = true
  batch_size       = 10
  depends_on       = [aws_iam_role_policy.returns_run_role_policy]
}

# main.sls:64
resource "aws_iam_role" "returns_run_role" {
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

# main.sls:64
resource "aws_iam_role_policy" "returns_run_role_policy" {
  name = "grants"
  role = aws_iam_role.returns_run_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/kinds-Returns-Run:*",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:kinds-Returns-Jobs",
        ]
      },
    ]
  })
}

# main.sls:64
resource "aws_cloudwatch_log_group" "returns_run_logs" {
  name              = "/aws/lambda/kinds-Returns-Run"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:66
resource "aws_lambda_function" "front" {
  function_name    = "kinds-Front"
  role             = aws_iam_role.front_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  environment {
    variables = {
      ORDERS = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/kinds-Orders-Jobs"
      ALERTS = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:kinds-alerts"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.front_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.front_role_policy]
}

# main.sls:66
resource "aws_cloudwatch_log_group" "front_logs" {
  name              = "/aws/lambda/kinds-Front"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:66
resource "aws_iam_role" "front_role" {
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

# main.sls:66
resource "aws_iam_role_policy" "front_role_policy" {
  name = "grants"
  role = aws_iam_role.front_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:kinds-alerts",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:kinds-Orders-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/kinds-Front:*",
        ]
      },
    ]
  })
}
