//! Names (placeholder).
use smol_str::SmolStr;
/// r
pub struct NameRule {
    /// m
    pub max: usize,
    /// l
    pub lower: bool,
    /// s
    pub suffix: String,
    /// s
    pub separator: char,
}
/// p
pub fn physical(_a: &str, _s: Option<&str>, _p: &[SmolStr], _r: &NameRule) -> String {
    String::new()
}
