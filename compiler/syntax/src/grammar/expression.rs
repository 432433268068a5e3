//! Expressions: section "Grammar" of the language reference from `expr` down to `atom`.

use chumsky::Parser;
use chumsky::input::InputRef;
use chumsky::prelude::*;
use chumsky::recovery::via_parser;

use crate::ast::{
    Argument, Arm, BinaryOperator, Each, Element, Entry, Expr, ExprKind, ListComprehension, Name, Piece, Range,
    RecordComprehension, Span, Text, UnaryOperator,
};
use crate::number;
use crate::text;
use crate::tree::{Node, NodeKind};

use super::primitive::{
    boundary, contents, documentation, elements, end_of, error_expr, member_name, name, one, skip_all, skip_value,
    spanned, token, value,
};
use super::{Expected, Extra, Fault, Input, Rule, Special, types};

/// The rules of expressions that others build on.
pub struct Expressions<'text> {
    /// Any expression.
    pub expr: Rule<'text, Expr>,
    /// An expression without `if` and `match` in front.
    pub or: Rule<'text, Expr>,
    /// A value with members, calls and indices behind it.
    pub postfix: Rule<'text, Expr>,
    /// The same, starting with a text or a name.
    pub head: Rule<'text, Expr>,
    /// A text.
    pub text: Rule<'text, Text>,
    /// A type.
    pub ty: Rule<'text, crate::ast::Type>,
    /// `x in xs`, what stands behind `for`.
    pub each: Rule<'text, Each>,
    /// `1..5`
    pub range: Rule<'text, Range>,
}

/// Builds all of them.
pub fn expressions<'text>() -> Expressions<'text> {
    let expr = recursive(|expr| build(expr.boxed()).expr).boxed();
    build(expr)
}

fn build<'text>(expr: Rule<'text, Expr>) -> Expressions<'text> {
    let text = text_rule(expr.clone());
    let ty = types::types(expr.clone(), text.clone());
    let range = types::range();
    let postfix = suffixed(atom(expr.clone(), text.clone()), expr.clone());
    let head = choice((text.clone().map(text_expr), name().map(name_expr)));
    let head = suffixed(head.boxed(), expr.clone());
    let or = or(postfix.clone(), types::atom(expr.clone(), ty.clone(), text.clone()), range.clone());
    let or = choice((simple(), or)).boxed();
    let each = each(expr.clone());
    let expr = choice((conditional(or.clone(), expr.clone()), matching(or.clone(), expr), or.clone())).boxed();
    Expressions { expr, or, postfix, head, text, ty, each, range }
}

fn make(kind: ExprKind, span: Span) -> Expr {
    Expr { kind: Box::new(kind), span }
}

fn name_expr(name: Name) -> Expr {
    make(ExprKind::Name(name.text), name.span)
}

fn text_expr(text: Text) -> Expr {
    let span = text.span;
    make(ExprKind::Text(text), span)
}

/// A name, number or plain text with members behind it, and no operator or bracket after that: what most values are.
/// Gives what the rules for operators would give, faults included, without asking each of them.
fn simple<'text>() -> impl Parser<'text, Input<'text>, Expr, Extra<'text>> + Clone + 'text {
    let operator = one(Expected::OPERATOR, |_| None::<()>).or_not();
    custom(move |input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| {
        let (start, first) = (input.save(), input.peek_ref());
        if !first.is_some_and(starts_simply) || !ends_simply(input) {
            input.rewind(start);
            return Err(Fault::expected(Expected::default(), first));
        }
        input.rewind(start);
        let plain = |node: &Node<'_>| text_expr(Text { pieces: literal(node.text), span: node.span() });
        let value = input.next_ref().and_then(|node| leaf(node).or_else(|| Some(plain(node))));
        let Some(mut value) = value else { return Err(Fault::expected(Expected::VALUE, first)) };
        while let Some(dot) = input.peek_ref().filter(|node| is_dot(node)) {
            input.next_ref();
            let Some(word) = input.next_ref() else { break };
            let name = Name { text: word.text.into(), span: word.span() };
            value = apply(value, (Suffix::Member(dot.kind == NodeKind::QuestionDot, name), word.span()));
        }
        // An operator could follow; a fault behind the value says so.
        input.parse(operator)?;
        Ok(value)
    })
}

