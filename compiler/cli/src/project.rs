//! Finds a package: the folder with its `slsc.toml`, and its modules, which are folders.
//!
//! Deliberately absent: what the file says, which is the compiler's, but for where the sources are.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use slsc_core::project::{self, Project};
use slsc_core::source::FileId;
use slsc_core::{Module, Package, SourceText};

use crate::dependencies::{Dependencies, canonical};
use crate::failure::Failure;
use crate::program::{self, entries, read_file};
use crate::write::MANIFEST;

/// A package as it lies on the disk.
#[derive(Debug)]
pub struct Found {
    /// What the file says.
    pub project: Project,
    /// Its texts.
    pub package: Package,
}

/// The package that a file or folder belongs to: the nearest one from there upwards whose sources it is among.
pub fn find(path: &Path) -> Result<Option<PathBuf>, Failure> {
    if path.is_dir() && is_package(path) {
        return Ok(Some(path.to_owned()));
    }
    let Ok(full) = path.canonicalize() else { return Ok(None) };
    let Some(folder) = full.ancestors().skip(1).find(|folder| is_package(folder)) else { return Ok(None) };
    let inside = full.strip_prefix(folder).unwrap_or(&full);
    let (project, _) = read(folder)?;
    // What lies beside the sources, or in a folder that is left alone, is a program of its own.
    let Ok(below) = inside.strip_prefix(project.source.as_str()) else { return Ok(None) };
    let mut at = folder.join(project.source.as_str());
    let last = below.components().count().saturating_sub(usize::from(full.is_file()));
    for part in below.components().take(last) {
        at.push(part);
        if is_left_alone(&at) {
            return Ok(None);
        }
    }
    Ok(Some(program::from_here(folder)))
}

/// Whether a folder has a `slsc.toml`, be it one that cannot be read.
pub fn is_package(folder: &Path) -> bool {
    folder.join(project::FILE).symlink_metadata().is_ok()
}

/// Reads a package with all its modules, and the packages that it uses.
pub fn load(folder: &Path) -> Result<Found, Failure> {
    let (project, text) = read(folder)?;
    let configuration = Some(SourceText { path: project::FILE.to_owned(), text });
    let root = folder.join(project.source.as_str());
    let modules = if root.is_dir() { modules(folder, &root, &project.source)? } else { Vec::new() };
    let mut dependencies = Dependencies::new(folder);
    let name = name_of(folder, &project);
    let (uses, missing) = dependencies.of(&project, folder, "", "", &[(canonical(folder), name)]);
    let others = dependencies.found.into_iter().map(|(_, other)| other).collect();
    Ok(Found { project, package: Package { modules, configuration, others, uses, missing } })
}

/// What a package is called: by its file, or like its folder.
pub fn name_of(folder: &Path, project: &Project) -> String {
    let folder = || canonical(folder).file_name().map(|name| name.to_string_lossy().into_owned());
    project.name.as_ref().map(|name| name.value.to_string()).or_else(folder).unwrap_or_default()
}

/// Reads the `slsc.toml` of a folder.
pub fn read(folder: &Path) -> Result<(Project, Arc<str>), Failure> {
    let text = read_file(&folder.join(project::FILE))?;
    // What is wrong with it is found again, and said, when the package is compiled.
    let (project, _) = project::read(&text, FileId(0));
    Ok((project, text))
}

/// The modules in the source folder of a package and below, sorted by name, with `source` before the paths of their files.
/// Links to folders are not followed, so this ends.
pub fn modules(folder: &Path, root: &Path, source: &str) -> Result<Vec<Module>, Failure> {
    let outside = || Failure::new(format!("`{}` is a link out of the package", root.display()));
    let inside = |path: &Path| path.canonicalize().ok();
    match (inside(root), inside(folder)) {
        (Some(root), Some(folder)) if root.starts_with(&folder) => {}
        _ => return Err(outside().hint("copy the folder, or name one that lies in the package as `source`")),
    }
    let mut modules = Vec::new();
    let mut open = vec![(root.to_owned(), String::new(), source.to_owned())];
    while let Some((folder, name, shown)) = open.pop() {
        let mut files = Vec::new();
        for entry in entries(&folder)? {
            let word = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let kind = entry.symlink_metadata().map_err(|error| Failure::io("read", &entry, &error))?;
            let path = if shown.is_empty() { word.clone() } else { format!("{shown}/{word}") };
            if kind.is_dir() {
                if !is_left_alone(&entry) {
                    let name = if name.is_empty() { word } else { format!("{name}.{word}") };
                    open.push((entry, name, path));
                }
            } else if word.ends_with(".sls") && !word.starts_with('.') && !entry.is_dir() {
                files.push(SourceText { path, text: read_file(&entry)? });
            }
        }
        if !files.is_empty() {
            files.sort_by(|a, b| a.path.cmp(&b.path));
            modules.push(Module { name, files });
        }
    }
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(modules)
}

/// Folders in which no sources of the package are: hidden ones, code of others, output of slsc, other packages.
fn is_left_alone(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "node_modules" || folder.join(MANIFEST).is_file() || is_package(folder)
}
