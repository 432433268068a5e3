/// Every setting of a stream, and every way to read one.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
stream Plain

stream Fixed {
  name: "clicks", capacity: { shards: 4 }, retention: 365d, encrypt: Main, spread: byKey, size: 1MB
  shardMetrics: [
    incomingBytes
    incomingRecords
    outgoingBytes
    outgoingRecords
    writeProvisionedThroughputExceeded
    readProvisionedThroughputExceeded
    iteratorAgeMilliseconds
  ]
  onDelete: retain, tags: { team: "shop" }
}

stream Foreign { encrypt: ownKey, capacity: onDemand, onDelete: delete }

key Main
queue Lost { retention: 14d }
topic Alerts
bucket Batches { onDelete: delete }

/// Reads in every way.
function Reader {
  timeout: 1min
  on Plain { maxAge: 7d, failed: Batches }
  on Fixed.records {
    start: "2026-11-01T12:30:15Z", dedicated: true, batch: 10000, window: 5min, parallel: 1, partialFailures: true
    bisect: true, retries: 10000, maxAge: 1min, failed: Lost, tumbling: 15min, metrics: true, enabled: false
    where: { data: { kind: ["order", { prefix: "return-" }] }, partitionKey: [{ "anything-but": ["test"] }] }
  }
  on Foreign as Others { start: oldest, parallel: 10, retries: 5, failed: Alerts, window: 0s, batch: 1 }
  env: { STREAM: Plain.name }
}

/// Its reader stands at the stream.
stream Views {
  reader Counter { start: latest, maxAge: 1h }
}
function Counter

/// For a reader that is no function.
streamConsumer Cluster { stream: Plain }
streamConsumer Named { stream: Plain, name: "named" }

function Writer { allow: [Plain.put, Fixed.put, Foreign.put, Fixed.read, Cluster.read] }

alarm Behind { metric: Plain.lag, above: 1min }

output plain = Plain.arn
output consumer = Cluster.arn
output name = Named.name
