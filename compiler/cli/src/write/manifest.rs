//! The manifest of a folder: names and digests of the files that slsc made there, in the form that `sha256sum -c` reads.
//!
//! A name may stand on several lines while a build is under way: then each digest is slsc's own. So a build that is cut
//! off at any point leaves nothing behind that the next one would take for someone else's work.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

use crate::failure::Failure;
use crate::write::{is_plain, write_atomic};

/// Name of the manifest.
pub const MANIFEST: &str = ".slsc-manifest";

const HEAD: &str = "# files made by slsc, which replaces or removes only these, and only while they are unchanged\n";

/// Digests by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// More than one digest only while a build is under way.
    pub files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    /// Reads the manifest of a folder; an empty one when there is none.
    pub fn read(folder: &Path) -> Result<Manifest, Failure> {
        let path = folder.join(MANIFEST);
        match std::fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(Failure::new(format!("`{}` is not a file", path.display()))),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Manifest::default());
            }
            Err(error) => return Err(Failure::io("read", &path, &error)),
        }
        let bytes = std::fs::read(&path).map_err(|error| Failure::io("read", &path, &error))?;
        Manifest::parse(&String::from_utf8_lossy(&bytes)).map_err(|line| {
            Failure::new(format!("line {line} of `{}` is not what slsc writes", path.display()))
                .hint("restore the file, or delete the whole folder and build again")
        })
    }

    /// Reads the text of a manifest; the number of the first wrong line otherwise.
    pub fn parse(text: &str) -> Result<Manifest, usize> {
        let mut manifest = Manifest::default();
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = line.split_once("  ").filter(|(digest, name)| {
                digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) && is_plain(name)
            });
            let (digest, name) = entry.ok_or(at + 1)?;
            manifest.add(name, digest);
        }
        Ok(manifest)
    }

    /// Adds a digest to a name.
    pub fn add(&mut self, name: &str, digest: &str) {
        self.files.entry(name.to_owned()).or_default().insert(digest.to_ascii_lowercase());
    }

    /// Whether slsc made a file of this name with this digest.
    pub fn made(&self, name: &str, digest: &str) -> bool {
        self.files.get(name).is_some_and(|digests| digests.contains(digest))
    }

    /// The text of the manifest.
    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (name, digests) in &self.files {
            for digest in digests {
                text += &format!("{digest}  {name}\n");
            }
        }
        text
    }

    /// Writes it into a folder.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        write_atomic(&folder.join(MANIFEST), self.text().as_bytes())
    }
}

/// Names of the files that slsc made in a folder; none when there is no manifest that can be read.
pub fn made_files(folder: &Path) -> BTreeSet<String> {
    Manifest::read(folder).map(|manifest| manifest.files.into_keys().collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut manifest = Manifest::default();
        manifest.add("template.json", &"a".repeat(64));
        manifest.add("template.json", &"b".repeat(64));
        manifest.add("assets/x.zip", &"c".repeat(64));
        assert_eq!(Manifest::parse(&manifest.text()), Ok(manifest.clone()));
        assert!(manifest.made("template.json", &"b".repeat(64)));
        assert!(!manifest.made("template.json", &"c".repeat(64)));
    }

    #[test]
    fn hostile_lines_are_refused() {
        let digest = "a".repeat(64);
        for line in ["x", "<<<<<<< ours", &format!("{digest}  ../../etc/passwd"), &format!("{digest}  /etc/passwd")] {
            assert_eq!(Manifest::parse(&format!("{HEAD}{line}\n")), Err(2), "{line}");
        }
    }
}
