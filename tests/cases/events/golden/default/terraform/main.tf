data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:11
resource "aws_kms_key" "main" {
  key_usage                = "ENCRYPT_DECRYPT"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
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
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Ship-Machines-Rule"
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
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
        ]
        Resource = ["*"]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/events-Ship-on-Shop-events-Rule"
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
        Action   = ["kms:DescribeKey"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events"
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

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:11
resource "aws_kms_alias" "main_alias" {
  name          = "alias/events-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:12
resource "aws_kms_key" "kept" {
  key_usage                = "ENCRYPT_DECRYPT"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Account"
      Effect = "Allow"
      Principal = {
        AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
      }
      Action   = ["kms:*"]
      Resource = ["*"]
    }]
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

# main.sls:12
resource "aws_kms_alias" "kept_alias" {
  name          = "alias/events-Kept"
  target_key_id = aws_kms_key.kept.key_id
}

# main.sls:13
resource "aws_sqs_queue" "failed" {
  name                       = "events-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = aws_kms_key.main.arn
}

# main.sls:13
resource "aws_sqs_queue_policy" "failed_policy" {
  queue_url = aws_sqs_queue.failed.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Failed",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
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
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Failed",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Ship-Machines-Rule"
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
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Failed",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/events-Ship-on-Shop-events-Rule"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

# main.sls:14
resource "aws_sqs_queue" "lost" {
  name                       = "events-Lost"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:14
resource "aws_sqs_queue_policy" "lost_policy" {
  queue_url = aws_sqs_queue.lost.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Lost",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Onward"
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
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Lost",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

# main.sls:15
resource "aws_sqs_queue" "jobs" {
  name                       = "events-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:15
resource "aws_sqs_queue_policy" "jobs_policy" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Jobs",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:16
resource "aws_sqs_queue" "ordered" {
  name                        = "events-Ordered.fifo"
  visibility_timeout_seconds  = 30
  message_retention_seconds   = 345600
  receive_wait_time_seconds   = 20
  delay_seconds               = 0
  max_message_size            = 262144
  fifo_queue                  = true
  content_based_deduplication = true
  sqs_managed_sse_enabled     = true
}

# main.sls:16
resource "aws_sqs_queue_policy" "ordered_policy" {
  queue_url = aws_sqs_queue.ordered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-Ordered.fifo",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:17
resource "aws_cloudwatch_log_resource_policy" "seen_policy" {
  policy_name = "events-events-Seen"
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
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/events/events-Seen:*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
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
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/events/events-Seen:*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
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
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/events/events-Seen:*",
        ]
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "delivery.logs.amazonaws.com"
        }
        Action = ["logs:CreateLogStream"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/events/events-Seen:*",
        ]
      },
    ]
  })
}

# main.sls:17
resource "aws_cloudwatch_log_group" "seen" {
  name              = "/events/events-Seen"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:18
resource "aws_sns_topic" "news" {
  name              = "events-News"
  signature_version = 2
}

# main.sls:18
resource "aws_sns_topic_policy" "news_policy" {
  arn = aws_sns_topic.news.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sns:Publish"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:events-News",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Further"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:19
resource "aws_kinesis_stream" "clicks" {
  name             = "events-Clicks"
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
resource "aws_cloudwatch_event_bus" "small" {
  name = "events-Small"
}

# main.sls:23
resource "aws_cloudwatch_event_bus" "shop" {
  name               = "shop-events"
  description        = "What happens in the shop"
  kms_key_identifier = aws_kms_key.main.arn
  tags = {
    team = "shop"
  }

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }

  depends_on = [aws_sqs_queue_policy.lost_policy]
}

# main.sls:23
resource "aws_cloudwatch_event_bus_policy" "shop_policy" {
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Fromoabcdef1234"
        Effect    = "Allow"
        Principal = "*"
        Action    = "events:PutEvents"
        Resource  = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events"
        Condition = {
          StringEquals = {
            "aws:PrincipalOrgID" = "o-abcdef1234"
          }
        }
      },
      {
        Sid    = "From111122223333"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::111122223333:root"
        }
        Action   = "events:PutEvents"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events"
        Condition = {
          StringEquals = {
            "events:source"      = "partner.shop"
            "events:detail-type" = "Order Placed"
          }
        }
      },
      {
        Sid    = "From444455556666"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::444455556666:root"
        }
        Action   = "events:PutEvents"
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events"
      },
    ]
  })
  depends_on = [aws_kms_key.main, aws_sqs_queue_policy.lost_policy]
}

