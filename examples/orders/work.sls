/// Reserves what was ordered and marks the order.
function Fulfil {
  code: ./fulfil, runtime: "python3.13", handler: "app.handler", timeout: 30s
  env: { ORDERS: Orders.name }
  allow: [Orders.readWrite]
  on Fulfilment { batch: 10, window: 5s, concurrency: 20, partialFailures: true }
}

/// Keeps a line for every change of an order.
function Audit {
  code: ./audit, handler: "index.handler"
  on Orders.changes {
    start: oldest, batch: 100, window: 10s, retries: 3, bisect: true, partialFailures: true, failed: AuditFailed
    where: { eventName: ["INSERT", "MODIFY"] }
  }
}

queue AuditFailed { retention: 14d }

/// Reads a partner's list of orders.
function Import {
  code: ./import, runtime: "python3.13", handler: "app.handler", memory: 512MB, timeout: 5min
  env: { FULFILMENT: Fulfilment.url }
  allow: [Files.read(prefix: "in/"), Fulfilment.send]
  on Files.created { prefix: "in/", suffix: ".csv" }
}

/// Counts open orders every hour and writes the day's report each morning.
function Report {
  code: ./report, runtime: "python3.13", handler: "app.handler", timeout: 2min
  env: { ORDERS: Orders.name, FILES: Files.name }
  allow: [Orders.read, Files.write(prefix: "reports/"), aws.cloudwatch.putMetricData]
  on every(1h) { input: { task: "count" } }
  on cron("0 6 * * ? *", zone: "Europe/Berlin") as Morning { input: { task: "report" } }
}
