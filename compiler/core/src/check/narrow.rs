//! What a condition says of the values it tests: `a != none`, `a is T`, `a == member`, joined by `and`, `or`, `not`.

use slsc_syntax::ast::{self, BinaryOperator, UnaryOperator};
use smol_str::SmolStr;

use super::ir::Expr;
use super::{Checker, Scope};
use crate::types::Type;

/// What is known of a value where a condition holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fact {
    /// It is there.
    Present,
    /// It is of a type.
    Is(Type),
    /// It is of none of a type's alternatives.
    Not(Type),
}

impl Checker<'_> {
    /// Runs with what a condition says where it is `truth`.
    pub(super) fn assuming<T>(
        &mut self,
        condition: &ast::Expr,
        truth: bool,
        scope: &mut Scope,
        run: impl FnOnce(&mut Self, &mut Scope) -> T,
    ) -> T {
        let before = scope.facts.len();
        self.assume(condition, truth, scope);
        let result = run(self, scope);
        scope.facts.truncate(before);
        result
    }

    /// Adds what a condition says where it is `truth` to a scope.
    pub(super) fn assume(&mut self, condition: &ast::Expr, truth: bool, scope: &mut Scope) {
        use BinaryOperator as Op;
        match &*condition.kind {
            ast::ExprKind::Unary { operator: UnaryOperator::Not, operand } => self.assume(operand, !truth, scope),
            // Both sides of `and` hold where it is true, neither side of `or` where it is false.
            ast::ExprKind::Binary { operator, left, right }
                if matches!((operator, truth), (Op::And, true) | (Op::Or, false)) =>
            {
                self.assume(left, truth, scope);
                self.assume(right, truth, scope);
            }
            ast::ExprKind::Binary { operator: operator @ (Op::Equal | Op::NotEqual), left, right } => {
                let equal = (*operator == Op::Equal) == truth;
                compare(left, right, equal, scope);
                compare(right, left, equal, scope);
            }
            ast::ExprKind::Binary { operator: Op::In, left, .. } | ast::ExprKind::InRange { value: left, .. }
                if truth =>
            {
                present(left, scope);
            }
            ast::ExprKind::Is { value, ty } => {
                let Some(path) = path_of(value) else { return };
                let ty = self.silently(|checker| checker.ty(ty, scope.base));
                if truth {
                    present(value, scope);
                    scope.facts.push((path, Fact::Is(ty)));
                } else {
                    scope.facts.push((path, Fact::Not(ty)));
                }
            }
            _ => {}
        }
    }

    /// The expression with the type that the conditions around it leave.
    pub(super) fn narrowed(&self, expr: Expr, source: &ast::Expr, scope: &Scope) -> Expr {
        if scope.facts.is_empty() {
            return expr;
        }
        let Some(path) = path_of(source) else { return expr };
        let mut ty = expr.ty;
        for (_, fact) in scope.facts.iter().filter(|(of, _)| *of == path) {
            ty = apply(ty, fact);
        }
        Expr { ty, ..expr }
    }
}

/// What equality with a value says.
fn compare(value: &ast::Expr, other: &ast::Expr, equal: bool, scope: &mut Scope) {
    match &*other.kind {
        ast::ExprKind::None if !equal => present(value, scope),
        ast::ExprKind::None => {}
        // Something that is written out is there, and so is what equals it.
        ast::ExprKind::Name(word) => member(value, word, equal, scope),
        ast::ExprKind::Text(text) => match text.literal() {
            Some(word) => {
                member(value, &word, equal, scope);
                if equal {
                    present(value, scope);
                }
            }
            None if equal => present(value, scope),
            None => {}
        },
        ast::ExprKind::Integer(_)
        | ast::ExprKind::Decimal(_)
        | ast::ExprKind::Quantity(_)
        | ast::ExprKind::Rate(..)
        | ast::ExprKind::Bool(_)
        | ast::ExprKind::List(_)
        | ast::ExprKind::Record(_)
            if equal =>
        {
            present(value, scope)
        }
        _ => {}
    }
}

fn member(value: &ast::Expr, word: &SmolStr, equal: bool, scope: &mut Scope) {
    let Some(path) = path_of(value) else { return };
    let literal = Type::Literal(word.clone());
    let fact = if equal { Fact::Is(literal) } else { Fact::Not(literal) };
    scope.facts.push((path, fact));
}

/// A value that is there, and with it what it is a member of.
fn present(value: &ast::Expr, scope: &mut Scope) {
    if let Some(path) = path_of(value) {
        scope.facts.push((path, Fact::Present));
    }
    if let ast::ExprKind::Member { base, .. } | ast::ExprKind::Index { base, .. } = &*value.kind {
        present(base, scope);
    }
}

/// Adds that a value is, or is not, one of a union's members: what an arm of `match` knows of its subject.
pub(super) fn matched(subject: &ast::Expr, word: &SmolStr, equal: bool, scope: &mut Scope) {
    member(subject, word, equal, scope);
}

/// `a.b["c"]` as a text that tells it apart from other paths; nothing for what is no path.
fn path_of(expr: &ast::Expr) -> Option<SmolStr> {
    match &*expr.kind {
        ast::ExprKind::Name(name) => Some(name.clone()),
        ast::ExprKind::Member { base, name, .. } => Some(format!("{}.{}", path_of(base)?, name.text).into()),
        ast::ExprKind::Index { base, index } => match &*index.kind {
            ast::ExprKind::Text(text) => Some(format!("{}[{:?}]", path_of(base)?, text.literal()?).into()),
            ast::ExprKind::Name(name) => Some(format!("{}[{name}]", path_of(base)?).into()),
            ast::ExprKind::Integer(number) => Some(format!("{}[{number}]", path_of(base)?).into()),
            _ => None,
        },
        _ => None,
    }
}

fn apply(ty: Type, fact: &Fact) -> Type {
    match fact {
        Fact::Present => ty.required().clone(),
        // A bare word in a comparison may be a name: then it says nothing of the type.
        Fact::Is(Type::Literal(word)) => {
            if ty.members().any(|member| member == word) {
                Type::Literal(word.clone())
            } else {
                ty
            }
        }
        Fact::Is(wanted) => {
            let fitting: Vec<Type> = ty.alternatives().iter().filter(|part| part.fits(wanted)).cloned().collect();
            if fitting.is_empty() || matches!(ty, Type::Any) { wanted.clone() } else { Type::union(fitting) }
        }
        Fact::Not(unwanted) => {
            let rest: Vec<Type> = ty.alternatives().iter().filter(|part| !same(part, unwanted)).cloned().collect();
            if rest.is_empty() || rest.len() == ty.alternatives().len() {
                return ty;
            }
            let optional = matches!(ty, Type::Optional(_));
            let rest = Type::union(rest);
            if optional { rest.optional() } else { rest }
        }
    }
}

/// Whether a type is one of the alternatives of another.
fn same(part: &Type, other: &Type) -> bool {
    other.alternatives().iter().any(|alternative| match (part, alternative) {
        (Type::Literal(a), Type::Literal(b)) => a == b,
        (Type::Any, _) | (Type::Text(..), Type::Literal(_)) => false,
        (part, alternative) => part.fits(alternative),
    })
}
