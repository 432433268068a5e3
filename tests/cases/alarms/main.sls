/// Metrics, alarms of every form, and a page of graphs.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

table Orders { key: { id: Text }, onDelete: delete, protect: false }

/// Code puts values into it.
metric Sales
metric Latency {
  namespace: "Shop/Front", name: "Latency", dimensions: { Page: "cart", Zone: "eu" }, unit: "Milliseconds", every: 10s
}

function Worker { allow: [Sales.put, Latency.put] }
function Pager {}

/// Nothing but what is needed.
alarm Quiet { metric: Sales.sum, below: 1 }

alarm Throttled {
  metric: Orders.readThrottles, atLeast: 5, period: 1min, periods: 5, breaching: 3, statistic: "SampleCount"
  missing: fine, to: [Pager], resolved: [Pager], unknown: [Pager], enabled: true
  about: "Reads of orders are refused", name: "orders-throttled", tags: { team: "shop" }
}
alarm Slow {
  metric: Latency.average
  statistic: "p99.9"
  above: 1500ms
  period: 10s
  fewSamples: ignore
  missing: keep
}
alarm Idle { metric: Orders.reads, atMost: 0, period: 1h, periods: 24, missing: unknown, enabled: false }
alarm Refused {
  metrics: { refused: Orders.conflicts, all: Orders.writes }
  math: "100 * refused / all", above: 2.5
}
alarm Odd { metric: Orders.writes, outside: {} }
alarm OddRate {
  metrics: { reads: Orders.reads, writes: Orders.writes }
  math: "reads / writes", statistic: "Average", outside: { width: 3, side: above }
}
alarm Failing {
  metrics: { errors: Worker.errors, calls: Worker.invocations }
  math: "100 * errors / calls", atLeast: 5, periods: 3, to: [Pager]
}
alarm Late { metric: Worker.duration, above: 2s }
alarm Low { metric: Sales.samples, outside: { side: below } }

/// A topic is told too: its policy and its key let CloudWatch in.
key Main { onDelete: delete }
topic Alerts { encrypt: Main }
queue Jobs
alarm Old { metric: Jobs.age, above: 10min, to: [Alerts, Pager] }
dashboard Ring { of: [Worker, Jobs, Alerts, Orders, Sales] }

compositeAlarm Broken { anyOf: [Throttled, Slow] }
compositeAlarm Shop {
  allOf: [Broken, Refused], anyOf: [Odd, OddRate], noneOf: [Idle, Low]
  mutedBy: { alarm: Quiet, wait: 2min, extend: 3min }
  to: [Pager], resolved: [Pager], unknown: [Pager], enabled: true, about: "All of the shop", name: "the-shop"
  tags: { team: "shop" }
}

dashboard Plain { of: [Orders] }
dashboard Everything {
  of: [Worker, Orders, Sales], metrics: [Orders.conflicts, Latency.maximum], alarms: [Throttled, Shop]
  about: "# The shop\nCall the **pager** first.", period: 1min, shows: 1d, name: "the-shop", tags: { team: "shop" }
  graph "Time" { metrics: [Latency.average, Latency.minimum], right: [Latency.samples], view: stacked, width: 24 }
  graph "Now" { metrics: [Sales.sum], view: numbers, statistic: "Sum", period: 1h, height: 3 }
  graph "Share" { metrics: [Orders.reads, Orders.writes], view: gauge, from: 0, until: 1000 }
  graph "Parts" { metrics: [Orders.reads, Orders.writes], view: pie }
  graph "Steps" { metrics: [Orders.reads], view: bars }
  graph "Lines" { metrics: [Orders.reads], view: lines, from: 0.5 }
}
