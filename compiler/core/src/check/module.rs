//! The program itself: items of all files of a folder become one body, the module, whose parts are the declarations.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use indexmap::IndexMap;
use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use super::body::Head;
use super::construct::once;
use super::ir::{BodyId, BodySort, Code, Expr, PartHead};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::{Base, FileId, Sources, Span};
use crate::types::Type;

/// Items of the program by what they are.
#[derive(Debug, Default)]
pub struct Program {
    /// The stages, in order; empty when none are declared.
    pub stages: Vec<SmolStr>,
    /// Build-time options.
    pub options: Vec<Parameter>,
    /// Deploy-time parameters.
    pub parameters: Vec<Parameter>,
    /// Values given back.
    pub outputs: Vec<Output>,
    /// `output` items until they are compiled.
    pub(super) output_items: Vec<(Arc<ItemTree>, Base)>,
    /// `let`s with their places.
    pub(super) lets: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// Types found for `let`s; `None` while one is being looked at.
    pub(super) let_types: HashMap<SmolStr, Option<Type>>,
    /// `type` items.
    pub(super) types: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// Types that were asked for.
    pub(super) known_types: HashMap<SmolStr, Type>,
    /// The program's own kinds.
    pub(super) kinds: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// `defaults KIND { … }`
    pub(super) defaults: HashMap<SmolStr, Vec<(ast::Property, Base)>>,
    /// Declarations in source order.
    pub(super) declarations: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// Where names stand.
    places: HashMap<SmolStr, Span>,
    /// The module's body.
    pub module: Option<BodyId>,
}

/// A parameter or an option.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: SmolStr,
    /// Documentation.
    pub doc: SmolStr,
    /// Its type.
    pub ty: Type,
    /// Its default.
    pub default: Option<Expr>,
    /// Where it is declared.
    pub span: Span,
}

/// A value given back.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name.
    pub name: SmolStr,
    /// Documentation.
    pub doc: SmolStr,
    /// The value.
    pub value: Expr,
    /// Name for imports.
    pub exported: Option<Expr>,
    /// Where it is declared.
    pub span: Span,
}

impl Program {
    /// The union of the stages.
    pub fn stage_type(&self) -> Type {
        match self.stages.as_slice() {
            [] => Type::TEXT,
            stages => Type::union(stages.iter().map(|stage| Type::Literal(stage.clone()))),
        }
    }
}

