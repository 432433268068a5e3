//! Text tokens to their pieces, and pieces to what they mean.

use smol_str::{SmolStr, SmolStrBuilder};

use crate::ast::Span;
use crate::error::SyntaxError;
use crate::lexer::{Token, TokenKind, indentation_of, interpolated_end};
use crate::tree::{Builder, Node, NodeKind, Shared, TEXT_DEPTH_LIMIT, TEXT_LIMIT, leaf};

/// Makes the node of a text token and reports what is wrong inside it.
pub(crate) fn node<'text>(
    builder: &Builder<'text>,
    token: Token,
    text: &'text str,
    shared: &mut Shared<'_>,
) -> Node<'text> {
    let base = builder.place(token.start);
    let span = Span { start: base, end: base + text.len() as u32 };
    let mut node = leaf(NodeKind::Text, span.start, span.end, "");
    if token.end - token.start > TEXT_LIMIT {
        shared.errors.push(
            SyntaxError::new(
                "syntax.text.size",
                Span { start: span.start, end: span.start + 1 },
                "this text is longer than 64 KB",
            )
            .hint("keep it in a file and write `file(\"./name\")`"),
        );
        return node;
    }
    let mut pieces = Pieces { builder, shared, nodes: Vec::new() };
    match token.kind {
        TokenKind::Text => {
            // Most texts are one word with nothing in it.
            if text.len() >= 2
                && text.ends_with('"')
                && !text.as_bytes()[1..text.len() - 1].iter().any(|byte| matches!(byte, b'\\' | b'$' | b'"'))
            {
                node.text = &text[1..text.len() - 1];
                return node;
            }
            if !pieces.scan(text, 1, base, true) {
                pieces.unterminated(span, "\"");
            }
        }
        TokenKind::RawText => match text.get(2..text.len().saturating_sub(2)) {
            Some(content) if text.len() >= 4 && text.ends_with("\"#") => {
                node.text = content;
                return node;
            }
            _ => pieces.unterminated(span, "\"#"),
        },
        TokenKind::BlockText => pieces.block(text, base, "\"\"\"", "\"\"\""),
        _ => pieces.block(text, base, "#\"\"\"", "\"\"\"#"),
    }
    node.inner = pieces.nodes;
    node.inner.push(leaf(NodeKind::End, span.end, span.end, ""));
    node
}

struct Pieces<'text, 'a, 'errors> {
    builder: &'a Builder<'text>,
    shared: &'a mut Shared<'errors>,
    nodes: Vec<Node<'text>>,
}

impl<'text> Pieces<'text, '_, '_> {
    fn error(&mut self, error: SyntaxError) {
        self.shared.errors.push(error);
    }

    fn unterminated(&mut self, span: Span, quote: &str) {
        let end = Span { start: span.end, end: span.end };
        self.error(
            SyntaxError::new("syntax.text.unterminated", span, format!("expected `{quote}` to end this text"))
                .fix(end, quote),
        );
    }

