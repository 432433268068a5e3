/// A function that runs once when the system is deployed.
table Orders { key: { id: Text }, onDelete: delete, protect: false }

function Seeder {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: 1min, allow: [Orders.write]
}

custom Seed {
  run: Seeder
  input: { table: Orders.name, items: [{ id: "1", name: "a \"first\" one" }], region: aws.region }
  version: "3"
  tags: { team: "shop" }
}

/// Runs what is deployed, not what is live.
function Careful { code: ./src, runtime: "nodejs22.x", handler: "index.handler", live: {} }
custom Trial { run: Careful }

/// Nothing but what is needed.
custom Check { run: Seeder }

output seeded = Seed.result
