//! What is compiled: texts in modules. Made by whoever knows files; deliberately absent: how they were found.

use std::sync::Arc;

use sha2::{Digest, Sha256};

/// Everything that belongs to one program.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Its modules; the root module may be missing.
    pub modules: Vec<Module>,
    /// Its `slsc.toml`.
    pub configuration: Option<SourceText>,
    /// Packages that it uses, and those that they use, each once.
    pub others: Vec<OtherPackage>,
    /// What it calls those that it uses, and their positions among the others.
    pub uses: Vec<(String, usize)>,
    /// Dependencies that cannot be used, and why.
    pub missing: Vec<(String, String)>,
}

impl Package {
    /// The text of `slsc.lock`: which packages it was built with; nothing when it uses none. The same on every machine.
    pub fn lock(&self) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let mut text = "# Written by `slsc build`: the packages that this one was built with. Commit it.\n".to_owned();
        let mut others: Vec<&OtherPackage> = self.others.iter().collect();
        others.sort_by(|a, b| a.name.cmp(&b.name));
        for other in others {
            let mut hash = Sha256::new();
            let mut files: Vec<(&str, &SourceText)> =
                other.modules.iter().flat_map(|module| module.files.iter().map(|file| (&*module.name, file))).collect();
            files.sort_by_key(|(module, file)| (*module, &file.path));
            for (module, file) in files {
                let name = file.path.rsplit('/').next().unwrap_or_default();
                for part in [module, name, &file.text] {
                    // A length before each part keeps `a`, `bc` apart from `ab`, `c`.
                    hash.update((part.len() as u64).to_le_bytes());
                    hash.update(part);
                }
            }
            let digest: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
            let lines = [("name", &other.name), ("path", &other.path), ("digest", &format!("sha256:{digest}"))];
            text.push_str("\n[[package]]\n");
            for (key, value) in lines {
                let value = value.replace('\\', "\\\\").replace('"', "\\\"");
                text.push_str(&format!("{key} = \"{value}\"\n"));
            }
        }
        Some(text)
    }
}

/// A package whose kinds and types a program uses.
#[derive(Debug, Clone)]
pub struct OtherPackage {
    /// How the program reaches it, dependency by dependency: `shared`, `shared.base`.
    pub name: String,
    /// Its folder, from the program's folder on.
    pub path: String,
    /// Its modules, with paths from the program's folder on.
    pub modules: Vec<Module>,
    /// What it calls the packages that it uses, and their positions among the others.
    pub uses: Vec<(String, usize)>,
}

impl Package {
    /// A package of one module.
    pub fn of(files: impl Into<Vec<SourceText>>) -> Package {
        let root = Module { name: String::new(), files: files.into() };
        Package { modules: vec![root], ..Package::default() }
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
