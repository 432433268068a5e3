/// Calls without waiting, addresses, logs, and what else a function may say.

queue Good
queue Failed { retention: 14d }
logGroup Common { retention: 90d }

/// Gets records of calls.
function Audit { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

function Async {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", deadLetter: Failed, loops: allow
  async: { retries: 0, within: 10min, succeeded: Good, failed: Audit }
}

/// Both destinations may be the same.
function Simple {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", async: { succeeded: Audit }
}

/// An address for who signs, with pages of other origins, that answers bit by bit.
function Web {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", runtimeUpdates: onChange, concurrency: 50
  url: {
    response: stream
    cors: {
      origins: ["https://shop.example", "https://admin.example"], methods: ["GET", "POST"], headers: ["x-token"]
      expose: ["x-total"], maxAge: 10min, credentials: true
    }
  }
}

function Client {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", allow: [Web.request], env: { WEB: Web.url }
}

function Pinned {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  runtimeUpdates: "arn:aws:lambda:eu-west-1::runtime:8eeff65f6809a3ce81507fe733fe09b835899b99481ba22fd75b5a7338290ec1"
  logs: { group: Common, level: warn, system: debug }
  signing: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
}

output address = Web.url

/// Records of what failed as objects.
bucket Lost
function Kept { code: ./src, runtime: "nodejs22.x", handler: "index.handler", async: { failed: Lost } }
