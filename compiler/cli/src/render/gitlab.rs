//! GitLab's report of code quality: an array of objects, shown at the lines of a merge request.
//!
//! The form: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use serde::Serialize;
use slsc_core::diagnostic::{Diagnostic, Severity};

use crate::render::fingerprint::fingerprints;
use crate::render::{Texts, explained};

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// The report, ending with a line break.
pub fn gitlab(diagnostics: &[&Diagnostic], texts: &Texts) -> String {
    let entries: Vec<Entry> = diagnostics
        .iter()
        .zip(fingerprints(diagnostics, texts))
        .map(|(diagnostic, fingerprint)| {
            let place = texts.place(diagnostic.primary.span);
            Entry {
                description: explained(diagnostic).replace('\n', "; "),
                check_name: &diagnostic.code,
                fingerprint,
                severity: match diagnostic.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Advice => "info",
                },
                location: Location { path: place.file, lines: Lines { begin: place.start.line, end: place.end.line } },
            }
        })
        .collect();
    // Texts and numbers in records always have a form in JSON.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}
