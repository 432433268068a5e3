//! What is compiled: texts in modules. Made by whoever knows files; deliberately absent: how they were found.

use std::sync::Arc;

/// Everything that belongs to one program.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Its modules; the root module may be missing.
    pub modules: Vec<Module>,
    /// Its `slsc.toml`.
    pub configuration: Option<SourceText>,
}

impl Package {
    /// A package of one module.
    pub fn of(files: impl Into<Vec<SourceText>>) -> Package {
        let root = Module { name: String::new(), files: files.into() };
        Package { modules: vec![root], configuration: None }
    }

    /// All texts: those of its modules, then its `slsc.toml`, as they stand in [`crate::Output::sources`].
    pub fn files(&self) -> impl Iterator<Item = &SourceText> {
        self.modules.iter().flat_map(|module| &module.files).chain(&self.configuration)
    }

    /// The same, to be changed.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut SourceText> {
        self.modules.iter_mut().flat_map(|module| &mut module.files).chain(&mut self.configuration)
    }
}

/// Texts that share their names: those of one folder.
#[derive(Debug, Clone)]
pub struct Module {
    /// Names of the folders from the source root on, with dots between: `network.edge`; empty for the root itself.
    pub name: String,
    /// Its texts.
    pub files: Vec<SourceText>,
}

/// A text of the program with its path, relative to the program's folder.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// With forward slashes.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
}
