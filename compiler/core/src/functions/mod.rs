//! The closed set of functions, conversions and operators: pure, from values to values.
//!
//! In: values, known now or carrying what only deployment knows. Out: a value, or words for the user that say what to
//! write instead. Poison gives poison, `none` in place of what a function works on gives `none`, so omission
//! propagates. What deployment knows is carried along where both targets can follow (`join`, `split`, `json`, `first`,
//! `take`, `known`). Deliberately absent: members of objects (`expand` has them), files, clocks.

mod arguments;
mod case;
mod convert;
pub(crate) mod date;
pub(crate) mod encode;
mod event;
mod filter;
pub(crate) mod limit;
mod list;
mod misfit;
pub(crate) mod network;
mod number;
mod operator;
pub(crate) mod pattern;
mod record;
mod schema;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod text;

pub(crate) use case::words;
pub use convert::{convert, member};
pub use operator::binary;
pub(crate) use record::collect as references;
pub(crate) use text::nearest;

use crate::types::Type;
use crate::value::Value;

/// A parameter of a function.
#[derive(Debug)]
pub struct Parameter {
    /// As it may be written: `join(list, separator: ",")`.
    pub name: &'static str,
    /// What it takes.
    pub ty: fn() -> Type,
    /// May be left out; the function sees `none`.
    pub optional: bool,
    /// Names and ARNs in it are written out where slsc knows them, before the function sees it.
    pub written: bool,
    /// The last parameter: takes any number of values, of which the function sees the first in its place (`none` when
    /// there is none) and the others after all parameters.
    pub many: bool,
}

/// A function of the closed set.
#[derive(Debug)]
pub struct Function {
    /// As called.
    pub name: &'static str,
    /// In order.
    pub parameters: &'static [Parameter],
    /// Type of the result for the types of the arguments.
    pub result: fn(&[Type]) -> Type,
    /// The result, or words for the user. Never panics, whatever the values are and however many.
    pub run: fn(&[Value]) -> Result<Value, String>,
    /// One or two sentences for the user.
    pub doc: &'static str,
}

/// The function of a name.
pub fn find(name: &str) -> Option<&'static Function> {
    table::FUNCTIONS.iter().find(|function| function.name == name)
}

/// All functions, sorted by what they work on.
pub fn all() -> &'static [Function] {
    table::FUNCTIONS
}
