/// What Terraform's provider of version 6 alone can say of functions.

function Durable {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", live: {}
  durable: { timeout: 30d, retention: 7d }
}

function Tenants { code: ./src, runtime: "nodejs22.x", handler: "index.handler", tenants: isolated }

function Open { code: ./src, runtime: "nodejs22.x", handler: "index.handler", url: { authorize: open } }

/// The same at an alias.
function Aliased {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", live: {}, url: { authorize: open }
}
