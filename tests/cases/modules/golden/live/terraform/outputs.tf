output "region" {
  value = data.aws_region.current.id
}

output "api_url" {
  value = "https://${aws_api_gateway_rest_api.api_api.id}.execute-api.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/live"
}

output "data_keep" {
  value = var.data_keep
}
