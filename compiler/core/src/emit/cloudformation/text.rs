//! Texts that are put together during deployment: `Fn::Sub`.
//!
//! JSON text with values from deployment is a `Fn::Sub` too. CloudFormation puts values in as they are, so a text
//! parameter with a quotation mark in it would break the JSON; ARNs, names and addresses never have one.

use serde_json::{Map, Value, json};

use super::value::{Context, plain_text};
use crate::emit::nodes;
use crate::plan::{Node, ParameterKind};

/// A piece of a text.
enum Piece {
    /// As it is.
    Text(String),
    /// `${name}`, or `value` where it stands alone.
    Variable { name: String, value: Value },
    /// What only the map of `Fn::Sub` can hold.
    Mapped(Value),
    /// The elements of a list with text between them.
    Joined { list: Value, separator: String },
}

/// The value of a `Concat` or `Json` node.
pub(super) fn substitute(context: &Context, node: &Node) -> Value {
    let mut pieces = Vec::new();
    text_pieces(context, node, &mut pieces);
    finish(context, pieces)
}

/// Pieces of a node as text.
fn text_pieces(context: &Context, node: &Node, pieces: &mut Vec<Piece>) {
    if nodes::is_list(node, context.plan) && !matches!(node, Node::List(_)) {
        pieces.push(Piece::Joined { list: context.value(node), separator: ",".to_owned() });
        return;
    }
    match node {
        Node::Text(_) | Node::Bool(_) | Node::Integer(_) | Node::Number(_) => {
            pieces.extend(plain_text(node).map(Piece::Text));
        }
        Node::Concat(list) => list.iter().for_each(|node| text_pieces(context, node, pieces)),
        Node::Json(inner) => json_pieces(context, inner, pieces),
        Node::List(_) | Node::Record(_) => json_pieces(context, node, pieces),
        Node::Attribute(id, attribute) => {
            let mut name = context.logical_id(*id);
            if attribute != "Ref" {
                name.push('.');
                name.push_str(attribute);
            }
            pieces.push(Piece::Variable { name, value: context.value(node) });
        }
        Node::Parameter(_) | Node::System(_) => match context.value(node) {
            Value::String(text) => pieces.push(Piece::Text(text)),
            value => {
                let name = value.get("Ref").and_then(Value::as_str).unwrap_or_default().to_owned();
                pieces.push(Piece::Variable { name, value });
            }
        },
        Node::FromJson { .. } | Node::Split { .. } | Node::Join { .. } | Node::Index { .. } => {
            match context.value(node) {
                Value::String(text) => pieces.push(Piece::Text(text)),
                value => pieces.push(Piece::Mapped(value)),
            }
        }
    }
}

/// Pieces of a node's JSON.
fn json_pieces(context: &Context, node: &Node, pieces: &mut Vec<Piece>) {
    match node {
        Node::Bool(_) | Node::Integer(_) | Node::Number(_) => {
            pieces.push(Piece::Text(context.value(node).to_string()));
        }
        Node::List(list) => {
            for (at, node) in list.iter().enumerate() {
                pieces.push(literal(if at == 0 { "[" } else { "," }));
                json_pieces(context, node, pieces);
            }
            pieces.push(literal(if list.is_empty() { "[]" } else { "]" }));
        }
        Node::Record(record) => {
            for (at, (name, node)) in record.iter().enumerate() {
                let start = if at == 0 { "{" } else { "," };
                pieces.push(Piece::Text(format!("{start}{}:", json!(name.as_str()))));
                json_pieces(context, node, pieces);
            }
            pieces.push(literal(if record.is_empty() { "{}" } else { "}" }));
        }
        Node::Parameter(at) if is_bare(context, *at) => text_pieces(context, node, pieces),
        Node::Parameter(at)
            if context.plan.parameters.get(*at).is_some_and(|found| found.kind == ParameterKind::NumberList) =>
        {
            pieces.push(literal("["));
            pieces.push(Piece::Joined { list: context.value(node), separator: ",".to_owned() });
            pieces.push(literal("]"));
        }
        _ if nodes::is_list(node, context.plan) => {
            pieces.push(literal("[\""));
            pieces.push(Piece::Joined { list: context.value(node), separator: "\",\"".to_owned() });
            pieces.push(literal("\"]"));
        }
        _ => {
            let mut inner = Vec::new();
            text_pieces(context, node, &mut inner);
            pieces.push(literal("\""));
            pieces.extend(inner.into_iter().map(escaped));
            pieces.push(literal("\""));
        }
    }
}

