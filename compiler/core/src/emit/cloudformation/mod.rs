//! CloudFormation templates: one for the home unit, one for every other unit that has resources.
//!
//! A template is built as a JSON value with intrinsic functions in their long form; the writers turn that into text.

mod json;
mod parameter;
mod text;
mod value;
mod yaml;

use std::slice::from_ref;

use serde_json::{Map, Value, json};

use self::value::Context;
pub(super) use self::value::number;
use super::nodes;
use crate::plan::{Node, OutputFile, Plan, Resource, ResourceId, System};

/// How templates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    Json,
    Yaml,
}

/// Longest description of a template or an output, in bytes.
/// Source: CloudFormation user guide, "CloudFormation quotas", 2025.
const LONGEST_DESCRIPTION: usize = 1024;

/// Longest description of a parameter, in characters. Source: the same.
const LONGEST_PARAMETER_DESCRIPTION: usize = 4000;

/// Writes the templates of a plan.
pub(super) fn emit(plan: &Plan, syntax: Syntax) -> Vec<OutputFile> {
    let context = Context::new(plan);
    let mut files = Vec::new();
    for unit in 0..plan.units.len().max(1) {
        let resources: Vec<&Resource> = plan.resources.iter().filter(|resource| resource.unit == unit).collect();
        if unit > 0 && resources.is_empty() {
            continue;
        }
        let stem = match plan.units.get(unit) {
            Some(found) if unit > 0 => format!("template-{}", super::identity::label(from_ref(&found.name))),
            _ => "template".to_owned(),
        };
        files.push(match syntax {
            Syntax::Json => OutputFile { path: format!("{stem}.json"), text: in_json(&context, unit, &resources) },
            Syntax::Yaml => OutputFile { path: format!("{stem}.yaml"), text: in_yaml(&context, unit, &resources) },
        });
    }
    files
}

/// JSON with two spaces and a newline at the end.
pub(super) fn pretty_json(value: &Value) -> String {
    let mut text = String::new();
    json::write(value, 0, &mut text);
    text.push('\n');
    text
}

/// Resources become text one by one: as values, those of a large program would need more memory than anything else.
fn in_json(context: &Context, unit: usize, resources: &[&Resource]) -> String {
    let mut bodies = String::new();
    let mut extended = false;
    for resource in resources {
        let body = resource_body(context, resource);
        extended |= needs_language_extensions(&body);
        bodies.extend((!bodies.is_empty()).then_some(','));
        json::entry(&context.logical_id_of(resource), &body, 2, &mut bodies);
    }
    let (before, after) = frame(context, unit, resources, extended);
    let mut text = "{".to_owned();
    for (name, value) in &before {
        json::entry(name, value, 0, &mut text);
        text.push(',');
    }
    let end = if bodies.is_empty() { "}" } else { "\n  }" };
    for piece in ["\n  \"Resources\": {", &bodies, end] {
        text.push_str(piece);
    }
    for (name, value) in &after {
        text.push(',');
        json::entry(name, value, 0, &mut text);
    }
    text.push_str("\n}\n");
    text
}

fn in_yaml(context: &Context, unit: usize, resources: &[&Resource]) -> String {
    let bodies: Map<String, Value> =
        resources.iter().map(|resource| (context.logical_id_of(resource), resource_body(context, resource))).collect();
    let extended = bodies.values().any(needs_language_extensions);
    let (mut template, after) = frame(context, unit, resources, extended);
    template.insert("Resources".to_owned(), Value::Object(bodies));
    template.extend(after);
    yaml::write(&Value::Object(template))
}

/// What stands in a template before its resources, and behind them. `extended` says that the resources need more
/// functions than CloudFormation itself has.
fn frame(
    context: &Context,
    unit: usize,
    resources: &[&Resource],
    extended: bool,
) -> (Map<String, Value>, Map<String, Value>) {
    let plan = context.plan;
    let home = unit == 0;
    let mut used = nodes::uses(resources.iter().flat_map(|resource| nodes_of(resource)));
    let mut outputs = Map::new();
    if home {
        used.parameters.extend(0..plan.parameters.len());
        for output in &plan.outputs {
            let found = nodes::uses(std::iter::once(&output.value).chain(output.exported.as_ref()));
            used.systems.extend(found.systems);
        }
        outputs = parameter::outputs(context);
    }
    let mut parameters = parameter::parameters(context, &used.parameters);
    if used.systems.contains(&System::AssetsBucket) {
        parameters.insert(
            context.assets_bucket.clone(),
            json!({ "Type": "String", "Description": "Name of the bucket that holds the packaged code" }),
        );
    }
    let mut before = Map::new();
    before.insert("AWSTemplateFormatVersion".to_owned(), json!("2010-09-09"));
    if extended || outputs.values().any(needs_language_extensions) {
        before.insert("Transform".to_owned(), json!("AWS::LanguageExtensions"));
    }
    if let Some(description) = &plan.description {
        before.insert("Description".to_owned(), json!(shortened(description, LONGEST_DESCRIPTION)));
    }
    if !parameters.is_empty() {
        before.insert("Parameters".to_owned(), Value::Object(parameters));
    }
    let mut after = Map::new();
    if !outputs.is_empty() {
        after.insert("Outputs".to_owned(), Value::Object(outputs));
    }
    (before, after)
}

fn nodes_of(resource: &Resource) -> impl Iterator<Item = &Node> {
    resource.properties.iter().chain(&resource.beside).map(|(_, node)| node)
}

fn resource_body(context: &Context, resource: &Resource) -> Value {
    let mut body = Map::new();
    body.insert("Type".to_owned(), json!(resource.resource_type.as_str()));
    let depends = depends_on(context, resource);
    if !depends.is_empty() {
        body.insert("DependsOn".to_owned(), json!(depends));
    }
    for (name, node) in &resource.beside {
        body.insert(name.to_string(), context.value(node));
    }
    if !resource.doc.is_empty() {
        let (source, doc) = (resource.origin.as_str(), resource.doc.as_str());
        body.insert("Metadata".to_owned(), json!({ "slsc": { "source": source, "doc": doc } }));
    }
    if !resource.properties.is_empty() {
        let properties = resource.properties.iter().map(|(name, node)| (name.to_string(), context.value(node)));
        body.insert("Properties".to_owned(), Value::Object(properties.collect()));
    }
    Value::Object(body)
}

/// What comes earlier in the same template without being referenced: references imply their order.
fn depends_on(context: &Context, resource: &Resource) -> Vec<String> {
    let referenced = nodes::uses(nodes_of(resource)).resources;
    let wanted = |id: &&ResourceId| {
        !referenced.contains(id)
            && context.plan.resources.get(id.0 as usize).is_some_and(|other| other.unit == resource.unit)
    };
    let mut ids: Vec<String> = resource.after.iter().filter(wanted).map(|id| context.logical_id(*id)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Whether a value uses a function that is only known with the transform `AWS::LanguageExtensions`.
fn needs_language_extensions(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().any(needs_language_extensions),
        Value::Object(map) => map.iter().any(|(name, value)| {
            matches!(name.as_str(), "Fn::ToJsonString" | "Fn::Length") || needs_language_extensions(value)
        }),
        _ => false,
    }
}

/// The start of a text, at most so many bytes of it.
fn shortened(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let mut end = longest - "…".len();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", text[..end].trim_end())
}
