data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:27
resource "aws_sqs_queue" "small" {
  name                       = "parameters-Small"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = var.wait
  delay_seconds              = 0
  max_message_size           = var.limit
  kms_master_key_id          = var.own_key
}

# main.sls:29
resource "aws_lambda_function" "worker" {
  function_name    = "parameters-Worker"
  role             = aws_iam_role.worker_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = var.wait
  kms_key_arn      = var.own_key
  architectures    = ["x86_64"]
  tags = {
    plan = var.plan
  }

  environment {
    variables = {
      ALERT = var.alert
      PAGE  = var.page
      CODE  = var.code
      WORDS = join(",", var.words)
      SIZES = join(",", var.sizes)
      FIRST = var.words[0]
      COUNT = var.count_value
      SHARE = var.share
      WAIT  = "${var.wait}s"
      ON    = var.on
      PLAN  = var.plan
      DAY   = var.day
      BLOCK = var.block
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

# main.sls:29
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/parameters-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
  tags = {
    plan = var.plan
  }
}

# main.sls:29
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
    plan = var.plan
  }
}

# main.sls:29
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
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/parameters-Worker:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameters-Small",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.own_key]
      },
    ]
  })
}
