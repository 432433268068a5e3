/// Every property of a pipe, and its smallest form for each source.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

param password: Secret

key Main
queue Jobs
queue Placed
queue Ordered { fifo: true }
queue Copies
queue Failed
table Orders { key: { id: Text }, stream: newAndOldImages }
bus Shop
topic News
stream Clicks
stream More
logGroup Seen { name: "/aws/vendedlogs/seen" }
function Price
function Work
connection Partner { basic: { user: "shop", password: password } }
endpoint Hook { url: "https://example.com/hooks/*", connection: Partner }

pipe Small { from: Jobs, to Work }

pipe Changes {
  from: Orders, where: { eventName: ["INSERT"], dynamodb: { NewImage: { kind: { S: ["gift"] } } } }
  batch: 5, window: 10s, start: oldest, parallel: 2, bisect: true, retries: 3, maxAge: 1h, deadLetter: Failed
  logs: { level: info, data: true, retention: 14d }, encrypt: Main, enabled: false, about: "New gifts, with their price"
  name: "changes", tags: { team: "shop" }
  enrich Price { input: { id: event.dynamodb.NewImage.id.S, note: "gift ${event.dynamodb.NewImage.id.S}" } }
  to Ordered { group: event.dynamodb.NewImage.id.S, dedup: event.eventID, input: { price: event.price } }
}

pipe Records {
  from: Clicks, where: { partitionKey: [{ prefix: "a" }] }, start: "2027-01-31T09:00:00Z", window: 1s, parallel: 2
  bisect: true, retries: 3, maxAge: 1h, deadLetter: News
  to More { partition: event.partitionKey }
}

pipe Tells {
  from: Clicks, to News
  logs: { data: true, to: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/pipes" }
}

pipe Keyed { from: Jobs, to More { partition: "all" } }

pipe Events {
  from: Placed, where: { body: { kind: ["order"] } }
  enrich Hook { path: ["prices"], headers: { "X-Source": "shop" }, query: { dry: "true" } }
  to Shop {
    source: "shop", detailType: event.body.kind, resources: ["arn:aws:s3:::shop"], time: event.body.time
    input: { order: event.body.order }
  }
}

pipe Copying { from: Ordered, to Copies { input: { kind: "copy" } }, logs: { level: trace, to: Seen } }

pipe Kept { from: Orders, to Seen { stream: "orders", time: event.dynamodb.ApproximateCreationDateTime } }

pipe Calls { from: Jobs, to Hook { path: ["orders"], headers: { "X-Source": "shop" }, query: { dry: "true" } } }

pipe Quick { from: Jobs, to Work { wait: false }, logs: { level: info, to: LogFiles, prefix: "pipes/" } }
bucket LogFiles { onDelete: delete }

alarm Trouble { metric: Changes.failures, above: 5 }

output pipe = Changes.arn
output name = Changes.name
