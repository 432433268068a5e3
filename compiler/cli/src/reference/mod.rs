//! The reference of the language and its kinds as pages.
//!
//! In: a standard library. Out: Markdown, laid out by the templates beside this file, or the same as HTML that needs
//! nothing but itself. Deliberately absent: what the pages say, which is `slsc_core::explain::reference`, and files.

mod highlight;
mod html;
mod markdown;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use slsc_core::explain::reference::{self, Body, Code, Function, Kind, Named, Service};
use slsc_core::library::Library;

pub use html::html;
pub use markdown::markdown;

/// A page in Markdown, before it has an ending.
#[derive(Debug)]
pub struct Page {
    /// Path without its ending: `kinds/queue`. The first page is `index`.
    pub path: String,
    /// Its heading.
    pub title: String,
    /// In Markdown; links end in `.md`.
    pub text: String,
}

/// A page beside those of kinds, in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// `language`
    pub path: &'static str,
    /// In navigation.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
}

const PAGES: &[Listed] = &[
    Listed { path: "tour", title: "Tour", text: "the language in ten minutes" },
    Listed { path: "language", title: "Language", text: "all of it: text, types, expressions, stages, kinds" },
    Listed { path: "types", title: "Types", text: "types of the library: events, names, tables" },
    Listed { path: "functions", title: "Functions", text: "all there are" },
    Listed { path: "rules", title: "Rules", text: "what the library checks, by id" },
    Listed { path: "diagnostics", title: "Diagnostics", text: "what the compiler itself finds, with examples" },
];

/// Everything that pages are made of.
#[derive(Debug)]
pub struct Reference {
    /// Pages beside those of kinds; none when only some kinds are asked for.
    pub pages: Vec<Listed>,
    /// Kinds by service.
    pub services: Vec<Service>,
    /// Sorted by name.
    pub kinds: Vec<Kind>,
    /// Types of the library.
    pub types: Vec<Named>,
    /// Tables of keys.
    pub tables: Vec<Named>,
    /// The closed table.
    pub functions: Vec<Function>,
    /// Diagnostics of the compiler.
    pub codes: Vec<Code>,
}

impl Reference {
    /// Everything, or only some kinds of the library.
    pub fn new(library: &Library, only: &[String]) -> Reference {
        let wanted = |name: &str| only.is_empty() || only.iter().any(|one| one == name);
        let mut services = reference::services(library);
        for service in &mut services {
            service.kinds.retain(|kind| wanted(&kind.name));
        }
        services.retain(|service| !service.kinds.is_empty());
        let known = library.kinds();
        let names = known.iter().filter(|name| wanted(name));
        let (types, tables) = reference::types(library);
        Reference {
            pages: if only.is_empty() { PAGES.to_vec() } else { Vec::new() },
            services,
            kinds: names.filter_map(|name| reference::kind(library, name)).collect(),
            types,
            tables,
            functions: reference::functions(),
            codes: reference::codes(),
        }
    }

    /// Whether it has pages beside those of kinds.
    fn is_whole(&self) -> bool {
        !self.pages.is_empty()
    }

    /// Every name with the page and place where it stands (`kinds/queue#delay`) and what it is, for a search.
    fn names(&self) -> Vec<(String, String, &'static str)> {
        let mut names = Vec::new();
        for kind in &self.kinds {
            let page = format!("kinds/{}", kind.name);
            names.push((kind.name.clone(), page.clone(), "kind"));
            names_of(&kind.body, &kind.name, &page, "", &mut names);
        }
        if self.is_whole() {
            names.extend(self.pages.iter().map(|page| (page.title.to_owned(), page.path.to_owned(), "page")));
            let types = self.types.iter().map(|ty| (&ty.name, "types", "type"));
            let tables = self.tables.iter().map(|table| (&table.name, "types", "table"));
            let functions = self.functions.iter().map(|function| (&function.name, "functions", "function"));
            let codes = self.codes.iter().map(|code| (&code.id, "diagnostics", "diagnostic"));
            for (name, page, sort) in types.chain(tables).chain(functions).chain(codes) {
                names.push((name.clone(), format!("{page}#{name}"), sort));
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

/// Names in a body; `prefix` stands before the places of its properties.
fn names_of(body: &Body, owner: &str, page: &str, prefix: &str, names: &mut Vec<(String, String, &'static str)>) {
    let mut add = |name: &str, anchor: String, sort| {
        names.push((format!("{owner}.{name}"), format!("{page}#{prefix}{anchor}"), sort));
    };
    body.properties.iter().for_each(|one| add(&one.name, one.name.clone(), "property"));
    // Of clauses and events the pages show what their authors write.
    if prefix.is_empty() {
        body.attributes.iter().for_each(|one| add(&one.name, format!("attr-{}", one.name), "attribute"));
        body.capabilities.iter().for_each(|one| add(&one.name, format!("can-{}", one.name), "capability"));
        body.calls.iter().for_each(|one| add(&one.name, format!("call-{}", one.name), "call"));
        body.sources.iter().for_each(|one| add(&one.name, format!("on-{}", one.name), "event"));
        for clause in &body.clauses {
            clause.words.iter().for_each(|word| add(word, word.clone(), "clause"));
        }
    }
    for rule in &body.rules {
        names.push((rule.id.clone(), format!("{page}#{}", rule.id), "rule"));
    }
    for clause in &body.clauses {
        let Some(word) = clause.words.first() else { continue };
        names_of(&clause.body, &format!("{owner}.{word}"), page, &format!("{word}."), names);
    }
    for source in &body.sources {
        names_of(&source.body, &format!("{owner}.{}", source.name), page, &format!("on-{}.", source.name), names);
    }
}

/// What may be linked to wherever it is named.
#[derive(Debug, Default)]
struct Links {
    /// Pages that there are.
    pages: BTreeSet<String>,
    /// Kinds, in types.
    kinds: BTreeMap<String, String>,
    /// Types, rules and diagnostics, anywhere.
    others: BTreeMap<String, String>,
}

impl Links {
    fn new(reference: &Reference, pages: &[Page]) -> Links {
        let mut links = Links { pages: pages.iter().map(|page| page.path.clone()).collect(), ..Links::default() };
        for (name, place, sort) in reference.names() {
            match sort {
                "kind" => links.kinds.insert(name, place),
                "type" | "table" | "rule" | "diagnostic" => links.others.insert(name, place),
                _ => None,
            };
        }
        links
    }
}
