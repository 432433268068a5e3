data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Roles: trust, managed policies, bounds, what they may do and pass on.
# main.sls:2
resource "aws_iam_role" "batch" {
  description = "Runs nightly jobs"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["batch.amazonaws.com", "ecs-tasks.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:batch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  permissions_boundary = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:policy/bounds"
  max_session_duration = 43200
  tags = {
    team = "nightly"
  }
}

# main.sls:2
resource "aws_iam_role_policy" "batch_policy" {
  name = "grants"
  role = aws_iam_role.batch.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders/index/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::reports/*",
          "arn:${data.aws_partition.current.partition}:s3:::others/*",
        ]
      },
    ]
  })
}

# main.sls:2
resource "aws_iam_role_policy_attachment" "batch_managed_a_value_known_at_deployment" {
  role       = aws_iam_role.batch.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
}

# main.sls:2
resource "aws_iam_role_policy_attachment" "batch_managed_arn_aws_iam_aws_policy_service_role_aws_batch_service_role" {
  role       = aws_iam_role.batch.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBatchServiceRole"
}

# main.sls:14
resource "aws_iam_role" "bare" {
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
resource "aws_iam_role" "named" {
  name = "named"
  path = "/team/"
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

# Code that runs with a role of its own: what sources and the function need is granted to that role.
# main.sls:19
resource "aws_iam_role" "shared" {
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

# main.sls:19
resource "aws_iam_role_policy" "shared_policy" {
  name = "grants"
  role = aws_iam_role.shared.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:roles-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/roles-Second:*",
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/roles-Starter:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = [aws_iam_role.batch.arn]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = ["batch.amazonaws.com", "ecs-tasks.amazonaws.com"]
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:GetItem"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/others",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:roles-Done",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders/index/*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/roles-Orders/stream/*",
        ]
      },
    ]
  })
}

# main.sls:21
resource "aws_dynamodb_table" "orders" {
  name                        = "roles-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "KEYS_ONLY"
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

# main.sls:22
resource "aws_sqs_queue" "jobs" {
  name                       = "roles-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:23
resource "aws_sqs_queue" "done" {
  name                       = "roles-Done"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:25
resource "aws_lambda_function" "starter" {
  function_name    = "roles-Starter"
  role             = aws_iam_role.shared.arn
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

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.starter_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.shared_policy]
}

# main.sls:25
resource "aws_lambda_event_source_mapping" "starter_on_jobs_mapping" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.starter.function_name
  enabled          = true
  batch_size       = 10
  depends_on       = [aws_iam_role_policy.shared_policy]
}

# main.sls:25
resource "aws_lambda_event_source_mapping" "starter_on_orders_changes_mapping" {
  event_source_arn               = aws_dynamodb_table.orders.stream_arn
  function_name                  = aws_lambda_function.starter.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  depends_on                     = [aws_iam_role_policy.shared_policy]
}

# main.sls:25
resource "aws_cloudwatch_log_group" "starter_logs" {
  name              = "/aws/lambda/roles-Starter"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
resource "aws_lambda_function" "second" {
  function_name    = "roles-Second"
  role             = aws_iam_role.shared.arn
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
    log_group  = aws_cloudwatch_log_group.second_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.shared_policy]
}

# main.sls:32
resource "aws_cloudwatch_log_group" "second_logs" {
  name              = "/aws/lambda/roles-Second"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}
