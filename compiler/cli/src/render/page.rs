//! Pages of `slsc explain` as text, laid out by the template beside this file.

use serde::Serialize;
use slsc_core::explain::Page;
use tera::{Context, Kwargs, State, Tera};

use crate::color::Paint;

const TEMPLATE: &str = include_str!("page.tera");

/// Columns of a line.
const WIDTH: usize = 100;

/// What the template reads: a page with its columns measured.
#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    what: &'a str,
    paragraphs: Vec<&'a str>,
    facts: Vec<Fact<'a>>,
    /// Column where the texts of facts begin.
    width: usize,
    examples: Vec<Example<'a>>,
    sections: Vec<Section<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    name: &'a str,
    space: String,
    text: &'a str,
}

#[derive(Serialize)]
struct Example<'a> {
    title: &'a str,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Section<'a> {
    title: &'a str,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    declaration: &'a str,
    /// Column where the declaration goes on.
    indent: usize,
    text: &'a str,
}

/// The page as text, with colours or without.
///
/// # Errors
/// The template does not render: a mistake of slsc.
pub fn page(page: &Page, color: bool) -> Result<String, tera::Error> {
    let mut tera = Tera::new();
    let paint = move |look: Paint| move |text: &str, _: Kwargs, _: &State| look.apply(text, color);
    tera.register_filter("bold", paint(Paint::Bold));
    tera.register_filter("heading", paint(Paint::Cyan));
    tera.register_filter("wrap", |text: &str, arguments: Kwargs, _: &State| {
        let indent: usize = arguments.must_get("indent")?;
        Ok::<String, tera::Error>(wrap(text, indent))
    });
    tera.add_raw_template("page", TEMPLATE)?;
    let mut context = Context::new();
    context.insert("page", &view(page));
    Ok(tera.render("page", &context)?.trim_end().to_owned() + "\n")
}

fn view(page: &Page) -> View<'_> {
    let width = page.facts.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let facts = page.facts.iter().map(|(name, text)| Fact { name, space: " ".repeat(width - name.len() + 2), text });
    let examples = page.examples.iter().map(|example| Example {
        title: &example.title,
        lines: example.text.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect(),
    });
    let sections = page.sections.iter().map(|section| Section {
        title: &section.title,
        rows: section
            .rows
            .iter()
            .map(|row| Row {
                name: &row.name,
                declaration: &row.declaration,
                indent: row.name.chars().count() + 4,
                text: &row.text,
            })
            .collect(),
    });
    View {
        title: &page.title,
        what: &page.what,
        paragraphs: page.text.split("\n\n").filter(|paragraph| !paragraph.is_empty()).collect(),
        facts: facts.collect(),
        width: width + 4,
        examples: examples.collect(),
        sections: sections.collect(),
    }
}

/// Lines of at most [`WIDTH`] columns, each indented.
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
    lines.join("\n")
}
