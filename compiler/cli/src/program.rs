//! Finds and reads a program: a package with its modules, every `.sls` file of a folder, a file, or standard input. Also a
//! standard library from `--stdlib`.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use slsc_core::library::Library;
use slsc_core::{LibraryFile, Package, SourceText};

use crate::failure::Failure;
use crate::project;
use crate::write::MANIFEST;

/// Name of the text that comes from standard input.
pub const STANDARD_INPUT: &str = "<stdin>";

/// No source is read beyond this, so that a device or a huge file cannot exhaust memory. The language's own limit is
/// lower and has an error with a place.
const LONGEST: u64 = 16 << 20;

/// Texts of a program and where they are from.
#[derive(Debug, Clone)]
pub struct Program {
    /// Folder that paths in the program start from.
    pub folder: PathBuf,
    /// What to put before a file's path so that the user can open it: empty, or ending with a slash.
    pub prefix: String,
    /// Its texts, sorted by name.
    pub package: Package,
    /// Its name, where a `slsc.toml` says it.
    pub name: Option<String>,
}

impl Program {
    /// Folders of the packages that it uses, from its own on.
    pub fn used(&self) -> impl Iterator<Item = String> {
        self.package.others.iter().map(|other| other.path.clone())
    }

    /// What its `slsc.toml` calls it, or else its folder.
    pub fn application_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| application_name(&self.folder))
    }
}

/// Reads the program at a path; `-` is standard input.
pub fn load(path: &Path) -> Result<Program, Failure> {
    if path == Path::new("-") {
        let file = SourceText { path: STANDARD_INPUT.to_owned(), text: read_standard_input()? };
        return Ok(Program {
            folder: PathBuf::from("."),
            prefix: String::new(),
            package: Package::of([file]),
            name: None,
        });
    }
    let metadata = std::fs::metadata(path).map_err(|error| Failure::io("read", path, &error))?;
    if let Some(folder) = project::find(path)? {
        let found = project::load(&folder)?;
        let name = found.project.name.map(|name| name.value.to_string());
        return Ok(Program { prefix: prefix(&folder), folder, package: found.package, name });
    }
    if metadata.is_dir() {
        let names = source_names(path)?;
        if names.is_empty() {
            return Err(Failure::new(format!("`{}` has no `.sls` files", path.display()))
                .hint("name a folder with a program, or make one: `slsc new hello`"));
        }
        let files: Vec<SourceText> = names.iter().map(|name| source(path, name)).collect::<Result<_, _>>()?;
        return Ok(Program { folder: path.to_owned(), prefix: prefix(path), package: Package::of(files), name: None });
    }
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let package = Package::of([source(folder, &name)?]);
    let prefix = if folder == Path::new(".") { String::new() } else { prefix(folder) };
    Ok(Program { folder: folder.to_owned(), prefix, package, name: None })
}

/// Reads a standard library from a folder, its folders included.
pub fn load_library(folder: Option<&Path>) -> Result<Library, Failure> {
    let Some(folder) = folder else { return Ok(Library::embedded()) };
    let mut files = Vec::new();
    let mut open = vec![(folder.to_owned(), "stdlib".to_owned())];
    while let Some((folder, name)) = open.pop() {
        for entry in entries(&folder)? {
            let shown = format!("{name}/{}", entry.file_name().unwrap_or_default().to_string_lossy());
            // Links are not followed, so this ends.
            let kind = std::fs::symlink_metadata(&entry).map_err(|error| Failure::io("read", &entry, &error))?;
            if kind.is_dir() {
                open.push((entry, shown));
            } else if kind.is_file() && shown.ends_with(".sls") {
                files.push(LibraryFile { path: shown, text: read_file(&entry)?.into() });
            }
        }
    }
    if files.is_empty() {
        return Err(Failure::new(format!("`{}` has no `.sls` files", folder.display()))
            .hint("`--stdlib` takes the folder of a standard library"));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Library::new(files))
}

/// Reads standard input.
pub fn read_standard_input() -> Result<Arc<str>, Failure> {
    read_text(&mut std::io::stdin().lock(), Path::new(STANDARD_INPUT))
}

