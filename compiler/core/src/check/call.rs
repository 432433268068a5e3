//! Calls: capabilities, sources and calls of declarations, unnamed declarations, functions.

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::{in_words, poison};
use super::ir::{BodySort, Entry, Expr, ExprKind};
use super::member::Reading;
use super::{Checker, Namespace, Scope};
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::source::Span;
use crate::types::{Bounds, TextFormat, Type};
use crate::value::Value;

impl Checker<'_> {
    /// `callee(arguments)`
    pub(super) fn call(
        &mut self,
        callee: &ast::Expr,
        arguments: &[ast::Argument],
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        match &*callee.kind {
            ast::ExprKind::Name(name) => self.call_name(name, callee, arguments, span, expected, scope),
            ast::ExprKind::Member { base, name, optional } => {
                if let Some(found) = self.outside(base, name, arguments, span, scope) {
                    return match found.kind {
                        ExprKind::System(_) | ExprKind::App => self.not_called(name, arguments, span, scope),
                        _ => found,
                    };
                }
                let base = self.expr(base, &Type::Any, scope);
                if matches!(base.ty, Type::Error) {
                    self.touch_arguments(arguments, scope);
                    return poison(span);
                }
                let Some(parameters) = self.parameters_of(&base.ty, &name.text) else {
                    // What is no offer cannot be called; a member that is not there is reported as such.
                    let reading = Reading { name, optional: *optional, arguments: Vec::new(), span };
                    let found = self.member_of(base, reading, expected, scope);
                    self.touch_arguments(arguments, scope);
                    if !matches!(found.ty, Type::Error) {
                        let message = format!("`{}` is {} and cannot be called", name.text, in_words(&found.ty));
                        let diagnostic = Diagnostic::error("call.form", scope.base.span(name.span), message);
                        self.report(diagnostic.hint(format!("write `{}` without `(…)`", name.text)));
                    }
                    return poison(span);
                };
                let given = self.arguments(arguments, &parameters, &name.text, scope);
                let reading = Reading { name, optional: *optional, arguments: given, span };
                self.member_of(base, reading, expected, scope)
            }
            _ => {
                let place = scope.base.span(callee.span);
                let diagnostic = Diagnostic::error("call.form", place, "only names can be called");
                self.report(diagnostic.hint("write a function's name, or what a declaration offers: `Orders.read(…)`"));
                self.touch_arguments(arguments, scope);
                poison(span)
            }
        }
    }

    /// Reports a call of a value.
    fn not_called(&mut self, name: &ast::Name, arguments: &[ast::Argument], span: Span, scope: &mut Scope) -> Expr {
        let message = format!("`{}` is a value and takes no arguments", name.text);
        let diagnostic = Diagnostic::error("call.form", scope.base.span(name.span), message);
        self.report(diagnostic.hint(format!("write `{}` without `(…)`", name.text)));
        self.touch_arguments(arguments, scope);
        poison(span)
    }

    fn call_name(
        &mut self,
        name: &SmolStr,
        callee: &ast::Expr,
        arguments: &[ast::Argument],
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        let wants_source =
            expected.alternatives().iter().any(|part| matches!(part, Type::EventSource | Type::Target(_)));
        if !scope.user {
            if name == "physicalName" {
                return self.physical_name(arguments, span, scope);
            }
            if matches!(name.as_str(), "service" | "anyone" | "account") {
                return self.outside_principal(name, arguments, span, scope);
            }
        }
        if name == "file" && arguments.len() == 1 {
            let mut path = self.check(&arguments[0].value, &Type::TEXT, scope);
            if let ExprKind::Constant(Value::Text(written)) = &mut path.kind {
                *written = self.path_from(scope.base.file, written);
            }
            // `file("./my dir")` in place of a path is that path.
            if scope.user {
                return Expr { ty: Type::Text(TextFormat::Path, Bounds::NONE, None), ..path };
            }
            return Expr { kind: ExprKind::File(Box::new(path)), span, ty: Type::TEXT };
        }
        if wants_source
            && let Some(kind) = self.kind_word(name, scope.base.file)
            && let Some(id) = self.kind(&kind)
        {
            return self.unnamed(&kind, id, arguments, span, scope);
        }
        if let Some(found) = self.own_offer(name, arguments, span, scope) {
            return found;
        }
        if let Some(function) = functions::find(name) {
            return self.function(function, arguments, span, scope);
        }
        self.report_no_function(name, callee, wants_source, scope);
        self.touch_arguments(arguments, scope);
        poison(span)
    }

    /// `every(5min)`: a declaration without a name.
    fn unnamed(
        &mut self,
        name: &SmolStr,
        id: super::ir::BodyId,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let body = self.body(id);
        let parameters: Vec<(SmolStr, Type)> =
            body.properties.iter().map(|(name, property)| (name.clone(), property.ty.clone())).collect();
        let given = self.arguments(arguments, &parameters, name, scope);
        for (name, property) in &body.properties {
            if property.required && !given.iter().any(|(other, _)| other == name) {
                let message = format!("`{}` needs `{name}`", body.name);
                let hint = format!("write `{}({})`", body.name, super::construct::example(&property.ty));
                let diagnostic = Diagnostic::error("call.argument", span, message).hint(hint);
                self.report(diagnostic.label(property.span, "declared here"));
                return poison(span);
            }
        }
        if body.sources.is_empty() {
            let message = format!("a `{name}` sends no events");
            self.report(Diagnostic::error("source.none", span, message));
            return poison(span);
        }
        if self.has_resources(id) {
            let message = format!("a `{name}` is a thing of its own and needs a name");
            let diagnostic = Diagnostic::error("call.form", span, message);
            self.report(diagnostic.hint(format!("declare it, `{name} Name`, and write `on Name`")));
            return poison(span);
        }
        let kind = ExprKind::Anonymous { kind: name.clone(), arguments: given };
        Expr { kind, span, ty: Type::EventSource }
    }

    /// Whether declarations of a kind are resources themselves.
    fn has_resources(&self, id: super::ir::BodyId) -> bool {
        let members = &self.origins[id.0 as usize].members().members;
        members.iter().any(|member| matches!(member.kind, ast::KindMemberKind::Mapping(_)))
    }

    /// `read(prefix)` inside the kind that offers it.
    fn own_offer(
        &mut self,
        name: &SmolStr,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Option<Expr> {
        let (up, id) = self.own_member(name, scope)?;
        let body = self.body(id);
        let is_capability = body.capabilities.contains_key(name);
        if !is_capability && !body.sources.contains_key(name) {
            return None;
        }
        let ty = Type::Reference([body.name.clone()].into());
        let parameters = self.parameters_of(&ty, name).unwrap_or_default();
        let base = Box::new(Expr { kind: ExprKind::Myself { up }, span, ty });
        let arguments = self.arguments(arguments, &parameters, name, scope);
        let name = name.clone();
        Some(match is_capability {
            true => Expr { kind: ExprKind::Capability { base, name, arguments }, span, ty: Type::Capability },
            false => Expr { kind: ExprKind::Source { base, name, arguments }, span, ty: Type::EventSource },
        })
    }

    fn report_no_function(&self, name: &SmolStr, callee: &ast::Expr, wants_source: bool, scope: &Scope) {
        let mut candidates: Vec<SmolStr> =
            functions::all().iter().map(|function| SmolStr::new(function.name)).collect();
        candidates.push(SmolStr::new_static("file"));
        if wants_source {
            candidates.extend(self.library().kinds().iter().cloned());
        }
        let place = scope.base.span(callee.span);
        let message = format!("there is no function `{name}`");
        let mut diagnostic = self.unknown("name.unknown", place, message, name, candidates.iter().map(SmolStr::as_str));
        if diagnostic.hints.is_empty() {
            let full = self.meaning(Namespace::Value, name, scope.base.file);
            let is_value = scope.local(name).is_some() || full.is_some();
            if let Some(full) = full {
                self.mark_used(Namespace::Value, &full);
            }
            diagnostic = diagnostic.hint(match is_value {
                true => format!("`{name}` is a value: write it without `(…)`"),
                false => "there are no functions of your own: name a value with `let`".to_owned(),
            });
        }
        self.report(diagnostic);
    }

    fn physical_name(&mut self, arguments: &[ast::Argument], span: Span, scope: &mut Scope) -> Expr {
        let parameters = [("max".into(), Type::INTEGER), ("lower".into(), Type::Bool), ("suffix".into(), Type::TEXT)];
        let given = self.arguments(arguments, &parameters, "physicalName", scope);
        Expr { kind: ExprKind::PhysicalName(given), span, ty: Type::TEXT }
    }

    /// `service("s3.amazonaws.com", arn, account)`, `anyone()`, `account()`: a principal that is no object.
    fn outside_principal(&mut self, name: &str, arguments: &[ast::Argument], span: Span, scope: &mut Scope) -> Expr {
        let fields = ["service", "source", "account"];
        let mut entries = Vec::new();
        if name == "service" {
            for (field, argument) in fields.iter().zip(arguments) {
                let value = self.expr(&argument.value, &Type::Any, scope);
                entries.push(Entry::Field(SmolStr::new_static(field), value));
            }
        } else {
            let value = Expr { kind: ExprKind::Constant(Value::Bool(true)), span, ty: Type::Bool };
            entries.push(Entry::Field(SmolStr::new(name), value));
        }
        Expr { kind: ExprKind::Record(entries), span, ty: Type::Principal }
    }

    /// Parameters of a capability, source or call of a declaration; nothing for what is none of these.
    fn parameters_of(&mut self, ty: &Type, name: &str) -> Option<Vec<(SmolStr, Type)>> {
        let Type::Reference(kinds) = ty.required() else { return None };
        for kind in kinds.iter() {
            let Some(id) = self.reference_body(kind) else { continue };
            let body = self.body(id);
            let offer = body
                .capabilities
                .get(name)
                .map(|found| found.body)
                .or_else(|| body.sources.get(name).map(|found| found.body))
                .or_else(|| body.calls.get(name).map(|found| found.body));
            if let Some(offer) = offer {
                let offer = self.body(offer);
                debug_assert!(matches!(offer.sort, BodySort::Capability | BodySort::Offer | BodySort::Call));
                let parameters = offer.parameters.iter();
                return Some(parameters.map(|(name, property)| (name.clone(), property.ty.clone())).collect());
            }
        }
        None
    }

    /// Arguments by the names of their parameters.
    pub(super) fn arguments(
        &mut self,
        arguments: &[ast::Argument],
        parameters: &[(SmolStr, Type)],
        callee: &str,
        scope: &mut Scope,
    ) -> Vec<(SmolStr, Expr)> {
        let mut given: Vec<(SmolStr, Expr)> = Vec::new();
        for (at, argument) in arguments.iter().enumerate() {
            let parameter = match &argument.name {
                Some(name) => parameters.iter().find(|(parameter, _)| *parameter == name.text),
                None => parameters.get(at),
            };
            let place = scope.base.span(argument.name.as_ref().map_or(argument.value.span, |name| name.span));
            let Some((name, ty)) = parameter.filter(|_| !argument.spread) else {
                self.report_no_argument(argument, parameters, callee, place);
                self.touch(&argument.value, scope);
                continue;
            };
            let value = self.check(&argument.value, ty, scope);
            if given.iter().any(|(other, _)| other == name) {
                let diagnostic = Diagnostic::error("call.argument", place, format!("`{name}` is given twice"));
                self.report(diagnostic.hint("keep one of them"));
                continue;
            }
            given.push((name.clone(), value));
        }
        given
    }

    fn report_no_argument(&self, argument: &ast::Argument, parameters: &[(SmolStr, Type)], callee: &str, place: Span) {
        let names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
        let mut diagnostic = match &argument.name {
            Some(name) if !argument.spread => {
                let message = format!("`{callee}` takes no argument `{}`", name.text);
                self.unknown("call.argument", place, message, &name.text, names.iter().copied())
            }
            _ if argument.spread => {
                Diagnostic::error("call.argument", place, format!("`{callee}` takes its arguments one by one"))
            }
            _ => Diagnostic::error("call.argument", place, format!("`{callee}` takes no such argument")),
        };
        if diagnostic.hints.is_empty() {
            diagnostic = match names.is_empty() {
                true => diagnostic.hint(format!("write `{callee}` without arguments")),
                false => diagnostic.hint(format!("it takes `{}`", names.join("`, `"))),
            };
        }
        self.report(diagnostic);
    }
}
