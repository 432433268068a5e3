//! Differences of texts, as `diff -u` shows them.

use std::time::Duration;

use similar::TextDiff;

use crate::color::Paint;

/// Texts that differ this much longer get a coarser answer instead of a late one.
const PATIENCE: Duration = Duration::from_secs(2);

/// A unified difference; empty when the texts are equal. `None` is a file that does not exist.
pub fn unified(name: &str, old: Option<&str>, new: Option<&str>, color: bool) -> String {
    let header = |side: &str, text: Option<&str>| match text {
        Some(_) => format!("{side}/{name}"),
        None => "/dev/null".to_owned(),
    };
    let (old_name, new_name) = (header("a", old), header("b", new));
    let difference = TextDiff::configure().timeout(PATIENCE).diff_lines(old.unwrap_or(""), new.unwrap_or(""));
    let text = difference.unified_diff().context_radius(3).header(&old_name, &new_name).to_string();
    if !color {
        return text;
    }
    text.split_inclusive('\n').map(paint).collect()
}

fn paint(line: &str) -> String {
    let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
    let look = match body.as_bytes().first() {
        _ if body.starts_with("+++ ") || body.starts_with("--- ") => Paint::Bold,
        Some(b'+') => Paint::Green,
        Some(b'-') => Paint::Red,
        Some(b'@') => Paint::Cyan,
        _ => return line.to_owned(),
    };
    look.apply(body, true) + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_names_both_sides() {
        let text = unified("x.json", Some("a\nb\nc\n"), Some("a\nB\nc\n"), false);
        assert_eq!(text, "--- a/x.json\n+++ b/x.json\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
        assert_eq!(unified("x", Some("a\n"), Some("a\n"), false), "");
        assert!(unified("x", None, Some("a\n"), false).starts_with("--- /dev/null\n+++ b/x\n"));
    }
}
