data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:6
resource "aws_kms_key" "main" {
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

# main.sls:6
resource "aws_kms_alias" "main_alias" {
  name          = "alias/pipes-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:7
resource "aws_sqs_queue" "jobs" {
  name                       = "pipes-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:8
resource "aws_sqs_queue" "placed" {
  name                       = "pipes-Placed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:9
resource "aws_sqs_queue" "ordered" {
  name                       = "pipes-Ordered.fifo"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  fifo_queue                 = true
  sqs_managed_sse_enabled    = true
}

# main.sls:10
resource "aws_sqs_queue" "copies" {
  name                       = "pipes-Copies"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:11
resource "aws_sqs_queue" "failed" {
  name                       = "pipes-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:12
resource "aws_dynamodb_table" "orders" {
  name                        = "pipes-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
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

# main.sls:13
resource "aws_cloudwatch_event_bus" "shop" {
  name = "pipes-Shop"
}

# main.sls:14
resource "aws_sns_topic" "news" {
  name              = "pipes-News"
  signature_version = 2
}

# main.sls:15
resource "aws_kinesis_stream" "clicks" {
  name             = "pipes-Clicks"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:16
resource "aws_kinesis_stream" "more" {
  name             = "pipes-More"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:17
resource "aws_cloudwatch_log_group" "seen" {
  name              = "/aws/vendedlogs/seen"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:18
resource "aws_lambda_function" "price" {
  function_name    = "pipes-Price"
  role             = aws_iam_role.price_role.arn
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
    log_group  = aws_cloudwatch_log_group.price_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.price_role_policy]
}

# main.sls:18
resource "aws_cloudwatch_log_group" "price_logs" {
  name              = "/aws/lambda/pipes-Price"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:18
resource "aws_iam_role" "price_role" {
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
resource "aws_iam_role_policy" "price_role_policy" {
  name = "grants"
  role = aws_iam_role.price_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipes-Price:*",
      ]
    }]
  })
}

# main.sls:19
resource "aws_lambda_function" "work" {
  function_name    = "pipes-Work"
  role             = aws_iam_role.work_role.arn
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
    log_group  = aws_cloudwatch_log_group.work_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.work_role_policy]
}

# main.sls:19
resource "aws_cloudwatch_log_group" "work_logs" {
  name              = "/aws/lambda/pipes-Work"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:19
resource "aws_iam_role" "work_role" {
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
resource "aws_iam_role_policy" "work_role_policy" {
  name = "grants"
  role = aws_iam_role.work_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/pipes-Work:*",
      ]
    }]
  })
}

# main.sls:20
resource "aws_cloudwatch_event_connection" "partner" {
  name               = "pipes-Partner"
  authorization_type = "BASIC"

  auth_parameters {
    basic {
      username = "shop"
      password = var.password
    }
  }
}

# main.sls:21
resource "aws_cloudwatch_event_api_destination" "hook" {
  name                             = "pipes-Hook"
  connection_arn                   = aws_cloudwatch_event_connection.partner.arn
  invocation_endpoint              = "https://example.com/hooks/*"
  http_method                      = "POST"
  invocation_rate_limit_per_second = 300
}

# main.sls:23
resource "aws_pipes_pipe" "small" {
  name          = "pipes-Small"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.small_role.arn
  source        = aws_sqs_queue.jobs.arn
  target        = aws_lambda_function.work.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }
  }

  target_parameters {
    lambda_function_parameters {
      invocation_type = "REQUEST_RESPONSE"
    }
  }

  depends_on = [aws_iam_role_policy.small_role_policy]
}

# main.sls:23
resource "aws_iam_role" "small_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Small"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:23
resource "aws_iam_role_policy" "small_role_policy" {
  name = "grants"
  role = aws_iam_role.small_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Work",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Work:*",
        ]
      },
    ]
  })
}

