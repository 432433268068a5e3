//! The smallest rules: one node, a name, a key, separators, and the ways to recover.

use chumsky::Parser;
use chumsky::input::InputRef;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;
use smol_str::{SmolStr, SmolStrBuilder};

use crate::ast::{Expr, ExprKind, Name, Path, Span};
use crate::text;
use crate::tree::{Node, NodeKind};

use super::{Expected, Extra, Fault, Input, Rule, Special, span_of};

/// The next node when `accept` takes it.
pub fn one<'text, Output: 'text>(
    expected: Expected,
    accept: impl Fn(&'text Node<'text>) -> Option<Output> + Copy + 'text,
) -> impl Parser<'text, Input<'text>, Output, Extra<'text>> + Copy + 'text {
    custom(move |input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let found = input.peek_ref();
        match found.and_then(accept) {
            Some(output) => {
                input.next_ref();
                Ok(output)
            }
            None => Err(Fault::expected(expected, found)),
        }
    })
}

/// A node of one kind.
pub fn token<'text>(
    kind: NodeKind,
    expected: Expected,
) -> impl Parser<'text, Input<'text>, &'text Node<'text>, Extra<'text>> + Copy + 'text {
    one(expected, move |node| (node.kind == kind).then_some(node))
}

/// A contextual keyword.
pub fn word<'text>(
    word: &'static str,
) -> impl Parser<'text, Input<'text>, &'text Node<'text>, Extra<'text>> + Copy + 'text {
    one(Expected::WORD, move |node| (node.kind == NodeKind::Word && !node.key && node.text == word).then_some(node))
}

/// A word that is not reserved.
pub fn name<'text>() -> impl Parser<'text, Input<'text>, Name, Extra<'text>> + Copy + 'text {
    one(Expected::NAME, |node| {
        let free = node.kind == NodeKind::Word && !(node.key && is_reserved(node.text));
        free.then(|| Name { text: node.text.into(), span: node.span() })
    })
}

/// A name; when there is none, an empty one, and the fault is reported. A reserved word in its place is taken.
pub fn required_name<'text>() -> Rule<'text, Name> {
    let reserved = one(Expected::default(), |node| {
        let taken = node.kind.is_reserved() && !matches!(node.kind, NodeKind::For | NodeKind::When);
        taken.then(|| Name { text: SmolStr::default(), span: node.span() })
    });
    let missing = here().map(|span| Name { text: SmolStr::default(), span });
    name().recover_with(via_parser(choice((reserved, missing)))).boxed()
}

/// A word of a path behind its first: any word may follow a dot.
pub fn member_name<'text>() -> impl Parser<'text, Input<'text>, Name, Extra<'text>> + Copy + 'text {
    one(Expected::NAME, |node| {
        let is_word = node.kind == NodeKind::Word || node.kind.is_reserved();
        is_word.then(|| Name { text: node.text.into(), span: node.span() })
    })
}

/// `a.b.c`
pub fn path<'text>() -> Rule<'text, Path> {
    name()
        .then(token(NodeKind::Dot, Expected::OPERATOR).ignore_then(member_name()).repeated().collect::<Vec<_>>())
        .map(|(first, rest)| {
            let mut parts = vec![first];
            parts.extend(rest);
            let span = parts.iter().fold(parts[0].span, |span, part| span.to(part.span));
            Path { parts, span }
        })
        .boxed()
}

/// The fifteen words that name nothing, where they stand as keys.
pub fn is_reserved(word: &str) -> bool {
    matches!(
        word,
        "true"
            | "false"
            | "none"
            | "and"
            | "or"
            | "not"
            | "if"
            | "then"
            | "else"
            | "match"
            | "for"
            | "in"
            | "is"
            | "as"
            | "when"
    )
}

/// A word or text with its colon, where the key must be known as written.
pub fn key<'text>() -> Rule<'text, Name> {
    one(Expected::KEY, |node| node.key.then_some(node))
        .then_ignore(token(NodeKind::Colon, Expected::COLON))
        .validate(|node, extra, emitter| {
            if node.inner.iter().any(|piece| piece.kind == NodeKind::Interpolation) {
                emitter.emit(Fault::special(Special::InterpolatedKey, &extra.slice()[..1]));
            }
            Name { text: key_text(node), span: node.span() }
        })
        .boxed()
}

fn key_text(node: &Node<'_>) -> SmolStr {
    if node.inner.is_empty() {
        return node.text.into();
    }
    let mut key = SmolStrBuilder::new();
    for piece in &node.inner {
        match piece.kind {
            NodeKind::Escaped => key.push_str(&text::decode(piece.text)),
            NodeKind::Fragment => key.push_str(piece.text),
            _ => {}
        }
    }
    key.finish()
}

/// `,` or a line end.
pub fn separator<'text>() -> impl Parser<'text, Input<'text>, &'text Node<'text>, Extra<'text>> + Copy + 'text {
    one(Expected::SEPARATOR, |node| matches!(node.kind, NodeKind::Comma | NodeKind::Break).then_some(node))
}

fn is_boundary(node: &Node<'_>) -> bool {
    matches!(node.kind, NodeKind::Comma | NodeKind::Break | NodeKind::End)
}

