// Amazon EventBridge

/// Which events count. Each list names the values that a field may have, or comparisons such as `{ prefix: "a" }`.
type EventPattern {
  /// Who sent it. AWS services are `aws.…`.
  source: List<Json>?
  /// What happened, in the sender's words: `["Order Placed"]`.
  detailType: List<Json>?
  /// What the sender says about it.
  detail: Pattern?
  /// Account of the sender.
  account: List<Json>?
  /// Region that it comes from.
  region: List<Json>?
  /// ARNs of what it is about.
  resources: List<Json>?
  /// Id of the one event.
  id: List<Json>?
  /// When it happened.
  time: List<Json>?
  /// Version of the form of events: `0`.
  version: List<Json>?
}

/// Fields that an event writes otherwise than an `EventPattern`.
let eventFields = { detailType: "detail-type" }

/// Carries events from those who send them to rules that send them on.
///
/// ```sls
/// bus Shop {
///   archive All { retention: 90d }
/// }
/// function Orders {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   allow: [Shop.send(source: "shop.orders")]
/// }
/// function Ship {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Shop.events { where: { source: ["shop.orders"], detailType: ["Order Placed"] } }
/// }
/// ```
kind bus {
  /// What people read about it in the console.
  about: Text(0..512)?
  /// EventBridge's own key, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Events that the KMS key could not encrypt or decrypt.
  deadLetter: Ref<queue>?
  /// Takes the events of a partner: the name of its event source, such as `aws.partner/example.com/123`. It names the bus too.
  partner: Text(1..256, "^aws\\.partner(/[.\\-_A-Za-z0-9]+){2,}$")?
  /// Its name in AWS; another name is another bus.
  name: Text(1..256, "^[/.\\-_A-Za-z0-9]+$") = if partner != none then partner else physicalName(max: 256)

  /// Keeps events, so that they can be sent again.
  clause archive(name: Name) {
    /// Only these events.
    where: EventPattern?
    /// How long events are kept.
    retention: Duration(1d..36500d) | forever = forever
    /// EventBridge's own key, or a KMS key.
    encrypt: managed | Ref<key> | Arn<key> = managed
    /// What people read about it in the console.
    about: Text(0..512)?
    let pattern = { "${eventFields[k] ?? k}": v for k, v in where }
    let title = physicalName(max: 48)
    let known = "arn:${aws.partition}:events:${aws.region}:${aws.account}:archive/${title}"
    let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
    let keeper: Ref<key>? = if encrypt is Ref<key> then encrypt
    grant keeper?.inspect -> service("events.amazonaws.com")
    grant keeper?.encrypt -> service("events.amazonaws.com", known, aws.account)
    check "events.archive.pattern" {
      at: where, when: where != none and where != {}, require: patternFault(pattern) == none
      message: "EventBridge does not take this pattern: ${patternFault(pattern)}"
      hint: "list the values that count: `{ source: [\"shop\"] }`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html"
    }
    check "events.archive.key" {
      severity: advice, at: name, because: owner.encrypt, when: owner.encrypt != managed, require: encrypt != managed
      message: "events of `${owner.label}` have a key of their own, but `${label}` keeps them without"
      hint: "add `encrypt: ${if owner.encrypt is Ref<key> then owner.encrypt.label else "SomeKey"}` to `${label}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html"
    }
    check "events.archive.kms-usage" {
      at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
      message: "EventBridge encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
      hint: "use a key with neither `usage` nor `spec`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html"
    }
    check "events.archive.days" {
      at: retention, when: retention != forever, require: not contains("${retention as d}", ".")
      message: "an archive counts whole days, and ${retention} is none", hint: "write a whole number of days"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html"
    }
    cloudformation "AWS::Events::Archive" {
      ArchiveName: title, Description: about, SourceArn: owner.arn, EventPattern: pattern
      RetentionDays: if retention != forever then retention as d, KmsKeyIdentifier: keyArn
    }
    terraform "aws_cloudwatch_event_archive" {
      name: title, description: about, event_source_arn: owner.arn
      event_pattern: if where != none then json(pattern)
      retention_days: if retention != forever then retention as d
      kms_key_identifier: keyArn, needs "6.2" when encrypt != managed
    }
  }
  /// Lets another account send, or all accounts of an organization.
  clause from(account: Text("^([0-9]{12}|o-[a-z0-9]{10,32})$")) {
    /// Only events of this source.
    source: Text(1..256)?
    /// Only events of this type.
    detailType: Text(1..128)?
    let whole = startsWith(account, "o-")
    let statement = {
      Sid: "From${replace(account, "-", "")}", Effect: "Allow"
      Principal: if whole then "*" else { AWS: "arn:${aws.partition}:iam::${account}:root" }
      Action: "events:PutEvents", Resource: known(owner.arn)
      Condition: {
        StringEquals: {
          "aws:PrincipalOrgID": if whole then account, "events:source": source, "events:detail-type": detailType
        }
      }
    }
  }

  /// Its ARN.
  attr arn: Arn<bus> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:events:${aws.region}:${aws.account}:event-bus/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }

  /// Sends events, all or those of one source and type.
  can send(source: Text?, detailType: Text?) {
    actions: ["events:PutEvents"], on: [arn]
    conditions: { StringEquals: { "events:source": source, "events:detail-type": detailType } }
    check "events.put.source" {
      when: source != none, require: not startsWith(source, "aws.")
      message: "`aws.…` are sources of AWS, and EventBridge refuses `${source}` from anybody else"
      hint: "name your own system: `source: \"shop\"`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html"
    }
  }
  /// Sends an event.
  call send(detail: Json, source: Text?, detailType: Text?) -> { FailedEntryCount: Int } {
    service: "events:putEvents", allow: [send], forms: [request, callback]
    input: { Entries: [{ EventBusName: name, Source: source, DetailType: detailType, Detail: detail }] }
  }
  /// Events that match.
  source events for function -> BusEvent {
    /// Which events count.
    where: EventPattern
    /// Type of `detail`, which `where` is held against.
    event: Type?
    /// What the function gets in place of the event.
    input: Input?
    /// Whether events come.
    enabled: Bool = true
    /// How often delivery is tried again.
    retries: Int(0..185) = 185
    /// An event that could not be delivered for this long is given up.
    within: Duration(1min..1d) = 1d
    /// Events that were given up.
    deadLetter: Ref<queue>?
    rule Rule {
      bus: owner, where: where, event: event, enabled: enabled, tags: tags
      to receiver { input: input, retries: retries, within: within, deadLetter: deadLetter }
    }
  }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let keeper: Ref<key>? = if encrypt is Ref<key> then encrypt
  grant keeper?.inspect -> service("events.amazonaws.com")
  grant keeper?.encrypt -> service("events.amazonaws.com", known(arn), aws.account)
  grant deadLetter?.deliver -> service("events.amazonaws.com", known(arn), aws.account)

  check "events.bus.name" {
    at: name, when: partner == none, require: name != "default" and not contains(name, "/")
    message: if name == "default"
      then "`default` is the bus that every account has"
      else "only buses of partners have `/` in their name"
    hint: if name == "default" then "leave `bus` out in the rule" else "write `name: \"${replace(name, "/", "-")}\"`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html"
  }
  check "events.bus.partner" {
    at: name, because: partner, when: partner != none, require: name == partner
    message: "the bus of a partner is called like its event source", hint: "remove `name`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html"
  }
  check "events.bus.dlq" {
    at: deadLetter, because: deadLetter.fifo, when: deadLetter != none, require: not deadLetter.fifo
    message: "EventBridge gives dead letters to standard queues only"
    hint: "remove `fifo: true` from `${deadLetter.label}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
  }
  check "events.bus.dlq-key" {
    severity: advice, at: encrypt, when: encrypt != managed, require: deadLetter != none
    message: "events that the key cannot encrypt are lost", hint: "add `deadLetter: SomeQueue`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html"
  }
  check "events.bus.dlq-unused" {
    severity: advice, at: deadLetter, when: deadLetter != none, require: encrypt != managed
    message: "a bus has dead letters only when a KMS key fails, and `${label}` has none"
    hint: "give `deadLetter` to the targets of its rules"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html"
  }
  check "events.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "EventBridge encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html"
  }

  let policy = if from != [] then { Version: "2012-10-17", Statement: [f.statement for f in from] }
  cloudformation "AWS::Events::EventBus" {
    Name: name, Description: about, EventSourceName: partner, KmsKeyIdentifier: keyArn
    DeadLetterConfig: { Arn: deadLetter.arn }, Policy: policy
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_cloudwatch_event_bus" {
    name: name, description: about, event_source_name: partner, kms_key_identifier: keyArn
    dead_letter_config: { arn: deadLetter.arn }, tags: tags
  }
  terraform Policy: "aws_cloudwatch_event_bus_policy" when from != [] { event_bus_name: self.name, policy: policy }
}

