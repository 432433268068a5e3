/// Secrets of every origin, and settings.
param token: Secret
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

key Main { onDelete: delete }

/// Filled by hand, once it is there.
secret ByHand
secret Token {
  value: token, version: 2, encrypt: Main, recovery: 7d, about: "For the partner", onDelete: delete
  name: "shop/partner", tags: { team: "shop" }
  replicas: [
    { region: "eu-central-1" }
    { region: "us-east-1", encrypt: "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789" }
  ]
}
secret Plain { generate: {}, onDelete: delete }
secret Database {
  generate: {
    length: 48, lower: true, upper: true, digits: true, symbols: false, space: true, exclude: "\"@/\\", each: false
    into: { fields: { username: "shop", engine: "postgres" }, key: "password" }
  }
  rotation: { by: Rotator, every: 30d, window: 2h, now: true }
  encrypt: Main, recovery: off, onDelete: delete
  field password
  field user { key: "username" }
}
secret Nightly { generate: {}, rotation: { by: Rotator, cron: "0 3 ? * SUN *", now: false }, onDelete: delete }
secret Hourly { generate: {}, rotation: { by: Rotator, every: 4h }, onDelete: delete }

/// A value moves from one to the other without being seen.
secret Copy { value: Database.value, onDelete: delete }
secret Part { value: Database.password.value, onDelete: delete }
connection Billing { basic: { user: "shop", password: Database.password.value } }

function Rotator {}
function Reader {
  env: { TOKEN: Token.arn, GREETING: Greeting.name }
  allow: [Token.read, Database.read, Plain.write, Plain.rotate, Greeting.read, Regions.write]
}

/// Nothing but a value.
parameter Greeting { value: "hello" }
parameter Regions {
  value: ["eu", "us"], tier: advanced, pattern: "[a-z,]+", about: "Where the shop sells", name: "/shop/regions"
  tags: { team: "shop" }
}
parameter Image { value: "ami-0123456789abcdef0", holds: image, tier: automatic, name: "image" }

output token = Token.arn
output greeting = Greeting.value
output regions = Regions.arn
output image = Image.arn
