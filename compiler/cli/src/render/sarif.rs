//! SARIF 2.1.0, which code hosts and editors read: results with places, rules with their explanations, fixes.
//!
//! The form: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use slsc_core::diagnostic::{Diagnostic, Fix, Severity};
use slsc_core::explain;
use slsc_core::library::Library;
use slsc_core::source::Span;

use crate::render::fingerprint::fingerprints;
use crate::render::{Texts, explained};

/// The log with one run, ending with a line break.
pub fn sarif(diagnostics: &[&Diagnostic], texts: &Texts, library: &Library) -> String {
    let codes: BTreeMap<&str, &Diagnostic> = diagnostics.iter().map(|one| (one.code.as_str(), *one)).collect();
    let rules: Vec<Value> = codes.values().map(|diagnostic| rule(diagnostic, library)).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .zip(fingerprints(diagnostics, texts))
        .map(|(diagnostic, fingerprint)| {
            let index = codes.keys().position(|code| *code == diagnostic.code);
            result(diagnostic, index, &fingerprint, texts)
        })
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "slsc",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // A value always has a form in JSON.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// What `slsc explain` says of a rule.
fn rule(diagnostic: &Diagnostic, library: &Library) -> Value {
    let mut rule = json!({ "id": diagnostic.code, "defaultConfiguration": { "level": level(diagnostic.severity) } });
    if let Ok(page) = explain::explain(library, &diagnostic.code) {
        let text = page.text.replace('\n', " ");
        let first = text.find(". ").map_or(text.as_str(), |end| &text[..=end]);
        if !text.is_empty() {
            rule["shortDescription"] = json!({ "text": first });
            rule["fullDescription"] = json!({ "text": text });
        }
        rule["help"] = json!({ "text": format!("{}: {}. `slsc explain {0}` says more.", page.title, page.what) });
    }
    if let Some(address) = diagnostic.evidence.as_deref().filter(|evidence| is_address(evidence)) {
        rule["helpUri"] = json!(address);
    }
    rule
}

fn result(diagnostic: &Diagnostic, rule: Option<usize>, fingerprint: &str, texts: &Texts) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": { "text": explained(diagnostic) },
        "locations": [location(diagnostic.primary.span, texts)],
        "partialFingerprints": { "slsc/v1": fingerprint },
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = json!(rule);
    }
    // Texts of the library are nowhere on disk: a place there could not be opened.
    let related: Vec<Value> = diagnostic
        .labels
        .iter()
        .filter(|label| texts.is_own(label.span.file))
        .map(|label| {
            let mut place = location(label.span, texts);
            if !label.text.is_empty() {
                place["message"] = json!({ "text": label.text });
            }
            place
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if !diagnostic.fixes.is_empty() {
        result["fixes"] = diagnostic.fixes.iter().map(|fix| fixed(fix, texts)).collect();
    }
    if !diagnostic.stages.is_empty() {
        result["properties"] = json!({ "stages": diagnostic.stages });
    }
    result
}

fn location(span: Span, texts: &Texts) -> Value {
    let place = texts.place(span);
    let mut physical = json!({ "artifactLocation": { "uri": uri(&place.file) } });
    if texts.is_own(span.file) {
        physical["region"] = region(span, texts);
    }
    json!({ "physicalLocation": physical })
}

fn region(span: Span, texts: &Texts) -> Value {
    let place = texts.place(span);
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

fn fixed(fix: &Fix, texts: &Texts) -> Value {
    let mut changes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (span, text) in &fix.edits {
        let replacement = json!({ "deletedRegion": region(*span, texts), "insertedContent": { "text": text } });
        changes.entry(texts.place(*span).file).or_default().push(replacement);
    }
    let changes: Vec<Value> = changes
        .into_iter()
        .map(|(file, replacements)| json!({ "artifactLocation": { "uri": uri(&file) }, "replacements": replacements }))
        .collect();
    json!({ "description": { "text": fix.title }, "artifactChanges": changes })
}

/// A path as a reference: what has a meaning in addresses is escaped.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("shop/main.sls"), "shop/main.sls");
        assert_eq!(uri("../a b/주.sls"), "../a%20b/%EC%A3%BC.sls");
        assert_eq!(uri("/srv/main.sls"), "file:///srv/main.sls");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
