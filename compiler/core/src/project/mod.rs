//! `slsc.toml`: what holds for a package and what differs between its stages, with the places of everything.
//!
//! In: the text of the file. Out: a [`Project`] and findings. Deliberately absent: the program. Whether a stage, an option
//! or a rule exists is said by `check`, which knows them.

mod keys;
mod read;
mod schema;
#[cfg(test)]
mod tests;

use smol_str::SmolStr;

use crate::diagnostic::Severity;
use crate::source::Span;

pub use read::read;
pub use schema::schema;

/// Name of the file.
pub const FILE: &str = "slsc.toml";
/// Name of the file that says what a package was built with.
pub const LOCK: &str = "slsc.lock";

/// Something with the place where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// What a `slsc.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Project {
    /// Name of the application.
    pub name: Option<Located<SmolStr>>,
    /// Folder of the root module, from the file's folder on, without `./`; empty for that folder itself.
    pub source: SmolStr,
    /// Where that is written.
    pub source_place: Option<Span>,
    /// What differs between stages.
    pub stages: Vec<Stage>,
    /// Values of options and parameters in all stages.
    pub values: Vec<Setting>,
    /// Tags of everything that takes tags.
    pub tags: Vec<(SmolStr, Located<SmolStr>)>,
    /// How bad findings are.
    pub levels: Vec<(Located<SmolStr>, Level)>,
    /// Packages whose kinds and types this one uses.
    pub dependencies: Vec<Dependency>,
}

/// What is known of a stage.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name, as in `stages`.
    pub name: Located<SmolStr>,
    /// The account that it is deployed to: twelve digits.
    pub account: Option<SmolStr>,
    /// The region that it is deployed to.
    pub region: Option<SmolStr>,
    /// Whether its data matters; otherwise its name decides.
    pub production: Option<bool>,
    /// Values of options and parameters in it.
    pub values: Vec<Setting>,
}

/// A value for an option or a parameter.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Its name, with its module's name before it.
    pub name: Located<SmolStr>,
    /// The value as it is written.
    pub value: Located<Literal>,
}

/// A value of the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A text; a duration or a size is written as one, too: `"30s"`.
    Text(SmolStr),
    /// What `--set` gives: a text, or anything else in the language's own notation.
    Word(SmolStr),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// A list.
    List(Vec<Located<Literal>>),
    /// What no value of a program is: a table, a date.
    Other,
}

/// Another package.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// What its modules are called here.
    pub name: Located<SmolStr>,
    /// Its folder, from the file's folder on, with forward slashes.
    pub path: Located<SmolStr>,
}

/// How bad a finding is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It is not said.
    Allow,
    /// As bad as this.
    Be(Severity),
}
