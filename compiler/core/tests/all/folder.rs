//! What tests read of the repository: an edited standard library or suite is tested without building anything again.

use std::path::{Path, PathBuf};
use std::{env, fs};

use slsc_core::LibraryFile;
use slsc_core::library::Library;

/// Root of the repository whose tests these are.
pub fn root() -> PathBuf {
    let package = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&package).join("../..")
}

/// The standard library as it stands in its folder.
pub fn library() -> Library {
    let mut names: Vec<String> = fs::read_dir(root().join("stdlib"))
        .expect("there is a folder `stdlib`")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".sls"))
        .collect();
    names.sort();
    let file = |name: String| {
        let text = fs::read_to_string(root().join("stdlib").join(&name)).expect("it is text");
        LibraryFile { path: format!("stdlib/{name}"), text: text.into() }
    };
    Library::new(names.into_iter().map(file).collect())
}
