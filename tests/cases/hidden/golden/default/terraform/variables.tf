variable "token" {
  description = "Hidden parameters, which CloudFormation cannot make."
  type        = string
  sensitive   = true
}
