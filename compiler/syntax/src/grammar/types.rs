//! Types, their refinements, and ranges.

use chumsky::Parser;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{Expr, ExprKind, Field, Range, Span, Text, Type, TypeKind};
use crate::number;
use crate::tree::NodeKind;

use super::primitive::{
    contents, documentation, elements, end_of, here, key, one, path, separator, skip_all, skip_value, spanned, token,
    value,
};
use super::{Expected, Rule};

/// Any type.
pub fn types<'text>(expr: Rule<'text, Expr>, text: Rule<'text, Text>) -> Rule<'text, Type> {
    recursive(|ty| {
        let atom = atom(expr, ty.boxed(), text.clone());
        let range = range();
        let pattern = separator().ignore_then(text.clone()).or_not();
        let refinement = choice((
            range.then(pattern).map(|(range, pattern)| (Some(range), pattern)),
            text.map(|pattern| (None, Some(pattern))),
        ))
        .then_ignore(end_of())
        .recover_with(via_parser(skip_all().to((None, None))))
        .nested_in(contents(NodeKind::Parens, Expected::OPERATOR));
        let refined = spanned(atom.then(refinement.or_not())).map(|((base, refinement), span)| match refinement {
            Some((range, pattern)) => make(TypeKind::Refined { base, range, pattern }, span),
            None => base,
        });
        let optional =
            refined.then(token(NodeKind::Question, Expected::OPERATOR).or_not()).map(
                |(base, question)| match question {
                    Some(question) => {
                        let span = base.span.to(question.span());
                        make(TypeKind::Optional(base), span)
                    }
                    None => base,
                },
            );
        optional.separated_by(token(NodeKind::Pipe, Expected::OPERATOR)).at_least(1).collect::<Vec<_>>().map(
            |mut members| {
                let span = members.iter().fold(members[0].span, |span, member| span.to(member.span));
                match members.pop() {
                    Some(only) if members.is_empty() => only,
                    Some(last) => {
                        members.push(last);
                        make(TypeKind::Union(members), span)
                    }
                    None => make(TypeKind::Error, span),
                }
            },
        )
    })
    .boxed()
}

fn make(kind: TypeKind, span: Span) -> Type {
    Type { kind: Box::new(kind), span }
}

/// A type that could not be read.
pub fn error_type(span: Span) -> Type {
    make(TypeKind::Error, span)
}

/// A type without refinement, `?` or `|`.
pub fn atom<'text>(expr: Rule<'text, Expr>, ty: Rule<'text, Type>, text: Rule<'text, Text>) -> Rule<'text, Type> {
    let arguments = ty
        .clone()
        .separated_by(token(NodeKind::Comma, Expected::COMMA))
        .at_least(1)
        .collect::<Vec<_>>()
        .delimited_by(token(NodeKind::Less, Expected::OPERATOR), token(NodeKind::Greater, Expected::ANGLE));
    let named = spanned(starts_type().ignore_then(path()).then(arguments.or_not())).map(|((name, arguments), span)| {
        match arguments {
            Some(arguments) => make(TypeKind::Generic { name, arguments }, span),
            None => make(TypeKind::Name(name), span),
        }
    });
    let literal = text.map(|text| {
        let span = text.span;
        make(TypeKind::Literal(text), span)
    });
    let record = spanned(fields(expr, ty).nested_in(contents(NodeKind::Braces, Expected::TYPE)))
        .map(|(fields, span)| make(TypeKind::Record(fields), span));
    choice((named, literal, record)).boxed()
}

/// Nothing, in front of a word: the expectation of a whole type is told, not that of a name.
fn starts_type<'text>() -> impl chumsky::Parser<'text, super::Input<'text>, (), super::Extra<'text>> + Copy + 'text {
    custom(|input: &mut chumsky::input::InputRef<'text, '_, super::Input<'text>, super::Extra<'text>>| {
        match input.peek_ref() {
            Some(node) if node.kind == NodeKind::Word => Ok(()),
            found => Err(super::Fault::expected(Expected::TYPE, found)),
        }
    })
}

/// The fields of a record type, in its braces.
pub fn fields<'text>(expr: Rule<'text, Expr>, ty: Rule<'text, Type>) -> Rule<'text, Vec<Field>> {
    let field = documentation().then(field(expr, ty)).map(|(doc, field)| Some(Field { doc: doc.into(), ..field }));
    elements(field, |_| None).map(|fields| fields.into_iter().flatten().collect()).boxed()
}

/// `key: type = value`, up to the next separator.
pub fn field<'text>(expr: Rule<'text, Expr>, ty: Rule<'text, Type>) -> Rule<'text, Field> {
    let default = token(NodeKind::Equals, Expected::EQUALS).ignore_then(value(expr)).or_not();
    let written = ty
        .then(default)
        .then_ignore(super::primitive::boundary())
        .recover_with(via_parser(skip_value().map(|span| (error_type(span), None))));
    spanned(key().then(written))
        .map(|((name, (ty, default)), span)| Field { doc: Default::default(), name, ty, default, span })
        .boxed()
}

/// A type; when there is none, an error, and the fault is reported.
pub fn required<'text>(ty: Rule<'text, Type>) -> Rule<'text, Type> {
    ty.recover_with(via_parser(here().map(error_type))).boxed()
}

/// `a..b`, either end open.
pub fn range<'text>() -> Rule<'text, Range> {
    let minus = token(NodeKind::Minus, Expected::NUMBER).or_not();
    let number = one(Expected::NUMBER, |node| match node.kind {
        NodeKind::Integer => number::integer(node.text).map(ExprKind::Integer),
        NodeKind::Decimal => number::decimal(node.text).map(ExprKind::Decimal),
        NodeKind::Quantity => number::quantity(node.text).map(ExprKind::Quantity),
        NodeKind::Rate => number::rate(node.text).map(|(count, per)| ExprKind::Rate(count, per)),
        _ => None,
    });
    let bound = spanned(minus.then(number)).map(|((minus, number), span)| {
        let kind = match (minus, number) {
            (Some(_), ExprKind::Integer(value)) => ExprKind::Integer(-value),
            (Some(_), ExprKind::Decimal(value)) => ExprKind::Decimal(-value),
            (Some(_), ExprKind::Quantity(mut quantity)) => {
                quantity.number = -quantity.number;
                ExprKind::Quantity(quantity)
            }
            (_, number) => number,
        };
        Expr { kind: Box::new(kind), span }
    });
    spanned(bound.clone().or_not().then_ignore(token(NodeKind::DotDot, Expected::RANGE)).then(bound.or_not()))
        .map(|((low, high), span)| Range { low, high, span })
        .boxed()
}
