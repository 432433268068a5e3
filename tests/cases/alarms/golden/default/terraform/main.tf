data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:4
resource "aws_dynamodb_table" "orders" {
  name                        = "alarms-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = false
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}

# main.sls:12
resource "aws_lambda_function" "worker" {
  function_name    = "alarms-Worker"
  role             = aws_iam_role.worker_role.arn
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
    log_group  = aws_cloudwatch_log_group.worker_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:12
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/alarms-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:12
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
}

# main.sls:12
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:PutMetricData"]
        Resource = ["*"]
        Condition = {
          StringEquals = {
            "cloudwatch:namespace" = "Shop/Front"
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/alarms-Worker:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:PutMetricData"]
        Resource = ["*"]
        Condition = {
          StringEquals = {
            "cloudwatch:namespace" = "alarms"
          }
        }
      },
    ]
  })
}

# main.sls:13
resource "aws_lambda_function" "pager" {
  function_name    = "alarms-Pager"
  role             = aws_iam_role.pager_role.arn
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
    log_group  = aws_cloudwatch_log_group.pager_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.pager_role_policy]
}

# main.sls:13
resource "aws_cloudwatch_log_group" "pager_logs" {
  name              = "/aws/lambda/alarms-Pager"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_iam_role" "pager_role" {
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

# main.sls:13
resource "aws_iam_role_policy" "pager_role_policy" {
  name = "grants"
  role = aws_iam_role.pager_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/alarms-Pager:*",
      ]
    }]
  })
}

# main.sls:13
resource "aws_lambda_permission" "throttled_action_pager_permission" {
  function_name  = aws_lambda_function.pager.function_name
  action         = "lambda:InvokeFunction"
  principal      = "lambda.alarms.cloudwatch.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:orders-throttled"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:13
resource "aws_lambda_permission" "failing_action_pager_permission" {
  function_name  = aws_lambda_function.pager.function_name
  action         = "lambda:InvokeFunction"
  principal      = "lambda.alarms.cloudwatch.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:alarms-Failing"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:13
resource "aws_lambda_permission" "old_action_pager_permission" {
  function_name  = aws_lambda_function.pager.function_name
  action         = "lambda:InvokeFunction"
  principal      = "lambda.alarms.cloudwatch.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:alarms-Old"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:13
resource "aws_lambda_permission" "shop_action_pager_permission" {
  function_name  = aws_lambda_function.pager.function_name
  action         = "lambda:InvokeFunction"
  principal      = "lambda.alarms.cloudwatch.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:the-shop"
  source_account = data.aws_caller_identity.current.account_id
}

# Nothing but what is needed.
# main.sls:16
resource "aws_cloudwatch_metric_alarm" "quiet" {
  alarm_name          = "alarms-Quiet"
  actions_enabled     = true
  namespace           = "alarms"
  metric_name         = "Sales"
  statistic           = "Sum"
  period              = 300
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 1
  treat_missing_data  = "breaching"
}

# main.sls:18
resource "aws_cloudwatch_metric_alarm" "throttled" {
  alarm_name        = "orders-throttled"
  alarm_description = "Reads of orders are refused"
  actions_enabled   = true
  namespace         = "AWS/DynamoDB"
  metric_name       = "ReadThrottleEvents"
  dimensions = {
    TableName = aws_dynamodb_table.orders.name
  }
  statistic                 = "SampleCount"
  period                    = 60
  comparison_operator       = "GreaterThanOrEqualToThreshold"
  threshold                 = 5
  evaluation_periods        = 5
  datapoints_to_alarm       = 3
  treat_missing_data        = "notBreaching"
  alarm_actions             = [aws_lambda_function.pager.arn]
  ok_actions                = [aws_lambda_function.pager.arn]
  insufficient_data_actions = [aws_lambda_function.pager.arn]
  tags = {
    team = "shop"
  }
}

# main.sls:23
resource "aws_cloudwatch_metric_alarm" "slow" {
  alarm_name      = "alarms-Slow"
  actions_enabled = true
  namespace       = "Shop/Front"
  metric_name     = "Latency"
  dimensions = {
    Page = "cart"
    Zone = "eu"
  }
  extended_statistic                    = "p99.9"
  period                                = 10
  comparison_operator                   = "GreaterThanThreshold"
  threshold                             = 1500
  evaluation_periods                    = 1
  treat_missing_data                    = "ignore"
  evaluate_low_sample_count_percentiles = "ignore"
}

# main.sls:31
resource "aws_cloudwatch_metric_alarm" "idle" {
  alarm_name      = "alarms-Idle"
  actions_enabled = false
  namespace       = "AWS/DynamoDB"
  metric_name     = "ConsumedReadCapacityUnits"
  dimensions = {
    TableName = aws_dynamodb_table.orders.name
  }
  statistic           = "Sum"
  period              = 3600
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = 0
  evaluation_periods  = 24
  treat_missing_data  = "missing"
}

# main.sls:32
resource "aws_cloudwatch_metric_alarm" "refused" {
  alarm_name          = "alarms-Refused"
  actions_enabled     = true
  comparison_operator = "GreaterThanThreshold"
  threshold           = 2.5
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "refused"
    return_data = false

    metric {
      period      = 300
      stat        = "Sum"
      namespace   = "AWS/DynamoDB"
      metric_name = "ConditionalCheckFailedRequests"
      dimensions = {
        TableName = aws_dynamodb_table.orders.name
      }
    }
  }

  metric_query {
    id          = "all"
    return_data = false

    metric {
      period      = 300
      stat        = "Sum"
      namespace   = "AWS/DynamoDB"
      metric_name = "ConsumedWriteCapacityUnits"
      dimensions = {
        TableName = aws_dynamodb_table.orders.name
      }
    }
  }

  metric_query {
    id          = "result"
    expression  = "100 * refused / all"
    return_data = true
  }
}

# main.sls:36
resource "aws_cloudwatch_metric_alarm" "odd" {
  alarm_name          = "alarms-Odd"
  actions_enabled     = true
  comparison_operator = "LessThanLowerOrGreaterThanUpperThreshold"
  threshold_metric_id = "band"
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "watched"
    return_data = true

    metric {
      period      = 300
      stat        = "Sum"
      namespace   = "AWS/DynamoDB"
      metric_name = "ConsumedWriteCapacityUnits"
      dimensions = {
        TableName = aws_dynamodb_table.orders.name
      }
    }
  }

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(watched, 2)"
    return_data = true
  }
}

