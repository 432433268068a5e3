//! Packages code: what `code: ./src/worker` means in bytes. In: paths relative to the program's folder. Out: digests,
//! sizes and archives, the same bytes on every machine for the same files.
//!
//! Deliberately absent: limits of services (they are checks of the standard library) and building code.

mod archive;
mod ignore_rules;
mod path;
mod walk;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use slsc_core::{Artifact, Host, HostError};

/// No text is read beyond this: far above what a service takes inline.
const LONGEST_TEXT: u64 = 16 << 20;

/// Packaged code.
#[derive(Debug, Clone)]
pub struct Package {
    /// The archive.
    pub bytes: Arc<[u8]>,
    /// What the compiler knows of it.
    pub artifact: Artifact,
}

/// Answers the compiler from a program's folder. Each path is packaged once.
#[derive(Debug)]
pub struct Packager {
    folder: PathBuf,
    /// Where to look for what is not there.
    other: Option<PathBuf>,
    /// Folders of packages that the program uses, from its own folder on: code of their kinds lies there.
    used: Vec<String>,
    packages: RefCell<HashMap<String, Result<Package, HostError>>>,
    /// Whether the process ends with the compilation.
    ends: bool,
}

impl Packager {
    /// A packager for the program in a folder.
    pub fn new(folder: impl Into<PathBuf>) -> Packager {
        Packager { folder: folder.into(), other: None, used: Vec::new(), packages: RefCell::default(), ends: false }
    }

    /// The same for the last compilation of the process.
    pub fn ending(self) -> Packager {
        Packager { ends: true, ..self }
    }

    /// One that looks in another folder, too, for what is not in the first.
    pub fn or(self, other: Option<PathBuf>) -> Packager {
        Packager { other, ..self }
    }

    /// One that packages code of other packages, too.
    pub fn with_used(self, used: impl Iterator<Item = String>) -> Packager {
        Packager { used: used.filter(|path| path.starts_with("..")).collect(), ..self }
    }

    /// The folder of the package that a path leads to, and the path in it: a path that is normal there.
    fn place(&self, path: &str) -> Result<(PathBuf, String), HostError> {
        let in_used =
            self.used.iter().filter_map(|used| Some((used, path.strip_prefix(used.as_str())?.strip_prefix('/')?)));
        // Packages may lie in one another.
        match in_used.max_by_key(|(used, _)| used.len()) {
            Some((used, rest)) => {
                let name = path::normal(rest).map_err(HostError::Unusable)?;
                Ok((self.folder.join(used), name))
            }
            None => Ok((self.folder.clone(), path::normal(path).map_err(HostError::Unusable)?)),
        }
    }

    /// The archive of a path.
    pub fn package(&self, path: &str) -> Result<Package, HostError> {
        let (folder, inner) = self.place(path)?;
        let name = if folder == self.folder { inner.clone() } else { path.to_owned() };
        if let Some(known) = self.packages.borrow().get(&name) {
            return known.clone();
        }
        let package = self.make(&folder, &inner);
        self.packages.borrow_mut().insert(name, package.clone());
        package
    }

    /// The archive of one file with a text.
    pub fn inline_package(&self, file: &str, text: &str) -> Package {
        let entry = walk::Entry { name: file.to_owned(), bytes: text.as_bytes().to_vec(), executable: false };
        // Writing to memory does not fail; an archive without bytes would be refused by every service.
        let bytes = archive::write(&[entry]).unwrap_or_default();
        packaged(bytes, text.len() as u64, vec![file.to_owned()])
    }

    fn make(&self, folder: &Path, name: &str) -> Result<Package, HostError> {
        match (make(folder, name), &self.other) {
            (Err(HostError::Missing), Some(other)) => make(other, name),
            (made, _) => made,
        }
    }
}

fn make(folder: &Path, name: &str) -> Result<Package, HostError> {
    let place = path::resolve(folder, name)?;
    let (bytes, unzipped, files) = if place.full.is_file() && archive::is_ready(name) {
        let bytes = read(&place.full, name, walk::LARGEST)?;
        let contents = archive::contents(&bytes).map_err(|why| unusable(name, &why))?;
        (bytes, contents.unzipped, contents.files)
    } else {
        let entries = walk::entries(&place, name)?;
        let bytes = archive::write(&entries).map_err(|why| unusable(name, &why))?;
        let unzipped = entries.iter().map(|entry| entry.bytes.len() as u64).sum();
        (bytes, unzipped, entries.into_iter().map(|entry| entry.name).collect())
    };
    Ok(packaged(bytes, unzipped, files))
}

fn packaged(bytes: Vec<u8>, unzipped: u64, files: Vec<String>) -> Package {
    let sha256 = Sha256::digest(&bytes).into();
    let artifact = Artifact { sha256, zipped: bytes.len() as u64, unzipped, files };
    Package { bytes: Arc::from(bytes), artifact }
}

impl Host for Packager {
    fn artifact(&self, path: &str) -> Result<Artifact, HostError> {
        self.package(path).map(|package| package.artifact)
    }

    fn inline(&self, file: &str, text: &str) -> Artifact {
        self.inline_package(file, text).artifact
    }

    fn text(&self, path: &str) -> Result<String, HostError> {
        let (folder, name) = self.place(path)?;
        let place = match (path::resolve(&folder, &name), &self.other) {
            (Err(HostError::Missing), Some(other)) => path::resolve(other, &name)?,
            (place, _) => place?,
        };
        if !place.full.is_file() {
            return Err(unusable(&name, "is not a file"));
        }
        let bytes = read(&place.full, &name, LONGEST_TEXT)?;
        String::from_utf8(bytes).map_err(|_| unusable(&name, "is not UTF-8 text"))
    }

    fn ends(&self) -> bool {
        self.ends
    }
}

/// `\`src/worker\` holds no files`
fn unusable(name: &str, why: &str) -> HostError {
    HostError::Unusable(format!("`{name}` {why}"))
}

/// Reads a file of at most so many bytes.
fn read(path: &Path, name: &str, most: u64) -> Result<Vec<u8>, HostError> {
    let failed = |error: std::io::Error| unusable(name, &format!("cannot be read: {}", crate::failure::reason(&error)));
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(unusable(name, &format!("is larger than {} MB", most >> 20)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
