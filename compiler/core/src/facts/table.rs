//! Files of facts: one JSON array in a line, its first item the name, lines sorted by name.
//!
//! A line is found by binary search over the bytes of the text, so a table costs nothing until something is asked, and
//! then one line is parsed, once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::json::Json;

/// A file of facts and what was read of it so far.
#[derive(Debug)]
pub(super) struct Table<T> {
    text: &'static str,
    read: Mutex<BTreeMap<&'static str, Arc<T>>>,
}

impl<T> Table<T> {
    /// A table over the text of a file.
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, read: Mutex::new(BTreeMap::new()) }
    }

    /// What stands under a name, made of its line by `parse` when it is first wanted.
    pub(super) fn get(&self, name: &str, parse: impl FnOnce(&'static str, Vec<Json>) -> Option<T>) -> Option<Arc<T>> {
        if name.is_empty() {
            return None;
        }
        // A panic of another thread cannot leave the map half changed: entries are only added.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = read.get(name) {
            return Some(Arc::clone(found));
        }
        let line = self.line(name)?;
        let (name, items) = (name_of(line), items(line)?);
        let found = Arc::new(parse(name, items)?);
        read.insert(name, Arc::clone(&found));
        Some(found)
    }

    /// All names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + use<T> {
        self.text.lines().map(name_of).filter(|name| !name.is_empty())
    }

    /// The heading: what holds for the whole table.
    pub(super) fn heading(&self) -> Option<Json> {
        items(self.text.lines().next()?)?.into_iter().nth(1)
    }

    /// The line of a name.
    fn line(&self, name: &str) -> Option<&'static str> {
        let (mut from, mut to) = (0, self.text.len());
        while from < to {
            let mut middle = from + (to - from) / 2;
            while !self.text.is_char_boundary(middle) {
                middle -= 1;
            }
            let start = self.text.get(from..middle)?.rfind('\n').map_or(from, |at| from + at + 1);
            let end = self.text.get(middle..to)?.find('\n').map_or(to, |at| middle + at);
            let line = self.text.get(start..end)?;
            match name_of(line).cmp(name) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => from = end + 1,
                std::cmp::Ordering::Greater => to = start,
            }
        }
        None
    }
}

/// The name at the beginning of a line; empty when the line has none.
fn name_of(line: &'static str) -> &'static str {
    line.strip_prefix("[\"").and_then(|rest| rest.split_once('"')).map_or("", |(name, _)| name)
}

fn items(line: &'static str) -> Option<Vec<Json>> {
    match serde_json::from_str(line).ok()? {
        Json::List(items) => Some(items),
        _ => None,
    }
}
