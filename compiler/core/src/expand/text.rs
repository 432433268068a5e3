//! Texts with pieces, and elements by index.

use smol_str::SmolStr;

use super::World;
use super::read::event_field;
use crate::check::ir::Expr;
use crate::functions::limit;
use crate::types::Type;
use crate::value::{Deploy, ObjectId, Value};

/// Most pieces of a text that deployment puts together.
const PIECES: usize = 10_000;

impl World<'_, '_> {
    pub(super) fn interpolate(&mut self, pieces: &[Expr], object: ObjectId, locals: &mut Vec<Value>) -> Value {
        let mut parts: Vec<Value> = Vec::with_capacity(pieces.len());
        let mut broken = false;
        for piece in pieces {
            let value = self.evaluate(piece, object, locals);
            let text = match value {
                Value::Poison => {
                    broken = true;
                    continue;
                }
                Value::Text(text) => text,
                // In a rule's message a missing value reads as a word; elsewhere it makes no sense in a text.
                Value::None if self.in_rule => SmolStr::new_static("none"),
                Value::None => {
                    let message = "this is `none` and cannot be part of a text";
                    let diagnostic = self.complaint("type.optional", piece, object, message);
                    self.complain(diagnostic.hint("give a value for that case: `… ?? \"\"`"));
                    broken = true;
                    continue;
                }
                Value::Object(id) => self.object(id).label.clone(),
                Value::Deploy(deploy) => {
                    match &*deploy {
                        Deploy::Concat(inner) => inner.iter().for_each(|part| append(&mut parts, part.clone())),
                        _ => parts.push(Value::Deploy(deploy)),
                    }
                    continue;
                }
                value @ (Value::List(_) | Value::Record(_)) if !self.in_rule => {
                    let message = format!("{} cannot be part of a text", value.sort());
                    let diagnostic = self.complaint("type.mismatch", piece, object, &message);
                    self.complain(diagnostic.hint("use `join(…, \",\")` or `json(…)`"));
                    broken = true;
                    continue;
                }
                other => SmolStr::from(other.to_string()),
            };
            append(&mut parts, Value::Text(text));
        }
        if broken {
            return Value::Poison;
        }
        let length: usize = parts.iter().filter_map(Value::as_text).map(|text| text.len()).sum();
        if parts.len() > PIECES || length > limit::TEXT {
            if let Some(first) = pieces.first() {
                let diagnostic =
                    self.complaint("limit.value", first, object, "this text has more than 1 MB or 10000 pieces");
                self.complain(diagnostic.hint("put it into a file of its own"));
            }
            return Value::Poison;
        }
        match parts.len() {
            0 => Value::Text(SmolStr::default()),
            1 => parts.remove(0),
            _ => Value::deploy(Deploy::Concat(parts)),
        }
    }

    pub(super) fn index(
        &mut self,
        base: &Value,
        index: &Value,
        (base_expr, index_expr): (&Expr, &Expr),
        object: ObjectId,
    ) -> Value {
        match (base, index) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::None, _) | (_, Value::None) => Value::None,
            (Value::Record(record), index) if !matches!(index, Value::Deploy(_)) => {
                let key = match index {
                    Value::Text(key) => key.clone(),
                    Value::Object(id) => self.object(*id).label.clone(),
                    Value::Target(target) => self.object(target.owner).label.clone(),
                    Value::Type(ty) => SmolStr::from(ty.to_string()),
                    other => SmolStr::from(other.to_string()),
                };
                match record.get(&key) {
                    Some(value) => value.clone(),
                    None if object == ObjectId(0) && is_family(&base_expr.ty) => {
                        self.no_such_instance(&key, record.keys(), base_expr, index_expr);
                        Value::Poison
                    }
                    None => Value::None,
                }
            }
            (Value::List(list), Value::Integer(at)) => {
                let at = if *at < 0 { list.len() as i64 + at } else { *at };
                usize::try_from(at).ok().and_then(|at| list.get(at)).cloned().unwrap_or(Value::None)
            }
            // Items of a clause by their label.
            (Value::List(list), Value::Text(key)) => list
                .iter()
                .find(|value| matches!(value, Value::Object(id) if self.object(*id).label == *key))
                .cloned()
                .unwrap_or(Value::None),
            (Value::Deploy(deploy), Value::Integer(at)) => {
                let at = usize::try_from(*at).unwrap_or(0);
                match &**deploy {
                    Deploy::Raw(object, mapping, path) => {
                        let path = SmolStr::from(format!("{path}[{at}]"));
                        Value::deploy(Deploy::Raw(*object, mapping.clone(), path))
                    }
                    Deploy::Event(path) => Value::deploy(Deploy::Event(SmolStr::from(format!("{path}[{at}]")))),
                    _ => Value::deploy(Deploy::Index(base.clone(), at)),
                }
            }
            (Value::Deploy(deploy), Value::Text(key)) if matches!(&**deploy, Deploy::Event(_)) => match &**deploy {
                Deploy::Event(path) => event_field(path, key),
                _ => Value::Poison,
            },
            (Value::Deploy(deploy), Value::Text(key)) if matches!(&**deploy, Deploy::FromJson(..)) => match &**deploy {
                Deploy::FromJson(text, path) => {
                    let path = path.iter().chain([key]).cloned().collect();
                    Value::deploy(Deploy::FromJson(text.clone(), path))
                }
                _ => Value::Poison,
            },
            // One resource of a named mapping with `for`, by its key.
            (Value::Deploy(deploy), Value::Text(key)) if matches!(&**deploy, Deploy::Raw(_, _, path) if path.is_empty()) => {
                match &**deploy {
                    Deploy::Raw(object, mapping, path) => {
                        let mapping = SmolStr::from(format!("{mapping}[{key}]"));
                        Value::deploy(Deploy::Raw(*object, mapping, path.clone()))
                    }
                    _ => Value::Poison,
                }
            }
            (_, Value::Deploy(_)) => self.no_decision(index, index_expr, object),
            (base, index) => {
                let message = format!("cannot take {} of {}", index.sort(), base.sort());
                let diagnostic = self.complaint("type.mismatch", index_expr, object, &message);
                self.complain(diagnostic);
                Value::Poison
            }
        }
    }

    /// `Shard["us"]` where there is no such key.
    fn no_such_instance<'k>(
        &mut self,
        key: &str,
        keys: impl Iterator<Item = &'k SmolStr> + Clone,
        base: &Expr,
        index: &Expr,
    ) {
        let name = self.checker.source_text(base.span).to_owned();
        let message = format!("there is no `{name}[{key:?}]`");
        let mut diagnostic =
            self.checker.unknown("name.member", index.span, message, key, keys.clone().map(SmolStr::as_str));
        if diagnostic.hints.is_empty() {
            let keys: Vec<&str> = keys.take(12).map(SmolStr::as_str).collect();
            diagnostic = match keys.is_empty() {
                true => diagnostic.hint("none is made here"),
                false => diagnostic.hint(format!("its keys are `{}`", keys.join("`, `"))),
            };
        }
        self.report(diagnostic);
    }
}

/// Appends a piece, neighbouring texts joined.
fn append(parts: &mut Vec<Value>, part: Value) {
    match (part, parts.last_mut()) {
        (Value::Text(text), Some(Value::Text(last))) => *last = SmolStr::from(format!("{last}{text}")),
        (part, _) => parts.push(part),
    }
}

/// Whether a type is that of all declarations of a `for`.
fn is_family(ty: &Type) -> bool {
    matches!(ty.required(), Type::Map(value, _) if matches!(**value, Type::Reference(_)))
}
