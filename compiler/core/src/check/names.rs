//! What an expression reads of the object that it belongs to and of its owners.

use smol_str::SmolStr;

use super::ir::{Comprehension, Entry, Expr, ExprKind};
use crate::value::Value;

impl Expr {
    pub(super) fn into_constant(self) -> Option<Value> {
        match self.kind {
            ExprKind::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// Members of the object and its owners that the expression reads.
    pub fn own_names(&self, names: &mut Vec<(usize, SmolStr)>) {
        match &self.kind {
            ExprKind::Own { up, name, .. } => names.push((*up, name.clone())),
            ExprKind::Member { base, name } => {
                if let ExprKind::Myself { up } = base.kind {
                    names.push((up, name.clone()));
                }
                base.own_names(names);
            }
            ExprKind::Index { base, index } => {
                base.own_names(names);
                index.own_names(names);
            }
            ExprKind::Interpolate(list) | ExprKind::Call(_, list) => list.iter().for_each(|part| part.own_names(names)),
            ExprKind::List(list) => list.iter().for_each(|(_, part)| part.own_names(names)),
            ExprKind::ListComprehension(each) => each.own_names(names),
            ExprKind::RecordComprehension { key, each } => {
                key.own_names(names);
                each.own_names(names);
            }
            ExprKind::Record(entries) => {
                for entry in entries {
                    match entry {
                        Entry::Field(_, value) | Entry::Spread(value) => value.own_names(names),
                        Entry::Computed(key, value) => {
                            key.own_names(names);
                            value.own_names(names);
                        }
                    }
                }
            }
            ExprKind::Not(inner) | ExprKind::Negate(inner) | ExprKind::File(inner) => inner.own_names(names),
            ExprKind::InRange(inner, _) | ExprKind::Is(inner, _) | ExprKind::Convert(inner, _) => {
                inner.own_names(names)
            }
            ExprKind::Binary(_, left, right) => {
                left.own_names(names);
                right.own_names(names);
            }
            ExprKind::If(condition, then, otherwise) => {
                condition.own_names(names);
                then.own_names(names);
                if let Some(otherwise) = otherwise {
                    otherwise.own_names(names);
                }
            }
            ExprKind::Match(subject, arms) => {
                subject.own_names(names);
                for (pattern, value) in arms {
                    if let Some(pattern) = pattern {
                        pattern.own_names(names);
                    }
                    value.own_names(names);
                }
            }
            ExprKind::Capability { base, arguments, .. }
            | ExprKind::Source { base, arguments, .. }
            | ExprKind::Target { base, arguments, .. } => {
                base.own_names(names);
                arguments.iter().for_each(|(_, value)| value.own_names(names));
            }
            ExprKind::Anonymous { arguments, .. } | ExprKind::PhysicalName(arguments) => {
                arguments.iter().for_each(|(_, value)| value.own_names(names));
            }
            ExprKind::Action { on, .. } => {
                if let Some(on) = on {
                    on.own_names(names);
                }
            }
            ExprKind::Constant(_)
            | ExprKind::Local(_)
            | ExprKind::Myself { .. }
            | ExprKind::Resource { .. }
            | ExprKind::Outer(_)
            | ExprKind::Global(_)
            | ExprKind::Parameter(_)
            | ExprKind::Option(_)
            | ExprKind::System(_)
            | ExprKind::Event
            | ExprKind::Stage
            | ExprKind::App => {}
        }
    }
}

impl Comprehension {
    fn own_names(&self, names: &mut Vec<(usize, SmolStr)>) {
        self.list.own_names(names);
        self.element.own_names(names);
        if let Some(condition) = &self.condition {
            condition.own_names(names);
        }
    }
}
