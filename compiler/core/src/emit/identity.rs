//! Identity (placeholder).
/// l
pub fn logical_id(path: &[String], revision: Option<&str>) -> String {
    let _ = revision;
    path.join("")
}
/// l
pub fn label(path: &[String]) -> String {
    path.join("_").to_lowercase()
}
