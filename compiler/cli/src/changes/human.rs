//! For a terminal: what differs, and below each what follows.

use slsc_core::compare::{ChangeKind, Consequence, Effect, Replaces};

use super::{Comparison, fate, step, summary};
use crate::color::Paint;
use crate::render::safe;

/// The comparisons; those without differences in a line each.
pub fn human(comparisons: &[Comparison], color: bool) -> String {
    let several = comparisons.len() > 1;
    comparisons.iter().map(|comparison| one(comparison, several, color)).collect::<Vec<_>>().join("\n")
}

fn one(comparison: &Comparison, several: bool, color: bool) -> String {
    let changes = &comparison.changes;
    let mut text = String::new();
    if several || !comparison.name.is_empty() {
        text += &format!("{}\n", Paint::Bold.apply(&safe(&comparison.name), color));
    }
    if changes.is_empty() {
        return text + "no differences\n";
    }
    for change in &changes.resources {
        let (sign, look) = sign(change.change);
        let from = change.from.as_ref().map(|from| format!(" (was {})", safe(from))).unwrap_or_default();
        let head = format!("{sign} {}", safe(&change.id));
        let kind = safe(&change.resource_type);
        text += &format!("{}{from}  {}  {}\n", look.apply(&head, color), Paint::Dim.apply(&kind, color), fate(change));
        for property in &change.properties {
            let replaces = match property.replaces {
                Replaces::Always => Paint::Red.apply("  (makes it anew)", color),
                Replaces::Maybe => Paint::Yellow.apply("  (may make it anew)", color),
                Replaces::Never => String::new(),
            };
            text += &format!("    {}: {}{replaces}\n", safe(&property.path), safe(&step(property)));
        }
        text += &consequences(&change.consequences, color);
    }
    for value in &changes.values {
        let (sign, look) = sign(value.change);
        let head = look.apply(&format!("{sign} {}", safe(&value.name)), color);
        text += &format!("{head}  {}\n", Paint::Dim.apply(value.sort, color));
        text += &consequences(&value.consequences, color);
    }
    text + &format!("{}\n", summary(changes))
}

fn consequences(list: &[Consequence], color: bool) -> String {
    let line = |one: &Consequence| {
        let head = format!("{}[{}]", one.effect.word(), one.rule);
        let look = if one.effect <= Effect::Replace { Paint::Red } else { Paint::Yellow };
        let mut text = format!("    {}: {}\n", look.apply(&head, color), safe(&one.message));
        if let Some(hint) = &one.hint {
            text += &format!("      {} {}\n", Paint::Cyan.apply("help:", color), safe(hint));
        }
        text
    };
    list.iter().map(line).collect()
}

fn sign(change: ChangeKind) -> (char, Paint) {
    match change {
        ChangeKind::Added => ('+', Paint::Green),
        ChangeKind::Removed => ('-', Paint::Red),
        ChangeKind::Changed => ('~', Paint::Yellow),
        ChangeKind::Replaced => ('!', Paint::Red),
    }
}
