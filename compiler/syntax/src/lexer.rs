//! Text to tokens.
//!
//! In: the text of an item, or of one interpolation. Out: tokens that cover every byte, white space and comments
//! included. Deliberately absent: errors (a token that is wrong is found when the tree is built, where its place in
//! the item is known), pieces of texts (one text is one token), and brackets.

use logos::{Lexer, Logos};

/// What a token is.
#[derive(Logos, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[logos(extras = Unclosed)]
#[repr(u8)]
#[allow(missing_docs, reason = "the patterns say what the symbols are")]
pub enum TokenKind {
    /// Spaces, tabs and line ends.
    #[regex(r"[ \t\r\n]+")]
    Whitespace,
    /// `// …`
    #[regex(r"//[^\n]*", priority = 3, allow_greedy = true)]
    Comment,
    /// `/// …`
    #[regex(r"///([^/\n][^\n]*)?", priority = 9, allow_greedy = true)]
    Doc,
    /// A word, reserved or not.
    #[regex(r"[A-Za-z_][A-Za-z0-9_]*")]
    Word,
    /// `42`, `1_000`
    #[regex(r"[0-9][0-9_]*")]
    Integer,
    /// `2.5`
    #[regex(r"[0-9][0-9_]*\.[0-9][0-9_]*")]
    Decimal,
    /// `512MB`; the unit may be unknown.
    #[regex(r"[0-9][0-9_]*(\.[0-9][0-9_]*)?([A-Za-z][A-Za-z0-9_]*|%)")]
    Quantity,
    /// `100/s`; the period may be unknown.
    #[regex(r"[0-9][0-9_]*(\.[0-9][0-9_]*)?/[A-Za-z][A-Za-z0-9_]*")]
    Rate,
    /// `10.0.0.0/16`
    #[regex(r"[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/[0-9]+")]
    Cidr,
    /// `./src/a`
    #[regex(r"\.\.?/[A-Za-z0-9_./@+\-]*")]
    Path,
    /// `"…"`
    #[token("\"", text)]
    Text,
    /// `"""…"""`
    #[token("\"\"\"", block_text)]
    BlockText,
    /// `#"…"#`
    #[token("#\"", raw_text)]
    RawText,
    /// `#"""…"""#`
    #[token("#\"\"\"", raw_block_text)]
    RawBlockText,
    #[token("{")]
    LeftBrace,
    #[token("}")]
    RightBrace,
    #[token("[")]
    LeftBracket,
    #[token("]")]
    RightBracket,
    #[token("(")]
    LeftParen,
    #[token(")")]
    RightParen,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(".")]
    Dot,
    #[token("?.")]
    QuestionDot,
    #[token("??")]
    QuestionQuestion,
    #[token("?")]
    Question,
    #[token("=")]
    Equals,
    #[token("==")]
    EqualEqual,
    #[token("!=")]
    NotEqual,
    #[token("<")]
    Less,
    #[token("<=")]
    LessEqual,
    #[token(">")]
    Greater,
    #[token(">=")]
    GreaterEqual,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("|")]
    Pipe,
    #[token("->")]
    Arrow,
    #[token("..")]
    DotDot,
    #[token("...")]
    Ellipsis,
    /// Characters that no token starts with.
    Unknown,
}

impl TokenKind {
    /// White space or a comment.
    pub fn is_trivia(self) -> bool {
        matches!(self, TokenKind::Whitespace | TokenKind::Comment | TokenKind::Doc)
    }

    /// One of the four forms of text.
    pub fn is_text(self) -> bool {
        matches!(self, TokenKind::Text | TokenKind::BlockText | TokenKind::RawText | TokenKind::RawBlockText)
    }

    /// `{ [ (`
    pub fn is_opener(self) -> bool {
        matches!(self, TokenKind::LeftBrace | TokenKind::LeftBracket | TokenKind::LeftParen)
    }

    /// `} ] )`
    pub fn is_closer(self) -> bool {
        matches!(self, TokenKind::RightBrace | TokenKind::RightBracket | TokenKind::RightParen)
    }

