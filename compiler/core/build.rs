//! Lists the files of the standard library with the trees of their items, so that adding a service needs no change in
//! Rust, and using one costs no parsing; and packs the facts that few programs ask for.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// How hard `miniz_oxide` tries, of ten.
const LEVEL: u8 = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../stdlib");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed={}", folder.display());
    list_library(&folder, &out)?;
    pack_registry(&folder.join("facts/registry.jsonl"), &out)
}

fn list_library(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".sls") {
            names.push(name);
        }
    }
    names.sort();
    let mut text =
        String::from("/// Path and text of each file, sorted by path.\nconst EMBEDDED: &[(&str, &str)] = &[\n");
    let mut trees: Vec<u8> = Vec::new();
    let mut items: BTreeMap<(String, String), String> = BTreeMap::new();
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
            let mut item = String::from("    Place {\n");
            writeln!(item, "        keyword: SmolStr::new_static({keyword:?}),")?;
            writeln!(item, "        name: SmolStr::new_static({name:?}),")?;
            writeln!(item, "        file: {file},\n        range: {range:?},\n        tree: {tree:?},\n    }},")?;
            items.insert((keyword.to_owned(), name.to_owned()), item);
        }
    }
    text.push_str("];\n\n/// Its items, sorted by keyword and name.\nstatic ITEMS: &[Place] = &[\n");
    text.extend(items.into_values());
    text.push_str("];\n\n/// Trees of the items in the form of postcard; empty for an item with errors.\n");
    text.push_str("static TREES: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/stdlib.trees\"));\n");
    fs::write(out.join("stdlib.trees"), trees)?;
    fs::write(out.join("stdlib.rs"), text)?;
    Ok(())
}

/// The types of the registry that no kind maps to: a packed block for each service, and their names in one more. Types of
/// a service are much alike, so blocks are hardly larger than one of all would be, and a type costs only its own.
fn pack_registry(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let mut packed = Vec::new();
    let mut pack = |text: &str| {
        let start = packed.len();
        packed.extend(miniz_oxide::deflate::compress_to_vec(text.as_bytes(), LEVEL));
        start..packed.len()
    };
    let mut services: Vec<(&str, String)> = Vec::new();
    let mut names = String::new();
    // The first line is the heading.
    for line in text.lines().skip(1) {
        let name = line.strip_prefix("[\"").and_then(|rest| rest.split_once('"')).ok_or("a line without a name")?.0;
        names.push_str(name);
        names.push('\n');
        let (service, _) = name.rsplit_once("::").ok_or("a name without a service")?;
        match services.last_mut().filter(|(last, _)| *last == service) {
            Some((_, lines)) => *lines += line,
            None => services.push((service, line.to_owned())),
        }
        services.last_mut().ok_or("no service")?.1.push('\n');
    }
    let mut index = format!("Packed {{\n    names: {:?},\n    services: &[\n", pack(&names));
    for (service, lines) in &services {
        writeln!(index, "        ({service:?}, {:?}),", pack(lines))?;
    }
    index.push_str("    ],\n    bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/registry.packed\")),\n}\n");
    fs::write(out.join("registry.rs"), index)?;
    fs::write(out.join("registry.packed"), packed)?;
    Ok(())
}
