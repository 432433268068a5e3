//! Names, members and calls: what a word means where it stands.

use std::sync::Arc;

use slsc_syntax::ast::{self, KindMemberKind};
use smol_str::SmolStr;

use super::expression::{describe, poison};
use super::ir::{Body, BodyId, BodySort, Expr, ExprKind};
use super::{Checker, Scope, nearest};
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::functions;
use crate::plan::System;
use crate::source::Span;
use crate::types::{Bounds, Type};
use crate::value::Value;

/// Words that every body knows, with what they are.
const CONTEXT: &[&str] = &[
    "label",
    "word",
    "owner",
    "taker",
    "receiver",
    "target",
    "tags",
    "revision",
    "prodLike",
    "today",
    "building",
    "assetsLocal",
];

impl Checker<'_> {
    /// A bare word.
    pub(super) fn name(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &mut Scope) -> Expr {
        if expected.members().any(|member| member == name) {
            self.report_ambiguous(name, span, scope);
            return Expr { kind: ExprKind::Constant(Value::Text(name.clone())), span, ty: Type::Literal(name.clone()) };
        }
        if let Some(found) = self.type_value(name, span, expected, scope) {
            return found;
        }
        if let Some((at, ty)) = scope.local(name) {
            return Expr { kind: ExprKind::Local(at), span, ty };
        }
        if let Some(expr) = self.visible(name, span, expected, scope) {
            return self.as_expected(expr, expected, scope);
        }
        match name.as_str() {
            "stage" if scope.user || scope.body.is_some() => {
                let ty = self.program.stage_type();
                return Expr { kind: ExprKind::Stage, span, ty };
            }
            _ => {}
        }
        if let Some(value) = self.global(name) {
            let ty = type_of(&value);
            return match value {
                // Large tables stay where they are.
                Value::Record(_) => Expr { kind: ExprKind::Global(name.clone()), span, ty },
                value => Expr { kind: ExprKind::Constant(value), span, ty },
            };
        }
        self.report_unknown(name, span, expected, scope);
        poison(span)
    }

    fn report_ambiguous(&mut self, name: &SmolStr, span: Span, scope: &Scope) {
        if !scope.user {
            return;
        }
        let defined = scope.local(name).is_some() || self.program.lets.contains_key(name);
        if defined {
            let message = format!("`{name}` is both a member of the expected type and a name of yours");
            self.report(Diagnostic::error("name.ambiguous", span, message).hint("rename the `let`"));
        }
    }

    /// A type where a type is a value: `body: Order`.
    fn type_value(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) -> Option<Expr> {
        let wants_type = expected.alternatives().iter().any(|part| matches!(part, Type::Type));
        if !wants_type || !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            return None;
        }
        let known = self.declared_type(name).is_some() || super::types::BUILT_IN.contains(&name.as_str());
        if !known {
            return None;
        }
        let part = ast::Name { text: name.clone(), span: ast::Span::default() };
        let path = ast::Path { parts: vec![part], span: ast::Span::default() };
        let kind = Box::new(ast::TypeKind::Name(path));
        let ty = self.ty(&ast::Type { kind, span: ast::Span::default() }, scope.base);
        Some(Expr { kind: ExprKind::Constant(Value::Type(Arc::new(ty))), span, ty: Type::Type })
    }

    /// Owners up to the member of a name, and the body that has it.
    pub(super) fn own_member(&mut self, name: &str, scope: &Scope) -> Option<(usize, BodyId)> {
        let mut at = scope.body;
        let mut up = 0;
        while let Some(id) = at {
            let body = self.body(id);
            if has_member(&body, name) {
                return Some((up, id));
            }
            at = body.owner;
            up += 1;
        }
        None
    }

    /// A member of the body or of its owners.
    fn visible(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) -> Option<Expr> {
        let own = |up: usize, ty: Type| Expr { kind: ExprKind::Own { up, name: name.clone() }, span, ty };
        if name == "self" {
            if scope.raw {
                return Some(Expr {
                    kind: ExprKind::Resource { up: 0, mapping: SmolStr::default() },
                    span,
                    ty: Type::Any,
                });
            }
            let body = self.body(scope.body?);
            let ty = match body.sort {
                BodySort::Kind => Type::Reference([body.name.clone()].into()),
                _ => Type::Any,
            };
            return Some(Expr { kind: ExprKind::Myself { up: 0 }, span, ty });
        }
        let mut at = scope.body;
        let mut up = 0;
        while let Some(id) = at {
            let body = self.body(id);
            if scope.mapping.is_some() && self.names_mapping(id, name, scope) {
                return Some(Expr { kind: ExprKind::Resource { up, mapping: name.clone() }, span, ty: Type::Any });
            }
            if let Some(ty) = self.member_type(&body, name, expected, true) {
                if body.sort == BodySort::Module {
                    self.mark_used(name);
                }
                return Some(own(up, ty));
            }
            if body.sort == BodySort::Module {
                break;
            }
            if CONTEXT.contains(&name.as_str()) && up == 0 {
                let ty = self.context_type(&body, name);
                let real = if name == "receiver" { SmolStr::new_static("taker") } else { name.clone() };
                return Some(Expr { kind: ExprKind::Own { up, name: real }, span, ty });
            }
            at = body.owner;
            up += 1;
        }
        if scope.user {
            if let Some(at) = self.program.parameters.iter().position(|parameter| parameter.name == *name) {
                self.mark_used(name);
                let ty = self.program.parameters[at].ty.clone();
                return Some(Expr { kind: ExprKind::Parameter(at), span, ty });
            }
            if let Some(at) = self.program.options.iter().position(|option| option.name == *name) {
                self.mark_used(name);
                let ty = self.program.options[at].ty.clone();
                return Some(Expr { kind: ExprKind::Option(at), span, ty });
            }
        }
        None
    }

    fn context_type(&self, body: &Body, name: &str) -> Type {
        match name {
            "label" | "word" => Type::TEXT,
            "target" => body.target.clone().unwrap_or(Type::Any),
            "owner" => match body.owner.map(|id| self.body(id)) {
                Some(owner) if owner.sort == BodySort::Kind => Type::Reference([owner.name.clone()].into()),
                _ => Type::Any,
            },
            "tags" => Type::Map(Arc::new(Type::TEXT), Bounds::NONE),
            "prodLike" | "building" | "assetsLocal" => Type::Bool,
            "today" => Type::INTEGER.optional(),
            _ => Type::Any,
        }
    }

    /// Whether a body has a named mapping of the scope's target.
    fn names_mapping(&self, id: BodyId, name: &str, scope: &Scope) -> bool {
        let word = match scope.mapping {
            Some(crate::plan::Target::CloudFormation) => "cloudformation",
            Some(crate::plan::Target::Terraform) => "terraform",
            None => return false,
        };
        self.origins[id.0 as usize].members.members.iter().any(|member| match &member.kind {
            KindMemberKind::Mapping(mapping) => {
                mapping.target.text == word && mapping.name.as_ref().is_some_and(|found| found.text == name)
            }
            _ => false,
        })
    }

    /// The type of a member of a body, if it has it. Inside the body a bare name is the property before the attribute;
    /// seen from outside it is the other way round.
    fn member_type(&mut self, body: &Body, name: &str, expected: &Type, inside: bool) -> Option<Type> {
        let wants = |sort: &Type| expected.alternatives().iter().any(|part| part == sort);
        if wants(&Type::Capability) && body.capabilities.contains_key(name) {
            return Some(Type::Capability);
        }
        if wants(&Type::EventSource) && body.sources.contains_key(name) {
            return Some(Type::EventSource);
        }
        if !inside && let Some(attribute) = body.attributes.get(name) {
            return Some(attribute.ty.clone());
        }
        if let Some(parameter) = body.parameters.get(name) {
            return Some(parameter.ty.clone());
        }
        if let Some(property) = body.properties.get(name) {
            return Some(property.ty.clone());
        }
        if body.lets.contains_key(name) {
            return Some(self.let_type(body, name));
        }
        if let Some(part) = body.parts.get(name) {
            let ty = match &part.kind {
                Some(kind) => Type::Reference([kind.clone()].into()),
                None => Type::Any,
            };
            let ty = if part.family { Type::Map(Arc::new(ty), Bounds::NONE) } else { ty };
            // A declaration that is absent in a stage is an error there, not an optional value.
            let optional = part.conditional && body.sort != BodySort::Module;
            return Some(if optional { ty.optional() } else { ty });
        }
        if let Some(ty) = body.natives.get(name) {
            return Some(ty.clone());
        }
        if let Some(clause) = body.clauses.get(name) {
            let item: SmolStr = format!("{}.{name}", body.name).into();
            let _ = clause;
            return Some(Type::List(Arc::new(Type::Reference([item].into())), Bounds::NONE));
        }
        if let Some(attribute) = body.attributes.get(name) {
            return Some(attribute.ty.clone());
        }
        if body.capabilities.contains_key(name) {
            return Some(Type::Capability);
        }
        if body.sources.contains_key(name) {
            return Some(Type::EventSource);
        }
        if body.calls.contains_key(name) {
            return Some(Type::Target([].into()));
        }
        None
    }

    /// The type of a `let`: as written, or as found by a look at its value.
    fn let_type(&mut self, body: &Body, name: &str) -> Type {
        if let Some(Some(written)) = body.lets.get(name) {
            return written.clone();
        }
        if body.sort == BodySort::Module {
            return self.module_let_type(name);
        }
        match body.code.get() {
            Some(code) => code.lets.get(name).map_or(Type::Any, |value| value.ty.clone()),
            None => Type::Any,
        }
    }

    /// Turns a declaration into the event source or the target that its place wants.
    fn as_expected(&mut self, expr: Expr, expected: &Type, scope: &Scope) -> Expr {
        let _ = scope;
        let wants = |test: &dyn Fn(&Type) -> bool| expected.alternatives().iter().any(test);
        if wants(&|part| matches!(part, Type::EventSource)) {
            match (&expr.kind, expr.ty.required()) {
                // A bare source of the body itself.
                (ExprKind::Own { up, name }, Type::EventSource) => {
                    let base = Expr { kind: ExprKind::Myself { up: *up }, span: expr.span, ty: Type::Any };
                    let kind = ExprKind::Source { base: Box::new(base), name: name.clone(), arguments: Vec::new() };
                    return Expr { kind, span: expr.span, ty: Type::EventSource };
                }
                (_, Type::Reference(kinds)) => {
                    let kind = kinds.first().cloned().unwrap_or_default();
                    let has = self.kind(&kind).is_some_and(|id| !self.body(id).sources.is_empty());
                    if !has {
                        let message = format!("a `{kind}` sends no events");
                        self.report(Diagnostic::error("source.none", expr.span, message));
                        return poison(expr.span);
                    }
                    let span = expr.span;
                    let kind =
                        ExprKind::Source { base: Box::new(expr), name: SmolStr::default(), arguments: Vec::new() };
                    return Expr { kind, span, ty: Type::EventSource };
                }
                _ => {}
            }
        }
        if wants(&|part| matches!(part, Type::Capability))
            && let (ExprKind::Own { up, name }, Type::Capability) = (&expr.kind, &expr.ty)
        {
            let span = expr.span;
            let base = Expr { kind: ExprKind::Myself { up: *up }, span, ty: Type::Any };
            let kind = ExprKind::Capability { base: Box::new(base), name: name.clone(), arguments: Vec::new() };
            return Expr { kind, span, ty: Type::Capability };
        }
        expr
    }

    /// `base.name`
    pub(super) fn member(
        &mut self,
        base: &ast::Expr,
        name: &ast::Name,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        if let Some(found) = self.outside(base, name, &[], span, scope) {
            return found;
        }
        let base = self.expr(base, &Type::Any, scope);
        self.member_of(base, name, Vec::new(), span, expected, scope)
    }

    fn member_of(
        &mut self,
        base: Expr,
        name: &ast::Name,
        arguments: Vec<(SmolStr, Expr)>,
        span: Span,
        expected: &Type,
        scope: &Scope,
    ) -> Expr {
        let name_span = scope.base.span(name.span);
        let wants = |test: &dyn Fn(&Type) -> bool| expected.alternatives().iter().any(test);
        let with_base = |base: Expr, make: &dyn Fn(Box<Expr>, SmolStr, Vec<(SmolStr, Expr)>) -> ExprKind, ty: Type| {
            Expr { kind: make(Box::new(base), name.text.clone(), arguments.clone()), span, ty }
        };
        match base.ty.required().clone() {
            Type::Error => poison(span),
            Type::Reference(kinds) if !kinds.is_empty() => {
                let mut ty: Option<Type> = None;
                let mut bodies: Vec<std::rc::Rc<Body>> = Vec::new();
                for kind in kinds.iter() {
                    let Some(id) = self.reference_body(kind) else { continue };
                    let body = self.body(id);
                    if let Some(found) = self.member_type(&body, &name.text, expected, false) {
                        ty = Some(match ty {
                            Some(ty) => Type::join(ty, found),
                            None => found,
                        });
                    }
                    bodies.push(body);
                }
                if CONTEXT.contains(&name.text.as_str()) || matches!(name.text.as_str(), "kind" | "allow") {
                    ty = ty.or(Some(Type::Any));
                }
                // The name of a clause's item: `Users.Web`, `Orders.byStatus`.
                let named = bodies.iter().any(|body| body.clauses.values().any(|clause| clause.names));
                let Some(ty) = ty.or(named.then_some(Type::Any)) else {
                    self.report_no_member(&bodies, &kinds, name, name_span, expected);
                    return poison(span);
                };
                let ty = if matches!(base.ty, Type::Optional(_)) { ty.optional() } else { ty };
                if wants(&|part| matches!(part, Type::EventSource)) && ty == Type::EventSource {
                    let make = |base, name, arguments| ExprKind::Source { base, name, arguments };
                    return with_base(base, &make, Type::EventSource);
                }
                if ty.required() == &Type::Capability {
                    let make = |base, name, arguments| ExprKind::Capability { base, name, arguments };
                    return with_base(base, &make, ty);
                }
                if wants(&|part| matches!(part, Type::Target(_))) && matches!(ty, Type::Target(_)) {
                    let make = |base, name, arguments| ExprKind::Target { base, name, arguments };
                    return with_base(base, &make, ty);
                }
                Expr { kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() }, span, ty }
            }
            Type::Record(record) => match record.fields.get(&name.text) {
                Some(field) => {
                    let ty = field.ty.clone();
                    let ty = if matches!(base.ty, Type::Optional(_)) { ty.optional() } else { ty };
                    if scope.user && matches!(base.ty, Type::Optional(_)) {
                        self.report_optional(&base, name, name_span);
                    }
                    Expr { kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() }, span, ty }
                }
                None => {
                    let names: Vec<&str> = record.fields.keys().map(SmolStr::as_str).collect();
                    let message = format!("there is no field `{}`", name.text);
                    let mut diagnostic =
                        self.unknown("name.member", name_span, message, &name.text, names.iter().copied());
                    if diagnostic.hints.is_empty() && !names.is_empty() {
                        diagnostic = diagnostic.hint(format!("it has `{}`", names.join("`, `")));
                    }
                    self.report(diagnostic);
                    poison(span)
                }
            },
            Type::Map(value, _) => {
                let ty = (*value).clone().optional();
                Expr { kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() }, span, ty }
            }
            Type::Bool | Type::Text(..) | Type::List(..) if scope.user => {
                let message = format!("{} has no members", describe(&base.ty));
                self.report(Diagnostic::error("name.member", name_span, message));
                poison(span)
            }
            _ => {
                let ty = if wants(&|part| matches!(part, Type::Capability)) { Type::Capability } else { Type::Any };
                if ty == Type::Capability {
                    let make = |base, name, arguments| ExprKind::Capability { base, name, arguments };
                    return with_base(base, &make, ty);
                }
                Expr { kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() }, span, ty: Type::Any }
            }
        }
    }

    fn report_optional(&self, base: &Expr, name: &ast::Name, span: Span) {
        let diagnostic =
            Diagnostic::error("type.optional", span, format!("this may be `none` and then has no `{}`", name.text))
                .label(base.span, "may be `none`")
                .hint(format!("write `?.{}`, or test with `if … != none`", name.text));
        self.report(diagnostic);
    }

    /// The body that a name in `Ref<…>` means: a kind, or the items of a kind's clause.
    fn reference_body(&mut self, name: &str) -> Option<BodyId> {
        match name.split_once('.') {
            None => self.kind(name),
            Some((kind, clause)) => {
                let id = self.kind(kind)?;
                self.body(id).clauses.get(clause).map(|clause| clause.body)
            }
        }
    }

    fn report_no_member(
        &mut self,
        bodies: &[std::rc::Rc<Body>],
        kinds: &[SmolStr],
        name: &ast::Name,
        span: Span,
        expected: &Type,
    ) {
        let mut candidates: Vec<SmolStr> = Vec::new();
        let wants_capability = expected.alternatives().iter().any(|part| matches!(part, Type::Capability));
        let wants_source = expected.alternatives().iter().any(|part| matches!(part, Type::EventSource));
        for body in bodies {
            if wants_capability {
                candidates.extend(body.capabilities.keys().cloned());
            } else if wants_source {
                candidates.extend(body.sources.keys().cloned());
            } else {
                candidates.extend(body.attributes.keys().cloned());
                candidates.extend(body.properties.keys().cloned());
                candidates.extend(body.sources.keys().cloned());
                candidates.extend(body.capabilities.keys().cloned());
            }
        }
        let sort = if wants_capability {
            "capability"
        } else if wants_source {
            "event source"
        } else {
            "attribute"
        };
        let message = format!("a `{}` has no {sort} `{}`", kinds.join("` or `"), name.text);
        let mut diagnostic =
            self.unknown("name.member", span, message, &name.text, candidates.iter().map(SmolStr::as_str));
        if diagnostic.hints.is_empty() && !candidates.is_empty() {
            candidates.sort();
            candidates.dedup();
            let names: Vec<&str> = candidates.iter().map(SmolStr::as_str).collect();
            diagnostic = diagnostic.hint(format!("it has `{}`", names.join("`, `")));
        }
        self.report(diagnostic);
    }

    /// `aws.region`, `app.name`, `aws.service.action(on: …)`.
    fn outside(
        &mut self,
        base: &ast::Expr,
        name: &ast::Name,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Option<Expr> {
        let hidden = |checker: &mut Self, word: &str, scope: &Scope| {
            scope.local(word).is_some() || checker.own_member(word, scope).is_some()
        };
        match &*base.kind {
            ast::ExprKind::Name(word) if word == "app" && !hidden(self, word, scope) => {
                if name.text != "name" {
                    let diagnostic = self.unknown(
                        "name.member",
                        scope.base.span(name.span),
                        format!("`app` has no `{}`", name.text),
                        &name.text,
                        ["name"],
                    );
                    self.report(diagnostic);
                    return Some(poison(span));
                }
                Some(Expr { kind: ExprKind::App, span, ty: Type::TEXT })
            }
            ast::ExprKind::Name(word) if word == "aws" && !hidden(self, word, scope) => {
                let (system, ty) = match name.text.as_str() {
                    "region" => (System::Region, Type::TEXT),
                    "account" => (System::Account, Type::TEXT),
                    "partition" => (System::Partition, Type::TEXT),
                    "urlSuffix" => (System::UrlSuffix, Type::TEXT),
                    "zones" => (System::Zones, Type::List(Arc::new(Type::TEXT), Bounds::NONE)),
                    "assetsBucket" if !scope.user => (System::AssetsBucket, Type::TEXT),
                    "modulePath" if !scope.user => (System::ModulePath, Type::TEXT),
                    _ => {
                        let known = ["region", "account", "partition", "urlSuffix", "zones"];
                        let message = format!("`aws` has no `{}`", name.text);
                        let mut diagnostic =
                            self.unknown("name.member", scope.base.span(name.span), message, &name.text, known);
                        if diagnostic.hints.is_empty() {
                            diagnostic = diagnostic.hint(
                                "it has `region account partition urlSuffix zones`, and actions: `aws.service.action`",
                            );
                        }
                        self.report(diagnostic);
                        return Some(poison(span));
                    }
                };
                Some(Expr { kind: ExprKind::System(system), span, ty })
            }
            ast::ExprKind::Member { base: root, name: service, .. } => match &*root.kind {
                ast::ExprKind::Name(word) if word == "aws" && !hidden(self, word, scope) => {
                    Some(self.action(service, name, arguments, span, scope))
                }
                _ => None,
            },
            _ => None,
        }
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
                diagnostic = diagnostic.hint(format!("did you mean `aws.{near}`?"));
            }
            self.report(diagnostic);
            return poison(span);
        };
        if known.action(&action.text).is_none() && action.text != "*" {
            let message = format!("`{}` has no action `{}`", service.text, action.text);
            let mut diagnostic = Diagnostic::error("iam.action", scope.base.span(action.span), message);
            if let Some(near) = known.nearest_action(&action.text) {
                diagnostic = diagnostic.hint(format!("did you mean `aws.{}.{near}`?", service.text));
            }
            self.report(diagnostic);
            return poison(span);
        }
        let on = arguments
            .iter()
            .find(|argument| argument.name.as_ref().is_none_or(|name| name.text == "on"))
            .map(|argument| Box::new(self.expr(&argument.value, &Type::Any, scope)));
        Expr {
            kind: ExprKind::Action { service: service.text.clone(), action: action.text.clone(), on },
            span,
            ty: Type::Capability,
        }
    }

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
            ast::ExprKind::Member { base, name, .. } => {
                if let Some(found) = self.outside(base, name, arguments, span, scope) {
                    return found;
                }
                let base = self.expr(base, &Type::Any, scope);
                let parameters = self.parameters_of(&base.ty, &name.text);
                let given = self.arguments(arguments, &parameters, &name.text, scope);
                self.member_of(base, name, given, span, expected, scope)
            }
            _ => {
                self.report(Diagnostic::error("call.form", span, "only names can be called"));
                poison(span)
            }
        }
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
        if name == "physicalName" && !scope.user {
            let given = arguments
                .iter()
                .filter_map(|argument| {
                    let name = argument.name.as_ref()?.text.clone();
                    Some((name, self.expr(&argument.value, &Type::Any, scope)))
                })
                .collect();
            return Expr { kind: ExprKind::PhysicalName(given), span, ty: Type::TEXT };
        }
        if !scope.user && matches!(name.as_str(), "service" | "anyone" | "account") {
            return self.outside_principal(name, arguments, span, scope);
        }
        if name == "file" && arguments.len() == 1 {
            let path = self.expr(&arguments[0].value, &Type::TEXT, scope);
            // `file("./my dir")` in place of a path is that path.
            if scope.user {
                return Expr { ty: Type::Text(crate::types::TextFormat::Path, Bounds::NONE, None), ..path };
            }
            return Expr { kind: ExprKind::File(Box::new(path)), span, ty: Type::TEXT };
        }
        if wants_source && let Some(id) = self.kind(name) {
            let body = self.body(id);
            let parameters: Vec<(SmolStr, Type)> =
                body.properties.iter().map(|(name, property)| (name.clone(), property.ty.clone())).collect();
            let given = self.arguments(arguments, &parameters, name, scope);
            for (name, property) in &body.properties {
                if property.required && !given.iter().any(|(other, _)| other == name) {
                    let message = format!("`{}` needs `{name}`", body.name);
                    self.report(
                        Diagnostic::error("call.argument", span, message).label(property.span, "declared here"),
                    );
                    return poison(span);
                }
            }
            return Expr {
                kind: ExprKind::Anonymous { kind: name.clone(), arguments: given },
                span,
                ty: Type::EventSource,
            };
        }
        if let Some((up, id)) = self.own_member(name, scope) {
            let body = self.body(id);
            let sort = (body.capabilities.contains_key(name), body.sources.contains_key(name));
            if sort.0 || sort.1 {
                let ty = Type::Reference([body.name.clone()].into());
                let base = Expr { kind: ExprKind::Myself { up }, span, ty };
                let parameters = self.parameters_of(&base.ty, name);
                let given = self.arguments(arguments, &parameters, name, scope);
                let base = Box::new(base);
                let name = name.clone();
                return match sort.0 {
                    true => {
                        Expr { kind: ExprKind::Capability { base, name, arguments: given }, span, ty: Type::Capability }
                    }
                    false => {
                        Expr { kind: ExprKind::Source { base, name, arguments: given }, span, ty: Type::EventSource }
                    }
                };
            }
        }
        if let Some(function) = functions::find(name) {
            return self.function(function, arguments, span, scope);
        }
        let mut candidates: Vec<SmolStr> =
            functions::all().iter().map(|function| SmolStr::new(function.name)).collect();
        if wants_source {
            candidates.extend(self.library().kinds().iter().cloned());
        }
        let place = scope.base.span(callee.span);
        let message = format!("there is no function `{name}`");
        let diagnostic = self.unknown("name.unknown", place, message, name, candidates.iter().map(SmolStr::as_str));
        self.report(diagnostic);
        poison(span)
    }

    /// `service("s3.amazonaws.com", arn)`, `anyone()`, `account()`: a principal that is no object.
    fn outside_principal(&mut self, name: &str, arguments: &[ast::Argument], span: Span, scope: &mut Scope) -> Expr {
        let fields = ["service", "source"];
        let mut entries = Vec::new();
        if name == "service" {
            for (field, argument) in fields.iter().zip(arguments) {
                let value = self.expr(&argument.value, &Type::Any, scope);
                entries.push(super::ir::Entry::Field(SmolStr::new_static(field), value));
            }
        } else {
            let value = Expr { kind: ExprKind::Constant(Value::Bool(true)), span, ty: Type::Bool };
            entries.push(super::ir::Entry::Field(SmolStr::new(name), value));
        }
        Expr { kind: ExprKind::Record(entries), span, ty: Type::Principal }
    }

    /// Parameters of a capability, source or call of a kind.
    fn parameters_of(&mut self, ty: &Type, name: &str) -> Vec<(SmolStr, Type)> {
        let Type::Reference(kinds) = ty.required() else { return Vec::new() };
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
                return offer.parameters.iter().map(|(name, property)| (name.clone(), property.ty.clone())).collect();
            }
        }
        Vec::new()
    }

    fn arguments(
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
            let Some((name, ty)) = parameter else {
                let names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
                let mut diagnostic =
                    Diagnostic::error("call.argument", place, format!("`{callee}` takes no such argument"));
                diagnostic = match names.is_empty() {
                    true => diagnostic.hint(format!("write `{callee}` without arguments")),
                    false => diagnostic.hint(format!("it takes `{}`", names.join("`, `"))),
                };
                self.report(diagnostic);
                continue;
            };
            let value = self.check(&argument.value, ty, scope);
            if given.iter().any(|(other, _)| other == name) {
                self.report(Diagnostic::error("call.argument", place, format!("`{name}` is given twice")));
                continue;
            }
            given.push((name.clone(), value));
        }
        given
    }

    fn report_unknown(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) {
        let mut candidates: Vec<SmolStr> = expected.members().cloned().collect();
        let members = candidates.clone();
        candidates.extend(scope.locals.iter().map(|(local, _)| local.clone()));
        let mut at = scope.body;
        while let Some(id) = at {
            let body = self.body(id);
            candidates.extend(member_names(&body));
            at = body.owner;
        }
        if scope.user {
            candidates.extend(self.program.parameters.iter().map(|parameter| parameter.name.clone()));
            candidates.extend(self.program.options.iter().map(|option| option.name.clone()));
        }
        if !members.is_empty() && nearest(name, candidates.iter().map(SmolStr::as_str)).is_none() {
            let list = members.iter().map(|member| Type::Literal(member.clone()).to_string()).collect::<Vec<_>>();
            let message = format!("expected one of `{}`, found `{name}`", list.join("`, `"));
            self.report(Diagnostic::error("type.member", span, message));
            return;
        }
        let uppercase = name.starts_with(|first: char| first.is_ascii_uppercase());
        let message = format!("there is no `{name}`");
        let mut diagnostic = self.unknown("name.unknown", span, message, name, candidates.iter().map(SmolStr::as_str));
        if diagnostic.hints.is_empty() && uppercase {
            let kind = match expected.required() {
                Type::Reference(kinds) | Type::Target(kinds) => kinds.first().cloned(),
                _ => None,
            };
            diagnostic = diagnostic.hint(format!("declare it: `{} {name}`", kind.as_deref().unwrap_or("queue")));
        }
        self.report(diagnostic);
    }

    /// Reports a kind that does not exist.
    pub(super) fn unknown_kind(&mut self, name: &str, span: Span) {
        let mut candidates: Vec<SmolStr> = self.library().kinds().to_vec();
        candidates.extend(self.program.kinds.keys().cloned());
        candidates.extend(
            ["stages", "let", "param", "output", "type", "option", "defaults", "kind"].map(SmolStr::new_static),
        );
        let message = format!("there is no kind `{name}`");
        let mut diagnostic =
            self.unknown("name.unknown-kind", span, message, name, candidates.iter().map(SmolStr::as_str));
        if diagnostic.hints.is_empty() {
            let names: Vec<&str> = self.library().kinds().iter().map(SmolStr::as_str).collect();
            diagnostic = diagnostic.hint(format!("kinds are `{}`", names.join("`, `")));
        }
        self.report(diagnostic);
    }
}