# main.sls:37
resource "aws_cloudwatch_metric_alarm" "odd_rate" {
  alarm_name          = "alarms-OddRate"
  actions_enabled     = true
  comparison_operator = "GreaterThanUpperThreshold"
  threshold_metric_id = "band"
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "reads"
    return_data = false

    metric {
      period      = 300
      stat        = "Average"
      namespace   = "AWS/DynamoDB"
      metric_name = "ConsumedReadCapacityUnits"
      dimensions = {
        TableName = aws_dynamodb_table.orders.name
      }
    }
  }

  metric_query {
    id          = "writes"
    return_data = false

    metric {
      period      = 300
      stat        = "Average"
      namespace   = "AWS/DynamoDB"
      metric_name = "ConsumedWriteCapacityUnits"
      dimensions = {
        TableName = aws_dynamodb_table.orders.name
      }
    }
  }

  metric_query {
    id          = "result"
    expression  = "reads / writes"
    return_data = true
  }

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(result, 3)"
    return_data = true
  }
}

# main.sls:41
resource "aws_cloudwatch_metric_alarm" "failing" {
  alarm_name          = "alarms-Failing"
  actions_enabled     = true
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 5
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_lambda_function.pager.arn]

  metric_query {
    id          = "errors"
    return_data = false

    metric {
      period      = 300
      stat        = "Sum"
      namespace   = "AWS/Lambda"
      metric_name = "Errors"
      dimensions = {
        FunctionName = "alarms-Worker"
      }
    }
  }

  metric_query {
    id          = "calls"
    return_data = false

    metric {
      period      = 300
      stat        = "Sum"
      namespace   = "AWS/Lambda"
      metric_name = "Invocations"
      dimensions = {
        FunctionName = "alarms-Worker"
      }
    }
  }

  metric_query {
    id          = "result"
    expression  = "100 * errors / calls"
    return_data = true
  }
}

# main.sls:45
resource "aws_cloudwatch_metric_alarm" "late" {
  alarm_name      = "alarms-Late"
  actions_enabled = true
  namespace       = "AWS/Lambda"
  metric_name     = "Duration"
  dimensions = {
    FunctionName = "alarms-Worker"
  }
  extended_statistic  = "p99"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 2000
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}

# main.sls:46
resource "aws_cloudwatch_metric_alarm" "low" {
  alarm_name          = "alarms-Low"
  actions_enabled     = true
  comparison_operator = "LessThanLowerThreshold"
  threshold_metric_id = "band"
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "watched"
    return_data = true

    metric {
      period      = 300
      stat        = "SampleCount"
      namespace   = "alarms"
      metric_name = "Sales"
    }
  }

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(watched, 2)"
    return_data = true
  }
}

