//! Types as JSON Schema.
//!
//! Only words that mean the same from draft 4 to draft 7 are used, since API Gateway reads draft 4
//! (<https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html>): members are an `enum`
//! and never `const`, bounds are inclusive. Data is open: fields that a type does not name may be there.

use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome};
use super::limit::Budget;
use crate::types::{Bounds, Measure, TextFormat, Type};
use crate::value::{Record, Value};

/// Deepest nesting of a type in a schema.
const DEPTH: u32 = 64;

/// `jsonSchema(type)`
pub(super) fn json_schema(arguments: &Arguments) -> Outcome {
    let ty = match arguments.value(0)? {
        Value::Type(ty) => ty,
        other => return Err(arguments.wrong("a type", other)),
    };
    let mut schema = Record::default();
    schema.insert("$schema".into(), Value::text("http://json-schema.org/draft-04/schema#"));
    if let Type::Record(record) = ty.required()
        && let Some(name) = &record.name
    {
        schema.insert("title".into(), Value::Text(name.clone()));
    }
    schema.extend(self::schema(ty, 0, &Budget::new())?);
    Ok(Value::record(schema))
}

fn schema(ty: &Type, depth: u32, budget: &Budget) -> Result<Record, String> {
    if depth >= DEPTH || !budget.step(depth) {
        return Err("this type is too large for a JSON schema".to_owned());
    }
    let mut schema = Record::default();
    let mut set = |name: &'static str, value: Value| {
        schema.insert(SmolStr::new_static(name), value);
    };
    let inner = |ty: &Type| self::schema(ty, depth + 1, budget).map(Value::record);
    match ty {
        Type::Error | Type::Any | Type::Run(_) => {}
        Type::None => set("type", Value::text("null")),
        Type::Bool => set("type", Value::text("boolean")),
        Type::Number(measure, bounds) => {
            // Durations are written in seconds.
            let (name, unit) = match measure {
                Measure::Integer | Measure::Size => ("integer", 1.0),
                Measure::Duration => ("number", 1_000.0),
                Measure::Number | Measure::Percent | Measure::Rate => ("number", 1.0),
            };
            set("type", Value::text(name));
            limits(&mut set, "minimum", "maximum", *bounds, unit);
        }
        Type::Text(format, bounds, pattern) => {
            set("type", Value::text("string"));
            let format = match format {
                TextFormat::Url => Some("uri"),
                TextFormat::Email => Some("email"),
                TextFormat::Date => Some("date"),
                TextFormat::Time => Some("date-time"),
                TextFormat::Plain | TextFormat::Path | TextFormat::Cidr | TextFormat::Bytes => None,
            };
            if let Some(format) = format {
                set("format", Value::text(format));
            }
            limits(&mut set, "minLength", "maxLength", *bounds, 1.0);
            if let Some(pattern) = pattern {
                set("pattern", Value::text(pattern));
            }
        }
        Type::Literal(word) => {
            set("type", Value::text("string"));
            set("enum", Value::list(vec![Value::Text(word.clone())]));
        }
        Type::List(element, bounds) => {
            set("type", Value::text("array"));
            set("items", inner(element)?);
            limits(&mut set, "minItems", "maxItems", *bounds, 1.0);
        }
        Type::Map(value, bounds) => {
            set("type", Value::text("object"));
            set("additionalProperties", inner(value)?);
            limits(&mut set, "minProperties", "maxProperties", *bounds, 1.0);
        }
        Type::Record(record) => {
            set("type", Value::text("object"));
            let mut properties = Record::default();
            let mut required = Vec::new();
            for (name, field) in &record.fields {
                let mut property = self::schema(&field.ty, depth + 1, budget)?;
                if !field.doc.is_empty() {
                    property.insert("description".into(), Value::Text((*field.doc).clone()));
                }
                properties.insert(name.clone(), Value::record(property));
                if field.default.is_none() && !field.ty.takes_none() {
                    required.push(Value::Text(name.clone()));
                }
            }
            set("properties", Value::record(properties));
            // Draft 4 wants at least one name.
            if !required.is_empty() {
                set("required", Value::list(required));
            }
        }
        Type::Union(parts) => {
            if parts.iter().all(|part| matches!(part, Type::Literal(_))) {
                set("type", Value::text("string"));
                set("enum", Value::list(ty.members().cloned().map(Value::Text).collect()));
            } else {
                let parts: Result<Vec<Value>, String> = parts.iter().map(inner).collect();
                set("anyOf", Value::list(parts?));
            }
        }
        // `T?` may be absent or null when it is read.
        Type::Optional(part) => {
            let mut schema = self::schema(part, depth + 1, budget)?;
            nullable(&mut schema);
            return Ok(schema);
        }
        Type::Arn(_) | Type::ErrorName => set("type", Value::text("string")),
        Type::Secret(part) => return self::schema(part, depth + 1, budget),
        Type::Reference(_) | Type::Capability | Type::EventSource | Type::Target(_) | Type::Principal | Type::Type => {
            return Err(format!("`{ty}` cannot be part of data, so it has no JSON schema"));
        }
    }
    Ok(schema)
}

/// Lets a schema accept `null`.
fn nullable(schema: &mut Record) {
    let null = || Value::text("null");
    let nothing = || Value::record([("type".into(), null())]);
    if let Some(Value::Text(name)) = schema.get("type").cloned() {
        if name != "null" {
            schema.insert("type".into(), Value::list(vec![Value::Text(name), null()]));
        }
        // `none` cannot stand in a list, so the members stay apart from `null`.
        if let Some(members) = schema.shift_remove("enum") {
            schema.shift_remove("type");
            let words = Value::record([("type".into(), Value::text("string")), ("enum".into(), members)]);
            schema.insert("anyOf".into(), Value::list(vec![words, nothing()]));
        }
    } else if let Some(parts) = schema.get("anyOf").map(Value::elements) {
        let mut parts = parts.to_vec();
        parts.push(nothing());
        schema.insert("anyOf".into(), Value::list(parts));
    }
}

fn limits(set: &mut impl FnMut(&'static str, Value), low: &'static str, high: &'static str, bounds: Bounds, unit: f64) {
    let mut side = |name: &'static str, bound: Option<f64>| {
        let Some(bound) = bound.map(|bound| bound / unit).filter(|bound| bound.is_finite()) else { return };
        let whole = bound.fract() == 0.0 && bound.abs() < 9e15;
        set(name, if whole { Value::Integer(bound as i64) } else { Value::Number(bound) });
    };
    side(low, bounds.low);
    side(high, bounds.high);
}
