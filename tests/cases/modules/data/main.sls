use engine

/// How long work waits.
param keep: Duration(1h..14d) = 4d
type Order { id: Text }
table Orders { key: { id: Text } }
queue Jobs { retention: 14d, deadLetter: { to: Failed, after: 5 } }
queue Failed { retention: 14d }
queue Bulk when engine == large { retention: 13d, deadLetter: { to: Failed, after: 5 } }
output keep = keep
