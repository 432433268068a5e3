/// Log groups by themselves.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

/// Nothing but defaults.
logGroup Plain

logGroup Kept {
  name: "/shop/kept", retention: forever, encrypt: ownKey, class: infrequentAccess, onDelete: retain
  tags: { team: "audit" }
}

logGroup Long { retention: 3653d, class: standard, onDelete: delete }

function Writer {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  env: { GROUP: Kept.name, ARN: Kept.arn }
  allow: [Kept.write, Plain.write]
}

output kept = Kept.arn
output plain = Plain.name
