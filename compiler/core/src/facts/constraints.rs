//! What AWS demands of systems: constraints by their ids, which the rules of the library share.

use super::json::Json;

/// A constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// What holds, in a sentence.
    pub statement: String,
    /// Where that stands.
    pub source: String,
    /// What AWS answers to those who break it, where its answer is known to the word.
    pub answer: Option<String>,
}

impl Constraint {
    pub(super) fn parse(_: &'static str, items: Vec<Json>) -> Option<Constraint> {
        let mut texts = items.into_iter().skip(1).map(|item| match item {
            Json::Text(text) => Some(text.into_owned()),
            _ => None,
        });
        let mut next = || texts.next().flatten();
        let (severity, statement, source) = (next()?, next()?, next()?);
        Some(Constraint { severity, statement, source, answer: next() })
    }
}
