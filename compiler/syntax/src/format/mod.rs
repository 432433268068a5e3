//! A file to its canonical text.
//!
//! In: text without syntax errors. Out: the same tokens with canonical space: two spaces for each level, `,` only
//! between members on one line, at most one blank line, lines of up to 120 characters. Whether a bracket stands on one
//! line or on many is the author's choice as long as it fits; comments stay where they are. Deliberately absent: any
//! change of order or of tokens other than commas that a line end replaces.

mod layout;
mod print;
mod spacing;

use crate::ast::Span;
use crate::error::SyntaxError;
use crate::lexer::{TokenKind, lex};
use crate::parse::parse;

/// Characters of a line, comments behind code aside.
pub const WIDTH: usize = 120;

/// Formats a file. Fails with the errors of the file, spans counted from its start, when it has any.
pub fn format(text: &str) -> Result<String, Vec<SyntaxError>> {
    let file = parse(text);
    let mut errors = file.errors;
    for item in &file.items {
        errors.extend(item.tree.errors.iter().map(|error| shift(error, item.offset)));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let formatted = print::file(&layout::items(text));
    // Losing a token would be worse than an ugly file.
    Ok(if same_tokens(text, &formatted) { formatted } else { text.to_owned() })
}

fn shift(error: &SyntaxError, offset: u32) -> SyntaxError {
    let place = |span: Span| Span { start: span.start + offset, end: span.end + offset };
    let mut error = error.clone();
    error.span = place(error.span);
    error.label = error.label.map(|(span, text)| (place(span), text));
    error.fix = error.fix.map(|(span, text)| (place(span), text));
    error
}

/// Whether two texts have the same tokens and comments, commas, white space and the indentation of block texts aside.
pub fn same_tokens(left: &str, right: &str) -> bool {
    let (left_tokens, right_tokens) = (lex(left), lex(right));
    let of = |kind: TokenKind| !matches!(kind, TokenKind::Whitespace | TokenKind::Comma);
    let mut left_tokens = left_tokens.iter().filter(|token| of(token.kind));
    let mut right_tokens = right_tokens.iter().filter(|token| of(token.kind));
    loop {
        match (left_tokens.next(), right_tokens.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.kind == other.kind => {
                let (one, other) = (one.text(left), other.text(right));
                if one.trim_end() != other.trim_end() && !same_block_text(one, other) {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

fn same_block_text(left: &str, right: &str) -> bool {
    left.ends_with("\"\"\"") | left.ends_with("\"\"\"#") && block_lines(left) == block_lines(right)
}

/// The lines of a block text without the indentation that its closer takes away.
fn block_lines(text: &str) -> Vec<&str> {
    let indent = text.rsplit('\n').next().map_or(0, |line| line.len() - line.trim_start().len());
    text.lines().map(|line| line.get(indent.min(line.len())..).unwrap_or(line).trim_end_matches('\r')).skip(1).collect()
}