    /// Reads content from `at` in `text`, which lies at `base` in the item; with `quoted` up to a quote, which must be
    /// the last byte. Gives whether the quote was there.
    fn scan(&mut self, text: &'text str, mut at: usize, base: u32, quoted: bool) -> bool {
        let bytes = text.as_bytes();
        let mut from = at;
        let mut escaped = false;
        let mut closed = !quoted;
        // Up to here an interpolation has no end, and neither has any that starts inside it.
        let mut unclosed = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'"' if quoted => {
                    closed = at + 1 == bytes.len();
                    break;
                }
                b'\\' => {
                    escaped = true;
                    at += self.escape(text, at, base);
                }
                b'$' if at >= unclosed && bytes.get(at + 1) == Some(&b'{') => {
                    let line = bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| at + end);
                    let Some(end) = interpolated_end(&bytes[..line], at + 2, false) else {
                        let start = base + at as u32;
                        self.error(
                            SyntaxError::new(
                                "syntax.text.interpolation",
                                Span { start, end: start + 2 },
                                "expected `}` to close this interpolation",
                            )
                            .hint("write `\\${` for the characters themselves"),
                        );
                        at += 2;
                        unclosed = line;
                        continue;
                    };
                    self.fragment(text, from, at, base, escaped);
                    self.interpolation(text, at, end, base);
                    escaped = false;
                    at = end;
                    from = end;
                }
                _ => at += 1,
            }
        }
        self.fragment(text, from, at.min(bytes.len()), base, escaped);
        closed
    }

    fn fragment(&mut self, text: &'text str, from: usize, to: usize, base: u32, escaped: bool) {
        if let Some(content) = text.get(from..to).filter(|content| !content.is_empty()) {
            let kind = if escaped { NodeKind::Escaped } else { NodeKind::Fragment };
            self.nodes.push(leaf(kind, base + from as u32, base + to as u32, content));
        }
    }

    /// `at` is the `$`, `end` is behind the `}`.
    fn interpolation(&mut self, text: &'text str, at: usize, end: usize, base: u32) {
        let (start, stop) = (base + at as u32, base + end as u32);
        if self.builder.texts >= TEXT_DEPTH_LIMIT {
            self.error(
                SyntaxError::new(
                    "syntax.nesting",
                    Span { start, end: stop },
                    format!("texts nest deeper than {TEXT_DEPTH_LIMIT} levels"),
                )
                .hint("name an inner text with `let`"),
            );
            return;
        }
        let content = text.get(at + 2..end - 1).unwrap_or_default();
        let mut node = leaf(NodeKind::Interpolation, start, stop, content);
        match self.builder.interpolation(content, start + 2, self.shared) {
            Some(inner) => node.inner = inner,
            None => return,
        }
        if node.inner.len() == 1 {
            self.error(
                SyntaxError::new("syntax.text.interpolation", Span { start, end: stop }, "expected a value in `${…}`")
                    .hint("write `\\${` for the characters themselves"),
            );
            return;
        }
        self.nodes.push(node);
    }

    /// Checks the escape at `at` and gives its length.
    fn escape(&mut self, text: &str, at: usize, base: u32) -> usize {
        match escape(&text[at..]) {
            Some((length, _)) => length,
            None => {
                let length = 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
                let start = base + at as u32;
                let shown = text.get(at..at + length).unwrap_or("\\").trim_end();
                let error = SyntaxError::new(
                    "syntax.text.escape",
                    Span { start, end: start + length as u32 },
                    format!("`{shown}` is not an escape"),
                );
                self.error(
                    error.hint("escapes are `\\n \\t \\r \\\" \\\\ \\$ \\u{1F600}`; a raw text `#\"…\"#` has none"),
                );
                length
            }
        }
    }

    fn block(&mut self, text: &'text str, base: u32, opener: &str, closer: &str) {
        let raw = opener.starts_with('#');
        let span = Span { start: base, end: base + text.len() as u32 };
        let first = text.find('\n').unwrap_or(text.len());
        if !text[opener.len()..first.max(opener.len())].trim().is_empty() {
            self.error(
                SyntaxError::new(
                    "syntax.text.block",
                    Span { start: base, end: base + opener.len() as u32 },
                    format!("expected the end of the line after `{opener}`"),
                )
                .hint("a block text starts on the next line; write a text of one line in `\"…\"`"),
            );
            return;
        }
        let last = text.rfind('\n').unwrap_or(0);
        if first == text.len() || text[last..].trim() != closer {
            let quotes = Span { start: base, end: base + opener.len() as u32 };
            self.unterminated(quotes, closer);
            if let Some(error) = self.shared.errors.last_mut() {
                error.hint = Some(format!("put `{closer}` on a line of its own, indented as the line of `{opener}`"));
                error.fix = None;
                error.label = Some((Span { start: span.end, end: span.end }, "the text ends here".to_owned()));
            }
            return;
        }
        let indent = indentation_of(&text.as_bytes()[last + 1..]);
        let mut line = first + 1;
        while line <= last {
            let end = text[line..].find('\n').map_or(text.len(), |at| line + at);
            let content = indentation_of(&text.as_bytes()[line..end]);
            let blank = text[line..end].trim().is_empty();
            if !blank && content < indent {
                let start = base + (line + content) as u32;
                self.error(
                    SyntaxError::new(
                        "syntax.text.indent",
                        Span { start, end: base + end as u32 },
                        format!("this line is indented less than the closing `{closer}`"),
                    )
                    .hint(format!("indent it by at least {indent} spaces, or `{closer}` by less")),
                );
            }
            let is_last = end == last;
            let stop = if text.as_bytes()[..end].ends_with(b"\r") { end - 1 } else { end };
            let from = if blank { stop } else { line + content.min(indent) };
            // The last line end is dropped; a line end behind a carriage return is a piece of its own.
            let whole = if !is_last && stop == end { end + 1 } else { stop };
            if raw {
                self.fragment(text, from, whole, base, false);
            } else {
                self.scan(&text[..whole], from, base, false);
            }
            if !is_last && stop != end {
                self.fragment(text, end, end + 1, base, false);
            }
            line = end + 1;
        }
    }
}

/// Reads one escape; gives its length and what it stands for.
fn escape(text: &str) -> Option<(usize, char)> {
    let simple = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'"' => '"',
        b'\\' => '\\',
        b'$' => '$',
        b'u' => {
            let digits = text.get(2..)?.strip_prefix('{')?;
            let end = digits.find('}').filter(|&end| (1..=6).contains(&end))?;
            let character = char::from_u32(u32::from_str_radix(&digits[..end], 16).ok()?)?;
            return Some((end + 4, character));
        }
        _ => return None,
    };
    Some((2, simple))
}

/// Replaces escapes by what they stand for; wrong ones stay as written.
pub fn decode(text: &str) -> SmolStr {
    let mut decoded = SmolStrBuilder::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        match escape(rest) {
            Some((length, character)) => {
                decoded.push(character);
                rest = &rest[length..];
            }
            None => {
                decoded.push('\\');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    decoded.finish()
}

/// The text of `///` lines, without the slashes and one space behind them.
pub fn documentation(lines: &str) -> SmolStr {
    let mut text = SmolStrBuilder::new();
    for (at, line) in lines.lines().map(str::trim).filter(|line| is_doc(line)).enumerate() {
        if at > 0 {
            text.push('\n');
        }
        let line = &line[3..];
        text.push_str(line.strip_prefix(' ').unwrap_or(line));
    }
    text.finish()
}

fn is_doc(line: &str) -> bool {
    line.starts_with("///") && !line.starts_with("////")
}
