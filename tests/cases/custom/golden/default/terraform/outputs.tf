output "seeded" {
  value = aws_lambda_invocation.seed.result
}
