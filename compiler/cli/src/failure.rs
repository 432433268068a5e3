//! How a command ends: clean, with findings, or not at all.

use std::fmt::Display;
use std::path::Path;

/// A command that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about: exit code 0.
    Clean,
    /// Errors in the program, or `--check` found a difference: exit code 1.
    Findings,
}

/// A command that could not do its work: wrong use, or files that cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong: lower-case, no final period.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
}

impl Failure {
    /// Exit code of every failure.
    pub const EXIT_CODE: u8 = 2;

    /// A failure without a hint.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), hints: Vec::new() }
    }

    /// A failure of the system with a path: `cannot read \`x\`: permission denied`.
    pub fn io(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
        Failure::new(format!("cannot {verb} `{}`: {}", path.display(), reason(error)))
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hints.push(hint.into());
        self
    }
}

/// The system's reason in the style of our messages: lower-case, without a number.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, what: impl Display) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