# main.sls:23
resource "aws_cloudwatch_event_archive" "shop_archive_all" {
  name             = "events-Shop-archive-All"
  event_source_arn = aws_cloudwatch_event_bus.shop.arn
}

# main.sls:23
resource "aws_cloudwatch_event_archive" "shop_archive_gifts" {
  name             = "events-Shop-archive-Gifts"
  description      = "Gifts of more than a year"
  event_source_arn = aws_cloudwatch_event_bus.shop.arn
  event_pattern    = "{\"source\":[\"shop\"],\"detail\":{\"kind\":[\"gift\"]}}"
  retention_days   = 400
}

# main.sls:35
resource "aws_cloudwatch_event_bus" "saas" {
  name              = "aws.partner/example.com/123"
  event_source_name = "aws.partner/example.com/123"
}

# main.sls:37
resource "aws_lambda_function" "ship" {
  function_name    = "events-Ship"
  role             = aws_iam_role.ship_role.arn
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
    log_group  = aws_cloudwatch_log_group.ship_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.ship_role_policy]
}

# main.sls:37
resource "aws_cloudwatch_event_rule" "ship_on_shop_events_rule" {
  name           = "events-Ship-on-Shop-events-Rule"
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  event_pattern  = "{\"source\":[\"shop\"],\"detail-type\":[\"Order Placed\",\"Order Paid\"],\"detail\":{\"kind\":[\"gift\"],\"total\":[{\"numeric\":[\">=\",100,\"<\",1000]}],\"note\":[{\"exists\":true}],\"customer\":{\"country\":[{\"prefix\":\"D\"},{\"anything-but\":[\"DE\"]}]},\"$or\":[{\"order\":[{\"suffix\":\"x\"}]},{\"order\":[{\"wildcard\":\"a*z\"}]}]}}"
  state          = "DISABLED"
}

# main.sls:37
resource "aws_cloudwatch_event_rule" "ship_on_events_rule" {
  name          = "events-Ship-on-events-Rule"
  event_pattern = "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"]}"
  state         = "ENABLED"
}

# main.sls:37
resource "aws_cloudwatch_event_rule" "ship_machines_rule" {
  name          = "events-Ship-Machines-Rule"
  event_pattern = "{\"source\":[\"aws.ec2\"]}"
  state         = "ENABLED"
}

# main.sls:37
resource "aws_cloudwatch_log_group" "ship_logs" {
  name              = "/aws/lambda/events-Ship"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:37
resource "aws_iam_role" "ship_role" {
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

# main.sls:37
resource "aws_iam_role_policy" "ship_role_policy" {
  name = "grants"
  role = aws_iam_role.ship_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/events-Ship:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["events:PutEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/shop-events",
        ]
        Condition = {
          StringEquals = {
            "events:source"      = "shop"
            "events:detail-type" = "Order Shipped"
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["events:PutEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/events-Small",
        ]
      },
    ]
  })
}

# main.sls:37
resource "aws_cloudwatch_event_target" "ship_on_shop_events_rule_to_receiver_target" {
  rule           = aws_cloudwatch_event_rule.ship_on_shop_events_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "receiver"
  arn            = aws_lambda_function.ship.arn

  input_transformer {
    input_paths = {
      detail_order = "$.detail.order"
    }
    input_template = "{\"id\":<detail_order>,\"text\":\"order <detail_order> of events\"}"
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }

  retry_policy {
    maximum_retry_attempts       = 3
    maximum_event_age_in_seconds = 3600
  }

  depends_on = [
    aws_kms_key.main,
    aws_lambda_permission.ship_on_shop_events_rule_to_receiver_permission,
    aws_sqs_queue_policy.failed_policy,
  ]
}

