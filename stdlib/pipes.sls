// Amazon EventBridge Pipes

/// Takes what a queue or a stream holds and passes it on: filtered, enriched on the way, in another form.
///
/// ```sls
/// table Orders { key: { id: Text }, stream: newImage }
/// bus Shop
/// pipe Placed {
///   from: Orders, where: { eventName: ["INSERT"] }
///   to Shop {
///     source: "shop.orders", detailType: "Order Placed", input: { order: event.dynamodb.NewImage.id.S }
///   }
/// }
/// ```
kind pipe {
  /// What it takes from: a queue, a stream, or the changes of a table.
  from: Ref<queue | table | stream>
  /// Only these messages or records.
  where: Pattern?
  /// Most messages or records at a time.
  batch: Int(1..10000) = 10
  /// How long to wait for a batch to fill.
  window: Duration(0s..5min) = 0s
  /// Of a stream: only what comes from now on, or all that it still holds; of a stream of Kinesis also from a moment on.
  start: latest | oldest | Time = latest
  /// Batches of one shard of a stream at a time.
  parallel: Int(1..10) = 1
  /// A failed batch of a stream is cut in two to find the record at fault.
  bisect: Bool = false
  /// How often a failed batch of a stream is tried again; until it expires when absent.
  retries: Int(0..10000)?
  /// Older records of a stream are skipped.
  maxAge: Duration(1min..7d)?
  /// Where batches of a stream that were given up are reported.
  deadLetter: Target<queue | topic>?
  /// What the pipe tells of its work, and where.
  logs: {
    /// Only failures, each step too, or all there is.
    level: error | info | trace = error
    /// Puts the events themselves in. Whoever reads the logs reads them.
    data: Bool = false
    /// Another group, a bucket, or the ARN of a stream of Firehose; `/aws/vendedlogs/pipes/…` when absent.
    to: Ref<logGroup | bucket> | Text("^arn:[^:]+:firehose:[a-z0-9-]+:[0-9]{12}:deliverystream/.+$")?
    /// What keys in a bucket begin with.
    prefix: Text(1..512)?
    /// How long the pipe's own group keeps logs.
    retention: Duration(1d..3653d) | forever = 30d
  }?
  /// EventBridge's own key, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Whether anything is taken.
  enabled: Bool = true
  /// What people read about it in the console.
  about: Text(0..512)?
  /// Its name in AWS; another name is another pipe.
  name: Text(1..64, "^[.\\-_A-Za-z0-9]+$") = physicalName(max: 64)

  /// Its ARN.
  attr arn: Arn<pipe> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:pipes:${aws.region}:${aws.account}:pipe/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  let counted = { namespace: "AWS/EventBridge/Pipes", statistic: "Sum", dimensions: { PipeName: self.name } }
  /// Messages or records that came in.
  attr events: Metric = { ...counted, name: "EventCount" }
  /// Batches that could not be passed on.
  attr failures: Metric = { ...counted, name: "ExecutionFailed" }
  /// Batches that waited because there were too many.
  attr throttles: Metric = { ...counted, name: "ExecutionThrottled" }
  /// How long a batch took.
  attr duration: Metric = { ...counted, name: "Duration", statistic: "Average", unit: "Milliseconds" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [events, failures, throttles]
  role Role {
    trustedBy: ["pipes.amazonaws.com"], source: "arn:${aws.partition}:pipes:${aws.region}:${aws.account}:pipe/${name}"
    tags: tags
  }
  /// The role that it acts with.
  attr principal: Ref<role> = Role

  /// Is asked for each batch; its answer takes the place of the batch.
  clause enrich(target: Target<function | endpoint>) 0..1 {
    /// What it gets in place of the message or record.
    input: Input?
    /// What stands for each `*` in the URL of an endpoint: texts, or parts of the event.
    path: List<Text(1..512)>(0..100) = []
    /// What an endpoint gets besides the body.
    headers: Map<Text(0..512)> = {}
    /// What goes into the query of its URL.
    query: Map<Text(0..512)> = {}
    let called: Ref<endpoint>? = if target is Ref<endpoint> then target
    let form = if input != none then pipeTemplate(input)
    grant target.allow -> owner
    check "pipes.enrich.http" {
      for: p in [if path != [] then "path", if headers != {} then "headers", if query != {} then "query"]
      at: target, require: target is Ref<endpoint>
      message: "`${p}` is for endpoints, and `${target.label}` is none", hint: "remove `${p}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeEnrichmentHttpParameters.html"
    }
    check "durable.sync-15min" {
      at: target, because: target.durable, when: target is Ref<function> and target.durable != none
      require: target.durable.timeout <= 15min
      message: "the pipe waits for `${target.label}`, which may take ${target.durable.timeout}, 15min at most"
      hint: "write `timeout: 15min` in `durable` of `${target.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html"
    }
    check "pipes.enrich.path" {
      at: path, because: called.url, when: called != none, require: length(path) == called.wild
      message: "the URL of `${target.label}` has ${called.wild} `*`, and `path` fills ${length(path)}"
      hint: "give a text for each `*`: `path: [\"…\"]`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html"
    }
    check "pipes.enrich.template-size" {
      at: input, when: input != none, require: length(form) <= 8192
      message: "an input has at most 8192 characters, not ${length(form)}", hint: "let the target look up the rest"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeEnrichmentParameters.html"
    }
  }

  /// Where batches go.
  clause to(target: Target<function | queue | topic | stream | bus | logGroup | endpoint>) 1..1 {
    /// What the target gets in place of the message or record.
    input: Input?
    /// A function is waited for, so that what fails comes again.
    wait: Bool = true
    /// Group of messages, for a FIFO queue: a text, or a part of the event.
    group: Input?
    /// What tells duplicates apart, for a FIFO queue with `dedup: explicit`.
    dedup: Input?
    /// What keeps records of a stream together and in order: a text, or a part of the event.
    partition: Input?
    /// Who says it, for a bus.
    source: Input?
    /// What happened, for a bus.
    detailType: Input?
    /// What it is about, for a bus.
    resources: List<Text>(0..10) = []
    /// When it happened, for a bus or a log group: a part of the event.
    time: Input?
    /// Stream of a log group.
    stream: Text(1..256)?
    /// What stands for each `*` in the URL of an endpoint.
    path: List<Text(1..512)>(0..100) = []
    /// What an endpoint gets besides the body.
    headers: Map<Text(0..512)> = {}
    /// What goes into the query of its URL.
    query: Map<Text(0..512)> = {}
    let called: Ref<endpoint>? = if target is Ref<endpoint> then target
    let form = if input != none then pipeTemplate(input)
    let groupPath = if usesEvent(group) ?? false then first(values(inputPaths(group))) else group
    let dedupPath = if usesEvent(dedup) ?? false then first(values(inputPaths(dedup))) else dedup
    let sourcePath = if usesEvent(source) ?? false then first(values(inputPaths(source))) else source
    let typePath = if usesEvent(detailType) ?? false then first(values(inputPaths(detailType))) else detailType
    let partitionPath = if usesEvent(partition) ?? false then first(values(inputPaths(partition))) else partition
    let timePath = if usesEvent(time) ?? false then first(values(inputPaths(time))) else time
    grant target.allow -> owner
    check "pipes.target-fifo" {
      at: target, because: target.fifo, when: target is Ref<queue>, require: target.fifo == (group != none)
      message: if group == none then "a FIFO queue needs a `group`" else "`group` is for FIFO queues"
      hint: if group == none
        then "add `group: event.messageId`, or a part of the event that keeps its order"
        else "remove `group`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetSqsQueueParameters.html"
    }
    check "pipes.target-fifo-dedup" {
      at: target, because: target.dedup, when: target is Ref<queue> and dedup == none
      require: not target.fifo or target.dedup == "content"
      message: "messages of `${target.label}` need something that tells duplicates apart"
      hint: "add `dedup: event.messageId`, or `dedup: content` to `${target.label}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetSqsQueueParameters.html"
    }
    check "pipes.target-kinesis-key" {
      at: target, when: target is Ref<stream>, require: partition != none
      message: "a stream needs a `partition`"
      hint: "add a part of the event that keeps its order: `partition: event.${if owner.queue != none then "messageId" else "eventID"}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetKinesisStreamParameters.html"
    }
    check "pipes.no-sns-fifo" {
      at: target, because: target.fifo, when: target is Ref<topic>, require: not target.fifo
      message: "pipes name no group, which messages of the FIFO topic `${target.label}` need"
      hint: "send to a standard topic, or to a FIFO queue"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html"
    }
    check "pipes.target-params" {
      for: p in [
        if target is Ref<queue> then none else if group != none then "group" else if dedup != none then "dedup"
        if target is Ref<bus>
          then none
          else if source != none
          then "source"
          else if detailType != none
          then "detailType"
          else if resources != []
          then "resources"
        if target is Ref<stream> or partition == none then none else "partition"
        if target is Ref<logGroup> or stream == none then none else "stream"
        if target is Ref<bus | logGroup> or time == none then none else "time"
        if target is Ref<endpoint>
          then none
          else if path != []
          then "path"
          else if headers != {}
          then "headers"
          else if query != {}
          then "query"
        if target is Ref<function> or wait then none else "wait"
      ]
      at: target, when: p != none, require: false
      message: "`${p}` is not for `${target.label}`", hint: "remove `${p}`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetParameters.html"
    }
    check "pipes.target-path" {
      at: path, because: called.url, when: called != none, require: length(path) == called.wild
      message: "the URL of `${target.label}` has ${called.wild} `*`, and `path` fills ${length(path)}"
      hint: "give a text for each `*`: `path: [\"…\"]`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html"
    }
    check "durable.sync-15min" {
      at: target, because: target.durable, when: target is Ref<function> and wait and target.durable != none
      require: target.durable.timeout <= 15min
      message: "the pipe waits for `${target.label}`, which may take ${target.durable.timeout}, 15min at most"
      hint: "add `wait: false`, or write `timeout: 15min` in `durable` of `${target.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html"
    }
    check "pipes.target-arguments" {
      at: target, require: target.arguments == {}
      message: "a pipe does not pass arguments on to `${target.label}`"
      hint: "write them behind the target: `to ${target.label} { … }`"
    }
    check "pipes.target-time" {
      at: time, when: time != none, require: usesEvent(time) ?? false
      message: "`time` is a part of the event", hint: "write `time: event.time`, or as the event calls it"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetEventBridgeEventBusParameters.html"
    }
    check "pipes.target-source" {
      at: source, when: source is Text, require: not startsWith("${source}", "aws.")
      message: "`aws.…` are sources of AWS, and `${source}` is refused"
      hint: "name your own system: `source: \"shop\"`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetEventBridgeEventBusParameters.html"
    }
    check "pipes.template-size" {
      at: input, when: input != none, require: length(form) <= 8192
      message: "an input has at most 8192 characters, not ${length(form)}", hint: "let the target look up the rest"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetParameters.html"
    }
    check "pipes.batch-target" {
      at: target, because: owner.batch, when: target is Ref<queue | topic | bus>, require: owner.batch <= 10
      message: "`${target.label}` takes at most 10 at a time, not ${owner.batch}", hint: "write `batch: 10`"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html"
    }
    check "pipes.loop" {
      severity: warning, at: target, because: owner.from, when: target is Ref<queue | stream>
      require: target.label != owner.from.label
      message: "`${owner.label}` sends back to where it takes from", hint: "send to another one"
      evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html"
    }
  }

  check "pipes.stream-off" {
    at: from, because: table.stream, when: table != none, require: table.stream != off
    message: "`${label}` reads the changes of `${table.label}`, which has no stream"
    hint: "add `stream: newAndOldImages` to `${table.label}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html"
  }
  check "pipes.batch" {
    at: batch, because: queue.fifo, when: queue != none, require: not queue.fifo or batch <= 10
    message: "a FIFO queue gives at most 10 messages at a time, not ${batch}", hint: "write `batch: 10`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html"
  }
  check "pipes.source-params" {
    for: p in [
      if start != latest then "start"
      if parallel != 1 then "parallel"
      if bisect then "bisect"
      if retries != none then "retries"
      if maxAge != none then "maxAge"
      if deadLetter != none then "deadLetter"
    ]
    at: from, when: queue != none, require: false
    message: "`${p}` is for streams, and `${queue.label}` is a queue"
    hint: if p == "deadLetter" or p == "retries"
      then "remove `${p}`, and give `${queue.label}` a `deadLetter`"
      else "remove `${p}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceParameters.html"
  }
  check "pipes.filter" {
    at: where, when: where != none, require: patternFault(where) == none
    message: "EventBridge does not take this pattern: ${patternFault(where)}"
    hint: "list the values that count: `{ body: { kind: [\"order\"] } }`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html"
  }
  check "pipes.filters" {
    at: where, when: where != none, require: jsonLength(where) <= 4096
    message: "a pattern has at most 4096 characters as JSON, not ${jsonLength(where)}", hint: "look at fewer fields"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_Filter.html"
  }
  check "pipes.stream-start" {
    at: start, because: table, when: table != none, require: start == latest or start == oldest
    message: "the changes of a table are read from now on or from the oldest, not from a moment on"
    hint: "write `start: oldest`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceDynamoDBStreamParameters.html"
  }
  let parts = if stream != none
    then [
      "data"
      "partitionKey"
      "sequenceNumber"
      "approximateArrivalTimestamp"
      "kinesisSchemaVersion"
      "eventSource"
      "eventVersion"
      "eventID"
      "eventName"
      "invokeIdentityArn"
      "awsRegion"
      "eventSourceARN"
      "$or"
    ]
    else if queue != none
    then ["body", "attributes", "messageAttributes", "messageId", "eventSourceARN", "awsRegion", "$or"]
    else [
      "eventID"
      "eventName"
      "eventVersion"
      "eventSource"
      "awsRegion"
      "dynamodb"
      "userIdentity"
      "eventSourceARN"
      "$or"
    ]
  check "pipes.filter-keys" {
    severity: warning, for: k in keys(where ?? {}), at: where, require: k in parts
    message: if queue != none
      then "no message has `${k}`: the pattern lets none through, and what it does not let through is deleted"
      else "no record has `${k}`, so nothing matches"
    hint: if stream != none
      then "put what the sender writes below `data`"
      else if queue != none
      then "put what the sender writes below `body`"
      else "attributes stand below `dynamodb: { NewImage: { … } }`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html"
  }
  check "pipes.visibility" {
    severity: warning
    for: t in [...[e.target for e in enrich], ...[t.target for t in to]]
    at: from
    because: queue.visibility
    when: queue != none and t is Ref<function>, require: queue.visibility >= t.timeout
    message: "`${queue.label}` hides messages for ${queue.visibility}, but `${t.label}` may run for ${t.timeout}"
    hint: "set `visibility: ${t.timeout * 6}` on `${queue.label}`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html"
  }
  check "pipes.seconds" {
    for: t in [window, maxAge], require: not contains("${t as s}", ".")
    message: "EventBridge counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceDynamoDBStreamParameters.html"
  }
  check "pipes.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "EventBridge encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-pipes-cmkey.html"
  }
  check "pipes.log-prefix" {
    at: logs, when: logs?.prefix != none, require: kept != none
    message: "`prefix` is for logs in a bucket", hint: "add `to: SomeBucket`, or remove `prefix`"
    evidence: "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_S3LogDestinationParameters.html"
  }
  check "pipes.log-name" {
    severity: advice
    at: logs
    because: logged.name
    when: logged != none
    require: logged.vended
    message: "the policy that lets logs be delivered to `${logged.label}` counts against the ten of the account"
    hint: "leave `to` out, or give the group a name that begins with `/aws/vendedlogs/`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html"
  }

  let logged: Ref<logGroup>? = if logs?.to is Ref<logGroup>
    then logs?.to
    else if logs != none and logs?.to == none
    then Logs
  let kept: Ref<bucket>? = if logs?.to is Ref<bucket> then logs?.to
  logGroup Logs when logs != none and logs.to == none {
    name: "/aws/vendedlogs/pipes/${name}", retention: logs.retention, tags: tags
  }
  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let queue: Ref<queue>? = if from is Ref<queue> then from
  let table: Ref<table>? = if from is Ref<table> then from
  let stream: Ref<stream>? = if from is Ref<stream> then from
  grant queue?.receive -> self
  add queue.reader as Reader when queue != none { where: where, by: label }
  grant stream?.read -> self
  grant[table?.readStream, table?.listStreams] -> self
  grant deadLetter?.allow -> self
  grant logged?.write -> self
  grant kept?.keepLogs(prefix: logs?.prefix ?? "") -> service(
    "delivery.logs.amazonaws.com"
    "arn:${aws.partition}:logs:${aws.region}:${aws.account}:*"
    aws.account
  )
  grant[if encrypt is Ref<key>
    then encrypt.encrypt
    else [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)]] -> self when encrypt != managed

  let source = if queue != none then queue.arn else if stream != none then stream.arn else table.streamArn
  let position = if start == latest then "LATEST" else if start == oldest then "TRIM_HORIZON" else "AT_TIMESTAMP"
  let moment = if start != latest and start != oldest then start
  let enriching = first(enrich)
  let target = first(to)
  cloudformation "AWS::Pipes::Pipe" {
    Name: name, Description: about, DesiredState: if enabled then "RUNNING" else "STOPPED", RoleArn: Role.arn
    KmsKeyIdentifier: keyArn, Source: source
    SourceParameters: {
      FilterCriteria: { Filters: if where != none then [{ Pattern: json(where) }] }
      SqsQueueParameters: if queue != none then {
        BatchSize: batch
        MaximumBatchingWindowInSeconds: if window > 0s then window as s
      }
      DynamoDBStreamParameters: if table != none then {
        BatchSize: batch, MaximumBatchingWindowInSeconds: if window > 0s then window as s
        StartingPosition: if start == latest then "LATEST" else "TRIM_HORIZON", ParallelizationFactor: parallel
        OnPartialBatchItemFailure: if bisect then "AUTOMATIC_BISECT", MaximumRetryAttempts: retries
        MaximumRecordAgeInSeconds: maxAge as s, DeadLetterConfig: { Arn: deadLetter.arn }
      }
      KinesisStreamParameters: if stream != none then {
        BatchSize: batch, MaximumBatchingWindowInSeconds: if window > 0s then window as s
        StartingPosition: position, StartingPositionTimestamp: moment, ParallelizationFactor: parallel
        OnPartialBatchItemFailure: if bisect then "AUTOMATIC_BISECT", MaximumRetryAttempts: retries
        MaximumRecordAgeInSeconds: maxAge as s, DeadLetterConfig: { Arn: deadLetter.arn }
      }
    }
    Enrichment: enriching.target.arn
    EnrichmentParameters: {
      InputTemplate: enriching.form
      HttpParameters: {
        PathParameterValues: enriching.path, HeaderParameters: enriching.headers
        QueryStringParameters: enriching.query
      }
    }
    Target: target.target.arn
    TargetParameters: {
      InputTemplate: target.form
      LambdaFunctionParameters: if target.target is Ref<function> then {
        InvocationType: if target.wait then "REQUEST_RESPONSE" else "FIRE_AND_FORGET"
      }
      SqsQueueParameters: { MessageGroupId: target.groupPath, MessageDeduplicationId: target.dedupPath }
      KinesisStreamParameters: { PartitionKey: target.partitionPath }
      EventBridgeEventBusParameters: if target.target is Ref<bus> then {
        Source: target.sourcePath, DetailType: target.typePath, Resources: target.resources, Time: target.timePath
      }
      CloudWatchLogsParameters: if target.target is Ref<logGroup> then {
        LogStreamName: target.stream, Timestamp: target.timePath
      }
      HttpParameters: {
        PathParameterValues: target.path, HeaderParameters: target.headers, QueryStringParameters: target.query
      }
    }
    LogConfiguration: if logs != none then {
      Level: match logs.level { error: "ERROR", info: "INFO", trace: "TRACE" }
      IncludeExecutionData: if logs.data then ["ALL"], CloudwatchLogsLogDestination: { LogGroupArn: logged.arn }
      S3LogDestination: if kept != none then {
        BucketName: kept.name, BucketOwner: aws.account, OutputFormat: "json", Prefix: logs.prefix
      }
      FirehoseLogDestination: if logs.to is Text then { DeliveryStreamArn: logs.to }
    }
    Tags: tags
  }
  terraform "aws_pipes_pipe" {
    name: name, description: about ?? "", desired_state: if enabled then "RUNNING" else "STOPPED", role_arn: Role.arn
    kms_key_identifier: keyArn, source: source
    source_parameters: {
      filter_criteria: { filter: if where != none then [{ pattern: json(where) }] }
      sqs_queue_parameters: if queue != none then {
        batch_size: batch, maximum_batching_window_in_seconds: if window > 0s then window as s
      }
      dynamodb_stream_parameters: if table != none then {
        batch_size: batch, maximum_batching_window_in_seconds: if window > 0s then window as s
        starting_position: if start == latest then "LATEST" else "TRIM_HORIZON", parallelization_factor: parallel
        on_partial_batch_item_failure: if bisect then "AUTOMATIC_BISECT", maximum_retry_attempts: retries
        maximum_record_age_in_seconds: maxAge as s, dead_letter_config: { arn: deadLetter.arn }
      }
      kinesis_stream_parameters: if stream != none then {
        batch_size: batch, maximum_batching_window_in_seconds: if window > 0s then window as s
        starting_position: position, starting_position_timestamp: moment, parallelization_factor: parallel
        on_partial_batch_item_failure: if bisect then "AUTOMATIC_BISECT", maximum_retry_attempts: retries
        maximum_record_age_in_seconds: maxAge as s, dead_letter_config: { arn: deadLetter.arn }
      }
    }
    enrichment: enriching.target.arn
    enrichment_parameters: {
      input_template: enriching.form
      http_parameters: {
        path_parameter_values: enriching.path, header_parameters: enriching.headers
        query_string_parameters: enriching.query
      }
    }
    target: target.target.arn
    target_parameters: {
      input_template: target.form
      lambda_function_parameters: if target.target is Ref<function> then {
        invocation_type: if target.wait then "REQUEST_RESPONSE" else "FIRE_AND_FORGET"
      }
      sqs_queue_parameters: { message_group_id: target.groupPath, message_deduplication_id: target.dedupPath }
      kinesis_stream_parameters: { partition_key: target.partitionPath }
      eventbridge_event_bus_parameters: if target.target is Ref<bus> then {
        source: target.sourcePath, detail_type: target.typePath, resources: target.resources, time: target.timePath
      }
      cloudwatch_logs_parameters: if target.target is Ref<logGroup> then {
        log_stream_name: target.stream, timestamp: target.timePath
      }
      http_parameters: {
        path_parameter_values: target.path, header_parameters: target.headers, query_string_parameters: target.query
      }
    }
    log_configuration: if logs != none then {
      level: match logs.level { error: "ERROR", info: "INFO", trace: "TRACE" }
      include_execution_data: if logs.data then ["ALL"]
      cloudwatch_logs_log_destination: { log_group_arn: logged.arn }
      s3_log_destination: if kept != none then {
        bucket_name: kept.name, bucket_owner: aws.account, output_format: "json", prefix: logs.prefix
      }
      firehose_log_destination: if logs.to is Text then { delivery_stream_arn: logs.to }
    }
    tags: tags
  }
}
