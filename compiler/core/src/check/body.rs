//! Bodies: what their members are (declared at once), and their code (compiled when first needed).

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use slsc_syntax::ast::{self, KindMemberKind};
use smol_str::SmolStr;

use super::Checker;
use super::ir::{Attribute, Body, BodyId, BodySort, Capability, Clause, Offer, PartHead, Property, Source};
use super::origin::Origin;
use super::registry;
use crate::diagnostic::Diagnostic;
use crate::map::{HashMap, IndexMap};
use crate::native;
use crate::source::{Base, Span};
use crate::types::Type;

/// What a body is, apart from its members.
pub(super) struct Head {
    pub sort: BodySort,
    pub name: SmolStr,
    pub owner: Option<BodyId>,
    pub span: Span,
    pub target: Option<Type>,
    /// Variables of the loop that a part is made by.
    pub variables: Vec<SmolStr>,
}

impl Checker<'_> {
    /// Gives a body its id. Its members are declared when somebody asks for them.
    pub(super) fn reserve(&mut self, origin: Origin, head: Head) -> BodyId {
        let id = BodyId(self.bodies.len() as u32);
        let empty = Body {
            id,
            sort: head.sort,
            name: head.name.clone(),
            owner: head.owner,
            span: head.span,
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
            registry: None,
            target: head.target.clone(),
            index: OnceCell::new(),
            code: OnceCell::new(),
        };
        self.bodies.push(Rc::new(empty));
        self.origins.push(Rc::new(origin));
        self.heads.push(Some(head));
        id
    }

    /// Reserves the body of a member.
    pub(super) fn nested(&mut self, head: Head, owner: &Rc<Origin>, at: usize) -> BodyId {
        self.reserve(Origin::member(owner, at), head)
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
            registry: None,
            target: head.target,
            index: OnceCell::new(),
            code: OnceCell::new(),
        };
        for parameter in origin.parameters() {
            let property = self.parameter(parameter, base);
            body.parameters.insert(parameter.name.text.clone(), property);
        }
        for variable in head.variables {
            body.parameters.insert(variable, Property { ty: Type::Any, required: false, span: head.span });
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
        if body.sort == BodySort::Kind && registry::is_type(&body.name) {
            registry::extend(&mut body);
        }
        self.bodies[id.0 as usize] = Rc::new(body);
        self.origins[id.0 as usize] = Rc::new(origin.declared(nested, repeated));
    }

    fn parameter(&mut self, parameter: &ast::Parameter, base: Base) -> Property {
        let ty = self.ty(&parameter.ty, base);
        let required = parameter.default.is_none() && !ty.takes_none();
        Property { ty, required, span: base.span(parameter.name.span) }
    }

    fn declare_member(&mut self, body: &mut Body, origin: &Rc<Origin>, at: usize, nested: &mut HashMap<usize, BodyId>) {
        let base = origin.base;
        let Some(member) = origin.members().members.get(at) else { return };
        let head = |sort, name: &str, span: ast::Span| Head {
            sort,
            name: format!("{}.{name}", body.name).into(),
            owner: Some(body.id),
            span: base.span(span),
            target: None,
            variables: Vec::new(),
        };
        match &member.kind {
            KindMemberKind::Property(field) => {
                let ty = self.ty(&field.ty, base);
                let required = field.default.is_none() && !ty.takes_none();
                let span = base.span(field.name.span);
                let property = Property { ty, required, span };
                body.properties.insert(field.name.text.clone(), property);
            }
            KindMemberKind::Let(definition) => {
                let ty = definition.ty.as_ref().map(|ty| self.ty(ty, base));
                body.lets.insert(definition.name.text.clone(), ty);
            }
            KindMemberKind::Attribute { name, ty, .. } => {
                let ty = self.ty(ty, base);
                let attribute = Attribute { ty, span: base.span(name.span) };
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
                let kind = |taker: &ast::Name| self.kind_word(&taker.text, base.file).unwrap_or(taker.text.clone());
                let takers = takers.iter().map(kind).collect();
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
                let head = Head { variables, ..head(BodySort::Part, &name.text, name.span) };
                let id = self.nested(head, origin, at);
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
                if self.report_untyped(declaration, base) {
                    return;
                }
                let Some((kind, id)) = self.find_declared(declaration, base) else { return };
                nested.insert(at, id);
                let part = PartHead {
                    kind: Some(kind),
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
    pub(super) fn contains_itself(&mut self, body: BodyId, declaration: &ast::Declaration, base: Base) -> bool {
        // The library is not searched again with every program.
        if !self.is_program(base.file) {
            return false;
        }
        let Some(kind) = declaration.kind.parts.last() else { return false };
        let Some(part) = self.body(body).parts.get(&declaration.name.text).map(|part| part.body) else { return false };
        let mut owner = body;
        loop {
            let outer = self.outline(owner);
            // What stands in an offer or a clause is made only when somebody takes or writes it.
            if !matches!(outer.sort, BodySort::Part | BodySort::Kind) {
                return false;
            }
            match outer.owner {
                Some(next) => owner = next,
                None => break,
            }
        }
        if self.outline(part).span > self.outline(owner).span || !self.holds(part, owner) {
            return false;
        }
        let message = format!("a `{}` would hold itself", kind.text);
        let diagnostic = Diagnostic::error("kind.cycle", base.span(kind.span), message);
        self.report(diagnostic.hint("make it in the program, and refer to it"));
        true
    }

    /// Whether objects of a body hold objects of another.
    fn holds(&mut self, body: BodyId, wanted: BodyId) -> bool {
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

/// A body's declaration without its code.
fn copy(body: &Body) -> Body {
    Body {
        id: body.id,
        sort: body.sort,
        name: body.name.clone(),
        owner: body.owner,
        span: body.span,
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
        registry: body.registry.clone(),
        target: body.target.clone(),
        index: OnceCell::new(),
        code: OnceCell::new(),
    }
}
