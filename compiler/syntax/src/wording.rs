//! Faults to sentences.
//!
//! One mistake is told once: faults at one place are one, and a line whose brackets or texts are wrong already has its
//! error.

use crate::ast::Span;
use crate::error::SyntaxError;
use crate::grammar::{Expected, Fault, Special};
use crate::lexer::{Token, TokenKind};
use crate::tree::NodeKind;

/// Adds an error for each fault that is a mistake of its own.
pub fn tell(text: &str, tokens: &[Token], mut faults: Vec<Fault>, errors: &mut Vec<SyntaxError>) {
    if faults.is_empty() {
        return;
    }
    faults.sort_by_key(|fault| fault.start);
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |at: u32| lines.partition_point(|&end| end < at as usize);
    let lines_of = |error: &SyntaxError| {
        let label = error.label.as_ref().map(|(span, _)| line_of(span.start));
        std::iter::once(line_of(error.span.start)).chain(label)
    };
    let mut taken: Vec<usize> = errors.iter().flat_map(lines_of).collect();
    taken.sort_unstable();
    taken.dedup();
    let mut last: Option<u32> = None;
    for fault in faults {
        let error = sentence(text, tokens, &fault);
        // A fault at the token behind the last one follows from it.
        let follows = last.is_some_and(|last| {
            error.span.start <= last
                || previous(tokens, error.span.start, fault.found).is_some_and(|at| tokens[at].start == last)
        });
        if follows || taken.binary_search(&line_of(error.span.start)).is_ok() {
            continue;
        }
        last = Some(error.span.start);
        errors.push(error);
    }
}

fn sentence(text: &str, tokens: &[Token], fault: &Fault) -> SyntaxError {
    if let Some(special) = fault.special {
        return special_sentence(special, Span { start: fault.start, end: fault.end });
    }
    let start = fault.start.min(text.len() as u32);
    let before = previous(tokens, start, fault.found);
    // What stands on the line above does not help to find a place.
    let first = tokens.binary_search_by_key(&start, |token| token.start).is_ok_and(|at| tokens[at].first);
    let context = before.filter(|_| !first).map(|at| context(text, tokens, at)).unwrap_or_default();
    // What ends something is not itself wrong: the place is behind what stands in front of it.
    let ends = matches!(fault.found, NodeKind::Break | NodeKind::End);
    let span = match before {
        Some(at) if ends => Span { start: tokens[at].end, end: tokens[at].end },
        // The opener stands for what it encloses.
        _ if matches!(fault.found, NodeKind::Braces | NodeKind::Brackets | NodeKind::Parens) => {
            Span { start, end: start + 1 }
        }
        _ => Span { start, end: fault.end.min(text.len() as u32).max(start) },
    };
    let found = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let expected = fault.expected;
    let reserved = fault.found.is_reserved();
    if reserved && expected.has(Expected::NAME) && !expected.has(Expected::VALUE) {
        return SyntaxError::new("syntax.reserved", span, format!("`{found}` is a reserved word and names nothing"))
            .hint(format!("choose another name, such as `{found}_`"));
    }
    let found = found_words(fault.found, found);
    let message = |wanted: &str| match (&found, ends) {
        (Some(found), false) => format!("expected {wanted}{context}, found {found}"),
        _ => format!("expected {wanted}{context}"),
    };
    let error = |wanted: &str| SyntaxError::new("syntax.expected", span, message(wanted));
    if fault.found == NodeKind::Equals && expected.has(Expected::HEAD.or(Expected::SEPARATOR)) {
        return error("`:`").hint("write `:` between a key and its value").fix(span, ":");
    }
    if expected.has(Expected::ITEM) {
        return SyntaxError::new("syntax.item", span, message("an item"))
            .hint("an item starts with a word in column 0, such as `function Name { … }`");
    }
    if expected.has(Expected::VALUE) {
        let error = error("a value");
        return match fault.found {
            NodeKind::If => error.hint("put the inner `if` in parentheses"),
            NodeKind::Break => error.hint("a value starts on the line of its `:` or `=`"),
            _ => error,
        };
    }
    if expected.has(Expected::TYPE) {
        return error("a type");
    }
    if expected.has(Expected::HEAD) {
        let at = Span { start: span.start, end: span.start };
        return match fault.found {
            NodeKind::Break | NodeKind::End | NodeKind::Comma => error("`:` and a value, or a block,"),
            _ => error("`:`").fix(Span { start: before.map_or(at.start, |at| tokens[at].end), ..at }, ": "),
        };
    }
    if expected.has(Expected::KIND_MEMBER) {
        return error("a member of the kind");
    }
    let list = [
        (Expected::KEY, "a key"),
        (Expected::ENTRY, "a property"),
        (Expected::NAME, "a name"),
        (Expected::TEXT, "a text"),
        (Expected::COLON, "`:`"),
        (Expected::EQUALS, "`=`"),
        (Expected::THEN, "`then`"),
        (Expected::IN, "`in`"),
        (Expected::ANGLE, "`>`"),
        (Expected::FOR, "`for`"),
        (Expected::NUMBER, "a number"),
        (Expected::PARENS, "`(`"),
        (Expected::ARROW, "`->`"),
        (Expected::BLOCK, "`{`"),
        (Expected::RANGE, "`..`"),
        (Expected::COMMA, "`,`"),
    ];
    // Where something may end, what else could follow says little.
    let strong = Expected::KEY
        .or(Expected::ENTRY)
        .or(Expected::NAME)
        .or(Expected::TEXT)
        .or(Expected::COLON)
        .or(Expected::THEN)
        .or(Expected::IN)
        .or(Expected::ANGLE);
    if expected.has(Expected::SEPARATOR.or(Expected::END)) && !expected.has(strong) {
        return if expected.has(Expected::SEPARATOR) {
            let error = error("`,` or the end of the line");
            match fault.found {
                NodeKind::When | NodeKind::For if context.is_empty() => error.hint("it stands in front of the `{`"),
                _ => error,
            }
        } else if let Some(closer) = innermost(tokens, start).map(TokenKind::closer) {
            error(closer_words(closer))
        } else if fault.found == NodeKind::Break {
            stray_line(tokens, start).unwrap_or_else(|| error("more"))
        } else if ends {
            error("more")
        } else {
            error("the end of the item").hint("an item starts in column 0")
        };
    }
    let expected = if expected == Expected::COMMA { expected } else { Expected(expected.0 & !Expected::COMMA.0) };
    let wanted: Vec<&str> =
        list.iter().filter(|(label, _)| expected.has(*label)).map(|(_, words)| *words).take(3).collect();
    match wanted.as_slice() {
        [] => match found {
            Some(found) => SyntaxError::new("syntax.expected", span, format!("{found} has no place here")),
            None => SyntaxError::new("syntax.expected", span, "something is missing here"),
        },
        [one] => error(one),
        [most @ .., last] => error(&format!("{} or {last}", most.join(", "))),
    }
}

