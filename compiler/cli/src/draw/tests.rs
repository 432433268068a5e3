use slsc_core::graph::{Edge, Graph, Node, Reason};
use slsc_core::source::{FileId, Span};

use super::{dot, mermaid, svg};

fn span(file: u32, start: u32) -> Span {
    Span { file: FileId(file), start, end: start + 1 }
}

fn node(name: &str, at: u32) -> Node {
    Node { name: name.to_owned(), kind: "queue".to_owned(), doc: String::new(), span: span(0, at) }
}

fn edge(from: usize, to: usize, reason: Reason, label: &str, span: Span) -> Edge {
    Edge { from, to, reason, label: label.to_owned(), span }
}

fn graph() -> Graph {
    Graph {
        nodes: vec![node("Jobs", 0), node("Worker", 10), node("Rows", 20)],
        edges: vec![
            edge(0, 1, Reason::Event, "messages", span(0, 30)),
            edge(1, 0, Reason::Grant, "receive", span(1, 5)),
            edge(1, 2, Reason::Reference, "env", span(0, 40)),
            edge(1, 2, Reason::Grant, "write", span(0, 41)),
        ],
    }
}

#[test]
fn what_follows_is_not_drawn() {
    assert_eq!(
        mermaid(&graph(), 1),
        "flowchart LR\n  n0[\"Jobs<br/><small>queue</small>\"]\n  n1[\"Worker<br/><small>queue</small>\"]\n  \
         n2[\"Rows<br/><small>queue</small>\"]\n  n0 -->|\"messages\"| n1\n  n1 -.->|\"write\"| n2\n"
    );
}

#[test]
fn names_cannot_break_out() {
    let hostile = "\"]; <script>alert(1)</script>\\\n#`&";
    let mut graph = graph();
    graph.nodes[0].name = hostile.to_owned();
    graph.nodes[0].doc = hostile.to_owned();
    graph.edges[0].label = hostile.to_owned();
    let drawn = svg(&graph, 1, hostile).unwrap();
    assert!(!drawn.contains("<script"), "{drawn}");
    assert!(drawn.contains("&quot;]; &lt;script&gt;"), "{drawn}");
    let drawn = mermaid(&graph, 1);
    assert!(!drawn.contains("<script") && drawn.lines().count() == 6, "{drawn}");
    let drawn = dot(&graph, 1);
    assert!(drawn.contains(r#"\"]; <script>alert(1)</script>\\\n#`&"#), "{drawn}");
}

#[test]
fn pictures_are_the_same_each_time() {
    let first = svg(&graph(), 1, "shop").unwrap();
    assert_eq!(first, svg(&graph(), 1, "shop").unwrap());
    assert!(first.starts_with("<svg ") && first.ends_with("</svg>\n"));
    assert!(first.contains("prefers-color-scheme: dark"));
    assert_eq!(first.matches("<g>").count(), 3);
}

#[test]
fn odd_graphs_are_drawn() {
    svg(&Graph::default(), 1, "nothing").unwrap();
    let mut round = graph();
    round.edges.push(edge(2, 0, Reason::Grant, "send", span(0, 50)));
    round.edges.push(edge(1, 1, Reason::Reference, "self", span(0, 60)));
    svg(&round, 1, "round").unwrap();
    let many = Graph { nodes: vec![node("A", 0); 401], edges: Vec::new() };
    assert!(svg(&many, 1, "many").unwrap_err().message.contains("401"));
}
