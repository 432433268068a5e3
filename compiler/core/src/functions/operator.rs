//! Operators on values: equality, order, arithmetic with units.

use std::cmp::Ordering;

use slsc_syntax::ast::{BinaryOperator, Period};

use super::arguments::only_now;
use super::limit::{self, Walk};
use crate::types::Measure;
use crate::value::{Deploy, Record, Value};

/// `left operator right`, for all values.
///
/// Numbers with units keep them: size + size, duration × number, duration ÷ duration = number. Nothing is rounded and
/// nothing overflows silently. Equality is structural. A comparison that only deployment can decide gives the same
/// undecided value as it does elsewhere; poison gives poison.
///
/// # Errors
/// The operator does not take these values, or the result is no value, in words for the user.
pub fn binary(operator: BinaryOperator, left: &Value, right: &Value) -> Result<Value, String> {
    use BinaryOperator as Op;
    match limit::walk(&[left, right]) {
        Walk::Poison => return Ok(Value::Poison),
        Walk::TooLarge => return Err(limit::too_large()),
        Walk::Clean => {}
    }
    match operator {
        Op::Equal => Ok(truth(equal(left, right))),
        Op::NotEqual => Ok(truth(equal(left, right).map(|equal| !equal))),
        Op::In => contains(left, right).map(truth),
        Op::Coalesce => Ok(if left.is_none() { right.clone() } else { left.clone() }),
        Op::And | Op::Or => {
            let (left, right) = (decision(left)?, decision(right)?);
            let decisive = operator == Op::Or;
            Ok(truth(match (left, right) {
                (Some(one), _) | (_, Some(one)) if one == decisive => Some(decisive),
                (Some(_), Some(_)) => Some(!decisive),
                _ => None,
            }))
        }
        Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual => {
            if matches!(left, Value::Deploy(_)) || matches!(right, Value::Deploy(_)) {
                return Ok(truth(None));
            }
            let order = compare(left, right)?;
            Ok(Value::Bool(match operator {
                Op::Less => order == Ordering::Less,
                Op::LessEqual => order != Ordering::Greater,
                Op::Greater => order == Ordering::Greater,
                _ => order != Ordering::Less,
            }))
        }
        Op::Add => add(left, right, false),
        Op::Subtract => add(left, right, true),
        Op::Multiply => multiply(left, right),
        Op::Divide => divide(left, right),
    }
}

/// A decision as a value; one that only deployment can make is a value known at deployment.
pub(super) fn truth(decision: Option<bool>) -> Value {
    match decision {
        Some(decision) => Value::Bool(decision),
        None => Value::deploy(Deploy::Known(Value::None)),
    }
}

/// Whether one of several decisions is true.
pub(super) fn any(decisions: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(false);
    for decision in decisions {
        match decision {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}

fn decision(value: &Value) -> Result<Option<bool>, String> {
    match value {
        Value::Bool(value) => Ok(Some(*value)),
        Value::Deploy(_) => Ok(None),
        other => Err(format!("expected `true` or `false`, found {}", other.sort())),
    }
}

/// Whether two values are equal, wherever they are written; nothing when only deployment can tell.
pub(super) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Deploy(one), Value::Deploy(other)) if one == other => Some(true),
        // Whether a value is `none` is always known now.
        (Value::Deploy(_), other) | (other, Value::Deploy(_)) => {
            if other.is_none() {
                Some(false)
            } else {
                None
            }
        }
        (Value::List(one), Value::List(other)) => {
            if one.len() != other.len() {
                return Some(false);
            }
            all(one.iter().zip(other.iter()).map(|(one, other)| equal(one, other)))
        }
        (Value::Record(one), Value::Record(other)) => equal_records(one, other),
        // A call of a declaration stands for the declaration where one is meant.
        (Value::Object(id), Value::Target(target)) | (Value::Target(target), Value::Object(id)) => {
            Some(*id == target.owner)
        }
        (Value::Capability(one), Value::Capability(other)) => all([
            Some(one.owner == other.owner && one.name == other.name),
            equal_records(&one.arguments, &other.arguments),
        ]),
        (Value::Source(one), Value::Source(other)) => all([
            Some(one.owner == other.owner && one.name == other.name),
            equal_records(&one.arguments, &other.arguments),
        ]),
        (Value::Type(ty), Value::Text(text)) | (Value::Text(text), Value::Type(ty)) => {
            Some(ty.to_string() == text.as_str())
        }
        (Value::Integer(one), Value::Integer(other))
        | (Value::Size(one), Value::Size(other))
        | (Value::Duration(one), Value::Duration(other)) => Some(one == other),
        (one, other) => match (one.measure(), other.measure()) {
            (Some(_), Some(_)) => Some(compare(one, other) == Ok(Ordering::Equal)),
            _ => Some(one == other),
        },
    }
}

