//! How Terraform wants a property to be written.

use crate::facts::{Facts, Use};
use crate::plan::{Entries, Node};

/// The way to write a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `name = value`
    Attribute,
    /// `name { … }`, repeated for a list.
    Block,
    /// An attribute that holds objects with these fields. HCL takes blocks for it; in JSON every object must have all
    /// fields, if only as null.
    Objects(Vec<String>),
}

/// Knows Terraform's resource types.
pub(super) trait Shapes {
    /// The shape of what is at a path of property names; `None` when the type or the path is unknown.
    fn shape(&self, resource_type: &str, path: &[&str]) -> Option<Shape>;

    /// Whether the provider hides what is at a path.
    fn is_sensitive(&self, resource_type: &str, path: &[&str]) -> bool;

    /// Whether Terraform passes what is at a path to the provider without keeping it.
    fn is_write_only(&self, resource_type: &str, path: &[&str]) -> bool;

    /// Whether that may hold for anything in a resource type.
    fn has_write_only(&self, resource_type: &str) -> bool;
}

impl Shapes for Facts {
    fn shape(&self, resource_type: &str, path: &[&str]) -> Option<Shape> {
        let known = self.terraform(resource_type)?;
        let field = known.find(path)?;
        // The provider gives no values to real blocks: what has its values is an attribute that takes blocks.
        let computed = [field.older, field.newer].into_iter().flatten().any(|found| found.computed);
        Some(match field.is_block() {
            true if computed => Shape::Objects(known.fields(path).into_iter().map(str::to_owned).collect()),
            true => Shape::Block,
            false => Shape::Attribute,
        })
    }

    fn is_sensitive(&self, resource_type: &str, path: &[&str]) -> bool {
        self.any_use(resource_type, path, |found| found.sensitive)
    }

    fn is_write_only(&self, resource_type: &str, path: &[&str]) -> bool {
        self.any_use(resource_type, path, |found| found.write_only)
    }

    fn has_write_only(&self, resource_type: &str) -> bool {
        self.terraform(resource_type).is_some_and(|known| known.uses().any(|found| found.write_only))
    }
}

impl Facts {
    fn any_use(&self, resource_type: &str, path: &[&str], holds: impl Fn(Use) -> bool) -> bool {
        let field = self.terraform(resource_type).and_then(|known| known.find(path));
        field.is_some_and(|field| [field.older, field.newer].into_iter().flatten().any(holds))
    }
}

/// The shape of a property that has a value.
pub(super) fn shape(shapes: &dyn Shapes, resource_type: &str, path: &[&str], node: &Node) -> Shape {
    if records(node).is_none() {
        return Shape::Attribute;
    }
    shapes.shape(resource_type, path).unwrap_or_else(|| match path.last() {
        // Of types that nothing is known of: tags are the one map that nearly all have, other records are mostly blocks.
        Some(&("tags" | "tags_all")) => Shape::Attribute,
        _ => Shape::Block,
    })
}

/// The record, or the records of a list that has no other items.
pub(super) fn records(node: &Node) -> Option<Vec<&Entries>> {
    match node {
        Node::Record(record) => Some(vec![record]),
        Node::List(list) if !list.is_empty() => list
            .iter()
            .map(|item| match item {
                Node::Record(record) => Some(record),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}
