/// What others made and keep: told by name, by ARN, by a parameter, by Parameter Store. Nothing is made of it, and it takes
/// part in every edge.

param ordersTable: Text = "orders"
param mainKey: Arn<key> = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

existing table Orders { param: ordersTable }
existing table Changes {
  name: "changes", stream: newAndOldImages
  streamArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/changes/stream/2026-01-01T00:00:00.000"
}
existing queue Inbox { name: "inbox", visibility: 1min }
/// In another account and region.
existing queue Far { arn: "arn:aws:sqs:us-east-1:210987654321:far" }
existing topic News { lookup: "/shared/news" }
existing key Main { param: mainKey }
existing role Deployer { name: "deployer" }
existing parameter Network { name: "/shared/vpc" }
existing bucket Files { name: "files-of-old" }
existing function Other { name: "other" }
existing logGroup Lines { name: "/old/lines" }
existing resource Net: "AWS::EC2::VPC" { VpcId: "vpc-0a1b2c3d4e5f67890" }

queue Failed { encrypt: Main }
function Worker {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", role: Deployer
  env: { ORDERS: Orders.name, FAR: Far.url, NEWS: News.arn, KEY: Main.id, NETWORK: Network.value, VPC: Net.VpcId }
  allow: [Orders.readWrite, Far.send, News.publish, Files.read, Main.encrypt, Other.invoke]
  on Inbox { batch: 5 }
  on Changes.changes { start: latest, retries: 3, failed: Failed }
}
function Count { code: ./src, runtime: "nodejs22.x", handler: "index.handler", allow: [Lines.read] }

schedule Nightly { rate: 1d, to: Other }
gateway Api { GET "/old" -> Other }
output inbox = Inbox.url
output far = Far.name