# main.sls:37
resource "aws_lambda_permission" "ship_on_shop_events_rule_to_receiver_permission" {
  function_name  = aws_lambda_function.ship.function_name
  action         = "lambda:InvokeFunction"
  principal      = "events.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/events-Ship-on-Shop-events-Rule"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:37
resource "aws_cloudwatch_event_target" "ship_on_events_rule_to_receiver_target" {
  rule      = aws_cloudwatch_event_rule.ship_on_events_rule.name
  target_id = "receiver"
  arn       = aws_lambda_function.ship.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_lambda_permission.ship_on_events_rule_to_receiver_permission]
}

# main.sls:37
resource "aws_lambda_permission" "ship_on_events_rule_to_receiver_permission" {
  function_name  = aws_lambda_function.ship.function_name
  action         = "lambda:InvokeFunction"
  principal      = "events.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Ship-on-events-Rule"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:37
resource "aws_cloudwatch_event_target" "ship_machines_rule_to_receiver_target" {
  rule      = aws_cloudwatch_event_rule.ship_machines_rule.name
  target_id = "receiver"
  arn       = aws_lambda_function.ship.arn
  input     = "{\"kind\":\"machine\"}"

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }

  retry_policy {
    maximum_retry_attempts       = 0
    maximum_event_age_in_seconds = 60
  }

  depends_on = [
    aws_kms_key.main,
    aws_lambda_permission.ship_machines_rule_to_receiver_permission,
    aws_sqs_queue_policy.failed_policy,
  ]
}

# main.sls:37
resource "aws_lambda_permission" "ship_machines_rule_to_receiver_permission" {
  function_name  = aws_lambda_function.ship.function_name
  action         = "lambda:InvokeFunction"
  principal      = "events.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Ship-Machines-Rule"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:57
resource "aws_cloudwatch_event_connection" "basic" {
  name               = "events-Basic"
  authorization_type = "BASIC"

  auth_parameters {
    basic {
      username = "shop"
      password = var.password
    }
  }
}

# main.sls:59
resource "aws_cloudwatch_event_connection" "keyed" {
  name               = "keyed"
  description        = "A partner with a key"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "X-Api-Key"
      value = var.password
    }

    invocation_http_parameters {
      header {
        key   = "X-Source"
        value = "shop"
      }

      header {
        key             = "X-Secret"
        value           = var.password
        is_value_secret = true
      }

      query_string {
        key   = "version"
        value = "1"
      }

      query_string {
        key             = "token"
        value           = var.password
        is_value_secret = true
      }

      body {
        key   = "tenant"
        value = "a"
      }

      body {
        key             = "pin"
        value           = var.password
        is_value_secret = true
      }
    }
  }
}

# main.sls:66
resource "aws_cloudwatch_event_connection" "tokens" {
  name               = "events-Tokens"
  authorization_type = "OAUTH_CLIENT_CREDENTIALS"

  auth_parameters {
    oauth {
      authorization_endpoint = "https://example.com/token"
      http_method            = "PUT"

      client_parameters {
        client_id     = "shop"
        client_secret = var.password
      }

      oauth_http_parameters {
        header {
          key   = "X-Tenant"
          value = "a"
        }

        query_string {
          key   = "audience"
          value = "orders"
        }

        body {
          key   = "grant_type"
          value = "client_credentials"
        }
      }
    }
  }
}

# main.sls:73
resource "aws_cloudwatch_event_api_destination" "plain" {
  name                             = "events-Plain"
  connection_arn                   = aws_cloudwatch_event_connection.basic.arn
  invocation_endpoint              = "https://example.com/orders"
  http_method                      = "POST"
  invocation_rate_limit_per_second = 300
}

