//! The graph of a program as text or picture. In: nodes and edges. Out: Mermaid, Graphviz, JSON, SVG. Names and labels
//! come from programs, so each form escapes them.
//!
//! JSON has every edge; what is drawn has one arrow for each two nodes (see [`arrows`]).

mod arrows;
mod dot;
mod json;
mod layout;
mod mermaid;
mod svg;

pub use dot::dot;
pub use json::json;
pub use mermaid::mermaid;
pub use svg::svg;

use slsc_core::graph::Reason;

/// The word for a reason.
fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Grant => "grant",
        Reason::Event => "event",
        Reason::Route => "route",
        Reason::Reference => "reference",
    }
}

#[cfg(test)]
mod tests;
