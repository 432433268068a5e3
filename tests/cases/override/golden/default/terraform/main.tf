data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:3
resource "aws_sqs_queue" "failed" {
  name                       = "override-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:4
resource "aws_sqs_queue" "jobs" {
  name                       = "override-Jobs"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  max_message_size           = 262144
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.failed.arn]
  })
  sqs_managed_sse_enabled = true
  tags = {
    team = "shop"
  }

  lifecycle {
    ignore_changes  = [visibility_timeout_seconds]
    prevent_destroy = true
  }
}

# main.sls:18
resource "aws_lambda_function" "worker" {
  function_name    = "override-Worker"
  role             = aws_iam_role.worker_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6f46698ff955.zip"
  source_code_hash = "b0Zpj/lVGBs63ZetLlYw6tOpkg8bPLwMH7dn5gmb6As="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  environment {
    variables = {
      LEVEL = "info"
      QUEUE = aws_sqs_queue.jobs.url
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.worker_logs.name
    log_format = "JSON"
  }

  timeouts {
    create = "5m"
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:18
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/override-Worker"
  retention_in_days = 7
  log_group_class   = "STANDARD"
}

# main.sls:18
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

# main.sls:18
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "worker"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/override-Worker:*",
      ]
    }]
  })
}

# main.sls:28
resource "aws_s3_bucket" "files" {
  bucket = "override-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:28
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:28
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:28
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:28
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
        "arn:${data.aws_partition.current.partition}:s3:::override-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::override-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}
