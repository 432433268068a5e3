//! The whole library compiled and held against the facts of both targets and the natives of the compiler.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::Library;
use crate::check::Checker;
use crate::check::ir::{AttributeForms, Body, BodyId, Entry, Expr, ExprKind, Mapping};
use crate::facts::{Facts, Literal, check_cloudformation, check_newer_terraform, check_terraform};
use crate::folder::library;
use crate::native;
use crate::plan::Target;
use crate::source::{FileId, Sources, Span};
use crate::value::Value;

/// Everything wrong with a library, one line each.
struct Audit<'a> {
    checker: Checker<'a>,
    sources: Sources,
    found: Vec<String>,
    names: usize,
    natives: BTreeSet<SmolStr>,
}

impl Audit<'_> {
    /// Compiles every kind of a library and walks what it maps to.
    fn of(library: &Library) -> Audit<'_> {
        Audit::of_some(library, |_| true)
    }

    /// The same for the kinds that stand in some of the files, by their positions.
    fn of_some(library: &Library, counts: impl Fn(usize) -> bool) -> Audit<'_> {
        let mut sources = Sources::default();
        let files: Vec<FileId> =
            library.files().iter().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
        let checker = Checker::new(library, files);
        let mut audit = Audit { checker, sources, found: Vec::new(), names: 0, natives: BTreeSet::new() };
        let stands = |kind: &&SmolStr| library.place("kind", kind).map(|place| place.file).unwrap();
        for kind in library.kinds().iter().filter(|kind| counts(stands(kind))) {
            match audit.checker.kind(kind) {
                Some(id) => audit.body(id),
                None => audit.found.push(format!("{kind} is no kind")),
            }
        }
        for diagnostic in audit.checker.take_diagnostics().into_sorted() {
            let place = audit.place(diagnostic.primary.span);
            audit.found.push(format!("{place}: {} [{}]", diagnostic.message, diagnostic.code));
        }
        audit
    }

    fn place(&self, span: Span) -> String {
        let file = self.sources.get(span.file);
        format!("{}:{}", file.path, file.line_column(span.start).0)
    }

    fn body(&mut self, id: BodyId) {
        let code = self.checker.code(id);
        let body = self.checker.body(id);
        self.natives.extend(body.natives.keys().cloned());
        for check in &code.checks {
            let words = self.checker.words(check);
            assert!(words.message.is_some(), "{} says nothing", self.place(check.span));
        }
        for mapping in &code.mappings {
            if !mapping.resource_type.starts_with("unsupported") {
                self.mapping(&body, mapping);
            }
        }
        for (name, forms) in &code.attributes {
            self.attribute(name, forms, &code.mappings);
        }
        let mut inner: Vec<BodyId> = Vec::new();
        inner.extend(body.clauses.values().map(|clause| clause.body));
        inner.extend(body.capabilities.values().map(|capability| capability.body));
        inner.extend(body.calls.values().map(|call| call.body));
        inner.extend(body.sources.values().map(|source| source.body));
        inner.extend(body.parts.values().filter(|part| part.kind.is_none()).map(|part| part.body));
        inner.dedup();
        for id in inner {
            self.body(id);
        }
    }

    /// An attribute's forms name attributes of the primary resource.
    fn attribute(&mut self, name: &str, forms: &AttributeForms, mappings: &[Mapping]) {
        let AttributeForms::Forms { cloudformation, terraform, .. } = forms else { return };
        for (target, form) in [(Target::CloudFormation, cloudformation), (Target::Terraform, terraform)] {
            let Some(form) = form else { continue };
            let primary: Vec<&Mapping> =
                mappings.iter().filter(|mapping| mapping.target == target && mapping.name.is_empty()).collect();
            for text in texts(form) {
                if !primary.iter().any(|mapping| has_attribute(target, &mapping.resource_type, text)) {
                    let place = self.place(form.span);
                    self.found.push(format!("{place}: attribute `{name}`: there is no `{text}`"));
                }
            }
        }
    }

    fn mapping(&mut self, body: &Body, mapping: &Mapping) {
        self.entries(body, mapping, &mapping.entries, &mut Vec::new());
    }

    fn entries(&mut self, body: &Body, mapping: &Mapping, entries: &[Entry], path: &mut Vec<SmolStr>) {
        for entry in entries {
            match entry {
                Entry::Field(name, value) => {
                    path.push(name.clone());
                    self.value(body, mapping, value, path);
                    path.pop();
                }
                Entry::Computed(_, _) => {}
                Entry::Spread(value) => self.value(body, mapping, value, path),
            }
        }
    }

    /// A value under a path of names: every form that it can take.
    fn value(&mut self, body: &Body, mapping: &Mapping, value: &Expr, path: &mut Vec<SmolStr>) {
        match &value.kind {
            ExprKind::Constant(Value::Record(record)) => {
                self.check(mapping, path, Some(&Literal::Record), value.span);
                let free = self.free(mapping, path);
                for (name, inner) in record.iter().filter(|_| !free) {
                    path.push(name.clone());
                    let span = value.span;
                    self.value(
                        body,
                        mapping,
                        &Expr { kind: ExprKind::Constant(inner.clone()), span, ty: value.ty.clone() },
                        path,
                    );
                    path.pop();
                }
            }
            ExprKind::Constant(Value::None) => {}
            ExprKind::Constant(constant) => self.check(mapping, path, literal(constant).as_ref(), value.span),
            ExprKind::Record(entries) => {
                if !path.is_empty() {
                    self.check(mapping, path, None, value.span);
                }
                if !self.free(mapping, path) {
                    self.entries(body, mapping, entries, path);
                }
            }
            ExprKind::List(elements) => {
                for (_, element) in elements {
                    self.element(body, mapping, element, path);
                }
            }
            ExprKind::ListComprehension(each) => self.element(body, mapping, &each.element, path),
            ExprKind::If(_, then, otherwise) => {
                self.value(body, mapping, then, path);
                if let Some(otherwise) = otherwise {
                    self.value(body, mapping, otherwise, path);
                }
            }
            ExprKind::Match(_, arms) => arms.iter().for_each(|(_, arm)| self.value(body, mapping, arm, path)),
            // A `let` of the body stands for its value.
            ExprKind::Own { up: 0, name, .. } if body.lets.contains_key(name) => {
                let code = self.checker.code(body.id);
                match code.lets.get(name) {
                    Some(inner) => self.value(body, mapping, inner, path),
                    None => self.check(mapping, path, None, value.span),
                }
            }
            _ => self.check(mapping, path, None, value.span),
        }
    }

    /// An element of a list: what is checked is that the name is there, and what is in a record.
    fn element(&mut self, body: &Body, mapping: &Mapping, element: &Expr, path: &mut Vec<SmolStr>) {
        match &element.kind {
            ExprKind::Record(_) | ExprKind::If(..) | ExprKind::Match(..) | ExprKind::List(_) => {
                self.value(body, mapping, element, path)
            }
            ExprKind::Constant(Value::Record(_)) => self.value(body, mapping, element, path),
            _ => self.check(mapping, path, None, element.span),
        }
    }

    /// Whether the target takes any JSON at a path.
    fn free(&self, mapping: &Mapping, path: &[SmolStr]) -> bool {
        let path: Vec<&str> = path.iter().map(SmolStr::as_str).collect();
        let facts = Facts::embedded();
        !path.is_empty()
            && match mapping.target {
                Target::Terraform => facts.terraform(&mapping.resource_type).is_some_and(|ty| ty.is_text(&path)),
                Target::CloudFormation => {
                    facts.cloudformation(&mapping.resource_type).is_some_and(|ty| ty.properties(&path).is_empty())
                }
            }
    }

    fn check(&mut self, mapping: &Mapping, path: &[SmolStr], literal: Option<&Literal>, span: Span) {
        if path.is_empty() {
            return;
        }
        self.names += 1;
        let names: Vec<&str> = path.iter().map(SmolStr::as_str).collect();
        // A number of a unit stands here as a literal only in conversions, which are not literals.
        let result = match mapping.target {
            Target::CloudFormation => check_cloudformation(&mapping.resource_type, &names, literal),
            Target::Terraform if mapping.needs.is_empty() => check_terraform(&mapping.resource_type, &names, literal),
            Target::Terraform => check_newer_terraform(&mapping.resource_type, &names, literal),
        };
        if let Err(reason) = result {
            let place = self.place(span);
            self.found.push(format!("{place}: {reason}"));
        }
    }
}

