//! YAML with CloudFormation's short tags, as JSON.

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value as Json, json};

/// Nested deeper than any template that CloudFormation takes.
const DEEPEST: usize = 200;

/// Reads one document.
pub fn read(text: &str) -> Result<Json, String> {
    let documents = Yaml::load_from_str(text).map_err(|error| error.to_string())?;
    match documents.as_slice() {
        [document] => value(document, 0),
        [] => Err("it is empty".to_owned()),
        _ => Err("it has several documents".to_owned()),
    }
}

fn value(yaml: &Yaml, depth: usize) -> Result<Json, String> {
    if depth > DEEPEST {
        return Err("it is nested too deeply".to_owned());
    }
    Ok(match yaml {
        Yaml::Value(scalar) => match scalar {
            Scalar::Null => Json::Null,
            Scalar::Boolean(value) => json!(value),
            Scalar::Integer(number) => json!(number),
            Scalar::FloatingPoint(number) => json!(number.into_inner()),
            Scalar::String(text) => json!(text),
        },
        Yaml::Sequence(list) => Json::Array(list.iter().map(|item| value(item, depth + 1)).collect::<Result<_, _>>()?),
        Yaml::Mapping(map) => {
            let mut fields = Map::new();
            for (name, inner) in map.iter() {
                let name = match value(name, depth + 1)? {
                    Json::String(name) => name,
                    Json::Array(_) | Json::Object(_) | Json::Null => return Err("a key is no text".to_owned()),
                    other => other.to_string(),
                };
                fields.insert(name, value(inner, depth + 1)?);
            }
            Json::Object(fields)
        }
        Yaml::Tagged(tag, inner) => {
            // What a tag makes of its text is the function's matter: `!Ref 1` names `1`.
            let inner = match value(inner, depth + 1)? {
                scalar @ (Json::Number(_) | Json::Bool(_)) => Json::String(scalar.to_string()),
                inner => inner,
            };
            let name = tag.suffix.as_str();
            let name = if ["Ref", "Condition"].contains(&name) { name.to_owned() } else { format!("Fn::{name}") };
            json!({ name: inner })
        }
        Yaml::Representation(text, ..) => json!(text),
        Yaml::Alias(_) | Yaml::BadValue => return Err("it has a value that is none".to_owned()),
    })
}