/// Event source: what the account's own bus carries, above all events of AWS services.
///
/// ```sls
/// bucket Uploads { events: true }
/// function Scan {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on events({ source: ["aws.s3"], detailType: ["Object Created"] })
/// }
/// ```
kind events {
  /// Which events count.
  where: EventPattern
  /// Those of the account's own bus that match.
  source matching for function -> BusEvent {
    /// Type of `detail`, which `where` is held against.
    event: Type?
    /// What the function gets in place of the event.
    input: Input?
    /// Whether events come.
    enabled: Bool = true
    /// How often delivery is tried again.
    retries: Int(0..185) = 185
    /// An event that could not be delivered for this long is given up.
    within: Duration(1min..1d) = 1d
    /// Events that were given up.
    deadLetter: Ref<queue>?
    rule Rule {
      where: owner.where, event: event, enabled: enabled, tags: tags
      to receiver { input: input, retries: retries, within: within, deadLetter: deadLetter }
    }
  }
}

/// Sends events of a bus that match to targets.
///
/// ```sls
/// type OrderPlaced { order: Text(1..36), kind: gift | sale, total: Number(0..) }
/// bus Shop
/// queue Gifts { deadLetter: { to: Failed } }
/// queue Failed { retention: 14d }
/// rule GiftOrders {
///   bus: Shop, event: OrderPlaced
///   where: { source: ["shop.orders"], detailType: ["Order Placed"], detail: { kind: ["gift"] } }
///   to Gifts { input: { order: event.detail.order, note: "pack order ${event.detail.order}" }, deadLetter: Failed }
/// }
/// ```
kind rule {
  /// Whose events: those of the account's own bus, of a bus here, or of another one.
  bus: default | Ref<bus> | Arn<bus> = default
  /// Which events count.
  where: EventPattern
  /// Type of `detail`, which `where` is held against.
  event: Type?
  /// Whether events are sent on.
  enabled: Bool = true
  /// Also calls of AWS APIs that only read, as CloudTrail reports them.
  reads: Bool = false
  /// What people read about it in the console.
  about: Text(0..512)?
  /// Its name in AWS; another name is another rule.
  name: Text(1..64, "^[.\\-_A-Za-z0-9]+$") = physicalName(max: 64)

  let busName = if bus is Ref<bus> then bus.name else if bus is Arn<bus> then bus
  let busPath = if bus is Ref<bus>
    then "${known(bus.name)}/"
    else if bus is Arn<bus> then "${last(split(bus, ":event-bus/"))}/" else ""
  /// Its ARN.
  attr arn: Arn<rule> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:events:${aws.region}:${aws.account}:rule/${busPath}${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "RuleName", terraform: "name", known: name }
  let counted = {
    namespace: "AWS/Events", statistic: "Sum"
    dimensions: {
      EventBusName: if bus != default then (if bus is Ref<bus> then bus.name else last(split(bus, ":event-bus/")))
      RuleName: self.name
    }
  }
  /// Events that matched.
  attr matched: Metric = { ...counted, name: "MatchedEvents" }
  /// Times that a target was called.
  attr invocations: Metric = { ...counted, name: "Invocations" }
  /// Events that no target took.
  attr failures: Metric = { ...counted, name: "FailedInvocations" }
  /// Events that waited because there were too many.
  attr throttles: Metric = { ...counted, name: "ThrottledRules" }
  /// Events that were given up to a queue for dead letters.
  attr deadLetters: Metric = { ...counted, name: "InvocationsSentToDlq" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [matched, invocations, failures]

  /// Where events go.
  clause to(target: Target<function | queue | topic | stream | bus | logGroup | endpoint>) 0..5 {
    /// What the target gets in place of the event.
    input: Input?
    /// How often delivery is tried again.
    retries: Int(0..185) = 185
    /// An event that could not be delivered for this long is given up.
    within: Duration(1min..1d) = 1d
    /// Events that were given up.
    deadLetter: Ref<queue>?
    /// Group of messages, for a FIFO queue.
    group: Text(1..128)?
    /// What keeps records of a stream together and in order: a part of the event. Every event by itself when absent.
    partition: Input?
    /// What stands for each `*` in the URL of an endpoint.
    path: List<Text(1..512)>(0..100) = []
    /// What an endpoint gets besides the body.
    headers: Map<Text(0..512)> = {}
    /// What goes into the query of its URL.
    query: Map<Text(0..512)> = {}
    role Role when not (target is Ref<function | queue | topic | logGroup>) {
      trustedBy: ["events.amazonaws.com"], source: known(owner.arn), tags: owner.tags
    }
    /// The role that it acts with.
    attr principal: Ref<role> = Role
    let place = target.arn
    let made = usesEvent(input) ?? false
    let constant = if input != none and not made then json(input)
    let paths = if made then inputPaths(input) else {}
    let form = if made then inputTemplate(input)
    let partitionPath = first(values(inputPaths(partition)))
    let sender = service("events.amazonaws.com", known(owner.arn), aws.account)
    let logs: Ref<logGroup>? = if target is Ref<logGroup> then target
    let called: Ref<endpoint>? = if target is Ref<endpoint> then target
    let receiver: Ref<function>? = if target is Ref<function> then target
    grant (if logs == none then target.allow) -> sender
    grant logs?.put -> sender
    grant logs?.put -> service("delivery.logs.amazonaws.com", known(owner.arn), aws.account)
    grant logs?.open -> service("events.amazonaws.com")
    grant logs?.open -> service("delivery.logs.amazonaws.com")
    grant deadLetter?.deliver -> sender
    check "events.rule.target-fifo" {
      at: target, because: target.fifo, when: target is Ref<queue>, require: target.fifo == (group != none)
      message: if group == none then "a FIFO queue needs a `group`" else "`group` is for FIFO queues"
      hint: if group == none then "add `group: \"events\"`" else "remove `group`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html"
    }
    check "events.rule.target-fifo-dedup" {
      at: target
      because: target.dedup
      when: target is Ref<queue>
      require: not target.fifo or target.dedup == "content"
      message: "EventBridge gives messages no id, so `${target.label}` must tell duplicates apart by their body"
      hint: "add `dedup: content` to `${target.label}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html"
    }
    check "events.rule.dlq-self" {
      severity: warning, at: deadLetter, when: deadLetter != none and target is Ref<queue>
      require: deadLetter.label != target.label
      message: "what cannot be delivered to `${target.label}` cannot be given up to it either"
      hint: "declare another queue: `queue ${target.label}Failed`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
    }
    check "events.target.group" {
      at: group, when: group != none, require: target is Ref<queue>
      message: "`group` is for FIFO queues, and `${target.label}` is none", hint: "remove `group`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_SqsParameters.html"
    }
    check "events.rule.target-topic-fifo" {
      at: target, because: target.fifo, when: target is Ref<topic>, require: not target.fifo
      message: "EventBridge names no group, which messages of the FIFO topic `${target.label}` need"
      hint: "send to a standard topic, or let a function publish"
      evidence: "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"
    }
    check "events.target.partition" {
      at: partition, when: partition != none, require: target is Ref<stream>
      message: "`partition` is for streams, and `${target.label}` is none", hint: "remove `partition`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_KinesisParameters.html"
    }
    check "events.target.partition-path" {
      at: partition, when: partition != none and target is Ref<stream>, require: partitionPath != none
      message: "with the same text for every event all records come to one shard"
      hint: "write a part of the event: `partition: event.detail.id`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_KinesisParameters.html"
    }
    check "events.target.http" {
      for: p in [if path != [] then "path", if headers != {} then "headers", if query != {} then "query"]
      at: target, require: target is Ref<endpoint>
      message: "`${p}` is for endpoints, and `${target.label}` is none", hint: "remove `${p}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_HttpParameters.html"
    }
    check "events.target.path" {
      at: path, because: called.url, when: called != none, require: length(path) == called.wild
      message: "the URL of `${target.label}` has ${called.wild} `*`, and `path` fills ${length(path)}"
      hint: "give a text for each `*`: `path: [\"…\"]`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html"
    }
    check "events.target.arguments" {
      at: target, require: target.arguments == {}
      message: "a rule does not pass arguments on to `${target.label}`"
      hint: "write them behind the target: `to ${target.label} { … }`"
    }
    check "events.rule.input-json" {
      for: text in [constant, form], at: input, require: length(text) <= 8192
      message: "an input has at most 8192 characters as JSON, not ${length(text)}"
      hint: "let the target look up the rest"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html"
    }
    check "events.rule.transformer" {
      at: input, when: made, require: length(paths) <= 100
      message: "an input is made of at most 100 parts of the event, not ${length(paths)}"
      hint: "let the target look up the rest, or pass on larger parts"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html"
    }
    check "events.target.input-path" {
      for: p in values(paths), at: input, require: not contains(p, "['")
      message: "EventBridge reads no field by a name as in `${p}`: letters, digits, `_` and `-` only"
      hint: "pass on what stands above it, such as `event.detail`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"
    }
    check "events.target.whole" {
      at: input, when: made, require: not matches(form, "(^|[^:]|[^\"]:)<aws\\.events\\.event\\.json>")
      message: "the whole event can only be the value of a field"
      hint: "write `input: { event: event }`, or leave `input` out"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html"
    }
    check "events.rule.loop" {
      severity: warning
      at: target
      because: owner.bus
      when: target is Ref<bus> and owner.bus is Ref<bus>
      require: target.label != owner.bus.label
      message: "`${owner.label}` sends events back to the bus that it takes them from"
      hint: "send to another bus"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules-best-practices.html"
    }
    check "events.rule.recursion" {
      severity: warning, at: target, because: receiver.allow
      when: receiver != none and owner.bus is Ref<bus> and owner.where.detailType == none
      require: not any([c.owner == owner.bus and c.name == "send" for c in receiver.allow])
      message: "`${target.label}` gets events of every type and may send to the same bus, so events may go round without end"
      hint: "say which events it takes: `where: { detailType: [\"…\"] }`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules-best-practices.html"
    }
    terraform Target: "aws_cloudwatch_event_target" {
      rule: owner.name, event_bus_name: busName, target_id: label, arn: target.arn, role_arn: Role.arn
      input: constant, input_transformer: { input_paths: paths, input_template: form }
      sqs_target: { message_group_id: group }, kinesis_target: { partition_key_path: partitionPath }
      http_target: { path_parameter_values: path, header_parameters: headers, query_string_parameters: query }
      dead_letter_config: { arn: deadLetter.arn }
      retry_policy: { maximum_retry_attempts: retries, maximum_event_age_in_seconds: within as s }
    }
  }
  /// Sends events on to a bus of another account or region.
  clause forward(bus: Arn<bus>) 0..5 {
    /// How often delivery is tried again.
    retries: Int(0..185) = 185
    /// An event that could not be delivered for this long is given up.
    within: Duration(1min..1d) = 1d
    /// Events that were given up.
    deadLetter: Ref<queue>?
    role Role { trustedBy: ["events.amazonaws.com"], source: known(owner.arn), tags: owner.tags }
    grant[aws.events.putEvents(on: bus)] -> Role
    let place = bus
    let constant: Text? = none
    let paths = {}
    let form: Text? = none
    let group: Text? = none
    let partitionPath: Text? = none
    let path = []
    let headers = {}
    let query = {}
    grant deadLetter?.deliver -> service("events.amazonaws.com", known(owner.arn), aws.account)
    terraform Target: "aws_cloudwatch_event_target" {
      rule: owner.name, event_bus_name: busName, target_id: label, arn: bus, role_arn: Role.arn
      dead_letter_config: { arn: deadLetter.arn }
      retry_policy: { maximum_retry_attempts: retries, maximum_event_age_in_seconds: within as s }
    }
  }

  let pattern = { "${eventFields[k] ?? k}": v for k, v in where }
  let ours = [s for s in where.source ?? [] if s is Text]
  check "events.rule.targets" {
    at: name, require: length(to) + length(forward) in 1..5
    message: if to == [] and forward == []
      then "`${label}` sends its events nowhere"
      else "a rule has at most 5 targets, not ${length(to) + length(forward)}"
    hint: if to == [] and forward == [] then "add `to SomeFunction`" else "make a second rule"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html"
  }
  check "events.rules.count" {
    severity: warning
    for: b in unique([p.bus for p in peers])
    at: name
    when: self == first(peers)
    require: count([p.bus for p in peers], b) <= 300
    message: "a bus has 300 rules unless its quota was raised, and the program makes ${count([p.bus for p in peers], b)} on ${if b is Ref<bus> then "`${b.label}`" else if b == default then "the account's own" else "`${b}`"}"
    hint: "spread them over several buses, or waive this when the quota was raised"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html"
  }
  check "events.rule.target-dlq" {
    for: t in [...to, ...forward], at: t.deadLetter, because: t.deadLetter.fifo, when: t.deadLetter != none
    require: not t.deadLetter.fifo
    message: "EventBridge gives dead letters to standard queues only"
    hint: "remove `fifo: true` from `${t.deadLetter.label}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"
  }
  check "events.rule.seconds" {
    for: t in [...to, ...forward], at: t.within, require: not contains("${t.within as s}", ".")
    message: "EventBridge counts whole seconds, and ${t.within} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html"
  }
  check "events.pattern.empty" {
    at: where, require: where != {}
    message: "this pattern names nothing", hint: "say whose events: `where: { source: [\"shop\"] }`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html"
  }
  check "events.pattern" {
    at: where, when: where != {}, require: patternFault(pattern) == none
    message: "EventBridge does not take this pattern: ${patternFault(pattern)}"
    hint: "list the values that count: `{ source: [\"shop\"] }`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html"
  }
  check "events.pattern.size" {
    at: where, require: jsonLength(pattern) <= 2048
    message: "a pattern has at most 2048 characters as JSON, not ${jsonLength(pattern)}", hint: "look at fewer fields"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html"
  }
  check "events.pattern.matches-all" {
    severity: warning, at: where
    when: where.account != none
      or where.region != none
      or where.id != none
      or where.time != none
      or where.version != none
    require: where.source != none or where.detailType != none or where.detail != none or where.resources != none
    message: "this holds for nearly every event", hint: "say whose events: `source: [\"shop\"]`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules-best-practices.html"
  }
  check "events.pattern.source" {
    severity: warning
    for: s in ours
    at: where
    because: bus
    when: bus is Ref<bus>
    require: not startsWith(s, "aws.")
    message: "events of AWS services such as `${s}` come to the account's own bus only, never to `${bus.label}`"
    hint: "leave `bus` out, or write `on events({ source: [\"${s}\"] })`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html"
  }
  check "events.pattern.sender" {
    severity: warning
    for: s in ours
    at: where
    require: not matches(s, "^(AWS\\.|aws\\.[^/]*[A-Z])|\\.amazonaws\\.com$")
    message: "no AWS service sends as `${s}`", hint: "write `aws.s3`, in small letters"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html"
  }
  check "events.pattern.detail" {
    at: where, because: event, when: event != none and where.detail != none
    require: patternMisfit(where.detail, event) == none
    message: "no event matches: ${patternMisfit(where.detail, event)}"
    hint: "correct `detail`, or the type `${event.name}`"
  }
  check "events.rule.reads" {
    at: reads, when: reads, require: bus == default
    message: "calls of AWS APIs come to the account's own bus only", hint: "remove `bus` or `reads`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html"
  }

  let state = if not enabled
    then "DISABLED"
    else if reads then "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" else "ENABLED"
  cloudformation "AWS::Events::Rule" {
    Name: name, Description: about, EventBusName: busName, EventPattern: pattern, State: state
    Targets: [{
      Id: t.label, Arn: t.place, RoleArn: t.Role.arn, Input: t.constant
      InputTransformer: { InputPathsMap: t.paths, InputTemplate: t.form }
      SqsParameters: { MessageGroupId: t.group }, KinesisParameters: { PartitionKeyPath: t.partitionPath }
      DeadLetterConfig: { Arn: t.deadLetter.arn }
      HttpParameters: { PathParameterValues: t.path, HeaderParameters: t.headers, QueryStringParameters: t.query }
      RetryPolicy: { MaximumRetryAttempts: t.retries, MaximumEventAgeInSeconds: t.within as s }
    } for t in [...to, ...forward]]
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_cloudwatch_event_rule" {
    name: name, description: about, event_bus_name: busName, event_pattern: json(pattern), state: state, tags: tags
  }
}

/// How EventBridge proves itself to an API outside: by name and password, by a key, or by a token that it asks for.
///
/// ```sls
/// param apiKey: Secret
/// connection Partner { apiKey: { header: "X-Api-Key", value: apiKey } }
/// ```
kind connection {
  /// Name and password, as HTTP knows them.
  basic: {
    /// The name.
    user: Text(1..512)
    /// The password, from a parameter or a secret.
    password: Secret<Text>
  }?
  /// A key in a header.
  apiKey: {
    /// Name of the header: `X-Api-Key`.
    header: Text(1..512)
    /// The key, from a parameter or a secret.
    value: Secret<Text>
  }?
  /// A token for credentials of a client, by OAuth.
  oauth: {
    /// Where tokens are given.
    url: Text(1..2048, "^https://")
    /// How the request for a token is sent.
    method: "GET" | "POST" | "PUT" = "POST"
    /// Who asks.
    clientId: Text(1..512)
    /// Proof of who asks.
    clientSecret: Secret<Text>
    /// What else goes with the request for a token.
    headers: Map<Text(0..512)> = {}
    /// What goes into the query of the URL.
    query: Map<Text(0..512)> = {}
    /// What goes into the body.
    body: Map<Text(0..512)> = {}
  }?
  /// What goes with each call.
  headers: Map<Text(0..512)> = {}
  /// What goes into the query of the URL.
  query: Map<Text(0..512)> = {}
  /// What goes into the body.
  body: Map<Text(0..512)> = {}
  /// The same, for values that nobody may see.
  secrets: {
    /// Headers.
    headers: Map<Secret<Text>> = {}
    /// Query of the URL.
    query: Map<Secret<Text>> = {}
    /// Fields of the body.
    body: Map<Secret<Text>> = {}
  } = {}
  /// EventBridge's own key, or the ARN of a KMS key with the tag `EventBridgeApiDestinations` of value `true`.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// What people read about it in the console.
  about: Text(0..512)?
  /// Its name in AWS; another name is another connection.
  name: Text(1..64, "^[.\\-_A-Za-z0-9]+$") = physicalName(max: 64)

  /// Its ARN.
  attr arn: Arn<connection> { cloudformation: "Arn", terraform: "arn" }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  /// ARN of the secret in which EventBridge keeps what it proves itself with.
  attr secret: Text { cloudformation: "SecretArn", terraform: "secret_arn" }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let given = (if basic != none then 1 else 0) + (if apiKey != none then 1 else 0) + (if oauth != none then 1 else 0)
  check "events.connection" {
    at: name, require: given == 1
    message: "a connection proves itself in exactly one way, and `${label}` has ${given}"
    hint: "give one of `basic`, `apiKey` and `oauth`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html"
  }
  check "events.connection.key" {
    at: encrypt, because: encrypt.tags, when: encrypt is Ref<key>
    require: encrypt.tags["EventBridgeApiDestinations"] == "true"
    message: "EventBridge uses only keys with the tag `EventBridgeApiDestinations` for connections"
    hint: "add `tags: { EventBridgeApiDestinations: \"true\" }` to `${encrypt.label}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-connections.html"
  }

  let type = if basic != none then "BASIC" else if apiKey != none then "API_KEY" else "OAUTH_CLIENT_CREDENTIALS"
  cloudformation "AWS::Events::Connection" {
    Name: name, Description: about, AuthorizationType: type, KmsKeyIdentifier: keyArn
    AuthParameters: {
      BasicAuthParameters: { Username: basic.user, Password: basic.password }
      ApiKeyAuthParameters: { ApiKeyName: apiKey.header, ApiKeyValue: apiKey.value }
      OAuthParameters: {
        AuthorizationEndpoint: oauth.url, HttpMethod: oauth.method
        ClientParameters: { ClientID: oauth.clientId, ClientSecret: oauth.clientSecret }
        OAuthHttpParameters: {
          HeaderParameters: [{ Key: k, Value: v } for k, v in oauth.headers]
          QueryStringParameters: [{ Key: k, Value: v } for k, v in oauth.query]
          BodyParameters: [{ Key: k, Value: v } for k, v in oauth.body]
        }
      }
      InvocationHttpParameters: {
        HeaderParameters: [
          ...[{ Key: k, Value: v } for k, v in headers]
          ...[{ Key: k, Value: v, IsValueSecret: true } for k, v in secrets.headers]
        ]
        QueryStringParameters: [
          ...[{ Key: k, Value: v } for k, v in query]
          ...[{ Key: k, Value: v, IsValueSecret: true } for k, v in secrets.query]
        ]
        BodyParameters: [
          ...[{ Key: k, Value: v } for k, v in body]
          ...[{ Key: k, Value: v, IsValueSecret: true } for k, v in secrets.body]
        ]
      }
    }
  }
  terraform "aws_cloudwatch_event_connection" {
    name: name, description: about, authorization_type: type, kms_key_identifier: keyArn
    auth_parameters: {
      basic: { username: basic.user, password: basic.password }
      api_key: { key: apiKey.header, value: apiKey.value }
      oauth: {
        authorization_endpoint: oauth.url, http_method: oauth.method
        client_parameters: { client_id: oauth.clientId, client_secret: oauth.clientSecret }
        oauth_http_parameters: {
          header: [{ key: k, value: v } for k, v in oauth.headers]
          query_string: [{ key: k, value: v } for k, v in oauth.query]
          body: [{ key: k, value: v } for k, v in oauth.body]
        }
      }
      invocation_http_parameters: {
        header: [
          ...[{ key: k, value: v } for k, v in headers]
          ...[{ key: k, value: v, is_value_secret: true } for k, v in secrets.headers]
        ]
        query_string: [
          ...[{ key: k, value: v } for k, v in query]
          ...[{ key: k, value: v, is_value_secret: true } for k, v in secrets.query]
        ]
        body: [
          ...[{ key: k, value: v } for k, v in body]
          ...[{ key: k, value: v, is_value_secret: true } for k, v in secrets.body]
        ]
      }
    }
  }
}

/// An API outside that rules and pipes call. It must answer within five seconds.
///
/// ```sls
/// param apiKey: Secret
/// connection Partner { apiKey: { header: "X-Api-Key", value: apiKey } }
/// endpoint Orders { url: "https://partner.example/shops/*/orders", connection: Partner, rate: 10 }
/// rule Onward {
///   where: { source: ["shop.orders"] }
///   to Orders { path: ["main"], input: { id: event.detail.order } }
/// }
/// ```
kind endpoint {
  /// Over HTTPS; each `*` in it is filled by who calls.
  url: Text(9..2048, "^https://[^*/]+(/|$)")
  /// How calls prove themselves.
  connection: Ref<connection>
  /// Method of each request.
  method: "GET" | "HEAD" | "POST" | "OPTIONS" | "PUT" | "DELETE" | "PATCH" = "POST"
  /// Most calls in a second; more wait.
  rate: Int(1..1000000) = 300
  /// What people read about it in the console.
  about: Text(0..512)?
  /// Its name in AWS; another name is another endpoint.
  name: Text(1..64, "^[.\\-_A-Za-z0-9]+$") = physicalName(max: 64)

  /// Its ARN.
  attr arn: Arn<endpoint> { cloudformation: "Arn", terraform: "arn" }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  /// The ARN ends in an id of AWS, so that policies take all that have the name.
  can invoke {
    actions: ["events:InvokeApiDestination"]
    on: ["arn:${aws.partition}:events:${aws.region}:${aws.account}:api-destination/${name}/*"]
  }
  /// Calls the API.
  call invoke(body: Json) -> Json { service: "http:invoke", allow: [invoke], forms: [request] }
  let wild = length(split(url, "*")) - 1

  cloudformation "AWS::Events::ApiDestination" {
    Name: name, Description: about, ConnectionArn: connection.arn, InvocationEndpoint: url, HttpMethod: method
    InvocationRateLimitPerSecond: rate
  }
  terraform "aws_cloudwatch_event_api_destination" {
    name: name, description: about, connection_arn: connection.arn, invocation_endpoint: url, http_method: method
    invocation_rate_limit_per_second: rate
  }
}
