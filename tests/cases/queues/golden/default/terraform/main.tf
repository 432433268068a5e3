data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_sqs_queue" "plain" {
  name                       = "queues-Plain"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:9
resource "aws_sqs_queue" "standard" {
  name                       = "queues-Standard"
  visibility_timeout_seconds = 540
  message_retention_seconds  = 86400
  receive_wait_time_seconds  = 5
  delay_seconds              = 900
  max_message_size           = 65536
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.standard_failed.arn
    maxReceiveCount     = 5
  })
  sqs_managed_sse_enabled = true
  tags = {
    team = "warehouse"
    cost = "1000"
  }
}

# Takes dead letters of two queues and of no others.
# main.sls:16
resource "aws_sqs_queue" "standard_failed" {
  name                       = "queues-StandardFailed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns = [
      "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Standard",
      "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Encrypted",
    ]
  })
  sqs_managed_sse_enabled = true
}

# main.sls:21
resource "aws_sqs_queue" "ordered" {
  name                        = "queues-Ordered.fifo"
  visibility_timeout_seconds  = 540
  message_retention_seconds   = 345600
  receive_wait_time_seconds   = 20
  delay_seconds               = 0
  max_message_size            = 262144
  fifo_queue                  = true
  content_based_deduplication = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.ordered_failed.arn
    maxReceiveCount     = 1
  })
  sqs_managed_sse_enabled = true
}

# main.sls:26
resource "aws_sqs_queue" "ordered_failed" {
  name                       = "queues-OrderedFailed.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:28
resource "aws_sqs_queue" "fast" {
  name                       = "queues-Fast.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  deduplication_scope        = "messageGroup"
  fifo_throughput_limit      = "perMessageGroupId"
  sqs_managed_sse_enabled    = true
}

# main.sls:30
resource "aws_sqs_queue" "closed" {
  name                       = "closed-queue"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_allow_policy = jsonencode({
    redrivePermission = "denyAll"
  })
  sqs_managed_sse_enabled = true
}

# main.sls:32
resource "aws_sqs_queue" "closed_ordered" {
  name                       = "closed-queue.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 0
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:34
resource "aws_sqs_queue" "encrypted" {
  name                       = "queues-Encrypted"
  visibility_timeout_seconds = 43200
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.standard_failed.arn
    maxReceiveCount     = 1000
  })
  kms_master_key_id                 = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  kms_data_key_reuse_period_seconds = 3600
}

# May do everything with queues of both sorts of encryption.
# main.sls:40
resource "aws_lambda_function" "clerk" {
  function_name    = "queues-Clerk"
  role             = aws_iam_role.clerk_role.arn
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
      PLAIN     = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/queues-Plain"
      ORDERED   = "queues-Ordered.fifo"
      ENCRYPTED = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Encrypted"
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.clerk_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.clerk_role_policy]
}

# main.sls:40
resource "aws_cloudwatch_log_group" "clerk_logs" {
  name              = "/aws/lambda/queues-Clerk"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:40
resource "aws_iam_role" "clerk_role" {
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

# main.sls:40
resource "aws_iam_role_policy" "clerk_role_policy" {
  name = "grants"
  role = aws_iam_role.clerk_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Encrypted",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Fast.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/queues-Clerk:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Ordered.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:GetQueueUrl", "sqs:PurgeQueue", "sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Plain",
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

# Takes in every way that a queue gives.
# main.sls:46
resource "aws_lambda_function" "taker" {
  function_name    = "queues-Taker"
  role             = aws_iam_role.taker_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 90
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.taker_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.taker_role_policy]
}

# main.sls:46
resource "aws_lambda_event_source_mapping" "taker_on_standard_mapping" {
  event_source_arn                   = aws_sqs_queue.standard.arn
  function_name                      = aws_lambda_function.taker.function_name
  enabled                            = false
  batch_size                         = 10000
  maximum_batching_window_in_seconds = 300
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 1000
  }

  filter_criteria {
    filter {
      pattern = "{\"body\":{\"kind\":[\"order\",{\"prefix\":\"return-\"}],\"amount\":[{\"numeric\":[\">\",100]}]}}"
    }
  }

  depends_on = [aws_iam_role_policy.taker_role_policy]
}

# main.sls:46
resource "aws_iam_role" "taker_role" {
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

# main.sls:46
resource "aws_iam_role_policy" "taker_role_policy" {
  name = "grants"
  role = aws_iam_role.taker_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Encrypted",
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Ordered.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kms:Decrypt"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/queues-Taker:*",
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:queues-Standard",
        ]
      },
    ]
  })
}

# main.sls:46
resource "aws_lambda_event_source_mapping" "taker_on_ordered_messages_mapping" {
  event_source_arn = aws_sqs_queue.ordered.arn
  function_name    = aws_lambda_function.taker.function_name
  enabled          = true
  batch_size       = 10

  scaling_config {
    maximum_concurrency = 2
  }

  depends_on = [aws_iam_role_policy.taker_role_policy]
}

# main.sls:46
resource "aws_lambda_event_source_mapping" "taker_letters_mapping" {
  event_source_arn = aws_sqs_queue.encrypted.arn
  function_name    = aws_lambda_function.taker.function_name
  enabled          = true
  batch_size       = 10

  metrics_config {
    metrics = ["EventCount"]
  }

  provisioned_poller_config {
    minimum_pollers = 5
    maximum_pollers = 100
  }

  depends_on = [aws_iam_role_policy.taker_role_policy]
}

# main.sls:46
resource "aws_cloudwatch_log_group" "taker_logs" {
  name              = "/aws/lambda/queues-Taker"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}
