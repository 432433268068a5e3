data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_sns_topic" "plain" {
  name              = "topics-Plain"
  signature_version = 2
}

# main.sls:9
resource "aws_xray_resource_policy" "standard_tracing" {
  policy_name = "topics-Standard"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "sns.amazonaws.com"
      }
      Action   = ["xray:PutTraceSegments", "xray:GetSamplingRules", "xray:GetSamplingTargets"]
      Resource = "*"
      Condition = {
        StringLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:9
resource "aws_sns_topic" "standard" {
  name                                = "topics-Standard"
  display_name                        = "The Shop"
  kms_master_key_id                   = aws_kms_key.main.arn
  signature_version                   = 1
  tracing_config                      = "Active"
  lambda_success_feedback_role_arn    = aws_iam_role.standard_logger.arn
  lambda_failure_feedback_role_arn    = aws_iam_role.standard_logger.arn
  lambda_success_feedback_sample_rate = 10
  sqs_success_feedback_role_arn       = aws_iam_role.standard_logger.arn
  sqs_failure_feedback_role_arn       = aws_iam_role.standard_logger.arn
  sqs_success_feedback_sample_rate    = 10
  http_success_feedback_role_arn      = aws_iam_role.standard_logger.arn
  http_failure_feedback_role_arn      = aws_iam_role.standard_logger.arn
  http_success_feedback_sample_rate   = 10
  tags = {
    team = "shop"
    cost = "1000"
  }
}

# main.sls:9
resource "aws_sns_topic_policy" "standard_policy" {
  arn = aws_sns_topic.standard.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
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
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:topics-Low"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

# main.sls:9
resource "aws_sns_topic_subscription" "standard_email_team_shop_example_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "email"
  endpoint  = "team@shop.example"
}

# main.sls:9
resource "aws_sns_topic_subscription" "standard_owner_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "email-json"
  endpoint  = "owner@shop.example"
  filter_policy = jsonencode({
    kind = [
      "order",
      {
        prefix = "return-"
      },
    ]
  })
  filter_policy_scope = "MessageAttributes"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
  depends_on = [aws_kms_key.main, aws_sqs_queue_policy.lost_policy]
}

# main.sls:9
resource "aws_sns_topic_subscription" "standard_sms_4915112345678_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "sms"
  endpoint  = "+4915112345678"
  filter_policy = jsonencode({
    urgent = ["true"]
  })
  filter_policy_scope = "MessageAttributes"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
  depends_on = [aws_kms_key.main, aws_sqs_queue_policy.lost_policy]
}

# main.sls:9
resource "aws_sns_topic_subscription" "standard_https_https_shop_example_plain_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "https"
  endpoint  = "https://shop.example/plain"
}

# main.sls:9
resource "aws_sns_topic_subscription" "standard_hook_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "https"
  endpoint  = "https://shop.example/hook?source=sns"
  filter_policy = jsonencode({
    order = {
      total = [{
        numeric = [">", 100]
      }]
    }
  })
  filter_policy_scope  = "MessageBody"
  raw_message_delivery = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      numRetries         = 10
      numNoDelayRetries  = 1
      numMinDelayRetries = 2
      numMaxDelayRetries = 3
      minDelayTarget     = 1
      maxDelayTarget     = 60
      backoffFunction    = "exponential"
    }
    throttlePolicy = {
      maxReceivesPerSecond = 10
    }
    requestPolicy = {
      headerContentType = "application/json"
    }
  })
  endpoint_auto_confirms          = true
  confirmation_timeout_in_minutes = 5
  depends_on                      = [aws_kms_key.main, aws_sqs_queue_policy.lost_policy]
}

# main.sls:9
resource "aws_iam_role" "standard_logger" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["sns.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
  tags = {
    team = "shop"
    cost = "1000"
  }
}

