//! `slsc explain`: what a kind, a property, a rule or a diagnostic means.

use std::path::PathBuf;

use clap::Args;
use slsc_core::explain;

use crate::console::Console;
use crate::failure::{Failure, Outcome};
use crate::program;
use crate::render;

const EXAMPLES: &str = "\
Examples:
  slsc explain function             A kind: its properties, events, capabilities, rules
  slsc explain function.memory      A property: type, default, unit
  slsc explain sqs.fifo.suffix      A rule of the standard library
  slsc explain type.range           A diagnostic of the compiler
  slsc explain                      Everything that can be explained, by group
  slsc explain --search visibility  What has to do with it";

/// Say what a kind, a property, a rule or a diagnostic means
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to explain; without it, everything that can be explained is listed
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// List rules, diagnostics, kinds and properties in which these words occur
    #[arg(long, value_name = "WORDS", conflicts_with = "id")]
    search: Option<String>,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    stdlib: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let library = program::load_library(arguments.stdlib.as_deref())?;
    let page = match (&arguments.id, &arguments.search) {
        (Some(id), _) => explain::explain(&library, id).map_err(|near| unknown(id, &near))?,
        (None, Some(words)) => explain::search(&library, words).ok_or_else(|| {
            Failure::new(format!("nothing has to do with `{}`", words.escape_debug()))
                .hint("`slsc explain` lists what there is")
        })?,
        (None, None) => explain::index(&library),
    };
    let text = render::page(&page, console.color_output).map_err(|error| Failure::new(error.to_string()))?;
    console.output(&text)?;
    Ok(Outcome::Clean)
}

fn unknown(id: &str, near: &[String]) -> Failure {
    let failure = Failure::new(format!("there is nothing to explain as `{}`", id.escape_debug()));
    if near.is_empty() {
        return failure.hint("`slsc explain` lists what there is");
    }
    failure.hint(format!("did you mean `{}`?", near.join("`, `")))
}
