data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_kinesis_stream" "plain" {
  name             = "streams-Plain"
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

# main.sls:9
resource "aws_kinesis_stream" "fixed" {
  name             = "clicks"
  shard_count      = 4
  retention_period = 8760
  encryption_type  = "KMS"
  kms_key_id       = aws_kms_key.main.arn
  shard_level_metrics = [
    "IncomingBytes",
    "IncomingRecords",
    "OutgoingBytes",
    "OutgoingRecords",
    "WriteProvisionedThroughputExceeded",
    "ReadProvisionedThroughputExceeded",
    "IteratorAgeMilliseconds",
  ]
  tags = {
    team = "shop"
  }

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:23
resource "aws_kinesis_stream" "foreign" {
  name             = "streams-Foreign"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

# main.sls:25
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

# main.sls:25
resource "aws_kms_alias" "main_alias" {
  name          = "alias/streams-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:26
resource "aws_sqs_queue" "lost" {
  name                       = "streams-Lost"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:27
resource "aws_sns_topic" "alerts" {
  name              = "streams-Alerts"
  signature_version = 2
}

# main.sls:28
resource "aws_s3_bucket" "batches" {
  bucket = "streams-batches-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:28
resource "aws_s3_bucket_server_side_encryption_configuration" "batches_encryption" {
  bucket = aws_s3_bucket.batches.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:28
resource "aws_s3_bucket_public_access_block" "batches_public_access" {
  bucket                  = aws_s3_bucket.batches.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:28
resource "aws_s3_bucket_ownership_controls" "batches_ownership" {
  bucket = aws_s3_bucket.batches.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:28
resource "aws_s3_bucket_policy" "batches_policy" {
  bucket = aws_s3_bucket_public_access_block.batches_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::streams-batches-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::streams-batches-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# Reads in every way.
# main.sls:31
resource "aws_lambda_function" "reader" {
  function_name    = "streams-Reader"
  role             = aws_iam_role.reader_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 60
  architectures    = ["x86_64"]

  environment {
    variables = {
      STREAM = "streams-Plain"
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

# main.sls:31
resource "aws_lambda_event_source_mapping" "reader_on_plain_mapping" {
  event_source_arn               = aws_kinesis_stream.plain.arn
  function_name                  = aws_lambda_function.reader.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  maximum_record_age_in_seconds  = 604800

  destination_config {
    on_failure {
      destination_arn = aws_s3_bucket.batches.arn
    }
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:31
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

# main.sls:31
resource "aws_iam_role_policy" "reader_role_policy" {
  name = "grants"
  role = aws_iam_role.reader_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/streams-Reader:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:streams-Alerts",
        ]
      },
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
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Foreign",
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/clicks",
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Plain",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kms:Decrypt"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
          aws_kms_key.main.arn,
        ]
      },
      {
        Effect = "Allow"
        Action = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/clicks/consumer/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:streams-Lost",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::streams-batches-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::streams-batches-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
      },
    ]
  })
}

# main.sls:31
resource "aws_kinesis_stream_consumer" "reader_on_fixed_records_consumer" {
  stream_arn = aws_kinesis_stream.fixed.arn
  name       = "streams-Reader-on-Fixed-records-Consumer"
  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:31
resource "aws_lambda_event_source_mapping" "reader_on_fixed_records_mapping" {
  event_source_arn                   = aws_kinesis_stream_consumer.reader_on_fixed_records_consumer.arn
  function_name                      = aws_lambda_function.reader.function_name
  enabled                            = false
  batch_size                         = 10000
  maximum_batching_window_in_seconds = 300
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "AT_TIMESTAMP"
  starting_position_timestamp        = "2026-11-01T12:30:15Z"
  parallelization_factor             = 1
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 10000
  maximum_record_age_in_seconds      = 60
  tumbling_window_in_seconds         = 900

  metrics_config {
    metrics = ["EventCount"]
  }

  filter_criteria {
    filter {
      pattern = "{\"data\":{\"kind\":[\"order\",{\"prefix\":\"return-\"}]},\"partitionKey\":[{\"anything-but\":[\"test\"]}]}"
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.lost.arn
    }
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:31
resource "aws_lambda_event_source_mapping" "reader_others_mapping" {
  event_source_arn               = aws_kinesis_stream.foreign.arn
  function_name                  = aws_lambda_function.reader.function_name
  enabled                        = true
  batch_size                     = 1
  starting_position              = "TRIM_HORIZON"
  parallelization_factor         = 10
  bisect_batch_on_function_error = false
  maximum_retry_attempts         = 5

  destination_config {
    on_failure {
      destination_arn = aws_sns_topic.alerts.arn
    }
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:31
resource "aws_cloudwatch_log_group" "reader_logs" {
  name              = "/aws/lambda/streams-Reader"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# Its reader stands at the stream.
# main.sls:44
resource "aws_kinesis_stream" "views" {
  name             = "streams-Views"
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

# main.sls:44
resource "aws_lambda_event_source_mapping" "views_reader_counter_mapping" {
  event_source_arn               = aws_kinesis_stream.views.arn
  function_name                  = aws_lambda_function.counter.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  maximum_record_age_in_seconds  = 3600
  depends_on                     = [aws_iam_role_policy.counter_role_policy]
}

# main.sls:47
resource "aws_lambda_function" "counter" {
  function_name    = "streams-Counter"
  role             = aws_iam_role.counter_role.arn
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
    log_group  = aws_cloudwatch_log_group.counter_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.counter_role_policy]
}

# main.sls:47
resource "aws_iam_role" "counter_role" {
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
resource "aws_iam_role_policy" "counter_role_policy" {
  name = "grants"
  role = aws_iam_role.counter_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/streams-Counter:*",
        ]
      },
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
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Views",
        ]
      },
    ]
  })
}

# main.sls:47
resource "aws_cloudwatch_log_group" "counter_logs" {
  name              = "/aws/lambda/streams-Counter"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# For a reader that is no function.
# main.sls:50
resource "aws_kinesis_stream_consumer" "cluster" {
  stream_arn = aws_kinesis_stream.plain.arn
  name       = "streams-Cluster"
}

# main.sls:51
resource "aws_kinesis_stream_consumer" "named" {
  stream_arn = aws_kinesis_stream.plain.arn
  name       = "named"
}

# main.sls:53
resource "aws_lambda_function" "writer" {
  function_name    = "streams-Writer"
  role             = aws_iam_role.writer_role.arn
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
    log_group  = aws_cloudwatch_log_group.writer_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.writer_role_policy]
}

# main.sls:53
resource "aws_cloudwatch_log_group" "writer_logs" {
  name              = "/aws/lambda/streams-Writer"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:53
resource "aws_iam_role" "writer_role" {
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

# main.sls:53
resource "aws_iam_role_policy" "writer_role_policy" {
  name = "grants"
  role = aws_iam_role.writer_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Plain/consumer/streams-Cluster:*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:PutRecord",
          "kinesis:PutRecords",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/clicks",
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Plain",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kinesis:PutRecord", "kinesis:PutRecords"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kinesis:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stream/streams-Foreign",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/streams-Writer:*",
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
        Action = ["kms:GenerateDataKey"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
        ]
      },
    ]
  })
}

# main.sls:55
resource "aws_cloudwatch_metric_alarm" "behind" {
  alarm_name      = "streams-Behind"
  actions_enabled = true
  namespace       = "AWS/Kinesis"
  metric_name     = "GetRecords.IteratorAgeMilliseconds"
  dimensions = {
    StreamName = aws_kinesis_stream.plain.name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60000
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
}
