//! Pieces of the library as they are written.

use slsc_syntax::ItemTree;
use slsc_syntax::ast::{Expr, ExprKind, Span};

/// The text of a span, on one line.
pub fn text(tree: &ItemTree, span: Span) -> String {
    let text = tree.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence: what stands between the quotes, or the whole expression that makes it.
pub fn sentence(tree: &ItemTree, expr: &Expr) -> String {
    let written = text(tree, expr.span);
    match &*expr.kind {
        ExprKind::Text(_) => {
            let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&written);
            inner.replace("\\\"", "\"")
        }
        _ => written,
    }
}

/// The first sentence of documentation.
pub fn first_sentence(doc: &str) -> String {
    let line = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.find(". ") {
        Some(end) => line[..=end].to_owned(),
        None => line,
    }
}
