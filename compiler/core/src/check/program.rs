//! The program's items, sorted by what they are: names taken, duplicates and misplaced items reported.

use std::collections::BTreeSet;
use std::sync::Arc;

use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use super::construct::once;
use super::ir::{BodyId, Expr};
use super::modules::{Layout, Modules};
use super::{Checker, Namespace};
use crate::diagnostic::Diagnostic;
use crate::map::{HashMap, IndexMap};
use crate::source::{Base, FileId, Sources, Span};
use crate::types::Type;

/// Most stages of a program.
const STAGES: usize = 16;

/// Words that introduce items or members of kinds, which no kind may be called.
const KEYWORDS: &[&str] = &[
    "add",
    "attr",
    "call",
    "can",
    "check",
    "clause",
    "cloudformation",
    "defaults",
    "existing",
    "grant",
    "kind",
    "let",
    "module",
    "native",
    "offer",
    "option",
    "output",
    "param",
    "part",
    "resource",
    "source",
    "stages",
    "terraform",
    "type",
    "use",
    "workflow",
];

/// Items of the program by what they are.
#[derive(Debug, Default)]
pub struct Program {
    /// What names mean in which file. Everything below goes by full names: `data.Orders`.
    pub(super) modules: Modules,
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
    /// `let`s that are being looked at, outermost first.
    pub(super) let_path: Vec<SmolStr>,
    /// `let`s that are made of themselves, which is said.
    pub(super) cyclic_lets: BTreeSet<SmolStr>,
    /// `type` items.
    pub(super) types: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// Types that are being found, outermost first.
    pub(super) type_path: Vec<SmolStr>,
    /// Types that were asked for; `None` while one is being found.
    pub(super) known_types: HashMap<SmolStr, Option<Type>>,
    /// The program's own kinds.
    pub(super) kinds: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// `defaults KIND { … }`
    pub(super) defaults: HashMap<super::defaults::ModuleAndKind, Vec<(ast::Property, Base)>>,
    /// Tags of everything that takes tags.
    pub(super) tags: Option<Expr>,
    /// `defaults` of kinds that do not exist.
    pub(super) broken_defaults: Vec<(ast::Block, Base)>,
    /// Declarations in source order.
    pub(super) declarations: IndexMap<SmolStr, (Arc<ItemTree>, Base)>,
    /// Declarations that are not compiled, because of their name or of what they are: what they name counts as used.
    pub(super) mentioned: Vec<(Arc<ItemTree>, Base)>,
    /// What to remove to be rid of a waiver, by the place of its rule.
    pub(crate) waivers: HashMap<Span, Span>,
    /// Waivers that are wrong in another way, which is said.
    pub(crate) broken_waivers: BTreeSet<Span>,
    /// Defaults of parameters until they are compiled.
    pub(super) parameter_defaults: Vec<(usize, Arc<ItemTree>, Base)>,
    /// Where names stand.
    pub(super) places: HashMap<SmolStr, Span>,
    /// Where names of types stand.
    pub(super) type_places: HashMap<SmolStr, Span>,
    /// What other packages declare for themselves, with its places.
    pub(super) private: HashMap<SmolStr, Span>,
    /// Names of items that could not be read: nothing is said of what refers to them.
    pub(super) lost: BTreeSet<SmolStr>,
    /// Sorts of things of which there are too many, or that are nested too deeply, which is said.
    pub(crate) exceeded: BTreeSet<&'static str>,
    /// Text of the program could not be read, and with it may have gone what uses a name.
    pub(super) has_lost_text: bool,
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
    /// The type by which CloudFormation asks for it, where that is one of its own.
    pub special: Option<SmolStr>,
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
    pub fn load(&mut self, sources: &Sources, layout: Layout) {
        let files: Vec<FileId> = layout.modules.iter().flat_map(|module| module.files.iter().copied()).collect();
        self.keep_texts(sources);
        self.program.modules = Modules::new(layout, sources);
        self.report_module_names();
        let mut trees: Vec<(Arc<ItemTree>, Base)> = Vec::new();
        for file in &files {
            let parsed = slsc_syntax::parse(&sources.get(*file).text);
            let whole = Base { file: *file, offset: 0 };
            self.program.has_lost_text |= !parsed.errors.is_empty();
            for error in &parsed.errors {
                let mut diagnostic = Diagnostic::error(error.code, whole.span(error.span), error.message.clone());
                if let Some(hint) = &error.hint {
                    diagnostic = diagnostic.hint(hint.clone());
                }
                self.report(diagnostic);
            }
            for item in parsed.items {
                let base = Base { file: *file, offset: item.offset };
                self.program.has_lost_text |= !item.tree.errors.is_empty();
                self.report_syntax(&item.tree, base);
                trees.push((item.tree, base));
            }
        }
        let mut stages_place: Option<Span> = None;
        for (tree, base) in &trees {
            self.sort_item(tree, *base, &mut stages_place);
        }
        for (tree, base) in &trees {
            if let ast::ItemKind::Use { path, names } = &tree.item.kind {
                self.load_use(path, names, *base);
            }
        }
        self.declare_module();
        // What has types of the program comes after all names are known.
        for (tree, base) in trees
            .iter()
            .filter(|(_, base)| !self.program.modules.is_other(base.file))
            .cloned()
            .collect::<Vec<_>>()
            .iter()
        {
            match &tree.item.kind {
                ast::ItemKind::Param { name, ty, default } => {
                    self.load_parameter(tree, *base, (name, ty), default.is_some());
                }
                ast::ItemKind::Option { name, ty, default } => {
                    self.load_option(tree, *base, (name, ty), default.as_ref());
                }
                ast::ItemKind::Defaults { kind, block } => self.load_defaults(kind, block, *base),
                _ => {}
            }
        }
    }

