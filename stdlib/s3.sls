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
///   lifecycle Archive { prefix: "old/", move: [{ after: 30d, to: "GLACIER_IR" }] }
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
  /// Objects are deleted after this time.
  expire: Duration(1d..36500d)?
  /// Keys of S3, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// Refuses requests without TLS.
  tlsOnly: Bool = true
  /// Sends every event to EventBridge too.
  events: Bool = false
  /// Web pages of other origins that may use the bucket.
  cors: List<{
    origins: List<Text>(1..100)
    methods: List<"GET" | "PUT" | "HEAD" | "POST" | "DELETE">(1..5)
    headers: List<Text> = []
    expose: List<Text> = [], maxAge: Duration(0s..1d) = 1h
  }>(0..100) = []
  onDelete: retain | delete = if prodLike then retain else delete
  name: Text(3..63) = "${physicalName(max: 35, lower: true)}-${aws.account}-${aws.region}"

  /// What becomes of objects in time.
  clause lifecycle(name: Name) 0..1000 {
    /// Only keys that begin so.
    prefix: Text(0..1024) = ""
    expire: Duration(1d..36500d)?
    /// Uploads in parts that were not finished are dropped after this time.
    abort: Duration(1d..3650d)?
    move: List<{ after: Duration(0d..36500d), to: StorageClass }>(0..10) = []
    /// What becomes of versions that are no longer current.
    old: { expire: Duration(1d..36500d), keep: Int(1..100)? }?
    check "s3.lifecycle.empty" {
      at: name, require: expire != none or abort != none or move != [] or old != none
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
      for: t in [expire, abort, old?.expire, ...[m.after for m in move]]
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
  add self.lifecycle("Expire") as Expire when expire != none { expire: expire }

  /// Sends what happens to objects somewhere.
  clause notify(target: Target<function | queue>) {
    event: S3EventName = "s3:ObjectCreated:*"
    /// Only keys that begin so.
    prefix: Text(1..1024)?
    /// Only keys that end so.
    suffix: Text(1..1024)?
    let to: Target<function | queue> = if target != none then target else receiver
    let filter = {
      S3Key: {
        Rules: [
          if prefix != none then { Name: "prefix", Value: prefix }
          if suffix != none then { Name: "suffix", Value: suffix }
        ]
      }
    }
    grant to.allow -> service("s3.amazonaws.com", known(owner.arn), aws.account)
    check "s3.notify.fifo" {
      at: target, because: to.fifo, when: to is Ref<queue>, require: not to.fifo
      message: "S3 does not send to FIFO queues", hint: "send to a standard queue"
      evidence: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html"
    }
  }
  /// New objects.
  source created for function -> S3Event = notify(event: "s3:ObjectCreated:*")
  /// Deleted objects.
  source removed for function -> S3Event = notify(event: "s3:ObjectRemoved:*")
  /// Objects that came back from an archive.
  source restored for function -> S3Event = notify(event: "s3:ObjectRestore:*")

  clause grant {
    sid: Text?, effect: allow | deny = allow, to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
  }
  add self.grant as TlsOnly when tlsOnly {
    sid: "TlsOnly", effect: deny, to: anyone(), actions: ["s3:*"], on: [arn, "${arn}/*"]
    where: { Bool: { "aws:SecureTransport": "false" } }
  }
  native policy: Json?

  attr arn: Arn<bucket> { cloudformation: "Arn", terraform: "arn", known: "arn:${aws.partition}:s3:::${name}" }
  attr name: Text { cloudformation: "Ref", terraform: "id", known: name }
  attr host: Text {
    cloudformation: "RegionalDomainName", terraform: "bucket_regional_domain_name"
    known: "${name}.s3.${aws.region}.${aws.urlSuffix}"
  }

  let use = if encrypt is Ref<key>
    then [encrypt.decrypt]
    else if encrypt is Arn<key> then [aws.kms.decrypt(on: encrypt)] else []
  can read(prefix: Text = "") { actions: ["s3:GetObject"], on: ["${arn}/${prefix}*"], also: use }
  can write(prefix: Text = "") {
    actions: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], on: ["${arn}/${prefix}*"]
    also: if encrypt is Ref<key>
      then [encrypt.encrypt]
      else if encrypt is Arn<key> then [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)] else []
  }
  can readWrite(prefix: Text = "") = [read(prefix), write(prefix)]
  can list(prefix: Text = "") {
    actions: ["s3:ListBucket"], on: [arn]
    conditions: if prefix != "" then { StringLike: { "s3:prefix": ["${prefix}*"] } }
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
  let status = match versions { off: none, on: "Enabled", suspended: "Suspended" }
  let functions = [n for n in notify if n.to is Ref<function>]
  let queues = [n for n in notify if n.to is Ref<queue>]

  cloudformation "AWS::S3::Bucket" {
    BucketName: name, VersioningConfiguration: { Status: status }
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
      Id: r.name, Status: "Enabled", Prefix: if r.prefix != "" then r.prefix, ExpirationInDays: r.expire as d
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: r.abort as d }
      NoncurrentVersionExpiration: { NoncurrentDays: r.old.expire as d, NewerNoncurrentVersions: r.old.keep }
      Transitions: [{ StorageClass: m.to, TransitionInDays: m.after as d } for m in r.move]
    } for r in lifecycle] }
    NotificationConfiguration: {
      EventBridgeConfiguration: if events then { EventBridgeEnabled: true }
      LambdaConfigurations: [{ Event: n.event, Function: n.to.arn, Filter: n.filter } for n in functions]
      QueueConfigurations: [{ Event: n.event, Queue: n.to.arn, Filter: n.filter } for n in queues]
    }
    Tags: [{ Key: k, Value: v } for k, v in tags]
    attributes {
      DeletionPolicy: if onDelete == retain then "Retain" else "Delete"
      UpdateReplacePolicy: if onDelete == retain then "Retain" else "Delete"
    }
  }
  cloudformation Policy: "AWS::S3::BucketPolicy" when policy != none { Bucket: self.Ref, PolicyDocument: policy }
  terraform "aws_s3_bucket" {
    bucket: name, tags: tags
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
      id: r.name, status: "Enabled", filter: { prefix: r.prefix }, expiration: { days: r.expire as d }
      abort_incomplete_multipart_upload: { days_after_initiation: r.abort as d }
      noncurrent_version_expiration: { noncurrent_days: r.old.expire as d, newer_noncurrent_versions: r.old.keep }
      transition: [{ days: m.after as d, storage_class: m.to } for m in r.move]
    } for r in lifecycle]
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
  }
  terraform Policy: "aws_s3_bucket_policy" when policy != none { bucket: PublicAccess.bucket, policy: policy }
}
