//! The graph that people look at: declarations and why one needs the other. Formats live with the command line.

use crate::source::Span;

/// Declarations and edges of one configuration, in source order.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// One a declaration.
    pub nodes: Vec<Node>,
    /// In source order.
    pub edges: Vec<Edge>,
}

/// A declaration.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Its kind: `function`, `queue`.
    pub kind: String,
    /// First sentence of its documentation.
    pub doc: String,
    /// Where it stands.
    pub span: Span,
}

/// Why one declaration needs another.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Index into [`Graph::nodes`].
    pub from: usize,
    /// Index into [`Graph::nodes`].
    pub to: usize,
    /// What kind of reason.
    pub reason: Reason,
    /// A short text for the edge: `write`, `on messages`, `GET /orders`, `deadLetter`.
    pub label: String,
    /// Where it is written.
    pub span: Span,
}

/// Kinds of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// `from` may do something with `to`.
    Grant,
    /// `to` is run by events of `from`.
    Event,
    /// `from` sends requests to `to`.
    Route,
    /// `from` names `to` in a property.
    Reference,
}
