//! `native policy`: the items of an object's `grant` clause as one IAM policy document, as small as it can be said.

use std::sync::Arc;

use smol_str::SmolStr;

use super::ObjectView;
use crate::plan::System;
use crate::value::{Deploy, Record, Value};

/// One statement while it is merged.
#[derive(PartialEq)]
struct Statement {
    sid: Value,
    effect: &'static str,
    /// `None` in the policy of a role.
    principal: Option<Value>,
    actions: Vec<Value>,
    resources: Vec<Value>,
    conditions: Value,
}

/// `{ Version, Statement }`, or `none` without items. Resources and conditions take known forms, so that a policy never
/// closes a cycle.
pub(super) fn policy(view: &mut dyn ObjectView) -> Result<Value, String> {
    let mut statements: Vec<Statement> = Vec::new();
    for item in view.member(None, "grant").elements() {
        let Value::Object(id) = item else { continue };
        let mut read = |name: &str| view.member(Some(*id), name);
        let deny = matches!(read("effect"), Value::Text(text) if text == "deny");
        let to = read("to");
        let principal = principal(&to);
        let statement = Statement {
            sid: read("sid"),
            effect: if deny { "Deny" } else { "Allow" },
            principal,
            actions: distinct(read("actions").elements()),
            resources: distinct(read("on").elements()),
            conditions: conditions(&to, &read("where")),
        };
        if !statement.actions.is_empty() {
            statements.push(statement);
        }
    }
    // Equal resources share a statement; then equal actions do.
    let statements = merge(statements, |a, b| a.resources == b.resources, |a, b| a.actions.extend(b.actions));
    let statements = merge(statements, |a, b| a.actions == b.actions, |a, b| a.resources.extend(b.resources));
    if statements.is_empty() {
        return Ok(Value::None);
    }
    let list = statements.into_iter().map(written).collect();
    Ok(Value::record([
        (SmolStr::new_static("Version"), Value::text("2012-10-17")),
        (SmolStr::new_static("Statement"), Value::list(list)),
    ]))
}

/// The `Principal` element of who is let in.
fn principal(to: &Value) -> Option<Value> {
    let Value::Record(record) = to else { return None };
    let element = |name: &'static str, value: Value| Some(Value::record([(SmolStr::new_static(name), value)]));
    if let Some(service) = record.get("service") {
        return element("Service", service.clone());
    }
    if record.contains_key("account") {
        let root = Value::deploy(Deploy::Concat(vec![
            Value::text("arn:"),
            Value::deploy(Deploy::System(System::Partition)),
            Value::text(":iam::"),
            Value::deploy(Deploy::System(System::Account)),
            Value::text(":root"),
        ]));
        return element("AWS", root);
    }
    Some(Value::text("*"))
}

/// The conditions as written, and that a service acts for the source and for the account that it was let in with: not
/// every service tells the account.
fn conditions(to: &Value, written: &Value) -> Value {
    let mut conditions = match written {
        Value::Record(record) => (**record).clone(),
        _ => Record::default(),
    };
    if to.field("service").is_some() {
        let mut require = |operator: &'static str, key: &'static str, value: Option<&Value>| {
            let Some(value) = value.filter(|value| !value.is_none()) else { return };
            let mut entries = match conditions.get(operator) {
                Some(Value::Record(record)) => (**record).clone(),
                _ => Record::default(),
            };
            entries.entry(SmolStr::new_static(key)).or_insert_with(|| value.clone());
            conditions.insert(SmolStr::new_static(operator), Value::Record(Arc::new(entries)));
        };
        require("ArnLike", "aws:SourceArn", to.field("source"));
        require("StringEquals", "aws:SourceAccount", to.field("account"));
    }
    if conditions.is_empty() { Value::None } else { Value::Record(Arc::new(conditions)) }
}

/// Values once each, `none` left out.
fn distinct(values: &[Value]) -> Vec<Value> {
    let mut list: Vec<Value> = Vec::with_capacity(values.len());
    for value in values {
        if !value.is_none() && !list.contains(value) {
            list.push(value.clone());
        }
    }
    list
}

/// Joins statements that agree in all but one thing, which `join` unites.
fn merge(
    statements: Vec<Statement>,
    agree: fn(&Statement, &Statement) -> bool,
    join: fn(&mut Statement, Statement),
) -> Vec<Statement> {
    let mut merged: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let same = merged.iter_mut().find(|other| {
            other.effect == statement.effect
                && other.sid == statement.sid
                && other.principal == statement.principal
                && other.conditions == statement.conditions
                && agree(other, &statement)
        });
        match same {
            Some(other) => {
                join(other, statement);
                other.actions = distinct(&other.actions);
                other.resources = distinct(&other.resources);
                other.actions.sort_by(|a, b| a.as_text().cmp(&b.as_text()));
            }
            None => merged.push(statement),
        }
    }
    merged
}

fn written(mut statement: Statement) -> Value {
    statement.actions.sort_by(|a, b| a.as_text().cmp(&b.as_text()));
    let mut entries: Vec<(SmolStr, Value)> = Vec::with_capacity(6);
    let mut entry = |name: &'static str, value: Value| entries.push((SmolStr::new_static(name), value));
    if !statement.sid.is_none() {
        entry("Sid", statement.sid);
    }
    entry("Effect", Value::text(statement.effect));
    if let Some(principal) = statement.principal {
        entry("Principal", principal);
    }
    entry("Action", Value::list(statement.actions));
    let known = |value: Value| Value::deploy(Deploy::Known(value));
    entry("Resource", Value::list(statement.resources.into_iter().map(known).collect()));
    if !statement.conditions.is_none() {
        entry("Condition", known(statement.conditions));
    }
    Value::record(entries)
}
