//! `slsc doc`: the reference of the language and its kinds, as pages.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::command::build::report;
use crate::console::Console;
use crate::failure::{Failure, Outcome};
use crate::program;
use crate::reference::{self, Page, Reference};
use crate::write::{self, Wanted};

const EXAMPLES: &str = "\
Examples:
  slsc doc                                      The whole reference, in out/doc/index.html
  slsc doc --format markdown --out docs         The same for a repository
  slsc doc queue function --out kinds           Only these kinds
  slsc doc queue --format markdown --stdout     Print a page
  slsc doc --stdlib ./stdlib                    Of a standard library that is being changed

Every page of HTML is whole by itself and can be opened from a disk; names.js beside them is for the search.
Only files that slsc made are replaced or removed; the file .slsc-manifest beside them says which they are.";

/// Write the reference of the language and its kinds
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Only these kinds; otherwise everything
    #[arg(value_name = "KIND")]
    kinds: Vec<String>,

    /// How to write it
    #[arg(long, value_enum, default_value = "html", value_name = "FORMAT")]
    format: Format,

    /// Folder to write to
    #[arg(long, value_name = "DIR", default_value = "out/doc", conflicts_with = "stdout")]
    out: PathBuf,

    /// Print the pages of the kinds instead of writing
    #[arg(long, requires = "kinds")]
    stdout: bool,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    stdlib: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Markdown,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let library = program::load_library(arguments.stdlib.as_deref())?;
    for name in &arguments.kinds {
        if !library.kinds().iter().any(|known| known == name) {
            return Err(unknown(name, library.kinds().iter().map(|known| known.as_str())));
        }
    }
    let reference = Reference::new(&library, &arguments.kinds);
    let pages = reference::markdown(&reference).map_err(|error| Failure::new(error.to_string()))?;
    let files = match arguments.format {
        Format::Html => reference::html(&reference, &pages).map_err(|error| Failure::new(error.to_string()))?,
        Format::Markdown => pages.into_iter().map(markdown).collect(),
    };
    if arguments.stdout {
        let printed = files.into_iter().filter(|(path, _)| path.starts_with("kinds/")).map(|(_, text)| text);
        console.output(&printed.collect::<Vec<_>>().join("\n"))?;
        return Ok(Outcome::Clean);
    }
    let wanted: Vec<Wanted> =
        files.into_iter().map(|(path, text)| Wanted { path, bytes: text.into_bytes().into(), text: true }).collect();
    let replaced = write::replace(&arguments.out, &wanted)?;
    report(&replaced, &arguments.out, console);
    Ok(Outcome::Clean)
}

/// Code hosts show the file `README.md` of a folder.
fn markdown(page: Page) -> (String, String) {
    let path = if page.path == "index" { "README".to_owned() } else { page.path };
    (format!("{path}.md"), page.text)
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let failure = Failure::new(format!("there is no kind `{}`", name.escape_debug()));
    let near = known
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, near)) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`slsc explain` lists them"),
    }
}
