data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Nothing but what must be there.
# main.sls:4
resource "aws_lambda_layer_version" "words" {
  layer_name       = "layers-Words"
  filename         = "${path.module}/assets/native-231e460dd235.zip"
  source_code_hash = "Ix5GDdI1tD2ikX8HcTldGXZZd28MlRln6pMAxt5x1r8="
}

# For one runtime and processor, with everything that it may say.
# main.sls:7
resource "aws_lambda_layer_version" "tools" {
  layer_name               = "report-tools"
  description              = "What all reports need"
  license_info             = "Apache-2.0"
  filename                 = "${path.module}/assets/libraries-1abf0dedd92f.zip"
  source_code_hash         = "Gr8N7dkvtUnIhrGymgWbi9Tw/kmpl/ApvTPLo7J3gWI="
  compatible_runtimes      = ["python3.13", "python3.12"]
  compatible_architectures = ["arm64"]
  skip_destroy             = true
}

# main.sls:7
resource "aws_lambda_layer_version_permission" "tools_share_210987654321" {
  layer_name     = "report-tools"
  version_number = aws_lambda_layer_version.tools.version
  statement_id   = "210987654321"
  action         = "lambda:GetLayerVersion"
  principal      = "210987654321"
  skip_destroy   = true
}

# For the accounts of an organization, and for everybody.
# main.sls:14
resource "aws_lambda_layer_version" "company" {
  layer_name       = "layers-Company"
  filename         = "${path.module}/assets/libraries-1abf0dedd92f.zip"
  source_code_hash = "Gr8N7dkvtUnIhrGymgWbi9Tw/kmpl/ApvTPLo7J3gWI="
}

# main.sls:14
resource "aws_lambda_layer_version_permission" "company_share_organization" {
  layer_name      = "layers-Company"
  version_number  = aws_lambda_layer_version.company.version
  statement_id    = "organization"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-abcdefghij"
}

# main.sls:15
resource "aws_lambda_layer_version" "open" {
  layer_name       = "layers-Open"
  filename         = "${path.module}/assets/native-231e460dd235.zip"
  source_code_hash = "Ix5GDdI1tD2ikX8HcTldGXZZd28MlRln6pMAxt5x1r8="
}

# main.sls:15
resource "aws_lambda_layer_version_permission" "open_share_everyone" {
  layer_name     = "layers-Open"
  version_number = aws_lambda_layer_version.open.version
  statement_id   = "everyone"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}

# A version freezes its layers, too.
# main.sls:18
resource "aws_lambda_function" "report" {
  function_name    = "layers-Report"
  role             = aws_iam_role.report_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-c0bf7a806235.zip"
  source_code_hash = "wL96gGI1NHlUQJzGrMOHirmJVFVnLmT7LJ74YAT9AVE="
  runtime          = "python3.13"
  handler          = "index.main"
  memory_size      = 128
  timeout          = 3
  architectures    = ["arm64"]
  layers = [
    aws_lambda_layer_version.words.arn,
    aws_lambda_layer_version.tools.arn,
    "arn:aws:lambda:eu-west-1:210987654321:layer:more:3",
  ]
  publish = true

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.report_logs.name
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  depends_on = [aws_iam_role_policy.report_role_policy]
}

# main.sls:18
resource "aws_cloudwatch_log_group" "report_logs" {
  name              = "/aws/lambda/layers-Report"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:18
resource "aws_iam_role" "report_role" {
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
resource "aws_iam_role_policy" "report_role_policy" {
  name = "grants"
  role = aws_iam_role.report_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/layers-Report:*",
      ]
    }]
  })
}

# main.sls:18
resource "aws_lambda_alias" "report_live" {
  function_name    = aws_lambda_function.report.function_name
  function_version = aws_lambda_function.report.version
  name             = "live"
}
