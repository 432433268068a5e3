use data.{Jobs, Order, Orders}
use shared.worker
use shift
use size
function Create {
  code: ./create, timeout: shift, env: { SIZE: "${size}" }
  allow: [Orders.write, Jobs.send]
}
gateway Api {
  protocol: rest
  POST "/orders" -> Create { body: Order }
}
worker Mail { from: Jobs }
output url = Api.url
