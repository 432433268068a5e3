data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Where everything lives.
# main.sls:9
resource "aws_cloudcontrolapi_resource" "net" {
  type_name = "AWS::EC2::VPC"
  desired_state = jsonencode({
    CidrBlock        = "10.0.0.0/16"
    EnableDnsSupport = true
    Tags = [
      {
        Key   = "system"
        Value = "shop"
      },
      {
        Key   = "Name"
        Value = "raw-prod"
      },
    ]
  })

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:14
resource "aws_cloudcontrolapi_resource" "zone_a" {
  type_name = "AWS::EC2::Subnet"
  desired_state = jsonencode({
    AvailabilityZone = "${data.aws_region.current.id}a"
    CidrBlock        = "10.0.0.0/24"
    Tags = [{
      Key   = "system"
      Value = "shop"
    }]
    VpcId = jsondecode(aws_cloudcontrolapi_resource.net.properties)["VpcId"]
  })
}

# main.sls:14
resource "aws_cloudcontrolapi_resource" "zone_b" {
  type_name = "AWS::EC2::Subnet"
  desired_state = jsonencode({
    AvailabilityZone = "${data.aws_region.current.id}b"
    CidrBlock        = "10.0.1.0/24"
    Tags = [{
      Key   = "system"
      Value = "shop"
    }]
    VpcId = jsondecode(aws_cloudcontrolapi_resource.net.properties)["VpcId"]
  })
}

# main.sls:17
resource "aws_cloudcontrolapi_resource" "door" {
  type_name = "AWS::EC2::SecurityGroup"
  desired_state = jsonencode({
    GroupDescription = "What the office may reach"
    SecurityGroupIngress = [{
      IpProtocol = "tcp"
      FromPort   = 443
      ToPort     = 443
      CidrIp     = var.office
    }]
    Tags = [{
      Key   = "system"
      Value = "shop"
    }]
    VpcId = aws_cloudcontrolapi_resource.net.id
  })
  depends_on = [aws_cloudcontrolapi_resource.zone_a, aws_sqs_queue.jobs]
}

# main.sls:23
resource "aws_sqs_queue" "jobs" {
  name                       = "raw-prod-Jobs"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  receive_wait_time_seconds  = 20
  delay_seconds              = 0
  max_message_size           = 262144
  sqs_managed_sse_enabled    = true
}

# main.sls:24
resource "aws_sns_topic" "news" {
  name              = "raw-prod-News"
  signature_version = 2
}

# A record where the type wants text is JSON text, and what is empty stays.
# main.sls:26
resource "aws_cloudcontrolapi_resource" "board" {
  type_name = "AWS::CloudWatch::Dashboard"
  desired_state = jsonencode({
    DashboardBody = jsonencode({
      widgets = [{
        type   = "text"
        x      = 0
        y      = 0
        width  = 6
        height = 3
        properties = {
          markdown = "[Jobs](${aws_sqs_queue.jobs.url})"
        }
      }]
      variables = []
    })
    DashboardName = "raw-prod"
    Tags = [{
      Key   = "system"
      Value = "shop"
    }]
  })
}

# main.sls:33
resource "aws_cloudcontrolapi_resource" "open" {
  type_name = "AWS::SQS::QueuePolicy"
  desired_state = jsonencode({
    PolicyDocument = {
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.jobs.arn
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.news.arn
          }
        }
      }]
    }
    Queues = [aws_sqs_queue.jobs.url]
  })
}

# main.sls:43
resource "aws_cloudcontrolapi_resource" "relay" {
  type_name = "AWS::SNS::Subscription"
  desired_state = jsonencode({
    Endpoint = aws_sqs_queue.jobs.arn
    FilterPolicy = {
      urgent = [true]
    }
    Protocol           = "sqs"
    RawMessageDelivery = true
    TopicArn           = aws_sns_topic.news.arn
  })
  depends_on = [aws_cloudcontrolapi_resource.open]
}

# main.sls:48
resource "aws_lambda_function" "report" {
  function_name    = "raw-prod-Report"
  role             = aws_iam_role.report_role.arn
  package_type     = "Zip"
  filename         = "${path.module}/assets/src-6f46698ff955.zip"
  source_code_hash = "b0Zpj/lVGBs63ZetLlYw6tOpkg8bPLwMH7dn5gmb6As="
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  memory_size      = 128
  timeout          = 3
  architectures    = ["x86_64"]

  environment {
    variables = {
      NET   = jsondecode(aws_cloudcontrolapi_resource.net.properties)["VpcId"]
      FIRST = jsondecode(aws_cloudcontrolapi_resource.zone_a.properties)["SubnetId"]
      BOARD = aws_cloudcontrolapi_resource.board.id
    }
  }

  ephemeral_storage {
    size = 512
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.report_logs.name
    log_format = "JSON"
  }

  depends_on = [aws_iam_role_policy.report_role_policy]
}

# main.sls:48
resource "aws_cloudwatch_log_group" "report_logs" {
  name              = "/aws/lambda/raw-prod-Report"
  retention_in_days = 30
  log_group_class   = "STANDARD"
}

# main.sls:48
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

# main.sls:48
resource "aws_iam_role_policy" "report_role_policy" {
  name = "grants"
  role = aws_iam_role.report_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = [
        "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/lambda/raw-prod-Report:*",
      ]
    }]
  })
}
