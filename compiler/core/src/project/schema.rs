//! The schema of `slsc.toml` for editors, made of its keys.

use serde_json::{Map, Value, json};

use super::keys::{FILE, Form, Key, LEVELS};

/// A JSON Schema (draft 2020-12) that says what a `slsc.toml` may hold.
pub fn schema() -> String {
    let mut root = object(FILE);
    root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    root.insert("title".to_owned(), json!("slsc.toml, the configuration of a package"));
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

fn object(keys: &[Key]) -> Map<String, Value> {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    object.as_object().cloned().unwrap_or_default()
}

fn property(key: &Key) -> Value {
    let mut schema = match key.form {
        Form::Text(pattern, example) => json!({ "type": "string", "pattern": pattern, "examples": [example] }),
        Form::Bool => json!({ "type": "boolean" }),
        Form::Table(keys) => Value::Object(object(keys)),
        Form::Named(keys) => json!({ "type": "object", "additionalProperties": object(keys) }),
        Form::Texts => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        // Tables within are modules.
        Form::Values => json!({
            "type": "object",
            "additionalProperties": { "type": ["string", "number", "boolean", "array", "object"] },
        }),
        // Tables within are the front parts of ids.
        Form::Levels => json!({
            "type": "object",
            "additionalProperties": { "anyOf": [{ "enum": LEVELS }, { "type": "object" }] },
        }),
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("description".to_owned(), json!(key.doc));
    }
    schema
}
