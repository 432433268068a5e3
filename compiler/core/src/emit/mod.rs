//! Plan to text.
pub mod identity;
use crate::Format;
use crate::facts::Facts;
use crate::plan::{OutputFile, Plan};
/// placeholder
pub fn emit(_p: &Plan, _f: Format, _facts: &Facts) -> Vec<OutputFile> {
    Vec::new()
}
