//! From a path into a value to the place in the source where that part is written.

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::{Entry, Expr, ExprKind};
use crate::source::Span;
use crate::types::Type;

/// The place of a part of a literal: `path` names record keys and list positions. Of an unknown key it is the key, of
/// anything else the value.
pub(super) fn locate(source: &ast::Expr, path: &[SmolStr], code: &str) -> Option<ast::Span> {
    let Some((first, rest)) = path.split_first() else { return Some(source.span) };
    match &*source.kind {
        ast::ExprKind::Record(entries) => entries.iter().find_map(|entry| match entry {
            ast::Entry::Field { key, value, .. } if key.literal().as_ref() == Some(first) => {
                if rest.is_empty() && code == "record.unknown" { Some(key.span) } else { locate(value, rest, code) }
            }
            _ => None,
        }),
        ast::ExprKind::List(elements) => {
            let element = elements.get(first.parse::<usize>().ok()?)?;
            locate(&element.value, rest, code)
        }
        _ => None,
    }
    .or(Some(source.span))
}

/// The same in a compiled expression, as far as it is one of lists and records.
pub(crate) fn locate_compiled(expr: &Expr, path: &[SmolStr], code: &str) -> Span {
    let Some((first, rest)) = path.split_first() else { return expr.span };
    let inner = match &expr.kind {
        ExprKind::Record(entries) => {
            // The type of a record that is written out knows where its keys stand.
            if let Type::Record(record) = &expr.ty
                && let Some(field) = record.fields.get(first).filter(|_| rest.is_empty() && code == "record.unknown")
            {
                return field.span;
            }
            entries.iter().rev().find_map(|entry| match entry {
                Entry::Field(name, value) if name == first => Some(value),
                _ => None,
            })
        }
        // Positions count what is spread, and `none` is left out: they lead to an element only where there is neither.
        ExprKind::List(elements) if elements.iter().all(|(spread, value)| !spread && always_there(value)) => {
            first.parse::<usize>().ok().and_then(|at| elements.get(at)).map(|(_, value)| value)
        }
        _ => None,
    };
    inner.map_or(expr.span, |inner| locate_compiled(inner, rest, code))
}

fn always_there(expr: &Expr) -> bool {
    !expr.ty.takes_none()
}