/// The literal that a value is, if it can be held against a type.
fn literal(value: &Value) -> Option<Literal<'_>> {
    Some(match value {
        Value::Bool(value) => Literal::Bool(*value),
        Value::Integer(number) => Literal::Number(*number as f64),
        Value::Number(number) => Literal::Number(*number),
        Value::Text(text) => Literal::Text(text),
        Value::List(list) => Literal::List(list.iter().map(literal).collect::<Option<_>>()?),
        _ => return None,
    })
}

/// The plain texts that an attribute's form may come to.
fn texts(form: &Expr) -> Vec<&str> {
    match &form.kind {
        ExprKind::Constant(Value::Text(text)) => vec![text],
        ExprKind::If(_, then, otherwise) => {
            let mut all = texts(then);
            all.extend(otherwise.iter().flat_map(|otherwise| texts(otherwise)));
            all
        }
        _ => Vec::new(),
    }
}

fn has_attribute(target: Target, resource_type: &str, name: &str) -> bool {
    let facts = Facts::embedded();
    match target {
        Target::CloudFormation => {
            name == "Ref" || facts.cloudformation(resource_type).is_some_and(|ty| ty.attribute(name))
        }
        Target::Terraform => {
            let path: Vec<&str> = name.split('.').map(|part| part.split('[').next().unwrap_or(part)).collect();
            facts.terraform(resource_type).is_some_and(|ty| ty.find(&path).is_some())
        }
    }
}

