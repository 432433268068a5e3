//! One file, written as a whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Replaces or creates a file: its readers see the old text or the new one, never a part.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (mut file, temporary) = temporary(path)?;
    let written = file.write_all(bytes).and_then(|()| file.flush());
    drop(file);
    let moved = written.and_then(|()| std::fs::rename(&temporary, path));
    moved.map_err(|error| {
        // What matters is the first error.
        let _ = std::fs::remove_file(&temporary);
        Failure::io("write", path, &error)
    })
}

/// Creates a file where none is.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    opened.and_then(|mut file| file.write_all(bytes)).map_err(|error| Failure::io("write", path, &error))
}

/// A new file in the same folder, so that the last step is a rename.
fn temporary(path: &Path) -> Result<(File, PathBuf), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for attempt in 0..100 {
        let temporary = path.with_file_name(format!(".{name}.slsc-{}-{attempt}", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::io("write", path, &error)),
        }
    }
    Err(Failure::new(format!("cannot write `{}`: its folder is full of temporary files", path.display())))
}
