//! Mermaid: https://mermaid.js.org/syntax/flowchart.html

use slsc_core::graph::{Graph, Reason};

/// The graph as a flow chart from left to right.
pub fn mermaid(graph: &Graph) -> String {
    let mut text = "flowchart LR\n".to_owned();
    for (at, node) in graph.nodes.iter().enumerate() {
        text += &format!("  n{at}[\"{}<br/><small>{}</small>\"]\n", escape(&node.name), escape(&node.kind));
    }
    for edge in &graph.edges {
        let arrow = match edge.reason {
            Reason::Event | Reason::Route => "-->",
            Reason::Grant | Reason::Reference => "-.->",
        };
        let label = if edge.label.is_empty() { String::new() } else { format!("|\"{}\"|", escape(&edge.label)) };
        text += &format!("  n{} {arrow}{label} n{}\n", edge.from, edge.to);
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
