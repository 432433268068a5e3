//! Types: what a value may be, how types print, and which fits where.

use std::fmt;
use std::sync::Arc;

use slsc_syntax::ast::Later;
use smol_str::SmolStr;

use crate::map::IndexMap;
use crate::source::Span;
use crate::value::Value;

/// What is measured by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// Bytes.
    Size,
    /// Milliseconds.
    Duration,
    /// Hundredths.
    Percent,
    /// Per second.
    Rate,
}

/// Spellings that a text must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// Any text.
    Plain,
    /// A path in the program's folder.
    Path,
    /// `10.0.0.0/16`
    Cidr,
    /// `https://…`
    Url,
    /// `a@b.example`
    Email,
    /// `2026-11-24`
    Date,
    /// A moment.
    Time,
    /// Bytes as base64.
    Bytes,
}

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Something is wrong with it and was said; fits everywhere.
    Error,
    /// JSON, or anything whose type is only known by its value.
    Any,
    /// `none`
    None,
    /// A truth value.
    Bool,
    /// A number with bounds in the smallest unit.
    Number(Measure, Bounds),
    /// A text with bounds on its length in characters.
    Text(TextFormat, Bounds, Option<Arc<str>>),
    /// A member of a union.
    Literal(SmolStr),
    /// `List<T>(low..high)`
    List(Arc<Type>, Bounds),
    /// `Map<T>(low..high)`
    Map(Arc<Type>, Bounds),
    /// A record.
    Record(Arc<RecordType>),
    /// `A | B`, flat, at least two.
    Union(Arc<[Type]>),
    /// `T?`
    Optional(Arc<Type>),
    /// A declaration of one of these kinds; of any when empty. `gateway.authorizer` is a clause item.
    Reference(Arc<[SmolStr]>),
    /// An ARN of one of these kinds; of anything when empty.
    Arn(Arc<[SmolStr]>),
    /// Something that may be granted.
    Capability,
    /// Something that sends events.
    EventSource,
    /// Something that may be called, of one of these kinds.
    Target(Arc<[SmolStr]>),
    /// Who is granted something.
    Principal,
    /// A type as a value: `body: Order`.
    Type,
    /// A value that must not be seen.
    Secret(Arc<Type>),
    /// The name of an error.
    ErrorName,
    /// JSON made of an event when it arrives: the word `event` has this type there.
    Run(Arc<Type>),
}

/// Lower and upper bound, both included.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    /// Smallest.
    pub low: Option<f64>,
    /// Largest.
    pub high: Option<f64>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Bounds = Bounds { low: None, high: None };

    /// Whether the number lies between.
    pub fn hold(self, number: f64) -> bool {
        self.low.is_none_or(|low| number >= low) && self.high.is_none_or(|high| number <= high)
    }

    /// Whether everything in `inner` lies between.
    pub fn contain(self, inner: Bounds) -> bool {
        let low = self.low.is_none_or(|low| inner.low.is_some_and(|other| other >= low));
        let high = self.high.is_none_or(|high| inner.high.is_some_and(|other| other <= high));
        low && high
    }
}

/// Fields of a record type.
#[derive(Debug, Clone)]
pub struct RecordType {
    /// Name of the `type`, if it has one.
    pub name: Option<SmolStr>,
    /// In source order.
    pub fields: IndexMap<SmolStr, RecordField>,
}

impl PartialEq for RecordType {
    fn eq(&self, other: &RecordType) -> bool {
        // Types share their parts: what is the same is not compared part by part.
        std::ptr::eq(self, other) || self.name == other.name && self.fields == other.fields
    }
}

/// A field of a record type.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordField {
    /// Documentation.
    pub doc: Later<SmolStr>,
    /// Its type.
    pub ty: Type,
    /// Its default, evaluated: defaults in record types are now-values without references.
    pub default: Option<Value>,
    /// Where it is declared.
    pub span: Span,
}

impl Type {
    /// Any text.
    pub const TEXT: Type = Type::Text(TextFormat::Plain, Bounds::NONE, None);
    /// Any whole number.
    pub const INTEGER: Type = Type::Number(Measure::Integer, Bounds::NONE);
    /// Any number.
    pub const NUMBER: Type = Type::Number(Measure::Number, Bounds::NONE);

    /// `T?`, once.
    pub fn optional(self) -> Type {
        match self {
            Type::Optional(_) | Type::None | Type::Any | Type::Error => self,
            other => Type::Optional(Arc::new(other)),
        }
    }

