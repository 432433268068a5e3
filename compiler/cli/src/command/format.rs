//! `slsc fmt`: one way to write every program.

use std::path::{Path, PathBuf};

use clap::Args;
use slsc_core::diagnostic::{Diagnostic, Label};
use slsc_core::source::{FileId, Sources, Span};
use slsc_syntax::SyntaxError;

use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::program;
use crate::render::{self, Texts};
use crate::write;

const EXAMPLES: &str = "\
Examples:
  slsc fmt .                 Format every `.sls` file in this folder and below
  slsc fmt --check .         Show what would change, for a build server
  slsc fmt - < main.sls      Read standard input, write standard output

Folders that are hidden, that hold output of slsc, or are named `node_modules` are left alone, and so are links.
A file with syntax errors is not changed.";

/// Format source files
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; show what would change
    #[arg(long)]
    check: bool,
}

/// What became of a text.
enum Formatted {
    Same,
    Changed(String),
    Refused,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    if arguments.paths.iter().any(|path| path == Path::new("-")) {
        return standard_input(arguments, console);
    }
    let mut files = Vec::new();
    for path in &arguments.paths {
        files.extend(program::all_sources(path)?);
    }
    files.sort();
    files.dedup();
    let (mut changed, mut refused) = (0, 0);
    for path in &files {
        let text = program::read_file(path)?;
        match format(&text, &shown(path), console) {
            Formatted::Same => {}
            Formatted::Refused => refused += 1,
            Formatted::Changed(new) => {
                changed += 1;
                if arguments.check {
                    console.output(&write::unified(&shown(path), Some(&text), Some(&new), console.color_output))?;
                } else {
                    write::write_atomic(path, new.as_bytes())?;
                    console.detail(&format!("formatted {}", shown(path)));
                }
            }
        }
    }
    let verb = if arguments.check { "would be formatted" } else { "formatted" };
    let unchanged = files.len() - changed - refused;
    let mut summary = format!("{}: {changed} {verb}, {unchanged} unchanged", count(files.len(), "file"));
    if refused > 0 {
        summary += &format!(", {refused} with errors");
    }
    console.say(&(summary + "\n"));
    let findings = refused > 0 || arguments.check && changed > 0;
    Ok(if findings { Outcome::Findings } else { Outcome::Clean })
}

fn standard_input(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    if arguments.paths.len() > 1 {
        return Err(Failure::new("`-` stands alone: standard input is one text"));
    }
    let text = program::read_standard_input()?;
    match format(&text, program::STANDARD_INPUT, console) {
        Formatted::Refused => Ok(Outcome::Findings),
        Formatted::Same if arguments.check => Ok(Outcome::Clean),
        Formatted::Changed(new) if arguments.check => {
            console.output(&write::unified(program::STANDARD_INPUT, Some(&text), Some(&new), console.color_output))?;
            Ok(Outcome::Findings)
        }
        Formatted::Same => console.output(&text).map(|()| Outcome::Clean),
        Formatted::Changed(new) => console.output(&new).map(|()| Outcome::Clean),
    }
}

fn format(text: &str, name: &str, console: &Console) -> Formatted {
    match slsc_syntax::format(text) {
        Ok(new) if new == text => Formatted::Same,
        Ok(new) => Formatted::Changed(new),
        Err(errors) => {
            let mut sources = Sources::default();
            let file = sources.add(name, text);
            let diagnostics: Vec<Diagnostic> = errors.iter().map(|error| diagnostic(error, file)).collect();
            console.error(&render::human(
                &diagnostics.iter().collect::<Vec<_>>(),
                &Texts::new(&sources, 1, ""),
                console.color,
            ));
            Formatted::Refused
        }
    }
}

fn diagnostic(error: &SyntaxError, file: FileId) -> Diagnostic {
    let place = |span: slsc_syntax::ast::Span| Span { file, start: span.start, end: span.end };
    let mut diagnostic = Diagnostic::error(error.code, place(error.span), error.message.clone());
    diagnostic.labels =
        error.label.iter().map(|(span, text)| Label { span: place(*span), text: text.clone() }).collect();
    diagnostic.hints = error.hint.iter().cloned().collect();
    if let Some((span, text)) = &error.fix {
        diagnostic = diagnostic.fix("write this", place(*span), text.clone());
    }
    diagnostic
}

fn shown(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}
