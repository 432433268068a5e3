/// HTTP APIs: every setting, every method.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

function Orders
function Notes { allow: [Api.call] }

/// Nothing but defaults.
gateway Plain { GET "/" -> Orders }

gateway Api {
  protocol: http, authorize: iam, about: "What the shop calls", name: "shop-api"
  cors: {
    origins: ["https://shop.example", "https://dev.shop.example"]
    methods: ["GET"]
    headers: ["X-Own"]
    expose: ["ETag"]
    maxAge: 1d, credentials: true
  }
  throttle: { rate: 0.5/s, burst: 1 }
  GET "/" -> Orders { authorize: open }
  GET "/orders" -> Orders
  POST "/orders" -> Orders
  GET "/orders/{id}" -> Orders
  PUT "/orders/{id}" -> Orders
  PATCH "/orders/{id}" -> Orders
  DELETE "/orders/{id}" -> Orders
  HEAD "/orders/{id}" -> Orders
  OPTIONS "/orders/{id}" -> Orders { authorize: open }
  POST "/orders/{order}/notes" as AddNote -> Notes
  ANY "/legacy/{rest+}" -> Notes { authorize: open }
  tags: { team: "shop" }
}

gateway Pages {
  cors: { origins: ["*"] }
  throttle: { rate: 600/min, burst: 20 }
  GET "/a" -> Notes
}

output plain = Plain.url
output api = Api.url
output execution = Api.execution
