//! What to take away so that nothing is left of something: a separator, the rest of its line, a blank line too many.

use std::ops::Range;
use std::sync::Arc;

use slsc_syntax::{ItemTree, ast};

use super::Checker;
use crate::source::{Base, Span};

impl Checker<'_> {
    /// What to remove to be rid of an item, with the comments above it.
    pub(super) fn without_item(&self, tree: &Arc<ItemTree>, base: Base) -> Span {
        let item = ast::Span { start: 0, end: tree.item.span.end };
        self.without(base.span(item), true)
    }

    /// What to remove to be rid of a member or an entry.
    pub(super) fn without_member(&self, span: Span) -> Span {
        self.without(span, false)
    }

    fn without(&self, span: Span, item: bool) -> Span {
        let Some(text) = self.texts.get(&span.file) else { return span };
        let range = removal(text, span.start as usize..span.end as usize, item);
        Span { file: span.file, start: range.start as u32, end: range.end as u32 }
    }
}

/// The lines of a range that has them for itself, a comment behind it included; else the range with one comma. Of an item
/// also the blank lines below, where there is one above.
fn removal(text: &str, range: Range<usize>, item: bool) -> Range<usize> {
    let blank = |text: &str| text.chars().all(|character| matches!(character, ' ' | '\t' | '\r'));
    let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at + 1);
    let behind = text[range.end..line_end].trim_end_matches('\n');
    let behind = behind.trim_start_matches([' ', '\t']);
    let behind = behind.strip_prefix(',').unwrap_or(behind);
    if blank(&text[line_start..range.start]) && (blank(behind) || behind.trim_start().starts_with("//")) {
        let above = &text[..line_start];
        let opened = above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n");
        let rest = &text[line_end..];
        let blanks = rest.split_inclusive('\n').take_while(|line| blank(line.trim_end_matches('\n')));
        let below: usize = if item && opened { blanks.map(str::len).sum() } else { 0 };
        return line_start..line_end + below;
    }
    let after = &text[range.end..];
    let skipped = after.len() - after.trim_start_matches([' ', '\t']).len();
    if after[skipped..].starts_with(',') {
        let rest = &after[skipped + 1..];
        return range.start..text.len() - rest.trim_start_matches([' ', '\t']).len();
    }
    let before = text[..range.start].trim_end();
    match before.strip_suffix(',') {
        Some(kept) => kept.len()..range.end,
        None => range.start..range.end + skipped,
    }
}

#[cfg(test)]
mod tests {
    use super::removal;

    fn without(text: &str, word: &str, item: bool) -> String {
        let start = text.find(word).expect("the word is there");
        let mut left = text.to_owned();
        left.replace_range(removal(text, start..start + word.len(), item), "");
        left
    }

    #[test]
    fn what_is_left_reads_well() {
        for (text, left) in [
            ("{ XX }", "{ }"),
            ("{ XX, b: 1 }", "{ b: 1 }"),
            ("{ a: 1, XX }", "{ a: 1 }"),
            ("{ a: 1, XX, b: 1 }", "{ a: 1, b: 1 }"),
            ("{\n  a: 1 // first\n  XX // second\n  b: 1\n}", "{\n  a: 1 // first\n  b: 1\n}"),
            ("{\n  a: 1,\n  XX,\n}", "{\n  a: 1,\n}"),
            ("{\n  a: 1, XX\n}", "{\n  a: 1\n}"),
            ("{\n  XX, a: 1\n}", "{\n  a: 1\n}"),
        ] {
            assert_eq!(without(text, "XX", false), left, "{text:?}");
        }
    }

    #[test]
    fn items_take_their_blank_lines_along() {
        for (text, left) in [
            ("XX\n", ""),
            ("XX", ""),
            ("XX\n\nqueue A\n", "queue A\n"),
            ("queue A\n\nXX\n\nqueue B\n", "queue A\n\nqueue B\n"),
            ("let a = 1\nXX // old\n\nqueue B\n", "let a = 1\n\nqueue B\n"),
            ("let a = 1\nXX\nlet b = 1\n", "let a = 1\nlet b = 1\n"),
            ("queue A\r\n\r\nXX\r\n\r\nqueue B\r\n", "queue A\r\n\r\nqueue B\r\n"),
        ] {
            assert_eq!(without(text, "XX", true), left, "{text:?}");
        }
    }
}
