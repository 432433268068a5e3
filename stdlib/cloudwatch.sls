// Amazon CloudWatch

/// How the values of a period become one: `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, a percentile such as `p99`, or a trimmed one such as `tm95`.
type Statistic = Text(
  "^(Sum|Average|Minimum|Maximum|SampleCount|IQM|(p|tm|wm|tc|ts)([0-9]{1,2}(\\.[0-9]{1,10})?|100)|(TM|WM|PR|TC|TS)\\([0-9.]*%?:[0-9.]*%?\\))$"
)

/// Numbers that CloudWatch keeps over time. Most kinds have some: `Worker.errors`, `Orders.throttles`.
type Metric {
  /// Whose metrics: `AWS/Lambda`, or a word of your own.
  namespace: Text(1..255, "^[^:]")
  /// What CloudWatch calls it.
  name: Text(1..255)
  /// What tells metrics of one name apart, such as `{ FunctionName: "shop" }`.
  dimensions: Map<Text> = {}
  /// How the values of a period become one, unless who uses it says otherwise.
  statistic: Statistic = "Average"
  /// What a value counts; thresholds are written in it: `5`, `3s`, `1MB`, `80%`.
  unit: "Count" | "Milliseconds" | "Seconds" | "Bytes" | "Percent" = "Count"
  /// How often there is a value.
  every: Duration(1s..1d) = 1min
}

/// A metric of your own. Code puts values into it, and alarms watch it.
///
/// ```sls
/// metric Sales { dimensions: { Shop: "north" } }
/// alarm Quiet { metric: Sales.sum, below: 1, period: 1h }
/// function Till {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
///   allow: [Sales.put]
/// }
/// ```
kind metric {
  /// Groups metrics; one for each application is usual.
  namespace: Text(1..255, "^[0-9A-Za-z._#/ -]+$") = app.name
  /// What code and CloudWatch call it.
  name: Text(1..255) = label
  /// What tells metrics of one name apart. Code must put the same.
  dimensions: Map<Text(1..1024)>(0..30) = {}
  /// What a value counts; limits of alarms are written in it.
  unit: "Count" | "Milliseconds" | "Seconds" | "Bytes" | "Percent" = "Count"
  /// How often code puts a value: less than a minute is stored at high resolution.
  every: Duration(1s..1d) = 1min

  let base = { namespace: namespace, name: name, dimensions: dimensions, unit: unit, every: every }
  /// The values of a period added up.
  attr sum: Metric = { ...base, statistic: "Sum" }
  /// Their average.
  attr average: Metric = { ...base, statistic: "Average" }
  /// The greatest of them.
  attr maximum: Metric = { ...base, statistic: "Maximum" }
  /// The least of them.
  attr minimum: Metric = { ...base, statistic: "Minimum" }
  /// How many values came.
  attr samples: Metric = { ...base, statistic: "SampleCount", unit: "Count" }
  /// What a dashboard shows of it.
  attr metrics: List<Metric> = [sum]
  /// Puts values into the namespace. CloudWatch knows no resources for it.
  can put {
    actions: ["cloudwatch:PutMetricData"], on: ["*"]
    conditions: { StringEquals: { "cloudwatch:namespace": namespace } }
  }

  check "metric.namespace" {
    at: namespace, require: not startsWith(namespace, "AWS/")
    message: "namespaces that begin with `AWS/` belong to AWS", hint: "write `namespace: \"${app.name}\"`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html"
  }
}

