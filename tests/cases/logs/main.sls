/// Log groups by themselves.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

/// Nothing but defaults.
logGroup Plain

logGroup Kept {
  name: "/shop/kept", retention: forever, encrypt: ownKey, class: infrequentAccess, onDelete: retain
  tags: { team: "audit" }
}

/// Sends its events on and counts them.
logGroup Lines {
  index: ["requestId", "userId"], class: standard, protect: false
  to Clicks as Archive { where: "{ $.level = \"error\" }", spread: evenly }
  metric Errors { where: "[time, level = ERROR, ...]", value: "1", otherwise: 0, unit: "Count", namespace: "shop" }
  metric Slow { where: "{ $.latency > 100 }", value: "$.latency", unit: "Milliseconds", dimensions: { path: "$.path" } }
}
stream Clicks

function Watcher {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  on Lines { where: "ERROR", spread: byStream }
  on Long.lines
  allow: [Lines.read, Lines.query]
}
alarm Many { metric: Lines.Errors.sum, above: 5, to: [Alerts] }
topic Alerts

logGroup Long { retention: 3653d, class: standard, onDelete: delete }

function Writer {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  env: { GROUP: Kept.name, ARN: Kept.arn }
  allow: [Kept.write, Plain.write]
}

output kept = Kept.arn
output plain = Plain.name
