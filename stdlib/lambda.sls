// AWS Lambda

/// Managed runtimes, when AWS ends their support, and when no new function may use them. Source: the Lambda developer guide, "Lambda runtimes", as of 2026-11.
let runtimes = {
  "nodejs24.x": { ends: "2028-04-30", file: "index.js" }
  "nodejs22.x": { ends: "2027-04-30", file: "index.js" }
  "nodejs20.x": { ends: "2026-04-30", closed: "2026-06-01", file: "index.js" }
  "python3.14": { ends: "2029-06-30", file: "index.py" }
  "python3.13": { ends: "2029-06-30", file: "index.py" }
  "python3.12": { ends: "2028-10-31", file: "index.py" }
  "python3.11": { ends: "2027-06-30", file: "index.py" }
  "python3.10": { ends: "2026-10-31", file: "index.py" }
  "java25": { ends: "2029-06-30" }
  "java21": { ends: "2029-06-30" }
  "java17": { ends: "2027-06-30" }
  "java11": { ends: "2027-06-30" }
  "java8.al2": { ends: "2027-06-30" }
  "dotnet10": { ends: "2028-11-14" }
  "dotnet8": { ends: "2026-11-10" }
  "ruby3.4": { ends: "2028-03-31" }
  "ruby3.3": { ends: "2027-03-31" }
  "provided.al2023": { ends: "2029-06-30" }
  "provided.al2": { ends: "2026-07-31" }
}

/// Names that Lambda sets itself. Source: the Lambda developer guide, "Defined runtime environment variables".
let reservedEnvironment = [
  "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME"
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE"
  "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID"
  "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"
]

