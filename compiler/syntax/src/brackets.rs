//! Tokens of an item to the brackets that must be added or ignored so that all match.
//!
//! When the brackets match, there is nothing to do. When not, indentation decides: what a bracket opens is indented
//! deeper than the line it stands on, and its closer stands on a line of its own at that line's indentation or at the
//! end of what it encloses. Nothing here recurses; the cost is linear in the tokens (a search back is bounded by the
//! nesting limit or by the lines of the item).

use crate::ast::Span;
use crate::error::SyntaxError;
use crate::lexer::{Token, TokenKind};

/// Brackets that may be open at once.
pub const NESTING_LIMIT: usize = 64;

/// What to do to the brackets of an item.
#[derive(Debug, Default)]
pub struct Repairs {
    /// Brackets to put in front of the token with this index, in this order.
    pub inserts: Vec<(usize, TokenKind)>,
    /// Indices of brackets that match nothing, in order.
    pub drops: Vec<usize>,
    /// What was wrong.
    pub errors: Vec<SyntaxError>,
    /// The brackets nest too deep to go on.
    pub too_deep: bool,
}

/// Finds the repairs an item needs; none when its brackets match. `base` is the place of the text in the item.
pub fn repair(text: &str, tokens: &[Token], base: u32) -> Repairs {
    match balance(tokens) {
        Balance::Even => Repairs::default(),
        Balance::TooDeep(at) => {
            let span = Span { start: base + tokens[at].start, end: base + tokens[at].end };
            Repairs { errors: vec![too_deep(span)], too_deep: true, ..Repairs::default() }
        }
        Balance::Odd => Repairer::new(text, tokens, base).run(),
    }
}

/// The error for brackets, or operators, that nest too deep.
pub fn too_deep(span: Span) -> SyntaxError {
    SyntaxError::new("syntax.nesting", span, format!("this nests deeper than {NESTING_LIMIT} levels"))
        .hint("name an inner part with `let`")
}

enum Balance {
    Even,
    Odd,
    TooDeep(usize),
}

fn balance(tokens: &[Token]) -> Balance {
    let mut open: Vec<TokenKind> = Vec::new();
    let mut even = true;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind.is_opener() {
            if open.len() == NESTING_LIMIT {
                return Balance::TooDeep(at);
            }
            open.push(token.kind.closer());
        } else if token.kind.is_closer() {
            if open.last() == Some(&token.kind) {
                open.pop();
            } else {
                even = false;
            }
        }
    }
    if even && open.is_empty() { Balance::Even } else { Balance::Odd }
}

/// A bracket that is open, in an item whose brackets do not match.
struct Open {
    /// Its token.
    token: usize,
    kind: TokenKind,
    /// Indentation and number of its line.
    indent: usize,
    line: usize,
    /// Lines that start directly inside it: indentation and first token.
    heads: Vec<(usize, usize)>,
}

struct Repairer<'text> {
    text: &'text str,
    tokens: &'text [Token],
    base: u32,
    /// Lines: indentation and first token.
    lines: Vec<(usize, usize)>,
    open: Vec<Open>,
    /// Lines that start outside of all brackets.
    heads: Vec<(usize, usize)>,
    repairs: Repairs,
    /// Lines that have an error already.
    reported: Vec<usize>,
}

