//! The standard library: texts in, items out. Nothing is parsed before something asks for it: the heads of items are
//! found by their place in column 0.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use slsc_syntax::ItemTree;
use smol_str::SmolStr;

use crate::LibraryFile;
use crate::map::HashMap;

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// A standard library, indexed but not parsed.
#[derive(Debug, Clone)]
pub struct Library {
    files: Vec<LibraryFile>,
    /// Items by the word that introduces them and their name.
    items: HashMap<(SmolStr, SmolStr), Place>,
    /// Names of kinds, sorted.
    kinds: Vec<SmolStr>,
}

/// Where an item stands.
#[derive(Debug, Clone)]
struct Place {
    file: usize,
    range: Range<usize>,
}

/// An item that was asked for.
pub struct LibraryItem {
    /// Index into [`Library::files`].
    pub file: usize,
    /// Where the item starts in its file.
    pub offset: u32,
    /// The item.
    pub tree: Arc<ItemTree>,
}

impl Library {
    /// The library that comes with the compiler.
    pub fn embedded() -> Library {
        let file =
            |(path, text): &(&str, &'static str)| LibraryFile { path: (*path).to_owned(), text: Arc::from(*text) };
        Library::new(EMBEDDED.iter().map(file).collect())
    }

    /// A library from other texts, for `--stdlib`.
    pub fn new(files: Vec<LibraryFile>) -> Library {
        let mut items = HashMap::default();
        let mut kinds = Vec::new();
        for (file, source) in files.iter().enumerate() {
            for head in slsc_syntax::item_heads(&source.text) {
                if head.keyword == "kind" {
                    kinds.push(SmolStr::new(head.name));
                }
                let key = (SmolStr::new(head.keyword), SmolStr::new(head.name));
                items.insert(key, Place { file, range: head.range.clone() });
            }
        }
        kinds.sort();
        Library { files, items, kinds }
    }

    /// Its texts.
    pub fn files(&self) -> &[LibraryFile] {
        &self.files
    }

    /// Names of its kinds, sorted.
    pub fn kinds(&self) -> &[SmolStr] {
        &self.kinds
    }

    /// Names of items that a word introduces, sorted: `names("type")`.
    pub fn names(&self, keyword: &str) -> Vec<SmolStr> {
        let mut names: Vec<SmolStr> =
            self.items.keys().filter(|(word, _)| word == keyword).map(|(_, name)| name.clone()).collect();
        names.sort();
        names
    }

    /// Parses the item of a name: `item("kind", "queue")`.
    pub fn item(&self, keyword: &str, name: &str) -> Option<LibraryItem> {
        let place = self.items.get(&(SmolStr::new(keyword), SmolStr::new(name)))?;
        let text = &self.files[place.file].text[place.range.clone()];
        let tree = Arc::new(slsc_syntax::parse_item(text));
        Some(LibraryItem { file: place.file, offset: place.range.start as u32, tree })
    }
}
