// AWS Lambda

/// Managed runtimes, when AWS ends their support, when no new function may use them, which can start from a snapshot, and the version of Terraform's provider that first takes them. Source: the Lambda developer guide, "Lambda runtimes" and "Improving startup performance with Lambda SnapStart", as of 2026-11; pull request 45024 and issue 45864 of hashicorp/terraform-provider-aws.
let runtimes = {
  "nodejs24.x": { ends: "2028-04-30", provider: "6.19", file: "index.js" }
  "nodejs22.x": { ends: "2027-04-30", file: "index.js" }
  "nodejs20.x": { ends: "2026-04-30", closed: "2026-06-01", file: "index.js" }
  "python3.14": { ends: "2029-06-30", provider: "6.20", snapshot: "yes", file: "index.py" }
  "python3.13": { ends: "2029-06-30", snapshot: "yes", file: "index.py" }
  "python3.12": { ends: "2028-10-31", snapshot: "yes", file: "index.py" }
  "python3.11": { ends: "2027-06-30", file: "index.py" }
  "python3.10": { ends: "2026-10-31", file: "index.py" }
  "java25": { ends: "2029-06-30", provider: "6.20", snapshot: "yes" }
  "java21": { ends: "2029-06-30", snapshot: "yes" }
  "java17": { ends: "2027-06-30", snapshot: "yes" }
  "java11": { ends: "2027-06-30", snapshot: "yes" }
  "java8.al2": { ends: "2027-06-30" }
  "dotnet10": { ends: "2028-11-14", provider: "6.27", snapshot: "yes" }
  "dotnet8": { ends: "2026-11-10", snapshot: "yes" }
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

/// What functions mostly do with a thing that they know.
let usualVerbs = { table: "readWrite", bucket: "read", topic: "publish", stream: "put" }

/// Methods that a function's address may allow to pages of other origins; browsers ask `OPTIONS` by themselves.
type UrlMethod = "GET" | "PUT" | "HEAD" | "POST" | "PATCH" | "DELETE" | "*"

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
  /// A folder, a file or an archive with the code; an image, where `entryPoint`, `command` and `folder` replace what it says itself; or the code itself, for a few lines.
  code: Path | {
    /// Address of a private ECR repository of the same region, with a tag or a digest.
    image: Text
    /// Replaces the image's `ENTRYPOINT`.
    entryPoint: List<Text>(0..1500) = []
    /// Replaces the image's `CMD`.
    command: List<Text>(0..1500) = []
    /// Replaces the image's `WORKDIR`.
    folder: Text(1..1000)?
  } | {
    /// The text of a file `index` in JavaScript or Python.
    inline: Text(1..4194304)
  }
  /// What runs the code; needed unless that is an image.
  runtime: Key<runtimes>?
  /// When Lambda moves to a newer patch of the runtime: by itself, when the function changes, or never, with the ARN of the version of the runtime to stay at.
  runtimeUpdates: auto | onChange | Text("^arn:aws[a-z-]*:lambda:[a-z0-9-]+::runtime:.+$") = auto
  /// File and function that Lambda calls, such as `index.handler`.
  handler: Text(1..128, "^\\S+$")?
  /// In whole megabytes, 10GB at most; processor grows along, one for each 1769MB.
  memory: Size(128MB..) = 128MB
  /// Lambda ends a call that runs longer; 15min at most, in whole seconds. A bound protects the bill.
  timeout: Duration(1s..) = 3s
  /// Environment variables, 4KB as JSON, which everybody reads who may see the function.
  env: Map<Text> = {}
  /// What the function may do.
  allow: List<Capability> = []
  /// Names of errors that callers can tell apart.
  raises: List<ErrorName> = []
  /// What people read about it in the console.
  about: Text(0..256)?
  /// Size of `/tmp`; 10GB at most.
  storage: Size(512MB..) = 512MB
  /// Processor; `arm64` costs less, and native modules must be built for it.
  architecture: x86_64 | arm64 = x86_64
  /// Layers, or ARNs of versions of layers.
  layers: List<Ref<layer> | Text("^arn:[a-z-]+:lambda:.+:layer:[A-Za-z0-9_-]+:[0-9]+$")>(0..5) = []
  /// Most calls at a time, which no other function of the account can take. Nothing runs at 0.
  concurrency: Int(0..)?
  /// Publishes a version of each change, and lets all callers use the newest through an alias.
  live: {
    /// Name of the alias.
    alias: Text(1..128, "^[A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*$") = "live"
    /// Calls start from a snapshot of the code after its start. Costs nothing for Java.
    snapStart: off | on = off
    /// Environments that are kept ready: provisioned concurrency, paid by the hour.
    warm: Int(1..)?
    /// A new version gets `first` of the calls for `wait`, and then the rest at once, or in steps of the same size after each `wait`. Only CloudFormation can do that.
    release: {
      /// Share of the calls that the new version gets first.
      first: Percent(1%..99%) = 10%
      /// Time between two moves.
      wait: Duration(1min..2d) = 5min
      /// All that remains at once, or as much as `first` at a time.
      rest: once | steps = once
      /// While one of these is on, calls go back to the version before.
      alarms: List<Ref<alarm>>(0..10) = []
      /// Checks the new version before it gets calls, and tells CodeDeploy.
      before: Ref<function>?
      /// Checks the new version once it gets all calls, and tells CodeDeploy.
      after: Ref<function>?
    }?
  }?
  /// An address of its own for HTTP requests: for who signs with AWS credentials, or for anybody.
  url: {
    /// Who may call: who signs with AWS credentials and is allowed to `request`, or anybody.
    authorize: iam | open = iam
    /// Pages of other origins that may call from a browser.
    cors: {
      /// Scheme and host of each: `https://shop.example`, or `*` for all.
      origins: List<Text(1..253)>(1..100)
      /// Methods that they may use.
      methods: List<UrlMethod>(1..6) = ["*"]
      /// Headers that they may send besides the usual ones.
      headers: List<Text(1..1024)>(0..100) = ["content-type", "authorization"]
      /// Headers of answers that they may read besides the usual ones.
      expose: List<Text(1..1024)>(0..100) = []
      /// How long browsers remember all that.
      maxAge: Duration(0s..1d) = 1h
      /// Cookies and credentials go along.
      credentials: Bool = false
    }?
    /// The answer leaves as a whole, of 6MB at most, or while the function writes it, of 200MB at most.
    response: whole | stream = whole
  }?
  /// What becomes of calls that nobody waits for, such as those of buckets, topics, rules and schedules.
  async: {
    /// How often a call that failed is made again.
    retries: Int(0..2) = 2
    /// How long a call may wait for its turn.
    within: Duration(1min..6h) = 6h
    /// Gets a record of each call that went well.
    succeeded: Target<queue | function | topic | bus>?
    /// Gets a record of each call that was given up.
    failed: Target<queue | function | topic | bus> | Ref<bucket>?
  }?
  /// A queue or topic that gets the events of calls without waiting that were given up; a record in `async.failed` says why, too.
  deadLetter: Target<queue | topic>?
  /// What Lambda does when messages go round between the function and a queue, a topic or a bucket about 16 times.
  loops: stop | allow = stop
  /// Calls survive restarts and may pause for up to a year: the code runs again from what it has saved.
  durable: {
    /// How long a call may take with all its pauses; 15min at most where somebody waits for its end.
    timeout: Duration(1s..366d)
    /// How long what became of a call can be looked up.
    retention: Duration(1d..90d) = 14d
  }?
  /// Each tenant that callers name gets environments of its own.
  tenants: shared | isolated = shared
  /// Traces of calls in X-Ray.
  tracing: off | active = off
  /// Where logs go, in which form, and how much.
  logs: {
    /// A group of your own in place of the function's.
    group: Ref<logGroup>?
    /// How long the function's own group keeps logs.
    retention: Duration(1d..3653d) | forever = 30d
    /// Lines as code prints them, or a record each.
    format: text | json = json
    /// The least that code writes in JSON; Lambda's `info` when absent.
    level: trace | debug | info | warn | error | fatal?
    /// The least that Lambda itself writes in JSON; `info` when absent.
    system: debug | info | warn?
  } = {}
  /// A role of your own in place of the one that grants make.
  role: Ref<role>?
  /// KMS key that encrypts environment variables.
  encrypt: Ref<key> | Arn<key>?
  /// ARN of a configuration that says whose signature code must have.
  signing: Text("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:code-signing-config:csc-[a-z0-9]{17}$")?
  /// Its name in AWS; another name is another function.
  name: Text(1..64, "^[A-Za-z0-9_-]+$") = physicalName(max: 64)

  /// What it may do, for rules of what calls it.
  let may = allow

  /// What calls the function: `on Jobs { batch: 10 }`, `on every(5min)`.
  clause on(source: EventSource)
  /// Who may use it; what is granted adds itself.
  clause grant {
    to: Json?, actions: List<Text> = [], on: List<Json> = [], where: Json?
    cloudformation Permission: "AWS::Lambda::Permission" {
      FunctionName: owner.callable, Action: "lambda:InvokeFunction", Principal: to.service
      SourceArn: to.source, SourceAccount: to.account
    }
    terraform Permission: "aws_lambda_permission" {
      function_name: owner.ownName, qualifier: owner.qualifier, action: "lambda:InvokeFunction", principal: to.service
      source_arn: to.source, source_account: to.account
    }
  }
  /// What takes messages for it from queues and streams; each mapping adds itself.
  clause mapping {
    /// Whether it is a queue.
    queue: Bool
    /// Most calls at a time for it.
    concurrency: Int?
  }
  native artifact: Json
  /// Name of the file that holds inline code.
  let inlineFile = if runtime != none then (runtimes[runtime].file ?? "index.txt") else "index.txt"

  /// What callers use: the alias, where there is one.
  attr arn: Arn<function> = if live != none then Live.arn else ownArn
  /// A name that callers can use: with the alias, where there is one.
  attr name: Text = if live != none then "${ownName}:${live.alias}" else ownName
  /// The function itself, whatever `live` says.
  attr ownArn: Arn<function> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:lambda:${aws.region}:${aws.account}:function:${name}"
  }
  /// Name of the function itself, without alias.
  attr ownName: Text { cloudformation: "Ref", terraform: "function_name", known: name }
  /// How CloudFormation names what is called.
  attr callable: Text = if live != none then Live.arn else ownName
  /// The alias, where there is one.
  attr qualifier: Text? = if live != none then Live.name
  /// Number of the newest version.
  attr version: Text { terraform: "version" }
  /// Where API Gateway sends calls.
  attr invokeArn: Text = if live != none then Live.invokeArn else ownInvokeArn
  /// The same for the function itself.
  attr ownInvokeArn: Text {
    cloudformation: "arn:${aws.partition}:apigateway:${aws.region}:lambda:path/2015-03-31/functions/${self.Arn}/invocations"
    terraform: "invoke_arn"
    existing: "arn:${aws.partition}:apigateway:${aws.region}:lambda:path/2015-03-31/functions/${ownArn}/invocations"
  }
  /// Its address for HTTP requests.
  attr url: Url = Address.address
  let counted = { namespace: "AWS/Lambda", dimensions: { FunctionName: name }, statistic: "Sum" }
  /// Calls, those that failed, and those that were turned away.
  attr invocations: Metric = { ...counted, name: "Invocations" }
  /// Calls that failed.
  attr errors: Metric = { ...counted, name: "Errors" }
  /// Calls that were turned away.
  attr throttles: Metric = { ...counted, name: "Throttles" }
  /// How long calls take.
  attr duration: Metric = { ...counted, name: "Duration", statistic: "p99", unit: "Milliseconds" }
  /// Most calls at a time.
  attr concurrent: Metric = { ...counted, name: "ConcurrentExecutions", statistic: "Maximum" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [invocations, errors, throttles, duration, concurrent]
  /// The role that it acts with.
  attr principal: Ref<role> = if role != none then role else Role
  let logGroupName = if logs.group != none then logs.group.name else Logs.name

  /// Calls it.
  can invoke { actions: ["lambda:InvokeFunction"], on: if live != none then [arn] else [arn, "${arn}:*"] }
  /// To send signed requests to `url`.
  can request {
    actions: ["lambda:InvokeFunctionUrl"], on: [arn]
    conditions: { StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } }
    also: [invokeByUrl]
  }
  /// What `request` needs besides.
  can invokeByUrl {
    actions: ["lambda:InvokeFunction"], on: [arn], conditions: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } }
  }
  /// To save the state of durable calls.
  can checkpoint {
    actions: ["lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState"], on: ["${ownArn}:*"]
  }
  /// To move the alias.
  can shift {
    actions: ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"]
    on: [ownArn, "${ownArn}:*"]
  }
  /// Calls it.
  call invoke(event: Json) -> Json { service: "lambda:invoke", allow: [invoke], forms: [request, start, callback] }

  logGroup Logs when logs.group == none { name: "/aws/lambda/${name}", retention: logs.retention, tags: tags }
  role Role when role == none { trustedBy: ["lambda.amazonaws.com"], tags: tags }
  grant allow -> self
  grant (logs.group ?? Logs).write -> self
  let keyArn = if encrypt is Ref<key> then encrypt.arn else encrypt
  // What slsc can write out closes no cycle between a function and what names it.
  let environment = known(env)
  grant[if encrypt is Ref<key> then encrypt.decrypt else aws.kms.decrypt(on: encrypt)] -> self when encrypt != none
  grant[aws.xray.putTraceSegments, aws.xray.putTelemetryRecords] -> self when tracing == active
  let succeeded: Target<queue | function | topic | bus>? = async?.succeeded
  let kept: Ref<bucket>? = if async?.failed is Ref<bucket> then async?.failed
  let failed: Target<queue | function | topic | bus>? = if async?.failed is Ref<bucket> then none else async?.failed
  grant succeeded?.allow -> self
  grant failed?.allow -> self
  grant kept?.deliver -> self
  grant deadLetter?.allow -> self
  grant checkpoint -> self when durable != none

  /// All that a published version keeps as it was.
  let frozen = {
    code: [artifact.hash, artifact.image], imageConfig: [image.entryPoint, image.command, image.folder]
    runtime: runtime, handler: handler, memory: memory, timeout: timeout, env: env, about: about, storage: storage
    architecture: architecture, layers: layerArns, snapStart: live?.snapStart, deadLetter: deadLetter.arn
    durable: durable, tracing: tracing, logs: [logGroupName, logs.format, logs.level, logs.system]
    role: principal.arn, encrypt: keyArn, signing: signing
  }
  /// CloudFormation publishes when this resource is new, so its name carries the digest of what is frozen; versions stay.
  part Version when live != none {
    revision: [frozen, layers]
    attr number: Text { cloudformation: "Version" }
    cloudformation "AWS::Lambda::Version" {
      FunctionName: owner.ownName
      attributes { DeletionPolicy: "RetainExceptOnCreate", UpdateReplacePolicy: "Retain" }
    }
  }
  /// What callers use.
  part Live when live != none {
    attr arn: Arn<function> { cloudformation: "Ref", terraform: "arn", known: "${known(owner.ownArn)}:${live.alias}" }
    attr name: Text { cloudformation: live.alias, terraform: "name", known: live.alias }
    attr invokeArn: Text {
      cloudformation: "arn:${aws.partition}:apigateway:${aws.region}:lambda:path/2015-03-31/functions/${self.Ref}/invocations"
      terraform: "invoke_arn"
    }
    let shifting = if live.release != none then {
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: Release.application, DeploymentGroupName: Release.group
        BeforeAllowTrafficHook: live.release.before.ownName, AfterAllowTrafficHook: live.release.after.ownName
      }
    }
    cloudformation "AWS::Lambda::Alias" {
      FunctionName: owner.ownName, FunctionVersion: Version.number, Name: live.alias
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: live.warm }
      attributes { UpdatePolicy: shifting }
    }
    terraform "aws_lambda_alias" {
      function_name: owner.ownName, function_version: owner.version, name: live.alias
      unsupported "Terraform starts no deployment of CodeDeploy, so calls cannot move little by little" when live.release != none
    }
    terraform Warm: "aws_lambda_provisioned_concurrency_config" when live.warm != none {
      function_name: owner.ownName, qualifier: self.name, provisioned_concurrent_executions: live.warm
    }
  }
  /// Moves calls to a new version little by little, and back when something is wrong.
  part Release when live?.release != none {
    let release = live?.release
    attr application: Text { cloudformation: App.Ref, terraform: owner.ownName }
    attr group: Text { cloudformation: "Ref", terraform: owner.ownName }
    attr principal: Ref<role> = Role
    role Role { trustedBy: ["codedeploy.amazonaws.com"], tags: owner.tags }
    can report {
      actions: ["codedeploy:PutLifecycleEventHookExecutionStatus"]
      on: ["arn:${aws.partition}:codedeploy:${aws.region}:${aws.account}:deploymentgroup:${application}/${group}"]
    }
    grant owner.shift -> self
    let hooks = [h for h in [release.before, release.after] if h != none]
    grant[aws.cloudwatch.describeAlarms(on: "alarm:*")] -> self when release.alarms != []
    grant[aws.lambda.invokeFunction(on: known(h.ownArn)) for h in hooks] -> self
    grant report -> release.before when release.before != none
    grant report -> release.after when release.after != none
    cloudformation App: "AWS::CodeDeploy::Application" { ComputePlatform: "Lambda" }
    cloudformation Pace: "AWS::CodeDeploy::DeploymentConfig" {
      ComputePlatform: "Lambda"
      TrafficRoutingConfig: if live?.release?.rest == once then {
        Type: "TimeBasedCanary"
        TimeBasedCanary: { CanaryPercentage: release.first as int, CanaryInterval: release.wait as min }
      } else {
        Type: "TimeBasedLinear"
        TimeBasedLinear: { LinearPercentage: release.first as int, LinearInterval: release.wait as min }
      }
    }
    cloudformation "AWS::CodeDeploy::DeploymentGroup" {
      ApplicationName: App.Ref, DeploymentConfigName: Pace.Ref, ServiceRoleArn: Role.arn
      DeploymentStyle: { DeploymentType: "BLUE_GREEN", DeploymentOption: "WITH_TRAFFIC_CONTROL" }
      AlarmConfiguration: if release.alarms != [] then {
        Enabled: true
        Alarms: [{ Name: a.name } for a in release.alarms]
      }
      AutoRollbackConfiguration: { Enabled: true, Events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] }
    }
  }
  part Calls when async != none {
    after: [Live]
    let destinations = { onFailure: async.failed, onSuccess: async.succeeded }
    cloudformation "AWS::Lambda::EventInvokeConfig" {
      FunctionName: owner.ownName, Qualifier: live?.alias ?? "$LATEST"
      MaximumRetryAttempts: async.retries, MaximumEventAgeInSeconds: async.within as s
      DestinationConfig: {
        OnSuccess: { Destination: async.succeeded.arn }, OnFailure: { Destination: async.failed.arn }
      }
    }
    terraform "aws_lambda_function_event_invoke_config" {
      function_name: owner.ownName, qualifier: owner.qualifier
      maximum_retry_attempts: async.retries, maximum_event_age_in_seconds: async.within as s
      destination_config: {
        on_success: { destination: async.succeeded.arn }, on_failure: { destination: async.failed.arn }
      }
    }
  }
  part Address when url != none {
    after: [Live]
    attr address: Url { cloudformation: "FunctionUrl", terraform: "function_url" }
    let open = url.authorize == open
    let authorization = if open then "NONE" else "AWS_IAM"
    let mode = if url?.response == stream then "RESPONSE_STREAM" else "BUFFERED"
    let cors = url.cors
    cloudformation "AWS::Lambda::Url" {
      TargetFunctionArn: owner.ownArn, Qualifier: live?.alias, AuthType: authorization, InvokeMode: mode
      Cors: {
        AllowOrigins: cors.origins, AllowMethods: cors.methods, AllowHeaders: cors.headers, ExposeHeaders: cors.expose
        MaxAge: cors.maxAge as s, AllowCredentials: if cors != none and cors.credentials then true
      }
    }
    cloudformation Visit: "AWS::Lambda::Permission" when open {
      FunctionName: owner.callable, Action: "lambda:InvokeFunctionUrl", Principal: "*", FunctionUrlAuthType: "NONE"
    }
    cloudformation Invoke: "AWS::Lambda::Permission" when open {
      FunctionName: owner.callable, Action: "lambda:InvokeFunction", Principal: "*", InvokedViaFunctionUrl: true
    }
    terraform "aws_lambda_function_url" {
      function_name: owner.ownName, qualifier: owner.qualifier, authorization_type: authorization, invoke_mode: mode
      cors: {
        allow_origins: cors.origins, allow_methods: cors.methods, allow_headers: cors.headers
        expose_headers: cors.expose, max_age: cors.maxAge as s
        allow_credentials: if cors != none and cors.credentials then true
      }
    }
    terraform Visit: "aws_lambda_permission" when open {
      function_name: owner.ownName, qualifier: owner.qualifier, action: "lambda:InvokeFunctionUrl", principal: "*"
      function_url_auth_type: "NONE"
    }
    terraform Invoke: "aws_lambda_permission" when open {
      function_name: owner.ownName, qualifier: owner.qualifier, action: "lambda:InvokeFunction", principal: "*"
      invoked_via_function_url: true
      needs "6.28"
    }
  }

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
  let layerSizes = [if l is Ref<layer> then l.artifact.unzipped for l in layers]
  let unpacked = sum([artifact.unzipped ?? 0B, ...[size ?? 0B for size in layerSizes]])
  check "lambda.package.unzipped-size" {
    at: code, when: artifact.unzipped != none, require: unpacked <= 250MB
    message: if layers == []
      then "the code has ${unpacked} unpacked, Lambda allows 250MB"
      else "the code and its layers have ${unpacked} unpacked, Lambda allows 250MB"
    hint: "leave out what the code does not need with `.slsignore`, fetch large files into `/tmp` when the code starts, or use an image of up to 10GB"
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
    at: env, require: jsonLength(environment) <= 4096
    message: "the environment has ${jsonLength(environment)} characters as JSON at least, Lambda allows 4096"
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
  check "lambda.memory.range" {
    at: memory, require: memory <= 10240MB
    message: "a function has at most 10240MB of memory, not ${memory}"
    hint: "write at most `memory: 10GB`; for more run a container on AWS Fargate, up to 120GB, or on AWS Batch"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.timeout.range" {
    at: timeout, require: timeout <= 15min
    message: "a call ends after 15min at the latest, not ${timeout}"
    hint: "write at most `timeout: 15min`; cut longer work into messages of a queue or steps of a workflow, or run a container on AWS Fargate or AWS Batch"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.ephemeral.range" {
    at: storage, require: storage <= 10240MB
    message: "`/tmp` has at most 10240MB, not ${storage}"
    hint: "write at most `storage: 10GB`; for more run a container on AWS Fargate, up to 200GB, or on AWS Batch"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.memory.step" {
    for: size in [memory, storage], require: not contains("${size as MB}", ".")
    message: "Lambda counts whole megabytes, and ${size} is none", hint: "write a whole number of `MB`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "lambda.timeout.seconds" {
    for: t in [timeout, async?.within, durable?.timeout, url?.cors?.maxAge], at: timeout
    require: not contains("${t as s}", ".")
    message: "Lambda counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "esm.source.unique" {
    for: [a, b] in on, at: b, because: a, when: a.owner is Ref<queue | table | stream>
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
  check "sns.recursion" {
    severity: warning, for: i in on, at: i, because: allow, when: i.owner is Ref<topic>
    require: not any([c.owner == i.owner and c.name == "publish" for c in allow])
    message: "`${label}` may send to the topic that calls it, so messages may go round without end"
    hint: "send to another topic, or waive this when `where` or the function lets its own messages out"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html"
  }
  check "kinesis.recursion" {
    severity: warning, for: i in on, at: i, because: allow, when: i.owner is Ref<stream>
    require: not any([c.owner == i.owner and c.name == "put" for c in allow])
    message: "`${label}` may put records into the stream that calls it, so records may go round without end"
    hint: "put into another stream, or waive this when `where` or the function lets its own records out"
    evidence: "https://docs.aws.amazon.com/lambda/latest/operatorguide/recursive-runaway.html"
  }
  check "logs.filter.loop" {
    severity: warning, for: i in on, at: i, because: allow, when: i.owner is Ref<logGroup>
    require: not any([c.owner == i.owner and c.name == "write" for c in allow])
    message: "`${label}` may write to the log group that calls it, so lines may go round without end"
    hint: "write to another log group, or waive this when `where` lets the function's own lines out"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html"
  }
  check "lambda.layers.no-duplicate" {
    at: layers
    require: length(
      unique([if l is Ref<layer> then l.label else join(take(split(l, ":"), 7), ":") for l in layers])
    ) == length(layers)
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
  check "lambda.layers.runtime-match" {
    severity: warning
    for: l in layers
    at: layers
    because: l.runtimes
    when: l is Ref<layer> and runtime != none
    require: l.runtimes == [] or runtime in l.runtimes
    message: "`${l.label}` is made for ${join(l.runtimes, ", ")}, not for `${runtime}`"
    hint: "use a layer for `${runtime}`, or add `\"${runtime}\"` to `runtimes` of `${l.label}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html"
  }
  check "lambda.architectures.layer-match" {
    severity: warning
    for: l in layers
    at: layers
    because: l.architectures
    when: l is Ref<layer>
    require: l.architectures == [] or architecture in l.architectures
    message: "`${l.label}` is built for ${join(l.architectures, ", ")}, not for ${architecture}"
    hint: "write `architecture: ${join(l.architectures, ", ")}`, or add `${architecture}` to `architectures` of `${l.label}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html"
  }
  check "lambda.handler.shape" {
    severity: warning
    at: handler
    because: runtime
    when: runtime != none and handler != none and artifact.inline == none
    require: if startsWith(runtime, "java") then matches(
      handler
      "^([A-Za-z_$][\\w$]*\\.)*[A-Z][\\w$]*(::[A-Za-z_$][\\w$]*)?$"
    )
      else if startsWith(runtime, "dotnet") then matches(handler, "^[^:]+(::[^:]+::[^:]+)?$")
      else if startsWith(runtime, "provided") then true
      else matches(handler, "^[^:]+\\.[^:.]+$")
    message: "`${runtime}` finds no code by the handler `${handler}`"
    hint: if startsWith(runtime, "java") then "name package, class and method: `example.Handler::handleRequest`"
      else if startsWith(runtime, "dotnet") then "name assembly, class and method: `Example::Example.Function::Handler`"
      else "name the file and its function: `index.handler`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"
  }
  check "lambda.logging.levels-json" {
    at: logs, when: logs.level != none or logs.system != none, require: logs.format == json
    message: "`level` and `system` choose among logs in JSON, and these are text"
    hint: "write `format: json`, or remove `level` and `system`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html"
  }
  check "lambda.logging.own-group" {
    at: logs, because: logs.group, when: logs.group != none, require: logs.retention == 30d
    message: "`${logs.group.label}` has a retention of its own", hint: "write `retention` there"
  }
  check "lambda.codesigning.zip-only" {
    at: signing, when: signing != none, require: artifact.image == none and artifact.inline == none
    message: "signatures are of archives, not of images or code in the program", hint: "remove `signing`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html"
  }
  check "lambda.env.no-secrets" {
    severity: advice
    for: k, v in env
    at: env
    when: matches(k, "(?i)(^|_)(password|passwd|secret|token|api_?key|private_?key|access_?key)$")
    require: v == "" or matches("${v}", "^(arn:|https?://|/)")
    message: "`${k}` looks like a secret, and everybody who may see the function can read it"
    hint: "keep it in Secrets Manager or as a parameter, and give the function its name"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"
  }

  let snapshots = live?.snapStart == on
  let warm = live?.warm ?? 0
  check "lambda.snapstart.runtimes" {
    at: live, because: runtime, when: snapshots and runtime != none, require: runtimes[runtime].snapshot != none
    message: "`${runtime}` cannot start from a snapshot"
    hint: "remove `snapStart`, or use Java 11, Python 3.12, .NET 8 or newer"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
  }
  check "lambda.snapstart.no-image" {
    at: live, because: code, when: snapshots, require: artifact.image == none
    message: "an image cannot start from a snapshot"
    hint: "remove `snapStart`, or put the code in a folder: `code: ./src`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
  }
  check "lambda.snapstart.ephemeral" {
    at: storage, because: live, when: snapshots, require: storage <= 512MB
    message: "a function that starts from a snapshot has 512MB of `/tmp`, not ${storage}"
    hint: "remove `storage` or `snapStart`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
  }
  check "lambda.snapstart.no-provisioned" {
    at: live, when: snapshots, require: warm == 0
    message: "`snapStart` and `warm` exclude each other", hint: "remove one of them"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
  }
  check "lambda.provisioned.below-reserved" {
    at: live, because: concurrency, when: concurrency != none, require: warm <= concurrency
    message: "${warm} environments are kept ready, but only ${concurrency} calls may run at a time"
    hint: "write `concurrency: ${warm}` or more"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html"
  }
  check "lambda.concurrency.reserved-zero" {
    severity: warning, at: concurrency, when: concurrency != none, require: concurrency > 0
    message: "`concurrency: 0` stops every call of `${label}`"
    hint: "write 1 or more, or waive this while it is to stand still"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"
  }
  /// Summed up once, by the first of all functions.
  check "lambda.concurrency.unreserved-floor" {
    severity: warning
    for: f in if self == first(peers) then take(reverse([f for f in peers if f.concurrency != none]), 1) else []
    at: f.concurrency
    require: sum([p.concurrency ?? 0 for p in peers]) <= 900
    message: "an account has 1000 calls at a time unless its quota was raised, of which 100 stay free, and the functions of the program reserve ${sum([p.concurrency ?? 0 for p in peers])}"
    hint: "reserve 900 at most together, or waive this when the quota was raised"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"
  }
  let takes = [m.concurrency for m in mapping if m.queue]
  check "esm.sqs.concurrency-vs-reserved" {
    severity: warning
    at: concurrency
    when: concurrency != none
    require: sum([t ?? 2 for t in takes]) <= concurrency
    message: "queues may make ${sum([t ?? 2 for t in takes])} calls at a time, and `${label}` takes ${concurrency}: messages that are turned away may end as dead letters"
    hint: "write `concurrency: ${sum([t ?? 2 for t in takes])}` or more, or lower `concurrency` of the queues' `on`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html"
  }

  check "lambda.url.cors-wildcard-mix" {
    for: list in [url?.cors?.origins ?? [], url?.cors?.methods ?? []], at: url
    require: not ("*" in list) or length(list) == 1
    message: "`*` stands for all, and there is more: ${join(list, ", ")}", hint: "write `*` alone, or name each"
    evidence: "https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html"
  }
  check "lambda.url.cors-wildcard-credentials" {
    severity: warning, at: url, when: url?.cors != none and url.cors.credentials, require: not ("*" in url.cors.origins)
    message: "browsers send no credentials to an address that allows every origin"
    hint: "list the origins, or remove `credentials`"
    evidence: "https://developer.mozilla.org/docs/Web/HTTP/CORS"
  }
  check "lambda.url.cors-origin" {
    severity: warning
    for: o in url?.cors?.origins ?? []
    at: url
    require: matches(o, "^(\\*|null|[A-Za-z][A-Za-z0-9+.-]*://[^/]+)$")
    message: "no browser calls from the origin `${o}`", hint: "write scheme and host only: `https://shop.example`"
    evidence: "https://developer.mozilla.org/docs/Glossary/Origin"
  }

  check "lambda.async.destination-kind" {
    for: to in [async?.succeeded, async?.failed]
    at: async
    because: to.fifo
    when: to is Ref<queue | topic>
    require: not to.fifo
    message: "records of calls go to standard queues and topics only, and `${to.label}` is a FIFO one"
    hint: "remove `fifo: true` from `${to.label}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"
  }
  check "lambda.async.destination-self" {
    for: to in [async?.succeeded, async?.failed], at: async, when: to is Ref<function>, require: to.label != label
    message: "`${label}` cannot get records of its own calls", hint: "let another function get them"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"
  }
  check "lambda.dlq.target" {
    at: deadLetter, because: deadLetter.fifo, when: deadLetter != none, require: not deadLetter.fifo
    message: "dead letters of a function go to standard queues and topics only, and `${deadLetter.label}` is a FIFO one"
    hint: "remove `fifo: true` from `${deadLetter.label}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"
  }
  check "lambda.dlq.async-only" {
    severity: advice
    at: deadLetter
    because: on
    when: deadLetter != none and on != [] and grant == []
    require: not all([i.owner is Ref<queue | table> for i in on])
    message: "`deadLetter` gets calls that nobody waits for, and `${label}` takes from queues and streams, whose failures go elsewhere"
    hint: "add `deadLetter` to the queue, `failed` to the `on` of a table"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"
  }

  check "durable.runtimes" {
    at: runtime, because: durable, when: durable != none and runtime != none
    require: matches(
      runtime
      "^(nodejs(2[2-9]|[3-9][0-9])\\.x|python3\\.(1[3-9]|[2-9][0-9])|java(17|2[1-9]|[3-9][0-9]))$"
    )
    message: "there is no library for durable functions for `${runtime}`"
    hint: "use Node.js 22, Python 3.13, Java 17 or newer, or an image"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/durable-supported-runtimes.html"
  }
  check "durable.qualified" {
    at: durable, when: durable != none, require: live != none
    message: "a durable function is called by a version or an alias, so that it goes on with the code it began with"
    hint: "add `live: {}`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html"
  }
  let waited = [
    if url != none then "a request to `url`"
    if mapping != [] then "a queue or stream"
    if any([g.to.service == "apigateway.amazonaws.com" for g in grant]) then "a gateway"
  ]
  check "durable.sync-15min" {
    at: durable, when: durable != none and any([w != none for w in waited]), require: durable.timeout <= 15min
    message: "a call may take ${durable.timeout}, but what waits for its end gets an error after 15min: ${join(waited, ", ")}"
    hint: "write `timeout: 15min`, or let a schedule, a rule, a topic or another function start `${label}` without waiting"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html"
  }
  check "tenancy.incompatible" {
    at: tenants, because: live, when: tenants == isolated, require: not snapshots and warm == 0
    message: "a function with isolated tenants has no snapshots and keeps no environments ready"
    hint: "remove `snapStart` and `warm`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html"
  }
  check "tenancy.url" {
    at: url, because: tenants, when: tenants == isolated, require: url == none
    message: "a function with isolated tenants has no address of its own", hint: "remove `url`, and use a `gateway`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html"
  }
  check "tenancy.sources" {
    for: i in on, at: i, because: tenants, require: tenants == shared
    message: "events of `${i.owner.label}` name no tenant, and `${label}` needs one for each call"
    hint: "remove `tenants: isolated`, or let another function take the events and call `${label}` with a tenant"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html"
  }
  /// Permissions as Lambda writes them: 188 bytes and a name of 36 around what differs.
  let policySize = sum([224B + byteSize(["${g.to.service}", "${g.to.source}", name]) for g in grant])
  check "lambda.permission.policy-size" {
    at: name, when: grant != [], require: policySize <= 20480B
    message: "${length(grant)} callers have a permission of their own for `${label}`, of ${policySize} at least together, and Lambda keeps 20KB"
    hint: "share the work among several functions"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
  }
  check "lambda.role.trust" {
    at: role, because: role.trustedBy, when: role != none, require: "lambda.amazonaws.com" in role.trustedBy
    message: "Lambda may not take on `${role.label}`", hint: "add `\"lambda.amazonaws.com\"` to its `trustedBy`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"
  }

  /// What it may do something with, and what it knows of besides. What a kind of the program holds is reached with it.
  let granted = if role != none then [...allow, ...role.allow] else allow
  let reached = [...[c.owner for c in granted], ...references([c.arguments for c in granted]), ...[i.owner for i in on]]
  let told = [d for d in references(env) if not any([r in [d, d.owner, d.owner.owner] for r in reached])]
  check "secrets.read-permission" {
    severity: warning, for: d in told, at: env, when: d is Ref<secret | parameter>, require: false
    message: "`${label}` knows where `${d.label}` is, and may not read it"
    hint: "add `${d.label}.read` to `allow`"
    evidence: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html"
  }
  check "lambda.env.permission" {
    severity: warning, for: d in told, at: env, require: not (d is Ref<table | queue | topic | bucket | stream | bus>)
    message: "`${label}` knows where `${d.label}` is, and may do nothing with it"
    hint: "add what it does to `allow`, such as `${d.label}.${usualVerbs[d.kind] ?? "send"}`, or take it out of `env`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"
  }
  check "lambda.tags.count" {
    at: tags, require: length(tags) <= 50
    message: "a function has at most 50 tags, and ${length(tags)} come together from it and from `defaults`"
    hint: "leave some out"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html"
  }
  let passes = [c for c in allow if c.name == "iam:passRole" or c.name == "pass"]
  check "iam.passrole" {
    for: c in allow, at: allow, when: c.name in needsPass, require: passes != []
    message: "`${c.name}` hands a role over to AWS, and `${label}` may pass none on"
    hint: "add the role to `allow`: `SomeRole.pass`, or `aws.iam.passRole(on: \"role/…\")`"
    evidence: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
  }

  /// Regions that ARNs and addresses name here; a function has only one.
  let here = [split(a, ":")[3] for a in [
    ...[l for l in layers if l is Text]
    if encrypt is Arn<key> then encrypt
    signing
    pinned
  ] if a != none]
  /// What only deployment knows says nothing here.
  let plain = all([matches(r, "^[a-z]") for r in here])
  check "lambda.layers.same-region" {
    at: layers, when: plain, require: length(unique(here)) <= 1
    message: "a function is in one region, and what it uses in several: ${join(unique(here), ", ")}"
    hint: "take the layer, the key and the configuration of the region that `${label}` is in"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html"
  }
  check "lambda.image.ecr-region" {
    at: code, when: plain and artifact.image != none and matches(artifact.image, "\\.dkr\\.ecr\\.")
    require: all([r == split(artifact.image, ".")[3] for r in here])
    message: "the image is in ${split(artifact.image, ".")[3]}, and what else the function uses in ${join(unique(here), ", ")}"
    hint: "copy the image to a repository of the region that `${label}` is in"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html"
  }
  check "lambda.snapstart.regions" {
    for: r in here, at: live, when: plain and snapshots, require: not (r in ["ap-southeast-6", "ap-east-2"])
    message: "functions in ${r} cannot start from a snapshot", hint: "remove `snapStart`"
    evidence: "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html"
  }

  let image = if artifact.image != none then code
  let layerArns = [if l is Ref<layer> then l.arn else l for l in layers]
  /// Without levels, Terraform would publish with every plan: https://github.com/hashicorp/terraform-provider-aws/issues/42181
  let publishedLevel = if live != none and logging.format == "JSON" then "INFO"
  let logging = {
    format: match logs.format { text: "Text", json: "JSON" }
    level: if logs.level != none then upper("${logs.level}")
    system: if logs.system != none then upper("${logs.system}")
  }
  let pinned = if runtimeUpdates is Text and runtimeUpdates != auto and runtimeUpdates != onChange then runtimeUpdates
  let updates = if runtimeUpdates == auto
    then none
    else if runtimeUpdates == onChange
    then "FunctionUpdate"
    else "Manual"
  cloudformation "AWS::Lambda::Function" {
    FunctionName: name, Description: about, Role: principal.arn
    PackageType: if artifact.image != none then "Image" else "Zip"
    Code: if artifact.image != none then { ImageUri: artifact.image } else if artifact.inline != none then {
      ZipFile: artifact.inline
    } else if assetsLocal then artifact.path else { S3Bucket: aws.assetsBucket, S3Key: artifact.file }
    ImageConfig: { EntryPoint: image.entryPoint, Command: image.command, WorkingDirectory: image.folder }
    Runtime: runtime, Handler: handler, MemorySize: memory as MB, Timeout: timeout as s
    RuntimeManagementConfig: { UpdateRuntimeOn: updates, RuntimeVersionArn: pinned }
    Environment: { Variables: environment }, KmsKeyArn: keyArn, EphemeralStorage: { Size: storage as MB }
    Architectures: [architecture], Layers: layerArns, TracingConfig: if tracing == active then { Mode: "Active" }
    LoggingConfig: {
      LogGroup: logGroupName, LogFormat: logging.format
      ApplicationLogLevel: logging.level, SystemLogLevel: logging.system
    }
    ReservedConcurrentExecutions: concurrency, DeadLetterConfig: { TargetArn: deadLetter.arn }
    SnapStart: if live?.snapStart == on then { ApplyOn: "PublishedVersions" }
    RecursiveLoop: if loops == allow then "Allow", CodeSigningConfigArn: signing
    DurableConfig: { ExecutionTimeout: durable.timeout as s, RetentionPeriodInDays: durable.retention as d }
    TenancyConfig: if tenants == isolated then { TenantIsolationMode: "PER_TENANT" }
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_lambda_function" {
    function_name: name, description: about, role: principal.arn
    package_type: if artifact.image != none then "Image" else "Zip", image_uri: artifact.image
    image_config: { entry_point: image.entryPoint, command: image.command, working_directory: image.folder }
    filename: if artifact.file != none then "${aws.modulePath}/assets/${artifact.file}", source_code_hash: artifact.hash
    runtime: runtime, handler: handler, memory_size: memory as MB, timeout: timeout as s
    environment: { variables: environment }, kms_key_arn: keyArn, ephemeral_storage: { size: storage as MB }
    architectures: [architecture], layers: layerArns, tracing_config: if tracing == active then { mode: "Active" }
    logging_config: {
      log_group: logGroupName, log_format: logging.format
      application_log_level: logging.level ?? publishedLevel, system_log_level: logging.system ?? publishedLevel
    }
    reserved_concurrent_executions: concurrency, dead_letter_config: { target_arn: deadLetter.arn }
    snap_start: if live?.snapStart == on then { apply_on: "PublishedVersions" }, publish: if live != none then true
    code_signing_config_arn: signing, tags: tags
    durable_config: { execution_timeout: durable.timeout as s, retention_period: durable.retention as d }
    tenancy_config: if tenants == isolated then { tenant_isolation_mode: "PER_TENANT" }
    unsupported "its provider sends archives with the request, which takes 50MB; use an image, or CloudFormation" when artifact.zipped != none
      and artifact.zipped > 50MB
    needs "6.19" when runtimes[runtime]?.provider == "6.19"
    needs "6.20" when runtimes[runtime]?.provider == "6.20"
    needs "6.27" when runtimes[runtime]?.provider == "6.27"
    needs "6.25" when durable != none
    needs "6.23" when tenants == isolated
  }
  terraform Loops: "aws_lambda_function_recursion_config" when loops == allow {
    function_name: self.function_name, recursive_loop: "Allow"
  }
  terraform Updates: "aws_lambda_runtime_management_config" when updates != none {
    function_name: self.function_name, update_runtime_on: updates, runtime_version_arn: pinned
  }
}