    fn sort_item(&mut self, tree: &Arc<ItemTree>, base: Base, stages_place: &mut Option<Span>) {
        let both = || (tree.clone(), base);
        if self.program.modules.is_other(base.file) && self.sort_private(tree, base) {
            return;
        }
        match &tree.item.kind {
            ast::ItemKind::Stages { names } => {
                let span = base.span(tree.item.span);
                if !self.is_misplaced("`stages`", span) {
                    self.sort_stages(names, span, base, stages_place);
                }
            }
            ast::ItemKind::Let(definition) => {
                self.name_case(&definition.name, base, false, "a `let`");
                if let Some(name) = self.claim(&definition.name, base) {
                    self.program.lets.insert(name, both());
                } else {
                    self.program.mentioned.push(both());
                }
            }
            ast::ItemKind::Param { name, .. } => {
                self.name_case(name, base, false, "a parameter");
                self.claim(name, base);
            }
            ast::ItemKind::Option { name, .. } => {
                self.name_case(name, base, false, "an option");
                if self.is_misplaced("an `option`", base.span(name.span)) {
                    self.lose(&name.text, base.file);
                } else {
                    self.claim(name, base);
                }
            }
            ast::ItemKind::Output { name, .. } => {
                self.name_case(name, base, false, "an output");
                self.program.output_items.push(both());
            }
            ast::ItemKind::Type { name, .. } => self.sort_type(name, base, both()),
            ast::ItemKind::Kind(kind) => self.sort_kind(&kind.name, base, both()),
            ast::ItemKind::Defaults { .. } => {}
            ast::ItemKind::Declaration(declaration) => self.sort_declaration(declaration, tree, base),
            ast::ItemKind::Workflow { name, .. } => {
                let span = base.span(name.span);
                let diagnostic = Diagnostic::error("language.unsupported", span, "workflows are not supported yet");
                self.report(diagnostic.hint("write the state machine's steps as functions and queues for now"));
                self.claim(name, base);
                self.lose(&name.text, base.file);
                self.program.has_lost_text = true;
            }
            // Names of other modules are taken when all are known.
            ast::ItemKind::Use { .. } => {}
            ast::ItemKind::Error => {
                for head in slsc_syntax::item_heads(&tree.text) {
                    self.lose(head.name, base.file);
                }
            }
        }
    }

