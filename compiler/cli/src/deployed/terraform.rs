//! Modules of Terraform, as HCL or as JSON.

use hcl::expr::{Expression, ObjectKey};
use hcl::template::{Element, Template};
use hcl::{Block, BlockLabel, Body, Structure};
use serde_json::{Map, Value as Json, json};
use slsc_core::compare::{Output, Resource, System};

/// Adds what a file says.
pub fn read(name: &str, text: &str, system: &mut System) -> Result<(), String> {
    if name.ends_with(".json") {
        let file: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
        return of_json(&file, system);
    }
    let body = hcl::parse(text).map_err(|error| error.to_string())?;
    for structure in body.iter() {
        if let Structure::Block(block) = structure {
            of_block(block, system)?;
        }
    }
    Ok(())
}

fn of_block(block: &Block, system: &mut System) -> Result<(), String> {
    let labels: Vec<&str> = block.labels.iter().map(BlockLabel::as_str).collect();
    match (block.identifier.as_str(), labels.as_slice()) {
        ("resource", [resource_type, label]) => add_resource(resource_type, label, of_body(block.body())?, system),
        ("variable", [name]) => add_variable(name, of_body(block.body())?, system),
        ("output", [name]) => add_output(name, &of_body(block.body())?, system),
        ("moved", []) => {
            let address = |wanted: &str| {
                let attribute = block.body().attributes().find(|attribute| attribute.key() == wanted);
                attribute.map(|attribute| attribute.expr().to_string()).unwrap_or_default()
            };
            system.moved.push((address("from"), address("to")));
        }
        _ => {}
    }
    Ok(())
}

