data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:5
resource "aws_kms_key" "plain" {
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

# main.sls:5
resource "aws_kms_alias" "plain_alias" {
  name          = "alias/keys-Plain"
  target_key_id = aws_kms_key.plain.key_id
}

# main.sls:7
resource "aws_kms_key" "main" {
  description              = "Everything of the shop"
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
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "logs.${data.aws_region.current.id}.amazonaws.com"
        }
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]
        Resource = ["*"]
        Condition = {
          StringEquals = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/keys/keys-Lines"
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
  multi_region            = true
  enable_key_rotation     = true
  rotation_period_in_days = 90
  deletion_window_in_days = 7
  is_enabled              = true
  tags = {
    team = "security"
  }
}

# main.sls:7
resource "aws_kms_alias" "main_alias" {
  name          = "alias/shop/main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:13
resource "aws_kms_key" "paused" {
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
  enable_key_rotation     = false
  deletion_window_in_days = 14
  is_enabled              = false
}

# main.sls:13
resource "aws_kms_alias" "paused_alias" {
  name          = "alias/keys-Paused"
  target_key_id = aws_kms_key.paused.key_id
}

# main.sls:15
resource "aws_kms_key" "signing" {
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
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
  enable_key_rotation     = false
  deletion_window_in_days = 30
  is_enabled              = true
}

# main.sls:15
resource "aws_kms_alias" "signing_alias" {
  name          = "alias/keys-Signing"
  target_key_id = aws_kms_key.signing.key_id
}

# main.sls:16
resource "aws_kms_key" "letters" {
  key_usage                = "ENCRYPT_DECRYPT"
  customer_master_key_spec = "RSA_4096"
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
  enable_key_rotation     = false
  deletion_window_in_days = 30
  is_enabled              = true
}

# main.sls:16
resource "aws_kms_alias" "letters_alias" {
  name          = "alias/keys-Letters"
  target_key_id = aws_kms_key.letters.key_id
}

# main.sls:17
resource "aws_kms_key" "codes" {
  key_usage                = "GENERATE_VERIFY_MAC"
  customer_master_key_spec = "HMAC_512"
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
  enable_key_rotation     = false
  deletion_window_in_days = 30
  is_enabled              = true
}

# main.sls:17
resource "aws_kms_alias" "codes_alias" {
  name          = "alias/keys-Codes"
  target_key_id = aws_kms_key.codes.key_id
}

# main.sls:18
resource "aws_kms_key" "shared" {
  key_usage                = "KEY_AGREEMENT"
  customer_master_key_spec = "ECC_NIST_P384"
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
  enable_key_rotation     = false
  deletion_window_in_days = 30
  is_enabled              = true
}

# main.sls:18
resource "aws_kms_alias" "shared_alias" {
  name          = "alias/keys-Shared"
  target_key_id = aws_kms_key.shared.key_id
}

# S3 sends to it, and Scheduler gives up to it.
# main.sls:21
resource "aws_sqs_queue" "arrivals" {
  name                              = "keys-Arrivals"
  visibility_timeout_seconds        = 30
  message_retention_seconds         = 345600
  receive_wait_time_seconds         = 20
  delay_seconds                     = 0
  max_message_size                  = 262144
  kms_master_key_id                 = aws_kms_key.main.arn
  kms_data_key_reuse_period_seconds = 3600
}

# main.sls:21
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
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:keys-Arrivals",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:22
resource "aws_s3_bucket" "files" {
  bucket = "keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:22
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

# main.sls:22
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:22
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:22
resource "aws_s3_bucket_notification" "files_notification" {
  bucket = aws_s3_bucket.files.id

  queue {
    queue_arn     = aws_sqs_queue.arrivals.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "in/"
  }

  depends_on = [aws_kms_key.main, aws_sqs_queue_policy.arrivals_policy]
}

# main.sls:22
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
        "arn:${data.aws_partition.current.partition}:s3:::keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:23
resource "aws_dynamodb_table" "orders" {
  name                        = "keys-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "KEYS_ONLY"
  deletion_protection_enabled = false
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }
}

# main.sls:24
resource "aws_cloudwatch_log_group" "lines" {
  name              = "/keys/keys-Lines"
  retention_in_days = 30
  kms_key_id        = aws_kms_key.main.arn
  log_group_class   = "STANDARD"
}

# main.sls:26
resource "aws_lambda_function" "worker" {
  function_name    = "keys-Worker"
  role             = aws_iam_role.worker_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  kms_key_arn      = aws_kms_key.main.arn
  architectures    = ["x86_64"]

  environment {
    variables = {
      KEY   = aws_kms_key.main.arn
      ID    = aws_kms_key.signing.key_id
      ALIAS = "alias/shop/main"
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

# main.sls:26
resource "aws_lambda_event_source_mapping" "worker_on_orders_changes_mapping" {
  event_source_arn               = aws_dynamodb_table.orders.stream_arn
  function_name                  = aws_lambda_function.worker.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  maximum_retry_attempts         = 3

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.arrivals.arn
    }
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:26
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

# main.sls:26
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:keys-Arrivals",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:GenerateMac"]
        Resource = [aws_kms_key.codes.arn]
      },
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::keys-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:Encrypt", "kms:GetPublicKey"]
        Resource = [aws_kms_key.letters.arn]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/keys-Worker:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
        ]
        Resource = [aws_kms_key.main.arn]
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/keys-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/keys-Orders/index/*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/keys-Orders",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:DeriveSharedSecret", "kms:GetPublicKey"]
        Resource = [aws_kms_key.shared.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:GetPublicKey", "kms:Sign"]
        Resource = [aws_kms_key.signing.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/keys-Orders/stream/*",
        ]
      },
    ]
  })
}

# main.sls:26
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/keys-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:35
resource "aws_lambda_function" "checker" {
  function_name    = "keys-Checker"
  role             = aws_iam_role.checker_role.arn
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
    log_group  = aws_cloudwatch_log_group.checker_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.checker_role_policy]
}

# main.sls:35
resource "aws_cloudwatch_log_group" "checker_logs" {
  name              = "/aws/lambda/keys-Checker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:35
resource "aws_iam_role" "checker_role" {
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

# main.sls:35
resource "aws_iam_role_policy" "checker_role_policy" {
  name = "grants"
  role = aws_iam_role.checker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:keys-Arrivals",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:VerifyMac"]
        Resource = [aws_kms_key.codes.arn]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/keys-Checker:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.main.arn, aws_kms_key.plain.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:GetPublicKey", "kms:Verify"]
        Resource = [aws_kms_key.signing.arn]
      },
    ]
  })
}

# main.sls:37
resource "aws_scheduler_schedule" "nightly" {
  name                         = "keys-Nightly"
  schedule_expression          = "rate(1440 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.worker.arn
    role_arn = aws_iam_role.nightly_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }

    dead_letter_config {
      arn = aws_sqs_queue.arrivals.arn
    }
  }

  depends_on = [aws_iam_role_policy.nightly_role_policy]
}

# main.sls:37
resource "aws_iam_role" "nightly_role" {
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

# main.sls:37
resource "aws_iam_role_policy" "nightly_role_policy" {
  name = "grants"
  role = aws_iam_role.nightly_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:keys-Arrivals",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
        ]
        Resource = [aws_kms_key.main.arn]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:keys-Worker",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:keys-Worker:*",
        ]
      },
    ]
  })
}
