variable "alert" {
  description = "Who hears of trouble."
  type        = string
  default     = "team@shop.example"

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert))
    error_message = "alert must match ^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$."
  }
}

variable "page" {
  type    = string
  default = "https://shop.example"
}

variable "code" {
  type = string

  validation {
    condition     = length(var.code) >= 3 && length(var.code) <= 8
    error_message = "code must have 3 to 8 characters."
  }

  validation {
    condition     = can(regex("^[a-z]+$", var.code))
    error_message = "code must match ^[a-z]+$."
  }
}

variable "words" {
  type    = list(string)
  default = ["a", "b"]
}

variable "sizes" {
  type    = list(number)
  default = [1, 2]
}

variable "count_value" {
  type    = number
  default = 3

  validation {
    condition     = var.count_value >= 1 && var.count_value <= 9
    error_message = "count must be 1 to 9."
  }
}

variable "share" {
  type    = number
  default = 0.5

  validation {
    condition     = var.share >= 0 && var.share <= 1
    error_message = "share must be 0 to 1."
  }
}

variable "wait" {
  type    = number
  default = 5

  validation {
    condition     = var.wait >= 1 && var.wait <= 10
    error_message = "wait must be 1 to 10."
  }
}

variable "limit" {
  type    = number
  default = 65536

  validation {
    condition     = var.limit >= 1024 && var.limit <= 262144
    error_message = "limit must be 1024 to 262144."
  }
}

variable "on" {
  type    = bool
  default = true
}

variable "plan" {
  type    = string
  default = "free"

  validation {
    condition     = contains(["free", "paid", "pay as you go"], var.plan)
    error_message = "plan must be one of: free, paid, pay as you go."
  }
}

variable "day" {
  type    = string
  default = "2026-11-24"
}

variable "block" {
  type    = string
  default = "10.0.0.0/16"
}

variable "own_key" {
  type    = string
  default = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
}

variable "network" {
  description = "What the account has is asked for by its type."
  type        = string

  validation {
    condition     = length(var.network) >= 1 && length(var.network) <= 64
    error_message = "network must have 1 to 64 characters."
  }

  validation {
    condition     = can(regex("^vpc-[0-9a-f]+$", var.network))
    error_message = "network must match ^vpc-[0-9a-f]+$."
  }
}

variable "places" {
  type = list(string)

  validation {
    condition     = alltrue([for value in var.places : length(value) >= 1 && length(value) <= 64])
    error_message = "places must have 1 to 64 characters."
  }

  validation {
    condition     = alltrue([for value in var.places : can(regex("^subnet-[0-9a-f]+$", value))])
    error_message = "places must match ^subnet-[0-9a-f]+$."
  }
}

variable "letters" {
  type    = list(string)
  default = ["a", "b"]

  validation {
    condition     = alltrue([for value in var.letters : length(value) >= 1 && length(value) <= 3])
    error_message = "letters must have 1 to 3 characters."
  }

  validation {
    condition     = alltrue([for value in var.letters : can(regex("^[a-z]+$", value))])
    error_message = "letters must match ^[a-z]+$."
  }
}

variable "token" {
  description = "Is hidden wherever a deployment shows it."
  type        = string
  sensitive   = true
}
