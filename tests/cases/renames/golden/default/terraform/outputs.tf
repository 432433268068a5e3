output "tasks" {
  value = aws_sqs_queue.tasks.url
}