# main.sls:25
resource "aws_pipes_pipe" "changes" {
  name               = "changes"
  description        = "New gifts, with their price"
  desired_state      = "STOPPED"
  role_arn           = aws_iam_role.changes_role.arn
  kms_key_identifier = aws_kms_key.main.arn
  source             = aws_dynamodb_table.orders.stream_arn
  enrichment         = aws_lambda_function.price.arn
  target             = aws_sqs_queue.ordered.arn
  tags = {
    team = "shop"
  }

  source_parameters {
    filter_criteria {
      filter {
        pattern = "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"gift\"]}}}}"
      }
    }

    dynamodb_stream_parameters {
      batch_size                         = 5
      maximum_batching_window_in_seconds = 10
      starting_position                  = "TRIM_HORIZON"
      parallelization_factor             = 2
      on_partial_batch_item_failure      = "AUTOMATIC_BISECT"
      maximum_retry_attempts             = 3
      maximum_record_age_in_seconds      = 3600

      dead_letter_config {
        arn = aws_sqs_queue.failed.arn
      }
    }
  }

  enrichment_parameters {
    input_template = "{\"id\":<$.dynamodb.NewImage.id.S>,\"note\":\"gift <$.dynamodb.NewImage.id.S>\"}"
  }

  target_parameters {
    input_template = "{\"price\":<$.price>}"

    sqs_queue_parameters {
      message_group_id         = "$.dynamodb.NewImage.id.S"
      message_deduplication_id = "$.eventID"
    }
  }

  log_configuration {
    level                  = "INFO"
    include_execution_data = ["ALL"]

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.changes_logs.arn
    }
  }

  depends_on = [aws_iam_role_policy.changes_role_policy]
}

# main.sls:25
resource "aws_iam_role" "changes_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/changes"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
  tags = {
    team = "shop"
  }
}

# main.sls:25
resource "aws_iam_role_policy" "changes_role_policy" {
  name = "grants"
  role = aws_iam_role.changes_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Failed",
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Ordered.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/vendedlogs/pipes/changes:*",
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
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipes-Orders/stream/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Price",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Price:*",
        ]
      },
    ]
  })
}

# main.sls:25
resource "aws_cloudwatch_log_group" "changes_logs" {
  name              = "/aws/vendedlogs/pipes/changes"
  retention_in_days = 14
  log_group_class   = "STANDARD"
  tags = {
    team = "shop"
  }
}

# main.sls:34
resource "aws_pipes_pipe" "records" {
  name          = "pipes-Records"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.records_role.arn
  source        = aws_kinesis_stream.clicks.arn
  target        = aws_kinesis_stream.more.arn

  source_parameters {
    filter_criteria {
      filter {
        pattern = "{\"partitionKey\":[{\"prefix\":\"a\"}]}"
      }
    }

    kinesis_stream_parameters {
      batch_size                         = 10
      maximum_batching_window_in_seconds = 1
      starting_position                  = "AT_TIMESTAMP"
      starting_position_timestamp        = "2027-01-31T09:00:00Z"
      parallelization_factor             = 2
      on_partial_batch_item_failure      = "AUTOMATIC_BISECT"
      maximum_retry_attempts             = 3
      maximum_record_age_in_seconds      = 3600

      dead_letter_config {
        arn = aws_sns_topic.news.arn
      }
    }
  }

  target_parameters {
    kinesis_stream_parameters {
      partition_key = "$.partitionKey"
    }
  }

  depends_on = [aws_iam_role_policy.records_role_policy]
}

# main.sls:34
resource "aws_iam_role" "records_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Records"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:34
resource "aws_iam_role_policy" "records_role_policy" {
  name = "grants"
  role = aws_iam_role.records_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipes-Clicks",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-News",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipes-More",
        ]
      },
    ]
  })
}

# main.sls:40
resource "aws_pipes_pipe" "tells" {
  name          = "pipes-Tells"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.tells_role.arn
  source        = aws_kinesis_stream.clicks.arn
  target        = aws_sns_topic.news.arn

  source_parameters {
    kinesis_stream_parameters {
      batch_size             = 10
      starting_position      = "LATEST"
      parallelization_factor = 1
    }
  }

  log_configuration {
    level                  = "ERROR"
    include_execution_data = ["ALL"]

    firehose_log_destination {
      delivery_stream_arn = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/pipes"
    }
  }

  depends_on = [aws_iam_role_policy.tells_role_policy]
}

