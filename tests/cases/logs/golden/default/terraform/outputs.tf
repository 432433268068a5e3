output "kept" {
  value = aws_cloudwatch_log_group.kept.arn
}

output "plain" {
  value = aws_cloudwatch_log_group.plain.name
}
