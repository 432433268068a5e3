/// Adds up receipts at night, and once more when the year ends.
function Totals {
  code: ./totals, runtime: "nodejs22.x", handler: "index.handler", timeout: 5min
  env: { RECEIPTS: Receipts.name, NEWS: News.arn }
  allow: [Receipts.read, News.publish]
  async: { retries: 1, failed: Undelivered }
  on cron("0 3 * * ? *", zone: "Europe/Berlin")
}
schedule CloseYear {
  at: "2027-12-31T22:00:00", zone: "Europe/Berlin", window: 30min
  to: Totals, input: { close: true }
}

alarm Stuck {
  metric: Arrivals.age, above: 15min, to: [News]
  about: "scans wait for longer than they should"
}
alarm Failing { metric: Read.errors, above: 5, to: [News] }
dashboard Receipt { of: [Read, Totals, Arrivals] }
