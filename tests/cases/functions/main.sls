/// Every setting of a function, and every form of code.
let ownKey = "arn:${aws.partition}:kms:${aws.region}:${aws.account}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"

/// Nothing but what must be there.
function Least { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

/// Everything that code in an archive may say.
function Full {
  code: ./tool, runtime: "python3.13", handler: "app.main"
  memory: 10240MB, timeout: 15min, storage: 10GB, architecture: arm64, tracing: active
  layers: ["arn:aws:lambda:eu-west-1:210987654321:layer:tools:3"]
  logs: { retention: forever, format: text }
  env: { MODE: "full", LEAST: Least.arn, NEXT: Least.name, ACCOUNT: aws.account }
  encrypt: ownKey, about: "Says all there is to say", name: "full-function"
  allow: [Least.invoke, Shared.invoke, aws.cloudwatch.putMetricData, aws.sns.publish(on: "alerts-*")]
  tags: { team: "tools", "cost center": "1000" }
}

/// Shares an archive with the first.
function Shared {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", logs: { retention: 1d }
}

/// One file of a folder.
function File { code: ./tool/app.py, runtime: "python3.12", handler: "app.main", role: Own }

function Inline {
  code: { inline: "exports.handler = async () => ({ text: `a \${1 + 1} b %{if}`, \"quote\": 'q' })\n" }
  runtime: "nodejs22.x", handler: "index.handler"
}

function InlinePython { code: { inline: file("./tool/app.py") }, runtime: "python3.13", handler: "index.main" }

/// Its holder gets what it is granted.
role Own { trustedBy: ["lambda.amazonaws.com"], allow: [Least.invoke] }

output full = Full.arn
output least = Least.name
output invoke = Least.invokeArn
