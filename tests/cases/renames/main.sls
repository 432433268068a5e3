// What was called otherwise keeps its logical ids and names; Terraform moves it.

/// Purchases by customer.
table Purchases {
  was Orders
  key: { customer: Text, id: Text }
  stream: newAndOldImages
}

queue Tasks {
  was Jobs
  was Work
  visibility: 3min
  deadLetter: { to: Failed, after: 5 }
}

queue Failed { retention: 14d }

queue Shard for region in ["eu", "us"] {
  was Part
  visibility: 3min
}

function Servant {
  was Worker
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: 20s
  env: { PURCHASES: Purchases.name }
  allow: [Purchases.read, Shard["eu"].send]
  on Tasks { batch: 5, partialFailures: true }
  on every(1h) as Hourly { was OnEvery }
}
output tasks = Tasks.url
