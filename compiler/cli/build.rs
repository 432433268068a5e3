//! Embeds the folders of `examples` as templates for `slsc new`. Without that folder there are none.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../examples");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut text = String::from("/// Sorted by name.\npub const TEMPLATES: &[Template] = &[\n");
    for folder in sorted(&root)?.into_iter().filter(|path| path.is_dir()) {
        let mut files = Vec::new();
        collect(&folder, "", &mut files)?;
        if !files.iter().any(|(name, _)| name.ends_with(".sls")) {
            continue;
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(text, "    Template {{ name: {name:?}, about: {:?}, files: &[", about(&folder))?;
        for (name, path) in files {
            writeln!(text, "        ({name:?}, include_bytes!({:?})),", path.canonicalize()?)?;
        }
        text.push_str("    ] },\n");
    }
    text.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("templates.rs"), text)?;
    Ok(())
}

/// Everything in a template but what is made from it.
fn collect(folder: &Path, inside: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for path in sorted(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let hidden = name.starts_with('.') && !matches!(name.as_str(), ".gitignore" | ".slsignore");
        let made = matches!(name.as_str(), "golden" | "out" | "node_modules" | "__pycache__");
        if hidden || made || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{inside}{name}/"), files)?;
        } else {
            files.push((format!("{inside}{name}"), path));
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// What a template is, in a line: the first line of its README below the title, else the comment that `main.sls` opens
/// with.
fn about(folder: &Path) -> String {
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let readme = read("README.md");
    let line = readme.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let main = read("main.sls");
    let comment =
        main.lines().next().filter(|line| line.starts_with("//")).map(|line| line.trim_start_matches('/').trim());
    line.or(comment).unwrap_or_default().to_owned()
}
