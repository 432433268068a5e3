//! What stands outside the program: `app.name`, `aws.region`, `aws.service.action(on: …)`.

use std::sync::Arc;

use slsc_syntax::ast;

use super::expression::poison;
use super::ir::{Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::plan::System;
use crate::source::Span;
use crate::types::{Bounds, Type};

impl Checker<'_> {
    /// A member of `app` or `aws`, unless a name of the program hides them.
    pub(super) fn outside(
        &mut self,
        base: &ast::Expr,
        name: &ast::Name,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Option<Expr> {
        match &*base.kind {
            ast::ExprKind::Name(word) if word == "app" && !self.hides(word, scope) => {
                Some(self.of_app(name, span, scope))
            }
            ast::ExprKind::Name(word) if word == "aws" && !self.hides(word, scope) => {
                Some(self.of_aws(name, span, scope))
            }
            ast::ExprKind::Member { base: root, name: service, .. } => match &*root.kind {
                ast::ExprKind::Name(word) if word == "aws" && !self.hides(word, scope) => {
                    // `aws.region.x`: what the system says has no members.
                    if system(&service.text, scope.user).is_some() {
                        return None;
                    }
                    Some(self.action(service, name, arguments, span, scope))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn hides(&mut self, word: &str, scope: &Scope) -> bool {
        scope.local(word).is_some() || self.own_member(word, scope).is_some()
    }

    fn of_app(&self, name: &ast::Name, span: Span, scope: &Scope) -> Expr {
        if name.text != "name" {
            let message = format!("`app` has no `{}`", name.text);
            let place = scope.base.span(name.span);
            let diagnostic = self.unknown("name.member", place, message, &name.text, ["name"]);
            self.report(if diagnostic.hints.is_empty() { diagnostic.hint("it has `name`") } else { diagnostic });
            return poison(span);
        }
        Expr { kind: ExprKind::App, span, ty: Type::TEXT }
    }

    fn of_aws(&self, name: &ast::Name, span: Span, scope: &Scope) -> Expr {
        let Some((system, ty)) = system(&name.text, scope.user) else {
            let known = ["region", "account", "partition", "urlSuffix", "zones"];
            let place = scope.base.span(name.span);
            let mut diagnostic = match Facts::embedded().service(&name.text) {
                // A service without an action.
                Some(_) => Diagnostic::error("name.member", place, format!("`aws.{}` names no action", name.text))
                    .hint(format!("write `aws.{}.action`, such as in `allow`", name.text)),
                None => self.unknown("name.member", place, format!("`aws` has no `{}`", name.text), &name.text, known),
            };
            if diagnostic.hints.is_empty() {
                diagnostic = diagnostic
                    .hint("it has `region account partition urlSuffix zones`, and actions: `aws.service.action`");
            }
            self.report(diagnostic);
            return poison(span);
        };
        Expr { kind: ExprKind::System(system), span, ty }
    }

    /// `aws.rekognition.detectLabels(on: "…")`
    fn action(
        &mut self,
        service: &ast::Name,
        action: &ast::Name,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let facts = Facts::embedded();
        let Some(known) = facts.service(&service.text) else {
            let mut diagnostic = Diagnostic::error(
                "iam.service",
                scope.base.span(service.span),
                format!("there is no service `{}` in IAM", service.text),
            );
            if let Some(near) = facts.nearest_service(&service.text) {
                let span = scope.base.span(service.span);
                diagnostic = diagnostic
                    .here(format!("did you mean `aws.{near}`?"))
                    .hint(format!("write `aws.{near}`"))
                    .fix(format!("write `{near}`"), span, near);
            }
            self.report(diagnostic);
            return poison(span);
        };
        if known.action(&action.text).is_none() && action.text != "*" {
            let message = format!("`{}` has no action `{}`", service.text, action.text);
            let mut diagnostic = Diagnostic::error("iam.action", scope.base.span(action.span), message);
            if let Some(near) = known.nearest_action(&action.text) {
                diagnostic = diagnostic
                    .here(format!("did you mean `{near}`?"))
                    .hint(format!("write `aws.{}.{near}`", service.text))
                    .fix(format!("write `{near}`"), scope.base.span(action.span), near);
            }
            self.report(diagnostic);
            return poison(span);
        }
        let parameters = [("on".into(), Type::Any)];
        let callee = format!("aws.{}.{}", service.text, action.text);
        let given = self.arguments(arguments, &parameters, &callee, scope);
        let on = given.into_iter().next().map(|(_, on)| Box::new(on));
        let kind = ExprKind::Action { service: service.text.clone(), action: action.text.clone(), on };
        Expr { kind, span, ty: Type::Capability }
    }
}

/// What the platform knows under a name.
fn system(name: &str, user: bool) -> Option<(System, Type)> {
    Some(match name {
        "region" => (System::Region, Type::TEXT),
        "account" => (System::Account, Type::TEXT),
        "partition" => (System::Partition, Type::TEXT),
        "urlSuffix" => (System::UrlSuffix, Type::TEXT),
        "zones" => (System::Zones, Type::List(Arc::new(Type::TEXT), Bounds::NONE)),
        "assetsBucket" if !user => (System::AssetsBucket, Type::TEXT),
        "modulePath" if !user => (System::ModulePath, Type::TEXT),
        _ => return None,
    })
}
