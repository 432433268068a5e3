//! Modules: what a name means in a file. Everything else goes by full names, `data.Orders`; here they are made of what
//! is written. A file sees the names of its module and those that it takes by `use`.

use std::cell::Cell;

use slsc_syntax::ast;
use smol_str::{SmolStr, format_smolstr};

use super::ir::BodyId;
use super::{Checker, Namespace};
use crate::diagnostic::Diagnostic;
use crate::map::{IndexMap, IndexSet};
use crate::source::{Base, FileId, Sources, Span};

/// All texts of a program by their modules, those of packages that it uses included.
#[derive(Debug, Default)]
pub struct Layout {
    /// The program's own package first.
    pub packages: Vec<PackageNames>,
    /// All modules.
    pub modules: Vec<ModuleFiles>,
}

/// A package as its modules' names know it.
#[derive(Debug, Default)]
pub struct PackageNames {
    /// What all its modules' names begin with; empty for the program's own.
    pub prefix: SmolStr,
    /// What it calls the packages that it uses, with what their modules' names begin with.
    pub uses: Vec<(SmolStr, SmolStr)>,
}

/// A module.
#[derive(Debug)]
pub struct ModuleFiles {
    /// Its full name: empty for the root module, `data`, `shared` for the root module of another package.
    pub name: SmolStr,
    /// Position of its package.
    pub package: usize,
    /// Its files.
    pub files: Vec<FileId>,
}

/// Namespaces, in the order of their columns.
const NAMESPACES: [Namespace; 3] = [Namespace::Type, Namespace::Kind, Namespace::Value];

/// Full names of what one word means, one a namespace.
type Meanings = [Option<SmolStr>; NAMESPACES.len()];

/// All modules of a program.
#[derive(Debug, Default)]
pub(super) struct Modules {
    names: IndexSet<SmolStr>,
    packages: Vec<PackageNames>,
    /// The package of each module.
    package_of: Vec<usize>,
    /// The module of each file of the program.
    of_file: Vec<Option<usize>>,
    /// What each module declares.
    declared: Vec<IndexMap<SmolStr, Meanings>>,
    /// The folder of each file, from the program's folder on; empty for that folder itself.
    folders: Vec<SmolStr>,
    /// What each file takes from other modules.
    imported: Vec<IndexMap<SmolStr, Import>>,
}

/// A name that a file takes from another module.
#[derive(Debug)]
struct Import {
    meanings: Meanings,
    /// Where it stands in `use`.
    span: Span,
    /// Something goes by it.
    used: Cell<bool>,
}

impl Modules {
    /// Modules without names yet.
    pub fn new(layout: Layout, sources: &Sources) -> Modules {
        let last = layout.modules.iter().flat_map(|module| &module.files).max();
        let files = last.map_or(0, |last| last.0 as usize + 1);
        let folder = |path: &str| SmolStr::new(path.rsplit_once('/').map_or("", |(folder, _)| folder));
        let folders = sources.iter().take(files).map(|(_, file)| folder(&file.path)).collect();
        let of_file = vec![None; files];
        let mut made = Modules { of_file, folders, packages: layout.packages, ..Modules::default() };
        for module in layout.modules {
            let (at, new) = made.names.insert_full(module.name);
            if new {
                made.package_of.push(module.package);
                made.declared.push(IndexMap::default());
            }
            for file in module.files {
                made.of_file[file.0 as usize] = Some(at);
            }
        }
        made.imported.resize_with(files, IndexMap::default);
        made
    }

    fn module(&self, file: FileId) -> Option<usize> {
        self.of_file.get(file.0 as usize).copied().flatten()
    }

    fn package(&self, file: FileId) -> usize {
        self.module(file).and_then(|at| self.package_of.get(at).copied()).unwrap_or_default()
    }

    /// Whether a file belongs to a package that the program only uses.
    pub fn is_other(&self, file: FileId) -> bool {
        self.packages.len() > 1 && self.package(file) > 0
    }

    /// The full name of the module that a path means in a file; the root module's for none.
    fn full_path(&self, path: &str, file: FileId) -> SmolStr {
        let Some(package) = self.packages.get(self.package(file)) else { return SmolStr::new(path) };
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        match package.uses.iter().find(|(name, _)| name == first) {
            Some((_, prefix)) if rest.is_empty() => prefix.clone(),
            Some((_, prefix)) => full(prefix, rest),
            None if path.is_empty() => package.prefix.clone(),
            None => full(&package.prefix, path),
        }
    }

