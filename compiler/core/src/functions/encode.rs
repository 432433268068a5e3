//! Values as bytes: JSON, base64, sizes.

use std::io::{self, Write};

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome, too_long};
use super::limit::{self, Budget};
use crate::plan::System;
use crate::value::{Deploy, Value};

/// `json(value)`
pub(super) fn json(arguments: &Arguments) -> Outcome {
    let value = arguments.value(0)?;
    Ok(json_text(arguments.function, value)?)
}

/// The JSON text of a value; later, when it holds what deployment knows.
///
/// # Errors
/// The value has no form in JSON or is too long, in words for the user.
pub(super) fn json_text(function: &str, value: &Value) -> Result<Value, String> {
    if value.is_deploy() {
        return Ok(Value::deploy(Deploy::Json(value.clone())));
    }
    let mut out = Bounded { bytes: Vec::new(), full: false };
    match serde_json::to_writer(&mut out, &Json(value)) {
        Ok(()) => Ok(Value::text(String::from_utf8_lossy(&out.bytes))),
        Err(_) if out.full => Err(too_long(function)),
        Err(error) => Err(format!("`{function}` {error}")),
    }
}

/// `fromJson(text)`
pub(super) fn from_json(arguments: &Arguments) -> Outcome {
    let text = arguments.value(0)?;
    if text.is_deploy() {
        return Ok(Value::deploy(Deploy::FromJson(text.clone(), Vec::new())));
    }
    let parsed: serde_json::Value = serde_json::from_str(arguments.text(0)?)
        .map_err(|error| format!("`{}` needs JSON text: {error}", arguments.function))?;
    Ok(of_json(parsed))
}

fn of_json(json: serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::None,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Number(number.as_f64().unwrap_or_default()),
        },
        serde_json::Value::String(text) => Value::text(text),
        serde_json::Value::Array(list) => Value::list(list.into_iter().map(of_json).collect()),
        serde_json::Value::Object(map) => {
            Value::record(map.into_iter().map(|(name, value)| (SmolStr::from(name), of_json(value))))
        }
    }
}

/// Bytes up to the longest text.
struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > limit::TEXT {
            self.full = true;
            return Err(io::Error::other("full"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A value in JSON: durations in seconds, sizes in bytes, as in the targets; `none` is left out.
struct Json<'v>(&'v Value);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = |serializer: S, number: f64| {
            if number.fract() == 0.0 && number.abs() < 9e15 {
                serializer.serialize_i64(number as i64)
            } else if number.is_finite() {
                serializer.serialize_f64(number)
            } else {
                Err(S::Error::custom("cannot write this number"))
            }
        };
        match self.0 {
            Value::None => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Integer(value) | Value::Size(value) => serializer.serialize_i64(*value),
            Value::Number(value) | Value::Percent(value) | Value::Rate(value, _) => number(serializer, *value),
            Value::Duration(milliseconds) if milliseconds % 1_000 == 0 => {
                serializer.serialize_i64(milliseconds / 1_000)
            }
            Value::Duration(milliseconds) => number(serializer, *milliseconds as f64 / 1_000.0),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Type(ty) => serializer.serialize_str(&ty.to_string()),
            Value::List(list) => {
                let mut sequence = serializer.serialize_seq(None)?;
                for value in list.iter().filter(|value| !value.is_none()) {
                    sequence.serialize_element(&Json(value))?;
                }
                sequence.end()
            }
            Value::Record(record) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in record.iter().filter(|(_, value)| !value.is_none()) {
                    map.serialize_entry(name.as_str(), &Json(value))?;
                }
                map.end()
            }
            other => Err(S::Error::custom(format_args!("cannot write {}; write one of its attributes", other.sort()))),
        }
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `base64(text)`
pub(super) fn base64(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    if text.len() > limit::TEXT / 4 * 3 {
        return Err(too_long(arguments.function).into());
    }
    Ok(Value::text(base64_of(text.as_bytes())))
}

/// Bytes as base64 with padding (RFC 4648, section 4).
pub(crate) fn base64_of(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let index = (bits >> (18 - 6 * at)) & 63;
            encoded.push(if at <= chunk.len() { char::from(ALPHABET[index as usize]) } else { '=' });
        }
    }
    encoded
}

