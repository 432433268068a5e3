//! `slsc graph`: declarations and why one needs the other, as a text or a picture.

use clap::{Args, ValueEnum};
use slsc_core::AssetMode;

use crate::command::compilation::{Compilation, ProgramArguments};
use crate::console::Console;
use crate::draw;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  slsc graph . --format svg > system.svg       A picture for a README, in light and dark
  slsc graph . --format mermaid                For Markdown on code hosts
  slsc graph . --format dot | dot -Tpng        For Graphviz
  slsc graph . --format json                   For scripts

Without --stage, a program with stages is drawn as its first stage.";

/// Draw what a program consists of
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    program: ProgramArguments,

    /// How to draw it
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text that Markdown on many code hosts shows as a picture
    Mermaid,
    /// Text for Graphviz
    Dot,
    /// Nodes and edges with their places
    Json,
    /// A picture
    Svg,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let compilation = Compilation::new(&arguments.program, None, AssetMode::default(), console)?;
    compilation.show(console);
    if compilation.has_errors() {
        return Ok(Outcome::Findings);
    }
    let graph = &compilation.output.graph;
    let own = compilation.output.own;
    let drawn = match arguments.format {
        Format::Mermaid => draw::mermaid(graph, own),
        Format::Dot => draw::dot(graph, own),
        Format::Json => draw::json(graph, &compilation.texts()),
        Format::Svg => draw::svg(graph, own, &compilation.app)?,
    };
    console.output(&drawn)?;
    Ok(Outcome::Clean)
}
