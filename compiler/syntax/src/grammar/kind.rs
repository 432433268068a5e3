//! Kinds: their members, parts, mappings, checks, offers.

use chumsky::Parser;
use chumsky::input::InputRef;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{
    Definition, Each, Expr, KindBody, KindMember, KindMemberKind, Let, Mapping, MappingEntry, Name, Parameter,
    Property, Text, Type,
};
use crate::tree::NodeKind;

use super::declaration::{Declarations, properties, when};
use super::expression::Expressions;
use super::primitive::{
    before_block, boundary, contents, documentation, elements, error_expr, here, key, name, one, required_name,
    spanned, token, value, word,
};
use super::types::{error_type, field, required};
use super::{Expected, Extra, Fault, Input, Rule, Special};

type KindRule<'text> = Rule<'text, KindMemberKind>;

/// What `key:` means in a body.
#[derive(Clone, Copy, PartialEq)]
enum Keys {
    /// A property: its type and default. Universal members are settings.
    Properties,
    /// A value.
    Settings,
}

/// The body of a kind.
pub fn kind_body<'text>(expressions: &Expressions<'text>, declarations: &Declarations<'text>) -> Rule<'text, KindBody> {
    recursive(|properties| {
        let properties = properties.boxed();
        let settings =
            recursive(|settings| body(Keys::Settings, expressions, declarations, properties.clone(), settings.boxed()))
                .boxed();
        body(Keys::Properties, expressions, declarations, properties, settings)
    })
    .boxed()
}

fn body<'text>(
    keys: Keys,
    expressions: &Expressions<'text>,
    declarations: &Declarations<'text>,
    properties: Rule<'text, KindBody>,
    settings: Rule<'text, KindBody>,
) -> Rule<'text, KindBody> {
    let setting = declarations.property.clone().map(KindMemberKind::Setting);
    let keyed = match keys {
        Keys::Settings => setting.boxed(),
        Keys::Properties => {
            let field = field(expressions.expr.clone(), expressions.ty.clone()).map(KindMemberKind::Property);
            choice((universal(expressions), field.boxed())).boxed()
        }
    };
    let words = worded(expressions, declarations, properties, settings);
    let member = spanned(documentation().then(choice((is_keyed().ignore_then(keyed), words))))
        .map(|((doc, kind), span)| KindMember { doc: doc.into(), kind, span });
    let members =
        elements(member.boxed(), |span| KindMember { doc: Default::default(), kind: KindMemberKind::Error, span });
    spanned(members.nested_in(contents(NodeKind::Braces, Expected::BLOCK)))
        .map(|(members, span)| KindBody { members, span })
        .boxed()
}

/// Nothing, in front of a key.
fn is_keyed<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.key => Ok(()),
        found => Err(Fault::expected(Expected::KIND_MEMBER, found)),
    })
}

/// `after: [X]` and its like, where other keys are properties. It must be a whole value: `onDelete: retain | delete`
/// is a property with a type.
fn universal<'text>(expressions: &Expressions<'text>) -> KindRule<'text> {
    let place = custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if matches!(node.text, "after" | "beside" | "revision" | "onDelete" | "replaceFirst") => Ok(()),
        found => Err(Fault::expected(Expected::KEY, found)),
    });
    let setting = spanned(key().then(expressions.expr.clone()).then_ignore(boundary()))
        .map(|((key, value), span)| Property { doc: Default::default(), key, value, span });
    place.ignore_then(setting).map(KindMemberKind::Setting).boxed()
}

