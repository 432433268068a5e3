/// Every form of a schedule, by itself and as an event source.
defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

queue Failed { retention: 14d }
queue Jobs
queue Ordered { fifo: true, dedup: content }

schedule EveryMinute { rate: 1min, to: Worker }

schedule Hourly {
  rate: 1h, to: Jobs, window: 15min, enabled: false, retries: 0, within: 1min, deadLetter: Failed
  about: "Puts a job in line", name: "hourly"
  input: { kind: "hourly", parts: [1, 2.5, true, "a"], of: { account: aws.account } }
}

schedule Mornings { cron: "0 9 ? * MON-FRI *", zone: "Asia/Seoul", to: Ordered, group: "mornings", input: "text" }

schedule Once { at: "2030-01-31T09:00:00", zone: "Europe/Berlin", to: Worker, input: ["a"] }

bus Shop
topic News
stream Clicks
key Main
scheduleGroup Nightly
scheduleGroup Named { name: "named", tags: { team: "ops" } }

schedule Season {
  rate: 1d, to: Shop, source: "shop", detailType: "Day Closed", input: { day: 1 }, partOf: Nightly, encrypt: Main
  starts: "2027-04-01T00:00:00", ends: "2027-10-01T00:00:00", retries: 3, within: 1h, deadLetter: Failed
}

schedule Tell { rate: 1d, to: News, input: { text: "a day" } }

schedule Put { rate: 1d, to: Clicks, partition: "daily" }

schedule Stop {
  cron: "0 20 ? * MON-FRI *", zone: "Europe/Berlin", partOf: Named
  action: aws.ec2.stopInstances(on: "instance/i-0123456789abcdef0"), input: { InstanceIds: ["i-0123456789abcdef0"] }
}

alarm Dropped { metric: Nightly.dropped, above: 0 }

function Worker {
  on every(365d)
  on every(5min) as Often { input: { task: "often" }, enabled: false, deadLetter: Failed }
  on cron("0 6 * * ? *")
  on cron("0/15 8-17 1,15 * ? 2030-2031", zone: "America/New_York") as Office {
    input: { task: "office" }, enabled: true, deadLetter: Failed
  }
}

output once = Once.arn
output hourly = Hourly.name
output season = Season.arn
output group = Named.arn
