//! Expressions: names resolved, types found, literals folded. A bare word is looked up first in the type that is expected.

use std::sync::Arc;

use slsc_syntax::ast::{self, UnaryOperator};
use smol_str::SmolStr;

use super::body::element_type;
use super::construct::part_in;
use super::ir::{Expr, ExprKind};
use super::locate::locate;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::fit;
use crate::source::Span;
use crate::types::{Bounds, Measure, RecordType, TextFormat, Type};
use crate::value::{Value, unit_size};

/// Expressions in expressions: operators and members in a row nest too, and a `let` may be looked at from inside
/// another. Two megabytes of stack are enough for this.
const DEPTH_LIMIT: u32 = 160;

/// An expression of which nothing is known because of an error.
pub(super) fn poison(span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(Value::Poison), span, ty: Type::Error }
}

/// A known value.
pub(super) fn constant(value: Value, ty: Type, span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(value), span, ty }
}

impl Checker<'_> {
    /// An expression that must have a type. Literals are checked now, wherever in it they stand; other values when they
    /// are known.
    pub(super) fn check(&mut self, source: &ast::Expr, expected: &Type, scope: &mut Scope) -> Expr {
        self.value(source, expected, true, scope)
    }

    /// An expression, with what is known of the type that its place wants.
    pub(super) fn expr(&mut self, source: &ast::Expr, expected: &Type, scope: &mut Scope) -> Expr {
        self.value(source, expected, false, scope)
    }

    fn value(&mut self, source: &ast::Expr, expected: &Type, must: bool, scope: &mut Scope) -> Expr {
        let span = scope.base.span(source.span);
        if self.depth >= DEPTH_LIMIT && !self.too_deep {
            self.too_deep = true;
            self.report_depth("value", span, "this value is nested too deeply", "name a part of it with `let`");
        }
        if self.too_deep {
            return poison(span);
        }
        self.depth += 1;
        let expr = self.value_of(source, expected, must, scope);
        self.depth -= 1;
        if self.too_deep {
            self.too_deep = self.depth > 0;
            return poison(span);
        }
        let expr = self.narrowed(expr, source, scope);
        // Of these each branch was checked on its own.
        let branches = matches!(&*source.kind, ast::ExprKind::If { .. } | ast::ExprKind::Match { .. });
        if must && !branches { self.coerce(expr, expected, source, scope) } else { expr }
    }

    /// Holds an expression against the type that it must have.
    pub(super) fn coerce(&mut self, expr: Expr, expected: &Type, source: &ast::Expr, scope: &Scope) -> Expr {
        if let ExprKind::Constant(value) = &expr.kind {
            if matches!(value, Value::Poison) || matches!(expected, Type::Error) {
                return expr;
            }
            if let Some(misfit) = fit::misfit(value, expected, &|_| SmolStr::default()) {
                let span = locate(source, &misfit.path, misfit.code).map_or(expr.span, |span| scope.base.span(span));
                let diagnostic = Diagnostic::error(misfit.code, span, &misfit.message);
                self.report(self.cured(diagnostic, misfit));
                return poison(expr.span);
            }
            let value = fit::complete(value.clone(), expected);
            return Expr { kind: ExprKind::Constant(value), ..expr };
        }
        if self.leaks(&expr, expected) {
            return poison(expr.span);
        }
        if expr.ty.fits(expected) {
            return expr;
        }
        // What is optional may still turn out to be there; its value is checked when it is known.
        if !scope.user && expr.ty.required().fits(expected) {
            return expr;
        }
        let message = format!("expected {}, found {}", describe(expected.required()), in_words(&expr.ty));
        let mut diagnostic = Diagnostic::error("type.mismatch", expr.span, message);
        if let Some(hint) = self.mismatch_hint(&expr, expected, source, scope) {
            diagnostic = diagnostic.hint(hint);
        }
        self.report(diagnostic);
        poison(expr.span)
    }

    fn mismatch_hint(&mut self, expr: &Expr, expected: &Type, source: &ast::Expr, scope: &Scope) -> Option<String> {
        let written = scope.base.span(source.span);
        let text = self.source_text(written).to_owned();
        match (&expr.ty, expected.required()) {
            (Type::Optional(inner), _) if inner.fits(expected) => {
                Some("give a value for the case of none: `… ?? value`".to_owned())
            }
            (Type::Reference(kinds), Type::Text(..) | Type::Arn(_) | Type::Union(_)) => {
                let attributes = self.attributes_of(kinds, expected);
                (!attributes.is_empty()).then(|| format!("write `{text}.{}`", attributes.join(&format!("`, `{text}."))))
            }
            (Type::Reference(kinds), Type::Capability) => {
                let names = self.offers_of(kinds, &Type::Capability);
                (!names.is_empty()).then(|| format!("write `{text}.{}`", names.join(&format!("` or `{text}."))))
            }
            (_, Type::EventSource | Type::Capability | Type::Target(_)) => self.offers_hint(expr, expected),
            (ty, Type::List(element, _)) if ty.fits(element) => Some(format!("write it in brackets: `[{text}]`")),
            (Type::List(element, _), wanted) if element.fits(wanted) => Some("write it without brackets".to_owned()),
            (Type::Number(Measure::Integer | Measure::Number, _), Type::Text(..)) => {
                Some(format!("write `\"${{{text}}}\"`"))
            }
            _ => None,
        }
    }

    /// What the declaration has of which something else was read.
    fn offers_hint(&mut self, expr: &Expr, expected: &Type) -> Option<String> {
        let (ExprKind::Member { base, .. } | ExprKind::Capability { base, .. } | ExprKind::Source { base, .. }) =
            &expr.kind
        else {
            return None;
        };
        let Type::Reference(kinds) = base.ty.required() else { return None };
        let names = self.offers_of(kinds, expected.required());
        let base = self.source_text(base.span).to_owned();
        (!names.is_empty()).then(|| format!("write `{base}.{}`", names.join(&format!("` or `{base}."))))
    }

    fn value_of(&mut self, source: &ast::Expr, expected: &Type, must: bool, scope: &mut Scope) -> Expr {
        let event = expected.alternatives().iter().find_map(|part| match part {
            Type::Run(event) => Some((**event).clone()),
            _ => None,
        });
        let Some(event) = event else { return self.form(source, expected, must, scope) };
        let outer = scope.event.replace(event);
        let expr = self.form(source, &Type::Any, must, scope);
        scope.event = outer;
        expr
    }

    fn form(&mut self, source: &ast::Expr, expected: &Type, must: bool, scope: &mut Scope) -> Expr {
        let span = scope.base.span(source.span);
        let number = |measure| Type::Number(measure, Bounds::NONE);
        let text = |format| Type::Text(format, Bounds::NONE, None);
        match &*source.kind {
            ast::ExprKind::Error => poison(span),
            ast::ExprKind::Name(name) => self.name(name, span, expected, scope),
            ast::ExprKind::Integer(number) => match picks_number(expected) {
                true => constant(Value::Number(*number as f64), Type::NUMBER, span),
                false => constant(Value::Integer(*number), Type::INTEGER, span),
            },
            ast::ExprKind::Decimal(number) => constant(Value::Number(*number), Type::NUMBER, span),
            ast::ExprKind::Quantity(quantity) => {
                let (measure, size) = unit_size(quantity.unit);
                constant(Value::of_measure(measure, quantity.number * size), number(measure), span)
            }
            ast::ExprKind::Rate(count, period) => constant(Value::Rate(*count, *period), number(Measure::Rate), span),
            ast::ExprKind::Text(text) => match (text.literal(), takes_path(expected)) {
                (Some(path), true) => constant(Value::Text(self.path_from(scope.base.file, &path)), Type::TEXT, span),
                _ => self.text(text, scope),
            },
            ast::ExprKind::Path(path) => {
                constant(Value::Text(self.path_from(scope.base.file, path)), text(TextFormat::Path), span)
            }
            ast::ExprKind::Cidr(cidr) => constant(Value::Text(cidr.clone()), text(TextFormat::Cidr), span),
            ast::ExprKind::Bool(value) => constant(Value::Bool(*value), Type::Bool, span),
            ast::ExprKind::None => constant(Value::None, Type::None, span),
            ast::ExprKind::List(elements) => self.list(elements, expected, must, span, scope),
            ast::ExprKind::Record(entries) => self.record(entries, expected, must, span, scope),
            ast::ExprKind::ListComprehension(each) => self.list_comprehension(each, expected, must, span, scope),
            ast::ExprKind::RecordComprehension(each) => self.record_comprehension(each, expected, must, span, scope),
            ast::ExprKind::Member { base, name, optional } => {
                let member = self.member(base, name, *optional, span, expected, scope);
                self.as_expected(member, expected, scope)
            }
            ast::ExprKind::Call { callee, arguments } => self.call(callee, arguments, span, expected, scope),
            ast::ExprKind::Index { base, index } => {
                let one = self.index(base, index, span, scope);
                self.as_expected(one, expected, scope)
            }
            ast::ExprKind::Unary { operator: UnaryOperator::Not, operand } => {
                let operand = self.check(operand, &Type::Bool, scope);
                Expr { kind: ExprKind::Not(Box::new(operand)), span, ty: Type::Bool }
            }
            ast::ExprKind::Unary { operator: UnaryOperator::Negate, operand } => {
                self.negate(operand, expected, span, scope)
            }
            ast::ExprKind::Binary { operator, left, right } => {
                self.binary(*operator, left, right, must, span, expected, scope)
            }
            ast::ExprKind::InRange { value, range } => self.in_range(value, range, span, scope),
            ast::ExprKind::Is { value, ty } => {
                let value = self.expr(value, &Type::Any, scope);
                let ty = self.ty(ty, scope.base);
                Expr { kind: ExprKind::Is(Box::new(value), ty), span, ty: Type::Bool }
            }
            ast::ExprKind::As { value, name } => self.convert(value, name, span, scope),
            ast::ExprKind::If { condition, then, otherwise } => {
                self.if_(condition, then, otherwise.as_ref(), must, span, expected, scope)
            }
            ast::ExprKind::Match { subject, arms } => self.match_(subject, arms, must, span, expected, scope),
        }
    }

    /// `base[index]`
    fn index(&mut self, base: &ast::Expr, index: &ast::Expr, span: Span, scope: &mut Scope) -> Expr {
        let base = self.expr(base, &Type::Any, scope);
        let index_source = index;
        let index = self.expr(index, &Type::Any, scope);
        if matches!(base.ty, Type::Error) || matches!(index.ty, Type::Error) {
            return poison(span);
        }
        if scope.user && matches!(base.ty, Type::Optional(_)) {
            let diagnostic =
                Diagnostic::error("type.optional", base.span, "this may be `none` and then has no elements")
                    .hint("give a value for that case: `(… ?? [])[…]`, or test with `if … != none`");
            self.report(diagnostic);
            return poison(span);
        }
        let ty = match base.ty.required() {
            Type::Record(_) | Type::Map(..) if scope.user && !may_be_key(&index.ty) => {
                return self.wrong_index(&base, &index, "a text", span);
            }
            Type::Record(record) => match &index.kind {
                ExprKind::Constant(Value::Text(key)) => match record.fields.get(key) {
                    Some(field) => field.ty.clone(),
                    None if scope.user => {
                        let names: Vec<&str> = record.fields.keys().map(SmolStr::as_str).collect();
                        let name = ast::Name { text: key.clone(), span: index_source.span };
                        self.report_no_field(&name, &names, index.span);
                        return poison(span);
                    }
                    None => Type::Any,
                },
                _ => Type::Any,
            },
            Type::List(..) if scope.user && !may_be(&index.ty, &Type::INTEGER) && !is_item(&base.ty, &index.ty) => {
                return self.wrong_index(&base, &index, "a whole number", span);
            }
            ty @ (Type::List(..) | Type::Map(..)) => element_type(ty),
            Type::Any => Type::Any,
            _ if scope.user => {
                let message = format!("{} has no elements", describe(&base.ty));
                self.report(Diagnostic::error("type.mismatch", base.span, message));
                return poison(span);
            }
            ty => element_type(ty),
        };
        Expr { kind: ExprKind::Index { base: Box::new(base), index: Box::new(index) }, span, ty }
    }

    fn wrong_index(&self, base: &Expr, index: &Expr, wanted: &str, span: Span) -> Expr {
        let message =
            format!("an element of {} is named by {wanted}, not by {}", describe(&base.ty), describe(&index.ty));
        self.report(Diagnostic::error("type.mismatch", index.span, message));
        poison(span)
    }

    /// `value as unit`
    fn convert(&mut self, value: &ast::Expr, name: &ast::Name, span: Span, scope: &mut Scope) -> Expr {
        let value = self.expr(value, &Type::Any, scope);
        if self.leaks(&value, &Type::TEXT) {
            return poison(span);
        }
        let ty = match name.text.as_str() {
            "s" | "ms" | "min" | "h" | "d" | "B" | "KB" | "MB" | "GB" | "TB" | "week" | "day" | "month" => Type::NUMBER,
            "number" => Type::NUMBER,
            "int" => Type::INTEGER,
            _ => Type::TEXT,
        };
        let ty = if matches!(value.ty, Type::Optional(_)) { ty.optional() } else { ty };
        Expr { kind: ExprKind::Convert(Box::new(value), name.text.clone()), span, ty }
    }

    /// Reports a secret that would be seen: whether it was one.
    pub(super) fn leaks(&self, expr: &Expr, expected: &Type) -> bool {
        let hidden = |ty: &Type| ty.alternatives().iter().any(|part| matches!(part, Type::Secret(_) | Type::Any));
        if !holds_secret(&expr.ty) || hidden(expected) || expr.ty.fits(expected) {
            return false;
        }
        let span = part_in(expr, &|ty| matches!(ty, Type::Secret(_))).map_or(expr.span, |(span, _)| span);
        let diagnostic = Diagnostic::error("secret.leak", span, "a secret would be readable here")
            .hint("pass it to a property of type `Secret` only, and let code read it when it runs");
        self.report(diagnostic);
        true
    }
}

