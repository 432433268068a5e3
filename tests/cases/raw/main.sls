/// What no kind makes: types of the registry with their own properties, wired to each other and to kinds.

stages dev, prod
param office: Cidr = "192.0.2.0/24"

defaults resource { tags: { system: "shop" } }

/// Where everything lives.
resource Net: "AWS::EC2::VPC" {
  CidrBlock: "10.0.0.0/16", EnableDnsSupport: true
  tags: { Name: "${app.name}-${stage}" }
  onDelete: if stage == prod then retain else delete
}
resource Zone: "AWS::EC2::Subnet" for letter, number in { a: 0, b: 1 } {
  VpcId: Net.VpcId, CidrBlock: "10.0.${number}.0/24", AvailabilityZone: "${aws.region}${letter}"
}
resource Door: "AWS::EC2::SecurityGroup" when stage == prod {
  GroupDescription: "What the office may reach", VpcId: Net.Ref
  SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: office }]
  after: [Zone["a"], Jobs]
}

queue Jobs
topic News
/// A record where the type wants text is JSON text, and what is empty stays.
resource Board: "AWS::CloudWatch::Dashboard" {
  DashboardName: "${app.name}-${stage}"
  DashboardBody: {
    widgets: [{ type: "text", x: 0, y: 0, width: 6, height: 3, properties: { markdown: "[Jobs](${Jobs.url})" } }]
    variables: []
  }
}
resource Open: "AWS::SQS::QueuePolicy" {
  Queues: [Jobs.url]
  PolicyDocument: {
    Version: "2012-10-17"
    Statement: [{
      Effect: "Allow", Action: "sqs:SendMessage", Resource: Jobs.arn, Principal: { Service: "sns.amazonaws.com" }
      Condition: { ArnEquals: { "aws:SourceArn": News.arn } }
    }]
  }
}
resource Relay: "AWS::SNS::Subscription" {
  TopicArn: News.arn, Protocol: "sqs", Endpoint: Jobs.arn, FilterPolicy: { urgent: [true] }, RawMessageDelivery: true
  after: [Open]
}

function Report {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  env: { NET: Net.VpcId, FIRST: Zone["a"].SubnetId, BOARD: Board.Ref }
}
output network = Net.VpcId
output zones = "${Zone["a"].SubnetId},${Zone["b"].SubnetId}"
