//! Variables and outputs.

use std::collections::BTreeSet;
use std::slice::from_ref;

use super::body::{Block, Body};
use super::comment_lines;
use super::expression::{Context, Expression, Part};
use super::hcl;
use crate::emit::shapes::Shapes;
use crate::emit::{identity, nodes};
use crate::plan::{Node, Parameter, ParameterKind, Plan};

/// `variable` blocks.
pub(super) fn variables(context: &Context) -> Body {
    let mut body = Body::default();
    for (at, parameter) in context.plan.parameters.iter().enumerate() {
        body.block(variable(context, at, parameter));
    }
    body
}

fn variable(context: &Context, at: usize, parameter: &Parameter) -> Block {
    let name = context.variable(at);
    let mut body = Body::default();
    let ty = match &parameter.kind {
        ParameterKind::Number => "number",
        ParameterKind::Bool => "bool",
        ParameterKind::NumberList => "list(number)",
        kind if nodes::is_list_kind(kind) => "list(string)",
        _ => "string",
    };
    if let Some(doc) = description(&parameter.doc) {
        body.attribute("description", doc);
    }
    body.attribute("type", Expression::Name(ty.to_owned()));
    if let Some(default) = &parameter.default {
        body.attribute("default", context.expression(default, 0));
    }
    if parameter.secret {
        body.attribute("sensitive", Expression::Bool(true));
    }
    for (condition, message) in conditions(parameter, &format!("var.{name}")) {
        let mut validation = Body::default();
        validation.attribute("condition", Expression::Condition(condition));
        validation.attribute("error_message", Expression::text(&format!("{} {message}.", parameter.name)));
        body.block(Block::new("validation", &[], validation));
    }
    Block::new("variable", &[&name], body)
}

/// What a variable must meet, with the words for the user.
fn conditions(parameter: &Parameter, variable: &str) -> Vec<(String, String)> {
    let list = nodes::is_list_kind(&parameter.kind);
    let number = matches!(parameter.kind, ParameterKind::Number | ParameterKind::NumberList);
    let element = if list { "value" } else { variable };
    let every = |condition: String| match list {
        true => format!("alltrue([for value in {variable} : {condition}])"),
        false => condition,
    };
    let mut found = Vec::new();
    let measure = if number { element.to_owned() } else { format!("length({element})") };
    let bounds: Vec<String> = [(parameter.low, ">="), (parameter.high, "<=")]
        .into_iter()
        .filter_map(|(bound, sign)| Some(format!("{measure} {sign} {}", bound?)))
        .collect();
    if !bounds.is_empty() {
        let unit = if number { "" } else { " characters" };
        let words = match (parameter.low, parameter.high) {
            (Some(low), Some(high)) => format!("must have {low} to {high}{unit}"),
            (Some(low), None) => format!("must have at least {low}{unit}"),
            (None, high) => format!("must have at most {}{unit}", high.unwrap_or_default()),
        };
        let words = if number { words.replacen("must have", "must be", 1) } else { words };
        found.push((every(bounds.join(" && ")), words));
    }
    if let Some(pattern) = &parameter.pattern {
        let condition = format!("can(regex({}, {element}))", hcl::inline(&Expression::text(pattern)));
        found.push((every(condition), format!("must match {pattern}")));
    }
    if !parameter.allowed.is_empty() {
        let values = parameter.allowed.iter().map(|value| match (number, value.parse::<f64>()) {
            (true, Ok(number)) => Expression::Number(number),
            _ => Expression::text(value),
        });
        let condition = format!("contains({}, {element})", hcl::inline(&Expression::List(values.collect())));
        found.push((every(condition), format!("must be one of: {}", parameter.allowed.join(", "))));
    }
    found
}

fn description(doc: &str) -> Option<Expression> {
    let lines: Vec<String> = comment_lines(doc).collect();
    let text = lines.join("\n");
    (!text.is_empty()).then(|| Expression::Text(vec![Part::Literal(text)]))
}

/// `output` blocks.
pub(super) fn outputs(context: &Context, shapes: &dyn Shapes) -> Body {
    let mut taken = BTreeSet::new();
    let mut body = Body::default();
    for output in &context.plan.outputs {
        let name = nodes::unique(identity::label(from_ref(&output.name)), "_output", &mut taken);
        let mut inner = Body::default();
        if let Some(doc) = description(&output.doc) {
            inner.attribute("description", doc);
        }
        inner.attribute("value", context.expression(&output.value, 0));
        if output.secret || mentions_secret(&output.value, context.plan, shapes) {
            inner.attribute("sensitive", Expression::Bool(true));
        }
        body.block(Block::new("output", &[&name], inner));
    }
    body
}

/// Terraform refuses to show what was made of something sensitive.
fn mentions_secret(node: &Node, plan: &Plan, shapes: &dyn Shapes) -> bool {
    let mut secret = false;
    nodes::visit(node, &mut |node| match node {
        Node::Parameter(at) => secret |= plan.parameters.get(*at).is_some_and(|parameter| parameter.secret),
        Node::Attribute(id, attribute) => {
            // `master_user_secret[0].secret_arn`: positions are no part of a path.
            let path: Vec<&str> = attribute
                .split('.')
                .map(|name| name.split('[').next().unwrap_or_default())
                .filter(|name| !name.is_empty())
                .collect();
            let resource = plan.resources.get(id.0 as usize);
            secret |= resource.is_some_and(|resource| shapes.is_sensitive(&resource.resource_type, &path));
        }
        _ => {}
    });
    secret
}
