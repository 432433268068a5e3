//! Declarations: members as written, checked against the body that they are for.

use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::{holds_secret, in_words};
use super::ir::{Body, BodyId, BodySort, Construct, Entry, Expr, ExprKind, Made, Part, Was};
use super::registry;
use super::{Checker, Scope, insert_once};
use crate::diagnostic::Diagnostic;
use crate::source::{Base, Span};
use crate::types::{Bounds, Measure, TextFormat, Type};
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
        let kind = self.kind_of(declaration, base)?;
        let body = self.kind(&kind)?;
        let name_span = base.span(declaration.name.span);
        // Types of the registry have their defaults under one word.
        let word = match declaration.resource_type {
            Some(_) => SmolStr::new_static(registry::KIND),
            None => kind,
        };
        self.check_signature(declaration, &word, base);
        let header = self.header(&declaration.header, scope);
        let late = self.reads_lists(&header, owner);
        if let Some(when) = &declaration.header.when {
            self.assume(when, true, scope);
        }
        let construct = match declaration.existing {
            Some(_) => self.existing(&declaration.block, body, scope, name_span),
            None => {
                let mut construct = self.construct(&declaration.block, body, scope, &[], name_span);
                if scope.user || self.is_program(base.file) {
                    self.apply_defaults(&mut construct, body, &word, base.file);
                }
                self.report_missing(&construct, body, &[], name_span);
                construct
            }
        };
        let made = Made::Construct(Box::new(construct));
        let name = match owner.sort {
            BodySort::Module => self.full_name(&declaration.name.text, base.file),
            _ => declaration.name.text.clone(),
        };
        Some(Part { name, header, doc: doc.clone(), span: name_span, made, late })
    }

    /// The type of a property of a body, or of a universal one.
    pub(super) fn property_type(&mut self, body: BodyId, key: &str) -> Option<Type> {
        if let Some(property) = self.body(body).properties.get(key) {
            return Some(property.ty.clone());
        }
        let some_text = Type::Text(TextFormat::Plain, Bounds { low: Some(1.0), high: None }, None);
        match key {
            "tags" => Some(Type::Map(Arc::new(Type::TEXT), Bounds::NONE)),
            // A reason that says nothing is none.
            "waive" => Some(Type::Map(Arc::new(some_text), Bounds::NONE)),
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
                ast::Member::Clause(clause) if clause.word.text == "was" && !body.clauses.contains_key("was") => {
                    construct.was.extend(self.was(clause, scope));
                }
                ast::Member::Clause(clause)
                    if clause.word.text == "override" && !body.clauses.contains_key("override") =>
                {
                    self.override_clause(&mut construct, clause, scope);
                }
                ast::Member::Clause(clause) => match self.clause_item(&body, clause, scope, name_span) {
                    Some(item) => construct.clauses.push(item),
                    None => construct.lost = true,
                },
                ast::Member::Error(_) => construct.lost = true,
            }
        }
        construct
    }

    /// `was OldName`, `was data.OldName`, `was "OldName"`
    fn was(&self, clause: &ast::Clause, scope: &Scope) -> Option<Was> {
        let span = scope.base.span(clause.head.as_ref().map_or(clause.word.span, |head| head.span));
        let bare = clause.target.is_none() && clause.when.is_none() && clause.label.is_none();
        let words = clause.head.as_ref().filter(|_| bare && clause.block.members.is_empty()).and_then(old_name);
        if words.is_none() {
            self.report_was_form(span);
        }
        words.map(|(words, from_root)| Was { words, from_root, span })
    }

    fn report_was_form(&self, span: Span) {
        let diagnostic = Diagnostic::error("was.form", span, "`was` takes the old name and nothing else");
        self.report(diagnostic.hint("write `was OldName`, or `was data.OldName` for what stood in `data`"));
    }

    pub(super) fn written(
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
            self.touch(&property.value, scope);
            return;
        }
        if !construct.existing && self.report_registry_property(body, key, key_span) {
            construct.lost = true;
            self.touch(&property.value, scope);
            return;
        }
        let asserted = body.attributes.get(key).filter(|_| construct.existing).map(|attribute| attribute.ty.clone());
        let Some(ty) = self.property_type(body.id, key).or(asserted) else {
            // What was meant is not known, so whatever depends on it stays silent.
            construct.lost = true;
            self.unknown_property(body, key, key_span);
            self.touch(&property.value, scope);
            return;
        };
        if let Some(first) = construct.keys.get(key) {
            let diagnostic = Diagnostic::error("property.duplicate", key_span, format!("`{key}` is set twice"))
                .label(*first, "first set here")
                .hint("keep one of them");
            self.report(diagnostic);
            self.touch(&property.value, scope);
            return;
        }
        construct.keys.insert(key.clone(), key_span);
        // `none` omits a property, and then its default counts.
        let required = body.properties.get(key).is_some_and(|property| property.required);
        let expected = if required { ty.clone() } else { ty.clone().optional() };
        let unfolded = std::mem::replace(&mut scope.unfolded, body.registry.is_some() && key != "waive");
        let value = self.check(&property.value, &expected, scope);
        scope.unfolded = unfolded;
        if key == "waive" {
            self.waivers(construct, property, scope);
            let fits = |id: &str| match &value.kind {
                ExprKind::Constant(Value::Record(reasons)) => reasons.get(id).is_some_and(|reason| !reason.is_poison()),
                ExprKind::Constant(_) => false,
                _ => true,
            };
            let broken = construct.waivers.iter().filter(|(id, _)| !fits(id)).map(|(_, span)| *span);
            self.program.broken_waivers.extend(broken);
            return;
        }
        if scope.user && matches!(ty.required(), Type::Any) && self.holds_declaration(&value) {
            return;
        }
        if holds_secret(&value.ty) && !holds_secret(&ty) {
            let span = part_in(&value, &|ty| matches!(ty, Type::Secret(_))).map_or(value.span, |(span, _)| span);
            let diagnostic = Diagnostic::error("secret.leak", span, format!("a secret would be readable in `{key}`"))
                .hint("pass it to a property of type `Secret` only, and let code read it when it runs");
            self.report(diagnostic);
            return;
        }
        construct.properties.insert(key.clone(), Rc::new(value));
    }

    /// Reports a declaration in a value that leaves the language.
    pub(super) fn holds_declaration(&mut self, value: &Expr) -> bool {
        let Some((span, ty)) = part_in(value, &is_no_data) else { return false };
        let written = self.source_text(span).to_owned();
        let names = match &ty {
            Type::Reference(kinds) => self.attributes_of(kinds, &Type::TEXT),
            _ => Vec::new(),
        };
        let diagnostic = Diagnostic::error("type.mismatch", span, format!("{} is no data", in_words(&ty)));
        self.report(match names.is_empty() {
            true => diagnostic.hint("write one of a declaration's attributes"),
            false => diagnostic.hint(format!("write `{written}.{}`", names.join(&format!("` or `{written}.")))),
        });
        true
    }

    fn waivers(&mut self, construct: &mut Construct, property: &ast::Property, scope: &Scope) {
        let value = &property.value;
        let ast::ExprKind::Record(entries) = &*value.kind else {
            let diagnostic =
                Diagnostic::error("waive.form", scope.base.span(value.span), "waivers are written out, rule by rule")
                    .hint("write `waive: { \"rule.id\": \"reason\" }`");
            self.report(diagnostic);
            return;
        };
        for entry in entries {
            match entry {
                ast::Entry::Field { key, value, .. } if key.literal().is_some() => {
                    let id = key.literal().unwrap_or_default();
                    let place = scope.base.span(key.span);
                    construct.waivers.push((id, place));
                    let whole = match entries.len() {
                        1 => property.span,
                        _ => ast::Span { start: key.span.start, end: value.span.end },
                    };
                    self.program.waivers.insert(place, self.without_member(scope.base.span(whole)));
                }
                ast::Entry::Field { key: ast::Text { span, .. }, .. } | ast::Entry::Spread(ast::Expr { span, .. }) => {
                    let diagnostic = Diagnostic::error("waive.form", scope.base.span(*span), "a waiver names its rule")
                        .hint("write `waive: { \"rule.id\": \"reason\" }`");
                    self.report(diagnostic);
                }
                ast::Entry::Error(_) => {}
            }
        }
    }

    pub(super) fn unknown_property(&mut self, body: &Body, key: &str, span: Span) {
        if key == "was" {
            self.report_was_form(span);
            return;
        }
        if body.clauses.contains_key(key) {
            let message = format!("`{key}` is a clause of `{}`, not a property", body.name);
            self.report(
                Diagnostic::error("property.clause", span, message)
                    .hint(format!("write `{key} … {{ … }}` without `:`")),
            );
            return;
        }
        if self.report_postponed(key, span) {
            return;
        }
        let candidates = body.properties.keys().map(SmolStr::as_str).chain(UNIVERSAL.iter().copied());
        let sort = if body.sort == BodySort::Kind { "property" } else { "option" };
        let message = format!("`{}` has no {sort} `{key}`", body.name);
        let mut diagnostic = self.unknown("property.unknown", span, message, key, candidates);
        if diagnostic.hints.is_empty() {
            let mut names: Vec<&str> = body.properties.keys().map(SmolStr::as_str).collect();
            names.sort_unstable();
            if !names.is_empty() {
                diagnostic = diagnostic.hint(format!("it has `{}`", names.join("`, `")));
            }
        }
        self.report(match body.registry {
            Some(_) => diagnostic,
            None => diagnostic.label(body.span, format!("`{}` is declared here", body.name)),
        });
    }

    /// Reports required properties that nobody gives.
    pub(super) fn report_missing(&mut self, construct: &Construct, body: BodyId, given: &[SmolStr], span: Span) {
        if construct.lost {
            return;
        }
        let body = self.body(body);
        let missing = body.properties.iter().filter(|(name, property)| {
            property.required && !construct.keys.contains_key(*name) && !given.contains(name)
        });
        for (name, property) in missing {
            let diagnostic = Diagnostic::error("property.missing", span, format!("`{}` needs `{name}`", body.name))
                .hint(format!("add `{name}: {}`", example(&property.ty)));
            self.report(match body.registry {
                Some(_) => diagnostic,
                None => diagnostic.label(property.span, "required here"),
            });
        }
    }

    /// `(order: Order) -> Receipt` behind the name of a declaration: its types exist, and its kind takes and gives
    /// something.
    fn check_signature(&mut self, declaration: &ast::Declaration, kind: &str, base: Base) {
        let Some(signature) = &declaration.signature else { return };
        for ty in signature.parameter.iter().map(|(_, ty)| ty).chain(&signature.result) {
            self.ty(ty, base);
        }
        if self.has_signature(kind) {
            return;
        }
        let message = format!("a `{kind}` takes and gives nothing");
        let diagnostic = Diagnostic::error("declaration.signature", base.span(signature.span), message);
        self.report(diagnostic.hint("remove `(…) -> …`"));
    }

    /// Reports a feature that later versions bring: whether the word is one.
    pub(super) fn report_postponed(&self, word: &str, span: Span) -> bool {
        let Some(hint) = postponed(word) else { return false };
        let message = format!("`{word}` is not supported yet");
        self.report(Diagnostic::error("language.unsupported", span, message).hint(hint));
        true
    }
}