# A topic is told too: its policy and its key let CloudWatch in.
# main.sls:49
resource "aws_kms_key" "main" {
  key_usage                = "ENCRYPT_DECRYPT"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Account"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = ["kms:*"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
        ]
        Resource = ["*"]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:alarms-Old"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  multi_region            = false
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 30
  is_enabled              = true
}

# main.sls:49
resource "aws_kms_alias" "main_alias" {
  name          = "alias/alarms-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:50
resource "aws_sns_topic" "alerts" {
  name              = "alarms-Alerts"
  kms_master_key_id = aws_kms_key.main.arn
  signature_version = 2
}

# main.sls:50
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
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarms-Alerts",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:alarms-Old"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:51
resource "aws_sqs_queue" "jobs" {
  name                       = "alarms-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:52
resource "aws_cloudwatch_metric_alarm" "old" {
  alarm_name      = "alarms-Old"
  actions_enabled = true
  namespace       = "AWS/SQS"
  metric_name     = "ApproximateAgeOfOldestMessage"
  dimensions = {
    QueueName = aws_sqs_queue.jobs.name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 600
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn, aws_lambda_function.pager.arn]
}

# main.sls:53
resource "aws_cloudwatch_dashboard" "ring" {
  dashboard_name = "alarms-Ring"
  dashboard_body = jsonencode({
    start = "-PT180M"
    widgets = [
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Worker"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/Lambda",
              "Invocations",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "ConcurrentExecutions",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              "alarms-Worker",
              {
                stat  = "p99"
                yAxis = "right"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Jobs"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesVisible",
              "QueueName",
              aws_sqs_queue.jobs.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesNotVisible",
              "QueueName",
              aws_sqs_queue.jobs.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "NumberOfMessagesSent",
              "QueueName",
              aws_sqs_queue.jobs.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SQS",
              "NumberOfMessagesDeleted",
              "QueueName",
              aws_sqs_queue.jobs.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateAgeOfOldestMessage",
              "QueueName",
              aws_sqs_queue.jobs.name,
              {
                stat  = "Maximum"
                yAxis = "right"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Alerts"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/SNS",
              "NumberOfMessagesPublished",
              "TopicName",
              aws_sns_topic.alerts.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SNS",
              "NumberOfNotificationsDelivered",
              "TopicName",
              aws_sns_topic.alerts.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SNS",
              "NumberOfNotificationsFailed",
              "TopicName",
              aws_sns_topic.alerts.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SNS",
              "NumberOfNotificationsFilteredOut",
              "TopicName",
              aws_sns_topic.alerts.name,
              {
                stat = "Sum"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Orders"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/DynamoDB",
              "ConsumedReadCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ConsumedWriteCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ReadThrottleEvents",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "WriteThrottleEvents",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Sales"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [[
            "alarms",
            "Sales",
            {
              stat = "Sum"
            },
          ]]
        }
      },
    ]
  })
}

# main.sls:55
resource "aws_cloudwatch_composite_alarm" "broken" {
  alarm_name      = "alarms-Broken"
  actions_enabled = true
  alarm_rule      = "(ALARM(\"${aws_cloudwatch_metric_alarm.throttled.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.slow.alarm_name}\"))"
}

# main.sls:56
resource "aws_cloudwatch_composite_alarm" "shop" {
  alarm_name                = "the-shop"
  alarm_description         = "All of the shop"
  actions_enabled           = true
  alarm_rule                = "ALARM(\"${aws_cloudwatch_composite_alarm.broken.alarm_name}\") AND ALARM(\"${aws_cloudwatch_metric_alarm.refused.alarm_name}\") AND (ALARM(\"${aws_cloudwatch_metric_alarm.odd.alarm_name}\") OR ALARM(\"${aws_cloudwatch_metric_alarm.odd_rate.alarm_name}\")) AND NOT ALARM(\"${aws_cloudwatch_metric_alarm.idle.alarm_name}\") AND NOT ALARM(\"${aws_cloudwatch_metric_alarm.low.alarm_name}\")"
  alarm_actions             = [aws_lambda_function.pager.arn]
  ok_actions                = [aws_lambda_function.pager.arn]
  insufficient_data_actions = [aws_lambda_function.pager.arn]
  tags = {
    team = "shop"
  }

  actions_suppressor {
    alarm            = aws_cloudwatch_metric_alarm.quiet.arn
    wait_period      = 120
    extension_period = 180
  }
}

# main.sls:63
resource "aws_cloudwatch_dashboard" "plain" {
  dashboard_name = "alarms-Plain"
  dashboard_body = jsonencode({
    start = "-PT180M"
    widgets = [{
      type   = "metric"
      width  = 12
      height = 6
      properties = {
        title   = "Orders"
        region  = data.aws_region.current.id
        view    = "timeSeries"
        stacked = false
        period  = 300
        metrics = [
          [
            "AWS/DynamoDB",
            "ConsumedReadCapacityUnits",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ],
          [
            "AWS/DynamoDB",
            "ConsumedWriteCapacityUnits",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ],
          [
            "AWS/DynamoDB",
            "ReadThrottleEvents",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ],
          [
            "AWS/DynamoDB",
            "WriteThrottleEvents",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ],
        ]
      }
    }]
  })
}

# main.sls:64
resource "aws_cloudwatch_dashboard" "everything" {
  dashboard_name = "the-shop"
  dashboard_body = jsonencode({
    start = "-PT1440M"
    widgets = [
      {
        type   = "text"
        width  = 24
        height = 2
        properties = {
          markdown = "# The shop\nCall the **pager** first."
        }
      },
      {
        type   = "alarm"
        width  = 24
        height = 2
        properties = {
          title = "Alarms"
          alarms = [
            aws_cloudwatch_metric_alarm.throttled.arn,
            aws_cloudwatch_composite_alarm.shop.arn,
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Worker"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          metrics = [
            [
              "AWS/Lambda",
              "Invocations",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "ConcurrentExecutions",
              "FunctionName",
              "alarms-Worker",
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              "alarms-Worker",
              {
                stat  = "p99"
                yAxis = "right"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Orders"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          metrics = [
            [
              "AWS/DynamoDB",
              "ConsumedReadCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ConsumedWriteCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ReadThrottleEvents",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "WriteThrottleEvents",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Sales"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          metrics = [[
            "alarms",
            "Sales",
            {
              stat = "Sum"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "ConditionalCheckFailedRequests ${aws_dynamodb_table.orders.name}"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          metrics = [[
            "AWS/DynamoDB",
            "ConditionalCheckFailedRequests",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Latency cart"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          metrics = [[
            "Shop/Front",
            "Latency",
            "Page",
            "cart",
            "Zone",
            "eu",
            {
              stat  = "Maximum"
              yAxis = "right"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Lines"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 60
          yAxis = {
            left = {
              min = 0.5
            }
          }
          metrics = [[
            "AWS/DynamoDB",
            "ConsumedReadCapacityUnits",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 3
        properties = {
          title   = "Now"
          region  = data.aws_region.current.id
          view    = "singleValue"
          stacked = false
          period  = 3600
          metrics = [[
            "alarms",
            "Sales",
            {
              stat = "Sum"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Parts"
          region  = data.aws_region.current.id
          view    = "pie"
          stacked = false
          period  = 60
          metrics = [
            [
              "AWS/DynamoDB",
              "ConsumedReadCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ConsumedWriteCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Share"
          region  = data.aws_region.current.id
          view    = "gauge"
          stacked = false
          period  = 60
          yAxis = {
            left = {
              min = 0
              max = 1000
            }
          }
          metrics = [
            [
              "AWS/DynamoDB",
              "ConsumedReadCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/DynamoDB",
              "ConsumedWriteCapacityUnits",
              "TableName",
              aws_dynamodb_table.orders.name,
              {
                stat = "Sum"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Steps"
          region  = data.aws_region.current.id
          view    = "bar"
          stacked = false
          period  = 60
          metrics = [[
            "AWS/DynamoDB",
            "ConsumedReadCapacityUnits",
            "TableName",
            aws_dynamodb_table.orders.name,
            {
              stat = "Sum"
            },
          ]]
        }
      },
      {
        type   = "metric"
        width  = 24
        height = 6
        properties = {
          title   = "Time"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = true
          period  = 60
          metrics = [
            [
              "Shop/Front",
              "Latency",
              "Page",
              "cart",
              "Zone",
              "eu",
              {
                stat = "Average"
              },
            ],
            [
              "Shop/Front",
              "Latency",
              "Page",
              "cart",
              "Zone",
              "eu",
              {
                stat = "Minimum"
              },
            ],
            [
              "Shop/Front",
              "Latency",
              "Page",
              "cart",
              "Zone",
              "eu",
              {
                stat  = "SampleCount"
                yAxis = "right"
              },
            ],
          ]
        }
      },
    ]
  })
}
