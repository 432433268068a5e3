/// Every property of buses, rules, connections and endpoints, and each in its smallest form.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

param password: Secret

type OrderPlaced {
  order: Text(1..36), kind: gift | sale, total: Number(0..), note: Text?
  customer: { id: Text, country: Text(2..2) }
}

key Main
key Kept
queue Failed { encrypt: Main, retention: 14d }
queue Lost { retention: 14d }
queue Jobs
queue Ordered { fifo: true, dedup: content }
logGroup Seen
topic News
stream Clicks

bus Small

bus Shop {
  name: "shop-events", about: "What happens in the shop", encrypt: Main, deadLetter: Lost, tags: { team: "shop" }
  waive: { "events.archive.key": "the case `archives` has keys" }
  archive All
  archive Gifts {
    where: { source: ["shop"], detail: { kind: ["gift"] } }, retention: 400d, about: "Gifts of more than a year"
  }
  from "111122223333" { source: "partner.shop", detailType: "Order Placed" }
  from "444455556666"
  from "o-abcdef1234" as Company
}

bus Saas { partner: "aws.partner/example.com/123" }

function Ship {
  on Shop.events {
    where: {
      source: ["shop"], detailType: ["Order Placed", "Order Paid"]
      detail: {
        kind: ["gift"], total: [{ numeric: [">=", 100, "<", 1000] }], note: [{ exists: true }]
        customer: { country: [{ prefix: "D" }, { "anything-but": ["DE"] }] }
        "$or": [{ order: [{ suffix: "x" }] }, { order: [{ wildcard: "a*z" }] }]
      }
    }
    event: OrderPlaced, input: { id: event.detail.order, text: "order ${event.detail.order} of ${app.name}" }
    enabled: false, retries: 3, within: 1h, deadLetter: Failed
  }
  on events({ source: ["aws.s3"], detailType: ["Object Created"] })
  on events({ source: ["aws.ec2"] }) as Machines {
    input: { kind: "machine" }, enabled: true, retries: 0, within: 1min, deadLetter: Failed
  }
  allow: [Shop.send(source: "shop", detailType: "Order Shipped"), Small.send]
}

connection Basic { basic: { user: "shop", password: password } }

connection Keyed {
  apiKey: { header: "X-Api-Key", value: password }
  headers: { "X-Source": "shop" }, query: { version: "1" }, body: { tenant: "a" }
  secrets: { headers: { "X-Secret": password }, query: { token: password }, body: { pin: password } }
  about: "A partner with a key", name: "keyed"
}

connection Tokens {
  oauth: {
    url: "https://example.com/token", method: "PUT", clientId: "shop", clientSecret: password
    headers: { "X-Tenant": "a" }, query: { audience: "orders" }, body: { grant_type: "client_credentials" }
  }
}

endpoint Plain { url: "https://example.com/orders", connection: Basic }

endpoint Paths {
  url: "https://example.com/*/orders/*", connection: Keyed, method: "PUT", rate: 5, about: "Orders of a partner"
  name: "paths"
}

rule Everything {
  bus: Shop, about: "Copies of all orders", name: "everything", tags: { team: "shop" }
  where: {
    source: ["shop"], detailType: ["Order Placed"], detail: { kind: ["gift", "sale"] }, account: ["111122223333"]
    region: ["eu-west-1"], resources: [{ prefix: "arn:aws:" }], id: [{ exists: true }], time: [{ prefix: "2027-" }]
    version: ["0"]
  }
  event: OrderPlaced
  to Jobs { input: { kind: "copy", parts: [1, 2.5, true] }, retries: 10, within: 2h, deadLetter: Failed }
  to Ordered { group: "orders", input: { all: event, id: event.detail.order } }
  to Paths { path: ["shop", "1"], headers: { "X-Source": "shop" }, query: { dry: "true" } }
  to Small
  to Seen
}

rule Further {
  where: { source: ["shop"] }
  to News
  to Clicks { partition: event.detail.order }
}

rule Onward {
  where: { source: ["aws.iam"], detailType: ["AWS API Call via CloudTrail"] }, reads: true
  forward "arn:aws:events:eu-west-1:111122223333:event-bus/central" as Central {
    retries: 1, within: 1h, deadLetter: Lost
  }
}

rule Elsewhere {
  bus: "arn:aws:events:eu-west-1:111122223333:event-bus/central", where: { source: ["shop"] }, enabled: false
  to Plain
}

alarm Trouble { metric: Everything.failures, above: 5 }

output bus = Shop.arn
output archive = Small.name
output rule = Everything.arn
output secret = Keyed.secret
output connection = Keyed.arn
output endpoint = Paths.arn