# main.sls:75
resource "aws_cloudwatch_event_api_destination" "paths" {
  name                             = "paths"
  description                      = "Orders of a partner"
  connection_arn                   = aws_cloudwatch_event_connection.keyed.arn
  invocation_endpoint              = "https://example.com/*/orders/*"
  http_method                      = "PUT"
  invocation_rate_limit_per_second = 5
}

# main.sls:80
resource "aws_cloudwatch_event_rule" "everything" {
  name           = "everything"
  description    = "Copies of all orders"
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  event_pattern  = "{\"source\":[\"shop\"],\"detail-type\":[\"Order Placed\"],\"detail\":{\"kind\":[\"gift\",\"sale\"]},\"account\":[\"111122223333\"],\"region\":[\"eu-west-1\"],\"resources\":[{\"prefix\":\"arn:aws:\"}],\"id\":[{\"exists\":true}],\"time\":[{\"prefix\":\"2027-\"}],\"version\":[\"0\"]}"
  state          = "ENABLED"
  tags = {
    team = "shop"
  }
}

# main.sls:80
resource "aws_cloudwatch_event_target" "everything_to_jobs_target" {
  rule           = aws_cloudwatch_event_rule.everything.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Jobs"
  arn            = aws_sqs_queue.jobs.arn
  input          = "{\"kind\":\"copy\",\"parts\":[1,2.5,true]}"

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }

  retry_policy {
    maximum_retry_attempts       = 10
    maximum_event_age_in_seconds = 7200
  }

  depends_on = [
    aws_kms_key.main,
    aws_sqs_queue_policy.failed_policy,
    aws_sqs_queue_policy.jobs_policy,
  ]
}

# main.sls:80
resource "aws_cloudwatch_event_target" "everything_to_ordered_target" {
  rule           = aws_cloudwatch_event_rule.everything.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Ordered"
  arn            = aws_sqs_queue.ordered.arn

  input_transformer {
    input_paths = {
      detail_order = "$.detail.order"
    }
    input_template = "{\"all\":<aws.events.event.json>,\"id\":<detail_order>}"
  }

  sqs_target {
    message_group_id = "orders"
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_sqs_queue_policy.ordered_policy]
}

# main.sls:80
resource "aws_cloudwatch_event_target" "everything_to_paths_target" {
  rule           = aws_cloudwatch_event_rule.everything.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Paths"
  arn            = aws_cloudwatch_event_api_destination.paths.arn
  role_arn       = aws_iam_role.everything_to_paths_role.arn

  http_target {
    path_parameter_values = ["shop", "1"]
    header_parameters = {
      "X-Source" = "shop"
    }
    query_string_parameters = {
      dry = "true"
    }
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_iam_role_policy.everything_to_paths_role_policy]
}

# main.sls:80
resource "aws_iam_role" "everything_to_paths_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
  tags = {
    team = "shop"
  }
}

# main.sls:80
resource "aws_iam_role_policy" "everything_to_paths_role_policy" {
  name = "grants"
  role = aws_iam_role.everything_to_paths_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:InvokeApiDestination"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:api-destination/paths/*",
      ]
    }]
  })
}

# main.sls:80
resource "aws_cloudwatch_event_target" "everything_to_small_target" {
  rule           = aws_cloudwatch_event_rule.everything.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Small"
  arn            = aws_cloudwatch_event_bus.small.arn
  role_arn       = aws_iam_role.everything_to_small_role.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_iam_role_policy.everything_to_small_role_policy]
}

# main.sls:80
resource "aws_iam_role" "everything_to_small_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/shop-events/everything"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
  tags = {
    team = "shop"
  }
}

# main.sls:80
resource "aws_iam_role_policy" "everything_to_small_role_policy" {
  name = "grants"
  role = aws_iam_role.everything_to_small_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:PutEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/events-Small",
      ]
    }]
  })
}

# main.sls:80
resource "aws_cloudwatch_event_target" "everything_to_seen_target" {
  rule           = aws_cloudwatch_event_rule.everything.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  target_id      = "Seen"
  arn            = aws_cloudwatch_log_group.seen.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_cloudwatch_log_resource_policy.seen_policy]
}

