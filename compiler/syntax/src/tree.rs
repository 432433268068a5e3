//! Tokens to token trees: what the grammar reads.
//!
//! In: the tokens of an item and the repairs of its brackets. Out: nodes without trivia, where a bracket with its
//! contents is one node, a line end that separates is a node, and a text is its pieces. Every list of nodes ends with
//! an [`NodeKind::End`]. All lexical errors are found here. Deliberately absent: grammar.

use crate::ast::Span;
use crate::brackets::{NESTING_LIMIT, Repairs, repair, too_deep};
use crate::error::SyntaxError;
use crate::lexer::{Token, TokenKind, lex};
use crate::text;

/// Texts inside interpolations inside texts.
pub const TEXT_DEPTH_LIMIT: usize = 8;
/// Operators that may follow one another in one element of a list, record or block, enclosing ones included.
pub const OPERATOR_LIMIT: u32 = 512;
/// Bytes of one text.
pub const TEXT_LIMIT: u32 = 64 * 1024;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "most names are those of tokens and reserved words")]
pub enum NodeKind {
    Word,
    True,
    False,
    None,
    And,
    Or,
    Not,
    If,
    Then,
    Else,
    Match,
    For,
    In,
    Is,
    As,
    When,
    Integer,
    Decimal,
    Quantity,
    Rate,
    Cidr,
    Path,
    /// A text; `text` is its content when it has no pieces.
    Text,
    /// Content of a text as it is.
    Fragment,
    /// Content of a text with escapes to decode.
    Escaped,
    /// `${…}`
    Interpolation,
    /// `{…}`
    Braces,
    /// `[…]`
    Brackets,
    /// `(…)`
    Parens,
    Comma,
    /// A line end that separates.
    Break,
    /// The end of what encloses; its text is the closer.
    End,
    /// `///` lines in front of a member.
    Doc,
    Colon,
    Dot,
    QuestionDot,
    QuestionQuestion,
    Question,
    Equals,
    EqualEqual,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Star,
    Slash,
    Pipe,
    Arrow,
    DotDot,
    Ellipsis,
    /// Reported already.
    Unknown,
}

impl NodeKind {
    /// One of the fifteen words that name nothing.
    pub fn is_reserved(self) -> bool {
        self.reserved() < 15
    }

    fn reserved(self) -> u8 {
        (self as u8).wrapping_sub(NodeKind::True as u8)
    }
}

/// A token or a bracket with its contents.
#[derive(Debug)]
pub struct Node<'text> {
    /// What it is.
    pub kind: NodeKind,
    /// A word or text with `:` directly behind it.
    pub key: bool,
    /// First byte in the item.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// As written; the content of a text without pieces.
    pub text: &'text str,
    /// What is inside, ending with an `End`; empty for tokens.
    pub inner: Vec<Node<'text>>,
}

impl Node<'_> {
    /// Its place in the item.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// Builds the tree of an item. `None` when it nests too deep to be read.
pub fn build<'text>(text: &'text str, tokens: &[Token], errors: &mut Vec<SyntaxError>) -> Option<Vec<Node<'text>>> {
    // Most texts have no tab at all.
    let mut shared = Shared { errors, tab_reported: !text.contains('\t') };
    Builder::new(text, 0, 0, 0, 0).run(tokens, &mut shared)
}

/// What the builders of an item and of its interpolations share.
pub(crate) struct Shared<'errors> {
    pub(crate) errors: &'errors mut Vec<SyntaxError>,
    tab_reported: bool,
}

/// A bracket being built.
struct Frame<'text> {
    kind: NodeKind,
    start: u32,
    nodes: Vec<Node<'text>>,
    /// Operators in the element so far, and those of enclosing elements.
    operators: u32,
    enclosing: u32,
    /// `<` since the last line end: commas between them do not end an element.
    angles: u32,
}

