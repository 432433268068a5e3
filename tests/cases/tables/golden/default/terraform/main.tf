data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_dynamodb_table" "plain" {
  name                        = "tables-Plain"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
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

# Paid for each request, with indexes of every form.
# main.sls:10
resource "aws_dynamodb_table" "orders" {
  name                        = "tables-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "customer"
  range_key                   = "placed"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"
  tags = {
    team = "sales"
  }

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "placed"
    type = "N"
  }

  attribute {
    name = "day"
    type = "S"
  }

  attribute {
    name = "part"
    type = "B"
  }

  attribute {
    name = "status"
    type = "S"
  }

  attribute {
    name = "mail"
    type = "S"
  }

  attribute {
    name = "shop"
    type = "S"
  }

  attribute {
    name = "total"
    type = "N"
  }

  global_secondary_index {
    name            = "byDay"
    hash_key        = "day"
    projection_type = "KEYS_ONLY"
  }

  global_secondary_index {
    name               = "byPart"
    hash_key           = "part"
    projection_type    = "INCLUDE"
    non_key_attributes = ["note", "count"]
  }

  global_secondary_index {
    name            = "byStatus"
    hash_key        = "status"
    range_key       = "placed"
    projection_type = "ALL"
  }

  local_secondary_index {
    name               = "byMail"
    range_key          = "mail"
    projection_type    = "INCLUDE"
    non_key_attributes = ["note"]
  }

  local_secondary_index {
    name            = "byShop"
    range_key       = "shop"
    projection_type = "KEYS_ONLY"
  }

  local_secondary_index {
    name            = "byTotal"
    range_key       = "total"
    projection_type = "ALL"
  }

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Paid for a rate.
# main.sls:23
resource "aws_dynamodb_table" "rated" {
  name                        = "rated_items"
  billing_mode                = "PROVISIONED"
  hash_key                    = "id"
  read_capacity               = 5
  write_capacity              = 1
  stream_enabled              = true
  stream_view_type            = "KEYS_ONLY"
  deletion_protection_enabled = true
  table_class                 = "STANDARD_INFREQUENT_ACCESS"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "date"
    type = "S"
  }

  global_secondary_index {
    name            = "byDate"
    hash_key        = "date"
    projection_type = "ALL"
    read_capacity   = 1
    write_capacity  = 2
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}

# main.sls:30
resource "aws_dynamodb_table" "encrypted" {
  name                        = "tables-Encrypted"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "NEW_IMAGE"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:32
resource "aws_dynamodb_table" "old" {
  name                        = "tables-Old"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "OLD_IMAGE"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

# A rate that follows use.
# main.sls:35
resource "aws_dynamodb_table" "scaled" {
  name                        = "tables-Scaled"
  billing_mode                = "PROVISIONED"
  hash_key                    = "id"
  read_capacity               = 5
  write_capacity              = 1
  deletion_protection_enabled = false
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 7
  }

  lifecycle {
    ignore_changes = [read_capacity, write_capacity]
  }
}

# main.sls:35
resource "aws_appautoscaling_target" "scaled_scaling_read" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.scaled.name}"
  min_capacity       = 5
  max_capacity       = 50
}

# main.sls:35
resource "aws_appautoscaling_policy" "scaled_scaling_read_policy" {
  name               = "Read${aws_dynamodb_table.scaled.name}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.scaled_scaling_read.service_namespace
  scalable_dimension = aws_appautoscaling_target.scaled_scaling_read.scalable_dimension
  resource_id        = aws_appautoscaling_target.scaled_scaling_read.resource_id

  target_tracking_scaling_policy_configuration {
    target_value = 80

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
  }
}

# main.sls:35
resource "aws_appautoscaling_target" "scaled_scaling_write" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.scaled.name}"
  min_capacity       = 1
  max_capacity       = 20
}

# main.sls:35
resource "aws_appautoscaling_policy" "scaled_scaling_write_policy" {
  name               = "Write${aws_dynamodb_table.scaled.name}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.scaled_scaling_write.service_namespace
  scalable_dimension = aws_appautoscaling_target.scaled_scaling_write.scalable_dimension
  resource_id        = aws_appautoscaling_target.scaled_scaling_write.resource_id

  target_tracking_scaling_policy_configuration {
    target_value = 80

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}

# main.sls:39
resource "aws_dynamodb_table" "half_scaled" {
  name                        = "tables-HalfScaled"
  billing_mode                = "PROVISIONED"
  hash_key                    = "id"
  read_capacity               = 5
  write_capacity              = 1
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
    ignore_changes = [read_capacity, write_capacity]
  }
}

# main.sls:39
resource "aws_appautoscaling_target" "half_scaled_scaling_write" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.half_scaled.name}"
  min_capacity       = 1
  max_capacity       = 20
}

