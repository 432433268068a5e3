//! Declarations: signature, header, block, properties and clauses.

use chumsky::Parser;
use chumsky::input::InputRef;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{Block, Clause, Declaration, Header, Member, Name, Path, Property, Signature, Type};
use crate::tree::NodeKind;

use super::expression::Expressions;
use super::primitive::{
    before_block, contents, documentation, elements, end_of, key, name, path, required_name, skip_all, spanned, token,
    value, word,
};
use super::{Expected, Extra, Fault, Input, Rule, Special, types};

/// The rules of declarations that others build on.
pub struct Declarations<'text> {
    /// `(x: T) -> U`
    pub signature: Rule<'text, Signature>,
    /// `for … when …`
    pub header: Rule<'text, Header>,
    /// `{ … }` with properties and clauses.
    pub block: Rule<'text, Block>,
    /// What stands in front of a block, then the block; an empty one when there is none.
    pub optional_block: Rule<'text, Block>,
    /// `key: value`
    pub property: Rule<'text, Property>,
    /// A whole declaration.
    pub declaration: Rule<'text, Declaration>,
}

/// Builds all of them.
pub fn declarations<'text>(expressions: &Expressions<'text>) -> Declarations<'text> {
    let signature = signature(expressions.ty.clone());
    let header = header(expressions);
    let property = property(expressions);
    let block = recursive(|block| block_rule(expressions, property.clone(), block.boxed())).boxed();
    let optional_block = optional_block(block.clone());
    let raw = word("resource")
        .map(|word| Path { parts: vec![Name { text: word.text.into(), span: word.span() }], span: word.span() })
        .then(required_name())
        .then_ignore(token(NodeKind::Colon, Expected::COLON))
        .then(expressions.text.clone())
        .map(|((kind, name), text)| (kind, name, Some(text), None));
    let made = path()
        .then(required_name())
        .then(signature.clone().or_not())
        .map(|((kind, name), signature)| (kind, name, None, signature));
    let existing = one_existing().or_not();
    let declaration = existing
        .then(choice((raw, made)))
        .then(header.clone())
        .then(optional_block.clone())
        .map(|(((existing, (kind, name, resource_type, signature)), header), block)| Declaration {
            existing,
            kind,
            name,
            resource_type,
            signature,
            header,
            block,
        })
        .boxed();
    Declarations { signature, header, block, optional_block, property, declaration }
}

/// `existing` in front of another word.
fn one_existing<'text>() -> impl Parser<'text, Input<'text>, crate::ast::Span, Extra<'text>> + Clone + 'text {
    word("existing").map(|word| word.span()).then_ignore(name().rewind())
}

fn optional_block<'text>(block: Rule<'text, Block>) -> Rule<'text, Block> {
    before_block().ignore_then(block.or_not()).map(Option::unwrap_or_default).boxed()
}

fn signature<'text>(ty: Rule<'text, Type>) -> Rule<'text, Signature> {
    let parameter = name().then_ignore(token(NodeKind::Colon, Expected::COLON)).then(types::required(ty.clone()));
    let parameters = elements(parameter.map(Some), |_| None)
        .validate(|parameters, extra, emitter| {
            if parameters.len() > 1 {
                emitter.emit(Fault::special(Special::Parameters, extra.slice()));
            }
            parameters.into_iter().next().flatten()
        })
        .nested_in(contents(NodeKind::Parens, Expected::PARENS));
    let result = token(NodeKind::Arrow, Expected::ARROW).ignore_then(types::required(ty)).or_not();
    spanned(parameters.then(result))
        .map(|((parameter, result), span)| Signature { parameter, result, span })
        .boxed()
}

fn header<'text>(expressions: &Expressions<'text>) -> Rule<'text, Header> {
    let each = token(NodeKind::For, Expected::FOR).ignore_then(expressions.each.clone()).or_not();
    each.then(when(expressions)).map(|(each, when)| Header { each, when }).boxed()
}

/// `when c`, if it is there.
pub fn when<'text>(expressions: &Expressions<'text>) -> Rule<'text, Option<crate::ast::Expr>> {
    token(NodeKind::When, Expected::WHEN).ignore_then(expressions.or.clone()).or_not().boxed()
}

fn property<'text>(expressions: &Expressions<'text>) -> Rule<'text, Property> {
    spanned(key().then(value(expressions.expr.clone())))
        .map(|((key, value), span)| Property { doc: Default::default(), key, value, span })
        .boxed()
}

fn block_rule<'text>(
    expressions: &Expressions<'text>,
    property: Rule<'text, Property>,
    block: Rule<'text, Block>,
) -> impl Parser<'text, Input<'text>, Block, Extra<'text>> + Clone + 'text {
    let member = choice((property.map(Member::Property), clause(expressions, block).map(Member::Clause)));
    let member = documentation().then(member).map(|(doc, member)| match member {
        Member::Property(property) => Member::Property(Property { doc, ..property }),
        Member::Clause(clause) => Member::Clause(Clause { doc, ..clause }),
        error => error,
    });
    spanned(elements(member.boxed(), Member::Error).nested_in(contents(NodeKind::Braces, Expected::BLOCK)))
        .map(|(members, span)| Block { members, span })
}

fn clause<'text>(expressions: &Expressions<'text>, block: Rule<'text, Block>) -> Rule<'text, Clause> {
    let label = token(NodeKind::As, Expected::AS).ignore_then(name()).or_not();
    let head = not_word_alone().ignore_then(expressions.head.clone()).then(label).or_not();
    let target = token(NodeKind::Arrow, Expected::ARROW).ignore_then(expressions.postfix.clone()).or_not();
    let parts = name()
        .then(head)
        .then(target)
        .then(when(expressions))
        .then(optional_block(block))
        .filter(|((((_, head), target), when), block)| {
            head.is_some() || target.is_some() || when.is_some() || block.span != Default::default()
        });
    spanned(parts)
        .map(|(((((word, head), target), when), block), span)| {
            let (head, label) = head.map_or((None, None), |(head, label)| (Some(head), label));
            Clause { doc: Default::default(), word, head, label, target, when, block, span }
        })
        .boxed()
}

/// Nothing, in front of a text or a name: what makes a word a clause.
fn not_word_alone<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if matches!(node.kind, NodeKind::Word | NodeKind::Text) => Ok(()),
        found => Err(Fault::expected(Expected::HEAD, found)),
    })
}

/// `{ key: value, … }` and nothing else.
pub fn properties<'text>(property: Rule<'text, Property>) -> Rule<'text, Vec<Property>> {
    let property = documentation().then(property).map(|(doc, property)| Some(Property { doc, ..property }));
    elements(property, |_| None)
        .map(|properties| properties.into_iter().flatten().collect())
        .nested_in(contents(NodeKind::Braces, Expected::BLOCK))
        .boxed()
}

/// What stands in brackets, read by one rule to the end; `replace` when it does not fit.
pub fn whole<'text, Output: Clone + 'text>(
    rule: Rule<'text, Output>,
    replace: Output,
) -> Rule<'text, Output> {
    rule.then_ignore(end_of()).recover_with(via_parser(skip_all().to(replace))).boxed()
}
