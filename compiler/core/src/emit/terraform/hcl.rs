//! HCL as `terraform fmt` writes it.
//!
//! The rule that matters: the `=` of neighbouring attributes on single lines stand below each other; an attribute of
//! several lines, a blank line, a comment or a block ends the run.

use std::borrow::Cow;

use super::body::{Block, Body, Item};
use super::expression::{Expression, Part};
use crate::emit::cloudformation::number;

/// Longest line, in characters, on which a list is written at once.
const WIDTH: usize = 100;

/// Writes a file.
pub(super) fn write(body: &Body) -> String {
    let mut text = String::new();
    if !body.comment.is_empty() {
        comment(&body.comment, 0, &mut text);
        text.push('\n');
    }
    items(&body.items, 0, &mut text);
    text
}

/// Writes one more item behind so many others; gives how many there are then.
pub(super) fn append(item: &Item, count: usize, text: &mut String) -> usize {
    if count > 0 {
        text.push('\n');
    }
    items(std::slice::from_ref(item), 0, text);
    count + 1
}

fn comment(lines: &[String], column: usize, text: &mut String) {
    for line in lines {
        pad(column, text);
        text.push('#');
        if !line.is_empty() {
            text.push(' ');
            text.push_str(line);
        }
        text.push('\n');
    }
}

fn items(items: &[Item], column: usize, text: &mut String) {
    let mut at = 0;
    while at < items.len() {
        match &items[at] {
            Item::Block(found) => {
                if at > 0 {
                    text.push('\n');
                }
                block(found, column, text);
                at += 1;
            }
            Item::Attribute(..) => {
                if at > 0 {
                    text.push('\n');
                }
                let run: Vec<(String, &Expression)> = items[at..]
                    .iter()
                    .map_while(|item| match item {
                        Item::Attribute(name, value) => Some((name.clone(), value)),
                        Item::Block(_) => None,
                    })
                    .collect();
                at += run.len();
                entries(&run, column, text);
            }
        }
    }
}

fn block(block: &Block, column: usize, text: &mut String) {
    comment(&block.comment, column, text);
    pad(column, text);
    text.push_str(&block.kind);
    for label in &block.labels {
        text.push(' ');
        quote(label, text);
    }
    if block.body.items.is_empty() && block.body.comment.is_empty() {
        text.push_str(" {}\n");
        return;
    }
    text.push_str(" {\n");
    comment(&block.body.comment, column + 2, text);
    items(&block.body.items, column + 2, text);
    pad(column, text);
    text.push_str("}\n");
}

/// `name = value` lines, aligned.
fn entries(entries: &[(String, &Expression)], column: usize, text: &mut String) {
    let values: Vec<String> =
        entries.iter().map(|(name, value)| render(value, column, column + name.chars().count() + 3)).collect();
    let single = |at: usize| !values[at].contains('\n');
    let mut at = 0;
    while at < entries.len() {
        let end = (at..entries.len()).find(|other| !single(*other)).unwrap_or(entries.len()).max(at + 1);
        let widest = if single(at) {
            entries[at..end].iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default()
        } else {
            0
        };
        for ((name, _), value) in entries[at..end].iter().zip(&values[at..end]) {
            pad(column, text);
            text.push_str(name);
            pad(widest.saturating_sub(name.chars().count()), text);
            text.push_str(" = ");
            text.push_str(value);
            text.push('\n');
        }
        at = end;
    }
}

/// An expression whose lines are indented by a column; `start` is the column of its first character.
fn render(value: &Expression, column: usize, start: usize) -> String {
    match value {
        Expression::List(list) if !list.is_empty() => {
            let flat = inline(value);
            let simple = list.iter().all(|item| !render(item, column, 0).contains('\n'));
            if simple && start + flat.chars().count() <= WIDTH {
                return flat;
            }
            if let [item] = list.as_slice()
                && !simple
            {
                return format!("[{}]", render(item, column, start + 1));
            }
            let mut text = "[\n".to_owned();
            for item in list {
                pad(column + 2, &mut text);
                text.push_str(&render(item, column + 2, column + 2));
                text.push_str(",\n");
            }
            pad(column, &mut text);
            text.push(']');
            text
        }
        Expression::Object(object) if !object.is_empty() => {
            let named: Vec<(String, &Expression)> = object.iter().map(|(name, value)| (key(name), value)).collect();
            let mut text = "{\n".to_owned();
            entries(&named, column + 2, &mut text);
            pad(column, &mut text);
            text.push('}');
            text
        }
        Expression::Call(name, arguments) => match arguments.as_slice() {
            [argument] => format!("{name}({})", render(argument, column, start + name.len() + 1)),
            _ => inline(value),
        },
        value => inline(value),
    }
}

/// An expression on one line.
pub(super) fn inline(value: &Expression) -> String {
    let listed = |list: &[Expression]| list.iter().map(inline).collect::<Vec<_>>().join(", ");
    match value {
        Expression::Null => "null".to_owned(),
        Expression::Bool(value) => value.to_string(),
        Expression::Integer(number) => number.to_string(),
        Expression::Number(value) => number(*value).to_string(),
        Expression::Text(parts) => text(parts),
        Expression::Reference(text) | Expression::Name(text) | Expression::Condition(text) => text.clone(),
        Expression::List(list) => format!("[{}]", listed(list)),
        Expression::Object(object) if object.is_empty() => "{}".to_owned(),
        Expression::Object(object) => {
            let entries: Vec<String> =
                object.iter().map(|(name, value)| format!("{} = {}", key(name), inline(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Expression::Call(name, arguments) => format!("{name}({})", listed(arguments)),
        Expression::Index(list, index) => format!("{}[{index}]", inline(list)),
    }
}

/// A quoted text with its interpolations.
fn text(parts: &[Part]) -> String {
    let mut text = "\"".to_owned();
    for literal in template(parts) {
        match literal {
            Ok(literal) => escape(&literal, &mut text),
            Err(value) => text.push_str(&format!("${{{}}}", inline(&value))),
        }
    }
    text.push('"');
    text
}

/// Parts of a template: literals whose `${` and `%{` are doubled, and values between them.
pub(super) fn template(parts: &[Part]) -> Vec<Result<String, Cow<'_, Expression>>> {
    let mut list = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Value(value) => list.push(Err(Cow::Borrowed(value))),
            Part::Literal(literal) => {
                let followed = matches!(parts.get(at + 1), Some(Part::Value(_)));
                // `$` in front of an interpolation would double its sign.
                let (literal, dollars) = literal.split_at(match followed {
                    true => literal.trim_end_matches('$').len(),
                    false => literal.len(),
                });
                list.push(Ok(literal.replace("${", "$${").replace("%{", "%%{")));
                if !dollars.is_empty() {
                    list.push(Err(Cow::Owned(Expression::text(dollars))));
                }
            }
        }
    }
    list
}

/// Puts a literal into quotes' inside.
fn escape(literal: &str, text: &mut String) {
    for character in literal.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            character if character.is_control() => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            character => text.push(character),
        }
    }
}

/// A label in quotes.
fn quote(label: &str, text: &mut String) {
    text.push('"');
    escape(label, text);
    text.push('"');
}

/// A key of an object: bare where that is an identifier and no word of the language.
fn key(name: &str) -> String {
    let word = matches!(name, "for" | "if" | "in" | "null" | "true" | "false" | "else" | "endif" | "endfor");
    let identifier = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if identifier && !word { name.to_owned() } else { text(&[Part::Literal(name.to_owned())]) }
}

fn pad(count: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', count));
}
