//! YAML with CloudFormation's short tags.
//!
//! Readers of templates follow YAML 1.1, where `on`, `2010-09-09`, `1:30` and `0777` are no texts: a text is written
//! plainly only when it starts with a letter, has harmless characters and is none of YAML's words.

use std::fmt::Write;

use serde_json::{Map, Value};

/// Functions with a short tag. `Condition` is left out: policies have a property of that name.
const TAGS: [&str; 15] = [
    "Fn::And",
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::Equals",
    "Fn::FindInMap",
    "Fn::GetAZs",
    "Fn::GetAtt",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Not",
    "Fn::Or",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
];

/// Writes a template.
pub(super) fn write(template: &Value) -> String {
    let mut text = String::new();
    match template {
        Value::Object(map) if !map.is_empty() => mapping(map, 0, &mut text),
        other => {
            node(other, 0, &mut text);
            text.push('\n');
        }
    }
    text
}

/// Entries at a column; the cursor stands where the first key goes.
fn mapping(map: &Map<String, Value>, column: usize, text: &mut String) {
    for (at, (name, value)) in map.iter().enumerate() {
        if at > 0 {
            pad(column, text);
        }
        text.push_str(&scalar(name));
        text.push(':');
        entry_value(value, column, text);
    }
}

/// What stands behind `key:`, up to the end of its last line.
fn entry_value(value: &Value, column: usize, text: &mut String) {
    match value {
        Value::Object(map) if !map.is_empty() && short(map).is_none() => {
            text.push('\n');
            pad(column + 2, text);
            mapping(map, column + 2, text);
        }
        Value::Array(list) if !list.is_empty() => {
            text.push('\n');
            pad(column + 2, text);
            sequence(list, column + 2, text);
        }
        value => {
            text.push(' ');
            node(value, column, text);
        }
    }
}

/// Items at a column; the cursor stands where the first dash goes.
fn sequence(list: &[Value], column: usize, text: &mut String) {
    for (at, value) in list.iter().enumerate() {
        if at > 0 {
            pad(column, text);
        }
        text.push_str("- ");
        match value {
            Value::Object(map) if !map.is_empty() && short(map).is_none() => mapping(map, column + 2, text),
            Value::Array(list) if !list.is_empty() => sequence(list, column + 2, text),
            value => node(value, column, text),
        }
    }
}

/// A scalar, an empty collection or a tagged value, behind `key: ` or `- ` of a collection at a column; ends the line.
fn node(value: &Value, column: usize, text: &mut String) {
    match value {
        Value::Object(map) => match short(map) {
            Some((tag, argument)) => {
                text.push_str(&tag);
                match argument {
                    // The parts of the name have no other dots than those of the attribute's own path.
                    Value::Array(list) if tag == "!GetAtt" => {
                        let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                        let _ = writeln!(text, " {}", scalar(&names.join(".")));
                    }
                    argument => entry_value(argument, column, text),
                }
            }
            None => text.push_str("{}\n"),
        },
        Value::Array(_) => text.push_str("[]\n"),
        Value::String(value) if is_block(value) => block(value, column, text),
        Value::String(value) => {
            text.push_str(&scalar(value));
            text.push('\n');
        }
        Value::Number(number) => {
            text.push_str(&float(&number.to_string()));
            text.push('\n');
        }
        Value::Bool(_) | Value::Null => {
            let _ = writeln!(text, "{value}");
        }
    }
}

/// The short tag of a function call and its argument; none where the argument is a function call itself, since two tags
/// may not follow each other.
fn short(map: &Map<String, Value>) -> Option<(String, &Value)> {
    let (name, argument) = map.iter().next().filter(|_| map.len() == 1)?;
    let tag = match name.as_str() {
        "Ref" if argument.is_string() => "Ref",
        "Fn::GetAtt" => {
            let names = argument.as_array()?;
            names.iter().all(Value::is_string).then_some("GetAtt")?
        }
        name if TAGS.contains(&name) => name.strip_prefix("Fn::")?,
        _ => return None,
    };
    if argument.as_object().is_some_and(|map| short(map).is_some()) {
        return None;
    }
    Some((format!("!{tag}"), argument))
}

fn pad(column: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', column));
}

/// Whether a text is written as a block: several lines, and nothing that a block cannot hold.
fn is_block(value: &str) -> bool {
    let lines = value.trim_end_matches('\n');
    value.contains('\n')
        && !lines.is_empty()
        && value.chars().all(|character| character == '\n' || !is_special(character))
}

/// A literal block. Its lines are indented by two more than the collection that holds it.
fn block(value: &str, column: usize, text: &mut String) {
    text.push('|');
    if value.starts_with([' ', '\t', '\n']) {
        // Otherwise the indentation of the first line would count as the block's own.
        text.push('2');
    }
    let body = value.trim_end_matches('\n');
    text.push_str(match value.len() - body.len() {
        0 => "-",
        1 => "",
        _ => "+",
    });
    text.push('\n');
    for line in value.strip_suffix('\n').unwrap_or(value).split('\n') {
        if !line.is_empty() {
            pad(column + 2, text);
            text.push_str(line);
        }
        text.push('\n');
    }
}

/// A text on one line.
fn scalar(value: &str) -> String {
    if is_plain(value) {
        return value.to_owned();
    }
    // Between single quotes backslashes and double quotes are themselves: JSON and patterns stay readable.
    let readable =
        value.contains(['"', '\\']) && !value.chars().any(|character| character.is_control() || is_special(character));
    if readable { format!("'{}'", value.replace('\'', "''")) } else { quoted(value) }
}

fn is_plain(value: &str) -> bool {
    let bytes = value.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let harmless = |byte: &u8| byte.is_ascii_alphanumeric() || b" _-./:@+=,()*$;?&%^<>~".contains(byte);
    let word = value.to_ascii_lowercase();
    (first.is_ascii_alphabetic() || *first == b'/')
        && !matches!(last, b' ' | b':')
        && bytes.iter().all(harmless)
        && !value.contains(": ")
        && !matches!(word.as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null")
}

/// In double quotes, with YAML's escapes.
fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            character if is_special(character) => {
                let code = u32::from(character);
                let _ = if code > 0xffff { write!(text, "\\U{code:08x}") } else { write!(text, "\\u{code:04x}") };
            }
            character => text.push(character),
        }
    }
    text.push('"');
    text
}

/// Characters that YAML does not print or takes for line breaks.
fn is_special(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A number that YAML 1.1 reads as one: with a point and a signed exponent.
fn float(number: &str) -> String {
    let Some((digits, exponent)) = number.split_once('e') else { return number.to_owned() };
    let point = if digits.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['-', '+']) { "" } else { "+" };
    format!("{digits}{point}e{sign}{exponent}")
}
