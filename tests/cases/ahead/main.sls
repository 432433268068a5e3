/// What only newer versions of Terraform's provider know: the output requires them.
topic Large { size: 1MB }
stream Records { size: 10MB, warm: 100MB }
logGroup Protected { protect: true }