/// Watches a metric, and tells when it goes beyond a limit.
///
/// ```sls
/// table Orders { key: { id: Text } }
/// function Pager {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
/// }
/// alarm Throttled { metric: Orders.readThrottles, above: 5, periods: 3, to: [Pager] }
/// alarm Refused {
///   metrics: { refused: Orders.conflicts, all: Orders.writes }
///   math: "100 * refused / all", above: 2.5, to: [Pager]
/// }
/// ```
kind alarm {
  /// What is watched.
  metric: Metric?
  /// Several metrics under names that `math` uses: `{ errors: Worker.errors, calls: Worker.invocations }`.
  metrics: Map<Metric>(0..10) = {}
  /// What is watched, as an expression of `metrics`: `"100 * errors / calls"`.
  math: Text(1..2048)?
  /// The alarm is on while values are greater than this, in the unit of the metric.
  above: Number | Duration | Size | Percent?
  /// While they are this or greater.
  atLeast: Number | Duration | Size | Percent?
  /// While they are less.
  below: Number | Duration | Size | Percent?
  /// While they are this or less.
  atMost: Number | Duration | Size | Percent?
  /// While they leave the band that CloudWatch learns from the past, so many standard deviations wide.
  outside: {
    /// Standard deviations at each side.
    width: Number(0.1..1000) = 2
    /// Which side counts.
    side: both | above | below = both
  }?
  /// Time over which values are taken together.
  period: Duration(10s..7d) = max(5min, if metric != none then metric.every else 1min)
  /// How many periods are looked at.
  periods: Int(1..10080) = 1
  /// How many of them must be beyond the limit; all when absent.
  breaching: Int(1..10080)?
  /// How values are taken together; as the metric says when absent.
  statistic: Statistic?
  /// What a period without values means. Metrics of most services have none while nothing happens.
  missing: fine | alarm | keep | unknown = if below != none or atMost != none then "alarm" else "fine"
  /// Whether a percentile of few values counts.
  fewSamples: evaluate | ignore = evaluate
  /// Who is told when the alarm goes on.
  to: List<Target<function | topic>>(0..5) = []
  /// Who is told when it goes off.
  resolved: List<Target<function | topic>>(0..5) = []
  /// Who is told when there are too few values to know.
  unknown: List<Target<function | topic>>(0..5) = []
  /// Whether anybody is told.
  enabled: Bool = true
  /// What people read about it in the console.
  about: Text(0..1024)?
  /// Its name in AWS; another name is another alarm.
  name: Text(1..255) = physicalName(max: 255)

  /// Its ARN.
  attr arn: Arn<alarm> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:cloudwatch:${aws.region}:${aws.account}:alarm:${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "alarm_name", known: name }
  part Action for t in unique([...to, ...resolved, ...unknown]) {
    let target: Target<function | topic> = t
    grant target.allow -> service(
      if target is Ref<function> then "lambda.alarms.cloudwatch.amazonaws.com" else "cloudwatch.amazonaws.com"
      known(owner.arn)
      aws.account
    )
  }

  let limits = [l for l in [above, atLeast, below, atMost] if l != none]
  let limit = first(limits)
  let units = if metric != none then [metric.unit] else unique([m.unit for k, m in metrics])
  /// Unit of what is watched; what an expression makes of others has none.
  let unit = if math == none and length(units) == 1 then first(units) else "Count"
  let fits = match unit {
    "Milliseconds": limit is Duration
    "Seconds": limit is Duration
    "Bytes": limit is Size
    "Percent": limit is Percent
    else: limit is Number
  }
  let threshold = match unit {
    "Milliseconds": if limit is Duration then limit as ms
    "Seconds": if limit is Duration then limit as s
    "Bytes": if limit is Size then limit as B
    "Percent": if limit is Percent then limit as number
    else: limit
  }
  let plain = metric != none and outside == none
  let chosen = if metric != none then (statistic ?? metric.statistic)
  let simple = chosen in ["Sum", "Average", "Minimum", "Maximum", "SampleCount"]
  let operator = if outside != none then (match outside.side {
    both: "LessThanLowerOrGreaterThanUpperThreshold"
    above: "GreaterThanUpperThreshold"
    below: "LessThanLowerThreshold"
  })
    else if above != none
    then "GreaterThanThreshold"
    else if atLeast != none
    then "GreaterThanOrEqualToThreshold"
    else if below != none then "LessThanThreshold" else "LessThanOrEqualToThreshold"
  let treat = match missing { fine: "notBreaching", alarm: "breaching", keep: "ignore", unknown: "missing" }
  let watched = if metric != none then { watched: metric } else metrics
  let queries = [
    ...[{ id: k, metric: m, shown: math == none } for k, m in watched]
    if math != none then { id: "result", text: math, shown: true }
    if outside != none then {
      id: "band"
      text: "ANOMALY_DETECTION_BAND(${if math != none then "result" else "watched"}, ${outside.width})"
      shown: true
    }
  ]

  check "alarm.watched" {
    at: name, require: if metric != none then math == none and metrics == {} else math != none and metrics != {}
    message: if metric != none
      then "an alarm watches a `metric`, or what `math` makes of `metrics`, not both"
      else "`${label}` watches nothing: give it a `metric`, or `metrics` and `math`"
    hint: if metric != none then "remove `metric`, or `math` and `metrics`" else "write `metric: Worker.errors`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }
  check "alarm.limit" {
    at: name, require: length(limits) + (if outside != none then 1 else 0) == 1
    message: if length(limits) + (if outside != none then 1 else 0) == 0
      then "`${label}` has no limit"
      else "`${label}` has more than one limit"
    hint: "give one of `above`, `atLeast`, `below`, `atMost` and `outside`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }
  check "alarm.limit.unit" {
    at: metric
    when: limit != none and (metric != none or math != none)
    require: fits
    message: if math != none
      then "what `math` makes has no unit, so ${limit} cannot be its limit"
      else "${metric.name} counts `${unit}`, and ${limit} is no such value"
    hint: match unit {
      "Milliseconds": "write a time: `above: 3s`"
      "Seconds": "write a time: `above: 5min`"
      "Bytes": "write a size: `above: 1GB`"
      "Percent": "write a share: `above: 80%`"
      else: "write a plain number: `above: 5`"
    }
  }
  check "alarm.math.names" {
    for: k in keys(metrics), at: metrics, because: math, when: math != none
    require: matches(k, "^[a-z][A-Za-z0-9_]*$") and matches(math, "\\b${k}\\b")
    message: if matches(k, "^[a-z][A-Za-z0-9_]*$")
      then "`math` makes no use of `${k}`"
      else "`${k}` cannot be the name of a metric in an expression: a small letter first, then letters, digits and `_`"
    hint: if matches(k, "^[a-z][A-Za-z0-9_]*$") then "remove it, or name it in `math`" else "rename it"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html"
  }
  check "alarm.math.reserved" {
    for: k in keys(metrics), at: metrics, require: not (k in ["result", "band", "watched"])
    message: "`${k}` is the alarm's own name for what it watches", hint: "rename it"
  }
  check "alarm.period" {
    at: period, require: period in [10s, 20s, 30s] or matches("${period as min}", "^[0-9]+$")
    message: "CloudWatch takes values together over 10s, 20s, 30s or whole minutes, not over ${period}"
    hint: "write `period: 1min`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }
  check "alarm.period.metric" {
    for: k, m in watched, at: period, because: m, require: period >= m.every
    message: "${m.name} has a value every ${m.every}, so most periods of ${period} have none"
    hint: "write `period: ${m.every}`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html"
  }
  check "alarm.span" {
    at: periods, because: period, require: period * periods <= (if period < 1h then 1d else 7d)
    message: "${periods} periods of ${period} are ${period * periods}, and CloudWatch looks back ${if period < 1h then 1d else 7d} at most"
    hint: "look at fewer periods, or longer ones"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html"
  }
  check "alarm.breaching" {
    at: breaching, because: periods, when: breaching != none, require: breaching <= periods
    message: "${breaching} of ${periods} periods cannot be beyond the limit", hint: "write `periods: ${breaching}`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }
  check "alarm.few-samples" {
    at: fewSamples, when: fewSamples == ignore, require: plain and startsWith(chosen ?? "", "p")
    message: "`fewSamples` is about percentiles, such as `p99`", hint: "remove `fewSamples`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }
  check "alarm.twice" {
    for: list in [to, resolved, unknown], at: name, require: length(unique(list)) == length(list)
    message: "somebody is told twice", hint: "list each target once"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
  }

  cloudformation "AWS::CloudWatch::Alarm" {
    AlarmName: name, AlarmDescription: about, ActionsEnabled: enabled
    Namespace: if plain then metric.namespace, MetricName: if plain then metric.name
    Dimensions: if plain then [{ Name: k, Value: v } for k, v in metric.dimensions]
    Statistic: if plain and simple then chosen, ExtendedStatistic: if plain and not simple then chosen
    Period: if plain then period as s
    Metrics: if not plain then [{
      Id: q.id, Expression: q.text, ReturnData: q.shown
      MetricStat: {
        Period: if q.metric != none then period as s, Stat: if q.metric != none then (statistic ?? q.metric.statistic)
        Metric: {
          Namespace: q.metric.namespace
          MetricName: q.metric.name
          Dimensions: [{ Name: d, Value: v } for d, v in q.metric.dimensions]
        }
      }
    } for q in queries]
    ComparisonOperator: operator, Threshold: if outside == none then threshold
    ThresholdMetricId: if outside != none then "band"
    EvaluationPeriods: periods, DatapointsToAlarm: breaching, TreatMissingData: treat
    EvaluateLowSampleCountPercentile: if fewSamples == ignore then "ignore"
    AlarmActions: [t.arn for t in to], OKActions: [t.arn for t in resolved]
    InsufficientDataActions: [t.arn for t in unknown]
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_cloudwatch_metric_alarm" {
    alarm_name: name, alarm_description: about, actions_enabled: enabled
    namespace: if plain then metric.namespace, metric_name: if plain then metric.name
    dimensions: if plain then metric.dimensions
    statistic: if plain and simple then chosen, extended_statistic: if plain and not simple then chosen
    period: if plain then period as s
    metric_query: if not plain then [{
      id: q.id, expression: q.text, return_data: q.shown
      metric: {
        period: if q.metric != none then period as s, stat: if q.metric != none then (statistic ?? q.metric.statistic)
        namespace: q.metric.namespace
        metric_name: q.metric.name
        dimensions: q.metric.dimensions
      }
    } for q in queries]
    comparison_operator: operator, threshold: if outside == none then threshold
    threshold_metric_id: if outside != none then "band"
    evaluation_periods: periods, datapoints_to_alarm: breaching, treat_missing_data: treat
    evaluate_low_sample_count_percentiles: if fewSamples == ignore then "ignore"
    alarm_actions: [t.arn for t in to], ok_actions: [t.arn for t in resolved]
    insufficient_data_actions: [t.arn for t in unknown], tags: tags
  }
}

/// Watches other alarms together.
///
/// ```sls
/// metric Sales
/// metric Refunds
/// alarm Quiet { metric: Sales.sum, below: 1 }
/// alarm Returned { metric: Refunds.sum, above: 10 }
/// function Pager {
///   code: ./src, runtime: "nodejs24.x", handler: "index.handler"
/// }
/// compositeAlarm Shop { anyOf: [Quiet, Returned], to: [Pager] }
/// ```
kind compositeAlarm {
  /// On while each of these is.
  allOf: List<Ref<alarm | compositeAlarm>>(0..100) = []
  /// On while one of these is.
  anyOf: List<Ref<alarm | compositeAlarm>>(0..100) = []
  /// On while none of these is.
  noneOf: List<Ref<alarm | compositeAlarm>>(0..100) = []
  /// Tells nobody while this alarm is on, such as one for maintenance, and waits so long for it to go on and off.
  mutedBy: {
    /// While it is on, nobody is told.
    alarm: Ref<alarm | compositeAlarm>
    /// How long to wait for it when this one goes on.
    wait: Duration(0s..1h) = 1min
    /// How long nobody is told after it went off.
    extend: Duration(0s..1h) = 1min
  }?
  /// Who is told when the alarm goes on.
  to: List<Target<function | topic>>(0..5) = []
  /// Who is told when it goes off.
  resolved: List<Target<function | topic>>(0..5) = []
  /// Who is told when nobody can know.
  unknown: List<Target<function | topic>>(0..5) = []
  /// Whether anybody is told.
  enabled: Bool = true
  /// What people read about it in the console.
  about: Text(0..1024)?
  /// Its name in AWS; another name is another alarm.
  name: Text(1..255) = physicalName(max: 255)

  /// Its ARN.
  attr arn: Arn<alarm> {
    cloudformation: "Arn", terraform: "arn"
    known: "arn:${aws.partition}:cloudwatch:${aws.region}:${aws.account}:alarm:${name}"
  }
  /// Its name in AWS.
  attr name: Text { cloudformation: "Ref", terraform: "alarm_name", known: name }
  part Action for t in unique([...to, ...resolved, ...unknown]) {
    let target: Target<function | topic> = t
    grant target.allow -> service(
      if target is Ref<function> then "lambda.alarms.cloudwatch.amazonaws.com" else "cloudwatch.amazonaws.com"
      known(owner.arn)
      aws.account
    )
  }
  let rule = join([
    ...["ALARM(\"${a.name}\")" for a in allOf]
    if anyOf != [] then "(${join(["ALARM(\"${a.name}\")" for a in anyOf], " OR ")})"
    ...["NOT ALARM(\"${a.name}\")" for a in noneOf]
  ], " AND ")

  check "alarm.composite.empty" {
    at: name, require: allOf != [] or anyOf != [] or noneOf != []
    message: "`${label}` watches no alarm", hint: "write `anyOf: [Failing, Slow]`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html"
  }
  check "alarm.composite.count" {
    at: name, require: length(allOf) + length(anyOf) + length(noneOf) <= 100
    message: "`${label}` watches ${length(allOf) + length(anyOf) + length(noneOf)} alarms, and 100 are the most"
    hint: "watch other composite alarms"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html"
  }
  check "alarm.composite.seconds" {
    for: t in [mutedBy?.wait, mutedBy?.extend], at: mutedBy, require: not contains("${t as s}", ".")
    message: "CloudWatch counts whole seconds, and ${t} is none", hint: "write a whole number of seconds"
  }

  cloudformation "AWS::CloudWatch::CompositeAlarm" {
    AlarmName: name, AlarmDescription: about, ActionsEnabled: enabled, AlarmRule: rule
    ActionsSuppressor: mutedBy.alarm.arn, ActionsSuppressorWaitPeriod: mutedBy.wait as s
    ActionsSuppressorExtensionPeriod: mutedBy.extend as s
    AlarmActions: [t.arn for t in to], OKActions: [t.arn for t in resolved]
    InsufficientDataActions: [t.arn for t in unknown]
    Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_cloudwatch_composite_alarm" {
    alarm_name: name, alarm_description: about, actions_enabled: enabled, alarm_rule: rule
    actions_suppressor: {
      alarm: mutedBy.alarm.arn, wait_period: mutedBy.wait as s, extension_period: mutedBy.extend as s
    }
    alarm_actions: [t.arn for t in to], ok_actions: [t.arn for t in resolved]
    insufficient_data_actions: [t.arn for t in unknown], tags: tags
  }
}

/// A page of graphs.
///
/// ```sls
/// table Orders { key: { id: Text } }
/// metric Sales
/// dashboard Shop {
///   of: [Orders]
///   graph "Sales of a day" { metrics: [Sales.sum], view: bars, period: 1d }
/// }
/// ```
kind dashboard {
  /// Declarations, with a graph each of what they count.
  of: List<Ref<metric | function | queue | topic | stream | table | bucket | logGroup>> = []
  /// Metrics, with a graph each.
  metrics: List<Metric> = []
  /// Alarms, with a widget that says which are on.
  alarms: List<Ref<alarm | compositeAlarm>>(0..100) = []
  /// What stands above all of it, in Markdown.
  about: Text(1..10000)?
  /// Time over which values are taken together.
  period: Duration(1s..30d) = 5min
  /// Time that graphs show at first.
  shows: Duration(5min..455d) = 3h
  /// Its name in AWS; another name is another dashboard.
  name: Text(1..255, "^[A-Za-z0-9_-]+$") = physicalName(max: 255)

  /// A graph of your own.
  clause graph(title: Text) 0..500 {
    /// Metrics with the scale at the left.
    metrics: List<Metric>(1..500)
    /// Metrics with a scale of their own, at the right.
    right: List<Metric>(0..500) = []
    /// How the graph shows them.
    view: lines | stacked | numbers | bars | pie | gauge = lines
    /// Time over which values are taken together; as the dashboard says when absent.
    period: Duration(1s..30d)?
    /// How values are taken together; as each metric says when absent.
    statistic: Statistic?
    /// Ends of the scale at the left.
    from: Number?
    /// Its upper end.
    until: Number?
    /// In columns of the page, which has 24.
    width: Int(1..24) = 12
    /// In rows.
    height: Int(1..1000) = 6
    check "dashboard.graph.gauge" {
      at: view, when: view == gauge, require: from != none and until != none
      message: "a gauge has a scale with two ends", hint: "add `from: 0, until: 100`"
      evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"
    }
    check "dashboard.graph.dimensions" {
      for: m in [...metrics, ...right], at: metrics, require: length(m.dimensions) <= 4
      message: "a graph tells metrics apart by 4 dimensions at most, and ${m.name} has ${length(m.dimensions)}"
      hint: "leave some out"
    }
  }

  let single = [
    ...[{ title: d.label, metrics: d.metrics } for d in of]
    ...[{ title: "${m.name} ${first(values(m.dimensions)) ?? ""}", metrics: [m] } for m in metrics]
  ]
  let graphs = [
    ...[{
      title: s.title
      left: [m for m in s.metrics if (m.unit ?? "Count") == "Count"]
      right: [m for m in s.metrics if (m.unit ?? "Count") != "Count"]
      view: "timeSeries", stacked: false, period: period, width: 12, height: 6
    } for s in single]
    ...[{
      title: g.title, left: g.metrics, right: g.right, statistic: g.statistic
      view: match g.view {
        lines: "timeSeries", stacked: "timeSeries", numbers: "singleValue", bars: "bar", pie: "pie", gauge: "gauge"
      }
      stacked: g.view == stacked
      period: g.period ?? period
      from: g.from
      until: g.until
      width: g.width
      height: g.height
    } for g in graph]
  ]
  let sides = ["left", "right"]
  let body = {
    start: "-PT${shows as min}M"
    widgets: [
      if about != none then { type: "text", width: 24, height: 2, properties: { markdown: about } }
      if alarms != [] then {
        type: "alarm"
        width: 24
        height: 2
        properties: { title: "Alarms", alarms: [a.arn for a in alarms] }
      }
      ...[{
        type: "metric", width: l.width, height: l.height
        properties: {
          title: l.title, region: aws.region, view: l.view, stacked: l.stacked, period: l.period as s
          yAxis: if l.from != none or l.until != none then { left: { min: l.from, max: l.until } }
          metrics: [[
            m.namespace, m.name, first(keys(m.dimensions)), first(values(m.dimensions))
            first(drop(keys(m.dimensions), 1)), first(drop(values(m.dimensions), 1))
            first(drop(keys(m.dimensions), 2)), first(drop(values(m.dimensions), 2))
            first(drop(keys(m.dimensions), 3)), first(drop(values(m.dimensions), 3))
            { stat: l.statistic ?? m.statistic ?? "Average", yAxis: if m in l.right then "right" }
          ] for m in [...l.left, ...l.right]]
        }
      } for l in graphs]
    ]
  }

  check "dashboard.whole" {
    for: t in [...[l.period for l in graphs], shows], at: name
    require: not contains("${t as s}", ".") and (t != shows or not contains("${t as min}", "."))
    message: "a dashboard counts whole ${if t == shows then "minutes" else "seconds"}, and ${t} is none"
    hint: "write `period: 1min, shows: 3h`"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"
  }
  check "dashboard.empty" {
    at: name, require: body.widgets != []
    message: "`${label}` shows nothing", hint: "write `of: [Orders]`"
  }
  check "dashboard.widgets" {
    at: name, require: length(body.widgets) <= 500
    message: "`${label}` has ${length(body.widgets)} graphs, and 500 are the most", hint: "make two of it"
    evidence: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html"
  }
  cloudformation "AWS::CloudWatch::Dashboard" {
    DashboardName: name, DashboardBody: json(body), Tags: [{ Key: k, Value: v } for k, v in tags]
  }
  terraform "aws_cloudwatch_dashboard" { dashboard_name: name, dashboard_body: json(body) }
}
