//! Diagnostics for programs: one array of objects. Fields are added, never renamed or removed.

use serde::Serialize;
use slsc_core::diagnostic::{Diagnostic, Label, Severity};

use crate::render::{Place, Texts};

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    /// What is wrong at that place.
    label: &'a str,
    labels: Vec<NamedPlace<'a>>,
    hints: &'a [String],
    fixes: Vec<FixEntry<'a>>,
    /// Empty when it holds in every stage.
    stages: &'a [String],
    evidence: Option<&'a str>,
}

#[derive(Serialize)]
struct NamedPlace<'a> {
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

/// The diagnostics as a JSON array, ending with a line break.
pub fn json(diagnostics: &[&Diagnostic], texts: &Texts) -> String {
    let entries: Vec<Entry> = diagnostics.iter().map(|diagnostic| entry(diagnostic, texts)).collect();
    // Texts and numbers in records always have a form in JSON.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}

fn entry<'a>(diagnostic: &'a Diagnostic, texts: &Texts) -> Entry<'a> {
    let named = |label: &'a Label| NamedPlace { place: texts.place(label.span), message: &label.text };
    Entry {
        code: &diagnostic.code,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        place: texts.place(diagnostic.primary.span),
        label: &diagnostic.primary.text,
        labels: diagnostic.labels.iter().map(named).collect(),
        hints: &diagnostic.hints,
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| FixEntry {
                title: &fix.title,
                edits: fix.edits.iter().map(|(span, text)| Edit { place: texts.place(*span), text }).collect(),
            })
            .collect(),
        stages: &diagnostic.stages,
        evidence: diagnostic.evidence.as_deref(),
    }
}
