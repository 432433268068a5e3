data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:5
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

# main.sls:5
resource "aws_kms_alias" "main_alias" {
  name          = "alias/secrets-Main"
  target_key_id = aws_kms_key.main.key_id
}

# Filled by hand, once it is there.
# main.sls:8
resource "aws_secretsmanager_secret" "by_hand" {
  name                    = "secrets/ByHand"
  recovery_window_in_days = 30

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:9
resource "aws_secretsmanager_secret" "token" {
  name                    = "shop/partner"
  description             = "For the partner"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 7
  tags = {
    team = "shop"
  }

  replica {
    region = "eu-central-1"
  }

  replica {
    region     = "us-east-1"
    kms_key_id = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  }
}

# main.sls:9
resource "aws_secretsmanager_secret_version" "token_version" {
  secret_id                = aws_secretsmanager_secret.token.id
  secret_string_wo         = var.token
  secret_string_wo_version = 2
}

# main.sls:17
resource "aws_secretsmanager_secret" "plain" {
  name                    = "secrets/Plain"
  recovery_window_in_days = 30
}

# main.sls:17
ephemeral "aws_secretsmanager_random_password" "plain_random" {
  password_length            = 32
  exclude_lowercase          = false
  exclude_uppercase          = false
  exclude_numbers            = false
  exclude_punctuation        = false
  include_space              = false
  require_each_included_type = true
}

# main.sls:17
resource "aws_secretsmanager_secret_version" "plain_version" {
  secret_id                = aws_secretsmanager_secret.plain.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.plain_random.random_password
  secret_string_wo_version = 1
}

# main.sls:18
resource "aws_secretsmanager_secret" "database" {
  name                    = "secrets/Database"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 0
}

# main.sls:18
ephemeral "aws_secretsmanager_random_password" "database_random" {
  password_length            = 48
  exclude_characters         = "\"@/\\"
  exclude_lowercase          = false
  exclude_uppercase          = false
  exclude_numbers            = false
  exclude_punctuation        = true
  include_space              = true
  require_each_included_type = false
}

# main.sls:18
resource "aws_secretsmanager_secret_version" "database_version" {
  secret_id = aws_secretsmanager_secret.database.id
  secret_string_wo = jsonencode({
    username = "shop"
    engine   = "postgres"
    password = ephemeral.aws_secretsmanager_random_password.database_random.random_password
  })
  secret_string_wo_version = 1
}

# main.sls:18
data "aws_secretsmanager_secret_version" "database_value" {
  secret_id = aws_secretsmanager_secret_version.database_version.secret_id
}

# main.sls:18
resource "aws_secretsmanager_secret_rotation" "database_rotation" {
  secret_id           = aws_secretsmanager_secret.database.arn
  rotation_lambda_arn = aws_lambda_function.rotator.arn
  rotate_immediately  = true

  rotation_rules {
    schedule_expression = "rate(30 days)"
    duration            = "2h"
  }

  depends_on = [
    aws_iam_role_policy.rotator_role_policy,
    aws_lambda_permission.database_rotation_permission,
    aws_secretsmanager_secret_version.database_version,
    data.aws_secretsmanager_secret_version.database_value,
    ephemeral.aws_secretsmanager_random_password.database_random,
  ]
}

# main.sls:28
resource "aws_secretsmanager_secret" "nightly" {
  name                    = "secrets/Nightly"
  recovery_window_in_days = 30
}

# main.sls:28
ephemeral "aws_secretsmanager_random_password" "nightly_random" {
  password_length            = 32
  exclude_lowercase          = false
  exclude_uppercase          = false
  exclude_numbers            = false
  exclude_punctuation        = false
  include_space              = false
  require_each_included_type = true
}

# main.sls:28
resource "aws_secretsmanager_secret_version" "nightly_version" {
  secret_id                = aws_secretsmanager_secret.nightly.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.nightly_random.random_password
  secret_string_wo_version = 1
}

# main.sls:28
resource "aws_secretsmanager_secret_rotation" "nightly_rotation" {
  secret_id           = aws_secretsmanager_secret.nightly.arn
  rotation_lambda_arn = aws_lambda_function.rotator.arn
  rotate_immediately  = false

  rotation_rules {
    schedule_expression = "cron(0 3 ? * SUN *)"
  }

  depends_on = [
    aws_iam_role_policy.rotator_role_policy,
    aws_lambda_permission.nightly_rotation_permission,
    aws_secretsmanager_secret_version.nightly_version,
    ephemeral.aws_secretsmanager_random_password.nightly_random,
  ]
}

# main.sls:29
resource "aws_secretsmanager_secret" "hourly" {
  name                    = "secrets/Hourly"
  recovery_window_in_days = 30
}

# main.sls:29
ephemeral "aws_secretsmanager_random_password" "hourly_random" {
  password_length            = 32
  exclude_lowercase          = false
  exclude_uppercase          = false
  exclude_numbers            = false
  exclude_punctuation        = false
  include_space              = false
  require_each_included_type = true
}

# main.sls:29
resource "aws_secretsmanager_secret_version" "hourly_version" {
  secret_id                = aws_secretsmanager_secret.hourly.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.hourly_random.random_password
  secret_string_wo_version = 1
}

# main.sls:29
resource "aws_secretsmanager_secret_rotation" "hourly_rotation" {
  secret_id           = aws_secretsmanager_secret.hourly.arn
  rotation_lambda_arn = aws_lambda_function.rotator.arn
  rotate_immediately  = true

  rotation_rules {
    schedule_expression = "rate(4 hours)"
  }

  depends_on = [
    aws_iam_role_policy.rotator_role_policy,
    aws_lambda_permission.hourly_rotation_permission,
    aws_secretsmanager_secret_version.hourly_version,
    ephemeral.aws_secretsmanager_random_password.hourly_random,
  ]
}

# A value moves from one to the other without being seen.
# main.sls:32
resource "aws_secretsmanager_secret" "copy" {
  name                    = "secrets/Copy"
  recovery_window_in_days = 30
}

# main.sls:32
resource "aws_secretsmanager_secret_version" "copy_version" {
  secret_id                = aws_secretsmanager_secret.copy.id
  secret_string_wo         = data.aws_secretsmanager_secret_version.database_value.secret_string
  secret_string_wo_version = 1
}

# main.sls:33
resource "aws_secretsmanager_secret" "part" {
  name                    = "secrets/Part"
  recovery_window_in_days = 30
}

# main.sls:33
resource "aws_secretsmanager_secret_version" "part_version" {
  secret_id                = aws_secretsmanager_secret.part.id
  secret_string_wo         = jsondecode(data.aws_secretsmanager_secret_version.database_value.secret_string)["password"]
  secret_string_wo_version = 1
}

# main.sls:34
resource "aws_cloudwatch_event_connection" "billing" {
  name               = "secrets-Billing"
  authorization_type = "BASIC"

  auth_parameters {
    basic {
      username = "shop"
      password = jsondecode(data.aws_secretsmanager_secret_version.database_value.secret_string)["password"]
    }
  }
}

# main.sls:36
resource "aws_lambda_function" "rotator" {
  function_name    = "secrets-Rotator"
  role             = aws_iam_role.rotator_role.arn
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
    log_group  = aws_cloudwatch_log_group.rotator_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.rotator_role_policy]
}

