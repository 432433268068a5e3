//! Names and types: trees in, the typed program out.
//!
//! Bodies (see [`ir`]) are declared when a name first needs them and compiled when the first object is made of them, so a
//! program pays only for the kinds it uses. Deliberately absent: values of objects, targets, anything about AWS.

mod body;
mod construct;
mod expression;
pub mod ir;
mod member;
mod module;
mod scope;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexMap;
use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::library::Library;
use crate::source::{Base, FileId, Span};
use crate::types::{RecordType, Type};
use crate::value::Value;

pub(crate) use construct::text_words;
use ir::{Body, BodyId, BodySort, Code};
pub use module::{Parameter, Program};
pub(crate) use scope::Scope;

/// Compiles trees to the typed program, on demand.
pub struct Checker<'a> {
    library: &'a Library,
    /// File ids of the library's files that something was read of.
    pub(crate) library_files: Vec<FileId>,
    diagnostics: RefCell<Diagnostics>,
    /// While above zero, findings are not reported: a second look at the same text.
    silent: Cell<u32>,
    bodies: Vec<Rc<Body>>,
    /// What each body was declared from.
    origins: Vec<Rc<Origin>>,
    kinds: HashMap<SmolStr, Option<BodyId>>,
    globals: HashMap<SmolStr, Option<Value>>,
    library_types: HashMap<SmolStr, Option<Type>>,
    /// Items of the program.
    pub(crate) program: Program,
    /// Names of the program that something referred to.
    pub(crate) used: RefCell<BTreeSet<SmolStr>>,
}

/// The tree that a body was declared from, kept until its code is compiled.
#[derive(Debug)]
pub(crate) struct Origin {
    base: Base,
    members: ast::KindBody,
    /// `= e` of a capability or of an alias.
    value: Option<ast::Expr>,
    parameters: Vec<ast::Parameter>,
    /// Bodies of nested parts, clauses and offers, by position in `members`.
    nested: HashMap<usize, BodyId>,
}

impl<'a> Checker<'a> {
    /// A checker that has read nothing yet. The ids are those under which the library's files stand in the sources.
    pub fn new(library: &'a Library, library_files: Vec<FileId>) -> Checker<'a> {
        Checker {
            library,
            library_files,
            diagnostics: RefCell::default(),
            silent: Cell::new(0),
            bodies: Vec::new(),
            origins: Vec::new(),
            kinds: HashMap::new(),
            globals: HashMap::new(),
            library_types: HashMap::new(),
            program: Program::default(),
            used: RefCell::default(),
        }
    }

    /// Says something.
    pub fn report(&self, diagnostic: Diagnostic) {
        if self.silent.get() == 0 {
            self.diagnostics.borrow_mut().push(diagnostic);
        }
    }

    /// Whether an error was reported.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.borrow().has_errors()
    }

    /// All that was said since this was last asked.
    pub fn take_diagnostics(&self) -> Diagnostics {
        std::mem::take(&mut *self.diagnostics.borrow_mut())
    }

    /// The body of an id.
    pub fn body(&self, id: BodyId) -> Rc<Body> {
        self.bodies[id.0 as usize].clone()
    }

    /// Whether a file is the program's, not the library's.
    pub(crate) fn is_own(&self, file: FileId) -> bool {
        !self.library_files.contains(&file)
    }

