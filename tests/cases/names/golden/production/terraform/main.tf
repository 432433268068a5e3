data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:6
resource "aws_sqs_queue" "queue_with_a_rather_long_name_that_nobody_would_want_to_typ" {
  name                       = "names-production-QueueWithARatherLongNameThatNobodyWouldWantToTyp"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:7
resource "aws_sqs_queue" "fifo_with_a_rather_long_name_that_nobody_would_want_to_type_of_all_orders" {
  name                       = "names-production-FifoWithARatherLongNameThatNobodyWouldWantToTypeOfA-sijy2m.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:8
resource "aws_dynamodb_table" "table_with_a_rather_long_name_that_nobody_would_want_to_typ" {
  name                        = "names-production-TableWithARatherLongNameThatNobodyWouldWantToTyp"
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
}

# main.sls:14
resource "aws_s3_bucket" "bucket_with_a_rather_long_name_that_nobody_would_want_to_ty" {
  bucket = "names-production-bucket-with-ihbt7e-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:14
resource "aws_s3_bucket_server_side_encryption_configuration" "bucket_with_a_rather_long_name_that_nobody_would_want_to_ty_encryption" {
  bucket = aws_s3_bucket.bucket_with_a_rather_long_name_that_nobody_would_want_to_ty.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:14
resource "aws_s3_bucket_public_access_block" "bucket_with_a_rather_long_name_that_nobody_would_want_to_ty_public_access" {
  bucket                  = aws_s3_bucket.bucket_with_a_rather_long_name_that_nobody_would_want_to_ty.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:14
resource "aws_s3_bucket_ownership_controls" "bucket_with_a_rather_long_name_that_nobody_would_want_to_ty_ownership" {
  bucket = aws_s3_bucket.bucket_with_a_rather_long_name_that_nobody_would_want_to_ty.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:14
resource "aws_s3_bucket_policy" "bucket_with_a_rather_long_name_that_nobody_would_want_to_ty_policy" {
  bucket = aws_s3_bucket_public_access_block.bucket_with_a_rather_long_name_that_nobody_would_want_to_ty_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::names-production-bucket-with-ihbt7e-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::names-production-bucket-with-ihbt7e-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:15
resource "aws_apigatewayv2_api" "gateway_with_a_rather_long_name_that_nobody_would_want_to_t" {
  name          = "names-production-GatewayWithARatherLongNameThatNobodyWouldWantToT"
  protocol_type = "HTTP"
}

# main.sls:15
resource "aws_apigatewayv2_route" "gateway_with_a_rather_long_name_that_nobody_would_want_to_t_get" {
  api_id             = aws_apigatewayv2_api.gateway_with_a_rather_long_name_that_nobody_would_want_to_t.id
  route_key          = "GET /"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.gateway_with_a_rather_long_name_that_nobody_would_want_to_t_integration_function_with_a_rather_long_name_that_nobody_would_want_to.id}"
}

# main.sls:15
resource "aws_apigatewayv2_stage" "gateway_with_a_rather_long_name_that_nobody_would_want_to_t_stage" {
  api_id      = aws_apigatewayv2_api.gateway_with_a_rather_long_name_that_nobody_would_want_to_t.id
  name        = "$default"
  auto_deploy = true
  depends_on = [
    aws_lambda_permission.gateway_with_a_rather_long_name_that_nobody_would_want_to_t_access_function_with_a_rather_long_name_that_nobody_would_want_to_permission,
  ]
}

# main.sls:15
resource "aws_apigatewayv2_integration" "gateway_with_a_rather_long_name_that_nobody_would_want_to_t_integration_function_with_a_rather_long_name_that_nobody_would_want_to" {
  api_id                 = aws_apigatewayv2_api.gateway_with_a_rather_long_name_that_nobody_would_want_to_t.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.function_with_a_rather_long_name_that_nobody_would_want_to.arn
  payload_format_version = "2.0"
}

# main.sls:16
resource "aws_scheduler_schedule" "schedule_with_a_rather_long_name_that_nobody_would_want_to" {
  name                         = "names-production-ScheduleWithARatherLongNameThatNobodyWou-p45jry"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.function_with_a_rather_long_name_that_nobody_would_want_to.arn
    role_arn = aws_iam_role.schedule_with_a_rather_long_name_that_nobody_would_want_to_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [
    aws_iam_role_policy.schedule_with_a_rather_long_name_that_nobody_would_want_to_role_policy,
  ]
}

# main.sls:16
resource "aws_iam_role" "schedule_with_a_rather_long_name_that_nobody_would_want_to_role" {
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

# main.sls:16
resource "aws_iam_role_policy" "schedule_with_a_rather_long_name_that_nobody_would_want_to_role_policy" {
  name = "grants"
  role = aws_iam_role.schedule_with_a_rather_long_name_that_nobody_would_want_to_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim:*",
      ]
    }]
  })
}

# main.sls:20
resource "aws_cloudwatch_log_group" "group_with_a_rather_long_name_that_nobody_would_want_to_typ" {
  name              = "/names/names-production-GroupWithARatherLongNameThatNobodyWouldWantToTyp"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:22
resource "aws_lambda_function" "function_with_a_rather_long_name_that_nobody_would_want_to" {
  function_name    = "names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim"
  role             = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_role.arn
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
      QUEUE  = "names-production-QueueWithARatherLongNameThatNobodyWouldWantToTyp"
      FIFO   = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/names-production-FifoWithARatherLongNameThatNobodyWouldWantToTypeOfA-sijy2m.fifo"
      TABLE  = "names-production-TableWithARatherLongNameThatNobodyWouldWantToTyp"
      BUCKET = "names-production-bucket-with-ihbt7e-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.function_with_a_rather_long_name_that_nobody_would_want_to_logs.name
    log_format = "JSON"
  }

  depends_on = [
    aws_iam_role_policy.function_with_a_rather_long_name_that_nobody_would_want_to_role_policy,
  ]
}

# main.sls:22
resource "aws_lambda_event_source_mapping" "function_with_a_rather_long_name_that_nobody_would_want_to_on_queue_with_a_rather_long_name_that_nobody_would_want_to_typ_mapping" {
  event_source_arn = aws_sqs_queue.queue_with_a_rather_long_name_that_nobody_would_want_to_typ.arn
  function_name    = aws_lambda_function.function_with_a_rather_long_name_that_nobody_would_want_to.function_name
  enabled          = true
  batch_size       = 10
  depends_on = [
    aws_iam_role_policy.function_with_a_rather_long_name_that_nobody_would_want_to_role_policy,
  ]
}

# main.sls:22
resource "aws_iam_role" "function_with_a_rather_long_name_that_nobody_would_want_to_role" {
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

# main.sls:22
resource "aws_iam_role_policy" "function_with_a_rather_long_name_that_nobody_would_want_to_role_policy" {
  name = "grants"
  role = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:names-production-FifoWithARatherLongNameThatNobodyWouldWantToTypeOfA-sijy2m.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/names-production-TableWithARatherLongNameThatNobodyWouldWantToTyp",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/names-production-TableWithARatherLongNameThatNobodyWouldWantToTyp/index/*",
        ]
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:names-production-QueueWithARatherLongNameThatNobodyWouldWantToTyp",
        ]
      },
    ]
  })
}

