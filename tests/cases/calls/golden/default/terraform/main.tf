data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:3
resource "aws_sqs_queue" "good" {
  name                       = "calls-Good"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:4
resource "aws_sqs_queue" "failed" {
  name                       = "calls-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:5
resource "aws_cloudwatch_log_group" "common" {
  name              = "/calls/calls-Common"
  retention_in_days = 90
  log_group_class   = "STANDARD"
}

# Gets records of calls.
# main.sls:8
resource "aws_lambda_function" "audit" {
  function_name    = "calls-Audit"
  role             = aws_iam_role.audit_role.arn
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
    log_group  = aws_cloudwatch_log_group.audit_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.audit_role_policy]
}

# main.sls:8
resource "aws_cloudwatch_log_group" "audit_logs" {
  name              = "/aws/lambda/calls-Audit"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:8
resource "aws_iam_role" "audit_role" {
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

# main.sls:8
resource "aws_iam_role_policy" "audit_role_policy" {
  name = "grants"
  role = aws_iam_role.audit_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Audit:*",
      ]
    }]
  })
}

# main.sls:10
resource "aws_lambda_function" "async" {
  function_name    = "calls-Async"
  role             = aws_iam_role.async_role.arn
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
    log_group  = aws_cloudwatch_log_group.async_logs.name
    log_format = "JSON"
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }

  depends_on = [aws_iam_role_policy.async_role_policy]
}

# main.sls:10
resource "aws_lambda_function_recursion_config" "async_loops" {
  function_name  = aws_lambda_function.async.function_name
  recursive_loop = "Allow"
  depends_on     = [aws_iam_role_policy.async_role_policy]
}

# main.sls:10
resource "aws_cloudwatch_log_group" "async_logs" {
  name              = "/aws/lambda/calls-Async"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:10
resource "aws_iam_role" "async_role" {
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

# main.sls:10
resource "aws_iam_role_policy" "async_role_policy" {
  name = "grants"
  role = aws_iam_role.async_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Audit",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Audit:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:calls-Failed",
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:calls-Good",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Async:*",
        ]
      },
    ]
  })
}

# main.sls:10
resource "aws_lambda_function_event_invoke_config" "async_calls" {
  function_name                = aws_lambda_function.async.function_name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 600

  destination_config {
    on_success {
      destination = aws_sqs_queue.good.arn
    }

    on_failure {
      destination = aws_lambda_function.audit.arn
    }
  }
}

# Both destinations may be the same.
# main.sls:16
resource "aws_lambda_function" "simple" {
  function_name    = "calls-Simple"
  role             = aws_iam_role.simple_role.arn
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
    log_group  = aws_cloudwatch_log_group.simple_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.simple_role_policy]
}

# main.sls:16
resource "aws_cloudwatch_log_group" "simple_logs" {
  name              = "/aws/lambda/calls-Simple"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:16
resource "aws_iam_role" "simple_role" {
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

# main.sls:16
resource "aws_iam_role_policy" "simple_role_policy" {
  name = "grants"
  role = aws_iam_role.simple_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Audit",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Audit:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Simple:*",
        ]
      },
    ]
  })
}

# main.sls:16
resource "aws_lambda_function_event_invoke_config" "simple_calls" {
  function_name                = aws_lambda_function.simple.function_name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_success {
      destination = aws_lambda_function.audit.arn
    }
  }
}

# An address for who signs, with pages of other origins, that answers bit by bit.
# main.sls:21
resource "aws_lambda_function" "web" {
  function_name                  = "calls-Web"
  role                           = aws_iam_role.web_role.arn
  package_type                   = "Zip"
  filename                       = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash               = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime                        = "nodejs22.x"
  handler                        = "index.handler"
  memory_size                    = 128
  timeout                        = 3
  architectures                  = ["x86_64"]
  reserved_concurrent_executions = 50

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.web_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.web_role_policy]
}

# main.sls:21
resource "aws_lambda_runtime_management_config" "web_updates" {
  function_name     = aws_lambda_function.web.function_name
  update_runtime_on = "FunctionUpdate"
  depends_on        = [aws_iam_role_policy.web_role_policy]
}

# main.sls:21
resource "aws_cloudwatch_log_group" "web_logs" {
  name              = "/aws/lambda/calls-Web"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:21
resource "aws_iam_role" "web_role" {
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
resource "aws_iam_role_policy" "web_role_policy" {
  name = "grants"
  role = aws_iam_role.web_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Web:*",
      ]
    }]
  })
}

