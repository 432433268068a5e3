//! What the compiler has to say to its user: values, not text for a terminal. Renderers live with the command line.

use serde::Serialize;

use crate::map::HashSet;
use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot be deployed, or can never work.
    Error,
    /// It deploys and misbehaves.
    Warning,
    /// There is a better way.
    Advice,
}

/// A place and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What; may be empty for a primary label.
    pub text: String,
}

/// A change of the source that cures the diagnostic and can be made without thought: `slsc fix` makes it. What needs a
/// decision, such as a value that only its author knows, is a hint. Several fixes are a choice, which stays a person's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What it does, for a menu: `add \`fifo: true\``.
    pub title: String,
    /// Replacements; no two overlap.
    pub edits: Vec<(Span, String)>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The rule's id, such as `sqs.fifo.name`; permanent.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: lower-case, no final period, names in backticks.
    pub message: String,
    /// What is wrong here.
    pub primary: Label,
    /// Why: other places that matter.
    pub labels: Vec<Label>,
    /// What to write instead, exactly.
    pub hints: Vec<String>,
    /// Mechanical cures.
    pub fixes: Vec<Fix>,
    /// Where the rule comes from: an address or the title of a page.
    pub evidence: Option<String>,
    /// The stages it holds in; empty when in all.
    pub stages: Vec<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: impl Into<String>, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: code.into(),
            severity: Severity::Error,
            message: message.into(),
            primary: Label { span, text: String::new() },
            labels: Vec::new(),
            hints: Vec::new(),
            fixes: Vec::new(),
            evidence: None,
            stages: Vec::new(),
        }
    }

    /// A warning at a place.
    pub fn warning(code: impl Into<String>, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    /// Says what is wrong at the primary place.
    pub fn here(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Points at another place that matters.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says what to write.
    pub fn hint(mut self, text: impl Into<String>) -> Diagnostic {
        self.hints.push(text.into());
        self
    }

    /// Offers a mechanical cure of one edit.
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fixes.push(Fix { title: title.into(), edits: vec![(span, text.into())] });
        self
    }
}

/// Collects findings; two that are equal count once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    seen: HashSet<Diagnostic>,
}

impl Diagnostics {
    /// Adds one, unless it was said already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.seen.insert(diagnostic.clone()) {
            self.list.push(diagnostic);
        }
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// These, and of others those that say something new: another rule, or at another place.
    pub fn with(mut self, others: Diagnostics) -> Diagnostics {
        let known: HashSet<(String, Span)> =
            self.list.iter().map(|diagnostic| (diagnostic.code.clone(), diagnostic.primary.span)).collect();
        for diagnostic in others.list {
            if !known.contains(&(diagnostic.code.clone(), diagnostic.primary.span)) {
                self.push(diagnostic);
            }
        }
        self
    }

    /// All of them, by place, then code.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut list = self.list;
        list.sort_by(|a, b| {
            (a.primary.span, a.severity, &a.code, &a.message).cmp(&(b.primary.span, b.severity, &b.code, &b.message))
        });
        list
    }
}
