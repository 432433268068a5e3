output "words" {
  value = var.words
}

output "letters" {
  value = var.letters
}

output "places" {
  value = "${var.network}: ${join(" ", var.places)}"
}

output "count" {
  value = var.count_value
}

output "page" {
  value = "${var.page}/orders"
}
