output "region" {
  value = "eu-west-1"
}

output "api_url" {
  value = "https://${aws_api_gateway_rest_api.api_api.id}.execute-api.eu-west-1.${data.aws_partition.current.dns_suffix}/live"
}

output "data_keep" {
  value = var.data_keep
}