/// Code that runs when something calls it.
///
/// ```sls
/// queue Jobs { visibility: 3min }
/// table Orders { key: { id: Text } }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   memory: 512MB, timeout: 30s, env: { ORDERS: Orders.name }
///   allow: [Orders.readWrite, aws.rekognition.detectLabels]
///   on Jobs { batch: 10, partialFailures: true }
///   on every(1h)
/// }
/// ```
kind function(event: Json) -> Json {
  /// A folder, a file or an archive with the code; an image; or the code itself, for a few lines.
  code: Path | { image: Text } | { inline: Text(1..4194304) }
  /// What runs the code. Needed unless the code is an image.
  runtime: Key<runtimes>?
  /// File and function that Lambda calls, such as `index.handler`.
  handler: Text(1..128, "^\\S+$")?
  /// More memory brings more processor.
  memory: Size(128MB..10240MB) = 128MB
  /// Lambda ends a call that runs longer.
  timeout: Duration(1s..15min) = 3s
  /// Environment variables.
  env: Map<Text> = {}
  /// What the function may do.
  allow: List<Capability> = []
  /// Names of errors that callers can tell apart.
  raises: List<ErrorName> = []
  about: Text(0..256)?
  /// Size of `/tmp`.
  storage: Size(512MB..10240MB) = 512MB
  /// Processor. `arm64` costs less; native modules must be built for it.
  architecture: x86_64 | arm64 = x86_64
  /// ARNs of layer versions.
  layers: List<Text("^arn:[a-z-]+:lambda:.+:layer:[A-Za-z0-9_-]+:[0-9]+$")>(0..5) = []
  /// Traces of calls in X-Ray.
  tracing: off | active = off
  logs: { retention: Duration(1d..3653d) | forever = 30d, format: text | json = json } = {}
  /// A role of your own in place of the one that grants make.
  role: Ref<role>?
  /// KMS key that encrypts environment variables.
  encrypt: Ref<key> | Arn<key>?
  name: Text(1..64, "^[A-Za-z0-9_-]+$") = physicalName(max: 64)

  /// What it may do, for rules of what calls it.
  let may = allow

  clause on(source: EventSource)
  clause grant {
    to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
    cloudformation Permission: "AWS::Lambda::Permission" {
      FunctionName: owner.name, Action: "lambda:InvokeFunction", Principal: to.service
      SourceArn: to.source, SourceAccount: to.account
    }
    terraform Permission: "aws_lambda_permission" {
      function_name: owner.name, action: "lambda:InvokeFunction", principal: to.service
      source_arn: to.source, source_account: to.account
    }
  }
  native artifact: Json
  /// Name of the file that holds inline code.
  let inlineFile = if runtime != none then (runtimes[runtime].file ?? "index.txt") else "index.txt"

  attr arn: Arn<function> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:lambda:${aws.region}:${aws.account}:function:${name}"
  }
  attr name: Text { cloudformation: "Ref", terraform: "function_name", known: name }
  /// Where API Gateway sends calls.
  attr invokeArn: Text {
    cloudformation: "arn:${aws.partition}:apigateway:${aws.region}:lambda:path/2015-03-31/functions/${self.Arn}/invocations"
    terraform: "invoke_arn"
  }
  attr principal: Ref<role> = if role != none then role else Role

  can invoke { actions: ["lambda:InvokeFunction"], on: [arn, "${arn}:*"] }
  call invoke(event: Json) -> Json { service: "lambda:invoke", allow: [invoke], forms: [request, start, callback] }

  logGroup Logs { name: "/aws/lambda/${name}", retention: logs.retention, tags: tags }
  role Role when role == none { trustedBy: ["lambda.amazonaws.com"], tags: tags }
  grant allow -> self
  grant Logs.write -> self
  let keyArn = if encrypt is Ref<key> then encrypt.arn else encrypt
  grant[if encrypt is Ref<key> then encrypt.decrypt else aws.kms.decrypt(on: encrypt)] -> self when encrypt != none
  grant[aws.xray.putTraceSegments, aws.xray.putTelemetryRecords] -> self when tracing == active

  check "lambda.zip.runtime-handler-required" {
    at: code, when: artifact.image == none, require: runtime != none and handler != none
    message: "code in an archive needs `runtime` and `handler`"
    hint: "add `runtime: \"nodejs24.x\", handler: \"index.handler\"`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "lambda.image.no-runtime-handler-layers" {
    at: code, when: artifact.image != none, require: runtime == none and handler == none and layers == []
    message: "an image brings its own runtime, handler and layers", hint: "remove `runtime`, `handler` and `layers`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "lambda.image.private-ecr" {
    at: code, when: artifact.image != none, require: matches(artifact.image, "^[0-9]{12}\\.dkr\\.ecr\\.")
    message: "Lambda runs images of a private ECR repository only, not `${artifact.image}`"
    hint: "write `{ image: \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/name:tag\" }`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html"
  }
  check "lambda.code.inline-runtime" {
    at: runtime, when: artifact.inline != none and runtime != none, require: runtimes[runtime].file != none
    message: "inline code is for Node.js and Python, not `${runtime}`", hint: "put the code in a folder: `code: ./src`"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-code.html"
  }
  check "lambda.code.inline-module" {
    at: code, when: artifact.inline != none and runtime != none and startsWith(runtime, "nodejs")
    require: not matches(artifact.inline, "(?m)^[ \\t]*(import|export)[ \\t{*]")
    message: "inline code of Node.js is a file `index.js`, which has no `import` and `export`"
    hint: "write `exports.handler = async (event) => { … }`, or put the code in a file `index.mjs`"
    evidence: "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1420"
  }
  check "lambda.code.inline-handler" {
    at: handler, when: artifact.inline != none and handler != none, require: startsWith(handler, "index.")
    message: "inline code is a file called `index`, so the handler is `index.…`"
    hint: "write `handler: \"index.handler\"`"
    evidence: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-code.html"
  }
  check "lambda.code.missing" {
    at: code, when: building, require: artifact.missing == none
    message: "there is nothing at `${artifact.path}`", hint: "create it, or run the build that makes it"
  }
  check "lambda.code.not-yet" {
    severity: warning, at: code, when: not building, require: artifact.missing == none
    message: "there is nothing at `${artifact.path}` yet"
    hint: "create it, or run the build that makes it, before `slsc build`"
  }
  check "lambda.code.unusable" {
    at: code, require: artifact.problem == none
    message: "this code cannot be packaged: ${artifact.problem}"
  }
  check "lambda.package.zip-size" {
    severity: warning, at: code, when: artifact.zipped != none, require: artifact.zipped <= 50MB
    message: "the archive has ${artifact.zipped}; Lambda takes 50MB directly, more only from S3"
    hint: "leave out what the code does not need with `.slsignore`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.package.unzipped-size" {
    at: code, when: artifact.unzipped != none, require: artifact.unzipped <= 250MB
    message: "the code has ${artifact.unzipped} unpacked, Lambda allows 250MB with all layers"
    hint: "leave out what the code does not need with `.slsignore`, or use an image of up to 10GB"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  let modules = if handler != none then join(take(split(handler, "."), length(split(handler, ".")) - 1), ".") else ""
  check "lambda.handler.file" {
    at: handler
    when: artifact.files != none and runtime != none and handler != none and (
      startsWith(runtime, "nodejs") or startsWith(runtime, "python")
    )
    require: any([startsWith(f, "${modules}.") for f in artifact.files])
    message: "there is no file `${modules}` in `${artifact.path ?? "the code"}` for the handler `${handler}`"
    hint: "name the file and its function, such as `handler: \"index.handler\"` for `index.mjs`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html"
  }
  check "lambda.runtime.ended" {
    severity: warning
    at: runtime
    when: runtime != none and today != none
    require: date(runtimes[runtime].ends) > today
    message: "AWS ended the support of `${runtime}` on ${runtimes[runtime].ends}", hint: "move to a newer runtime"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
  }
  check "lambda.runtime.no-create" {
    at: runtime, when: runtime != none and today != none and runtimes[runtime].closed != none
    require: date(runtimes[runtime].closed) > today
    message: "since ${runtimes[runtime].closed} AWS makes no function with `${runtime}`"
    hint: "move to a newer runtime, or waive this for a function that is there already"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
  }
  check "lambda.runtime.upcoming" {
    severity: advice, at: runtime, when: runtime != none and today != none and date(runtimes[runtime].ends) > today
    require: date(runtimes[runtime].ends) > today + 150
    message: "AWS ends the support of `${runtime}` on ${runtimes[runtime].ends}"
    hint: "plan to move to a newer runtime"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"
  }
  check "lambda.env.total-size" {
    at: env, require: byteSize(env) <= 4KB
    message: "the environment has ${byteSize(env)}, Lambda allows 4KB"
    hint: "keep large values in a parameter or an object"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.env.reserved-names" {
    for: k in keys(env), at: env, require: not (k in reservedEnvironment)
    message: "Lambda sets `${k}` itself", hint: "choose another name"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"
  }
  check "lambda.env.key-pattern" {
    for: k in keys(env), at: env, when: not (k in reservedEnvironment), require: matches(k, "^[a-zA-Z][a-zA-Z0-9_]+$")
    message: "`${k}` cannot be an environment variable: letters, digits and `_`, two at least, a letter first"
    hint: "rename it"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html"
  }
  check "lambda.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "Lambda encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html"
  }
  check "lambda.memory.step" {
    for: size in [memory, storage], require: not contains("${size as MB}", ".")
    message: "Lambda counts whole megabytes, and ${size} is none", hint: "write a whole number of `MB`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "lambda.timeout.seconds" {
    at: timeout, require: not contains("${timeout as s}", ".")
    message: "Lambda counts whole seconds, and ${timeout} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "esm.source.unique" {
    for: [a, b] in on, at: b, because: a, when: a.owner is Ref<queue | table>
    require: a.owner != b.owner
    message: "`${label}` takes from `${b.owner.label}` twice, and Lambda allows one mapping of a source to a function"
    hint: "remove one, or let another function take"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
  }
  check "sqs.recursion" {
    severity: warning, for: i in on, at: i, because: allow, when: i.owner is Ref<queue>
    require: not any([c.owner == i.owner and c.name == "send" for c in allow])
    message: "`${label}` may send to the queue that calls it, so messages may go round without end"
    hint: "send to another queue, or waive this when the function counts"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
  }
  check "ddb.stream.recursion" {
    severity: advice, for: i in on, at: i, because: allow, when: i.owner is Ref<table>
    require: not any([c.owner == i.owner and (c.name == "write" or c.name == "readWrite") for c in allow])
    message: "`${label}` may write to the table that calls it, so changes may go round without end"
    hint: "write to another table, or waive this when `where` or the function lets its own changes out"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
  }
  check "lambda.layers.no-duplicate" {
    at: layers, require: length(unique([join(take(split(l, ":"), 7), ":") for l in layers])) == length(layers)
    message: "a layer is listed twice, and a function takes one version of each", hint: "list each layer once"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html"
  }
  check "kms.use.function" {
    for: c in allow, at: allow, because: c.owner.usage, when: c.owner is Ref<key> and c.name in ["encrypt", "decrypt"]
    require: "${c.owner.usage}" == "encrypt"
    message: "`${c.owner.label}` is a key for `${c.owner.usage}` and ${c.name}s nothing"
    hint: "use a key with `usage: encrypt`, which is the default"
    evidence: "https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html"
  }
  check "lambda.role.trust" {
    at: role, because: role.trustedBy, when: role != none, require: "lambda.amazonaws.com" in role.trustedBy
    message: "Lambda may not take on `${role.label}`", hint: "add `\"lambda.amazonaws.com\"` to its `trustedBy`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"
  }

  let logging = match logs.format { text: "Text", json: "JSON" }
  cloudformation "AWS::Lambda::Function" {
    FunctionName: name, Description: about, Role: principal.arn
    PackageType: if artifact.image != none then "Image" else "Zip"
    Code: if artifact.image != none then { ImageUri: artifact.image } else if artifact.inline != none then {
      ZipFile: artifact.inline
    } else if assetsLocal then artifact.path else { S3Bucket: aws.assetsBucket, S3Key: artifact.file }
    Runtime: runtime, Handler: handler, MemorySize: memory as MB, Timeout: timeout as s
    Environment: { Variables: known(env) }, KmsKeyArn: keyArn, EphemeralStorage: { Size: storage as MB }
    Architectures: [architecture], Layers: layers, TracingConfig: if tracing == active then { Mode: "Active" }
    LoggingConfig: { LogGroup: Logs.name, LogFormat: logging }
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_lambda_function" {
    function_name: name, description: about, role: principal.arn
    package_type: if artifact.image != none then "Image" else "Zip", image_uri: artifact.image
    filename: if artifact.file != none then "${aws.modulePath}/assets/${artifact.file}", source_code_hash: artifact.hash
    runtime: runtime, handler: handler, memory_size: memory as MB, timeout: timeout as s
    environment: { variables: known(env) }, kms_key_arn: keyArn, ephemeral_storage: { size: storage as MB }
    architectures: [architecture], layers: layers, tracing_config: if tracing == active then { mode: "Active" }
    logging_config: { log_group: Logs.name, log_format: logging }
    tags: tags
  }
}

