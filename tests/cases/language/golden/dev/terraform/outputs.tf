output "shard" {
  description = "Where the shop sends."
  value       = aws_sqs_queue.shard_eu.url
}

output "shard_name" {
  value = aws_sqs_queue.shard_us.name
}

output "plain" {
  value = "text of dev"
}
