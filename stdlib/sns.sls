// Amazon SNS

/// Each message goes to all who subscribe.
///
/// ```sls
/// topic Alerts { email "team@shop.example" }
/// queue Jobs { on Alerts { where: { kind: ["order"] }, raw: true } }
/// function Teller {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Alerts
/// }
/// ```
kind topic {
  /// Its name in AWS; another name is another topic.
  name: Text(1..256, "^[A-Za-z0-9_-]+(\\.fifo)?$") = physicalName(max: 256, suffix: if fifo then ".fifo" else "")
  /// Who mails and text messages come from.
  display: Text(1..100)?
  /// Messages keep their order within a group and arrive once. Only queues may subscribe.
  fifo: Bool = false
  /// Whether the body tells duplicates apart, or an id that the sender gives.
  dedup: content | explicit = explicit
  /// Limits and duplicates of a FIFO topic count for all of it, or for each group: `group` is high throughput.
  throughput: topic | group = topic
  /// How long a FIFO topic keeps messages, so that subscribers may get them again.
  archive: Duration(1d..365d)?
  /// Largest message. Above 256KB only functions and queues may subscribe.
  size: Size(1KB..1MB) = 256KB
  /// Keys of SNS's disks; AWS's key for SNS in this account, with which no other service can send here; or a KMS key.
  encrypt: owned | managed | Ref<key> | Arn<key> = owned
  /// Digest that subscribers check to see that a message is from SNS.
  signature: sha1 | sha256 = sha256
  /// Traces of messages in X-Ray, which lets SNS in by a policy: a region has 5 of them.
  tracing: off | active = off
  /// Deliveries that are written to CloudWatch Logs: those that failed, and of the others so many.
  logs: off | failed | Percent(1%..100%) = off

  /// Who gets the messages.
  clause to(target: Target<function | queue>) {
    /// Only these messages.
    where: Pattern?
    /// What `where` looks at: attributes that the sender sets, or the body as JSON.
    scope: attributes | body = attributes
    /// The message as it was sent, without a record around it. For queues.
    raw: Bool = false
    /// Messages that could not be delivered.
    deadLetter: Ref<queue>?
    /// Messages of the archive, from one moment to another or to the end, again.
    replay: {
      /// First moment: `2026-11-24T09:30:00Z`.
      from: Time
      /// Last moment; what comes from now on, too, when absent.
      until: Time?
    }?
    let goal: Target<function | queue> = if target != none then target else receiver
    grant goal.allow -> service("sns.amazonaws.com", known(owner.arn))
    grant deadLetter?.deliver -> service("sns.amazonaws.com", known(owner.arn))
    subscription Subscription {
      topic: owner, protocol: if goal is Ref<function> then "lambda" else "sqs", endpoint: goal.arn
      where: where, scope: scope, raw: raw, deadLetter: deadLetter, replay: replay
    }
    check "sns.sub.raw" {
      at: raw, because: target, when: raw, require: goal is Ref<queue>
      message: "a function gets messages in a record, never raw", hint: "remove `raw`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html"
    }
    check "sns.sub.fifo-to-standard" {
      at: target, because: owner.fifo, when: goal is Ref<queue> and not owner.fifo, require: not goal.fifo
      message: "a FIFO queue gets messages of FIFO topics only, and `${owner.label}` is none"
      hint: "add `fifo: true` to `${owner.label}`, or use a standard queue"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html"
    }
    check "sns.sub.dlq" {
      at: deadLetter
      because: deadLetter.fifo
      when: deadLetter != none and owner.fifo and goal is Ref<queue> and goal.fifo
      require: deadLetter.fifo
      message: "what a FIFO topic cannot deliver to a FIFO queue goes to FIFO queues only"
      hint: "add `fifo: true` to `${deadLetter.label}`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"
    }
    check "sns.sub.size" {
      severity: warning, at: target, because: goal.size, when: goal is Ref<queue>, require: goal.size >= owner.size
      message: "`${owner.label}` takes messages of ${owner.size}, and `${goal.label}` refuses what is larger than ${goal.size}"
      hint: "set `size: ${owner.size}` on `${goal.label}`"
      evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"
    }
  }
  /// Messages as they are sent.
  source messages for function | queue -> SnsEvent = to()

  /// Mails each message. Who owns the address confirms first, by a link in a mail.
  clause email(address: Email) {
    /// Only these messages.
    where: Pattern?
    /// What `where` looks at: attributes, or the body as JSON.
    scope: attributes | body = attributes
    /// The whole message as JSON, not its text alone.
    json: Bool = false
    /// Messages that could not be delivered.
    deadLetter: Ref<queue>?
    grant deadLetter?.deliver -> service("sns.amazonaws.com", known(owner.arn))
    subscription Subscription {
      topic: owner, protocol: if json then "email-json" else "email", endpoint: address
      where: where, scope: scope, deadLetter: deadLetter
    }
  }
  /// Sends each message as a text message to a number such as `+4915112345678`.
  clause sms(number: Text("^\\+[1-9][0-9]{6,14}$")) {
    /// Only these messages.
    where: Pattern?
    /// What `where` looks at: attributes, or the body as JSON.
    scope: attributes | body = attributes
    /// Messages that could not be delivered.
    deadLetter: Ref<queue>?
    grant deadLetter?.deliver -> service("sns.amazonaws.com", known(owner.arn))
    subscription Subscription {
      topic: owner, protocol: "sms", endpoint: number, where: where, scope: scope, deadLetter: deadLetter
    }
  }
  /// Posts each message to an address. Whoever answers there confirms first, as the first request asks.
  clause https(address: Text("^https://[^\\s/]+\\S*$")) {
    /// Only these messages.
    where: Pattern?
    /// What `where` looks at: attributes, or the body as JSON.
    scope: attributes | body = attributes
    /// The message as it was sent, without a record around it.
    raw: Bool = false
    /// Messages that could not be delivered.
    deadLetter: Ref<queue>?
    /// The address confirms by itself. Terraform then waits for that as long as `patience`.
    confirms: Bool = false
    /// How long Terraform waits for that.
    patience: Duration(1min..1h) = 1min
    /// How a request that failed is tried again, for an hour at most.
    retry: {
      /// How often in all.
      times: Int(0..100) = 3
      /// So many of them at once.
      first: Int(0..100) = 0
      /// So many then after the shortest wait.
      early: Int(0..100) = 0
      /// So many at the end after the longest wait.
      late: Int(0..100) = 0
      /// Wait before the first of the others.
      shortest: Duration(1s..1h) = 20s
      /// Wait before the last of the others.
      longest: Duration(1s..1h) = 20s
      /// How waits grow between.
      growth: linear | arithmetic | geometric | exponential = linear
    }?
    /// Most requests in a second.
    limit: Int(1..)?
    /// Type of content that raw messages have.
    content: "application/json"
      | "application/xml"
      | "application/atom+xml"
      | "application/octet-stream"
      | "application/soap+xml"
      | "application/x-www-form-urlencoded"
      | "application/xhtml+xml"
      | "text/css"
      | "text/csv"
      | "text/html"
      | "text/plain"
      | "text/xml"?
    grant deadLetter?.deliver -> service("sns.amazonaws.com", known(owner.arn))
    subscription Subscription {
      topic: owner, protocol: "https", endpoint: address, where: where, scope: scope, raw: raw
      deadLetter: deadLetter, confirms: confirms, patience: patience
      delivery: {
        healthyRetryPolicy: {
          numRetries: retry.times, numNoDelayRetries: retry.first, numMinDelayRetries: retry.early
          numMaxDelayRetries: retry.late, minDelayTarget: retry.shortest as s, maxDelayTarget: retry.longest as s
          backoffFunction: retry.growth
        }
        throttlePolicy: { maxReceivesPerSecond: limit }
        requestPolicy: { headerContentType: content }
      }
    }
    check "sns.https.retry" {
      at: retry, when: retry != none, require: retry.first + retry.early + retry.late <= retry.times
      message: "${retry.first + retry.early + retry.late} tries of a kind are more than the ${retry.times} that there are"
      hint: "write `times: ${retry.first + retry.early + retry.late}`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html"
    }
    check "sns.https.waits" {
      at: retry, when: retry != none, require: retry.shortest <= retry.longest
      message: "the shortest wait of ${retry.shortest} is longer than the longest of ${retry.longest}"
      hint: "write `longest: ${retry.shortest}`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html"
    }
    check "sns.https.total" {
      at: retry, when: retry != none and retry.first + retry.early + retry.late <= retry.times
      require: retry.shortest * (retry.times - retry.first - retry.late) + retry.longest * retry.late <= 1h
      message: "SNS gives up after 1h, and these tries take ${retry.shortest * (retry.times - retry.first - retry.late) + retry.longest * retry.late} at least"
      hint: "try less often, or wait less"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html"
    }
    check "sns.https.seconds" {
      for: t in [retry?.shortest, retry?.longest], at: retry, require: not contains("${t as s}", ".")
      message: "SNS counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html"
    }
    check "sns.https.patience" {
      at: patience, require: not contains("${patience as min}", ".")
      message: "Terraform counts whole minutes, and ${patience} is none", hint: "write a whole number of minutes"
    }
    check "sns.https.content" {
      at: content, because: raw, when: content != none, require: raw
      message: "only raw messages may have a type of content", hint: "add `raw: true`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html"
    }
  }

  /// Its ARN.
  attr arn: Arn<topic> {
    cloudformation: "TopicArn", terraform: "arn", known: "arn:${aws.partition}:sns:${aws.region}:${aws.account}:${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "TopicName", terraform: "name", known: name }

  let counted = { namespace: "AWS/SNS", dimensions: { TopicName: self.name }, statistic: "Sum" }
  /// Messages that came.
  attr published: Metric = { ...counted, name: "NumberOfMessagesPublished" }
  /// Deliveries that were taken.
  attr delivered: Metric = { ...counted, name: "NumberOfNotificationsDelivered" }
  /// Deliveries that were given up.
  attr failed: Metric = { ...counted, name: "NumberOfNotificationsFailed" }
  /// What patterns did not let through.
  attr filtered: Metric = { ...counted, name: "NumberOfNotificationsFilteredOut" }
  /// What went to queues for dead letters.
  attr deadLetters: Metric = { ...counted, name: "NumberOfNotificationsRedrivenToDlq" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [published, delivered, failed, filtered]

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  /// Sends messages.
  can publish {
    actions: ["sns:Publish"], on: [arn]
    also: if encrypt is Ref<key>
      then [encrypt.encrypt]
      else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)] else []
  }
  /// Sends a message.
  call publish(message: Json, subject: Text?, group: Text?) -> { MessageId: Text } {
    service: "sns:publish", allow: [publish], forms: [request, callback]
    input: { TopicArn: arn, Message: message, Subject: subject, MessageGroupId: group }
  }

  /// Who may use it; what is granted adds itself.
  clause grant {
    to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
    check "sns.policy.existing" {
      at: taker.label, require: not owner.existing
      message: "the policy of `${owner.label}` is one document, and what it says already would be lost"
      hint: "let `${to.service}` in where the topic is made, then `waive` this on `${owner.label}`"
    }
    check "sns.kms.service" {
      at: encrypt, when: to.service != none, require: encrypt != managed and not contains("${encrypt}", ":alias/aws/")
      message: "AWS's own key lets no service in, so nothing comes to `${owner.label}`"
      hint: "leave `encrypt` out on `${owner.label}`, or use a key of your own: `key Main`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html"
    }
    check "sns.kms.policy" {
      severity: advice, at: encrypt, when: encrypt is Arn<key> and to.service != none
      require: contains("${encrypt}", ":alias/aws/")
      message: "something comes to `${owner.label}` only when the policy of its key lets `${to.service}` use it"
      hint: "allow it `kms:GenerateDataKey` and `kms:Decrypt` there, or declare the key here: `key Main`"
      evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html"
    }
  }
  native policy: Json?

  /// SNS names the groups itself: `sns/region/account/name`.
  let deliveryLogs = "arn:${aws.partition}:logs:${aws.region}:${aws.account}:log-group:sns/*"
  /// Writes to CloudWatch Logs what became of deliveries.
  role Logger when logs != off {
    trustedBy: ["sns.amazonaws.com"]
    allow: [
      aws.logs.createLogGroup(on: deliveryLogs)
      aws.logs.createLogStream(on: deliveryLogs)
      aws.logs.putLogEvents(on: deliveryLogs)
      aws.logs.putMetricFilter(on: deliveryLogs)
      aws.logs.putRetentionPolicy(on: deliveryLogs)
    ]
    tags: tags
  }

  check "sns.fifo.suffix" {
    at: name, require: endsWith(name, ".fifo") == fifo
    message: if fifo
      then "the name of a FIFO topic ends in `.fifo`"
      else "only the name of a FIFO topic ends in `.fifo`"
    hint: if fifo then "write `name: \"${name}.fifo\"`" else "add `fifo: true`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"
  }
  check "sns.fifo.attr" {
    at: dedup, when: not fifo, require: dedup == explicit
    message: "`dedup` is for FIFO topics", hint: "add `fifo: true`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"
  }
  check "sns.fifo.throughput" {
    at: throughput, when: not fifo, require: throughput == topic
    message: "`throughput` is for FIFO topics", hint: "add `fifo: true`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"
  }
  check "sns.fifo.archive" {
    at: archive, when: archive != none, require: fifo
    message: "only FIFO topics keep messages", hint: "add `fifo: true`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html"
  }
  check "sns.archive.days" {
    at: archive, when: archive != none, require: not contains("${archive as d}", ".")
    message: "SNS counts whole days, and ${archive} is none", hint: "write a whole number of days"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html"
  }
  check "sns.tracing.fifo" {
    at: tracing, because: fifo, when: tracing == active, require: not fifo
    message: "SNS traces standard topics only", hint: "remove `tracing`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-active-tracing.html"
  }
  check "sns.sub.fifo-targets" {
    for: s in [...[t for t in to if t.goal is Ref<function>], ...email, ...sms, ...https]
    at: s, because: fifo, when: fifo, require: false
    message: "a FIFO topic sends to queues only"
    hint: "let a queue subscribe, and take from the queue"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html"
  }
  check "sns.sub.twice" {
    for: [a, b] in to, at: b, because: a, require: a.goal.arn != b.goal.arn
    message: "`${b.goal.label}` subscribes to `${label}` twice, and SNS keeps one subscription of each"
    hint: "remove one, or let its pattern list the values of both"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html"
  }
  check "sns.size.subscribers" {
    for: s in [...email, ...sms, ...https], at: s, because: size, when: size > 256KB, require: false
    message: "messages of more than 256KB go to functions and queues only", hint: "remove `size` from `${label}`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html"
  }
  check "sns.size.count" {
    at: size, when: size > 256KB, require: length(to) <= 100
    message: "a topic with messages of more than 256KB has at most 100 subscriptions, not ${length(to)}"
    hint: "remove `size`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html"
  }
  let filters = [s for s in [...to, ...email, ...sms, ...https] if s.where != none]
  check "sns.filter.count" {
    severity: warning, require: length(filters) <= 200
    message: "an account allows 200 patterns for each topic unless its quota was raised, and there are ${length(filters)}"
    hint: "let a function sort the messages"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html"
  }
  check "sns.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "SNS encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html"
  }

  let keyId = if keyArn != none then keyArn else if encrypt == managed then "alias/aws/sns"
  let sample = match logs { off: none, failed: 0%, else: logs }
  cloudformation "AWS::SNS::Topic" {
    TopicName: name, DisplayName: display, FifoTopic: if fifo then true
    ContentBasedDeduplication: if dedup == content then true
    FifoThroughputScope: if fifo then (match throughput { topic: "Topic", group: "MessageGroup" })
    ArchivePolicy: { MessageRetentionPeriod: archive as d }
    MaximumMessageSize: if size != 256KB then size as B, KmsMasterKeyId: keyId
    SignatureVersion: match signature { sha1: "1", sha256: "2" }
    TracingConfig: if tracing == active then "Active"
    DeliveryStatusLogging: [{
      Protocol: p, SuccessFeedbackRoleArn: Logger.arn, FailureFeedbackRoleArn: Logger.arn
      SuccessFeedbackSampleRate: "${sample as number}"
    } for p in ["lambda", "sqs", "http/s"] if logs != off]
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  cloudformation Policy: "AWS::SNS::TopicPolicy" when policy != none { Topics: [self.Ref], PolicyDocument: policy }
  let tracerName = physicalName(max: 128)
  /// Lets SNS tell X-Ray about this topic.
  let tracer = {
    Version: "2012-10-17"
    Statement: [{
      Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }
      Action: ["xray:PutTraceSegments", "xray:GetSamplingRules", "xray:GetSamplingTargets"], Resource: "*"
      Condition: {
        StringLike: { "aws:SourceArn": known(arn) }, StringEquals: { "aws:SourceAccount": aws.account }
      }
    }]
  }
  cloudformation Tracing: "AWS::XRay::ResourcePolicy" when tracing == active {
    PolicyName: tracerName, PolicyDocument: json(tracer)
  }
  terraform Tracing: "aws_xray_resource_policy" when tracing == active {
    policy_name: tracerName, policy_document: tracer
  }
  terraform "aws_sns_topic" {
    name: name, display_name: display, fifo_topic: if fifo then true
    content_based_deduplication: if dedup == content then true
    fifo_throughput_scope: if fifo then (match throughput { topic: "Topic", group: "MessageGroup" })
    archive_policy: { MessageRetentionPeriod: archive as d }
    kms_master_key_id: keyId, signature_version: match signature { sha1: 1, sha256: 2 }
    tracing_config: if tracing == active then "Active"
    lambda_success_feedback_role_arn: Logger?.arn, lambda_failure_feedback_role_arn: Logger?.arn
    lambda_success_feedback_sample_rate: sample as number, sqs_success_feedback_role_arn: Logger?.arn
    sqs_failure_feedback_role_arn: Logger?.arn, sqs_success_feedback_sample_rate: sample as number
    http_success_feedback_role_arn: Logger?.arn, http_failure_feedback_role_arn: Logger?.arn
    http_success_feedback_sample_rate: sample as number, tags: tags
    maximum_message_size: if size != 256KB then size as B
    needs "6.69" when size != 256KB
  }
  terraform Policy: "aws_sns_topic_policy" when policy != none { arn: self.arn, policy: policy }
}