/// The file, or all `.sls` files in the folder and below.
pub fn all_sources(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let metadata = std::fs::metadata(path).map_err(|error| Failure::io("read", path, &error))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(folder) = open.pop() {
        if folder.join(MANIFEST).is_file() {
            continue;
        }
        for entry in entries(&folder)? {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // Links are not followed, so this ends and no file is written twice.
            let kind = std::fs::symlink_metadata(&entry).map_err(|error| Failure::io("read", &entry, &error))?;
            if name.starts_with('.') {
                continue;
            } else if kind.is_dir() && name != "node_modules" {
                open.push(entry);
            } else if kind.is_file() && name.ends_with(".sls") {
                files.push(entry);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The name of the folder, fitted to `a-z`, `0-9` and `-`.
fn application_name(folder: &Path) -> String {
    let full = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fitted = fit(&name);
    if fitted.is_empty() { "app".to_owned() } else { fitted }
}

/// Lower-case, with one hyphen for each run of other characters; at most 64 characters.
fn fit(name: &str) -> String {
    let mut fitted = String::new();
    for character in name.chars() {
        let character = character.to_ascii_lowercase();
        if character.is_ascii_lowercase() || character.is_ascii_digit() {
            fitted.push(character);
        } else if !fitted.is_empty() && !fitted.ends_with('-') {
            fitted.push('-');
        }
        if fitted.len() == 64 {
            break;
        }
    }
    fitted.trim_end_matches('-').to_owned()
}

/// Names of the `.sls` files in a folder, sorted. Hidden files are left alone: editors keep their own there.
fn source_names(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut names: Vec<PathBuf> = entries(folder)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "sls") && !path.is_dir())
        .filter_map(|path| path.file_name().map(PathBuf::from))
        .filter(|name| !name.to_string_lossy().starts_with('.'))
        .collect();
    names.sort();
    Ok(names)
}

pub fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::io("read", folder, &error))?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    paths.map_err(|error| Failure::io("read", folder, &error))
}

fn source(folder: &Path, name: &Path) -> Result<SourceText, Failure> {
    let path = if folder == Path::new(".") { name.to_owned() } else { folder.join(name) };
    Ok(SourceText { path: name.to_string_lossy().into_owned(), text: read_file(&path)? })
}

/// Reads a text.
pub fn read_file(path: &Path) -> Result<Arc<str>, Failure> {
    let mut file = File::open(path).map_err(|error| Failure::io("read", path, &error))?;
    read_text(&mut file, path)
}

fn read_text(from: &mut impl Read, path: &Path) -> Result<Arc<str>, Failure> {
    let mut bytes = Vec::new();
    let read = from.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::io("read", path, &error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Failure::new(format!("`{}` is larger than {} MB", path.display(), LONGEST >> 20)));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Failure::new(format!("`{}` is not UTF-8 text: line {line} has a byte that is no character", path.display()))
    })?;
    Ok(Arc::from(text))
}

/// A full path as it is written from the current folder.
pub fn from_here(folder: &Path) -> PathBuf {
    let Ok(here) = std::env::current_dir().and_then(|here| here.canonicalize()) else { return folder.to_owned() };
    let common = here.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().skip(common).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(folder.components().skip(common)).collect();
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

fn prefix(folder: &Path) -> String {
    let shown = folder.to_string_lossy().replace('\\', "/");
    let shown = shown.strip_prefix("./").unwrap_or(&shown).trim_end_matches('/');
    if shown.is_empty() && folder.has_root() {
        "/".to_owned()
    } else if shown.is_empty() || shown == "." {
        String::new()
    } else {
        format!("{shown}/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fitted() {
        assert_eq!(fit("orders"), "orders");
        assert_eq!(fit("My Orders (v2)"), "my-orders-v2");
        assert_eq!(fit("__x__"), "x");
        assert_eq!(fit("한글"), "");
        assert!(fit(&"a".repeat(500)).len() == 64);
    }

    #[test]
    fn prefixes_open_the_file_from_here() {
        assert_eq!(prefix(Path::new(".")), "");
        assert_eq!(prefix(Path::new("./")), "");
        assert_eq!(prefix(Path::new("./a/")), "a/");
        assert_eq!(prefix(Path::new("../a")), "../a/");
        assert_eq!(prefix(Path::new("/")), "/");
    }
}
