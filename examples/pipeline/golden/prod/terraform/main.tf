data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# New receipts become events.
# events.sls:5
resource "aws_pipes_pipe" "new_receipts" {
  name          = "pipeline-prod-NewReceipts"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.new_receipts_role.arn
  source        = aws_dynamodb_table.receipts.stream_arn
  enrichment    = aws_lambda_function.describe.arn
  target        = aws_cloudwatch_event_bus.company.arn

  source_parameters {
    filter_criteria {
      filter {
        pattern = "{\"eventName\":[\"INSERT\"]}"
      }
    }

    dynamodb_stream_parameters {
      batch_size                    = 10
      starting_position             = "TRIM_HORIZON"
      parallelization_factor        = 1
      on_partial_batch_item_failure = "AUTOMATIC_BISECT"
      maximum_retry_attempts        = 10

      dead_letter_config {
        arn = aws_sqs_queue.undelivered.arn
      }
    }
  }

  target_parameters {
    eventbridge_event_bus_parameters {
      source      = "receipts"
      detail_type = "receipt read"
    }
  }

  depends_on = [aws_iam_role_policy.new_receipts_role_policy]
}

# events.sls:5
resource "aws_iam_role" "new_receipts_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipeline-prod-NewReceipts"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# events.sls:5
resource "aws_iam_role_policy" "new_receipts_role_policy" {
  name = "grants"
  role = aws_iam_role.new_receipts_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipeline-prod-Receipts/stream/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Undelivered",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Describe",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Describe:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["events:PutEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/pipeline-prod-Company",
        ]
      },
    ]
  })
}

# events.sls:11
resource "aws_lambda_function" "describe" {
  function_name    = "pipeline-prod-Describe"
  role             = aws_iam_role.describe_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/describe-805947a07bc3.zip"
  source_code_hash = "gFlHoHvDuBomTkDCm/hNX9hD2Vf8UNp9mQymb4IyGlM="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 256
  timeout          = 30
  architectures    = ["x86_64"]
  tags = {
    system = "receipts"
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.describe_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.describe_role_policy]
}

# events.sls:11
resource "aws_cloudwatch_log_group" "describe_logs" {
  name              = "/aws/lambda/pipeline-prod-Describe"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "receipts"
  }
}

# events.sls:11
resource "aws_iam_role" "describe_role" {
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
    system = "receipts"
  }
}

# events.sls:11
resource "aws_iam_role_policy" "describe_role_policy" {
  name = "grants"
  role = aws_iam_role.describe_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipeline-prod-Describe:*",
      ]
    }]
  })
}

# events.sls:13
resource "aws_cloudwatch_event_bus" "company" {
  name = "pipeline-prod-Company"
}

# events.sls:13
resource "aws_cloudwatch_event_archive" "company_archive_everything" {
  name             = "pipeline-prod-Company-archive-Everything"
  event_source_arn = aws_cloudwatch_event_bus.company.arn
  retention_days   = 365
}

# All receipts are booked, told and counted.
# events.sls:16
resource "aws_cloudwatch_event_rule" "booked" {
  name           = "pipeline-prod-Booked"
  event_bus_name = aws_cloudwatch_event_bus.company.name
  event_pattern  = "{\"source\":[\"receipts\"],\"detail-type\":[\"receipt read\"]}"
  state          = "ENABLED"
}

# events.sls:16
resource "aws_cloudwatch_event_target" "booked_to_accounting_target" {
  rule           = aws_cloudwatch_event_rule.booked.name
  event_bus_name = aws_cloudwatch_event_bus.company.name
  target_id      = "Accounting"
  arn            = aws_sqs_queue.accounting.arn

  input_transformer {
    input_paths = {
      detail_receipt  = "$.detail.receipt"
      detail_total    = "$.detail.total"
      detail_currency = "$.detail.currency"
      detail_merchant = "$.detail.merchant"
    }
    input_template = "{\"id\":<detail_receipt>,\"amount\":<detail_total>,\"currency\":<detail_currency>,\"text\":\"Receipt <detail_receipt> of <detail_merchant>\"}"
  }

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_sqs_queue_policy.accounting_policy, aws_sqs_queue_policy.undelivered_policy]
}

