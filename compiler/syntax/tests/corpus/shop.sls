// A small shop: every form of a declaration, a clause and a header.

use network.Net
use shared.{Audit, Mailer}
stages dev, staging, prod
param supportEmail: Email                // asked for at deploy time
param poolSize: Int(1..50) = 5
option engine: serverless | provisioned = serverless
let keep = match stage { prod: 400d, staging: 30d, else: 7d }
let prefix: Text = "${app.name}-${stage}"

/// One line of a basket.
type Line { sku: Text(1..40), count: Int(1..99), gift: Bool = false }
type Basket {
  id: Text
  note: Text?
  lines: List<Line>(1..50)
  "x-total": Number(0..)
}
type Channel = web | phone | "in store" | Other

defaults function {
  memory: 256MB, timeout: 10s
  tags: { team: "shop", costs: "4711" }
}

/// Baskets by customer.
///
/// Kept as long as the stage asks for.
table Baskets {
  key: { customer: Text, basket: Text } // partition key, then sort key
  stream: newAndOldImages
  expire: expiresAt

  // The second way to find one.
  index byState { key: { state: Text, changed: Number }, project: all }
}
queue Orders { visibility: 2min, deadLetter: { to: OrdersFailed, after: 4 } }
queue OrdersFailed
queue Shard for region in ["eu", "us", "ap"] when stage == prod and engine != serverless {
  was OldShard
  waive: { "sqs.dlq.missing": "drained by hand" }
  override cloudformation { Tags: [{ Key: "team", Value: "${region}-ops" }] }
}
function Accept(basket: Basket) -> Receipt {
  code: ./src/accept-order
  runtime: "nodejs22.x", handler: "index.handler", memory: 512MB, timeout: 10s
  env: { TABLE: Baskets.name, QUEUE: Orders.url, STAGE: stage }
  allow: [
    Baskets.readWrite
    Orders.send
    aws.rekognition.detectLabels
    aws.bedrock.invokeModel(on: "foundation-model/*")
    ...if stage == prod then [Audit.write] else []
  ]
}
function Fulfil {
  code: ../shared/fulfil, runtime: "python3.13", handler: "app.main", network: Net
  on Orders { batch: 10, window: 5s, concurrency: 20, partialFailures: true }
  on Baskets.changes { start: latest, where: { eventName: ["INSERT", "MODIFY"] } }
  on Photos.created when stage != dev { prefix: "in/", suffix: ".jpg" }
  on every(5min)
  on cron("0 9 * * ? *", zone: "Asia/Seoul") as Morning
}
bucket Photos { expire: keep, versions: on }
existing secret Payment { name: "shop/payment" }
gateway Api {
  protocol: rest, authorize: Users, cors: { origins: ["https://shop.example"] }
  throttle: { rate: 100/s, burst: 200 }
  POST "/baskets" -> Accept { body: Basket } // checked at the gateway
  GET "/baskets/{id}" -> Read { cache: 60s }
  POST "/orders" -> Orders.send
  ANY "/old/{rest+}" -> http("https://old.example/{rest}") { authorize: none }
  plan Partner { quota: 10000/month, throttle: { rate: 2.5/s, burst: 20 }, keys: [AcmeKey] }
}
network Net { cidr: 10.0.0.0/16, zones: 2, nat: one }
topic Alerts {
  on Ledger.events { categories: [failover, maintenance] }
  email supportEmail
  when: engine == provisioned
}
resource Guard: "AWS::WAFv2::WebACL" for name, scope in { edge: "CLOUDFRONT", home: "REGIONAL" } {
  Scope: scope
  DefaultAction: { Allow: {} }
  Rules: [
    // Cheap ones first.
    {
      Name: "common", Priority: 0
      Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" } }
    }
    { Name: "${name}-rate", Priority: 1, Statement: { RateBasedStatement: { Limit: 2_000, AggregateKeyType: "IP" } } }
  ]
}
output apiUrl = Api.url
output tableArn: Arn<table> = Baskets.arn exported as "${prefix}-baskets"
