//! The standard library: texts in, items out. Of the library that comes with the compiler the trees come with it, too;
//! of another, nothing is parsed before something asks for it: the heads of items are found by their place in column 0.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use slsc_syntax::ItemTree;
use smol_str::SmolStr;

use crate::LibraryFile;
use crate::map::HashMap;

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// An item of the library that comes with the compiler.
struct Embedded {
    keyword: &'static str,
    name: &'static str,
    /// Position in `EMBEDDED`.
    file: usize,
    /// Where it stands in its file.
    range: Range<usize>,
    /// Where its tree stands in `TREES`.
    tree: Range<usize>,
}

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
    /// Its tree as it was made with the compiler; empty when its text is to be read.
    tree: &'static [u8],
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
        let files = EMBEDDED.iter().map(file).collect();
        Library::indexed(
            files,
            ITEMS.iter().map(|item| {
                let place = Place { file: item.file, range: item.range.clone(), tree: &TREES[item.tree.clone()] };
                (item.keyword, item.name, place)
            }),
        )
    }

    /// A library from other texts, for `--stdlib`.
    pub fn new(files: Vec<LibraryFile>) -> Library {
        let heads = files.iter().enumerate().flat_map(|(file, source)| {
            let heads = slsc_syntax::item_heads(&source.text).into_iter();
            heads.map(move |head| (head.keyword, head.name, Place { file, range: head.range, tree: &[] }))
        });
        let heads: Vec<_> = heads.map(|(word, name, place)| (SmolStr::new(word), SmolStr::new(name), place)).collect();
        Library::indexed(files, heads.into_iter())
    }

    fn indexed<T: Into<SmolStr>>(files: Vec<LibraryFile>, heads: impl Iterator<Item = (T, T, Place)>) -> Library {
        let items: HashMap<_, _> = heads.map(|(word, name, place)| ((word.into(), name.into()), place)).collect();
        let kinds = items.keys().filter(|(word, _)| word == "kind").map(|(_, name)| name.clone());
        let mut kinds: Vec<SmolStr> = kinds.collect();
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

    /// The text of an item, which is not parsed for it.
    pub fn text(&self, keyword: &str, name: &str) -> Option<&str> {
        let place = self.items.get(&(SmolStr::new(keyword), SmolStr::new(name)))?;
        self.files[place.file].text.get(place.range.clone())
    }

    /// The item of a name: `item("kind", "queue")`.
    pub fn item(&self, keyword: &str, name: &str) -> Option<LibraryItem> {
        let place = self.items.get(&(SmolStr::new(keyword), SmolStr::new(name)))?;
        let text = &self.files[place.file].text[place.range.clone()];
        let tree = match postcard::from_bytes(place.tree) {
            Ok(item) => ItemTree { text: Arc::from(text), item, errors: Vec::new() },
            Err(_) => slsc_syntax::parse_item(text),
        };
        Some(LibraryItem { file: place.file, offset: place.range.start as u32, tree: Arc::new(tree) })
    }
}
