//! Pages of the compiler's own diagnostics, from `codes.md` beside this file.

use std::collections::BTreeSet;

use crate::explain::{Example, Page};

const CODES: &str = include_str!("codes.md");

/// The page of a code.
pub fn page(id: &str) -> Option<Page> {
    sections().find(|(found, _)| *found == id).map(|(_, body)| read(id, body))
}

/// All codes.
pub fn ids() -> BTreeSet<String> {
    sections().map(|(id, _)| id.to_owned()).collect()
}

/// `## id` and what stands below it.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    CODES.split("\n## ").skip(1).filter_map(|section| section.split_once('\n'))
}

fn read(id: &str, body: &str) -> Page {
    let mut page = Page { title: id.to_owned(), what: "a diagnostic of the compiler".to_owned(), ..Page::default() };
    let mut example: Option<String> = None;
    for line in body.lines() {
        match (&mut example, line) {
            (None, "```sls") => example = Some(String::new()),
            (Some(text), "```") => {
                let title = if page.examples.is_empty() { "wrong" } else { "right" };
                page.examples.push(Example { title: title.to_owned(), text: std::mem::take(text) });
                example = None;
            }
            (Some(text), line) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, line) => {
                page.text.push_str(line);
                page.text.push('\n');
            }
        }
    }
    page.text = page.text.trim().to_owned();
    page
}