/// Nothing, in front of a separator or the end.
pub fn boundary<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if is_boundary(node) => Ok(()),
        found => Err(Fault::expected(Expected::SEPARATOR.or(Expected::END), found)),
    })
}

/// The end of what encloses.
pub fn end_of<'text>() -> impl Parser<'text, Input<'text>, &'text Node<'text>, Extra<'text>> + Copy + 'text {
    token(NodeKind::End, Expected::END)
}

/// Nothing; gives the place behind what was read.
pub fn here<'text>() -> impl Parser<'text, Input<'text>, Span, Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let at = input.peek_ref().map_or(0, |node| node.start);
        Ok(Span { start: at, end: at })
    })
}

/// Skips an element: nodes up to a separator or the end. Fails at the end, where no element is.
pub fn skip_element<'text>() -> impl Parser<'text, Input<'text>, Span, Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.kind != NodeKind::End => Ok(skip(input, is_boundary)),
        found => Err(Fault::expected(Expected::default(), found)),
    })
}

/// Skips nodes, perhaps none, up to a separator or the end.
pub fn skip_value<'text>() -> impl Parser<'text, Input<'text>, Span, Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| Ok(skip(input, is_boundary)))
}

/// Skips everything, the end included.
pub fn skip_all<'text>() -> impl Parser<'text, Input<'text>, Span, Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let span = skip(input, |node| node.kind == NodeKind::End);
        input.next_ref();
        Ok(span)
    })
}

fn skip<'text>(
    input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>,
    stop: impl Fn(&Node<'text>) -> bool,
) -> Span {
    let start = input.peek_ref().map_or(0, |node| node.start);
    let mut span = Span { start, end: start };
    while let Some(node) = input.peek_ref() {
        if stop(node) {
            break;
        }
        span.end = node.end;
        input.next_ref();
    }
    span
}

/// Nothing, in front of a block, a separator or the end. When something else stands there, but a block follows in the
/// same member, that is reported and skipped, so that the block is read.
pub fn before_block<'text>() -> Rule<'text, ()> {
    let clear = custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.kind == NodeKind::Braces || is_boundary(node) => Ok(()),
        found => Err(Fault::expected(Expected::BLOCK.or(Expected::SEPARATOR).or(Expected::END), found)),
    });
    let skip = custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let before = input.save();
        skip(input, |node| node.kind == NodeKind::Braces || is_boundary(node));
        match input.peek_ref() {
            Some(node) if node.kind == NodeKind::Braces => Ok(()),
            found => {
                input.rewind(before);
                Err(Fault::expected(Expected::default(), found))
            }
        }
    });
    clear.recover_with(via_parser(skip)).boxed()
}

/// Whether a block stands in front of the next separator.
pub fn block_follows<'text>(input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>) -> bool {
    let before = input.save();
    skip(input, |node| node.kind == NodeKind::Braces || is_boundary(node));
    let follows = input.peek_ref().is_some_and(|node| node.kind == NodeKind::Braces);
    input.rewind(before);
    follows
}

/// The contents of a bracket.
pub fn contents<'text>(
    kind: NodeKind,
    expected: Expected,
) -> impl Parser<'text, Input<'text>, Input<'text>, Extra<'text>> + Copy + 'text {
    one(expected, move |node| (node.kind == kind).then_some(node.inner.as_slice()))
}

/// Elements with separators between them; a bad one is reported and replaced.
pub fn elements<'text, Output: 'text>(
    element: impl Parser<'text, Input<'text>, Output, Extra<'text>> + Clone + 'text,
    replace: impl Fn(Span) -> Output + Clone + 'text,
) -> Rule<'text, Vec<Output>> {
    element
        .then_ignore(boundary())
        .recover_with(via_parser(skip_element().map(replace)))
        .separated_by(separator())
        .allow_trailing()
        .collect::<Vec<_>>()
        .then_ignore(end_of().ignored().recover_with(via_parser(skip_all().ignored())))
        .boxed()
}

/// A value up to the next separator; a bad one is reported and replaced.
pub fn value<'text>(expr: Rule<'text, Expr>) -> Rule<'text, Expr> {
    expr.then_ignore(boundary()).recover_with(via_parser(skip_value().map(error_expr))).boxed()
}

/// An expression that could not be read.
pub fn error_expr(span: Span) -> Expr {
    Expr { kind: Box::new(ExprKind::Error), span }
}

/// Documentation in front of a member.
pub fn documentation<'text>() -> impl Parser<'text, Input<'text>, SmolStr, Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.kind == NodeKind::Doc => {
            input.next_ref();
            Ok(text::documentation(node.text))
        }
        _ => Ok(SmolStr::default()),
    })
}

/// Adds the bytes that a rule read.
pub fn spanned<'text, Output: 'text>(
    rule: impl Parser<'text, Input<'text>, Output, Extra<'text>> + Clone + 'text,
) -> impl Parser<'text, Input<'text>, (Output, Span), Extra<'text>> + Clone + 'text {
    rule.map_with(|output, extra| (output, span_of(extra.slice())))
}
