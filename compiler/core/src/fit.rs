//! Whether a value fits a type, and what it becomes when it does.
//!
//! In: a value, the type of its place, the kinds of objects. Out: the first thing that does not fit, with words and a
//! cure, or the value with defaults filled in. Deliberately absent: places in sources; a path leads to the part.

mod complete;
mod format;
#[cfg(test)]
mod tests;
mod text;

use smol_str::{SmolStr, ToSmolStr};

use crate::functions::limit::{self, Budget};
use crate::functions::nearest;
use crate::types::{Bounds, Measure, RecordType, TextFormat, Type, is_word};
use crate::value::{Deploy, ObjectId, Record, Value, period_seconds};

pub use complete::complete;

/// The first thing in a value that does not fit a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Names of fields and positions in lists that lead to it; empty for the value itself.
    pub path: Vec<SmolStr>,
    /// What is wrong.
    pub message: String,
    /// What to write, when that is clear.
    pub hint: Option<String>,
    /// What stands there, without quotes, and what to write in its place, when that needs no decision.
    pub cure: Option<(String, String)>,
    /// `type.mismatch`, `type.range`, `type.length`, `type.pattern`, `type.member`, `type.format`, `record.unknown`,
    /// `record.missing`, `limit.value`.
    pub code: &'static str,
}

impl Misfit {
    fn new(code: &'static str, message: impl Into<String>) -> Misfit {
        Misfit { path: Vec::new(), message: message.into(), hint: None, cure: None, code }
    }

    /// A misfit of a whole value.
    pub(crate) fn plain(code: &'static str, message: String, hint: Option<String>) -> Misfit {
        Misfit { hint, ..Misfit::new(code, message) }
    }

    fn hint(self, hint: impl Into<String>) -> Misfit {
        Misfit { hint: Some(hint.into()), ..self }
    }

    fn cure(self, found: impl Into<String>, instead: impl Into<String>) -> Misfit {
        Misfit { cure: Some((found.into(), instead.into())), ..self }
    }

    fn maybe(self, hint: Option<String>) -> Misfit {
        Misfit { hint, ..self }
    }

    fn at(mut self, name: impl ToSmolStr) -> Misfit {
        // Built from the inside out.
        self.path.insert(0, name.to_smolstr());
        self
    }
}

/// The first thing in a value that does not fit a type; nothing when it fits.
///
/// Poison fits everywhere. What only deployment knows fits wherever data is wanted: its type was checked as far as it
/// is known. `kinds` gives the kind of an object; an empty answer means that it is not known, and fits.
pub fn misfit(value: &Value, ty: &Type, kinds: &dyn Fn(ObjectId) -> SmolStr) -> Option<Misfit> {
    Fit { kinds, budget: Budget::new() }.misfit(value, ty, 0)
}

/// One walk through a value.
struct Fit<'k> {
    kinds: &'k dyn Fn(ObjectId) -> SmolStr,
    budget: Budget,
}

