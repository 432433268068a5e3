//! What the author of a raw resource gave: `native properties`, `native provisionable`.

use std::sync::Arc;

use smol_str::SmolStr;

use super::ObjectView;
use crate::facts::{CloudFormationType, Facts, JsonType};
use crate::value::{Deploy, Record, Value};

/// A record of what was given, each value to the letter; `tags` in the form that the type has for them.
pub(super) fn properties(view: &mut dyn ObjectView) -> Result<Value, String> {
    let Some(registry) = registry(view) else { return Ok(Value::Record(Arc::default())) };
    let mut record = Record::default();
    let names: Vec<SmolStr> = registry.properties(&[]).into_iter().map(SmolStr::new).collect();
    for name in names {
        let mut value = match registry.property(&[&name]) {
            Some(property) if !property.read_only => view.member(None, &name),
            _ => continue,
        };
        if registry.tags() == Some(&name) {
            let tags = view.member(None, "tags");
            value = with_tags(&registry, &name, value, &tags);
        }
        if value.is_none() || value == Value::Poison {
            continue;
        }
        let value = as_wanted(&registry, &mut vec![name.clone()], &value);
        record.insert(name, Value::deploy(Deploy::Exact(value)));
    }
    Ok(Value::Record(Arc::new(record)))
}

/// Whether Cloud Control makes the type.
pub(super) fn provisionable(view: &mut dyn ObjectView) -> Result<Value, String> {
    Ok(Value::Bool(registry(view).is_none_or(|registry| registry.is_provisionable())))
}

fn registry(view: &mut dyn ObjectView) -> Option<Arc<CloudFormationType>> {
    let kind = view.member(None, "kind");
    Facts::embedded().cloudformation(kind.as_text()?)
}

/// What is given and the tags beside it: a list of records with a key and a value, or a map.
fn with_tags(registry: &CloudFormationType, name: &str, value: Value, tags: &Value) -> Value {
    let Value::Record(tags) = tags else { return value };
    if registry.property(&[name]).is_some_and(|property| property.types == [JsonType::List]) {
        let words = registry.properties(&[name]);
        let word = |part: &str| words.iter().find(|word| word.to_ascii_lowercase().ends_with(part)).copied();
        let (Some(key), Some(text)) = (word("key"), word("value")) else { return value };
        let (key, text) = (SmolStr::new(key), SmolStr::new(text));
        let more = tags.iter().map(|(name, value)| {
            Value::record([(key.clone(), Value::Text(name.clone())), (text.clone(), value.clone())])
        });
        return Value::list(value.elements().iter().cloned().chain(more).collect());
    }
    let own = if let Value::Record(own) = &value { Some(own) } else { None };
    let all = tags.iter().chain(own.into_iter().flat_map(|own| own.iter()));
    Value::record(all.map(|(name, value)| (name.clone(), value.clone())))
}

/// The value with records as JSON text where the type wants text.
fn as_wanted(registry: &CloudFormationType, path: &mut Vec<SmolStr>, value: &Value) -> Value {
    match value {
        Value::Record(record) => {
            let names: Vec<&str> = path.iter().map(SmolStr::as_str).collect();
            if registry.is_text(&names) {
                return Value::deploy(Deploy::Json(value.clone()));
            }
            let entries = record.iter().map(|(name, value)| {
                path.push(name.clone());
                let value = as_wanted(registry, path, value);
                path.pop();
                (name.clone(), value)
            });
            Value::record(entries.collect::<Vec<_>>())
        }
        Value::List(list) => Value::list(list.iter().map(|value| as_wanted(registry, path, value)).collect()),
        other => other.clone(),
    }
}
