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

# Sends its events on and counts them.
# main.sls:13
resource "aws_cloudwatch_log_group" "lines" {
  name              = "/logs/logs-Lines"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_cloudwatch_log_index_policy" "lines_index" {
  log_group_name = aws_cloudwatch_log_group.lines.name
  policy_document = jsonencode({
    Fields = ["requestId", "userId"]
  })
}

# main.sls:13
resource "aws_cloudwatch_log_subscription_filter" "lines_archive_filter" {
  log_group_name  = aws_cloudwatch_log_group.lines.name
  name            = "logs-Lines-Archive"
  filter_pattern  = "{ $.level = \"error\" }"
  destination_arn = aws_kinesis_stream.clicks.arn
  role_arn        = aws_iam_role.lines_archive_sender.arn
  distribution    = "Random"
  depends_on      = [aws_iam_role_policy.lines_archive_sender_policy]
}

# main.sls:13
resource "aws_iam_role" "lines_archive_sender" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["logs.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:13
resource "aws_iam_role_policy" "lines_archive_sender_policy" {
  name = "grants"
  role = aws_iam_role.lines_archive_sender.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/logs-Clicks",
      ]
    }]
  })
}

# main.sls:13
resource "aws_cloudwatch_log_metric_filter" "lines_metric_errors_filter" {
  log_group_name = aws_cloudwatch_log_group.lines.name
  name           = "logs-Lines-metric-Errors"
  pattern        = "[time, level = ERROR, ...]"

  metric_transformation {
    name          = "logs-Lines-metric-Errors"
    namespace     = "shop"
    value         = "1"
    default_value = 0
    unit          = "Count"
  }
}

# main.sls:13
resource "aws_cloudwatch_log_metric_filter" "lines_metric_slow_filter" {
  log_group_name = aws_cloudwatch_log_group.lines.name
  name           = "logs-Lines-metric-Slow"
  pattern        = "{ $.latency > 100 }"

  metric_transformation {
    name      = "logs-Lines-metric-Slow"
    namespace = "logs"
    value     = "$.latency"
    dimensions = {
      path = "$.path"
    }
    unit = "Milliseconds"
  }
}

# main.sls:19
resource "aws_kinesis_stream" "clicks" {
  name             = "logs-Clicks"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:21
resource "aws_lambda_function" "watcher" {
  function_name    = "logs-Watcher"
  role             = aws_iam_role.watcher_role.arn
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
    log_group  = aws_cloudwatch_log_group.watcher_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.watcher_role_policy]
}

# main.sls:21
resource "aws_cloudwatch_log_subscription_filter" "watcher_on_lines_filter" {
  log_group_name  = aws_cloudwatch_log_group.lines.name
  name            = "logs-Watcher-on-Lines"
  filter_pattern  = "ERROR"
  destination_arn = aws_lambda_function.watcher.arn
  distribution    = "ByLogStream"
  depends_on      = [aws_lambda_permission.watcher_on_lines_permission]
}

# main.sls:21
resource "aws_lambda_permission" "watcher_on_lines_permission" {
  function_name  = aws_lambda_function.watcher.function_name
  action         = "lambda:InvokeFunction"
  principal      = "logs.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/logs/logs-Lines:*"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:21
resource "aws_cloudwatch_log_subscription_filter" "watcher_on_long_lines_filter" {
  log_group_name  = aws_cloudwatch_log_group.long.name
  name            = "logs-Watcher-on-Long-lines"
  filter_pattern  = ""
  destination_arn = aws_lambda_function.watcher.arn
  distribution    = "ByLogStream"
  depends_on      = [aws_lambda_permission.watcher_on_long_lines_permission]
}

# main.sls:21
resource "aws_lambda_permission" "watcher_on_long_lines_permission" {
  function_name  = aws_lambda_function.watcher.function_name
  action         = "lambda:InvokeFunction"
  principal      = "logs.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/logs/logs-Long:*"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:21
resource "aws_cloudwatch_log_group" "watcher_logs" {
  name              = "/aws/lambda/logs-Watcher"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:21
resource "aws_iam_role" "watcher_role" {
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

# main.sls:21
resource "aws_iam_role_policy" "watcher_role_policy" {
  name = "grants"
  role = aws_iam_role.watcher_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:DescribeLogStreams",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:GetLogGroupFields",
          "logs:GetLogRecord",
          "logs:GetQueryResults",
          "logs:StartLiveTail",
          "logs:StartQuery",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/logs/logs-Lines",
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/logs/logs-Lines:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/logs-Watcher:*",
        ]
      },
    ]
  })
}

# main.sls:27
resource "aws_cloudwatch_metric_alarm" "many" {
  alarm_name          = "logs-Many"
  actions_enabled     = true
  namespace           = "shop"
  metric_name         = "logs-Lines-metric-Errors"
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn]
}

# main.sls:28
resource "aws_sns_topic" "alerts" {
  name              = "logs-Alerts"
  signature_version = 2
}

# main.sls:28
resource "aws_sns_topic_policy" "alerts_policy" {
  arn = aws_sns_topic.alerts.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "cloudwatch.amazonaws.com"
      }
      Action = ["sns:Publish"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:logs-Alerts",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:logs-Many"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:30
resource "aws_cloudwatch_log_group" "long" {
  name              = "/logs/logs-Long"
  retention_in_days = 3653
  log_group_class   = "STANDARD"
}

# main.sls:32
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

# main.sls:32
resource "aws_cloudwatch_log_group" "writer_logs" {
  name              = "/aws/lambda/logs-Writer"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
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

# main.sls:32
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
