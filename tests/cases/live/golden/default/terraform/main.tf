data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:3
resource "aws_sqs_queue" "jobs" {
  name                       = "live-Jobs"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:4
resource "aws_sqs_queue" "more" {
  name                       = "live-More"
  visibility_timeout_seconds = 60
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:5
resource "aws_sqs_queue" "failed" {
  name                       = "live-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:6
resource "aws_s3_bucket" "uploads" {
  bucket = "live-uploads-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:6
resource "aws_s3_bucket_server_side_encryption_configuration" "uploads_encryption" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:6
resource "aws_s3_bucket_public_access_block" "uploads_public_access" {
  bucket                  = aws_s3_bucket.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:6
resource "aws_s3_bucket_ownership_controls" "uploads_ownership" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:6
resource "aws_s3_bucket_notification" "uploads_notification" {
  bucket = aws_s3_bucket.uploads.id

  lambda_function {
    lambda_function_arn = aws_lambda_alias.worker_live.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.worker_on_uploads_created_permission]
}

# main.sls:6
resource "aws_s3_bucket_policy" "uploads_policy" {
  bucket = aws_s3_bucket_public_access_block.uploads_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::live-uploads-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::live-uploads-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:7
resource "aws_dynamodb_table" "orders" {
  name                        = "live-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "NEW_IMAGE"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Nothing but a version for each change.
# main.sls:10
resource "aws_lambda_function" "least" {
  function_name    = "live-Least"
  role             = aws_iam_role.least_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]
  publish          = true

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.least_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  depends_on = [aws_iam_role_policy.least_role_policy]
}

# main.sls:10
resource "aws_cloudwatch_log_group" "least_logs" {
  name              = "/aws/lambda/live-Least"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:10
resource "aws_iam_role" "least_role" {
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
resource "aws_iam_role_policy" "least_role_policy" {
  name = "grants"
  role = aws_iam_role.least_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/live-Least:*",
      ]
    }]
  })
}

# main.sls:10
resource "aws_lambda_alias" "least_live" {
  function_name    = aws_lambda_function.least.function_name
  function_version = aws_lambda_function.least.version
  name             = "live"
}

# Starts from a snapshot, and takes from everything.
# main.sls:13
resource "aws_lambda_function" "worker" {
  function_name                  = "live-Worker"
  role                           = aws_iam_role.worker_role.arn
  package_type                   = "Zip"
  filename                       = "${path.module}/assets/report-3c2ecd987409.zip"
  source_code_hash               = "PC7NmHQJ+/Z9Y28y1d9FtWiUaYeZD/ZBkLT265b0y4s="
  runtime                        = "python3.13"
  handler                        = "app.main"
  memory_size                    = 128
  timeout                        = 30
  architectures                  = ["x86_64"]
  reserved_concurrent_executions = 20
  publish                        = true

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.worker_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  snap_start {
    apply_on = "PublishedVersions"
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:13
resource "aws_lambda_event_source_mapping" "worker_on_jobs_mapping" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_alias.worker_live.arn
  enabled          = true
  batch_size       = 10

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:13
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

# main.sls:13
resource "aws_iam_role_policy" "worker_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:live-Failed",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/live-Worker:*",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:live-Jobs",
        ]
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/live-Orders/stream/*",
        ]
      },
    ]
  })
}

# main.sls:13
resource "aws_lambda_event_source_mapping" "worker_on_orders_changes_mapping" {
  event_source_arn               = aws_dynamodb_table.orders.stream_arn
  function_name                  = aws_lambda_alias.worker_live.arn
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  depends_on                     = [aws_iam_role_policy.worker_role_policy]
}

# main.sls:13
resource "aws_lambda_alias" "worker_live" {
  function_name    = aws_lambda_function.worker.function_name
  function_version = aws_lambda_function.worker.version
  name             = "stable"
}

# main.sls:13
resource "aws_lambda_permission" "worker_on_uploads_created_permission" {
  function_name  = aws_lambda_function.worker.function_name
  qualifier      = aws_lambda_alias.worker_live.name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::live-uploads-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:13
resource "aws_scheduler_schedule" "worker_on_every_schedule" {
  name                         = "live-Worker-on-every-Schedule"
  schedule_expression          = "rate(5 minutes)"
  schedule_expression_timezone = "UTC"
  state                        = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_alias.worker_live.arn
    role_arn = aws_iam_role.worker_on_every_schedule_role.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }
  }

  depends_on = [aws_iam_role_policy.worker_on_every_schedule_role_policy]
}

# main.sls:13
resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/live-Worker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_lambda_function_event_invoke_config" "worker_calls" {
  function_name                = aws_lambda_function.worker.function_name
  qualifier                    = aws_lambda_alias.worker_live.name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

# main.sls:13
resource "aws_lambda_function_url" "worker_address" {
  function_name      = aws_lambda_function.worker.function_name
  qualifier          = aws_lambda_alias.worker_live.name
  authorization_type = "AWS_IAM"
  invoke_mode        = "BUFFERED"
}

# main.sls:13
resource "aws_iam_role" "worker_on_every_schedule_role" {
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
resource "aws_iam_role_policy" "worker_on_every_schedule_role_policy" {
  name = "grants"
  role = aws_iam_role.worker_on_every_schedule_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["lambda:InvokeFunction"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:live-Worker:stable",
      ]
    }]
  })
}

# Kept ready, behind both kinds of gateways.
# main.sls:24
resource "aws_lambda_function" "front" {
  function_name                  = "live-Front"
  role                           = aws_iam_role.front_role.arn
  package_type                   = "Zip"
  filename                       = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash               = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime                        = "nodejs22.x"
  handler                        = "index.handler"
  memory_size                    = 128
  timeout                        = 3
  architectures                  = ["x86_64"]
  reserved_concurrent_executions = 10
  publish                        = true

  environment {
    variables = {
      WORKER = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:live-Worker:stable"
      NAME   = "live-Worker:stable"
      URL    = aws_lambda_function_url.worker_address.function_url
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.front_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  depends_on = [aws_iam_role_policy.front_role_policy]
}

# main.sls:24
resource "aws_lambda_event_source_mapping" "front_on_more_mapping" {
  event_source_arn        = aws_sqs_queue.more.arn
  function_name           = aws_lambda_alias.front_live.arn
  enabled                 = true
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  metrics_config {
    metrics = ["EventCount"]
  }

  provisioned_poller_config {
    minimum_pollers = 2
    maximum_pollers = 20
  }

  depends_on = [aws_iam_role_policy.front_role_policy]
}

# main.sls:24
resource "aws_iam_role" "front_role" {
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

# main.sls:24
resource "aws_iam_role_policy" "front_role_policy" {
  name = "grants"
  role = aws_iam_role.front_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/live-Front:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:live-Worker:stable",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:live-Worker:stable",
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
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:live-Worker:stable",
        ]
        Condition = {
          StringEquals = {
            "lambda:FunctionUrlAuthType" = "AWS_IAM"
          }
        }
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:live-More",
        ]
      },
    ]
  })
}

# main.sls:24
resource "aws_cloudwatch_log_group" "front_logs" {
  name              = "/aws/lambda/live-Front"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:24
resource "aws_lambda_alias" "front_live" {
  function_name    = aws_lambda_function.front.function_name
  function_version = aws_lambda_function.front.version
  name             = "live"
}

# main.sls:24
resource "aws_lambda_provisioned_concurrency_config" "front_live_warm" {
  function_name                     = aws_lambda_function.front.function_name
  qualifier                         = aws_lambda_alias.front_live.name
  provisioned_concurrent_executions = 5
}

# main.sls:24
resource "aws_lambda_permission" "api_access_front_permission" {
  function_name = aws_lambda_function.front.function_name
  qualifier     = aws_lambda_alias.front_live.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*/*"
}

# main.sls:24
resource "aws_lambda_permission" "rest_access_front_permission" {
  function_name = aws_lambda_function.front.function_name
  qualifier     = aws_lambda_alias.front_live.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.rest.execution_arn}/*/*"
}

# main.sls:30
resource "aws_apigatewayv2_api" "api" {
  name          = "live-Api"
  protocol_type = "HTTP"
}

# main.sls:30
resource "aws_apigatewayv2_route" "api_get" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "GET /"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api_integration_front.id}"
}

# main.sls:30
resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
  depends_on  = [aws_lambda_permission.api_access_front_permission]
}

# main.sls:30
resource "aws_apigatewayv2_integration" "api_integration_front" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.front_live.arn
  payload_format_version = "2.0"
}

# main.sls:31
resource "aws_api_gateway_rest_api" "rest" {
  name = "live-Rest"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# main.sls:31
resource "aws_api_gateway_method" "rest_get" {
  rest_api_id   = aws_api_gateway_rest_api.rest.id
  resource_id   = aws_api_gateway_rest_api.rest.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

# main.sls:31
resource "aws_api_gateway_integration" "rest_get_integration" {
  rest_api_id             = aws_api_gateway_rest_api.rest.id
  resource_id             = aws_api_gateway_rest_api.rest.root_resource_id
  http_method             = aws_api_gateway_method.rest_get.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_alias.front_live.invoke_arn
}

# main.sls:31
resource "aws_api_gateway_deployment" "rest_deployment" {
  rest_api_id = aws_api_gateway_rest_api.rest.id
  triggers = {
    api = "c6607996bc"
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_api_gateway_integration.rest_get_integration, aws_api_gateway_method.rest_get]
}

# main.sls:31
resource "aws_api_gateway_stage" "rest_stage" {
  rest_api_id   = aws_api_gateway_rest_api.rest.id
  deployment_id = aws_api_gateway_deployment.rest_deployment.id
  stage_name    = "live"
  depends_on    = [aws_lambda_permission.rest_access_front_permission]
}
