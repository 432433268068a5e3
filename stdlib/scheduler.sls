/// Runs a target at a rate or at set times, by EventBridge Scheduler.
kind schedule {
  /// Every so often.
  rate: Duration(1min..365d)?
  /// At set times: minutes, hours, day of month, month, day of week, year.
  cron: Text("^\\S+( \\S+){5}$")?
  /// Once, in the zone: `2027-01-31T09:00:00`.
  at: Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$")?
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
  grant deadLetter?.send -> self

  let rateText = if rate == 1min then "rate(1 minute)" else if rate != none then "rate(${rate as min} minutes)"
  let expression = if rate != none then rateText else if cron != none then "cron(${cron})" else "at(${at})"

  check "scheduler.one-time" {
    at: to, require: length([x for x in [rate != none, cron != none, at != none] if x]) == 1
    message: "a schedule runs at a `rate`, by `cron`, or `at` one moment", hint: "give exactly one of them, such as `rate: 5min`"
  }
  check "scheduler.target-fifo" {
    at: to, because: to.fifo, when: to is Ref<queue>, require: to.fifo == (group != none)
    message: if group == none then "a FIFO queue needs a `group`" else "`group` is for FIFO queues"
    hint: if group == none then "add `group: \"schedule\"`" else "remove `group`"
  }

  cloudformation "AWS::Scheduler::Schedule" {
    Name: name, Description: about, ScheduleExpression: expression, ScheduleExpressionTimezone: zone
    State: if enabled then "ENABLED" else "DISABLED"
    FlexibleTimeWindow: if window > 0s then { Mode: "FLEXIBLE", MaximumWindowInMinutes: window as min } else { Mode: "OFF" }
    Target: {
      Arn: to.arn, RoleArn: Role.arn, Input: if input != none then json(input)
      RetryPolicy: { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: within as s }
      DeadLetterConfig: { Arn: deadLetter.arn }, SqsParameters: { MessageGroupId: group }
    }
  }
  terraform "aws_scheduler_schedule" {
    name: name, description: about, schedule_expression: expression, schedule_expression_timezone: zone
    state: if enabled then "ENABLED" else "DISABLED"
    flexible_time_window: if window > 0s then { mode: "FLEXIBLE", maximum_window_in_minutes: window as min } else { mode: "OFF" }
    target: {
      arn: to.arn, role_arn: Role.arn, input: if input != none then json(input)
      retry_policy: { maximum_retry_attempts: retries, maximum_event_age_in_seconds: within as s }
      dead_letter_config: { arn: deadLetter.arn }, sqs_parameters: { message_group_id: group }
    }
  }
}

/// Event source: runs a function every so often.
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