# main.sls:40
resource "aws_iam_role" "tells_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Tells"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:40
resource "aws_iam_role_policy" "tells_role_policy" {
  name = "grants"
  role = aws_iam_role.tells_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipes-Clicks",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-News",
        ]
      },
    ]
  })
}

# main.sls:45
resource "aws_pipes_pipe" "keyed" {
  name          = "pipes-Keyed"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.keyed_role.arn
  source        = aws_sqs_queue.jobs.arn
  target        = aws_kinesis_stream.more.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }
  }

  target_parameters {
    kinesis_stream_parameters {
      partition_key = "all"
    }
  }

  depends_on = [aws_iam_role_policy.keyed_role_policy]
}

# main.sls:45
resource "aws_iam_role" "keyed_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Keyed"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:45
resource "aws_iam_role_policy" "keyed_role_policy" {
  name = "grants"
  role = aws_iam_role.keyed_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/pipes-More",
        ]
      },
    ]
  })
}

# main.sls:47
resource "aws_pipes_pipe" "events" {
  name          = "pipes-Events"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.events_role.arn
  source        = aws_sqs_queue.placed.arn
  enrichment    = aws_cloudwatch_event_api_destination.hook.arn
  target        = aws_cloudwatch_event_bus.shop.arn

  source_parameters {
    filter_criteria {
      filter {
        pattern = "{\"body\":{\"kind\":[\"order\"]}}"
      }
    }

    sqs_queue_parameters {
      batch_size = 10
    }
  }

  enrichment_parameters {
    http_parameters {
      path_parameter_values = ["prices"]
      header_parameters = {
        "X-Source" = "shop"
      }
      query_string_parameters = {
        dry = "true"
      }
    }
  }

  target_parameters {
    input_template = "{\"order\":<$.body.order>}"

    eventbridge_event_bus_parameters {
      source      = "shop"
      detail_type = "$.body.kind"
      resources   = ["arn:aws:s3:::shop"]
      time        = "$.body.time"
    }
  }

  depends_on = [aws_iam_role_policy.events_role_policy]
}

# main.sls:47
resource "aws_iam_role" "events_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Events"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:47
resource "aws_iam_role_policy" "events_role_policy" {
  name = "grants"
  role = aws_iam_role.events_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Placed",
        ]
      },
      {
        Effect = "Allow"
        Action = ["events:InvokeApiDestination"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:api-destination/pipes-Hook/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["events:PutEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:event-bus/pipes-Shop",
        ]
      },
    ]
  })
}

# main.sls:56
resource "aws_pipes_pipe" "copying" {
  name          = "pipes-Copying"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.copying_role.arn
  source        = aws_sqs_queue.ordered.arn
  target        = aws_sqs_queue.copies.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }
  }

  target_parameters {
    input_template = "{\"kind\":\"copy\"}"
  }

  log_configuration {
    level = "TRACE"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.seen.arn
    }
  }

  depends_on = [aws_iam_role_policy.copying_role_policy]
}

# main.sls:56
resource "aws_iam_role" "copying_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Copying"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:56
resource "aws_iam_role_policy" "copying_role_policy" {
  name = "grants"
  role = aws_iam_role.copying_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Ordered.fifo",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/vendedlogs/seen:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Copies",
        ]
      },
    ]
  })
}

# main.sls:58
resource "aws_pipes_pipe" "kept" {
  name          = "pipes-Kept"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.kept_role.arn
  source        = aws_dynamodb_table.orders.stream_arn
  target        = aws_cloudwatch_log_group.seen.arn

  source_parameters {
    dynamodb_stream_parameters {
      batch_size             = 10
      starting_position      = "LATEST"
      parallelization_factor = 1
    }
  }

  target_parameters {
    cloudwatch_logs_parameters {
      log_stream_name = "orders"
      timestamp       = "$.dynamodb.ApproximateCreationDateTime"
    }
  }

  depends_on = [aws_iam_role_policy.kept_role_policy]
}