    /// How a module is written in a file; nothing for one of a package that the file's package does not use.
    fn written(&self, module: usize, file: FileId) -> Option<SmolStr> {
        let name = self.names.get_index(module)?;
        let owner = *self.package_of.get(module)?;
        let prefix = &self.packages.get(owner)?.prefix;
        let rest = name.strip_prefix(prefix.as_str())?.trim_start_matches('.');
        let here = self.package(file);
        if owner == here {
            return Some(SmolStr::new(rest));
        }
        let (alias, _) = self.packages.get(here)?.uses.iter().find(|(_, used)| used == prefix)?;
        Some(if rest.is_empty() { alias.clone() } else { full(alias, rest) })
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.names.get_index_of(name)
    }

    /// What is declared of a module under a name.
    fn found(&self, module: usize, name: &str) -> Option<&Meanings> {
        self.declared.get(module)?.get(name)
    }
}

/// The full name of what a module declares.
fn full(module: &str, name: &str) -> SmolStr {
    if module.is_empty() { SmolStr::new(name) } else { format_smolstr!("{module}.{name}") }
}

fn column(namespace: Namespace) -> usize {
    NAMESPACES.iter().position(|other| *other == namespace).unwrap_or_default()
}

impl Checker<'_> {
    /// Name of the module that a file belongs to; empty for the root module, and for the library.
    pub(crate) fn module_of(&self, file: FileId) -> &str {
        let modules = &self.program.modules;
        modules.module(file).and_then(|at| modules.names.get_index(at)).map_or("", SmolStr::as_str)
    }

    /// A path that is written in a file, from the program's folder on: `./worker` in `jobs/main.sls` is `./jobs/worker`.
    pub(super) fn path_from(&self, file: FileId, written: &SmolStr) -> SmolStr {
        let folder = self.program.modules.folders.get(file.0 as usize).map_or("", SmolStr::as_str);
        if folder.is_empty() || !(written.starts_with("./") || written.starts_with("../")) {
            return written.clone();
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in folder.split('/').chain(written.split('/')) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let path = parts.join("/");
        if path.starts_with("..") { path.into() } else { format_smolstr!("./{path}") }
    }

    /// The full name of what a file declares.
    pub(super) fn full_name(&self, name: &str, file: FileId) -> SmolStr {
        full(self.module_of(file), name)
    }

    /// Makes a name known to all files of its module.
    pub(super) fn declare_name(&mut self, namespace: Namespace, name: &str, file: FileId) {
        let full = self.full_name(name, file);
        let modules = &mut self.program.modules;
        if let Some(table) = modules.module(file).and_then(|at| modules.declared.get_mut(at)) {
            table.entry(SmolStr::new(name)).or_default()[column(namespace)] = Some(full);
        }
    }

    /// The full name of what a word of the program means where it stands; nothing for words of the library.
    pub(super) fn meaning(&self, namespace: Namespace, name: &str, file: FileId) -> Option<SmolStr> {
        let modules = &self.program.modules;
        let module = modules.module(file)?;
        let own = modules.found(module, name).and_then(|found| found[column(namespace)].clone());
        own.or_else(|| {
            let import = modules.imported.get(file.0 as usize)?.get(name)?;
            let full = import.meanings[column(namespace)].clone()?;
            import.used.set(import.used.get() || self.unmarked.get() == 0);
            Some(full)
        })
    }

    /// The full name of the kind that a path means, of the program or of the library.
    pub(super) fn kind_name(&self, path: &ast::Path, base: Base) -> Option<SmolStr> {
        match path.parts.as_slice() {
            [] => None,
            [name] => self.kind_word(&name.text, base.file),
            [module @ .., name] => {
                let module = self.program.modules.full_path(&joined(module), base.file);
                self.in_module(Namespace::Kind, &module, &name.text)
            }
        }
    }

    /// The kind that a path means, with its full name; reports when there is none.
    pub(super) fn find_kind(&mut self, path: &ast::Path, base: Base) -> Option<(SmolStr, BodyId)> {
        if let Some(name) = self.kind_name(path, base)
            && let Some(id) = self.kind(&name)
        {
            return Some((name, id));
        }
        match path.parts.as_slice() {
            [] => {}
            [name] if self.is_lost(&name.text, base.file) => {}
            [name] => self.unknown_kind(&name.text, base.span(name.span)),
            [module @ .., name] => {
                let module = self.program.modules.full_path(&joined(module), base.file);
                if self.know_module(&module, path, true, base)
                    && let Some(at) = self.program.modules.named(&module)
                    && !self.program.lost.contains(&full(&module, &name.text))
                {
                    self.report_no_name(&module, at, name, base.span(name.span));
                }
            }
        }
        None
    }

    /// The same for one word.
    pub(super) fn kind_word(&self, name: &str, file: FileId) -> Option<SmolStr> {
        self.meaning(Namespace::Kind, name, file).or_else(|| self.library().has_kind(name).then(|| SmolStr::new(name)))
    }

    /// The full name of what a module declares under a name.
    pub(super) fn in_module(&self, namespace: Namespace, module: &str, name: &str) -> Option<SmolStr> {
        let modules = &self.program.modules;
        modules.found(modules.named(module)?, name)?[column(namespace)].clone()
    }

    /// Names of a namespace that a file may write, with their full names.
    pub(super) fn names_in(&self, namespace: Namespace, file: FileId) -> Vec<(SmolStr, SmolStr)> {
        let modules = &self.program.modules;
        let Some(module) = modules.module(file) else { return Vec::new() };
        let own = modules.declared[module].iter();
        let imported = modules.imported.get(file.0 as usize).into_iter().flatten();
        own.chain(imported.map(|(name, import)| (name, &import.meanings)))
            .filter_map(|(name, meanings)| Some((name.clone(), meanings[column(namespace)].clone()?)))
            .collect()
    }

    /// Full names of what other modules declare under a name.
    fn in_other_modules(&self, namespace: Namespace, name: &str, file: FileId) -> Vec<SmolStr> {
        let modules = &self.program.modules;
        let Some(own) = modules.module(file) else { return Vec::new() };
        let others = (0..modules.names.len()).filter(|at| *at != own);
        let found =
            others.filter(|at| modules.found(*at, name).is_some_and(|found| found[column(namespace)].is_some()));
        found.filter_map(|at| Some(full(&modules.written(at, file)?, name))).collect()
    }

    /// What to write for a name that only other modules have.
    pub(super) fn use_hint(&self, namespace: Namespace, name: &str, file: FileId) -> Option<String> {
        let found = self.in_other_modules(namespace, name, file);
        let lines: Vec<String> = found.iter().map(|name| format!("`use {name}`")).collect();
        (!lines.is_empty()).then(|| format!("write {} above the first declaration", lines.join(" or ")))
    }

    /// Reports folders whose names no `use` could write.
    pub(super) fn report_module_names(&self) {
        let modules = &self.program.modules;
        for (at, name) in modules.names.iter().enumerate() {
            if modules.package_of.get(at) != Some(&0) {
                continue;
            }
            let Some(wrong) = name.split('.').find(|word| !name.is_empty() && !is_module_name(word)) else { continue };
            let Some(file) = modules.of_file.iter().position(|module| *module == Some(at)) else { continue };
            let place = Span { file: FileId(file as u32), start: 0, end: 0 };
            let message = format!("the folder `{wrong}` cannot be a module: names of modules are words such as `data`");
            let diagnostic = Diagnostic::error("module.name", place, message);
            let better: String = wrong.chars().filter(char::is_ascii_alphanumeric).collect();
            let better = better.trim_start_matches(|first: char| first.is_ascii_digit()).to_owned();
            let lower = better.get(..1).map_or_else(String::new, str::to_ascii_lowercase);
            let better = lower + better.get(1..).unwrap_or_default();
            self.report(match better.as_str() {
                _ if better != wrong && is_module_name(&better) => diagnostic.hint(format!("rename it to `{better}`")),
                _ => diagnostic.hint("rename it"),
            });
        }
    }

    /// Takes names from other modules, once all of them are known.
    pub(super) fn load_use(&mut self, path: &ast::Path, names: &[ast::Name], base: Base) {
        let Some((last, before)) = path.parts.split_last() else { return };
        if !names.is_empty() {
            let module = self.program.modules.full_path(&joined(&path.parts), base.file);
            if self.know_module(&module, path, false, base) {
                names.iter().for_each(|name| self.import(&module, name, base));
                return;
            }
            names.iter().for_each(|name| self.lose_import(name, base));
            return;
        }
        let module = self.program.modules.full_path(&joined(before), base.file);
        let whole = self.program.modules.full_path(&joined(&path.parts), base.file);
        let is_module = self.program.modules.named(&whole).is_some();
        let is_name = self.program.modules.named(&module).is_some_and(|at| {
            self.program.modules.found(at, &last.text).is_some()
                || self.program.lost.contains(&full(&module, &last.text))
        });
        if is_module && !is_name {
            let written = joined(&path.parts);
            let message = format!("`{written}` is a module, and this names nothing of it");
            let names = self.program.modules.named(&whole).map(|at| &self.program.modules.declared[at]);
            let sample = names.and_then(|names| names.keys().next().cloned()).unwrap_or_else(|| "Name".into());
            let diagnostic = Diagnostic::error("use.name", base.span(path.span), message);
            self.report(diagnostic.hint(format!("write `use {written}.{sample}`")));
            return;
        }
        if before.is_empty() && self.module_of(base.file) == module {
            let message = format!("`{}` stands in this module itself, or nowhere", last.text);
            let mut diagnostic = Diagnostic::error("use.module", base.span(path.span), message);
            let found = NAMESPACES.iter().find_map(|space| self.use_hint(*space, &last.text, base.file));
            diagnostic = diagnostic.hint(found.unwrap_or_else(|| "remove it".to_owned()));
            self.report(diagnostic);
            self.lose_import(last, base);
        } else if self.know_module(&module, path, true, base) {
            self.import(&module, last, base);
        } else {
            self.lose_import(last, base);
        }
    }

    /// Whether there is a module of a name; reports when there is none.
    fn know_module(&self, module: &str, path: &ast::Path, single: bool, base: Base) -> bool {
        if self.program.modules.named(module).is_some() {
            return true;
        }
        let modules = &self.program.modules;
        let known: Vec<SmolStr> = (0..modules.names.len()).filter_map(|at| modules.written(at, base.file)).collect();
        let names: Vec<&str> = known.iter().map(SmolStr::as_str).filter(|name| !name.is_empty()).collect();
        // The last of a path without braces is a name.
        let modules = path.parts.len() - usize::from(single);
        let parts = &path.parts[..modules.max(1)];
        let written = joined(parts);
        let span = parts.iter().fold(path.parts[0].span, |span, part| span.to(part.span));
        let message = format!("there is no module `{written}`");
        let diagnostic = self.unknown("use.module", base.span(span), message, &written, names.iter().copied());
        self.report(match (diagnostic.hints.is_empty(), names.is_empty()) {
            (false, _) => diagnostic,
            (true, false) => diagnostic.hint(format!("modules are `{}`", names.join("`, `"))),
            (true, true) => diagnostic
                .hint("modules are the folders of a package: the folders beside its `slsc.toml` with `.sls` files"),
        });
        false
    }

    fn import(&mut self, module: &str, name: &ast::Name, base: Base) {
        if name.text.is_empty() {
            return;
        }
        let span = base.span(name.span);
        if self.module_of(base.file) == module {
            let message = format!("`{}` is a name of this module already", name.text);
            self.report(Diagnostic::error("use.module", span, message).hint("remove it"));
            return;
        }
        let modules = &self.program.modules;
        let Some(at) = modules.named(module) else { return };
        let Some(meanings) = modules.found(at, &name.text).cloned() else {
            if !self.program.lost.contains(&full(module, &name.text)) {
                self.report_no_name(module, at, name, span);
            }
            self.lose_import(name, base);
            return;
        };
        if let Some(first) = self.taken_by(&name.text, &meanings, base.file) {
            let message = format!("`{}` means something in this file already", name.text);
            let diagnostic = Diagnostic::error("name.duplicate", span, message).label(first, "what it means");
            self.report(diagnostic.hint("rename one of them"));
            return;
        }
        let import = Import { meanings, span, used: Cell::new(false) };
        if let Some(imported) = self.program.modules.imported.get_mut(base.file.0 as usize) {
            imported.insert(name.text.clone(), import);
        }
    }

    /// Where a name stands that a file has already in one of the namespaces.
    fn taken_by(&self, name: &str, meanings: &Meanings, file: FileId) -> Option<Span> {
        let modules = &self.program.modules;
        if let Some(import) = modules.imported.get(file.0 as usize).and_then(|imported| imported.get(name)) {
            return Some(import.span);
        }
        let own = modules.found(modules.module(file)?, name)?;
        let both = own.iter().zip(meanings).position(|(own, other)| own.is_some() && other.is_some())?;
        self.place_of(NAMESPACES[both], own[both].as_deref()?)
    }

    /// Where something of the program is declared.
    pub(super) fn place_of(&self, namespace: Namespace, full: &str) -> Option<Span> {
        match namespace {
            Namespace::Type => self.program.type_places.get(full).copied(),
            Namespace::Value => self.program.places.get(full).copied(),
            Namespace::Kind => self.program.kinds.get(full).and_then(|(tree, base)| match &tree.item.kind {
                ast::ItemKind::Kind(kind) => Some(base.span(kind.name.span)),
                _ => None,
            }),
        }
    }

    fn report_no_name(&self, module: &str, at: usize, name: &ast::Name, span: Span) {
        if let Some(place) = self.program.private.get(&full(module, &name.text)) {
            self.report_private(&name.text, span, *place);
            return;
        }
        let shown = if module.is_empty() { "the root module".to_owned() } else { format!("module `{module}`") };
        let message = format!("{shown} has no `{}`", name.text);
        let names: Vec<&str> = self.program.modules.declared[at].keys().map(SmolStr::as_str).collect();
        let diagnostic = self.unknown("use.name", span, message, &name.text, names.iter().copied());
        let found = NAMESPACES.iter().flat_map(|space| self.in_other_modules(*space, &name.text, span.file)).next();
        self.report(match (diagnostic.hints.is_empty(), found) {
            (false, _) => diagnostic,
            (true, Some(found)) => diagnostic.hint(format!("write `use {found}`")),
            (true, None) if names.is_empty() => diagnostic.hint("it declares nothing"),
            (true, None) => diagnostic.hint(format!("it has `{}`", names.join("`, `"))),
        });
    }

    /// Reports what another package declares for itself.
    pub(super) fn report_private(&self, name: &str, span: Span, place: Span) {
        let message = format!("`{name}` is of the package itself; others get its kinds, its types, and their values");
        let diagnostic = Diagnostic::error("use.private", span, message).label(place, "declared here");
        self.report(diagnostic.hint("declare one of your own, or give it to a kind as a property"));
    }

    /// Nothing is said of a name that `use` could not find, which is said.
    fn lose_import(&mut self, name: &ast::Name, base: Base) {
        let full = self.full_name(&name.text, base.file);
        self.program.lost.insert(full);
    }

    /// Whether a name belongs to an item that could not be read.
    pub(super) fn is_lost(&self, name: &str, file: FileId) -> bool {
        if self.program.lost.is_empty() {
            return false;
        }
        let imported = self.program.modules.imported.get(file.0 as usize).and_then(|imported| imported.get(name));
        let mut meanings = imported.into_iter().flat_map(|import| import.meanings.iter().flatten());
        self.program.lost.contains(&self.full_name(name, file)) || meanings.any(|full| self.program.lost.contains(full))
    }

    /// Reports names that a file takes and does not write.
    pub(super) fn report_unused_imports(&self) {
        for import in self.program.modules.imported.iter().flat_map(IndexMap::values) {
            if !import.used.get() && self.is_own(import.span.file) {
                let name = self.source_text(import.span);
                let message = format!("nothing in this file uses `{name}`");
                self.report(Diagnostic::warning("use.unused", import.span, message).hint("remove it from `use`"));
            }
        }
    }
}

fn joined(parts: &[ast::Name]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(".")
}

/// Whether `use` can write a name.
pub(crate) fn is_module_name(word: &str) -> bool {
    let tree = slsc_syntax::parse_item(&format!("use {word}.Name"));
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && tree.errors.is_empty()
        && matches!(&tree.item.kind, ast::ItemKind::Use { path, .. } if path.parts.len() == 2)
}
