//! Names and types: trees in, the typed program out.
//!
//! Bodies (see [`ir`]) are declared when a name first needs them and compiled when the first object is made of them, so a
//! program pays only for the kinds it uses. Deliberately absent: values of objects, targets, anything about AWS.

mod body;
mod call;
mod choice;
mod clause;
mod code;
mod construct;
mod defaults;
mod existing;
mod expression;
mod function;
pub mod index;
pub mod ir;
mod literal;
mod locate;
mod member;
mod module;
pub(crate) mod modules;
mod name;
mod names;
mod narrow;
mod operator;
mod origin;
mod outside;
mod overrides;
mod program;
pub(crate) mod registry;
mod removal;
mod rule;
mod scope;
mod settings;
mod suggest;
mod types;
mod unused;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::library::Library;
use crate::map::{HashMap, IndexMap};
use crate::project::Level;
use crate::source::{Base, FileId, Sources, Span};
use crate::types::{RecordType, Type};
use crate::value::Value;

pub(crate) use clause::text_words;
use ir::{Body, BodyId, BodySort, Code};
pub(crate) use locate::locate_compiled;
pub(crate) use modules::is_module_name;
pub use modules::{Layout, ModuleFiles, PackageNames};
pub(crate) use name::is_context;
use origin::Origin;
pub use program::{Parameter, Program};
pub(crate) use scope::Scope;
pub use settings::Given;

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
    used: RefCell<BTreeSet<(Namespace, SmolStr)>>,
    /// While above zero, names do not count as used: a look that the program's author did not ask for.
    unmarked: Cell<u32>,
    /// Depth of expressions, for a limit.
    depth: u32,
    /// The expression that is looked at is too deep, which is said: it is left without another word.
    too_deep: bool,
    /// Depth of types, for a limit.
    type_depth: u32,
    /// What bodies are whose members nobody has asked for: they are declared when somebody does.
    heads: Vec<Option<body::Head>>,
    /// Names that may still be compared with misspelt ones.
    comparisons: Cell<usize>,
    /// Texts of the program's files, for hints that repeat what is written.
    texts: HashMap<FileId, SmolStr>,
    /// How bad findings of a rule are, where the project says so.
    levels: HashMap<String, Level>,
    /// Ids of rules, once they were asked for.
    rules: Option<BTreeSet<SmolStr>>,
}

/// Names that are compared with misspelt ones in one compilation, at most.
const COMPARISONS: usize = 1_000_000;

