output "pipe" {
  value = aws_pipes_pipe.changes.arn
}

output "name" {
  value = aws_pipes_pipe.changes.name
}
