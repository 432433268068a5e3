//! `if` and `match`.

use std::collections::BTreeSet;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::{describe, in_words, poison};
use super::ir::{Expr, ExprKind};
use super::narrow::matched;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::types::Type;
use crate::value::Value;

impl Checker<'_> {
    #[allow(clippy::too_many_arguments, reason = "an `if` has these parts")]
    pub(super) fn if_(
        &mut self,
        condition: &ast::Expr,
        then: &ast::Expr,
        otherwise: Option<&ast::Expr>,
        must: bool,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        let condition_ir = self.check(condition, &Type::Bool, scope);
        let then = self.assuming(condition, true, scope, |checker, scope| checker.branch(then, expected, must, scope));
        let otherwise = otherwise.map(|otherwise| {
            self.assuming(condition, false, scope, |checker, scope| checker.branch(otherwise, expected, must, scope))
        });
        let ty = match &otherwise {
            Some(otherwise) => Type::join(then.ty.clone(), otherwise.ty.clone()),
            None => then.ty.clone().optional(),
        };
        if must && otherwise.is_none() && scope.user && !expected.takes_none() {
            let diagnostic = Diagnostic::error("type.optional", span, "without `else` this may be `none`")
                .hint("add `else` with a value for that case");
            self.report(diagnostic);
            return poison(span);
        }
        Expr { kind: ExprKind::If(Box::new(condition_ir), Box::new(then), otherwise.map(Box::new)), span, ty }
    }

    fn branch(&mut self, source: &ast::Expr, expected: &Type, must: bool, scope: &mut Scope) -> Expr {
        if must { self.check(source, expected, scope) } else { self.expr(source, expected, scope) }
    }

    pub(super) fn match_(
        &mut self,
        subject: &ast::Expr,
        arms: &[ast::Arm],
        must: bool,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        let subject_source = subject;
        let mut subject = self.expr(subject, &Type::Any, scope);
        if matches!(subject.ty.required(), Type::Bool) {
            let message = format!("`match` takes members of a union, not {}", in_words(&subject.ty));
            let diagnostic = Diagnostic::error("type.mismatch", subject.span, message);
            self.report(diagnostic.hint("write `if … then … else …`"));
            subject = poison(subject.span);
        }
        // A pattern may be a member that was ruled out before.
        let wanted = self.silently(|checker| checker.operand(subject_source, scope).ty);
        let mut list: Vec<(Option<Expr>, Expr)> = Vec::new();
        let mut ty: Option<Type> = None;
        let mut covered: Vec<(Value, Span)> = Vec::new();
        let mut words: Vec<SmolStr> = Vec::new();
        let mut otherwise: Option<Span> = None;
        for arm in arms {
            let arm_span = scope.base.span(arm.pattern.as_ref().map_or(arm.span, |pattern| pattern.span));
            let pattern = arm.pattern.as_ref().map(|pattern| match &subject.ty {
                // What the patterns are members of is not known.
                Type::Error => poison(scope.base.span(pattern.span)),
                _ => self.check(pattern, wanted.required(), scope),
            });
            if let Some(first) = otherwise {
                let diagnostic =
                    Diagnostic::error("match.unreachable", arm_span, "`else` before this takes everything")
                        .label(first, "the arm that takes it")
                        .hint("write `else` last");
                self.report(diagnostic);
            }
            let facts = scope.facts.len();
            match &pattern {
                Some(Expr { kind: ExprKind::Constant(value), .. }) => {
                    self.report_repeated(value, &covered, arm_span);
                    if let Value::Text(word) = value {
                        matched(subject_source, word, true, scope);
                        words.push(word.clone());
                    }
                    covered.push((value.clone(), arm_span));
                }
                Some(_) => {}
                None => {
                    otherwise = otherwise.or(Some(arm_span));
                    for word in &words {
                        matched(subject_source, word, false, scope);
                    }
                }
            }
            let value = self.branch(&arm.value, expected, must, scope);
            scope.facts.truncate(facts);
            ty = Some(match ty {
                Some(ty) => Type::join(ty, value.ty.clone()),
                None => value.ty.clone(),
            });
            list.push((pattern, value));
        }
        if matches!(subject.ty, Type::Error) {
            return poison(span);
        }
        self.report_uncovered(&subject, &covered, otherwise, span, scope);
        Expr { kind: ExprKind::Match(Box::new(subject), list), span, ty: ty.unwrap_or(Type::Error) }
    }

    fn report_repeated(&self, value: &Value, covered: &[(Value, Span)], span: Span) {
        if let Some((_, first)) = covered.iter().find(|(other, _)| other == value && *other != Value::Poison) {
            let diagnostic = Diagnostic::error("match.unreachable", span, format!("`{value}` has an arm already"))
                .label(*first, "the arm that takes it")
                .hint("remove one of them");
            self.report(diagnostic);
        }
    }

    /// Reports alternatives without an arm, and an `else` that nothing is left for.
    fn report_uncovered(
        &self,
        subject: &Expr,
        covered: &[(Value, Span)],
        otherwise: Option<Span>,
        span: Span,
        scope: &Scope,
    ) {
        let poisoned = covered.iter().any(|(value, _)| *value == Value::Poison);
        let words: BTreeSet<&SmolStr> = covered.iter().filter_map(|(value, _)| value.as_text()).collect();
        let mut missing: Vec<String> = subject
            .ty
            .members()
            .filter(|member| !words.contains(member))
            .map(|member| Type::Literal(member.clone()).to_string())
            .collect();
        let mut others = Vec::new();
        others.extend(subject.ty.alternatives().iter().filter(|part| !matches!(part, Type::Literal(_))));
        let optional = matches!(subject.ty, Type::Optional(_));
        let complete = missing.is_empty() && others.is_empty();
        match otherwise {
            Some(place) if complete && !optional && !poisoned && scope.user => {
                let diagnostic = Diagnostic::warning("match.unreachable", place, "every case has an arm already")
                    .hint("remove `else`, so that a new member is not forgotten");
                self.report(diagnostic);
            }
            Some(_) => {}
            // A pattern that is no member stands for one that has no arm.
            None if poisoned => {}
            None if !missing.is_empty() => {
                let message = format!("`match` says nothing for `{}`", missing.join("`, `"));
                let first = missing.swap_remove(0);
                let diagnostic = Diagnostic::error("match.missing", span, message);
                self.report(diagnostic.hint(format!("add `{first}: …` or `else: …`")));
            }
            None if scope.user && (optional || !others.is_empty()) => {
                let rest = if optional { "`none`".to_owned() } else { describe(others[0]) };
                let diagnostic = Diagnostic::error("match.missing", span, format!("`match` says nothing for {rest}"));
                self.report(diagnostic.hint("add `else: …`"));
            }
            None => {}
        }
    }
}
