//! Natives (placeholder).
use crate::value::*;
use smol_str::SmolStr;
pub mod action;
/// v
pub trait ObjectView {
    /// m
    fn member(&mut self, object: Option<ObjectId>, name: &str) -> Value;
    /// l
    fn label(&self, object: ObjectId) -> SmolStr;
    /// a
    fn artifact(&self, path: &str) -> Result<crate::Artifact, crate::HostError>;
}
/// n
pub struct Native {
    /// n
    pub name: &'static str,
    /// r
    pub run: fn(&mut dyn ObjectView) -> Result<Value, String>,
}
/// f
pub fn find(_name: &str) -> Option<&'static Native> {
    None
}
