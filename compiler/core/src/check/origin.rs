//! Where a body is written. Its tree is shared, since kinds hold bodies that hold bodies.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::ItemTree;
use slsc_syntax::ast::{self, Definition, ItemKind, KindMemberKind};

use super::ir::BodyId;
use crate::map::HashMap;
use crate::source::Base;

/// What a body without members of its own has.
static NOTHING: ast::KindBody = ast::KindBody { members: Vec::new(), span: ast::Span { start: 0, end: 0 } };

/// The place that a body was declared from.
#[derive(Debug)]
pub(crate) struct Origin {
    /// Where the item starts.
    pub base: Base,
    place: Place,
    /// Bodies of nested parts, clauses and offers, by position in the members.
    pub nested: HashMap<usize, BodyId>,
    /// Positions of members whose names others have already, which is said.
    pub repeated: BTreeSet<usize>,
}

#[derive(Debug, Clone)]
enum Place {
    /// The module is made of many items.
    Module,
    /// All of a kind.
    Kind(Arc<ItemTree>),
    /// A member of another body, by its position.
    Member(Rc<Origin>, usize),
}

impl Origin {
    /// Of the module.
    pub fn module(base: Base) -> Origin {
        Origin::new(base, Place::Module)
    }

    /// Of a kind.
    pub fn kind(tree: Arc<ItemTree>, base: Base) -> Origin {
        Origin::new(base, Place::Kind(tree))
    }

    /// Of a member's own body.
    pub fn member(owner: &Rc<Origin>, at: usize) -> Origin {
        Origin::new(owner.base, Place::Member(owner.clone(), at))
    }

    fn new(base: Base, place: Place) -> Origin {
        Origin { base, place, nested: HashMap::default(), repeated: BTreeSet::new() }
    }

    /// The same place with what became of its members.
    pub fn declared(&self, nested: HashMap<usize, BodyId>, repeated: BTreeSet<usize>) -> Origin {
        Origin { base: self.base, place: self.place.clone(), nested, repeated }
    }

    /// The members.
    pub fn members(&self) -> &ast::KindBody {
        match &self.place {
            Place::Module => &NOTHING,
            Place::Kind(tree) => match &tree.item.kind {
                ItemKind::Kind(kind) => &kind.body,
                _ => &NOTHING,
            },
            Place::Member(owner, at) => match owner.members().members.get(*at).map(|member| &member.kind) {
                Some(
                    KindMemberKind::Call { body, .. }
                    | KindMemberKind::Clause { body, .. }
                    | KindMemberKind::Part { body, .. }
                    | KindMemberKind::Capability { definition: Definition::Body(body), .. }
                    | KindMemberKind::Source { definition: Definition::Body(body), .. },
                ) => body,
                _ => &NOTHING,
            },
        }
    }

    /// `= e` of a capability or of an alias.
    pub fn value(&self) -> Option<&ast::Expr> {
        match self.own_member()? {
            KindMemberKind::Capability { definition: Definition::Value(value), .. }
            | KindMemberKind::Source { definition: Definition::Value(value), .. } => Some(value),
            _ => None,
        }
    }

    /// The parameters.
    pub fn parameters(&self) -> &[ast::Parameter] {
        match self.own_member() {
            Some(
                KindMemberKind::Capability { parameters, .. }
                | KindMemberKind::Call { parameters, .. }
                | KindMemberKind::Source { parameters, .. }
                | KindMemberKind::Clause { parameters, .. },
            ) => parameters,
            _ => &[],
        }
    }

    fn own_member(&self) -> Option<&KindMemberKind> {
        match &self.place {
            Place::Member(owner, at) => owner.members().members.get(*at).map(|member| &member.kind),
            Place::Module | Place::Kind(_) => None,
        }
    }
}
