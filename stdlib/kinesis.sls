// Amazon Kinesis

/// What Kinesis counts for each shard.
type ShardMetric = incomingBytes
  | incomingRecords
  | outgoingBytes
  | outgoingRecords
  | writeProvisionedThroughputExceeded
  | readProvisionedThroughputExceeded
  | iteratorAgeMilliseconds

/// Records in the order of their arrival, kept for a time, so that several may read them.
///
/// ```sls
/// stream Clicks { retention: 7d }
/// queue Failed { retention: 14d }
/// function Counter {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Clicks { batch: 500, window: 5s, retries: 3, bisect: true, failed: Failed }
/// }
/// ```
kind stream {
  /// Grows and pays with its use, or has so many shards: each takes 1MB or 1,000 records a second and gives 2MB.
  capacity: onDemand | {
    /// How many shards.
    shards: Int(1..100000)
  } = onDemand
  /// What a stream that grows takes in a second at once. Needs On-demand Advantage in the account.
  warm: Size(1MB..10GB)?
  /// Records of one key come to one shard, in order; or they are spread evenly, which streams that grow may do.
  spread: byKey | evenly = byKey
  /// How long records are kept.
  retention: Duration(1d..365d) = 1d
  /// Largest record.
  size: Size(1MB..10MB) = 1MB
  /// AWS's key for Kinesis in this account, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Metrics of each shard by itself, which cost extra.
  shardMetrics: List<ShardMetric>(0..7) = []
  /// What becomes of it when it leaves the program; it stays where the stage is for production.
  onDelete: retain | delete = if prodLike then retain else delete
  /// Its name in AWS; another name is another stream.
  name: Text(1..128, "^[a-zA-Z0-9_.-]+$") = physicalName(max: 128)

  /// Its ARN.
  attr arn: Arn<stream> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:kinesis:${aws.region}:${aws.account}:stream/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }

  let counted = { namespace: "AWS/Kinesis", dimensions: { StreamName: self.name }, statistic: "Sum" }
  /// Records that came.
  attr incoming: Metric = { ...counted, name: "IncomingRecords" }
  /// Bytes that came.
  attr incomingBytes: Metric = { ...counted, name: "IncomingBytes", unit: "Bytes" }
  /// Age of the last record that was read: how far readers are behind.
  attr lag: Metric = {
    ...counted, name: "GetRecords.IteratorAgeMilliseconds", statistic: "Maximum", unit: "Milliseconds"
  }
  /// Records that were refused because there were too many.
  attr writeThrottles: Metric = { ...counted, name: "WriteProvisionedThroughputExceeded" }
  /// Reads that were refused because there were too many.
  attr readThrottles: Metric = { ...counted, name: "ReadProvisionedThroughputExceeded" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [incoming, incomingBytes, lag, writeThrottles, readThrottles]

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  /// Puts records.
  can put {
    actions: ["kinesis:PutRecord", "kinesis:PutRecords"], on: [arn]
    also: if encrypt is Ref<key>
      then [encrypt.encrypt]
      else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt)] else []
  }
  /// Reads records, sharing the rate of each shard.
  can read {
    actions: [
      "kinesis:DescribeStream"
      "kinesis:DescribeStreamSummary"
      "kinesis:GetRecords"
      "kinesis:GetShardIterator"
      "kinesis:ListShards"
    ]
    on: [arn]
    also: if encrypt is Ref<key>
      then [encrypt.decrypt]
      else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  }
  /// Reads as a registered consumer, at a rate of its own.
  can subscribe { actions: ["kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer"], on: ["${arn}/consumer/*"] }
  /// Puts a record.
  call put(data: Json, key: Text) -> { SequenceNumber: Text, ShardId: Text } {
    service: "kinesis:putRecord", allow: [put], forms: [request]
    input: { StreamARN: arn, Data: data, PartitionKey: key }
  }

  /// Who reads the records, in order for each shard.
  clause reader(target: Ref<function>) {
    /// Only what comes from now on, all that the stream still holds, or what came since a moment.
    start: latest | oldest | Time = latest
    /// The function reads at a rate of its own (enhanced fan-out), which costs extra; else all readers share one.
    dedicated: Bool = false
    /// Most records of one call.
    batch: Int(1..10000) = 100
    /// How long to wait for a batch to fill.
    window: Duration(0s..5min) = 0s
    /// Calls at a time for each shard.
    parallel: Int(1..10) = 1
    /// The function reports the record that failed; what is before it is not seen again.
    partialFailures: Bool = false
    /// A failed batch is cut in two to find the record at fault.
    bisect: Bool = false
    /// How often a failed batch is tried again; until it expires when absent.
    retries: Int(0..10000)?
    /// Older records are skipped.
    maxAge: Duration(1min..7d)?
    /// Where a batch that was given up is reported; a bucket gets its records too.
    failed: Target<queue | topic> | Ref<bucket>?
    /// State that is kept over calls for this long.
    tumbling: Duration(0s..15min)?
    /// Only these records: `{ data: { kind: ["order"] } }`.
    where: Pattern?
    /// Counts in CloudWatch what is polled, left out and given to the function, for an extra price.
    metrics: Bool = false
    /// Whether records are taken.
    enabled: Bool = true
    let goal: Ref<function> = if target != none then target else receiver
    streamConsumer Consumer when dedicated { stream: owner }
    grant read -> goal
    grant subscribe -> goal when dedicated
    let kept: Ref<bucket>? = if failed is Ref<bucket> then failed
    let told: Target<queue | topic>? = if failed is Ref<bucket> then none else failed
    grant kept?.deliver -> goal
    grant told?.allow -> goal
    eventSourceMapping Mapping {
      source: if dedicated then Consumer?.arn else owner.arn, target: goal, start: start, batch: batch, window: window
      parallel: parallel, partialFailures: partialFailures, bisect: bisect, retries: retries, maxAge: maxAge
      failed: failed, tumbling: tumbling, where: if where != none then [where], metrics: metrics, enabled: enabled
    }
    check "esm.kinesis.filter-keys" {
      severity: warning, for: k in keys(where ?? {}), at: where
      require: k in [
        "data"
        "partitionKey"
        "sequenceNumber"
        "kinesisSchemaVersion"
        "approximateArrivalTimestamp"
        "eventID"
        "eventName"
        "eventSource"
        "eventSourceARN"
        "awsRegion"
        "$or"
      ]
      message: "no record has `${k}`, so nothing matches"
      hint: "what the sender writes stands below `data: { … }`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html"
    }
    check "kinesis.record-vs-lambda" {
      severity: warning, at: target, because: owner.size, when: owner.size > 4500KB, require: failed != none
      message: "a function takes 6MB at a time, and a record of ${owner.size} is larger in base64: it is lost"
      hint: "add `failed: SomeQueue`, or a smaller `size` on `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/streams/latest/dev/large-records.html"
    }
  }
  /// Records as they arrive, in order for each shard.
  source records for function -> KinesisEvent = reader()

  check "kinesis.mode-shards" {
    at: warm, because: capacity, when: warm != none, require: capacity == onDemand
    message: "a stream of ${capacity.shards} shards takes what they take", hint: "remove `warm`, or `capacity`"
    evidence: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html"
  }
  check "kinesis.spread" {
    at: spread, because: capacity, when: spread == evenly, require: capacity == onDemand
    message: "only a stream that grows by itself spreads records evenly", hint: "remove `spread`, or `capacity`"
    evidence: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html"
  }
  check "kinesis.hours" {
    at: retention, require: not contains("${retention as h}", ".")
    message: "Kinesis counts whole hours, and ${retention} is none", hint: "write a whole number of hours"
    evidence: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html"
  }
  check "kinesis.size" {
    at: size, require: not contains("${size as KB}", ".")
    message: "Kinesis counts whole kilobytes, and ${size} is none", hint: "write a whole number of `KB`"
    evidence: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html"
  }
  check "kinesis.warm" {
    at: warm, when: warm != none, require: not contains("${warm as MB}", ".")
    message: "Kinesis counts whole megabytes a second, and ${warm} is none", hint: "write a whole number of `MB`"
    evidence: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html"
  }
  check "kinesis.metrics.twice" {
    at: shardMetrics, require: length(unique(shardMetrics)) == length(shardMetrics)
    message: "a metric is listed twice", hint: "list each metric once"
  }
  check "esm.kinesis.readers" {
    severity: warning, at: name, require: length([r for r in reader if not r.dedicated]) <= 2
    message: "${length([r for r in reader if not r.dedicated])} readers of `${label}` share the 2MB a second that a shard gives"
    hint: "add `dedicated: true` to some of them"
    evidence: "https://docs.aws.amazon.com/streams/latest/dev/building-consumers.html"
  }
  check "kinesis.consumers" {
    severity: warning, at: name, require: length([r for r in reader if r.dedicated]) <= 20
    message: "a stream has 20 consumers at a rate of their own unless the account has On-demand Advantage, and there are ${length([r for r in reader if r.dedicated])}"
    hint: "let some of them share: remove `dedicated`"
    evidence: "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html"
  }
  check "kinesis.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "Kinesis encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/streams/latest/dev/creating-using-sse-master-keys.html"
  }

  let shards = match capacity { onDemand: none, else: capacity.shards }
  let mode = if shards == none then "ON_DEMAND" else "PROVISIONED"
  let ofShards = [pascal(m) for m in shardMetrics]
  cloudformation "AWS::Kinesis::Stream" {
    Name: name, ShardCount: shards, StreamModeDetails: { StreamMode: mode }, RetentionPeriodHours: retention as h
    MaxRecordSizeInKiB: if size != 1MB then size as KB, WarmThroughputMiBps: warm as MB
    RecordDistributionStrategy: if spread == evenly then "AUTO"
    StreamEncryption: { EncryptionType: "KMS", KeyId: keyArn ?? "alias/aws/kinesis" }
    DesiredShardLevelMetrics: ofShards, Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  terraform "aws_kinesis_stream" {
    name: name, shard_count: shards, stream_mode_details: { stream_mode: mode }, retention_period: retention as h
    encryption_type: "KMS", kms_key_id: keyArn ?? "alias/aws/kinesis", shard_level_metrics: ofShards, tags: tags
    max_record_size_in_kib: if size != 1MB then size as KB, warm_throughput_mib_ps: warm as MB
    needs "6.69" when size != 1MB or warm != none
    unsupported "the AWS provider always spreads the records of a stream by their keys" when spread == evenly
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
}

/// Reads a stream at a rate of its own (enhanced fan-out). `dedicated` makes one for a function; code elsewhere needs its own.
///
/// ```sls
/// stream Clicks
/// streamConsumer Cluster { stream: Clicks }
/// role Reader { trustedBy: ["ecs-tasks.amazonaws.com"], allow: [Cluster.read] }
/// ```
kind streamConsumer {
  /// What it reads.
  stream: Ref<stream>
  /// Its name in AWS, unique in its stream.
  name: Text(1..128, "^[a-zA-Z0-9_.-]+$") = physicalName(max: 128)

  /// Its ARN.
  attr arn: Text { cloudformation: "ConsumerARN", terraform: "arn" }
  /// Its name in AWS.
  attr name: Text { cloudformation: "ConsumerName", terraform: "name", known: name }
  /// Reads records as this consumer, at a rate of its own.
  can read {
    actions: ["kinesis:SubscribeToShard", "kinesis:DescribeStreamConsumer"]
    on: ["${stream.arn}/consumer/${name}:*"], also: [stream.read]
  }

  cloudformation "AWS::Kinesis::StreamConsumer" {
    StreamARN: stream.arn, ConsumerName: name, Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_kinesis_stream_consumer" { stream_arn: stream.arn, name: name }
}
