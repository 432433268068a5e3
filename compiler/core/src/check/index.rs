//! The members of a body by name: what a name means, and where an object keeps its value.

use smol_str::SmolStr;

use super::ir::Body;
use crate::map::HashMap;

/// What a name means inside a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A property or a parameter.
    Property,
    /// A `let`.
    Let,
    /// A part, or a declaration of the module.
    Part,
    /// A value computed in Rust.
    Native,
    /// A clause.
    Clause,
    /// A deploy value.
    Attribute,
    /// Something that may be granted.
    Capability,
    /// What every object has, whatever its body.
    Universal,
}

/// A member, found by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// What the name means inside the body, where a property comes before an attribute.
    pub sort: Sort,
    /// Where an object keeps the value.
    pub slot: usize,
    /// Where an object keeps the value of the attribute of this name, if there is one: from outside it comes first.
    pub attribute: Option<usize>,
}

/// All members of a body.
#[derive(Debug, Default)]
pub struct Index {
    members: HashMap<SmolStr, Member>,
    slots: usize,
}

impl Index {
    /// Reads a body, which does not change any more.
    pub(super) fn new(body: &Body) -> Index {
        let mut index = Index::default();
        index.add(Sort::Property, body.parameters.keys().chain(body.properties.keys()));
        index.add(Sort::Let, body.lets.keys());
        index.add(Sort::Part, body.parts.keys());
        index.add(Sort::Native, body.natives.keys());
        index.add(Sort::Clause, body.clauses.keys());
        index.add(Sort::Attribute, body.attributes.keys());
        index.add(Sort::Capability, body.capabilities.keys());
        // Defaults may give tags to kinds that do not declare them.
        index.add(Sort::Universal, [&SmolStr::new_static("tags")].into_iter());
        for name in body.attributes.keys() {
            let slot = index.slots;
            if let Some(member) = index.members.get_mut(name) {
                member.attribute = Some(slot);
                index.slots += 1;
            }
        }
        index
    }

    fn add<'n>(&mut self, sort: Sort, names: impl Iterator<Item = &'n SmolStr>) {
        for name in names {
            let member = Member { sort, slot: self.slots, attribute: None };
            if !self.members.contains_key(name) {
                self.members.insert(name.clone(), member);
                self.slots += 1;
            }
        }
    }

    /// The member of a name.
    pub fn get(&self, name: &str) -> Option<Member> {
        self.members.get(name).copied()
    }

    /// How many values an object keeps.
    pub fn slots(&self) -> usize {
        self.slots
    }
}
