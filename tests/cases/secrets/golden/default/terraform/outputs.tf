output "token" {
  value = aws_secretsmanager_secret.token.arn
}

output "greeting" {
  value = aws_ssm_parameter.greeting.insecure_value
}

output "regions" {
  value = aws_ssm_parameter.regions.arn
}

output "image" {
  value = aws_ssm_parameter.image.arn
}