    /// Passes over what another package has for itself: whether it is such.
    fn sort_private(&mut self, tree: &ItemTree, base: Base) -> bool {
        let name = match &tree.item.kind {
            ast::ItemKind::Param { name, .. } | ast::ItemKind::Option { name, .. } => name,
            ast::ItemKind::Output { name, .. } | ast::ItemKind::Workflow { name, .. } => name,
            ast::ItemKind::Declaration(declaration) => &declaration.name,
            ast::ItemKind::Stages { .. } | ast::ItemKind::Defaults { .. } => return true,
            _ => return false,
        };
        let full = self.full_name(&name.text, base.file);
        self.program.private.insert(full, base.span(name.span));
        true
    }

    /// Reports what only the root module may have: it holds for the whole package.
    fn is_misplaced(&self, what: &str, span: Span) -> bool {
        let module = self.module_of(span.file);
        if module.is_empty() {
            return false;
        }
        let message = format!("{what} holds for the whole package, and this is module `{module}`");
        let diagnostic = Diagnostic::error("module.root", span, message);
        self.report(diagnostic.hint("move it to a file in the package's source folder itself"));
        true
    }

    /// Nothing is said of what refers to a name.
    pub(super) fn lose(&mut self, name: &str, file: FileId) {
        let full = self.full_name(name, file);
        self.program.lost.insert(full);
    }

    fn sort_stages(&mut self, names: &[ast::Name], span: Span, base: Base, stages_place: &mut Option<Span>) {
        if let Some(first) = stages_place {
            let diagnostic = Diagnostic::error("stages.duplicate", span, "`stages` is declared twice")
                .label(*first, "first declared here")
                .hint("list all stages in one place");
            self.report(diagnostic);
            return;
        }
        *stages_place = Some(span);
        for name in names {
            if name.text.is_empty() {
                continue;
            }
            self.name_case(name, base, false, "a stage");
            if self.program.stages.contains(&name.text) {
                let message = format!("stage `{}` is listed twice", name.text);
                let diagnostic = Diagnostic::error("stages.duplicate", base.span(name.span), message);
                self.report(diagnostic.hint("remove one of them"));
                continue;
            }
            self.program.stages.push(name.text.clone());
        }
        let count = self.program.stages.len();
        if count > STAGES {
            let message = format!("there are {count} stages, {STAGES} are supported");
            let diagnostic = Diagnostic::error("stages.count", span, message)
                .hint("use one account per environment and deploy the same stage to each");
            self.report(diagnostic);
        }
    }

    fn sort_type(&mut self, name: &ast::Name, base: Base, item: (Arc<ItemTree>, Base)) {
        self.name_case(name, base, true, "a type");
        let span = base.span(name.span);
        if super::types::is_built_in(&name.text) {
            let diagnostic = Diagnostic::error("name.shadowed", span, format!("`{}` is a built-in type", name.text));
            self.report(diagnostic.hint("choose another name"));
            return;
        }
        let full = self.full_name(&name.text, base.file);
        let first = self.program.type_places.get(&full).copied();
        let mut types = std::mem::take(&mut self.program.types);
        if once(self, &mut types, &full, span, first, item) {
            self.declare_name(Namespace::Type, &name.text, base.file);
            self.program.type_places.insert(full, span);
        }
        self.program.types = types;
    }

    fn sort_kind(&mut self, name: &ast::Name, base: Base, item: (Arc<ItemTree>, Base)) {
        self.name_case(name, base, false, "a kind");
        let span = base.span(name.span);
        if KEYWORDS.contains(&name.text.as_str()) {
            let message = format!("`{}` is a word of the language and cannot name a kind", name.text);
            self.report(Diagnostic::error("name.reserved", span, message).hint("choose another name"));
            return;
        }
        if self.library().has_kind(&name.text) {
            let message = format!("`{}` is a kind of the standard library", name.text);
            self.report(Diagnostic::error("name.shadowed", span, message).hint("choose another name"));
            return;
        }
        let full = self.full_name(&name.text, base.file);
        let first = self.place_of(Namespace::Kind, &full);
        let mut kinds = std::mem::take(&mut self.program.kinds);
        if once(self, &mut kinds, &full, span, first, item) {
            self.declare_name(Namespace::Kind, &name.text, base.file);
        }
        self.program.kinds = kinds;
    }

