//! Facts about both targets (placeholder).
use std::sync::Arc;
use std::sync::OnceLock;
/// Facts.
#[derive(Debug, Default)]
pub struct Facts {}
/// A type.
#[derive(Debug)]
pub struct TerraformType {}
impl TerraformType {
    /// text?
    pub fn is_text(&self, _path: &[&str]) -> bool {
        false
    }
}
/// A type.
#[derive(Debug)]
pub struct CloudFormationType {}
impl CloudFormationType {
    /// text?
    pub fn is_text(&self, _path: &[&str]) -> bool {
        false
    }
}
/// A service.
#[derive(Debug)]
pub struct Service {}
impl Service {
    /// action
    pub fn action(&self, _name: &str) -> Option<&str> {
        None
    }
    /// near
    pub fn nearest_action(&self, _name: &str) -> Option<String> {
        None
    }
}
impl Facts {
    /// The facts.
    pub fn embedded() -> &'static Facts {
        static F: OnceLock<Facts> = OnceLock::new();
        F.get_or_init(Facts::default)
    }
    /// tf
    pub fn terraform(&self, _ty: &str) -> Option<Arc<TerraformType>> {
        None
    }
    /// cfn
    pub fn cloudformation(&self, _ty: &str) -> Option<Arc<CloudFormationType>> {
        None
    }
    /// iam
    pub fn service(&self, _prefix: &str) -> Option<Arc<Service>> {
        None
    }
    /// near
    pub fn nearest_service(&self, _prefix: &str) -> Option<String> {
        None
    }
}
