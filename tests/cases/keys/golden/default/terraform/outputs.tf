output "key" {
  value = aws_kms_key.main.arn
}

output "alias" {
  value = aws_kms_alias.main_alias.name
}
