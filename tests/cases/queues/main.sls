/// Every setting of a queue, and every way to take from one.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
queue Plain

queue Standard {
  visibility: 9min, retention: 1d, wait: 5s, delay: 15min, size: 64KB
  deadLetter: { to: StandardFailed }
  tags: { team: "warehouse", cost: "1000" }
}

/// Takes dead letters of two queues and of no others.
queue StandardFailed {
  retention: 14d
  deadLetterFor: [Standard, Encrypted]
}

queue Ordered {
  fifo: true, dedup: content, visibility: 9min
  deadLetter: { to: OrderedFailed, after: 1 }
}

queue OrderedFailed { fifo: true, retention: 14d, deadLetterFor: any }

queue Fast { fifo: true, throughput: group }

queue Closed { name: "closed-queue", deadLetterFor: nobody }

queue ClosedOrdered { name: "closed-queue.fifo", fifo: true, delay: 0s, wait: 0s }

queue Encrypted {
  encrypt: ownKey, keyReuse: 1h, visibility: 12h
  deadLetter: { to: StandardFailed, after: 1000 }
}

/// May do everything with queues of both sorts of encryption.
function Clerk {
  env: { PLAIN: Plain.url, ORDERED: Ordered.name, ENCRYPTED: Encrypted.arn }
  allow: [Plain.send, Plain.purge, Ordered.send, Encrypted.send, Encrypted.receive, Fast.receive]
}

/// Takes in every way that a queue gives.
function Taker {
  timeout: 90s
  waive: { "esm.sqs.dlq-count": "a message that fails once is looked at by hand" }
  on Standard {
    batch: 10000, window: 5min, concurrency: 1000, partialFailures: true, enabled: false
    where: { body: { kind: ["order", { prefix: "return-" }], amount: [{ numeric: [">", 100] }] } }
  }
  on Ordered.messages { batch: 10, concurrency: 2 }
  on Encrypted as Letters { pollers: { least: 5, most: 100 }, metrics: true }
}

output plain = Plain.url
output ordered = Ordered.arn
output fast = Fast.name
