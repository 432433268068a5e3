output "batch" {
  value = aws_iam_role.batch.arn
}

output "batch_name" {
  value = aws_iam_role.batch.name
}