/// Whether values of a type are secrets, or hold them.
pub(super) fn holds_secret(ty: &Type) -> bool {
    fn look(ty: &Type, seen: &mut Vec<*const RecordType>) -> bool {
        match ty {
            Type::Secret(_) => true,
            Type::Optional(inner) | Type::List(inner, _) | Type::Map(inner, _) => look(inner, seen),
            Type::Union(parts) => parts.iter().any(|part| look(part, seen)),
            Type::Record(record) => {
                // Records share their fields' types: each is looked at once.
                let place = Arc::as_ptr(record);
                if seen.contains(&place) {
                    return false;
                }
                seen.push(place);
                record.fields.values().any(|field| look(&field.ty, seen))
            }
            _ => false,
        }
    }
    look(ty, &mut Vec::new())
}

/// Whether a value of a type may be one of another, as far as types tell.
fn may_be(ty: &Type, wanted: &Type) -> bool {
    ty.alternatives().iter().any(|part| part.fits(wanted))
}

/// Whether a value may be the key of a map: families have declarations and types as keys too.
fn may_be_key(ty: &Type) -> bool {
    may_be(ty, &Type::TEXT) || may_be(ty, &Type::Type) || may_be(ty, &Type::Reference([].into()))
}

/// `Users.client["Web"]`: items of clauses by their names.
fn is_item(list: &Type, index: &Type) -> bool {
    matches!(element_type(list), Type::Reference(_) | Type::Any) && may_be(index, &Type::TEXT)
}