impl Fit<'_> {
    fn misfit(&self, value: &Value, ty: &Type, depth: u32) -> Option<Misfit> {
        if !self.budget.step(depth) {
            return Some(Misfit::new("limit.value", limit::too_large()));
        }
        match (value, ty) {
            (_, Type::Error | Type::Any | Type::Run(_)) | (Value::Poison, _) => None,
            (Value::None, ty) if ty.takes_none() => None,
            (Value::None, ty) => Some(Misfit::new("type.mismatch", expected(ty, value)).hint("leave it out")),
            (value, Type::Optional(inner)) => self.misfit(value, inner, depth),
            (value, Type::Union(parts)) => self.union(value, parts, ty, depth),
            (value, Type::Number(measure, bounds)) => number(value, *measure, *bounds),
            (Value::Text(found), Type::Text(format, bounds, pattern)) => {
                text::misfit(found, *format, *bounds, pattern.as_deref())
            }
            (Value::Text(found), Type::Literal(word)) => (found != word).then(|| member(found, &[word])),
            (Value::Text(found), Type::Arn(kinds)) => format::arn(found, kinds),
            (Value::Text(found), Type::ErrorName) => {
                found.is_empty().then(|| Misfit::new("type.format", "the name of an error is empty"))
            }
            (Value::List(list), Type::List(element, bounds)) => {
                let misfit = list
                    .iter()
                    .enumerate()
                    // Elements that are `none` leave lists.
                    .filter(|(_, value)| !value.is_none())
                    .find_map(|(at, value)| Some(self.misfit(value, element, depth + 1)?.at(at)));
                let length = list.iter().filter(|value| !value.is_none()).count();
                misfit.or_else(|| amount(length, *bounds, "the list", ("element", "elements")))
            }
            (Value::Record(record), Type::Map(element, bounds)) => {
                let entries = || record.iter().filter(|(_, value)| !value.is_none());
                let misfit = entries().find_map(|(name, value)| Some(self.misfit(value, element, depth + 1)?.at(name)));
                misfit.or_else(|| amount(entries().count(), *bounds, "the map", ("entry", "entries")))
            }
            (Value::Record(record), Type::Record(ty)) => self.record(record, ty, depth),
            (value, Type::Reference(kinds)) => self.reference(value, kinds, ty),
            (value, Type::Target(kinds)) => match value {
                Value::Target(target) => self.kind(target.owner, kinds, ty),
                value => self.reference(value, kinds, ty),
            },
            (Value::Bool(_), Type::Bool)
            | (Value::Type(_), Type::Type)
            | (Value::Capability(_), Type::Capability)
            | (Value::Source(_) | Value::Object(_) | Value::Target(_), Type::EventSource)
            | (Value::Object(_) | Value::Record(_) | Value::Deploy(_), Type::Principal) => None,
            (value, ty) if carried(value, ty) => None,
            (value, ty) => Some(Misfit::new("type.mismatch", expected(ty, value)).maybe(cure(value, ty))),
        }
    }

    /// The misfit of the alternative that the value comes closest to.
    fn union(&self, value: &Value, parts: &[Type], ty: &Type, depth: u32) -> Option<Misfit> {
        // A member of the union is what most texts are.
        if let Value::Text(text) = value
            && parts.iter().any(|part| matches!(part, Type::Literal(word) if word == text))
        {
            return None;
        }
        let mut best: Option<(usize, Misfit)> = None;
        for part in parts {
            let misfit = self.misfit(value, part, depth)?;
            if misfit.code == "limit.value" {
                return Some(misfit);
            }
            let near = match part {
                Type::Literal(_) => 0,
                _ if misfit.code == "type.mismatch" && misfit.path.is_empty() => 0,
                // A record with more of the value's names is nearer; a misfit deeper inside, too.
                Type::Record(record) => 2 + 2 * shared(value, record) + misfit.path.len().min(1),
                _ => 1,
            };
            if near > 0 && best.as_ref().is_none_or(|(other, _)| near > *other) {
                best = Some((near, misfit));
            }
        }
        let members: Vec<&SmolStr> = parts
            .iter()
            .filter_map(|part| match part {
                Type::Literal(word) => Some(word),
                _ => None,
            })
            .collect();
        match (value, best) {
            // Among words a text is a misspelt word, unless its form is that of another alternative.
            (Value::Text(found), best) if !members.is_empty() => {
                let misspelt = member(found, &members);
                match best {
                    Some((_, misfit)) if misspelt.hint.is_none() => Some(misfit),
                    _ => Some(misspelt),
                }
            }
            (_, Some((_, misfit))) => Some(misfit),
            (value, None) => {
                let hint = parts.iter().find_map(|part| cure(value, part));
                Some(Misfit::new("type.mismatch", expected(ty, value)).maybe(hint))
            }
        }
    }

    fn record(&self, record: &Record, ty: &RecordType, depth: u32) -> Option<Misfit> {
        for (name, value) in record {
            let Some(field) = ty.fields.get(name) else {
                let near = nearest(name, ty.fields.keys().map(SmolStr::as_str));
                let of = ty.name.as_ref().map(|name| format!(" of `{name}`")).unwrap_or_default();
                let hint = match &near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if ty.fields.is_empty() => "it takes no fields".to_owned(),
                    None => format!("the fields{of} are {}", listed(ty.fields.keys())),
                };
                let message = format!("there is no field `{name}`{of}");
                let misfit = Misfit::new("record.unknown", message).hint(hint).at(name);
                return Some(match near {
                    Some(near) => misfit.cure(name.as_str(), near.as_str()),
                    None => misfit,
                });
            };
            // `none` is as good as not written.
            if value.is_none() {
                continue;
            }
            if let Some(misfit) = self.misfit(value, &field.ty, depth + 1) {
                return Some(misfit.at(name));
            }
        }
        let given = |name: &SmolStr| record.get(name).is_some_and(|value| !value.is_none());
        let (name, field) =
            ty.fields.iter().find(|(name, field)| !given(name) && field.default.is_none() && !field.ty.takes_none())?;
        let of = ty.name.as_ref().map(|name| format!(" of `{name}`")).unwrap_or_default();
        let hint = format!("add `{name}: …`, {}", describe(&field.ty));
        Some(Misfit::new("record.missing", format!("the field `{name}`{of} is missing")).hint(hint))
    }

    fn reference(&self, value: &Value, kinds: &[SmolStr], ty: &Type) -> Option<Misfit> {
        match value {
            Value::Object(id) => self.kind(*id, kinds, ty),
            value => Some(Misfit::new("type.mismatch", expected(ty, value)).maybe(cure(value, ty))),
        }
    }

    fn kind(&self, id: ObjectId, kinds: &[SmolStr], ty: &Type) -> Option<Misfit> {
        if kinds.is_empty() {
            return None;
        }
        let kind = (self.kinds)(id);
        if kind.is_empty() || kinds.contains(&kind) {
            return None;
        }
        Some(Misfit::new("type.mismatch", format!("expected {}, found a `{kind}`", describe(ty))))
    }
}