fn of_json(file: &Json, system: &mut System) -> Result<(), String> {
    let each = |name: &str| file.get(name).and_then(Json::as_object).into_iter().flatten();
    for (resource_type, labels) in each("resource") {
        for (label, body) in labels.as_object().into_iter().flatten() {
            add_resource(resource_type, label, json_body(body)?, system);
        }
    }
    for (name, body) in each("variable") {
        add_variable(name, json_body(body)?, system);
    }
    for (name, body) in each("output") {
        add_output(name, &json_body(body)?, system);
    }
    // One stands by itself, several in a list.
    let moved = match file.get("moved") {
        Some(Json::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for step in moved {
        let address = |name: &str| step.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
        system.moved.push((address("from"), address("to")));
    }
    Ok(())
}

fn add_resource(resource_type: &str, label: &str, mut properties: Map<String, Json>, system: &mut System) {
    // Order is not what a resource is.
    for name in ["depends_on", "provider"] {
        properties.remove(name);
    }
    let beside = match properties.remove("lifecycle") {
        Some(Json::Object(lifecycle)) => lifecycle,
        _ => Map::new(),
    };
    let resource = Resource { resource_type: resource_type.to_owned(), properties, beside };
    system.resources.insert(format!("{resource_type}.{label}"), resource);
}

fn add_variable(name: &str, mut body: Map<String, Json>, system: &mut System) {
    body.remove("description");
    // A type is no expression, and stands in JSON as a plain text.
    if let Some(Json::String(written)) = body.get_mut("type")
        && let Some(inner) = written.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'))
    {
        *written = inner.to_owned();
    }
    system.parameters.insert(name.to_owned(), Json::Object(body));
}

fn add_output(name: &str, body: &Map<String, Json>, system: &mut System) {
    let value = body.get("value").cloned().unwrap_or(Json::Null);
    system.outputs.insert(name.to_owned(), Output { value, export: None });
}

/// Attributes and blocks as fields. One block is a record, several are a list, in both formats.
fn of_body(body: &Body) -> Result<Map<String, Json>, String> {
    let mut fields: Map<String, Json> = Map::new();
    for structure in body.iter() {
        match structure {
            Structure::Attribute(attribute) => {
                let value = unwrapped(value(attribute.expr(), false)?);
                if !value.is_null() {
                    fields.insert(attribute.key().to_owned(), value);
                }
            }
            Structure::Block(block) => {
                let inner = Json::Object(of_body(block.body())?);
                let name = block.identifier.as_str();
                match fields.get_mut(name) {
                    None => {
                        fields.insert(name.to_owned(), inner);
                    }
                    Some(Json::Array(list)) => list.push(inner),
                    Some(one) => *one = Json::Array(vec![one.take(), inner]),
                }
            }
        }
    }
    Ok(fields)
}

fn json_body(body: &Json) -> Result<Map<String, Json>, String> {
    let mut fields = Map::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        // A comment; and what is null is as good as not written.
        if name != "//" && !value.is_null() {
            fields.insert(name.clone(), unwrapped(json_value(value)?));
        }
    }
    Ok(fields)
}

/// A list of one record as the record, which is how one block stands.
fn unwrapped(value: Json) -> Json {
    match value {
        Json::Array(mut list) if list.len() == 1 && list[0].is_object() => list.remove(0),
        value => value,
    }
}

fn json_value(value: &Json) -> Result<Json, String> {
    Ok(match value {
        Json::String(text) if text.contains("${") || text.contains("%{") => {
            template(&text.parse().map_err(|error: hcl::Error| error.to_string())?)?
        }
        Json::Array(list) => {
            Json::Array(list.iter().map(|item| json_value(item).map(unwrapped)).collect::<Result<_, _>>()?)
        }
        Json::Object(_) => Json::Object(json_body(value)?),
        value => value.clone(),
    })
}

/// An expression as a value: what is not known before deployment stays a text with `${…}`. What is `encoded` as JSON keeps
/// the lists that it has.
fn value(expression: &Expression, encoded: bool) -> Result<Json, String> {
    let inner = |expression: &Expression| {
        let value = value(expression, encoded)?;
        Ok::<Json, String>(if encoded { value } else { unwrapped(value) })
    };
    Ok(match expression {
        Expression::Null => Json::Null,
        Expression::Bool(value) => json!(value),
        Expression::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => json!(number),
            (None, number) => json!(number),
        },
        Expression::String(text) => json!(text.replace("${", "$${").replace("%{", "%%{")),
        Expression::Array(list) => Json::Array(list.iter().map(inner).collect::<Result<_, _>>()?),
        Expression::Object(object) => {
            let mut fields = Map::new();
            for (key, field) in object {
                let key = match key {
                    ObjectKey::Identifier(name) => name.to_string(),
                    ObjectKey::Expression(expression) => match value(expression, true)? {
                        Json::String(name) => name,
                        other => other.to_string(),
                    },
                    _ => return Err("a key is of no known form".to_owned()),
                };
                let field = inner(field)?;
                if encoded || !field.is_null() {
                    fields.insert(key, field);
                }
            }
            Json::Object(fields)
        }
        Expression::TemplateExpr(text) => template(&Template::from_expr(text).map_err(|error| error.to_string())?)?,
        Expression::Parenthesis(inside) => value(inside, encoded)?,
        // JSON is what is in it, however it is written.
        Expression::FuncCall(call) if call.name.name.as_str() == "jsonencode" && call.args.len() == 1 => {
            value(&call.args[0], true)?
        }
        other => json!(format!("${{{}}}", inline(other))),
    })
}

fn template(template: &Template) -> Result<Json, String> {
    let elements = template.elements();
    if let [Element::Interpolation(one)] = elements {
        return value(&one.expr, false);
    }
    let mut text = String::new();
    for element in elements {
        match element {
            Element::Literal(literal) => text += &literal.replace("${", "$${").replace("%{", "%%{"),
            Element::Interpolation(one) => match value(&one.expr, true)? {
                // A reference, or a text of its own.
                Json::String(inner) => text += &inner,
                _ => text += &format!("${{{}}}", inline(&one.expr)),
            },
            Element::Directive(_) => return Err("it has a directive, which slsc never writes".to_owned()),
        }
    }
    Ok(json!(text))
}

/// An expression on one line, spaces always the same.
fn inline(expression: &Expression) -> String {
    expression.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}
