//! Functions on lists.

use std::cmp::Ordering;

use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome, Stop};
use super::{limit, operator};
use crate::map::{HashMap, HashSet};
use crate::value::{Deploy, ObjectId, Value};

/// `length(value)`
pub(super) fn length(arguments: &Arguments) -> Outcome {
    let length = match arguments.value(0)? {
        Value::Text(text) => text.chars().count(),
        Value::List(list) => list.len(),
        Value::Record(record) => record.len(),
        other => return Err(arguments.wrong("a text, a list or a record", other)),
    };
    Ok(Value::Integer(length as i64))
}

/// `count(list)`, `count(list, value)`
pub(super) fn count(arguments: &Arguments) -> Outcome {
    let list = arguments.list(0)?;
    let Some(wanted) = arguments.given(1) else { return Ok(Value::Integer(list.len() as i64)) };
    let mut count = 0;
    for element in list.iter() {
        match operator::equal(element, wanted) {
            Some(true) => count += 1,
            Some(false) => {}
            None => return Ok(operator::truth(None)),
        }
    }
    Ok(Value::Integer(count))
}

fn truths<'v>(arguments: &Arguments<'v>) -> Result<Vec<Option<bool>>, Stop> {
    arguments
        .list(0)?
        .iter()
        .filter(|element| !element.is_none())
        .map(|element| match element {
            Value::Bool(value) => Ok(Some(*value)),
            Value::Deploy(_) => Ok(None),
            other => Err(arguments.wrong("a list of `true` and `false`", other)),
        })
        .collect()
}

/// `all(list)`
pub(super) fn all(arguments: &Arguments) -> Outcome {
    let truths = truths(arguments)?;
    Ok(operator::truth(operator::any(truths.into_iter().map(|truth| truth.map(|truth| !truth))).map(|some| !some)))
}

/// `any(list)`
pub(super) fn any(arguments: &Arguments) -> Outcome {
    Ok(operator::truth(operator::any(truths(arguments)?)))
}

/// `sort(list)`
pub(super) fn sort(arguments: &Arguments) -> Outcome {
    let mut list = arguments.list(0)?.into_owned();
    let mut fault = None;
    list.sort_by(|left, right| match (left, right) {
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        _ => operator::compare(left, right).unwrap_or_else(|message| {
            fault.get_or_insert(message);
            Ordering::Equal
        }),
    });
    match fault {
        Some(message) => Err(message.into()),
        None => Ok(Value::list(list)),
    }
}

/// `unique(list)`
pub(super) fn unique(arguments: &Arguments) -> Outcome {
    let list = arguments.list(0)?;
    let mut texts: HashSet<&SmolStr> = HashSet::default();
    let mut objects: HashSet<ObjectId> = HashSet::default();
    // Calls of different declarations differ.
    let mut targets: HashMap<ObjectId, Vec<&Value>> = HashMap::default();
    let mut others: Vec<&Value> = Vec::new();
    let mut result = Vec::new();
    for element in list.iter() {
        let new = match element {
            Value::Text(text) => texts.insert(text),
            Value::Object(id) => objects.insert(*id),
            Value::Target(target) => {
                let calls = targets.entry(target.owner).or_default();
                let new = !calls.iter().any(|seen| operator::equal(seen, element) == Some(true));
                if new {
                    calls.push(element);
                }
                new
            }
            other => {
                let new = !others.iter().any(|seen| operator::equal(seen, other) == Some(true));
                if new {
                    others.push(other);
                    // Values other than texts and declarations are compared one by one.
                    if others.len() as i64 > limit::RANGE {
                        return Err(format!("`unique` has more than {} different values", limit::RANGE).into());
                    }
                }
                new
            }
        };
        if new {
            result.push(element.clone());
        }
    }
    Ok(Value::list(result))
}

/// `reverse(list)`
pub(super) fn reverse(arguments: &Arguments) -> Outcome {
    let mut list = arguments.list(0)?.into_owned();
    list.reverse();
    Ok(Value::list(list))
}

/// `take(list, number)`
pub(super) fn take(arguments: &Arguments) -> Outcome {
    let number = arguments.count(1)?;
    let list = arguments.value(0)?;
    if let Value::Deploy(deploy) = list {
        if number as i64 > limit::RANGE {
            return Err(
                format!("`take` can take {} elements of a list that only deployment knows", limit::RANGE).into()
            );
        }
        return Ok(Value::list((0..number).map(|at| element(list, deploy, at)).collect()));
    }
    let list = arguments.list(0)?;
    Ok(Value::list(list.iter().take(number).cloned().collect()))
}

/// `drop(list, number)`
pub(super) fn drop(arguments: &Arguments) -> Outcome {
    let number = arguments.count(1)?;
    let list = arguments.list(0)?;
    Ok(Value::list(list.iter().skip(number).cloned().collect()))
}

/// `first(list)`
pub(super) fn first(arguments: &Arguments) -> Outcome {
    let list = arguments.value(0)?;
    if let Value::Deploy(deploy) = list {
        return Ok(element(list, deploy, 0));
    }
    Ok(arguments.list(0)?.first().cloned().unwrap_or(Value::None))
}

/// `last(list)`
pub(super) fn last(arguments: &Arguments) -> Outcome {
    Ok(arguments.list(0)?.last().cloned().unwrap_or(Value::None))
}

/// `list[at]` of a list that deployment knows.
fn element(list: &Value, deploy: &Deploy, at: usize) -> Value {
    match deploy {
        Deploy::Raw(object, mapping, path) => {
            let path = SmolStr::from(format!("{path}[{at}]"));
            Value::deploy(Deploy::Raw(*object, mapping.clone(), path))
        }
        _ => Value::deploy(Deploy::Index(list.clone(), at)),
    }
}