fn starts_simply(node: &Node<'_>) -> bool {
    let plain = node.kind == NodeKind::Text && node.inner.is_empty();
    plain || matches!(node.kind, NodeKind::Word | NodeKind::True | NodeKind::False | NodeKind::None) || is_number(node)
}

fn is_number(node: &Node<'_>) -> bool {
    matches!(
        node.kind,
        NodeKind::Integer | NodeKind::Decimal | NodeKind::Quantity | NodeKind::Rate | NodeKind::Cidr | NodeKind::Path
    )
}

fn is_dot(node: &Node<'_>) -> bool {
    matches!(node.kind, NodeKind::Dot | NodeKind::QuestionDot)
}

/// Skips a value and its members; false when more than members is behind it.
fn ends_simply<'text>(input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>) -> bool {
    input.next_ref();
    while input.peek_ref().is_some_and(is_dot) {
        input.next_ref();
        if !input.next_ref().is_some_and(|node| node.kind == NodeKind::Word || node.kind.is_reserved()) {
            return false;
        }
    }
    !input.peek_ref().is_some_and(|node| {
        matches!(
            node.kind,
            NodeKind::Parens
                | NodeKind::Brackets
                | NodeKind::As
                | NodeKind::Star
                | NodeKind::Slash
                | NodeKind::Plus
                | NodeKind::Minus
                | NodeKind::QuestionQuestion
                | NodeKind::EqualEqual
                | NodeKind::NotEqual
                | NodeKind::Less
                | NodeKind::LessEqual
                | NodeKind::Greater
                | NodeKind::GreaterEqual
                | NodeKind::In
                | NodeKind::Is
                | NodeKind::And
                | NodeKind::Or
        )
    })
}

// Texts

fn text_rule<'text>(expr: Rule<'text, Expr>) -> Rule<'text, Text> {
    let plain = one(Expected::TEXT, |node| (node.kind == NodeKind::Text && node.inner.is_empty()).then_some(node))
        .map(|node| Text { pieces: literal(node.text), span: node.span() });
    let fragment = one(Expected::default(), |node| match node.kind {
        NodeKind::Fragment => Some(Piece::Text(node.text.into())),
        NodeKind::Escaped => Some(Piece::Text(text::decode(node.text))),
        _ => None,
    });
    let interpolation = expr
        .then_ignore(end_of())
        .recover_with(via_parser(skip_all().map(error_expr)))
        .nested_in(contents(NodeKind::Interpolation, Expected::default()))
        .map(Piece::Expr);
    let pieces = choice((fragment, interpolation)).repeated().collect::<Vec<_>>().then_ignore(end_of());
    let pieced = spanned(pieces.nested_in(contents(NodeKind::Text, Expected::TEXT)))
        .map(|(pieces, span)| Text { pieces: join(pieces), span });
    choice((plain, pieced)).boxed()
}

fn literal(text: &str) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece::Text(text.into())] }
}

/// Joins neighbouring texts.
fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.len() < 2 {
        return pieces;
    }
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut run = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => run.push_str(&text),
            Piece::Expr(expr) => {
                if !run.is_empty() {
                    joined.push(Piece::Text(std::mem::take(&mut run).into()));
                }
                joined.push(Piece::Expr(expr));
            }
        }
    }
    if !run.is_empty() {
        joined.push(Piece::Text(run.into()));
    }
    joined
}

// Atoms

fn atom<'text>(expr: Rule<'text, Expr>, text: Rule<'text, Text>) -> Rule<'text, Expr> {
    let leaf = one(Expected::VALUE, leaf);
    let parens = spanned(
        expr.clone()
            .then_ignore(end_of())
            .recover_with(via_parser(skip_all().map(error_expr)))
            .nested_in(contents(NodeKind::Parens, Expected::VALUE)),
    )
    .map(|(inner, span)| Expr { kind: inner.kind, span });
    choice((leaf, text.clone().map(text_expr), parens, list(expr.clone()).boxed(), record(expr, text).boxed())).boxed()
}

