//! Declarations: signature, header, block, properties and clauses.

use chumsky::Parser;
use chumsky::input::InputRef;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{Block, Clause, Declaration, Header, Member, Name, Path, Property, Signature, Type};
use crate::tree::{Node, NodeKind};

use super::expression::Expressions;
use super::primitive::{
    before_block, block_follows, contents, documentation, elements, end_of, key, name, path, required_name, skip_all,
    spanned, token, value, word,
};
use super::{Expected, Extra, Fault, Input, Rule, Special, types};

/// The rules of declarations that others build on.
pub struct Declarations<'text> {
    /// `(x: T) -> U`
    pub signature: Rule<'text, Signature>,
    /// `for … when …`
    pub header: Rule<'text, Header>,
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
    let optional_block = optional_block(block);
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
    Declarations { signature, header, optional_block, property, declaration }
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
    spanned(parameters.then(result)).map(|((parameter, result), span)| Signature { parameter, result, span }).boxed()
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

/// `key = value` and `key 5`: reported, and read as the property that was meant.
fn property_without_colon<'text>(expressions: &Expressions<'text>) -> Rule<'text, Property> {
    let colon = custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let found = input.peek_ref();
        match found {
            Some(node) if node.kind == NodeKind::Equals => {
                input.next_ref();
            }
            Some(node) if starts_only_value(node.kind) => {}
            _ => return Err(Fault::expected(Expected::HEAD, found)),
        }
        Ok(Fault::expected(Expected::HEAD, found))
    });
    spanned(name().then(colon).then(value(expressions.expr.clone())))
        .validate(|(((key, fault), value), span), _, emitter| {
            emitter.emit(fault);
            Property { doc: Default::default(), key, value, span }
        })
        .boxed()
}

/// Whether a node starts a value but cannot be the head of a clause.
fn starts_only_value(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Integer
            | NodeKind::Decimal
            | NodeKind::Quantity
            | NodeKind::Rate
            | NodeKind::Cidr
            | NodeKind::Path
            | NodeKind::True
            | NodeKind::False
            | NodeKind::None
            | NodeKind::Not
            | NodeKind::If
            | NodeKind::Match
            | NodeKind::Minus
            | NodeKind::Brackets
    )
}

fn block_rule<'text>(
    expressions: &Expressions<'text>,
    property: Rule<'text, Property>,
    block: Rule<'text, Block>,
) -> impl Parser<'text, Input<'text>, Block, Extra<'text>> + Clone + 'text {
    let member = choice((
        property.map(Member::Property),
        clause(expressions, block).map(Member::Clause),
        property_without_colon(expressions).map(Member::Property),
    ));
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
    let head = expressions.head.clone().then(label).or_not();
    let target = token(NodeKind::Arrow, Expected::ARROW).ignore_then(expressions.postfix.clone()).or_not();
    let parts = name()
        .then_ignore(clause_goes_on())
        .then(head)
        .then(target)
        .then(when(expressions))
        .then(optional_block(block));
    spanned(parts)
        .map(|(((((word, head), target), when), block), span)| {
            let (head, label) = head.map_or((None, None), |(head, label)| (Some(head), label));
            Clause { doc: Default::default(), word, head, label, target, when, block, span }
        })
        .boxed()
}

/// Nothing, in front of what makes a word a clause. Something wrong with a block behind it is a clause too.
fn clause_goes_on<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let found = input.peek_ref();
        let clear = |node: &&Node<'text>| {
            matches!(node.kind, NodeKind::Word | NodeKind::Text | NodeKind::Arrow | NodeKind::When | NodeKind::Braces)
        };
        let guess = found.is_some_and(|node| node.kind != NodeKind::Equals && !starts_only_value(node.kind));
        if found.as_ref().is_some_and(clear) || guess && block_follows(input) {
            return Ok(());
        }
        Err(Fault::expected(Expected::HEAD, found))
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
pub fn whole<'text, Output: Clone + 'text>(rule: Rule<'text, Output>, replace: Output) -> Rule<'text, Output> {
    rule.then_ignore(end_of()).recover_with(via_parser(skip_all().to(replace))).boxed()
}
