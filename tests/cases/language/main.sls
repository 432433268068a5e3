/// What the language brings to every kind: stages, options, families, conditions, defaults, outputs.
stages dev, prod

option large: Bool = false
option engine: small | medium | "very large" = small

let kept = match stage { dev: 1d, prod: 14d }
let regions = { eu: 1min, us: 2min }
let shared = { team: "shop", stage: stage }

defaults function {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: 5s, env: { STAGE: stage, TEAM: "shop" }
  tags: shared
}

defaults queue { retention: kept, tags: shared }

/// One for each region.
queue Shard for region, visibility in regions {
  visibility: visibility, tags: { region: region }
}

queue Only for name in ["first", "second"] when stage == prod
queue Large when large { size: 64KB }
queue Engine { retention: 1h, size: match engine { small: 1KB, medium: 64KB, else: 256KB } }

/// Its own words win over the defaults; maps merge.
function Worker {
  timeout: 10s
  env: {
    TEAM: "own"
    SHARD: Shard["eu"].url
    SHARDS: join([q.name for q in Shard], ",")
    APP: app.name
    UPPER: upper(app.name)
  }
  on Shard["us"].messages
}

function Extra when stage == prod { tags: { stage: "extra" }, allow: [q.send for q in Shard] }

queue Waived {
  deadLetter: { to: Engine }
  waive: { "sqs.dlq.retention": "somebody looks every hour" }
  retention: 14d
}

/// Where the shop sends.
output shard = Shard["eu"].url
output shardName = Shard["us"].name exported as "${app.name}-${stage}-shard"
output plain = "text of ${stage}"
