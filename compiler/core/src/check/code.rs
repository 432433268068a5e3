//! Code of bodies: values, headers and members compiled when the first object is made of the body.

use super::ir::{AttributeForms, Body, BodyId, BodySort, Code, Grant, Header, Made, Part};
use super::origin::Origin;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::plan::Target;
use crate::source::Base;
use crate::types::{Bounds, Type};
use slsc_syntax::ast::{self, KindMemberKind};
use smol_str::SmolStr;
use std::rc::Rc;

impl Checker<'_> {
    /// Compiles the code of a declared body.
    pub(super) fn compile(&mut self, id: BodyId) -> Code {
        let body = self.body(id);
        let origin = self.origins[id.0 as usize].clone();
        let base = origin.base;
        let mut code = Code::default();
        let scope = || Scope::of(id, base, false);
        for parameter in origin.parameters() {
            if let Some(default) = &parameter.default {
                let ty = body.parameters[&parameter.name.text].ty.clone();
                let default = self.check(default, &ty, &mut scope());
                code.defaults.insert(parameter.name.text.clone(), Rc::new(default));
            }
        }
        if let Some(value) = origin.value() {
            self.compile_value(&body, value, &mut code, base);
        }
        let members = origin.members().members.iter().enumerate();
        for (at, member) in members.filter(|(at, _)| !origin.repeated.contains(at)) {
            self.compile_member(&body, &origin, at, member, &mut code);
        }
        super::registry::complete(&body, &mut code);
        code
    }

    /// `can x = [read, write]`, or the arguments of `source x = notify(event: "…")`.
    fn compile_value(&mut self, body: &Body, value: &ast::Expr, code: &mut Code, base: Base) {
        let mut scope = Scope::of(body.id, base, false);
        if body.sort == BodySort::Capability {
            let expected = Type::List(std::sync::Arc::new(Type::Capability), Bounds::NONE);
            code.value = Some(self.check(value, &expected, &mut scope));
            return;
        }
        if let ast::ExprKind::Call { arguments, .. } = &*value.kind {
            for argument in arguments {
                let Some(name) = &argument.name else { continue };
                let given = self.expr(&argument.value, &Type::Any, &mut scope);
                code.alias_arguments.push((name.text.clone(), Rc::new(given)));
            }
        }
    }

    fn compile_member(&mut self, body: &Body, origin: &Origin, at: usize, member: &ast::KindMember, code: &mut Code) {
        let base = origin.base;
        let mut scope = Scope::of(body.id, base, false);
        match &member.kind {
            KindMemberKind::Property(field) => {
                if let Some(default) = &field.default {
                    let ty = body.properties[&field.name.text].ty.clone();
                    let default = self.check(default, &ty, &mut scope);
                    code.defaults.insert(field.name.text.clone(), Rc::new(default));
                }
            }
            KindMemberKind::Setting(property) => {
                let expected = match property.key.text.as_str() {
                    "also" | "allow" => Type::List(std::sync::Arc::new(Type::Capability), Bounds::NONE),
                    "forms" => {
                        let forms = ["request", "start", "callback"].map(|form| Type::Literal(form.into()));
                        Type::List(std::sync::Arc::new(Type::union(forms)), Bounds::NONE)
                    }
                    _ => Type::Any,
                };
                let value = self.expr(&property.value, &expected, &mut scope);
                code.settings.insert(property.key.text.clone(), value);
            }
            KindMemberKind::Let(definition) => {
                let expected = body.lets[&definition.name.text].clone().unwrap_or(Type::Any);
                let value = self.check(&definition.value, &expected, &mut scope);
                code.lets.insert(definition.name.text.clone(), value);
            }
            KindMemberKind::Attribute { name, definition, .. } => {
                let ty = body.attributes.get(&name.text).map_or(Type::Any, |attribute| attribute.ty.clone());
                if let Some(forms) = self.attribute_forms(definition, &ty, &mut scope) {
                    code.attributes.insert(name.text.clone(), forms);
                }
            }
            KindMemberKind::Part { name, header, .. } => {
                let Some(id) = origin.nested.get(&at) else { return };
                let header = self.header(header, &mut scope);
                let late = self.reads_lists(&header, body);
                code.parts.push(Part {
                    name: name.text.clone(),
                    header,
                    doc: SmolStr::default(),
                    span: base.span(name.span),
                    made: Made::Body(*id),
                    late,
                });
            }
            KindMemberKind::Declaration(declaration) => {
                if origin.nested.contains_key(&at) && !self.contains_itself(body.id, declaration, base) {
                    let part = self.declaration(declaration, &SmolStr::default(), &mut scope, body);
                    code.parts.extend(part);
                }
            }
            KindMemberKind::Check { id, each, settings, words } => {
                if let Some(check) = self.rule(id, each.as_ref(), settings, words, member.span, &mut scope) {
                    code.checks.push(check);
                }
            }
            KindMemberKind::Mapping(mapping) => {
                if let Some(mapping) = self.mapping(mapping, &mut scope) {
                    code.mappings.push(mapping);
                }
            }
            KindMemberKind::Add { target, label, when, block } => {
                if let Some(add) = self.add(target, label.as_ref(), when.as_ref(), block, member.span, &mut scope) {
                    code.adds.push(add);
                }
            }
            KindMemberKind::Grant { capability, to, when, .. } => {
                let expected = Type::List(std::sync::Arc::new(Type::Capability), Bounds::NONE);
                let capability = self.expr(capability, &expected, &mut scope);
                let to = self.expr(to, &Type::Principal, &mut scope);
                let when = when.as_ref().map(|when| self.check(when, &Type::Bool, &mut scope));
                code.grants.push(Grant { capability, to, when, span: base.span(member.span) });
            }
            KindMemberKind::Capability { .. }
            | KindMemberKind::Call { .. }
            | KindMemberKind::Source { .. }
            | KindMemberKind::Clause { .. }
            | KindMemberKind::Native { .. }
            | KindMemberKind::Error => {}
        }
    }

    fn attribute_forms(
        &mut self,
        definition: &ast::Definition,
        ty: &Type,
        scope: &mut Scope,
    ) -> Option<AttributeForms> {
        let body = match definition {
            ast::Definition::Value(value) => return Some(AttributeForms::Value(self.check(value, ty, scope))),
            ast::Definition::Body(body) => body,
            ast::Definition::None => return None,
        };
        let (mut cloudformation, mut terraform, mut known, mut existing) = (None, None, None, None);
        for member in &body.members {
            let KindMemberKind::Setting(setting) = &member.kind else { continue };
            let (slot, mapping) = match setting.key.text.as_str() {
                "cloudformation" => (&mut cloudformation, Some(Target::CloudFormation)),
                "terraform" => (&mut terraform, Some(Target::Terraform)),
                "known" => (&mut known, None),
                "existing" => (&mut existing, None),
                other => {
                    let span = scope.base.span(setting.key.span);
                    let forms = "`cloudformation`, `terraform`, `known` and `existing`";
                    let message = format!("an attribute has the forms {forms}, not `{other}`");
                    self.report(Diagnostic::error("kind.attribute", span, message).hint("remove it"));
                    continue;
                }
            };
            // In the forms of a target `self` is the resource, as in its mapping.
            let mut inner = Scope { mapping, raw: mapping.is_some(), ..scope.clone() };
            *slot = Some(self.expr(&setting.value, &Type::Any, &mut inner));
        }
        Some(AttributeForms::Forms { cloudformation, terraform, known, existing })
    }

    /// `for … when …`; the variables become the next locals of the scope.
    pub(super) fn header(&mut self, header: &ast::Header, scope: &mut Scope) -> Header {
        let each = header.each.as_ref().map(|each| {
            let list = self.expr(&each.list, &Type::Any, scope);
            let list = if self.walkable(&list, scope) && self.no_pairs(each, scope) {
                list
            } else {
                super::expression::poison(list.span)
            };
            self.bind(each, &list.ty, scope);
            (each.names.iter().map(|name| name.text.clone()).collect(), list)
        });
        let when = header.when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
        Header { each, when }
    }

    /// Whether a header reads lists that others may fill.
    pub(super) fn reads_lists(&mut self, header: &Header, body: &Body) -> bool {
        let mut reads = false;
        let mut exprs: Vec<super::ir::Expr> = Vec::new();
        exprs.extend(header.each.iter().map(|(_, list)| list.clone()));
        exprs.extend(header.when.clone());
        let mut seen: Vec<SmolStr> = Vec::new();
        while let Some(expr) = exprs.pop() {
            let mut names = Vec::new();
            expr.own_names(&mut names);
            for (up, name) in names {
                let mut at = Some(body.id);
                for _ in 0..up {
                    at = at.and_then(|id| self.body(id).owner);
                }
                let Some(id) = at else { continue };
                let owner = self.body(id);
                let key: SmolStr = format!("{}.{name}", id.0).into();
                if owner.clauses.contains_key(&name) || owner.natives.contains_key(&name) {
                    reads = true;
                } else if owner.lets.contains_key(&name) && !seen.contains(&key) {
                    seen.push(key);
                    let definition = self.let_definition(id, &name);
                    exprs.extend(definition);
                }
            }
        }
        reads
    }

    /// The compiled value of a `let`, for a look inside before the whole body is compiled.
    fn let_definition(&mut self, id: BodyId, name: &str) -> Option<super::ir::Expr> {
        if let Some(code) = self.body(id).code.get() {
            return code.lets.get(name).cloned();
        }
        let origin = self.origins[id.0 as usize].clone();
        let definition = origin.members().members.iter().find_map(|member| match &member.kind {
            KindMemberKind::Let(definition) if definition.name.text == name => Some(definition),
            _ => None,
        })?;
        let mut scope = Scope::of(id, origin.base, false);
        self.silently(|checker| Some(checker.expr(&definition.value, &Type::Any, &mut scope)))
    }
}
