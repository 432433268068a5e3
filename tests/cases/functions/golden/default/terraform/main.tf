data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but what must be there.
# main.sls:5
resource "aws_lambda_function" "least" {
  function_name    = "functions-Least"
  role             = aws_iam_role.least_role.arn
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
    log_group  = aws_cloudwatch_log_group.least_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.least_role_policy]
}

# main.sls:5
resource "aws_cloudwatch_log_group" "least_logs" {
  name              = "/aws/lambda/functions-Least"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:5
resource "aws_iam_role" "least_role" {
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

# main.sls:5
resource "aws_iam_role_policy" "least_role_policy" {
  name = "grants"
  role = aws_iam_role.least_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/functions-Least:*",
      ]
    }]
  })
}

# Everything that code in an archive may say.
# main.sls:8
resource "aws_lambda_function" "full" {
  function_name    = "full-function"
  description      = "Says all there is to say"
  role             = aws_iam_role.full_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/tool-3c2ecd987409.zip"
  source_code_hash = "PC7NmHQJ+/Z9Y28y1d9FtWiUaYeZD/ZBkLT265b0y4s="
  runtime          = "python3.13"
  handler          = "app.main"
  memory_size      = 10240
  timeout          = 900
  kms_key_arn      = "arn:${data.aws_partition.current.partition}:kms:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
  architectures    = ["arm64"]
  layers           = ["arn:aws:lambda:eu-west-1:210987654321:layer:tools:3"]
  tags = {
    team          = "tools"
    "cost center" = "1000"
  }

  environment {
    variables = {
      MODE    = "full"
      LEAST   = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Least"
      NEXT    = "functions-Least"
      ACCOUNT = data.aws_caller_identity.current.account_id
    }
  }

  ephemeral_storage {
    size = 10240
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.full_logs.name
    log_format = "Text"
  }

  depends_on = [aws_iam_role_policy.full_role_policy]
}

# main.sls:8
resource "aws_cloudwatch_log_group" "full_logs" {
  name            = "/aws/lambda/full-function"
  log_group_class = "STANDARD"
  tags = {
    team          = "tools"
    "cost center" = "1000"
  }
}

# main.sls:8
resource "aws_iam_role" "full_role" {
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
  tags = {
    team          = "tools"
    "cost center" = "1000"
  }
}

# main.sls:8
resource "aws_iam_role_policy" "full_role_policy" {
  name = "grants"
  role = aws_iam_role.full_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Least",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Least:*",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Shared",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Shared:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/full-function:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:PutMetricData", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = ["*"]
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
        Action = ["sns:Publish"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alerts-*",
        ]
      },
    ]
  })
}

# Shares an archive with the first.
# main.sls:20
resource "aws_lambda_function" "shared" {
  function_name    = "functions-Shared"
  role             = aws_iam_role.shared_role.arn
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
    log_group  = aws_cloudwatch_log_group.shared_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.shared_role_policy]
}

# main.sls:20
resource "aws_cloudwatch_log_group" "shared_logs" {
  name              = "/aws/lambda/functions-Shared"
  retention_in_days = 1
  log_group_class   = "STANDARD"
}

# main.sls:20
resource "aws_iam_role" "shared_role" {
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

# main.sls:20
resource "aws_iam_role_policy" "shared_role_policy" {
  name = "grants"
  role = aws_iam_role.shared_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/functions-Shared:*",
      ]
    }]
  })
}

# One file of a folder.
# main.sls:25
resource "aws_lambda_function" "file" {
  function_name    = "functions-File"
  role             = aws_iam_role.own.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/app-3c2ecd987409.zip"
  source_code_hash = "PC7NmHQJ+/Z9Y28y1d9FtWiUaYeZD/ZBkLT265b0y4s="
  runtime          = "python3.12"
  handler          = "app.main"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.file_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.own_policy]
}

# main.sls:25
resource "aws_cloudwatch_log_group" "file_logs" {
  name              = "/aws/lambda/functions-File"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:27
resource "aws_lambda_function" "inline" {
  function_name    = "functions-Inline"
  role             = aws_iam_role.inline_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/Inline-81ad2c0a8f4a.zip"
  source_code_hash = "ga0sCo9KSlSHso3wWYvkWY5Y2igdPLss2yKBvhcCO6U="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.inline_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.inline_role_policy]
}

# main.sls:27
resource "aws_cloudwatch_log_group" "inline_logs" {
  name              = "/aws/lambda/functions-Inline"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:27
resource "aws_iam_role" "inline_role" {
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

# main.sls:27
resource "aws_iam_role_policy" "inline_role_policy" {
  name = "grants"
  role = aws_iam_role.inline_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/functions-Inline:*",
      ]
    }]
  })
}

# main.sls:32
resource "aws_lambda_function" "inline_python" {
  function_name    = "functions-InlinePython"
  role             = aws_iam_role.inline_python_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/InlinePython-9826429afbc8.zip"
  source_code_hash = "mCZCmvvIf+dPhu+JsKSL/v/qZXFWG7NQk7XsL0xDrN0="
  runtime          = "python3.13"
  handler          = "index.main"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.inline_python_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.inline_python_role_policy]
}

# main.sls:32
resource "aws_cloudwatch_log_group" "inline_python_logs" {
  name              = "/aws/lambda/functions-InlinePython"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:32
resource "aws_iam_role" "inline_python_role" {
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

# main.sls:32
resource "aws_iam_role_policy" "inline_python_role_policy" {
  name = "grants"
  role = aws_iam_role.inline_python_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/functions-InlinePython:*",
      ]
    }]
  })
}

# Its holder gets what it is granted.
# main.sls:35
resource "aws_iam_role" "own" {
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

# main.sls:35
resource "aws_iam_role_policy" "own_policy" {
  name = "grants"
  role = aws_iam_role.own.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/functions-File:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["lambda:InvokeFunction"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Least",
          "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:function:functions-Least:*",
        ]
      },
    ]
  })
}
