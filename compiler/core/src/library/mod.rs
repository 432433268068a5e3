//! The standard library: texts in, kinds out, each item parsed when something first asks for it.

use crate::LibraryFile;

/// A standard library, indexed but not parsed.
#[derive(Debug, Clone)]
pub struct Library {
    files: Vec<LibraryFile>,
}

impl Library {
    /// The library that comes with the compiler.
    pub fn embedded() -> Library {
        Library::new(Vec::new())
    }

    /// A library from other texts, for `--stdlib`.
    pub fn new(files: Vec<LibraryFile>) -> Library {
        Library { files }
    }

    /// Its texts.
    pub fn files(&self) -> &[LibraryFile] {
        &self.files
    }
}
