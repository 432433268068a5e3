output "files" {
  value = aws_s3_bucket.files.arn
}

output "inbox" {
  value = aws_s3_bucket.inbox.bucket_regional_domain_name
}

output "plain" {
  value = aws_s3_bucket.plain.id
}
