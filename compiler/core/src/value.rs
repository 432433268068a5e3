//! Values: what expressions give. Known ones, and the shapes of those that only deployment knows.

use std::fmt;
use std::sync::Arc;

use slsc_syntax::ast::{Period, Unit};
use smol_str::{SmolStr, ToSmolStr};

use crate::map::IndexMap;
use crate::plan::System;
use crate::source::Span;
use crate::types::{Measure, Type, is_word};

/// Position of an object among all objects of one configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u32);

/// Keys and values in source order.
pub type Record = IndexMap<SmolStr, Value>;

/// A value. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Something was wrong and was said; everything made of it is silent.
    Poison,
    /// `none`
    None,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A text, a union member, a path, a CIDR block, an address.
    Text(SmolStr),
    /// Bytes.
    Size(i64),
    /// Milliseconds.
    Duration(i64),
    /// Hundredths.
    Percent(f64),
    /// So many in a period.
    Rate(f64, Period),
    /// A list.
    List(Arc<Vec<Value>>),
    /// A record or a map.
    Record(Arc<Record>),
    /// A declaration, a part, or an item of a clause.
    Object(ObjectId),
    /// A type.
    Type(Arc<Type>),
    /// Something that may be granted.
    Capability(Arc<Capability>),
    /// Something that sends events.
    Source(Arc<EventSource>),
    /// Something that may be called.
    Target(Arc<TargetValue>),
    /// Known at deployment.
    Deploy(Arc<Deploy>),
}

/// `Orders.read(prefix: "x")`, or `aws.rekognition.detectLabels(on: "…")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Capability {
    /// Whose it is; `None` for an action of the table.
    pub owner: Option<ObjectId>,
    /// `read`, or `rekognition:DetectLabels`.
    pub name: SmolStr,
    /// Arguments by name.
    pub arguments: Record,
    /// Where it is written.
    pub span: Span,
}

/// `Orders.changes`
#[derive(Debug, Clone, PartialEq)]
pub struct EventSource {
    /// Who sends.
    pub owner: ObjectId,
    /// Which of its sources.
    pub name: SmolStr,
    /// Arguments by name.
    pub arguments: Record,
    /// Where it is written.
    pub span: Span,
}

/// `Jobs.send(group: "a")`, `Worker`
#[derive(Debug, Clone, PartialEq)]
pub struct TargetValue {
    /// Who is called.
    pub owner: ObjectId,
    /// Which of its calls.
    pub call: SmolStr,
    /// Arguments by name.
    pub arguments: Record,
}

/// A value that only deployment knows.
#[derive(Debug, Clone, PartialEq)]
pub enum Deploy {
    /// An attribute that a kind declares.
    Attribute(ObjectId, SmolStr),
    /// An attribute of a resource in its target's own spelling: `self.id` in a mapping. The second is the name of the
    /// mapping, empty for the primary one.
    Raw(ObjectId, SmolStr, SmolStr),
    /// Pieces of a text.
    Concat(Vec<Value>),
    /// A parameter of the program, by position.
    Parameter(usize),
    /// What the platform knows.
    System(System),
    /// `split(text, separator)`; indexing picks a part.
    Split(Value, SmolStr),
    /// `join(list, separator)` of a list that deployment knows.
    Join(Value, SmolStr),
    /// `list[i]`
    Index(Value, usize),
    /// JSON text of a value.
    Json(Value),
    /// What a JSON text holds, or the part of it at a path.
    FromJson(Value, Vec<SmolStr>),
    /// The value, with names and ARNs written out where slsc knows them.
    Known(Value),
    /// The value to the letter: what is empty in it stays.
    Exact(Value),
    /// Digest of what the `revision` of a part names.
    Revision(ObjectId),
    /// A part of the event that arrives, by its path behind `$`: `.detail.id`, empty for all of it.
    Event(SmolStr),
}

impl Value {
    /// A text.
    pub fn text(text: impl AsRef<str>) -> Value {
        Value::Text(SmolStr::new(text))
    }

    /// A list.
    pub fn list(values: Vec<Value>) -> Value {
        Value::List(Arc::new(values))
    }

    /// A record.
    pub fn record(entries: impl IntoIterator<Item = (SmolStr, Value)>) -> Value {
        Value::Record(Arc::new(entries.into_iter().collect()))
    }

    /// A value for deployment.
    pub fn deploy(deploy: Deploy) -> Value {
        Value::Deploy(Arc::new(deploy))
    }

    /// A number of a measure's smallest unit as a value.
    pub fn of_measure(measure: Measure, number: f64) -> Value {
        match measure {
            Measure::Integer => Value::Integer(number as i64),
            Measure::Number => Value::Number(number),
            Measure::Size => Value::Size(number as i64),
            Measure::Duration => Value::Duration(number as i64),
            Measure::Percent => Value::Percent(number),
            Measure::Rate => Value::Rate(number, Period::Second),
        }
    }

    /// The number of the smallest unit, with its measure.
    pub fn measure(&self) -> Option<(Measure, f64)> {
        Some(match self {
            Value::Integer(number) => (Measure::Integer, *number as f64),
            Value::Number(number) => (Measure::Number, *number),
            Value::Size(bytes) => (Measure::Size, *bytes as f64),
            Value::Duration(milliseconds) => (Measure::Duration, *milliseconds as f64),
            Value::Percent(percent) => (Measure::Percent, *percent),
            Value::Rate(number, period) => (Measure::Rate, number / period_seconds(*period)),
            _ => return None,
        })
    }

