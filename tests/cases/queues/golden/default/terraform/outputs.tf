output "plain" {
  value = aws_sqs_queue.plain.url
}

output "ordered" {
  value = aws_sqs_queue.ordered.arn
}

output "fast" {
  value = aws_sqs_queue.fast.name
}
