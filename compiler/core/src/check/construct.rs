//! Declarations and clause items: members as written, checked against the body that they are for.

use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::{Body, BodyId, BodySort, ClauseItem, Construct, Entry, Expr, ExprKind, Made, Part};
use super::{Checker, Scope, insert_once, nearest};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::types::{Bounds, Type};
use crate::value::Value;

/// Properties that every declaration has.
pub(crate) const UNIVERSAL: &[&str] = &["tags", "waive"];

impl Checker<'_> {
    /// A declaration of a kind, in the module or inside another kind.
    pub(super) fn declaration(
        &mut self,
        declaration: &ast::Declaration,
        doc: &SmolStr,
        scope: &mut Scope,
        owner: &Body,
    ) -> Option<Part> {
        let base = scope.base;
        let kind = declaration.kind.parts.last()?;
        let body = self.kind(&kind.text)?;
        let name_span = base.span(declaration.name.span);
        let header = self.header(&declaration.header, scope);
        let late = self.reads_lists(&header, owner);
        let defaults = if scope.user { self.program.defaults.get(&kind.text).cloned() } else { None };
        let mut construct = self.construct(&declaration.block, body, scope, &[], name_span);
        for (property, property_base) in defaults.unwrap_or_default() {
            self.apply_default(&mut construct, body, &property, &Scope { base: property_base, ..scope.clone() });
        }
        self.report_missing(&construct, body, &[], name_span);
        let made = Made::Construct(construct);
        Some(Part { name: declaration.name.text.clone(), header, doc: doc.clone(), span: name_span, made, late })
    }

    /// `defaults function { … }`: the declaration wins, maps merge, lists replace.
    fn apply_default(&mut self, construct: &mut Construct, body: BodyId, property: &ast::Property, scope: &Scope) {
        let Some(ty) = self.property_type(body, &property.key.text) else { return };
        let key = property.key.text.clone();
        let default = self.check(&property.value, &ty, &mut scope.clone());
        match construct.properties.get_mut(&key) {
            None => {
                construct.keys.insert(key.clone(), scope.base.span(property.key.span));
                construct.properties.insert(key, Rc::new(default));
            }
            Some(own) if matches!(ty.required(), Type::Map(..)) => {
                let (span, ty) = (own.span, own.ty.clone());
                let entries = vec![Entry::Spread(default), Entry::Spread((**own).clone())];
                *own = Rc::new(Expr { kind: ExprKind::Record(entries), span, ty });
            }
            Some(_) => {}
        }
    }

    /// The type of a property of a body, or of a universal one.
    pub(super) fn property_type(&self, body: BodyId, key: &str) -> Option<Type> {
        if let Some(property) = self.body(body).properties.get(key) {
            return Some(property.ty.clone());
        }
        match key {
            "tags" => Some(Type::Map(Arc::new(Type::TEXT), Bounds::NONE)),
            "waive" => Some(Type::Map(Arc::new(Type::TEXT), Bounds::NONE)),
            _ => None,
        }
    }

    /// The members of a block, checked against a body. `given` are properties that come from elsewhere.
    pub(super) fn construct(
        &mut self,
        block: &ast::Block,
        body_id: BodyId,
        scope: &mut Scope,
        given: &[SmolStr],
        name_span: Span,
    ) -> Construct {
        let body = self.body(body_id);
        let mut construct = Construct { body: Some(body_id), ..Construct::default() };
        for member in &block.members {
            match member {
                ast::Member::Property(property) => self.written(&mut construct, &body, property, scope, given),
                ast::Member::Clause(clause) => {
                    if let Some(item) = self.clause_item(&body, clause, scope, name_span) {
                        construct.clauses.push(item);
                    }
                }
                ast::Member::Error(_) => {}
            }
        }
        construct
    }

    fn written(
        &mut self,
        construct: &mut Construct,
        body: &Body,
        property: &ast::Property,
        scope: &mut Scope,
        given: &[SmolStr],
    ) {
        let key = &property.key.text;
        let key_span = scope.base.span(property.key.span);
        if given.contains(key) {
            let message = format!("`{key}` is set by the source itself");
            self.report(Diagnostic::error("property.given", key_span, message).hint(format!("remove `{key}`")));
            return;
        }
        let Some(ty) = self.property_type(body.id, key) else {
            self.unknown_property(body, key, key_span);
            // Names in the value still count as used, and errors in it are still the author's.
            self.silently(|checker| checker.expr(&property.value, &Type::Any, scope));
            return;
        };
        if let Some(first) = construct.keys.get(key) {
            let diagnostic = Diagnostic::error("property.duplicate", key_span, format!("`{key}` is set twice"))
                .label(*first, "first set here")
                .hint("keep one of them");
            self.report(diagnostic);
            return;
        }
        let value = self.check(&property.value, &ty, scope);
        if key == "waive" {
            if let ast::ExprKind::Record(entries) = &*property.value.kind {
                for entry in entries {
                    if let ast::Entry::Field { key, .. } = entry
                        && let Some(id) = key.literal()
                    {
                        construct.waivers.push((id, scope.base.span(key.span)));
                    }
                }
            }
            return;
        }
        construct.keys.insert(key.clone(), key_span);
        construct.properties.insert(key.clone(), Rc::new(value));
    }

    fn unknown_property(&mut self, body: &Body, key: &str, span: Span) {
        if body.clauses.contains_key(key) {
            let message = format!("`{key}` is a clause of `{}`, not a property", body.name);
            self.report(
                Diagnostic::error("property.clause", span, message)
                    .hint(format!("write `{key} … {{ … }}` without `:`")),
            );
            return;
        }
        let candidates = body.properties.keys().map(SmolStr::as_str).chain(UNIVERSAL.iter().copied());
        let sort = if body.sort == BodySort::Kind { "" } else { "option " };
        let message = format!("`{}` has no {sort}`{key}`", body.name);
        let mut diagnostic = self.unknown("property.unknown", span, message, key, candidates);
        if diagnostic.hints.is_empty() {
            let mut names: Vec<&str> = body.properties.keys().map(SmolStr::as_str).collect();
            names.sort_unstable();
            if !names.is_empty() {
                diagnostic = diagnostic.hint(format!("it has `{}`", names.join("`, `")));
            }
        }
        diagnostic = diagnostic.label(body.span, format!("`{}` is declared here", body.name));
        self.report(diagnostic);
    }

    /// Reports required properties that nobody gives.
    pub(super) fn report_missing(&mut self, construct: &Construct, body: BodyId, given: &[SmolStr], span: Span) {
        let body = self.body(body);
        let missing: Vec<&SmolStr> = body
            .properties
            .iter()
            .filter(|(name, property)| {
                property.required && !construct.properties.contains_key(*name) && !given.contains(name)
            })
            .map(|(name, _)| name)
            .collect();
        for name in missing {
            let property = &body.properties[name];
            let diagnostic = Diagnostic::error("property.missing", span, format!("`{}` needs `{name}`", body.name))
                .label(property.span, "required here")
                .hint(format!("add `{name}: {}`", example(&property.ty)));
            self.report(diagnostic);
        }
    }

    fn clause_item(&mut self, body: &Body, clause: &ast::Clause, scope: &Scope, name_span: Span) -> Option<ClauseItem> {
        let base = scope.base;
        let mut scope = scope.clone();
        let scope = &mut scope;
        let word = &clause.word.text;
        let word_span = base.span(clause.word.span);
        let Some(info) = body.clauses.get(word).cloned() else {
            self.unknown_clause(body, clause, word_span);
            return None;
        };
        let head_body = self.body(info.body);
        let parameter = head_body.parameters.first().map(|(name, property)| (name.clone(), property.ty.clone()));
        let head = match (&clause.head, &parameter) {
            (Some(head), Some(_)) if info.names => match &*head.kind {
                ast::ExprKind::Name(name) => Some(Expr {
                    kind: ExprKind::Constant(Value::Text(name.clone())),
                    span: base.span(head.span),
                    ty: Type::TEXT,
                }),
                _ => {
                    let diagnostic = Diagnostic::error("clause.name", base.span(head.span), "expected a name here")
                        .hint(format!("write `{word} Name {{ … }}`"));
                    self.report(diagnostic);
                    None
                }
            },
            (Some(head), Some((_, ty))) => Some(self.check(head, ty, scope)),
            (Some(head), None) => {
                let message = format!("`{word}` takes nothing before its block");
                self.report(Diagnostic::error("clause.head", base.span(head.span), message));
                None
            }
            (None, Some((name, ty))) if !ty.takes_none() => {
                let diagnostic = Diagnostic::error("clause.head", word_span, format!("`{word}` needs its `{name}`"))
                    .hint(format!("write `{word} {}`", example(ty)));
                self.report(diagnostic);
                return None;
            }
            (None, _) => None,
        };
        let mut given: Vec<SmolStr> = Vec::new();
        let item_body = match (&head, info.of_source) {
            (Some(head), true) => {
                let found = self.source_body(head)?;
                given = found.1;
                found.0
            }
            _ => info.body,
        };
        let target = match (&clause.target, &self.body(info.body).target) {
            (Some(target), Some(ty)) => Some(self.check(target, &ty.clone(), scope)),
            (Some(target), None) => {
                let message = format!("`{word}` has no target");
                self.report(Diagnostic::error("clause.target", base.span(target.span), message).hint("remove `-> …`"));
                None
            }
            (None, Some(ty)) if !ty.takes_none() => {
                let diagnostic = Diagnostic::error("clause.target", word_span, format!("`{word}` needs a target"))
                    .hint(format!("write `{word} … -> Name`, where `Name` is a {ty}"));
                self.report(diagnostic);
                None
            }
            (None, _) => None,
        };
        let when = clause.when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
        let construct = self.construct(&clause.block, item_body, scope, &given, name_span);
        self.report_missing(&construct, item_body, &given, word_span);
        Some(ClauseItem {
            word: word.clone(),
            head: head.map(Rc::new),
            head_words: clause.head.as_ref().map(head_words).unwrap_or_default(),
            label: clause.label.as_ref().map(|label| label.text.clone()),
            target: target.map(Rc::new),
            when,
            construct,
            span: base.span(clause.span),
        })
    }

    fn unknown_clause(&mut self, body: &Body, clause: &ast::Clause, span: Span) {
        let word = &clause.word.text;
        if body.properties.contains_key(word) {
            let message = format!("`{word}` is a property of `{}`", body.name);
            self.report(Diagnostic::error("clause.property", span, message).hint(format!("write `{word}: …`")));
            return;
        }
        if let Some(issue) = postponed(word) {
            self.report(
                Diagnostic::error("language.unsupported", span, format!("`{word}` is not supported yet")).hint(issue),
            );
            return;
        }
        let candidates: Vec<&str> = body.clauses.keys().map(SmolStr::as_str).collect();
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
        self.report(diagnostic);
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

/// Features of the language that later versions bring, with what to do meanwhile.
fn postponed(word: &str) -> Option<&'static str> {
    match word {
        "override" => Some("set the property in the declaration, or leave it to a later version"),
        "was" => Some("keep the old name until renames are supported"),
        _ => None,
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

/// Something of a type that an author could write.
fn example(ty: &Type) -> String {
    match ty.required() {
        Type::Number(measure, bounds) => {
            let low = bounds.low.unwrap_or(match measure {
                crate::types::Measure::Size => 1024.0 * 1024.0,
                crate::types::Measure::Duration => 1_000.0,
                _ => 1.0,
            });
            Value::of_measure(*measure, low).to_string()
        }
        Type::Text(crate::types::TextFormat::Path, ..) => "./path".to_owned(),
        Type::Text(..) => "\"…\"".to_owned(),
        Type::Bool => "true".to_owned(),
        Type::List(..) => "[…]".to_owned(),
        Type::Map(..) => "{ … }".to_owned(),
        Type::Record(record) => {
            let fields: Vec<String> = record
                .fields
                .iter()
                .filter(|(_, field)| field.default.is_none() && !field.ty.takes_none())
                .map(|(name, field)| format!("{name}: {}", example(&field.ty)))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Type::Union(parts) => parts.first().map(example).unwrap_or_default(),
        Type::Literal(word) => Type::Literal(word.clone()).to_string(),
        Type::Reference(kinds) | Type::Target(kinds) => match kinds.first() {
            Some(kind) => format!("My{}{}", kind[..1].to_uppercase(), &kind[1..]),
            None => "Name".to_owned(),
        },
        _ => "…".to_owned(),
    }
}

/// Whether a name was new; reports the second of two.
pub(super) fn once<V>(
    checker: &Checker,
    map: &mut indexmap::IndexMap<SmolStr, V>,
    name: &SmolStr,
    span: Span,
    first: Option<Span>,
    value: V,
) {
    if !insert_once(map, name.clone(), value) {
        let mut diagnostic =
            Diagnostic::error("name.duplicate", span, format!("`{name}` is declared twice")).hint("rename one of them");
        if let Some(first) = first {
            diagnostic = diagnostic.label(first, "first declared here");
        }
        checker.report(diagnostic);
    }
}
