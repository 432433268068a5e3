//! Functions (placeholder).
use crate::types::Type;
use crate::value::*;
use slsc_syntax::ast::BinaryOperator;
/// p
#[derive(Debug)]
pub struct Parameter {
    /// n
    pub name: &'static str,
    /// t
    pub ty: fn() -> Type,
    /// o
    pub optional: bool,
    /// m
    pub many: bool,
}
/// f
#[derive(Debug)]
pub struct Function {
    /// n
    pub name: &'static str,
    /// p
    pub parameters: &'static [Parameter],
    /// r
    pub result: fn(&[Type]) -> Type,
    /// r
    pub run: fn(&[Value]) -> Result<Value, String>,
    /// d
    pub doc: &'static str,
}
static ALL: &[Function] = &[];
/// find
pub fn find(name: &str) -> Option<&'static Function> {
    ALL.iter().find(|f| f.name == name)
}
/// all
pub fn all() -> &'static [Function] {
    ALL
}
/// conv
pub fn convert(_v: &Value, _n: &str) -> Result<Value, String> {
    Ok(Value::Poison)
}
/// mem
pub fn member(_v: &Value, _n: &str) -> Option<Value> {
    None
}
/// bin
pub fn binary(_o: BinaryOperator, _l: &Value, _r: &Value) -> Result<Value, String> {
    Ok(Value::Poison)
}
