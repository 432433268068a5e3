//! Graphviz: https://graphviz.org/doc/info/lang.html

use slsc_core::graph::{Graph, Reason};

use crate::draw::arrows::arrows;

/// The graph as a `digraph` from left to right. The first `own` files are the program's.
pub fn dot(graph: &Graph, own: usize) -> String {
    let mut text = "digraph {\n  rankdir=LR\n  node [shape=box, style=rounded]\n".to_owned();
    for (at, node) in graph.nodes.iter().enumerate() {
        let tooltip = if node.doc.is_empty() { String::new() } else { format!(", tooltip={}", quoted(&node.doc)) };
        text += &format!("  n{at} [label={}{tooltip}]\n", quoted(&format!("{}\n{}", node.name, node.kind)));
    }
    for arrow in arrows(graph, own) {
        let style = match arrow.reason {
            Reason::Event | Reason::Route => "solid",
            Reason::Grant => "dashed",
            Reason::Reference => "dotted",
        };
        let label = quoted(&arrow.labels.join("\n"));
        text += &format!("  n{} -> n{} [label={label}, style={style}]\n", arrow.from, arrow.to);
    }
    text + "}\n"
}

fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            character if character.is_control() => quoted.push(' '),
            character => quoted.push(character),
        }
    }
    quoted + "\""
}
