/// What the rest of the company hears of a receipt.
type ReceiptRead { receipt: Text, merchant: Text, total: Number, currency: Text }

/// New receipts become events.
pipe NewReceipts {
  from: Receipts, start: oldest, retries: 10, bisect: true, deadLetter: Undelivered
  where: { eventName: ["INSERT"] }
  enrich Describe
  to Company { source: "receipts", detailType: "receipt read" }
}
function Describe { code: ./describe, runtime: "nodejs22.x", handler: "index.handler" }

bus Company { archive Everything { retention: kept } }

/// All receipts are booked, told and counted.
rule Booked {
  bus: Company, event: ReceiptRead
  where: { source: ["receipts"], detailType: ["receipt read"] }
  to Accounting {
    input: {
      id: event.detail.receipt, amount: event.detail.total, currency: event.detail.currency
      text: "Receipt ${event.detail.receipt} of ${event.detail.merchant}"
    }
    deadLetter: Undelivered
  }
  to Ledger { input: { id: event.detail.receipt, amount: event.detail.total }, within: 1h, deadLetter: Undelivered }
  to Audit
  to Flow { partition: event.detail.merchant }
}
/// Large ones are told.
rule Large {
  bus: Company, event: ReceiptRead
  where: { source: ["receipts"], detailType: ["receipt read"], detail: { total: [{ numeric: [">=", 1000] }] } }
  to News { input: "${event.detail.merchant} was paid ${event.detail.total} ${event.detail.currency}" }
}

queue Accounting { deadLetter: { to: Undelivered, after: 5 } }
queue Undelivered { retention: 14d }
logGroup Audit { name: "/aws/events/${app.name}/${stage}/receipts", retention: 365d }

connection LedgerAccount { apiKey: { header: "x-api-key", value: ledgerKey } }
endpoint Ledger { url: "https://ledger.example/receipts", connection: LedgerAccount, rate: 10 }

/// Totals and large receipts, for people and for the archive.
topic News {
  email mail { where: { about: ["totals"] } }
  to Newspaper { raw: true }
}
queue Newspaper

/// Receipts as they stream by, counted by merchant.
stream Flow
function Count {
  code: ./count, runtime: "python3.13", handler: "app.handler"
  on Flow { batch: 100, window: 30s, partialFailures: true, bisect: true, retries: 5, failed: Undelivered }
}
