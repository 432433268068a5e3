// Amazon DynamoDB

/// DynamoDB's name of a type that can be a key.
let keyTypes = {
  Text: "S", Url: "S", Email: "S", Date: "S", Time: "S", Cidr: "S", Path: "S"
  Number: "N", Int: "N", Bytes: "B"
}

/// What insights look at. Without a mode they look at all.
let insightModes = { throttled: "THROTTLED_KEYS" }

/// Items by key.
///
/// ```sls
/// table Orders {
///   key: { customer: Text, id: Text }, stream: newAndOldImages, expire: "expiresAt"
///   index byDate { key: { customer: Text, date: Text } }
/// }
/// queue Missed { retention: 14d }
/// function Watch {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Orders.changes { where: { eventName: ["INSERT"] }, retries: 3, failed: Missed }
/// }
/// ```
kind table {
  /// The partition key and, if there are two, the sort key, with their types: `{ customer: Text, placed: Number }`.
  key: Map<Type>(1..2)
  /// Pay for each request, or for a fixed rate: a read unit is 4KB, a write unit 1KB in a second.
  capacity: onDemand | {
    /// Reads of 4KB in a second; twice as many where what is read may be a second old.
    read: Int(1..40000)
    /// Writes of 1KB in a second.
    write: Int(1..40000)
  } = onDemand
  /// Changes as a stream: what each record carries.
  stream: off | keys | newImage | oldImage | newAndOldImages = off
  /// Attribute with the second at which an item expires.
  expire: Text(1..255)?
  /// More capacity while it is needed, up to this; it never goes below `capacity`.
  scale: {
    /// Most read units of a second.
    read: Int(1..40000)?
    /// Most write units of a second.
    write: Int(1..40000)?
    /// How much of the capacity should be in use.
    at: Percent(20%..90%) = 70%
  }?
  /// Most units of a second where each request is paid for.
  limit: {
    /// Reads of 4KB in a second.
    read: Int(1..)?
    /// Writes of 1KB in a second.
    write: Int(1..)?
  }?
  /// Units of a second that the table is ready for from the first moment.
  warm: {
    /// Reads of 4KB in a second.
    read: Int(12000..)
    /// Writes of 1KB in a second.
    write: Int(4000..)
  }?
  /// Restore to any second of the last 35 days, or of fewer.
  recovery: Bool | Duration(1d..35d) = prodLike
  /// Which keys are refused because there are too many requests, or which are used most, too.
  insights: off | throttled | all = off
  /// Changes go to a stream of Kinesis of the same region too.
  copyTo: Ref<stream> | Text("^arn:[^:]+:kinesis:.+:stream/.+$")?
  /// What a new table holds from the first moment, from files in a bucket.
  import: {
    /// Where the files are.
    from: Ref<bucket>
    /// Only keys that begin so.
    prefix: Text(1..1024)?
    /// How the files are written: DynamoDB's JSON, Amazon Ion, or CSV.
    form: json | ion | csv
    /// How the files are packed.
    compression: off | gzip | zstd = off
    /// For CSV.
    delimiter: Text(1..1)?
    /// Names of columns, when the files do not begin with them.
    header: List<Text(1..255)>(0..255) = []
  }?
  /// The same table in other regions, each of which may be written to.
  replicas: List<{
    /// Another region than the table's own: `eu-west-1`.
    region: Text("^[a-z]{2}(-[a-z]+)+-[0-9]$")
    /// KMS key of that region, where the table has one.
    encrypt: Arn<key>?
  }>(0..50) = []
  /// AWS's key, DynamoDB's key in this account, or a KMS key.
  encrypt: owned | managed | Ref<key> | Arn<key> = owned
  /// Refuses to be deleted.
  protect: Bool = prodLike
  /// `infrequentAccess` stores for less and reads for more.
  class: standard | infrequentAccess = standard
  /// What becomes of it when it leaves the program; it stays where the stage is for production.
  onDelete: retain | delete = if prodLike then retain else delete
  /// Its name in AWS; another name is another table.
  name: Text(3..255, "^[a-zA-Z0-9_.-]+$") = physicalName(max: 255)

  /// Another way to find items. Its keys may differ from the table's.
  clause index(name: Name) 0..20 {
    /// Its partition key and, if there are two, its sort key: `{ customer: Text, date: Text }`.
    key: Map<Type>(1..2)
    /// Which attributes it holds.
    project: all | keys | List<Text(1..255)>(1..20) = all
    /// Its own fixed rate, in units of a second, where the table has one.
    capacity: {
      /// Reads of 4KB in a second.
      read: Int(1..40000)
      /// Writes of 1KB in a second.
      write: Int(1..40000)
    }?
    /// More capacity while it is needed, as of the table. Only CloudFormation can do that.
    scale: {
      /// Most read units of a second.
      read: Int(1..40000)?
      /// Most write units of a second.
      write: Int(1..40000)?
      /// How much of the capacity should be in use.
      at: Percent(20%..90%) = 70%
    }?
    /// Most units of a second where each request is paid for.
    limit: {
      /// Reads of 4KB in a second.
      read: Int(1..)?
      /// Writes of 1KB in a second.
      write: Int(1..)?
    }?
    /// Units of a second that the index is ready for from the first moment.
    warm: {
      /// Reads of 4KB in a second.
      read: Int(12000..)
      /// Writes of 1KB in a second.
      write: Int(4000..)
    }?
    /// As of the table, for the index.
    insights: off | throttled | all = off
    let scaled = [if scale?.read != none then "Read", if scale?.write != none then "Write"]
    part Scaling for s in scaled {
      let most = if s == "Read" then owner.scale.read else owner.scale.write
      let least = if s == "Read" then owner.capacity.read else owner.capacity.write
      attr id: Text { cloudformation: "Id" }
      cloudformation "AWS::ApplicationAutoScaling::ScalableTarget" {
        ServiceNamespace: "dynamodb", ScalableDimension: "dynamodb:index:${s}CapacityUnits"
        ResourceId: "table/${owner.owner.name}/index/${owner.name}", MinCapacity: least, MaxCapacity: most
      }
      cloudformation Policy: "AWS::ApplicationAutoScaling::ScalingPolicy" {
        PolicyName: "use", PolicyType: "TargetTrackingScaling", ScalingTargetId: self.Ref
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: owner.scale.at as number
          PredefinedMetricSpecification: { PredefinedMetricType: "DynamoDB${s}CapacityUtilization" }
        }
      }
    }
    check "ddb.index.scale" {
      at: scale, because: owner.capacity, when: scale != none, require: owner.capacity != onDemand
      message: "`${owner.label}` pays for each request, and there is nothing to scale", hint: "remove `scale`"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html"
    }
    check "ddb.index.scale-range" {
      at: scale, because: capacity, when: scale != none and capacity != none
      require: (scale.read != none or scale.write != none) and (scale.read ?? 40001) > capacity.read and (
        scale.write ?? 40001
      ) > capacity.write
      message: "there is no room to scale from ${capacity.read} to ${scale.read ?? "the same"} for reads and from ${capacity.write} to ${scale.write ?? "the same"} for writes"
      hint: "give more to `read` or `write` in `scale`"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html"
    }
    check "ddb.index.limit" {
      at: limit, when: limit != none, require: owner.capacity == onDemand
      message: "`${owner.label}` has a fixed rate, which is the limit of its indexes", hint: "remove `limit`"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html"
    }
    check "ddb.index.capacity" {
      at: capacity, when: capacity != none, require: owner.capacity != onDemand
      message: "`${owner.label}` pays for each request, so its indexes do", hint: "remove `capacity`"
    }
  }
  /// Another sort key for the table's partition key. Only on a new table.
  clause localIndex(name: Name) 0..5 {
    /// The other sort key: `{ date: Text }`.
    sort: Map<Type>(1..1)
    /// Which attributes it holds; each is stored once more.
    project: all | keys | List<Text(1..255)>(1..20) = all
  }

  /// Lets another account use the table. Its roles must be allowed the same there.
  clause share(account: Text("^[0-9]{12}$")) {
    /// What it may do.
    may: read | write | readWrite = read
    let statement = {
      Sid: "Share${account}", Effect: "Allow", Principal: { AWS: "arn:${aws.partition}:iam::${account}:root" }
      Action: match may {
        read: owner.readActions
        write: owner.writeActions
        readWrite: unique([...owner.readActions, ...owner.writeActions])
      }
      Resource: if may == write then [known(owner.arn)] else [known(owner.arn), "${known(owner.arn)}/index/*"]
    }
    check "ddb.share.key" {
      at: account, because: owner.encrypt, when: owner.encrypt == managed, require: false
      message: "DynamoDB's key in this account lets no other account in, so ${account} cannot use `${owner.label}`"
      hint: "remove `encrypt` from `${owner.label}`, or use a key of your own: `key Main`"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html"
    }
    check "ddb.share.key-policy" {
      severity: advice, at: account, because: owner.encrypt, when: owner.encrypt != managed
      require: owner.encrypt == owned
      message: "${account} also needs the key of `${owner.label}`, whose policy lets only this account in"
      hint: "leave `encrypt` out on `${owner.label}`, or let ${account} decrypt with the key"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html"
    }
  }
  let shared = if share != [] then { Version: "2012-10-17", Statement: [s.statement for s in share] }

  /// Its ARN.
  attr arn: Arn<table> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:dynamodb:${aws.region}:${aws.account}:table/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  let counted = { namespace: "AWS/DynamoDB", dimensions: { TableName: self.name } }
  /// Read units that were used.
  attr reads: Metric = { ...counted, name: "ConsumedReadCapacityUnits", statistic: "Sum" }
  /// Write units that were used.
  attr writes: Metric = { ...counted, name: "ConsumedWriteCapacityUnits", statistic: "Sum" }
  /// Reads that were refused because there were too many.
  attr readThrottles: Metric = { ...counted, name: "ReadThrottleEvents", statistic: "Sum" }
  /// Writes that were refused because there were too many.
  attr writeThrottles: Metric = { ...counted, name: "WriteThrottleEvents", statistic: "Sum" }
  /// Writes whose condition did not hold.
  attr conflicts: Metric = { ...counted, name: "ConditionalCheckFailedRequests", statistic: "Sum" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [reads, writes, readThrottles, writeThrottles]
  /// ARN of the stream, which changes with its settings.
  attr streamArn: Text { cloudformation: "StreamArn", terraform: "stream_arn" }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let copyArn = if copyTo is Ref<stream> then copyTo.arn else copyTo
  let use = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  let readActions = [
    "dynamodb:GetItem"
    "dynamodb:BatchGetItem"
    "dynamodb:Query"
    "dynamodb:Scan"
    "dynamodb:ConditionCheckItem"
    "dynamodb:DescribeTable"
  ]
  let writeActions = [
    "dynamodb:PutItem"
    "dynamodb:UpdateItem"
    "dynamodb:DeleteItem"
    "dynamodb:BatchWriteItem"
    "dynamodb:ConditionCheckItem"
    "dynamodb:DescribeTable"
  ]
  /// Reads items by key, queries and scans, also through indexes.
  can read {
    actions: readActions
    on: [arn, "${arn}/index/*"], also: use
  }
  /// Puts, updates and deletes items.
  can write {
    actions: writeActions
    on: [arn], also: use
  }
  /// Both.
  can readWrite = [read, write]
  /// Reads the stream of changes; sources grant it.
  can readStream {
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["${arn}/stream/*"]
    also: use
  }
  /// The action knows no resources. Lambda asks for it before it reads a stream.
  can listStreams { actions: ["dynamodb:ListStreams"], on: ["*"] }

  /// Functions that read the stream; each mapping adds itself.
  clause reader {
    /// Who reads.
    function: Ref<function>
  }
  /// Changes of items, in order for each key.
  source changes for function -> DynamoDBEvent {
    /// Only what comes from now on, or all that the stream still holds.
    start: latest | oldest = latest
    /// Most records of one call.
    batch: Int(1..10000) = 100
    /// How long to wait for a batch to fill.
    window: Duration(0s..5min) = 0s
    /// Calls at a time for each shard.
    parallel: Int(1..10) = 1
    /// The function reports the first record that failed; what is before it is not seen again.
    partialFailures: Bool = false
    /// A failed batch is cut in two to find the record at fault.
    bisect: Bool = false
    /// How often a failed batch is tried again; until it expires when absent.
    retries: Int(0..10000)?
    /// Older records are skipped.
    maxAge: Duration(1min..1d)?
    /// Where a batch that was given up is reported; a bucket gets its records too.
    failed: Target<queue | topic> | Ref<bucket>?
    /// State that is kept over calls for this long.
    tumbling: Duration(0s..15min)?
    /// Only these records.
    where: Pattern?
    /// Counts what is polled, let through and dropped, in CloudWatch.
    metrics: Bool = false
    /// Whether changes are taken.
    enabled: Bool = true
    grant[readStream, listStreams] -> receiver
    add owner.reader as Reader { function: receiver }
    let kept: Ref<bucket>? = if failed is Ref<bucket> then failed
    let told: Target<queue | topic>? = if failed is Ref<bucket> then none else failed
    grant kept?.deliver -> receiver
    grant told?.allow -> receiver
    eventSourceMapping Mapping {
      source: streamArn, target: receiver, start: start, batch: batch, window: window
      parallel: parallel, partialFailures: partialFailures, bisect: bisect, retries: retries, maxAge: maxAge
      failed: failed, tumbling: tumbling, where: if where != none then [where], enabled: enabled, metrics: metrics
    }
    check "ddb.stream.off" {
      at: stream, require: stream != off
      message: "`${receiver.label}` reads the changes of `${owner.label}`, which has no stream"
      hint: "add `stream: newAndOldImages` to `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
    }
    check "ddb.stream.view-fit" {
      severity: warning, for: image in ["NewImage", "OldImage"], at: where, because: stream
      when: where != none and stream != off and image in keys(where.dynamodb ?? {})
      require: stream == newAndOldImages or (if image == "NewImage" then stream == newImage else stream == oldImage)
      message: "`${owner.label}` puts no `${image}` into its stream, so nothing matches"
      hint: "write `stream: newAndOldImages` on `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StreamSpecification.html"
    }
    check "esm.batch.ddb-max" {
      severity: warning, at: batch, when: batch > 1000, require: window > 0s
      message: "Lambda reads at most 1000 records of a table at once, so batches never have ${batch}"
      hint: "add `window: 5s`, in which several reads come together"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html"
    }
    check "esm.stream.filter-keys" {
      severity: warning, for: k in keys(where ?? {}), at: where
      require: k in [
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
      message: "no record has `${k}`, so nothing matches"
      hint: "attributes stand below `dynamodb: { NewImage: { … } }`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html"
    }
    check "esm.stream.filter-numeric" {
      severity: warning, at: where, when: where != none, require: not contains(json(where), "\"numeric\":[")
      message: "DynamoDB writes numbers as texts, which `numeric` does not compare"
      hint: "compare with texts: `{ N: [\"5\"] }`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html"
    }
  }

  let keyMaps = [key, ...[i.key for i in index], ...[i.sort for i in localIndex]]
  let attributes = merge(keyMaps)
  check "ddb.key.type" {
    for: k, t in attributes, at: key, require: keyTypes[t.name] != none
    message: "`${k}` is a `${t.name}`, but a key is a text, a number or bytes", hint: "write `${k}: Text`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"
  }
  check "ddb.key.attributes-exact" {
    for: m in keyMaps, at: key
    require: all([keyTypes[t.name] == keyTypes[attributes[k].name] for k, t in m])
    message: "`${join(keys(m), "`, `")}` has another type in another key of `${label}`"
    hint: "give an attribute the same type everywhere"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html"
  }
  check "ddb.index.unique" {
    for: [a, b] in [...index, ...localIndex], at: b, because: a, require: a.label != b.label
    message: "two indexes are called `${b.label}`", hint: "rename one of them"
  }
  check "ddb.index.name" {
    for: i in [...index, ...localIndex], at: i, require: length(i.label) >= 3
    message: "the name of an index has at least 3 characters, and `${i.label}` has ${length(i.label)}"
    hint: "rename it"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"
  }
  let listed = sum([
    ...[match i.project { all: 0, keys: 0, else: length(i.project) } for i in index]
    ...[match i.project { all: 0, keys: 0, else: length(i.project) } for i in localIndex]
  ])
  check "ddb.index.projection" {
    require: listed <= 100
    message: "the indexes of `${label}` list ${listed} attributes, DynamoDB allows 100 over all"
    hint: "write `project: all` in one of them"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html"
  }
  check "ddb.index.key-listed" {
    severity: warning, for: i in index, at: i, when: i.project != all and i.project != keys
    require: not any([a in keys(i.key) or a in keys(key) for a in i.project])
    message: "keys of the table and of the index are always part of `${i.label}`"
    hint: "list only other attributes in `project`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html"
  }
  check "ddb.lsi.sort-differs" {
    for: i in localIndex, at: i, because: key, require: not (first(keys(i.sort)) in keys(key))
    message: "`${first(keys(i.sort))}` is a key of `${label}` already", hint: "sort `${i.label}` by another attribute"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html"
  }
  check "ddb.lsi.sort" {
    for: i in localIndex, at: i, because: key, require: length(keys(key)) == 2
    message: "a local index needs a table with a sort key"
    hint: "give `${label}` a second key, or make this an `index`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html"
  }
  check "ddb.ttl" {
    at: expire, when: expire != none, require: not (expire in keys(key))
    message: "`${expire}` is part of the key and cannot say when an item expires"
    hint: "use an attribute of its own: `expire: \"expiresAt\"`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html"
  }
  check "ddb.ttl.number" {
    at: expire, when: expire != none and not (expire in keys(key)) and expire in keys(attributes)
    require: keyTypes[attributes[expire].name] == "N"
    message: "`${expire}` is a `${attributes[expire].name}` in an index, and only a number can say when an item expires"
    hint: "give it the type `Number`, or use another attribute"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html"
  }
  check "ddb.billing.warm" {
    at: limit, because: capacity, when: limit != none, require: capacity == onDemand
    message: "`${label}` has a fixed rate, which is its limit", hint: "remove `limit`, or `capacity`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html"
  }
  check "ddb.autoscaling" {
    at: scale, when: scale != none, require: capacity != onDemand
    message: "`${label}` pays for each request, and there is nothing to scale"
    hint: "remove `scale`, or add `capacity: { read: 5, write: 5 }`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html"
  }
  check "ddb.autoscaling.range" {
    at: scale, because: capacity, when: scale != none and capacity != onDemand
    require: (scale.read != none or scale.write != none) and (scale.read ?? 40000) > capacity.read and (
      scale.write ?? 40000
    ) > capacity.write
    message: "there is no room to scale from ${capacity.read} to ${scale.read ?? "the same"} for reads and from ${capacity.write} to ${scale.write ?? "the same"} for writes"
    hint: "give more to `read` or `write` in `scale`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html"
  }
  check "ddb.pitr" {
    at: recovery, when: recovery is Duration, require: not contains("${recovery as d}", ".")
    message: "DynamoDB counts whole days, and ${recovery} is none", hint: "write a whole number of days"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html"
  }
  check "ddb.import.csv" {
    at: import
    when: import != none
    require: import.form == "csv" or (import.delimiter == none and import.header == [])
    message: "`delimiter` and `header` are for CSV", hint: "remove them, or write `form: csv`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputFormatOptions.html"
  }
  check "ddb.import.replicas" {
    at: import, because: replicas, when: import != none, require: replicas == []
    message: "a table with copies in other regions cannot be imported"
    hint: "import first, add `replicas` later"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.HowItWorks.html"
  }
  check "ddb.global.stream" {
    at: replicas, because: stream, when: replicas != [], require: stream == newAndOldImages
    message: "copies in other regions are made from a stream with both images"
    hint: "add `stream: newAndOldImages`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html"
  }
  check "ddb.global.capacity" {
    at: replicas, because: capacity, when: replicas != [], require: capacity == onDemand
    message: "slsc makes copies in other regions where each request is paid for only"
    hint: "remove `capacity`, or `replicas`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html"
  }
  check "ddb.global.region" {
    for: [a, b] in replicas, at: replicas, require: a.region != b.region
    message: "there are two copies in ${a.region}", hint: "list each region once"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html"
  }
  check "ddb.global.key" {
    for: r in replicas, at: replicas, because: encrypt, require: (keyArn != none) == (r.encrypt != none)
    message: if keyArn != none
      then "the copy in ${r.region} needs a key of its own region, as `${label}` has one"
      else "only the copy in ${r.region} has a key"
    hint: if keyArn != none
      then "add `encrypt: \"arn:aws:kms:${r.region}:…\"`"
      else "give `${label}` a key too: `encrypt: Main`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html"
  }
  check "ddb.global.home-region" {
    for: r in replicas, at: replicas, when: r.encrypt != none, require: split(r.encrypt, ":")[3] == r.region
    message: "the copy in ${r.region} cannot use a key of ${split(r.encrypt, ":")[3]}"
    hint: "give it a key of its own region: `encrypt: \"arn:aws:kms:${r.region}:…\"`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html"
  }
  check "ddb.billing.provisioned" {
    for: i in index, at: i, because: capacity, when: capacity != onDemand, require: i.capacity != none
    message: "`${label}` has a fixed rate, so its index needs one", hint: "add `capacity: { read: 5, write: 5 }`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadWriteCapacityMode.html"
  }

  check "esm.ddb.readers" {
    severity: warning, at: stream, require: length(reader) <= 2
    message: "${length(reader)} functions read the changes of `${label}`: with more than two they turn one another away"
    hint: "let one of them send the changes on, to a topic or a bus"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html"
  }
  check "ddb.service-quota-tables" {
    severity: warning, at: name, when: self == first(peers), require: length(peers) <= 2500
    message: "an account has 2500 tables in a region unless its quota was raised, and the program ${length(peers)}"
    hint: "keep several sorts of items in one table, or waive this when the quota was raised"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html"
  }
  check "ddb.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "DynamoDB encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html"
  }

  let view = match stream {
    off: none
    keys: "KEYS_ONLY"
    newImage: "NEW_IMAGE"
    oldImage: "OLD_IMAGE"
    newAndOldImages: "NEW_AND_OLD_IMAGES"
  }
  let global = replicas != []
  let recovers = recovery is Duration or recovery == true
  let days = if recovery is Duration then recovery as d
  let scaled = [if scale?.read != none then "Read", if scale?.write != none then "Write"]
  part Scaling for s in scaled {
    let most = if s == "Read" then owner.scale.read else owner.scale.write
    let least = if s == "Read" then owner.capacity.read else owner.capacity.write
    let dimension = "dynamodb:table:${s}CapacityUnits"
    attr id: Text { cloudformation: "Id", terraform: "resource_id" }
    cloudformation "AWS::ApplicationAutoScaling::ScalableTarget" {
      ServiceNamespace: "dynamodb", ScalableDimension: dimension, ResourceId: "table/${owner.name}"
      MinCapacity: least, MaxCapacity: most
    }
    cloudformation Policy: "AWS::ApplicationAutoScaling::ScalingPolicy" {
      PolicyName: "use", PolicyType: "TargetTrackingScaling", ScalingTargetId: self.Ref
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: owner.scale.at as number
        PredefinedMetricSpecification: { PredefinedMetricType: "DynamoDB${s}CapacityUtilization" }
      }
    }
    terraform "aws_appautoscaling_target" {
      service_namespace: "dynamodb", scalable_dimension: dimension, resource_id: "table/${owner.name}"
      min_capacity: least, max_capacity: most
    }
    terraform Policy: "aws_appautoscaling_policy" {
      name: "${s}${owner.name}", policy_type: "TargetTrackingScaling", service_namespace: self.service_namespace
      scalable_dimension: self.scalable_dimension, resource_id: self.resource_id
      target_tracking_scaling_policy_configuration: {
        target_value: owner.scale.at as number
        predefined_metric_specification: { predefined_metric_type: "DynamoDB${s}CapacityUtilization" }
      }
    }
  }
  let fixed = if capacity == onDemand then none else capacity
  let roles = ["HASH", "RANGE"]
  let source = {
    form: match import?.form { json: "DYNAMODB_JSON", ion: "ION", else: "CSV" }
    compression: match import?.compression { gzip: "GZIP", zstd: "ZSTD", else: "NONE" }
  }
  cloudformation "AWS::DynamoDB::GlobalTable" when global {
    TableName: name, BillingMode: "PAY_PER_REQUEST"
    AttributeDefinitions: [{ AttributeName: k, AttributeType: keyTypes[t.name] } for k, t in attributes]
    KeySchema: [{ AttributeName: k, KeyType: roles[n] } for n, k in keys(key)]
    WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: limit.write }
    WarmThroughput: { ReadUnitsPerSecond: warm.read, WriteUnitsPerSecond: warm.write }
    GlobalSecondaryIndexes: [{
      IndexName: i.name, KeySchema: [{ AttributeName: k, KeyType: roles[n] } for n, k in keys(i.key)]
      Projection: {
        ProjectionType: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
        NonKeyAttributes: match i.project { all: none, keys: none, else: i.project }
      }
      WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: i.limit.write }
      WarmThroughput: { ReadUnitsPerSecond: i.warm.read, WriteUnitsPerSecond: i.warm.write }
    } for i in index]
    LocalSecondaryIndexes: [{
      IndexName: i.name
      KeySchema: [
        { AttributeName: first(keys(key)), KeyType: "HASH" }
        { AttributeName: first(keys(i.sort)), KeyType: "RANGE" }
      ]
      Projection: {
        ProjectionType: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
        NonKeyAttributes: match i.project { all: none, keys: none, else: i.project }
      }
    } for i in localIndex]
    StreamSpecification: { StreamViewType: view }
    TimeToLiveSpecification: if expire != none then { AttributeName: expire, Enabled: true }
    SSESpecification: if keyArn != none then { SSEEnabled: true, SSEType: "KMS" } else if encrypt == managed then {
      SSEEnabled: true
      SSEType: "KMS"
    }
    Replicas: [
      {
        Region: r.region, SSESpecification: { KMSMasterKeyId: r.key }
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovers, RecoveryPeriodInDays: days }
        ReadOnDemandThroughputSettings: { MaxReadRequestUnits: limit.read }
        GlobalSecondaryIndexes: [{
          IndexName: i.name, ReadOnDemandThroughputSettings: { MaxReadRequestUnits: i.limit.read }
          ContributorInsightsSpecification: {
            Enabled: if i.insights != off then true
            Mode: insightModes["${i.insights}"]
          }
        } for i in index if i.insights != off or i.limit?.read != none]
        ResourcePolicy: if r.home and shared != none then { PolicyDocument: shared }
        KinesisStreamSpecification: if r.home then { StreamArn: copyArn }
        ContributorInsightsSpecification: { Enabled: if insights != off then true, Mode: insightModes["${insights}"] }
        DeletionProtectionEnabled: protect
        TableClass: match class { standard: "STANDARD", infrequentAccess: "STANDARD_INFREQUENT_ACCESS" }
        Tags: [{ Key: k, Value: v } for k, v in tags]
      } for r in [
        { region: aws.region, key: keyArn, home: true }
        ...[{ region: r.region, key: r.encrypt, home: false } for r in replicas]
      ]
    ]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  cloudformation "AWS::DynamoDB::Table" when not global {
    TableName: name, BillingMode: if fixed == none then "PAY_PER_REQUEST" else "PROVISIONED"
    AttributeDefinitions: [{ AttributeName: k, AttributeType: keyTypes[t.name] } for k, t in attributes]
    KeySchema: [{ AttributeName: k, KeyType: roles[n] } for n, k in keys(key)]
    ProvisionedThroughput: { ReadCapacityUnits: fixed.read, WriteCapacityUnits: fixed.write }
    GlobalSecondaryIndexes: [{
      IndexName: i.name, KeySchema: [{ AttributeName: k, KeyType: roles[n] } for n, k in keys(i.key)]
      Projection: {
        ProjectionType: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
        NonKeyAttributes: match i.project { all: none, keys: none, else: i.project }
      }
      ProvisionedThroughput: { ReadCapacityUnits: i.capacity.read, WriteCapacityUnits: i.capacity.write }
      OnDemandThroughput: { MaxReadRequestUnits: i.limit.read, MaxWriteRequestUnits: i.limit.write }
      WarmThroughput: { ReadUnitsPerSecond: i.warm.read, WriteUnitsPerSecond: i.warm.write }
      ContributorInsightsSpecification: { Enabled: if i.insights != off then true, Mode: insightModes["${i.insights}"] }
    } for i in index]
    LocalSecondaryIndexes: [{
      IndexName: i.name
      KeySchema: [
        { AttributeName: first(keys(key)), KeyType: "HASH" }
        { AttributeName: first(keys(i.sort)), KeyType: "RANGE" }
      ]
      Projection: {
        ProjectionType: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
        NonKeyAttributes: match i.project { all: none, keys: none, else: i.project }
      }
    } for i in localIndex]
    OnDemandThroughput: { MaxReadRequestUnits: limit.read, MaxWriteRequestUnits: limit.write }
    WarmThroughput: { ReadUnitsPerSecond: warm.read, WriteUnitsPerSecond: warm.write }
    ContributorInsightsSpecification: { Enabled: if insights != off then true, Mode: insightModes["${insights}"] }
    KinesisStreamSpecification: { StreamArn: copyArn }
    ImportSourceSpecification: if import != none then {
      InputFormat: source.form, InputCompressionType: source.compression
      S3BucketSource: { S3Bucket: import.from.name, S3KeyPrefix: import.prefix }
      InputFormatOptions: { Csv: { Delimiter: import.delimiter, HeaderList: import.header } }
    }
    StreamSpecification: { StreamViewType: view }
    TimeToLiveSpecification: if expire != none then { AttributeName: expire, Enabled: true }
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovers, RecoveryPeriodInDays: days }
    ResourcePolicy: if shared != none then { PolicyDocument: shared }
    SSESpecification: if keyArn != none then {
      SSEEnabled: true
      SSEType: "KMS"
      KMSMasterKeyId: keyArn
    } else if encrypt == managed then { SSEEnabled: true }
    DeletionProtectionEnabled: protect
    TableClass: match class { standard: "STANDARD", infrequentAccess: "STANDARD_INFREQUENT_ACCESS" }
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  terraform "aws_dynamodb_table" {
    name: name, billing_mode: if fixed == none then "PAY_PER_REQUEST" else "PROVISIONED"
    hash_key: first(keys(key)), range_key: first(drop(keys(key), 1))
    read_capacity: fixed.read, write_capacity: fixed.write
    attribute: [{ name: k, type: keyTypes[t.name] } for k, t in attributes]
    global_secondary_index: [{
      name: i.name, hash_key: first(keys(i.key)), range_key: first(drop(keys(i.key), 1))
      projection_type: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
      non_key_attributes: match i.project { all: none, keys: none, else: i.project }
      read_capacity: i.capacity.read, write_capacity: i.capacity.write
      on_demand_throughput: { max_read_request_units: i.limit.read, max_write_request_units: i.limit.write }
      warm_throughput: { read_units_per_second: i.warm.read, write_units_per_second: i.warm.write }
    } for i in index]
    local_secondary_index: [{
      name: i.name, range_key: first(keys(i.sort))
      projection_type: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
      non_key_attributes: match i.project { all: none, keys: none, else: i.project }
    } for i in localIndex]
    stream_enabled: if view != none then true, stream_view_type: view
    ttl: if expire != none then { attribute_name: expire, enabled: true }
    point_in_time_recovery: { enabled: recovers, recovery_period_in_days: days }
    on_demand_throughput: { max_read_request_units: limit.read, max_write_request_units: limit.write }
    import_table: if import != none then {
      input_format: source.form, input_compression_type: source.compression
      s3_bucket_source: { bucket: import.from.name, key_prefix: import.prefix }
      input_format_options: { csv: { delimiter: import.delimiter, header_list: import.header } }
    }
    replica: [{
      region_name: r.region, kms_key_arn: r.encrypt, point_in_time_recovery: recovers, propagate_tags: true
    } for r in replicas]
    warm_throughput: { read_units_per_second: warm.read, write_units_per_second: warm.write }
    unsupported "Terraform would set the rate of an index back with every plan, as its provider can overlook that for the table alone" when any(
      [i.scale != none for i in index]
    )
    needs "6.13" when warm != none or any([i.warm != none for i in index])
    server_side_encryption: if keyArn != none then {
      enabled: true
      kms_key_arn: keyArn
    } else if encrypt == managed then { enabled: true }
    deletion_protection_enabled: protect
    table_class: match class { standard: "STANDARD", infrequentAccess: "STANDARD_INFREQUENT_ACCESS" }
    tags: tags
    lifecycle {
      prevent_destroy: if onDelete == retain then true
      ignore_changes: if scaled != [] then ["read_capacity", "write_capacity"]
    }
  }
  terraform Insights: "aws_dynamodb_contributor_insights" when insights != off {
    table_name: self.name, mode: insightModes["${insights}"], needs "6.11" when insights == throttled
  }
  terraform IndexInsights: "aws_dynamodb_contributor_insights" for i in [i for i in index if i.insights != off] {
    table_name: self.name, index_name: i.name, mode: insightModes["${i.insights}"]
    needs "6.11" when any([i.insights == throttled for i in index])
  }
  terraform Sharing: "aws_dynamodb_resource_policy" when shared != none { resource_arn: self.arn, policy: shared }
  terraform Copy: "aws_dynamodb_kinesis_streaming_destination" when copyTo != none {
    table_name: self.name, stream_arn: copyArn
  }
}
