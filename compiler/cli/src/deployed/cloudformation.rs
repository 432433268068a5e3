//! Templates of CloudFormation.

use serde_json::{Map, Value as Json};
use slsc_core::compare::{Output, Resource, System};
use slsc_core::plan::Target;

use crate::deployed::yaml;

/// What of a resource stands beside its properties and means something.
const BESIDE: [&str; 5] = ["CreationPolicy", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy", "Condition"];

/// Reads a template, as JSON or as YAML.
pub fn read(name: &str, text: &str) -> Result<System, String> {
    let template = match name.ends_with(".json") {
        true => serde_json::from_str(text).map_err(|error| error.to_string())?,
        false => yaml::read(text)?,
    };
    let template = long_forms(template);
    let Some(resources) = template.get("Resources").and_then(Json::as_object) else {
        return Err("it is no template of CloudFormation: it has no `Resources`".to_owned());
    };
    let mut system = System::new(Target::CloudFormation);
    for (id, resource) in resources {
        let Some(resource_type) = resource.get("Type").and_then(Json::as_str) else {
            return Err(format!("the resource `{id}` has no `Type`"));
        };
        let beside = BESIDE.iter().filter_map(|name| Some(((*name).to_owned(), resource.get(*name)?.clone())));
        system.resources.insert(
            id.clone(),
            Resource {
                resource_type: resource_type.to_owned(),
                properties: resource.get("Properties").and_then(Json::as_object).cloned().unwrap_or_default(),
                beside: beside.collect(),
            },
        );
    }
    for (name, parameter) in fields(&template, "Parameters") {
        system.parameters.insert(name.clone(), undescribed(parameter));
    }
    for (name, output) in fields(&template, "Outputs") {
        let value = output.get("Value").cloned().unwrap_or(Json::Null);
        let export = output.get("Export").and_then(|export| export.get("Name")).cloned();
        system.outputs.insert(name.clone(), Output { value, export });
    }
    Ok(system)
}

fn fields<'t>(template: &'t Json, name: &str) -> impl Iterator<Item = (&'t String, &'t Json)> {
    template.get(name).and_then(Json::as_object).into_iter().flatten()
}

/// Without what only people read.
fn undescribed(parameter: &Json) -> Json {
    let mut parameter = parameter.clone();
    if let Json::Object(map) = &mut parameter {
        map.remove("Description");
    }
    parameter
}

/// `{"Fn::GetAtt": "Jobs.Arn"}` as `{"Fn::GetAtt": ["Jobs", "Arn"]}`.
fn long_forms(value: Json) -> Json {
    match value {
        Json::Array(list) => Json::Array(list.into_iter().map(long_forms).collect()),
        Json::Object(map) => {
            let mut long: Map<String, Json> = map.into_iter().map(|(name, value)| (name, long_forms(value))).collect();
            if let (1, Some(Json::String(text))) = (long.len(), long.get("Fn::GetAtt")) {
                let parts: Vec<Json> = text.splitn(2, '.').map(Json::from).collect();
                long.insert("Fn::GetAtt".to_owned(), Json::Array(parts));
            }
            Json::Object(long)
        }
        value => value,
    }
}
