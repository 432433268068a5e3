data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# A function that runs once when the system is deployed.
# main.sls:2
resource "aws_dynamodb_table" "orders" {
  name                        = "custom-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
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

# main.sls:4
resource "aws_lambda_function" "seeder" {
  function_name    = "custom-Seeder"
  role             = aws_iam_role.seeder_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-8eefd039f320.zip"
  source_code_hash = "ju/QOfMgkkcw+PxKvhc2iMdwZICYOv0GOJAQFkRweEU="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 60
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.seeder_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.seeder_role_policy]
}

# main.sls:4
resource "aws_cloudwatch_log_group" "seeder_logs" {
  name              = "/aws/lambda/custom-Seeder"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:4
resource "aws_iam_role" "seeder_role" {
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

# main.sls:4
resource "aws_iam_role_policy" "seeder_role_policy" {
  name = "grants"
  role = aws_iam_role.seeder_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/custom-Seeder:*",
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
          "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:table/custom-Orders",
        ]
      },
    ]
  })
}

# main.sls:8
resource "aws_lambda_invocation" "seed" {
  function_name = aws_lambda_function.seeder.function_name
  input = jsonencode({
    table = aws_dynamodb_table.orders.name
    items = [{
      id   = "1"
      name = "a \"first\" one"
    }]
    region = data.aws_region.current.id
  })
  triggers = {
    version = "3"
  }
  depends_on = [
    aws_cloudwatch_log_group.seeder_logs,
    aws_iam_role.seeder_role,
    aws_iam_role_policy.seeder_role_policy,
  ]
}

# Runs what is deployed, not what is live.
# main.sls:16
resource "aws_lambda_function" "careful" {
  function_name    = "custom-Careful"
  role             = aws_iam_role.careful_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-8eefd039f320.zip"
  source_code_hash = "ju/QOfMgkkcw+PxKvhc2iMdwZICYOv0GOJAQFkRweEU="
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
    log_group             = aws_cloudwatch_log_group.careful_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  depends_on = [aws_iam_role_policy.careful_role_policy]
}

# main.sls:16
resource "aws_cloudwatch_log_group" "careful_logs" {
  name              = "/aws/lambda/custom-Careful"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:16
resource "aws_iam_role" "careful_role" {
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
resource "aws_iam_role_policy" "careful_role_policy" {
  name = "grants"
  role = aws_iam_role.careful_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/custom-Careful:*",
      ]
    }]
  })
}

# main.sls:16
resource "aws_lambda_alias" "careful_live" {
  function_name    = aws_lambda_function.careful.function_name
  function_version = aws_lambda_function.careful.version
  name             = "live"
}

# main.sls:17
resource "aws_lambda_invocation" "trial" {
  function_name = aws_lambda_function.careful.function_name
  input         = "{}"
  depends_on = [
    aws_cloudwatch_log_group.careful_logs,
    aws_iam_role.careful_role,
    aws_iam_role_policy.careful_role_policy,
    aws_lambda_alias.careful_live,
  ]
}

# Nothing but what is needed.
# main.sls:20
resource "aws_lambda_invocation" "check" {
  function_name = aws_lambda_function.seeder.function_name
  input         = "{}"
  depends_on = [
    aws_cloudwatch_log_group.seeder_logs,
    aws_dynamodb_table.orders,
    aws_iam_role.seeder_role,
    aws_iam_role_policy.seeder_role_policy,
  ]
}
