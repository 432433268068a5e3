//! Surroundings for tests: no files, and code as a path's words say (see `tests/suite/README.md`).

use slsc_core::{Artifact, Host, HostError};

/// 2026-11-24 in days since 1970-01-01.
pub const TODAY: i64 = 20_781;

/// See the module.
pub struct TestHost;

impl Host for TestHost {
    fn artifact(&self, path: &str) -> Result<Artifact, HostError> {
        let has = |word| path.contains(word);
        if has("missing") {
            return Err(HostError::Missing);
        }
        if has("broken") {
            return Err(HostError::Unusable("it holds a link that leads out of it".to_owned()));
        }
        Ok(Artifact {
            sha256: [path.len() as u8; 32],
            zipped: if has("large") { 60 << 20 } else { 1 << 10 },
            unzipped: if has("huge") { 300 << 20 } else { 4 << 10 },
            files: vec!["app.py".to_owned(), "index.mjs".to_owned()],
        })
    }

    fn inline(&self, file: &str, text: &str) -> Artifact {
        Artifact { sha256: [text.len() as u8; 32], zipped: 200, unzipped: 100, files: vec![file.to_owned()] }
    }

    fn text(&self, path: &str) -> Result<String, HostError> {
        if path.contains("missing") {
            return Err(HostError::Missing);
        }
        if path.contains("broken") {
            return Err(HostError::Unusable("it is no text".to_owned()));
        }
        Ok("text".to_owned())
    }
}
