//! Patterns of events against the type of the event: what can never match.
//!
//! In: a pattern and a type as values. Out: the first thing in the pattern that no event of the type has, in words.
//! Whether services take the pattern at all is said by `filter`; what is malformed is passed over here. A list of events
//! matches by any of its elements, and durations and sizes stand in events as they do in JSON Schema: seconds, bytes.

use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome};
use super::limit::Budget;
use super::pattern;
use super::text::nearest;
use crate::types::{Bounds, Measure, RecordType, Type};
use crate::value::{Record, Value};

/// Deepest nesting of a pattern that is looked at.
const DEPTH: u32 = 64;

/// `patternMisfit(pattern, type)`
pub(super) fn pattern_misfit(arguments: &Arguments) -> Outcome {
    let pattern = match arguments.value(0)? {
        Value::Record(record) => record,
        _ => return Ok(Value::None),
    };
    let ty = match arguments.value(1)? {
        Value::Type(ty) => ty,
        other => return Err(arguments.wrong("a type", other)),
    };
    let found = Search { budget: Budget::new() }.fields(pattern, &[ty.required()], "", 0);
    Ok(found.map_or(Value::None, Value::text))
}

struct Search {
    budget: Budget,
}

impl Search {
    /// What of a record of a pattern no value of the types has.
    fn fields(&self, pattern: &Record, types: &[&Type], place: &str, depth: u32) -> Option<String> {
        let mut leaves = Vec::new();
        flatten(types, &mut leaves);
        if depth >= DEPTH || !self.budget.step(depth) || leaves.iter().any(|ty| is_open(ty)) {
            return None;
        }
        let records: Vec<&RecordType> = leaves
            .iter()
            .filter_map(|ty| match ty {
                Type::Record(record) => Some(&**record),
                _ => None,
            })
            .collect();
        let elements: Vec<&Type> = leaves
            .iter()
            .filter_map(|ty| match ty {
                Type::Map(element, _) => Some(&**element),
                _ => None,
            })
            .collect();
        if records.is_empty() && elements.is_empty() {
            return Some(format!("`{place}` is {} and has no fields", sort(&leaves)));
        }
        pattern.iter().find_map(|(name, value)| {
            if let (Value::List(list), "$or") = (value, name.as_str()) {
                return list.iter().find_map(|one| match one {
                    Value::Record(one) => self.fields(one, types, place, depth + 1),
                    _ => None,
                });
            }
            let inside = if place.is_empty() { name.to_string() } else { format!("{place}.{name}") };
            let fields: Vec<_> = records.iter().filter_map(|record| record.fields.get(name)).collect();
            if fields.is_empty() && elements.is_empty() {
                if is_absence(value) {
                    return None;
                }
                let whole = match (place, records.as_slice()) {
                    ("", [RecordType { name: Some(name), .. }]) => format!("`{name}`"),
                    ("", _) => "the event".to_owned(),
                    (place, _) => format!("`{place}`"),
                };
                let known = records.iter().flat_map(|record| record.fields.keys()).map(|name| name.as_str());
                let meant = match nearest(name, known.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it has `{}`", known.collect::<Vec<_>>().join("`, `")),
                };
                return Some(format!("{whole} has no field `{name}`; {meant}"));
            }
            // A field that only some of the records have, or any key of a map, may be missing.
            let optional = !elements.is_empty()
                || fields.len() < records.len()
                || fields.iter().any(|field| field.ty.takes_none() || field.default.is_some());
            let types: Vec<&Type> = fields.iter().map(|field| &field.ty).chain(elements.iter().copied()).collect();
            match value {
                Value::Record(inner) => self.fields(inner, &types, &inside, depth + 1),
                Value::List(list) => {
                    let mut leaves = Vec::new();
                    flatten(&types, &mut leaves);
                    if leaves.iter().any(|ty| is_open(ty)) {
                        return None;
                    }
                    if leaves.iter().all(|ty| matches!(ty, Type::Record(_) | Type::Map(..))) {
                        return Some(format!("`{inside}` is a record: name the fields that count in it"));
                    }
                    list.iter().find_map(|one| choice(one, &leaves, &inside, optional))
                }
                _ => None,
            }
        })
    }
}

