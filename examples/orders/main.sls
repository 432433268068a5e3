stages dev, prod

let shop = match stage { dev: "https://dev.shop.example", prod: "https://shop.example" }
let kept = match stage { dev: 7d, prod: 90d }

defaults function {
  runtime: "nodejs22.x", memory: 256MB, timeout: 10s
  logs: { retention: kept }
  tags: { system: "orders" }
}

type Item { sku: Text(1..40), count: Int(1..99) }

/// What the shop sends to order something.
type NewOrder {
  customer: Text(1..64)
  items: List<Item>(1..100)
  note: Text(0..500)?
}

/// Orders by customer, newest last.
table Orders {
  key: { customer: Text, id: Text }
  stream: newAndOldImages
  expire: "expiresAt"
  index byStatus { key: { status: Text, placedAt: Number } }
}

/// Orders that wait to be fulfilled.
queue Fulfilment {
  visibility: 3min, retention: 4d
  deadLetter: { to: FulfilmentFailed, after: 5 }
}

queue FulfilmentFailed { retention: 14d }

/// Lists of orders from partners come in under `in/`; reports go out under `reports/`.
bucket Files {
  versions: on
  lifecycle Reports { prefix: "reports/", expire: 365d }
  lifecycle Old { old: { expire: 30d } }
}
