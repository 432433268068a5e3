/// Every setting of a bucket, and every way in which it tells of its objects.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
bucket Plain

bucket Files {
  versions: on, expire: 365d, onDelete: retain
  cors: [
    { origins: ["https://shop.example"], methods: ["GET", "HEAD"] }
    { origins: ["*"], methods: ["PUT", "POST", "DELETE"], headers: ["*"], expose: ["ETag"], maxAge: 0s }
  ]
  lifecycle Logs { prefix: "logs/", expire: 30d, abort: 1d, old: { expire: 7d } }
  lifecycle Archive {
    prefix: "archive/"
    move: [{ after: 30d, to: "STANDARD_IA" }, { after: 90d, to: "GLACIER_IR" }, { after: 180d, to: "DEEP_ARCHIVE" }]
  }
  lifecycle Parts { abort: 7d }
  lifecycle Old { old: { expire: 30d } }
  tags: { team: "archive" }
}

key Main { onDelete: delete }

/// Takes records of requests, and lists.
bucket Records { onDelete: delete }
bucket Copies { versions: on, encrypt: Main, onDelete: delete }

/// Locked, copied, moved, listed, recorded and counted.
bucket Ledger {
  versions: on, encrypt: Main, onDelete: delete
  lock: { mode: governance, keep: 30d }
  accelerate: true
  logs: { to: Records, prefix: "ledger/" }
  countRequests: true
  replicate: [
    { to: Copies, prefix: "a/", class: "GLACIER_IR", deletions: true, fast: true }
    { to: Copies, prefix: "b/" }
  ]
  tiering Cold { prefix: "c/", tagged: { kind: "draft" }, archive: 90d, deep: 200d }
  tiering Paused { enabled: false, deep: 180d }
  inventory Everything {
    to: Records, folder: "lists/", prefix: "a/", form: parquet, every: week, versions: all, enabled: false
    fields: ["Size", "ETag", "ObjectLockMode"]
  }
  inventory Plain { to: Records, form: orc }
  lifecycle Temporary { prefix: "x/", tagged: { temporary: "yes" }, above: 128KB, below: 1GB, expire: 3d }
  lifecycle Drafts { tagged: { kind: "draft" }, expire: 30d }
  lifecycle Large { above: 1MB, move: [{ after: 0d, to: "GLACIER_IR" }] }
  lifecycle Marks { expireMarkers: true, old: { keep: 3, expire: 60d, move: [{ after: 30d, to: "GLACIER" }] } }
  lifecycle Off { enabled: false, abort: 1d }
}

/// Locked by code, one by one.
bucket Contracts { versions: on, lock: on, onDelete: delete, replicate: [{ to: Ledger }] }

dashboard Storage { of: [Ledger, Plain], metrics: [Ledger.size] }

/// Own key, no policy, paused versions.
bucket Encrypted { encrypt: ownKey, tlsOnly: false, versions: suspended, name: "encrypted-files-of-the-shop" }

/// Tells queues and functions what happens.
bucket Inbox {
  onDelete: delete
  notify Arrivals { event: "s3:ObjectCreated:Put", prefix: "in/", suffix: ".csv" }
  notify Losses { event: "s3:ObjectRemoved:*" }
  notify Log { event: "s3:LifecycleExpiration:*", prefix: "in/" }
}

queue Arrivals
queue Losses { encrypt: ownKey }

function Log
function Reader {
  waive: { "s3.notify.recursion": "it counts what it wrote" }
  env: { INBOX: Inbox.name, HOST: Inbox.host, ARN: Encrypted.arn }
  allow: [
    Plain.read, Files.write, Files.list, Encrypted.readWrite, Inbox.read(prefix: "in/"), Inbox.write(prefix: "done/")
    Inbox.list(prefix: "in/"), Plain.readWrite(prefix: "both/")
  ]
  on Inbox.created { prefix: "out/", suffix: ".json" }
  on Inbox.restored { prefix: "old/" }
  on Files.removed as Cleaning
  on Plain
}

output files = Files.arn
output inbox = Inbox.host
output plain = Plain.name
