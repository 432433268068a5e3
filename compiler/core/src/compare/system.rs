//! A system as its outputs say: resources with properties, parameters, outputs. The same for both targets and all formats.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::plan::Target;

/// What is deployed together.
///
/// Values are JSON. In CloudFormation functions stand in their long form (`{"Fn::GetAtt": ["Jobs", "Arn"]}`), in Terraform
/// references stand in texts (`"${aws_sqs_queue.jobs.arn}"`) and the argument of `jsonencode` in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// What it is for.
    pub target: Target,
    /// By logical id, or by address: `aws_sqs_queue.jobs`.
    pub resources: BTreeMap<String, Resource>,
    /// What is asked for at deployment.
    pub parameters: BTreeMap<String, Json>,
    /// What is given back.
    pub outputs: BTreeMap<String, Output>,
    /// Old and new addresses, in order.
    pub moved: Vec<(String, String)>,
}

impl System {
    /// A system of nothing.
    pub fn new(target: Target) -> System {
        System {
            target,
            resources: BTreeMap::new(),
            parameters: BTreeMap::new(),
            outputs: BTreeMap::new(),
            moved: Vec::new(),
        }
    }
}

/// One resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// `AWS::SQS::Queue`, `aws_sqs_queue`.
    pub resource_type: String,
    /// Its properties.
    pub properties: Map<String, Json>,
    /// `DeletionPolicy` and its like, or what `lifecycle` says.
    pub beside: Map<String, Json>,
}

/// A value that is given back.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// The value.
    pub value: Json,
    /// The name under which other stacks import it.
    pub export: Option<Json>,
}

/// A value in few words: `Orders.Arn`, `"text"`, `30`.
pub fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => match reference(text) {
            Some(reference) => reference.to_owned(),
            None => format!("{text:?}"),
        },
        Json::Object(map) if map.len() == 1 => match map.iter().next() {
            Some((name, Json::String(id))) if name == "Ref" => id.clone(),
            Some((name, Json::Array(parts))) if name == "Fn::GetAtt" => {
                parts.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(".")
            }
            Some((name, Json::String(text))) if name == "Fn::Sub" => format!("{text:?}"),
            Some((name, Json::Array(parts))) if name == "Fn::Sub" => parts.first().map(shown).unwrap_or_default(),
            _ => value.to_string(),
        },
        value => value.to_string(),
    }
}

/// What stands in a text that is nothing but one reference.
fn reference(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    (!inner.contains("${")).then_some(inner)
}

/// The ids that a value refers to, of those that are asked for.
pub(super) fn refers(value: &Json, is_id: &impl Fn(&str) -> bool, found: &mut Vec<String>) {
    match value {
        Json::String(text) => {
            for piece in text.split("${").skip(1) {
                let inside = piece.split('}').next().unwrap_or_default();
                for word in
                    inside.split(|character: char| !character.is_ascii_alphanumeric() && !"._".contains(character))
                {
                    let parts: Vec<&str> = word.split('.').collect();
                    for length in (1..=parts.len().min(3)).rev() {
                        let id = parts[..length].join(".");
                        if is_id(&id) {
                            found.push(id);
                            break;
                        }
                    }
                }
            }
        }
        Json::Array(list) => list.iter().for_each(|value| refers(value, is_id, found)),
        Json::Object(map) => {
            for (name, value) in map {
                match (name.as_str(), value) {
                    ("Ref", Json::String(id)) if is_id(id) => found.push(id.clone()),
                    ("Fn::GetAtt", Json::Array(parts)) => {
                        found.extend(parts.first().and_then(Json::as_str).filter(|id| is_id(id)).map(str::to_owned));
                    }
                    (_, value) => refers(value, is_id, found),
                }
            }
        }
        _ => {}
    }
}