# main.sls:21
resource "aws_lambda_function_url" "web_address" {
  function_name      = aws_lambda_function.web.function_name
  authorization_type = "AWS_IAM"
  invoke_mode        = "RESPONSE_STREAM"

  cors {
    allow_origins     = ["https://shop.example", "https://admin.example"]
    allow_methods     = ["GET", "POST"]
    allow_headers     = ["x-token"]
    expose_headers    = ["x-total"]
    max_age           = 600
    allow_credentials = true
  }
}

# main.sls:32
resource "aws_lambda_function" "client" {
  function_name    = "calls-Client"
  role             = aws_iam_role.client_role.arn
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
      WEB = aws_lambda_function_url.web_address.function_url
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.client_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.client_role_policy]
}

# main.sls:32
resource "aws_cloudwatch_log_group" "client_logs" {
  name              = "/aws/lambda/calls-Client"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
resource "aws_iam_role" "client_role" {
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
resource "aws_iam_role_policy" "client_role_policy" {
  name = "grants"
  role = aws_iam_role.client_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Client:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Web",
        ]
        Condition = {
          Bool = {
            "lambda:InvokedViaFunctionUrl" = "true"
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunctionUrl"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:calls-Web",
        ]
        Condition = {
          StringEquals = {
            "lambda:FunctionUrlAuthType" = "AWS_IAM"
          }
        }
      },
    ]
  })
}

# main.sls:36
resource "aws_lambda_function" "pinned" {
  function_name           = "calls-Pinned"
  role                    = aws_iam_role.pinned_role.arn
  package_type            = "Zip"
  filename                = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash        = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime                 = "nodejs22.x"
  handler                 = "index.handler"
  memory_size             = 128
  timeout                 = 3
  architectures           = ["x86_64"]
  code_signing_config_arn = "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.common.name
    log_format            = "JSON"
    application_log_level = "WARN"
    system_log_level      = "DEBUG"
  }

  depends_on = [aws_iam_role_policy.pinned_role_policy]
}

# main.sls:36
resource "aws_lambda_runtime_management_config" "pinned_updates" {
  function_name       = aws_lambda_function.pinned.function_name
  update_runtime_on   = "Manual"
  runtime_version_arn = "arn:aws:lambda:eu-west-1::runtime:8eeff65f6809a3ce81507fe733fe09b835899b99481ba22fd75b5a7338290ec1"
  depends_on          = [aws_iam_role_policy.pinned_role_policy]
}

# main.sls:36
resource "aws_iam_role" "pinned_role" {
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

# main.sls:36
resource "aws_iam_role_policy" "pinned_role_policy" {
  name = "grants"
  role = aws_iam_role.pinned_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/calls/calls-Common:*",
      ]
    }]
  })
}

# Records of what failed as objects.
# main.sls:46
resource "aws_s3_bucket" "lost" {
  bucket = "calls-lost-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:46
resource "aws_s3_bucket_server_side_encryption_configuration" "lost_encryption" {
  bucket = aws_s3_bucket.lost.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:46
resource "aws_s3_bucket_public_access_block" "lost_public_access" {
  bucket                  = aws_s3_bucket.lost.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:46
resource "aws_s3_bucket_ownership_controls" "lost_ownership" {
  bucket = aws_s3_bucket.lost.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:46
resource "aws_s3_bucket_policy" "lost_policy" {
  bucket = aws_s3_bucket_public_access_block.lost_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::calls-lost-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::calls-lost-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:47
resource "aws_lambda_function" "kept" {
  function_name    = "calls-Kept"
  role             = aws_iam_role.kept_role.arn
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
    log_group  = aws_cloudwatch_log_group.kept_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.kept_role_policy]
}

# main.sls:47
resource "aws_cloudwatch_log_group" "kept_logs" {
  name              = "/aws/lambda/calls-Kept"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:47
resource "aws_iam_role" "kept_role" {
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

# main.sls:47
resource "aws_iam_role_policy" "kept_role_policy" {
  name = "grants"
  role = aws_iam_role.kept_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/calls-Kept:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::calls-lost-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::calls-lost-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
      },
    ]
  })
}

# main.sls:47
resource "aws_lambda_function_event_invoke_config" "kept_calls" {
  function_name                = aws_lambda_function.kept.function_name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_s3_bucket.lost.arn
    }
  }
}
