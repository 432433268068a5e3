data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:5
resource "aws_cloudwatch_log_group" "plain" {
  name              = "/logs/logs-Plain"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:7
resource "aws_cloudwatch_log_group" "kept" {
  name            = "/shop/kept"
  kms_key_id      = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  log_group_class = "INFREQUENT_ACCESS"
  skip_destroy    = true
  tags = {
    team = "audit"
  }
}

# main.sls:12
resource "aws_cloudwatch_log_group" "long" {
  name              = "/logs/logs-Long"
  retention_in_days = 3653
  log_group_class   = "STANDARD"
}

# main.sls:14
resource "aws_lambda_function" "writer" {
  function_name    = "logs-Writer"
  role             = aws_iam_role.writer_role.arn
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
      GROUP = "/shop/kept"
      ARN   = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/shop/kept"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.writer_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.writer_role_policy]
}

# main.sls:14
resource "aws_cloudwatch_log_group" "writer_logs" {
  name              = "/aws/lambda/logs-Writer"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:14
resource "aws_iam_role" "writer_role" {
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

# main.sls:14
resource "aws_iam_role_policy" "writer_role_policy" {
  name = "grants"
  role = aws_iam_role.writer_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/shop/kept:*",
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/logs-Writer:*",
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/logs/logs-Plain:*",
      ]
    }]
  })
}
