stages dev, prod

/// Who hears of totals, and of what is stuck.
param mail: Email
/// Key for the ledger that books receipts.
param ledgerKey: Secret

let kept = match stage { dev: 7d, prod: 365d }

defaults function {
  memory: 256MB, timeout: 30s
  logs: { retention: match stage { dev: 7d, prod: 90d } }
  tags: { system: "receipts" }
}

/// Encrypts scans, and messages about them.
key Vault { about: "scans of receipts" }

/// Scans come in under `in/`.
bucket Scans {
  encrypt: Vault, versions: on, expire: kept
  lifecycle Old { old: { expire: 30d } }
  notify Arrivals { prefix: "in/" }
}

/// Scans that wait to be read.
queue Arrivals {
  encrypt: Vault, visibility: 3min
  deadLetter: { to: Unreadable, after: 5 }
}
queue Unreadable { encrypt: Vault, retention: 14d }

function Read {
  code: ./read, runtime: "python3.13", handler: "app.handler"
  env: { RECEIPTS: Receipts.name, CURRENCY: "EUR", KEPT_DAYS: "${kept as d}" }
  allow: [Scans.read(prefix: "in/"), Receipts.write]
  on Arrivals { batch: 10, window: 5s, concurrency: 10, partialFailures: true }
}

/// What receipts say.
table Receipts {
  key: { receipt: Text }
  stream: newAndOldImages, expire: "expiresAt"
}

/// Where work starts from, written once for each deployment that changes it.
table Settings { key: { name: Text } }
function Prepare {
  code: ./prepare, runtime: "python3.13", handler: "app.handler"
  env: { SETTINGS: Settings.name }
  allow: [Settings.write]
}
custom Currency { run: Prepare, input: { currency: "EUR" } }
