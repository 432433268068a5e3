/// Kinds that a program declares itself: a resource that the library does not know, and a component of several.
kind bulletin {
  /// As it stands in mails.
  display: Text(1..100)?
  name: Text(1..256, "^[A-Za-z0-9_-]+$")

  /// Sends a mail for each message.
  clause email(address: Email) 0..10 {
    where: Json?
  }

  attr arn: Text {
    cloudformation: "Ref"
    terraform: "arn"
    known: "arn:${aws.partition}:sns:${aws.region}:${aws.account}:${name}"
  }
  can publish { actions: ["sns:Publish"], on: [arn] }

  check "topic.display" {
    severity: advice, at: name, require: display != none
    message: "mails of `${label}` come from its name", hint: "add `display: \"…\"`"
  }

  part Mail for e in email {
    cloudformation "AWS::SNS::Subscription" {
      TopicArn: owner.arn, Protocol: "email", Endpoint: e.address, FilterPolicy: e.where
    }
    terraform "aws_sns_topic_subscription" {
      topic_arn: owner.arn, protocol: "email", endpoint: e.address, filter_policy: e.where
    }
  }

  cloudformation "AWS::SNS::Topic" {
    TopicName: name, DisplayName: display, Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_sns_topic" { name: name, display_name: display, tags: tags }
}

/// A queue with its consumer and a place for what fails.
kind worker {
  code: Path
  tries: Int(1..1000) = 5
  timeout: Duration(1s..15min) = 30s

  queue Failed { retention: 14d }
  queue Jobs { visibility: timeout * 6, deadLetter: { to: Failed, after: tries } }
  function Run {
    code: code, runtime: "nodejs22.x", handler: "index.handler", timeout: timeout
    on Jobs
  }
  attr url: Url = Jobs.url
  can send = [Jobs.send]
}

bulletin Alerts {
  name: "kinds-alerts", display: "Shop", tags: { team: "shop" }
  email "team@shop.example" as Team
  email "owner@shop.example" as Owner { where: { kind: ["order"] } }
}

bulletin Silent { name: "kinds-silent", waive: { "topic.display": "nobody reads its mails" } }

worker Orders { code: ./src }
worker Returns { code: ./src, tries: 10, timeout: 1min }

function Front {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  env: { ORDERS: Orders.url, ALERTS: Alerts.arn }
  allow: [Orders.send, Alerts.publish]
}

output returns = Returns.url
