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
        if at > 0 {
            text.push('\n');
        }
        match &items[at] {
            Item::Block(found) => {
                block(found, column, text);
                at += 1;
            }
            Item::Attribute(..) => {
                let run: Vec<(Cow<str>, &Expression)> = items[at..]
                    .iter()
                    .map_while(|item| match item {
                        Item::Attribute(name, value) => Some((Cow::Borrowed(name.as_str()), value)),
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
        text.push_str(" \"");
        escape(label, false, text);
        text.push('"');
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
fn entries(entries: &[(Cow<str>, &Expression)], column: usize, text: &mut String) {
    let width = |at: usize| entries[at].0.chars().count();
    let several: Vec<bool> =
        entries.iter().enumerate().map(|(at, (_, value))| breaks(value, column + width(at) + 3)).collect();
    let mut at = 0;
    while at < entries.len() {
        let end = (at..entries.len()).find(|other| several[*other]).unwrap_or(entries.len()).max(at + 1);
        let widest = if several[at] { 0 } else { (at..end).map(width).max().unwrap_or_default() };
        for (name, value) in &entries[at..end] {
            let length = name.chars().count();
            pad(column, text);
            text.push_str(name);
            pad(widest.saturating_sub(length), text);
            text.push_str(" = ");
            render(value, column, column + length + 3, text);
            text.push('\n');
        }
        at = end;
    }
}

/// Whether an expression takes several lines when its first character stands at a column.
fn breaks(value: &Expression, start: usize) -> bool {
    match value {
        Expression::List(list) => !list.is_empty() && !on_one_line(value, list, start),
        Expression::Object(object) => !object.is_empty(),
        Expression::Call(name, arguments) => match arguments.as_slice() {
            [argument] => breaks(argument, start + name.len() + 1),
            _ => false,
        },
        Expression::Reference(text) | Expression::Name(text) | Expression::Condition(text) => text.contains('\n'),
        _ => false,
    }
}

fn on_one_line(value: &Expression, list: &[Expression], start: usize) -> bool {
    is_simple(list) && start + inline(value).chars().count() <= WIDTH
}

/// Whether every item of a list takes one line.
fn is_simple(list: &[Expression]) -> bool {
    !list.iter().any(|item| breaks(item, 0))
}

/// An expression whose lines are indented by a column; `start` is the column of its first character.
fn render(value: &Expression, column: usize, start: usize, text: &mut String) {
    match value {
        Expression::List(list) if breaks(value, start) => {
            if let [item] = list.as_slice()
                && !is_simple(list)
            {
                text.push('[');
                render(item, column, start + 1, text);
                text.push(']');
                return;
            }
            text.push_str("[\n");
            for item in list {
                pad(column + 2, text);
                render(item, column + 2, column + 2, text);
                text.push_str(",\n");
            }
            pad(column, text);
            text.push(']');
        }
        Expression::Object(object) if !object.is_empty() => {
            let named: Vec<(Cow<str>, &Expression)> = object.iter().map(|(name, value)| (key(name), value)).collect();
            text.push_str("{\n");
            entries(&named, column + 2, text);
            pad(column, text);
            text.push('}');
        }
        Expression::Call(name, arguments) if arguments.len() == 1 => {
            text.push_str(name);
            text.push('(');
            render(&arguments[0], column, start + name.len() + 1, text);
            text.push(')');
        }
        value => push_inline(value, text),
    }
}

/// An expression on one line.
pub(super) fn inline(value: &Expression) -> String {
    let mut text = String::new();
    push_inline(value, &mut text);
    text
}

fn push_inline(value: &Expression, text: &mut String) {
    match value {
        Expression::Null => text.push_str("null"),
        Expression::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Expression::Integer(number) => text.push_str(&number.to_string()),
        Expression::Number(value) => text.push_str(&number(*value).to_string()),
        Expression::Text(parts) => quoted(parts, text),
        Expression::Reference(name) | Expression::Name(name) | Expression::Condition(name) => text.push_str(name),
        Expression::List(list) => {
            text.push('[');
            push_listed(list, text);
            text.push(']');
        }
        Expression::Object(object) if object.is_empty() => text.push_str("{}"),
        Expression::Object(object) => {
            for (at, (name, value)) in object.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "{ " });
                text.push_str(&key(name));
                text.push_str(" = ");
                push_inline(value, text);
            }
            text.push_str(" }");
        }
        Expression::Call(name, arguments) => {
            text.push_str(name);
            text.push('(');
            push_listed(arguments, text);
            text.push(')');
        }
        Expression::Member(of, name) => {
            push_inline(of, text);
            text.push('[');
            push_inline(&Expression::text(name), text);
            text.push(']');
        }
        Expression::Index(list, index) => {
            push_inline(list, text);
            text.push_str(&format!("[{index}]"));
        }
    }
}

fn push_listed(list: &[Expression], text: &mut String) {
    for (at, item) in list.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        push_inline(item, text);
    }
}

/// A quoted text with its interpolations.
fn quoted(parts: &[Part], text: &mut String) {
    text.push('"');
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Value(value) => interpolation(value, text),
            Part::Literal(literal) => {
                let (literal, dollars) = split_dollars(literal, parts.get(at + 1));
                escape(literal, true, text);
                if !dollars.is_empty() {
                    interpolation(&Expression::text(dollars), text);
                }
            }
        }
    }
    text.push('"');
}

fn interpolation(value: &Expression, text: &mut String) {
    text.push_str("${");
    push_inline(value, text);
    text.push('}');
}

/// Takes off dollar signs in front of an interpolation, whose sign they would double.
fn split_dollars<'l>(literal: &'l str, next: Option<&Part>) -> (&'l str, &'l str) {
    literal.split_at(match next {
        Some(Part::Value(_)) => literal.trim_end_matches('$').len(),
        _ => literal.len(),
    })
}

/// Parts of a template: literals whose `${` and `%{` are doubled, and values between them.
pub(super) fn template(parts: &[Part]) -> Vec<Result<String, Cow<'_, Expression>>> {
    let mut list = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Value(value) => list.push(Err(Cow::Borrowed(value))),
            Part::Literal(literal) => {
                let (literal, dollars) = split_dollars(literal, parts.get(at + 1));
                list.push(Ok(literal.replace("${", "$${").replace("%{", "%%{")));
                if !dollars.is_empty() {
                    list.push(Err(Cow::Owned(Expression::text(dollars))));
                }
            }
        }
    }
    list
}

/// Puts a literal into quotes' inside; in a template `${` and `%{` are doubled.
fn escape(literal: &str, in_template: bool, text: &mut String) {
    let mut copied = 0;
    for (at, character) in literal.char_indices() {
        let doubled = in_template && matches!(character, '$' | '%') && literal[at + 1..].starts_with('{');
        if !(doubled || matches!(character, '"' | '\\') || character.is_control()) {
            continue;
        }
        text.push_str(&literal[copied..at]);
        copied = at + character.len_utf8();
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '$' => text.push_str("$$"),
            '%' => text.push_str("%%"),
            character => text.push_str(&format!("\\u{:04x}", u32::from(character))),
        }
    }
    text.push_str(&literal[copied..]);
}

/// A key of an object: bare where that is an identifier and no word of the language.
fn key(name: &str) -> Cow<'_, str> {
    let word = matches!(name, "for" | "if" | "in" | "null" | "true" | "false" | "else" | "endif" | "endfor");
    let identifier = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if identifier && !word { Cow::Borrowed(name) } else { Cow::Owned(inline(&Expression::text(name))) }
}

fn pad(count: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', count));
}
