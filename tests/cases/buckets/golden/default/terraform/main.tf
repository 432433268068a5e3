data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_s3_bucket" "plain" {
  bucket = "buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:7
resource "aws_s3_bucket_server_side_encryption_configuration" "plain_encryption" {
  bucket = aws_s3_bucket.plain.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:7
resource "aws_s3_bucket_public_access_block" "plain_public_access" {
  bucket                  = aws_s3_bucket.plain.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:7
resource "aws_s3_bucket_ownership_controls" "plain_ownership" {
  bucket = aws_s3_bucket.plain.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:7
resource "aws_s3_bucket_notification" "plain_notification" {
  bucket = aws_s3_bucket.plain.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.reader_on_plain_permission]
}

# main.sls:7
resource "aws_s3_bucket_policy" "plain_policy" {
  bucket = aws_s3_bucket_public_access_block.plain_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:9
resource "aws_s3_bucket" "files" {
  bucket = "buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  tags = {
    team = "archive"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:9
resource "aws_s3_bucket_versioning" "files_versioning" {
  bucket = aws_s3_bucket.files.id

  versioning_configuration {
    status = "Enabled"
  }
}

# main.sls:9
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:9
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:9
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:9
resource "aws_s3_bucket_cors_configuration" "files_cors" {
  bucket = aws_s3_bucket.files.id

  cors_rule {
    allowed_origins = ["https://shop.example"]
    allowed_methods = ["GET", "HEAD"]
    max_age_seconds = 3600
  }

  cors_rule {
    allowed_origins = ["*"]
    allowed_methods = ["PUT", "POST", "DELETE"]
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 0
  }
}

# main.sls:9
resource "aws_s3_bucket_lifecycle_configuration" "files_lifecycle" {
  bucket = aws_s3_bucket_versioning.files_versioning.bucket

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
    id     = "Archive"
    status = "Enabled"

    filter {
      prefix = "archive/"
    }

    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }

    transition {
      days          = 180
      storage_class = "DEEP_ARCHIVE"
    }
  }

  rule {
    id     = "Logs"
    status = "Enabled"

    filter {
      prefix = "logs/"
    }

    expiration {
      days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
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

  rule {
    id     = "Parts"
    status = "Enabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

# main.sls:9
resource "aws_s3_bucket_notification" "files_notification" {
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectRemoved:*"]
  }

  depends_on = [aws_lambda_permission.reader_cleaning_permission]
}

# main.sls:9
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
        "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# Own key, no policy, paused versions.
# main.sls:26
resource "aws_s3_bucket" "encrypted" {
  bucket = "encrypted-files-of-the-shop"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:26
resource "aws_s3_bucket_versioning" "encrypted_versioning" {
  bucket = aws_s3_bucket.encrypted.id

  versioning_configuration {
    status = "Suspended"
  }
}

# main.sls:26
resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted_encryption" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
    }
  }
}

# main.sls:26
resource "aws_s3_bucket_public_access_block" "encrypted_public_access" {
  bucket                  = aws_s3_bucket.encrypted.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:26
resource "aws_s3_bucket_ownership_controls" "encrypted_ownership" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# Tells queues and functions what happens.
# main.sls:29
resource "aws_s3_bucket" "inbox" {
  bucket = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:29
resource "aws_s3_bucket_server_side_encryption_configuration" "inbox_encryption" {
  bucket = aws_s3_bucket.inbox.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:29
resource "aws_s3_bucket_public_access_block" "inbox_public_access" {
  bucket                  = aws_s3_bucket.inbox.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:29
resource "aws_s3_bucket_ownership_controls" "inbox_ownership" {
  bucket = aws_s3_bucket.inbox.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:29
resource "aws_s3_bucket_notification" "inbox_notification" {
  bucket = aws_s3_bucket.inbox.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.log.arn
    events              = ["s3:LifecycleExpiration:*"]
    filter_prefix       = "in/"
  }

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "out/"
    filter_suffix       = ".json"
  }

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectRestore:*"]
    filter_prefix       = "old/"
  }

  queue {
    queue_arn     = aws_sqs_queue.arrivals.arn
    events        = ["s3:ObjectCreated:Put"]
    filter_prefix = "in/"
    filter_suffix = ".csv"
  }

  queue {
    queue_arn = aws_sqs_queue.losses.arn
    events    = ["s3:ObjectRemoved:*"]
  }

  depends_on = [
    aws_lambda_permission.inbox_notify_log_permission,
    aws_lambda_permission.reader_on_inbox_created_permission,
    aws_lambda_permission.reader_on_inbox_restored_permission,
    aws_sqs_queue_policy.arrivals_policy,
    aws_sqs_queue_policy.losses_policy,
  ]
}

# main.sls:29
resource "aws_s3_bucket_policy" "inbox_policy" {
  bucket = aws_s3_bucket_public_access_block.inbox_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:36
resource "aws_sqs_queue" "arrivals" {
  name                       = "buckets-Arrivals"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:36
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
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:buckets-Arrivals",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:37
resource "aws_sqs_queue" "losses" {
  name                       = "buckets-Losses"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
}

# main.sls:37
resource "aws_sqs_queue_policy" "losses_policy" {
  queue_url = aws_sqs_queue.losses.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "s3.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:buckets-Losses",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:42
resource "aws_lambda_function" "log" {
  function_name    = "buckets-Log"
  role             = aws_iam_role.log_role.arn
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
    log_group  = aws_cloudwatch_log_group.log_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.log_role_policy]
}

# main.sls:42
resource "aws_lambda_permission" "inbox_notify_log_permission" {
  function_name  = aws_lambda_function.log.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:42
resource "aws_cloudwatch_log_group" "log_logs" {
  name              = "/aws/lambda/buckets-Log"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:42
resource "aws_iam_role" "log_role" {
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

# main.sls:42
resource "aws_iam_role_policy" "log_role_policy" {
  name = "grants"
  role = aws_iam_role.log_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/buckets-Log:*",
      ]
    }]
  })
}

# main.sls:43
resource "aws_lambda_function" "reader" {
  function_name    = "buckets-Reader"
  role             = aws_iam_role.reader_role.arn
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
      INBOX = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
      HOST  = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}.s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}"
      ARN   = "arn:${data.aws_partition.current.partition}:s3:::encrypted-files-of-the-shop"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.reader_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:43
resource "aws_lambda_permission" "reader_on_inbox_created_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:43
resource "aws_lambda_permission" "reader_on_inbox_restored_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:43
resource "aws_lambda_permission" "reader_cleaning_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:43
resource "aws_lambda_permission" "reader_on_plain_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:43
resource "aws_cloudwatch_log_group" "reader_logs" {
  name              = "/aws/lambda/buckets-Reader"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:43
resource "aws_iam_role" "reader_role" {
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

# main.sls:43
resource "aws_iam_role_policy" "reader_role_policy" {
  name = "grants"
  role = aws_iam_role.reader_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::encrypted-files-of-the-shop/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/both/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/done/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
        Condition = {
          StringLike = {
            "s3:prefix" = ["in/*"]
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/in/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/buckets-Reader:*",
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
