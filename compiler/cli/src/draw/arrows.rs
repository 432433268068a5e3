//! What a picture shows of the edges: one arrow for each two nodes, with what the author wrote and not what follows
//! from it.

use slsc_core::graph::{Edge, Graph, Reason};

/// The edges from one node to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrow {
    /// Index of a node.
    pub from: usize,
    /// Index of a node.
    pub to: usize,
    /// The strongest reason.
    pub reason: Reason,
    /// What is said of it, without repetition; may be empty.
    pub labels: Vec<String>,
}

/// The arrows of a graph, in the order of their edges. The first `own` files are the program's.
pub fn arrows(graph: &Graph, own: usize) -> Vec<Arrow> {
    let mut arrows: Vec<Arrow> = Vec::new();
    // A name alone says nothing where something is granted, sent or asked.
    for references in [false, true] {
        for edge in graph.edges.iter().filter(|edge| (edge.reason == Reason::Reference) == references) {
            if follows(edge, graph, own) {
                continue;
            }
            let known = arrows.iter_mut().find(|arrow| (arrow.from, arrow.to) == (edge.from, edge.to));
            match known {
                None => {
                    let labels = Some(edge.label.clone()).into_iter().filter(|label| !label.is_empty()).collect();
                    arrows.push(Arrow { from: edge.from, to: edge.to, reason: edge.reason, labels });
                }
                Some(_) if references => {}
                Some(arrow) => {
                    if !edge.label.is_empty() && !arrow.labels.contains(&edge.label) {
                        arrow.labels.push(edge.label.clone());
                    }
                    if matches!(edge.reason, Reason::Event | Reason::Route) {
                        arrow.reason = edge.reason;
                    }
                }
            }
        }
    }
    arrows
}

/// Whether a grant only follows from another edge of its two nodes: who gets events may read them.
fn follows(edge: &Edge, graph: &Graph, own: usize) -> bool {
    let written = (edge.span.file.0 as usize) < own && graph.nodes.get(edge.to).is_none_or(|to| to.span != edge.span);
    let explained = |other: &Edge| {
        let ends = [(other.from, other.to), (other.to, other.from)];
        other.reason != Reason::Grant && ends.contains(&(edge.from, edge.to))
    };
    edge.reason == Reason::Grant && !written && graph.edges.iter().any(explained)
}
