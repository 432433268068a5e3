//! Shows diagnostics to people ([`human`], [`short`]) and to programs ([`json`], [`sarif`] and what code hosts read), and
//! pages of explanations ([`page`]).
//!
//! In: diagnostics, which are values, and the texts they point into. Out: text. Deliberately absent: deciding what is
//! wrong, or how bad it is.

mod excerpt;
mod fingerprint;
mod fix;
mod github;
mod gitlab;
mod human;
mod json;
mod page;
mod sarif;
mod short;

pub use excerpt::safe;
pub use human::human;
pub use page::page;

use clap::ValueEnum;
use serde::Serialize;
use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::library::Library;
use slsc_core::source::{FileId, SourceFile, Sources, Span};

use crate::color::Paint;
use crate::failure::count;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the source, on standard error
    Human,
    /// A line each, on standard error
    Short,
    /// An array of objects, for editors and scripts
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// GitLab's report of code quality
    Gitlab,
}

impl Format {
    /// Whether a person reads it, and not a program from standard output.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Human | Format::Short)
    }

    /// The diagnostics in this format; colours only for people.
    pub fn write(self, diagnostics: &[&Diagnostic], texts: &Texts, library: &Library, color: bool) -> String {
        match self {
            Format::Human => human(diagnostics, texts, color),
            Format::Short => short::short(diagnostics, texts, color),
            Format::Json => json::json(diagnostics, texts),
            Format::Sarif => sarif::sarif(diagnostics, texts, library),
            Format::Github => github::github(diagnostics, texts),
            Format::Gitlab => gitlab::gitlab(diagnostics, texts),
        }
    }
}

/// A place, for programs.
#[derive(Debug, Serialize)]
pub struct Place {
    /// A name that the user can open.
    pub file: String,
    /// First character.
    pub start: Position,
    /// Behind the last character.
    pub end: Position,
}

/// An end of a place.
#[derive(Debug, Serialize)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// From 0, in bytes.
    pub offset: u32,
}

/// The texts, under names that the user can open.
#[derive(Debug, Clone)]
pub struct Texts<'a> {
    files: Vec<&'a SourceFile>,
    own: usize,
    prefix: &'a str,
}

impl<'a> Texts<'a> {
    /// The first `own` texts are the program's; `prefix` goes before their names.
    pub fn new(sources: &'a Sources, own: usize, prefix: &'a str) -> Texts<'a> {
        Texts { files: sources.iter().map(|(_, file)| file).collect(), own, prefix }
    }

    /// The text of an id; `None` when there is no such file.
    fn file(&self, id: FileId) -> Option<&'a SourceFile> {
        self.files.get(id.0 as usize).copied()
    }

    /// Whether a file is the program's, and not the library's.
    pub fn is_own(&self, id: FileId) -> bool {
        (id.0 as usize) < self.own
    }

    /// The line that a span starts in.
    fn line(&self, span: Span) -> &'a str {
        let text = self.file(span.file).map_or("", |file| &file.text);
        let (start, _) = self.range(span);
        let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
        &text[from..to]
    }

    /// The name of a file, to be opened from where the user is.
    fn path(&self, id: FileId) -> String {
        match self.file(id) {
            // What is no file, such as standard input, is called the same everywhere.
            Some(file) if (id.0 as usize) < self.own && !file.path.starts_with('<') => {
                format!("{}{}", self.prefix, file.path)
            }
            Some(file) => file.path.clone(),
            None => "<unknown>".to_owned(),
        }
    }

    /// A span in lines and columns.
    pub fn place(&self, span: Span) -> Place {
        let (start, end) = self.range(span);
        let position = |offset: usize| {
            let offset = offset as u32;
            let (line, column) = self.file(span.file).map_or((1, 1), |file| file.line_column(offset));
            Position { line, column, offset }
        };
        Place { file: self.path(span.file), start: position(start), end: position(end) }
    }

    /// The bytes of a span that exist, on boundaries of characters.
    fn range(&self, span: Span) -> (usize, usize) {
        let text = self.file(span.file).map_or("", |file| &file.text);
        let fit = |offset: u32| {
            let mut offset = (offset as usize).min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            offset
        };
        let start = fit(span.start);
        (start, fit(span.end).max(start))
    }
}

/// What is shown: everything, or only errors.
pub fn visible(diagnostics: &[Diagnostic], quiet: bool) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|diagnostic| !quiet || diagnostic.severity == Severity::Error).collect()
}

/// `2 errors, 1 warning`; `None` when there is nothing to count.
pub fn summary(diagnostics: &[&Diagnostic], color: bool) -> Option<String> {
    let number = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .map(|severity| (severity, number(severity)))
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| match severity {
            Severity::Error => Paint::Red.apply(&count(number, "error"), color),
            Severity::Warning => Paint::Yellow.apply(&count(number, "warning"), color),
            Severity::Advice => Paint::Cyan.apply(&format!("{number} advice"), color),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The message with everything that a person is told beside the source, a line each.
fn explained(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    lines.extend(diagnostic.hints.iter().map(|hint| format!("help: {hint}")));
    if !diagnostic.stages.is_empty() {
        lines.push(format!("in {}", diagnostic.stages.join(", ")));
    }
    lines.extend(diagnostic.evidence.iter().map(|evidence| format!("see {evidence}")));
    lines.join("\n")
}

/// How a severity looks.
fn look(severity: Severity) -> Paint {
    match severity {
        Severity::Error => Paint::Red,
        Severity::Warning => Paint::Yellow,
        Severity::Advice => Paint::Cyan,
    }
}

/// The word for a severity.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
