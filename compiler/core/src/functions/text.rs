//! Functions on texts.

use smol_str::SmolStr;

use super::arguments::{Arguments, Outcome, Stop, only_now, too_long};
use super::case::{self, Case};
use super::{limit, operator, pattern};
use crate::value::{Deploy, Value};

/// The text of an element, when it is known.
fn piece(arguments: &Arguments, value: &Value) -> Result<SmolStr, Stop> {
    match value {
        Value::Text(text) => Ok(text.clone()),
        Value::Bool(_)
        | Value::Integer(_)
        | Value::Number(_)
        | Value::Size(_)
        | Value::Duration(_)
        | Value::Percent(_)
        | Value::Rate(..)
        | Value::Type(_) => Ok(SmolStr::from(value.to_string())),
        Value::Object(_) | Value::Target(_) => Err(Stop::Wrong(format!(
            "`{}` needs texts, found {}; write one of its attributes, such as `.arn` or `.name`",
            arguments.function,
            value.sort()
        ))),
        other => Err(arguments.wrong("texts", other)),
    }
}

/// `join(list, separator)`
pub(super) fn join(arguments: &Arguments) -> Outcome {
    let list = arguments.value(0)?;
    let separator = match arguments.get(1) {
        Value::Deploy(_) => return Err(only_now("the separator of `join`").into()),
        _ => arguments.text_or(1, "")?,
    };
    if matches!(list, Value::Deploy(_)) {
        return Ok(Value::deploy(Deploy::Join(list.clone(), SmolStr::new(separator))));
    }
    let mut pieces = Pieces::default();
    let mut first = true;
    for element in arguments.list(0)?.iter().filter(|element| !element.is_none()) {
        if !first {
            pieces.push(separator);
        }
        first = false;
        match element {
            Value::Deploy(_) => pieces.carry(element.clone()),
            known => pieces.push(&piece(arguments, known)?),
        }
        if pieces.length > limit::TEXT {
            return Err(too_long(arguments.function).into());
        }
    }
    Ok(pieces.value())
}

/// Pieces of one text, known neighbours joined.
#[derive(Default)]
struct Pieces {
    done: Vec<Value>,
    open: String,
    length: usize,
}

impl Pieces {
    fn push(&mut self, text: &str) {
        self.length = self.length.saturating_add(text.len());
        if self.length <= limit::TEXT {
            self.open.push_str(text);
        }
    }

    fn carry(&mut self, value: Value) {
        if !self.open.is_empty() {
            self.done.push(Value::text(std::mem::take(&mut self.open)));
        }
        self.done.push(value);
    }

    fn value(mut self) -> Value {
        if self.done.is_empty() {
            return Value::text(self.open);
        }
        if !self.open.is_empty() {
            self.done.push(Value::text(self.open));
        }
        match self.done.len() {
            1 => self.done.swap_remove(0),
            _ => Value::deploy(Deploy::Concat(self.done)),
        }
    }
}

/// `split(text, separator)`
pub(super) fn split(arguments: &Arguments) -> Outcome {
    let text = arguments.value(0)?;
    let separator = arguments.text(1)?;
    if separator.is_empty() {
        return Err("the separator of `split` is empty; write what stands between the parts".to_owned().into());
    }
    if matches!(text, Value::Deploy(_)) {
        return Ok(Value::deploy(Deploy::Split(text.clone(), separator.clone())));
    }
    let text = arguments.text(0)?;
    Ok(Value::list(text.split(separator.as_str()).map(Value::text).collect()))
}

/// `replace(text, from, to)`
pub(super) fn replace(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    let from = arguments.text(1)?;
    let to = arguments.value(2)?;
    if from.is_empty() {
        return Err("`replace` looks for an empty text; write what to replace".to_owned().into());
    }
    let mut pieces = Pieces::default();
    for (at, part) in text.split(from.as_str()).enumerate() {
        if at > 0 {
            match to {
                Value::Deploy(_) => pieces.carry(to.clone()),
                known => pieces.push(&piece(arguments, known)?),
            }
        }
        pieces.push(part);
        if pieces.length > limit::TEXT {
            return Err(too_long(arguments.function).into());
        }
    }
    Ok(pieces.value())
}

/// `upper(text)`
pub(super) fn upper(arguments: &Arguments) -> Outcome {
    Ok(Value::text(arguments.text(0)?.to_uppercase()))
}

/// `lower(text)`
pub(super) fn lower(arguments: &Arguments) -> Outcome {
    Ok(Value::text(arguments.text(0)?.to_lowercase()))
}

/// `trim(text, characters)`
pub(super) fn trim(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    Ok(match arguments.given(1) {
        None => Value::text(text.trim()),
        Some(_) => {
            let characters = arguments.text(1)?;
            Value::text(text.trim_matches(|character| characters.contains(character)))
        }
    })
}

