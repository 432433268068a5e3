//! Lists the files of the standard library, so that adding a service needs no change in Rust.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../stdlib");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".sls") {
            names.push(name);
        }
    }
    names.sort();
    let mut text =
        String::from("/// Path and text of each file, sorted by path.\nconst EMBEDDED: &[(&str, &str)] = &[\n");
    for name in names {
        let path = folder.join(&name).canonicalize()?;
        writeln!(text, "    ({:?}, include_str!({path:?})),", format!("stdlib/{name}"))?;
    }
    text.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("stdlib.rs"), text)?;
    Ok(())
}
