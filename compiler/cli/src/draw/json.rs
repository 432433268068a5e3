//! JSON for scripts. Fields are added, never renamed or removed.

use serde::Serialize;
use slsc_core::graph::Graph;

use crate::draw::reason_word;
use crate::render::{Place, Texts};

#[derive(Serialize)]
struct Drawing<'a> {
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
}

#[derive(Serialize)]
struct Node<'a> {
    name: &'a str,
    kind: &'a str,
    doc: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Edge<'a> {
    from: &'a str,
    to: &'a str,
    reason: &'a str,
    label: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// Nodes and edges as one object, ending with a line break.
pub fn json(graph: &Graph, texts: &Texts) -> String {
    let name = |at: usize| graph.nodes.get(at).map_or("", |node| node.name.as_str());
    let drawing = Drawing {
        nodes: graph
            .nodes
            .iter()
            .map(|node| Node { name: &node.name, kind: &node.kind, doc: &node.doc, place: texts.place(node.span) })
            .collect(),
        edges: graph
            .edges
            .iter()
            .map(|edge| Edge {
                from: name(edge.from),
                to: name(edge.to),
                reason: reason_word(edge.reason),
                label: &edge.label,
                place: texts.place(edge.span),
            })
            .collect(),
    };
    // Texts and numbers in records always have a form in JSON.
    serde_json::to_string_pretty(&drawing).unwrap_or_default() + "\n"
}
