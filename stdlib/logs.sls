// Amazon CloudWatch Logs

/// Days that CloudWatch Logs can keep events. Source: PutRetentionPolicy in the CloudWatch Logs API reference.
let logRetentions = [
  1d
  3d
  5d
  7d
  14d
  30d
  60d
  90d
  120d
  150d
  180d
  365d
  400d
  545d
  731d
  1096d
  1827d
  2192d
  2557d
  2922d
  3288d
  3653d
]

/// A group of log streams with one retention.
///
/// ```sls
/// logGroup Audit { retention: 365d, class: infrequentAccess }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   env: { AUDIT: Audit.name }, allow: [Audit.write]
/// }
/// ```
kind logGroup {
  name: Text(1..512, "^[.\\-_/#A-Za-z0-9]+$") = "/${app.name}/${physicalName(max: 256)}"
  /// How long events are kept.
  retention: Duration(1d..3653d) | forever = 30d
  /// KMS key that encrypts events; CloudWatch Logs' own key when absent.
  encrypt: Ref<key> | Arn<key>?
  /// Cheaper storage for logs that are rarely read.
  class: standard | infrequentAccess = standard
  onDelete: retain | delete = delete

  attr arn: Text {
    cloudformation: "arn:${aws.partition}:logs:${aws.region}:${aws.account}:log-group:${self.Ref}"
    terraform: "arn"
    known: "arn:${aws.partition}:logs:${aws.region}:${aws.account}:log-group:${name}"
  }
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  can write { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: ["${arn}:*"] }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else encrypt
  let keeper: Ref<key>? = if encrypt is Ref<key> then encrypt
  grant keeper.keepLogs(group: known(arn)) -> service("logs.${aws.region}.amazonaws.com") when keeper != none

  check "logs.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "CloudWatch Logs encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"
  }
  check "logs.group.name" {
    at: name, require: not startsWith(name, "aws/")
    message: "names that begin with `aws/` belong to AWS", hint: "write `/${name}`, or another name"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html"
  }
  check "logs.retention" {
    at: retention, when: retention != forever, require: retention in logRetentions
    message: "CloudWatch Logs cannot keep events for ${retention}"
    hint: "write one of ${join(logRetentions, ", ")}, or `forever`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"
  }

  cloudformation "AWS::Logs::LogGroup" {
    LogGroupName: name, RetentionInDays: if retention != forever then retention as d, KmsKeyId: keyArn
    LogGroupClass: match class { standard: "STANDARD", infrequentAccess: "INFREQUENT_ACCESS" }
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  terraform "aws_cloudwatch_log_group" {
    name: name, retention_in_days: if retention != forever then retention as d, kms_key_id: keyArn
    log_group_class: match class { standard: "STANDARD", infrequentAccess: "INFREQUENT_ACCESS" }
    skip_destroy: if onDelete == retain then true, tags: tags
  }
}
