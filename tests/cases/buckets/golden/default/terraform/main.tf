data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but defaults.
# main.sls:7
resource "aws_s3_bucket" "plain" {
  bucket = "buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:7
resource "aws_s3_bucket_server_side_encryption_configuration" "plain_encryption" {
  bucket = aws_s3_bucket.plain.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:7
resource "aws_s3_bucket_public_access_block" "plain_public_access" {
  bucket                  = aws_s3_bucket.plain.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:7
resource "aws_s3_bucket_ownership_controls" "plain_ownership" {
  bucket = aws_s3_bucket.plain.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:7
resource "aws_s3_bucket_notification" "plain_notification" {
  bucket = aws_s3_bucket.plain.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.reader_on_plain_permission]
}

# main.sls:7
resource "aws_s3_bucket_policy" "plain_policy" {
  bucket = aws_s3_bucket_public_access_block.plain_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:9
resource "aws_s3_bucket" "files" {
  bucket = "buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  tags = {
    team = "archive"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:9
resource "aws_s3_bucket_versioning" "files_versioning" {
  bucket = aws_s3_bucket.files.id

  versioning_configuration {
    status = "Enabled"
  }
}

# main.sls:9
resource "aws_s3_bucket_server_side_encryption_configuration" "files_encryption" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:9
resource "aws_s3_bucket_public_access_block" "files_public_access" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:9
resource "aws_s3_bucket_ownership_controls" "files_ownership" {
  bucket = aws_s3_bucket.files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:9
resource "aws_s3_bucket_cors_configuration" "files_cors" {
  bucket = aws_s3_bucket.files.id

  cors_rule {
    allowed_origins = ["https://shop.example"]
    allowed_methods = ["GET", "HEAD"]
    max_age_seconds = 3600
  }

  cors_rule {
    allowed_origins = ["*"]
    allowed_methods = ["PUT", "POST", "DELETE"]
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 0
  }
}

# main.sls:9
resource "aws_s3_bucket_lifecycle_configuration" "files_lifecycle" {
  bucket = aws_s3_bucket_versioning.files_versioning.bucket

  rule {
    id     = "Expire"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      days = 365
    }
  }

  rule {
    id     = "Archive"
    status = "Enabled"

    filter {
      prefix = "archive/"
    }

    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }

    transition {
      days          = 180
      storage_class = "DEEP_ARCHIVE"
    }
  }

  rule {
    id     = "Logs"
    status = "Enabled"

    filter {
      prefix = "logs/"
    }

    expiration {
      days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
    }
  }

  rule {
    id     = "Old"
    status = "Enabled"

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "Parts"
    status = "Enabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

# main.sls:9
resource "aws_s3_bucket_notification" "files_notification" {
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectRemoved:*"]
  }

  depends_on = [aws_lambda_permission.reader_cleaning_permission]
}

# main.sls:9
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
        "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
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
}

# main.sls:25
resource "aws_kms_alias" "main_alias" {
  name          = "alias/buckets-Main"
  target_key_id = aws_kms_key.main.key_id
}

# Takes records of requests, and lists.
# main.sls:28
resource "aws_s3_bucket" "records" {
  bucket = "buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:28
resource "aws_s3_bucket_server_side_encryption_configuration" "records_encryption" {
  bucket = aws_s3_bucket.records.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:28
resource "aws_s3_bucket_public_access_block" "records_public_access" {
  bucket                  = aws_s3_bucket.records.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:28
resource "aws_s3_bucket_ownership_controls" "records_ownership" {
  bucket = aws_s3_bucket.records.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:28
resource "aws_s3_bucket_policy" "records_policy" {
  bucket = aws_s3_bucket_public_access_block.records_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "logging.s3.amazonaws.com"
        }
        Action = ["s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/ledger/*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action = ["s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/lists/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-records-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

# main.sls:29
resource "aws_s3_bucket" "copies" {
  bucket = "buckets-copies-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:29
resource "aws_s3_bucket_versioning" "copies_versioning" {
  bucket = aws_s3_bucket.copies.id

  versioning_configuration {
    status = "Enabled"
  }
}

# main.sls:29
resource "aws_s3_bucket_server_side_encryption_configuration" "copies_encryption" {
  bucket = aws_s3_bucket.copies.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

# main.sls:29
resource "aws_s3_bucket_public_access_block" "copies_public_access" {
  bucket                  = aws_s3_bucket.copies.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:29
resource "aws_s3_bucket_ownership_controls" "copies_ownership" {
  bucket = aws_s3_bucket.copies.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:29
resource "aws_s3_bucket_policy" "copies_policy" {
  bucket = aws_s3_bucket_public_access_block.copies_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-copies-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-copies-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# Locked, copied, moved, listed, recorded and counted.
# main.sls:32
resource "aws_s3_bucket" "ledger" {
  bucket              = "buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  object_lock_enabled = true
  depends_on          = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_versioning" "ledger_versioning" {
  bucket = aws_s3_bucket.ledger.id

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_server_side_encryption_configuration" "ledger_encryption" {
  bucket = aws_s3_bucket.ledger.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_public_access_block" "ledger_public_access" {
  bucket                  = aws_s3_bucket.ledger.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
  depends_on              = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_ownership_controls" "ledger_ownership" {
  bucket = aws_s3_bucket.ledger.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_lifecycle_configuration" "ledger_lifecycle" {
  bucket = aws_s3_bucket_versioning.ledger_versioning.bucket

  rule {
    id     = "Drafts"
    status = "Enabled"

    filter {
      tag {
        key   = "kind"
        value = "draft"
      }
    }

    expiration {
      days = 30
    }
  }

  rule {
    id     = "Large"
    status = "Enabled"

    filter {
      object_size_greater_than = 1048576
    }

    transition {
      days          = 0
      storage_class = "GLACIER_IR"
    }
  }

  rule {
    id     = "Marks"
    status = "Enabled"

    filter {
      prefix = ""
    }

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days           = 60
      newer_noncurrent_versions = 3
    }

    noncurrent_version_transition {
      noncurrent_days = 30
      storage_class   = "GLACIER"
    }
  }

  rule {
    id     = "Off"
    status = "Disabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  rule {
    id     = "Temporary"
    status = "Enabled"

    filter {
      and {
        prefix = "x/"
        tags = {
          temporary = "yes"
        }
        object_size_greater_than = 131072
        object_size_less_than    = 1073741824
      }
    }

    expiration {
      days = 3
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_accelerate_configuration" "ledger_acceleration" {
  bucket     = aws_s3_bucket.ledger.id
  status     = "Enabled"
  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_object_lock_configuration" "ledger_lock" {
  bucket = aws_s3_bucket_versioning.ledger_versioning.bucket

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_logging" "ledger_logging" {
  bucket        = aws_s3_bucket.ledger.id
  target_bucket = aws_s3_bucket.records.id
  target_prefix = "ledger/"
  depends_on    = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_metric" "ledger_requests" {
  bucket     = aws_s3_bucket.ledger.id
  name       = "EntireBucket"
  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_intelligent_tiering_configuration" "ledger_tiering_cold" {
  bucket = aws_s3_bucket.ledger.id
  name   = "Cold"
  status = "Enabled"

  filter {
    prefix = "c/"
    tags = {
      kind = "draft"
    }
  }

  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = 90
  }

  tiering {
    access_tier = "DEEP_ARCHIVE_ACCESS"
    days        = 200
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_intelligent_tiering_configuration" "ledger_tiering_paused" {
  bucket = aws_s3_bucket.ledger.id
  name   = "Paused"
  status = "Disabled"

  tiering {
    access_tier = "DEEP_ARCHIVE_ACCESS"
    days        = 180
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_inventory" "ledger_inventory_everything" {
  bucket                   = aws_s3_bucket.ledger.id
  name                     = "Everything"
  enabled                  = false
  optional_fields          = ["Size", "ETag", "ObjectLockMode"]
  included_object_versions = "All"

  filter {
    prefix = "a/"
  }

  schedule {
    frequency = "Weekly"
  }

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.records.arn
      account_id = data.aws_caller_identity.current.account_id
      prefix     = "lists/"
      format     = "Parquet"
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_inventory" "ledger_inventory_plain" {
  bucket                   = aws_s3_bucket.ledger.id
  name                     = "Plain"
  enabled                  = true
  optional_fields          = ["Size", "LastModifiedDate"]
  included_object_versions = "Current"

  schedule {
    frequency = "Daily"
  }

  destination {
    bucket {
      bucket_arn = aws_s3_bucket.records.arn
      account_id = data.aws_caller_identity.current.account_id
      format     = "ORC"
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_replication_configuration" "ledger_replicas" {
  bucket = aws_s3_bucket_versioning.ledger_versioning.bucket
  role   = aws_iam_role.ledger_replication.arn

  rule {
    id       = "0"
    priority = 0
    status   = "Enabled"

    filter {
      prefix = "a/"
    }

    delete_marker_replication {
      status = "Enabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket        = aws_s3_bucket.copies.arn
      storage_class = "GLACIER_IR"

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.main.arn
      }

      replication_time {
        status = "Enabled"

        time {
          minutes = 15
        }
      }

      metrics {
        status = "Enabled"

        event_threshold {
          minutes = 15
        }
      }
    }
  }

  rule {
    id       = "1"
    priority = 1
    status   = "Enabled"

    filter {
      prefix = "b/"
    }

    delete_marker_replication {
      status = "Disabled"
    }

    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket = aws_s3_bucket.copies.arn

      encryption_configuration {
        replica_kms_key_id = aws_kms_key.main.arn
      }
    }
  }

  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_s3_bucket_policy" "ledger_policy" {
  bucket = aws_s3_bucket_public_access_block.ledger_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
  depends_on = [aws_iam_role_policy.ledger_replication_policy, aws_s3_bucket_policy.records_policy]
}

# main.sls:32
resource "aws_iam_role" "ledger_replication" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["s3.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:32
resource "aws_iam_role_policy" "ledger_replication_policy" {
  name = "grants"
  role = aws_iam_role.ledger_replication.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-copies-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = [
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionTagging",
          "s3:GetReplicationConfiguration",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
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
    ]
  })
}

# Locked by code, one by one.
# main.sls:57
resource "aws_s3_bucket" "contracts" {
  bucket              = "buckets-contracts-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  object_lock_enabled = true
  depends_on          = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_versioning" "contracts_versioning" {
  bucket = aws_s3_bucket.contracts.id

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_server_side_encryption_configuration" "contracts_encryption" {
  bucket = aws_s3_bucket.contracts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }

  depends_on = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_public_access_block" "contracts_public_access" {
  bucket                  = aws_s3_bucket.contracts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
  depends_on              = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_ownership_controls" "contracts_ownership" {
  bucket = aws_s3_bucket.contracts.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_replication_configuration" "contracts_replicas" {
  bucket = aws_s3_bucket_versioning.contracts_versioning.bucket
  role   = aws_iam_role.contracts_replication.arn

  rule {
    id       = "0"
    priority = 0
    status   = "Enabled"

    filter {
      prefix = ""
    }

    delete_marker_replication {
      status = "Disabled"
    }

    destination {
      bucket = aws_s3_bucket.ledger.arn
    }
  }

  depends_on = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_s3_bucket_policy" "contracts_policy" {
  bucket = aws_s3_bucket_public_access_block.contracts_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-contracts-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-contracts-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
  depends_on = [aws_iam_role_policy.contracts_replication_policy]
}

# main.sls:57
resource "aws_iam_role" "contracts_replication" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["s3.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:57
resource "aws_iam_role_policy" "contracts_replication_policy" {
  name = "grants"
  role = aws_iam_role.contracts_replication.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionTagging",
          "s3:GetReplicationConfiguration",
          "s3:ListBucket",
        ]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-contracts-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-contracts-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-ledger-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
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
    ]
  })
}

# main.sls:59
resource "aws_cloudwatch_dashboard" "storage" {
  dashboard_name = "buckets-Storage"
  dashboard_body = jsonencode({
    start = "-PT180M"
    widgets = [
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Ledger"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/S3",
              "AllRequests",
              "BucketName",
              aws_s3_bucket.ledger.id,
              "FilterId",
              "EntireBucket",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/S3",
              "4xxErrors",
              "BucketName",
              aws_s3_bucket.ledger.id,
              "FilterId",
              "EntireBucket",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/S3",
              "5xxErrors",
              "BucketName",
              aws_s3_bucket.ledger.id,
              "FilterId",
              "EntireBucket",
              {
                stat = "Sum"
              },
            ],
            [
              "AWS/S3",
              "FirstByteLatency",
              "BucketName",
              aws_s3_bucket.ledger.id,
              "FilterId",
              "EntireBucket",
              {
                stat  = "p95"
                yAxis = "right"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "Plain"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [
            [
              "AWS/S3",
              "NumberOfObjects",
              "BucketName",
              aws_s3_bucket.plain.id,
              "StorageType",
              "AllStorageTypes",
              {
                stat = "Average"
              },
            ],
            [
              "AWS/S3",
              "BucketSizeBytes",
              "BucketName",
              aws_s3_bucket.plain.id,
              "StorageType",
              "StandardStorage",
              {
                stat  = "Average"
                yAxis = "right"
              },
            ],
          ]
        }
      },
      {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title   = "BucketSizeBytes ${aws_s3_bucket.ledger.id}"
          region  = data.aws_region.current.id
          view    = "timeSeries"
          stacked = false
          period  = 300
          metrics = [[
            "AWS/S3",
            "BucketSizeBytes",
            "BucketName",
            aws_s3_bucket.ledger.id,
            "StorageType",
            "StandardStorage",
            {
              stat  = "Average"
              yAxis = "right"
            },
          ]]
        }
      },
    ]
  })
}

# Own key, no policy, paused versions.
# main.sls:62
resource "aws_s3_bucket" "encrypted" {
  bucket = "encrypted-files-of-the-shop"

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:62
resource "aws_s3_bucket_versioning" "encrypted_versioning" {
  bucket = aws_s3_bucket.encrypted.id

  versioning_configuration {
    status = "Suspended"
  }
}

# main.sls:62
resource "aws_s3_bucket_server_side_encryption_configuration" "encrypted_encryption" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
    }
  }
}

# main.sls:62
resource "aws_s3_bucket_public_access_block" "encrypted_public_access" {
  bucket                  = aws_s3_bucket.encrypted.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:62
resource "aws_s3_bucket_ownership_controls" "encrypted_ownership" {
  bucket = aws_s3_bucket.encrypted.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# Tells queues and functions what happens.
# main.sls:65
resource "aws_s3_bucket" "inbox" {
  bucket = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
}

# main.sls:65
resource "aws_s3_bucket_server_side_encryption_configuration" "inbox_encryption" {
  bucket = aws_s3_bucket.inbox.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# main.sls:65
resource "aws_s3_bucket_public_access_block" "inbox_public_access" {
  bucket                  = aws_s3_bucket.inbox.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# main.sls:65
resource "aws_s3_bucket_ownership_controls" "inbox_ownership" {
  bucket = aws_s3_bucket.inbox.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# main.sls:65
resource "aws_s3_bucket_notification" "inbox_notification" {
  bucket = aws_s3_bucket.inbox.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.log.arn
    events              = ["s3:LifecycleExpiration:*"]
    filter_prefix       = "in/"
  }

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "out/"
    filter_suffix       = ".json"
  }

  lambda_function {
    lambda_function_arn = aws_lambda_function.reader.arn
    events              = ["s3:ObjectRestore:*"]
    filter_prefix       = "old/"
  }

  queue {
    queue_arn     = aws_sqs_queue.arrivals.arn
    events        = ["s3:ObjectCreated:Put"]
    filter_prefix = "in/"
    filter_suffix = ".csv"
  }

  queue {
    queue_arn = aws_sqs_queue.losses.arn
    events    = ["s3:ObjectRemoved:*"]
  }

  depends_on = [
    aws_lambda_permission.inbox_notify_log_permission,
    aws_lambda_permission.reader_on_inbox_created_permission,
    aws_lambda_permission.reader_on_inbox_restored_permission,
    aws_sqs_queue_policy.arrivals_policy,
    aws_sqs_queue_policy.losses_policy,
  ]
}

# main.sls:65
resource "aws_s3_bucket_policy" "inbox_policy" {
  bucket = aws_s3_bucket_public_access_block.inbox_public_access.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
      ]
      Condition = {
        Bool = {
          "aws:SecureTransport" = "false"
        }
      }
    }]
  })
}

# main.sls:72
resource "aws_sqs_queue" "arrivals" {
  name                       = "buckets-Arrivals"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:72
resource "aws_sqs_queue_policy" "arrivals_policy" {
  queue_url = aws_sqs_queue.arrivals.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "s3.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:buckets-Arrivals",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:73
resource "aws_sqs_queue" "losses" {
  name                       = "buckets-Losses"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  kms_master_key_id          = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
}

# main.sls:73
resource "aws_sqs_queue_policy" "losses_policy" {
  queue_url = aws_sqs_queue.losses.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Principal = {
        Service = "s3.amazonaws.com"
      }
      Action = ["sqs:SendMessage"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:buckets-Losses",
      ]
      Condition = {
        ArnLike = {
          "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
        }
        StringEquals = {
          "aws:SourceAccount" = data.aws_caller_identity.current.account_id
        }
      }
    }]
  })
}

# main.sls:75
resource "aws_lambda_function" "log" {
  function_name    = "buckets-Log"
  role             = aws_iam_role.log_role.arn
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
    log_group  = aws_cloudwatch_log_group.log_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.log_role_policy]
}

# main.sls:75
resource "aws_lambda_permission" "inbox_notify_log_permission" {
  function_name  = aws_lambda_function.log.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:75
resource "aws_cloudwatch_log_group" "log_logs" {
  name              = "/aws/lambda/buckets-Log"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:75
resource "aws_iam_role" "log_role" {
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

# main.sls:75
resource "aws_iam_role_policy" "log_role_policy" {
  name = "grants"
  role = aws_iam_role.log_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/buckets-Log:*",
      ]
    }]
  })
}

