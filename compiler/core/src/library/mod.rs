//! The standard library: texts in, items out. Of the library that comes with the compiler the trees come with it, too;
//! of another, nothing is parsed before something asks for it: the heads of items are found by their place in column 0.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use slsc_syntax::ItemTree;
use smol_str::SmolStr;

use crate::LibraryFile;

include!(concat!(env!("OUT_DIR"), "/stdlib.rs"));

/// A standard library, indexed but not parsed. That of the compiler is indexed with it.
#[derive(Debug, Clone)]
pub struct Library {
    files: Vec<LibraryFile>,
    /// Sorted by the word that introduces an item and its name.
    items: Cow<'static, [Place]>,
}

/// Where an item stands.
#[derive(Debug, Clone)]
struct Place {
    /// The word that introduces it.
    keyword: SmolStr,
    name: SmolStr,
    /// Position in the files.
    file: usize,
    /// Where it stands in its file.
    range: Range<usize>,
    /// Where its tree stands in `TREES`; empty when its text is to be read.
    tree: Range<usize>,
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
        let file = |(path, text): &(&str, &'static str)| LibraryFile {
            path: (*path).to_owned(),
            text: SmolStr::new_static(text),
        };
        Library { files: EMBEDDED.iter().map(file).collect(), items: Cow::Borrowed(ITEMS) }
    }

    /// A library from other texts, for `--stdlib`.
    pub fn new(files: Vec<LibraryFile>) -> Library {
        let heads = files.iter().enumerate().flat_map(|(file, source)| {
            let heads = slsc_syntax::item_heads(&source.text).into_iter();
            heads.map(move |head| Place {
                keyword: head.keyword.into(),
                name: head.name.into(),
                file,
                range: head.range,
                tree: 0..0,
            })
        });
        let mut items: Vec<Place> = heads.collect();
        // Of two of one name the later one counts: the sort keeps their order.
        items.sort_by(|a, b| (&a.keyword, &a.name).cmp(&(&b.keyword, &b.name)));
        Library { files, items: Cow::Owned(items) }
    }

    /// Its texts.
    pub fn files(&self) -> &[LibraryFile] {
        &self.files
    }

    /// Whether there is a kind of a name.
    pub fn has_kind(&self, name: &str) -> bool {
        self.place("kind", name).is_some()
    }

    /// Names of items that a word introduces, sorted: `names("type")`.
    pub fn names(&self, keyword: &str) -> Vec<SmolStr> {
        let start = self.items.partition_point(|item| item.keyword.as_str() < keyword);
        let items = self.items[start..].iter().take_while(|item| item.keyword == keyword);
        let mut names: Vec<SmolStr> = items.map(|item| item.name.clone()).collect();
        names.dedup();
        names
    }

    /// Names of its kinds, sorted.
    pub fn kinds(&self) -> Vec<SmolStr> {
        self.names("kind")
    }

    fn place(&self, keyword: &str, name: &str) -> Option<&Place> {
        let wanted = (keyword, name);
        let end = self.items.partition_point(|item| (item.keyword.as_str(), item.name.as_str()) <= wanted);
        let found = self.items.get(end.checked_sub(1)?)?;
        (found.keyword == keyword && found.name == name).then_some(found)
    }

    /// The text of an item, which is not parsed for it.
    pub fn text(&self, keyword: &str, name: &str) -> Option<&str> {
        let place = self.place(keyword, name)?;
        self.files[place.file].text.get(place.range.clone())
    }

    /// The item of a name: `item("kind", "queue")`.
    pub fn item(&self, keyword: &str, name: &str) -> Option<LibraryItem> {
        let place = self.place(keyword, name)?;
        let text = &self.files[place.file].text[place.range.clone()];
        let tree = match postcard::from_bytes(&TREES[place.tree.clone()]) {
            Ok(item) => ItemTree { text: embedded_text(place), item, errors: Vec::new() },
            Err(_) => slsc_syntax::parse_item(text),
        };
        Some(LibraryItem { file: place.file, offset: place.range.start as u32, tree: Arc::new(tree) })
    }
}

/// The text of an item of the library that comes with the compiler, which is copied for nobody.
fn embedded_text(place: &Place) -> SmolStr {
    let text: &'static str = EMBEDDED[place.file].1;
    SmolStr::new_static(text.get(place.range.clone()).unwrap_or_default())
}