# events.sls:16
resource "aws_cloudwatch_event_target" "booked_to_ledger_target" {
  rule           = aws_cloudwatch_event_rule.booked.name
  event_bus_name = aws_cloudwatch_event_bus.company.name
  target_id      = "Ledger"
  arn            = aws_cloudwatch_event_api_destination.ledger.arn
  role_arn       = aws_iam_role.booked_to_ledger_role.arn

  input_transformer {
    input_paths = {
      detail_receipt = "$.detail.receipt"
      detail_total   = "$.detail.total"
    }
    input_template = "{\"id\":<detail_receipt>,\"amount\":<detail_total>}"
  }

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 3600
  }

  depends_on = [
    aws_iam_role_policy.booked_to_ledger_role_policy,
    aws_sqs_queue_policy.undelivered_policy,
  ]
}

# events.sls:16
resource "aws_iam_role" "booked_to_ledger_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["events.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# events.sls:16
resource "aws_iam_role_policy" "booked_to_ledger_role_policy" {
  name = "grants"
  role = aws_iam_role.booked_to_ledger_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:InvokeApiDestination"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:api-destination/pipeline-prod-Ledger/*",
      ]
    }]
  })
}

# events.sls:16
resource "aws_cloudwatch_event_target" "booked_to_audit_target" {
  rule           = aws_cloudwatch_event_rule.booked.name
  event_bus_name = aws_cloudwatch_event_bus.company.name
  target_id      = "Audit"
  arn            = aws_cloudwatch_log_group.audit.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_cloudwatch_log_resource_policy.audit_policy]
}

# events.sls:16
resource "aws_cloudwatch_event_target" "booked_to_flow_target" {
  rule           = aws_cloudwatch_event_rule.booked.name
  event_bus_name = aws_cloudwatch_event_bus.company.name
  target_id      = "Flow"
  arn            = aws_kinesis_stream.flow.arn
  role_arn       = aws_iam_role.booked_to_flow_role.arn

  kinesis_target {
    partition_key_path = "$.detail.merchant"
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_iam_role_policy.booked_to_flow_role_policy]
}

# events.sls:16
resource "aws_iam_role" "booked_to_flow_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["events.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# events.sls:16
resource "aws_iam_role_policy" "booked_to_flow_role_policy" {
  name = "grants"
  role = aws_iam_role.booked_to_flow_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipeline-prod-Flow",
      ]
    }]
  })
}

# Large ones are told.
# events.sls:31
resource "aws_cloudwatch_event_rule" "large" {
  name           = "pipeline-prod-Large"
  event_bus_name = aws_cloudwatch_event_bus.company.name
  event_pattern  = "{\"source\":[\"receipts\"],\"detail-type\":[\"receipt read\"],\"detail\":{\"total\":[{\"numeric\":[\">=\",1000]}]}}"
  state          = "ENABLED"
}

# events.sls:31
resource "aws_cloudwatch_event_target" "large_to_news_target" {
  rule           = aws_cloudwatch_event_rule.large.name
  event_bus_name = aws_cloudwatch_event_bus.company.name
  target_id      = "News"
  arn            = aws_sns_topic.news.arn

  input_transformer {
    input_paths = {
      detail_merchant = "$.detail.merchant"
      detail_total    = "$.detail.total"
      detail_currency = "$.detail.currency"
    }
    input_template = "\"<detail_merchant> was paid <detail_total> <detail_currency>\""
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_sns_topic_policy.news_policy]
}

# events.sls:37
resource "aws_sqs_queue" "accounting" {
  name                       = "pipeline-prod-Accounting"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.undelivered.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
}

