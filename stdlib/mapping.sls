// AWS Lambda

/// Lets a function take what a queue or a stream holds. Sources make it; `on` is how to write one.
///
/// ```sls
/// queue Jobs { visibility: 3min }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Jobs { batch: 5 }
/// }
/// ```
kind eventSourceMapping {
  /// ARN of the queue, the stream or the stream's consumer.
  source: Text
  /// Who gets the messages or records.
  target: Ref<function>
  /// Most messages or records of one call.
  batch: Int(1..10000)
  /// How long to wait for a batch to fill.
  window: Duration(0s..5min) = 0s
  /// Most calls at a time for a queue.
  concurrency: Int(2..1000)?
  /// Pollers that Lambda keeps for this source alone.
  pollers: {
    /// Always there; each takes about 1MB in a second and makes 10 calls at a time.
    least: Int(2..200) = 2
    /// Never more.
    most: Int(2..2000) = 200
  }?
  /// Counts what is polled, let through and dropped, in CloudWatch.
  metrics: Bool = false
  /// The function reports what failed; the rest is not seen again.
  partialFailures: Bool = false
  /// Only what matches one of these.
  where: List<Pattern>(0..5)?
  /// Whether anything is taken.
  enabled: Bool = true
  /// Where reading of a stream begins; queues have none.
  start: latest | oldest | Time?
  /// Batches of one shard at a time.
  parallel: Int(1..10)?
  /// A failed batch is cut in two to find the record at fault.
  bisect: Bool?
  /// How often a failed batch of a stream is tried again; until it expires when absent.
  retries: Int(0..10000)?
  /// Older records are skipped.
  maxAge: Duration(1min..7d)?
  /// Where a batch that was given up is reported.
  failed: Target<queue | topic> | Ref<bucket>?
  /// State that is kept over calls for this long.
  tumbling: Duration(0s..15min)?
  /// Tags of the mapping.
  tags: Map<Text> = {}

  /// Its UUID.
  attr id: Text { cloudformation: "Ref", terraform: "uuid" }
  add target.mapping as Source { queue: start == none, concurrency: concurrency }
  check "esm.sqs.concurrency-unbound" {
    severity: advice
    at: concurrency
    because: target.concurrency
    when: start == none and target.concurrency != none and target.concurrency > 0
    require: concurrency != none
    message: "Lambda does not look at `concurrency` of `${target.label}` when it takes messages: those that are turned away may end as dead letters"
    hint: "add `concurrency: ${max(target.concurrency, 2)}` to this `on`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"
  }
  check "esm.provisioned-poller" {
    at: pollers, because: concurrency, when: pollers != none, require: concurrency == none
    message: "pollers of its own and a limit of calls exclude each other", hint: "remove `pollers` or `concurrency`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"
  }
  check "esm.pollers.order" {
    at: pollers, when: pollers != none, require: pollers.most >= pollers.least
    message: "there are at least ${pollers.least} pollers, and at most ${pollers.most}"
    hint: "write `most: ${pollers.least}` or more"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html"
  }
  check "esm.stream.infinite-retry" {
    severity: warning
    at: retries
    when: start != none
    require: retries != none or maxAge != none or failed != none or bisect == true or partialFailures
    message: "a record that `${target.label}` cannot take holds up its shard until it expires"
    hint: "add `retries: 3, failed: SomeQueue`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"
  }
  let position = if start != none then (match start { latest: "LATEST", oldest: "TRIM_HORIZON", else: "AT_TIMESTAMP" })
  let moment = if start != none then (match start { latest: none, oldest: none, else: start })
  let clock = if moment != none and endsWith(moment, "Z") then split(trim(last(split(moment, "T")), "Z"), ":")
  let since = if moment != none and clock != none then date(first(split(moment, "T"))) * 86400 + (
    clock[0] as int
  ) * 3600 + (clock[1] as int) * 60 + (first(split(clock[2], ".")) as int)

  check "esm.stream.start-zone" {
    at: start, when: moment != none, require: endsWith(moment, "Z")
    message: "the moment from which to read is told in UTC, and `${moment}` is not"
    hint: "write it with `Z` at its end: `2026-11-24T09:30:00Z`"
  }
  check "esm.stream.start-future" {
    at: start, when: moment != none and today != none, require: date(first(split(moment, "T"))) <= today
    message: "`${moment}` is in the future, and reading cannot start there"
    hint: "write `latest`, or an earlier moment"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
  }
  check "esm.stream.tumbling-parallel" {
    at: parallel
    because: tumbling
    when: tumbling != none and parallel != none
    require: tumbling == 0s or parallel == 1
    message: "state is kept over calls for a shard as a whole, not for ${parallel} at a time"
    hint: "remove `parallel` or `tumbling`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html"
  }
  check "esm.stream.failed-fifo" {
    at: failed, because: failed.fifo, when: failed is Ref<queue | topic>, require: not failed.fifo
    message: "Lambda reports batches to standard queues and topics only"
    hint: "remove `fifo: true` from `${failed.label}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"
  }
  check "esm.stream.seconds" {
    for: t in [if start != none then window, maxAge, tumbling], require: not contains("${t as s}", ".")
    message: "Lambda counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
  }
  check "esm.stream.filter" {
    for: p in where ?? [], at: where, when: start != none, require: patternFault(p) == none
    message: "Lambda does not take this pattern: ${patternFault(p)}"
    hint: "list the values that count: `{ eventName: [\"INSERT\"] }`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html"
  }
  check "esm.stream.filter-size" {
    for: p in where ?? [], at: where, when: start != none, require: length(json(p)) <= 4096
    message: "a pattern has at most 4096 characters as JSON, not ${length(json(p))}", hint: "look at fewer fields"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html"
  }
  check "esm.stream.failed" {
    severity: advice, at: retries, when: start != none, require: failed != none or retries == none
    message: "a batch that fails ${retries} times is lost", hint: "add `failed: SomeQueue`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"
  }

  cloudformation "AWS::Lambda::EventSourceMapping" {
    EventSourceArn: source, FunctionName: target.callable, Enabled: enabled, BatchSize: batch
    MaximumBatchingWindowInSeconds: if window > 0s then window as s
    ScalingConfig: { MaximumConcurrency: concurrency }, MetricsConfig: if metrics then { Metrics: ["EventCount"] }
    ProvisionedPollerConfig: { MinimumPollers: pollers.least, MaximumPollers: pollers.most }
    FunctionResponseTypes: if partialFailures then ["ReportBatchItemFailures"]
    FilterCriteria: { Filters: [{ Pattern: json(p) } for p in where] }
    StartingPosition: position, StartingPositionTimestamp: since
    ParallelizationFactor: parallel, BisectBatchOnFunctionError: bisect
    MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: maxAge as s, TumblingWindowInSeconds: tumbling as s
    DestinationConfig: { OnFailure: { Destination: failed.arn } }
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_lambda_event_source_mapping" {
    event_source_arn: source, function_name: target.callable, enabled: enabled, batch_size: batch
    maximum_batching_window_in_seconds: if window > 0s then window as s
    scaling_config: { maximum_concurrency: concurrency }, metrics_config: if metrics then { metrics: ["EventCount"] }
    provisioned_poller_config: { minimum_pollers: pollers.least, maximum_pollers: pollers.most }
    function_response_types: if partialFailures then ["ReportBatchItemFailures"]
    filter_criteria: { filter: [{ pattern: json(p) } for p in where] }
    starting_position: position, starting_position_timestamp: moment
    parallelization_factor: parallel, bisect_batch_on_function_error: bisect
    maximum_retry_attempts: retries, maximum_record_age_in_seconds: maxAge as s
    tumbling_window_in_seconds: tumbling as s
    destination_config: { on_failure: { destination_arn: failed.arn } }
    tags: tags
  }
}