fn leaf(node: &Node<'_>) -> Option<Expr> {
    let kind = match node.kind {
        NodeKind::Word => ExprKind::Name(node.text.into()),
        NodeKind::Integer => number::integer(node.text).map_or(ExprKind::Error, ExprKind::Integer),
        NodeKind::Decimal => number::decimal(node.text).map_or(ExprKind::Error, ExprKind::Decimal),
        NodeKind::Quantity => number::quantity(node.text).map_or(ExprKind::Error, ExprKind::Quantity),
        NodeKind::Rate => number::rate(node.text).map_or(ExprKind::Error, |(count, per)| ExprKind::Rate(count, per)),
        NodeKind::Cidr if number::is_cidr(node.text) => ExprKind::Cidr(node.text.into()),
        NodeKind::Cidr => ExprKind::Error,
        NodeKind::Path => ExprKind::Path(node.text.into()),
        NodeKind::True => ExprKind::Bool(true),
        NodeKind::False => ExprKind::Bool(false),
        NodeKind::None => ExprKind::None,
        _ => return None,
    };
    Some(make(kind, node.span()))
}

/// `for a, b in xs if c` behind an element.
fn comprehension<'text>(expr: Rule<'text, Expr>) -> Rule<'text, (Each, Option<Expr>)> {
    token(NodeKind::For, Expected::OPERATOR)
        .ignore_then(each(expr.clone()))
        .then(token(NodeKind::If, Expected::OPERATOR).ignore_then(expr).or_not())
        .boxed()
}

fn each<'text>(expr: Rule<'text, Expr>) -> Rule<'text, Each> {
    let comma = token(NodeKind::Comma, Expected::COMMA);
    let between = one(Expected::COMMA, |node| matches!(node.kind, NodeKind::Comma | NodeKind::Break).then_some(node));
    let names = name().then(comma.ignore_then(name()).or_not());
    let names = names.map(|(first, second)| (std::iter::once(first).chain(second).collect::<Vec<_>>(), false));
    let pair = name()
        .then_ignore(between)
        .then(name())
        .then_ignore(end_of())
        .nested_in(contents(NodeKind::Brackets, Expected::NAME))
        .map(|(first, second)| (vec![first, second], true));
    choice((names, pair))
        .then_ignore(token(NodeKind::In, Expected::IN))
        .then(expr)
        .map(|((names, pairs), list)| Each { names, pairs, list })
        .boxed()
}

fn list<'text>(expr: Rule<'text, Expr>) -> impl Parser<'text, Input<'text>, Expr, Extra<'text>> + Clone + 'text {
    let spread = token(NodeKind::Ellipsis, Expected::VALUE).or_not().map(|spread| spread.is_some());
    let element = spread.then(expr.clone()).then(comprehension(expr).or_not());
    let element = element.map(|((spread, value), each)| (Element { spread, value }, each));
    let elements = elements(element, |span| (Element { spread: false, value: error_expr(span) }, None));
    spanned(elements.nested_in(contents(NodeKind::Brackets, Expected::VALUE))).validate(
        |(mut elements, span), extra, emitter| {
            if elements.len() == 1
                && elements[0].1.is_some()
                && let Some((Element { spread: false, value }, Some((each, condition)))) = elements.pop()
            {
                let each = ListComprehension { element: value, each, condition };
                return make(ExprKind::ListComprehension(Box::new(each)), span);
            }
            if elements.is_empty() || elements.iter().any(|(_, each)| each.is_some()) && !elements.is_empty() {
                if elements.is_empty() && extra.slice()[0].inner.len() == 1 {
                    return make(ExprKind::List(Vec::new()), span);
                }
                emitter.emit(Fault::special(Special::Comprehension, extra.slice()));
            }
            make(ExprKind::List(elements.into_iter().map(|(element, _)| element).collect()), span)
        },
    )
}

enum RecordEntry {
    Entry(Entry),
    Comprehension(Text, Expr, Each, Option<Expr>),
}

