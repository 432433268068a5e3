//! Pieces of the library as they are written.

use slsc_syntax::ItemTree;
use slsc_syntax::ast::{Expr, ExprKind, Span, Type, TypeKind};

use crate::explain::Example;

/// The text of a span, on one line and without comments that have a line of their own.
pub fn text(tree: &ItemTree, span: Span) -> String {
    let text = tree.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// A type with `{ … }` in place of every record in it.
pub fn shape(tree: &ItemTree, ty: &Type) -> String {
    match &*ty.kind {
        TypeKind::Record(_) => "{ … }".to_owned(),
        TypeKind::Optional(inner) => format!("{}?", shape(tree, inner)),
        TypeKind::Refined { base, .. } => {
            let rest = Span { start: base.span.end, end: ty.span.end };
            shape(tree, base) + &text(tree, rest)
        }
        TypeKind::Generic { name, arguments } => {
            let arguments: Vec<String> = arguments.iter().map(|argument| shape(tree, argument)).collect();
            format!("{}<{}>", text(tree, name.span), arguments.join(", "))
        }
        TypeKind::Union(members) => {
            let members: Vec<String> = members.iter().map(|member| shape(tree, member)).collect();
            members.join(" | ")
        }
        _ => text(tree, ty.span),
    }
}

/// A sentence: what stands between the quotes. Of a choice all of them, of anything else the expression that makes it.
pub fn sentence(tree: &ItemTree, expr: &Expr) -> String {
    let written = text(tree, expr.span);
    match &*expr.kind {
        ExprKind::Text(_) => {
            let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(&written);
            inner.replace("\\\"", "\"")
        }
        ExprKind::If { then, otherwise: Some(otherwise), .. } => {
            format!("{}; or: {}", sentence(tree, then), sentence(tree, otherwise))
        }
        ExprKind::Match { arms, .. } => {
            let sentences: Vec<String> = arms.iter().map(|arm| sentence(tree, &arm.value)).collect();
            sentences.join("; or: ")
        }
        _ => written,
    }
}

/// Documentation without its examples, which stand in fences of three backquotes, and the examples.
pub fn without_examples(doc: &str) -> (String, Vec<Example>) {
    let (mut plain, mut examples) = (String::new(), Vec::new());
    let mut open: Option<String> = None;
    for line in doc.lines() {
        match &mut open {
            None if line == "```sls" => open = Some(String::new()),
            None => plain = plain + line + "\n",
            Some(_) if line == "```" => {
                examples.extend(open.take().map(|text| Example { title: "example".to_owned(), text }))
            }
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    (plain.trim().to_owned(), examples)
}

/// The first sentence of documentation.
pub fn first_sentence(doc: &str) -> String {
    let line = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.find(". ") {
        Some(end) => line[..=end].to_owned(),
        None => line,
    }
}
