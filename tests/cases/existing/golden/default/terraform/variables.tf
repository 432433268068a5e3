variable "orders_table" {
  type    = string
  default = "orders"
}

variable "main_key" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
}
