data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# One for each region.
# main.sls:19
resource "aws_sqs_queue" "shard_eu" {
  name                       = "language-dev-Shard-eu"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 86400
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
  tags = {
    team   = "shop"
    stage  = "dev"
    region = "eu"
  }
}

# One for each region.
# main.sls:19
resource "aws_sqs_queue" "shard_us" {
  name                       = "language-dev-Shard-us"
  visibility_timeout_seconds = 120
  message_retention_seconds  = 86400
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
  tags = {
    team   = "shop"
    stage  = "dev"
    region = "us"
  }
}

# main.sls:25
resource "aws_sqs_queue" "engine" {
  name                       = "language-dev-Engine"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 3600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 1024
  sqs_managed_sse_enabled    = true
  tags = {
    team  = "shop"
    stage = "dev"
  }
}

# Its own words win over the defaults; maps merge.
# main.sls:28
resource "aws_lambda_function" "worker" {
  function_name    = "language-dev-Worker"
  role             = aws_iam_role.worker_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 10
  architectures    = ["x86_64"]
  tags = {
    team  = "shop"
    stage = "dev"
  }

  environment {
    variables = {
      STAGE  = "dev"
      TEAM   = "own"
      SHARD  = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/language-dev-Shard-eu"
      SHARDS = "language-dev-Shard-eu,language-dev-Shard-us"
      APP    = "language"
      UPPER  = "LANGUAGE"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.worker_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:28
resource "aws_lambda_event_source_mapping" "worker_on_shard_us_messages_mapping" {
  event_source_arn = aws_sqs_queue.shard_us.arn
  function_name    = aws_lambda_function.worker.function_name
  enabled          = true
  batch_size       = 10
  depends_on       = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:28
resource "aws_iam_role" "worker_role" {
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
    team  = "shop"
    stage = "dev"
  }
}

# main.sls:28
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/language-dev-Worker:*",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:language-dev-Shard-us",
        ]
      },
    ]
  })
}

# main.sls:28
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/language-dev-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
  tags = {
    team  = "shop"
    stage = "dev"
  }
}

# main.sls:42
resource "aws_sqs_queue" "waived" {
  name                       = "language-dev-Waived"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.engine.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
  tags = {
    team  = "shop"
    stage = "dev"
  }
}