fn worded<'text>(
    expressions: &Expressions<'text>,
    declarations: &Declarations<'text>,
    properties: Rule<'text, KindBody>,
    settings: Rule<'text, KindBody>,
) -> KindRule<'text> {
    let whole_body = |body: &Rule<'text, KindBody>| {
        before_block().ignore_then(body.clone().or_not()).map(Option::unwrap_or_default).boxed()
    };
    let parameters = parameters(expressions);
    let part = word("part")
        .ignore_then(name())
        .then(declarations.header.clone())
        .then(whole_body(&settings))
        .map(|((name, header), body)| KindMemberKind::Part { name, header, body: body.into() });
    let capability = word("can")
        .ignore_then(name())
        .then(parameters.clone())
        .then(definition(expressions, &settings))
        .map(|((name, parameters), definition)| KindMemberKind::Capability { name, parameters, definition });
    let result = token(NodeKind::Arrow, Expected::ARROW).ignore_then(expressions.ty.clone()).or_not();
    let call =
        word("call").ignore_then(name()).then(parameters.clone()).then(result.clone()).then(whole_body(&settings)).map(
            |(((name, parameters), result), body)| KindMemberKind::Call { name, parameters, result, body: body.into() },
        );
    choice((
        let_member(expressions),
        attribute(expressions, &settings),
        capability.boxed(),
        call.boxed(),
        source(expressions, &parameters, &properties),
        clause(expressions, &parameters, whole_body(&properties)),
        check(expressions, declarations),
        native(expressions),
        part.boxed(),
        mapping(expressions, declarations),
        add(expressions, declarations),
        grant(expressions, declarations),
        declarations.declaration.clone().map(KindMemberKind::Declaration).boxed(),
    ))
    .boxed()
}

fn parameters<'text>(expressions: &Expressions<'text>) -> Rule<'text, Vec<Parameter>> {
    let default = token(NodeKind::Equals, Expected::EQUALS).ignore_then(value(expressions.expr.clone())).or_not();
    let parameter = name()
        .then_ignore(token(NodeKind::Colon, Expected::COLON))
        .then(required(expressions.ty.clone()))
        .then(default)
        .map(|((name, ty), default)| Some(Parameter { name, ty, default }));
    elements(parameter.boxed(), |_| None)
        .map(|parameters| parameters.into_iter().flatten().collect::<Vec<_>>())
        .nested_in(contents(NodeKind::Parens, Expected::PARENS))
        .or_not()
        .map(Option::unwrap_or_default)
        .boxed()
}

/// `= e`, `{ … }`, or nothing.
fn definition<'text>(expressions: &Expressions<'text>, body: &Rule<'text, KindBody>) -> Rule<'text, Definition> {
    let equals =
        token(NodeKind::Equals, Expected::EQUALS).ignore_then(value(expressions.expr.clone())).map(Definition::Value);
    let body = before_block()
        .ignore_then(body.clone().or_not())
        .map(|body| body.map_or(Definition::None, |body| Definition::Body(body.into())));
    choice((equals, body)).boxed()
}

/// `: T`; an error type when there is none.
fn typed<'text>(expressions: &Expressions<'text>) -> Rule<'text, Type> {
    token(NodeKind::Colon, Expected::COLON)
        .ignore_then(required(expressions.ty.clone()))
        .recover_with(via_parser(here().map(error_type)))
        .boxed()
}

/// `let x: T = e` behind its `let`.
pub fn let_rule<'text>(expressions: &Expressions<'text>) -> Rule<'text, Let> {
    let ty = token(NodeKind::Colon, Expected::COLON).ignore_then(required(expressions.ty.clone())).or_not();
    let equals = token(NodeKind::Equals, Expected::EQUALS);
    let equals = equals.ignore_then(value(expressions.expr.clone()));
    let equals = equals.recover_with(via_parser(super::primitive::skip_value().map(error_expr)));
    required_name().then(ty).then(equals).map(|((name, ty), value)| Let { name, ty, value }).boxed()
}

fn let_member<'text>(expressions: &Expressions<'text>) -> KindRule<'text> {
    word("let").then_ignore(name().rewind()).ignore_then(let_rule(expressions)).map(KindMemberKind::Let).boxed()
}

fn attribute<'text>(expressions: &Expressions<'text>, settings: &Rule<'text, KindBody>) -> KindRule<'text> {
    word("attr")
        .ignore_then(name())
        .then(typed(expressions))
        .then(definition(expressions, settings))
        .map(|((name, ty), definition)| KindMemberKind::Attribute { name, ty, definition })
        .boxed()
}

