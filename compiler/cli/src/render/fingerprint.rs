//! A name for a finding that stays when lines above it come and go, so that services tell new findings from known ones.

use std::collections::HashMap;

use slsc_core::diagnostic::Diagnostic;

use crate::render::Texts;
use crate::write::digest;

/// A fingerprint for each of the diagnostics: the rule, the file, the line's words, and which of several equal ones.
pub fn fingerprints(diagnostics: &[&Diagnostic], texts: &Texts) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let fingerprint = |diagnostic: &&Diagnostic| {
        let span = diagnostic.primary.span;
        let words: Vec<&str> = texts.line(span).split_whitespace().collect();
        // The message may hold values that change without the finding being another one; the line does not.
        let key = [diagnostic.code.as_str(), &texts.path(span.file), &words.join(" ")].join("\0");
        let number = seen.entry(key.clone()).or_default();
        *number += 1;
        digest(format!("{key}\0{number}").as_bytes())[..32].to_owned()
    };
    diagnostics.iter().map(fingerprint).collect()
}
