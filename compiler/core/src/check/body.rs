//! Bodies: what their members are (declared at once), and their code (compiled when first needed).

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use slsc_syntax::ast::{self, KindMemberKind};
use smol_str::SmolStr;

use super::ir::{
    Add, Attribute, AttributeForms, Body, BodyId, BodySort, Capability, Check, Clause, Code, Entry, ExprKind, Grant,
    Header, Made, Mapping, Offer, Part, PartHead, Place, Property, Source,
};
use super::origin::Origin;
use super::{Checker, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::map::{HashMap, IndexMap};
use crate::native;
use crate::plan::Target;
use crate::source::{Base, Span};
use crate::types::{Bounds, Type};

/// What a check may say.
const CHECK_SETTINGS: &[&str] = &["at", "because", "when", "require", "message", "hint", "evidence", "severity"];

/// What a body is, apart from its members.
pub(super) struct Head {
    pub sort: BodySort,
    pub name: SmolStr,
    pub owner: Option<BodyId>,
    pub span: Span,
    pub doc: SmolStr,
    pub target: Option<Type>,
}

impl Checker<'_> {
    /// Gives a body its id, so that its members may refer to it.
    pub(super) fn reserve(&mut self, origin: Origin) -> BodyId {
        let id = BodyId(self.bodies.len() as u32);
        let empty = Body {
            id,
            sort: BodySort::Part,
            name: SmolStr::default(),
            owner: None,
            span: origin.base.span(origin.members().span),
            doc: SmolStr::default(),
            parameters: IndexMap::default(),
            properties: IndexMap::default(),
            lets: IndexMap::default(),
            attributes: IndexMap::default(),
            natives: IndexMap::default(),
            clauses: IndexMap::default(),
            capabilities: IndexMap::default(),
            calls: IndexMap::default(),
            sources: IndexMap::default(),
            parts: IndexMap::default(),
            target: None,
            index: OnceCell::new(),
            code: OnceCell::new(),
        };
        self.bodies.push(Rc::new(empty));
        self.origins.push(Rc::new(origin));
        id
    }

    /// Reserves and declares the body of a member.
    fn nested(&mut self, head: Head, owner: &Rc<Origin>, at: usize) -> BodyId {
        let id = self.reserve(Origin::member(owner, at));
        self.declare(id, head);
        id
    }

    /// Declares the members of a reserved body.
    pub(super) fn declare(&mut self, id: BodyId, head: Head) {
        let origin = self.origins[id.0 as usize].clone();
        let base = origin.base;
        let mut body = Body {
            id,
            sort: head.sort,
            name: head.name.clone(),
            owner: head.owner,
            span: head.span,
            doc: head.doc,
            parameters: IndexMap::default(),
            properties: IndexMap::default(),
            lets: IndexMap::default(),
            attributes: IndexMap::default(),
            natives: IndexMap::default(),
            clauses: IndexMap::default(),
            capabilities: IndexMap::default(),
            calls: IndexMap::default(),
            sources: IndexMap::default(),
            parts: IndexMap::default(),
            target: head.target,
            index: OnceCell::new(),
            code: OnceCell::new(),
        };
        for parameter in origin.parameters() {
            let property = self.parameter(parameter, base);
            body.parameters.insert(parameter.name.text.clone(), property);
        }
        // Members may look at where they stand.
        self.bodies[id.0 as usize] = Rc::new(copy(&body));
        let mut nested = HashMap::default();
        let mut repeated = BTreeSet::new();
        for (at, member) in origin.members().members.iter().enumerate() {
            if self.is_repeated(&body, member, base) {
                repeated.insert(at);
            } else {
                self.declare_member(&mut body, &origin, at, &mut nested);
            }
        }
        self.bodies[id.0 as usize] = Rc::new(body);
        self.origins[id.0 as usize] = Rc::new(origin.declared(nested, repeated));
    }

    fn parameter(&mut self, parameter: &ast::Parameter, base: Base) -> Property {
        let ty = self.ty(&parameter.ty, base);
        let required = parameter.default.is_none() && !ty.takes_none();
        Property { ty, required, doc: SmolStr::default(), span: base.span(parameter.name.span) }
    }

    fn declare_member(&mut self, body: &mut Body, origin: &Rc<Origin>, at: usize, nested: &mut HashMap<usize, BodyId>) {
        let base = origin.base;
        let Some(member) = origin.members().members.get(at) else { return };
        let head = |sort, name: &str, span: ast::Span| Head {
            sort,
            name: format!("{}.{name}", body.name).into(),
            owner: Some(body.id),
            span: base.span(span),
            doc: member.doc.clone(),
            target: None,
        };
        match &member.kind {
            KindMemberKind::Property(field) => {
                let ty = self.ty(&field.ty, base);
                let required = field.default.is_none() && !ty.takes_none();
                let span = base.span(field.name.span);
                let property = Property { ty, required, doc: member_doc(member, &field.doc), span };
                body.properties.insert(field.name.text.clone(), property);
            }
            KindMemberKind::Let(definition) => {
                let ty = definition.ty.as_ref().map(|ty| self.ty(ty, base));
                body.lets.insert(definition.name.text.clone(), ty);
            }
            KindMemberKind::Attribute { name, ty, .. } => {
                let ty = self.ty(ty, base);
                let attribute = Attribute { ty, doc: member.doc.clone(), span: base.span(name.span) };
                body.attributes.insert(name.text.clone(), attribute);
            }
            KindMemberKind::Native { name, ty } => {
                let ty = self.ty(ty, base);
                if native::find(&name.text).is_none() {
                    let message = format!("no function of the compiler is called `{}`", name.text);
                    let names: Vec<&str> = native::all().iter().map(|native| native.name).collect();
                    let span = base.span(name.span);
                    let diagnostic = self.unknown("kind.native", span, message, &name.text, names.iter().copied());
                    self.report(match diagnostic.hints.is_empty() {
                        true => diagnostic.hint(format!("there are `{}`", names.join("`, `"))),
                        false => diagnostic,
                    });
                }
                body.natives.insert(name.text.clone(), ty);
            }
            KindMemberKind::Capability { name, definition, .. } => {
                let is_list = matches!(definition, ast::Definition::Value(_));
                let head = head(BodySort::Capability, &name.text, name.span);
                let id = self.nested(head, origin, at);
                nested.insert(at, id);
                body.capabilities.insert(name.text.clone(), Capability { body: id, is_list });
            }
            KindMemberKind::Call { name, result, .. } => {
                let result = result.as_ref().map_or(Type::Any, |ty| self.ty(ty, base));
                let head = head(BodySort::Call, &name.text, name.span);
                let id = self.nested(head, origin, at);
                nested.insert(at, id);
                body.calls.insert(name.text.clone(), Offer { body: id, result });
            }
            KindMemberKind::Source { name, takers, payload, definition, .. } => {
                let payload = payload.as_ref().map(|ty| self.ty(ty, base));
                let alias = match definition {
                    ast::Definition::Value(value) => alias_clause(value),
                    _ => None,
                };
                let head = head(BodySort::Offer, &name.text, name.span);
                let id = self.nested(head, origin, at);
                nested.insert(at, id);
                let takers = takers.iter().map(|taker| taker.text.clone()).collect();
                body.sources.insert(name.text.clone(), Source { body: id, takers, payload, alias });
            }
            KindMemberKind::Clause { words, parameters, target, count, .. } => {
                let target = target.as_ref().map(|ty| self.ty(ty, base));
                let count = count.as_ref().map(|range| self.bounds(range, base)).unwrap_or_default();
                let Some(first) = words.first() else { return };
                let head = Head { target, ..head(BodySort::Clause, &first.text, first.span) };
                let id = self.nested(head, origin, at);
                nested.insert(at, id);
                let is_type = |parameter: &ast::Parameter, name: &str| matches!(&*parameter.ty.kind, ast::TypeKind::Name(path) if path.parts.last().is_some_and(|part| part.text == name));
                let names = parameters.first().is_some_and(|parameter| is_type(parameter, "Name"));
                let of_source = parameters.first().is_some_and(|parameter| is_type(parameter, "EventSource"));
                for word in words {
                    body.clauses.insert(word.text.clone(), Clause { body: id, count, names, of_source });
                }
            }
            KindMemberKind::Part { name, header, .. } => {
                let variables: Vec<SmolStr> =
                    header.each.iter().flat_map(|each| each.names.iter().map(|name| name.text.clone())).collect();
                let id = self.nested(head(BodySort::Part, &name.text, name.span), origin, at);
                let mut inner =
                    Body { index: OnceCell::new(), code: OnceCell::new(), ..copy(&self.bodies[id.0 as usize]) };
                for variable in variables {
                    let span = base.span(name.span);
                    let property = Property { ty: Type::Any, required: false, doc: SmolStr::default(), span };
                    inner.parameters.insert(variable, property);
                }
                self.bodies[id.0 as usize] = Rc::new(inner);
                nested.insert(at, id);
                let part = PartHead {
                    kind: None,
                    body: id,
                    family: header.each.is_some(),
                    conditional: header.when.is_some(),
                    span: base.span(name.span),
                };
                body.parts.insert(name.text.clone(), part);
            }
            KindMemberKind::Declaration(declaration) => {
                let Some(kind) = declaration.kind.parts.last() else { return };
                if self.report_postponed_declaration(declaration, base) {
                    return;
                }
                let Some(id) = self.kind(&kind.text) else {
                    self.unknown_kind(&kind.text, base.span(kind.span));
                    return;
                };
                nested.insert(at, id);
                let part = PartHead {
                    kind: Some(kind.text.clone()),
                    body: id,
                    family: declaration.header.each.is_some(),
                    conditional: declaration.header.when.is_some(),
                    span: base.span(declaration.name.span),
                };
                body.parts.insert(declaration.name.text.clone(), part);
            }
            KindMemberKind::Check { .. }
            | KindMemberKind::Mapping(_)
            | KindMemberKind::Add { .. }
            | KindMemberKind::Grant { .. }
            | KindMemberKind::Setting(_)
            | KindMemberKind::Error => {}
        }
    }

    /// Reports a member whose name another one of the body has. A property and an attribute may share one, and so may
    /// what stands where only one sort is looked for.
    fn is_repeated(&self, body: &Body, member: &ast::KindMember, base: Base) -> bool {
        let values = |name: &str| {
            body.properties.contains_key(name)
                || body.lets.contains_key(name)
                || body.natives.contains_key(name)
                || body.parts.contains_key(name)
                || body.clauses.contains_key(name)
        };
        let names: Vec<(&ast::Name, bool)> = match &member.kind {
            KindMemberKind::Property(field) => vec![(&field.name, values(&field.name.text))],
            KindMemberKind::Let(definition) => vec![(&definition.name, values(&definition.name.text))],
            KindMemberKind::Native { name, .. } | KindMemberKind::Part { name, .. } => {
                vec![(name, values(&name.text))]
            }
            KindMemberKind::Declaration(declaration) => {
                vec![(&declaration.name, values(&declaration.name.text))]
            }
            KindMemberKind::Clause { words, .. } => words.iter().map(|word| (word, values(&word.text))).collect(),
            KindMemberKind::Attribute { name, .. } => vec![(name, body.attributes.contains_key(&name.text))],
            KindMemberKind::Capability { name, .. } => vec![(name, body.capabilities.contains_key(&name.text))],
            KindMemberKind::Call { name, .. } => vec![(name, body.calls.contains_key(&name.text))],
            KindMemberKind::Source { name, .. } => vec![(name, body.sources.contains_key(&name.text))],
            _ => Vec::new(),
        };
        let mut repeated = false;
        for (name, _) in names.iter().filter(|(_, taken)| *taken) {
            repeated = true;
            let message = format!("`{}` is declared twice in `{}`", name.text, body.name);
            let diagnostic = Diagnostic::error("name.duplicate", base.span(name.span), message);
            self.report(diagnostic.hint("rename one of them"));
        }
        repeated
    }

    /// Reports a part that would hold the kind that it is part of, and with it itself for ever. Of a cycle of kinds the
    /// part that leads back to an earlier one is at fault.
    fn contains_itself(&self, body: BodyId, declaration: &ast::Declaration, base: Base) -> bool {
        let Some(kind) = declaration.kind.parts.last() else { return false };
        let Some(part) = self.body(body).parts.get(&declaration.name.text).map(|part| part.body) else { return false };
        let mut owner = body;
        loop {
            let outer = self.body(owner);
            // What stands in an offer or a clause is made only when somebody takes or writes it.
            if !matches!(outer.sort, BodySort::Part | BodySort::Kind) {
                return false;
            }
            match outer.owner {
                Some(next) => owner = next,
                None => break,
            }
        }
        if self.body(part).span > self.body(owner).span || !self.holds(part, owner) {
            return false;
        }
        let message = format!("a `{}` would hold itself", kind.text);
        let diagnostic = Diagnostic::error("kind.cycle", base.span(kind.span), message);
        self.report(diagnostic.hint("make it in the program, and refer to it"));
        true
    }

    /// Whether objects of a body hold objects of another.
    fn holds(&self, body: BodyId, wanted: BodyId) -> bool {
        let (mut open, mut seen) = (vec![body], BTreeSet::from([body]));
        while let Some(body) = open.pop() {
            if body == wanted {
                return true;
            }
            let parts = self.body(body);
            open.extend(parts.parts.values().map(|part| part.body).filter(|part| seen.insert(*part)));
        }
        false
    }

    /// Compiles the code of a declared body.
    pub(super) fn compile(&mut self, id: BodyId) -> Code {
        let origin = self.origins[id.0 as usize].clone();
        let body = self.body(id);
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
                let ty = body.attributes[&name.text].ty.clone();
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
                    doc: member.doc.clone(),
                    span: base.span(name.span),
                    made: Made::Body(*id),
                    late,
                });
            }
            KindMemberKind::Declaration(declaration) => {
                if origin.nested.contains_key(&at) && !self.contains_itself(body.id, declaration, base) {
                    let part = self.declaration(declaration, &member.doc, &mut scope, body);
                    code.parts.extend(part);
                }
            }
            KindMemberKind::Check { id, each, settings } => {
                if let Some(check) = self.rule(id, each.as_ref(), settings, member.span, &mut scope) {
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
        let (mut cloudformation, mut terraform, mut known) = (None, None, None);
        for member in &body.members {
            let KindMemberKind::Setting(setting) = &member.kind else { continue };
            let (slot, mapping) = match setting.key.text.as_str() {
                "cloudformation" => (&mut cloudformation, Some(Target::CloudFormation)),
                "terraform" => (&mut terraform, Some(Target::Terraform)),
                "known" => (&mut known, None),
                other => {
                    let span = scope.base.span(setting.key.span);
                    let message =
                        format!("an attribute has the forms `cloudformation`, `terraform` and `known`, not `{other}`");
                    self.report(Diagnostic::error("kind.attribute", span, message).hint("remove it"));
                    continue;
                }
            };
            // In the forms of a target `self` is the resource, as in its mapping.
            let mut inner = Scope { mapping, raw: mapping.is_some(), ..scope.clone() };
            *slot = Some(self.expr(&setting.value, &Type::Any, &mut inner));
        }
        Some(AttributeForms::Forms { cloudformation, terraform, known })
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

    fn rule(
        &mut self,
        id: &ast::Text,
        each: Option<&ast::Each>,
        settings: &[ast::Property],
        span: ast::Span,
        scope: &mut Scope,
    ) -> Option<Check> {
        let base = scope.base;
        let each = each.map(|each| {
            let list = self.expr(&each.list, &Type::Any, scope);
            self.bind(each, &list.ty, scope);
            (each.names.len(), each.pairs, list)
        });
        let mut misspelt = false;
        let (mut when, mut require, mut at, mut because) = (None, None, None, None);
        let (mut message, mut hint, mut evidence, mut severity) = (None, None, None, Severity::Error);
        for setting in settings {
            let value = &setting.value;
            match setting.key.text.as_str() {
                "when" => when = Some(self.check(value, &Type::Bool, scope)),
                "require" => require = Some(self.check(value, &Type::Bool, scope)),
                "at" => at = Some(self.place(value, scope)),
                "because" => because = Some(self.place(value, scope)),
                "message" => message = Some(self.check(value, &Type::TEXT, scope)),
                "hint" => hint = Some(self.check(value, &Type::TEXT.optional(), scope)),
                "evidence" => {
                    evidence = match &*value.kind {
                        ast::ExprKind::Text(text) => text.literal(),
                        _ => None,
                    }
                }
                "severity" => {
                    severity = match &*value.kind {
                        ast::ExprKind::Name(name) if name == "warning" => Severity::Warning,
                        ast::ExprKind::Name(name) if name == "advice" => Severity::Advice,
                        _ => Severity::Error,
                    }
                }
                other => {
                    misspelt = true;
                    let span = base.span(setting.key.span);
                    let message = format!("a check has no setting `{other}`");
                    let known = CHECK_SETTINGS.iter().copied();
                    let diagnostic = self.unknown("kind.check", span, message, other, known);
                    self.report(match diagnostic.hints.is_empty() {
                        true => diagnostic.hint(format!("it has `{}`", CHECK_SETTINGS.join("`, `"))),
                        false => diagnostic,
                    });
                    self.touch(value, scope);
                }
            }
        }
        let (Some(require), Some(message)) = (require, message) else {
            // One of them may be what was misspelt.
            if !misspelt {
                let message = "a check needs `require` and `message`";
                let diagnostic = Diagnostic::error("kind.check", base.span(id.span), message);
                self.report(diagnostic.hint("say what must hold, and what is wrong when it does not"));
            }
            return None;
        };
        let id = id.literal()?;
        Some(Check { id, each, severity, when, require, at, because, message, hint, evidence, span: base.span(span) })
    }

    /// `visibility`, `target.timeout`, `x`: an object and a member of it.
    fn place(&mut self, value: &ast::Expr, scope: &mut Scope) -> Place {
        let myself =
            |up| super::ir::Expr { kind: ExprKind::Myself { up }, span: scope.base.span(value.span), ty: Type::Any };
        if let ast::ExprKind::Name(name) = &*value.kind
            && scope.local(name).is_none()
            && let Some((up, _)) = self.own_member(name, scope)
        {
            return Place { object: myself(up), member: Some(name.clone()) };
        }
        if let ast::ExprKind::Member { base, name, .. } = &*value.kind {
            let object = self.expr(base, &Type::Any, scope);
            return Place { object, member: Some(name.text.clone()) };
        }
        Place { object: self.expr(value, &Type::Any, scope), member: None }
    }

    fn mapping(&mut self, mapping: &ast::Mapping, scope: &mut Scope) -> Option<Mapping> {
        let base = scope.base;
        let target = match mapping.target.text.as_str() {
            "cloudformation" => Target::CloudFormation,
            _ => Target::Terraform,
        };
        scope.mapping = Some(target);
        scope.raw = true;
        let resource_type = mapping.resource_type.literal()?;
        let header = self.header(&mapping.header, scope);
        let (mut entries, mut beside, mut unsupported) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(reason) = resource_type.strip_prefix("unsupported: ") {
            let span = base.span(mapping.resource_type.span);
            let reason =
                super::ir::Expr { kind: ExprKind::Constant(crate::value::Value::text(reason)), span, ty: Type::TEXT };
            unsupported.push((reason, None, span));
        }
        for entry in &mapping.entries {
            match entry {
                ast::MappingEntry::Property(property) => {
                    let value = self.expr(&property.value, &Type::Any, scope);
                    self.holds_declaration(&value);
                    entries.push(Entry::Field(property.key.text.clone(), value));
                }
                ast::MappingEntry::Spread(value) => entries.push(Entry::Spread(self.expr(value, &Type::Any, scope))),
                ast::MappingEntry::Beside { entries: list, .. } => {
                    for property in list {
                        let value = self.expr(&property.value, &Type::Any, scope);
                        beside.push((property.key.text.clone(), value));
                    }
                }
                ast::MappingEntry::Unsupported { reason, when, span } => {
                    let text = ast::Expr { kind: Box::new(ast::ExprKind::Text(reason.clone())), span: reason.span };
                    let reason = self.expr(&text, &Type::TEXT, scope);
                    let when = when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
                    unsupported.push((reason, when, base.span(*span)));
                }
                ast::MappingEntry::Error(_) => {}
            }
        }
        let name = mapping.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        let span = base.span(mapping.span);
        Some(Mapping { target, name, resource_type, header, entries, beside, unsupported, span })
    }

    fn add(
        &mut self,
        target: &ast::Expr,
        label: Option<&ast::Name>,
        when: Option<&ast::Expr>,
        block: &ast::Block,
        span: ast::Span,
        scope: &mut Scope,
    ) -> Option<Add> {
        let (callee, arguments) = match &*target.kind {
            ast::ExprKind::Call { callee, arguments } => (callee, arguments.as_slice()),
            _ => (target, [].as_slice()),
        };
        let base = scope.base;
        let ast::ExprKind::Member { base: object, name, .. } = &*callee.kind else {
            self.report(Diagnostic::error("kind.add", base.span(target.span), "expected `object.clause`"));
            return None;
        };
        let object = self.expr(object, &Type::Any, scope);
        let head = arguments.first().map(|argument| Rc::new(self.expr(&argument.value, &Type::Any, scope)));
        let when = when.map(|when| self.check(when, &Type::Bool, scope));
        let mut properties = IndexMap::default();
        for member in &block.members {
            if let ast::Member::Property(property) = member {
                let expected = self.clause_property(&object, &name.text, &property.key.text, scope);
                let value = self.expr(&property.value, &expected, scope);
                properties.insert(property.key.text.clone(), Rc::new(value));
            }
        }
        let label = label.map(|label| label.text.clone());
        Some(Add { object, word: name.text.clone(), head, label, when, properties, span: base.span(span) })
    }

    /// The type of a property of a clause of an object, as far as it is known here.
    fn clause_property(&mut self, object: &super::ir::Expr, word: &str, key: &str, scope: &Scope) -> Type {
        let body = match (&object.kind, &object.ty) {
            (ExprKind::Myself { up }, _) => {
                let mut at = scope.body;
                for _ in 0..*up {
                    at = at.and_then(|id| self.body(id).owner);
                }
                at
            }
            (_, Type::Reference(kinds)) => kinds.first().and_then(|kind| self.kind(kind)),
            _ => None,
        };
        let clause = body.and_then(|id| self.body(id).clauses.get(word).map(|clause| clause.body));
        clause.and_then(|id| self.body(id).properties.get(key).map(|property| property.ty.clone())).unwrap_or(Type::Any)
    }
}

/// The type of an element of a list or map.
pub(super) fn element_type(ty: &Type) -> Type {
    match ty.required() {
        Type::List(element, _) => (**element).clone(),
        Type::Map(value, _) => (**value).clone(),
        _ => Type::Any,
    }
}

/// `notify` of `= notify(event: "…")`.
fn alias_clause(value: &ast::Expr) -> Option<SmolStr> {
    let callee = match &*value.kind {
        ast::ExprKind::Call { callee, .. } => callee,
        _ => value,
    };
    match &*callee.kind {
        ast::ExprKind::Name(name) => Some(name.clone()),
        _ => None,
    }
}

fn member_doc(member: &ast::KindMember, inner: &SmolStr) -> SmolStr {
    if member.doc.is_empty() { inner.clone() } else { member.doc.clone() }
}

/// A body's declaration without its code.
fn copy(body: &Body) -> Body {
    Body {
        id: body.id,
        sort: body.sort,
        name: body.name.clone(),
        owner: body.owner,
        span: body.span,
        doc: body.doc.clone(),
        parameters: body.parameters.clone(),
        properties: body.properties.clone(),
        lets: body.lets.clone(),
        attributes: body.attributes.clone(),
        natives: body.natives.clone(),
        clauses: body.clauses.clone(),
        capabilities: body.capabilities.clone(),
        calls: body.calls.clone(),
        sources: body.sources.clone(),
        parts: body.parts.clone(),
        target: body.target.clone(),
        index: OnceCell::new(),
        code: OnceCell::new(),
    }
}
