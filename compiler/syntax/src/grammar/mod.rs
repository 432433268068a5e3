//! Token trees to the tree of an item; the only place that knows chumsky.
//!
//! In: the nodes of an item. Out: its tree and the faults met on the way. A fault stays where it is: elements of
//! lists, members of blocks and values of keys recover at the separators and brackets the token trees already have, so
//! what stands beside a mistake is read as if it were not there. Deliberately absent: wording (see `wording`).

mod declaration;
mod expression;
mod fault;
mod item;
mod kind;
mod primitive;
mod types;

use chumsky::Parser;
use chumsky::prelude::*;

use crate::ast::{ItemKind, Span};
use crate::tree::Node;

pub use fault::{Expected, Fault, Special};

type Input<'text> = &'text [Node<'text>];
type Extra<'text> = extra::Err<Fault>;
type Rule<'text, Output> = Boxed<'text, 'text, Input<'text>, Output, Extra<'text>>;

/// The grammar, built once for all the items of a text.
pub struct Grammar<'text> {
    item: Rule<'text, ItemKind>,
}

impl<'text> Grammar<'text> {
    /// Builds the rules.
    pub fn new() -> Grammar<'text> {
        Grammar { item: item::item() }
    }

    /// Reads one item from its nodes.
    pub fn item(&self, nodes: &'text [Node<'text>]) -> (ItemKind, Vec<Fault>) {
        let (kind, faults) = self.item.parse(nodes).into_output_errors();
        (kind.unwrap_or(ItemKind::Error), faults)
    }
}

/// The bytes that nodes cover.
fn span_of(nodes: &[Node<'_>]) -> Span {
    match (nodes.first(), nodes.last()) {
        (Some(first), Some(last)) => Span { start: first.start, end: last.end },
        _ => Span::default(),
    }
}
