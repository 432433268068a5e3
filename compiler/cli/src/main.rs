//! The command `slsc`. In: arguments, files, standard input. Out: files, text for people or for programs, an exit code.
//!
//! Deliberately absent: anything about the language or about AWS; that is `slsc-core`, which knows no files.

mod changes;
mod color;
mod command;
mod console;
mod dependencies;
mod deployed;
mod draw;
mod failure;
mod package;
mod panic;
mod program;
mod project;
mod reference;
mod render;
mod revision;
mod write;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use command::CommandLine;
use console::Console;
use failure::{Failure, Outcome};

/// A compilation makes many small values, for which the allocators of most systems are slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic::install();
    panic::guard(run)
}

fn run() -> ExitCode {
    let matches = match CommandLine::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    let arguments = match CommandLine::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let console = Console::new(arguments.color, arguments.quiet, arguments.verbose);
    match arguments.command.run(&console) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            console.failure(&failure);
            ExitCode::from(Failure::EXIT_CODE)
        }
    }
}

/// Help and version are not failures; everything else about arguments is.
fn usage(error: &clap::Error) -> ExitCode {
    let shown = error.print();
    if error.use_stderr() || shown.is_err() { ExitCode::from(Failure::EXIT_CODE) } else { ExitCode::SUCCESS }
}
