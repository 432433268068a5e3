//! For scripts: an array with an object for each pair of systems. Fields are added, never renamed or removed.

use super::Comparison;

/// The comparisons as JSON, ending with a line break.
pub fn json(comparisons: &[Comparison]) -> String {
    // Texts and values in records always have a form in JSON.
    serde_json::to_string_pretty(comparisons).unwrap_or_default() + "\n"
}
