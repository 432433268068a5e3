output "address" {
  value = aws_lambda_function_url.web_address.function_url
}