# events.sls:37
resource "aws_sqs_queue_policy" "accounting_policy" {
  queue_url = aws_sqs_queue.accounting.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Accounting",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# events.sls:38
resource "aws_sqs_queue" "undelivered" {
  name                       = "pipeline-prod-Undelivered"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# events.sls:38
resource "aws_sqs_queue_policy" "undelivered_policy" {
  queue_url = aws_sqs_queue.undelivered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Undelivered",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# events.sls:39
resource "aws_cloudwatch_log_resource_policy" "audit_policy" {
  policy_name = "aws-events-pipeline-prod-receipts"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = ["logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/events/pipeline/prod/receipts:*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "delivery.logs.amazonaws.com"
        }
        Action = ["logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/events/pipeline/prod/receipts:*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Booked"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = ["logs:CreateLogStream"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/events/pipeline/prod/receipts:*",
        ]
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "delivery.logs.amazonaws.com"
        }
        Action = ["logs:CreateLogStream"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/events/pipeline/prod/receipts:*",
        ]
      },
    ]
  })
}

# events.sls:39
resource "aws_cloudwatch_log_group" "audit" {
  name              = "/aws/events/pipeline/prod/receipts"
  retention_in_days = 365
  log_group_class   = "STANDARD"
}

# events.sls:41
resource "aws_cloudwatch_event_connection" "ledger_account" {
  name               = "pipeline-prod-LedgerAccount"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = var.ledger_key
    }
  }
}

# events.sls:42
resource "aws_cloudwatch_event_api_destination" "ledger" {
  name                             = "pipeline-prod-Ledger"
  connection_arn                   = aws_cloudwatch_event_connection.ledger_account.arn
  invocation_endpoint              = "https://ledger.example/receipts"
  http_method                      = "POST"
  invocation_rate_limit_per_second = 10
}

# Totals and large receipts, for people and for the archive.
# events.sls:45
resource "aws_sns_topic" "news" {
  name              = "pipeline-prod-News"
  signature_version = 2
}

# events.sls:45
resource "aws_sns_topic_policy" "news_policy" {
  arn = aws_sns_topic.news.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:pipeline-prod-Failing"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/pipeline-prod-Company/pipeline-prod-Large"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "cloudwatch.amazonaws.com"
        }
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:pipeline-prod-Stuck"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

# events.sls:45
resource "aws_sns_topic_subscription" "news_email_mail_subscription" {
  topic_arn = aws_sns_topic.news.arn
  protocol  = "email"
  endpoint  = var.mail
  filter_policy = jsonencode({
    about = ["totals"]
  })
  filter_policy_scope = "MessageAttributes"
}

# events.sls:45
resource "aws_sns_topic_subscription" "news_to_newspaper_subscription" {
  topic_arn            = aws_sns_topic.news.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.newspaper.arn
  raw_message_delivery = true
  depends_on           = [aws_sqs_queue_policy.newspaper_policy]
}

# events.sls:49
resource "aws_sqs_queue" "newspaper" {
  name                       = "pipeline-prod-Newspaper"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# events.sls:49
resource "aws_sqs_queue_policy" "newspaper_policy" {
  queue_url = aws_sqs_queue.newspaper.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "sns.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Newspaper",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News"
        }
      }
    }]
  })
}

# Receipts as they stream by, counted by merchant.
# events.sls:52
resource "aws_kinesis_stream" "flow" {
  name             = "pipeline-prod-Flow"
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

# events.sls:53
resource "aws_lambda_function" "count" {
  function_name    = "pipeline-prod-Count"
  role             = aws_iam_role.count_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/count-2deb1446b6f1.zip"
  source_code_hash = "LesURrbxkCrQBeQoT4yK5sldnxXzIEGPsx7UhvDBeLw="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 256
  timeout          = 30
  architectures    = ["x86_64"]
  tags = {
    system = "receipts"
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.count_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.count_role_policy]
}

# events.sls:53
resource "aws_lambda_event_source_mapping" "count_on_flow_mapping" {
  event_source_arn                   = aws_kinesis_stream.flow.arn
  function_name                      = aws_lambda_function.count.function_name
  enabled                            = true
  batch_size                         = 100
  maximum_batching_window_in_seconds = 30
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "LATEST"
  parallelization_factor             = 1
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 5

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.undelivered.arn
    }
  }

  depends_on = [aws_iam_role_policy.count_role_policy]
}

