//! `slsc check`: everything that is wrong with a program, in every stage.

use clap::{Args, ValueEnum};
use slsc_core::AssetMode;

use crate::command::compilation::{Compilation, ProgramArguments};
use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::render;

const EXAMPLES: &str = "\
Examples:
  slsc check .                        Check the program in this folder, all stages
  slsc check . --stage prod
  slsc check . --format json          For editors and scripts
  cat main.sls | slsc check -";

/// Find mistakes, without writing anything
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    program: ProgramArguments,

    /// How diagnostics are written; JSON goes to standard output
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let compilation = Compilation::new(&arguments.program, None, AssetMode::default(), console)?;
    match arguments.format {
        Format::Human => {
            compilation.show(console);
            if compilation.visible(false).is_empty() {
                console.say(&praise(&compilation, arguments.program.stage.as_deref()));
            }
        }
        Format::Json => console.output(&render::json(&compilation.visible(console.quiet), &compilation.texts()))?,
    }
    Ok(if compilation.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

fn praise(compilation: &Compilation, stage: Option<&str>) -> String {
    let files = count(compilation.output.own, "file");
    match (stage, compilation.output.stages.as_slice()) {
        (Some(stage), _) => format!("no problems in {files}, stage {stage}\n"),
        (None, []) => format!("no problems in {files}\n"),
        (None, stages) => format!("no problems in {files}, stages {}\n", stages.join(", ")),
    }
}
