use api.Api

/// Calls the shop when nobody does.
function Night {
  code: ../../api/create, timeout: 1min
  env: { URL: Api.url }
  on every(1h) as Hourly
}