/// The innermost first part of a value whose type passes a test, with its type.
pub(super) fn part_in(value: &Expr, test: &dyn Fn(&Type) -> bool) -> Option<(Span, Type)> {
    if test(value.ty.required()) {
        return Some((value.span, value.ty.required().clone()));
    }
    let inner = match &value.kind {
        ExprKind::List(elements) => elements.iter().find_map(|(_, element)| part_in(element, test)),
        ExprKind::Record(entries) => entries.iter().find_map(|entry| match entry {
            Entry::Field(_, value) | Entry::Computed(_, value) | Entry::Spread(value) => part_in(value, test),
        }),
        _ => None,
    };
    inner.or_else(|| match value.ty.required() {
        Type::Map(inner, _) | Type::List(inner, _) if test(inner) => Some((value.span, (**inner).clone())),
        _ => None,
    })
}

/// An old name as words, and whether they lead from the root: as modules before it do, and a text.
fn old_name(head: &ast::Expr) -> Option<(Vec<SmolStr>, bool)> {
    match &*head.kind {
        ast::ExprKind::Name(name) => Some((vec![name.clone()], false)),
        ast::ExprKind::Member { base, name, .. } => {
            let (mut words, _) = old_name(base)?;
            words.push(name.text.clone());
            Some((words, true))
        }
        ast::ExprKind::Text(text) => {
            let text = text.literal()?;
            let words: Vec<SmolStr> = text.split('.').map(SmolStr::new).collect();
            let plain = |word: &SmolStr| {
                word.starts_with(|first: char| first.is_ascii_alphabetic())
                    && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            };
            words.iter().all(plain).then_some((words, true))
        }
        _ => None,
    }
}