fn picks_number(expected: &Type) -> bool {
    let numbers = |measure| {
        expected.alternatives().iter().any(|part| matches!(part, Type::Number(found, _) if *found == measure))
    };
    numbers(Measure::Number) && !numbers(Measure::Integer)
}

/// The type of something that is there in words for a message.
pub(super) fn in_words(ty: &Type) -> String {
    match ty {
        Type::Capability => "a capability".to_owned(),
        Type::EventSource => "an event source".to_owned(),
        Type::Target(_) => "a call".to_owned(),
        other => describe(other),
    }
}

/// A type that is wanted in words for a message.
pub(super) fn describe(ty: &Type) -> String {
    match ty {
        Type::Reference(kinds) if !kinds.is_empty() => format!("a `{}`", kinds.join("` or `")),
        Type::Reference(_) => "a declaration".to_owned(),
        Type::Capability => "a capability such as `Orders.read`".to_owned(),
        Type::EventSource => "an event source such as `Jobs` or `every(5min)`".to_owned(),
        Type::Target(kinds) if !kinds.is_empty() => format!("a `{}`", kinds.join("` or `")),
        Type::Target(_) => "something to call".to_owned(),
        Type::Map(value, _) if matches!(**value, Type::Reference(_)) => "declarations by key".to_owned(),
        Type::Secret(_) => "a secret".to_owned(),
        Type::Type => "a type".to_owned(),
        Type::None => "`none`".to_owned(),
        other => format!("`{other}`"),
    }
}

/// Whether a text where a type is expected is a path.
fn takes_path(expected: &Type) -> bool {
    expected.alternatives().iter().any(|part| matches!(part, Type::Text(TextFormat::Path, ..)))
}
