//! What is not packaged: `.slsignore` files in the syntax of `.gitignore`, and a few defaults that they can undo.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::failure::reason;

/// Name of the file with patterns; it holds for its folder and everything below.
pub const IGNORE_FILE: &str = ".slsignore";

const DEFAULTS: &[&str] = &[
    ".git",
    "node_modules/.cache",
    "**/node_modules/.cache",
    "__pycache__",
    "*.pyc",
    ".DS_Store",
    "*.sls",
    IGNORE_FILE,
];

/// Patterns of nested folders, outermost first.
#[derive(Debug, Clone)]
pub struct IgnoreRules {
    layers: Vec<Gitignore>,
}

impl IgnoreRules {
    /// The defaults, for everything below a folder.
    pub fn defaults(root: &Path) -> Result<IgnoreRules, String> {
        let mut builder = GitignoreBuilder::new(root);
        for line in DEFAULTS {
            builder.add_line(None, line).map_err(|error| error.to_string())?;
        }
        let layer = builder.build().map_err(|error| error.to_string())?;
        Ok(IgnoreRules { layers: vec![layer] })
    }

    /// These rules with those of a folder's own file; `shown` is the folder's name for errors.
    pub fn enter(&self, folder: &Path, shown: &str) -> Result<IgnoreRules, String> {
        let path = folder.join(IGNORE_FILE);
        let text = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(self.clone()),
            Err(error) => return Err(format!("has a `{IGNORE_FILE}` that cannot be read: {}", reason(&error))),
        };
        let text = String::from_utf8(text).map_err(|_| format!("has a `{IGNORE_FILE}` that is not UTF-8 text"))?;
        let mut builder = GitignoreBuilder::new(folder);
        for (at, line) in text.lines().enumerate() {
            builder.add_line(None, line).map_err(|error| {
                format!("has a wrong pattern in line {} of `{shown}/{IGNORE_FILE}`: {error}", at + 1)
            })?;
        }
        let mut layers = self.layers.clone();
        layers
            .push(builder.build().map_err(|error| format!("has a wrong pattern in `{shown}/{IGNORE_FILE}`: {error}"))?);
        Ok(IgnoreRules { layers })
    }

    /// Whether a path is left out; the innermost file that says something decides.
    pub fn excludes(&self, path: &PathBuf, is_folder: bool) -> bool {
        for layer in self.layers.iter().rev() {
            match layer.matched(path, is_folder) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }
}
