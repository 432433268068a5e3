// Amazon EventBridge Scheduler

/// What may stand in each field of a cron expression. Source: the EventBridge Scheduler user guide, "Schedule types".
let cronFields = [
  {
    name: "minutes, 0 to 59"
    form: "^(\\*|[0-5]?[0-9](-[0-5]?[0-9])?)(/[0-9]+)?(,(\\*|[0-5]?[0-9](-[0-5]?[0-9])?)(/[0-9]+)?)*$"
  }
  {
    name: "hours, 0 to 23"
    form: "^(\\*|([01]?[0-9]|2[0-3])(-([01]?[0-9]|2[0-3]))?)(/[0-9]+)?(,(\\*|([01]?[0-9]|2[0-3])(-([01]?[0-9]|2[0-3]))?)(/[0-9]+)?)*$"
  }
  {
    name: "day of the month, 1 to 31, `L` or `?`"
    form: "^(\\?|L(-[0-9]+)?|LW|([1-9]|0[1-9]|[12][0-9]|3[01])W|(\\*|([1-9]|0[1-9]|[12][0-9]|3[01])(-([1-9]|0[1-9]|[12][0-9]|3[01]))?)(/[0-9]+)?(,(\\*|([1-9]|0[1-9]|[12][0-9]|3[01])(-([1-9]|0[1-9]|[12][0-9]|3[01]))?)(/[0-9]+)?)*)$"
  }
  {
    name: "month, 1 to 12 or JAN to DEC"
    form: "(?i)^(\\*|([1-9]|0[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-([1-9]|0[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)(/[0-9]+)?(,([1-9]|0[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(-([1-9]|0[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC))?)*$"
  }
  {
    name: "day of the week, 1 to 7 or SUN to SAT, or `?`"
    form: "(?i)^(\\?|\\*|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT))?(/[0-9]+)?(,([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(-([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT))?)*)$"
  }
  {
    name: "year, 1970 to 2199"
    form: "^(\\*|(19[7-9][0-9]|2[01][0-9][0-9])(-(19[7-9][0-9]|2[01][0-9][0-9]))?)(/[0-9]+)?(,(19[7-9][0-9]|2[01][0-9][0-9])(-(19[7-9][0-9]|2[01][0-9][0-9]))?)*$"
  }
]

/// Services whose names in IAM differ from those in their SDKs, which Scheduler wants. Source: AWS SDK for Java 2.x, "service" of each package.
let sdkNames = {
  airflow: "mwaa", "application-autoscaling": "applicationautoscaling", ce: "costexplorer"
  "cognito-identity": "cognitoidentity", "cognito-idp": "cognitoidentityprovider", dms: "databasemigration"
  elasticfilesystem: "efs", elasticloadbalancing: "elasticloadbalancingv2", elasticmapreduce: "emr", es: "opensearch"
  events: "eventbridge", logs: "cloudwatchlogs", "rds-data": "rdsdata", "redshift-data": "redshiftdata", states: "sfn"
}

