//! Brings a folder to what it should hold: all questions first, then the writing.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::write::manifest::{MANIFEST, Manifest};
use crate::write::{Wanted, digest, is_plain, write_atomic};

/// What was done to a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// Files that are new or have a new text.
    pub written: Vec<String>,
    /// Files that were as they should be.
    pub kept: Vec<String>,
    /// Files that slsc made once and no longer does.
    pub removed: Vec<String>,
    /// Such files that were changed since, and so are not slsc's any more.
    pub left: Vec<String>,
}

/// Makes the folder hold the wanted files. Whatever slsc did not make, or someone changed since, is not touched: then
/// nothing at all is written.
pub fn replace(folder: &Path, wanted: &[Wanted]) -> Result<Replaced, Failure> {
    let manifest = Manifest::read(folder)?;
    let mut replaced = Replaced::default();
    let mut next = Manifest::default();
    let mut refusals = Vec::new();
    let mut writes = Vec::new();
    for file in wanted {
        if !is_plain(&file.path) || file.path == MANIFEST || next.files.contains_key(&file.path) {
            return Err(Failure::new(format!("cannot write a file named `{}`", file.path.escape_debug())));
        }
        next.add(&file.path, &digest(&file.bytes));
        match state(folder, &file.path)? {
            State::Absent => writes.push(file),
            State::File(bytes) if *bytes == *file.bytes => replaced.kept.push(file.path.clone()),
            State::File(bytes) if manifest.made(&file.path, &digest(&bytes)) => writes.push(file),
            State::File(_) if manifest.files.contains_key(&file.path) => {
                refusals.push(format!("`{}` was changed since slsc made it", shown(folder, &file.path)));
            }
            State::File(_) => refusals.push(format!("`{}` was not made by slsc", shown(folder, &file.path))),
            State::Other(reason) => refusals.push(reason),
        }
    }
    let mut stale = Vec::new();
    for name in manifest.files.keys().filter(|name| !next.files.contains_key(*name)) {
        match state(folder, name)? {
            State::Absent => {}
            State::File(bytes) if manifest.made(name, &digest(&bytes)) => stale.push(name.clone()),
            State::File(_) | State::Other(_) => replaced.left.push(name.clone()),
        }
    }
    if !refusals.is_empty() {
        return Err(refusal(folder, refusals));
    }

    if writes.is_empty() && stale.is_empty() && manifest == next {
        return Ok(replaced);
    }
    make_folder(folder)?;
    let mut both = manifest;
    for (name, digests) in &next.files {
        digests.iter().for_each(|digest| both.add(name, digest));
    }
    both.write(folder)?;
    for file in writes {
        let path = folder.join(&file.path);
        path.parent().map_or(Ok(()), make_folder)?;
        write_atomic(&path, &file.bytes)?;
        replaced.written.push(file.path.clone());
    }
    for name in stale {
        let path = folder.join(&name);
        std::fs::remove_file(&path).map_err(|error| Failure::io("remove", &path, &error))?;
        remove_empty_folders(folder, &name);
        replaced.removed.push(name);
    }
    next.write(folder)?;
    Ok(replaced)
}

/// What is at a path now.
enum State {
    Absent,
    File(Vec<u8>),
    /// Not a plain file in plain folders: why it cannot be replaced.
    Other(String),
}

fn state(folder: &Path, name: &str) -> Result<State, Failure> {
    let mut path = folder.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        path.push(part);
        let Some(metadata) = look(&path)? else { return Ok(State::Absent) };
        if metadata.is_symlink() {
            return Ok(State::Other(format!("`{}` is a symbolic link", path.display())));
        }
        let last = parts.peek().is_none();
        if last && metadata.is_dir() {
            return Ok(State::Other(format!("`{}` is a folder", path.display())));
        }
        if !last && !metadata.is_dir() || last && !metadata.is_file() {
            return Ok(State::Other(format!("`{}` is in the way", path.display())));
        }
    }
    std::fs::read(&path).map(State::File).map_err(|error| Failure::io("read", &path, &error))
}

fn look(path: &Path) -> Result<Option<Metadata>, Failure> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("write", path, &error)),
    }
}

fn refusal(folder: &Path, refusals: Vec<String>) -> Failure {
    let distinct: Vec<String> = refusals.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let more = distinct.len().saturating_sub(5);
    let mut message = distinct[..distinct.len() - more].join("\n       ");
    if more > 0 {
        message += &format!("\n       and {more} more");
    }
    Failure::new(message)
        .hint("slsc replaces only what it made; nothing was written")
        .hint(format!("move these files away from `{}`, or choose another folder with `--out`", folder.display()))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}

/// Removes the folders of a removed file that are empty now, up to the output folder.
fn remove_empty_folders(folder: &Path, name: &str) {
    let mut parent = Path::new(name).parent();
    while let Some(part) = parent.filter(|part| !part.as_os_str().is_empty()) {
        // A folder that is not empty stays, and so do those that it is in.
        if std::fs::remove_dir(folder.join(part)).is_err() {
            return;
        }
        parent = part.parent();
    }
}

fn shown(folder: &Path, name: &str) -> String {
    PathBuf::from(folder).join(name).display().to_string()
}
