//! The commands. In: arguments. Out: an [`Outcome`], after writing what there is to write.

mod against;
mod build;
mod check;
mod compilation;
mod deploy;
mod diff;
mod doc;
mod explain;
mod fix;
mod format;
mod graph;
mod new;

use clap::{Parser, Subcommand};

use crate::color::ColorChoice;
use crate::console::Console;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  slsc new orders shop             Start a project in the folder `shop`
  slsc check shop                  Find mistakes in every stage
  slsc build shop --stage prod     Write CloudFormation to shop/out/prod/cloudformation
  slsc build shop --target terraform
  slsc diff --since main shop      Say what a deployment would replace, lose, interrupt, allow
  slsc fix shop                    Make the corrections that need no decision
  slsc explain sqs.fifo.suffix     Say what a rule asks for and why
  slsc doc                         Write the reference of the language and its kinds

Exit code: 0 clean, 1 errors in the program or a difference, 2 wrong use or unreadable files.";

/// The serverless language compiler: one source to CloudFormation and Terraform
#[derive(Debug, Parser)]
#[command(name = "slsc", version, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
pub struct CommandLine {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN", help_heading = "Output")]
    pub color: ColorChoice,

    /// Show only errors
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Output")]
    pub quiet: bool,

    /// Show what is done
    #[arg(short, long, global = true, help_heading = "Output")]
    pub verbose: bool,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// One thing to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::Arguments),
    Check(check::Arguments),
    Build(build::Arguments),
    Diff(diff::Arguments),
    Fix(fix::Arguments),
    Fmt(format::Arguments),
    Explain(explain::Arguments),
    Graph(graph::Arguments),
    Doc(doc::Arguments),
}

impl Command {
    /// Does it.
    pub fn run(self, console: &Console) -> Result<Outcome, Failure> {
        match self {
            Command::New(arguments) => new::run(&arguments, console),
            Command::Check(arguments) => check::run(&arguments, console),
            Command::Build(arguments) => build::run(&arguments, console),
            Command::Diff(arguments) => diff::run(&arguments, console),
            Command::Fix(arguments) => fix::run(&arguments, console),
            Command::Fmt(arguments) => format::run(&arguments, console),
            Command::Explain(arguments) => explain::run(&arguments, console),
            Command::Graph(arguments) => graph::run(&arguments, console),
            Command::Doc(arguments) => doc::run(&arguments, console),
        }
    }
}
