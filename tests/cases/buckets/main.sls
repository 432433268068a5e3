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
queue Losses {
  encrypt: ownKey
  waive: { "sqs.kms.policy": "the key's policy lets S3 in" }
}

function Log
function Reader {
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
