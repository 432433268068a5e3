data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Archives with keys of their own, which Terraform's provider knows from 6.2 on.
# main.sls:2
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/archives-Shop"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:archive/archives-Shop-archive-All"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:archive/archives-Shop-archive-Gifts"
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

# main.sls:2
resource "aws_kms_alias" "main_alias" {
  name          = "alias/archives-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:3
resource "aws_sqs_queue" "lost" {
  name                       = "archives-Lost"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:3
resource "aws_sqs_queue_policy" "lost_policy" {
  queue_url = aws_sqs_queue.lost.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "events.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:archives-Lost",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/archives-Shop"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:5
resource "aws_cloudwatch_event_bus" "shop" {
  name               = "archives-Shop"
  kms_key_identifier = aws_kms_key.main.arn

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }

  depends_on = [aws_sqs_queue_policy.lost_policy]
}

# main.sls:5
resource "aws_cloudwatch_event_archive" "shop_archive_all" {
  name               = "archives-Shop-archive-All"
  event_source_arn   = aws_cloudwatch_event_bus.shop.arn
  kms_key_identifier = aws_kms_key.main.arn
}

# main.sls:5
resource "aws_cloudwatch_event_archive" "shop_archive_gifts" {
  name               = "archives-Shop-archive-Gifts"
  event_source_arn   = aws_cloudwatch_event_bus.shop.arn
  event_pattern      = "{\"detail\":{\"kind\":[\"gift\"]}}"
  retention_days     = 30
  kms_key_identifier = aws_kms_key.main.arn
}
