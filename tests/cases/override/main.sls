/// What a target's resource says besides what its kind says: merged, replaced, removed, and beside the properties.

queue Failed
queue Jobs {
  visibility: 1min
  override cloudformation {
    Tags: [{ Key: "team", Value: "shop" }], DelaySeconds: none
    RedriveAllowPolicy: { redrivePermission: "byQueue", sourceQueueArns: [Failed.arn] }
    attributes { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain", Metadata: { owner: "shop" } }
  }
  override terraform {
    tags: { team: "shop" }, delay_seconds: none
    redrive_allow_policy: { redrivePermission: "byQueue", sourceQueueArns: [Failed.arn] }
    lifecycle { ignore_changes: ["visibility_timeout_seconds"], prevent_destroy: true }
  }
}

function Worker {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", env: { LEVEL: "info" }
  override cloudformation { Environment: { Variables: { QUEUE: Jobs.url } } }
  override terraform { environment: { variables: { QUEUE: Jobs.url } }, timeouts: { create: "5m" } }
  override cloudformation.Logs { RetentionInDays: 7 }
  override terraform.Logs { retention_in_days: 7 }
  override cloudformation.Role.Policy { PolicyName: "worker" }
  override terraform.Role.Policy { name: "worker" }
}

bucket Files {
  override cloudformation { CorsConfiguration: { CorsRules: [{ AllowedMethods: ["GET"], AllowedOrigins: ["*"] }] } }
}
