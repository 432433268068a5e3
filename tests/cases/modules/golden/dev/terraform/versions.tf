# The backend and the settings of the provider are not written here:
# put them into a file of your own beside this one, such as `backend.tf`.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}