# events.sls:53
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
  tags = {
    system = "receipts"
  }
}

# events.sls:53
resource "aws_iam_role_policy" "count_role_policy" {
  name = "grants"
  role = aws_iam_role.count_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipeline-prod-Count:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipeline-prod-Flow",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Undelivered",
        ]
      },
    ]
  })
}

# events.sls:53
resource "aws_cloudwatch_log_group" "count_logs" {
  name              = "/aws/lambda/pipeline-prod-Count"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "receipts"
  }
}

# Encrypts scans, and messages about them.
# main.sls:17
resource "aws_kms_key" "vault" {
  description              = "scans of receipts"
  key_usage                = "ENCRYPT_DECRYPT"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "Account"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = ["kms:*"]
        Resource = ["*"]
      },
    ]
  })
  multi_region            = false
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 30
  is_enabled              = true

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:17
resource "aws_kms_alias" "vault_alias" {
  name          = "alias/pipeline-prod-Vault"
  target_key_id = aws_kms_key.vault.key_id
}

# Scans come in under `in/`.
# main.sls:20
resource "aws_s3_bucket" "scans" {
  bucket = "pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:20
resource "aws_s3_bucket_versioning" "scans_versioning" {
  bucket = aws_s3_bucket.scans.id

  versioning_configuration {
    status = "Enabled"
  }
}

# main.sls:20
resource "aws_s3_bucket_server_side_encryption_configuration" "scans_encryption" {
  bucket = aws_s3_bucket.scans.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.vault.arn
    }
  }
}

# main.sls:20
resource "aws_s3_bucket_public_access_block" "scans_public_access" {
  bucket                  = aws_s3_bucket.scans.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:20
resource "aws_s3_bucket_ownership_controls" "scans_ownership" {
  bucket = aws_s3_bucket.scans.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:20
resource "aws_s3_bucket_lifecycle_configuration" "scans_lifecycle" {
  bucket = aws_s3_bucket_versioning.scans_versioning.bucket

  rule {
    id     = "Expire"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      days = 365
    }
  }

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
}

# main.sls:20
resource "aws_s3_bucket_notification" "scans_notification" {
  bucket = aws_s3_bucket.scans.id

  queue {
    queue_arn     = aws_sqs_queue.arrivals.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "in/"
  }

  depends_on = [aws_kms_key.vault, aws_sqs_queue_policy.arrivals_policy]
}

# main.sls:20
resource "aws_s3_bucket_policy" "scans_policy" {
  bucket = aws_s3_bucket_public_access_block.scans_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# Scans that wait to be read.
# main.sls:27
resource "aws_sqs_queue" "arrivals" {
  name                       = "pipeline-prod-Arrivals"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.unreadable.arn
    maxReceiveCount     = 5
  })
  kms_master_key_id = aws_kms_key.vault.arn
}

# main.sls:27
resource "aws_sqs_queue_policy" "arrivals_policy" {
  queue_url = aws_sqs_queue.arrivals.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "s3.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Arrivals",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:31
resource "aws_sqs_queue" "unreadable" {
  name                       = "pipeline-prod-Unreadable"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = aws_kms_key.vault.arn
}

# main.sls:33
resource "aws_lambda_function" "read" {
  function_name    = "pipeline-prod-Read"
  role             = aws_iam_role.read_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/read-896fead37bdc.zip"
  source_code_hash = "iW/q03vccI+QLZMIawP9ujLtae3rtZJgEaqWcLYbslQ="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 256
  timeout          = 30
  architectures    = ["x86_64"]
  tags = {
    system = "receipts"
  }

  environment {
    variables = {
      RECEIPTS  = "pipeline-prod-Receipts"
      CURRENCY  = "EUR"
      KEPT_DAYS = "365"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.read_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.read_role_policy]
}

# main.sls:33
resource "aws_lambda_event_source_mapping" "read_on_arrivals_mapping" {
  event_source_arn                   = aws_sqs_queue.arrivals.arn
  function_name                      = aws_lambda_function.read.function_name
  enabled                            = true
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.read_role_policy]
}

# main.sls:33
resource "aws_iam_role" "read_role" {
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
    system = "receipts"
  }
}

