//! Tests of the emitters on plans made by hand: whole files, and the corners of their syntaxes.

mod cloudformation;
mod identity;
mod terraform;

use smol_str::SmolStr;

use super::emit;
use crate::Format;
use crate::facts::Facts;
use crate::plan::{Entries, Node, Output, Parameter, ParameterKind, Plan, Resource, ResourceId, System, Target, Unit};
use crate::source::{FileId, Span};

const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

fn plan(target: Target) -> Plan {
    Plan {
        target,
        app: "shop".to_owned(),
        stage: None,
        description: None,
        needs: None,
        units: vec![Unit { name: String::new(), region: None }],
        account: None,
        resources: Vec::new(),
        parameters: Vec::new(),
        outputs: Vec::new(),
    }
}

fn resource<const N: usize>(path: &[&str], resource_type: &str, properties: [(&str, Node); N]) -> Resource {
    Resource {
        path: path.iter().map(SmolStr::new).collect(),
        renamed: Vec::new(),
        revision: None,
        resource_type: resource_type.into(),
        unit: 0,
        properties: entries(properties),
        beside: Entries::new(),
        after: Vec::new(),
        doc: SmolStr::default(),
        origin: "main.sls:3".into(),
        span: NOWHERE,
    }
}

fn parameter(name: &str, kind: ParameterKind) -> Parameter {
    Parameter {
        name: name.to_owned(),
        doc: String::new(),
        kind,
        default: None,
        secret: false,
        low: None,
        high: None,
        pattern: None,
        allowed: Vec::new(),
        span: NOWHERE,
    }
}

fn output(name: &str, value: Node) -> Output {
    Output { name: name.to_owned(), doc: String::new(), value, exported: None, secret: false, span: NOWHERE }
}

fn entries<const N: usize>(entries: [(&str, Node); N]) -> Entries {
    entries.into_iter().map(|(name, node)| (name.into(), node)).collect()
}

fn record<const N: usize>(list: [(&str, Node); N]) -> Node {
    Node::Record(entries(list))
}

fn list<const N: usize>(nodes: [Node; N]) -> Node {
    Node::List(nodes.into())
}

fn concat<const N: usize>(nodes: [Node; N]) -> Node {
    Node::Concat(nodes.into())
}

fn text(text: &str) -> Node {
    Node::Text(text.into())
}

fn attribute(id: u32, name: &str) -> Node {
    Node::Attribute(ResourceId(id), name.into())
}

fn system(system: System) -> Node {
    Node::System(system)
}

fn json(node: Node) -> Node {
    Node::Json(Box::new(node))
}

fn split(text: Node, separator: &str, index: usize) -> Node {
    Node::Split { text: Box::new(text), separator: separator.into(), index }
}

fn join(list: Node, separator: &str) -> Node {
    Node::Join { list: Box::new(list), separator: separator.into() }
}

fn index(list: Node, index: usize) -> Node {
    Node::Index { list: Box::new(list), index }
}

/// All files, each below its name.
fn written(plan: &Plan, format: Format) -> String {
    let files = emit(plan, format, Facts::embedded());
    files.iter().map(|file| format!("──── {}\n{}", file.path, file.text)).collect()
}

/// Parameters of every sort.
fn parameters() -> Vec<Parameter> {
    vec![
        Parameter {
            doc: "Where alarms go.".to_owned(),
            pattern: Some(r"^[^@\s]+@[^@\s]+\.[^@\s]+$".to_owned()),
            low: Some(3.0),
            high: Some(64.0),
            ..parameter("alertEmail", ParameterKind::Text)
        },
        Parameter {
            default: Some(Node::Integer(5)),
            low: Some(1.0),
            high: Some(99.0),
            ..parameter("retries", ParameterKind::Number)
        },
        Parameter { default: Some(Node::Bool(true)), ..parameter("debug", ParameterKind::Bool) },
        Parameter {
            default: Some(list([text("eu"), text("us")])),
            allowed: vec!["eu".to_owned(), "us".to_owned(), "ap".to_owned()],
            ..parameter("markets", ParameterKind::TextList)
        },
        Parameter { low: Some(0.5), ..parameter("weights", ParameterKind::NumberList) },
        Parameter { secret: true, ..parameter("apiKey", ParameterKind::Text) },
        parameter("network", ParameterKind::Special("AWS::EC2::VPC::Id".to_owned())),
    ]
}
