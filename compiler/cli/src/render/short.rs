//! One line for each diagnostic: for logs, for `grep`, and for tools that read `file:line:column: …`.

use slsc_core::diagnostic::Diagnostic;

use crate::color::Paint;
use crate::render::excerpt::safe;
use crate::render::{Texts, look, word};

/// The diagnostics, a line each.
pub fn short(diagnostics: &[&Diagnostic], texts: &Texts, color: bool) -> String {
    diagnostics.iter().map(|diagnostic| line(diagnostic, texts, color)).collect()
}

/// `shop/main.sls:3:14: error[type.range]: … (help: …)`
fn line(diagnostic: &Diagnostic, texts: &Texts, color: bool) -> String {
    let place = texts.place(diagnostic.primary.span);
    let place = format!("{}:{}:{}", safe(&place.file), place.start.line, place.start.column);
    let head = format!("{}[{}]", word(diagnostic.severity), safe(&diagnostic.code));
    let head = look(diagnostic.severity).apply(&head, color);
    let mut line = format!("{}: {head}: {}", Paint::Bold.apply(&place, color), safe(&diagnostic.message));
    if let Some(hint) = diagnostic.hints.first() {
        line += &format!(" (help: {})", safe(hint));
    }
    if !diagnostic.stages.is_empty() {
        line += &format!(" (in {})", safe(&diagnostic.stages.join(", ")));
    }
    line + "\n"
}