fn special_sentence(special: Special, span: Span) -> SyntaxError {
    match special {
        Special::Comprehension => SyntaxError::new(
            "syntax.comprehension",
            span,
            "`for` makes the whole list or record, nothing stands beside it",
        )
        .hint("join lists with `[...[e for x in xs], other]`"),
        Special::InterpolatedKey => {
            SyntaxError::new("syntax.key", span, "this key must be known as written, `${…}` cannot stand in it")
        }
        Special::Parameters => SyntaxError::new("syntax.parameters", span, "expected at most one parameter")
            .hint("put the values into one record type"),
        Special::Each => SyntaxError::new("syntax.expected", span, "expected at most one `for:` in a check"),
    }
}

/// The token in front of a place, trivia aside.
fn previous(tokens: &[Token], start: u32, found: NodeKind) -> Option<usize> {
    let from = tokens.partition_point(|token| token.start < start);
    // A line end has no width and stands right behind its token.
    let from = if found == NodeKind::Break { tokens.partition_point(|token| token.end <= start) } else { from };
    let at = tokens[..from].iter().rposition(|token| !token.kind.is_trivia())?;
    // Inside a text that interpolates, tokens are not known.
    (tokens[at].end <= start).then_some(at)
}

/// The bracket that is open at a place, if its tokens are known.
fn innermost(tokens: &[Token], start: u32) -> Option<TokenKind> {
    let mut closed = 0;
    let before = tokens[..tokens.partition_point(|token| token.start < start)].iter().rev();
    for token in before {
        if token.kind.is_closer() {
            closed += 1;
        } else if token.kind.is_opener() {
            if closed == 0 {
                return Some(token.kind);
            }
            closed -= 1;
        }
    }
    None
}

fn closer_words(closer: TokenKind) -> &'static str {
    match closer {
        TokenKind::RightBrace => "`}`",
        TokenKind::RightBracket => "`]`",
        _ => "`)`",
    }
}

/// A line behind an item that is complete.
fn stray_line(tokens: &[Token], start: u32) -> Option<SyntaxError> {
    let token = tokens.iter().find(|token| token.start >= start && !token.kind.is_trivia())?;
    let span = Span { start: token.start, end: token.end };
    let error = SyntaxError::new("syntax.item", span, "this line belongs to no item");
    Some(error.hint("an item starts in column 0; members stand between `{` and `}`"))
}

/// ` after …`, from the token at `at`.
fn context(text: &str, tokens: &[Token], at: usize) -> String {
    let token = tokens[at];
    let written = token.text(text);
    match token.kind {
        TokenKind::Colon => {
            let key = tokens[..at].iter().rfind(|token| !token.kind.is_trivia()).map(|key| key.text(text));
            match key.filter(|key| key.len() <= 40 && !key.contains('\n')) {
                Some(key) => format!(" after `{key}:`"),
                None => " after `:`".to_owned(),
            }
        }
        kind if kind.is_closer() || kind == TokenKind::Comma => String::new(),
        kind if kind.is_text() => " after this text".to_owned(),
        _ if written.chars().count() > 40 => String::new(),
        _ => format!(" after `{written}`"),
    }
}

fn found_words(kind: NodeKind, written: &str) -> Option<String> {
    match kind {
        NodeKind::Break => Some("the end of the line".to_owned()),
        NodeKind::End if written.is_empty() => None,
        NodeKind::Text => Some("a text".to_owned()),
        NodeKind::Braces => Some("`{`".to_owned()),
        NodeKind::Brackets => Some("`[`".to_owned()),
        NodeKind::Parens => Some("`(`".to_owned()),
        NodeKind::Doc => Some("documentation".to_owned()),
        _ if written.chars().count() > 40 || written.contains('\n') => None,
        _ => Some(format!("`{written}`")),
    }
}
