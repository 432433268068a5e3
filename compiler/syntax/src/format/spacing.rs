//! Whether a space stands between two atoms on a line.

use crate::lexer::TokenKind;

use super::layout::Atom;

/// Whether a space stands between `atoms[at - 1]` and `atoms[at]`.
pub fn space_before(atoms: &[Atom<'_>], at: usize) -> bool {
    let Some(previous) = at.checked_sub(1).and_then(|before| atoms.get(before)) else { return false };
    let Some(next) = atoms.get(at) else { return false };
    match next.kind {
        TokenKind::Comma | TokenKind::Colon | TokenKind::Question | TokenKind::Dot | TokenKind::QuestionDot => {
            return false;
        }
        TokenKind::Less | TokenKind::Greater if next.angle => return false,
        _ => {}
    }
    match previous.kind {
        TokenKind::Dot | TokenKind::QuestionDot | TokenKind::Ellipsis => return false,
        TokenKind::Less if previous.angle => return false,
        TokenKind::Minus if previous.unary => return false,
        TokenKind::DotDot => return !(is_number(next.kind) || next.kind == TokenKind::Minus),
        _ => {}
    }
    match next.kind {
        TokenKind::DotDot => !is_number(previous.kind),
        TokenKind::LeftParen => {
            !(is_callable(previous) || previous.kind == TokenKind::Greater && previous.angle)
                || is_alternative(atoms, at)
                // `grant (if c then read else write) -> role`: the capability, not arguments.
                || at == 1 && previous.text == "grant"
        }
        TokenKind::LeftBracket => {
            !is_callable(previous) || matches!(previous.text, "retry" | "catch") && previous.kind == TokenKind::Word
        }
        _ => true,
    }
}

/// Whether the contents of a bracket on one line have spaces around them: those of braces, but not `use shared.{A, B}`.
pub fn is_spaced(atoms: &[Atom<'_>], at: usize) -> bool {
    let behind_dot =
        at.checked_sub(1).and_then(|before| atoms.get(before)).is_some_and(|before| before.kind == TokenKind::Dot);
    let filled = |atom: &Atom<'_>| atom.group.as_ref().is_some_and(|group| !group.elements.is_empty());
    !behind_dot && atoms.get(at).is_some_and(|atom| atom.kind == TokenKind::LeftBrace && filled(atom))
}

fn is_number(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Integer | TokenKind::Decimal | TokenKind::Quantity | TokenKind::Rate)
}

/// Whether parentheses behind an atom are its arguments.
fn is_callable(atom: &Atom<'_>) -> bool {
    match atom.kind {
        TokenKind::Word => !matches!(
            atom.text,
            "and" | "or" | "not" | "if" | "then" | "else" | "match" | "for" | "in" | "is" | "as" | "when"
        ),
        TokenKind::LeftParen | TokenKind::LeftBracket => true,
        _ => false,
    }
}

/// `clause GET | POST (path: Text)`: the parentheses belong to all of the words.
fn is_alternative(atoms: &[Atom<'_>], at: usize) -> bool {
    let words = |atom: &Atom<'_>| matches!(atom.kind, TokenKind::Word | TokenKind::Pipe);
    atoms.first().is_some_and(|first| first.text == "clause")
        && atoms[..at].iter().all(words)
        && atoms[..at].iter().any(|atom| atom.kind == TokenKind::Pipe)
}
