/// Callers get a published version by an alias: every edge follows it.

queue Jobs { visibility: 3min }
queue More { visibility: 1min }
queue Failed { retention: 14d }
bucket Uploads
table Orders { key: { id: Text }, stream: newImage }

/// Nothing but a version for each change.
function Least { code: ./src, runtime: "nodejs22.x", handler: "index.handler", live: {} }

/// Starts from a snapshot, and takes from everything.
function Worker {
  code: ./report, runtime: "python3.13", handler: "app.main", timeout: 30s, concurrency: 20
  live: { alias: "stable", snapStart: on }
  async: { retries: 1, failed: Failed }, url: {}
  on Jobs { concurrency: 10 }
  on Orders.changes { start: latest }
  on Uploads.created
  on every(5min)
}

/// Kept ready, behind both kinds of gateways.
function Front {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", concurrency: 10, live: { warm: 5 }
  on More { pollers: { least: 2, most: 20 }, metrics: true, partialFailures: true }
  env: { WORKER: Worker.arn, NAME: Worker.name, URL: Worker.url }
  allow: [Worker.invoke, Worker.request]
}
gateway Api { GET "/" -> Front }
gateway Rest { protocol: rest, GET "/" -> Front }