# main.sls:58
resource "aws_iam_role" "kept_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Kept"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:58
resource "aws_iam_role_policy" "kept_role_policy" {
  name = "grants"
  role = aws_iam_role.kept_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["dynamodb:ListStreams"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/pipes-Orders/stream/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/vendedlogs/seen:*",
        ]
      },
    ]
  })
}

# main.sls:60
resource "aws_pipes_pipe" "calls" {
  name          = "pipes-Calls"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.calls_role.arn
  source        = aws_sqs_queue.jobs.arn
  target        = aws_cloudwatch_event_api_destination.hook.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }
  }

  target_parameters {
    http_parameters {
      path_parameter_values = ["orders"]
      header_parameters = {
        "X-Source" = "shop"
      }
      query_string_parameters = {
        dry = "true"
      }
    }
  }

  depends_on = [aws_iam_role_policy.calls_role_policy]
}

# main.sls:60
resource "aws_iam_role" "calls_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Calls"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:60
resource "aws_iam_role_policy" "calls_role_policy" {
  name = "grants"
  role = aws_iam_role.calls_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["events:InvokeApiDestination"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:api-destination/pipes-Hook/*",
        ]
      },
    ]
  })
}

# main.sls:62
resource "aws_pipes_pipe" "quick" {
  name          = "pipes-Quick"
  description   = ""
  desired_state = "RUNNING"
  role_arn      = aws_iam_role.quick_role.arn
  source        = aws_sqs_queue.jobs.arn
  target        = aws_lambda_function.work.arn

  source_parameters {
    sqs_queue_parameters {
      batch_size = 10
    }
  }

  target_parameters {
    lambda_function_parameters {
      invocation_type = "FIRE_AND_FORGET"
    }
  }

  log_configuration {
    level = "INFO"

    s3_log_destination {
      bucket_name   = aws_s3_bucket.log_files.id
      bucket_owner  = data.aws_caller_identity.current.account_id
      output_format = "json"
      prefix        = "pipes/"
    }
  }

  depends_on = [aws_iam_role_policy.quick_role_policy, aws_s3_bucket_policy.log_files_policy]
}

# main.sls:62
resource "aws_iam_role" "quick_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["pipes.amazonaws.com"]
      }
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:pipes:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipe/pipes-Quick"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:62
resource "aws_iam_role_policy" "quick_role_policy" {
  name = "grants"
  role = aws_iam_role.quick_role.id
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
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:pipes-Jobs",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Work",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:pipes-Work:*",
        ]
      },
    ]
  })
}

# main.sls:63
resource "aws_s3_bucket" "log_files" {
  bucket = "pipes-log-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:63
resource "aws_s3_bucket_server_side_encryption_configuration" "log_files_encryption" {
  bucket = aws_s3_bucket.log_files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:63
resource "aws_s3_bucket_public_access_block" "log_files_public_access" {
  bucket                  = aws_s3_bucket.log_files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:63
resource "aws_s3_bucket_ownership_controls" "log_files_ownership" {
  bucket = aws_s3_bucket.log_files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:63
resource "aws_s3_bucket_policy" "log_files_policy" {
  bucket = aws_s3_bucket_public_access_block.log_files_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::pipes-log-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
          "arn:${data.aws_partition.current.partition}:s3:::pipes-log-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "delivery.logs.amazonaws.com"
        }
        Action = ["s3:GetBucketAcl", "s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::pipes-log-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "delivery.logs.amazonaws.com"
        }
        Action = ["s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::pipes-log-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/pipes/*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:*"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

# main.sls:65
resource "aws_cloudwatch_metric_alarm" "trouble" {
  alarm_name      = "pipes-Trouble"
  actions_enabled = true
  namespace       = "AWS/EventBridge/Pipes"
  metric_name     = "ExecutionFailed"
  dimensions = {
    PipeName = aws_pipes_pipe.changes.name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}
