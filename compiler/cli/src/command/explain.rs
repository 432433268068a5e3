//! `slsc explain`: what a kind, a property, a rule or a diagnostic means.

use std::path::PathBuf;

use clap::Args;
use slsc_core::explain::{self, Page, Row};

use crate::color::Paint;
use crate::console::Console;
use crate::failure::{Failure, Outcome};
use crate::program;

const EXAMPLES: &str = "\
Examples:
  slsc explain function             A kind: its properties, events, capabilities, rules
  slsc explain function.memory      A property: type, default, unit
  slsc explain sqs.fifo.suffix      A rule of the standard library
  slsc explain type.range           A diagnostic of the compiler
  slsc explain                      Everything that can be explained";

/// Columns of a line.
const WIDTH: usize = 100;

/// Say what a kind, a property, a rule or a diagnostic means
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to explain; without it, everything that can be explained is listed
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    stdlib: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let library = program::load_library(arguments.stdlib.as_deref())?;
    let page = match &arguments.id {
        None => explain::index(&library),
        Some(id) => explain::explain(&library, id).map_err(|near| unknown(id, &near))?,
    };
    console.output(&show(&page, console.color_output))?;
    Ok(Outcome::Clean)
}

fn unknown(id: &str, near: &[String]) -> Failure {
    let failure = Failure::new(format!("there is nothing to explain as `{}`", id.escape_debug()));
    if near.is_empty() {
        return failure.hint("`slsc explain` lists what there is");
    }
    failure.hint(format!("did you mean `{}`?", near.join("`, `")))
}

/// The page as text.
fn show(page: &Page, color: bool) -> String {
    let mut text = format!("{}: {}\n", Paint::Bold.apply(&page.title, color), page.what);
    if !page.text.is_empty() {
        text.push('\n');
        for paragraph in page.text.split("\n\n") {
            text += &wrap(paragraph, 0);
        }
    }
    let width = page.facts.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (at, (name, fact)) in page.facts.iter().enumerate() {
        if at == 0 {
            text.push('\n');
        }
        let space = " ".repeat(width - name.len() + 2);
        let body = wrap(fact, width + 4);
        text += &format!("  {}{space}{}", Paint::Cyan.apply(name, color), body.trim_start());
    }
    for example in &page.examples {
        text += &format!("\n{}\n", Paint::Cyan.apply(&example.title, color));
        text.extend(example.text.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n"));
    }
    for section in &page.sections {
        text += &format!("\n{}\n", Paint::Cyan.apply(&section.title, color));
        text.extend(section.rows.iter().map(|row| show_row(row, color)));
    }
    text
}

fn show_row(row: &Row, color: bool) -> String {
    let mut text = format!("  {}", Paint::Bold.apply(&row.name, color));
    let head = row.name.chars().count() + 4;
    let body = wrap(&row.declaration, head);
    text += if body.is_empty() { "\n" } else { "  " };
    text += body.trim_start();
    text + &wrap(&row.text, 6)
}

/// Lines of at most [`WIDTH`] columns, each indented; a line break at the end unless there is nothing.
fn wrap(text: &str, indent: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(" ".repeat(indent) + word),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