/// Alternatives and elements of lists, one by one.
fn flatten<'t>(types: &[&'t Type], leaves: &mut Vec<&'t Type>) {
    for ty in types {
        match ty {
            Type::Optional(inner) => flatten(&[inner], leaves),
            Type::List(element, _) => flatten(&[element], leaves),
            Type::Union(parts) => flatten(&parts.iter().collect::<Vec<_>>(), leaves),
            other => leaves.push(other),
        }
    }
}

/// Whether anything may stand there.
fn is_open(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::None
            | Type::Bool
            | Type::Number(..)
            | Type::Text(..)
            | Type::Literal(_)
            | Type::Map(..)
            | Type::Record(_)
            | Type::Arn(_)
    )
}

/// `[{ exists: false }]`, which holds for what is never there.
fn is_absence(value: &Value) -> bool {
    let Value::List(list) = value else { return false };
    !list.is_empty()
        && list.iter().all(|one| match one {
            Value::Record(record) => matches!(record.get("exists"), Some(Value::Bool(false))),
            _ => false,
        })
}

/// What the values of a field are, in words.
fn sort(leaves: &[&Type]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for ty in leaves {
        let word = match ty {
            Type::Bool => "a truth value",
            Type::Number(..) => "a number",
            Type::Text(..) | Type::Literal(_) | Type::Arn(_) => "a text",
            Type::Record(_) | Type::Map(..) => "a record",
            _ => continue,
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() { "never there".to_owned() } else { words.join(" or ") }
}

/// What a field would have to be for one of the values of a pattern, if it never is.
fn choice(value: &Value, leaves: &[&Type], place: &str, optional: bool) -> Option<String> {
    let is_text = leaves.iter().any(|ty| matches!(ty, Type::Text(..) | Type::Literal(_) | Type::Arn(_)));
    let is_number = leaves.iter().any(|ty| matches!(ty, Type::Number(..)));
    match value {
        Value::Text(text) => {
            if !is_text {
                return Some(format!("`{place}` is {}, never the text `{text:?}`", sort(leaves)));
            }
            exact(text, leaves, place)
        }
        Value::Integer(_) | Value::Number(_) | Value::Size(_) | Value::Duration(_) => {
            let number = number(value)?;
            if !is_number {
                return Some(format!("`{place}` is {}, never the number {value}", sort(leaves)));
            }
            let (low, high) = limits(leaves);
            (number < low || number > high).then(|| outside(place, low, high, &format!("never {value}")))
        }
        Value::Bool(truth) => {
            let right = leaves.iter().any(|ty| matches!(ty, Type::Bool));
            (!right).then(|| format!("`{place}` is {}, never `{truth}`", sort(leaves)))
        }
        Value::None => {
            let right = optional || leaves.iter().any(|ty| matches!(ty, Type::None));
            (!right).then(|| format!("`{place}` is never null"))
        }
        Value::Record(record) => {
            let (operator, operand) = record.iter().next()?;
            match operator.as_str() {
                "exists" => (matches!(operand, Value::Bool(false)) && !optional)
                    .then(|| format!("`{place}` is always there, so `exists: false` never holds")),
                "numeric" if !is_number => {
                    Some(format!("`{place}` is {}, and `numeric` compares numbers", sort(leaves)))
                }
                "numeric" => range(operand, leaves, place),
                "anything-but" => excluded(operand, leaves, place),
                "prefix" | "suffix" | "equals-ignore-case" | "wildcard" | "cidr" if !is_text => {
                    Some(format!("`{place}` is {}, and `{operator}` compares texts", sort(leaves)))
                }
                "prefix" | "suffix" | "equals-ignore-case" | "wildcard" => part(operator, operand, leaves, place),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Members of a union, if the field has no other texts.
fn members<'t>(leaves: &[&'t Type]) -> Option<Vec<&'t str>> {
    let mut found = Vec::new();
    for ty in leaves {
        match ty {
            Type::Literal(word) => found.push(word.as_str()),
            Type::Text(..) | Type::Arn(_) => return None,
            _ => {}
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Why a field never has a text.
fn exact(text: &str, leaves: &[&Type], place: &str) -> Option<String> {
    if let Some(members) = members(leaves) {
        if members.contains(&text) {
            return None;
        }
        let meant = match nearest(text, members.iter().copied()) {
            Some(near) => format!("did you mean `{near:?}`?"),
            None => format!("it is {}", listed(&members)),
        };
        return Some(format!("`{place}` is never `{text:?}`; {meant}"));
    }
    let length = text.chars().count() as f64;
    let mut fault = None;
    for ty in leaves {
        match ty {
            Type::Literal(word) if word == text => return None,
            Type::Text(_, bounds, form) => {
                if !bounds.hold(length) {
                    fault = Some(format!("`{place}` has {}, never the {length} of `{text:?}`", lengths(*bounds)));
                } else if form.as_deref().is_some_and(|form| pattern::matches(form, text) == Ok(false)) {
                    let form = form.as_deref().unwrap_or_default();
                    fault = Some(format!("`{place}` has the form `{form}`, which `{text:?}` has not"));
                } else {
                    return None;
                }
            }
            Type::Arn(_) => return None,
            _ => {}
        }
    }
    fault
}

fn listed(members: &[&str]) -> String {
    members.iter().map(|member| format!("`{member:?}`")).collect::<Vec<_>>().join(" or ")
}

fn lengths(bounds: Bounds) -> String {
    match (bounds.low, bounds.high) {
        (Some(low), Some(high)) if low == high => format!("{low} characters"),
        (Some(low), Some(high)) => format!("{low} to {high} characters"),
        (None, Some(high)) => format!("at most {high} characters"),
        (Some(low), None) => format!("at least {low} characters"),
        (None, None) => "characters".to_owned(),
    }
}

/// Why no text of a field starts, ends or looks as asked.
fn part(operator: &str, operand: &Value, leaves: &[&Type], place: &str) -> Option<String> {
    let (wanted, ignore) = match operand {
        Value::Text(text) => (text, operator == "equals-ignore-case"),
        Value::Record(record) => match record.get("equals-ignore-case") {
            Some(Value::Text(text)) => (text, true),
            _ => return None,
        },
        _ => return None,
    };
    let folded = |text: &str| if ignore { text.to_lowercase() } else { text.to_owned() };
    if let Some(members) = members(leaves) {
        let part = folded(wanted);
        let fits = members.iter().any(|member| {
            let member = folded(member);
            match operator {
                "prefix" => member.starts_with(&part),
                "suffix" => member.ends_with(&part),
                "wildcard" => pattern::wild_matches(&part.replace('?', "\u{0}"), &member),
                _ => member == part,
            }
        });
        return (!fits)
            .then(|| format!("no value of `{place}` fits `{operator}: {wanted:?}`; it is {}", listed(&members)));
    }
    // A part is no longer than the whole.
    let length = match operator {
        "wildcard" => return None,
        _ => wanted.chars().count() as f64,
    };
    let longest = leaves
        .iter()
        .map(|ty| match ty {
            Type::Text(_, bounds, _) => bounds.high.unwrap_or(f64::INFINITY),
            Type::Literal(word) => word.chars().count() as f64,
            Type::Arn(_) => f64::INFINITY,
            _ => 0.0,
        })
        .fold(0.0, f64::max);
    (length > longest)
        .then(|| format!("`{place}` has at most {longest} characters, and `{operator}: {wanted:?}` asks for {length}"))
}

/// Why `anything-but` leaves nothing, or excludes what never is.
fn excluded(operand: &Value, leaves: &[&Type], place: &str) -> Option<String> {
    let members = members(leaves)?;
    let list = match operand {
        Value::Text(_) => std::slice::from_ref(operand),
        Value::List(list) => list.as_slice(),
        _ => return None,
    };
    let texts: Vec<&str> = list.iter().filter_map(Value::as_text).map(SmolStr::as_str).collect();
    if let Some(fault) = texts.iter().find_map(|text| exact(text, leaves, place)) {
        return Some(fault);
    }
    let only_texts = leaves.iter().all(|ty| matches!(ty, Type::Literal(_) | Type::None));
    (only_texts && members.iter().all(|member| texts.contains(member)))
        .then(|| format!("`anything-but` excludes all values of `{place}`"))
}

/// Smallest and largest number that a field may have.
fn limits(leaves: &[&Type]) -> (f64, f64) {
    let mut limits: Option<(f64, f64)> = None;
    for ty in leaves {
        let Type::Number(measure, bounds) = ty else { continue };
        let unit = if *measure == Measure::Duration { 1_000.0 } else { 1.0 };
        let low = bounds.low.map_or(f64::NEG_INFINITY, |low| low / unit);
        let high = bounds.high.map_or(f64::INFINITY, |high| high / unit);
        limits = Some(limits.map_or((low, high), |(l, h)| (l.min(low), h.max(high))));
    }
    limits.unwrap_or((f64::NEG_INFINITY, f64::INFINITY))
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) | Value::Size(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        Value::Duration(number) => Some(*number as f64 / 1_000.0),
        _ => None,
    }
}

/// Why no number of a field lies in a range.
fn range(operand: &Value, leaves: &[&Type], place: &str) -> Option<String> {
    let Value::List(list) = operand else { return None };
    let (low, high) = limits(leaves);
    for pair in list.chunks(2) {
        let [Value::Text(sign), bound] = pair else { return None };
        let bound_at = number(bound)?;
        let fits = match sign.as_str() {
            "=" => bound_at >= low && bound_at <= high,
            "<" => low < bound_at,
            "<=" => low <= bound_at,
            ">" => high > bound_at,
            ">=" => high >= bound_at,
            _ => return None,
        };
        if !fits {
            return Some(outside(place, low, high, &format!("never {sign} {bound}")));
        }
    }
    None
}

fn outside(place: &str, low: f64, high: f64, never: &str) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("`{place}` lies between {low} and {high}, {never}"),
        (true, false) => format!("`{place}` is at least {low}, {never}"),
        _ => format!("`{place}` is at most {high}, {never}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::functions;
    use crate::functions::tests;

    fn record<const N: usize>(entries: [(&str, Value); N]) -> Value {
        Value::record(entries.map(|(name, value)| (name.into(), value)))
    }

    fn list<const N: usize>(values: [Value; N]) -> Value {
        Value::list(values.to_vec())
    }

    fn text(text: &str) -> Value {
        Value::text(text)
    }

    fn compare(field: &str, operator: &str, operand: Value) -> Value {
        record([(field, list([record([(operator, operand)])]))])
    }

    fn record_type(fields: &[(&str, Type)]) -> Type {
        let fields: Vec<_> = fields.iter().map(|(name, ty)| (*name, ty.clone(), None)).collect();
        tests::record_type(None, &fields)
    }

    fn event() -> Type {
        let bounds = |low, high| Bounds { low: Some(low), high: Some(high) };
        let state = Type::union([Type::Literal("placed".into()), Type::Literal("shipped".into())]);
        let item = record_type(&[("sku", Type::TEXT)]);
        record_type(&[
            ("id", Type::Text(crate::types::TextFormat::Plain, bounds(3.0, 5.0), Some("^[a-z]+$".into()))),
            ("state", state),
            ("total", Type::Number(Measure::Number, bounds(0.0, 100.0))),
            ("wait", Type::Number(Measure::Duration, bounds(1_000.0, 9_000.0))),
            ("gift", Type::Bool),
            ("note", Type::TEXT.optional()),
            ("item", item.clone()),
            ("items", Type::List(Arc::new(item), Bounds::NONE)),
            ("tags", Type::List(Arc::new(Type::TEXT), Bounds::NONE)),
            ("more", Type::Any),
            ("labels", Type::Map(Arc::new(Type::INTEGER), Bounds::NONE)),
        ])
    }

    fn said(pattern: Value) -> String {
        let function = functions::find("patternMisfit").unwrap();
        match (function.run)(&[pattern, Value::Type(Arc::new(event()))]) {
            Ok(Value::None) => "fine".to_owned(),
            Ok(Value::Text(misfit)) => misfit.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn what_may_match() {
        for pattern in [
            record([("id", list([text("abc")])), ("state", list([text("placed")]))]),
            record([("total", list([Value::Integer(5)])), ("gift", list([Value::Bool(true)]))]),
            record([("note", list([Value::None])), ("tags", list([text("a")]))]),
            record([("items", record([("sku", list([text("a")]))]))]),
            record([("more", record([("any", list([text("a")]))]))]),
            record([("labels", record([("any", list([Value::Integer(1)]))]))]),
            compare("note", "exists", Value::Bool(false)),
            compare("id", "exists", Value::Bool(true)),
            compare("absent", "exists", Value::Bool(false)),
            compare("state", "prefix", text("ship")),
            compare("state", "wildcard", text("s*d")),
            compare("state", "equals-ignore-case", text("PLACED")),
            compare("state", "prefix", record([("equals-ignore-case", text("SHIP"))])),
            compare("state", "anything-but", list([text("placed")])),
            compare("total", "numeric", list([text(">"), Value::Integer(99)])),
            compare("wait", "numeric", list([text("<="), Value::Integer(1)])),
        ] {
            assert_eq!(said(pattern.clone()), "fine", "{pattern:?}");
        }
    }

    #[test]
    fn what_never_does() {
        let or = |one: Value, other: Value| record([("$or", list([one, other]))]);
        for (pattern, expected) in [
            (record([("totl", list([Value::Integer(1)]))]), "the event has no field `totl`; did you mean `total`?"),
            (record([("item", record([("price", list([text("a")]))]))]), "`item` has no field `price`; it has `sku`"),
            (record([("id", record([("a", list([text("a")]))]))]), "`id` is a text and has no fields"),
            (record([("item", list([text("a")]))]), "`item` is a record: name the fields that count in it"),
            (record([("state", list([text("shiped")]))]), "`state` is never `\"shiped\"`; did you mean `\"shipped\"`?"),
            (record([("state", list([text("x")]))]), "`state` is never `\"x\"`; it is `\"placed\"` or `\"shipped\"`"),
            (record([("id", list([text("a")]))]), "`id` has 3 to 5 characters, never the 1 of `\"a\"`"),
            (record([("id", list([text("ABC")]))]), "`id` has the form `^[a-z]+$`, which `\"ABC\"` has not"),
            (record([("total", list([text("5")]))]), "`total` is a number, never the text `\"5\"`"),
            (record([("id", list([Value::Integer(5)]))]), "`id` is a text, never the number 5"),
            (record([("total", list([Value::Integer(500)]))]), "`total` lies between 0 and 100, never 500"),
            (record([("id", list([Value::Bool(true)]))]), "`id` is a text, never `true`"),
            (record([("id", list([Value::None]))]), "`id` is never null"),
            (compare("id", "exists", Value::Bool(false)), "`id` is always there, so `exists: false` never holds"),
            (
                compare("id", "numeric", list([text(">"), Value::Integer(1)])),
                "`id` is a text, and `numeric` compares numbers",
            ),
            (compare("total", "prefix", text("5")), "`total` is a number, and `prefix` compares texts"),
            (
                compare("total", "numeric", list([text(">"), Value::Integer(100)])),
                "`total` lies between 0 and 100, never > 100",
            ),
            (
                compare("wait", "numeric", list([text(">"), Value::Integer(9)])),
                "`wait` lies between 1 and 9, never > 9",
            ),
            (
                compare("state", "prefix", text("x")),
                "no value of `state` fits `prefix: \"x\"`; it is `\"placed\"` or `\"shipped\"`",
            ),
            (
                compare("id", "suffix", text("abcdef")),
                "`id` has at most 5 characters, and `suffix: \"abcdef\"` asks for 6",
            ),
            (
                compare("state", "anything-but", list([text("placed"), text("shipped")])),
                "`anything-but` excludes all values of `state`",
            ),
            (
                compare("state", "anything-but", text("plced")),
                "`state` is never `\"plced\"`; did you mean `\"placed\"`?",
            ),
            (
                or(record([("id", list([text("abc")]))]), record([("idd", list([text("abc")]))])),
                "the event has no field `idd`; did you mean `id`?",
            ),
        ] {
            assert_eq!(said(pattern), expected);
        }
    }
}
