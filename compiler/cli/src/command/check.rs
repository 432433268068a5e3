//! `slsc check`: everything that is wrong with a program, in every stage.

use std::path::PathBuf;

use clap::Args;
use slsc_core::AssetMode;

use crate::command::against;
use crate::command::compilation::{Compilation, ProgramArguments, Strictness};
use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::render::Format;

const EXAMPLES: &str = "\
Examples:
  slsc check .                        Check the program in this folder, all stages
  slsc check . --stage prod
  slsc check . --deny warnings        Warnings fail, too: for a build server
  slsc check . --format sarif         For code scanning; also github, gitlab, json, short
  slsc check . --against deployed     Also what a deployment over these outputs would replace or lose
  cat main.sls | slsc check -";

/// Find mistakes, without writing anything
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    program: ProgramArguments,

    /// How diagnostics are written: `human` and `short` to standard error, all others to standard output
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT", hide_possible_values = true)]
    format: Format,

    /// Also say what a deployment over the outputs in this folder would do
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,

    #[command(flatten)]
    strictness: Strictness,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let mut compilation = Compilation::new(&arguments.program, None, AssetMode::default(), console)?;
    if let Some(folder) = arguments.against.as_deref().filter(|_| !compilation.has_errors()) {
        let stages = compilation.output.stages.clone();
        let found = against::findings(&arguments.program, &stages, folder, console)?;
        compilation.output.diagnostics.extend(found);
    }
    compilation.show_as(arguments.format, console)?;
    if arguments.format.is_for_people() && compilation.visible(false).is_empty() {
        console.say(&praise(&compilation, arguments.program.stage.as_deref()));
    }
    Ok(if compilation.fails(&arguments.strictness, console) { Outcome::Findings } else { Outcome::Clean })
}

fn praise(compilation: &Compilation, stage: Option<&str>) -> String {
    let files = count(compilation.program.package.files().count(), "file");
    match (stage, compilation.output.stages.as_slice()) {
        (Some(stage), _) => format!("no problems in {files}, stage {stage}\n"),
        (None, []) => format!("no problems in {files}\n"),
        (None, stages) => format!("no problems in {files}, stages {}\n", stages.join(", ")),
    }
}
