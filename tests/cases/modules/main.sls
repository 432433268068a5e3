stages dev, live, prod

/// How much there is to do.
option engine: small | large = small
/// How much is kept in memory.
param size: Size(1MB..2GB) = 512MB
let shift = 20s

defaults function { runtime: "nodejs22.x", handler: "index.handler" }

output region = aws.region
