//! Values as their types want them.

use std::sync::Arc;

use smol_str::SmolStr;

use super::misfit;
use crate::functions::limit::Budget;
use crate::types::{Measure, RecordType, Type};
use crate::value::{Record, Value};

/// A value that fits, as its type wants it: fields that are absent get their defaults, those that stay `none` are
/// left out, as are elements and entries that are `none`; whole numbers become numbers and the other way round. Of a
/// union the first alternative that fits counts. What does not fit stays as it is.
pub fn complete(value: Value, ty: &Type) -> Value {
    if leaves(ty) { value } else { Walk { budget: Budget::new() }.complete(value, ty, 0) }
}

/// Whether values of a type are complete as they are.
fn leaves(ty: &Type) -> bool {
    match ty {
        Type::Number(measure, _) => !matches!(measure, Measure::Integer | Measure::Number),
        Type::List(..) | Type::Map(..) | Type::Record(_) => false,
        Type::Optional(inner) | Type::Secret(inner) => leaves(inner),
        Type::Union(parts) => parts.iter().all(leaves),
        _ => true,
    }
}

/// One walk through a value.
struct Walk {
    budget: Budget,
}

impl Walk {
    fn complete(&self, value: Value, ty: &Type, depth: u32) -> Value {
        if !self.budget.step(depth) {
            return value;
        }
        match (value, ty) {
            (value, Type::Optional(inner) | Type::Secret(inner)) => self.complete(value, inner, depth),
            (value, Type::Union(parts)) => {
                // Without kinds of objects every object fits every reference, and none is changed by it.
                let kinds = |_| SmolStr::default();
                match parts.iter().find(|part| misfit(&value, part, &kinds).is_none()) {
                    Some(part) => self.complete(value, part, depth),
                    None => value,
                }
            }
            (Value::Integer(number), Type::Number(Measure::Number, _)) => Value::Number(number as f64),
            (Value::Number(number), Type::Number(Measure::Integer, _))
                if number.fract() == 0.0 && number.abs() < 9e15 =>
            {
                Value::Integer(number as i64)
            }
            (Value::List(list), Type::List(element, _)) => {
                if leaves(element) && !list.iter().any(Value::is_none) {
                    return Value::List(list);
                }
                let list = list.iter().filter(|value| !value.is_none()).cloned();
                Value::list(list.map(|value| self.complete(value, element, depth + 1)).collect())
            }
            (Value::Record(record), Type::Map(element, _)) => {
                if leaves(element) && !record.values().any(Value::is_none) {
                    return Value::Record(record);
                }
                let entries = record.iter().filter(|(_, value)| !value.is_none());
                Value::record(
                    entries.map(|(name, value)| (name.clone(), self.complete(value.clone(), element, depth + 1))),
                )
            }
            (Value::Record(record), Type::Record(ty)) => Value::Record(Arc::new(self.record(&record, ty, depth))),
            (value, _) => value,
        }
    }

    /// Fields as given, then those that have defaults, in the order of the type.
    fn record(&self, record: &Record, ty: &RecordType, depth: u32) -> Record {
        let mut result = Record::with_capacity_and_hasher(ty.fields.len(), Default::default());
        for (name, value) in record.iter().filter(|(_, value)| !value.is_none()) {
            let value = match ty.fields.get(name) {
                Some(field) => self.complete(value.clone(), &field.ty, depth + 1),
                None => value.clone(),
            };
            result.insert(name.clone(), value);
        }
        for (name, field) in &ty.fields {
            if let Some(default) = &field.default
                && !default.is_none()
                && !result.contains_key(name)
            {
                result.insert(name.clone(), self.complete(default.clone(), &field.ty, depth + 1));
            }
        }
        result
    }
}
