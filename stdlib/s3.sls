// Amazon S3

/// Storage classes that objects can move to.
type StorageClass = "STANDARD_IA" | "ONEZONE_IA" | "INTELLIGENT_TIERING" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE"

/// Classes that objects stay in for 30 days at least.
let rarelyRead = ["STANDARD_IA", "ONEZONE_IA"]

/// What can happen to an object. Source: the S3 user guide, "Supported event types".
type S3EventName = "s3:ObjectCreated:*"
  | "s3:ObjectCreated:Put"
  | "s3:ObjectCreated:Post"
  | "s3:ObjectCreated:Copy"
  | "s3:ObjectCreated:CompleteMultipartUpload"
  | "s3:ObjectRemoved:*"
  | "s3:ObjectRemoved:Delete"
  | "s3:ObjectRemoved:DeleteMarkerCreated"
  | "s3:ObjectRestore:*"
  | "s3:ObjectRestore:Post"
  | "s3:ObjectRestore:Completed"
  | "s3:LifecycleExpiration:*"
  | "s3:ObjectTagging:*"

/// Objects by key. Private, encrypted, and reached over TLS only.
///
/// ```sls
/// bucket Uploads {
///   versions: on, expire: 365d
///   lifecycle Old { old: { expire: 30d } }
///   lifecycle Archive { prefix: "reports/", move: [{ after: 30d, to: "GLACIER_IR" }] }
/// }
/// function Resize {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   allow: [Uploads.read(prefix: "in/"), Uploads.write(prefix: "out/")]
///   on Uploads.created { prefix: "in/", suffix: ".png" }
/// }
/// ```
kind bucket {
  /// Old versions of objects are kept.
  versions: off | on | suspended = off
  /// Objects are deleted after this time; in a bucket with versions they become old ones.
  expire: Duration(1d..36500d)?
  /// Keys of S3, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Refuses requests without TLS.
  tlsOnly: Bool = true
  /// Sends every event to EventBridge too.
  events: Bool = false
  /// Objects cannot be changed or deleted for a time. Only on a new bucket.
  lock: off | on | {
    /// `compliance` binds everybody; `governance` lets those through who may bypass it.
    mode: governance | compliance
    /// How long after an object came; none until code sets it when absent.
    keep: Duration(1d..36500d)
  } = off
  /// Uploads and downloads over Amazon's edge, for clients far away.
  accelerate: Bool = false
  /// Records of every request go to another bucket.
  logs: {
    /// The other bucket, with S3's own keys.
    to: Ref<bucket>
    /// What keys of records begin with.
    prefix: Text(0..512) = ""
  }?
  /// Counts requests: `Files.requests`, `Files.errors`.
  countRequests: Bool = false
  /// New objects are copied to other buckets.
  replicate: List<{
    /// The other bucket. It needs versions too.
    to: Ref<bucket>
    /// Only keys that begin so.
    prefix: Text(0..1024) = ""
    /// Class of the copies; that of the objects when absent.
    class: StorageClass?
    /// Deletions are copied too.
    deletions: Bool = false
    /// Within 15 minutes, with metrics; costs more.
    fast: Bool = false
  }>(0..1000) = []
  /// Web pages of other origins that may use the bucket.
  cors: List<{
    /// Scheme and host of each: `https://shop.example`, or `*` for all.
    origins: List<Text>(1..100)
    /// Methods that they may use.
    methods: List<"GET" | "PUT" | "HEAD" | "POST" | "DELETE">(1..5)
    /// Headers that they may send besides the usual ones.
    headers: List<Text> = []
    /// Headers of answers that they may read besides the usual ones.
    expose: List<Text> = []
    /// How long browsers remember all that.
    maxAge: Duration(0s..1d) = 1h
  }>(0..100) = []
  /// What becomes of it when it leaves the program; it stays where the stage is for production.
  onDelete: retain | delete = if prodLike then retain else delete
  /// Its name in AWS; another name is another bucket.
  name: Text(3..63) = "${physicalName(max: 35, lower: true)}-${aws.account}-${aws.region}"

  /// What becomes of objects in time.
  clause lifecycle(name: Name) 0..1000 {
    /// Only keys that begin so.
    prefix: Text(0..1024) = ""
    /// Only objects with these tags.
    tagged: Map<Text(0..256)>(0..10) = {}
    /// Only objects larger than this.
    above: Size(0B..50TB)?
    /// Only objects smaller than this.
    below: Size(1B..50TB)?
    /// Whether it acts.
    enabled: Bool = true
    /// Objects are deleted after this time; in a bucket with versions they become old ones.
    expire: Duration(1d..36500d)?
    /// Marks of deletion go once no version is left behind them.
    expireMarkers: Bool = false
    /// Uploads in parts that were not finished are dropped after this time.
    abort: Duration(1d..3650d)?
    /// Objects go to a cheaper class after a time.
    move: List<{
      /// Age in whole days.
      after: Duration(0d..36500d)
      /// The class.
      to: StorageClass
    }>(0..10) = []
    /// What becomes of versions that are no longer current.
    old: {
      /// Old versions are deleted after this time.
      expire: Duration(1d..36500d)?
      /// This many newer versions are kept besides.
      keep: Int(1..100)?
      /// Old versions go to a cheaper class after a time.
      move: List<{
        /// Age in whole days.
        after: Duration(0d..36500d)
        /// The class.
        to: StorageClass
      }>(0..10) = []
    }?
    let conditions = length(tagged) + count([c for c in [prefix != "", above != none, below != none] if c])
    check "s3.lifecycle.tagged" {
      at: tagged
      when: tagged != {}, require: abort == none and not expireMarkers
      message: "uploads that were not finished and marks of deletion have no tags"
      hint: "put `abort` and `expireMarkers` into a lifecycle of their own"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html"
    }
    check "s3.lifecycle.markers" {
      at: expireMarkers, because: expire, when: expireMarkers, require: expire == none
      message: "objects expire, or only marks of deletion go, not both"
      hint: "put `expireMarkers` into a lifecycle of its own"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html"
    }
    check "s3.lifecycle.sizes" {
      at: above, because: below, when: above != none and below != none, require: above < below
      message: "no object is larger than ${above} and smaller than ${below}", hint: "change one of them"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRuleFilter.html"
    }
    check "s3.lifecycle.old" {
      at: old, when: old != none, require: old.expire != none or old.move != []
      message: "nothing becomes of old versions", hint: "add `expire` or `move` to `old`"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html"
    }
    check "s3.lifecycle.empty" {
      at: name, require: expire != none or abort != none or move != [] or old != none or expireMarkers
      message: "`${label}` does nothing", hint: "add `expire`, `abort`, `move` or `old`"
    }
    check "s3.lifecycle.order" {
      for: m in move, at: move, because: expire, when: expire != none, require: m.after < expire
      message: "objects expire after ${expire}, before they would move to ${m.to} after ${m.after}"
      hint: "move them earlier, or let them expire later"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"
    }
    check "s3.lifecycle.gap" {
      for: [a, b] in move, at: move
      require: not (a.to in rarelyRead and b.after >= a.after and b.after < a.after + 30d) and not (
        b.to in rarelyRead and a.after >= b.after and a.after < b.after + 30d
      )
      message: "objects stay in ${if a.to in rarelyRead then a.to else b.to} for 30d at least, and ${max(a.after, b.after) - min(a.after, b.after)} is less"
      hint: "move them on 30d later"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"
    }
    check "s3.lifecycle.twice" {
      for: [a, b] in move, at: move, require: a.to != b.to
      message: "objects move to ${a.to} twice", hint: "name each class once"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html"
    }
    check "s3.lifecycle.days" {
      for: t in [expire, abort, old?.expire, ...[m.after for m in [...move, ...(old?.move ?? [])]]]
      at: name
      require: not contains("${t as d}", ".")
      message: "S3 counts whole days, and ${t} is none", hint: "write a whole number of days"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html"
    }
    check "s3.lifecycle.ia-age" {
      for: m in move, at: move, when: m.to in rarelyRead, require: m.after >= 30d
      message: "objects move to ${m.to} after 30d at the earliest, not after ${m.after}", hint: "write `after: 30d`"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"
    }
  }
  /// Moves objects that nobody reads to cheaper storage, by S3's Intelligent-Tiering.
  clause tiering(name: Name) 0..1000 {
    /// Only keys that begin so.
    prefix: Text(1..1024)?
    /// Only objects with these tags.
    tagged: Map<Text(0..256)>(0..10) = {}
    /// Whether it acts.
    enabled: Bool = true
    /// Objects that nobody read for so long are archived, and take hours to come back.
    archive: Duration(90d..730d)?
    /// And deeper.
    deep: Duration(180d..730d)?
    check "s3.tiering.empty" {
      at: name, require: archive != none or deep != none
      message: "`${label}` does nothing", hint: "add `archive` or `deep`"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_IntelligentTieringConfiguration.html"
    }
    check "s3.tiering.order" {
      at: deep, because: archive, when: archive != none and deep != none, require: deep > archive
      message: "objects go deeper after ${deep}, before they are archived after ${archive}"
      hint: "let them go deeper later"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html"
    }
    check "s3.tiering.days" {
      for: t in [archive, deep], at: name, require: not contains("${t as d}", ".")
      message: "S3 counts whole days, and ${t} is none", hint: "write a whole number of days"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html"
    }
  }
  /// Lists of all objects, now and then, in another bucket.
  clause inventory(name: Name) 0..1000 {
    /// Bucket for the lists.
    to: Ref<bucket>
    /// Where the lists stand in that bucket.
    folder: Text(0..512) = ""
    /// Only keys that begin so.
    prefix: Text(1..1024)?
    /// How lists are written.
    form: csv | orc | parquet = csv
    /// How often.
    every: day | week = day
    /// Whether old versions are listed too.
    versions: current | all = current
    /// What a list says of an object besides its key.
    fields: List<"Size"
      | "LastModifiedDate"
      | "StorageClass"
      | "ETag"
      | "IsMultipartUploaded"
      | "ReplicationStatus"
      | "EncryptionStatus"
      | "ObjectLockRetainUntilDate"
      | "ObjectLockMode"
      | "ObjectLockLegalHoldStatus"
      | "IntelligentTieringAccessTier"
      | "BucketKeyStatus"
      | "ChecksumAlgorithm"
      | "ObjectAccessControlList"
      | "ObjectOwner">(0..15) = ["Size", "LastModifiedDate"]
    /// Whether lists are made.
    enabled: Bool = true
    grant to.keep(prefix: folder) -> service("s3.amazonaws.com", known(owner.arn), aws.account)
  }
  add self.lifecycle("Expire") as Expire when expire != none { expire: expire }

  /// Sends what happens to objects somewhere.
  clause notify(target: Target<function | queue | topic>) {
    /// What must happen.
    event: S3EventName = "s3:ObjectCreated:*"
    /// Only keys that begin so.
    prefix: Text(1..1024)?
    /// Only keys that end so.
    suffix: Text(1..1024)?
    let to: Target<function | queue | topic> = if target != none then target else receiver
    let filter = {
      S3Key: {
        Rules: [
          if prefix != none then { Name: "prefix", Value: prefix }
          if suffix != none then { Name: "suffix", Value: suffix }
        ]
      }
    }
    grant to.allow -> service("s3.amazonaws.com", known(owner.arn), aws.account)
    check "s3.notify.existing" {
      require: not owner.existing
      message: "all that `${owner.label}` tells of is one list, and what stands there already would be lost"
      hint: "let the bucket send events to EventBridge where it is made, and write a `rule` here"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html"
    }
    check "s3.notify.recursion" {
      severity: warning, at: target
      because: to.may
      when: to is Ref<function> and not startsWith(event, "s3:ObjectRestore") and not startsWith(event, "s3:Lifecycle")
      require: not any(
        [
          c.owner == owner and c.name in ["write", "readWrite"] and overlap(
            c.arguments.prefix ?? ""
            prefix ?? ""
          ) for c in to.may
        ]
      )
      message: "`${to.label}` may write where `${owner.label}` calls it, so objects may go round without end"
      hint: "write elsewhere: listen to `{ prefix: \"in/\" }` and allow `${owner.label}.write(prefix: \"out/\")`"
      evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
    }
    check "s3.notify.fifo" {
      at: target, because: to.fifo, when: to is Ref<queue | topic>, require: not to.fifo
      message: "S3 sends to standard queues and topics only, and `${to.label}` is FIFO"
      hint: "remove `fifo: true` from `${to.label}`"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
    }
  }
  /// New objects.
  source created for function | queue -> S3Event = notify(event: "s3:ObjectCreated:*")
  /// Deleted objects.
  source removed for function | queue -> S3Event = notify(event: "s3:ObjectRemoved:*")
  /// Objects that came back from an archive.
  source restored for function | queue -> S3Event = notify(event: "s3:ObjectRestore:*")

  /// Who may use it; what is granted adds itself.
  clause grant {
    sid: Text?, effect: allow | deny = allow, to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
    check "s3.policy.existing" {
      at: taker.label, require: not owner.existing
      message: "the policy of `${owner.label}` is one document, and what it says already would be lost"
      hint: "let `${to.service}` in where the bucket is made, then `waive` this on `${owner.label}`"
    }
  }
  add self.grant as TlsOnly when tlsOnly {
    sid: "TlsOnly", effect: deny, to: anyone(), actions: ["s3:*"], on: [arn, "${arn}/*"]
    where: { Bool: { "aws:SecureTransport": "false" } }
  }
  native policy: Json?

  /// Its ARN.
  attr arn: Arn<bucket> { cloudformation: "Arn", terraform: "arn", known: "arn:${aws.partition}:s3:::${name}" }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "id", known: name }
  /// Bytes of all objects in standard storage, once a day.
  attr size: Metric = {
    namespace: "AWS/S3", name: "BucketSizeBytes", statistic: "Average", unit: "Bytes", every: 1d
    dimensions: { BucketName: self.name, StorageType: "StandardStorage" }
  }
  /// How many objects there are, once a day.
  attr objects: Metric = {
    namespace: "AWS/S3", name: "NumberOfObjects", statistic: "Average", every: 1d
    dimensions: { BucketName: self.name, StorageType: "AllStorageTypes" }
  }
  let counted = { BucketName: self.name, FilterId: "EntireBucket" }
  /// Requests, with `countRequests: true`.
  attr requests: Metric? = if countRequests then {
    namespace: "AWS/S3", name: "AllRequests", statistic: "Sum", dimensions: counted
  }
  /// Requests that S3 refused, with `countRequests: true`.
  attr refusals: Metric? = if countRequests then {
    namespace: "AWS/S3", name: "4xxErrors", statistic: "Sum", dimensions: counted
  }
  /// Requests at which S3 failed, with `countRequests: true`.
  attr errors: Metric? = if countRequests then {
    namespace: "AWS/S3", name: "5xxErrors", statistic: "Sum", dimensions: counted
  }
  /// Time until an answer began, with `countRequests: true`.
  attr latency: Metric? = if countRequests then {
    namespace: "AWS/S3", name: "FirstByteLatency", statistic: "p95", unit: "Milliseconds", dimensions: counted
  }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = if countRequests then [requests, refusals, errors, latency] else [objects, size]
  /// Name for requests to the bucket in its region.
  attr host: Text {
    cloudformation: "RegionalDomainName", terraform: "bucket_regional_domain_name"
    known: "${name}.s3.${aws.region}.${aws.urlSuffix}"
  }

  let use = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  /// Gets objects whose keys begin so.
  can read(prefix: Text = "") { actions: ["s3:GetObject"], on: ["${arn}/${prefix}*"], also: use }
  let writing = if encrypt is Ref<key>
    then [encrypt.encrypt]
    else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)] else []
  /// Puts and deletes objects whose keys begin so.
  can write(prefix: Text = "") {
    actions: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], on: ["${arn}/${prefix}*"], also: writing
  }
  /// What a service needs to put objects, which asks for the bucket first.
  can deliver { actions: ["s3:PutObject"], on: ["${arn}/*"], also: [list, ...writing] }
  /// Both.
  can readWrite(prefix: Text = "") = [read(prefix), write(prefix)]
  /// Lists keys that begin so. Without it, a key that is not there is answered with 403 instead of 404.
  can list(prefix: Text = "") {
    actions: ["s3:ListBucket"], on: [arn]
    conditions: if prefix != "" then { StringLike: { "s3:prefix": ["${prefix}*"] } }
  }

  /// What services need that put files into the bucket.
  can keep(prefix: Text = "") {
    actions: ["s3:PutObject"], on: ["${arn}/${prefix}*"]
    also: if encrypt is Ref<key> then [encrypt.encrypt] else []
  }
  /// What services need that deliver logs into the bucket, which look at its owner first.
  can keepLogs(prefix: Text = "") { actions: ["s3:GetBucketAcl", "s3:ListBucket"], on: [arn], also: [keep(prefix)] }
  /// What replication reads; `replicate` grants it.
  can replicateFrom {
    actions: [
      "s3:GetReplicationConfiguration"
      "s3:ListBucket"
      "s3:GetObjectVersionForReplication"
      "s3:GetObjectVersionAcl"
      "s3:GetObjectVersionTagging"
    ]
    on: [arn, "${arn}/*"], also: use
  }
  /// What replication writes; `replicate` grants it.
  can replicateTo {
    actions: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], on: ["${arn}/*"]
    also: if encrypt is Ref<key>
      then [encrypt.encrypt]
      else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.encrypt(on: encrypt)] else []
  }
  let logKeeper: Ref<bucket>? = logs?.to
  grant logKeeper?.keep(prefix: logs.prefix) -> service("logging.s3.amazonaws.com", known(arn), aws.account)
  role Replication when replicate != [] { trustedBy: ["s3.amazonaws.com"], tags: tags }
  grant[self.replicateFrom, ...[r.to.replicateTo for r in replicate]] -> Replication when replicate != []

  check "s3.accelerate-dots" {
    at: accelerate, because: name, when: accelerate, require: not contains(name, ".")
    message: "S3 accelerates no bucket with a dot in its name", hint: "rename it, or remove `accelerate`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html"
  }
  check "s3.name.dots-tls" {
    severity: warning, at: name, require: not contains(name, ".")
    message: "no certificate covers `${name}.s3.amazonaws.com`: a name with dots breaks TLS", hint: "write `-` instead"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"
  }
  check "s3.versioning.lock" {
    at: lock, because: versions, when: lock != off, require: versions == on
    message: "what is locked needs versions", hint: "add `versions: on`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html"
  }
  check "s3.versioning.replication" {
    at: replicate, because: versions, when: replicate != [], require: versions == on
    message: "what is replicated needs versions", hint: "add `versions: on`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html"
  }
  check "s3.versioning.replica" {
    for: r in replicate, at: replicate, because: r.to.versions, require: r.to.versions == on
    message: "`${r.to.label}` takes no copies: it keeps no versions", hint: "add `versions: on` to `${r.to.label}`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html"
  }
  check "s3.replicate.self" {
    for: r in replicate, at: replicate, require: r.to.label != label
    message: "a bucket cannot be its own copy", hint: "replicate to another bucket"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html"
  }
  check "s3.replicate.key" {
    for: r in replicate
    at: replicate
    because: r.to.encrypt
    when: encrypt != managed
    require: r.to.encrypt != managed
    message: "objects of `${label}` have a key of KMS, and `${r.to.label}` has none for the copies"
    hint: "add `encrypt: Main` to `${r.to.label}`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html"
  }
  check "s3.lock.days" {
    at: lock, when: lock != off and lock != on, require: not contains("${lock.keep as d}", ".")
    message: "S3 counts whole days, and ${lock.keep} is none", hint: "write a whole number of days"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html"
  }
  check "s3.logs.key" {
    at: logs, because: logs.to.encrypt, when: logs != none, require: logs.to.encrypt == managed
    message: "S3 writes its records only with its own keys, so nothing comes to `${logs.to.label}`"
    hint: "remove `encrypt` from `${logs.to.label}`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"
  }
  check "s3.logs.lock" {
    at: logs, because: logs.to.lock, when: logs != none, require: logs.to.lock == off or logs.to.lock == on
    message: "S3 writes no records where objects are locked by themselves"
    hint: "write `lock: on`, or leave it out, on `${logs.to.label}`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"
  }
  check "s3.logs.self" {
    severity: warning, at: logs, when: logs != none, require: logs.to.label != label
    message: "each record would be a request that is recorded", hint: "write records to another bucket"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html"
  }
  check "s3.name" {
    at: name
    require: matches(name, "^[a-z0-9][a-z0-9.-]*[a-z0-9]$") and not matches(
      name
      "\\.\\.|^xn--|^sthree-|^amzn-s3-demo-|-s3alias$|--ol-s3$|\\.mrap$|--x-s3$|--table-s3$|^([0-9]+\\.){3}[0-9]+$"
    )
    message: "`${name}` cannot name a bucket: lower case letters, digits, `.` and `-`, a letter or digit at both ends"
    hint: "rename it, or leave `name` out"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"
  }
  check "s3.notify.overlap" {
    for: [a, b] in notify, at: b, because: a, when: wildMatches(a.event, b.event) or wildMatches(b.event, a.event)
    require: not overlap(a.prefix ?? "", b.prefix ?? "") or not overlapSuffix(a.suffix ?? "", b.suffix ?? "")
    message: "`${a.label}` and `${b.label}` would get the same objects"
    hint: "give them prefixes or suffixes that exclude one another"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html"
  }
  check "s3.cors.origin" {
    severity: warning
    for: c in cors
    at: cors
    require: all([matches(o, "^(\\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^/]+)$") for o in c.origins])
    message: "not all of `${join(c.origins, "`, `")}` are origins"
    hint: "write scheme and host only: `https://shop.example`"
    evidence: "https://developer.mozilla.org/docs/Glossary/Origin"
  }
  check "s3.versions.expire" {
    severity: warning
    for: l in lifecycle
    at: l.expire
    because: versions
    when: versions == on and lock == off and l.expire != none
    require: any([o.old?.expire != none and overlap(o.prefix, l.prefix) for o in lifecycle])
    message: "what expires in `${label}` stays as an old version, for ever"
    hint: "add a lifecycle `Old { old: { expire: 30d } }`, or remove `versions`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html"
  }
  check "s3.versions.old" {
    for: l in lifecycle, at: l, because: versions, when: l.old != none, require: versions != off
    message: "`${l.label}` is about old versions, and `${label}` keeps none", hint: "add `versions: on` to `${label}`"
  }

  check "s3.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "S3 encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"
  }

  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  let algorithm = if keyArn != none then "aws:kms" else "AES256"
  let retained = if lock == off or lock == on then none else {
    mode: if "${lock.mode}" == "governance" then "GOVERNANCE" else "COMPLIANCE", keep: lock.keep
  }
  let status = match versions { off: none, on: "Enabled", suspended: "Suspended" }
  let functions = [n for n in notify if n.to is Ref<function>]
  let queues = [n for n in notify if n.to is Ref<queue>]
  let topics = [n for n in notify if n.to is Ref<topic>]

  cloudformation "AWS::S3::Bucket" {
    BucketName: name, VersioningConfiguration: { Status: status }
    AccelerateConfiguration: if accelerate then { AccelerationStatus: "Enabled" }
    ObjectLockEnabled: if lock != off then true
    ObjectLockConfiguration: if retained != none then {
      ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: retained.mode, Days: retained.keep as d } }
    }
    LoggingConfiguration: {
      DestinationBucketName: logs.to.name
      LogFilePrefix: if logs != none and logs.prefix != "" then logs.prefix
    }
    MetricsConfigurations: if countRequests then [{ Id: "EntireBucket" }]
    IntelligentTieringConfigurations: [{
      Id: t.name, Status: if t.enabled then "Enabled" else "Disabled", Prefix: t.prefix
      TagFilters: [{ Key: k, Value: v } for k, v in t.tagged]
      Tierings: [
        if t.archive != none then { AccessTier: "ARCHIVE_ACCESS", Days: t.archive as d }
        if t.deep != none then { AccessTier: "DEEP_ARCHIVE_ACCESS", Days: t.deep as d }
      ]
    } for t in tiering]
    InventoryConfigurations: [{
      Id: i.name, Enabled: i.enabled, Prefix: i.prefix, OptionalFields: i.fields
      IncludedObjectVersions: match i.versions { current: "Current", all: "All" }
      ScheduleFrequency: match i.every { day: "Daily", week: "Weekly" }
      Destination: {
        BucketArn: i.to.arn, BucketAccountId: aws.account, Prefix: if i.folder != "" then i.folder
        Format: match i.form { csv: "CSV", orc: "ORC", parquet: "Parquet" }
      }
    } for i in inventory]
    ReplicationConfiguration: if replicate != [] then {
      Role: Replication.arn
      Rules: [{
        Id: "${n}", Priority: n, Status: "Enabled", Filter: { Prefix: r.prefix }
        DeleteMarkerReplication: { Status: if r.deletions then "Enabled" else "Disabled" }
        SourceSelectionCriteria: if keyArn != none then { SseKmsEncryptedObjects: { Status: "Enabled" } }
        Destination: {
          Bucket: r.to.arn, StorageClass: r.class
          EncryptionConfiguration: if keyArn != none then { ReplicaKmsKeyID: r.to.keyArn }
          ReplicationTime: if r.fast then { Status: "Enabled", Time: { Minutes: 15 } }
          Metrics: if r.fast then { Status: "Enabled", EventThreshold: { Minutes: 15 } }
        }
      } for n, r in replicate]
    }
    BucketEncryption: { ServerSideEncryptionConfiguration: [{
      BucketKeyEnabled: if keyArn != none then true
      ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: keyArn }
    }] }
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true
      BlockPublicPolicy: true
      IgnorePublicAcls: true
      RestrictPublicBuckets: true
    }
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] }
    CorsConfiguration: { CorsRules: [{
      AllowedOrigins: c.origins
      AllowedMethods: c.methods
      AllowedHeaders: c.headers
      ExposedHeaders: c.expose
      MaxAge: c.maxAge as s
    } for c in cors] }
    LifecycleConfiguration: { Rules: [{
      Id: r.name, Status: if r.enabled then "Enabled" else "Disabled"
      Prefix: if r.prefix != "" then r.prefix, TagFilters: [{ Key: k, Value: v } for k, v in r.tagged]
      ObjectSizeGreaterThan: if r.above != none then "${r.above as B}"
      ObjectSizeLessThan: if r.below != none then "${r.below as B}"
      ExpirationInDays: r.expire as d, ExpiredObjectDeleteMarker: if r.expireMarkers then true
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: r.abort as d }
      NoncurrentVersionExpiration: if r.old?.expire != none then {
        NoncurrentDays: r.old.expire as d, NewerNoncurrentVersions: r.old.keep
      }
      NoncurrentVersionTransitions: [{ StorageClass: m.to, TransitionInDays: m.after as d } for m in r.old.move]
      Transitions: [{ StorageClass: m.to, TransitionInDays: m.after as d } for m in r.move]
    } for r in lifecycle] }
    NotificationConfiguration: {
      EventBridgeConfiguration: if events then { EventBridgeEnabled: true }
      LambdaConfigurations: [{ Event: n.event, Function: n.to.arn, Filter: n.filter } for n in functions]
      QueueConfigurations: [{ Event: n.event, Queue: n.to.arn, Filter: n.filter } for n in queues]
      TopicConfigurations: [{ Event: n.event, Topic: n.to.arn, Filter: n.filter } for n in topics]
    }
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  cloudformation Policy: "AWS::S3::BucketPolicy" when policy != none { Bucket: self.Ref, PolicyDocument: policy }
  terraform "aws_s3_bucket" {
    bucket: name, object_lock_enabled: if lock != off then true, tags: tags
    lifecycle { prevent_destroy: if onDelete == retain then true }
  }
  terraform Versioning: "aws_s3_bucket_versioning" when status != none {
    bucket: self.id, versioning_configuration: { status: status }
  }
  terraform Encryption: "aws_s3_bucket_server_side_encryption_configuration" {
    bucket: self.id
    rule: [{
      bucket_key_enabled: if keyArn != none then true
      apply_server_side_encryption_by_default: { sse_algorithm: algorithm, kms_master_key_id: keyArn }
    }]
  }
  terraform PublicAccess: "aws_s3_bucket_public_access_block" {
    bucket: self.id
    block_public_acls: true
    block_public_policy: true
    ignore_public_acls: true
    restrict_public_buckets: true
  }
  terraform Ownership: "aws_s3_bucket_ownership_controls" {
    bucket: self.id, rule: { object_ownership: "BucketOwnerEnforced" }
  }
  terraform Cors: "aws_s3_bucket_cors_configuration" when cors != [] {
    bucket: self.id
    cors_rule: [{
      allowed_origins: c.origins
      allowed_methods: c.methods
      allowed_headers: c.headers
      expose_headers: c.expose
      max_age_seconds: c.maxAge as s
    } for c in cors]
  }
  terraform Lifecycle: "aws_s3_bucket_lifecycle_configuration" when lifecycle != [] {
    bucket: Versioning.bucket ?? self.id
    rule: [{
      id: r.name, status: if r.enabled then "Enabled" else "Disabled"
      filter: if r.conditions > 1 then {
        and: {
          prefix: if r.prefix != "" then r.prefix, tags: r.tagged
          object_size_greater_than: r.above as B, object_size_less_than: r.below as B
        }
      } else {
        prefix: if r.conditions == 0 or r.prefix != "" then r.prefix, tag: [{ key: k, value: v } for k, v in r.tagged]
        object_size_greater_than: r.above as B, object_size_less_than: r.below as B
      }
      expiration: { days: r.expire as d, expired_object_delete_marker: if r.expireMarkers then true }
      abort_incomplete_multipart_upload: { days_after_initiation: r.abort as d }
      noncurrent_version_expiration: if r.old?.expire != none then {
        noncurrent_days: r.old.expire as d, newer_noncurrent_versions: r.old.keep
      }
      noncurrent_version_transition: [{ noncurrent_days: m.after as d, storage_class: m.to } for m in r.old.move]
      transition: [{ days: m.after as d, storage_class: m.to } for m in r.move]
    } for r in lifecycle]
  }
  terraform Acceleration: "aws_s3_bucket_accelerate_configuration" when accelerate {
    bucket: self.id, status: "Enabled"
  }
  terraform Lock: "aws_s3_bucket_object_lock_configuration" when retained != none {
    bucket: Versioning.bucket ?? self.id
    rule: { default_retention: { mode: retained.mode, days: retained.keep as d } }
  }
  terraform Logging: "aws_s3_bucket_logging" when logs != none {
    bucket: self.id, target_bucket: logs.to.name, target_prefix: logs.prefix
  }
  terraform Requests: "aws_s3_bucket_metric" when countRequests { bucket: self.id, name: "EntireBucket" }
  terraform Tiering: "aws_s3_bucket_intelligent_tiering_configuration" for t in tiering {
    bucket: self.id, name: t.name, status: if t.enabled then "Enabled" else "Disabled"
    filter: { prefix: t.prefix, tags: t.tagged }
    tiering: [
      if t.archive != none then { access_tier: "ARCHIVE_ACCESS", days: t.archive as d }
      if t.deep != none then { access_tier: "DEEP_ARCHIVE_ACCESS", days: t.deep as d }
    ]
  }
  terraform Inventory: "aws_s3_bucket_inventory" for i in inventory {
    bucket: self.id, name: i.name, enabled: i.enabled, filter: { prefix: i.prefix }, optional_fields: i.fields
    included_object_versions: match i.versions { current: "Current", all: "All" }
    schedule: { frequency: match i.every { day: "Daily", week: "Weekly" } }
    destination: { bucket: {
      bucket_arn: i.to.arn, account_id: aws.account, prefix: if i.folder != "" then i.folder
      format: match i.form { csv: "CSV", orc: "ORC", parquet: "Parquet" }
    } }
  }
  terraform Replicas: "aws_s3_bucket_replication_configuration" when replicate != [] {
    bucket: Versioning.bucket ?? self.id, role: Replication.arn
    rule: [{
      id: "${n}", priority: n, status: "Enabled", filter: { prefix: r.prefix }
      delete_marker_replication: { status: if r.deletions then "Enabled" else "Disabled" }
      source_selection_criteria: if keyArn != none then { sse_kms_encrypted_objects: { status: "Enabled" } }
      destination: {
        bucket: r.to.arn, storage_class: r.class
        encryption_configuration: if keyArn != none then { replica_kms_key_id: r.to.keyArn }
        replication_time: if r.fast then { status: "Enabled", time: { minutes: 15 } }
        metrics: if r.fast then { status: "Enabled", event_threshold: { minutes: 15 } }
      }
    } for n, r in replicate]
  }
  terraform Notification: "aws_s3_bucket_notification" when events or notify != [] {
    bucket: self.id, eventbridge: if events then true
    lambda_function: [{
      lambda_function_arn: n.to.arn
      events: [n.event]
      filter_prefix: n.prefix
      filter_suffix: n.suffix
    } for n in functions]
    queue: [{
      queue_arn: n.to.arn
      events: [n.event]
      filter_prefix: n.prefix
      filter_suffix: n.suffix
    } for n in queues]
    topic: [{
      topic_arn: n.to.arn
      events: [n.event]
      filter_prefix: n.prefix
      filter_suffix: n.suffix
    } for n in topics]
  }
  terraform Policy: "aws_s3_bucket_policy" when policy != none { bucket: PublicAccess.bucket, policy: policy }
}
