//! Whether a folder holds what it should, for `--check`. Writes nothing.

use std::io::ErrorKind;
use std::path::Path;

use crate::failure::Failure;
use crate::write::manifest::Manifest;
use crate::write::{Wanted, unified};

/// Differences between the folder and what it should hold; empty when there are none.
///
/// An archive that is not there is no difference: its name has the digest of its bytes, and the texts that name it are
/// compared. So archives need not be committed.
pub fn compare(folder: &Path, wanted: &[Wanted], color: bool) -> Result<String, Failure> {
    let mut differences = String::new();
    for file in wanted {
        let name = shown(folder, &file.path);
        let found = read(&folder.join(&file.path))?;
        let new = std::str::from_utf8(&file.bytes).ok().filter(|_| file.text);
        match (&found, new) {
            (Some(bytes), _) if **bytes == *file.bytes => {}
            (Some(bytes), Some(new)) => match std::str::from_utf8(bytes) {
                Ok(old) => differences += &unified(&name, Some(old), Some(new), color),
                Err(_) => differences += &binary(&name),
            },
            (Some(_), None) => differences += &binary(&name),
            (None, Some(new)) => differences += &unified(&name, None, Some(new), color),
            (None, None) => {}
        }
    }
    for name in Manifest::read(folder)?.files.keys() {
        if wanted.iter().any(|file| file.path == *name) {
            continue;
        }
        if let Some(bytes) = read(&folder.join(name))? {
            let name = shown(folder, name);
            match std::str::from_utf8(&bytes) {
                Ok(old) => differences += &unified(&name, Some(old), None, color),
                Err(_) => differences += &format!("Only in the folder: {name}\n"),
            }
        }
    }
    Ok(differences)
}

fn binary(name: &str) -> String {
    format!("Binary files a/{name} and b/{name} differ\n")
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}

fn shown(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().replace('\\', "/")
}