    /// `T` of `T?`.
    pub fn required(&self) -> &Type {
        match self {
            Type::Optional(inner) => inner,
            other => other,
        }
    }

    /// Whether `none` is one of its values.
    pub fn takes_none(&self) -> bool {
        match self {
            Type::Optional(_) | Type::None | Type::Any | Type::Error => true,
            Type::Union(parts) => parts.iter().any(Type::takes_none),
            _ => false,
        }
    }

    /// The alternatives of a union, or the type alone.
    pub fn alternatives(&self) -> &[Type] {
        match self {
            Type::Union(parts) => parts,
            Type::Optional(inner) => inner.alternatives(),
            other => std::slice::from_ref(other),
        }
    }

    /// The members (literals) among its alternatives.
    pub fn members(&self) -> impl Iterator<Item = &SmolStr> {
        self.alternatives().iter().filter_map(|part| match part {
            Type::Literal(word) => Some(word),
            _ => None,
        })
    }

    /// One type that holds both.
    pub fn join(self, other: Type) -> Type {
        match (self, other) {
            (Type::Error, other) | (other, Type::Error) => other,
            (Type::Any, _) | (_, Type::Any) => Type::Any,
            (Type::None, Type::None) => Type::None,
            (Type::None, other) | (other, Type::None) => other.optional(),
            (Type::Optional(a), Type::Optional(b)) => Type::join((*a).clone(), (*b).clone()).optional(),
            (Type::Optional(a), b) | (b, Type::Optional(a)) => Type::join((*a).clone(), b).optional(),
            (a, b) if a == b => a,
            (Type::Number(a, _), Type::Number(b, _)) if a == b => Type::Number(a, Bounds::NONE),
            (Type::Text(..), Type::Text(..)) => Type::TEXT,
            (Type::List(a, _), Type::List(b, _)) => {
                Type::List(Arc::new(Type::join((*a).clone(), (*b).clone())), Bounds::NONE)
            }
            (Type::Record(_), Type::Record(_))
            | (Type::Record(_), Type::Map(..))
            | (Type::Map(..), Type::Record(_)) => Type::Any,
            (a, b) => Type::union([a, b]),
        }
    }

    /// A flat union without repetition; the type alone when there is only one.
    pub fn union(parts: impl IntoIterator<Item = Type>) -> Type {
        let mut flat: Vec<Type> = Vec::new();
        let mut optional = false;
        for part in parts {
            optional |= matches!(part, Type::Optional(_));
            for alternative in part.alternatives() {
                if !flat.contains(alternative) {
                    flat.push(alternative.clone());
                }
            }
        }
        let union = if flat.len() == 1 { flat.swap_remove(0) } else { Type::Union(flat.into()) };
        if optional { union.optional() } else { union }
    }