fn all(decisions: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    any(decisions.into_iter().map(|decision| decision.map(|decision| !decision))).map(|some_differ| !some_differ)
}

/// Order does not count, and an entry that is `none` counts as absent.
fn equal_records(one: &Record, other: &Record) -> Option<bool> {
    let missing = Value::None;
    let forth = one.iter().map(|(name, value)| equal(value, other.get(name).unwrap_or(&missing)));
    let back = other.iter().filter(|(name, _)| !one.contains_key(*name)).map(|(_, value)| Some(value.is_none()));
    all(forth.chain(back))
}

fn contains(element: &Value, container: &Value) -> Result<Option<bool>, String> {
    match container {
        Value::List(list) => Ok(any(list.iter().map(|other| equal(other, element)))),
        Value::Record(record) => match element {
            Value::Text(key) => Ok(Some(record.contains_key(key))),
            element => Ok(any(record.values().map(|other| equal(other, element)))),
        },
        Value::Deploy(_) => Ok(None),
        Value::None => Ok(Some(false)),
        other => Err(format!("`in` needs a list, found {}", other.sort())),
    }
}

/// Order of two numbers of one unit.
///
/// # Errors
/// They are no numbers or have different units, in words for the user.
pub(super) fn compare(left: &Value, right: &Value) -> Result<Ordering, String> {
    match (left, right) {
        (Value::Integer(one), Value::Integer(other))
        | (Value::Size(one), Value::Size(other))
        | (Value::Duration(one), Value::Duration(other)) => return Ok(one.cmp(other)),
        (Value::Deploy(_), _) | (_, Value::Deploy(_)) => return Err(only_now("a comparison")),
        (Value::Text(_), Value::Text(_)) => {
            return Err("texts have no order; compare dates as `date(…)`".to_owned());
        }
        _ => {}
    }
    let fault = || format!("cannot compare {} with {}", left.sort(), right.sort());
    match (left.measure(), right.measure()) {
        (Some((one, left)), Some((other, right))) if unit(one) == unit(other) => {
            left.partial_cmp(&right).ok_or_else(fault)
        }
        _ => Err(fault()),
    }
}

/// Whole numbers and others have the same unit: none.
fn unit(measure: Measure) -> Measure {
    if measure == Measure::Integer { Measure::Number } else { measure }
}

const OVERFLOW: &str = "the result is too large";

/// A number that is one.
fn finite(number: f64) -> Result<f64, String> {
    if number.is_finite() { Ok(number) } else { Err(OVERFLOW.to_owned()) }
}

/// A number of the smallest unit, which cannot be divided.
fn whole(number: f64, unit: &str) -> Result<i64, String> {
    let rounded = number.round();
    // What is this small against the number is the error of the arithmetic, not a fraction.
    if (number - rounded).abs() > number.abs().max(1.0) * 1e-12 || !number.is_finite() {
        return Err(format!("the result is no whole number of {unit}"));
    }
    // Above 2^53 a number of this form no longer tells neighbours apart.
    if rounded.abs() > 9e15 { Err(OVERFLOW.to_owned()) } else { Ok(rounded as i64) }
}

fn fault(verb: &str, left: &Value, right: &Value) -> String {
    if matches!(left, Value::Deploy(_)) || matches!(right, Value::Deploy(_)) {
        return only_now("arithmetic");
    }
    let hint = match (verb, left, right) {
        (_, Value::None, _) | (_, _, Value::None) => "; give a value for that case: `… ?? 0`",
        ("add", Value::Text(_), _) | ("add", _, Value::Text(_)) => "; write `\"${…}${…}\"`",
        ("add", Value::List(_), Value::List(_)) => "; write `[...a, ...b]`",
        ("add", Value::Record(_), Value::Record(_)) => "; write `{ ...a, ...b }`",
        _ => "",
    };
    let joint = if matches!(verb, "multiply" | "divide") { "by" } else { "and" };
    format!("cannot {verb} {} {joint} {}{hint}", left.sort(), right.sort())
}

