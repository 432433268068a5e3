use serde_json::Value;

use crate::Place;

fn draw(format: &str) -> String {
    let run = Place::project().run(&["graph", "shop", "--format", format]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    run.out
}

#[test]
fn pictures_show_declarations_and_edges() {
    let svg = draw("svg");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{svg}");
    for text in [">Jobs<", ">Worker<", ">queue<", ">function<", ">messages<", "<title>Does it.</title>"] {
        assert!(svg.contains(text), "{text}: {svg}");
    }
    let mermaid = draw("mermaid");
    assert!(mermaid.contains("n0 -->|\"messages\"| n1"), "{mermaid}");
    let dot = draw("dot");
    assert!(dot.starts_with("digraph {\n") && dot.contains("n0 -> n1 [label=\"messages\""), "{dot}");
}

#[test]
fn json_has_every_edge_with_its_place() {
    let drawing: Value = serde_json::from_str(&draw("json")).unwrap();
    assert_eq!(drawing["nodes"][0]["name"], "Jobs");
    assert_eq!(drawing["nodes"][0]["kind"], "queue");
    assert_eq!(drawing["nodes"][0]["doc"], "Work to be done.");
    assert_eq!(drawing["nodes"][0]["start"]["line"], 4);
    let edges = drawing["edges"].as_array().unwrap();
    let event = edges.iter().find(|edge| edge["reason"] == "event").unwrap();
    assert_eq!((&event["from"], &event["to"]), (&Value::from("Jobs"), &Value::from("Worker")));
}

#[test]
fn programs_with_errors_are_not_drawn() {
    let place = Place::new(&[("main.sls", "que Jobs {}\n")]);
    let run = place.run(&["graph", ".", "--format", "svg"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
}
