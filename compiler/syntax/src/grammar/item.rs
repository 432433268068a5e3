//! Items: the forms that start in column 0.

use chumsky::Parser;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{Block, ItemKind, Name, Path, Span, TypeKind};
use crate::tree::NodeKind;

use super::declaration::{declarations, whole};
use super::expression::expressions;
use super::kind::{kind_body, let_rule};
use super::primitive::{
    before_block, contents, end_of, error_expr, member_name, name, one, path, required_name, skip_all, skip_value,
    spanned, token, value, word,
};
use super::types::{error_type, fields, required};
use super::{Expected, Fault, Rule};

/// Any item, to its end.
pub fn item<'text>() -> Rule<'text, ItemKind> {
    let expressions = expressions();
    let declarations = declarations(&expressions);
    let body = kind_body(&expressions, &declarations);
    let ty = expressions.ty.clone();
    let expr = expressions.expr.clone();
    let typed = token(NodeKind::Colon, Expected::COLON)
        .ignore_then(required(ty.clone()))
        .recover_with(via_parser(skip_to_equals().map(error_type)))
        .boxed();
    let equals = token(NodeKind::Equals, Expected::EQUALS);
    let default = equals.ignore_then(value(expr.clone())).or_not().boxed();

    let param = word("param")
        .ignore_then(required_name())
        .then(typed.clone())
        .then(default.clone())
        .map(|((name, ty), default)| ItemKind::Param { name, ty, default });
    let option = word("option")
        .ignore_then(required_name())
        .then(typed)
        .then(default)
        .map(|((name, ty), default)| ItemKind::Option { name, ty, default });
    let exported = word("exported").ignore_then(token(NodeKind::As, Expected::AS)).ignore_then(expr.clone());
    let result =
        equals.ignore_then(expr.clone()).recover_with(via_parser(skip_value().map(error_expr))).then(exported.or_not());
    let optional_type = token(NodeKind::Colon, Expected::COLON).ignore_then(required(ty.clone())).or_not();
    let output = word("output")
        .ignore_then(required_name())
        .then(optional_type)
        .then(result)
        .map(|((name, ty), (value, exported))| ItemKind::Output { name, ty, value, exported });
    let record = spanned(fields(expr, ty.clone()).nested_in(contents(NodeKind::Braces, Expected::BLOCK)))
        .map(|(fields, span)| crate::ast::Type { kind: Box::new(TypeKind::Record(fields)), span });
    let type_value = choice((equals.ignore_then(required(ty)), before_block().ignore_then(record)))
        .recover_with(via_parser(skip_value().map(error_type)));
    let type_item =
        word("type").ignore_then(required_name()).then(type_value).map(|(name, ty)| ItemKind::Type { name, ty });
    let kind = word("kind")
        .ignore_then(required_name())
        .then(declarations.signature.clone().or_not())
        .then_ignore(before_block())
        .then(body.or_not().map(Option::unwrap_or_default))
        .map(|((name, signature), body)| ItemKind::Kind(crate::ast::Kind { name, signature, body }));
    let steps = token(NodeKind::Braces, Expected::BLOCK).map(|node| node.span());
    let workflow = word("workflow")
        .ignore_then(required_name())
        .then(declarations.signature.clone().or_not())
        .then(declarations.header.clone())
        .then_ignore(before_block())
        .then(steps.or_not().map(Option::unwrap_or_default))
        .map(|(((name, signature), header), body)| ItemKind::Workflow { name, signature, header, body });
    let missing_path =
        super::primitive::here().map(|span| Path { parts: vec![Name { text: Default::default(), span }], span });
    let defaults = word("defaults")
        .ignore_then(path().recover_with(via_parser(missing_path)))
        .then(declarations.optional_block.clone())
        .map(|(kind, block): (Path, Block)| ItemKind::Defaults { kind, block });

    let form = choice((
        use_item(),
        stages(),
        word("let").ignore_then(let_rule(&expressions)).map(ItemKind::Let).boxed(),
        param.boxed(),
        option.boxed(),
        output.boxed(),
        type_item.boxed(),
        kind.boxed(),
        workflow.boxed(),
        defaults.boxed(),
        starts_item().ignore_then(declarations.declaration.clone()).map(ItemKind::Declaration).boxed(),
    ));
    let end = end_of().ignored().recover_with(via_parser(skip_all().ignored()));
    form.then_ignore(end).recover_with(via_parser(skip_all().to(ItemKind::Error))).boxed()
}

/// Nothing, in front of a word.
fn starts_item<'text>() -> impl Parser<'text, super::Input<'text>, (), super::Extra<'text>> + Copy + 'text {
    custom(|input: &mut chumsky::input::InputRef<'text, '_, super::Input<'text>, super::Extra<'text>>| {
        match input.peek_ref() {
            Some(node) if node.kind == NodeKind::Word => Ok(()),
            found => Err(Fault::expected(Expected::ITEM, found)),
        }
    })
}

/// Skips a broken type, so that a default behind it is read.
fn skip_to_equals<'text>() -> Rule<'text, Span> {
    let skipped = one(Expected::default(), |node| {
        let stops = matches!(node.kind, NodeKind::Equals | NodeKind::End | NodeKind::Break | NodeKind::Comma);
        (!stops).then_some(node.span())
    });
    skipped.repeated().collect::<Vec<_>>().map(|spans| spans.into_iter().reduce(Span::to).unwrap_or_default()).boxed()
}

fn use_item<'text>() -> Rule<'text, ItemKind> {
    let comma = super::primitive::separator();
    let names = name().separated_by(comma).allow_trailing().collect::<Vec<_>>().boxed();
    let names = whole(names, Vec::new()).nested_in(contents(NodeKind::Braces, Expected::NAME));
    let part = token(NodeKind::Dot, Expected::OPERATOR).ignore_then(member_name());
    let path = name().then(part.repeated().collect::<Vec<_>>()).map(|(first, rest)| {
        let mut parts = vec![first];
        parts.extend(rest);
        let span = parts.iter().fold(parts[0].span, |span, part: &Name| span.to(part.span));
        Path { parts, span }
    });
    let names = token(NodeKind::Dot, Expected::OPERATOR).ignore_then(names).or_not().map(Option::unwrap_or_default);
    word("use").ignore_then(path).then(names).map(|(path, names)| ItemKind::Use { path, names }).boxed()
}

fn stages<'text>() -> Rule<'text, ItemKind> {
    let names =
        required_name().separated_by(token(NodeKind::Comma, Expected::SEPARATOR)).at_least(1).collect::<Vec<_>>();
    word("stages").ignore_then(names).map(|names| ItemKind::Stages { names }).boxed()
}