# main.sls:33
resource "aws_iam_role_policy" "read_role_policy" {
  name = "grants"
  role = aws_iam_role.read_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipeline-prod-Read:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipeline-prod-Receipts",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::pipeline-prod-scans-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/in/*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.vault.arn]
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Arrivals",
        ]
      },
    ]
  })
}

# main.sls:33
resource "aws_cloudwatch_log_group" "read_logs" {
  name              = "/aws/lambda/pipeline-prod-Read"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "receipts"
  }
}

# What receipts say.
# main.sls:41
resource "aws_dynamodb_table" "receipts" {
  name                        = "pipeline-prod-Receipts"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "receipt"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "receipt"
    type = "S"
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

# Where work starts from, written once for each deployment that changes it.
# main.sls:47
resource "aws_dynamodb_table" "settings" {
  name                        = "pipeline-prod-Settings"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "name"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "name"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:48
resource "aws_lambda_function" "prepare" {
  function_name    = "pipeline-prod-Prepare"
  role             = aws_iam_role.prepare_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/prepare-267d446bf07c.zip"
  source_code_hash = "Jn1Ea/B82Ya6D+CtfIVViOQNXl4k6ECwaHXA2iwKGqQ="
  runtime          = "python3.13"
  handler          = "app.handler"
  memory_size      = 256
  timeout          = 30
  architectures    = ["x86_64"]
  tags = {
    system = "receipts"
  }

  environment {
    variables = {
      SETTINGS = "pipeline-prod-Settings"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.prepare_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.prepare_role_policy]
}

# main.sls:48
resource "aws_cloudwatch_log_group" "prepare_logs" {
  name              = "/aws/lambda/pipeline-prod-Prepare"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "receipts"
  }
}

# main.sls:48
resource "aws_iam_role" "prepare_role" {
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
    system = "receipts"
  }
}

# main.sls:48
resource "aws_iam_role_policy" "prepare_role_policy" {
  name = "grants"
  role = aws_iam_role.prepare_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipeline-prod-Prepare:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipeline-prod-Settings",
        ]
      },
    ]
  })
}

# main.sls:53
resource "aws_lambda_invocation" "currency" {
  function_name = aws_lambda_function.prepare.function_name
  input         = "{\"currency\":\"EUR\"}"
  depends_on = [
    aws_cloudwatch_log_group.prepare_logs,
    aws_dynamodb_table.settings,
    aws_iam_role.prepare_role,
    aws_iam_role_policy.prepare_role_policy,
  ]
}

# Adds up receipts at night, and once more when the year ends.
# time.sls:2
resource "aws_lambda_function" "totals" {
  function_name    = "pipeline-prod-Totals"
  role             = aws_iam_role.totals_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/totals-c4a1d7b257d8.zip"
  source_code_hash = "xKHXslfY/LR+Ycw6Zj+hY1WQs6nA25wZuT4RSEKu98E="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 256
  timeout          = 300
  architectures    = ["x86_64"]
  tags = {
    system = "receipts"
  }

  environment {
    variables = {
      RECEIPTS = "pipeline-prod-Receipts"
      NEWS     = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.totals_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.totals_role_policy]
}

# time.sls:2
resource "aws_scheduler_schedule" "totals_on_cron_schedule" {
  name                         = "pipeline-prod-Totals-on-cron-Schedule"
  schedule_expression          = "cron(0 3 * * ? *)"
  schedule_expression_timezone = "Europe/Berlin"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.totals.arn
    role_arn = aws_iam_role.totals_on_cron_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.totals_on_cron_schedule_role_policy]
}

# time.sls:2
resource "aws_cloudwatch_log_group" "totals_logs" {
  name              = "/aws/lambda/pipeline-prod-Totals"
  retention_in_days = 90
  log_group_class   = "STANDARD"
  tags = {
    system = "receipts"
  }
}

# time.sls:2
resource "aws_iam_role" "totals_role" {
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
    system = "receipts"
  }
}

