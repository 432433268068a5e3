//! Systems from outputs: folders that `slsc build` wrote, or texts that were just compiled.
//!
//! In: templates of CloudFormation as JSON or YAML, modules of Terraform as HCL or JSON. Out: one form for all,
//! [`slsc_core::compare::System`]. Deliberately absent: comparing them.

mod cloudformation;
mod terraform;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;

use slsc_core::compare::System;
use slsc_core::plan::Target;

use crate::failure::Failure;
use crate::program::read_file;

/// How deep output folders are looked for: `out/STAGE/TARGET` is three.
const DEEPEST: usize = 4;

/// The systems at a path, by where they are below it: `prod/terraform`; the empty name for the path itself.
pub fn read(path: &Path) -> Result<BTreeMap<String, System>, Failure> {
    let metadata = std::fs::metadata(path).map_err(|error| Failure::io("read", path, &error))?;
    let mut systems = BTreeMap::new();
    if metadata.is_dir() {
        find(path, "", DEEPEST, &mut systems)?;
    } else {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let system = of_texts([(name, read_file(path)?.to_string())]).map_err(|why| unreadable(path, &why))?;
        systems.extend(system.map(|system| (String::new(), system)));
    }
    if systems.is_empty() {
        return Err(Failure::new(format!("`{}` holds no output of slsc", path.display()))
            .hint("name a folder that `slsc build` wrote: with `template.json`, `template.yaml` or `main.tf` in it"));
    }
    Ok(systems)
}

fn find(folder: &Path, name: &str, depth: usize, systems: &mut BTreeMap<String, System>) -> Result<(), Failure> {
    let mut texts = Vec::new();
    let mut inner = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::io("read", folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| Failure::io("read", folder, &error))?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Links are not followed, so this ends.
        let kind = std::fs::symlink_metadata(&path).map_err(|error| Failure::io("read", &path, &error))?;
        if kind.is_dir() && !file.starts_with('.') && depth > 0 {
            inner.push((path, file));
        } else if kind.is_file() && is_output(&file) {
            texts.push((file, read_file(&path)?.to_string()));
        }
    }
    if let Some(system) = of_texts(texts).map_err(|why| unreadable(folder, &why))? {
        systems.insert(name.to_owned(), system);
        return Ok(());
    }
    for (path, file) in inner {
        let name = if name.is_empty() { file } else { format!("{name}/{file}") };
        find(&path, &name, depth - 1, systems)?;
    }
    Ok(())
}

fn is_output(file: &str) -> bool {
    ["template.json", "template.yaml", "template.yml"].contains(&file)
        || file.ends_with(".tf")
        || file.ends_with(".tf.json")
}

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::new(format!("cannot read `{}`: {why}", path.display()))
}

/// The system that the files of one folder say; nothing when none of them is output.
pub fn of_texts(files: impl IntoIterator<Item = (String, String)>) -> Result<Option<System>, String> {
    let mut files: Vec<(String, String)> = files.into_iter().collect();
    files.sort();
    let is_module = |name: &str| name.ends_with(".tf") || name.ends_with(".tf.json");
    let mut module: Option<System> = None;
    for (name, text) in files.iter().filter(|(name, _)| is_module(name)) {
        let system = module.get_or_insert_with(|| System::new(Target::Terraform));
        terraform::read(name, text, system).map_err(|why| format!("`{name}`: {why}"))?;
    }
    if module.is_some() {
        return Ok(module);
    }
    // The first of several formats: they say the same.
    let Some((name, text)) = files.first() else { return Ok(None) };
    cloudformation::read(name, text).map(Some).map_err(|why| format!("`{name}`: {why}"))
}