impl<'text> Repairer<'text> {
    fn new(text: &'text str, tokens: &'text [Token], base: u32) -> Self {
        let bytes = text.as_bytes();
        let lines = tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.first && !token.kind.is_trivia())
            .map(|(at, token)| {
                let start = token.start as usize;
                let line = bytes[..start].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
                (start - line, at)
            })
            .collect();
        Repairer {
            text,
            tokens,
            base,
            lines,
            open: Vec::new(),
            heads: Vec::new(),
            repairs: Repairs::default(),
            reported: Vec::new(),
        }
    }

    fn run(mut self) -> Repairs {
        let mut line = 0;
        let mut indent = 0;
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            if token.kind.is_trivia() {
                continue;
            }
            let starts_line = self.lines.get(line).is_some_and(|&(_, first)| first == at);
            if starts_line {
                indent = self.lines[line].0;
                line += 1;
                if !token.kind.is_closer() {
                    while self.open.last().is_some_and(|open| open.indent >= indent) {
                        self.close_missing(at, line);
                    }
                    self.heads_here().push((indent, at));
                }
            }
            if token.kind.is_opener() {
                if self.open.len() == NESTING_LIMIT {
                    return Repairs { errors: vec![too_deep(self.span(at))], too_deep: true, ..Repairs::default() };
                }
                self.open.push(Open { token: at, kind: token.kind, indent, line, heads: Vec::new() });
            } else if token.kind.is_closer() {
                if starts_line {
                    self.close_on_own_line(at, indent, line);
                } else {
                    self.close_in_line(at, line);
                }
            }
        }
        while !self.open.is_empty() {
            self.close_missing(self.tokens.len(), line + 1);
        }
        self.repairs.inserts.sort_by_key(|&(at, _)| at);
        self.repairs.drops.sort_unstable();
        self.repairs
    }

    fn heads_here(&mut self) -> &mut Vec<(usize, usize)> {
        match self.open.last_mut() {
            Some(open) => &mut open.heads,
            None => &mut self.heads,
        }
    }

    /// The indentation of the line behind line number `line` (counted from 1).
    fn next_indent(&self, line: usize) -> Option<usize> {
        self.lines.get(line).map(|&(indent, _)| indent)
    }

    fn close_on_own_line(&mut self, at: usize, indent: usize, line: usize) {
        let kind = self.tokens[at].kind;
        while self.open.last().is_some_and(|open| open.indent > indent) {
            self.close_missing(at, line);
        }
        let level = self.open.iter().rposition(|open| open.indent == indent && open.kind.closer() == kind);
        if let Some(level) = level {
            while self.open.len() > level + 1 {
                self.close_missing(at, line);
            }
            if let Some(block) = self.open.pop() {
                self.close_in_head(&block, at);
            }
        } else if self.open.last().is_some_and(|open| open.indent == indent) {
            self.close_wrong(at, line);
        } else if self.open.last().is_some_and(|open| open.kind.closer() == kind && self.may_end(open, line)) {
            self.open.pop();
        } else if !self.open_missing(at, indent, line) {
            self.drop_closer(at, line);
        }
    }

    /// A block has ended. A bracket that was opened in front of it on its line, and that nothing behind it closes, was
    /// meant to be closed there: `function F(order: Order {`.
    fn close_in_head(&mut self, block: &Open, at: usize) {
        let Some(outer) = self.open.last().filter(|outer| outer.line == block.line) else { return };
        if self.closes_later(at, outer.kind) {
            return;
        }
        let outer = outer.line;
        while let Some(open) = self.open.last().filter(|open| open.line == outer) {
            if open.kind == block.kind {
                // Two alike: the first is one too many.
                let (token, shape) = (open.token, symbol(open.kind));
                self.repairs.drops.push(token);
                let error =
                    SyntaxError::new("syntax.unclosed", self.span(token), format!("`{shape}` is closed nowhere"))
                        .hint(format!("remove `{shape}`"))
                        .fix(self.span(token), "");
                self.report(error, outer);
                self.open.pop();
            } else {
                self.close_missing(block.token, outer);
            }
        }
    }

    fn close_in_line(&mut self, at: usize, line: usize) {
        let kind = self.tokens[at].kind;
        let same_line = self.open.iter().rposition(|open| open.line == line && open.kind.closer() == kind);
        let level = same_line
            .or_else(|| self.open.iter().rposition(|open| open.kind.closer() == kind && self.may_end(open, line)));
        if let Some(level) = level {
            while self.open.len() > level + 1 {
                self.close_missing(at, line);
            }
            self.open.pop();
        } else if self.open.last().is_some_and(|open| open.line == line && !self.closes_later(at, open.kind)) {
            self.close_wrong(at, line);
        } else {
            self.drop_closer(at, line);
        }
    }

    /// Whether a bracket from an earlier line can end inside line `line`: what follows is not inside it any more.
    fn may_end(&self, open: &Open, line: usize) -> bool {
        self.next_indent(line).is_none_or(|next| next <= open.indent)
    }

    /// Whether a closer for `opener` follows on the line of token `at`.
    fn closes_later(&self, at: usize, opener: TokenKind) -> bool {
        let mut depth = 0;
        for token in self.tokens[at + 1..].iter().take(200).take_while(|token| !token.first) {
            if token.kind == opener {
                depth += 1;
            } else if token.kind == opener.closer() {
                if depth == 0 {
                    return true;
                }
                depth -= 1;
            }
        }
        false
    }

    /// The innermost bracket has no closer; it ends in front of token `at`.
    fn close_missing(&mut self, at: usize, line: usize) {
        let Some(open) = self.open.pop() else { return };
        let closer = open.kind.closer();
        self.repairs.inserts.push((at, closer));
        let opener = self.span(open.token);
        let place = self.end_before(at);
        let shape = symbol(closer);
        let error =
            SyntaxError::new("syntax.unclosed", place, format!("expected `{shape}` to close {}", self.role(&open)))
                .label(opener, "opened here")
                .fix(place, shape);
        self.report(error, open.line.min(line));
    }

    /// A closer of another shape stands where the innermost bracket ends.
    fn close_wrong(&mut self, at: usize, line: usize) {
        let Some(open) = self.open.pop() else { return };
        self.repairs.inserts.push((at, open.kind.closer()));
        self.repairs.drops.push(at);
        let (wanted, found) = (symbol(open.kind.closer()), symbol(self.tokens[at].kind));
        let message = format!("expected `{wanted}` to close {}, found `{found}`", self.role(&open));
        let error = SyntaxError::new("syntax.unclosed", self.span(at), message)
            .label(self.span(open.token), "opened here")
            .fix(self.span(at), wanted);
        self.report(error, line);
    }

    /// A closer stands alone at `indent`, under lines that are indented deeper than the one above them: its opener is
    /// missing there.
    fn open_missing(&mut self, at: usize, indent: usize, line: usize) -> bool {
        let heads = self.heads_here();
        let Some(level) = heads.iter().rposition(|&(head, _)| head <= indent) else { return false };
        if heads[level].0 != indent || level + 1 == heads.len() {
            return false;
        }
        let inside = heads[level + 1].1;
        heads.truncate(level + 1);
        let opener = match self.tokens[at].kind {
            TokenKind::RightBrace => TokenKind::LeftBrace,
            TokenKind::RightBracket => TokenKind::LeftBracket,
            _ => TokenKind::LeftParen,
        };
        self.repairs.inserts.push((inside, opener));
        let place = self.end_before(inside);
        let shape = symbol(opener);
        let error = SyntaxError::new("syntax.unopened", place, format!("expected `{shape}` at the end of this line"))
            .label(self.span(at), "closed here")
            .fix(place, format!(" {shape}"));
        self.report(error, line);
        true
    }

    fn drop_closer(&mut self, at: usize, line: usize) {
        self.repairs.drops.push(at);
        let shape = symbol(self.tokens[at].kind);
        let error = SyntaxError::new("syntax.unopened", self.span(at), format!("`{shape}` closes nothing"))
            .hint(format!("remove `{shape}`"))
            .fix(self.span(at), "");
        self.report(error, line);
    }

    fn report(&mut self, error: SyntaxError, line: usize) {
        if !self.reported.contains(&line) && self.reported.len() < 20 {
            self.reported.push(line);
            self.repairs.errors.push(error);
        }
    }

    fn span(&self, at: usize) -> Span {
        let token = self.tokens[at];
        Span { start: self.base + token.start, end: self.base + token.end }
    }

    /// Behind the last token in front of token `at` that is not trivia.
    fn end_before(&self, at: usize) -> Span {
        let end = self.tokens[..at].iter().rev().find(|token| !token.kind.is_trivia()).map_or(0, |token| token.end);
        Span { start: self.base + end, end: self.base + end }
    }

    /// What a bracket encloses, in words.
    fn role(&self, open: &Open) -> String {
        let start = self.tokens[open.token].start as usize;
        let before = &self.text[..start];
        let line = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim();
        let head = line.rsplit([',', '{', '[']).next().unwrap_or(line).trim();
        match open.kind {
            TokenKind::LeftBrace if head.is_empty() => "the record".to_owned(),
            TokenKind::LeftBrace => match head.strip_suffix(':') {
                Some(key) => format!("the value of `{}`", key.trim()),
                None => {
                    let words: Vec<&str> = head.split(['(', '\n']).next().unwrap_or(head).split(' ').take(3).collect();
                    format!("the block of `{}`", words.join(" ").trim())
                }
            },
            TokenKind::LeftBracket => "the list".to_owned(),
            _ => match head.rsplit(' ').next().filter(|word| !word.is_empty()) {
                Some(word) => format!("the arguments of `{word}`"),
                None => "the parenthesis".to_owned(),
            },
        }
    }
}

fn symbol(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::LeftBrace => "{",
        TokenKind::RightBrace => "}",
        TokenKind::LeftBracket => "[",
        TokenKind::RightBracket => "]",
        TokenKind::LeftParen => "(",
        _ => ")",
    }
}
