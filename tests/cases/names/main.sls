/// Names that are too long for their service are cut, and a digest keeps them apart.
stages production

defaults function { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

queue QueueWithARatherLongNameThatNobodyWouldWantToTyp
queue FifoWithARatherLongNameThatNobodyWouldWantToTypeOfAllOrders { fifo: true }
table TableWithARatherLongNameThatNobodyWouldWantToTyp {
  key: { id: Text }
  stream: keys
  onDelete: delete
  protect: false
}
bucket BucketWithARatherLongNameThatNobodyWouldWantToTy { onDelete: delete }
gateway GatewayWithARatherLongNameThatNobodyWouldWantToT { GET "/" -> FunctionWithARatherLongNameThatNobodyWouldWantTo }
schedule ScheduleWithARatherLongNameThatNobodyWouldWantTo {
  rate: 1h
  to: FunctionWithARatherLongNameThatNobodyWouldWantTo
}
logGroup GroupWithARatherLongNameThatNobodyWouldWantToTyp

function FunctionWithARatherLongNameThatNobodyWouldWantTo {
  env: {
    QUEUE: QueueWithARatherLongNameThatNobodyWouldWantToTyp.name
    FIFO: FifoWithARatherLongNameThatNobodyWouldWantToTypeOfAllOrders.url
    TABLE: TableWithARatherLongNameThatNobodyWouldWantToTyp.name
    BUCKET: BucketWithARatherLongNameThatNobodyWouldWantToTy.name
  }
  allow: [
    FifoWithARatherLongNameThatNobodyWouldWantToTypeOfAllOrders.send
    TableWithARatherLongNameThatNobodyWouldWantToTyp.read
  ]
  on QueueWithARatherLongNameThatNobodyWouldWantToTyp
  on every(1h)
}

/// Differs from the other only where it is cut.
function FunctionWithARatherLongNameThatNobodyWouldWantToToo

/// What fits is kept.
queue Short
queue Under_Scored
bucket CamelCaseAndHTTPServers { onDelete: delete }
queue Named { name: "exactly-this" }
