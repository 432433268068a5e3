//! Changes for people ([`human`]), for programs ([`json`]) and for pull requests ([`markdown`]).
//!
//! In: comparisons, which are values. Out: text. Deliberately absent: finding out what follows of a change.

mod human;
mod json;
mod markdown;

use clap::ValueEnum;
use serde::Serialize;
use serde_json::Value as Json;
use slsc_core::compare::{Change, ChangeKind, Changes, Effect, PropertyChange, shown};

use crate::failure::count;

/// What differs between two systems.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The stage or folder; empty when there is only one.
    pub name: String,
    /// What differs.
    #[serde(flatten)]
    pub changes: Changes,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Human,
    /// For scripts
    Json,
    /// For the comment of a pull request
    Markdown,
}

impl Format {
    /// The comparisons in this format.
    pub fn write(self, comparisons: &[Comparison], color: bool) -> String {
        match self {
            Format::Human => human::human(comparisons, color),
            Format::Json => json::json(comparisons),
            Format::Markdown => markdown::markdown(comparisons),
        }
    }
}

/// Longest value that is shown, in characters.
const LONGEST: usize = 60;

/// A value on one line, cut when it is long.
fn short(value: &Json) -> String {
    let text = shown(value);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// `"a" → "b"`
fn step(change: &PropertyChange) -> String {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let (before, after) = (short(old), short(new));
            // Where what differs is beyond what is shown.
            if before == after { "changed inside".to_owned() } else { format!("{before} → {after}") }
        }
        (None, Some(new)) => format!("now {}", short(new)),
        (Some(old), None) => format!("no longer {}", short(old)),
        (None, None) => String::new(),
    }
}

/// What becomes of a resource, in words.
fn fate(change: &Change) -> &'static str {
    match (change.change, &change.from) {
        (ChangeKind::Added, _) => "added",
        (ChangeKind::Removed, _) => "removed",
        (ChangeKind::Replaced, _) => "replaced",
        (ChangeKind::Changed, Some(_)) if change.properties.is_empty() => "moved",
        (ChangeKind::Changed, _) => "changed",
    }
}

/// `2 added, 1 removed; 1 data-loss`
fn summary(changes: &Changes) -> String {
    let mut parts: Vec<String> = Vec::new();
    for word in ["added", "changed", "moved", "replaced", "removed"] {
        let number = changes.resources.iter().filter(|change| fate(change) == word).count();
        if number > 0 {
            parts.push(format!("{number} {word}"));
        }
    }
    if !changes.values.is_empty() {
        parts.push(count(changes.values.len(), "value"));
    }
    let effects: Vec<String> = Effect::ALL
        .iter()
        .map(|effect| (effect.word(), changes.consequences().filter(|one| one.effect == *effect).count()))
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| format!("{number} {word}"))
        .collect();
    match effects.is_empty() {
        true => parts.join(", "),
        false => format!("{}; {}", parts.join(", "), effects.join(", ")),
    }
}
