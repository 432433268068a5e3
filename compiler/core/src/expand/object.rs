//! Objects: everything of one configuration that has members. The module, declarations, parts, clause items, and
//! capabilities as taken.

use std::rc::Rc;
use std::sync::Arc;

use smol_str::SmolStr;

use super::path::Path;
use super::reads::Reads;
use crate::check::ir::{BodyId, Code, Expr, Override};
use crate::map::{HashMap, IndexMap};
use crate::source::Span;
use crate::value::{ObjectId, Record, Value};

/// One object.
#[derive(Debug)]
pub struct Object {
    /// What it is made of.
    pub body: BodyId,
    /// For a part or an item: the object that has it. For a capability or source: who offers it.
    pub owner: Option<ObjectId>,
    /// Who takes a capability or source.
    pub taker: Option<ObjectId>,
    /// The arrow's end.
    pub target: Option<Value>,
    /// The clause word.
    pub word: SmolStr,
    /// What to call it in messages.
    pub label: SmolStr,
    /// Words of its identity.
    pub path: Path,
    /// Where its name stands.
    pub span: Span,
    /// Documentation.
    pub doc: SmolStr,
    /// Values given by whoever made it.
    pub given: HashMap<SmolStr, Given>,
    /// Values found so far, by the slots of its body's index; empty before the first.
    pub known: Vec<Known>,
    /// Clause items that values were made of, by their slots.
    pub known_reads: Vec<(usize, Reads)>,
    /// Items of its clauses by word.
    pub items: IndexMap<SmolStr, Vec<ObjectId>>,
    /// Its parts.
    pub parts: IndexMap<SmolStr, PartValue>,
    /// Waived rules: id and place.
    pub waivers: Vec<(SmolStr, Span)>,
    /// Something written for it could not be read: what is not given is not known.
    pub lost: bool,
    /// It exists already: nothing is made of it, and only what is asserted of it is known.
    pub existing: bool,
    /// What its resources say besides, each with the object and the locals that it is read with.
    pub overrides: Vec<(Rc<Override>, ObjectId, Rc<[Value]>)>,
    /// The part that it was made by: code of the owner, position, loop variables.
    pub origin: Option<(Rc<Code>, usize, Rc<[Value]>)>,
    /// The innermost declaration of the program that it belongs to.
    pub declaration: ObjectId,
}

/// What is known of a value.
#[derive(Debug, Clone, Default)]
pub enum Known {
    /// Nothing yet.
    #[default]
    Unknown,
    /// It is being found.
    Pending,
    /// The value.
    Found(Value),
}

/// A value as given, found when it is first read.
#[derive(Debug, Clone)]
pub struct Given {
    /// What is given.
    pub source: GivenSource,
    /// Where it is written; for a property its key.
    pub span: Span,
}

/// Where a given value comes from.
#[derive(Debug, Clone)]
pub enum GivenSource {
    /// Known already.
    Value(Value),
    /// An expression, read with the members of another object and these locals.
    Expr(Rc<Expr>, ObjectId, Rc<[Value]>),
}

/// What a part came to be.
#[derive(Debug, Clone)]
pub enum PartValue {
    /// Being made.
    Pending,
    /// Its `when` does not hold.
    Absent,
    /// One object.
    One(ObjectId),
    /// One object for each key. Shared, since every reference to the part gives all of them.
    Family(Arc<Record>),
}

impl PartValue {
    /// Its objects.
    pub fn objects(&self) -> impl Iterator<Item = ObjectId> {
        let (one, family) = match self {
            PartValue::One(id) => (Some(*id), None),
            PartValue::Family(family) => (None, Some(family)),
            PartValue::Pending | PartValue::Absent => (None, None),
        };
        let family = family.into_iter().flat_map(|family| family.values()).filter_map(|value| match value {
            Value::Object(id) => Some(*id),
            _ => None,
        });
        one.into_iter().chain(family)
    }
}
