data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# main.sls:3
resource "aws_lambda_function" "durable" {
  function_name    = "newer-Durable"
  role             = aws_iam_role.durable_role.arn
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
    log_group             = aws_cloudwatch_log_group.durable_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  durable_config {
    execution_timeout = 2592000
    retention_period  = 7
  }

  depends_on = [aws_iam_role_policy.durable_role_policy]
}

# main.sls:3
resource "aws_cloudwatch_log_group" "durable_logs" {
  name              = "/aws/lambda/newer-Durable"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:3
resource "aws_iam_role" "durable_role" {
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

# main.sls:3
resource "aws_iam_role_policy" "durable_role_policy" {
  name = "grants"
  role = aws_iam_role.durable_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:newer-Durable:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/newer-Durable:*",
        ]
      },
    ]
  })
}

# main.sls:3
resource "aws_lambda_alias" "durable_live" {
  function_name    = aws_lambda_function.durable.function_name
  function_version = aws_lambda_function.durable.version
  name             = "live"
}

# main.sls:8
resource "aws_lambda_function" "tenants" {
  function_name    = "newer-Tenants"
  role             = aws_iam_role.tenants_role.arn
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
    log_group  = aws_cloudwatch_log_group.tenants_logs.name
    log_format = "JSON"
  }

  tenancy_config {
    tenant_isolation_mode = "PER_TENANT"
  }

  depends_on = [aws_iam_role_policy.tenants_role_policy]
}

# main.sls:8
resource "aws_cloudwatch_log_group" "tenants_logs" {
  name              = "/aws/lambda/newer-Tenants"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:8
resource "aws_iam_role" "tenants_role" {
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

# main.sls:8
resource "aws_iam_role_policy" "tenants_role_policy" {
  name = "grants"
  role = aws_iam_role.tenants_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/newer-Tenants:*",
      ]
    }]
  })
}

# main.sls:10
resource "aws_lambda_function" "open" {
  function_name    = "newer-Open"
  role             = aws_iam_role.open_role.arn
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
    log_group  = aws_cloudwatch_log_group.open_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.open_role_policy]
}

# main.sls:10
resource "aws_cloudwatch_log_group" "open_logs" {
  name              = "/aws/lambda/newer-Open"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:10
resource "aws_iam_role" "open_role" {
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
resource "aws_iam_role_policy" "open_role_policy" {
  name = "grants"
  role = aws_iam_role.open_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/newer-Open:*",
      ]
    }]
  })
}

# main.sls:10
resource "aws_lambda_function_url" "open_address" {
  function_name      = aws_lambda_function.open.function_name
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"
}

# main.sls:10
resource "aws_lambda_permission" "open_address_visit" {
  function_name          = aws_lambda_function.open.function_name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

# main.sls:10
resource "aws_lambda_permission" "open_address_invoke" {
  function_name            = aws_lambda_function.open.function_name
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
}

# The same at an alias.
# main.sls:13
resource "aws_lambda_function" "aliased" {
  function_name    = "newer-Aliased"
  role             = aws_iam_role.aliased_role.arn
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
    log_group             = aws_cloudwatch_log_group.aliased_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  depends_on = [aws_iam_role_policy.aliased_role_policy]
}

# main.sls:13
resource "aws_cloudwatch_log_group" "aliased_logs" {
  name              = "/aws/lambda/newer-Aliased"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:13
resource "aws_iam_role" "aliased_role" {
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
resource "aws_iam_role_policy" "aliased_role_policy" {
  name = "grants"
  role = aws_iam_role.aliased_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/newer-Aliased:*",
      ]
    }]
  })
}

# main.sls:13
resource "aws_lambda_alias" "aliased_live" {
  function_name    = aws_lambda_function.aliased.function_name
  function_version = aws_lambda_function.aliased.version
  name             = "live"
}

# main.sls:13
resource "aws_lambda_function_url" "aliased_address" {
  function_name      = aws_lambda_function.aliased.function_name
  qualifier          = aws_lambda_alias.aliased_live.name
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"
}

# main.sls:13
resource "aws_lambda_permission" "aliased_address_visit" {
  function_name          = aws_lambda_function.aliased.function_name
  qualifier              = aws_lambda_alias.aliased_live.name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

# main.sls:13
resource "aws_lambda_permission" "aliased_address_invoke" {
  function_name            = aws_lambda_function.aliased.function_name
  qualifier                = aws_lambda_alias.aliased_live.name
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
}
