//! Writes what was made into a folder, and replaces nothing that someone else made.
//!
//! In: a folder and the files it should hold. Out: the folder as asked for, or a failure and the folder as it was.
//! What slsc made is known from its manifest; see [`manifest`].

mod compare;
mod diff;
mod file;
mod manifest;
mod replace;

pub use compare::compare;
pub use diff::unified;
pub use file::{create, write_atomic};
pub use manifest::{MANIFEST, made_files};
pub use replace::{Replaced, replace};

use std::sync::Arc;

use sha2::{Digest, Sha256};

/// A file that the folder should hold.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Relative to the folder, with forward slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Whether it is text, to be compared line by line.
    pub text: bool,
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a path stays in its folder and can be written down on one line: parts of visible characters, joined by `/`.
pub fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_stay_inside() {
        for path in ["template.json", "dev/assets/worker-1a2b.zip", "a b", "..."] {
            assert!(is_plain(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a\\b", "c:x", "a\nb"] {
            assert!(!is_plain(path), "{path:?}");
        }
    }
}
