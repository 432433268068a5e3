//! `slsc new`: a project to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::color::Paint;
use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::write;

/// A project that comes with slsc.
pub struct Template {
    name: &'static str,
    /// What it is, in a line; may be empty.
    about: &'static str,
    /// Path and content of each file.
    files: &'static [(&'static str, &'static [u8])],
}

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

const EXAMPLES: &str = "\
Examples:
  slsc new                 List the templates
  slsc new hello           Start from `hello` in the folder `hello`
  slsc new orders shop     Start from `orders` in the folder `shop`

The folder must be new or empty: nothing is ever overwritten.";

/// Start a project from a template, or list the templates
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to start from; without it, the templates are listed
    #[arg(value_name = "TEMPLATE")]
    template: Option<String>,

    /// Folder to make [default: the template's name]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let Some(name) = &arguments.template else {
        return console.output(&list(console.color_output)).map(|()| Outcome::Clean);
    };
    let template = find(name)?;
    let folder = arguments.folder.clone().unwrap_or_else(|| PathBuf::from(template.name));
    free(&folder)?;
    for (name, bytes) in template.files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| Failure::io("create", parent, &error))?;
        }
        write::create(&path, bytes)?;
        console.detail(&format!("wrote {}", path.display()));
    }
    let shown = folder.display();
    console.say(&format!("{shown}: wrote {}\n", count(template.files.len(), "file")));
    console.say(&format!("next:\n  slsc check {shown}\n  slsc build {shown}\n"));
    Ok(Outcome::Clean)
}

fn list(color: bool) -> String {
    if TEMPLATES.is_empty() {
        return "this slsc was built without templates\n".to_owned();
    }
    let width = TEMPLATES.iter().map(|template| template.name.len()).max().unwrap_or(0);
    let lines = TEMPLATES.iter().map(|template| {
        let space = " ".repeat(width - template.name.len());
        let line = format!("{}{space}  {}", Paint::Bold.apply(template.name, color), template.about);
        line.trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn find(name: &str) -> Result<&'static Template, Failure> {
    if let Some(template) = TEMPLATES.iter().find(|template| template.name == name) {
        return Ok(template);
    }
    let near = TEMPLATES.iter().max_by(|a, b| {
        let score = |template: &Template| strsim::jaro_winkler(template.name, name);
        score(a).total_cmp(&score(b))
    });
    let failure = Failure::new(format!("there is no template `{}`", name.escape_debug()));
    Err(match near.filter(|template| strsim::jaro_winkler(template.name, name) > 0.8) {
        Some(near) => failure.hint(format!("did you mean `{}`?", near.name)),
        None => failure.hint("`slsc new` lists them"),
    })
}

/// Refuses a folder with something in it.
fn free(folder: &Path) -> Result<(), Failure> {
    let refused = |what: &str| {
        Err(Failure::new(format!("`{}` {what}", folder.display())).hint("name another folder: `slsc new TEMPLATE DIR`"))
    };
    match std::fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                refused("is not empty")
            } else {
                Ok(())
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            // A link to nothing is something.
            if folder.symlink_metadata().is_ok() { refused("is a link to nothing") } else { Ok(()) }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => refused("is not a folder"),
        Err(error) => Err(Failure::io("read", folder, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_stay_in_their_folder() {
        for template in TEMPLATES {
            for (name, _) in template.files {
                assert!(write::is_plain(name), "{name}");
            }
        }
    }
}
