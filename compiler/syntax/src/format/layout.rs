//! Tokens to what is printed: elements of atoms, with the comments and line ends the author put between them.

use crate::lexer::{Token, TokenKind, lex};

/// A comment with its place.
#[derive(Debug, Clone)]
pub struct Comment<'text> {
    /// As written, without space behind it.
    pub text: &'text str,
    /// Characters in front of it on its line.
    pub column: usize,
    /// A blank line stands above it.
    pub blank_above: bool,
}

/// A token, or a bracket with its contents.
#[derive(Debug, Clone)]
pub struct Atom<'text> {
    /// The token; of a bracket, its opener.
    pub kind: TokenKind,
    /// As written; of a bracket, its opener.
    pub text: &'text str,
    /// Starts a line that continues the element.
    pub starts_line: bool,
    /// Comments in front of it, inside the element.
    pub comments: Vec<Comment<'text>>,
    /// `<` or `>` of a type.
    pub angle: bool,
    /// `-` with one operand.
    pub unary: bool,
    /// The contents of a bracket.
    pub group: Option<Group<'text>>,
}

/// What a bracket encloses.
#[derive(Debug, Clone)]
pub struct Group<'text> {
    /// In source order.
    pub elements: Vec<Element<'text>>,
    /// Behind the opener, on its line.
    pub opening: Option<Comment<'text>>,
    /// On lines of their own, in front of the closer.
    pub closing: Vec<Comment<'text>>,
    /// Spread over lines.
    pub multiline: bool,
    /// The closer.
    pub closer: &'text str,
}

/// What stands between separators.
#[derive(Debug, Clone)]
pub struct Element<'text> {
    /// Comments on lines above it.
    pub above: Vec<Comment<'text>>,
    /// A blank line stands above it, below its comments.
    pub blank_above: bool,
    /// Starts a line.
    pub starts_line: bool,
    /// At least one.
    pub atoms: Vec<Atom<'text>>,
    /// Behind it, at the end of its line.
    pub behind: Option<Comment<'text>>,
}

/// The items of a file as elements, and the comments behind the last one.
pub fn items(text: &str) -> (Vec<Element<'_>>, Vec<Comment<'_>>) {
    let tokens = lex(text);
    let mut reader = Reader { text, tokens: &tokens, at: 0 };
    let mut items = Vec::new();
    loop {
        let mut space = reader.space();
        match reader.peek() {
            None => {
                attach(&mut items, &mut space);
                return (items, space.comments);
            }
            Some(_) => {
                attach(&mut items, &mut space);
                let start = reader.at;
                let element = reader.element(space, true);
                items.push(element);
                if reader.at == start {
                    reader.at += 1;
                }
            }
        }
    }
}

/// Gives a comment that stands behind an element to it.
fn attach<'text>(elements: &mut [Element<'text>], space: &mut Space<'text>) {
    if let Some(last) = elements.last_mut()
        && last.behind.is_none()
    {
        last.behind = space.same_line.take();
    }
}

/// What stands between two tokens.
#[derive(Default)]
struct Space<'text> {
    /// A comment before the first line end.
    same_line: Option<Comment<'text>>,
    /// Comments on lines of their own.
    comments: Vec<Comment<'text>>,
    /// A line ends.
    newline: bool,
    /// The last line of space is blank.
    blank: bool,
    /// Nothing at all stands there.
    empty: bool,
}

struct Reader<'text, 'tokens> {
    text: &'text str,
    tokens: &'tokens [Token],
    at: usize,
}

