//! What must come after what, beyond references: settings of parts, and grants before all that needs them.

use std::collections::BTreeSet;

use super::Lowering;
use crate::map::{HashMap, IndexSet};
use crate::plan::{Node, ResourceId};
use crate::value::{ObjectId, Value};

impl Lowering<'_, '_, '_> {
    /// Orders the resources; gives what each of them needs.
    pub(super) fn order(&mut self) -> Vec<BTreeSet<ResourceId>> {
        let mut references: Vec<BTreeSet<ResourceId>> = Vec::with_capacity(self.resources.len());
        for resource in &self.resources {
            let mut found = BTreeSet::new();
            resource.properties.iter().chain(&resource.beside).for_each(|(_, node)| collect(node, &mut found));
            found.extend(resource.after.iter().copied());
            references.push(found);
        }
        self.order_settings(&mut references);
        self.order_grants(&mut references);
        references
    }

    /// `after: [Part, …]`
    fn order_settings(&mut self, references: &mut [BTreeSet<ResourceId>]) {
        let mut items: HashMap<ObjectId, Vec<ObjectId>> = HashMap::default();
        for (holder, item) in &self.world.grants {
            items.entry(*holder).or_default().push(*item);
        }
        for at in 0..self.drafts.len() {
            let (object, code) = (self.drafts[at].object, self.drafts[at].code.clone());
            let list = match code.settings.get("after") {
                Some(after) => self.world.evaluate(after, object, &mut Vec::new()),
                // A kind may leave it to its author: a property of this name.
                None => match self.world.object(object).given.contains_key("after") {
                    true => self.world.bare(object, "after"),
                    false => continue,
                },
            };
            let mut earlier = IndexSet::default();
            self.named_resources(&list, object, &mut earlier);
            self.granted_resources(&list, &items, &mut earlier);
            let id = ResourceId(at as u32);
            for other in earlier {
                self.link(id, other, references);
            }
        }
    }

    /// What carries the grants that parts hold: a part may consist of nothing else.
    fn granted_resources(
        &self,
        value: &Value,
        items: &HashMap<ObjectId, Vec<ObjectId>>,
        found: &mut IndexSet<ResourceId>,
    ) {
        match value {
            Value::Object(id) => {
                found.extend(items.get(id).into_iter().flatten().flat_map(|item| self.resources_of(*item, None)));
            }
            Value::List(list) => list.iter().for_each(|value| self.granted_resources(value, items, found)),
            Value::Record(record) => record.values().for_each(|value| self.granted_resources(value, items, found)),
            _ => {}
        }
    }

    /// A grant comes before every resource that uses it: those of its holder, and those made of the holder.
    fn order_grants(&mut self, references: &mut [BTreeSet<ResourceId>]) {
        // Resources by the clause items that they were made of.
        let mut readers: HashMap<ObjectId, Vec<ResourceId>> = HashMap::default();
        for (at, draft) in self.drafts.iter().enumerate() {
            for item in draft.reads.items() {
                readers.entry(item).or_default().push(ResourceId(at as u32));
            }
        }
        for (holder, item) in self.world.grants.clone() {
            let mut carriers: Vec<ResourceId> = self.resources_of(item, None).collect();
            if carriers.is_empty() {
                carriers = readers.get(&item).cloned().unwrap_or_default();
            }
            let mut users: Vec<ResourceId> = self.resources_of(holder, None).collect();
            // A clause item may consist of parts, of which one carries the grant and what reads the item waits for it.
            let parts = users.is_empty();
            if parts {
                self.made_in(holder, &mut users);
            }
            users.extend(readers.get(&holder).iter().flat_map(|list| list.iter().copied()));
            for user in &users {
                for carrier in &carriers {
                    if parts || !users.contains(carrier) {
                        self.link(*user, *carrier, references);
                    }
                }
            }
        }
    }

    /// Resources of an object's parts.
    fn made_in(&self, object: ObjectId, found: &mut Vec<ResourceId>) {
        for part in self.world.object(object).parts.values() {
            for part in part.objects() {
                found.extend(self.resources_of(part, None));
                self.made_in(part, found);
            }
        }
    }

    /// Puts one after another, unless the other already needs the one.
    fn link(&mut self, user: ResourceId, earlier: ResourceId, references: &mut [BTreeSet<ResourceId>]) {
        if user == earlier || references[user.0 as usize].contains(&earlier) {
            return;
        }
        if reaches(earlier, user, references) {
            return;
        }
        references[user.0 as usize].insert(earlier);
        self.resources[user.0 as usize].after.push(earlier);
    }
}

/// Whether `from` needs `to`, directly or not.
fn reaches(from: ResourceId, to: ResourceId, references: &[BTreeSet<ResourceId>]) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        if at == to {
            return true;
        }
        for next in &references[at.0 as usize] {
            if seen.insert(*next) {
                stack.push(*next);
            }
        }
    }
    false
}

/// Resources that a node refers to.
pub(super) fn collect(node: &Node, found: &mut BTreeSet<ResourceId>) {
    match node {
        Node::Attribute(id, _) => {
            found.insert(*id);
        }
        Node::List(list) | Node::Concat(list) => list.iter().for_each(|node| collect(node, found)),
        Node::Record(record) => record.iter().for_each(|(_, node)| collect(node, found)),
        Node::Json(inner) => collect(inner, found),
        Node::FromJson { text, .. } | Node::Split { text, .. } => collect(text, found),
        Node::Join { list, .. } | Node::Index { list, .. } => collect(list, found),
        Node::Bool(_) | Node::Integer(_) | Node::Number(_) | Node::Text(_) | Node::Parameter(_) | Node::System(_) => {}
    }
}
