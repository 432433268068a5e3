variable "token" {
  description = "Secrets of every origin, and settings."
  type        = string
  sensitive   = true
}