    /// Whether each value of `self` is surely one of `expected`. Types whose values decide (`Any`) fit; the value is
    /// checked when it is known.
    pub fn fits(&self, expected: &Type) -> bool {
        match (self, expected) {
            (Type::Error | Type::Any, _) | (_, Type::Error | Type::Any | Type::Run(_)) => true,
            (Type::None, expected) => expected.takes_none(),
            (Type::Optional(inner), expected) => expected.takes_none() && inner.fits(expected),
            (Type::Union(parts), expected) => parts.iter().all(|part| part.fits(expected)),
            (_, Type::Optional(inner)) => self.fits(inner),
            (_, Type::Union(parts)) => parts.iter().any(|part| self.fits(part)),
            (Type::Number(a, _), Type::Number(b, _)) => a == b || (*a == Measure::Integer && *b == Measure::Number),
            // Bounds, lengths and patterns are checked on values: a wider type may hold a value that fits.
            (Type::Text(a, ..), Type::Text(b, ..)) => a == b || *b == TextFormat::Plain || *a == TextFormat::Plain,
            (Type::Literal(a), Type::Literal(b)) => a == b,
            (Type::Literal(_), Type::Text(..)) | (Type::Text(..), Type::Literal(_)) => true,
            (Type::Arn(_), Type::Text(TextFormat::Plain, ..)) => true,
            (Type::Text(TextFormat::Plain, ..), Type::Arn(_)) => true,
            (Type::Arn(a), Type::Arn(b))
            | (Type::Reference(a), Type::Reference(b))
            | (Type::Target(a), Type::Target(b)) => b.is_empty() || a.iter().all(|kind| b.contains(kind)),
            (Type::Reference(a), Type::Target(b)) => b.is_empty() || a.iter().all(|kind| b.contains(kind)),
            (Type::Reference(_), Type::EventSource | Type::Principal) => true,
            (Type::List(a, _), Type::List(b, _)) | (Type::Map(a, _), Type::Map(b, _)) => a.fits(b),
            (Type::Record(record), Type::Map(value, _)) => record.fields.values().all(|field| field.ty.fits(value)),
            // Types share their parts: what is the same is not compared part by part.
            (Type::Record(a), Type::Record(b)) if Arc::ptr_eq(a, b) => true,
            (Type::Record(a), Type::Record(b)) => b.fields.iter().all(|(name, field)| match a.fields.get(name) {
                Some(given) => given.ty.fits(&field.ty),
                None => field.default.is_some() || field.ty.takes_none(),
            }),
            (Type::Secret(a), Type::Secret(b)) => a.fits(b),
            (Type::Text(..), Type::ErrorName) | (Type::Literal(_), Type::ErrorName) => true,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

fn write_bounds(f: &mut fmt::Formatter, bounds: Bounds, show: impl Fn(f64) -> String) -> fmt::Result {
    if bounds == Bounds::NONE {
        return Ok(());
    }
    let side = |bound: Option<f64>| bound.map(&show).unwrap_or_default();
    write!(f, "({}..{})", side(bounds.low), side(bounds.high))
}

fn write_kinds(f: &mut fmt::Formatter, name: &str, kinds: &[SmolStr]) -> fmt::Result {
    if kinds.is_empty() { write!(f, "{name}") } else { write!(f, "{name}<{}>", kinds.join(" | ")) }
}

/// As written in source.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Type::Error | Type::Any => write!(f, "Json"),
            Type::None => write!(f, "none"),
            Type::Bool => write!(f, "Bool"),
            Type::Number(measure, bounds) => {
                let name = match measure {
                    Measure::Integer => "Int",
                    Measure::Number => "Number",
                    Measure::Size => "Size",
                    Measure::Duration => "Duration",
                    Measure::Percent => "Percent",
                    Measure::Rate => "Rate",
                };
                write!(f, "{name}")?;
                write_bounds(f, *bounds, |bound| Value::of_measure(*measure, bound).to_string())
            }
            Type::Text(format, bounds, _) => {
                let name = match format {
                    TextFormat::Plain => "Text",
                    TextFormat::Path => "Path",
                    TextFormat::Cidr => "Cidr",
                    TextFormat::Url => "Url",
                    TextFormat::Email => "Email",
                    TextFormat::Date => "Date",
                    TextFormat::Time => "Time",
                    TextFormat::Bytes => "Bytes",
                };
                write!(f, "{name}")?;
                write_bounds(f, *bounds, |bound| bound.to_string())
            }
            Type::Literal(word) if is_word(word) => write!(f, "{word}"),
            Type::Literal(text) => write!(f, "{text:?}"),
            Type::List(element, bounds) => {
                write!(f, "List<{element}>")?;
                write_bounds(f, *bounds, |bound| bound.to_string())
            }
            Type::Map(value, bounds) => {
                write!(f, "Map<{value}>")?;
                write_bounds(f, *bounds, |bound| bound.to_string())
            }
            Type::Record(record) => match &record.name {
                Some(name) => write!(f, "{name}"),
                None => {
                    let fields: Vec<String> =
                        record.fields.iter().map(|(name, field)| format!("{name}: {}", field.ty)).collect();
                    write!(f, "{{ {} }}", fields.join(", "))
                }
            },
            Type::Union(parts) => {
                let parts: Vec<String> = parts.iter().map(Type::to_string).collect();
                write!(f, "{}", parts.join(" | "))
            }
            Type::Optional(inner) => match **inner {
                Type::Union(_) => write!(f, "({inner})?"),
                _ => write!(f, "{inner}?"),
            },
            Type::Reference(kinds) => write_kinds(f, "Ref", kinds),
            Type::Arn(kinds) => write_kinds(f, "Arn", kinds),
            Type::Target(kinds) => write_kinds(f, "Target", kinds),
            Type::Capability => write!(f, "Capability"),
            Type::EventSource => write!(f, "EventSource"),
            Type::Principal => write!(f, "Principal"),
            Type::Type => write!(f, "Type"),
            Type::Secret(inner) => write!(f, "Secret<{inner}>"),
            Type::ErrorName => write!(f, "ErrorName"),
            Type::Run(_) => write!(f, "Input"),
        }
    }
}

/// Whether a text can stand as a bare word.
pub fn is_word(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