/// Lets somebody get the messages of a topic. Clauses of `topic` make it; `on` is how a function or a queue writes one.
///
/// ```sls
/// topic Alerts
/// subscription Partner {
///   topic: Alerts, protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:123456789012:partner"
/// }
/// ```
kind subscription {
  /// Whose messages.
  topic: Ref<topic>
  /// How they are sent.
  protocol: "lambda" | "sqs" | "email" | "email-json" | "sms" | "https"
  /// Where to, as the protocol has it: an ARN, an address, a number.
  endpoint: Text
  /// Only these messages.
  where: Pattern?
  /// What `where` looks at: attributes, or the body as JSON.
  scope: attributes | body = attributes
  /// The message as it was sent, without a record around it.
  raw: Bool = false
  /// Messages that could not be delivered.
  deadLetter: Ref<queue>?
  /// Messages of the archive, from one moment to another or to the end, again.
  replay: {
    /// First moment: `2026-11-24T09:30:00Z`.
    from: Time
    /// Last moment; what comes from now on, too, when absent.
    until: Time?
  }?
  /// Policy of deliveries to an address.
  delivery: Json?
  /// The address confirms by itself.
  confirms: Bool = false
  /// How long Terraform waits for that.
  patience: Duration(1min..1h) = 1min

  /// Its ARN.
  attr arn: Text { cloudformation: "Ref", terraform: "arn" }

  check "sns.filter.value" {
    at: where, when: where != none, require: patternFault(where) == none
    message: "SNS does not take this pattern: ${patternFault(where)}"
    hint: "list the values that count: `{ kind: [\"order\"] }`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html"
  }
  check "sns.filter.keys" {
    at: where, when: where != none, require: length(keys(where)) <= 5
    message: "a pattern of SNS looks at 5 fields at most, not at ${length(keys(where))}", hint: "look at fewer fields"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html"
  }
  check "sns.filter.complexity" {
    at: where, when: where != none, require: patternCount(where) <= 150
    message: "a pattern of SNS has at most 150 combinations of values, and this one ${patternCount(where)}"
    hint: "list fewer values, or fields less deep"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html"
  }
  check "sns.filter.scope" {
    for: k, v in where ?? {}
    at: where
    because: scope
    when: scope == attributes
    require: not startsWith(json(v), "{")
    message: "attributes hold no fields, so a pattern cannot look inside `${k}`"
    hint: "write `scope: body`, or list the values of `${k}`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html"
  }
  check "sns.sub.dlq-standard" {
    at: deadLetter, because: deadLetter.fifo, when: deadLetter != none and not topic.fifo, require: not deadLetter.fifo
    message: "what a standard topic cannot deliver goes to standard queues only"
    hint: "remove `fifo: true` from `${deadLetter.label}`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html"
  }
  check "sns.sub.replay" {
    at: replay, because: topic.archive, when: replay != none, require: topic.archive != none
    message: "`${topic.label}` keeps no messages that could be sent again"
    hint: "add `archive: 30d` to `${topic.label}`"
    evidence: "https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html"
  }

  let form = match protocol {
    "lambda": "^arn:[^:]+:lambda:[^:]+:[0-9]{12}:function:.+$"
    "sqs": "^arn:[^:]+:sqs:[^:]+:[0-9]{12}:.+$"
    "sms": "^\\+[1-9][0-9]{6,14}$"
    "https": "^https://[^\\s/]+"
    else: "^[^@\\s]+@[^@\\s]+$"
  }
  check "sns.sub.endpoint" {
    at: endpoint, because: protocol, require: matches(endpoint, form)
    message: "`${endpoint}` is nothing that `${protocol}` sends to"
    hint: match protocol {
      "lambda": "write the ARN of a function"
      "sqs": "write the ARN of a queue"
      "sms": "write a number such as `+4915112345678`"
      "https": "write an address that begins with `https://`"
      else: "write an address such as `team@shop.example`"
    }
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html"
  }

  let scopeName = if where != none then (match scope { attributes: "MessageAttributes", body: "MessageBody" })
  let replayPolicy = if replay != none then {
    PointType: "Timestamp"
    StartingPoint: replay.from
    EndingPoint: replay.until
  }
  cloudformation "AWS::SNS::Subscription" {
    TopicArn: topic.arn, Protocol: protocol, Endpoint: endpoint, FilterPolicy: where, FilterPolicyScope: scopeName
    RawMessageDelivery: if raw then true, RedrivePolicy: { deadLetterTargetArn: deadLetter.arn }
    ReplayPolicy: replayPolicy, DeliveryPolicy: delivery
  }
  terraform "aws_sns_topic_subscription" {
    topic_arn: topic.arn, protocol: protocol, endpoint: endpoint, filter_policy: where, filter_policy_scope: scopeName
    raw_message_delivery: if raw then true, redrive_policy: { deadLetterTargetArn: deadLetter.arn }
    replay_policy: replayPolicy, delivery_policy: delivery
    endpoint_auto_confirms: if confirms then true
    confirmation_timeout_in_minutes: if confirms then patience as min
  }
}
