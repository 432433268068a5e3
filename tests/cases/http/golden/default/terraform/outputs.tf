output "plain" {
  value = aws_apigatewayv2_api.plain.api_endpoint
}

output "api" {
  value = aws_apigatewayv2_api.api.api_endpoint
}

output "execution" {
  value = aws_apigatewayv2_api.api.execution_arn
}