    /// The closer of an opener.
    pub fn closer(self) -> TokenKind {
        match self {
            TokenKind::LeftBrace => TokenKind::RightBrace,
            TokenKind::LeftBracket => TokenKind::RightBracket,
            _ => TokenKind::RightParen,
        }
    }
}

/// A token with its place; the bytes of all tokens in order are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Nothing but white space stands before it on its line.
    pub first: bool,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Token {
    /// The text of the token.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Splits a text into tokens. Characters that fit no token become [`TokenKind::Unknown`], neighbours joined.
pub fn lex(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4 + 4);
    let mut first = true;
    for (kind, range) in TokenKind::lexer(text).spanned() {
        let (start, end) = (range.start as u32, range.end as u32);
        match kind {
            Ok(TokenKind::Whitespace) => {
                first |= text.as_bytes()[range].contains(&b'\n');
                tokens.push(Token { kind: TokenKind::Whitespace, first: false, start, end });
            }
            Ok(kind) => {
                tokens.push(Token { kind, first, start, end });
                first = false;
            }
            Err(()) => match tokens.last_mut() {
                Some(last) if last.kind == TokenKind::Unknown => last.end = end,
                _ => {
                    tokens.push(Token { kind: TokenKind::Unknown, first, start, end });
                    first = false;
                }
            },
        }
    }
    tokens
}

/// Texts of one line whose interpolations have no end. Looking for one walks the whole line, so after a few the others
/// are taken to have none: a line of quotes must not cost the square of its length.
#[derive(Debug, Default, Clone, Copy)]
pub struct Unclosed {
    line_end: usize,
    count: u8,
}

/// Texts of one line that are searched to its end in vain.
const UNCLOSED_LIMIT: u8 = 4;

fn text(lexer: &mut Lexer<TokenKind>) {
    let rest = lexer.remainder().as_bytes();
    let start = lexer.span().end;
    let mut unclosed = if start <= lexer.extras.line_end { lexer.extras } else { Unclosed::default() };
    let length = text_length(rest, start, &mut unclosed);
    lexer.extras = unclosed;
    lexer.bump(boundary(lexer.remainder(), length));
}

fn raw_text(lexer: &mut Lexer<TokenKind>) {
    let rest = lexer.remainder().as_bytes();
    let line = line_end(rest, 0);
    let length = match find(&rest[..line], b"\"#", 0) {
        Some(at) => at + 2,
        None => trim_line(&rest[..line]),
    };
    lexer.bump(boundary(lexer.remainder(), length));
}

fn block_text(lexer: &mut Lexer<TokenKind>) {
    block(lexer, b"\"\"\"");
}

fn raw_block_text(lexer: &mut Lexer<TokenKind>) {
    block(lexer, b"\"\"\"#");
}

/// All ends found here stand behind ASCII, so this never moves; it keeps `bump` from ever seeing half a character.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Where the line that holds `from` ends, in front of its line feed.
fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| from + at)
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(needle.len()).position(|window| window == needle).map(|at| from + at)
}

/// The length of an unterminated text: to the end of the line, but without the closers and commas that end it, so
/// that a quote left open costs its own block nothing.
fn trim_line(line: &[u8]) -> usize {
    let mut end = line.len();
    while end > 0 && matches!(line[end - 1], b' ' | b'\t' | b'\r' | b'}' | b']' | b')' | b',') {
        end -= 1;
    }
    end
}

/// Length of a text behind its opening quote, closing quote included when there is one. It lies at `start`.
fn text_length(bytes: &[u8], start: usize, unclosed: &mut Unclosed) -> usize {
    // Most texts hold no interpolation, and end at the first quote.
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\n' => return trim_line(&bytes[..at]),
            b'\\' if bytes.get(at + 1).is_some_and(|&next| next != b'\n') => at += 2,
            b'$' if bytes.get(at + 1) == Some(&b'{') => break,
            _ => at += 1,
        }
    }
    if at >= bytes.len() {
        return trim_line(bytes);
    }
    let line = if unclosed.count > 0 { unclosed.line_end - start } else { line_end(bytes, at) };
    if unclosed.count < UNCLOSED_LIMIT {
        if let Some(end) = interpolated_end(&bytes[..line], at, true) {
            return end;
        }
        *unclosed = Unclosed { line_end: start + line, count: unclosed.count + 1 };
    }
    // A `${` is not closed. Without it the text may still have an end.
    plain_end(&bytes[..line], at).unwrap_or_else(|| trim_line(&bytes[..line]))
}