/// `byteSize(value)`
pub(super) fn byte_size(arguments: &Arguments) -> Outcome {
    let value = arguments.value(0)?;
    Ok(Value::Size(i64::try_from(bytes(value)).unwrap_or(i64::MAX)))
}

/// Bytes of all texts in a value, names of fields included; what only deployment knows counts nothing.
fn bytes(value: &Value) -> usize {
    let named = |(name, value): (&SmolStr, &Value)| if value.is_none() { 0 } else { name.len() + bytes(value) };
    match value {
        Value::None => 0,
        Value::Text(text) => text.len(),
        Value::List(list) => list.iter().map(bytes).fold(0, usize::saturating_add),
        Value::Record(record) => record.iter().map(named).fold(0, usize::saturating_add),
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Concat(pieces) => pieces.iter().map(bytes).fold(0, usize::saturating_add),
            _ => 0,
        },
        // Written as in the targets, where durations are seconds.
        Value::Duration(milliseconds) if milliseconds % 1_000 == 0 => (milliseconds / 1_000).to_string().len(),
        Value::Duration(milliseconds) => (*milliseconds as f64 / 1_000.0).to_string().len(),
        Value::Size(bytes) => bytes.to_string().len(),
        Value::Percent(number) | Value::Rate(number, _) => number.to_string().len(),
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) | Value::Type(_) => value.to_string().len(),
        Value::Poison | Value::Object(_) | Value::Capability(_) | Value::Source(_) | Value::Target(_) => 0,
    }
}

/// `jsonLength(value)`
pub(super) fn json_length(arguments: &Arguments) -> Outcome {
    let value = arguments.value(0)?;
    let budget = Budget::new();
    let length = characters(value, 0, &budget)?;
    Ok(Value::Integer(i64::try_from(length).unwrap_or(i64::MAX)))
}

/// Characters of the JSON text of a value, without white space between its parts.
fn characters(value: &Value, depth: u32, budget: &Budget) -> Result<usize, String> {
    if !budget.step(depth) {
        return Err(limit::too_large());
    }
    let inside = |value: &Value| characters(value, depth + 1, budget);
    // Brackets, and a comma between each two.
    let around = |count: usize| 2 + count.saturating_sub(1);
    match value {
        Value::List(list) => {
            let there: Vec<&Value> = list.iter().filter(|value| !value.is_none()).collect();
            there.iter().try_fold(around(there.len()), |sum, value| Ok(sum.saturating_add(inside(value)?)))
        }
        Value::Record(record) => {
            let there: Vec<_> = record.iter().filter(|(_, value)| !value.is_none()).collect();
            there.iter().try_fold(around(there.len()), |sum, (name, value)| {
                Ok(sum.saturating_add(quoted(name)).saturating_add(1).saturating_add(inside(value)?))
            })
        }
        Value::Text(text) => Ok(quoted(text)),
        // Where a value is written out for a document, what was known is a list or a record again.
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Known(value) => inside(value),
            _ => Ok(2 + shortest(value, depth, budget)?),
        },
        plain => Ok(bytes(plain)),
    }
}

/// Characters between the quotes of a text that only deployment knows, as few as they can be.
fn shortest(value: &Value, depth: u32, budget: &Budget) -> Result<usize, String> {
    if !budget.step(depth) {
        return Err(limit::too_large());
    }
    Ok(match value {
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Concat(pieces) => pieces.iter().try_fold(0, |sum: usize, piece| {
                Ok::<_, String>(sum.saturating_add(shortest(piece, depth + 1, budget)?))
            })?,
            Deploy::Known(value) => shortest(value, depth + 1, budget)?,
            Deploy::Json(value) => characters(value, depth + 1, budget)?,
            Deploy::System(System::Account) => "123456789012".len(),
            Deploy::System(System::Region) => "us-east-1".len(),
            Deploy::System(System::Partition) => "aws".len(),
            Deploy::System(System::UrlSuffix) => "amazonaws.com".len(),
            _ => 0,
        },
        plain => bytes(plain),
    })
}

/// Characters of a text as JSON writes it.
fn quoted(text: &str) -> usize {
    let plain = |byte: u8| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        return text.len() + 2;
    }
    serde_json::to_string(text).map_or(0, |text| text.chars().count())
}
