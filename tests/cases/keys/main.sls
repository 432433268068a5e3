/// Keys of every use, and everything that a key can encrypt: who needs the key is let in.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
key Plain

key Main {
  usage: encrypt, spec: "SYMMETRIC_DEFAULT", rotate: 90d, material: aws, multiRegion: true, enabled: true
  recovery: 7d, about: "Everything of the shop", onDelete: delete, name: "shop/main"
  tags: { team: "security" }
}

key Paused { rotate: never, enabled: false, onDelete: delete, recovery: 14d }

key Signing { usage: sign, onDelete: delete }
key Letters { spec: "RSA_4096", onDelete: delete }
key Codes { usage: mac, spec: "HMAC_512", onDelete: delete }
key Shared { usage: agree, spec: "ECC_NIST_P384", onDelete: delete }

/// S3 sends to it, and Scheduler gives up to it.
queue Arrivals { encrypt: Main, keyReuse: 1h }
bucket Files { encrypt: Main, onDelete: delete, notify Arrivals { prefix: "in/" } }
table Orders { key: { id: Text }, stream: keys, encrypt: Main, onDelete: delete, protect: false }
logGroup Lines { encrypt: Main }

function Worker {
  encrypt: Main
  env: { KEY: Main.arn, ID: Signing.id, ALIAS: Main.alias }
  allow: [
    Main.encrypt, Letters.encrypt, Letters.decrypt, Signing.sign, Codes.sign, Shared.agree, Arrivals.send
    Files.readWrite, Orders.readWrite
  ]
  on Orders.changes { retries: 3, failed: Arrivals }
}
function Checker { allow: [Signing.verify, Codes.verify, Plain.decrypt, Arrivals.receive] }

schedule Nightly { rate: 1d, to: Worker, deadLetter: Arrivals }

output key = Main.arn
output alias = Main.alias