fn plain_end(line: &[u8], mut at: usize) -> Option<usize> {
    while at < line.len() {
        match line[at] {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Walks one line from `at`: with `in_text`, to behind the quote that ends the text, else, standing behind `${`, to
/// behind the `}` that ends the interpolation. `None` when the line ends before.
pub(crate) fn interpolated_end(line: &[u8], mut at: usize, in_text: bool) -> Option<usize> {
    // Each entry is an interpolation that is open, with the number of braces open in it; the texts lie between.
    let mut open: Vec<u32> = Vec::new();
    let mut text = in_text;
    if !in_text {
        open.push(0);
    }
    while at < line.len() {
        if text {
            match line[at] {
                b'\\' => at += 1,
                b'"' => {
                    if open.is_empty() {
                        return Some(at + 1);
                    }
                    text = false;
                }
                b'$' if line.get(at + 1) == Some(&b'{') => {
                    open.push(0);
                    text = false;
                    at += 1;
                }
                _ => {}
            }
        } else {
            match line[at] {
                b'#' if line.get(at + 1) == Some(&b'"') => at = find(line, b"\"#", at + 2)? + 1,
                b'"' => text = true,
                b'{' => *open.last_mut()? += 1,
                b'}' => {
                    let braces = open.last_mut()?;
                    if *braces == 0 {
                        open.pop();
                        if open.is_empty() && !in_text {
                            return Some(at + 1);
                        }
                        text = true;
                    } else {
                        *braces -= 1;
                    }
                }
                _ => {}
            }
        }
        at += 1;
    }
    None
}

/// Takes a block text behind its opening quotes. The closing quotes stand first on their line. When there are none,
/// the text ends in front of the first line that is indented no deeper than the line it started on.
fn block(lexer: &mut Lexer<TokenKind>, closer: &[u8]) {
    let rest = lexer.remainder().as_bytes();
    let first_line = line_end(rest, 0);
    if rest[..first_line].iter().any(|byte| !byte.is_ascii_whitespace()) {
        // Something stands behind the quotes: not a block. It ends on its line.
        let length = match find(&rest[..first_line], closer, 0) {
            Some(at) => at + closer.len(),
            None => trim_line(&rest[..first_line]),
        };
        lexer.bump(boundary(lexer.remainder(), length));
        return;
    }
    let source = lexer.source().as_bytes();
    let start = lexer.span().start;
    let line_start = source[..start].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let indentation = indentation_of(&source[line_start..]);
    let mut give_up = None;
    let mut at = first_line;
    while at < rest.len() {
        let line = at + 1;
        let end = line_end(rest, line.min(rest.len()));
        let content = &rest[line.min(end)..end];
        let indent = indentation_of(content);
        let trimmed = &content[indent.min(content.len())..];
        if trimmed.starts_with(closer) {
            lexer.bump(boundary(lexer.remainder(), line + indent + closer.len()));
            return;
        }
        let blank = trimmed.iter().all(u8::is_ascii_whitespace);
        if !blank && indent <= indentation && give_up.is_none() {
            give_up = Some(at);
        }
        // Another text's quotes, or a line left of where this one could stand: the closer is missing.
        if !blank && (indent < indentation || find(trimmed, b"\"\"\"", 0).is_some()) {
            give_up = give_up.or(Some(at));
            break;
        }
        at = end;
    }
    let length = match give_up {
        Some(at) => at,
        None if at >= rest.len() => rest.len(),
        None => first_line,
    };
    let mut length = length.min(rest.len());
    while length > 0 && rest[length - 1].is_ascii_whitespace() {
        length -= 1;
    }
    lexer.bump(boundary(lexer.remainder(), length));
}

/// Bytes of spaces and tabs a line starts with.
pub(crate) fn indentation_of(line: &[u8]) -> usize {
    line.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(line.len())
}
