//! Workflow commands of GitHub Actions, which shows them at the lines of a pull request.
//!
//! The form and what is escaped: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use slsc_core::diagnostic::{Diagnostic, Severity};

use crate::render::{Texts, explained};

/// The diagnostics, a command each.
pub fn github(diagnostics: &[&Diagnostic], texts: &Texts) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, texts)).collect()
}

fn command(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let place = texts.place(diagnostic.primary.span);
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = vec![
        ("file", place.file),
        ("line", place.start.line.to_string()),
        ("endLine", place.end.line.to_string()),
        ("title", diagnostic.code.clone()),
    ];
    // Columns belong to a single line.
    if place.start.line == place.end.line {
        properties.push(("col", place.start.column.to_string()));
        properties.push(("endColumn", place.end.column.to_string()));
    }
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    format!("::{word} {}::{}\n", properties.join(","), escape(&explained(diagnostic)))
}

/// Data ends at the line's end.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property also ends at `,` or `:`.
fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_early() {
        assert_eq!(escape("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(escape_property("a:b,c%d\n"), "a%3Ab%2Cc%25d%0A");
    }
}