/// Whether a parameter's text is JSON already.
fn is_bare(context: &Context, at: usize) -> bool {
    let kind = context.plan.parameters.get(at).map(|parameter| &parameter.kind);
    matches!(kind, Some(ParameterKind::Number | ParameterKind::Bool))
}

fn literal(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

/// A piece for the inside of a JSON string.
fn escaped(piece: Piece) -> Piece {
    match piece {
        Piece::Text(text) => Piece::Text(json_inside(&text)),
        Piece::Joined { list, separator } => Piece::Joined { list, separator: json_inside(&separator) },
        piece => piece,
    }
}

fn json_inside(text: &str) -> String {
    let quoted = json!(text).to_string();
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

/// One value of all pieces: a literal, a reference, or `Fn::Sub`.
fn finish(context: &Context, pieces: Vec<Piece>) -> Value {
    let mut merged: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (piece, merged.last_mut()) {
            (Piece::Text(text), _) if text.is_empty() => {}
            (Piece::Text(text), Some(Piece::Text(last))) => last.push_str(&text),
            (piece, _) => merged.push(piece),
        }
    }
    match merged.as_slice() {
        [] => return json!(""),
        [Piece::Text(text)] => return json!(text),
        [Piece::Variable { value, .. } | Piece::Mapped(value)] => return value.clone(),
        [Piece::Joined { list, separator }] => return json!({ "Fn::Join": [separator, list] }),
        _ => {}
    }
    let mut template = String::new();
    let mut map = Variables { context, map: Map::new() };
    for piece in merged {
        match piece {
            Piece::Text(text) => escape_into(&text, &mut template, &mut map),
            Piece::Variable { name, .. } => template.push_str(&format!("${{{name}}}")),
            Piece::Mapped(value) => template.push_str(&map.hold("Part", value)),
            Piece::Joined { list, separator } => {
                template.push_str(&map.hold("List", json!({ "Fn::Join": [separator, list] })));
            }
        }
    }
    if map.map.is_empty() { json!({ "Fn::Sub": template }) } else { json!({ "Fn::Sub": [template, map.map] }) }
}

/// The map of one `Fn::Sub`.
struct Variables<'c, 'p> {
    context: &'c Context<'p>,
    map: Map<String, Value>,
}

impl Variables<'_, '_> {
    /// Keeps a value under a name made of `stem`, equal values once; the reference to it.
    fn hold(&mut self, stem: &str, value: Value) -> String {
        if let Some((name, _)) = self.map.iter().find(|(_, held)| **held == value) {
            return format!("${{{name}}}");
        }
        let mut name = stem.to_owned();
        let mut count = 2;
        while self.map.contains_key(&name) || self.context.taken.contains(&name) {
            name = format!("{stem}{count}");
            count += 1;
        }
        self.map.insert(name.clone(), value);
        format!("${{{name}}}")
    }
}

/// `${x}` becomes `${!x}`, which `Fn::Sub` turns back. It only knows that form, so any other `${` gets its dollar sign
/// from the map.
fn escape_into(text: &str, template: &mut String, map: &mut Variables) {
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        template.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        let name = rest.split_once('}').map(|(name, _)| name);
        if name.is_some_and(|name| !name.is_empty() && !name.contains(['$', '{', '!', '\n'])) {
            template.push_str("${!");
        } else {
            template.push_str(&map.hold("Dollar", json!("$")));
            template.push('{');
        }
    }
    template.push_str(rest);
    // A dollar sign at the very end would meet the next piece: `$${Name}` still reads as a dollar sign and a reference.
}
