//! Operators: `or and == < in ?? + * -`, with what they ask of the types of both sides.

use std::sync::Arc;

use slsc_syntax::ast::{self, BinaryOperator};
use smol_str::SmolStr;

use super::body::element_type;
use super::expression::{constant, describe, in_words, poison};
use super::ir::{Expr, ExprKind};
use super::narrow::Fact;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::fit;
use crate::source::Span;
use crate::types::{Bounds, Measure, Type};
use crate::value::Value;

impl Checker<'_> {
    #[allow(clippy::too_many_arguments, reason = "an operation has these parts")]
    pub(super) fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &ast::Expr,
        right: &ast::Expr,
        must: bool,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        use BinaryOperator as Op;
        let pair = |left: Expr, right: Expr, ty: Type| Expr {
            kind: ExprKind::Binary(operator, Box::new(left), Box::new(right)),
            span,
            ty,
        };
        match operator {
            Op::Or | Op::And => {
                let left_ir = self.check(left, &Type::Bool, scope);
                // The right side is reached only when the left one did not decide.
                let right = self.assuming(left, operator == Op::And, scope, |checker, scope| {
                    checker.check(right, &Type::Bool, scope)
                });
                pair(left_ir, right, Type::Bool)
            }
            Op::Coalesce => {
                let left = match must {
                    true => self.check(left, &expected.clone().optional(), scope),
                    false => self.expr(left, expected, scope),
                };
                let right = match must {
                    true => self.check(right, expected, scope),
                    false => self.expr(right, expected, scope),
                };
                let ty = Type::join(left.ty.required().clone(), right.ty.clone());
                pair(left, right, ty)
            }
            Op::Equal | Op::NotEqual | Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual => {
                let (left_ir, right_ir) = self.both_sides(left, right, scope);
                if self.incomparable(operator, &left_ir, &right_ir, span, scope) {
                    return poison(span);
                }
                let left_ir = self.member_of_other(left_ir, &right_ir.ty, left, scope);
                let right_ir = self.member_of_other(right_ir, &left_ir.ty, right, scope);
                pair(left_ir, right_ir, Type::Bool)
            }
            Op::In => self.within(left, right, span, scope),
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide => {
                let left = self.expr(left, &Type::Any, scope);
                let right = self.expr(right, &Type::Any, scope);
                self.arithmetic(operator, left, right, span, scope)
            }
        }
    }

    /// A bare word means a member of the other side's type, whichever side it stands on.
    fn both_sides(&mut self, left: &ast::Expr, right: &ast::Expr, scope: &mut Scope) -> (Expr, Expr) {
        if is_word(left) && !is_word(right) {
            let right = self.operand(right, scope);
            (self.other_side(left, &right.ty, scope), right)
        } else {
            let left = self.operand(left, scope);
            let right = self.other_side(right, &left.ty, scope);
            (left, right)
        }
    }

    /// An operand with all the members that it may have by its declaration: that one is ruled out where the comparison
    /// stands makes it no mistake.
    pub(super) fn operand(&mut self, source: &ast::Expr, scope: &mut Scope) -> Expr {
        let ruled_out: Vec<(SmolStr, Fact)> = scope.facts.clone();
        scope.facts.retain(|(_, fact)| !matches!(fact, Fact::Not(_) | Fact::Is(Type::Literal(_))));
        let operand = self.expr(source, &Type::Any, scope);
        scope.facts = ruled_out;
        operand
    }

    /// An operand that the other one gives a meaning. Of one that is wrong already, members are not known.
    fn other_side(&mut self, source: &ast::Expr, other: &Type, scope: &mut Scope) -> Expr {
        if matches!(other, Type::Error) && is_word(source) {
            self.touch(source, scope);
            return poison(scope.base.span(source.span));
        }
        self.expr(source, &other.required().clone(), scope)
    }

    fn incomparable(&self, operator: BinaryOperator, left: &Expr, right: &Expr, span: Span, scope: &Scope) -> bool {
        let orders = !matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual);
        let (a, b) = (left.ty.required(), right.ty.required());
        if matches!(a, Type::Error) || matches!(b, Type::Error) {
            return true;
        }
        let none = |ty: &Type| matches!(ty, Type::None);
        let numbers = matches!((a, b), (Type::Number(a, _), Type::Number(b, _)) if plain(*a) && plain(*b));
        if !(a.fits(b) || b.fits(a) || numbers || !orders && (none(a) || none(b))) {
            let message = format!("cannot compare {} with {}", in_words(&left.ty), in_words(&right.ty));
            let mut diagnostic = Diagnostic::error("type.mismatch", span, message);
            if let (Type::Number(..), Type::Number(..)) = (a, b) {
                diagnostic = diagnostic.hint("give both the same unit");
            }
            self.report(diagnostic);
            return true;
        }
        if !orders {
            return false;
        }
        for side in [left, right] {
            let fits = side.ty.alternatives().iter().any(|part| matches!(part, Type::Number(..) | Type::Any));
            if !fits {
                let message = format!("only numbers have an order, and this is {}", in_words(&side.ty));
                let diagnostic = Diagnostic::error("type.mismatch", side.span, message);
                self.report(match side.ty.required() {
                    Type::Text(..) => diagnostic.hint("compare dates as `date(…)`, other texts with `==`"),
                    _ => diagnostic,
                });
                return true;
            }
        }
        self.may_be_none(left, scope) || self.may_be_none(right, scope)
    }

    /// Reports an operand that may be `none`, where a number is needed.
    fn may_be_none(&self, operand: &Expr, scope: &Scope) -> bool {
        if !scope.user || !matches!(operand.ty, Type::Optional(_) | Type::None) {
            return false;
        }
        let written = self.source_text(operand.span);
        let diagnostic = Diagnostic::error("type.optional", operand.span, "this may be `none`, and a number is needed");
        self.report(match operand.ty {
            Type::None => diagnostic.hint("write a number"),
            _ => diagnostic
                .hint(format!("give a value for that case: `({written} ?? 0)`, or test with `if {written} != none`")),
        });
        true
    }

    /// A quoted member that is compared with a closed union must be one of it, as a bare one must.
    fn member_of_other(&mut self, expr: Expr, other: &Type, source: &ast::Expr, scope: &Scope) -> Expr {
        let closed = other.members().next().is_some()
            && other.alternatives().iter().all(|part| !matches!(part, Type::Text(..) | Type::Any | Type::Arn(_)));
        if let ExprKind::Constant(value @ Value::Text(_)) = &expr.kind
            && closed
            && fit::misfit(value, other, &|_| SmolStr::default()).is_some()
        {
            return self.coerce(expr, other, source, scope);
        }
        expr
    }

    /// `left in right`: bare words mean members of the other side's type: `create in operations`, `class in [hot, warm]`.
    fn within(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span, scope: &mut Scope) -> Expr {
        let (left_ir, right_ir) = if matches!(&*right.kind, ast::ExprKind::List(_)) {
            let left = self.operand(left, scope);
            if matches!(left.ty, Type::Error) {
                self.touch(right, scope);
                return poison(span);
            }
            let wanted = Type::List(Arc::new(left.ty.required().clone()), Bounds::NONE);
            let right = match closed_union(left.ty.required()) {
                true => self.check(right, &wanted, scope),
                false => self.expr(right, &wanted, scope),
            };
            (left, right)
        } else {
            let right_ir = self.expr(right, &Type::Any, scope);
            let wanted = match right_ir.ty.required() {
                // In a map are its keys.
                Type::Map(..) | Type::Record(_) => Type::Any,
                ty => element_type(ty),
            };
            let left_ir = self.other_side(left, &wanted, scope);
            (self.member_of_other(left_ir, &wanted, left, scope), right_ir)
        };
        let make = |left: Expr, right: Expr| {
            let kind = ExprKind::Binary(BinaryOperator::In, Box::new(left), Box::new(right));
            Expr { kind, span, ty: Type::Bool }
        };
        if matches!(left_ir.ty, Type::Error) || matches!(right_ir.ty, Type::Error) {
            return poison(span);
        }
        let container = right_ir.ty.required();
        let fits = matches!(
            container,
            Type::List(..) | Type::Map(..) | Type::Record(_) | Type::Any | Type::Union(_) | Type::None
        );
        if scope.user && !fits {
            let message = format!("`in` needs a list or a map, found {}", in_words(&right_ir.ty));
            self.report(Diagnostic::error("type.mismatch", right_ir.span, message));
            return poison(span);
        }
        if let Type::List(element, _) = container {
            let (a, b) = (left_ir.ty.required(), element.required());
            if scope.user && !a.fits(b) && !b.fits(a) {
                let message = format!("{} can never be in {}", in_words(a), describe(container));
                self.report(Diagnostic::error("type.mismatch", span, message));
                return poison(span);
            }
        }
        make(left_ir, right_ir)
    }

    /// `value in low..high`
    pub(super) fn in_range(&mut self, value: &ast::Expr, range: &ast::Range, span: Span, scope: &mut Scope) -> Expr {
        let value = self.expr(value, &Type::Any, scope);
        let bounds = match value.ty.required() {
            Type::Number(measure, _) => self.bounds_of(range, Some(*measure), scope.base),
            Type::Any | Type::Error => self.bounds_of(range, None, scope.base),
            other => {
                let message = format!("only numbers are in a range, and this is {}", in_words(other));
                self.report(Diagnostic::error("type.mismatch", value.span, message));
                return poison(span);
            }
        };
        if self.may_be_none(&value, scope) {
            return poison(span);
        }
        Expr { kind: ExprKind::InRange(Box::new(value), bounds), span, ty: Type::Bool }
    }

    pub(super) fn negate(&mut self, operand: &ast::Expr, expected: &Type, span: Span, scope: &mut Scope) -> Expr {
        let operand = self.expr(operand, expected, scope);
        match (&operand.kind, operand.ty.required()) {
            (ExprKind::Constant(Value::Integer(number)), _) => {
                constant(Value::Integer(number.saturating_neg()), operand.ty, span)
            }
            (ExprKind::Constant(Value::Number(number)), _) => constant(Value::Number(-number), operand.ty, span),
            (_, Type::Error) => poison(span),
            (_, Type::Number(..) | Type::Any) if !self.may_be_none(&operand, scope) => {
                let ty = unbounded(&operand.ty);
                Expr { kind: ExprKind::Negate(Box::new(operand)), span, ty }
            }
            (_, Type::Number(..)) => poison(span),
            (_, other) => {
                let message = format!("only numbers have a sign, and this is {}", in_words(other));
                self.report(Diagnostic::error("type.mismatch", operand.span, message));
                poison(span)
            }
        }
    }

    fn arithmetic(&self, operator: BinaryOperator, left: Expr, right: Expr, span: Span, scope: &Scope) -> Expr {
        use BinaryOperator as Op;
        if matches!(left.ty, Type::Error) || matches!(right.ty, Type::Error) {
            return poison(span);
        }
        if let Some((message, hint)) = mixed(operator, &left.ty, &right.ty) {
            let hint = hint.unwrap_or_else(|| self.joined(operator, &left, &right));
            let mut diagnostic = Diagnostic::error("type.mismatch", span, message);
            if !hint.is_empty() {
                diagnostic = diagnostic.hint(hint);
            }
            self.report(diagnostic);
            return poison(span);
        }
        if self.may_be_none(&left, scope) || self.may_be_none(&right, scope) {
            return poison(span);
        }
        let ty = match (operator, left.ty.required(), right.ty.required()) {
            (Op::Divide, Type::Number(a, _), Type::Number(b, _)) if a == b => Type::NUMBER,
            (Op::Multiply, Type::Number(a, _), right @ Type::Number(b, _)) if plain(*a) && !plain(*b) => {
                unbounded(right)
            }
            (_, Type::Number(Measure::Integer, _), Type::Number(Measure::Number, _)) => Type::NUMBER,
            (_, left @ Type::Number(..), _) => unbounded(left),
            _ => Type::Any,
        };
        let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
        Expr { kind, span, ty }
    }

    /// What to write instead of `+` between texts, lists or records.
    fn joined(&self, operator: BinaryOperator, left: &Expr, right: &Expr) -> String {
        let (a, b) = (self.source_text(left.span), self.source_text(right.span));
        let piece = |expr: &Expr, text: &str| match &expr.kind {
            ExprKind::Constant(Value::Text(literal)) => literal.to_string(),
            _ => format!("${{{text}}}"),
        };
        match (operator, left.ty.required(), right.ty.required()) {
            (BinaryOperator::Add, Type::Text(..), _) | (BinaryOperator::Add, _, Type::Text(..)) => {
                format!("write `\"{}{}\"`", piece(left, a), piece(right, b))
            }
            (BinaryOperator::Add, Type::List(..), Type::List(..)) => format!("write `[...{a}, ...{b}]`"),
            (BinaryOperator::Add, Type::Map(..) | Type::Record(_), Type::Map(..) | Type::Record(_)) => {
                format!("write `{{ ...{a}, ...{b} }}`")
            }
            _ => String::new(),
        }
    }
}

