//! Nodes as expressions of Terraform's language.

use std::collections::BTreeSet;
use std::slice::from_ref;

use super::surroundings;
use crate::emit::cloudformation::number;
use crate::emit::{identity, nodes};
use crate::plan::{Node, Plan, ResourceId};

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Null,
    Bool(bool),
    Integer(i64),
    Number(f64),
    /// A quoted text.
    Text(Vec<Part>),
    /// A reference, such as `aws_sqs_queue.jobs.arn`.
    Reference(String),
    /// What is no value but a name or a type: `list(string)`, `aws.edge`. JSON has it as plain text.
    Name(String),
    List(Vec<Expression>),
    Object(Vec<(String, Expression)>),
    Call(&'static str, Vec<Expression>),
    Index(Box<Expression>, usize),
    /// `value["name"]`
    Member(Box<Expression>, String),
    /// A condition, written out.
    Condition(String),
}

/// A piece of a quoted text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Literal(String),
    Value(Expression),
}

impl Expression {
    /// A text without interpolation.
    pub(super) fn text(text: &str) -> Expression {
        Expression::Text(vec![Part::Literal(text.to_owned())])
    }
}

/// Names that Terraform keeps for itself. Source: Terraform language documentation, "Declaring an Input Variable".
const RESERVED_VARIABLES: [&str; 8] =
    ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

/// The plan with the names that its things have in a module.
pub(super) struct Context<'p> {
    pub(super) plan: &'p Plan,
    /// Labels of the plan's resources.
    labels: Vec<String>,
    variables: Vec<String>,
}

impl<'p> Context<'p> {
    pub(super) fn new(plan: &'p Plan) -> Context<'p> {
        let mut taken: BTreeSet<String> = RESERVED_VARIABLES.iter().map(|name| (*name).to_owned()).collect();
        let variables = plan
            .parameters
            .iter()
            .map(|parameter| nodes::unique(identity::label(from_ref(&parameter.name)), "_value", &mut taken))
            .collect();
        let labels = plan.resources.iter().map(|resource| identity::label(resource.now())).collect();
        Context { plan, labels, variables }
    }

    /// `jobs`
    pub(super) fn label(&self, id: ResourceId) -> &str {
        self.labels.get(id.0 as usize).map_or("", String::as_str)
    }

    /// `aws_sqs_queue.jobs`
    pub(super) fn address(&self, id: ResourceId) -> String {
        let resource = self.plan.resources.get(id.0 as usize);
        resource.map(|resource| format!("{}.{}", resource.resource_type, self.label(id))).unwrap_or_default()
    }

    pub(super) fn variable(&self, at: usize) -> String {
        self.variables.get(at).cloned().unwrap_or_default()
    }

    /// A node in a resource of a unit.
    pub(super) fn expression(&self, node: &Node, unit: usize) -> Expression {
        match node {
            Node::Bool(value) => Expression::Bool(*value),
            Node::Integer(number) => Expression::Integer(*number),
            Node::Number(number) => Expression::Number(*number),
            Node::Text(text) => Expression::text(text),
            Node::List(list) => Expression::List(list.iter().map(|node| self.expression(node, unit)).collect()),
            Node::Record(record) => Expression::Object(
                record.iter().map(|(name, node)| (name.to_string(), self.expression(node, unit))).collect(),
            ),
            Node::Attribute(id, attribute) => Expression::Reference(self.attribute(*id, attribute)),
            Node::Parameter(at) => Expression::Reference(format!("var.{}", self.variable(*at))),
            Node::System(system) => surroundings::value(self.plan, *system, unit),
            Node::Concat(list) => self.concat(list, unit),
            Node::Json(inner) => Expression::Call("jsonencode", vec![self.expression(inner, unit)]),
            Node::FromJson { text, path } => {
                let decoded = Expression::Call("jsondecode", vec![self.expression(text, unit)]);
                path.iter().fold(decoded, |of, name| Expression::Member(Box::new(of), name.to_string()))
            }
            Node::Split { text, separator, index } => {
                let arguments = vec![Expression::text(separator), self.expression(text, unit)];
                Expression::Index(Box::new(Expression::Call("split", arguments)), *index)
            }
            Node::Join { list, separator } => {
                Expression::Call("join", vec![Expression::text(separator), self.expression(list, unit)])
            }
            Node::Index { list, index } => match &**list {
                Node::List(items) if *index < items.len() => self.expression(&items[*index], unit),
                list => Expression::Index(Box::new(self.expression(list, unit)), *index),
            },
        }
    }

    /// The address of an attribute; of the resource itself when there is none.
    fn attribute(&self, id: ResourceId, attribute: &str) -> String {
        let address = self.address(id);
        match attribute {
            "" => address,
            attribute if attribute.starts_with('[') => format!("{address}{attribute}"),
            attribute => format!("{address}.{attribute}"),
        }
    }

    fn concat(&self, list: &[Node], unit: usize) -> Expression {
        let mut parts: Vec<Part> = Vec::new();
        self.parts(list, unit, &mut parts);
        match parts.as_slice() {
            // `"${x}"` alone is `x`; `terraform fmt` says so too.
            [Part::Value(value)] => value.clone(),
            _ => Expression::Text(parts),
        }
    }

    fn parts(&self, list: &[Node], unit: usize, parts: &mut Vec<Part>) {
        for node in list {
            let literal = match node {
                Node::Concat(inner) => {
                    self.parts(inner, unit, parts);
                    continue;
                }
                Node::Text(text) => text.to_string(),
                Node::Bool(value) => value.to_string(),
                Node::Integer(number) => number.to_string(),
                Node::Number(value) => number(*value).to_string(),
                list if nodes::is_list(list, self.plan) => {
                    let arguments = vec![Expression::text(","), self.expression(list, unit)];
                    parts.push(Part::Value(Expression::Call("join", arguments)));
                    continue;
                }
                node => match self.expression(node, unit) {
                    Expression::Text(inner) => {
                        inner.into_iter().for_each(|part| push(part, parts));
                        continue;
                    }
                    value => {
                        parts.push(Part::Value(value));
                        continue;
                    }
                },
            };
            push(Part::Literal(literal), parts);
        }
    }
}

/// Adds a part, neighbouring literals joined.
fn push(part: Part, parts: &mut Vec<Part>) {
    match (part, parts.last_mut()) {
        (Part::Literal(text), _) if text.is_empty() => {}
        (Part::Literal(text), Some(Part::Literal(last))) => last.push_str(&text),
        (part, _) => parts.push(part),
    }
}
