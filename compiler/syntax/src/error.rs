//! What a reader is told about text that is not the language.

use crate::ast::Span;

/// A mistake in the text, with a stable code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Stable name of the kind of mistake, such as `syntax.expected`.
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// A second place that explains the first.
    pub label: Option<(Span, String)>,
    /// The cure.
    pub hint: Option<String>,
    /// A replacement that cures it.
    pub fix: Option<(Span, String)>,
}

impl SyntaxError {
    /// An error without label, hint or fix.
    pub fn new(code: &'static str, span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError { code, message: message.into(), span, label: None, hint: None, fix: None }
    }

    /// Adds the cure.
    pub fn hint(mut self, hint: impl Into<String>) -> SyntaxError {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a second place.
    pub fn label(mut self, span: Span, label: impl Into<String>) -> SyntaxError {
        self.label = Some((span, label.into()));
        self
    }

    /// Adds a replacement.
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> SyntaxError {
        self.fix = Some((span, text.into()));
        self
    }
}