# main.sls:36
resource "aws_cloudwatch_log_group" "rotator_logs" {
  name              = "/aws/lambda/secrets-Rotator"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:36
resource "aws_iam_role" "rotator_role" {
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

# main.sls:36
resource "aws_iam_role_policy" "rotator_role_policy" {
  name = "grants"
  role = aws_iam_role.rotator_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetRandomPassword"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ]
        Resource = [
          aws_secretsmanager_secret.database.arn,
          aws_secretsmanager_secret.hourly.arn,
          aws_secretsmanager_secret.nightly.arn,
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
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/secrets-Rotator:*",
        ]
      },
    ]
  })
}

# main.sls:36
resource "aws_lambda_permission" "database_rotation_permission" {
  function_name  = aws_lambda_function.rotator.function_name
  action         = "lambda:InvokeFunction"
  principal      = "secretsmanager.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:36
resource "aws_lambda_permission" "nightly_rotation_permission" {
  function_name  = aws_lambda_function.rotator.function_name
  action         = "lambda:InvokeFunction"
  principal      = "secretsmanager.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:36
resource "aws_lambda_permission" "hourly_rotation_permission" {
  function_name  = aws_lambda_function.rotator.function_name
  action         = "lambda:InvokeFunction"
  principal      = "secretsmanager.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
}

# main.sls:37
resource "aws_lambda_function" "reader" {
  function_name    = "secrets-Reader"
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
      TOKEN    = aws_secretsmanager_secret.token.arn
      GREETING = "/secrets/Greeting"
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

# main.sls:37
resource "aws_cloudwatch_log_group" "reader_logs" {
  name              = "/aws/lambda/secrets-Reader"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:37
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

# main.sls:37
resource "aws_iam_role_policy" "reader_role_policy" {
  name = "grants"
  role = aws_iam_role.reader_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
        Resource = [aws_secretsmanager_secret.database.arn, aws_secretsmanager_secret.token.arn]
      },
      {
        Effect = "Allow"
        Action = ["ssm:GetParameter", "ssm:GetParameters"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/secrets/Greeting",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/secrets-Reader:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = [aws_kms_key.main.arn]
      },
      {
        Effect   = "Allow"
        Action   = ["secretsmanager:GetRandomPassword"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ]
        Resource = [aws_secretsmanager_secret.plain.arn]
      },
      {
        Effect = "Allow"
        Action = ["ssm:PutParameter"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter/shop/regions",
        ]
      },
    ]
  })
}

# Nothing but a value.
# main.sls:43
resource "aws_ssm_parameter" "greeting" {
  name           = "/secrets/Greeting"
  type           = "String"
  insecure_value = "hello"
  tier           = "Standard"
  data_type      = "text"
}

# main.sls:44
resource "aws_ssm_parameter" "regions" {
  name            = "/shop/regions"
  description     = "Where the shop sells"
  type            = "StringList"
  insecure_value  = "eu,us"
  tier            = "Advanced"
  allowed_pattern = "[a-z,]+"
  data_type       = "text"
  tags = {
    team = "shop"
  }
}

# main.sls:48
resource "aws_ssm_parameter" "image" {
  name           = "image"
  type           = "String"
  insecure_value = "ami-0123456789abcdef0"
  tier           = "Intelligent-Tiering"
  data_type      = "aws:ec2:image"
}
