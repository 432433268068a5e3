data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Functions that are images, of this account and of another.
# main.sls:2
resource "aws_lambda_function" "image" {
  function_name = "images-Image"
  role          = aws_iam_role.image_role.arn
  package_type  = "Image"
  image_uri     = "${data.aws_caller_identity.current.account_id}.dkr.ecr.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/tools:3"
  memory_size   = 2048
  timeout       = 3
  architectures = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.image_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.image_role_policy]
}

# main.sls:2
resource "aws_cloudwatch_log_group" "image_logs" {
  name              = "/aws/lambda/images-Image"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:2
resource "aws_iam_role" "image_role" {
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

# main.sls:2
resource "aws_iam_role_policy" "image_role_policy" {
  name = "grants"
  role = aws_iam_role.image_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/images-Image:*",
      ]
    }]
  })
}

# main.sls:7
resource "aws_lambda_function" "image_of_another" {
  function_name = "images-ImageOfAnother"
  role          = aws_iam_role.image_of_another_role.arn
  package_type  = "Image"
  image_uri     = "210987654321.dkr.ecr.eu-west-1.amazonaws.com/tools@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  memory_size   = 128
  timeout       = 3
  architectures = ["x86_64"]

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.image_of_another_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.image_of_another_role_policy]
}

# main.sls:7
resource "aws_cloudwatch_log_group" "image_of_another_logs" {
  name              = "/aws/lambda/images-ImageOfAnother"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:7
resource "aws_iam_role" "image_of_another_role" {
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

# main.sls:7
resource "aws_iam_role_policy" "image_of_another_role_policy" {
  name = "grants"
  role = aws_iam_role.image_of_another_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/images-ImageOfAnother:*",
      ]
    }]
  })
}