fn is_no_data(ty: &Type) -> bool {
    matches!(ty, Type::Reference(_) | Type::Capability | Type::EventSource | Type::Target(_))
}

/// Features of the language that later versions bring, with what to do meanwhile.
fn postponed(word: &str) -> Option<&'static str> {
    match word {
        "region" => Some("deploy the whole program to the region: build it once more with other settings"),
        "retain" => Some("set `onDelete: retain` where the kind has it"),
        _ => None,
    }
}

/// Something of a type that an author could write.
pub(super) fn example(ty: &Type) -> String {
    match ty.required() {
        Type::Number(measure, bounds) => {
            let low = bounds.low.unwrap_or(match measure {
                Measure::Size => 1024.0 * 1024.0,
                Measure::Duration => 1_000.0,
                _ => 1.0,
            });
            Value::of_measure(*measure, low).to_string()
        }
        Type::Text(TextFormat::Path, ..) => "./path".to_owned(),
        Type::Text(..) => "\"…\"".to_owned(),
        Type::Bool => "true".to_owned(),
        Type::List(..) => "[…]".to_owned(),
        Type::Map(..) => "{ … }".to_owned(),
        // The fields of a type with a name are written where it is declared.
        Type::Record(record) if record.name.is_some() => "{ … }".to_owned(),
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
    map: &mut crate::map::IndexMap<SmolStr, V>,
    name: &SmolStr,
    span: Span,
    first: Option<Span>,
    value: V,
) -> bool {
    let new = insert_once(map, name.clone(), value);
    if !new {
        let mut diagnostic =
            Diagnostic::error("name.duplicate", span, format!("`{name}` is declared twice")).hint("rename one of them");
        if let Some(first) = first {
            diagnostic = diagnostic.label(first, "first declared here");
        }
        checker.report(diagnostic);
    }
    new
}
