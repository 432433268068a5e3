//! Text to tree and back.
//!
//! In: the text of a file. Out: its items, each a tree with spans, and what is wrong, each mistake once. Parsing never
//! fails: what cannot be read is an error node, and everything beside it is whole. Deliberately absent: any knowledge
//! of what names mean, and of AWS.

#[allow(missing_docs, reason = "the sentence of a form names its fields")]
pub mod ast;
mod brackets;
mod error;
mod format;
mod grammar;
mod items;
mod later;
mod lexer;
mod number;
mod parse;
mod text;
pub mod tokens;
mod tree;
mod wording;

pub use error::SyntaxError;
pub use format::{WIDTH, format, same_tokens};
pub use items::{ItemHead, item_heads, split_items};
pub use parse::{FILE_LIMIT, File, ITEM_LINE_LIMIT, ItemCache, ItemTree, ParsedItem, parse, parse_item, parse_with};