# main.sls:39
resource "aws_appautoscaling_policy" "half_scaled_scaling_write_policy" {
  name               = "Write${aws_dynamodb_table.half_scaled.name}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.half_scaled_scaling_write.service_namespace
  scalable_dimension = aws_appautoscaling_target.half_scaled_scaling_write.scalable_dimension
  resource_id        = aws_appautoscaling_target.half_scaled_scaling_write.resource_id

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}

# Filled from files, limited, looked into, and copied to Kinesis.
# main.sls:42
resource "aws_s3_bucket" "files" {
  bucket = "tables-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:42
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:42
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:42
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:42
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
        "arn:${data.aws_partition.current.partition}:s3:::tables-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::tables-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:43
resource "aws_dynamodb_table" "imported" {
  name                        = "tables-Imported"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "name"
    type = "S"
  }

  global_secondary_index {
    name            = "byName"
    hash_key        = "name"
    projection_type = "ALL"

    on_demand_throughput {
      max_read_request_units = 100
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  on_demand_throughput {
    max_read_request_units  = 1000
    max_write_request_units = 500
  }

  import_table {
    input_format           = "CSV"
    input_compression_type = "GZIP"

    s3_bucket_source {
      bucket     = aws_s3_bucket.files.id
      key_prefix = "in/"
    }

    input_format_options {
      csv {
        delimiter   = ";"
        header_list = ["id", "name"]
      }
    }
  }
}

# main.sls:43
resource "aws_dynamodb_contributor_insights" "imported_insights" {
  table_name = aws_dynamodb_table.imported.name
}

# main.sls:43
resource "aws_dynamodb_contributor_insights" "imported_index_insights_by_name" {
  table_name = aws_dynamodb_table.imported.name
  index_name = "byName"
}

# main.sls:43
resource "aws_dynamodb_kinesis_streaming_destination" "imported_copy" {
  table_name = aws_dynamodb_table.imported.name
  stream_arn = aws_kinesis_stream.changes.arn
}

# main.sls:49
resource "aws_kinesis_stream" "changes" {
  name             = "tables-Changes"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

# main.sls:50
resource "aws_dynamodb_table" "loaded" {
  name                        = "tables-Loaded"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  import_table {
    input_format           = "DYNAMODB_JSON"
    input_compression_type = "NONE"

    s3_bucket_source {
      bucket = aws_s3_bucket.files.id
    }
  }
}

# Used by other accounts.
# main.sls:53
resource "aws_dynamodb_table" "shared" {
  name                        = "tables-Shared"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}

# main.sls:53
resource "aws_dynamodb_resource_policy" "shared_sharing" {
  resource_arn = aws_dynamodb_table.shared.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Share210987654321"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::210987654321:root"
        }
        Action = [
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Shared",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Shared/index/*",
        ]
      },
      {
        Sid    = "Share345678901234"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::345678901234:root"
        }
        Action = [
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Shared",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Shared/index/*",
        ]
      },
      {
        Sid    = "Share456789012345"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::456789012345:root"
        }
        Action = [
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Shared",
        ]
      },
    ]
  })
}

# In three regions.
# main.sls:61
resource "aws_dynamodb_table" "global" {
  name                        = "tables-Global"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  range_key                   = "at"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = false
  table_class                 = "STANDARD"
  tags = {
    team = "sales"
  }

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "date"
    type = "S"
  }

  attribute {
    name = "day"
    type = "S"
  }

  attribute {
    name = "total"
    type = "N"
  }

  global_secondary_index {
    name            = "byDate"
    hash_key        = "date"
    projection_type = "ALL"

    on_demand_throughput {
      max_read_request_units  = 10
      max_write_request_units = 20
    }
  }

  global_secondary_index {
    name               = "byDay"
    hash_key           = "day"
    projection_type    = "INCLUDE"
    non_key_attributes = ["note"]
  }

  local_secondary_index {
    name            = "byTotal"
    range_key       = "total"
    projection_type = "ALL"
  }

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 35
  }

  on_demand_throughput {
    max_read_request_units  = 1000
    max_write_request_units = 500
  }

  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
    propagate_tags         = true
  }

  replica {
    region_name            = "us-east-1"
    point_in_time_recovery = true
    propagate_tags         = true
  }

  server_side_encryption {
    enabled = true
  }
}

# main.sls:61
resource "aws_dynamodb_contributor_insights" "global_insights" {
  table_name = aws_dynamodb_table.global.name
}

# main.sls:61
resource "aws_dynamodb_contributor_insights" "global_index_insights_by_date" {
  table_name = aws_dynamodb_table.global.name
  index_name = "byDate"
}

