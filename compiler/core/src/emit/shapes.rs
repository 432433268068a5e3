//! Which properties Terraform wants as nested blocks.

use crate::facts::Facts;
use crate::plan::Node;

/// Knows the shapes of Terraform's resource types.
pub(crate) trait Shapes {
    /// Whether a path of property names is a nested block; `None` when the type or the path is unknown.
    fn is_block(&self, resource_type: &str, path: &[&str]) -> Option<bool>;
}

impl Shapes for Facts {
    fn is_block(&self, _resource_type: &str, _path: &[&str]) -> Option<bool> {
        None
    }
}

/// The bodies of the blocks to write for a property, `None` when it is to be written as an attribute.
pub(crate) fn blocks<'n>(
    shapes: &dyn Shapes,
    resource_type: &str,
    path: &[&str],
    node: &'n Node,
) -> Option<Vec<&'n indexmap::IndexMap<String, Node>>> {
    let bodies: Vec<_> = match node {
        Node::Record(record) => vec![record],
        Node::List(list) => list
            .iter()
            .map(|item| match item {
                Node::Record(record) => Some(record),
                _ => None,
            })
            .collect::<Option<_>>()?,
        _ => return None,
    };
    // For types that nothing is known of: tags are the one map that nearly every type has, other records are mostly blocks.
    let unknown = || !bodies.is_empty() && !matches!(path.last(), Some(&("tags" | "tags_all")));
    shapes.is_block(resource_type, path).unwrap_or_else(unknown).then_some(bodies)
}