# main.sls:9
resource "aws_iam_role_policy" "standard_logger_policy" {
  name = "grants"
  role = aws_iam_role.standard_logger.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
      ]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:sns/*",
      ]
    }]
  })
}

# AWS's key: only roles of this account send here.
# main.sls:28
resource "aws_sns_topic" "managed" {
  name                                = "topics-Managed"
  kms_master_key_id                   = "alias/aws/sns"
  signature_version                   = 2
  lambda_success_feedback_role_arn    = aws_iam_role.managed_logger.arn
  lambda_failure_feedback_role_arn    = aws_iam_role.managed_logger.arn
  lambda_success_feedback_sample_rate = 0
  sqs_success_feedback_role_arn       = aws_iam_role.managed_logger.arn
  sqs_failure_feedback_role_arn       = aws_iam_role.managed_logger.arn
  sqs_success_feedback_sample_rate    = 0
  http_success_feedback_role_arn      = aws_iam_role.managed_logger.arn
  http_failure_feedback_role_arn      = aws_iam_role.managed_logger.arn
  http_success_feedback_sample_rate   = 0
}

# main.sls:28
resource "aws_iam_role" "managed_logger" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["sns.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:28
resource "aws_iam_role_policy" "managed_logger_policy" {
  name = "grants"
  role = aws_iam_role.managed_logger.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
      ]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:sns/*",
      ]
    }]
  })
}

# main.sls:30
resource "aws_sns_topic" "foreign" {
  name              = "foreign"
  kms_master_key_id = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  signature_version = 2
}

# main.sls:32
resource "aws_sns_topic" "ordered" {
  name                        = "topics-Ordered.fifo"
  fifo_topic                  = true
  content_based_deduplication = true
  fifo_throughput_scope       = "MessageGroup"
  archive_policy = jsonencode({
    MessageRetentionPeriod = 30
  })
  signature_version = 2
}

# main.sls:34
resource "aws_sns_topic" "strict" {
  name                  = "strict.fifo"
  fifo_topic            = true
  fifo_throughput_scope = "Topic"
  signature_version     = 2
}

# main.sls:36
resource "aws_kms_key" "main" {
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Plain"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard"
          }
        }
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:topics-Low"
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

# main.sls:36
resource "aws_kms_alias" "main_alias" {
  name          = "alias/topics-Main"
  target_key_id = aws_kms_key.main.key_id
}

# Takes in every way that a topic gives.
# main.sls:39
resource "aws_sqs_queue" "jobs" {
  name                       = "topics-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = aws_kms_key.main.arn
}

# main.sls:39
resource "aws_sqs_queue_policy" "jobs_policy" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Jobs",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Plain"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Jobs",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard"
          }
        }
      },
    ]
  })
}

# main.sls:39
resource "aws_sns_topic_subscription" "jobs_on_standard_messages_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.jobs.arn
  filter_policy = jsonencode({
    order = {
      kind = ["order"]
      total = [{
        numeric = [">", 100]
      }]
    }
  })
  filter_policy_scope  = "MessageBody"
  raw_message_delivery = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
  depends_on = [
    aws_kms_key.main,
    aws_sqs_queue_policy.jobs_policy,
    aws_sqs_queue_policy.lost_policy,
  ]
}

# main.sls:39
resource "aws_sns_topic_subscription" "jobs_on_plain_subscription" {
  topic_arn  = aws_sns_topic.plain.arn
  protocol   = "sqs"
  endpoint   = aws_sqs_queue.jobs.arn
  depends_on = [aws_kms_key.main, aws_sqs_queue_policy.jobs_policy]
}

# main.sls:48
resource "aws_sqs_queue" "lost" {
  name                       = "topics-Lost"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = aws_kms_key.main.arn
}

# main.sls:48
resource "aws_sqs_queue_policy" "lost_policy" {
  queue_url = aws_sqs_queue.lost.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "sns.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Lost",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard"
        }
      }
    }]
  })
}

# main.sls:49
resource "aws_sqs_queue" "lost_ordered" {
  name                       = "topics-LostOrdered.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:49
resource "aws_sqs_queue_policy" "lost_ordered_policy" {
  queue_url = aws_sqs_queue.lost_ordered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "sns.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-LostOrdered.fifo",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Ordered.fifo"
        }
      }
    }]
  })
}

# main.sls:51
resource "aws_sqs_queue" "shipping" {
  name                        = "topics-Shipping.fifo"
  visibility_timeout_seconds  = 30
  message_retention_seconds   = 345600
  receive_wait_time_seconds   = 20
  delay_seconds               = 0
  max_message_size            = 262144
  fifo_queue                  = true
  content_based_deduplication = true
  sqs_managed_sse_enabled     = true
}

# main.sls:51
resource "aws_sqs_queue_policy" "shipping_policy" {
  queue_url = aws_sqs_queue.shipping.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "sns.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Shipping.fifo",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Ordered.fifo"
        }
      }
    }]
  })
}

# main.sls:51
resource "aws_sns_topic_subscription" "shipping_on_ordered_subscription" {
  topic_arn = aws_sns_topic.ordered.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.shipping.arn
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost_ordered.arn
  })
  replay_policy = jsonencode({
    PointType     = "Timestamp"
    StartingPoint = "2026-11-01T00:00:00Z"
    EndingPoint   = "2026-11-02T00:00:00Z"
  })
  depends_on = [aws_sqs_queue_policy.lost_ordered_policy, aws_sqs_queue_policy.shipping_policy]
}

# A standard queue may take from a FIFO topic, too.
# main.sls:57
resource "aws_sqs_queue" "audit" {
  name                       = "topics-Audit"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:57
resource "aws_sqs_queue_policy" "audit_policy" {
  queue_url = aws_sqs_queue.audit.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Audit",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Ordered.fifo"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Audit",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:strict.fifo"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Audit",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Shouts"
          }
        }
      },
    ]
  })
}

# main.sls:57
resource "aws_sns_topic_subscription" "audit_on_ordered_subscription" {
  topic_arn  = aws_sns_topic.ordered.arn
  protocol   = "sqs"
  endpoint   = aws_sqs_queue.audit.arn
  depends_on = [aws_sqs_queue_policy.audit_policy]
}

# main.sls:57
resource "aws_sns_topic_subscription" "audit_on_strict_subscription" {
  topic_arn  = aws_sns_topic.strict.arn
  protocol   = "sqs"
  endpoint   = aws_sqs_queue.audit.arn
  depends_on = [aws_sqs_queue_policy.audit_policy]
}

# main.sls:59
resource "aws_lambda_function" "worker" {
  function_name    = "topics-Worker"
  role             = aws_iam_role.worker_role.arn
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
      TOPIC = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Plain"
      NAME  = "topics-Ordered.fifo"
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

# main.sls:59
resource "aws_sns_topic_subscription" "worker_on_plain_subscription" {
  topic_arn  = aws_sns_topic.plain.arn
  protocol   = "lambda"
  endpoint   = aws_lambda_function.worker.arn
  depends_on = [aws_lambda_permission.worker_on_plain_permission]
}

# main.sls:59
resource "aws_lambda_permission" "worker_on_plain_permission" {
  function_name = aws_lambda_function.worker.function_name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Plain"
}

# main.sls:59
resource "aws_sns_topic_subscription" "worker_big_subscription" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.worker.arn
  filter_policy = jsonencode({
    kind = ["order"]
  })
  filter_policy_scope = "MessageAttributes"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
  depends_on = [
    aws_kms_key.main,
    aws_lambda_permission.worker_big_permission,
    aws_sqs_queue_policy.lost_policy,
  ]
}

# main.sls:59
resource "aws_lambda_permission" "worker_big_permission" {
  function_name = aws_lambda_function.worker.function_name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Standard"
}

# main.sls:59
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/topics-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:59
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

# main.sls:59
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:foreign",
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Managed",
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Shouts",
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:strict.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/topics-Worker:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
        ]
      },
    ]
  })
}

# Its subscribers stand at the topic.
# main.sls:67
resource "aws_sns_topic" "shouts" {
  name              = "topics-Shouts"
  signature_version = 2
}

# main.sls:67
resource "aws_sns_topic_subscription" "shouts_to_audit_subscription" {
  topic_arn  = aws_sns_topic.shouts.arn
  protocol   = "sqs"
  endpoint   = aws_sqs_queue.audit.arn
  depends_on = [aws_sqs_queue_policy.audit_policy]
}

# main.sls:67
resource "aws_sns_topic_subscription" "shouts_voice_subscription" {
  topic_arn = aws_sns_topic.shouts.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.teller.arn
  filter_policy = jsonencode({
    kind = ["shout"]
  })
  filter_policy_scope = "MessageAttributes"
  depends_on          = [aws_lambda_permission.shouts_voice_permission]
}

# main.sls:71
resource "aws_lambda_function" "teller" {
  function_name    = "topics-Teller"
  role             = aws_iam_role.teller_role.arn
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
      TOPIC = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Shouts"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.teller_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.teller_role_policy]
}

# main.sls:71
resource "aws_lambda_permission" "shouts_voice_permission" {
  function_name = aws_lambda_function.teller.function_name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Shouts"
}

# main.sls:71
resource "aws_cloudwatch_log_group" "teller_logs" {
  name              = "/aws/lambda/topics-Teller"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:71
resource "aws_iam_role" "teller_role" {
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

# main.sls:71
resource "aws_iam_role_policy" "teller_role_policy" {
  name = "grants"
  role = aws_iam_role.teller_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/topics-Teller:*",
      ]
    }]
  })
}

# A queue of another account.
# main.sls:74
resource "aws_sns_topic_subscription" "partner" {
  topic_arn = aws_sns_topic.plain.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-west-1:123456789012:partner"
}

# Tells a topic and a queue, whose key lets S3 in.
# main.sls:79
resource "aws_s3_bucket" "files" {
  bucket = "topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:79
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:79
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:79
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:79
resource "aws_s3_bucket_notification" "files_notification" {
  bucket = aws_s3_bucket.files.id

  queue {
    queue_arn     = aws_sqs_queue.cleaner.arn
    events        = ["s3:ObjectRemoved:*"]
    filter_suffix = ".csv"
  }

  topic {
    topic_arn     = aws_sns_topic.standard.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "in/"
  }

  depends_on = [
    aws_kms_key.main,
    aws_sns_topic_policy.standard_policy,
    aws_sqs_queue_policy.cleaner_policy,
  ]
}

# main.sls:79
resource "aws_s3_bucket_policy" "files_policy" {
  bucket = aws_s3_bucket_public_access_block.files_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:80
resource "aws_sqs_queue" "cleaner" {
  name                       = "topics-Cleaner"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = aws_kms_key.main.arn
}

# main.sls:80
resource "aws_sqs_queue_policy" "cleaner_policy" {
  queue_url = aws_sqs_queue.cleaner.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "s3.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:topics-Cleaner",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::topics-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:83
resource "aws_cloudwatch_metric_alarm" "low" {
  alarm_name          = "topics-Low"
  actions_enabled     = true
  namespace           = "topics"
  metric_name         = "Sales"
  statistic           = "Sum"
  period              = 300
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 1
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.standard.arn]
}

# main.sls:84
resource "aws_cloudwatch_metric_alarm" "undelivered" {
  alarm_name      = "topics-Undelivered"
  actions_enabled = true
  namespace       = "AWS/SNS"
  metric_name     = "NumberOfNotificationsFailed"
  dimensions = {
    TopicName = aws_sns_topic.standard.name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}

# main.sls:85
resource "aws_cloudwatch_metric_alarm" "behind" {
  alarm_name      = "topics-Behind"
  actions_enabled = true
  namespace       = "AWS/SQS"
  metric_name     = "ApproximateAgeOfOldestMessage"
  dimensions = {
    QueueName = aws_sqs_queue.jobs.name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}