pub(crate) struct Builder<'text> {
    text: &'text str,
    /// Place of the text in the item.
    base: u32,
    /// Brackets and interpolations around the text.
    brackets: usize,
    pub(crate) texts: usize,
    frames: Vec<Frame<'text>>,
    documentation: Option<(u32, u32)>,
    previous_end: u32,
    failed: bool,
}

impl<'text> Builder<'text> {
    fn new(text: &'text str, base: u32, brackets: usize, texts: usize, enclosing: u32) -> Self {
        let root =
            Frame { kind: NodeKind::Interpolation, start: base, nodes: Vec::new(), operators: 0, enclosing, angles: 0 };
        Builder {
            text,
            base,
            brackets,
            texts,
            frames: vec![root],
            documentation: None,
            previous_end: base,
            failed: false,
        }
    }

    /// Builds the nodes of an interpolation's content, which lies at `base` in the item.
    pub(crate) fn interpolation(
        &self,
        content: &'text str,
        base: u32,
        shared: &mut Shared<'_>,
    ) -> Option<Vec<Node<'text>>> {
        let depth = self.brackets + self.frames.len();
        let enclosing = self.frames.last().map_or(0, |frame| frame.enclosing + frame.operators);
        Builder::new(content, base, depth, self.texts + 1, enclosing).run(&lex(content), shared)
    }

    /// The place in the item of a place in this text.
    pub(crate) fn place(&self, at: u32) -> u32 {
        self.base + at
    }

    fn run(mut self, tokens: &[Token], shared: &mut Shared<'_>) -> Option<Vec<Node<'text>>> {
        let repairs = repair(self.text, tokens, self.base);
        let Repairs { inserts, drops, errors, too_deep } = repairs;
        shared.errors.extend(errors);
        if too_deep {
            return None;
        }
        let (mut inserts, mut drops) = (inserts.into_iter().peekable(), drops.into_iter().peekable());
        for (at, token) in tokens.iter().enumerate() {
            if token.kind.is_trivia() {
                self.trivia(*token, shared);
                continue;
            }
            while let Some((_, kind)) = inserts.next_if(|&(place, _)| place <= at) {
                self.insert(kind, shared);
            }
            if drops.next_if(|&drop| drop <= at).is_none() {
                self.token(*token, tokens, at, shared);
            }
            if self.failed {
                return None;
            }
        }
        for (_, kind) in inserts {
            self.insert(kind, shared);
        }
        while self.frames.len() > 1 && !self.failed {
            self.close(self.previous_end, self.previous_end, "", shared);
        }
        if self.failed {
            return None;
        }
        let end = self.previous_end;
        let mut root = self.frames.pop()?;
        root.nodes.push(leaf(NodeKind::End, end, end, ""));
        Some(root.nodes)
    }

    fn trivia(&mut self, token: Token, shared: &mut Shared<'_>) {
        match token.kind {
            TokenKind::Doc => {
                let start = self.documentation.map_or(token.start, |(start, _)| start);
                self.documentation = Some((start, token.end));
            }
            TokenKind::Whitespace if !shared.tab_reported => {
                let text = token.text(self.text);
                let Some(line) = text.rfind('\n') else { return };
                if let Some(tab) = text[line..].find('\t') {
                    shared.tab_reported = true;
                    let start = self.base + token.start + (line + tab) as u32;
                    let end = self.base + token.end;
                    shared.errors.push(
                        SyntaxError::new("syntax.tab", Span { start, end }, "a tab in the indentation")
                            .hint("indent with spaces"),
                    );
                }
            }
            _ => {}
        }
    }

    fn insert(&mut self, kind: TokenKind, shared: &mut Shared<'_>) {
        if kind.is_opener() {
            // It is missing at the end of the line above, which it continues.
            self.open(kind, self.previous_end);
        } else {
            self.close(self.previous_end, self.previous_end, "", shared);
        }
    }

    fn token(&mut self, token: Token, tokens: &[Token], at: usize, shared: &mut Shared<'_>) {
        let (start, end) = (self.base + token.start, self.base + token.end);
        if token.kind.is_closer() {
            self.close(start, end, token.text(self.text), shared);
            self.previous_end = end;
            return;
        }
        let colon = tokens[at + 1..]
            .iter()
            .find(|token| !token.kind.is_trivia())
            .is_some_and(|next| next.kind == TokenKind::Colon && !next.first);
        let text = token.text(self.text);
        if token.first && (colon || !continues_line(token.kind, text)) {
            self.separate(start);
        }
        self.document();
        if token.kind.is_opener() {
            self.open(token.kind, start);
            self.previous_end = end;
            return;
        }
        let node = match token.kind {
            TokenKind::Word => {
                let kind = if colon { NodeKind::Word } else { word_kind(text) };
                Node { kind, key: colon, start, end, text, inner: Vec::new() }
            }
            kind if kind.is_text() => {
                let mut node = text::node(self, token, text, shared);
                node.key = colon;
                node
            }
            kind => {
                self.check_symbol(token, text, shared);
                leaf(symbol_kind(kind), start, end, text)
            }
        };
        self.count(&node, shared);
        self.previous_end = end;
        if let Some(frame) = self.frames.last_mut() {
            frame.nodes.push(node);
        }
    }

    /// Puts a separator where a line ends, unless one is there.
    fn separate(&mut self, start: u32) {
        let end = self.previous_end;
        let Some(frame) = self.frames.last_mut() else { return };
        match frame.nodes.last() {
            None => {}
            Some(last) if matches!(last.kind, NodeKind::Comma | NodeKind::Break | NodeKind::Doc) => {}
            Some(_) if start > frame.start => {
                frame.nodes.push(leaf(NodeKind::Break, end, end, ""));
                (frame.operators, frame.angles) = (0, 0);
            }
            Some(_) => {}
        }
    }

    /// Places the documentation read since the last token, if a member can start here.
    fn document(&mut self) {
        let Some((start, end)) = self.documentation.take() else { return };
        let text = self.text.get(start as usize..end as usize).unwrap_or_default();
        let Some(frame) = self.frames.last_mut() else { return };
        let separated = frame.nodes.last().is_none_or(|last| matches!(last.kind, NodeKind::Comma | NodeKind::Break));
        if frame.kind == NodeKind::Braces && separated {
            frame.nodes.push(leaf(NodeKind::Doc, self.base + start, self.base + end, text));
        }
    }

    fn open(&mut self, opener: TokenKind, start: u32) {
        let kind = match opener {
            TokenKind::LeftBrace => NodeKind::Braces,
            TokenKind::LeftBracket => NodeKind::Brackets,
            _ => NodeKind::Parens,
        };
        let enclosing = self.frames.last().map_or(0, |frame| frame.enclosing + frame.operators);
        self.frames.push(Frame { kind, start, nodes: Vec::new(), operators: 0, enclosing, angles: 0 });
    }

    fn close(&mut self, start: u32, end: u32, closer: &'text str, shared: &mut Shared<'_>) {
        self.documentation = None;
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        frame.nodes.push(leaf(NodeKind::End, start, end, closer));
        let text = self.text.get((frame.start - self.base) as usize..(end - self.base) as usize).unwrap_or_default();
        if let Some(parent) = self.frames.last_mut() {
            parent.operators += 1;
            parent.nodes.push(Node { kind: frame.kind, key: false, start: frame.start, end, text, inner: frame.nodes });
            if parent.operators + parent.enclosing > OPERATOR_LIMIT {
                self.too_many_operators(Span { start: frame.start, end }, shared);
            }
        }
    }

    /// Counts what makes a tree deep without brackets, and stops where it would become too deep.
    fn count(&mut self, node: &Node<'_>, shared: &mut Shared<'_>) {
        let depth = self.brackets + self.frames.len();
        let Some(frame) = self.frames.last_mut() else { return };
        match node.kind {
            NodeKind::Comma => frame.operators = frame.angles,
            NodeKind::Less => {
                frame.angles += 1;
                frame.operators += 1;
            }
            NodeKind::Dot
            | NodeKind::QuestionDot
            | NodeKind::QuestionQuestion
            | NodeKind::Question
            | NodeKind::EqualEqual
            | NodeKind::NotEqual
            | NodeKind::LessEqual
            | NodeKind::Greater
            | NodeKind::GreaterEqual
            | NodeKind::Plus
            | NodeKind::Minus
            | NodeKind::Star
            | NodeKind::Slash
            | NodeKind::And
            | NodeKind::Or
            | NodeKind::Not
            | NodeKind::If
            | NodeKind::Else
            | NodeKind::Match
            | NodeKind::In
            | NodeKind::Is
            | NodeKind::As => frame.operators += 1,
            _ => {}
        }
        if depth > NESTING_LIMIT + TEXT_DEPTH_LIMIT {
            shared.errors.push(too_deep(node.span()));
            self.failed = true;
        } else if frame.operators + frame.enclosing > OPERATOR_LIMIT {
            self.too_many_operators(node.span(), shared);
        }
    }

    fn too_many_operators(&mut self, span: Span, shared: &mut Shared<'_>) {
        let message = format!("this expression has more than {OPERATOR_LIMIT} operators");
        shared.errors.push(SyntaxError::new("syntax.nesting", span, message).hint("name a part of it with `let`"));
        self.failed = true;
    }

    fn check_symbol(&self, token: Token, text: &str, shared: &mut Shared<'_>) {
        let span = Span { start: self.base + token.start, end: self.base + token.end };
        match token.kind {
            TokenKind::Unknown => {
                let character = text.chars().next().unwrap_or('?');
                let shown =
                    if character.is_control() { format!("U+{:04X}", character as u32) } else { character.to_string() };
                let mut error = SyntaxError::new("syntax.character", span, format!("`{shown}` has no meaning here"));
                error.hint = match character {
                    '\'' | '“' | '”' | '‘' | '’' | '`' => Some("write texts in `\"…\"`".to_owned()),
                    ';' => Some("members end at `,` or at the end of the line".to_owned()),
                    '&' => Some("write `and`".to_owned()),
                    '!' => Some("write `not`".to_owned()),
                    '#' => Some("a comment starts with `//`".to_owned()),
                    _ => None,
                };
                shared.errors.push(error);
            }
            TokenKind::Quantity if crate::number::quantity(text).is_none() => {
                let digits = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(0);
                let unit = Span { start: span.start + digits as u32, end: span.end };
                shared.errors.push(
                    SyntaxError::new("syntax.unit", unit, format!("`{}` is not a unit", &text[digits..]))
                        .hint("sizes are `B KB MB GB TB`, durations `ms s min h d`, percentages `%`"),
                );
            }
            TokenKind::Rate if crate::number::rate(text).is_none() => {
                let slash = text.find('/').map_or(0, |at| at + 1);
                let period = Span { start: span.start + slash as u32, end: span.end };
                shared.errors.push(
                    SyntaxError::new(
                        "syntax.period",
                        period,
                        format!("`{}` is not the period of a rate", &text[slash..]),
                    )
                    .hint("periods are `s min h day week month`; to divide, put spaces around `/`"),
                );
            }
            TokenKind::Integer | TokenKind::Decimal
                if token.kind == TokenKind::Integer && crate::number::integer(text).is_none() =>
            {
                shared.errors.push(SyntaxError::new("syntax.number", span, "this number is too large"));
            }
            TokenKind::Cidr if !crate::number::is_cidr(text) => {
                shared.errors.push(
                    SyntaxError::new("syntax.cidr", span, format!("`{text}` is not an address range"))
                        .hint("four numbers up to 255 and a prefix up to 32, such as `10.0.0.0/16`"),
                );
            }
            TokenKind::Slash => {
                let bytes = self.text.as_bytes();
                let spaced = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
                if !spaced((token.start as usize).checked_sub(1)) || !spaced(Some(token.end as usize)) {
                    shared.errors.push(
                        SyntaxError::new("syntax.division", span, "expected spaces around `/`")
                            .hint("a rate is `100/s`, a path starts with `./`, a division is `a / b`"),
                    );
                }
            }
            _ => {}
        }
    }
}

