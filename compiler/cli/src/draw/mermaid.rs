//! Mermaid: https://mermaid.js.org/syntax/flowchart.html

use slsc_core::graph::{Graph, Reason};

use crate::draw::arrows::arrows;

/// The graph as a flow chart from left to right. The first `own` files are the program's.
pub fn mermaid(graph: &Graph, own: usize) -> String {
    let mut text = "flowchart LR\n".to_owned();
    for (at, node) in graph.nodes.iter().enumerate() {
        text += &format!("  n{at}[\"{}<br/><small>{}</small>\"]\n", escape(&node.name), escape(&node.kind));
    }
    for arrow in arrows(graph, own) {
        let line = match arrow.reason {
            Reason::Event | Reason::Route => "-->",
            Reason::Grant | Reason::Reference => "-.->",
        };
        let label = match arrow.labels.as_slice() {
            [] => String::new(),
            labels => format!("|\"{}\"|", escape(&labels.join(", "))),
        };
        text += &format!("  n{} {line}{label} n{}\n", arrow.from, arrow.to);
    }
    text
}

/// Entities, in the spelling of Mermaid: `#34;`.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' => escaped += &format!("#{};", character as u32),
            character if character.is_control() => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}
