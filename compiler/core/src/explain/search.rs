//! Finds what can be explained by words, for who does not know its id.

use std::collections::BTreeMap;

use slsc_syntax::ast::ItemKind;

use crate::explain::source::{first_sentence, sentence, without_examples};
use crate::explain::{Page, Row, Section, code, kind, rule};
use crate::library::Library;

/// Everything in which all words occur, in any case; what has them in its id comes first. `None` when nothing has.
pub fn search(library: &Library, words: &str) -> Option<Page> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let sections: Vec<Section> = [
        ("kinds and what is in them", things(library)),
        ("rules of the library", rules(library)),
        ("diagnostics of the compiler", diagnostics()),
    ]
    .into_iter()
    .map(|(title, entries)| Section { title: title.to_owned(), rows: matching(entries, &words) })
    .filter(|section| !section.rows.is_empty())
    .collect();
    let found: usize = sections.iter().map(|section| section.rows.len()).sum();
    (found > 0 && !words.is_empty()).then(|| Page {
        title: words.join(" "),
        what: format!("{found} found"),
        sections,
        ..Page::default()
    })
}

/// A row with all the text that words are looked for in.
type Entry = (Row, String);

fn matching(entries: Vec<Entry>, words: &[String]) -> Vec<Row> {
    let mut rows: Vec<(usize, Row)> = entries
        .into_iter()
        .filter_map(|(row, text)| {
            let (id, text) = (row.name.to_lowercase(), text.to_lowercase());
            let in_id = words.iter().filter(|word| id.contains(word.as_str())).count();
            let all = words.iter().all(|word| id.contains(word.as_str()) || text.contains(word.as_str()));
            all.then_some((in_id, row))
        })
        .collect();
    // Stable: what is found equally well stays in order.
    rows.sort_by_key(|(in_id, _)| std::cmp::Reverse(*in_id));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(name: String, text: &str) -> Row {
    Row { name, declaration: String::new(), text: first_sentence(text) }
}

fn things(library: &Library) -> Vec<Entry> {
    let mut entries = Vec::new();
    for name in library.kinds() {
        let Some(item) = library.item("kind", &name) else { continue };
        let ItemKind::Kind(definition) = &item.tree.item.kind else { continue };
        let (about, _) = without_examples(&item.tree.item.doc);
        entries.push((row(name.to_string(), &about), about));
        for member in &definition.body.members {
            let about = kind::documentation(member);
            let names = kind::names(member).into_iter();
            entries.extend(names.map(|word| (row(format!("{name}.{}", word.text), &about), about.clone())));
        }
    }
    entries
}

fn rules(library: &Library) -> Vec<Entry> {
    // Several kinds may state one rule.
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for name in library.kinds() {
        let Some(item) = library.item("kind", &name) else { continue };
        let ItemKind::Kind(definition) = &item.tree.item.kind else { continue };
        rule::each(&definition.body, &mut |_, check| {
            let row = rule::row(&item.tree, check);
            let hint = check.setting("hint").map(|hint| sentence(&item.tree, hint)).unwrap_or_default();
            let text = format!("{} {hint}", row.text);
            entries.entry(row.name.clone()).or_insert((row, text)).1 += &format!(" {name}");
        });
    }
    entries.into_values().collect()
}

fn diagnostics() -> Vec<Entry> {
    let pages = code::ids().into_iter().filter_map(|id| code::page(&id));
    pages.map(|page| (row(page.title.clone(), &page.text.replace('\n', " ")), page.text)).collect()
}
