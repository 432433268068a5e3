//! Parameters and outputs of a template.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::value::{Context, number, plain_text};
use super::{LONGEST_DESCRIPTION, LONGEST_PARAMETER_DESCRIPTION, shortened};
use crate::emit::{identity, nodes};
use crate::plan::{Node, Output, Parameter, ParameterKind};

/// `Parameters`, those that are wanted.
pub(super) fn parameters(context: &Context, wanted: &BTreeSet<usize>) -> Map<String, Value> {
    let mut map = Map::new();
    for (at, parameter) in context.plan.parameters.iter().enumerate() {
        if wanted.contains(&at) {
            map.insert(context.parameter_name(at), body(parameter));
        }
    }
    map
}

fn body(parameter: &Parameter) -> Value {
    let mut body = Map::new();
    let mut put = |name: &str, value: Value| {
        body.insert(name.to_owned(), value);
    };
    let kind = match &parameter.kind {
        ParameterKind::Text | ParameterKind::Bool => "String",
        ParameterKind::Number => "Number",
        ParameterKind::TextList => "CommaDelimitedList",
        ParameterKind::NumberList => "List<Number>",
        ParameterKind::Special(name) => name,
    };
    put("Type", json!(kind));
    if !parameter.doc.is_empty() {
        put("Description", json!(shortened(&parameter.doc, LONGEST_PARAMETER_DESCRIPTION)));
    }
    if let Some(default) = parameter.default.as_ref().and_then(default) {
        put("Default", default);
    }
    if parameter.secret {
        put("NoEcho", json!(true));
    }
    let bounds = match parameter.kind {
        ParameterKind::Text => Some(("MinLength", "MaxLength")),
        ParameterKind::Number => Some(("MinValue", "MaxValue")),
        _ => None,
    };
    if let Some((low, high)) = bounds {
        if let Some(bound) = parameter.low {
            put(low, number(bound));
        }
        if let Some(bound) = parameter.high {
            put(high, number(bound));
        }
    }
    // Of its own types CloudFormation asks the account.
    if let Some(pattern) = parameter.pattern.as_ref().filter(|_| !matches!(parameter.kind, ParameterKind::Special(_))) {
        put("AllowedPattern", json!(pattern));
    }
    match parameter.kind {
        ParameterKind::Bool => put("AllowedValues", json!(["true", "false"])),
        _ if !parameter.allowed.is_empty() => put("AllowedValues", json!(parameter.allowed)),
        _ => {}
    }
    Value::Object(body)
}

/// Defaults are texts or numbers; a list is one text with commas.
fn default(node: &Node) -> Option<Value> {
    match node {
        Node::Integer(number) => Some(json!(number)),
        Node::Number(value) => Some(number(*value)),
        Node::List(list) => {
            let texts: Option<Vec<String>> = list.iter().map(plain_text).collect();
            texts.map(|texts| json!(texts.join(",")))
        }
        node => plain_text(node).map(Value::String),
    }
}

/// `Outputs`.
pub(super) fn outputs(context: &Context) -> Map<String, Value> {
    let mut taken = BTreeSet::new();
    let mut map = Map::new();
    for output in &context.plan.outputs {
        let name = nodes::unique(identity::pascal(&output.name), "Output", &mut taken);
        map.insert(name, output_body(context, output));
    }
    map
}

fn output_body(context: &Context, output: &Output) -> Value {
    let mut body = Map::new();
    if !output.doc.is_empty() {
        body.insert("Description".to_owned(), json!(shortened(&output.doc, LONGEST_DESCRIPTION)));
    }
    // An output is one text, whatever it is made of.
    let value = match &output.value {
        list if nodes::is_list(list, context.plan) => context.join(list, ","),
        Node::Record(_) => context.value(&Node::Json(Box::new(output.value.clone()))),
        node => plain_text(node).map_or_else(|| context.value(node), Value::String),
    };
    body.insert("Value".to_owned(), value);
    if let Some(name) = &output.exported {
        body.insert("Export".to_owned(), json!({ "Name": context.value(name) }));
    }
    Value::Object(body)
}
