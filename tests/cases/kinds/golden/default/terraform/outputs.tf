output "returns" {
  value = aws_sqs_queue.returns_jobs.url
}
