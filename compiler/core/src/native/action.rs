//! `aws.service.action(on: …)`: any action of IAM, limited to resources by the table of actions.

use smol_str::SmolStr;

use crate::facts::{Action, Facts, Service};
use crate::plan::System;
use crate::value::{Deploy, Value};

/// Actions and resources of a statement.
pub struct ActionGrant {
    /// With the service: `rekognition:DetectLabels`.
    pub actions: Vec<String>,
    /// ARNs; `*` for actions that know no resources.
    pub on: Vec<Value>,
    /// What the author should know.
    pub warning: Option<String>,
}

/// Why there can be no such statement.
pub struct ActionError {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub hint: Option<String>,
}

/// The statement of an action on resources: ARNs, or their last parts, such as `foundation-model/*`.
pub fn statement(service: &str, action: &str, on: Option<&Value>) -> Result<ActionGrant, ActionError> {
    let unknown = || ActionError { message: format!("IAM knows no `{service}:{action}`"), hint: None };
    let service = Facts::embedded().service(service).ok_or_else(unknown)?;
    let action = service.action(action).ok_or_else(unknown)?;
    let actions = vec![format!("{}:{}", service.prefix(), action.name())];
    let given: Vec<&Value> = match on {
        None | Some(Value::None) => Vec::new(),
        Some(Value::List(list)) => list.iter().collect(),
        Some(value) => vec![value],
    };
    if given.is_empty() {
        let warning = action.takes_resources().then(|| {
            let shapes = shapes(&service, action).join("`, `");
            format!("`{}` is allowed on every resource; it can be limited by `on:` to `{shapes}`", actions[0])
        });
        return Ok(ActionGrant { actions, on: vec![Value::text("*")], warning });
    }
    if !action.takes_resources() {
        return Err(ActionError {
            message: format!("`{}` works on no resource, so a statement with one allows nothing", actions[0]),
            hint: Some("leave `on` out".to_owned()),
        });
    }
    let mut resources = Vec::with_capacity(given.len());
    for value in given {
        resources.push(resource(&service, action, value)?);
    }
    Ok(ActionGrant { actions, on: resources, warning: None })
}

/// An ARN as given, or made of its last part.
fn resource(service: &Service, action: &Action, value: &Value) -> Result<Value, ActionError> {
    let text = match value {
        Value::Text(text) => text,
        // What deployment knows is an ARN; a text with pieces shows how it begins.
        Value::Deploy(_) => return Ok(value.clone()),
        other => {
            let message = format!("`on` takes ARNs, not {}", other.sort());
            return Err(ActionError { message, hint: None });
        }
    };
    if text.starts_with("arn:") || text == "*" {
        return Ok(value.clone());
    }
    for (resource, _) in service.resources(action) {
        let parts: Vec<&str> = resource.arn.splitn(6, ':').collect();
        let [_, _, prefix, region, account, last] = parts.as_slice() else { continue };
        let fixed = last.split("${").next().unwrap_or_default();
        // A shape that begins with a name says nothing of the text but whether it has parts.
        if !text.starts_with(fixed) || (fixed.is_empty() && text.contains('/') != last.contains('/')) {
            continue;
        }
        let mut pieces = vec![Value::text("arn:"), Value::deploy(Deploy::System(System::Partition))];
        pieces.push(Value::text(format!(":{prefix}:")));
        pieces.push(place(region, System::Region));
        pieces.push(Value::text(":"));
        pieces.push(place(account, System::Account));
        pieces.push(Value::Text(SmolStr::from(format!(":{text}"))));
        return Ok(Value::deploy(Deploy::Concat(pieces)));
    }
    Err(ActionError {
        message: format!("`{}:{}` does not work on `{text}`", service.prefix(), action.name()),
        hint: Some(format!("write an ARN, or its end: `{}`", shapes(service, action).join("`, `"))),
    })
}

/// `${Region}` of a shape as the region that is deployed to; anything else as it stands.
fn place(part: &str, system: System) -> Value {
    if part.contains("${") { Value::deploy(Deploy::System(system)) } else { Value::text(part) }
}

/// Ends of the ARNs that an action works on: `foundation-model/*`.
fn shapes(service: &Service, action: &Action) -> Vec<String> {
    let mut shapes: Vec<String> = Vec::new();
    for (resource, _) in service.resources(action) {
        let Some(last) = resource.arn.splitn(6, ':').nth(5) else { continue };
        let mut shape = String::new();
        let mut rest = last;
        while let Some((before, after)) = rest.split_once("${") {
            shape.push_str(before);
            shape.push('*');
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        shape.push_str(rest);
        if !shapes.contains(&shape) {
            shapes.push(shape);
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &Value) -> String {
        match value {
            Value::Deploy(deploy) => match &**deploy {
                Deploy::Concat(parts) => parts.iter().map(shown).collect(),
                Deploy::System(system) => format!("<{system:?}>"),
                other => format!("{other:?}"),
            },
            other => other.to_string(),
        }
    }

    fn said(service: &str, action: &str, on: Option<&str>) -> String {
        match statement(service, action, on.map(Value::text).as_ref()) {
            Ok(found) => {
                let on: Vec<String> = found.on.iter().map(shown).collect();
                let warning = if found.warning.is_some() { " (warning)" } else { "" };
                format!("{} on {}{warning}", found.actions.join(","), on.join(","))
            }
            Err(error) => format!("{} / {}", error.message, error.hint.unwrap_or_default()),
        }
    }

    #[test]
    fn actions_are_limited_by_their_table() {
        assert_eq!(said("rekognition", "detectLabels", None), "rekognition:DetectLabels on *");
        assert_eq!(
            said("bedrock", "invokeModel", Some("foundation-model/*")),
            "bedrock:InvokeModel on arn:<Partition>:bedrock:<Region>::foundation-model/*"
        );
        assert_eq!(said("s3", "getObject", None), "s3:GetObject on * (warning)");
        assert_eq!(said("s3", "getObject", Some("arn:aws:s3:::a/*")), "s3:GetObject on arn:aws:s3:::a/*");
        assert_eq!(said("s3", "getObject", Some("a/*")), "s3:GetObject on arn:<Partition>:s3:::a/*");
        assert!(said("s3", "getObject", Some("a")).contains("does not work on `a`"));
        assert_eq!(
            said("sqs", "sendMessage", Some("jobs*")),
            "sqs:SendMessage on arn:<Partition>:sqs:<Region>:<Account>:jobs*"
        );
        assert_eq!(
            said("xray", "putTraceSegments", Some("*")),
            "`xray:PutTraceSegments` works on no resource, so a statement with one allows nothing / leave `on` out"
        );
        assert!(said("kms", "decrypt", Some("nothing/x")).contains("`key/*`"));
    }
}
