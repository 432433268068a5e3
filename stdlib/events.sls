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

/// What a function gets from a schedule without an input of its own.
type ScheduleEvent { schedule: Text, time: Text }