fn is_word(expr: &ast::Expr) -> bool {
    matches!(&*expr.kind, ast::ExprKind::Name(_))
}

fn plain(measure: Measure) -> bool {
    matches!(measure, Measure::Integer | Measure::Number)
}

fn closed_union(ty: &Type) -> bool {
    ty.alternatives().iter().all(|part| matches!(part, Type::Literal(_)))
}

/// A number's type without bounds.
fn unbounded(ty: &Type) -> Type {
    match ty.required() {
        Type::Number(measure, _) => Type::Number(*measure, Bounds::NONE),
        other => other.clone(),
    }
}

/// What is wrong with arithmetic between values of two types, and its cure where it is about units.
fn mixed(operator: BinaryOperator, left: &Type, right: &Type) -> Option<(String, Option<String>)> {
    use BinaryOperator as Op;
    let verb = match operator {
        Op::Add => "add",
        Op::Subtract => "subtract",
        Op::Multiply => "multiply",
        _ => "divide",
    };
    let joint = if matches!(operator, Op::Multiply | Op::Divide) { "by" } else { "and" };
    let message = format!("cannot {verb} {} {joint} {}", in_words(left), in_words(right));
    let (a, b) = match (left.required(), right.required()) {
        (Type::Number(a, _), Type::Number(b, _)) => (a, b),
        // What only its value tells is checked then.
        (Type::Any | Type::Union(_) | Type::None, _) | (_, Type::Any | Type::Union(_) | Type::None) => return None,
        _ => return Some((message, None)),
    };
    let fits = a == b && operator != Op::Multiply || plain(*a) && plain(*b);
    let scales = match operator {
        Op::Multiply => plain(*a) || plain(*b),
        Op::Divide => plain(*b),
        _ => false,
    };
    let hint = match operator {
        Op::Multiply => "one of the two has no unit",
        Op::Divide => "divide by a number, or by the same unit",
        _ => "give both the same unit",
    };
    (!fits && !scales).then(|| (message, Some(hint.to_owned())))
}
