//! Clause items that a value was made of, for the order of what carries grants.

use std::rc::Rc;

use crate::value::ObjectId;

/// Lists of items, each once. Lists are shared: a value that was found keeps those that it was made of.
#[derive(Debug, Clone, Default)]
pub struct Reads(Vec<Rc<[ObjectId]>>);

impl Reads {
    /// Adds a list.
    pub fn add(&mut self, list: &Rc<[ObjectId]>) {
        if !list.is_empty() && !self.0.iter().any(|known| Rc::ptr_eq(known, list)) {
            self.0.push(list.clone());
        }
    }

    /// Adds what another value was made of.
    pub fn add_all(&mut self, other: &Reads) {
        other.0.iter().for_each(|list| self.add(list));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The items, each once, in order.
    pub fn items(&self) -> Vec<ObjectId> {
        let mut items: Vec<ObjectId> = self.0.iter().flat_map(|list| list.iter().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }
}