# main.sls:76
resource "aws_lambda_function" "reader" {
  function_name    = "buckets-Reader"
  role             = aws_iam_role.reader_role.arn
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
      INBOX = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
      HOST  = "buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}.s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}"
      ARN   = "arn:${data.aws_partition.current.partition}:s3:::encrypted-files-of-the-shop"
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

# main.sls:76
resource "aws_lambda_permission" "reader_on_inbox_created_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:76
resource "aws_lambda_permission" "reader_on_inbox_restored_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:76
resource "aws_lambda_permission" "reader_cleaning_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:76
resource "aws_lambda_permission" "reader_on_plain_permission" {
  function_name  = aws_lambda_function.reader.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:76
resource "aws_cloudwatch_log_group" "reader_logs" {
  name              = "/aws/lambda/buckets-Reader"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:76
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

# main.sls:76
resource "aws_iam_role_policy" "reader_role_policy" {
  name = "grants"
  role = aws_iam_role.reader_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::encrypted-files-of-the-shop/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/both/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-files-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/done/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["s3:ListBucket"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}",
        ]
        Condition = {
          StringLike = {
            "s3:prefix" = ["in/*"]
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:s3:::buckets-inbox-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/in/*",
          "arn:${data.aws_partition.current.partition}:s3:::buckets-plain-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.id}/*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/buckets-Reader:*",
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