# main.sls:95
resource "aws_cloudwatch_event_rule" "further" {
  name          = "events-Further"
  event_pattern = "{\"source\":[\"shop\"]}"
  state         = "ENABLED"
}

# main.sls:95
resource "aws_cloudwatch_event_target" "further_to_news_target" {
  rule      = aws_cloudwatch_event_rule.further.name
  target_id = "News"
  arn       = aws_sns_topic.news.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_sns_topic_policy.news_policy]
}

# main.sls:95
resource "aws_cloudwatch_event_target" "further_to_clicks_target" {
  rule      = aws_cloudwatch_event_rule.further.name
  target_id = "Clicks"
  arn       = aws_kinesis_stream.clicks.arn
  role_arn  = aws_iam_role.further_to_clicks_role.arn

  kinesis_target {
    partition_key_path = "$.detail.order"
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_iam_role_policy.further_to_clicks_role_policy]
}

# main.sls:95
resource "aws_iam_role" "further_to_clicks_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Further"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:95
resource "aws_iam_role_policy" "further_to_clicks_role_policy" {
  name = "grants"
  role = aws_iam_role.further_to_clicks_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/events-Clicks",
      ]
    }]
  })
}

# main.sls:101
resource "aws_cloudwatch_event_rule" "onward" {
  name          = "events-Onward"
  event_pattern = "{\"source\":[\"aws.iam\"],\"detail-type\":[\"AWS API Call via CloudTrail\"]}"
  state         = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
}

# main.sls:101
resource "aws_cloudwatch_event_target" "onward_central_target" {
  rule      = aws_cloudwatch_event_rule.onward.name
  target_id = "Central"
  arn       = "arn:aws:events:eu-west-1:111122223333:event-bus/central"
  role_arn  = aws_iam_role.onward_central_role.arn

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }

  retry_policy {
    maximum_retry_attempts       = 1
    maximum_event_age_in_seconds = 3600
  }

  depends_on = [aws_iam_role_policy.onward_central_role_policy, aws_sqs_queue_policy.lost_policy]
}

# main.sls:101
resource "aws_iam_role" "onward_central_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/events-Onward"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:101
resource "aws_iam_role_policy" "onward_central_role_policy" {
  name = "grants"
  role = aws_iam_role.onward_central_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["events:PutEvents"]
      Resource = ["arn:aws:events:eu-west-1:111122223333:event-bus/central"]
    }]
  })
}

# main.sls:108
resource "aws_cloudwatch_event_rule" "elsewhere" {
  name           = "events-Elsewhere"
  event_bus_name = "arn:aws:events:eu-west-1:111122223333:event-bus/central"
  event_pattern  = "{\"source\":[\"shop\"]}"
  state          = "DISABLED"
}

# main.sls:108
resource "aws_cloudwatch_event_target" "elsewhere_to_plain_target" {
  rule           = aws_cloudwatch_event_rule.elsewhere.name
  event_bus_name = "arn:aws:events:eu-west-1:111122223333:event-bus/central"
  target_id      = "Plain"
  arn            = aws_cloudwatch_event_api_destination.plain.arn
  role_arn       = aws_iam_role.elsewhere_to_plain_role.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  depends_on = [aws_iam_role_policy.elsewhere_to_plain_role_policy]
}

# main.sls:108
resource "aws_iam_role" "elsewhere_to_plain_role" {
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
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:rule/central/events-Elsewhere"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:108
resource "aws_iam_role_policy" "elsewhere_to_plain_role_policy" {
  name = "grants"
  role = aws_iam_role.elsewhere_to_plain_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["events:InvokeApiDestination"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:api-destination/events-Plain/*",
      ]
    }]
  })
}

# main.sls:113
resource "aws_cloudwatch_metric_alarm" "trouble" {
  alarm_name      = "events-Trouble"
  actions_enabled = true
  namespace       = "AWS/Events"
  metric_name     = "FailedInvocations"
  dimensions = {
    EventBusName = aws_cloudwatch_event_bus.shop.name
    RuleName     = aws_cloudwatch_event_rule.everything.name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}
