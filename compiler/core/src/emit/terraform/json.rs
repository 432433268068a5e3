//! Terraform's JSON syntax: blocks are objects by kind and labels, expressions are texts with `${…}`.

use serde_json::{Map, Value, json};

use super::body::{Block, Body, Item};
use super::expression::{Expression, Part};
use super::hcl;
use crate::emit::cloudformation::{number, pretty_json};

/// Writes a file.
pub(super) fn write(body: &Body) -> String {
    pretty_json(&Value::Object(object(body, &[])))
}

/// A body as an object; comments become the property `//`, which Terraform passes over.
fn object(body: &Body, above: &[String]) -> Map<String, Value> {
    let mut map = Map::new();
    let comment: Vec<&String> = above.iter().chain(&body.comment).filter(|line| !line.is_empty()).collect();
    match comment.as_slice() {
        [] => {}
        [line] => drop(map.insert("//".to_owned(), json!(line))),
        lines => drop(map.insert("//".to_owned(), json!(lines))),
    }
    for item in &body.items {
        match item {
            Item::Attribute(name, value) => drop(map.insert(name.clone(), expression(value))),
            Item::Block(block) => insert(block, &mut map),
        }
    }
    map
}

/// Puts a block under its kind and labels; several of the same address become a list.
fn insert(block: &Block, map: &mut Map<String, Value>) {
    let mut place = map;
    let mut names = std::iter::once(&block.kind).chain(&block.labels).peekable();
    while let Some(name) = names.next() {
        if names.peek().is_none() {
            let body = Value::Object(object(&block.body, &block.comment));
            match place.get_mut(name) {
                None => drop(place.insert(name.clone(), body)),
                Some(Value::Array(list)) => list.push(body),
                Some(first) => *first = Value::Array(vec![first.take(), body]),
            }
            return;
        }
        let next = place.entry(name.clone()).or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(next) = next else { return };
        place = next;
    }
}

fn expression(value: &Expression) -> Value {
    match value {
        Expression::Null => Value::Null,
        Expression::Bool(value) => json!(value),
        Expression::Integer(number) => json!(number),
        Expression::Number(value) => number(*value),
        Expression::Text(parts) => json!(text(parts)),
        Expression::Name(name) => json!(name),
        Expression::List(list) => Value::Array(list.iter().map(expression).collect()),
        Expression::Object(object) => Value::Object(
            object.iter().map(|(name, value)| (text(&[Part::Literal(name.clone())]), expression(value))).collect(),
        ),
        value => json!(format!("${{{}}}", hcl::inline(value))),
    }
}

/// A template; here quotation marks and line breaks are JSON's business.
fn text(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in hcl::template(&without_returns(parts)) {
        match part {
            Ok(literal) => text.push_str(&literal),
            Err(value) => text.push_str(&format!("${{{}}}", hcl::inline(&value))),
        }
    }
    text
}

/// Terraform reads no `${` right behind a carriage return that is not an escape: those become interpolated ones.
fn without_returns(parts: &[Part]) -> Vec<Part> {
    let mut list = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Literal(literal) if literal.contains('\r') => {
                for (at, piece) in literal.split('\r').enumerate() {
                    if at > 0 {
                        list.push(Part::Value(Expression::text("\r")));
                    }
                    if !piece.is_empty() {
                        list.push(Part::Literal(piece.to_owned()));
                    }
                }
            }
            part => list.push(part.clone()),
        }
    }
    list
}