# time.sls:2
resource "aws_iam_role_policy" "totals_role_policy" {
  name = "grants"
  role = aws_iam_role.totals_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipeline-prod-Totals:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-News",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipeline-prod-Receipts",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipeline-prod-Receipts/index/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipeline-prod-Undelivered",
        ]
      },
    ]
  })
}

# time.sls:2
resource "aws_lambda_function_event_invoke_config" "totals_calls" {
  function_name                = aws_lambda_function.totals.function_name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.undelivered.arn
    }
  }
}

# time.sls:2
resource "aws_iam_role" "totals_on_cron_schedule_role" {
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

# time.sls:2
resource "aws_iam_role_policy" "totals_on_cron_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.totals_on_cron_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Totals",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Totals:*",
      ]
    }]
  })
}

# time.sls:9
resource "aws_scheduler_schedule" "close_year" {
  name                         = "pipeline-prod-CloseYear"
  schedule_expression          = "at(2027-12-31T22:00:00)"
  schedule_expression_timezone = "Europe/Berlin"
  state                        = "ENABLED"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 30
  }

  target {
    arn      = aws_lambda_function.totals.arn
    role_arn = aws_iam_role.close_year_role.arn
    input    = "{\"close\":true}"

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.close_year_role_policy]
}

# time.sls:9
resource "aws_iam_role" "close_year_role" {
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

# time.sls:9
resource "aws_iam_role_policy" "close_year_role_policy" {
  name = "grants"
  role = aws_iam_role.close_year_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Totals",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipeline-prod-Totals:*",
      ]
    }]
  })
}

# time.sls:14
resource "aws_cloudwatch_metric_alarm" "stuck" {
  alarm_name        = "pipeline-prod-Stuck"
  alarm_description = "scans wait for longer than they should"
  actions_enabled   = true
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateAgeOfOldestMessage"
  dimensions = {
    QueueName = aws_sqs_queue.arrivals.name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.news.arn]
}

# time.sls:18
resource "aws_cloudwatch_metric_alarm" "failing" {
  alarm_name      = "pipeline-prod-Failing"
  actions_enabled = true
  namespace       = "AWS/Lambda"
  metric_name     = "Errors"
  dimensions = {
    FunctionName = "pipeline-prod-Read"
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.news.arn]
}

# time.sls:19
resource "aws_cloudwatch_dashboard" "receipt" {
  dashboard_name = "pipeline-prod-Receipt"
  dashboard_body = jsonencode({
    start = "-PT180M"
    widgets = [
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Read"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/Lambda",
              "Invocations",
              "FunctionName",
              "pipeline-prod-Read",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              "pipeline-prod-Read",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              "pipeline-prod-Read",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "ConcurrentExecutions",
              "FunctionName",
              "pipeline-prod-Read",
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              "pipeline-prod-Read",
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
          title   = "Totals"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/Lambda",
              "Invocations",
              "FunctionName",
              "pipeline-prod-Totals",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Errors",
              "FunctionName",
              "pipeline-prod-Totals",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "Throttles",
              "FunctionName",
              "pipeline-prod-Totals",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/Lambda",
              "ConcurrentExecutions",
              "FunctionName",
              "pipeline-prod-Totals",
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/Lambda",
              "Duration",
              "FunctionName",
              "pipeline-prod-Totals",
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
          title   = "Arrivals"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesVisible",
              "QueueName",
              aws_sqs_queue.arrivals.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateNumberOfMessagesNotVisible",
              "QueueName",
              aws_sqs_queue.arrivals.name,
              {
                stat = "Maximum"
              },
            ],
            [
              "AWS/SQS",
              "NumberOfMessagesSent",
              "QueueName",
              aws_sqs_queue.arrivals.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SQS",
              "NumberOfMessagesDeleted",
              "QueueName",
              aws_sqs_queue.arrivals.name,
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/SQS",
              "ApproximateAgeOfOldestMessage",
              "QueueName",
              aws_sqs_queue.arrivals.name,
              {
                stat  = "Maximum"
                yAxis = "right"
              },
            ],
          ]
        }
      },
    ]
  })
}
