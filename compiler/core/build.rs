//! Lists the files of the standard library with the trees of their items, so that adding a service needs no change in
//! Rust, and using one costs no parsing.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
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
    let mut trees: Vec<u8> = Vec::new();
    let mut items = String::new();
    for (file, name) in names.iter().enumerate() {
        let path = folder.join(name).canonicalize()?;
        writeln!(text, "    ({:?}, include_str!({path:?})),", format!("stdlib/{name}"))?;
        let source = fs::read_to_string(&path)?;
        for head in slsc_syntax::item_heads(&source) {
            let start = trees.len();
            let tree = slsc_syntax::parse_item(&source[head.range.clone()]);
            // What has errors is read where they are told.
            if tree.errors.is_empty() {
                trees.extend(postcard::to_allocvec(&tree.item)?);
            }
            let (keyword, name, range, tree) = (head.keyword, head.name, head.range, start..trees.len());
            writeln!(
                items,
                "    Embedded {{ keyword: {keyword:?}, name: {name:?}, file: {file}, range: {range:?}, tree: {tree:?} }},"
            )?;
        }
    }
    text.push_str("];\n\n/// Its items.\nstatic ITEMS: &[Embedded] = &[\n");
    text.push_str(&items);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    text.push_str("];\n\n/// Trees of the items in the form of postcard; empty for an item with errors.\n");
    text.push_str("static TREES: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/stdlib.trees\"));\n");
    fs::write(out.join("stdlib.trees"), trees)?;
    fs::write(out.join("stdlib.rs"), text)?;
    Ok(())
}
