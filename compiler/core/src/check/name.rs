//! Bare words: what a name means where it stands.

use std::sync::Arc;

use slsc_syntax::ast::{self, KindMemberKind};
use smol_str::SmolStr;

use super::expression::poison;
use super::ir::{Body, BodyId, BodySort, Expr, ExprKind, Slot};
use super::{Checker, Namespace, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::types::{Bounds, Type};
use crate::value::Value;

/// Words that every body knows, with what they are.
pub(super) const CONTEXT: &[&str] = &[
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
    "existing",
    "identity",
];

/// Words that rules know besides: what they read is there once all else is made.
const IN_RULES: &[&str] = &["peers"];

/// Whether every body, every declaration seen from elsewhere, or every rule knows a word.
pub(crate) fn is_context(name: &str) -> bool {
    CONTEXT.contains(&name) || IN_RULES.contains(&name) || matches!(name, "kind" | "allow")
}

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
        if expected.alternatives().iter().any(|part| matches!(part, Type::ErrorName)) {
            return Expr { kind: ExprKind::Constant(Value::Text(name.clone())), span, ty: Type::ErrorName };
        }
        if let Some((at, ty)) = scope.local(name) {
            let local = Expr { kind: ExprKind::Local(at), span, ty };
            return self.as_expected(local, expected, scope);
        }
        if let Some(event) = scope.event.as_ref().filter(|_| name == "event") {
            return Expr { kind: ExprKind::Event, span, ty: event.clone() };
        }
        if let Some(expr) = self.visible(name, span, expected, scope) {
            return self.as_expected(expr, expected, scope);
        }
        if name == "stage" && (scope.user || scope.body.is_some()) {
            if self.program.stages.is_empty() && self.is_own(scope.base.file) {
                let diagnostic = Diagnostic::error("stage.none", span, "this program declares no stages");
                self.report(diagnostic.hint("add `stages dev, prod` at the top"));
                return poison(span);
            }
            let ty = self.program.stage_type();
            return Expr { kind: ExprKind::Stage, span, ty };
        }
        if let Some(value) = self.global(name) {
            let ty = type_of(&value);
            return match value {
                // Large tables stay where they are.
                Value::Record(_) => Expr { kind: ExprKind::Global(name.clone()), span, ty },
                value => Expr { kind: ExprKind::Constant(value), span, ty },
            };
        }
        if !self.is_lost(name, scope.base.file) {
            self.report_unknown(name, span, expected, scope);
        }
        poison(span)
    }

    /// A member of the expected type that is a name of the program too: neither may win.
    fn report_ambiguous(&self, name: &SmolStr, span: Span, scope: &Scope) {
        if !scope.user {
            return;
        }
        let here = scope.local(name).is_some();
        let full = self.meaning(Namespace::Value, name, scope.base.file);
        let declared = full.as_ref().and_then(|full| self.program.places.get(full)).copied();
        if !here && declared.is_none() {
            return;
        }
        self.mark_used(Namespace::Value, full.as_ref().unwrap_or(name));
        let message = format!("`{name}` is both a member of the expected type and a name of yours");
        let mut diagnostic = Diagnostic::error("name.ambiguous", span, message)
            .hint(format!("rename yours; the member alone is also written `\"{name}\"`"));
        if let (Some(place), false) = (declared, here) {
            diagnostic = diagnostic.label(place, "your name");
        }
        self.report(diagnostic);
    }

    /// A type where a type is a value: `body: Order`.
    fn type_value(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) -> Option<Expr> {
        let wants_type = expected.alternatives().iter().any(|part| matches!(part, Type::Type));
        if !wants_type || !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            return None;
        }
        let known =
            self.declared_type(name, scope.base.file).is_some() || super::types::BUILT_IN.contains(&name.as_str());
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
            let has = match body.sort {
                BodySort::Module => {
                    self.meaning(Namespace::Value, name, scope.base.file).is_some_and(|full| has_member(&body, &full))
                }
                _ => has_member(&body, name),
            };
            if has {
                return Some((up, id));
            }
            at = body.owner;
            up += 1;
        }
        None
    }

    /// A member of the body or of its owners, or a name of the program.
    fn visible(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) -> Option<Expr> {
        if name == "self" {
            return self.myself(span, scope);
        }
        let mut at = scope.body;
        let mut up = 0;
        while let Some(id) = at {
            let body = self.body(id);
            if scope.mapping.is_some() && self.names_mapping(id, name, scope) {
                return Some(Expr { kind: ExprKind::Resource { up, mapping: name.clone() }, span, ty: Type::Any });
            }
            if body.sort == BodySort::Module {
                let Some(full) = self.meaning(Namespace::Value, name, scope.base.file) else { break };
                let Some(ty) = self.member_type(&body, &full, expected, true) else { break };
                self.mark_used(Namespace::Value, &full);
                return Some(Expr { kind: ExprKind::Own { up, name: full, slot: Slot::default() }, span, ty });
            }
            if let Some(ty) = self.member_type(&body, name, expected, true) {
                return Some(Expr { kind: ExprKind::Own { up, name: name.clone(), slot: Slot::default() }, span, ty });
            }
            let in_rule = scope.rule && IN_RULES.contains(&name.as_str());
            if (in_rule || CONTEXT.contains(&name.as_str())) && up == 0 {
                let ty = self.context_type(&body, name);
                let real = if name == "receiver" { SmolStr::new_static("taker") } else { name.clone() };
                return Some(Expr { kind: ExprKind::Own { up, name: real, slot: Slot::default() }, span, ty });
            }
            at = body.owner;
            up += 1;
        }
        if scope.user || self.is_program(scope.base.file) { self.of_program(name, span, expected, scope) } else { None }
    }

    fn myself(&mut self, span: Span, scope: &Scope) -> Option<Expr> {
        let body = self.body(scope.body?);
        if body.sort == BodySort::Module {
            return None;
        }
        if scope.raw {
            let kind = ExprKind::Resource { up: 0, mapping: SmolStr::default() };
            return Some(Expr { kind, span, ty: Type::Any });
        }
        let ty = match body.sort {
            BodySort::Kind => Type::Reference([body.name.clone()].into()),
            _ => Type::Any,
        };
        Some(Expr { kind: ExprKind::Myself { up: 0 }, span, ty })
    }

    /// A parameter or option; seen from a kind of the program also a `let` or a declaration.
    fn of_program(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) -> Option<Expr> {
        let name = &self.meaning(Namespace::Value, name, scope.base.file)?;
        if let Some(at) = self.program.parameters.iter().position(|parameter| parameter.name == *name) {
            self.mark_used(Namespace::Value, name);
            let ty = self.program.parameters[at].ty.clone();
            return Some(Expr { kind: ExprKind::Parameter(at), span, ty });
        }
        if let Some(at) = self.program.options.iter().position(|option| option.name == *name) {
            self.mark_used(Namespace::Value, name);
            let ty = self.program.options[at].ty.clone();
            return Some(Expr { kind: ExprKind::Option(at), span, ty });
        }
        if scope.user || scope.body.is_none() {
            return None;
        }
        let module = self.body(self.program.module?);
        let ty = self.member_type(&module, name, expected, true)?;
        self.mark_used(Namespace::Value, name);
        let own =
            Expr { kind: ExprKind::Own { up: 0, name: name.clone(), slot: Slot::default() }, span, ty: ty.clone() };
        Some(Expr { kind: ExprKind::Outer(Box::new(own)), span, ty })
    }

    fn context_type(&self, body: &Body, name: &str) -> Type {
        match name {
            "label" | "word" => Type::TEXT,
            "target" => body.target.clone().unwrap_or(Type::Any),
            "owner" => match body.owner.map(|id| self.outline(id)) {
                Some(owner) if owner.sort == BodySort::Kind => Type::Reference([owner.name.clone()].into()),
                _ => Type::Any,
            },
            "tags" => Type::Map(Arc::new(Type::TEXT), Bounds::NONE),
            "peers" => {
                let peer = match body.sort {
                    BodySort::Kind => Type::Reference([body.name.clone()].into()),
                    _ => Type::Any,
                };
                Type::List(Arc::new(peer), Bounds::NONE)
            }
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
        self.origins[id.0 as usize].members().members.iter().any(|member| match &member.kind {
            KindMemberKind::Mapping(mapping) => {
                mapping.target.text == word && mapping.name.as_ref().is_some_and(|found| found.text == name)
            }
            _ => false,
        })
    }

    /// The type of a member of a body, if it has it. Inside the body a bare name is the property before the attribute;
    /// seen from outside it is the other way round.
    pub(super) fn member_type(&mut self, body: &Body, name: &str, expected: &Type, inside: bool) -> Option<Type> {
        let wants = |sort: &Type| expected.alternatives().iter().any(|part| part == sort);
        if wants(&Type::Capability) && body.capabilities.contains_key(name) {
            return Some(Type::Capability);
        }
        if wants(&Type::EventSource) && body.sources.contains_key(name) {
            return Some(Type::EventSource);
        }
        let wants_call = expected.alternatives().iter().any(|part| matches!(part, Type::Target(_)));
        if !inside && wants_call && body.calls.contains_key(name) {
            return Some(Type::Target([body.name.clone()].into()));
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
        if body.clauses.contains_key(name) {
            let item: SmolStr = format!("{}.{name}", body.name).into();
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
    pub(super) fn as_expected(&mut self, expr: Expr, expected: &Type, scope: &Scope) -> Expr {
        let wants = |test: &dyn Fn(&Type) -> bool| expected.alternatives().iter().any(test);
        let span = expr.span;
        if wants(&|part| matches!(part, Type::EventSource)) {
            match (&expr.kind, expr.ty.required()) {
                // A bare source of the body itself.
                (ExprKind::Own { up, name, .. }, Type::EventSource) => {
                    let base = Expr { kind: ExprKind::Myself { up: *up }, span, ty: Type::Any };
                    let kind = ExprKind::Source { base: Box::new(base), name: name.clone(), arguments: Vec::new() };
                    return Expr { kind, span, ty: Type::EventSource };
                }
                (_, Type::Reference(kinds)) => {
                    let kind = kinds.first().cloned().unwrap_or_default();
                    let has = self.kind(&kind).is_some_and(|id| !self.body(id).sources.is_empty());
                    if !has {
                        let message = format!("a `{kind}` sends no events");
                        let diagnostic = Diagnostic::error("source.none", span, message);
                        self.report(match self.senders() {
                            senders if senders.is_empty() => diagnostic,
                            senders => diagnostic.hint(format!("events come from a `{}`", senders.join("`, `"))),
                        });
                        return poison(span);
                    }
                    let base = Box::new(expr);
                    let kind = ExprKind::Source { base, name: SmolStr::default(), arguments: Vec::new() };
                    return Expr { kind, span, ty: Type::EventSource };
                }
                _ => {}
            }
        }
        if wants(&|part| matches!(part, Type::Capability))
            && let (ExprKind::Own { up, name, .. }, Type::Capability) = (&expr.kind, &expr.ty)
            && self.own_member(name, scope).is_some_and(|(_, id)| self.body(id).capabilities.contains_key(name))
        {
            let base = Expr { kind: ExprKind::Myself { up: *up }, span, ty: Type::Any };
            let kind = ExprKind::Capability { base: Box::new(base), name: name.clone(), arguments: Vec::new() };
            return Expr { kind, span, ty: Type::Capability };
        }
        expr
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
