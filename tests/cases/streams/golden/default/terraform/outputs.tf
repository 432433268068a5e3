output "plain" {
  value = aws_kinesis_stream.plain.arn
}

output "consumer" {
  value = aws_kinesis_stream_consumer.cluster.arn
}

output "name" {
  value = aws_kinesis_stream_consumer.named.name
}