/// `startsWith(text, part)`
pub(super) fn starts_with(arguments: &Arguments) -> Outcome {
    let part = arguments.text(1);
    if let Value::Deploy(deploy) = arguments.value(0)?
        && let Deploy::Concat(pieces) = &**deploy
        && let Some(Value::Text(first)) = pieces.first()
    {
        // The known start of a text may decide alone.
        let part = part?;
        if first.starts_with(part.as_str()) {
            return Ok(Value::Bool(true));
        }
        if !part.starts_with(first.as_str()) {
            return Ok(Value::Bool(false));
        }
    }
    let text = arguments.text(0)?;
    Ok(Value::Bool(text.starts_with(arguments.text(1)?.as_str())))
}

/// `endsWith(text, part)`
pub(super) fn ends_with(arguments: &Arguments) -> Outcome {
    if let Value::Deploy(deploy) = arguments.value(0)?
        && let Deploy::Concat(pieces) = &**deploy
        && let Some(Value::Text(last)) = pieces.last()
    {
        let part = arguments.text(1)?;
        if last.ends_with(part.as_str()) {
            return Ok(Value::Bool(true));
        }
        if !part.ends_with(last.as_str()) {
            return Ok(Value::Bool(false));
        }
    }
    let text = arguments.text(0)?;
    Ok(Value::Bool(text.ends_with(arguments.text(1)?.as_str())))
}

/// `contains(text, part)`, `contains(list, element)`
pub(super) fn contains(arguments: &Arguments) -> Outcome {
    match arguments.value(0)? {
        Value::Text(text) => Ok(Value::Bool(text.contains(arguments.text(1)?.as_str()))),
        Value::List(list) => {
            let element = arguments.value(1)?;
            Ok(operator::truth(operator::any(list.iter().map(|other| operator::equal(other, element)))))
        }
        other => Err(arguments.wrong("a text or a list", other)),
    }
}

/// `matches(text, pattern)`
pub(super) fn matches(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    let pattern = arguments.text(1)?;
    Ok(Value::Bool(pattern::matches(pattern, text)?))
}

/// `wild(path)`
pub(super) fn wild(arguments: &Arguments) -> Outcome {
    Ok(Value::text(pattern::wild(arguments.text(0)?)))
}

/// `wildMatches(text, pattern)`
pub(super) fn wild_matches(arguments: &Arguments) -> Outcome {
    let text = arguments.text(0)?;
    let pattern = arguments.text(1)?;
    Ok(Value::Bool(pattern::wild_matches(pattern, text)))
}

/// `overlap(prefix, prefix)`
pub(super) fn overlap(arguments: &Arguments) -> Outcome {
    overlapping(arguments, |one, other| one.starts_with(other) || other.starts_with(one))
}

/// `overlapSuffix(suffix, suffix)`
pub(super) fn overlap_suffix(arguments: &Arguments) -> Outcome {
    overlapping(arguments, |one, other| one.ends_with(other) || other.ends_with(one))
}

/// Whether any of the one set meets any of the other; `none` restricts nothing and meets everything.
fn overlapping(arguments: &Arguments, meet: impl Fn(&str, &str) -> bool) -> Outcome {
    let set = |at: usize| -> Result<Vec<&str>, Stop> {
        let text = |value| match value {
            &Value::None => Ok(""),
            Value::Text(text) => Ok(text.as_str()),
            other => Err(arguments.wrong("texts", other)),
        };
        match arguments.get(at) {
            Value::List(list) => list.iter().map(text).collect(),
            one => Ok(vec![text(one)?]),
        }
    };
    let (one, other) = (set(0)?, set(1)?);
    if one.len().saturating_mul(other.len()) > limit::PARTS as usize {
        return Err(limit::too_large().into());
    }
    Ok(Value::Bool(one.iter().any(|one| other.iter().any(|other| meet(one, other)))))
}

/// `camel(text)` and the other cases.
pub(super) fn cased(arguments: &Arguments, case: Case) -> Outcome {
    Ok(Value::Text(case::write(arguments.text(0)?, case)))
}

/// `nearest(name, list)`
pub(super) fn nearest_of(arguments: &Arguments) -> Outcome {
    let name = arguments.text(0)?;
    let list = arguments.list(1)?;
    let near = nearest(name, list.iter().filter_map(Value::as_text).map(SmolStr::as_str));
    Ok(near.map_or(Value::None, Value::Text))
}

/// The candidate nearest to a misspelt name, if one is near enough.
pub(crate) fn nearest<'n>(name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<SmolStr> {
    // Nobody misspells by a letter what is longer than this.
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let limit = (name.len() / 3).max(1);
    let lower = name.to_ascii_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= limit)
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *candidate != name)
        .min()
        .map(|(_, candidate)| SmolStr::new(candidate))
}
