//! JSON with two spaces for each level.

use serde_json::Value;

/// Writes a value whose first line starts at a column.
pub(super) fn write(value: &Value, column: usize, text: &mut String) {
    match value {
        Value::Array(list) if !list.is_empty() => {
            text.push('[');
            for (at, value) in list.iter().enumerate() {
                text.push_str(if at > 0 { ",\n" } else { "\n" });
                pad(column + 2, text);
                write(value, column + 2, text);
            }
            text.push('\n');
            pad(column, text);
            text.push(']');
        }
        Value::Object(map) if !map.is_empty() => {
            text.push('{');
            for (at, (name, value)) in map.iter().enumerate() {
                text.extend((at > 0).then_some(','));
                entry(name, value, column, text);
            }
            text.push('\n');
            pad(column, text);
            text.push('}');
        }
        Value::String(string) => quoted(string, text),
        other => text.push_str(&other.to_string()),
    }
}

/// Writes an entry of an object that starts at a column, on a line of its own.
pub(super) fn entry(name: &str, value: &Value, column: usize, text: &mut String) {
    text.push('\n');
    pad(column + 2, text);
    quoted(name, text);
    text.push_str(": ");
    write(value, column + 2, text);
}

fn quoted(string: &str, text: &mut String) {
    if string.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        text.push_str(&Value::from(string).to_string());
    } else {
        text.push('"');
        text.push_str(string);
        text.push('"');
    }
}

fn pad(count: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', count));
}
