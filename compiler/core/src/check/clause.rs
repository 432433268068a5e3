//! Clauses of declarations: `word head -> target when c { … }`, checked against the clause of the kind.

use std::rc::Rc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::construct::example;
use super::expression::describe;
use super::ir::{Body, BodyId, Clause, ClauseItem, Expr, ExprKind, Property};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::functions::nearest;
use crate::source::Span;
use crate::types::Type;
use crate::value::Value;

impl Checker<'_> {
    /// A clause as written; nothing when it is not known what it means.
    pub(super) fn clause_item(
        &mut self,
        body: &Body,
        clause: &ast::Clause,
        scope: &Scope,
        name_span: Span,
    ) -> Option<ClauseItem> {
        let base = scope.base;
        let scope = &mut scope.clone();
        let word = &clause.word.text;
        let word_span = base.span(clause.word.span);
        let Some(info) = body.clauses.get(word).cloned() else {
            self.unknown_clause(body, clause, word_span);
            self.touch_clause(clause, scope);
            return None;
        };
        let clause_body = self.body(info.body);
        let parameter = clause_body.parameters.first().map(|(name, property)| (name.clone(), property.clone()));
        let when = clause.when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
        if let Some(when) = &clause.when {
            self.assume(when, true, scope);
        }
        let head = self.head(clause, &info, parameter.as_ref(), scope);
        let target = self.target(clause, clause_body.target.as_ref(), scope);
        let (Ok(head), Ok(target)) = (head, target) else {
            self.touch_block(&clause.block, scope);
            return None;
        };
        let mut given: Vec<SmolStr> = Vec::new();
        let mut item_body = info.body;
        if let (Some(head), true) = (&head, info.of_source) {
            let Some(found) = self.source_body(head) else {
                if !matches!(head.ty, Type::Error) {
                    let message = format!("`{word}` needs to know here which source it means");
                    let hint = format!("write `{word} Name` or `{word} Name.source` once for each");
                    self.report(Diagnostic::error("source.form", head.span, message).hint(hint));
                }
                self.touch_block(&clause.block, scope);
                return None;
            };
            (item_body, given) = found;
        }
        let construct = self.construct(&clause.block, item_body, scope, &given, name_span);
        self.report_missing(&construct, item_body, &given, word_span);
        let end = clause.head.as_ref().map_or(clause.word.span, |head| head.span);
        let end = clause.label.as_ref().map_or(end, |label| label.span);
        Some(ClauseItem {
            word: word.clone(),
            head: head.map(Rc::new),
            head_words: clause.head.as_ref().map(head_words).unwrap_or_default(),
            label: clause.label.as_ref().map(|label| label.text.clone()),
            target: target.map(Rc::new),
            when,
            construct,
            span: base.span(clause.word.span.to(end)),
        })
    }

    /// The head of a clause: a name, or a value of its parameter's type.
    fn head(
        &mut self,
        clause: &ast::Clause,
        info: &Clause,
        parameter: Option<&(SmolStr, Property)>,
        scope: &mut Scope,
    ) -> Result<Option<Expr>, ()> {
        let base = scope.base;
        let word = &clause.word.text;
        match (&clause.head, parameter) {
            (Some(head), Some(_)) if info.names => match &*head.kind {
                ast::ExprKind::Name(name) => Ok(Some(Expr {
                    kind: ExprKind::Constant(Value::Text(name.clone())),
                    span: base.span(head.span),
                    ty: Type::TEXT,
                })),
                _ => {
                    let diagnostic = Diagnostic::error("clause.name", base.span(head.span), "expected a name here")
                        .hint(format!("write `{word} Name {{ … }}`"));
                    self.report(diagnostic);
                    Err(())
                }
            },
            (Some(head), Some((_, property))) => {
                let head = self.check(head, &property.ty, scope);
                if matches!(head.ty, Type::Error) { Err(()) } else { Ok(Some(head)) }
            }
            (Some(head), None) => {
                let message = format!("`{word}` takes nothing before its block");
                let diagnostic = Diagnostic::error("clause.head", base.span(head.span), message);
                self.report(diagnostic.hint(format!("write `{word} {{ … }}`")));
                Err(())
            }
            (None, Some((name, property))) if property.required => {
                let example = if info.names { "Name".to_owned() } else { example(&property.ty) };
                let message = format!("`{word}` needs its `{name}`");
                let diagnostic = Diagnostic::error("clause.head", base.span(clause.word.span), message)
                    .label(property.span, format!("`{name}` is declared here"))
                    .hint(format!("write `{word} {example}`"));
                self.report(diagnostic);
                Err(())
            }
            (None, _) => Ok(None),
        }
    }

    /// What the arrow of a clause points at.
    fn target(&mut self, clause: &ast::Clause, wanted: Option<&Type>, scope: &mut Scope) -> Result<Option<Expr>, ()> {
        let base = scope.base;
        let word = &clause.word.text;
        match (&clause.target, wanted) {
            (Some(target), Some(ty)) => {
                let target = self.check(target, ty, scope);
                if matches!(target.ty, Type::Error) { Err(()) } else { Ok(Some(target)) }
            }
            (Some(target), None) => {
                let message = format!("`{word}` has no target");
                self.report(Diagnostic::error("clause.target", base.span(target.span), message).hint("remove `-> …`"));
                Ok(None)
            }
            (None, Some(ty)) if !ty.takes_none() => {
                let span = base.span(clause.word.span);
                let diagnostic = Diagnostic::error("clause.target", span, format!("`{word}` needs a target"))
                    .hint(format!("write `{word} … -> Name`, where `Name` is {}", describe(ty)));
                self.report(diagnostic);
                Err(())
            }
            (None, _) => Ok(None),
        }
    }

    fn unknown_clause(&mut self, body: &Body, clause: &ast::Clause, span: Span) {
        let word = &clause.word.text;
        if body.properties.contains_key(word) || super::construct::UNIVERSAL.contains(&word.as_str()) {
            let message = format!("`{word}` is a property of `{}`, not a clause", body.name);
            self.report(Diagnostic::error("clause.property", span, message).hint(format!("write `{word}: …`")));
            return;
        }
        if self.report_postponed(word, span) {
            return;
        }
        // Grants are written as `allow`, by who is allowed.
        let candidates: Vec<&str> =
            body.clauses.keys().map(SmolStr::as_str).filter(|clause| *clause != "grant").collect();
        let message = format!("`{}` has no clause `{word}`", body.name);
        let mut diagnostic = self.unknown("clause.unknown", span, message, word, candidates.iter().copied());
        if diagnostic.hints.is_empty() {
            diagnostic = if let Some(near) = nearest(word, body.properties.keys().map(SmolStr::as_str)) {
                diagnostic.hint(format!("did you mean the property `{near}: …`?"))
            } else if candidates.is_empty() {
                diagnostic.hint(format!("members of a `{}` are written `name: value`", body.name))
            } else {
                diagnostic.hint(format!("it has `{}`", candidates.join("`, `")))
            };
        }
        self.report(diagnostic.label(body.span, format!("`{}` is declared here", body.name)));
    }

    /// The body of the items that a source makes, and the properties that the source itself gives.
    pub(super) fn source_body(&mut self, head: &Expr) -> Option<(BodyId, Vec<SmolStr>)> {
        let (kind, name) = match &head.kind {
            ExprKind::Source { base, name, .. } => match base.ty.required() {
                Type::Reference(kinds) => (kinds.first()?.clone(), name.clone()),
                _ => return None,
            },
            ExprKind::Anonymous { kind, .. } => (kind.clone(), SmolStr::default()),
            _ => return None,
        };
        let id = self.kind(&kind)?;
        let body = self.body(id);
        let source =
            if name.is_empty() { body.sources.first().map(|(_, source)| source) } else { body.sources.get(&name) }?;
        match &source.alias {
            None => Some((source.body, Vec::new())),
            Some(clause) => {
                let target = body.clauses.get(clause)?.body;
                let given = self.code(source.body).alias_arguments.iter().map(|(name, _)| name.clone()).collect();
                Some((target, given))
            }
        }
    }
}

/// Words of a clause's identity that come from its head, never from values of arguments.
fn head_words(head: &ast::Expr) -> Vec<SmolStr> {
    match &*head.kind {
        ast::ExprKind::Name(name) => vec![name.clone()],
        ast::ExprKind::Member { base, name, .. } => {
            let mut words = head_words(base);
            words.push(name.text.clone());
            words
        }
        ast::ExprKind::Call { callee, .. } => head_words(callee),
        ast::ExprKind::Index { base, index } => {
            let mut words = head_words(base);
            words.extend(head_words(index));
            words
        }
        ast::ExprKind::Text(text) => text.literal().map(|text| text_words(&text)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// `"/orders/{id}"` → `orders`, `id`.
pub(crate) fn text_words(text: &str) -> Vec<SmolStr> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(SmolStr::new)
        .collect()
}