/// Whether a value that only deployment knows may stand where a type is wanted: data, but nothing of the language.
fn carried(value: &Value, ty: &Type) -> bool {
    let Value::Deploy(deploy) = value else { return false };
    match ty {
        Type::Capability | Type::EventSource | Type::Type | Type::Reference(_) | Type::Target(_) | Type::None => false,
        // Splitting gives a list, and the JSON of a value is a text.
        Type::Text(..) | Type::Literal(_) | Type::Arn(_) => !matches!(**deploy, Deploy::Split(..)),
        Type::List(..) => !matches!(**deploy, Deploy::Json(_) | Deploy::Concat(_) | Deploy::Join(..)),
        _ => true,
    }
}

/// How many names of a record type a value has.
fn shared(value: &Value, ty: &RecordType) -> usize {
    match value {
        Value::Record(record) => record.keys().filter(|name| ty.fields.contains_key(*name)).count(),
        _ => 0,
    }
}

/// A type in words.
fn describe(ty: &Type) -> String {
    let kinds = |kinds: &[SmolStr]| format!("a `{}`", kinds.join("` or `"));
    match ty {
        Type::Reference(names) | Type::Target(names) if !names.is_empty() => kinds(names),
        Type::Reference(_) => "a declaration".to_owned(),
        Type::Target(_) => "something to call".to_owned(),
        Type::Capability => "a capability such as `Orders.read`".to_owned(),
        Type::EventSource => "an event source such as `Jobs` or `every(5min)`".to_owned(),
        Type::Principal => "who is granted something".to_owned(),
        Type::Type => "a type".to_owned(),
        Type::Secret(_) => "a secret".to_owned(),
        Type::None => "`none`".to_owned(),
        Type::Number(Measure::Integer, Bounds::NONE) => "a whole number".to_owned(),
        other => format!("`{other}`"),
    }
}

fn expected(ty: &Type, value: &Value) -> String {
    let found = match value {
        Value::Number(number) if matches!(ty, Type::Number(Measure::Integer, _)) => format!("`{number}`"),
        other => other.sort().to_owned(),
    };
    format!("expected {}, found {found}", describe(ty))
}

/// What to write instead of a value of the wrong sort.
fn cure(value: &Value, ty: &Type) -> Option<String> {
    let word = |text: &SmolStr| is_word(text).then(|| format!("write it without quotes: `{text}`"));
    match (value, ty) {
        (value, Type::Optional(inner)) => cure(value, inner),
        (Value::Integer(number), Type::Number(measure, _)) => number_with_unit(*number, *measure),
        (Value::Text(text), Type::Number(measure, _)) => match (measure, text.parse::<f64>()) {
            (Measure::Integer | Measure::Number, Ok(_)) => Some(format!("write it without quotes: `{text}`")),
            _ => None,
        },
        (Value::Text(text), Type::Bool) => matches!(text.as_str(), "true" | "false").then(|| format!("write `{text}`")),
        (Value::Text(text), Type::Reference(_) | Type::Target(_) | Type::EventSource | Type::Type) => word(text),
        (Value::Text(_), Type::Secret(_)) => {
            Some("a secret does not stand in the source: name a `secret` or a `param` of type `Secret`".to_owned())
        }
        (Value::Bool(_) | Value::Integer(_) | Value::Number(_), Type::Text(TextFormat::Plain, ..)) => {
            Some(format!("write it in quotes: `\"{value}\"`"))
        }
        (Value::Object(_), Type::Secret(_)) => Some("write its `.value`".to_owned()),
        (Value::Object(_), Type::Text(..)) => Some("write one of its attributes, such as `.name`".to_owned()),
        (Value::Object(_), Type::Arn(_)) => Some("write its `.arn`".to_owned()),
        (Value::Object(_), Type::Capability) => Some("write what is allowed, such as `.read`".to_owned()),
        (Value::List(list), ty) if list.len() == 1 && !matches!(ty, Type::List(..)) => {
            Some("write it without brackets".to_owned())
        }
        (value, Type::List(..)) if !matches!(value, Value::List(_) | Value::Record(_)) => {
            Some("write it in brackets: `[…]`".to_owned())
        }
        (Value::List(_), Type::Map(..) | Type::Record(_)) => Some("write `{ name: value }`".to_owned()),
        _ => None,
    }
}