    fn sort_declaration(&mut self, declaration: &ast::Declaration, tree: &Arc<ItemTree>, base: Base) {
        let Some(kind) = declaration.kind.parts.last() else { return };
        let name = &declaration.name;
        if self.report_untyped(declaration, base) {
            self.claim(name, base);
            self.lose(&name.text, base.file);
            self.program.mentioned.push((tree.clone(), base));
            return;
        }
        self.name_case(name, base, true, &format!("a `{}`", kind.text));
        if let Some(name) = self.claim(name, base) {
            self.program.declarations.insert(name, (tree.clone(), base));
        } else {
            self.program.mentioned.push((tree.clone(), base));
        }
    }

    /// Takes a name for the module, and gives the full name; reports when it is taken.
    fn claim(&mut self, name: &ast::Name, base: Base) -> Option<SmolStr> {
        // A name that is missing is reported already.
        if name.text.is_empty() {
            return None;
        }
        let span = base.span(name.span);
        if matches!(name.text.as_str(), "stage" | "app" | "aws" | "self") {
            let diagnostic =
                Diagnostic::error("name.shadowed", span, format!("`{}` means something already", name.text));
            self.report(diagnostic.hint("choose another name"));
            self.lose(&name.text, base.file);
            return None;
        }
        let full = self.full_name(&name.text, base.file);
        if let Some(first) = self.program.places.get(&full) {
            let diagnostic = Diagnostic::error("name.duplicate", span, format!("`{}` is declared twice", name.text))
                .label(*first, "first declared here")
                .hint("rename one of them");
            self.report(diagnostic);
            return None;
        }
        self.declare_name(Namespace::Value, &name.text, base.file);
        self.program.places.insert(full.clone(), span);
        Some(full)
    }

    /// Declarations and types start upper-case, everything else lower-case.
    pub(super) fn name_case(&self, name: &ast::Name, base: Base, upper: bool, what: &str) {
        let Some(first) = name.text.chars().next() else { return };
        if first.is_ascii_uppercase() == upper || first == '_' && !upper {
            return;
        }
        let rest = &name.text[first.len_utf8()..];
        let better = match (first, upper) {
            ('_', _) => {
                let rest = rest.trim_start_matches('_');
                rest.get(..1).map_or_else(String::new, str::to_ascii_uppercase) + rest.get(1..).unwrap_or_default()
            }
            (first, true) => format!("{}{rest}", first.to_ascii_uppercase()),
            (first, false) => format!("{}{rest}", first.to_ascii_lowercase()),
        };
        let case = if upper { "an upper-case" } else { "a lower-case" };
        let span = base.span(name.span);
        let diagnostic = Diagnostic::error("name.case", span, format!("the name of {what} starts with {case} letter"))
            .hint(format!("write `{better}`"))
            .fix(format!("write `{better}`"), span, better);
        self.report(diagnostic);
    }

    /// Reports a loop variable that hides another name.
    pub(super) fn report_shadowed(&self, name: &ast::Name, scope: &super::Scope) {
        if !scope.user {
            return;
        }
        let span = scope.base.span(name.span);
        self.name_case(name, scope.base, false, "a loop variable");
        let hidden = self.meaning(Namespace::Value, &name.text, scope.base.file);
        let hides = scope.local(&name.text).is_some()
            || hidden.is_some()
            || matches!(name.text.as_str(), "stage" | "app" | "aws");
        if !hides {
            return;
        }
        let mut diagnostic = Diagnostic::error("name.shadowed", span, format!("`{}` hides another name", name.text))
            .hint("choose another name for the loop variable");
        if let Some(hidden) = hidden
            && let Some(first) = self.program.places.get(&hidden)
        {
            diagnostic = diagnostic.label(*first, "the name that it hides");
            self.mark_used(Namespace::Value, &hidden);
        }
        self.report(diagnostic);
    }
}
