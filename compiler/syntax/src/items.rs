//! A file to the ranges of its items, by looking at line starts.
//!
//! Anything in column 0 but a closer or a comment starts an item, whatever brackets are open; comments directly above
//! it belong to it. Deliberately absent: tokens. A standard library is indexed by this scan alone.

use std::ops::Range;

/// The first words of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemHead<'text> {
    /// `kind`, `type`, `function`, `network.endpoint`; for `existing table X` it is `table`.
    pub keyword: &'text str,
    /// The word behind it; empty when there is none.
    pub name: &'text str,
    /// The item in the text, comments above it included.
    pub range: Range<usize>,
}

/// Ranges of the items, each from its comments to where the next one's start. What stands before the first is not
/// covered: blank lines, and comments with a blank line under them.
pub fn split_items(text: &str) -> Vec<Range<usize>> {
    scan(text).into_iter().map(|(range, _)| range).collect()
}

/// The heads of the items.
pub fn item_heads(text: &str) -> Vec<ItemHead<'_>> {
    scan(text)
        .into_iter()
        .map(|(range, head)| {
            let line = &text[head..range.end];
            let line = &line[..line.find('\n').unwrap_or(line.len())];
            let (mut keyword, mut rest) = word(line);
            if keyword == "existing" {
                (keyword, rest) = word(rest);
            }
            let (name, _) = word(rest);
            ItemHead { keyword, name, range }
        })
        .collect()
}

/// The dotted word a line starts with, and what follows.
fn word(line: &str) -> (&str, &str) {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(line.len());
    line.split_at(end)
}

/// Item ranges, each with the start of the line that makes it an item.
fn scan(text: &str) -> Vec<(Range<usize>, usize)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    // Where the run of comment lines above the current line starts.
    let mut comments: Option<usize> = None;
    let mut line = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while line < bytes.len() {
        let next = bytes[line..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| line + at + 1);
        match bytes[line] {
            b' ' | b'\t' | b'\r' | b'\n' | b'}' | b']' | b')' => comments = None,
            b'/' if bytes.get(line + 1) == Some(&b'/') => {
                comments.get_or_insert(line);
            }
            b'"' if bytes[line..].starts_with(b"\"\"\"") => comments = None,
            _ => {
                let start = comments.take().unwrap_or(line);
                if let Some((last, _)) = found.last_mut() {
                    last.end = start;
                }
                found.push((start..bytes.len(), line));
            }
        }
        line = next;
    }
    found
}
