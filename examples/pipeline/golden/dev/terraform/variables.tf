variable "mail" {
  description = "Who hears of totals, and of what is stuck."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.mail))
    error_message = "mail must match ^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$."
  }
}

variable "ledger_key" {
  description = "Key for the ledger that books receipts."
  type        = string
  sensitive   = true
}