/// A number needs its unit, and which one its author has to say.
fn number_with_unit(number: i64, measure: Measure) -> Option<String> {
    Some(match measure {
        Measure::Duration => format!("write its unit: `{number}s`, `{number}min`, `{number}h`"),
        Measure::Size => format!("write its unit: `{number}KB`, `{number}MB`, `{number}GB`"),
        Measure::Percent => format!("write `{number}%`"),
        Measure::Rate => format!("write its period: `{number}/s`, `{number}/day`"),
        Measure::Integer | Measure::Number => return None,
    })
}

/// Names in one line; the first few when there are many.
fn listed<'n>(names: impl ExactSizeIterator<Item = &'n SmolStr>) -> String {
    const SHOWN: usize = 12;
    let more = names.len().saturating_sub(SHOWN);
    let shown: Vec<String> = names
        .take(SHOWN)
        .map(|name| if is_word(name) { format!("`{name}`") } else { format!("`{:?}`", name.as_str()) })
        .collect();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// A word that is none of the members.
fn member(found: &str, members: &[&SmolStr]) -> Misfit {
    let near = nearest(found, members.iter().map(|member| member.as_str()));
    let message = match members {
        [one] => format!("expected {}, found `{found}`", listed(std::iter::once(*one))),
        many => format!("`{found}` is none of {}", listed(many.iter().copied())),
    };
    let misfit = Misfit::new("type.member", message);
    match near {
        Some(near) => {
            let near = if is_word(&near) { near.to_string() } else { format!("{:?}", near.as_str()) };
            misfit.hint(format!("did you mean `{near}`?")).cure(found, near)
        }
        None => misfit,
    }
}

fn number(value: &Value, measure: Measure, bounds: Bounds) -> Option<Misfit> {
    let ty = || Type::Number(measure, Bounds::NONE);
    let mismatch = || Some(Misfit::new("type.mismatch", expected(&ty(), value)).maybe(cure(value, &ty())));
    let number = match (value.measure(), measure) {
        (Some((found, number)), wanted) if found == wanted => number,
        (Some((Measure::Integer, number)), Measure::Number) => number,
        // A number that was computed may well be whole.
        (Some((Measure::Number, number)), Measure::Integer) if number.fract() == 0.0 => number,
        (None, _) if matches!(value, Value::Deploy(_)) => return None,
        _ => return mismatch(),
    };
    if !number.is_finite() {
        return Some(Misfit::new("type.range", "this is no finite number"));
    }
    if bounds.hold(number) {
        return None;
    }
    let (below, above) = match measure {
        Measure::Duration => ("too short", "too long"),
        Measure::Size | Measure::Integer | Measure::Number => ("too small", "too large"),
        Measure::Percent | Measure::Rate => ("too low", "too high"),
    };
    let shown = |number: f64| match value {
        // In the period in which the rate is written.
        Value::Rate(_, period) => Value::Rate(number * period_seconds(*period), *period).to_string(),
        _ => Value::of_measure(measure, number).to_string(),
    };
    let (problem, limit) = match bounds {
        Bounds { low: Some(low), .. } if number < low => (format!("{below}: at least"), low),
        Bounds { high: Some(high), .. } => (format!("{above}: at most"), high),
        _ => return None,
    };
    let limit = shown(limit);
    Some(Misfit::new("type.range", format!("`{value}` is {problem} `{limit}`")).hint(format!("write `{limit}`")))
}

/// A length that is out of bounds.
fn amount(length: usize, bounds: Bounds, what: &str, (one, many): (&str, &str)) -> Option<Misfit> {
    let number = length as f64;
    if bounds.hold(number) {
        return None;
    }
    let counted = |number: f64| if number == 1.0 { format!("1 {one}") } else { format!("{number} {many}") };
    let has = if length == 0 { format!("{what} is empty") } else { format!("{what} has {}", counted(number)) };
    let limit = match bounds {
        Bounds { low: Some(low), .. } if number < low => format!("at least {}", counted(low)),
        Bounds { high: Some(high), .. } => format!("at most {}", counted(high)),
        _ => return None,
    };
    Some(Misfit::new("type.length", format!("{has}: {limit}")))
}
