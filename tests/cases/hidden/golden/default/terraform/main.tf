data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:4
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

# main.sls:4
resource "aws_kms_alias" "main_alias" {
  name          = "alias/hidden-Main"
  target_key_id = aws_kms_key.main.key_id
}

# main.sls:6
resource "aws_ssm_parameter" "plain" {
  name             = "/hidden/Plain"
  type             = "SecureString"
  tier             = "Standard"
  data_type        = "text"
  value_wo         = var.token
  value_wo_version = 1
}

# main.sls:7
resource "aws_ssm_parameter" "token" {
  name             = "/shop/token"
  description      = "For the partner"
  type             = "SecureString"
  tier             = "Advanced"
  data_type        = "text"
  value_wo         = var.token
  value_wo_version = 3
  key_id           = aws_kms_key.main.arn
}

# main.sls:7
data "aws_ssm_parameter" "token_value" {
  name            = aws_ssm_parameter.token.name
  with_decryption = true
}

# main.sls:15
resource "aws_secretsmanager_secret" "copy" {
  name                    = "hidden/Copy"
  recovery_window_in_days = 30
}

# main.sls:15
resource "aws_secretsmanager_secret_version" "copy_version" {
  secret_id                = aws_secretsmanager_secret.copy.id
  secret_string_wo         = data.aws_ssm_parameter.token_value.value
  secret_string_wo_version = 1
}

# main.sls:16
resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Service = ["batch.amazonaws.com"]
      }
    }]
  })
  max_session_duration = 3600
}

# main.sls:16
resource "aws_iam_role_policy" "reader_policy" {
  name = "grants"
  role = aws_iam_role.reader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
        Action = ["ssm:GetParameter", "ssm:GetParameters"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/hidden/Plain",
        ]
      },
      {
        Effect = "Allow"
        Action = ["ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/shop/token",
        ]
      },
    ]
  })
}
