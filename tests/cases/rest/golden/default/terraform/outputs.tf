output "plain" {
  value = "https://${aws_api_gateway_rest_api.plain.id}.execute-api.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/live"
}

output "api" {
  value = "https://${aws_api_gateway_rest_api.api.id}.execute-api.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/v1"
}

output "id" {
  value = aws_api_gateway_rest_api.api.id
}

output "execution" {
  value = aws_api_gateway_rest_api.api.execution_arn
}
