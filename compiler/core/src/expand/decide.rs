//! Operators and decisions: what can be decided now, and what is said when it cannot.

use std::collections::BTreeSet;

use slsc_syntax::ast::BinaryOperator;

use super::World;
use crate::check::ir::Expr;
use crate::functions;
use crate::source::Span;
use crate::types::Type;
use crate::value::{Deploy, ObjectId, Value};

impl World<'_, '_> {
    pub(super) fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &Expr,
        right: &Expr,
        whole: &Expr,
        object: ObjectId,
        locals: &mut Vec<Value>,
    ) -> Value {
        let first = self.evaluate(left, object, locals);
        match (operator, &first) {
            (BinaryOperator::And, Value::Bool(false)) => return Value::Bool(false),
            (BinaryOperator::Or, Value::Bool(true)) => return Value::Bool(true),
            (BinaryOperator::And | BinaryOperator::Or, Value::Bool(_)) => {
                return match self.evaluate(right, object, locals) {
                    Value::Bool(value) => Value::Bool(value),
                    other => self.no_decision(&other, right, object),
                };
            }
            (BinaryOperator::And | BinaryOperator::Or, _) => return self.no_decision(&first, left, object),
            (BinaryOperator::Coalesce, Value::None) => return self.evaluate(right, object, locals),
            (BinaryOperator::Coalesce, _) => return first,
            _ => {}
        }
        let second = self.evaluate(right, object, locals);
        if matches!(first, Value::Poison) || matches!(second, Value::Poison) {
            return Value::Poison;
        }
        let equality = matches!(operator, BinaryOperator::Equal | BinaryOperator::NotEqual);
        if equality && (first.is_none() || second.is_none()) {
            // Whether a value is `none` is always known now.
            let equal = first.is_none() && second.is_none();
            return Value::Bool(equal == (operator == BinaryOperator::Equal));
        }
        if !equality && (first.is_none() || second.is_none()) {
            return Value::Poison;
        }
        let arithmetic = matches!(
            operator,
            BinaryOperator::Add | BinaryOperator::Subtract | BinaryOperator::Multiply | BinaryOperator::Divide
        );
        if !arithmetic && (matches!(first, Value::Deploy(_)) || matches!(second, Value::Deploy(_))) {
            return if equality && first == second {
                Value::Bool(operator == BinaryOperator::Equal)
            } else {
                Value::deploy(Deploy::Known(Value::None))
            };
        }
        self.result(functions::binary(operator, &first, &second), whole, object)
    }

    /// A condition that cannot be decided now: an error in the program, silence in a rule.
    pub(super) fn no_decision(&mut self, value: &Value, condition: &Expr, object: ObjectId) -> Value {
        match value {
            Value::Poison | Value::None => {}
            _ if self.in_rule => {}
            Value::Deploy(_) => {
                let message = "this is known only at deployment and cannot steer";
                let diagnostic = self.complaint("phase.now", condition, object, message);
                self.complain(diagnostic.hint("use a `stage`, an `option` or a literal here"));
            }
            other => {
                let message = format!("expected `true` or `false`, found {}", other.sort());
                let diagnostic = self.complaint("type.mismatch", condition, object, &message);
                self.complain(diagnostic);
            }
        }
        Value::Poison
    }

    /// The result of a function or operator.
    pub(super) fn result(&mut self, result: Result<Value, String>, whole: &Expr, object: ObjectId) -> Value {
        match result {
            Ok(value) => value,
            Err(message) => {
                if !self.in_rule {
                    let diagnostic = self.complaint("value.invalid", whole, object, &message);
                    self.complain(diagnostic);
                }
                Value::Poison
            }
        }
    }

    /// Whether a header's condition holds.
    pub(super) fn holds(&mut self, when: Option<&Expr>, object: ObjectId, locals: &mut Vec<Value>) -> bool {
        let Some(when) = when else { return true };
        match self.evaluate(when, object, locals) {
            Value::Bool(value) => value,
            other => {
                self.no_decision(&other, when, object);
                false
            }
        }
    }

    /// `value is Type`
    pub(super) fn is(&self, value: &Value, ty: &Type) -> bool {
        match (value, ty) {
            (Value::None, ty) => matches!(ty, Type::None),
            (Value::Object(id), Type::Reference(kinds)) => kinds.is_empty() || kinds.contains(&self.kind_name(*id)),
            (Value::Target(target), Type::Reference(kinds)) => {
                kinds.is_empty() || kinds.contains(&self.kind_name(target.owner))
            }
            (Value::Object(_), _) | (_, Type::Reference(_)) => false,
            (Value::Record(record), Type::Record(wanted)) => {
                record.keys().all(|key| wanted.fields.contains_key(key))
                    && wanted.fields.iter().all(|(name, field)| {
                        record.contains_key(name) || field.default.is_some() || field.ty.takes_none()
                    })
            }
            (Value::Text(_), Type::Text(..)) => true,
            (Value::Deploy(_), Type::Text(..)) => true,
            (value, ty) => crate::fit::misfit(value, ty, &|id| self.kind_name(id)).is_none(),
        }
    }

    /// Takes a part of what may be computed; false when nothing is left, which is said once.
    pub(super) fn charge(&mut self, amount: usize, place: &Expr, object: ObjectId) -> bool {
        let allowed = super::STEP_LIMIT + self.objects.len() * super::STEPS_OF_OBJECT;
        self.steps = self.steps.saturating_add(amount);
        if self.steps <= allowed {
            return true;
        }
        if !self.exhausted {
            self.exhausted = true;
            let message = format!("the program walks through lists of more than {} elements in all", super::STEP_LIMIT);
            let diagnostic = self.complaint("limit.steps", place, object, &message);
            self.complain(diagnostic.hint("walk through shorter lists, or less often"));
        }
        false
    }
}

/// Places at which something was said already that follows from a mistake of the author.
pub(super) type Blamed = BTreeSet<(Span, String)>;
