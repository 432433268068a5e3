//! Patterns of events: what Lambda and EventBridge let through.
//!
//! In: a pattern as a value. Out: the first thing that the services refuse, in words. The grammar is that of
//! <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html> and
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>.
//! Deliberately absent: whether an event has the fields that a pattern names.

use super::arguments::{Arguments, Outcome};
use crate::value::{Record, Value};

/// Deepest nesting of a pattern that is looked at.
const DEPTH: u32 = 64;

/// Numbers that can be compared lie between this and its negative.
const NUMBERS: f64 = 5e9;

/// Words that compare, each with what it takes.
const OPERATORS: &[&str] =
    &["prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists", "cidr"];

/// `patternFault(pattern)`
pub(super) fn pattern_fault(arguments: &Arguments) -> Outcome {
    let fault = match arguments.value(0)? {
        Value::Record(record) => fields(record, "", 0),
        Value::Deploy(_) => None,
        other => Some(format!("it is {}, not a record of fields", other.sort())),
    };
    Ok(fault.map_or(Value::None, Value::text))
}

/// `patternCount(pattern)`
pub(super) fn pattern_count(arguments: &Arguments) -> Outcome {
    let count = match arguments.value(0)? {
        Value::Record(record) => combinations(record, 1, 1),
        _ => 1,
    };
    Ok(Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// The combinations so far times those of the fields of a record at a depth; alternatives add up.
fn combinations(record: &Record, depth: u32, before: u64) -> u64 {
    if depth > DEPTH {
        return before;
    }
    record.iter().fold(before, |count, (name, value)| match value {
        Value::List(list) if name == "$or" => list
            .iter()
            .filter_map(|one| if let Value::Record(one) = one { Some(combinations(one, depth, count)) } else { None })
            .fold(0, u64::saturating_add)
            .max(count),
        Value::List(list) => count.saturating_mul(list.len().max(1) as u64).saturating_mul(u64::from(depth)),
        Value::Record(inner) => combinations(inner, depth + 1, count),
        _ => count,
    })
}

/// What is wrong with the fields of a record.
fn fields(record: &Record, place: &str, depth: u32) -> Option<String> {
    if depth >= DEPTH {
        return Some("it is nested too deeply".to_owned());
    }
    if record.is_empty() {
        return Some(match place {
            "" => "it names no field".to_owned(),
            place => format!("`{place}` names no field"),
        });
    }
    record.iter().find_map(|(name, value)| {
        let place = if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
        match value {
            Value::List(list) if name == "$or" => list
                .iter()
                .find_map(|one| match one {
                    Value::Record(one) => fields(one, &place, depth + 1),
                    Value::Deploy(_) => None,
                    _ => Some(format!("`{place}` lists records of fields")),
                })
                // With one record the services take it for a field of that name.
                .or_else(|| (list.len() < 2).then(|| format!("`{place}` lists at least two records of fields"))),
            Value::List(list) if list.is_empty() => Some(format!("the list of `{place}` is empty")),
            Value::List(list) => list.iter().find_map(|one| choice(one, &place)),
            Value::Record(inner) => fields(inner, &place, depth + 1),
            Value::Deploy(_) | Value::None => None,
            _ => Some(format!("`{place}` is no list of values")),
        }
    })
}

/// What is wrong with one of the values that a field may have.
fn choice(value: &Value, place: &str) -> Option<String> {
    match value {
        Value::Text(_) | Value::Integer(_) | Value::Number(_) | Value::Bool(_) | Value::None | Value::Deploy(_) => None,
        Value::Record(record) => {
            let mut entries = record.iter();
            let (Some((operator, operand)), None) = (entries.next(), entries.next()) else {
                return Some(format!("a comparison in `{place}` has exactly one operator"));
            };
            comparison(operator, operand, place)
        }
        other => Some(format!("`{place}` cannot be compared with {}", other.sort())),
    }
}

/// What is wrong with `{ operator: operand }`.
fn comparison(operator: &str, operand: &Value, place: &str) -> Option<String> {
    if matches!(operand, Value::Deploy(_)) {
        return None;
    }
    let wants = |right: bool, wanted: &str| (!right).then(|| format!("`{operator}` in `{place}` takes {wanted}"));
    match operator {
        "exists" => wants(matches!(operand, Value::Bool(_)), "`true` or `false`"),
        "wildcard" if matches!(operand, Value::Text(text) if text.contains("**")) => {
            wants(false, "one `*` after the other only with something between them")
        }
        "equals-ignore-case" | "wildcard" | "cidr" => wants(matches!(operand, Value::Text(_)), "a text"),
        // A start or end may be compared without regard to case.
        "prefix" | "suffix" => match operand {
            Value::Record(record) => {
                let right = record.len() == 1 && record.contains_key("equals-ignore-case");
                wants(right, "a text or `{ \"equals-ignore-case\": \"…\" }`")
            }
            other => wants(matches!(other, Value::Text(_)), "a text"),
        },
        "anything-but" => {
            let single = |value: &Value| {
                matches!(value, Value::Text(_) | Value::Integer(_) | Value::Number(_) | Value::Deploy(_))
            };
            let right = match operand {
                Value::List(list) => !list.is_empty() && list.iter().all(single),
                Value::Record(record) => record.len() == 1,
                other => single(other),
            };
            wants(right, "texts, numbers, or one comparison")
        }
        "numeric" => wants(is_range(operand), "`[\">\", 1]` or `[\">\", 1, \"<=\", 5]`").or_else(|| {
            let found = ends(operand)?;
            let (least, most) = (found.0.unwrap_or(-NUMBERS), found.1.unwrap_or(NUMBERS));
            if least < -NUMBERS || most > NUMBERS || least > NUMBERS || most < -NUMBERS {
                return Some(format!("numbers in `{place}` lie between -5000000000 and 5000000000"));
            }
            (matches!(found, (Some(_), Some(_))) && least >= most)
                .then(|| format!("no number in `{place}` is above {least} and below {most}"))
        }),
        _ => Some(format!("there is no comparison `{operator}`; there are `{}`", OPERATORS.join("`, `"))),
    }
}

/// One pair of sign and number, or two: above and below.
fn is_range(operand: &Value) -> bool {
    let Value::List(list) = operand else { return false };
    let pair = |pair: &[Value], signs: &[&str]| {
        matches!(pair, [Value::Text(sign), Value::Integer(_) | Value::Number(_) | Value::Deploy(_)]
            if signs.contains(&sign.as_str()))
    };
    match list.len() {
        2 => pair(list, &["=", "<", "<=", ">", ">="]),
        4 => pair(&list[..2], &[">", ">="]) && pair(&list[2..], &["<", "<="]),
        _ => false,
    }
}

/// The numbers of a range that stand below and above; the same twice for `=` is left out.
fn ends(operand: &Value) -> Option<(Option<f64>, Option<f64>)> {
    let Value::List(list) = operand else { return None };
    let mut ends = (None, None);
    for pair in list.chunks(2) {
        let [Value::Text(sign), bound] = pair else { return None };
        let bound = match bound {
            Value::Integer(number) => *number as f64,
            Value::Number(number) => *number,
            _ => return None,
        };
        match sign.as_str() {
            ">" | ">=" | "=" => ends.0 = Some(bound),
            _ => ends.1 = Some(bound),
        }
    }
    Some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions;

    fn record<const N: usize>(entries: [(&str, Value); N]) -> Value {
        Value::record(entries.map(|(name, value)| (name.into(), value)))
    }

    fn texts(list: &[&str]) -> Value {
        Value::list(list.iter().map(Value::text).collect())
    }

    fn numbers(list: &[&str]) -> Value {
        Value::list(list.iter().map(|one| one.parse().map_or(Value::text(one), Value::Integer)).collect())
    }

    fn comparison(operator: &str, operand: Value) -> Value {
        record([("a", Value::list(vec![record([(operator, operand)])]))])
    }

    fn said(pattern: Value) -> String {
        let function = functions::find("patternFault").unwrap();
        match (function.run)(&[pattern]) {
            Ok(Value::None) => "fine".to_owned(),
            Ok(Value::Text(fault)) => fault.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn patterns_that_the_services_take() {
        for pattern in [
            record([("eventName", texts(&["INSERT"]))]),
            record([("body", record([("deep", record([("er", Value::list(vec![Value::Bool(true)]))]))]))]),
            comparison("prefix", Value::text("in/")),
            comparison("exists", Value::Bool(false)),
            comparison("anything-but", texts(&["a", "b"])),
            comparison("anything-but", record([("prefix", Value::text("a"))])),
            comparison("numeric", numbers(&[">", "1", "<=", "5"])),
            record([
                ("b", texts(&["c"])),
                ("$or", Value::list(vec![record([("a", texts(&["b"]))]), record([("c", texts(&["b"]))])])),
            ]),
        ] {
            assert_eq!(said(pattern), "fine");
        }
    }

    #[test]
    fn combinations_multiply_by_values_and_depth() {
        let count = functions::find("patternCount").unwrap();
        let letters = |number: usize| texts(&["a", "b", "c", "d"][..number]);
        for (pattern, expected) in [
            (record([("a", letters(3)), ("b", letters(1)), ("c", letters(2))]), 6),
            // Three deep with four values, two deep with three.
            (
                record([("a", record([("b", record([("c", letters(4))]))])), ("d", record([("e", letters(3))]))]),
                3 * 4 * 2 * 3,
            ),
            (
                record([
                    ("a", letters(2)),
                    ("$or", Value::list(vec![record([("b", letters(3))]), record([("c", letters(1))])])),
                ]),
                2 * 3 + 2,
            ),
            (texts(&["a"]), 1),
        ] {
            assert_eq!((count.run)(&[pattern]), Ok(Value::Integer(expected)));
        }
    }

    #[test]
    fn patterns_that_they_refuse() {
        for (pattern, expected) in [
            (record([]), "it names no field"),
            (record([("a", record([]))]), "`a` names no field"),
            (record([("eventName", Value::text("INSERT"))]), "`eventName` is no list of values"),
            (record([("a", record([("b", Value::list(vec![]))]))]), "the list of `a.b` is empty"),
            (comparison("exists", Value::text("true")), "`exists` in `a` takes `true` or `false`"),
            (
                comparison("numeric", texts(&["about", "5"])),
                "`numeric` in `a` takes `[\">\", 1]` or `[\">\", 1, \"<=\", 5]`",
            ),
            (texts(&["a"]), "it is a list, not a record of fields"),
            (
                record([("$or", Value::list(vec![record([("a", texts(&["b"]))])]))]),
                "`$or` lists at least two records of fields",
            ),
            (comparison("numeric", numbers(&[">", "5", "<", "3"])), "no number in `a` is above 5 and below 3"),
            (
                comparison("numeric", numbers(&["<", "5", ">", "3"])),
                "`numeric` in `a` takes `[\">\", 1]` or `[\">\", 1, \"<=\", 5]`",
            ),
            (
                comparison("numeric", numbers(&[">", "5000000001"])),
                "numbers in `a` lie between -5000000000 and 5000000000",
            ),
            (
                comparison("wildcard", Value::text("a**b")),
                "`wildcard` in `a` takes one `*` after the other only with something between them",
            ),
        ] {
            assert_eq!(said(pattern), expected);
        }
        assert!(said(comparison("startsWith", Value::text("a"))).starts_with("there is no comparison `startsWith`"));
        let twice = record([("prefix", Value::text("a")), ("suffix", Value::text("b"))]);
        let twice = record([("a", Value::list(vec![twice]))]);
        assert_eq!(said(twice), "a comparison in `a` has exactly one operator");
    }
}