    /// Whether it is `none`.
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// Its text, when it is a known text.
    pub fn as_text(&self) -> Option<&SmolStr> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its elements; nothing when it is no list.
    pub fn elements(&self) -> &[Value] {
        match self {
            Value::List(list) => list,
            _ => &[],
        }
    }

    /// A field of a record.
    pub fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Record(record) => record.get(name),
            _ => None,
        }
    }

    /// Whether any part of it is known only at deployment.
    pub fn is_deploy(&self) -> bool {
        match self {
            Value::Deploy(_) => true,
            Value::List(list) => list.iter().any(Value::is_deploy),
            Value::Record(record) => record.values().any(Value::is_deploy),
            _ => false,
        }
    }

    /// Whether any part of it is poison.
    pub fn is_poison(&self) -> bool {
        match self {
            Value::Poison => true,
            Value::List(list) => list.iter().any(Value::is_poison),
            Value::Record(record) => record.values().any(Value::is_poison),
            _ => false,
        }
    }

    /// What to call this sort of value in a message.
    pub fn sort(&self) -> &'static str {
        match self {
            Value::Poison => "something unusable",
            Value::None => "`none`",
            Value::Bool(_) => "a truth value",
            Value::Integer(_) | Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::Size(_) => "a size",
            Value::Duration(_) => "a duration",
            Value::Percent(_) => "a percentage",
            Value::Rate(..) => "a rate",
            Value::List(_) => "a list",
            Value::Record(_) => "a record",
            Value::Object(_) => "a declaration",
            Value::Type(_) => "a type",
            Value::Capability(_) => "a capability",
            Value::Source(_) => "an event source",
            Value::Target(_) => "a call",
            Value::Deploy(_) => "a value known at deployment",
        }
    }
}

/// Seconds of a period; a month counts 30 days.
pub fn period_seconds(period: Period) -> f64 {
    match period {
        Period::Second => 1.0,
        Period::Minute => 60.0,
        Period::Hour => 3_600.0,
        Period::Day => 86_400.0,
        Period::Week => 604_800.0,
        Period::Month => 2_592_000.0,
    }
}

/// As written after the `/` of a rate.
pub fn period_name(period: Period) -> &'static str {
    match period {
        Period::Second => "s",
        Period::Minute => "min",
        Period::Hour => "h",
        Period::Day => "day",
        Period::Week => "week",
        Period::Month => "month",
    }
}

/// How many of the smallest unit (bytes, milliseconds, hundredths) one unit holds.
pub fn unit_size(unit: Unit) -> (Measure, f64) {
    match unit {
        Unit::B => (Measure::Size, 1.0),
        Unit::KB => (Measure::Size, 1024.0),
        Unit::MB => (Measure::Size, 1024.0 * 1024.0),
        Unit::GB => (Measure::Size, 1024.0 * 1024.0 * 1024.0),
        Unit::TB => (Measure::Size, 1024.0 * 1024.0 * 1024.0 * 1024.0),
        Unit::Ms => (Measure::Duration, 1.0),
        Unit::S => (Measure::Duration, 1_000.0),
        Unit::Min => (Measure::Duration, 60_000.0),
        Unit::H => (Measure::Duration, 3_600_000.0),
        Unit::D => (Measure::Duration, 86_400_000.0),
        Unit::Percent => (Measure::Percent, 1.0),
    }
}

/// Largest unit of a list that divides the number.
fn with_unit(f: &mut fmt::Formatter, number: i64, units: &[(i64, &str)]) -> fmt::Result {
    let (size, name) =
        units.iter().find(|(size, _)| number != 0 && number % size == 0).unwrap_or(&units[units.len() - 1]);
    write!(f, "{}{name}", number / size)
}

/// As written in source.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Poison => write!(f, "?"),
            Value::None => write!(f, "none"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Integer(number) => write!(f, "{number}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "{text}"),
            Value::Size(bytes) => {
                with_unit(f, *bytes, &[(1 << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"), (1, "B")])
            }
            Value::Duration(0) => write!(f, "0s"),
            Value::Duration(time) => {
                with_unit(f, *time, &[(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s"), (1, "ms")])
            }
            Value::Percent(percent) => write!(f, "{percent}%"),
            Value::Rate(number, period) => write!(f, "{number}/{}", period_name(*period)),
            Value::List(list) => {
                write!(f, "[")?;
                for (at, value) in list.iter().enumerate() {
                    if at > 0 {
                        write!(f, ", ")?;
                    }
                    write_quoted(f, value)?;
                }
                write!(f, "]")
            }
            Value::Record(record) => {
                write!(f, "{{")?;
                for (at, (key, value)) in record.iter().enumerate() {
                    write!(f, "{}{}: ", if at > 0 { ", " } else { " " }, quote_key(key))?;
                    write_quoted(f, value)?;
                }
                write!(f, " }}")
            }
            Value::Object(_) => write!(f, "a declaration"),
            Value::Type(ty) => write!(f, "{ty}"),
            Value::Capability(capability) => write!(f, "{}", capability.name),
            Value::Source(source) => write!(f, "{}", source.name),
            Value::Target(target) => write!(f, "{}", target.call),
            Value::Deploy(_) => write!(f, "a value known at deployment"),
        }
    }
}

fn write_quoted(f: &mut fmt::Formatter, value: &Value) -> fmt::Result {
    match value {
        Value::Text(text) => write!(f, "{text:?}"),
        other => write!(f, "{other}"),
    }
}

fn quote_key(key: &str) -> SmolStr {
    if is_word(key) { key.into() } else { format!("{key:?}").to_smolstr() }
}