pub(crate) fn leaf(kind: NodeKind, start: u32, end: u32, text: &str) -> Node<'_> {
    Node { kind, key: false, start, end, text, inner: Vec::new() }
}

/// Whether a token that starts a line continues the line above.
pub(crate) fn continues_line(kind: TokenKind, text: &str) -> bool {
    match kind {
        TokenKind::Dot
        | TokenKind::QuestionDot
        | TokenKind::QuestionQuestion
        | TokenKind::EqualEqual
        | TokenKind::NotEqual
        | TokenKind::Less
        | TokenKind::LessEqual
        | TokenKind::Greater
        | TokenKind::GreaterEqual
        | TokenKind::Pipe
        | TokenKind::Plus
        | TokenKind::Star
        | TokenKind::Slash
        | TokenKind::Comma => true,
        TokenKind::Word => matches!(text, "and" | "or" | "then" | "else" | "as" | "with" | "retry" | "catch"),
        _ => false,
    }
}

fn word_kind(text: &str) -> NodeKind {
    match text {
        "true" => NodeKind::True,
        "false" => NodeKind::False,
        "none" => NodeKind::None,
        "and" => NodeKind::And,
        "or" => NodeKind::Or,
        "not" => NodeKind::Not,
        "if" => NodeKind::If,
        "then" => NodeKind::Then,
        "else" => NodeKind::Else,
        "match" => NodeKind::Match,
        "for" => NodeKind::For,
        "in" => NodeKind::In,
        "is" => NodeKind::Is,
        "as" => NodeKind::As,
        "when" => NodeKind::When,
        _ => NodeKind::Word,
    }
}

