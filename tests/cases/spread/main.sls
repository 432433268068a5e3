/// What Terraform's provider cannot say of a stream.
stream Even { spread: evenly, warm: 100MB, size: 10MB }
