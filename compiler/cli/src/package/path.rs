//! Paths of a program: they start in its folder and stay there, in words and through links.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use slsc_core::HostError;

use crate::failure::reason;
use crate::package::unusable;

/// Something that exists inside the program's folder.
#[derive(Debug, Clone)]
pub struct Place {
    /// The program's folder, without links.
    pub root: PathBuf,
    /// The path as it is written, from the root.
    pub written: PathBuf,
    /// The same without links; inside the root.
    pub full: PathBuf,
}

/// A path without `.` and `..`, with forward slashes; `.` for the program's folder itself. The reason when it is
/// absolute or climbs out.
pub fn normal(path: &str) -> Result<String, String> {
    let shown = path.escape_debug();
    if path.starts_with(['/', '\\']) || path.get(1..2) == Some(":") {
        return Err(format!("`{shown}` is absolute; paths start in the program's folder: `./src/handler`"));
    }
    if path.contains('\\') || path.chars().any(char::is_control) {
        return Err(format!("`{shown}` has a character that paths may not have; write `/` between folders"));
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Err(format!("`{shown}` leaves the program's folder; move the code inside"));
                }
            }
            part => parts.push(part),
        }
    }
    Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// Finds a normal path in the program's folder.
pub fn resolve(folder: &Path, name: &str) -> Result<Place, HostError> {
    let failed = |error: std::io::Error| unusable(name, &format!("cannot be read: {}", reason(&error)));
    let root = folder.canonicalize().map_err(failed)?;
    let written = if name == "." { root.clone() } else { root.join(name) };
    let full = written.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => match written.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => unusable(name, "is a link to nothing"),
            _ => HostError::Missing,
        },
        _ => failed(error),
    })?;
    if !full.starts_with(&root) {
        return Err(unusable(name, "is a link out of the program's folder"));
    }
    Ok(Place { root, written, full })
}