fn native<'text>(expressions: &Expressions<'text>) -> KindRule<'text> {
    word("native")
        .ignore_then(name())
        .then(typed(expressions))
        .map(|(name, ty)| KindMemberKind::Native { name, ty })
        .boxed()
}

/// Words with `|` between them.
fn alternatives<'text>() -> Rule<'text, Vec<Name>> {
    name().separated_by(token(NodeKind::Pipe, Expected::OPERATOR)).at_least(1).collect::<Vec<_>>().boxed()
}

fn source<'text>(
    expressions: &Expressions<'text>,
    parameters: &Rule<'text, Vec<Parameter>>,
    properties: &Rule<'text, KindBody>,
) -> KindRule<'text> {
    let word = one(Expected::WORD, |node| {
        (node.kind == NodeKind::Word && !node.key && matches!(node.text, "source" | "offer"))
            .then(|| Name { text: node.text.into(), span: node.span() })
    });
    let takers = token(NodeKind::For, Expected::FOR).ignore_then(alternatives());
    let payload = token(NodeKind::Arrow, Expected::ARROW).ignore_then(expressions.ty.clone()).or_not();
    word.then(name())
        .then(parameters.clone())
        .then(takers)
        .then(payload)
        .then(definition(expressions, properties))
        .map(|(((((word, name), parameters), takers), payload), definition)| KindMemberKind::Source {
            word,
            name,
            parameters,
            takers,
            payload,
            definition,
        })
        .boxed()
}

fn clause<'text>(
    expressions: &Expressions<'text>,
    parameters: &Rule<'text, Vec<Parameter>>,
    body: Rule<'text, KindBody>,
) -> KindRule<'text> {
    let target = token(NodeKind::Arrow, Expected::ARROW).ignore_then(expressions.ty.clone()).or_not();
    word("clause")
        .ignore_then(alternatives())
        .then(parameters.clone())
        .then(target)
        .then(expressions.range.clone().or_not())
        .then(body)
        .map(|((((words, parameters), target), count), body)| KindMemberKind::Clause {
            words,
            parameters,
            target,
            count,
            body: body.into(),
        })
        .boxed()
}

enum CheckEntry {
    Each(Each),
    Setting(Property),
    Error,
}

/// Settings of a check that are wanted only when it fails.
const WORDS: &[&str] = &["message", "hint", "evidence"];

fn check<'text>(expressions: &Expressions<'text>, declarations: &Declarations<'text>) -> KindRule<'text> {
    let is_for = one(Expected::KEY, |node| (node.key && node.text == "for").then_some(()));
    let each = is_for
        .then_ignore(token(NodeKind::Colon, Expected::COLON))
        .ignore_then(expressions.each.clone())
        .map(CheckEntry::Each);
    let setting = documentation()
        .then(declarations.property.clone())
        .map(|(doc, property)| CheckEntry::Setting(Property { doc, ..property }));
    // A `for:` that cannot be read is not read as a setting: the element's recovery reports it.
    let setting = not_for().ignore_then(setting);
    let entries = elements(choice((each, setting)).boxed(), |_| CheckEntry::Error)
        .nested_in(contents(NodeKind::Braces, Expected::BLOCK));
    word("check")
        .ignore_then(expressions.text.clone())
        .then_ignore(before_block())
        .then(entries)
        .validate(|(id, entries), extra, emitter| {
            let mut each = None;
            let (mut settings, mut words) = (Vec::new(), Vec::new());
            for entry in entries {
                match entry {
                    CheckEntry::Each(first) if each.is_none() => each = Some(first),
                    CheckEntry::Each(_) => emitter.emit(Fault::special(Special::Each, &extra.slice()[..2])),
                    CheckEntry::Setting(property) => match WORDS.contains(&property.key.text.as_str()) {
                        true => words.push(property),
                        false => settings.push(property),
                    },
                    CheckEntry::Error => {}
                }
            }
            KindMemberKind::Check { id, each, settings, words: words.into() }
        })
        .boxed()
}

fn not_for<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.key && node.text == "for" => Err(Fault::expected(Expected::default(), Some(node))),
        _ => Ok(()),
    })
}