fn record<'text>(
    expr: Rule<'text, Expr>,
    text: Rule<'text, Text>,
) -> impl Parser<'text, Input<'text>, Expr, Extra<'text>> + Clone + 'text {
    let field = documentation()
        .then(record_key(text))
        .then(
            expr.clone()
                .then(comprehension(expr.clone()).or_not())
                .then_ignore(boundary())
                .recover_with(via_parser(skip_value().map(|span| (error_expr(span), None)))),
        )
        .map(|((doc, key), (value, each))| match each {
            Some((each, condition)) => RecordEntry::Comprehension(key, value, each, condition),
            None => RecordEntry::Entry(Entry::Field { doc, key, value }),
        });
    let short = documentation().then(name()).map(|(doc, name)| {
        let key = Text { pieces: literal(&name.text), span: name.span };
        RecordEntry::Entry(Entry::Field { doc, key, value: name_expr(name) })
    });
    let spread = documentation()
        .ignore_then(token(NodeKind::Ellipsis, Expected::KEY))
        .ignore_then(expr)
        .map(|value| RecordEntry::Entry(Entry::Spread(value)));
    let entries = elements(choice((field, short, spread)).boxed(), |span| RecordEntry::Entry(Entry::Error(span)));
    spanned(entries.nested_in(contents(NodeKind::Braces, Expected::VALUE))).validate(
        |(mut entries, span), extra, emitter| {
            if entries.len() == 1
                && let Some(RecordEntry::Comprehension(key, value, each, condition)) =
                    entries.pop_if(|entry| matches!(entry, RecordEntry::Comprehension(..)))
            {
                let each = RecordComprehension { key, value, each, condition };
                return make(ExprKind::RecordComprehension(Box::new(each)), span);
            }
            let mut mixed = false;
            let entries = entries
                .into_iter()
                .map(|entry| match entry {
                    RecordEntry::Entry(entry) => entry,
                    RecordEntry::Comprehension(key, value, ..) => {
                        mixed = true;
                        Entry::Field { doc: Default::default(), key, value }
                    }
                })
                .collect();
            if mixed {
                emitter.emit(Fault::special(Special::Comprehension, extra.slice()));
            }
            make(ExprKind::Record(entries), span)
        },
    )
}

/// The key of a record, which may interpolate when quoted.
fn record_key<'text>(text: Rule<'text, Text>) -> Rule<'text, Text> {
    let word = one(Expected::KEY, |node| {
        (node.key && node.kind == NodeKind::Word).then(|| Text { pieces: literal(node.text), span: node.span() })
    });
    choice((word, text)).then_ignore(token(NodeKind::Colon, Expected::COLON)).boxed()
}

// Postfix

enum Suffix {
    Member(bool, Name),
    Call(Vec<Argument>),
    Index(Expr),
}

fn suffixed<'text>(atom: Rule<'text, Expr>, expr: Rule<'text, Expr>) -> Rule<'text, Expr> {
    atom.foldl(suffix(expr).repeated(), apply).boxed()
}

fn apply(base: Expr, (suffix, span): (Suffix, Span)) -> Expr {
    let span = base.span.to(span);
    let kind = match suffix {
        Suffix::Member(optional, name) => ExprKind::Member { base, name, optional },
        Suffix::Call(arguments) => ExprKind::Call { callee: base, arguments },
        Suffix::Index(index) => ExprKind::Index { base, index },
    };
    make(kind, span)
}

fn suffix<'text>(expr: Rule<'text, Expr>) -> Rule<'text, (Suffix, Span)> {
    let dot = one(Expected::OPERATOR, |node| match node.kind {
        NodeKind::Dot => Some(false),
        NodeKind::QuestionDot => Some(true),
        _ => None,
    });
    let member = dot.then(member_name()).map(|(optional, name)| Suffix::Member(optional, name));
    let call = arguments(expr.clone()).nested_in(contents(NodeKind::Parens, Expected::OPERATOR)).map(Suffix::Call);
    let index = expr
        .then_ignore(end_of())
        .recover_with(via_parser(skip_all().map(error_expr)))
        .nested_in(contents(NodeKind::Brackets, Expected::OPERATOR))
        .map(Suffix::Index);
    // Most values have no suffix: one look decides.
    let any = custom(|input: &mut InputRef<'text, '_, Input<'text>, Extra<'text>>| match input.peek_ref() {
        Some(node)
            if matches!(node.kind, NodeKind::Dot | NodeKind::QuestionDot | NodeKind::Parens | NodeKind::Brackets) =>
        {
            Ok(())
        }
        found => Err(Fault::expected(Expected::OPERATOR, found)),
    });
    any.ignore_then(spanned(choice((member, call, index)))).boxed()
}

