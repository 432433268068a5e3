//! `resource` blocks, and those of data sources and ephemeral resources.

use super::body::{Block, Body, Item};
use super::expression::{Context, Expression};
use super::{Syntax, comment_lines, surroundings};
use crate::emit::nodes;
use crate::emit::shapes::{self, Shape, Shapes};
use crate::plan::{Entries, Node, Resource, ResourceId};

/// The block of a resource.
pub(super) fn block(context: &Context, id: ResourceId, shapes: &dyn Shapes, syntax: Syntax) -> Block {
    let resource = &context.plan.resources[id.0 as usize];
    let mut writer = Writer { context, resource, shapes, syntax, path: Vec::new() };
    let mut body = Body::default();
    if let Some(provider) = surroundings::provider(context.plan, resource.unit) {
        body.attribute("provider", provider);
    }
    let properties: Vec<(&str, &Node)> = resource.properties.iter().map(|(name, node)| (name.as_str(), node)).collect();
    writer.fill(&properties, &mut body);
    if !resource.beside.is_empty() {
        body.block(Block::new("lifecycle", &[], writer.lifecycle(&resource.beside)));
    }
    let earlier = depends_on(context, resource);
    if !earlier.is_empty() {
        body.attribute("depends_on", Expression::List(earlier.into_iter().map(Expression::Name).collect()));
    }
    let label = context.label(id);
    let (word, name) = resource.block();
    let mut block = Block::new(word, &[name, label], body);
    block.comment.extend(comment_lines(&resource.doc));
    if !resource.origin.is_empty() {
        block.comment.push(resource.origin.to_string());
    }
    block
}

/// What comes earlier without being referenced: references imply their order.
fn depends_on(context: &Context, resource: &Resource) -> Vec<String> {
    let referenced = nodes::uses(resource.properties.iter().map(|(_, node)| node)).resources;
    let mut addresses: Vec<String> =
        resource.after.iter().filter(|id| !referenced.contains(id)).map(|id| context.address(*id)).collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

struct Writer<'w, 'p> {
    context: &'w Context<'p>,
    resource: &'w Resource,
    shapes: &'w dyn Shapes,
    syntax: Syntax,
    /// Names of the properties around.
    path: Vec<&'w str>,
}

impl<'w> Writer<'w, '_> {
    /// Properties as attributes and blocks, attributes first.
    fn fill(&mut self, properties: &[(&'w str, &'w Node)], body: &mut Body) {
        let mut nested: Vec<Block> = Vec::new();
        for (name, node) in properties {
            self.path.push(name);
            let records = shapes::records(node).unwrap_or_default();
            match shapes::shape(self.shapes, &self.resource.resource_type, &self.path, node) {
                Shape::Objects(fields) if self.syntax == Syntax::Json => {
                    let objects = records.into_iter().map(|record| self.object(record, &fields)).collect();
                    body.attribute(name, Expression::List(objects));
                }
                Shape::Block | Shape::Objects(_) => {
                    for record in records {
                        let entries: Vec<(&str, &Node)> =
                            record.iter().map(|(name, node)| (name.as_str(), node)).collect();
                        let mut inner = Body::default();
                        self.fill(&entries, &mut inner);
                        nested.push(Block::new(name, &[], inner));
                    }
                }
                Shape::Attribute => body.attribute(name, self.context.expression(node, self.resource.unit)),
            }
            self.path.pop();
        }
        body.items.extend(nested.into_iter().map(Item::Block));
    }

    /// A record with every field that its type has.
    fn object(&self, record: &Entries, fields: &[String]) -> Expression {
        let mut entries: Vec<(String, Expression)> = Vec::new();
        for (name, node) in record {
            entries.push((name.to_string(), self.context.expression(node, self.resource.unit)));
        }
        let missing = fields.iter().filter(|name| !record.iter().any(|(known, _)| known == *name));
        entries.extend(missing.map(|name| (name.clone(), Expression::Null)));
        Expression::Object(entries)
    }

    /// Entries of `lifecycle`: names and references stand bare there.
    fn lifecycle(&self, entries: &Entries) -> Body {
        let mut body = Body::default();
        for (name, node) in entries {
            match (name.as_str(), node) {
                ("ignore_changes" | "replace_triggered_by", Node::List(list)) => {
                    body.attribute(name, Expression::List(list.iter().map(|node| self.bare(node)).collect()));
                }
                ("ignore_changes" | "replace_triggered_by", node) => body.attribute(name, self.bare(node)),
                ("precondition" | "postcondition", Node::Record(record)) => {
                    let mut inner = Body::default();
                    for (name, node) in record {
                        inner.attribute(name, self.context.expression(node, self.resource.unit));
                    }
                    body.block(Block::new(name, &[], inner));
                }
                (name, node) => body.attribute(name, self.context.expression(node, self.resource.unit)),
            }
        }
        body
    }

    /// A name or a reference where no value may stand.
    fn bare(&self, node: &Node) -> Expression {
        match node {
            Node::Text(name) => Expression::Name(name.to_string()),
            node => match self.context.expression(node, self.resource.unit) {
                Expression::Reference(reference) => Expression::Name(reference),
                other => other,
            },
        }
    }
}
