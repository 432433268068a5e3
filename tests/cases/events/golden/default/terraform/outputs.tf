output "bus" {
  value = aws_cloudwatch_event_bus.shop.arn
}

output "archive" {
  value = aws_cloudwatch_event_bus.small.name
}

output "rule" {
  value = aws_cloudwatch_event_rule.everything.arn
}

output "secret" {
  value = aws_cloudwatch_event_connection.keyed.secret_arn
}

output "connection" {
  value = aws_cloudwatch_event_connection.keyed.arn
}

output "endpoint" {
  value = aws_cloudwatch_event_api_destination.paths.arn
}
