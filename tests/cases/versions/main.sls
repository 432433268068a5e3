/// Old versions of objects, some kept whatever their age; every event goes to EventBridge.
bucket Documents {
  versions: on, events: true
  lifecycle Old { old: { expire: 7d, keep: 2 } }
}
