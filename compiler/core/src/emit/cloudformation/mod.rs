//! CloudFormation templates: one for the home unit, one for every other unit that has resources.
//!
//! A template is built as a JSON value with intrinsic functions in their long form; the writers turn that into text.

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
        let template = template(&context, unit, &resources);
        let stem = match plan.units.get(unit) {
            Some(found) if unit > 0 => format!("template-{}", super::identity::label(from_ref(&found.name))),
            _ => "template".to_owned(),
        };
        files.push(match syntax {
            Syntax::Json => OutputFile { path: format!("{stem}.json"), text: pretty_json(&template) },
            Syntax::Yaml => OutputFile { path: format!("{stem}.yaml"), text: yaml::write(&template) },
        });
    }
    files
}

/// JSON with two spaces and a newline at the end.
pub(super) fn pretty_json(value: &Value) -> String {
    format!("{value:#}\n")
}

fn template(context: &Context, unit: usize, resources: &[&Resource]) -> Value {
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
    let mut bodies = Map::new();
    for resource in resources {
        bodies.insert(context.logical_id_of(resource), resource_body(context, resource));
    }
    let mut template = Map::new();
    template.insert("AWSTemplateFormatVersion".to_owned(), json!("2010-09-09"));
    if [&bodies, &outputs].into_iter().any(|map| map.values().any(needs_language_extensions)) {
        template.insert("Transform".to_owned(), json!("AWS::LanguageExtensions"));
    }
    if let Some(description) = &plan.description {
        template.insert("Description".to_owned(), json!(shortened(description, LONGEST_DESCRIPTION)));
    }
    if !parameters.is_empty() {
        template.insert("Parameters".to_owned(), Value::Object(parameters));
    }
    template.insert("Resources".to_owned(), Value::Object(bodies));
    if !outputs.is_empty() {
        template.insert("Outputs".to_owned(), Value::Object(outputs));
    }
    Value::Object(template)
}

fn nodes_of(resource: &Resource) -> impl Iterator<Item = &Node> {
    resource.properties.values().chain(resource.beside.values())
}

fn resource_body(context: &Context, resource: &Resource) -> Value {
    let mut body = Map::new();
    body.insert("Type".to_owned(), json!(resource.resource_type));
    let depends = depends_on(context, resource);
    if !depends.is_empty() {
        body.insert("DependsOn".to_owned(), json!(depends));
    }
    for (name, node) in &resource.beside {
        body.insert(name.clone(), context.value(node));
    }
    if !resource.doc.is_empty() {
        body.insert("Metadata".to_owned(), json!({ "slsc": { "source": resource.origin, "doc": resource.doc } }));
    }
    if !resource.properties.is_empty() {
        let properties = resource.properties.iter().map(|(name, node)| (name.clone(), context.value(node))).collect();
        body.insert("Properties".to_owned(), Value::Object(properties));
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
