//! Finds the packages that a package uses, and those that they use: each once, whoever asks for it first names it.

use std::path::{Path, PathBuf};

use slsc_core::OtherPackage;
use slsc_core::project::{self, Project};

use crate::project::{is_package, modules, name_of, read};

/// Packages found so far.
pub struct Dependencies {
    /// The program's folder.
    root: PathBuf,
    /// Full paths of their folders, and what is in them.
    pub found: Vec<(PathBuf, OtherPackage)>,
}

/// What a package calls those that it uses, with their positions; and those that cannot be used, with the reason.
type Uses = (Vec<(String, usize)>, Vec<(String, String)>);

impl Dependencies {
    /// None yet, for the program in a folder.
    pub fn new(root: &Path) -> Dependencies {
        Dependencies { root: root.to_owned(), found: Vec::new() }
    }

    /// Finds what a package uses. `path` leads to it from the program's folder, `name` through dependencies; `way` are the
    /// packages from the program to it, with their names.
    pub fn of(&mut self, project: &Project, folder: &Path, path: &str, name: &str, way: &[(PathBuf, String)]) -> Uses {
        let (mut uses, mut missing) = Uses::default();
        for dependency in &project.dependencies {
            let alias = dependency.name.value.to_string();
            let to = joined(path, &dependency.path.value);
            let chain = if name.is_empty() { alias.clone() } else { format!("{name}.{alias}") };
            match self.find(folder, &dependency.path.value, to, chain, way) {
                Ok(at) => uses.push((alias, at)),
                Err(why) => missing.push((alias, why)),
            }
        }
        (uses, missing)
    }

    fn find(
        &mut self,
        from: &Path,
        written: &str,
        path: String,
        name: String,
        way: &[(PathBuf, String)],
    ) -> Result<usize, String> {
        let folder = from.join(written);
        let full = folder.canonicalize().map_err(|_| format!("there is no folder `{path}`"))?;
        if !is_package(&full) {
            return Err(format!("`{path}` is no package: it has no `{}`", project::FILE));
        }
        let (project, _) = read(&full).map_err(|failure| failure.message)?;
        let own = name_of(&full, &project);
        if let Some(at) = way.iter().position(|(known, _)| *known == full) {
            let names: Vec<String> =
                way[at..].iter().map(|(_, name)| name).chain([&own]).map(|name| format!("`{name}`")).collect();
            return Err(format!("packages use one another: {}", names.join(" → ")));
        }
        if let Some(at) = self.found.iter().position(|(known, _)| *known == full) {
            return Ok(at);
        }
        let source = full.join(project.source.as_str());
        let shown = joined(&path, &project.source);
        let modules = match source.is_dir() {
            true => modules(&full, &source, &shown).map_err(|failure| failure.message)?,
            false => Vec::new(),
        };
        if modules.is_empty() {
            return Err(format!("`{path}` has no `.sls` files"));
        }
        let at = self.found.len();
        let package = OtherPackage { name: name.clone(), path: path.clone(), modules, uses: Vec::new() };
        self.found.push((full.clone(), package));
        let mut way = way.to_vec();
        way.push((full, own.clone()));
        let place = self.root.join(&path);
        let (uses, missing) = self.of(&project, &place, &path, &name, &way);
        if let Some((_, why)) = missing.into_iter().next() {
            return Err(format!("`{own}` cannot be used: {why}"));
        }
        self.found[at].1.uses = uses;
        Ok(at)
    }
}

/// The full path of a folder, or the path itself where there is none.
pub fn canonical(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// A path behind another, without `.` and with `..` only at its start.
fn joined(path: &str, more: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').chain(more.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