# main.sls:61
resource "aws_dynamodb_kinesis_streaming_destination" "global_copy" {
  table_name = aws_dynamodb_table.global.name
  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/changes"
}

# main.sls:70
resource "aws_dynamodb_table" "everywhere" {
  name                        = "tables-Everywhere"
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

  replica {
    region_name            = "us-east-1"
    kms_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
    point_in_time_recovery = true
    propagate_tags         = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }
}

# main.sls:76
resource "aws_dynamodb_table" "nearby" {
  name                        = "tables-Nearby"
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

  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
    propagate_tags         = true
  }
}

# main.sls:76
resource "aws_dynamodb_resource_policy" "nearby_sharing" {
  resource_arn = aws_dynamodb_table.nearby.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "Share210987654321"
      Effect = "Allow"
      Principal = {
        AWS = "arn:${data.aws_partition.current.partition}:iam::210987654321:root"
      }
      Action = [
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DescribeTable",
      ]
      Resource = [
        "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Nearby",
        "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Nearby/index/*",
      ]
    }]
  })
}

# main.sls:80
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
}

# main.sls:80
resource "aws_kms_alias" "main_alias" {
  name          = "alias/tables-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:82
resource "aws_lambda_function" "clerk" {
  function_name    = "tables-Clerk"
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
      ORDERS = "tables-Orders"
      ARN    = "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Orders"
      STREAM = aws_dynamodb_table.rated.stream_arn
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

# main.sls:82
resource "aws_cloudwatch_log_group" "clerk_logs" {
  name              = "/aws/lambda/tables-Clerk"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:82
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

# main.sls:82
resource "aws_iam_role_policy" "clerk_role_policy" {
  name = "grants"
  role = aws_iam_role.clerk_role.id
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Encrypted",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Encrypted/index/*",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Plain",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Plain/index/*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Encrypted",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Orders",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/tables-Clerk:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Old/stream/*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/rated_items",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/rated_items/index/*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/rated_items",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kms:Decrypt"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
        ]
      },
    ]
  })
}

# main.sls:87
resource "aws_sqs_queue" "failed" {
  name                       = "tables-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# Reads changes in every way that a table gives.
# main.sls:90
resource "aws_lambda_function" "reader" {
  function_name    = "tables-Reader"
  role             = aws_iam_role.reader_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6e2c4eeb72a7.zip"
  source_code_hash = "bixO63KnyP6V0F2PTs1S+2TqWSh4CRT0u6DRz9NkFso="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 900
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.reader_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:90
resource "aws_lambda_event_source_mapping" "reader_on_orders_changes_mapping" {
  event_source_arn                   = aws_dynamodb_table.orders.stream_arn
  function_name                      = aws_lambda_function.reader.function_name
  enabled                            = false
  batch_size                         = 10000
  maximum_batching_window_in_seconds = 300
  function_response_types            = ["ReportBatchItemFailures"]
  starting_position                  = "TRIM_HORIZON"
  parallelization_factor             = 10
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 10000
  maximum_record_age_in_seconds      = 86400

  filter_criteria {
    filter {
      pattern = "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"status\":{\"S\":[\"open\"]}}}}"
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:90
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

# main.sls:90
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
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/tables-Reader:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Old/stream/*",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Encrypted/stream/*",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/tables-Orders/stream/*",
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/rated_items/stream/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["sqs:SendMessage"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:tables-Failed",
        ]
      },
      {
        Effect = "Allow"
        Action = ["kms:Decrypt"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789",
        ]
      },
    ]
  })
}

# main.sls:90
resource "aws_lambda_event_source_mapping" "reader_on_encrypted_mapping" {
  event_source_arn               = aws_dynamodb_table.encrypted.stream_arn
  function_name                  = aws_lambda_function.reader.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  maximum_retry_attempts         = 0
  maximum_record_age_in_seconds  = 60

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }

  depends_on = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:90
resource "aws_lambda_event_source_mapping" "reader_on_rated_mapping" {
  event_source_arn               = aws_dynamodb_table.rated.stream_arn
  function_name                  = aws_lambda_function.reader.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  tumbling_window_in_seconds     = 900
  depends_on                     = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:90
resource "aws_lambda_event_source_mapping" "reader_removals_mapping" {
  event_source_arn               = aws_dynamodb_table.old.stream_arn
  function_name                  = aws_lambda_function.reader.function_name
  enabled                        = true
  batch_size                     = 100
  starting_position              = "LATEST"
  parallelization_factor         = 1
  bisect_batch_on_function_error = false
  depends_on                     = [aws_iam_role_policy.reader_role_policy]
}

# main.sls:90
resource "aws_cloudwatch_log_group" "reader_logs" {
  name              = "/aws/lambda/tables-Reader"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}
