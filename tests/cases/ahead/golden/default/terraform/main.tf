# What only newer versions of Terraform's provider know: the output requires them.
# main.sls:2
resource "aws_sns_topic" "large" {
  name                 = "ahead-Large"
  signature_version    = 2
  maximum_message_size = 1048576
}

# main.sls:3
resource "aws_kinesis_stream" "records" {
  name                   = "ahead-Records"
  retention_period       = 24
  encryption_type        = "KMS"
  kms_key_id             = "alias/aws/kinesis"
  max_record_size_in_kib = 10240
  warm_throughput_mib_ps = 100

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# main.sls:4
resource "aws_cloudwatch_log_group" "protected" {
  name                        = "/ahead/ahead-Protected"
  retention_in_days           = 30
  log_group_class             = "STANDARD"
  deletion_protection_enabled = true
}
