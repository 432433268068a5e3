/// Greets whoever calls.
function Hello {
  code: ./src, runtime: "nodejs24.x", handler: "index.handler"
}

gateway Api {
  GET "/hello/{name}" -> Hello
}

output url = Api.url
