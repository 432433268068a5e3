use data.Orders

/// Reads orders as work comes in.
kind worker {
  /// Where work comes from.
  from: Ref<queue>
  function Run {
    code: ./run, timeout: 10s
    allow: [Orders.read]
    on from
  }
}
