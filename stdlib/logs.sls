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
  /// Its name in AWS; another name is another log group.
  name: Text(1..512, "^[.\\-_/#A-Za-z0-9]+$") = "/${app.name}/${physicalName(max: 256)}"
  /// How long events are kept.
  retention: Duration(1d..3653d) | forever = 30d
  /// KMS key that encrypts events; CloudWatch Logs' own key when absent.
  encrypt: Ref<key> | Arn<key>?
  /// Cheaper storage for logs that are rarely read.
  class: standard | infrequentAccess = standard
  /// Fields of JSON by which queries find events sooner.
  index: List<Text(1..100)>(0..20) = []
  /// Refuses to be deleted.
  protect: Bool = false
  /// What becomes of it when it leaves the program.
  onDelete: retain | delete = delete

  /// Who gets events as they come.
  clause to(target: Target<function | stream>) {
    /// Only these events: words, `[ … ]` with a name for each word of a line, or `{ … }` with fields of JSON. All when absent.
    where: Text(0..1024) = ""
    /// Whether a stream gets the events of one log stream in one shard, in order, or spread evenly.
    spread: byStream | evenly = byStream
    let goal: Target<function | stream> = if target != none then target else receiver
    let title = physicalName(max: 512)
    role Sender when goal is Ref<stream> {
      trustedBy: ["logs.amazonaws.com"], source: "arn:${aws.partition}:logs:${aws.region}:${aws.account}:*"
    }
    /// The role that a stream is written with.
    attr principal: Ref<role>? = Sender
    grant goal.allow -> service("logs.amazonaws.com", "${known(owner.arn)}:*", aws.account)
    cloudformation Filter: "AWS::Logs::SubscriptionFilter" {
      LogGroupName: owner.name, FilterName: title, FilterPattern: where, DestinationArn: goal.arn, RoleArn: Sender?.arn
      Distribution: if spread == evenly then "Random" else "ByLogStream"
    }
    terraform Filter: "aws_cloudwatch_log_subscription_filter" {
      log_group_name: owner.name, name: title, filter_pattern: where, destination_arn: goal.arn, role_arn: Sender?.arn
      distribution: if spread == evenly then "Random" else "ByLogStream"
    }
  }
  /// Events as they come.
  source lines for function -> LogsEvent = to()

  /// Counts events, or adds up numbers in them: `alarm Some { metric: Lines.Errors.sum, above: 0 }`.
  clause metric(name: Name) 0..100 {
    /// Which events count: words, `[ … ]` with a name for each word of a line, or `{ … }` with fields of JSON.
    where: Text(0..1024) = ""
    /// What each of them adds: a number, or where it stands, such as `$latency` or `$.latency`.
    value: Text(1..100, "^([+-]?[0-9]*\\.?[0-9]+|\\$.+)$") = "1"
    /// What is reported for a minute with other events only.
    otherwise: Number?
    /// Metrics by values of fields: `{ path: "$.path" }`. Each value is a metric that costs extra.
    dimensions: Map<Text("^\\$.+")>(0..3) = {}
    /// What a value counts.
    unit: "Count" | "Milliseconds" | "Seconds" | "Bytes" | "Percent" = "Count"
    /// Groups metrics; one for each application is usual.
    namespace: Text(1..255, "^[0-9a-zA-Z._/#-]+$") = app.name
    let title = physicalName(max: 255)
    let base = { namespace: namespace, name: title, unit: unit }
    /// The values of a period added up.
    attr sum: Metric = { ...base, statistic: "Sum" }
    /// Their average.
    attr average: Metric = { ...base, statistic: "Average" }
    /// The greatest of them.
    attr maximum: Metric = { ...base, statistic: "Maximum" }
    /// The least of them.
    attr minimum: Metric = { ...base, statistic: "Minimum" }
    /// How many events counted.
    attr samples: Metric = { ...base, statistic: "SampleCount", unit: "Count" }
    check "logs.metric.otherwise" {
      at: otherwise, because: dimensions, when: otherwise != none, require: dimensions == {}
      message: "a metric with dimensions reports nothing for other events", hint: "remove `otherwise` or `dimensions`"
      evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html"
    }
    check "logs.metric.namespace" {
      at: namespace, require: not startsWith(namespace, "AWS/")
      message: "namespaces that begin with `AWS/` belong to AWS", hint: "write `namespace: \"${app.name}\"`"
      evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html"
    }
    cloudformation Filter: "AWS::Logs::MetricFilter" {
      LogGroupName: owner.name, FilterName: title, FilterPattern: where
      MetricTransformations: [{
        MetricName: title, MetricNamespace: namespace, MetricValue: value, DefaultValue: otherwise
        Dimensions: [{ Key: k, Value: v } for k, v in dimensions], Unit: unit
      }]
    }
    terraform Filter: "aws_cloudwatch_log_metric_filter" {
      log_group_name: owner.name, name: title, pattern: where
      metric_transformation: {
        name: title, namespace: namespace, value: value, default_value: otherwise, dimensions: dimensions, unit: unit
      }
    }
  }

  /// Its ARN.
  attr arn: Text {
    cloudformation: "arn:${aws.partition}:logs:${aws.region}:${aws.account}:log-group:${self.Ref}"
    terraform: "arn"
    known: "arn:${aws.partition}:logs:${aws.region}:${aws.account}:log-group:${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  let counted = { namespace: "AWS/Logs", dimensions: { LogGroupName: self.name }, statistic: "Sum" }
  /// Events that came.
  attr incoming: Metric = { ...counted, name: "IncomingLogEvents" }
  /// Bytes that came.
  attr incomingBytes: Metric = { ...counted, name: "IncomingBytes", unit: "Bytes" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [incoming, incomingBytes]
  /// Opens streams and puts events.
  can write { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: ["${arn}:*"] }
  /// Looks at streams and their events.
  can read {
    actions: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartLiveTail"]
    on: [arn, "${arn}:*"]
  }
  /// Asks by CloudWatch Logs Insights.
  can query {
    actions: ["logs:StartQuery", "logs:GetQueryResults", "logs:GetLogGroupFields", "logs:GetLogRecord"]
    on: [arn, "${arn}:*"]
  }
  /// Opens a stream; what services do before they put events.
  can open { actions: ["logs:CreateLogStream"], on: ["${arn}:*"] }
  /// Puts events into streams that are there.
  can put { actions: ["logs:PutLogEvents"], on: ["${arn}:*"] }
  /// Puts events into a stream.
  call put(events: List<{ timestamp: Int, message: Text }>, stream: Text) -> { rejectedLogEventsInfo: Json? } {
    service: "cloudwatchlogs:putLogEvents", allow: [write], forms: [request]
    input: { logGroupName: name, logStreamName: stream, logEvents: events }
  }
  /// Who may use it; what is granted adds itself.
  clause grant {
    to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
  }
  native policy: Json?
  let policyName = trim(replace(name, "/", "-"), "-")
  /// Stands beside the group, so one that exists already gets it, too.
  beside: ["Policy"]

  /// Logs that AWS delivers come to groups of such names without a policy of their own.
  let vended = startsWith(name, "/aws/vendedlogs/")
  let keyArn = if encrypt is Ref<key> then encrypt.arn else encrypt
  let keeper: Ref<key>? = if encrypt is Ref<key> then encrypt
  grant keeper.keepLogs(group: known(arn)) -> service("logs.${aws.region}.amazonaws.com") when keeper != none

  check "logs.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "CloudWatch Logs encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"
  }
  check "logs.filter.count" {
    for: n, t in to, at: t, when: n >= 2, require: false
    message: "a log group sends to two, and `${label}` would to ${length(to)}"
    hint: "let a stream take the events, and read it as often as you like"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html"
  }
  check "logs.infrequent-filters" {
    for: f in [...to, ...metric], at: f, because: class, when: class == infrequentAccess, require: false
    message: "a log group that is rarely read sends nothing on and counts nothing"
    hint: "remove `class` from `${label}`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html"
  }
  check "logs.filter.pattern" {
    for: f in [...to, ...metric], at: f.where
    when: startsWith(f.where, "[") or startsWith(f.where, "{")
    require: endsWith(f.where, if startsWith(f.where, "[") then "]" else "}")
    message: "a pattern that begins with `${join(take(split(f.where, " "), 1))}` is not closed"
    hint: if startsWith(f.where, "[") then "end it with `]`" else "end it with `}`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html"
  }
  check "logs.filter.spread" {
    for: t in to, at: t.spread, when: t.goal is Ref<function>, require: t.spread == byStream
    message: "events are spread over the shards of a stream, and `${t.goal.label}` has none", hint: "remove `spread`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html"
  }
  check "logs.index.class" {
    at: index, because: class, when: index != [], require: class == standard
    message: "a log group that is rarely read has no index", hint: "remove `index` or `class`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutIndexPolicy.html"
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
    FieldIndexPolicies: [{ Fields: index }], DeletionProtectionEnabled: if protect then true
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  cloudformation Policy: "AWS::Logs::ResourcePolicy" when policy != none {
    PolicyName: policyName, PolicyDocument: json(policy)
  }
  terraform Policy: "aws_cloudwatch_log_resource_policy" when policy != none {
    policy_name: policyName, policy_document: policy
  }
  terraform "aws_cloudwatch_log_group" {
    name: name, retention_in_days: if retention != forever then retention as d, kms_key_id: keyArn
    log_group_class: match class { standard: "STANDARD", infrequentAccess: "INFREQUENT_ACCESS" }
    skip_destroy: if onDelete == retain then true, tags: tags
    deletion_protection_enabled: if protect then true
    needs "6.69" when protect
  }
  terraform Index: "aws_cloudwatch_log_index_policy" when index != [] {
    log_group_name: self.name, policy_document: { Fields: index }
  }
}
