/// Roles: trust, managed policies, bounds, what they may do and pass on.
role Batch {
  trustedBy: ["batch.amazonaws.com", "ecs-tasks.amazonaws.com"], about: "Runs nightly jobs", session: 12h
  source: "arn:${aws.partition}:batch:${aws.region}:${aws.account}:*"
  managed: [
    "arn:${aws.partition}:iam::aws:policy/ReadOnlyAccess"
    "arn:aws:iam::aws:policy/service-role/AWSBatchServiceRole"
  ]
  boundary: "arn:${aws.partition}:iam::${aws.account}:policy/bounds"
  allow: [Orders.read, aws.s3.getObject(on: ["reports/*", "arn:${aws.partition}:s3:::others/*"])]
  tags: { team: "nightly" }
}

role Bare { trustedBy: ["lambda.amazonaws.com"] }

role Named { trustedBy: ["lambda.amazonaws.com"], path: "/team/", name: "named" }

/// Code that runs with a role of its own: what sources and the function need is granted to that role.
role Shared { trustedBy: ["lambda.amazonaws.com"], allow: [Batch.pass, aws.dynamodb.getItem(on: "table/others")] }

table Orders { key: { id: Text }, stream: keys }
queue Jobs
queue Done

function Starter {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", role: Shared, tracing: active
  allow: [Orders.read, Done.send]
  on Jobs
  on Orders.changes
}

function Second {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", role: Shared
  allow: [Orders.write, Jobs.send]
}

output batch = Batch.arn
output batchName = Batch.name
