/// REST APIs: every setting, every method, bodies that are checked.
type Item { sku: Text(1..40), count: Int(1..99) }

type Order {
  /// Who orders.
  customer: Text(1..64, "^[a-z0-9]+$")
  items: List<Item>(1..100)
  total: Number(0..)
  gift: Bool
  speed: fast | slow
  after: Date?
  extras: Map<Text>
}

type Note { text: Text }

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

function Orders
function Notes { allow: [Plain.call] }
function Legacy

/// Nothing but defaults and a root.
gateway Plain {
  protocol: rest
  GET "/" -> Orders
}

gateway Api {
  protocol: rest, authorize: iam, about: "What the shop calls", name: "shop-api", stageName: "v1", tracing: active
  cors: {
    origins: ["https://shop.example"], methods: ["GET", "POST"], headers: ["Content-Type"]
    expose: ["ETag"], maxAge: 10min, credentials: true
  }
  throttle: { rate: 100/s, burst: 200 }
  GET "/" -> Orders { authorize: open }
  POST "/orders" -> Orders { body: Order }
  GET "/orders/{id}" -> Orders
  PUT "/orders/{id}" -> Orders { body: Order, authorize: iam }
  PATCH "/orders/{id}" -> Orders
  DELETE "/orders/{id}" -> Orders
  HEAD "/orders/{id}" -> Orders
  POST "/orders/{id}/notes" -> Notes { body: Note }
  OPTIONS "/own" -> Notes { authorize: open }
  GET "/own" -> Notes
  ANY "/legacy/{rest+}" -> Legacy { authorize: open }
  tags: { team: "shop" }
}

/// Every page of everywhere may read.
gateway Public {
  protocol: rest, cors: { origins: ["*"] }
  GET "/deep/path/with/many.parts" -> Orders
  GET "/orders/{id}" as ReadOrder -> Orders
}

output plain = Plain.url
output api = Api.url
output id = Api.id
output execution = Api.execution
