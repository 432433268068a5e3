output "shard" {
  description = "Where the shop sends."
  value       = aws_sqs_queue.shard_eu.url
}

output "shard_name" {
  value = aws_sqs_queue.shard_us.name
}

output "words" {
  value = var.words
}

output "plain" {
  value = "text of prod"
}

output "number" {
  value = var.count_value
}
