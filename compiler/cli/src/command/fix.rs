//! `slsc fix`: makes the changes that diagnostics offer, and keeps them only where they do good.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use slsc_core::diagnostic::Diagnostic;
use slsc_core::repair::{Repair, repair};
use slsc_core::source::FileId;
use slsc_core::{AssetMode, SourceText};

use crate::command::compilation::{Compilation, ProgramArguments};
use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::program::{self, STANDARD_INPUT};
use crate::write;

const EXAMPLES: &str = "\
Examples:
  slsc fix .              Correct names that are nearly right, remove what nothing uses
  slsc fix . --dry-run    Show what would change
  slsc fix - < main.sls   Read standard input, write standard output

Only fixes that need no decision are made; `slsc check` shows them as `fix`. The program is checked again after each
round, and a change after which a file cannot be read any more, or which leaves more errors than there were, is not made.
Exit code: 1 when errors remain.";

/// A cure may show what was hidden, which may have a cure of its own; nothing needs many turns.
const ROUNDS: usize = 10;

/// Make the corrections that need no decision
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    program: ProgramArguments,

    /// Write nothing; show what would change
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let read = program::load(&arguments.program.path)?;
    let first = Compilation::of(read, &arguments.program, None, AssetMode::default(), console)?;
    let before: Vec<SourceText> = first.program.package.files().cloned().collect();
    let (errors, readable) = (errors(&first), syntax_errors(&first) == 0);
    let (mut compilation, mut cured) = (first, 0);
    for _ in 0..ROUNDS {
        let Some((better, number)) = round(&compilation, arguments, console)? else { break };
        compilation = better;
        cured += number;
    }
    // What could not be read hid its errors; otherwise there must not be more than before.
    if readable && self::errors(&compilation) > errors {
        console.error("the fixes would leave more errors than there are now: nothing was changed\n");
        return Ok(Outcome::Findings);
    }
    // Each with its old text.
    let after = compilation.program.package.files();
    let changed: Vec<(&SourceText, &str)> =
        after.zip(&before).filter(|(new, old)| new.text != old.text).map(|(new, old)| (new, &*old.text)).collect();
    let standard_input = before.first().filter(|file| file.path == STANDARD_INPUT);
    if arguments.dry_run {
        for (new, old) in &changed {
            let name = format!("{}{}", compilation.program.prefix, new.path);
            console.output(&write::unified(&name, Some(old), Some(&new.text), console.color_output))?;
        }
    } else if let Some(old) = standard_input {
        console.output(changed.first().map_or(&old.text, |(new, _)| &new.text))?;
    } else {
        let folder = &compilation.program.folder;
        let files: Vec<(PathBuf, &str, &str)> =
            changed.iter().map(|(new, old)| (folder.join(&new.path), *old, &*new.text)).collect();
        write_all(&files)?;
    }
    let verb = if arguments.dry_run { "would fix" } else { "fixed" };
    compilation.show(console);
    console.say(&match cured {
        0 => "nothing to fix\n".to_owned(),
        _ => format!("{verb} {} in {}\n", count(cured, "finding"), count(changed.len(), "file")),
    });
    Ok(if compilation.has_errors() { Outcome::Findings } else { Outcome::Clean })
}

/// The program after one round of fixes, and how many findings they cure; nothing when there is none to make.
fn round(now: &Compilation, arguments: &Arguments, console: &Console) -> Result<Option<(Compilation, usize)>, Failure> {
    let diagnostics = &now.output.diagnostics;
    let all = repaired(now, diagnostics);
    if all.files.is_empty() {
        return Ok(None);
    }
    let next = again(now, &all, arguments, console)?;
    if syntax_errors(&next) <= syntax_errors(now) {
        return Ok(Some((next, all.cured.len())));
    }
    // One of them breaks a file: take those that do not, one after the other.
    let mut kept: Vec<Diagnostic> = Vec::new();
    for at in all.cured {
        kept.push(diagnostics[at].clone());
        let next = again(now, &repaired(now, &kept), arguments, console)?;
        if syntax_errors(&next) > syntax_errors(now) {
            kept.pop();
        }
    }
    let some = repaired(now, &kept);
    if some.files.is_empty() {
        return Ok(None);
    }
    Ok(Some((again(now, &some, arguments, console)?, some.cured.len())))
}

fn repaired(compilation: &Compilation, diagnostics: &[Diagnostic]) -> Repair {
    repair(&compilation.output.sources, compilation.output.own, diagnostics)
}

/// Compiles with the changed texts.
fn again(now: &Compilation, repair: &Repair, arguments: &Arguments, console: &Console) -> Result<Compilation, Failure> {
    let mut program = now.program.clone();
    // The program's texts come first, in this order.
    for (at, file) in program.package.files_mut().enumerate() {
        if let Some(text) = repair.files.get(&FileId(at as u32)) {
            file.text = Arc::from(text.as_str());
        }
    }
    Compilation::of(program, &arguments.program, None, AssetMode::default(), console)
}

fn errors(compilation: &Compilation) -> usize {
    compilation.errors().count()
}

fn syntax_errors(compilation: &Compilation) -> usize {
    compilation.errors().filter(|error| error.code.starts_with("syntax.")).count()
}

/// Writes every file, or leaves all as they were.
fn write_all(files: &[(PathBuf, &str, &str)]) -> Result<(), Failure> {
    for (at, (path, _, new)) in files.iter().enumerate() {
        if let Err(failure) = write::write_atomic(path, new.as_bytes()) {
            for (path, old, _) in &files[..at] {
                // What matters is the first error.
                let _ = write::write_atomic(path, old.as_bytes());
            }
            return Err(failure);
        }
    }
    Ok(())
}
