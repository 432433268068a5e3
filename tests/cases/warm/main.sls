/// What Terraform's provider can say in newer versions only.
table Orders {
  key: { id: Text }, warm: { read: 20000, write: 5000 }, insights: throttled, onDelete: delete, protect: false
  index byName { key: { name: Text }, warm: { read: 12000, write: 4000 }, insights: throttled }
  index byDate { key: { date: Date }, insights: all }
}
table Everywhere {
  key: { id: Text }, stream: newAndOldImages, replicas: [{ region: "eu-west-1" }], onDelete: delete, protect: false
  warm: { read: 12000, write: 4000 }, insights: throttled
  index byName { key: { name: Text }, warm: { read: 12000, write: 4000 }, insights: throttled }
}
