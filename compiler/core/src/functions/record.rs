//! Functions on records, maps and types.

use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome};
use crate::map::HashSet;
use crate::types::Type;
use crate::value::{Deploy, ObjectId, Record, Value};

/// `keys(record)`
pub(super) fn keys(arguments: &Arguments) -> Outcome {
    Ok(names(arguments.record(0)?.keys()))
}

/// `values(record)`
pub(super) fn values(arguments: &Arguments) -> Outcome {
    Ok(Value::list(arguments.record(0)?.values().cloned().collect()))
}

/// `entries(record)`
pub(super) fn entries(arguments: &Arguments) -> Outcome {
    let entry = |(key, value): (&SmolStr, &Value)| {
        let fields = [("key", Value::Text(key.clone())), ("value", value.clone())];
        Value::record(fields.map(|(name, value)| (SmolStr::new_static(name), value)))
    };
    Ok(Value::list(arguments.record(0)?.iter().map(entry).collect()))
}

/// `fieldNames(type)`
pub(super) fn field_names(arguments: &Arguments) -> Outcome {
    match arguments.value(0)? {
        Value::Type(ty) => match ty.required() {
            Type::Record(record) => Ok(names(record.fields.keys())),
            other => Err(format!("`{other}` has no fields; name a record type").into()),
        },
        Value::Record(record) => Ok(names(record.keys())),
        other => Err(arguments.wrong("a type", other)),
    }
}

fn names<'n>(names: impl Iterator<Item = &'n SmolStr>) -> Value {
    Value::list(names.cloned().map(Value::Text).collect())
}

/// `merge(record, record, …)`, `merge(list)`
pub(super) fn merge(arguments: &Arguments) -> Outcome {
    let given: Vec<&Value> = arguments.values.iter().filter(|value| !value.is_none()).collect();
    let records = match given.as_slice() {
        [Value::List(list)] => list.iter().collect(),
        _ => given,
    };
    let mut result = Record::default();
    for value in records {
        match value {
            Value::None => {}
            Value::Record(record) => patch(&mut result, record),
            // A list counts as its records.
            Value::List(list) => {
                for value in list.iter() {
                    match value {
                        Value::Record(record) => patch(&mut result, record),
                        other => return Err(arguments.wrong("records", other)),
                    }
                }
            }
            other => return Err(arguments.wrong("records", other)),
        }
    }
    Ok(Value::record(result))
}

/// Records merge, everything else replaces, `none` takes away.
fn patch(into: &mut Record, from: &Record) {
    for (name, value) in from {
        match (into.get_mut(name), value) {
            (_, Value::None) => {
                into.shift_remove(name);
            }
            (Some(Value::Record(old)), Value::Record(new)) => {
                let mut merged = (**old).clone();
                patch(&mut merged, new);
                *old = std::sync::Arc::new(merged);
            }
            (Some(old), new) => *old = new.clone(),
            (None, new) => {
                into.insert(name.clone(), new.clone());
            }
        }
    }
}

/// `known(value)`
pub(super) fn known(arguments: &Arguments) -> Outcome {
    let value = arguments.value(0)?;
    Ok(if value.is_deploy() { Value::deploy(Deploy::Known(value.clone())) } else { value.clone() })
}

/// `references(value)`
pub(super) fn references(arguments: &Arguments) -> Outcome {
    let mut found = Vec::new();
    collect(arguments.value(0)?, &mut found);
    let mut seen = HashSet::default();
    Ok(Value::list(found.into_iter().filter(|id| seen.insert(*id)).map(Value::Object).collect()))
}

/// Objects that a value names or is made of, in order.
pub(crate) fn collect(value: &Value, found: &mut Vec<ObjectId>) {
    match value {
        Value::Object(id) => found.push(*id),
        Value::Target(target) => found.push(target.owner),
        Value::List(list) => list.iter().for_each(|value| collect(value, found)),
        Value::Record(record) => record.values().for_each(|value| collect(value, found)),
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Attribute(id, _) | Deploy::Raw(id, _, _) => found.push(*id),
            Deploy::Concat(parts) => parts.iter().for_each(|value| collect(value, found)),
            Deploy::Split(value, _) | Deploy::Join(value, _) | Deploy::Index(value, _) => collect(value, found),
            Deploy::Json(value) | Deploy::FromJson(value, _) | Deploy::Known(value) | Deploy::Exact(value) => {
                collect(value, found);
            }
            Deploy::Parameter(_) | Deploy::System(_) | Deploy::Revision(_) | Deploy::Event(_) => {}
        },
        _ => {}
    }
}
