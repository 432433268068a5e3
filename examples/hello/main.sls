/// Greets whoever calls.
function Hello {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
}

gateway Api {
  GET "/hello/{name}" -> Hello
}

output url = Api.url
