/// What only deployment knows: a parameter of each type, with its bounds, and where it may go.

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

/// What the account has is asked for by its type.
param network: VpcId
param places: List<SubnetId>
param letters: List<Text(1..3, "^[a-z]+$")> = ["a", "b"]

/// Is hidden wherever a deployment shows it.
param token: Secret

queue Small { size: limit, wait: wait, encrypt: ownKey }

function Worker {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: wait, encrypt: ownKey
  env: {
    ALERT: alert, PAGE: page, CODE: code, WORDS: join(words, ","), SIZES: join(sizes, ","), FIRST: words[0]
    COUNT: "${count}", SHARE: "${share}", WAIT: "${wait}s", ON: "${on}", PLAN: plan, DAY: day, BLOCK: block
  }
  tags: { plan: plan }
  allow: [Small.send]
}

output words = words
output letters = letters
output places = "${network}: ${join(places, " ")}"
output count = count
output page = "${page}/orders"
