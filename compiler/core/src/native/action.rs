//! Actions (placeholder).
use crate::value::*;
/// g
pub struct ActionGrant {
    /// a
    pub actions: Vec<String>,
    /// o
    pub on: Vec<Value>,
    /// w
    pub warning: Option<String>,
}
/// e
pub struct ActionError {
    /// m
    pub message: String,
    /// h
    pub hint: Option<String>,
}
/// s
pub fn statement(_s: &str, _a: &str, _on: Option<&Value>) -> Result<ActionGrant, ActionError> {
    Err(ActionError { message: String::new(), hint: None })
}