impl<'text> Reader<'text, '_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    /// Reads white space, comments and, inside brackets, commas are not space.
    fn space(&mut self) -> Space<'text> {
        let mut space = Space { empty: true, ..Space::default() };
        while let Some(token) = self.peek().filter(|token| token.kind.is_trivia()) {
            space.empty = false;
            let text = token.text(self.text);
            if token.kind == TokenKind::Whitespace {
                let lines = text.bytes().filter(|&byte| byte == b'\n').count();
                space.newline |= lines > 0;
                space.blank = lines > 1;
            } else {
                let start = token.start as usize;
                let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
                let column = self.text[line..start].chars().count();
                let comment = Comment { text: text.trim_end(), column, blank_above: space.blank };
                if space.newline || start == 0 {
                    space.comments.push(comment);
                } else {
                    space.same_line = Some(comment);
                }
                space.blank = false;
            }
            self.at += 1;
        }
        space
    }

    /// Reads an element behind `space`, up to a separator or closer.
    fn element(&mut self, space: Space<'text>, root: bool) -> Element<'text> {
        let mut element = Element {
            above: space.comments,
            blank_above: space.blank,
            starts_line: space.newline,
            atoms: Vec::new(),
            behind: None,
        };
        let mut before = Space { empty: true, ..Space::default() };
        // A comment behind the opener belongs to the opener, so nothing else is on this line.
        while let Some(token) = self.peek() {
            if token.kind.is_closer() {
                break;
            }
            if token.kind == TokenKind::Comma && !root && !self.comma_is_inside(&element.atoms) {
                break;
            }
            let mut atom = self.atom(token, &element.atoms, std::mem::take(&mut before));
            // What a comma inside an element separates stays on one line: `for k, v in`.
            let behind_comma = element.atoms.last().is_some_and(|last| last.kind == TokenKind::Comma);
            atom.starts_line &= !behind_comma;
            element.atoms.push(atom);
            let after = self.at;
            before = self.space();
            match self.peek() {
                Some(next) if self.continues(next, &before, root) => {}
                _ => {
                    self.at = after;
                    break;
                }
            }
        }
        element
    }

    /// Whether a token behind `space` belongs to the element.
    fn continues(&self, next: Token, space: &Space<'text>, root: bool) -> bool {
        if next.kind.is_closer() || next.kind == TokenKind::Comma && !root {
            return !next.kind.is_closer();
        }
        if root && next.first && next.start > 0 && self.text.as_bytes()[next.start as usize - 1] == b'\n' {
            return false;
        }
        if !space.newline {
            return true;
        }
        let colon = self.tokens[self.at + 1..]
            .iter()
            .find(|token| !token.kind.is_trivia())
            .is_some_and(|token| token.kind == TokenKind::Colon && !token.first);
        let joined = self.tokens[..self.at]
            .iter()
            .rfind(|token| !token.kind.is_trivia())
            .is_some_and(|token| token.kind == TokenKind::Comma);
        joined || !colon && crate::tree::continues_line(next.kind, next.text(self.text))
    }

    /// Whether the comma to come separates names or types of one element.
    fn comma_is_inside(&self, atoms: &[Atom<'text>]) -> bool {
        let mut depth = 0;
        for atom in atoms {
            match atom.kind {
                TokenKind::Less if atom.angle => depth += 1,
                TokenKind::Greater if atom.angle => depth -= 1,
                _ => {}
            }
        }
        if depth > 0 {
            return true;
        }
        let follows = |kind: TokenKind, word: &str, skip: usize| {
            self.tokens[self.at + 1..]
                .iter()
                .filter(|token| !token.kind.is_trivia())
                .nth(skip)
                .is_some_and(|token| token.kind == kind && (word.is_empty() || token.text(self.text) == word))
        };
        let names = follows(TokenKind::Word, "", 0) && follows(TokenKind::Word, "in", 1);
        names
            && match atoms {
                [.., word, colon, name] if colon.kind == TokenKind::Colon => {
                    word.text == "for" && name.kind == TokenKind::Word
                }
                [.., word, name] => word.text == "for" && name.kind == TokenKind::Word,
                _ => false,
            }
    }

    fn atom(&mut self, token: Token, before: &[Atom<'text>], space: Space<'text>) -> Atom<'text> {
        let text = token.text(self.text);
        let touches = space.empty && !before.is_empty();
        let mut comments: Vec<Comment<'text>> = space.same_line.into_iter().collect();
        let same_line = comments.len();
        comments.extend(space.comments);
        let mut atom = Atom {
            kind: token.kind,
            text,
            starts_line: space.newline && !before.is_empty(),
            angle: false,
            unary: token.kind == TokenKind::Minus && before.last().is_none_or(expects_value),
            comments,
            group: None,
        };
        for comment in atom.comments.iter_mut().skip(same_line) {
            comment.column = usize::MAX;
        }
        match token.kind {
            TokenKind::Less => atom.angle = touches && self.closes_angle(before),
            TokenKind::Greater => {
                let open = before.iter().fold(0, |open, atom| match atom.kind {
                    TokenKind::Less if atom.angle => open + 1,
                    TokenKind::Greater if atom.angle => open - 1,
                    _ => open,
                });
                atom.angle = open > 0;
            }
            _ => {}
        }
        self.at += 1;
        if token.kind.is_opener() {
            atom.group = Some(self.group());
        }
        atom
    }

    /// Whether a `<` here has its `>`, with nothing between them that no type holds.
    fn closes_angle(&self, before: &[Atom<'text>]) -> bool {
        if before.last().is_none_or(|atom| atom.kind != TokenKind::Word) {
            return false;
        }
        let mut depth = 0_usize;
        let mut brackets = 0_usize;
        for token in &self.tokens[self.at..] {
            match token.kind {
                kind if kind.is_opener() => brackets += 1,
                kind if kind.is_closer() => match brackets.checked_sub(1) {
                    Some(left) => brackets = left,
                    None => return false,
                },
                _ if brackets > 0 => {}
                TokenKind::Less => depth += 1,
                TokenKind::Greater => {
                    depth -= 1;
                    if depth == 0 {
                        return true;
                    }
                }
                kind if kind.is_trivia() || kind.is_text() => {}
                TokenKind::Word | TokenKind::Pipe | TokenKind::Comma | TokenKind::Dot | TokenKind::Question => {}
                _ => return false,
            }
        }
        false
    }

    /// Reads the contents of a bracket behind its opener, closer included.
    fn group(&mut self) -> Group<'text> {
        let mut group =
            Group { elements: Vec::new(), opening: None, closing: Vec::new(), multiline: false, closer: "" };
        let mut space = self.space();
        group.opening = space.same_line.take();
        loop {
            group.multiline |= space.newline || !space.comments.is_empty();
            let Some(token) = self.peek() else { break };
            if token.kind.is_closer() {
                group.closer = token.text(self.text);
                self.at += 1;
                group.closing = space.comments;
                break;
            }
            if token.kind == TokenKind::Comma {
                self.at += 1;
                let mut next = self.space();
                attach(&mut group.elements, &mut next);
                // A line end on either side of the comma is one line end.
                space.comments.append(&mut next.comments);
                space = Space {
                    comments: space.comments,
                    newline: space.newline || next.newline,
                    blank: next.blank,
                    ..Space::default()
                };
                continue;
            }
            let start = self.at;
            let element = self.element(space, false);
            group.elements.push(element);
            if self.at == start {
                self.at += 1;
            }
            space = self.space();
            attach(&mut group.elements, &mut space);
        }
        group.multiline |= group.opening.is_some();
        group
    }
}

/// Whether a value must follow an atom, so that a `-` behind it has one operand.
fn expects_value(atom: &Atom<'_>) -> bool {
    match atom.kind {
        TokenKind::Word => matches!(
            atom.text,
            "and"
                | "or"
                | "not"
                | "if"
                | "then"
                | "else"
                | "match"
                | "in"
                | "is"
                | "when"
                | "return"
                | "yield"
                | "wait"
        ),
        kind => {
            atom.group.is_none()
                && !kind.is_text()
                && !matches!(
                    kind,
                    TokenKind::Integer
                        | TokenKind::Decimal
                        | TokenKind::Quantity
                        | TokenKind::Rate
                        | TokenKind::Cidr
                        | TokenKind::Path
                )
        }
    }
}
