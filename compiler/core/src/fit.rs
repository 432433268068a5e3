//! Fit (placeholder).
use crate::types::Type;
use crate::value::*;
use smol_str::SmolStr;
/// m
pub struct Misfit {
    /// p
    pub path: Vec<SmolStr>,
    /// m
    pub message: String,
    /// h
    pub hint: Option<String>,
    /// c
    pub code: &'static str,
}
/// m
pub fn misfit(_v: &Value, _t: &Type, _k: &dyn Fn(ObjectId) -> SmolStr) -> Option<Misfit> {
    None
}
/// c
pub fn complete(v: Value, _t: &Type) -> Value {
    v
}
