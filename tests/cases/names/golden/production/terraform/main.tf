data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:6
resource "aws_sqs_queue" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_queue" {
  name                       = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTyp-dlgbxl"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:7
resource "aws_sqs_queue" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_fifo" {
  name                       = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWant-hzmnsz.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:8
resource "aws_dynamodb_table" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_table" {
  name                        = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkTable"
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

# main.sls:9
resource "aws_s3_bucket" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket" {
  bucket = "names-production-the-quite-e-tw44xq-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:9
resource "aws_s3_bucket_server_side_encryption_configuration" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket_encryption" {
  bucket = aws_s3_bucket.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:9
resource "aws_s3_bucket_public_access_block" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket_public_access" {
  bucket                  = aws_s3_bucket.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:9
resource "aws_s3_bucket_ownership_controls" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket_ownership" {
  bucket = aws_s3_bucket.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:9
resource "aws_s3_bucket_policy" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket_policy" {
  bucket = aws_s3_bucket_public_access_block.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_bucket_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::names-production-the-quite-e-tw44xq-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::names-production-the-quite-e-tw44xq-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:10
resource "aws_apigatewayv2_api" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway" {
  name          = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkGateway"
  protocol_type = "HTTP"
}

# main.sls:10
resource "aws_apigatewayv2_route" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_get" {
  api_id             = aws_apigatewayv2_api.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway.id
  route_key          = "GET /"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_integration_the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.id}"
}

# main.sls:10
resource "aws_apigatewayv2_stage" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_stage" {
  api_id      = aws_apigatewayv2_api.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway.id
  name        = "$default"
  auto_deploy = true
  depends_on = [
    aws_lambda_permission.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_access_the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_permission,
  ]
}

# main.sls:10
resource "aws_apigatewayv2_integration" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_integration_the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function" {
  api_id                 = aws_apigatewayv2_api.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.arn
  payload_format_version = "2.0"
}

# main.sls:11
resource "aws_scheduler_schedule" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule" {
  name                         = "names-production-TheQuiteExactNameOfSomethingThatNobodyWo-ffoeer"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.arn
    role_arn = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [
    aws_iam_role_policy.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule_role_policy,
  ]
}

# main.sls:11
resource "aws_iam_role" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule_role" {
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

# main.sls:11
resource "aws_iam_role_policy" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft:*",
      ]
    }]
  })
}

# main.sls:12
resource "aws_cloudwatch_log_group" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_group" {
  name              = "/names/names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkGroup"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_lambda_function" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function" {
  function_name    = "names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft"
  role             = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role.arn
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
      QUEUE  = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTyp-dlgbxl"
      FIFO   = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWant-hzmnsz.fifo"
      TABLE  = "names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkTable"
      BUCKET = "names-production-the-quite-e-tw44xq-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_logs.name
    log_format = "JSON"
  }

  depends_on = [
    aws_iam_role_policy.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role_policy,
  ]
}

# main.sls:13
resource "aws_lambda_event_source_mapping" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_queue_mapping" {
  event_source_arn = aws_sqs_queue.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_queue.arn
  function_name    = aws_lambda_function.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.function_name
  enabled          = true
  batch_size       = 10
  depends_on = [
    aws_iam_role_policy.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role_policy,
  ]
}

# main.sls:13
resource "aws_iam_role" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role" {
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
resource "aws_iam_role_policy" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role_policy" {
  name = "grants"
  role = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTyp-dlgbxl",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkTable",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/names-production-TheQuiteExactNameOfSomethingThatNobodyWouldEverWantToTypeOutByHandEvenOnceInAWholeLongLifeOfWorkTable/index/*",
        ]
      },
    ]
  })
}

# main.sls:13
resource "aws_scheduler_schedule" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule" {
  name                         = "names-production-TheQuiteExactNameOfSomethingThatNobodyWo-i4r2ec"
  schedule_expression          = "rate(60 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.arn
    role_arn = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [
    aws_iam_role_policy.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule_role_policy,
  ]
}

# main.sls:13
resource "aws_cloudwatch_log_group" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_logs" {
  name              = "/aws/lambda/names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_iam_role" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule_role" {
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

# main.sls:13
resource "aws_iam_role_policy" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_on_every_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft",
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:names-production-TheQuiteExactNameOfSomethingThatNobodyWo-xxg2ft:*",
      ]
    }]
  })
}

# main.sls:13
resource "aws_lambda_permission" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway_access_the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function_permission" {
  function_name = aws_lambda_function.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_function.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_work_gateway.execution_arn}/*/*"
}

# main.sls:21
resource "aws_lambda_function" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function" {
  function_name    = "names-production-TheQuiteExactNameOfSomethingThatNobodyWo-wc6mz6"
  role             = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_role.arn
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
    log_group  = aws_cloudwatch_log_group.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_logs.name
    log_format = "JSON"
  }

  depends_on = [
    aws_iam_role_policy.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_role_policy,
  ]
}

# main.sls:21
resource "aws_cloudwatch_log_group" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_logs" {
  name              = "/aws/lambda/names-production-TheQuiteExactNameOfSomethingThatNobodyWo-wc6mz6"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:21
resource "aws_iam_role" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_role" {
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
resource "aws_iam_role_policy" "the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_role_policy" {
  name = "grants"
  role = aws_iam_role.the_quite_exact_name_of_something_that_nobody_would_ever_want_to_type_out_by_hand_even_once_in_a_whole_long_life_of_play_function_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/names-production-TheQuiteExactNameOfSomethingThatNobodyWo-wc6mz6:*",
      ]
    }]
  })
}

# What fits is kept.
# main.sls:24
resource "aws_sqs_queue" "short" {
  name                       = "names-production-Short"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:25
resource "aws_sqs_queue" "under_scored" {
  name                       = "names-production-Under_Scored"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:26
resource "aws_s3_bucket" "camel_case_and_http_servers" {
  bucket = "names-production-camel-case-wzq45q-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:26
resource "aws_s3_bucket_server_side_encryption_configuration" "camel_case_and_http_servers_encryption" {
  bucket = aws_s3_bucket.camel_case_and_http_servers.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:26
resource "aws_s3_bucket_public_access_block" "camel_case_and_http_servers_public_access" {
  bucket                  = aws_s3_bucket.camel_case_and_http_servers.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:26
resource "aws_s3_bucket_ownership_controls" "camel_case_and_http_servers_ownership" {
  bucket = aws_s3_bucket.camel_case_and_http_servers.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:26
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

# main.sls:27
resource "aws_sqs_queue" "named" {
  name                       = "exactly-this"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}