impl Checker<'_> {
    /// Reads the program's files and declares what is in them. Code is compiled by [`Checker::compile_module`].
    pub fn load(&mut self, sources: &Sources, files: &[FileId]) {
        let mut stages_place: Option<Span> = None;
        let mut trees: Vec<(Arc<ItemTree>, Base)> = Vec::new();
        for file in files {
            let parsed = slsc_syntax::parse(&sources.get(*file).text);
            let whole = Base { file: *file, offset: 0 };
            for error in &parsed.errors {
                let mut diagnostic = Diagnostic::error(error.code, whole.span(error.span), error.message.clone());
                if let Some(hint) = &error.hint {
                    diagnostic = diagnostic.hint(hint.clone());
                }
                self.report(diagnostic);
            }
            for item in parsed.items {
                let base = Base { file: *file, offset: item.offset };
                self.report_syntax(&item.tree, base);
                trees.push((item.tree, base));
            }
        }
        for (tree, base) in &trees {
            self.sort_item(tree, *base, &mut stages_place);
        }
        self.declare_module();
        // Parameters may have types of the program, so they come after all names are known.
        for (tree, base) in &trees {
            let (tree, base) = (tree.clone(), *base);
            let (name, ty, default, is_option) = match &tree.item.kind {
                ast::ItemKind::Param { name, ty, default } => (name, ty, default, false),
                ast::ItemKind::Option { name, ty, default } => (name, ty, default, true),
                _ => continue,
            };
            let ty = self.ty(ty, base);
            let default = default.as_ref().map(|default| self.check(default, &ty, &mut Scope::constant(base)));
            let span = base.span(name.span);
            if is_option && default.is_none() {
                let diagnostic =
                    Diagnostic::error("option.default", span, format!("option `{}` needs a default", name.text))
                        .hint("write `= member` behind its type");
                self.report(diagnostic);
            }
            let parameter = Parameter { name: name.text.clone(), doc: tree.item.doc.clone(), ty, default, span };
            if is_option { self.program.options.push(parameter) } else { self.program.parameters.push(parameter) }
        }
    }

    fn sort_item(&mut self, tree: &Arc<ItemTree>, base: Base, stages_place: &mut Option<Span>) {
        let item = &tree.item;
        let both = || (tree.clone(), base);
        match &item.kind {
            ast::ItemKind::Stages { names } => {
                let span = base.span(item.span);
                if let Some(first) = stages_place {
                    let diagnostic = Diagnostic::error("stages.duplicate", span, "`stages` is declared twice")
                        .label(*first, "first declared here")
                        .hint("list all stages in one place");
                    self.report(diagnostic);
                    return;
                }
                *stages_place = Some(span);
                for name in names {
                    if self.program.stages.contains(&name.text) {
                        let message = format!("stage `{}` is listed twice", name.text);
                        self.report(Diagnostic::error("stages.duplicate", base.span(name.span), message));
                        continue;
                    }
                    self.program.stages.push(name.text.clone());
                }
                if self.program.stages.len() > 16 {
                    let message = format!("there are {} stages, 16 are supported", self.program.stages.len());
                    let diagnostic = Diagnostic::error("stages.count", span, message)
                        .hint("use one account per environment and deploy the same stage to each");
                    self.report(diagnostic);
                }
            }
            ast::ItemKind::Let(definition) => {
                self.name_case(&definition.name, base, false, "let");
                let taken = self.claim(&definition.name, base);
                if taken {
                    self.program.lets.insert(definition.name.text.clone(), both());
                }
            }
            ast::ItemKind::Param { name, .. } | ast::ItemKind::Option { name, .. } => {
                self.name_case(name, base, false, "param");
                self.claim(name, base);
            }
            ast::ItemKind::Output { name, .. } => {
                self.name_case(name, base, false, "output");
                self.program.output_items.push(both());
            }
            ast::ItemKind::Type { name, .. } => {
                self.name_case(name, base, true, "type");
                let span = base.span(name.span);
                let first = self.program.types.get(&name.text).map(|(tree, base)| base.span(tree.item.span));
                let mut types = std::mem::take(&mut self.program.types);
                once(self, &mut types, &name.text, span, first, both());
                self.program.types = types;
            }
            ast::ItemKind::Kind(kind) => {
                let span = base.span(kind.name.span);
                let mut kinds = std::mem::take(&mut self.program.kinds);
                once(self, &mut kinds, &kind.name.text, span, None, both());
                self.program.kinds = kinds;
            }
            ast::ItemKind::Defaults { kind, block } => {
                let Some(kind) = kind.parts.last() else { return };
                if self.library().item("kind", &kind.text).is_none() && !self.program.kinds.contains_key(&kind.text) {
                    self.unknown_kind(&kind.text, base.span(kind.span));
                    return;
                }
                let list = self.program.defaults.entry(kind.text.clone()).or_default();
                for member in &block.members {
                    if let ast::Member::Property(property) = member {
                        list.push((property.clone(), base));
                    }
                }
            }
            ast::ItemKind::Declaration(declaration) => self.sort_declaration(declaration, tree, base),
            ast::ItemKind::Workflow { name, .. } => {
                self.report(
                    Diagnostic::error("language.unsupported", base.span(name.span), "workflows are not supported yet")
                        .hint("write the state machine's steps as functions and queues for now"),
                );
            }
            ast::ItemKind::Use { path, .. } => {
                let diagnostic =
                    Diagnostic::error("language.unsupported", base.span(path.span), "`use` is not supported yet")
                        .hint("all files of one folder share their names: put them side by side");
                self.report(diagnostic);
            }
            ast::ItemKind::Error => {}
        }
    }

    fn sort_declaration(&mut self, declaration: &ast::Declaration, tree: &Arc<ItemTree>, base: Base) {
        let Some(kind) = declaration.kind.parts.last() else { return };
        if let Some(existing) = declaration.existing {
            let diagnostic =
                Diagnostic::error("language.unsupported", base.span(existing), "`existing` is not supported yet");
            self.report(diagnostic.hint("pass its name or ARN as a `param`"));
            self.claim(&declaration.name, base);
            return;
        }
        if declaration.resource_type.is_some() {
            let span = base.span(kind.span);
            let diagnostic = Diagnostic::error("language.unsupported", span, "raw resources are not supported yet");
            self.report(diagnostic.hint("use a kind of the standard library"));
            self.claim(&declaration.name, base);
            return;
        }
        self.name_case(&declaration.name, base, true, &kind.text);
        if self.claim(&declaration.name, base) {
            self.program.declarations.insert(declaration.name.text.clone(), (tree.clone(), base));
        }
    }

    /// Takes a name for the module; reports when it is taken.
    fn claim(&mut self, name: &ast::Name, base: Base) -> bool {
        let span = base.span(name.span);
        if let Some(first) = self.program.places.get(&name.text) {
            let diagnostic = Diagnostic::error("name.duplicate", span, format!("`{}` is declared twice", name.text))
                .label(*first, "first declared here")
                .hint("rename one of them");
            self.report(diagnostic);
            return false;
        }
        self.program.places.insert(name.text.clone(), span);
        true
    }

    /// Declarations and types start upper-case, everything else lower-case.
    fn name_case(&self, name: &ast::Name, base: Base, upper: bool, what: &str) {
        let Some(first) = name.text.chars().next() else { return };
        if first.is_ascii_uppercase() == upper {
            return;
        }
        let rest = &name.text[first.len_utf8()..];
        let better = if upper {
            format!("{}{rest}", first.to_ascii_uppercase())
        } else {
            format!("{}{rest}", first.to_ascii_lowercase())
        };
        let case = if upper { "an upper-case" } else { "a lower-case" };
        let span = base.span(name.span);
        let diagnostic =
            Diagnostic::error("name.case", span, format!("the name of a `{what}` starts with {case} letter"))
                .hint(format!("write `{better}`"))
                .fix(format!("write `{better}`"), span, better);
        self.report(diagnostic);
    }

    fn declare_module(&mut self) {
        let empty = ast::KindBody::default();
        let base = Base { file: FileId(0), offset: 0 };
        let id = self.reserve(&empty, None, Vec::new(), base);
        let head = Head {
            sort: BodySort::Module,
            name: SmolStr::new_static("module"),
            owner: None,
            span: base.span(ast::Span::default()),
            doc: SmolStr::default(),
            target: None,
        };
        self.declare(id, head);
        self.program.module = Some(id);
        let mut parts = IndexMap::new();
        for (name, (tree, base)) in self.program.declarations.clone() {
            let ast::ItemKind::Declaration(declaration) = &tree.item.kind else { continue };
            let Some(kind) = declaration.kind.parts.last() else { continue };
            let Some(body) = self.kind(&kind.text) else {
                self.unknown_kind(&kind.text, base.span(kind.span));
                continue;
            };
            let head = PartHead {
                kind: Some(kind.text.clone()),
                body,
                family: declaration.header.each.is_some(),
                conditional: declaration.header.when.is_some(),
                span: base.span(declaration.name.span),
            };
            parts.insert(name, head);
        }
        let lets = self.program.lets.keys().map(|name| (name.clone(), None)).collect();
        if let Some(body) = Rc::get_mut(&mut self.bodies[id.0 as usize]) {
            body.parts = parts;
            body.lets = lets;
        }
    }

    /// The type of a `let` of the module, found by a look at its value. A cycle is reported where it closes.
    pub(super) fn module_let_type(&mut self, name: &str) -> Type {
        match self.program.let_types.get(name) {
            Some(Some(ty)) => return ty.clone(),
            Some(None) => {
                if let Some(span) = self.program.places.get(name) {
                    let diagnostic = Diagnostic::error("value.cycle", *span, format!("`{name}` is made of itself"))
                        .hint("give one of the values directly");
                    self.report(diagnostic);
                }
                return Type::Error;
            }
            None => {}
        }
        let Some((tree, base)) = self.program.lets.get(name).cloned() else { return Type::Error };
        let ast::ItemKind::Let(definition) = &tree.item.kind else { return Type::Error };
        self.program.let_types.insert(SmolStr::new(name), None);
        let used = self.used.borrow().clone();
        let ty = match &definition.ty {
            Some(ty) => self.ty(ty, base),
            None => {
                let module = self.program.module;
                let mut scope = Scope { body: module, user: true, ..Scope::constant(base) };
                // Findings inside are reported when the module is compiled; a cycle must be reported now.
                self.silently_but_cycles(|checker| checker.expr(&definition.value, &Type::Any, &mut scope).ty)
            }
        };
        *self.used.borrow_mut() = used;
        self.program.let_types.insert(SmolStr::new(name), Some(ty.clone()));
        ty
    }

    fn silently_but_cycles<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::take(&mut *self.diagnostics.borrow_mut());
        let result = run(self);
        let during = std::mem::replace(&mut *self.diagnostics.borrow_mut(), before);
        for diagnostic in during.into_sorted() {
            if diagnostic.code == "value.cycle" {
                self.report(diagnostic);
            }
        }
        result
    }

    /// Compiles every item of the program; all errors are reported, whatever is used.
    pub fn compile_module(&mut self) {
        let Some(id) = self.program.module else { return };
        let mut code = Code::default();
        let scope = |base: Base| Scope { body: Some(id), user: true, ..Scope::constant(base) };
        for (name, (tree, base)) in self.program.lets.clone() {
            let ast::ItemKind::Let(definition) = &tree.item.kind else { continue };
            let expected = match &definition.ty {
                Some(ty) => self.ty(ty, base),
                None => Type::Any,
            };
            let value = self.check(&definition.value, &expected, &mut scope(base));
            code.lets.insert(name, value);
        }
        let types: Vec<SmolStr> = self.program.types.keys().cloned().collect();
        let used = self.used.borrow().clone();
        for name in types {
            self.declared_type(&name);
        }
        *self.used.borrow_mut() = used;
        let module = self.body(id);
        for (name, (tree, base)) in self.program.declarations.clone() {
            let ast::ItemKind::Declaration(declaration) = &tree.item.kind else { continue };
            if !module.parts.contains_key(&name) {
                continue;
            }
            let part = self.declaration(declaration, &tree.item.doc, &mut scope(base), &module);
            code.parts.extend(part);
        }
        self.compile_outputs(id);
        let _ = module.code.set(Rc::new(code));
        self.report_unused();
    }

    fn compile_outputs(&mut self, id: BodyId) {
        let mut seen: IndexMap<SmolStr, Span> = IndexMap::new();
        let outputs = std::mem::take(&mut self.program.output_items);
        for (tree, base) in outputs {
            let ast::ItemKind::Output { name, ty, value, exported } = &tree.item.kind else { continue };
            let span = base.span(name.span);
            let first = seen.get(&name.text).copied();
            once(self, &mut seen, &name.text, span, first, span);
            if first.is_some() {
                continue;
            }
            let expected = ty.as_ref().map_or(Type::Any, |ty| self.ty(ty, base));
            let mut scope = Scope { body: Some(id), user: true, ..Scope::constant(base) };
            let value = self.check(value, &expected, &mut scope);
            let exported = exported.as_ref().map(|exported| self.check(exported, &Type::TEXT, &mut scope));
            let output = Output { name: name.text.clone(), doc: tree.item.doc.clone(), value, exported, span };
            self.program.outputs.push(output);
        }
    }

    /// A name that nothing refers to is most often a mistake.
    fn report_unused(&self) {
        let used = self.used.borrow();
        let mut report = |name: &SmolStr, what: &str| {
            if !used.contains(name)
                && let Some(span) = self.program.places.get(name)
            {
                let message = format!("nothing uses {what} `{name}`");
                self.report(Diagnostic::warning("name.unused", *span, message).hint("remove it"));
            }
        };
        for name in self.program.lets.keys() {
            report(name, "`let`");
        }
        for parameter in &self.program.parameters {
            report(&parameter.name, "`param`");
        }
        for option in &self.program.options {
            report(&option.name, "`option`");
        }
    }
}
