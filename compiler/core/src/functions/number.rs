//! Functions on numbers.

use std::cmp::Ordering;

use slsc_syntax::ast::BinaryOperator;

use super::arguments::{Arguments, Outcome};
use super::{limit, operator};
use crate::value::Value;

/// The values that are compared: all that were given, or the elements of the one list.
fn candidates(arguments: &Arguments) -> Vec<Value> {
    let given: Vec<&Value> = arguments.values.iter().filter(|value| !value.is_none()).collect();
    match given.as_slice() {
        [Value::List(list)] => list.iter().filter(|value| !value.is_none()).cloned().collect(),
        all => all.iter().map(|value| (*value).clone()).collect(),
    }
}

/// `min(a, b)`, `min(list)`
pub(super) fn min(arguments: &Arguments) -> Outcome {
    extreme(arguments, Ordering::Less)
}

/// `max(a, b)`, `max(list)`
pub(super) fn max(arguments: &Arguments) -> Outcome {
    extreme(arguments, Ordering::Greater)
}

fn extreme(arguments: &Arguments, wanted: Ordering) -> Outcome {
    let mut candidates = candidates(arguments).into_iter();
    let Some(mut best) = candidates.next() else {
        return Err(format!("`{}` has nothing to choose from", arguments.function).into());
    };
    // One alone is compared with itself, so that it is a number too.
    operator::compare(&best, &best)?;
    for candidate in candidates {
        if operator::compare(&candidate, &best)? == wanted {
            best = candidate;
        }
    }
    Ok(best)
}

/// `sum(list)`
pub(super) fn sum(arguments: &Arguments) -> Outcome {
    let list = arguments.list(0)?;
    let mut values = list.iter().filter(|value| !value.is_none());
    let Some(first) = values.next() else { return Ok(Value::Integer(0)) };
    operator::compare(first, first)?;
    let mut sum = first.clone();
    for value in values {
        sum = operator::binary(BinaryOperator::Add, &sum, value)?;
    }
    Ok(sum)
}

/// `range(from, to)`, both included
pub(super) fn range(arguments: &Arguments) -> Outcome {
    let (from, to) = (arguments.integer(0)?, arguments.integer(1)?);
    if from > to {
        return Ok(Value::list(Vec::new()));
    }
    if to.checked_sub(from).is_none_or(|length| length >= limit::RANGE) {
        return Err(format!("`range({from}, {to})` has more than {} numbers", limit::RANGE).into());
    }
    Ok(Value::list((from..=to).map(Value::Integer).collect()))
}
