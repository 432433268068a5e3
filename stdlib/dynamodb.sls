/// DynamoDB's name of a type that can be a key.
let keyTypes = {
  Text: "S", Url: "S", Email: "S", Date: "S", Time: "S", Cidr: "S", Path: "S"
  Number: "N", Int: "N", Bytes: "B"
}

/// Items by key.
kind table {
  /// The partition key and, if there are two, the sort key, with their types: `{ customer: Text, placed: Number }`.
  key: Map<Type>(1..2)
  /// Pay for each request, or for a fixed rate.
  capacity: onDemand | { read: Int(1..40000), write: Int(1..40000) } = onDemand
  /// Changes as a stream: what each record carries.
  stream: off | keys | newImage | oldImage | newAndOldImages = off
  /// Attribute with the second at which an item expires.
  expire: Text(1..255)?
  /// Restore to any second of the last 35 days.
  recovery: Bool = prodLike
  /// AWS's key, DynamoDB's key in this account, or a KMS key by its ARN.
  encrypt: owned | managed | Arn<key> = owned
  /// Refuses to be deleted.
  protect: Bool = prodLike
  class: standard | infrequentAccess = standard
  onDelete: retain | delete = if prodLike then retain else delete
  name: Text(3..255, "^[a-zA-Z0-9_.-]+$") = physicalName(max: 255)

  /// Another way to find items. Its keys may differ from the table's.
  clause index(name: Name) 0..20 {
    key: Map<Type>(1..2)
    /// Which attributes it holds.
    project: all | keys | List<Text>(1..100) = all
    capacity: { read: Int(1..40000), write: Int(1..40000) }?
    check "ddb.index.capacity" {
      at: capacity, when: capacity != none, require: owner.capacity != onDemand
      message: "`${owner.label}` pays for each request, so its indexes do", hint: "remove `capacity`"
    }
  }
  /// Another sort key for the table's partition key. Only on a new table.
  clause localIndex(name: Name) 0..5 {
    sort: Map<Type>(1..1)
    project: all | keys | List<Text>(1..100) = all
  }

  attr arn: Arn<table> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:dynamodb:${aws.region}:${aws.account}:table/${name}"
  }
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  attr streamArn: Text { cloudformation: "StreamArn", terraform: "stream_arn" }

  let use = if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  can read {
    actions: ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable"]
    on: [arn, "${arn}/index/*"], also: use
  }
  can write {
    actions: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable"]
    on: [arn], also: use
  }
  can readWrite = [read, write]
  can readStream {
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["${arn}/stream/*"]
    also: use
  }
  can listStreams { actions: ["dynamodb:ListStreams"], on: ["${arn}/stream/*"] }

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
    partialFailures: Bool = false
    /// A failed batch is cut in two to find the record at fault.
    bisect: Bool = false
    /// How often a failed batch is tried again; until it expires when absent.
    retries: Int(0..10000)?
    /// Older records are skipped.
    maxAge: Duration(1min..1d)?
    /// Where a batch that was given up is reported.
    failed: Ref<queue>?
    /// State that is kept over calls for this long.
    tumbling: Duration(0s..15min)?
    /// Only these records.
    where: Pattern?
    enabled: Bool = true
    grant [readStream, listStreams] -> receiver
    grant failed?.send -> receiver
    eventSourceMapping Mapping {
      source: streamArn, target: receiver, start: start, batch: batch, window: window
      parallel: parallel, partialFailures: partialFailures, bisect: bisect, retries: retries, maxAge: maxAge
      failed: failed, tumbling: tumbling, where: if where != none then [where], enabled: enabled
    }
    check "ddb.stream.off" {
      at: stream, require: stream != off
      message: "`${receiver.label}` reads the changes of `${owner.label}`, which has no stream"
      hint: "add `stream: newAndOldImages` to `${owner.label}`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html"
    }
    check "esm.stream.failed" {
      severity: advice, at: retries, require: failed != none or retries == none
      message: "a batch that fails ${retries} times is lost", hint: "add `failed: SomeQueue`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html"
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
  check "ddb.lsi.sort" {
    for: i in localIndex, at: i, because: key, require: length(keys(key)) == 2
    message: "a local index needs a table with a sort key", hint: "give `${label}` a second key, or make this an `index`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html"
  }
  check "ddb.ttl" {
    at: expire, when: expire != none, require: not (expire in keys(key))
    message: "`${expire}` is part of the key and cannot say when an item expires", hint: "use an attribute of its own: `expire: \"expiresAt\"`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html"
  }
  check "ddb.billing.provisioned" {
    for: i in index, at: i, because: capacity, when: capacity != onDemand, require: i.capacity != none
    message: "`${label}` has a fixed rate, so its index needs one", hint: "add `capacity: { read: 5, write: 5 }`"
    evidence: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadWriteCapacityMode.html"
  }

  let view = match stream { off: none, keys: "KEYS_ONLY", newImage: "NEW_IMAGE", oldImage: "OLD_IMAGE", newAndOldImages: "NEW_AND_OLD_IMAGES" }
  let fixed = if capacity == onDemand then none else capacity
  let roles = ["HASH", "RANGE"]
  cloudformation "AWS::DynamoDB::Table" {
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
    } for i in index]
    LocalSecondaryIndexes: [{
      IndexName: i.name
      KeySchema: [{ AttributeName: first(keys(key)), KeyType: "HASH" }, { AttributeName: first(keys(i.sort)), KeyType: "RANGE" }]
      Projection: {
        ProjectionType: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
        NonKeyAttributes: match i.project { all: none, keys: none, else: i.project }
      }
    } for i in localIndex]
    StreamSpecification: { StreamViewType: view }
    TimeToLiveSpecification: if expire != none then { AttributeName: expire, Enabled: true }
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery }
    SSESpecification: if encrypt is Arn<key> then { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: encrypt } else if encrypt == managed then { SSEEnabled: true }
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
    } for i in index]
    local_secondary_index: [{
      name: i.name, range_key: first(keys(i.sort))
      projection_type: match i.project { all: "ALL", keys: "KEYS_ONLY", else: "INCLUDE" }
      non_key_attributes: match i.project { all: none, keys: none, else: i.project }
    } for i in localIndex]
    stream_enabled: if view != none then true, stream_view_type: view
    ttl: if expire != none then { attribute_name: expire, enabled: true }
    point_in_time_recovery: { enabled: recovery }
    server_side_encryption: if encrypt is Arn<key> then { enabled: true, kms_key_arn: encrypt } else if encrypt == managed then { enabled: true }
    deletion_protection_enabled: protect
    table_class: match class { standard: "STANDARD", infrequentAccess: "STANDARD_INFREQUENT_ACCESS" }
    tags: tags
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
}
