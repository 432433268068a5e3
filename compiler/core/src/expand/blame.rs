//! Who is to blame: a mistake that shows inside a kind was made where its declaration gives a value.

use super::World;
use super::object::GivenSource;
use crate::check::ir::{Entry, Expr, ExprKind};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::value::{ObjectId, Value};

/// Properties and `let`s that one value may pass through.
const DEPTH: u32 = 16;

impl World<'_, '_> {
    /// An error about an expression: where it is written, or, when that is inside a kind, at what the program's author
    /// gave it, with the place in the kind second.
    pub(super) fn complaint(&mut self, code: &str, expr: &Expr, object: ObjectId, message: &str) -> Diagnostic {
        if object == ObjectId(0) {
            return Diagnostic::error(code, expr.span, message);
        }
        // The search reads values that may be unreadable for the same reason.
        let in_rule = std::mem::replace(&mut self.in_rule, true);
        let place = self.blame(expr, object, 0);
        self.in_rule = in_rule;
        let place = place.unwrap_or_else(|| self.object(self.object(object).declaration).span);
        let kind = self.kind_name(object);
        Diagnostic::error(code, place, message).label(expr.span, format!("read here, in `{kind}`"))
    }

    /// Says a complaint, once for its place: several resources of one thing may need what is not there.
    pub(super) fn complain(&mut self, diagnostic: Diagnostic) {
        if self.blamed.insert((diagnostic.primary.span, diagnostic.code.clone())) {
            self.report(diagnostic);
        }
    }

    /// Where the author wrote what makes an expression what it is.
    pub(super) fn blame(&mut self, expr: &Expr, object: ObjectId, depth: u32) -> Option<Span> {
        if object == ObjectId(0) {
            return Some(expr.span);
        }
        if depth > DEPTH {
            return None;
        }
        let mut reads = Vec::new();
        self.members_read(expr, object, &mut reads);
        // What only deployment knows is the likelier cause.
        let mut other = None;
        for (owner, name) in reads {
            let deploy = self.bare(owner, &name).is_deploy();
            let Some(span) = self.blame_member(owner, &name, depth + 1) else { continue };
            if deploy {
                return Some(span);
            }
            other = other.or(Some(span));
        }
        other
    }

    /// Where the author gave a member its value.
    pub(super) fn blame_member(&mut self, object: ObjectId, name: &str, depth: u32) -> Option<Span> {
        if depth > DEPTH {
            return None;
        }
        if let Some(given) = self.object(object).given.get(name).cloned() {
            return match given.source {
                GivenSource::Expr(expr, environment, _) => self.blame(&expr, environment, depth + 1),
                GivenSource::Value(_) => self.checker.is_own(given.span.file).then_some(given.span),
            };
        }
        let code = self.checker.code(self.body_of(object));
        let definition = code.lets.get(name)?;
        self.blame(definition, object, depth + 1)
    }

    /// The innermost thing around an object that stands in the program itself.
    pub(crate) fn author_span(&self, object: ObjectId) -> Span {
        let mut at = object;
        while !self.checker.is_own(self.object(at).span.file) {
            match self.object(at).owner {
                Some(owner) if owner != ObjectId(0) => at = owner,
                _ => return self.object(self.object(object).declaration).span,
            }
        }
        self.object(at).span
    }

    /// Where the author wrote the list that a family runs over.
    pub(super) fn blame_loop(&mut self, object: ObjectId) -> Option<Span> {
        let (code, at, _) = self.object(object).origin.clone()?;
        let owner = self.object(object).owner?;
        let (_, list) = code.parts[at].header.each.as_ref()?;
        self.blame(list, owner, 0)
    }

    /// Members of objects that an expression reads.
    fn members_read(&mut self, expr: &Expr, object: ObjectId, found: &mut Vec<(ObjectId, smol_str::SmolStr)>) {
        let mut inner: Vec<&Expr> = Vec::new();
        match &expr.kind {
            ExprKind::Own { up, name, .. } => {
                if let Some(owner) = self.ancestor(object, *up) {
                    found.push((owner, name.clone()));
                }
            }
            ExprKind::Member { base, name } => match self.evaluate(base, object, &mut Vec::new()) {
                Value::Object(owner) => found.push((owner, name.clone())),
                _ => inner.push(base),
            },
            ExprKind::Interpolate(list) | ExprKind::Call(_, list) => inner.extend(list),
            ExprKind::List(list) => inner.extend(list.iter().map(|(_, value)| value)),
            ExprKind::Record(entries) => inner.extend(entries.iter().map(|entry| match entry {
                Entry::Field(_, value) | Entry::Computed(_, value) | Entry::Spread(value) => value,
            })),
            ExprKind::Index { base, index } => inner.extend([&**base, &**index]),
            ExprKind::Not(value)
            | ExprKind::Negate(value)
            | ExprKind::InRange(value, _)
            | ExprKind::Is(value, _)
            | ExprKind::Convert(value, _)
            | ExprKind::File(value) => inner.push(value),
            ExprKind::Binary(_, left, right) => inner.extend([&**left, &**right]),
            ExprKind::If(condition, then, otherwise) => {
                inner.extend([&**condition, &**then]);
                inner.extend(otherwise.as_deref());
            }
            ExprKind::Match(subject, arms) => {
                inner.push(subject);
                inner.extend(arms.iter().map(|(_, value)| value));
            }
            ExprKind::ListComprehension(each) => inner.push(&each.list),
            ExprKind::RecordComprehension { each, .. } => inner.push(&each.list),
            _ => {}
        }
        for expr in inner {
            self.members_read(expr, object, found);
        }
    }
}
