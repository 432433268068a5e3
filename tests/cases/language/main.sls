/// What the language brings to every kind: stages, options, parameters, families, conditions, defaults, outputs.
stages dev, prod

option large: Bool = false
option engine: small | medium | "very large" = small

/// Who hears of trouble.
param alert: Email = "team@shop.example"
param page: Url = "https://shop.example"
param code: Text(3..8, "^[a-z]+$")
param words: List<Text> = ["a", "b"]
param sizes: List<Int> = [1, 2]
param count: Int(1..9) = 3
param share: Number(0..1) = 0.5
param wait: Duration(1s..10s) = 5s
param limit: Size(1KB..256KB) = 64KB
param on: Bool = true
param plan: free | paid | "pay as you go" = free
param day: Date = "2026-11-24"
param block: Cidr = "10.0.0.0/16"
param ownKey: Arn<key> = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
/// Is hidden wherever the deployment shows it.
param token: Secret<Text>

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
queue Large when large { size: limit }
queue Small { size: limit, wait: wait }
queue Engine { retention: 1h, size: match engine { small: 1KB, medium: 64KB, else: 256KB } }

/// Its own words win over the defaults; maps merge.
function Worker {
  timeout: 10s
  env: {
    TEAM: "own"
    SHARD: Shard["eu"].url
    SHARDS: join([q.name for q in Shard], ",")
    ALERT: alert
    PAGE: page
    CODE: code
    WORDS: join(words, ","), COUNT: "${count} of 9", SHARE: "x${share}", ON: "${on}", PLAN: plan, DAY: day, BLOCK: block
    FIRST: words[0], APP: app.name, UPPER: upper(app.name), WAIT: "${wait}s", SIZES: join(sizes, ",")
  }
  allow: [q.send for q in Shard]
  on Shard["us"].messages
}

function Extra when stage == prod { timeout: wait, tags: { stage: "extra" }, encrypt: ownKey }

queue Waived {
  deadLetter: { to: Engine }
  waive: { "sqs.dlq.retention": "somebody looks every hour" }
  retention: 14d
}

/// Where the shop sends.
output shard = Shard["eu"].url
output shardName = Shard["us"].name exported as "${app.name}-${stage}-shard"
output words = words
output plain = "text of ${stage}"
output number = count
