/// Takes an order and puts it in line.
function CreateOrder {
  code: ./api, handler: "create.handler"
  env: { ORDERS: Orders.name, FULFILMENT: Fulfilment.url, ORIGIN: shop }
  allow: [Orders.write, Fulfilment.send]
}

function GetOrder {
  code: ./api, handler: "get.handler"
  env: { ORDERS: Orders.name, ORIGIN: shop }
  allow: [Orders.read]
}

function ListOrders {
  code: ./api, handler: "list.handler"
  env: { ORDERS: Orders.name, ORIGIN: shop }
  allow: [Orders.read]
}

/// What the shop's pages call.
gateway Api {
  protocol: rest
  cors: { origins: [shop] }
  throttle: { rate: 100/s, burst: 200 }
  POST "/orders" -> CreateOrder { body: NewOrder }
  GET "/orders/{customer}" -> ListOrders
  GET "/orders/{customer}/{id}" -> GetOrder
}

/// For machines inside the company, who sign with their own credentials.
gateway Internal {
  authorize: iam
  GET "/orders/{customer}/{id}" -> GetOrder
}

/// Where the shop finds the API.
output apiUrl = Api.url
output internalUrl = Internal.url