#[test]
fn every_name_of_a_mapping_is_in_the_facts_of_its_target() {
    let library = library();
    let audit = Audit::of(&library);
    assert!(audit.found.is_empty(), "\n{}\n", audit.found.join("\n"));
    assert!(audit.names > 400, "only {} names were found: the walk is broken", audit.names);
}

/// Names of mappings get a letter too many, one at a time; the audit must notice each.
#[test]
fn a_misspelt_name_in_any_mapping_is_found() {
    let library = library();
    let mut missed = Vec::new();
    let mut planted = 0;
    for (at, file) in library.files().iter().enumerate() {
        // Every fourth: each try compiles the kinds of the file.
        for (start, name) in mapped_names(&file.text).into_iter().step_by(4) {
            let mut files = library.files().to_vec();
            let mut text = file.text.to_string();
            text.insert(start + name.len(), 'x');
            files[at].text = text.into();
            planted += 1;
            if Audit::of_some(&Library::new(files), |file| file == at).found.is_empty() {
                let line = file.text[..start].matches('\n').count() + 1;
                missed.push(format!("{}:{line}: {name}x", file.path));
            }
        }
    }
    assert!(missed.is_empty(), "misspelt and not found:\n{}\n", missed.join("\n"));
    assert!(planted > 40, "only {planted} names were tried");
}

/// A sample of the names that stand first on their line inside mappings: position and name.
fn mapped_names(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut inside = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        let opens = (trimmed.starts_with("cloudformation ") || trimmed.starts_with("terraform "))
            && line.trim_end().ends_with('{')
            && !takes_any_name(trimmed);
        let name = trimmed.split(':').next().unwrap_or_default();
        let is_name =
            trimmed.len() > name.len() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        if inside && is_name && !name.is_empty() && !name.starts_with("Deletion") && !name.starts_with("UpdateReplace")
        {
            names.push((offset + indent, name));
        }
        if opens {
            inside = true;
        } else if indent <= 4 && trimmed.starts_with('}') {
            inside = false;
        }
        offset += line.len();
    }
    names
}

/// Whether the resource of a mapping's first line has properties of any name, as custom resources do.
fn takes_any_name(head: &str) -> bool {
    let ty = head.split('"').nth(1).unwrap_or_default();
    Facts::embedded().cloudformation(ty).is_some_and(|ty| ty.property(&["AnyNameAtAll"]).is_some())
}

#[test]
fn natives_of_the_library_and_of_the_compiler_are_the_same() {
    let library = library();
    let declared = Audit::of(&library).natives;
    let known: BTreeSet<SmolStr> = native::all().iter().map(|native| SmolStr::new(native.name)).collect();
    assert_eq!(declared, known);
}

#[test]
fn every_file_of_the_library_is_embedded() {
    let texts = |library: &Library| -> Vec<(String, String)> {
        library.files().iter().map(|file| (file.path.clone(), file.text.to_string())).collect()
    };
    assert_eq!(texts(&Library::embedded()), texts(&library()));
}

#[test]
fn trees_that_come_with_the_compiler_are_those_of_the_texts() {
    let (embedded, read) = (Library::embedded(), Library::new(Library::embedded().files().to_vec()));
    assert_eq!(embedded.items.len(), read.items.len());
    for place in embedded.items.iter() {
        let (keyword, name) = (place.keyword.as_str(), place.name.as_str());
        let (Some(known), Some(parsed)) = (embedded.item(keyword, name), read.item(keyword, name)) else {
            panic!("there is no {keyword} {name}");
        };
        assert!(!place.tree.is_empty(), "{keyword} {name} has no tree");
        assert_eq!(known.tree.item, parsed.tree.item, "{keyword} {name}");
        assert_eq!((known.file, known.offset, &known.tree.text), (parsed.file, parsed.offset, &parsed.tree.text));
    }
}
