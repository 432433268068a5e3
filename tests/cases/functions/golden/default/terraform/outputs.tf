output "full" {
  value = aws_lambda_function.full.arn
}

output "least" {
  value = aws_lambda_function.least.function_name
}

output "invoke" {
  value = aws_lambda_function.least.invoke_arn
}
