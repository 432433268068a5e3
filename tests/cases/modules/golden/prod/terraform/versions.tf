# The backend is not written here: put it into a file of your own beside this one, such as `backend.tf`.
# More settings of the provider go into a `provider_override.tf`, which Terraform merges.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["123456789012"]
}
