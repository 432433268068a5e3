//! Members: `base.name`, of declarations, of records, of what stands outside the program.

use std::rc::Rc;

use slsc_syntax::ast;
use smol_str::{SmolStr, format_smolstr};

use super::expression::{describe, in_words, poison};
use super::ir::{Body, BodyId, BodySort, Expr, ExprKind};
use super::name::CONTEXT;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::source::Span;
use crate::types::Type;

/// A member as it is written.
pub(super) struct Reading<'n> {
    pub name: &'n ast::Name,
    /// `?.`
    pub optional: bool,
    pub arguments: Vec<(SmolStr, Expr)>,
    /// The base up to the name, or to the end of the arguments.
    pub span: Span,
}

impl Checker<'_> {
    /// `base.name`
    pub(super) fn member(
        &mut self,
        base: &ast::Expr,
        name: &ast::Name,
        optional: bool,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        if let Some(found) = self.outside(base, name, &[], span, scope) {
            return found;
        }
        let base = self.expr(base, &Type::Any, scope);
        self.member_of(base, Reading { name, optional, arguments: Vec::new(), span }, expected, scope)
    }

    pub(super) fn member_of(&mut self, base: Expr, reading: Reading, expected: &Type, scope: &Scope) -> Expr {
        let Reading { name, optional, arguments, span } = reading;
        let name_span = scope.base.span(name.span);
        // What may be absent has members only where it is there.
        if matches!(base.ty, Type::Optional(_)) && !optional && scope.user {
            self.report_optional(&base, name, name_span);
            return poison(span);
        }
        let wants = |test: &dyn Fn(&Type) -> bool| expected.alternatives().iter().any(test);
        let absent = matches!(base.ty, Type::Optional(_));
        let maybe = |ty: Type| if absent { ty.optional() } else { ty };
        let plain = |base: Expr, ty: Type| Expr {
            kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() },
            span,
            ty,
        };
        match base.ty.required().clone() {
            Type::Error => poison(span),
            Type::Reference(kinds) if !kinds.is_empty() => {
                self.member_of_declaration(base, &kinds, Reading { name, optional, arguments, span }, expected, scope)
            }
            Type::Record(record) => match record.fields.get(&name.text) {
                Some(field) => plain(base, maybe(field.ty.clone())),
                None => {
                    let names: Vec<&str> = record.fields.keys().map(SmolStr::as_str).collect();
                    self.report_no_field(name, &names, name_span);
                    poison(span)
                }
            },
            Type::Map(value, _) => {
                if scope.user && matches!(*value, Type::Reference(_)) {
                    self.report_family(&base, name, name_span);
                    return poison(span);
                }
                plain(base, (*value).clone().optional())
            }
            Type::Union(parts) if scope.user => {
                self.member_of_alternatives(base, &parts, Reading { name, optional, arguments, span }, scope)
            }
            Type::Bool | Type::Text(..) | Type::List(..) | Type::Literal(_) | Type::Number(..) if scope.user => {
                self.report_no_members(&base, name, name_span);
                poison(span)
            }
            Type::None | Type::Capability | Type::EventSource | Type::Secret(_) if scope.user => {
                self.report_no_members(&base, name, name_span);
                poison(span)
            }
            _ if wants(&|part| matches!(part, Type::Capability)) => {
                let kind = ExprKind::Capability { base: Box::new(base), name: name.text.clone(), arguments };
                Expr { kind, span, ty: Type::Capability }
            }
            _ => plain(base, Type::Any),
        }
    }

    /// A member that each alternative of a union has.
    fn member_of_alternatives(&self, base: Expr, parts: &[Type], reading: Reading, scope: &Scope) -> Expr {
        let Reading { name, span, .. } = reading;
        let mut ty: Option<Type> = None;
        for part in parts {
            let found = match part {
                Type::Record(record) => record.fields.get(&name.text).map(|field| field.ty.clone()),
                Type::Map(value, _) => Some((**value).clone().optional()),
                Type::Reference(_) | Type::Any | Type::Error => Some(Type::Any),
                _ => None,
            };
            let Some(found) = found else {
                let written = self.source_text(base.span);
                let message = format!("{} may be {}, which has no `{}`", quoted(written), describe(part), name.text);
                let diagnostic = Diagnostic::error("name.member", scope.base.span(name.span), message);
                self.report(match part {
                    Type::Literal(word) => diagnostic.hint(format!("test with `if {written} != {word} then …`")),
                    _ => diagnostic.hint(format!("test with `if {written} is … then …`")),
                });
                return poison(span);
            };
            ty = Some(match ty {
                Some(ty) => Type::join(ty, found),
                None => found,
            });
        }
        let ty = ty.unwrap_or(Type::Any);
        let ty = if matches!(base.ty, Type::Optional(_)) { ty.optional() } else { ty };
        Expr { kind: ExprKind::Member { base: Box::new(base), name: name.text.clone() }, span, ty }
    }

    fn member_of_declaration(
        &mut self,
        base: Expr,
        kinds: &[SmolStr],
        reading: Reading,
        expected: &Type,
        scope: &Scope,
    ) -> Expr {
        let Reading { name, arguments, span, .. } = reading;
        let wants = |test: &dyn Fn(&Type) -> bool| expected.alternatives().iter().any(test);
        let mut ty: Option<Type> = None;
        let mut bodies: Vec<Rc<Body>> = Vec::new();
        for kind in kinds {
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
            ty = ty.or(Some(if name.text == "label" { Type::TEXT } else { Type::Any }));
        }
        // The name of a clause's item: `Users.Web`, `Orders.byStatus`.
        let items = |body: &Rc<Body>| {
            let named = body.clauses.iter().filter(|(_, clause)| clause.names);
            named.map(|(word, _)| format_smolstr!("{}.{word}", body.name)).collect::<Vec<SmolStr>>()
        };
        let named: Vec<SmolStr> = bodies.iter().flat_map(items).collect();
        let Some(ty) = ty.or((!named.is_empty()).then(|| Type::Reference(named.into()))) else {
            // A kind that could not be read says nothing of its members.
            if !bodies.is_empty() {
                self.report_no_member(&bodies, kinds, name, scope.base.span(name.span), expected);
            }
            return poison(span);
        };
        let ty = if matches!(base.ty, Type::Optional(_)) { ty.optional() } else { ty };
        let (base, name) = (Box::new(base), name.text.clone());
        if wants(&|part| matches!(part, Type::EventSource)) && ty == Type::EventSource {
            return Expr { kind: ExprKind::Source { base, name, arguments }, span, ty };
        }
        if ty.required() == &Type::Capability
            && (wants(&|part| *part == Type::Capability) || is_capability(&bodies, &name))
        {
            return Expr { kind: ExprKind::Capability { base, name, arguments }, span, ty };
        }
        if wants(&|part| matches!(part, Type::Target(_))) && matches!(ty, Type::Target(_)) {
            return Expr { kind: ExprKind::Target { base, name, arguments }, span, ty };
        }
        Expr { kind: ExprKind::Member { base, name }, span, ty }
    }

    fn report_optional(&self, base: &Expr, name: &ast::Name, span: Span) {
        let written = self.source_text(base.span);
        let message = format!("this may be `none` and then has no `{}`", name.text);
        let diagnostic = Diagnostic::error("type.optional", span, message)
            .label(base.span, "may be `none`")
            .hint(format!("write `{written}?.{0}`, or test with `if {written} != none then {written}.{0}`", name.text));
        self.report(diagnostic);
    }

    pub(super) fn report_no_field(&self, name: &ast::Name, names: &[&str], span: Span) {
        let message = format!("there is no field `{}`", name.text);
        let mut diagnostic = self.unknown("name.member", span, message, &name.text, names.iter().copied());
        if diagnostic.hints.is_empty() && !names.is_empty() {
            diagnostic = diagnostic.hint(format!("it has `{}`", names.join("`, `")));
        }
        self.report(diagnostic);
    }

    fn report_no_members(&self, base: &Expr, name: &ast::Name, span: Span) {
        let message = format!("{} has no members", in_words(&base.ty));
        let diagnostic = Diagnostic::error("name.member", span, message);
        // What is a method elsewhere is a function here.
        self.report(match functions::find(&name.text) {
            Some(function) => diagnostic.hint(format!("write `{}({})`", function.name, self.source_text(base.span))),
            None => diagnostic,
        });
    }

    /// A member of all declarations that a `for` makes.
    fn report_family(&self, base: &Expr, name: &ast::Name, span: Span) {
        let written = self.source_text(base.span);
        let message = format!("`{written}` is made once for each key, and this names none of them");
        let hint = format!("write `{written}[\"key\"].{}`", name.text);
        self.report(Diagnostic::error("name.member", span, message).hint(hint));
    }

    /// The body that a name in `Ref<…>` means: a kind, or the items of a kind's clause.
    pub(super) fn reference_body(&mut self, name: &str) -> Option<BodyId> {
        // `gateway.authorizer` is a clause, `shared.crudApi` a kind of a module.
        let clause = name.rsplit_once('.').and_then(|(kind, clause)| {
            let id = self.kind(kind)?;
            self.body(id).clauses.get(clause).map(|clause| clause.body)
        });
        clause.or_else(|| self.kind(name))
    }

    fn report_no_member(
        &mut self,
        bodies: &[Rc<Body>],
        kinds: &[SmolStr],
        name: &ast::Name,
        span: Span,
        expected: &Type,
    ) {
        let mut candidates: Vec<SmolStr> = Vec::new();
        let wants = |sort: &Type| expected.alternatives().iter().any(|part| part == sort);
        let wants_target = expected.alternatives().iter().any(|part| matches!(part, Type::Target(_)));
        let sort = if wants(&Type::Capability) {
            "capability"
        } else if wants(&Type::EventSource) {
            "event source"
        } else if wants_target {
            "call"
        } else {
            "attribute"
        };
        for body in bodies {
            match sort {
                "capability" => candidates.extend(body.capabilities.keys().cloned()),
                "event source" => candidates.extend(body.sources.keys().cloned()),
                "call" => candidates.extend(body.calls.keys().cloned()),
                _ => {
                    candidates.extend(body.attributes.keys().cloned());
                    candidates.extend(body.properties.keys().cloned());
                    candidates.extend(body.sources.keys().cloned());
                    candidates.extend(body.capabilities.keys().cloned());
                }
            }
        }
        candidates.sort();
        candidates.dedup();
        let message = format!("a `{}` has no {sort} `{}`", kinds.join("` or `"), name.text);
        let names: Vec<&str> = candidates.iter().map(SmolStr::as_str).collect();
        let mut diagnostic = self.unknown("name.member", span, message, &name.text, names.iter().copied());
        if diagnostic.hints.is_empty() {
            diagnostic = match names.as_slice() {
                [] => diagnostic,
                names => diagnostic.hint(format!("it has `{}`", names.join("`, `"))),
            };
        }
        self.report(diagnostic);
    }

    /// Names of a kind's attributes of which a place may take one.
    pub(super) fn attributes_of(&mut self, kinds: &[SmolStr], expected: &Type) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = Vec::new();
        for kind in kinds {
            let Some(Some(id)) = self.kinds.get(kind).copied() else { continue };
            let body = self.body(id);
            names.extend(
                body.attributes
                    .iter()
                    .filter(|(_, attribute)| !matches!(attribute.ty, Type::Any) && attribute.ty.fits(expected))
                    .map(|(name, _)| name.clone()),
            );
        }
        names.dedup();
        names
    }

    /// Names of a kind's capabilities, event sources or calls, as a place wants them.
    pub(super) fn offers_of(&mut self, kinds: &[SmolStr], wanted: &Type) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = Vec::new();
        for kind in kinds {
            let Some(Some(id)) = self.kinds.get(kind).copied() else { continue };
            let body = self.body(id);
            match wanted {
                Type::Capability => names.extend(body.capabilities.keys().cloned()),
                Type::EventSource => names.extend(body.sources.keys().cloned()),
                Type::Target(wanted) if wanted.is_empty() || wanted.contains(kind) => {
                    names.extend(body.calls.keys().cloned());
                }
                _ => {}
            }
        }
        names.dedup();
        names
    }

    /// Kinds that were read already and send events, for a hint.
    pub(super) fn senders(&self) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = self
            .bodies
            .iter()
            .filter(|body| body.sort == BodySort::Kind && !body.sources.is_empty())
            .map(|body| body.name.clone())
            .collect();
        names.sort();
        names
    }
}

fn quoted(text: &str) -> String {
    if text.is_empty() { "this".to_owned() } else { format!("`{text}`") }
}

fn is_capability(bodies: &[Rc<Body>], name: &str) -> bool {
    bodies.iter().any(|body| body.capabilities.contains_key(name))
}