/// Whether a body has a member of a name, of whatever sort.
fn has_member(body: &Body, name: &str) -> bool {
    body.parameters.contains_key(name)
        || body.properties.contains_key(name)
        || body.lets.contains_key(name)
        || body.attributes.contains_key(name)
        || body.natives.contains_key(name)
        || body.clauses.contains_key(name)
        || body.capabilities.contains_key(name)
        || body.calls.contains_key(name)
        || body.sources.contains_key(name)
        || body.parts.contains_key(name)
}

fn member_names(body: &Body) -> Vec<SmolStr> {
    let mut names: Vec<SmolStr> = Vec::new();
    names.extend(body.parameters.keys().cloned());
    names.extend(body.properties.keys().cloned());
    names.extend(body.lets.keys().cloned());
    names.extend(body.attributes.keys().cloned());
    names.extend(body.clauses.keys().cloned());
    names.extend(body.parts.keys().cloned());
    names
}

/// The type of a known value, as far as it matters for what is read of it.
pub(super) fn type_of(value: &Value) -> Type {
    match value {
        Value::Poison => Type::Error,
        Value::None => Type::None,
        Value::Bool(_) => Type::Bool,
        Value::Text(_) => Type::TEXT,
        Value::List(list) => Type::List(Arc::new(list.first().map_or(Type::Any, type_of)), Bounds::NONE),
        Value::Record(record) => Type::Map(Arc::new(record.values().next().map_or(Type::Any, type_of)), Bounds::NONE),
        Value::Type(_) => Type::Type,
        other => match other.measure() {
            Some((measure, _)) => Type::Number(measure, Bounds::NONE),
            None => Type::Any,
        },
    }
}
