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
  /// What runs.
  to: Target<function | queue>
  /// What the target gets.
  input: Json?
  /// Runs come at a random moment within this time after their own.
  window: Duration(0s..24h) = 0s
  enabled: Bool = true
  retries: Int(0..185) = 185
  /// A run that could not be delivered for this long is given up.
  within: Duration(1min..1d) = 1d
  /// Runs that were given up.
  deadLetter: Ref<queue>?
  /// Group of messages, for a FIFO queue.
  group: Text(1..128)?
  about: Text(0..512)?
  name: Text(1..64, "^[0-9a-zA-Z_.-]+$") = physicalName(max: 64)

  attr arn: Arn<schedule> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:scheduler:${aws.region}:${aws.account}:schedule/default/${name}"
  }
  attr name: Text { cloudformation: "Ref", terraform: "name", known: name }
  role Role {
    trustedBy: ["scheduler.amazonaws.com"]
    source: "arn:${aws.partition}:scheduler:${aws.region}:${aws.account}:schedule-group/default"
  }
  attr principal: Ref<role> = Role
  grant to.allow -> self
  grant deadLetter?.deliver -> self

  let rateText = if rate == 1min then "rate(1 minute)" else if rate != none then "rate(${rate as min} minutes)"
  let fields = if cron != none then split(cron, " ") else []
  let expression = if rate != none then rateText else if cron != none then "cron(${cron})" else "at(${at})"

  check "scheduler.one-time" {
    at: to
    require: (if rate != none then 1 else 0) + (if cron != none then 1 else 0) + (if at != none then 1 else 0) == 1
    message: "a schedule runs at a `rate`, by `cron`, or `at` one moment"
    hint: "give exactly one of them, such as `rate: 5min`"
  }
  check "scheduler.target-fifo" {
    at: to, because: to.fifo, when: to is Ref<queue>, require: to.fifo == (group != none)
    message: if group == none then "a FIFO queue needs a `group`" else "`group` is for FIFO queues"
    hint: if group == none then "add `group: \"schedule\"`" else "remove `group`"
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
  check "scheduler.zone" {
    severity: warning, at: zone, require: matches(zone, "^(UTC|GMT|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$")
    message: "`${zone}` does not look like a time zone", hint: "name area and place: `Europe/Berlin`"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }
  check "scheduler.past" {
    severity: warning, at: at, when: at != none and today != none, require: date(first(split(at, "T"))) + 1 > today
    message: "${at} is in the past", hint: "choose a later moment, or remove the schedule"
    evidence: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"
  }

  cloudformation "AWS::Scheduler::Schedule" {
    Name: name, Description: about, ScheduleExpression: expression, ScheduleExpressionTimezone: zone
    State: if enabled then "ENABLED" else "DISABLED"
    FlexibleTimeWindow: if window > 0s then { Mode: "FLEXIBLE", MaximumWindowInMinutes: window as min } else {
      Mode: "OFF"
    }
    Target: {
      Arn: to.arn, RoleArn: Role.arn, Input: if input != none then json(input)
      RetryPolicy: { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: within as s }
      DeadLetterConfig: { Arn: deadLetter.arn }, SqsParameters: { MessageGroupId: group }
    }
  }
  terraform "aws_scheduler_schedule" {
    name: name, description: about, schedule_expression: expression, schedule_expression_timezone: zone
    state: if enabled then "ENABLED" else "DISABLED"
    flexible_time_window: if window > 0s then { mode: "FLEXIBLE", maximum_window_in_minutes: window as min } else {
      mode: "OFF"
    }
    target: {
      arn: to.arn, role_arn: Role.arn, input: if input != none then json(input)
      retry_policy: { maximum_retry_attempts: retries, maximum_event_age_in_seconds: within as s }
      dead_letter_config: { arn: deadLetter.arn }, sqs_parameters: { message_group_id: group }
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
  rate: Duration(1min..365d)
  source tick for function -> ScheduleEvent {
    /// What the function gets.
    input: Json?
    enabled: Bool = true
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
  zone: Text(1..50) = "UTC"
  source tick for function -> ScheduleEvent {
    /// What the function gets.
    input: Json?
    enabled: Bool = true
    deadLetter: Ref<queue>?
    schedule Schedule { cron: times, zone: zone, to: receiver, input: input, enabled: enabled, deadLetter: deadLetter }
  }
}
