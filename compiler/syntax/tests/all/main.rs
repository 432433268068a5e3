//! What the parser, its recovery and the formatter promise, on the corpus beside this folder.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cost;
mod damage;
mod errors;
mod formatting;
mod lossless;
mod trees;

use slsc_syntax::ast::Item;
use slsc_syntax::{File, SyntaxError};

/// Files that are right and formatted.
pub const CORPUS: [(&str, &str); 5] = [
    ("shop", include_str!("../corpus/shop.sls")),
    ("kinds", include_str!("../corpus/kinds.sls")),
    ("values", include_str!("../corpus/values.sls")),
    ("flow", include_str!("../corpus/flow.sls")),
    ("comments", include_str!("../corpus/comments.sls")),
];

/// All errors of a file with their places in it.
pub fn errors(file: &File) -> Vec<(usize, &SyntaxError)> {
    let items = file.items.iter().flat_map(|item| item.tree.errors.iter().map(|error| (item.offset as usize, error)));
    file.errors.iter().map(|error| (0, error)).chain(items).collect()
}

/// The one item of a text.
pub fn item(text: &str) -> Item {
    let tree = slsc_syntax::parse_item(text);
    assert_eq!(tree.errors, [], "in {text}");
    tree.item
}
