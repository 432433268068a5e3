//! Standard output for results, standard error for everything said to a person.

use std::io::{ErrorKind, Write};

use crate::color::{ColorChoice, Paint};
use crate::failure::{Failure, reason};

/// Where text goes and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct Console {
    /// Colours on standard error.
    pub color: bool,
    /// Colours on standard output.
    pub color_output: bool,
    /// Only errors.
    pub quiet: bool,
    /// Also what helps to understand a run.
    pub verbose: bool,
}

impl Console {
    /// Decides about colours.
    pub fn new(color: ColorChoice, quiet: bool, verbose: bool) -> Console {
        Console { color: color.on(&std::io::stderr()), color_output: color.on(&std::io::stdout()), quiet, verbose }
    }

    /// Writes a result. A reader that went away (`slsc … | head`) is no failure.
    pub fn output(&self, text: &str) -> Result<(), Failure> {
        let mut stream = std::io::stdout().lock();
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("cannot write to standard output: {}", reason(&error))))
            }
            _ => Ok(()),
        }
    }

    /// Says something that `-q` does not silence.
    pub fn error(&self, text: &str) {
        // There is nobody to tell when standard error is closed.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says something that `-q` silences.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.error(text);
        }
    }

    /// Says something that only `-v` shows.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            self.error(&Paint::Dim.apply(text, self.color));
            self.error("\n");
        }
    }

    /// Says why a command could not do its work.
    pub fn failure(&self, failure: &Failure) {
        let mut text = format!("{}: {}\n", Paint::Red.apply("error", self.color), failure.message);
        for hint in &failure.hints {
            text += &format!("  {}: {hint}\n", Paint::Cyan.apply("help", self.color));
        }
        self.error(&text);
    }
}