# main.sls:22
resource "aws_scheduler_schedule" "function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule" {
  name                         = "names-production-FunctionWithARatherLongNameThatNobodyWou-v34fkg"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.function_with_a_rather_long_name_that_nobody_would_want_to.arn
    role_arn = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [
    aws_iam_role_policy.function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule_role_policy,
  ]
}

# main.sls:22
resource "aws_cloudwatch_log_group" "function_with_a_rather_long_name_that_nobody_would_want_to_logs" {
  name              = "/aws/lambda/names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:22
resource "aws_iam_role" "function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule_role" {
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

# main.sls:22
resource "aws_iam_role_policy" "function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_on_every_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-FunctionWithARatherLongNameThatNobodyWou-qfcvim:*",
      ]
    }]
  })
}

# main.sls:22
resource "aws_lambda_permission" "gateway_with_a_rather_long_name_that_nobody_would_want_to_t_access_function_with_a_rather_long_name_that_nobody_would_want_to_permission" {
  function_name = aws_lambda_function.function_with_a_rather_long_name_that_nobody_would_want_to.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.gateway_with_a_rather_long_name_that_nobody_would_want_to_t.execution_arn}/*/*"
}

# Differs from the other only where it is cut.
# main.sls:38
resource "aws_lambda_function" "function_with_a_rather_long_name_that_nobody_would_want_to_too" {
  function_name    = "names-production-FunctionWithARatherLongNameThatNobodyWou-725z65"
  role             = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_too_role.arn
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
    log_group  = aws_cloudwatch_log_group.function_with_a_rather_long_name_that_nobody_would_want_to_too_logs.name
    log_format = "JSON"
  }

  depends_on = [
    aws_iam_role_policy.function_with_a_rather_long_name_that_nobody_would_want_to_too_role_policy,
  ]
}

# main.sls:38
resource "aws_cloudwatch_log_group" "function_with_a_rather_long_name_that_nobody_would_want_to_too_logs" {
  name              = "/aws/lambda/names-production-FunctionWithARatherLongNameThatNobodyWou-725z65"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:38
resource "aws_iam_role" "function_with_a_rather_long_name_that_nobody_would_want_to_too_role" {
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

# main.sls:38
resource "aws_iam_role_policy" "function_with_a_rather_long_name_that_nobody_would_want_to_too_role_policy" {
  name = "grants"
  role = aws_iam_role.function_with_a_rather_long_name_that_nobody_would_want_to_too_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/names-production-FunctionWithARatherLongNameThatNobodyWou-725z65:*",
      ]
    }]
  })
}

# What fits is kept.
# main.sls:41
resource "aws_sqs_queue" "short" {
  name                       = "names-production-Short"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:42
resource "aws_sqs_queue" "under_scored" {
  name                       = "names-production-Under_Scored"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:43
resource "aws_s3_bucket" "camel_case_and_http_servers" {
  bucket = "names-production-camel-case-wzq45q-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:43
resource "aws_s3_bucket_server_side_encryption_configuration" "camel_case_and_http_servers_encryption" {
  bucket = aws_s3_bucket.camel_case_and_http_servers.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:43
resource "aws_s3_bucket_public_access_block" "camel_case_and_http_servers_public_access" {
  bucket                  = aws_s3_bucket.camel_case_and_http_servers.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:43
resource "aws_s3_bucket_ownership_controls" "camel_case_and_http_servers_ownership" {
  bucket = aws_s3_bucket.camel_case_and_http_servers.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:43
resource "aws_s3_bucket_policy" "camel_case_and_http_servers_policy" {
  bucket = aws_s3_bucket_public_access_block.camel_case_and_http_servers_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::names-production-camel-case-wzq45q-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::names-production-camel-case-wzq45q-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:44
resource "aws_sqs_queue" "named" {
  name                       = "exactly-this"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}
