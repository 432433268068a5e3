output "words" {
  value = var.words
}

output "count" {
  value = var.count_value
}

output "page" {
  value = "${var.page}/orders"
}
