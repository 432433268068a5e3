//! Values that are made of an event when it arrives, as services of events write them: JSON text with places to fill.

use smol_str::{SmolStr, format_smolstr};

use super::arguments::{Arguments, Outcome};
use crate::map::IndexMap;
use crate::value::{Deploy, Value};

/// `usesEvent(input)`
pub(super) fn uses_event(given: &Arguments) -> Outcome {
    let mut used = false;
    events(given.value(0)?, &mut |_| used = true);
    Ok(Value::Bool(used))
}

/// `inputPaths(input)`: places of the event by the names that `inputTemplate` gives them.
pub(super) fn input_paths(given: &Arguments) -> Outcome {
    let paths = names(given.value(0)?).into_iter().map(|(path, name)| (name, Value::Text(format_smolstr!("${path}"))));
    Ok(Value::record(paths))
}

/// `inputTemplate(input)`: `{"id": <detail_id>}`.
pub(super) fn input_template(given: &Arguments) -> Outcome {
    let input = given.value(0)?;
    let names = names(input);
    Ok(template(input, &|path| match names.get(path) {
        Some(name) => format_smolstr!("<{name}>"),
        None => SmolStr::new_static("<aws.events.event.json>"),
    }))
}

/// `pipeTemplate(input)`: `{"id": <$.body.id>}`.
pub(super) fn pipe_template(given: &Arguments) -> Outcome {
    Ok(template(given.value(0)?, &|path| match path {
        "" => SmolStr::new_static("<aws.pipes.event.json>"),
        path => format_smolstr!("<${path}>"),
    }))
}

/// Visits the parts of an event that a value is made of, in order.
fn events<'v>(value: &'v Value, visit: &mut impl FnMut(&'v SmolStr)) {
    match value {
        Value::List(list) => list.iter().for_each(|value| events(value, visit)),
        Value::Record(record) => record.values().for_each(|value| events(value, visit)),
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Event(path) => visit(path),
            Deploy::Concat(parts) => parts.iter().for_each(|value| events(value, visit)),
            Deploy::Split(value, _) | Deploy::Join(value, _) | Deploy::Index(value, _) => events(value, visit),
            Deploy::Json(value) | Deploy::Known(value) => events(value, visit),
            _ => {}
        },
        _ => {}
    }
}

/// Names of the parts of an event by their paths: `.detail.order-id` is `detail_order_id`. The whole event has none.
fn names(value: &Value) -> IndexMap<SmolStr, SmolStr> {
    let mut names: IndexMap<SmolStr, SmolStr> = IndexMap::default();
    events(value, &mut |path| {
        if path.is_empty() || names.contains_key(path) {
            return;
        }
        let words: Vec<&str> =
            path.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let stem = words.join("_");
        let mut name = SmolStr::from(stem.as_str());
        let mut count = 2;
        while names.values().any(|taken| *taken == name) {
            name = format_smolstr!("{stem}_{count}");
            count += 1;
        }
        names.insert(path.clone(), name);
    });
    names
}

/// JSON text with places; a text that deployment completes where parts of it are only known then.
fn template(value: &Value, place: &impl Fn(&str) -> SmolStr) -> Value {
    let mut pieces = Pieces { list: Vec::new(), text: String::new() };
    write(value, place, &mut pieces);
    pieces.finish()
}

/// Text under way, with values of deployment between.
struct Pieces {
    list: Vec<Value>,
    text: String,
}

impl Pieces {
    fn value(&mut self, value: Value) {
        if !self.text.is_empty() {
            self.list.push(Value::text(std::mem::take(&mut self.text)));
        }
        self.list.push(value);
    }

    fn finish(mut self) -> Value {
        if self.list.is_empty() {
            return Value::text(self.text);
        }
        if !self.text.is_empty() {
            self.list.push(Value::text(self.text));
        }
        Value::deploy(Deploy::Concat(self.list))
    }
}

fn write(value: &Value, place: &impl Fn(&str) -> SmolStr, into: &mut Pieces) {
    match value {
        Value::List(list) => {
            into.text.push('[');
            for (at, value) in list.iter().enumerate() {
                if at > 0 {
                    into.text.push(',');
                }
                write(value, place, into);
            }
            into.text.push(']');
        }
        Value::Record(record) => {
            into.text.push('{');
            let mut first = true;
            for (name, value) in record.iter().filter(|(_, value)| !value.is_none()) {
                if !std::mem::take(&mut first) {
                    into.text.push(',');
                }
                into.text.push_str(&quoted(name));
                into.text.push(':');
                write(value, place, into);
            }
            into.text.push('}');
        }
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) => into.text.push_str(&value.to_string()),
        Value::Percent(number) => into.text.push_str(&number.to_string()),
        // As in an environment: seconds and bytes.
        Value::Duration(milliseconds) => into.text.push_str(&(*milliseconds as f64 / 1_000.0).to_string()),
        Value::Size(bytes) => into.text.push_str(&bytes.to_string()),
        Value::None => into.text.push_str("null"),
        Value::Deploy(deploy) => match &**deploy {
            // A place of its own is filled with JSON: the service puts quotes around a text.
            Deploy::Event(path) => into.text.push_str(&place(path)),
            Deploy::Json(inner) => write(inner, place, into),
            _ => {
                into.text.push('"');
                write_text(value, place, into);
                into.text.push('"');
            }
        },
        other => into.text.push_str(&quoted(&other.to_string())),
    }
}

/// Between quotation marks.
fn write_text(value: &Value, place: &impl Fn(&str) -> SmolStr, into: &mut Pieces) {
    match value {
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Event(path) => into.text.push_str(&place(path)),
            Deploy::Concat(parts) => parts.iter().for_each(|part| write_text(part, place, into)),
            _ => into.value(value.clone()),
        },
        other => {
            let quoted = quoted(&other.to_string());
            into.text.push_str(&quoted[1..quoted.len() - 1]);
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