/// Schedules that are tagged and deleted together.
///
/// ```sls
/// scheduleGroup Nightly
/// queue Reports
/// schedule Daily { cron: "0 2 * * ? *", zone: "Asia/Seoul", to: Reports, partOf: Nightly }
/// alarm Dropped { metric: Nightly.dropped, above: 0 }
/// ```
kind scheduleGroup {
  /// Its name in AWS; another name is another group.
  name: Text(1..64, "^[0-9a-zA-Z_.-]+$") = physicalName(max: 64)
  /// Its ARN.
  attr arn: Arn<scheduleGroup> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:scheduler:${aws.region}:${aws.account}:schedule-group/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  let counted = { namespace: "AWS/Scheduler", statistic: "Sum", dimensions: { ScheduleGroup: self.name } }
  /// Times that a target was called.
  attr invocations: Metric = { ...counted, name: "InvocationAttemptCount" }
  /// Calls that a target answered with an error.
  attr errors: Metric = { ...counted, name: "TargetErrorCount" }
  /// Runs that were given up.
  attr dropped: Metric = { ...counted, name: "InvocationDroppedCount" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [invocations, errors, dropped]
  check "scheduler.group-name" {
    at: name, require: name != "default"
    message: "`default` is the group that every account has", hint: "leave `partOf` out in the schedule"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html"
  }
  cloudformation "AWS::Scheduler::ScheduleGroup" { Name: name, Tags: [{ Key: k, Value: v } for k, v in tags] }
  terraform "aws_scheduler_schedule_group" { name: name, tags: tags }
}

/// Runs a target at a rate or at set times, by EventBridge Scheduler.
///
/// ```sls
/// function Report {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
/// }
/// schedule Nightly { cron: "0 2 * * ? *", zone: "Asia/Seoul", to: Report, input: { full: true }, window: 10min }
/// ```
kind schedule {
  /// Every so often.
  rate: Duration(1min..365d)?
  /// At set times: minutes, hours, day of month, month, day of week, year.
  cron: Text("^\\S+( \\S+){5}$")?
  /// Once, in the zone: `2027-01-31T09:00:00`.
  at: Text(
    "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
  )?
  /// Time zone of `cron` and `at`.
  zone: Text(1..50) = "UTC"
  /// The first run is not before this moment, in UTC: `2027-01-31T09:00:00`.
  starts: Text(
    "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
  )?
  /// The last run is not after this moment, in UTC.
  ends: Text(
    "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$"
  )?
  /// What runs.
  to: Target<function | queue | topic | stream | bus>?
  /// An action of AWS that runs instead, with `input` as its request: `aws.ec2.stopInstances(on: "instance/i-…")`.
  action: Capability?
  /// What the target gets.
  input: Json?
  /// Runs come at a random moment within this time after their own.
  window: Duration(0s..1d) = 0s
  /// Whether it runs.
  enabled: Bool = true
  /// How often delivery is tried again.
  retries: Int(0..185) = 185
  /// A run that could not be delivered for this long is given up.
  within: Duration(1min..1d) = 1d
  /// Runs that were given up.
  deadLetter: Ref<queue>?
  /// Group of messages, for a FIFO queue.
  group: Text(1..128)?
  /// What keeps records of a stream together and in order.
  partition: Text(1..256)?
  /// Who says it, for a bus.
  source: Text(1..256, "^[/.\\-_A-Za-z0-9]+$")?
  /// What happened, for a bus.
  detailType: Text(1..128)?
  /// Group of schedules; the account's default one when absent.
  partOf: Ref<scheduleGroup>?
  /// Scheduler's own key, or a KMS key.
  encrypt: managed | Ref<key> | Arn<key> = managed
  /// What people read about it in the console.
  about: Text(0..512)?
  /// Its name in AWS; another name is another schedule.
  name: Text(1..64, "^[0-9a-zA-Z_.-]+$") = physicalName(max: 64)

  let groupName = if partOf != none then known(partOf.name) else "default"
  /// Its ARN.
  attr arn: Arn<schedule> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:scheduler:${aws.region}:${aws.account}:schedule/${groupName}/${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  role Role {
    trustedBy: ["scheduler.amazonaws.com"]
    source: "arn:${aws.partition}:scheduler:${aws.region}:${aws.account}:schedule-group/${groupName}"
    tags: tags
  }
  /// The role that it acts with.
  attr principal: Ref<role> = Role
  let keyArn = if encrypt is Ref<key> then encrypt.arn else if encrypt is Arn<key> then encrypt
  grant to?.allow -> self
  grant[action] -> self when action != none
  grant deadLetter?.deliver -> self
  grant[if encrypt is Ref<key>
    then encrypt.encrypt
    else [aws.kms.generateDataKey(on: encrypt), aws.kms.decrypt(on: encrypt)]] -> self when encrypt != managed

  let rateText = if rate == 1min then "rate(1 minute)" else if rate != none then "rate(${rate as min} minutes)"
  let fields = if cron != none then split(cron, " ") else []
  let expression = if rate != none then rateText else if cron != none then "cron(${cron})" else "at(${at})"
  /// `ec2` and `StopInstances`.
  let call = if action != none then split(action.name, ":") else []
  let service = sdkNames[call[0]] ?? replace(call[0], "-", "")
  let actionArn = if action != none then "arn:${aws.partition}:scheduler:::aws-sdk:${service}:${call[1]}"

  check "scheduler.one-time" {
    at: to
    require: (if rate != none then 1 else 0) + (if cron != none then 1 else 0) + (if at != none then 1 else 0) == 1
    message: "a schedule runs at a `rate`, by `cron`, or `at` one moment"
    hint: "give exactly one of them, such as `rate: 5min`"
  }
  check "scheduler.target-one" {
    at: name, require: (to != none) != (action != none)
    message: if to == none then "`${label}` runs nothing" else "a schedule runs one thing: `to` or `action`"
    hint: if to == none then "add `to: SomeFunction`" else "make a second schedule"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html"
  }
  check "scheduler.target-fifo" {
    at: to, because: to.fifo, when: to is Ref<queue>, require: to.fifo == (group != none)
    message: if group == none then "a FIFO queue needs a `group`" else "`group` is for FIFO queues"
    hint: if group == none then "add `group: \"schedule\"`" else "remove `group`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_SqsParameters.html"
  }
  check "scheduler.target-group" {
    at: group, when: group != none, require: to is Ref<queue>
    message: "`group` is for FIFO queues", hint: "remove `group`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_SqsParameters.html"
  }
  check "scheduler.target-topic-fifo" {
    at: to, because: to.fifo, when: to is Ref<topic>, require: not to.fifo
    message: "Scheduler names no group, which messages of the FIFO topic `${to.label}` need"
    hint: "send to a standard topic, or write `action: aws.sns.publish(on: …)` with `MessageGroupId` in `input`"
    evidence: "https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"
  }
  check "scheduler.target-partition" {
    at: to, when: to != none, require: (partition != none) == (to is Ref<stream>)
    message: if partition == none then "a stream needs a `partition`" else "`partition` is for streams"
    hint: if partition == none then "add `partition: \"schedule\"`" else "remove `partition`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_KinesisParameters.html"
  }
  check "scheduler.target-bus" {
    at: to, when: to is Ref<bus>, require: source != none and detailType != none
    message: "an event has a `source` and a `detailType`"
    hint: "add `source: \"shop\", detailType: \"Day Closed\"`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EventBridgeParameters.html"
  }
  check "scheduler.target-event" {
    at: to, when: not (to is Ref<bus>), require: source == none and detailType == none
    message: "`source` and `detailType` are for a bus", hint: "remove them, or write `input`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EventBridgeParameters.html"
  }
  check "scheduler.eventbridge-source" {
    at: source, when: source != none, require: not startsWith(source, "aws.")
    message: "`aws.…` are sources of AWS, and `${source}` is refused", hint: "name your own system: `source: \"shop\"`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EventBridgeParameters.html"
  }
  check "scheduler.target-arguments" {
    at: to, when: to != none, require: to.arguments == {}
    message: "a schedule does not pass arguments on to `${to.label}`"
    hint: "write `input`, `group`, `source` or `detailType` in the schedule"
  }
  check "scheduler.universal.action" {
    at: action, when: action != none, require: length(call) == 2 and matches("${last(call)}", "^[a-z]")
    message: "`action` is an action of AWS itself, and begins with a small letter"
    hint: "write `to` for what is declared here, or `aws.ec2.stopInstances(on: …)`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html"
  }
  check "scheduler.universal" {
    at: action, when: length(call) == 2, require: not matches(call[1], "^(?i)(get|describe|list)")
    message: "Scheduler refuses actions that only read, such as `${call[1]}`", hint: "let a function read"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html"
  }
  check "scheduler.universal.input" {
    at: action, when: action != none, require: input != none
    message: "an action needs its request as `input`", hint: "write `input: { … }` as the API of AWS takes it"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html"
  }
  check "scheduler.input-size" {
    at: input, when: input != none, require: jsonLength(input) <= 262144
    message: "an input has at most 256KB, not ${jsonLength(input)} characters"
    hint: "let the target look up the rest"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html"
  }
  check "scheduler.fifo-dedup" {
    at: to, because: to.dedup, when: to is Ref<queue>, require: not to.fifo or to.dedup == "content"
    message: "Scheduler gives messages no id, so `${to.label}` must tell duplicates apart by their body"
    hint: "add `dedup: content` to `${to.label}`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html"
  }
  check "scheduler.dlq" {
    at: deadLetter, because: deadLetter.fifo, when: deadLetter != none, require: not deadLetter.fifo
    message: "runs that were given up go to standard queues only"
    hint: "remove `fifo: true` from `${deadLetter.label}`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html"
  }
  check "scheduler.dlq-self" {
    severity: warning
    at: deadLetter
    when: deadLetter != none and to is Ref<queue>
    require: deadLetter.label != to.label
    message: "what cannot be delivered to `${to.label}` cannot be given up to it either"
    hint: "declare another queue: `queue ${to.label}Failed`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html"
  }
  check "scheduler.dates" {
    at: ends, because: starts, when: starts != none and ends != none
    require: starts != ends and first(sort([starts, ends])) == starts
    message: "`${label}` would end at ${ends}, before it starts at ${starts}", hint: "let it end later"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html"
  }
  check "scheduler.dates.once" {
    severity: warning, for: d in [starts, ends], at: at, when: at != none, require: d == none
    message: "`starts` and `ends` mean nothing for a schedule that runs once", hint: "remove them"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html"
  }
  check "scheduler.kms.usage" {
    at: encrypt, because: encrypt.spec, when: encrypt is Ref<key>, require: encrypt.spec == "SYMMETRIC_DEFAULT"
    message: "Scheduler encrypts only with symmetric keys, and `${encrypt.label}` is ${encrypt.spec}"
    hint: "use a key with neither `usage` nor `spec`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html"
  }
  check "scheduler.cron.field" {
    for: n, f in fields, at: cron, require: matches(f, cronFields[n].form)
    message: "`${f}` is no ${cronFields[n].name}", hint: "write `0 9 * * ? *` for nine o'clock every day"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }
  check "scheduler.cron.days" {
    at: cron, when: cron != none, require: (fields[2] == "?") != (fields[4] == "?")
    message: "a cron expression says the day of the month or the day of the week, and `?` for the other"
    hint: "write `?` for one of them, such as `0 9 * * ? *`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }
  check "scheduler.minutes" {
    for: t in [rate, window], require: not contains("${t as min}", ".")
    message: "Scheduler counts whole minutes, and ${t} is none", hint: "write a whole number of minutes"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }
  check "scheduler.within" {
    at: within, require: not contains("${within as s}", ".")
    message: "Scheduler counts whole seconds, and ${within} is none", hint: "write a whole number of seconds"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html"
  }
  check "scheduler.timezone" {
    at: zone, require: contains(" ${replace(timeZones, "\n", " ")} ", " ${zone} ")
    message: "there is no time zone `${zone}`"
    hint: "write `${nearest(zone, split(replace(timeZones, "\n", " "), " ")) ?? "Europe/Berlin"}`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }
  check "scheduler.past" {
    severity: warning, at: at, when: at != none and today != none, require: date(first(split(at, "T"))) + 1 > today
    message: "${at} is in the past", hint: "choose a later moment, or remove the schedule"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }

  let targetArn = if action != none then actionArn else to.arn
  let event = if to is Ref<bus> then { source: source, type: detailType }
  cloudformation "AWS::Scheduler::Schedule" {
    Name: name, GroupName: partOf.name, Description: about, ScheduleExpression: expression
    ScheduleExpressionTimezone: zone
    StartDate: if starts != none then "${starts}.000Z", EndDate: if ends != none then "${ends}.000Z"
    State: if enabled then "ENABLED" else "DISABLED", KmsKeyArn: keyArn
    FlexibleTimeWindow: if window > 0s then { Mode: "FLEXIBLE", MaximumWindowInMinutes: window as min } else {
      Mode: "OFF"
    }
    Target: {
      Arn: targetArn, RoleArn: Role.arn, Input: if input != none then json(input)
      RetryPolicy: { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: within as s }
      DeadLetterConfig: { Arn: deadLetter.arn }, SqsParameters: { MessageGroupId: group }
      KinesisParameters: { PartitionKey: partition }
      EventBridgeParameters: { DetailType: event.type, Source: event.source }
    }
  }
  terraform "aws_scheduler_schedule" {
    name: name, group_name: partOf.name, description: about, schedule_expression: expression
    schedule_expression_timezone: zone
    start_date: if starts != none then "${starts}Z", end_date: if ends != none then "${ends}Z"
    state: if enabled then "ENABLED" else "DISABLED", kms_key_arn: keyArn
    flexible_time_window: if window > 0s then { mode: "FLEXIBLE", maximum_window_in_minutes: window as min } else {
      mode: "OFF"
    }
    target: {
      arn: targetArn, role_arn: Role.arn, input: if input != none then json(input)
      retry_policy: { maximum_retry_attempts: retries, maximum_event_age_in_seconds: within as s }
      dead_letter_config: { arn: deadLetter.arn }, sqs_parameters: { message_group_id: group }
      kinesis_parameters: { partition_key: partition }
      eventbridge_parameters: { detail_type: event.type, source: event.source }
    }
  }
}

/// Event source: runs a function every so often.
///
/// ```sls
/// function Sweep {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on every(5min) { input: { deep: false } }
/// }
/// ```
kind every {
  /// Time between two runs, in whole minutes.
  rate: Duration(1min..365d)
  /// Each run.
  source tick for function -> ScheduleEvent {
    /// What the function gets.
    input: Json?
    /// Whether it runs.
    enabled: Bool = true
    /// Runs that could not be delivered.
    deadLetter: Ref<queue>?
    schedule Schedule { rate: rate, to: receiver, input: input, enabled: enabled, deadLetter: deadLetter }
  }
}

/// Event source: runs a function at set times.
///
/// ```sls
/// function Report {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   on cron("0 9 * * ? *", zone: "Asia/Seoul") as Morning
///   on cron("0 18 * * ? *", zone: "Asia/Seoul") as Evening
/// }
/// ```
kind cron {
  /// Minutes, hours, day of month, month, day of week, year.
  times: Text("^\\S+( \\S+){5}$")
  /// Time zone of the times.
  zone: Text(1..50) = "UTC"
  /// Each run.
  source tick for function -> ScheduleEvent {
    /// What the function gets.
    input: Json?
    /// Whether it runs.
    enabled: Bool = true
    /// Runs that could not be delivered.
    deadLetter: Ref<queue>?
    schedule Schedule { cron: times, zone: zone, to: receiver, input: input, enabled: enabled, deadLetter: deadLetter }
  }
}
