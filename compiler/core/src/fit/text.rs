//! Texts: length, pattern, format, and the text that was probably meant.

use super::{Misfit, amount, format};
use crate::functions::pattern;
use crate::types::{Bounds, TextFormat};

/// Longest text that a message repeats, in characters.
const SHOWN: usize = 60;

/// What does not fit in a text.
pub(super) fn misfit(text: &str, format: TextFormat, bounds: Bounds, pattern: Option<&str>) -> Option<Misfit> {
    if let Some(misfit) = format::misfit(text, format) {
        return Some(misfit);
    }
    let length = text.chars().count();
    if !bounds.hold(length as f64)
        && let Some(misfit) = amount(length, bounds, &format!("`{}`", shown(text)), ("character", "characters"))
    {
        let empty = length == 0;
        return Some(if empty {
            Misfit { message: misfit.message.replacen("``", "the text", 1), ..misfit }
        } else {
            misfit
        });
    }
    let pattern = pattern?;
    match pattern::matches(pattern, text) {
        Ok(true) => None,
        Ok(false) => {
            let message = format!("`{}` does not match the pattern `{pattern}`", shown(text));
            let hint = meant(text, bounds, pattern).map(|meant| format!("write `\"{meant}\"`"));
            Some(Misfit::new("type.pattern", message).maybe(hint))
        }
        Err(message) => Some(Misfit::new("type.pattern", message)),
    }
}

/// The start of a long text.
pub(super) fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let start: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() { start + "…" } else { start }
}

/// A text near to the one given that matches.
fn meant(text: &str, bounds: Bounds, pattern: &str) -> Option<String> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let with = |text: &str, between: &str| {
        let words: Vec<&str> = text.split(|character: char| !character.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(between)
    };
    let candidates = [
        trimmed.to_owned(),
        with(trimmed, "-"),
        with(trimmed, "_"),
        lower.clone(),
        with(&lower, "-"),
        with(&lower, "_"),
        trimmed.to_uppercase(),
        format!("/{trimmed}"),
        format!("{trimmed}.fifo"),
    ];
    candidates.into_iter().find(|candidate| {
        !candidate.is_empty()
            && bounds.hold(candidate.chars().count() as f64)
            && pattern::matches(pattern, candidate) == Ok(true)
    })
}
