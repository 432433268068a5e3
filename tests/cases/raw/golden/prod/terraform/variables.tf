variable "office" {
  type    = string
  default = "192.0.2.0/24"
}
