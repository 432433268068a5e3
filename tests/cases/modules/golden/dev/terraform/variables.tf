variable "size" {
  description = "How much is kept in memory."
  type        = number
  default     = 1073741824

  validation {
    condition     = var.size >= 1048576 && var.size <= 2147483648
    error_message = "size must be 1048576 to 2147483648."
  }
}

variable "data_keep" {
  description = "How long work waits."
  type        = number
  default     = 345600

  validation {
    condition     = var.data_keep >= 3600 && var.data_keep <= 1209600
    error_message = "data.keep must be 3600 to 1209600."
  }
}
