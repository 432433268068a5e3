//! What an expression may refer to, and what the conditions around it say of what it refers to.

use smol_str::SmolStr;

use super::ir::BodyId;
use super::narrow::Fact;
use crate::plan::Target;
use crate::source::Base;
use crate::types::Type;

/// Names that are visible at one place.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// The body whose members are visible, and with it those of its owners.
    pub body: Option<BodyId>,
    /// Loop variables, outermost first.
    pub locals: Vec<(SmolStr, Type)>,
    /// Turns item-relative spans into places.
    pub base: Base,
    /// Inside a mapping or an attribute's form of this target: its resources may be named.
    pub mapping: Option<Target>,
    /// Inside a mapping: `self` is the resource, not the declaration.
    pub raw: bool,
    /// Inside a rule, which is asked once everything is made.
    pub rule: bool,
    /// Written by the program's author outside of kinds: types are checked to the letter.
    pub user: bool,
    /// Inside a value of type `Input`: what the word `event` is there.
    pub event: Option<Type>,
    /// Records and lists of literals stay as they are written, so that each of their parts has its place.
    pub unfolded: bool,
    /// What the conditions around the place say of paths such as `a.b`, outermost first.
    pub facts: Vec<(SmolStr, Fact)>,
}

impl Scope {
    /// Literals only.
    pub fn constant(base: Base) -> Scope {
        Scope {
            body: None,
            locals: Vec::new(),
            base,
            mapping: None,
            raw: false,
            rule: false,
            user: false,
            event: None,
            unfolded: false,
            facts: Vec::new(),
        }
    }

    /// Members of a body.
    pub fn of(body: BodyId, base: Base, user: bool) -> Scope {
        Scope { body: Some(body), user, ..Scope::constant(base) }
    }

    /// The position and type of a local.
    pub fn local(&self, name: &str) -> Option<(usize, Type)> {
        let at = self.locals.iter().rposition(|(local, _)| local == name)?;
        Some((at, self.locals[at].1.clone()))
    }
}
