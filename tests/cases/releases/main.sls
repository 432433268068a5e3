/// Calls move to a new version little by little: what CloudFormation alone can say.

alarm Errors { metric: Front.errors, above: 5 }

/// Checks a new version before it gets calls.
function Check { code: ./src, runtime: "nodejs22.x", handler: "index.handler" }

function Front {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler"
  live: { release: { first: 20%, wait: 10min, alarms: [Errors], before: Check, after: Check } }
}

function Steps {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", live: { warm: 2, release: { rest: steps } }
}
