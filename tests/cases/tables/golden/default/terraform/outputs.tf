output "orders" {
  value = aws_dynamodb_table.orders.arn
}

output "encrypted" {
  value = aws_dynamodb_table.encrypted.stream_arn
}

output "rated" {
  value = aws_dynamodb_table.rated.name
}