fn arguments<'text>(expr: Rule<'text, Expr>) -> Rule<'text, Vec<Argument>> {
    let named = one(Expected::NAME, |node| {
        (node.key && node.kind == NodeKind::Word).then(|| Name { text: node.text.into(), span: node.span() })
    })
    .then_ignore(token(NodeKind::Colon, Expected::COLON))
    .then(value(expr.clone()))
    .map(|(name, value)| Argument { name: Some(name), spread: false, value });
    let spread = token(NodeKind::Ellipsis, Expected::VALUE).ignore_then(expr.clone()).map(|value| Argument {
        name: None,
        spread: true,
        value,
    });
    let plain = expr.map(|value| Argument { name: None, spread: false, value });
    elements(choice((named, spread, plain)), |span| Argument { name: None, spread: false, value: error_expr(span) })
}

// Operators

fn or<'text>(
    postfix: Rule<'text, Expr>,
    type_atom: Rule<'text, crate::ast::Type>,
    range: Rule<'text, Range>,
) -> Rule<'text, Expr> {
    let minus = token(NodeKind::Minus, Expected::VALUE).map(|node| node.span());
    let unary = minus.repeated().foldr(postfix, |minus, operand: Expr| {
        let span = minus.to(operand.span);
        make(ExprKind::Unary { operator: UnaryOperator::Negate, operand }, span)
    });
    let cast = unary.foldl(token(NodeKind::As, Expected::OPERATOR).ignore_then(name()).repeated(), |value, name| {
        let span = value.span.to(name.span);
        make(ExprKind::As { value, name }, span)
    });
    let product = binary(cast.boxed(), |kind| match kind {
        NodeKind::Star => Some(BinaryOperator::Multiply),
        NodeKind::Slash => Some(BinaryOperator::Divide),
        _ => None,
    });
    let sum = binary(product, |kind| match kind {
        NodeKind::Plus => Some(BinaryOperator::Add),
        NodeKind::Minus => Some(BinaryOperator::Subtract),
        _ => None,
    });
    let coalesce = binary(sum, |kind| (kind == NodeKind::QuestionQuestion).then_some(BinaryOperator::Coalesce));
    let not = token(NodeKind::Not, Expected::VALUE).map(|node| node.span());
    let not = not.repeated().foldr(compare(coalesce, type_atom, range), |not, operand: Expr| {
        let span = not.to(operand.span);
        make(ExprKind::Unary { operator: UnaryOperator::Not, operand }, span)
    });
    let and = binary(not.boxed(), |kind| (kind == NodeKind::And).then_some(BinaryOperator::And));
    binary(and, |kind| (kind == NodeKind::Or).then_some(BinaryOperator::Or))
}

fn binary<'text>(
    operand: Rule<'text, Expr>,
    operator: impl Fn(NodeKind) -> Option<BinaryOperator> + Copy + 'text,
) -> Rule<'text, Expr> {
    let operator = one(Expected::OPERATOR, move |node| operator(node.kind));
    operand
        .clone()
        .foldl(operator.then(operand).repeated(), |left, (operator, right)| {
            let span = left.span.to(right.span);
            make(ExprKind::Binary { operator, left, right }, span)
        })
        .boxed()
}

enum Comparison {
    Binary(BinaryOperator, Expr),
    Range(Range),
    Is(crate::ast::Type),
}

