output "inbox" {
  value = "https://sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}/${data.aws_caller_identity.current.account_id}/inbox"
}

output "far" {
  value = "far"
}