fn add(left: &Value, right: &Value, negative: bool) -> Result<Value, String> {
    let exact = |one: i64, other: i64| {
        if negative { one.checked_sub(other) } else { one.checked_add(other) }.ok_or_else(|| OVERFLOW.to_owned())
    };
    let about = |one: f64, other: f64| finite(if negative { one - other } else { one + other });
    Ok(match (left, right) {
        (Value::Integer(one), Value::Integer(other)) => Value::Integer(exact(*one, *other)?),
        (Value::Size(one), Value::Size(other)) => Value::Size(exact(*one, *other)?),
        (Value::Duration(one), Value::Duration(other)) => Value::Duration(exact(*one, *other)?),
        (Value::Percent(one), Value::Percent(other)) => Value::Percent(about(*one, *other)?),
        (Value::Rate(one, period), Value::Rate(other, same)) if period == same => {
            Value::Rate(about(*one, *other)?, *period)
        }
        (left, right) => match (left.measure(), right.measure()) {
            (Some((Measure::Rate, one)), Some((Measure::Rate, other))) => {
                Value::Rate(about(one, other)?, Period::Second)
            }
            (Some((one, first)), Some((other, second)))
                if unit(one) == Measure::Number && unit(other) == Measure::Number =>
            {
                Value::Number(about(first, second)?)
            }
            _ => return Err(fault(if negative { "subtract" } else { "add" }, left, right)),
        },
    })
}

/// A number without a unit.
fn plain(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// A value with a unit times a number.
fn scale(value: &Value, factor: f64) -> Option<Result<Value, String>> {
    Some(match value {
        Value::Size(bytes) => whole(*bytes as f64 * factor, "bytes").map(Value::Size),
        Value::Duration(milliseconds) => whole(*milliseconds as f64 * factor, "milliseconds").map(Value::Duration),
        Value::Percent(percent) => finite(percent * factor).map(Value::Percent),
        Value::Rate(number, period) => finite(number * factor).map(|number| Value::Rate(number, *period)),
        _ => return None,
    })
}

fn multiply(left: &Value, right: &Value) -> Result<Value, String> {
    let (unit, factor) = match (left, right) {
        (Value::Integer(one), Value::Integer(other)) => {
            return one.checked_mul(*other).map(Value::Integer).ok_or_else(|| OVERFLOW.to_owned());
        }
        (Value::Size(bytes), Value::Integer(factor)) | (Value::Integer(factor), Value::Size(bytes)) => {
            return bytes.checked_mul(*factor).map(Value::Size).ok_or_else(|| OVERFLOW.to_owned());
        }
        (Value::Duration(time), Value::Integer(factor)) | (Value::Integer(factor), Value::Duration(time)) => {
            return time.checked_mul(*factor).map(Value::Duration).ok_or_else(|| OVERFLOW.to_owned());
        }
        (left, right) => match (plain(left), plain(right)) {
            (Some(one), Some(other)) => return finite(one * other).map(Value::Number),
            (None, Some(factor)) => (left, factor),
            (Some(factor), None) => (right, factor),
            (None, None) => return Err(fault("multiply", left, right)),
        },
    };
    scale(unit, factor).unwrap_or_else(|| Err(fault("multiply", left, right)))
}

fn divide(left: &Value, right: &Value) -> Result<Value, String> {
    let zero = || "cannot divide by zero".to_owned();
    if let (Some((one, first)), Some((other, second))) = (left.measure(), right.measure())
        && unit(one) == unit(other)
    {
        return if second == 0.0 { Err(zero()) } else { finite(first / second).map(Value::Number) };
    }
    let Some(divisor) = plain(right) else { return Err(fault("divide", left, right)) };
    let fault = || Err(fault("divide", left, right));
    if divisor == 0.0 {
        return if left.measure().is_some() { Err(zero()) } else { fault() };
    }
    match left {
        Value::Size(bytes) => whole(*bytes as f64 / divisor, "bytes").map(Value::Size),
        Value::Duration(time) => whole(*time as f64 / divisor, "milliseconds").map(Value::Duration),
        Value::Percent(percent) => finite(percent / divisor).map(Value::Percent),
        Value::Rate(number, period) => finite(number / divisor).map(|number| Value::Rate(number, *period)),
        _ => fault(),
    }
}
