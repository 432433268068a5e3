/// Every setting of a topic, and every way to take from one.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
topic Plain

topic Standard {
  display: "The Shop", encrypt: Main, signature: sha1, tracing: active, logs: 10%
  tags: { team: "shop", cost: "1000" }
  email "team@shop.example"
  email "owner@shop.example" as Owner {
    json: true
    where: { kind: ["order", { prefix: "return-" }] }
    deadLetter: Lost
  }
  sms "+4915112345678" { where: { urgent: ["true"] }, scope: attributes, deadLetter: Lost }
  https "https://shop.example/plain"
  https "https://shop.example/hook?source=sns" as Hook {
    raw: true, confirms: true, patience: 5min, limit: 10, content: "application/json", deadLetter: Lost
    where: { order: { total: [{ numeric: [">", 100] }] } }, scope: body
    retry: { times: 10, first: 1, early: 2, late: 3, shortest: 1s, longest: 1min, growth: exponential }
  }
}

/// AWS's key: only roles of this account send here.
topic Managed { encrypt: managed, logs: failed }

topic Foreign { name: "foreign", encrypt: ownKey, signature: sha256, tracing: off, logs: off, size: 256KB }

topic Ordered { fifo: true, dedup: content, throughput: group, archive: 30d }

topic Strict { name: "strict.fifo", fifo: true, dedup: explicit, throughput: topic }

key Main

/// Takes in every way that a topic gives.
queue Jobs {
  encrypt: Main
  on Standard.messages {
    where: { order: { kind: ["order"], total: [{ numeric: [">", 100] }] } }, scope: body, raw: true
    deadLetter: Lost
  }
  on Plain
}

queue Lost { encrypt: Main, retention: 14d }
queue LostOrdered { fifo: true, retention: 14d }

queue Shipping {
  fifo: true, dedup: content
  on Ordered { replay: { from: "2026-11-01T00:00:00Z", until: "2026-11-02T00:00:00Z" }, deadLetter: LostOrdered }
}

/// A standard queue may take from a FIFO topic, too.
queue Audit { on Ordered, on Strict { replay: none } }

function Worker {
  on Plain
  on Standard as Big { where: { kind: ["order"] }, scope: attributes, raw: false, deadLetter: Lost }
  env: { TOPIC: Plain.arn, NAME: Ordered.name }
  allow: [Foreign.publish, Managed.publish, Strict.publish, Shouts.publish]
}

/// Its subscribers stand at the topic.
topic Shouts {
  to Audit
  to Teller as Voice { where: { kind: ["shout"] } }
}
function Teller { env: { TOPIC: Shouts.arn } }

/// A queue of another account.
subscription Partner {
  topic: Plain, protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:123456789012:partner"
}

/// Tells a topic and a queue, whose key lets S3 in.
bucket Files { notify Standard as Arrivals { prefix: "in/" } }
queue Cleaner { encrypt: Main, on Files.removed { suffix: ".csv" } }

metric Sales
alarm Low { metric: Sales.sum, below: 1, to: [Standard] }
alarm Undelivered { metric: Standard.failed, above: 0 }
alarm Behind { metric: Jobs.age, above: 5min }

output plain = Plain.arn
output ordered = Ordered.name
output partner = Partner.arn
