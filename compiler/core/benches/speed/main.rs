//! How long the compiler takes, stage by stage, and how much memory: `cargo bench -p slsc-core --bench speed`.
//!
//! Prints a table and ratios; asserts nothing about time, which belongs to the machine. Behind `--`:
//! `--write N FOLDER` writes the generated program of N functions to a folder instead, `--size N` measures only that size.

mod measure;
mod memory;
mod program;

use std::path::Path;
use std::process::ExitCode;

/// The one that the command has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Numbers of functions.
const SIZES: [usize; 5] = [1, 10, 100, 500, 2000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--write", size, folder, ..] => number(size).map_or(ExitCode::from(2), |size| write(size, Path::new(folder))),
        ["--peak", what, size] => number(size).map_or(ExitCode::from(2), |size| memory::report(what, size)),
        ["--size", size, ..] => number(size).map_or(ExitCode::from(2), |size| {
            measure::table(&[size]);
            ExitCode::SUCCESS
        }),
        words if words.contains(&"--bench") => {
            measure::table(&SIZES);
            ExitCode::SUCCESS
        }
        // Run as a test: nothing to assert.
        _ => ExitCode::SUCCESS,
    }
}

fn number(word: &str) -> Option<usize> {
    let number = word.parse().ok();
    if number.is_none() {
        eprintln!("speed: `{word}` is not a number of functions");
    }
    number
}

fn write(size: usize, folder: &Path) -> ExitCode {
    let (code, text) = program::CODE;
    let files = [("main.sls", program::text(size)), (code, text.to_owned())];
    for (path, text) in files {
        let path = folder.join(path);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, text));
        if let Err(error) = made {
            eprintln!("speed: cannot write {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
