/// Every setting of a table, and every way to read its changes.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Nothing but defaults.
table Plain { key: { id: Text } }

/// Paid for each request, with indexes of every form.
table Orders {
  key: { customer: Text, placed: Number }
  stream: newAndOldImages, expire: "expiresAt", recovery: true, protect: true, onDelete: retain
  index byStatus { key: { status: Text, placed: Number } }
  index byDay { key: { day: Date }, project: keys }
  index byPart { key: { part: Bytes }, project: ["note", "count"] }
  localIndex byTotal { sort: { total: Int } }
  localIndex byShop { sort: { shop: Url }, project: keys }
  localIndex byMail { sort: { mail: Email }, project: ["note"] }
  tags: { team: "sales" }
}

/// Paid for a rate.
table Rated {
  key: { id: Text }
  capacity: { read: 5, write: 1 }
  class: infrequentAccess, encrypt: managed, stream: keys, onDelete: delete, name: "rated_items"
  index byDate { key: { date: Time }, capacity: { read: 1, write: 2 } }
}

table Encrypted { key: { id: Int }, encrypt: ownKey, stream: newImage }

table Old { key: { id: Number }, stream: oldImage }

/// A rate that follows use.
table Scaled {
  key: { id: Text }, capacity: { read: 5, write: 1 }, scale: { read: 50, write: 20, at: 80% }
  recovery: 7d, onDelete: delete, protect: false
}
table HalfScaled { key: { id: Text }, capacity: { read: 5, write: 1 }, scale: { write: 20 }, onDelete: delete }

/// Filled from files, limited, looked into, and copied to Kinesis.
bucket Files { onDelete: delete }
table Imported {
  key: { id: Text }, insights: all, limit: { read: 1000, write: 500 }, onDelete: delete
  copyTo: Changes
  import: { from: Files, prefix: "in/", form: csv, compression: gzip, delimiter: ";", header: ["id", "name"] }
  index byName { key: { name: Text }, limit: { read: 100 }, insights: all }
}
stream Changes { onDelete: delete }
table Loaded { key: { id: Text }, import: { from: Files, form: json }, onDelete: delete }

/// Used by other accounts.
table Shared {
  key: { id: Text }, onDelete: delete
  share "210987654321"
  share "345678901234" { may: readWrite }
  share "456789012345" { may: write }
}

/// In three regions.
table Global {
  key: { id: Text, at: Number }, stream: newAndOldImages, replicas: [{ region: "eu-central-1" }, { region: "us-east-1" }]
  expire: "expiresAt", recovery: 35d, insights: all, limit: { read: 1000, write: 500 }, encrypt: managed
  onDelete: delete, protect: false, tags: { team: "sales" }
  copyTo: "arn:aws:kinesis:eu-west-1:123456789012:stream/changes"
  index byDate { key: { date: Text }, limit: { read: 10, write: 20 }, insights: all }
  index byDay { key: { day: Date }, project: ["note"] }
  localIndex byTotal { sort: { total: Int } }
}
table Everywhere {
  key: { id: Text }, stream: newAndOldImages, encrypt: Main, onDelete: delete
  replicas: [
    { region: "us-east-1", encrypt: "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789" }
  ]
}
table Nearby {
  key: { id: Text }, stream: newAndOldImages, onDelete: delete, replicas: [{ region: "eu-central-1" }]
  share "210987654321"
}
key Main { onDelete: delete }

function Clerk {
  env: { ORDERS: Orders.name, ARN: Orders.arn, STREAM: Rated.streamArn }
  allow: [Plain.read, Orders.write, Rated.readWrite, Encrypted.readWrite, Old.readStream, Old.listStreams]
}

queue Failed

/// Reads changes in every way that a table gives.
function Reader {
  timeout: 15min
  on Orders.changes {
    start: oldest, batch: 10000, window: 5min, parallel: 10, partialFailures: true, bisect: true
    retries: 10000, maxAge: 1d, failed: Failed, enabled: false
    where: { eventName: ["INSERT"], dynamodb: { NewImage: { status: { S: ["open"] } } } }
  }
  on Encrypted { start: latest, retries: 0, maxAge: 1min, failed: Failed }
  on Rated { tumbling: 15min }
  on Old as Removals
}

output orders = Orders.arn
output encrypted = Encrypted.streamArn
output rated = Rated.name
