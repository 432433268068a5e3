//! Tokens for those who colour or count them: every byte of the text is in exactly one.

pub use crate::lexer::{Token, TokenKind, lex};