fn mapping<'text>(expressions: &Expressions<'text>, declarations: &Declarations<'text>) -> KindRule<'text> {
    let target = one(Expected::WORD, |node| {
        (node.kind == NodeKind::Word && !node.key && matches!(node.text, "cloudformation" | "terraform"))
            .then(|| Name { text: node.text.into(), span: node.span() })
    });
    let named = name().then_ignore(token(NodeKind::Colon, Expected::COLON)).or_not();
    let resource_type =
        expressions.text.clone().recover_with(via_parser(here().map(|span| Text { pieces: Vec::new(), span })));
    let entries = entries(expressions, declarations).or_not().map(Option::unwrap_or_default);
    spanned(
        target
            .then_ignore(starts_mapping())
            .then(named)
            .then(resource_type)
            .then(declarations.header.clone())
            .then_ignore(before_block())
            .then(entries),
    )
    .map(|(((((target, name), resource_type), header), entries), span)| {
        KindMemberKind::Mapping(Mapping { target, name, resource_type, header, entries: entries.into(), span })
    })
    .boxed()
}

/// Nothing, in front of a text or a name with its colon.
fn starts_mapping<'text>() -> impl Parser<'text, Input<'text>, (), Extra<'text>> + Copy + 'text {
    custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node) if node.kind == NodeKind::Text || node.key => Ok(()),
        found => Err(Fault::expected(Expected::TEXT, found)),
    })
}

fn entries<'text>(
    expressions: &Expressions<'text>,
    declarations: &Declarations<'text>,
) -> Rule<'text, Vec<MappingEntry>> {
    let property = documentation()
        .then(declarations.property.clone())
        .map(|(doc, property)| MappingEntry::Property(Property { doc, ..property }));
    let spread =
        token(NodeKind::Ellipsis, Expected::ENTRY).ignore_then(expressions.expr.clone()).map(MappingEntry::Spread);
    let beside = one(Expected::ENTRY, |node| {
        (node.kind == NodeKind::Word && !node.key && matches!(node.text, "attributes" | "lifecycle"))
            .then(|| Name { text: node.text.into(), span: node.span() })
    })
    .then_ignore(before_block())
    .then(properties(declarations.property.clone()))
    .map(|(word, entries)| MappingEntry::Beside { word, entries });
    let unsupported = spanned(word("unsupported").ignore_then(expressions.text.clone()).then(when(expressions)))
        .map(|((reason, when), span)| MappingEntry::Unsupported { reason, when, span });
    let needs = spanned(word("needs").ignore_then(expressions.text.clone()).then(when(expressions)))
        .map(|((version, when), span)| MappingEntry::Needs { version, when, span });
    elements(choice((property, spread, beside, unsupported, needs)).boxed(), MappingEntry::Error)
        .nested_in(contents(NodeKind::Braces, Expected::BLOCK))
        .boxed()
}

fn add<'text>(expressions: &Expressions<'text>, declarations: &Declarations<'text>) -> KindRule<'text> {
    let label = token(NodeKind::As, Expected::AS).ignore_then(name()).or_not();
    word("add")
        .ignore_then(reference(expressions))
        .then(label)
        .then(when(expressions))
        .then(declarations.optional_block.clone())
        .map(|(((target, label), when), block)| KindMemberKind::Add { target, label, when, block })
        .boxed()
}

fn grant<'text>(expressions: &Expressions<'text>, declarations: &Declarations<'text>) -> KindRule<'text> {
    let arrow = token(NodeKind::Arrow, Expected::ARROW);
    let to = arrow.ignore_then(reference(expressions));
    let to = to.recover_with(via_parser(here().map(error_expr)));
    word("grant")
        .ignore_then(reference(expressions))
        .then(to)
        .then(when(expressions))
        .then(declarations.optional_block.clone())
        .map(|(((capability, to), when), block)| KindMemberKind::Grant { capability, to, when, block })
        .boxed()
}

/// A value that names something: `receiver.notify("x")`.
fn reference<'text>(expressions: &Expressions<'text>) -> Rule<'text, Expr> {
    expressions.postfix.clone()
}
