/// What a function gets from a queue.
type SqsEvent {
  Records: List<{ messageId: Text, body: Text, receiptHandle: Text, attributes: Map<Text>, eventSourceARN: Text }>
}

/// What a function gets from a table's stream.
type DynamoDBEvent {
  Records: List<{ eventID: Text, eventName: "INSERT" | "MODIFY" | "REMOVE", dynamodb: Json, eventSourceARN: Text }>
}

/// What a function gets from a bucket's notification.
type S3Event {
  Records: List<{ eventName: Text, s3: { bucket: { name: Text, arn: Text }, object: { key: Text, size: Int? } } }>
}

/// What a function gets from a bus.
type BusEvent {
  version: Text, id: Text, source: Text, account: Text, time: Text, region: Text, resources: List<Text>
  "detail-type": Text, detail: Json
}

/// What a function gets from a schedule without an input of its own.
type ScheduleEvent { schedule: Text, time: Text }

/// What a function gets from a topic.
type SnsEvent {
  Records: List<{
    EventSubscriptionArn: Text
    Sns: {
      MessageId: Text, TopicArn: Text, Subject: Text?, Message: Text, Timestamp: Text
      MessageAttributes: Map<{ Type: Text, Value: Text }>
    }
  }>
}

/// What a function gets from a stream of Kinesis. `data` is base64.
type KinesisEvent {
  Records: List<{
    eventID: Text, eventSourceARN: Text
    kinesis: { partitionKey: Text, sequenceNumber: Text, data: Text, approximateArrivalTimestamp: Number }
  }>
}

/// What a function gets from a log group: `data` is base64 of gzip of JSON, with `logGroup`, `logStream` and `logEvents`.
type LogsEvent { awslogs: { data: Text } }
