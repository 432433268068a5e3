output "plain" {
  value = aws_sns_topic.plain.arn
}

output "ordered" {
  value = aws_sns_topic.ordered.name
}

output "partner" {
  value = aws_sns_topic_subscription.partner.arn
}