fn compare<'text>(
    operand: Rule<'text, Expr>,
    type_atom: Rule<'text, crate::ast::Type>,
    range: Rule<'text, Range>,
) -> Rule<'text, Expr> {
    let operator = one(Expected::OPERATOR, |node| match node.kind {
        NodeKind::EqualEqual => Some(BinaryOperator::Equal),
        NodeKind::NotEqual => Some(BinaryOperator::NotEqual),
        NodeKind::Less => Some(BinaryOperator::Less),
        NodeKind::LessEqual => Some(BinaryOperator::LessEqual),
        NodeKind::Greater => Some(BinaryOperator::Greater),
        NodeKind::GreaterEqual => Some(BinaryOperator::GreaterEqual),
        _ => None,
    });
    let two = operator.then(operand.clone()).map(|(operator, right)| Comparison::Binary(operator, right));
    let within = token(NodeKind::In, Expected::OPERATOR).ignore_then(choice((
        range.map(Comparison::Range),
        operand.clone().map(|right| Comparison::Binary(BinaryOperator::In, right)),
    )));
    let is = token(NodeKind::Is, Expected::OPERATOR).ignore_then(type_atom).map(Comparison::Is);
    operand
        .then(choice((two, within, is)).or_not())
        .map(|(left, comparison)| match comparison {
            None => left,
            Some(Comparison::Binary(operator, right)) => {
                let span = left.span.to(right.span);
                make(ExprKind::Binary { operator, left, right }, span)
            }
            Some(Comparison::Range(range)) => {
                let span = left.span.to(range.span);
                make(ExprKind::InRange { value: left, range }, span)
            }
            Some(Comparison::Is(ty)) => {
                let span = left.span.to(ty.span);
                make(ExprKind::Is { value: left, ty }, span)
            }
        })
        .boxed()
}

// `if` and `match`

fn conditional<'text>(or: Rule<'text, Expr>, expr: Rule<'text, Expr>) -> Rule<'text, Expr> {
    // `then` takes no `if`, so that an `else` has one owner; a `match` has its own end.
    let then = choice((matching(or.clone(), expr.clone()), or.clone()));
    let rule = token(NodeKind::If, Expected::VALUE)
        .ignore_then(or)
        .then_ignore(token(NodeKind::Then, Expected::THEN))
        .then(then)
        .then(token(NodeKind::Else, Expected::OPERATOR).ignore_then(expr).or_not());
    spanned(rule)
        .map(|(((condition, then), otherwise), span)| make(ExprKind::If { condition, then, otherwise }, span))
        .boxed()
}

fn matching<'text>(or: Rule<'text, Expr>, expr: Rule<'text, Expr>) -> Rule<'text, Expr> {
    let pattern = one(Expected::KEY, pattern);
    let arm = documentation()
        .ignore_then(spanned(pattern.then_ignore(token(NodeKind::Colon, Expected::COLON)).then(value(expr))))
        .map(|((pattern, value), span)| Some(Arm { pattern, value, span }));
    let arms = elements(arm, |_| None).nested_in(contents(NodeKind::Braces, Expected::BLOCK));
    spanned(token(NodeKind::Match, Expected::VALUE).ignore_then(or).then(arms))
        .map(|((subject, arms), span)| {
            make(ExprKind::Match { subject, arms: arms.into_iter().flatten().collect() }, span)
        })
        .boxed()
}

/// The pattern of an arm; `None` inside is `else`.
#[allow(clippy::option_option, reason = "the outer one says whether the node is a pattern")]
fn pattern(node: &Node<'_>) -> Option<Option<Expr>> {
    let kind = match node.kind {
        NodeKind::Word if node.key => match node.text {
            "else" => return Some(None),
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "none" => ExprKind::None,
            text => ExprKind::Name(text.into()),
        },
        NodeKind::Text if node.key && node.inner.is_empty() => {
            ExprKind::Text(Text { pieces: literal(node.text), span: node.span() })
        }
        NodeKind::Text if node.key => {
            let fragments = node.inner.iter().map(|piece| match piece.kind {
                NodeKind::Escaped => text::decode(piece.text),
                NodeKind::Fragment => piece.text.into(),
                _ => Default::default(),
            });
            ExprKind::Text(Text { pieces: join(fragments.map(Piece::Text).collect()), span: node.span() })
        }
        NodeKind::Integer | NodeKind::Decimal | NodeKind::Quantity => return leaf(node).map(Some),
        _ => return None,
    };
    Some(Some(make(kind, node.span())))
}
