//! Questions about nodes that both emitters ask.

use std::collections::BTreeSet;

use crate::plan::{Node, ParameterKind, Plan, ResourceId, System};

/// Visits a node and all nodes within, outermost first.
pub(super) fn visit<'n>(node: &'n Node, look: &mut impl FnMut(&'n Node)) {
    look(node);
    match node {
        Node::List(list) | Node::Concat(list) => list.iter().for_each(|node| visit(node, look)),
        Node::Record(record) => record.iter().for_each(|(_, node)| visit(node, look)),
        Node::Json(inner) => visit(inner, look),
        Node::FromJson { text, .. } | Node::Split { text, .. } => visit(text, look),
        Node::Join { list, .. } | Node::Index { list, .. } => visit(list, look),
        Node::Bool(_)
        | Node::Integer(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Attribute(..)
        | Node::Parameter(_)
        | Node::System(_) => {}
    }
}

/// Resources, parameters and surroundings that nodes mention.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) resources: BTreeSet<ResourceId>,
    pub(super) parameters: BTreeSet<usize>,
    pub(super) systems: BTreeSet<System>,
}

/// What nodes mention.
pub(super) fn uses<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> Uses {
    let mut uses = Uses::default();
    for node in nodes {
        visit(node, &mut |node| match node {
            Node::Attribute(id, _) => {
                uses.resources.insert(*id);
            }
            Node::Parameter(at) => {
                uses.parameters.insert(*at);
            }
            Node::System(system) => {
                uses.systems.insert(*system);
            }
            _ => {}
        });
    }
    uses
}

/// Whether a node is a list for certain.
pub(super) fn is_list(node: &Node, plan: &Plan) -> bool {
    match node {
        Node::List(_) | Node::System(System::Zones) => true,
        Node::Parameter(at) => plan.parameters.get(*at).is_some_and(|parameter| is_list_kind(&parameter.kind)),
        _ => false,
    }
}

/// Whether a parameter takes a list.
pub(super) fn is_list_kind(kind: &ParameterKind) -> bool {
    match kind {
        ParameterKind::TextList | ParameterKind::NumberList => true,
        // `List<AWS::EC2::Subnet::Id>`, `AWS::SSM::Parameter::Value<List<String>>`.
        ParameterKind::Special(name) => name.contains("List<") || name.contains("CommaDelimitedList"),
        ParameterKind::Text | ParameterKind::Number | ParameterKind::Bool => false,
    }
}

/// A name that is not taken yet, with a suffix where it must be; takes it.
pub(super) fn unique(name: String, suffix: &str, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = name;
    let stem = candidate.clone();
    let mut count = 1;
    while !taken.insert(candidate.clone()) {
        candidate = if count == 1 { format!("{stem}{suffix}") } else { format!("{stem}{suffix}{count}") };
        count += 1;
    }
    candidate
}
