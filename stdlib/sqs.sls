// Amazon SQS

/// Messages wait here until a consumer takes them.
///
/// ```sls
/// queue Jobs { visibility: 3min, deadLetter: { to: Failed, after: 5 } }
/// queue Failed { retention: 14d }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   timeout: 30s
///   on Jobs { batch: 10, window: 5s, partialFailures: true }
/// }
/// ```
kind queue {
  /// Its name in AWS; another name is another queue.
  name: Text(1..80, "^[A-Za-z0-9_-]+(\\.fifo)?$") = physicalName(max: 80, suffix: if fifo then ".fifo" else "")
  /// How long a message that was taken stays hidden from other consumers; six times as long as a function may run is advised.
  visibility: Duration(0s..12h) = 30s
  /// How long a message that nobody takes is kept.
  retention: Duration(60s..14d) = 4d
  /// How long a consumer waits for a message before it gets an empty answer.
  wait: Duration(0s..20s) = 20s
  /// How long a new message stays hidden.
  delay: Duration(0s..15min) = 0s
  /// Largest message; Terraform's provider takes more than 256KB only in its newer versions.
  size: Size(1KB..1MB) = 256KB
  /// Messages keep their order within a group and arrive once.
  fifo: Bool = false
  /// Whether the body tells duplicates apart, or an id that the sender gives.
  dedup: content | explicit = explicit
  /// Limits and duplicates of a FIFO queue count for all of it, or for each group: `group` is high throughput.
  throughput: queue | group = queue
  /// Messages that were taken more than `after` times go to another queue.
  deadLetter: {
    /// The other queue, of the same kind.
    to: Ref<queue>
    /// How often a message is taken before; fewer than 5 also gives up what throttling held back.
    after: Int(1..1000) = 5
  }?
  /// Queues that may use this one for their dead letters.
  deadLetterFor: any | nobody | List<Ref<queue>>(1..10) = any
  /// Keys of SQS, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// How long consumers may use a data key of KMS before they ask again.
  keyReuse: Duration(1min..1d)?

  /// Who takes messages with or without a filter; each adds itself.
  clause reader {
    /// What it lets through.
    where: Pattern?
    /// Who reads.
    by: Text
  }
  /// Where messages come from besides who sends them.
  clause on(source: EventSource)

  /// Its ARN.
  attr arn: Arn<queue> {
    cloudformation: "Arn", terraform: "arn", known: "arn:${aws.partition}:sqs:${aws.region}:${aws.account}:${name}"
  }
  /// Address that code sends to and takes from.
  attr url: Url {
    cloudformation: "Ref", terraform: "url"
    known: "https://sqs.${aws.region}.${aws.urlSuffix}/${aws.account}/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "QueueName", terraform: "name", known: name }

  let counted = { namespace: "AWS/SQS", dimensions: { QueueName: self.name } }
  /// Age of the oldest message that waits.
  attr age: Metric = { ...counted, name: "ApproximateAgeOfOldestMessage", statistic: "Maximum", unit: "Seconds" }
  /// Messages that wait.
  attr waiting: Metric = { ...counted, name: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" }
  /// Messages that were taken and are worked on.
  attr taken: Metric = { ...counted, name: "ApproximateNumberOfMessagesNotVisible", statistic: "Maximum" }
  /// Messages that came.
  attr sent: Metric = { ...counted, name: "NumberOfMessagesSent", statistic: "Sum" }
  /// Messages that were worked off.
  attr deleted: Metric = { ...counted, name: "NumberOfMessagesDeleted", statistic: "Sum" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [age, waiting, taken, sent, deleted]

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let writing = if encrypt is Ref<key>
    then [encrypt.encrypt]
    else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)] else []
  let reading = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  /// Sends messages.
  can send {
    actions: ["sqs:SendMessage", "sqs:GetQueueUrl"], on: [arn]
    also: writing
  }
  /// What a service needs to send, which knows the address.
  can deliver {
    actions: ["sqs:SendMessage"], on: [arn]
    also: writing
  }
  /// Takes messages, deletes them, and hides them longer; `on` grants it.
  can receive {
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
    on: [arn], also: reading
  }
  /// Deletes all messages.
  can purge { actions: ["sqs:PurgeQueue"], on: [arn] }
  /// Sends a message.
  call send(body: Json, group: Text?) -> { MessageId: Text } {
    service: "sqs:sendMessage", allow: [deliver], forms: [request, callback]
    input: { QueueUrl: url, MessageBody: body, MessageGroupId: group }
  }
  /// Messages as they arrive, in batches.
  source messages for function -> SqsEvent {
    /// Most messages of one call; 10 for FIFO queues.
    batch: Int(1..10000) = 10
    /// How long to wait for a batch to fill.
    window: Duration(0s..5min) = 0s
    /// Most calls at a time.
    concurrency: Int(2..1000)?
    /// Pollers that Lambda keeps for this queue alone, paid by the hour: faster when many messages come at once.
    pollers: {
      /// Always there; each takes about 1MB in a second and makes 10 calls at a time.
      least: Int(2..200) = 2
      /// Never more.
      most: Int(2..2000) = 200
    }?
    /// Counts what is polled, let through and dropped, in CloudWatch.
    metrics: Bool = false
    /// The function reports the messages that failed; the others are not seen again.
    partialFailures: Bool = false
    /// Only these messages.
    where: Pattern?
    /// Whether messages are taken.
    enabled: Bool = true
    grant receive -> receiver
    add owner.reader as Reader { where: where, by: receiver.label }
    eventSourceMapping Mapping {
      source: arn, target: receiver, batch: batch, window: window, concurrency: concurrency
      partialFailures: partialFailures, where: if where != none then [where], enabled: enabled
      pollers: pollers, metrics: metrics
    }
    check "esm.sqs.visibility" {
      at: visibility, because: receiver.timeout, require: visibility >= receiver.timeout
      message: "`${owner.label}` hides messages for ${visibility}, but `${receiver.label}` may run for ${receiver.timeout}"
      hint: "set `visibility: ${receiver.timeout * 6}` on `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
    }
    check "esm.sqs.visibility-six" {
      severity: advice, at: visibility, because: receiver.timeout, when: visibility >= receiver.timeout
      require: visibility >= receiver.timeout * 6
      message: "`${owner.label}` hides messages for ${visibility}: a batch that is throttled may come back while it is worked on"
      hint: "set `visibility: ${receiver.timeout * 6}` on `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
    }
    check "esm.sqs.dlq-count" {
      severity: advice, at: deadLetter, when: deadLetter != none, require: deadLetter.after >= 5
      message: "a message that is taken ${deadLetter.after} times goes to `${deadLetter.to.label}`, also when throttling was why"
      hint: "write `after: 5`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html"
    }
    check "esm.sqs.window-seconds" {
      at: window, require: not contains("${window as s}", ".")
      message: "a window is a whole number of seconds, not ${window}", hint: "write `window: 1s`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
    }
    check "esm.sqs.filter" {
      at: where, when: where != none, require: patternFault(where) == none
      message: "Lambda does not take this pattern: ${patternFault(where)}"
      hint: "list the values that count: `{ body: { kind: [\"order\"] } }`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"
    }
    check "esm.sqs.filter-size" {
      at: where, when: where != none, require: length(json(where)) <= 4096
      message: "a pattern has at most 4096 characters as JSON, not ${length(json(where))}", hint: "look at fewer fields"
      evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html"
    }
    check "esm.sqs.filter-keys" {
      severity: warning, for: k in keys(where ?? {}), at: where
      require: k in ["body", "attributes", "messageAttributes", "messageId", "eventSourceARN", "awsRegion", "$or"]
      message: "no message has `${k}`: the pattern lets none through, and what it does not let through is deleted"
      hint: "put what the sender writes below `body`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html"
    }
    check "esm.sqs.fifo-batch" {
      at: batch, because: fifo, when: fifo, require: batch <= 10
      message: "a FIFO queue gives at most 10 messages at a time, not ${batch}", hint: "write `batch: 10`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html"
    }
    check "esm.sqs.fifo-window" {
      at: window, because: fifo, when: fifo, require: window == 0s
      message: "a FIFO queue has no batching window", hint: "remove `window`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html"
    }
    check "esm.sqs.window-for-batch" {
      at: batch, when: not fifo and batch > 10, require: window >= 1s
      message: "batches of more than 10 messages need a window of at least 1s", hint: "add `window: 1s`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html"
    }
  }
  /// Who may use it; what is granted adds itself.
  clause grant {
    to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
    check "sqs.policy.existing" {
      at: taker.label, require: not owner.existing
      message: "the policy of `${owner.label}` is one document, and what it says already would be lost"
      hint: "let `${to.service}` in where the queue is made, then `waive` this on `${owner.label}`"
    }
    check "sqs.kms.service" {
      at: encrypt, when: encrypt is Arn<key> and to.service != none
      require: not contains("${encrypt}", ":alias/aws/")
      message: "AWS's own key lets no service in, so nothing comes to `${owner.label}`"
      hint: "leave `encrypt` out on `${owner.label}`, or use a key of your own: `key Main`"
      evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"
    }
    check "sqs.kms.policy" {
      severity: advice, at: encrypt, when: encrypt is Arn<key> and to.service != none
      require: contains("${encrypt}", ":alias/aws/")
      message: "something comes to `${owner.label}` only when the policy of its key lets `${to.service}` use it"
      hint: "allow it `kms:GenerateDataKey` and `kms:Decrypt` there, or declare the key here: `key Main`"
      evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"
    }
  }
  native policy: Json?

  check "sqs.fifo.suffix" {
    at: name, require: endsWith(name, ".fifo") == fifo
    message: if fifo
      then "the name of a FIFO queue ends in `.fifo`"
      else "only the name of a FIFO queue ends in `.fifo`"
    hint: if fifo then "write `name: \"${name}.fifo\"`" else "add `fifo: true`"
  }
  check "sqs.fifo.only-attrs" {
    at: dedup, when: not fifo, require: dedup == explicit
    message: "`dedup` is for FIFO queues", hint: "add `fifo: true`"
  }
  check "sqs.fifo.throughput" {
    at: throughput, when: not fifo, require: throughput == queue
    message: "`throughput` is for FIFO queues", hint: "add `fifo: true`"
  }
  check "sqs.dlq.same-type" {
    at: deadLetter, because: deadLetter.to.fifo, when: deadLetter != none, require: deadLetter.to.fifo == fifo
    message: if fifo
      then "dead letters of a FIFO queue need a FIFO queue"
      else "dead letters of a standard queue need a standard queue"
    hint: if fifo
      then "add `fifo: true` to `${deadLetter.to.label}`"
      else "remove `fifo: true` from `${deadLetter.to.label}`"
    evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
  }
  check "sqs.dlq.self" {
    at: deadLetter, when: deadLetter != none, require: deadLetter.to.label != label
    message: "a queue cannot take its own dead letters", hint: "declare another queue: `queue ${label}Failed`"
  }
  check "sqs.dlq.allowed" {
    at: deadLetter
    because: deadLetter.to.deadLetterFor
    when: deadLetter != none and deadLetter.to.deadLetterFor != any
    require: deadLetter.to.deadLetterFor != nobody and label in [q.label for q in deadLetter.to.deadLetterFor]
    message: "`${deadLetter.to.label}` takes no dead letters of `${label}`"
    hint: "add `${label}` to `deadLetterFor` of `${deadLetter.to.label}`"
    evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
  }
  check "sqs.dlq.retention" {
    severity: warning, at: deadLetter, because: deadLetter.to.retention, when: deadLetter != none and not fifo
    require: deadLetter.to.retention >= retention
    message: "a dead letter keeps its age: `${deadLetter.to.label}` drops it after ${deadLetter.to.retention}, `${label}` may hold it ${retention}"
    hint: "set `retention: 14d` on `${deadLetter.to.label}`"
    evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
  }
  check "esm.filter.sqs-drop" {
    severity: warning, for: r in reader, at: r, when: r.where != none, require: length(reader) == 1
    message: "`${r.by}` takes messages that are meant for others too, and what its `where` does not let through is deleted"
    hint: "give each reader a queue of its own, and let a topic fill them: `topic ${label}Topic`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html"
  }
  check "sqs.seconds" {
    for: t in [visibility, retention, wait, delay, keyReuse], require: not contains("${t as s}", ".")
    message: "SQS counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"
  }
  check "sqs.kms.reuse" {
    at: keyReuse, when: keyReuse != none, require: encrypt != managed
    message: "`keyReuse` is for a KMS key of your own", hint: "declare a key: `encrypt: Main`"
  }
  check "sqs.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "SQS encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"
  }

  let redriveAllow = match deadLetterFor {
    any: none, nobody: { redrivePermission: "denyAll" }
    else: { redrivePermission: "byQueue", sourceQueueArns: [known(q.arn) for q in deadLetterFor] }
  }
  cloudformation "AWS::SQS::Queue" {
    QueueName: name, VisibilityTimeout: visibility as s, MessageRetentionPeriod: retention as s
    ReceiveMessageWaitTimeSeconds: wait as s, DelaySeconds: delay as s, MaximumMessageSize: size as B
    FifoQueue: if fifo then true, ContentBasedDeduplication: if dedup == content then true
    DeduplicationScope: if throughput == group then "messageGroup"
    FifoThroughputLimit: if throughput == group then "perMessageGroupId"
    RedrivePolicy: { deadLetterTargetArn: deadLetter.to.arn, maxReceiveCount: deadLetter.after }
    RedriveAllowPolicy: redriveAllow
    SqsManagedSseEnabled: if keyArn == none then true
    KmsMasterKeyId: keyArn
    KmsDataKeyReusePeriodSeconds: keyReuse as s
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  cloudformation Policy: "AWS::SQS::QueuePolicy" when policy != none { Queues: [self.Ref], PolicyDocument: policy }
  terraform "aws_sqs_queue" {
    name: name, visibility_timeout_seconds: visibility as s, message_retention_seconds: retention as s
    receive_wait_time_seconds: wait as s, delay_seconds: delay as s, max_message_size: size as B
    fifo_queue: if fifo then true, content_based_deduplication: if dedup == content then true
    deduplication_scope: if throughput == group then "messageGroup"
    fifo_throughput_limit: if throughput == group then "perMessageGroupId"
    redrive_policy: { deadLetterTargetArn: deadLetter.to.arn, maxReceiveCount: deadLetter.after }
    redrive_allow_policy: redriveAllow
    sqs_managed_sse_enabled: if keyArn == none then true
    kms_master_key_id: keyArn
    kms_data_key_reuse_period_seconds: keyReuse as s, tags: tags
  }
  terraform Policy: "aws_sqs_queue_policy" when policy != none { queue_url: self.url, policy: policy }
}
