output "api_url" {
  description = "Where the shop finds the API."
  value       = "https://${aws_api_gateway_rest_api.api.id}.execute-api.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/live"
}

output "internal_url" {
  value = aws_apigatewayv2_api.internal.api_endpoint
}
