//! The files of a folder that go into its archive.
//!
//! Links are followed inside the program's folder. A link that leads out, to nothing, or to a folder that it is in, is an
//! error: an archive must not depend on what is elsewhere on a machine.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use slsc_core::HostError;

use crate::failure::reason;
use crate::package::ignore_rules::IgnoreRules;
use crate::package::path::Place;
use crate::package::{read, unusable};
use crate::write::{MANIFEST, is_plain, made_files};

/// No package is read beyond this; four times what a function may have.
pub const LARGEST: u64 = 1 << 30;

/// Most files in a package: what an archive counts in 16 bits.
const MOST_FILES: usize = 65_535;

/// Folders in folders.
const DEEPEST: usize = 64;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path in the archive, with forward slashes.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether it may be run.
    pub executable: bool,
}

/// The files at a place, sorted by name; `shown` is its path in the program.
pub fn entries(place: &Place, shown: &str) -> Result<Vec<Entry>, HostError> {
    let metadata = place.full.metadata().map_err(|error| cannot_read(shown, &error))?;
    let mut walk = Walk { root: &place.root, left: LARGEST, entries: Vec::new() };
    if metadata.is_dir() {
        let rules = rules_above(place, shown)?;
        walk.folder(&place.written, "", shown, &rules, &mut vec![place.full.clone()])?;
    } else {
        let name = Path::new(shown).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        walk.file(&place.full, name, shown, &metadata)?;
    }
    if walk.entries.is_empty() {
        return Err(unusable(shown, "holds no files to package"));
    }
    walk.entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(walk.entries)
}

/// The rules of the program's folder and of those between it and the place.
fn rules_above(place: &Place, shown: &str) -> Result<IgnoreRules, HostError> {
    let mut rules = IgnoreRules::defaults(&place.root).map_err(|why| unusable(shown, &why))?;
    let between = place.written.strip_prefix(&place.root).unwrap_or(Path::new(""));
    let mut folder = place.root.clone();
    for part in between.components() {
        rules = rules.enter(&folder, &folder_name(&folder, &place.root)).map_err(|why| unusable(shown, &why))?;
        folder.push(part);
    }
    Ok(rules)
}

fn folder_name(folder: &Path, root: &Path) -> String {
    let name = folder.strip_prefix(root).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    if name.is_empty() { ".".to_owned() } else { name }
}

struct Walk<'a> {
    root: &'a Path,
    left: u64,
    entries: Vec<Entry>,
}

impl Walk<'_> {
    /// Adds what is below a folder. `open` are the folders that it is in, without links, itself the last.
    fn folder(
        &mut self,
        folder: &Path,
        name: &str,
        shown: &str,
        rules: &IgnoreRules,
        open: &mut Vec<PathBuf>,
    ) -> Result<(), HostError> {
        if open.len() > DEEPEST {
            return Err(unusable(shown, &format!("is more than {DEEPEST} folders deep")));
        }
        let rules = rules.enter(folder, shown).map_err(|why| unusable(shown, &why))?;
        let own = if name.is_empty() { made_files(folder) } else { BTreeSet::new() };
        for path in sorted(folder).map_err(|error| cannot_read(shown, &error))? {
            let last = path.file_name().unwrap_or_default();
            let Some(last) = last.to_str().filter(|last| is_plain(last)) else {
                return Err(unusable(shown, &format!("has a file whose name cannot be packaged: {last:?}")));
            };
            let name = if name.is_empty() { last.to_owned() } else { format!("{name}/{last}") };
            let shown = format!("{shown}/{last}");
            let link = path.symlink_metadata().map_err(|error| cannot_read(&shown, &error))?.is_symlink();
            // Rules come first, so that a link to nowhere can be left out.
            let metadata = path.metadata();
            let is_folder = metadata.as_ref().is_ok_and(Metadata::is_dir);
            if rules.excludes(&path, is_folder) || last == MANIFEST || made_here(&own, &name, is_folder) {
                continue;
            }
            let full = if link { self.follow(&path, &shown)? } else { path.clone() };
            let metadata = metadata.map_err(|error| cannot_read(&shown, &error))?;
            if !is_folder {
                self.file(&full, name, &shown, &metadata)?;
            } else if !path.join(MANIFEST).is_file() {
                // A folder with a manifest is output of slsc: packaging it would change its own digest.
                let full = full.canonicalize().map_err(|error| cannot_read(&shown, &error))?;
                if open.iter().any(|folder| folder.starts_with(&full)) {
                    return Err(unusable(&shown, "is a link to a folder that it is in"));
                }
                open.push(full);
                self.folder(&path, &name, &shown, &rules, open)?;
                open.pop();
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, name: String, shown: &str, metadata: &Metadata) -> Result<(), HostError> {
        if !metadata.is_file() {
            return Err(unusable(shown, "is neither a file nor a folder"));
        }
        if self.entries.len() == MOST_FILES {
            return Err(unusable(shown, &format!("is one file too many: a package may have {MOST_FILES}")));
        }
        let bytes = read(path, shown, LARGEST)?;
        let size = bytes.len() as u64;
        self.left = self
            .left
            .checked_sub(size)
            .ok_or_else(|| unusable(shown, &format!("makes the package larger than {} MB", LARGEST >> 20)))?;
        self.entries.push(Entry { name, bytes, executable: is_executable(metadata) });
        Ok(())
    }

    /// Where a link leads.
    fn follow(&self, path: &Path, shown: &str) -> Result<PathBuf, HostError> {
        let full = path.canonicalize().map_err(|_| unusable(shown, "is a link to nothing, or to itself"))?;
        if full.starts_with(self.root) {
            Ok(full)
        } else {
            Err(unusable(shown, "is a link out of the program's folder"))
        }
    }
}

/// Whether slsc itself wrote this file, or the folder of such files, in the folder that is packaged.
fn made_here(own: &BTreeSet<String>, name: &str, is_folder: bool) -> bool {
    if is_folder {
        let inside = format!("{name}/");
        own.range(inside.clone()..).next().is_some_and(|made| made.starts_with(&inside))
    } else {
        own.contains(name)
    }
}

fn sorted(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn cannot_read(shown: &str, error: &std::io::Error) -> HostError {
    unusable(shown, &format!("cannot be read: {}", reason(error)))
}

#[cfg(unix)]
fn is_executable(metadata: &Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_metadata: &Metadata) -> bool {
    false
}
