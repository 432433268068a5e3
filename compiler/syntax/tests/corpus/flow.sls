// Workflows are read as a whole for now.

workflow Fulfil(order: Order) -> Receipt {
  timeout: 1h
  let paid = Charge({ order: order.id, amount: order.total })
    retry [Timeout, Throttled] { times: 3, every: 2s, backoff: 2.0 }
    catch PaymentDeclined { Notify(order), fail PaymentDeclined "card refused for ${order.id}" }
  parallel { Ship(order), SendReceipt({ order, paid }) }
  for item in order.items { max: 10, Reserve(item) }
  if paid.amount > 1000 {
    let decision: Decision = await Approvals.send({ order, token }) with { timeout: 24h }
    if not decision.approved { fail Rejected }
  } else {
    wait 30s
  }
  return paid
}
workflow Old { definition: ./old.asl.json }
