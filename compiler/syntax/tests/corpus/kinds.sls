/// Messages wait here until somebody takes them.
kind mailbox(event: Json) -> Json {
  name: Text(1..80, "^[A-Za-z0-9_-]+(\\.fifo)?$")?
  visibility: Duration(0s..12h) = 30s
  retention: Duration(60s..14d) = 4d, wait: Duration(0s..20s) = 20s
  ordered: Bool = false, dedup: content | explicit = explicit
  /// Encrypts what lies at rest.
  encrypt: Ref<key>?
  deadLetter: { to: Ref<mailbox>, after: Int(1..1000) = 3 }?
  region: "us-east-1" = "us-east-1"
  onDelete: retain | delete = retain
  after: [encrypt]

  let suffix = if ordered then ".fifo" else ""
  attr arn: Arn<mailbox> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:sqs:${aws.region}:${aws.account}:${name}"
  }
  attr url: Url { cloudformation: "Ref", terraform: if ordered then "url" else "id" }
  attr target: Ref<mailbox> = if live != none then Live.arn else own
  attr raw: Text

  can send { actions: ["sqs:SendMessage", "sqs:GetQueueUrl"], on: [arn], also: [encrypt?.encrypt] }
  can read(prefix: own | Text = "", deep: Bool = true) = [list(prefix), get(prefix)]
  can connect(login: Text = user) {
    let id = if proxy != none then split(Proxy.arn, ":")[6] else resource
    actions: ["rds-db:connect"], on: ["arn:${aws.partition}:rds-db:*:dbuser:${id}/${login}"]
    part Rule when proxy != none { terraform "aws_security_group_rule" { type: "ingress" } }
    grant proxy?.use -> service("rds.amazonaws.com", arn)
    grant (if proxy != none then connect else use) -> receiver
  }
  call send(body: Json, group: Text?) -> { MessageId: Text } {
    service: "sqs:sendMessage", allow: [send], forms: [request, callback]
    input: { QueueUrl: url, MessageBody: body, MessageGroupId: group }
  }
  source messages for function -> MailEvent {
    batch: Int(1..10000) = 10
    window: Duration(0s..5min) = 0s
    eventSourceMapping Mapping {
      source: arn, target: receiver, allow: [self.receive]
      batch: batch, window: window
    }
    check "esm.sqs.visibility" {
      severity: error, at: visibility, require: visibility >= receiver.timeout
      message: "`${self.label}` hides messages for ${visibility}, but `${receiver.label}` may run for ${receiver.timeout}"
      hint: "set `visibility: ${receiver.timeout * 6}` on `${self.label}`"
    }
  }
  source created for function | mailbox | topic -> S3Event = notify("s3:ObjectCreated:*")
  offer origin(path: Text = "/") for distribution -> Origin {
    part Access { cloudformation "AWS::CloudFront::OriginAccessControl" { Name: name } }
    add owner.encrypt?.policy("x") as Edge when encrypt != none { to: service("cloudfront.amazonaws.com", taker.arn) }
  }
  clause index(name: Name) 0..20 {
    key: { hash: Text, sort: Text? }
    project: all | keys = all
  }
  clause GET | POST | ANY (path: Text("^/")) -> Target {
    body: Type?
    let at = if path == "/" then root else Node[path].id
    check "apigw.path" { severity: warning, for: [a, b] in routes, when: a.path == b.path, message: "two routes" }
    check "apigw.each" { for: r in routes, require: r.target is { arn: Text }, message: "no target" }
    check "apigw.pair" { for: k, v in settings, require: v in 0..100 and k in ["a", "b"], message: "out of range" }
  }
  clause grant(to: Principal)
  native policy: Json?
  logGroup Logs when retention > 0s { retention: retention, name: "/aws/${label}" }
  add self.lifecycle(Expire) when expire != none { expire: expire }
  part Node for n in tree {
    after: [Copy], revision: [self, routes], region: "us-east-1", onDelete: retain
    cloudformation "AWS::ApiGateway::Resource" {
      RestApiId: owner.id, ParentId: Node[n.parent]?.id ?? root
      PathPart: n.part
    }
    terraform "aws_api_gateway_resource" { rest_api_id: owner.id, parent_id: Node[n.parent]?.id, path_part: n.part }
    terraform Answer: "aws_api_gateway_method_response" for r in plan.responses when plan != none {
      status_code: r.status
      ...extra
      attributes { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" }
      lifecycle { create_before_destroy: true }
      unsupported "Terraform starts no deployment" when release != none
    }
    part Inner { cloudformation "AWS::X::Y" {} }
  }
  cloudformation "AWS::SQS::Queue" {
    QueueName: "${name}${suffix}", VisibilityTimeout: visibility as s, MessageRetentionPeriod: retention as s
    FifoQueue: if ordered then true, ContentBasedDeduplication: if dedup == content then true
    RedrivePolicy: if deadLetter != none then { deadLetterTargetArn: deadLetter.to.arn, maxReceive: deadLetter.after }
    Tags: [{ Key: k, Value: v } for k, v in tags if v != ""]
    Rules: [{
      Id: r.label, Status: "Enabled"
      Transitions: [{ StorageClass: m.to, TransitionInDays: m.after as d } for m in r.move]
    } for r in lifecycles]
  }
  terraform "aws_sqs_queue" {
    name: name, visibility_timeout_seconds: visibility as s
    redrive_policy: if deadLetter != none then { deadLetterTargetArn: deadLetter.to.arn } as json
  }
}
kind empty {}
