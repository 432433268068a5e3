/// What Terraform's provider cannot say: how a stream spreads its records.
stream Even { spread: evenly, warm: 100MB, size: 10MB }

/// A rate of an index that follows its use.
table Scaled {
  key: { id: Text }, capacity: { read: 5, write: 5 }, onDelete: delete, protect: false
  index byDate { key: { date: Text }, capacity: { read: 5, write: 2 }, scale: { read: 50, write: 20, at: 80% } }
  index byShop { key: { shop: Text }, capacity: { read: 1, write: 1 }, scale: { read: 10 } }
}

/// A setting that ends by itself.
parameter Trial {
  value: "on", tier: advanced, expires: { at: "2099-01-31T09:00:00Z", warn: [15d, 12h] }, unchanged: 30d
}
