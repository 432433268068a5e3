//! Diagnostics for people: a frame with the source by ariadne, then what to write instead.

use std::fmt::Display;
use std::ops::Range;

use ariadne::{Cache, Color, Config, IndexType, Label, Report, ReportKind, Source};
use slsc_core::diagnostic::{Diagnostic, Label as Note, Severity};
use slsc_core::source::{FileId, Span};

use crate::color::Paint;
use crate::render::excerpt::{excerpt, safe};
use crate::render::fix::show_fix;
use crate::render::{Texts, word};

/// Follows the name of a file in a frame's head; ariadne writes its own line and column behind it, which belong to the
/// excerpt and not to the file.
const END_OF_NAME: char = '\u{E000}';

/// Most fixes shown of one diagnostic.
const FIXES: usize = 3;

/// The diagnostics as text for a terminal, each followed by an empty line.
pub fn human(diagnostics: &[&Diagnostic], texts: &Texts, color: bool) -> String {
    diagnostics.iter().map(|diagnostic| one(diagnostic, texts, color) + "\n").collect()
}

fn one(diagnostic: &Diagnostic, texts: &Texts, color: bool) -> String {
    let mut text = frame(diagnostic, texts, color).unwrap_or_else(|| plain(diagnostic, texts, color));
    for (kind, note) in notes(diagnostic) {
        text += &format!("  = {} {note}\n", Paint::Cyan.apply(&format!("{kind}:"), color));
    }
    for fix in diagnostic.fixes.iter().take(FIXES) {
        text += &show_fix(fix, texts, color);
    }
    text
}

/// Without a frame, for a diagnostic that ariadne cannot draw.
fn plain(diagnostic: &Diagnostic, texts: &Texts, color: bool) -> String {
    let head = Paint::Red.apply(&format!("{}[{}]", word(diagnostic.severity), diagnostic.code), color);
    let place = location(diagnostic.primary.span, texts);
    format!("{head}: {}\n --> {place}\n", safe(&diagnostic.message))
}

/// What follows the source, as the kind of note and its text.
fn notes(diagnostic: &Diagnostic) -> Vec<(&'static str, String)> {
    let mut notes: Vec<(&str, String)> = diagnostic.hints.iter().map(|hint| ("help", safe(hint))).collect();
    if !diagnostic.stages.is_empty() {
        let names: Vec<String> = diagnostic.stages.iter().map(|stage| format!("`{}`", safe(stage))).collect();
        let noun = if names.len() == 1 { "stage" } else { "stages" };
        notes.push(("note", format!("in {noun} {}", names.join(", "))));
    }
    if let Some(evidence) = &diagnostic.evidence {
        notes.push(("see", safe(evidence)));
    }
    notes
}

fn frame(diagnostic: &Diagnostic, texts: &Texts, color: bool) -> Option<String> {
    let main_color = match diagnostic.severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Advice => Color::Cyan,
    };
    let mut labels: Vec<(&Note, bool)> = vec![(&diagnostic.primary, true)];
    labels.extend(diagnostic.labels.iter().map(|label| (label, false)));
    labels.retain(|(label, _)| texts.file(label.span.file).is_some());
    // One frame a file: the primary's first, then in order; ariadne wants lines in order within a file.
    let home = diagnostic.primary.span.file;
    labels.sort_by_key(|(label, primary)| (label.span.file != home, label.span.file, label.span.end, !primary));

    let files = Excerpts::new(&labels, texts, diagnostic.primary.span);
    let kind = format!("{}[{}]", word(diagnostic.severity), safe(&diagnostic.code));
    let start = files.place(&labels, 0)?;
    let primary = labels.iter().position(|(_, primary)| *primary).and_then(|at| files.place(&labels, at));
    let mut report = Report::build(ReportKind::Custom(&kind, main_color), primary.unwrap_or(start))
        .with_config(Config::default().with_color(color).with_index_type(IndexType::Byte).with_tab_width(2))
        .with_message(safe(&diagnostic.message));
    for (at, (label, primary)) in labels.iter().enumerate() {
        let place = files.place(&labels, at)?;
        let mut shown = Label::new(place).with_color(if *primary { main_color } else { Color::Blue });
        if !label.text.is_empty() {
            shown = shown.with_message(safe(&label.text));
        } else if *primary {
            shown = shown.with_message("here");
        }
        report = report.with_label(shown);
    }
    let mut bytes = Vec::new();
    report.finish().write(files, &mut bytes).ok()?;
    let drawn = String::from_utf8(bytes).ok()?;
    // The head keeps its colour whatever the configuration says.
    let drawn = if color { drawn } else { anstream::adapter::strip_str(&drawn).to_string() };
    Some(drop_excerpt_places(&drawn))
}

/// Removes what ariadne writes behind [`END_OF_NAME`]: `:line:column` of the excerpt.
fn drop_excerpt_places(drawn: &str) -> String {
    let mut pieces = drawn.split(END_OF_NAME);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text += piece.trim_start_matches(|character: char| character == ':' || character.is_ascii_digit());
    }
    text
}

/// The texts of one diagnostic, as ariadne asks for them.
struct Excerpts {
    files: Vec<File>,
}

/// A file's name, what is shown of it, and where its labels are there.
type File = (FileId, String, Source<String>, Vec<Range<usize>>);

impl Excerpts {
    fn new(labels: &[(&Note, bool)], texts: &Texts, primary: Span) -> Excerpts {
        let mut files: Vec<File> = Vec::new();
        for (label, _) in labels {
            let id = label.span.file;
            if files.iter().any(|(other, ..)| *other == id) {
                continue;
            }
            let own = labels.iter().filter(|(label, _)| label.span.file == id);
            let places: Vec<Range<usize>> = own
                .map(|(label, _)| {
                    let (start, end) = texts.range(label.span);
                    start..end
                })
                .collect();
            let text = texts.file(id).map_or("", |file| &file.text);
            let cut = excerpt(text, &places);
            let head = if id == primary.file { primary } else { label.span };
            let name = format!("{}{END_OF_NAME}", location(head, texts));
            files.push((id, name, Source::from(cut.text), cut.places));
        }
        Excerpts { files }
    }

    /// Where the label of an index is in its excerpt.
    fn place(&self, labels: &[(&Note, bool)], at: usize) -> Option<(FileId, Range<usize>)> {
        let id = labels.get(at)?.0.span.file;
        let before = labels[..at].iter().filter(|(label, _)| label.span.file == id).count();
        let (.., places) = self.files.iter().find(|(other, ..)| *other == id)?;
        Some((id, places.get(before)?.clone()))
    }
}

impl Cache<FileId> for Excerpts {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<String>, impl std::fmt::Debug> {
        self.files.iter().find(|(other, ..)| other == id).map(|(_, _, source, _)| source).ok_or("no such file")
    }

    fn display<'a>(&self, id: &'a FileId) -> Option<impl Display + 'a> {
        self.files.iter().find(|(other, ..)| other == id).map(|(_, name, ..)| name.clone())
    }
}

/// `main.sls:3:14`
fn location(span: Span, texts: &Texts) -> String {
    let (line, column) = texts.file(span.file).map_or((1, 1), |file| file.line_column(span.start));
    format!("{}:{line}:{column}", safe(&texts.path(span.file)))
}
