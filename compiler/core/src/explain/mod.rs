//! What a name means: kinds, their properties, rules and diagnostics.
//!
//! In: a standard library and an id, such as `function`, `function.memory`, `sqs.fifo.suffix` or `type.range`. Out: a
//! page as a value. Everything about AWS is read from the library's own declarations, so a page cannot differ from what
//! the compiler checks. Deliberately absent: layout and colours.

mod code;
mod constraint;
mod kind;
pub mod reference;
mod registry;
mod rule;
mod search;
mod source;

pub use search::search;

use std::collections::BTreeSet;

use crate::library::Library;

/// What there is to say of an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The id.
    pub title: String,
    /// What it is: `a kind`, `a property of \`queue\``.
    pub what: String,
    /// Paragraphs in the author's words; may be empty.
    pub text: String,
    /// Short answers by name: `type`, `default`, `severity`.
    pub facts: Vec<(String, String)>,
    /// Programs with a line that says what they show.
    pub examples: Vec<Example>,
    /// Lists: properties of a kind, rules of a property.
    pub sections: Vec<Section>,
}

/// A piece of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The text.
    pub text: String,
}

/// A list of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// `properties`
    pub title: String,
    /// In the order of the library.
    pub rows: Vec<Row>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// Its declaration, such as a type with a default; may be empty.
    pub declaration: String,
    /// What it is for; may be empty.
    pub text: String,
}

/// The page of an id. Otherwise up to three ids that are spelt like it.
pub fn explain(library: &Library, id: &str) -> Result<Page, Vec<String>> {
    code::page(id)
        .or_else(|| rule::page(library, id))
        .or_else(|| kind::page(library, id))
        .or_else(|| constraint::page(id))
        .or_else(|| registry::page(id))
        .ok_or_else(|| near(library, id))
}

/// What can be explained: kinds, and the areas of rules and diagnostics.
pub fn index(library: &Library) -> Page {
    let names = library.kinds();
    let kinds = names.iter().map(|name| Row {
        name: name.to_string(),
        declaration: String::new(),
        text: kind::about(library, name),
    });
    let by_area = |ids: BTreeSet<String>| {
        let mut rows: Vec<Row> = Vec::new();
        for id in ids {
            let area = id.split('.').next().unwrap_or_default();
            match rows.iter_mut().find(|row| row.name == area) {
                Some(row) => row.text += &format!(", {id}"),
                None => rows.push(Row { name: area.to_owned(), declaration: String::new(), text: id }),
            }
        }
        rows
    };
    Page {
        title: "slsc explain".to_owned(),
        what: "what can be explained".to_owned(),
        text: "A kind (`queue`), a property (`queue.visibility`), a rule or a diagnostic (`type.range`), a type of \
               CloudFormation's registry (`AWS::EC2::VPC`) or a property of one (`AWS::EC2::VPC.CidrBlock`)."
            .to_owned(),
        sections: vec![
            Section { title: "kinds".to_owned(), rows: kinds.collect() },
            Section { title: "rules of the library".to_owned(), rows: by_area(rule::ids(library)) },
            Section { title: "diagnostics of the compiler".to_owned(), rows: by_area(code::ids()) },
        ],
        ..Page::default()
    }
}

/// Ids of the diagnostics that the compiler itself gives, sorted.
pub fn codes() -> BTreeSet<String> {
    code::ids()
}

fn near(library: &Library, id: &str) -> Vec<String> {
    if let Some(near) = registry::near(id) {
        return vec![near];
    }
    let mut known = code::ids();
    known.extend(rule::ids(library));
    known.extend(kind::ids(library));
    let mut scored: Vec<(f64, String)> = known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&known, id), known))
        .filter(|(score, _)| *score > 0.85)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.into_iter().take(3).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests;