/// Lets a function take what a queue or a stream holds. Sources make it; `on` is how to write one.
///
/// ```sls
/// queue Jobs { visibility: 3min }
/// function Worker {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on Jobs { batch: 5 }
/// }
/// ```
kind eventSourceMapping {
  source: Text
  target: Ref<function>
  batch: Int(1..10000)
  window: Duration(0s..5min) = 0s
  /// Most calls at a time for a queue.
  concurrency: Int(2..1000)?
  partialFailures: Bool = false
  where: List<Pattern>(0..5)?
  enabled: Bool = true
  start: latest | oldest?
  /// Batches of one shard at a time.
  parallel: Int(1..10)?
  /// A failed batch is cut in two to find the record at fault.
  bisect: Bool?
  retries: Int(0..10000)?
  maxAge: Duration(1min..7d)?
  failed: Ref<queue>?
  /// State that is kept over calls for this long.
  tumbling: Duration(0s..15min)?
  tags: Map<Text> = {}

  attr id: Text { cloudformation: "Ref", terraform: "uuid" }
  let position = if start != none then (match start { latest: "LATEST", oldest: "TRIM_HORIZON" })

  cloudformation "AWS::Lambda::EventSourceMapping" {
    EventSourceArn: source, FunctionName: target.name, Enabled: enabled, BatchSize: batch
    MaximumBatchingWindowInSeconds: if window > 0s then window as s
    ScalingConfig: { MaximumConcurrency: concurrency }
    FunctionResponseTypes: if partialFailures then ["ReportBatchItemFailures"]
    FilterCriteria: { Filters: [{ Pattern: json(p) } for p in where] }
    StartingPosition: position, ParallelizationFactor: parallel, BisectBatchOnFunctionError: bisect
    MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: maxAge as s, TumblingWindowInSeconds: tumbling as s
    DestinationConfig: { OnFailure: { Destination: failed.arn } }
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_lambda_event_source_mapping" {
    event_source_arn: source, function_name: target.name, enabled: enabled, batch_size: batch
    maximum_batching_window_in_seconds: if window > 0s then window as s
    scaling_config: { maximum_concurrency: concurrency }
    function_response_types: if partialFailures then ["ReportBatchItemFailures"]
    filter_criteria: { filter: [{ pattern: json(p) } for p in where] }
    starting_position: position, parallelization_factor: parallel, bisect_batch_on_function_error: bisect
    maximum_retry_attempts: retries, maximum_record_age_in_seconds: maxAge as s
    tumbling_window_in_seconds: tumbling as s
    destination_config: { on_failure: { destination_arn: failed.arn } }
    tags: tags
  }
}