/// Types, kinds and values have names of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Namespace {
    /// `type`
    Type,
    /// `kind`
    Kind,
    /// Everything else.
    Value,
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
            kinds: HashMap::default(),
            globals: HashMap::default(),
            library_types: HashMap::default(),
            program: Program::default(),
            used: RefCell::default(),
            unmarked: Cell::new(0),
            depth: 0,
            too_deep: false,
            type_depth: 0,
            heads: Vec::new(),
            comparisons: Cell::new(COMPARISONS),
            texts: HashMap::default(),
            levels: HashMap::default(),
            rules: None,
        }
    }

    /// Says something.
    pub fn report(&self, diagnostic: Diagnostic) {
        if self.silent.get() == 0 {
            self.report_always(diagnostic);
        }
    }

    /// Says something even while looking at a text for the second time: what would not be found the first time.
    fn report_always(&self, mut diagnostic: Diagnostic) {
        match self.levels.get(&diagnostic.code) {
            None => {}
            // What cannot be deployed, or can never work, is no matter of taste.
            Some(Level::Be(Severity::Error)) => diagnostic.severity = Severity::Error,
            Some(_) if diagnostic.severity == Severity::Error => {
                diagnostic = diagnostic.hint("an error keeps its level: waive the rule where it is broken");
            }
            Some(Level::Allow) => return,
            Some(Level::Be(severity)) => diagnostic.severity = *severity,
        }
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Says, once for a sort of thing, that something is nested too deeply. What is in it is not looked at.
    fn report_depth(&mut self, what: &'static str, span: Span, message: &str, hint: &str) {
        self.program.has_lost_text = true;
        if self.program.exceeded.insert(what) {
            self.report_always(Diagnostic::error("limit.depth", span, message).hint(hint));
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
    pub fn body(&mut self, id: BodyId) -> Rc<Body> {
        if let Some(head) = self.heads[id.0 as usize].take() {
            self.once(|checker| checker.declare(id, head));
        }
        self.bodies[id.0 as usize].clone()
    }

    /// The body of an id as far as it is known without its members: what it is, its name, owner, place and target.
    pub fn outline(&self, id: BodyId) -> &Body {
        &self.bodies[id.0 as usize]
    }

    /// The standard library.
    pub fn library(&self) -> &'a Library {
        self.library
    }

    /// The body of a kind, if there is such a kind: by its full name.
    pub fn kind(&mut self, name: &str) -> Option<BodyId> {
        if let Some(known) = self.kinds.get(name) {
            return *known;
        }
        self.once(|checker| checker.load_kind(name))
    }

    fn load_kind(&mut self, name: &str) -> Option<BodyId> {
        let name = SmolStr::new(name);
        self.kinds.insert(name.clone(), None);
        let template = if registry::is_type(&name) { registry::template_of(&name)? } else { name.as_str() };
        let (tree, base) = match self.program.kinds.get(&name).cloned() {
            Some(found) => found,
            None => {
                let item = self.library.item("kind", template)?;
                let base = Base { file: self.library_files[item.file], offset: item.offset };
                self.report_syntax(&item.tree, base);
                (item.tree, base)
            }
        };
        let ast::ItemKind::Kind(kind) = &tree.item.kind else { return None };
        let head = body::Head {
            sort: BodySort::Kind,
            name: name.clone(),
            owner: None,
            span: base.span(kind.name.span),
            target: None,
            variables: Vec::new(),
        };
        let id = self.reserve(Origin::kind(tree.clone(), base), head);
        self.kinds.insert(name, Some(id));
        Some(id)
    }

    /// Whether declarations of a kind may say what they take and give.
    pub(crate) fn has_signature(&self, kind: &str) -> bool {
        let item = match self.program.kinds.get(kind) {
            Some((tree, _)) => Some(tree.clone()),
            None => self.library.item("kind", kind).map(|item| item.tree),
        };
        item.is_some_and(|tree| matches!(&tree.item.kind, ast::ItemKind::Kind(kind) if kind.signature.is_some()))
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
        // A `let` that needs itself is no literal.
        self.globals.insert(SmolStr::new(name), None);
        let value = self.once(|checker| checker.load_global(name));
        self.globals.insert(SmolStr::new(name), value.clone());
        value
    }

    fn load_global(&mut self, name: &str) -> Option<Value> {
        let item = self.library.item("let", name)?;
        let base = Base { file: self.library_files[item.file], offset: item.offset };
        self.report_syntax(&item.tree, base);
        let ast::ItemKind::Let(definition) = &item.tree.item.kind else { return None };
        let expected = definition.ty.as_ref().map_or(Type::Any, |ty| self.ty(ty, base));
        let expr = self.check(&definition.value, &expected, &mut Scope::constant(base));
        match expr.kind {
            ir::ExprKind::Constant(value) => Some(value),
            _ => {
                let span = base.span(definition.value.span);
                self.report(Diagnostic::error("library.let", span, "a `let` of the library must be a literal"));
                None
            }
        }
    }

    /// A `type` of the program or of the library. A type that needs itself is reported where its name stands.
    /// The library does not see the program's types.
    pub(crate) fn declared_type(&mut self, name: &str, seen_from: FileId) -> Option<Type> {
        if let Some(full) = self.meaning(Namespace::Type, name, seen_from)
            && let Some((tree, base)) = self.program.types.get(&full).cloned()
        {
            self.mark_used(Namespace::Type, &full);
            return self.own_type(&full, &tree, base);
        }
        if let Some(known) = self.library_types.get(name) {
            return known.clone();
        }
        let item = self.library.item("type", name);
        self.library_types.insert(SmolStr::new(name), item.is_some().then_some(Type::Any));
        let item = item?;
        let base = Base { file: self.library_files[item.file], offset: item.offset };
        let ast::ItemKind::Type { ty, .. } = &item.tree.item.kind else { return None };
        let ty = self.once(|checker| {
            checker.report_syntax(&item.tree, base);
            named(checker.ty(ty, base), name)
        });
        self.library_types.insert(SmolStr::new(name), Some(ty.clone()));
        Some(ty)
    }

    /// The type of a `type` item of the program, found once.
    fn own_type(&mut self, name: &str, tree: &ItemTree, base: Base) -> Option<Type> {
        match self.program.known_types.get(name) {
            Some(Some(known)) => return Some(known.clone()),
            Some(None) => {
                let from = self.program.type_path.iter().position(|other| other == name).unwrap_or(0);
                let hint = "write `Json` where it would repeat";
                self.report_cycle("type.cycle", &self.program.type_path[from..], &self.program.type_places, hint);
                return Some(Type::Error);
            }
            None => {}
        }
        self.program.known_types.insert(SmolStr::new(name), None);
        self.program.type_path.push(SmolStr::new(name));
        let ast::ItemKind::Type { ty, .. } = &tree.item.kind else { return None };
        let ty = named(self.once(|checker| checker.ty(ty, base)), name);
        self.program.type_path.pop();
        self.program.known_types.insert(SmolStr::new(name), Some(ty.clone()));
        Some(ty)
    }

    /// Says which names make up a cycle. Whichever is looked at first, the one that stands last is at fault.
    fn report_cycle(&self, code: &str, path: &[SmolStr], places: &HashMap<SmolStr, Span>, hint: &str) {
        let spans: Vec<Span> = path.iter().filter_map(|name| places.get(name)).copied().collect();
        let Some(last) = spans.iter().max().copied() else { return };
        let Some(at) = path.iter().position(|name| places.get(name) == Some(&last)) else { return };
        let mut names: Vec<&str> = path[at..].iter().chain(&path[..at]).map(SmolStr::as_str).collect();
        names.push(names[0]);
        let way = if path.len() > 1 { format!(": `{}`", names.join("` → `")) } else { String::new() };
        let mut diagnostic = Diagnostic::error(code, last, format!("`{}` is made of itself{way}", names[0])).hint(hint);
        for span in spans.iter().filter(|span| **span != last) {
            diagnostic = diagnostic.label(*span, "part of the cycle");
        }
        self.report_always(diagnostic);
    }

    /// Ids of all rules of the library and of the program.
    pub(crate) fn rules(&mut self) -> &BTreeSet<SmolStr> {
        if self.rules.is_none() {
            let texts = self.library.files().iter().map(|file| &file.text).chain(self.texts.values());
            let mut rules = BTreeSet::new();
            for text in texts {
                let checks = text.lines().filter_map(|line| line.trim_start().strip_prefix("check \""));
                rules.extend(checks.filter_map(|rest| rest.split('"').next()).map(SmolStr::new));
            }
            rules.insert(SmolStr::new_static(registry::VALUE));
            rules.insert(SmolStr::new_static(crate::expand::credentials::RULE));
            self.rules = Some(rules);
        }
        self.rules.get_or_insert_default()
    }

    /// Names of all types that a file may write, for suggestions.
    pub(crate) fn type_names(&self, file: FileId) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> = self.names_in(Namespace::Type, file).into_iter().map(|(name, _)| name).collect();
        names.extend(self.library.names("type"));
        names
    }

    /// Compiled code of a body; compiled now if it was not yet.
    pub fn code(&mut self, id: BodyId) -> Rc<Code> {
        let body = self.body(id);
        if let Some(code) = body.code.get() {
            return code.clone();
        }
        let code = Rc::new(self.once(|checker| checker.compile(id)));
        body.code.get_or_init(|| code).clone()
    }

    /// Ids of all bodies declared so far.
    pub fn bodies(&self) -> impl Iterator<Item = BodyId> + use<> {
        (0..self.bodies.len() as u32).map(BodyId)
    }

    /// Marks a name of the program as used.
    pub(crate) fn mark_used(&self, namespace: Namespace, name: &str) {
        if self.unmarked.get() == 0 {
            self.used.borrow_mut().insert((namespace, SmolStr::new(name)));
        }
    }

    /// Runs without marking names as used.
    fn unmarked<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.unmarked.set(self.unmarked.get() + 1);
        let result = run(self);
        self.unmarked.set(self.unmarked.get() - 1);
        result
    }

    /// Whether a file is the author's own, not one of another package or of the library.
    pub(crate) fn is_own(&self, file: FileId) -> bool {
        self.is_program(file) && !self.program.modules.is_other(file)
    }

    /// Whether a file is one of the program's or of packages that it uses, not of the library's.
    pub(crate) fn is_program(&self, file: FileId) -> bool {
        self.library_files.first().is_none_or(|first| file < *first)
    }

    /// What is written at a place of the program; empty for places in the library.
    pub(crate) fn source_text(&self, span: Span) -> &str {
        let text = self.texts.get(&span.file).and_then(|text| text.get(span.start as usize..span.end as usize));
        text.unwrap_or_default()
    }

    /// Keeps the texts of the program's files, and of what configures it.
    fn keep_texts(&mut self, sources: &Sources) {
        let own = sources.iter().filter(|(file, _)| self.is_program(*file));
        self.texts = own.map(|(file, source)| (file, source.text.clone())).collect();
    }

    /// Runs what is done only once, whoever asks first: findings are reported and names marked, even during a look.
    fn once<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let (silent, unmarked) = (self.silent.replace(0), self.unmarked.replace(0));
        let result = run(self);
        self.silent.set(silent);
        self.unmarked.set(unmarked);
        result
    }

    /// Runs without reporting.
    pub(crate) fn silently<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.silent.set(self.silent.get() + 1);
        let result = run(self);
        self.silent.set(self.silent.get() - 1);
        result
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

/// Inserts unless the key is there; says where the first stands when it is.
pub(crate) fn insert_once<V>(map: &mut IndexMap<SmolStr, V>, key: SmolStr, value: V) -> bool {
    if map.contains_key(&key) {
        return false;
    }
    map.insert(key, value);
    true
}