fn symbol_kind(kind: TokenKind) -> NodeKind {
    match kind {
        TokenKind::Integer => NodeKind::Integer,
        TokenKind::Decimal => NodeKind::Decimal,
        TokenKind::Quantity => NodeKind::Quantity,
        TokenKind::Rate => NodeKind::Rate,
        TokenKind::Cidr => NodeKind::Cidr,
        TokenKind::Path => NodeKind::Path,
        TokenKind::Comma => NodeKind::Comma,
        TokenKind::Colon => NodeKind::Colon,
        TokenKind::Dot => NodeKind::Dot,
        TokenKind::QuestionDot => NodeKind::QuestionDot,
        TokenKind::QuestionQuestion => NodeKind::QuestionQuestion,
        TokenKind::Question => NodeKind::Question,
        TokenKind::Equals => NodeKind::Equals,
        TokenKind::EqualEqual => NodeKind::EqualEqual,
        TokenKind::NotEqual => NodeKind::NotEqual,
        TokenKind::Less => NodeKind::Less,
        TokenKind::LessEqual => NodeKind::LessEqual,
        TokenKind::Greater => NodeKind::Greater,
        TokenKind::GreaterEqual => NodeKind::GreaterEqual,
        TokenKind::Plus => NodeKind::Plus,
        TokenKind::Minus => NodeKind::Minus,
        TokenKind::Star => NodeKind::Star,
        TokenKind::Slash => NodeKind::Slash,
        TokenKind::Pipe => NodeKind::Pipe,
        TokenKind::Arrow => NodeKind::Arrow,
        TokenKind::DotDot => NodeKind::DotDot,
        TokenKind::Ellipsis => NodeKind::Ellipsis,
        _ => NodeKind::Unknown,
    }
}