    /// The standard library.
    pub fn library(&self) -> &'a Library {
        self.library
    }

    /// The body of a kind, if there is such a kind.
    pub fn kind(&mut self, name: &str) -> Option<BodyId> {
        if let Some(known) = self.kinds.get(name) {
            return *known;
        }
        let name = SmolStr::new(name);
        let own = self.program.kinds.get(&name).cloned();
        let (tree, base) = match own {
            Some(found) => found,
            None => {
                let Some(item) = self.library.item("kind", &name) else {
                    self.kinds.insert(name, None);
                    return None;
                };
                let base = Base { file: self.library_files[item.file], offset: item.offset };
                self.report_syntax(&item.tree, base);
                (item.tree, base)
            }
        };
        let ast::ItemKind::Kind(kind) = &tree.item.kind else {
            self.kinds.insert(name, None);
            return None;
        };
        let id = self.reserve(&kind.body, None, Vec::new(), base);
        self.kinds.insert(name.clone(), Some(id));
        let head = body::Head {
            sort: BodySort::Kind,
            name: name.clone(),
            owner: None,
            span: base.span(kind.name.span),
            doc: tree.item.doc.clone(),
            target: None,
        };
        self.declare(id, head);
        Some(id)
    }

    /// Reports the syntax errors of an item.
    pub(crate) fn report_syntax(&self, tree: &ItemTree, base: Base) {
        for error in &tree.errors {
            let mut diagnostic = Diagnostic::error(error.code, base.span(error.span), error.message.clone());
            if let Some((span, text)) = &error.label {
                diagnostic = diagnostic.label(base.span(*span), text.clone());
            }
            if let Some(hint) = &error.hint {
                diagnostic = diagnostic.hint(hint.clone());
            }
            if let Some((span, text)) = &error.fix {
                diagnostic = diagnostic.fix(format!("write `{text}`"), base.span(*span), text.clone());
            }
            self.report(diagnostic);
        }
    }

    /// The value of a `let` of the library.
    pub fn global(&mut self, name: &str) -> Option<Value> {
        if let Some(known) = self.globals.get(name) {
            return known.clone();
        }
        let value = self.library.item("let", name).and_then(|item| {
            let base = Base { file: self.library_files[item.file], offset: item.offset };
            self.report_syntax(&item.tree, base);
            let ast::ItemKind::Let(definition) = &item.tree.item.kind else { return None };
            let expected = definition.ty.as_ref().map_or(Type::Any, |ty| self.ty(ty, base));
            let expr = self.check(&definition.value, &expected, &mut Scope::constant(base));
            match expr.kind {
                ir::ExprKind::Constant(value) => Some(value),
                _ => {
                    self.report(Diagnostic::error(
                        "library.let",
                        base.span(definition.value.span),
                        "a `let` of the library must be a literal",
                    ));
                    None
                }
            }
        });
        self.globals.insert(SmolStr::new(name), value.clone());
        value
    }

    /// A `type` of the program or of the library.
    pub(crate) fn declared_type(&mut self, name: &str) -> Option<Type> {
        if let Some((tree, base)) = self.program.types.get(name).cloned() {
            self.used.borrow_mut().insert(SmolStr::new(name));
            if let Some(known) = self.program.known_types.get(name) {
                return Some(known.clone());
            }
            // A type that needs itself is cut here; the cycle is reported once, at its name.
            self.program.known_types.insert(SmolStr::new(name), Type::Any);
            let ast::ItemKind::Type { ty, .. } = &tree.item.kind else { return None };
            let ty = named(self.ty(ty, base), name);
            self.program.known_types.insert(SmolStr::new(name), ty.clone());
            return Some(ty);
        }
        if let Some(known) = self.library_types.get(name) {
            return known.clone();
        }
        let item = self.library.item("type", name);
        self.library_types.insert(SmolStr::new(name), item.is_some().then_some(Type::Any));
        let item = item?;
        let base = Base { file: self.library_files[item.file], offset: item.offset };
        self.report_syntax(&item.tree, base);
        let ast::ItemKind::Type { ty, .. } = &item.tree.item.kind else { return None };
        let ty = named(self.ty(ty, base), name);
        self.library_types.insert(SmolStr::new(name), Some(ty.clone()));
        Some(ty)
    }

    /// Names of all declared types, for suggestions.
    pub(crate) fn type_names(&self) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = self.program.types.keys().cloned().collect();
        names.extend(self.library.names("type"));
        names
    }

    /// Compiled code of a body; compiled now if it was not yet.
    pub fn code(&mut self, id: BodyId) -> Rc<Code> {
        let body = self.body(id);
        if let Some(code) = body.code.get() {
            return code.clone();
        }
        let code = Rc::new(self.compile(id));
        body.code.get_or_init(|| code).clone()
    }

    /// Ids of all bodies declared so far.
    pub fn bodies(&self) -> impl Iterator<Item = BodyId> + use<> {
        (0..self.bodies.len() as u32).map(BodyId)
    }

    /// Marks a name of the program as used.
    pub(crate) fn mark_used(&self, name: &str) {
        if !self.used.borrow().contains(name) {
            self.used.borrow_mut().insert(SmolStr::new(name));
        }
    }

    /// Runs without reporting.
    pub(crate) fn silently<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.silent.set(self.silent.get() + 1);
        let result = run(self);
        self.silent.set(self.silent.get() - 1);
        result
    }

    /// An error for a name that is not there, with the nearest that is.
    pub(crate) fn unknown<'n>(
        &self,
        code: &str,
        span: Span,
        message: String,
        name: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Diagnostic {
        let diagnostic = Diagnostic::error(code, span, message);
        match nearest(name, candidates) {
            Some(near) => diagnostic.here(format!("did you mean `{near}`?")).hint(format!("write `{near}`")).fix(
                format!("write `{near}`"),
                span,
                near,
            ),
            None => diagnostic,
        }
    }
}

/// Gives a record type its name.
fn named(ty: Type, name: &str) -> Type {
    match ty {
        Type::Record(record) => {
            Type::Record(Arc::new(RecordType { name: Some(SmolStr::new(name)), fields: record.fields.clone() }))
        }
        other => other,
    }
}

/// The candidate nearest to a misspelt name, if one is near enough.
pub fn nearest<'n>(name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<SmolStr> {
    let limit = (name.len() / 3).max(1);
    let lower = name.to_ascii_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *candidate != name)
        .min()
        .map(|(_, candidate)| SmolStr::new(candidate))
}

/// Inserts unless the key is there; says where the first stands when it is.
pub(crate) fn insert_once<V>(map: &mut IndexMap<SmolStr, V>, key: SmolStr, value: V) -> bool {
    if map.contains_key(&key) {
        return false;
    }
    map.insert(key, value);
    true
}
