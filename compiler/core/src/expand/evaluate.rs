//! Expressions to values. Everything known now is computed; what deployment knows is carried along unseen.

use std::sync::Arc;

use slsc_syntax::ast::BinaryOperator;
use smol_str::SmolStr;

use super::World;
use crate::check::ir::{Comprehension, Entry, Expr, ExprKind};
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::names::{self, NameRule};
use crate::source::Span;
use crate::types::Type;
use crate::value::{Capability, Deploy, EventSource, ObjectId, Record, TargetValue, Value};

/// Deepest evaluation; deeper is a cycle or hostile.
const DEPTH_LIMIT: u32 = 200;

impl World<'_, '_> {
    /// The value of an expression, with the members of `object` and the loop variables in `locals`.
    pub fn evaluate(&mut self, expr: &Expr, object: ObjectId, locals: &mut Vec<Value>) -> Value {
        if let ExprKind::Constant(value) = &expr.kind {
            return value.clone();
        }
        if self.depth >= DEPTH_LIMIT {
            self.report(Diagnostic::error("limit.depth", expr.span, "this value is nested too deeply"));
            return Value::Poison;
        }
        self.depth += 1;
        let value = self.evaluate_kind(expr, object, locals);
        self.depth -= 1;
        value
    }

    fn evaluate_kind(&mut self, expr: &Expr, object: ObjectId, locals: &mut Vec<Value>) -> Value {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Constant(value) => value.clone(),
            ExprKind::Local(at) => locals.get(*at).cloned().unwrap_or(Value::Poison),
            ExprKind::Own { up, name } => match self.ancestor(object, *up) {
                Some(owner) => self.bare_at(owner, name, Some(span)),
                None => Value::None,
            },
            ExprKind::Myself { up } => self.ancestor(object, *up).map_or(Value::None, Value::Object),
            ExprKind::Resource { up, mapping } => match self.ancestor(object, *up) {
                Some(owner) => Value::deploy(Deploy::Raw(owner, mapping.clone(), SmolStr::default())),
                None => Value::None,
            },
            ExprKind::Global(name) => self.checker.global(name).unwrap_or(Value::Poison),
            ExprKind::Parameter(at) => Value::deploy(Deploy::Parameter(*at)),
            ExprKind::Option(at) => match self.configuration.options.get(at) {
                Some(value) => value.clone(),
                None => match self.checker.program.options[*at].default.clone() {
                    Some(default) => self.evaluate(&default, object, locals),
                    None => Value::Poison,
                },
            },
            ExprKind::System(system) => Value::deploy(Deploy::System(*system)),
            ExprKind::Stage => match &self.configuration.stage {
                Some(stage) => Value::Text(stage.clone()),
                None => {
                    let diagnostic = Diagnostic::error("stage.none", span, "this program declares no stages")
                        .hint("add `stages dev, prod` at the top");
                    self.report(diagnostic);
                    Value::Poison
                }
            },
            ExprKind::App => Value::text(&self.configuration.app),
            ExprKind::PhysicalName(arguments) => self.physical_name(arguments, object, locals),
            ExprKind::Member { base, name } => {
                let base_value = self.evaluate(base, object, locals);
                self.member(&base_value, name, span)
            }
            ExprKind::Index { base, index } => {
                let base = self.evaluate(base, object, locals);
                let index = self.evaluate(index, object, locals);
                self.index(&base, &index, span)
            }
            ExprKind::Interpolate(pieces) => {
                let values: Vec<Value> = pieces.iter().map(|piece| self.evaluate(piece, object, locals)).collect();
                self.interpolate(values, pieces)
            }
            ExprKind::List(elements) => {
                let mut list = Vec::with_capacity(elements.len());
                for (spread, element) in elements {
                    match (self.evaluate(element, object, locals), spread) {
                        (Value::List(values), true) => list.extend(values.iter().cloned()),
                        (Value::Record(record), true) => list.extend(record.values().cloned()),
                        (Value::None, true) => {}
                        // `none` among elements is left out, so that `if` can leave one out.
                        (Value::None, false) => {}
                        (value, _) => list.push(value),
                    }
                }
                Value::list(list)
            }
            ExprKind::Record(entries) => Value::Record(Arc::new(self.entries(entries, object, locals))),
            ExprKind::ListComprehension(each) => {
                let mut list = Vec::new();
                self.walk(each, object, locals, |world, object, locals| {
                    let value = world.evaluate(&each.element, object, locals);
                    if !value.is_none() {
                        list.push(value);
                    }
                });
                Value::list(list)
            }
            ExprKind::RecordComprehension { key, each } => {
                let mut record = Record::new();
                self.walk(each, object, locals, |world, object, locals| {
                    if let Value::Text(key) = world.evaluate(key, object, locals) {
                        let value = world.evaluate(&each.element, object, locals);
                        if !value.is_none() {
                            record.insert(key, value);
                        }
                    }
                });
                Value::Record(Arc::new(record))
            }
            ExprKind::Not(inner) => match self.evaluate(inner, object, locals) {
                Value::Bool(value) => Value::Bool(!value),
                other => self.no_decision(&other, inner.span),
            },
            ExprKind::Negate(inner) => match self.evaluate(inner, object, locals) {
                Value::Integer(number) => Value::Integer(number.wrapping_neg()),
                Value::Number(number) => Value::Number(-number),
                _ => Value::Poison,
            },
            ExprKind::Binary(operator, left, right) => self.binary(*operator, left, right, span, object, locals),
            ExprKind::InRange(inner, bounds) => match self.evaluate(inner, object, locals).measure() {
                Some((_, number)) => Value::Bool(bounds.hold(number)),
                None => Value::Poison,
            },
            ExprKind::Is(inner, ty) => {
                let value = self.evaluate(inner, object, locals);
                if value.is_poison() {
                    return Value::Poison;
                }
                Value::Bool(self.is(&value, ty))
            }
            ExprKind::Convert(inner, unit) => {
                let value = self.evaluate(inner, object, locals);
                if value.is_none() {
                    return Value::None;
                }
                self.result(functions::convert(&value, unit), span)
            }
            ExprKind::If(condition, then, otherwise) => match self.evaluate(condition, object, locals) {
                Value::Bool(true) => self.evaluate(then, object, locals),
                Value::Bool(false) => match otherwise {
                    Some(otherwise) => self.evaluate(otherwise, object, locals),
                    None => Value::None,
                },
                other => self.no_decision(&other, condition.span),
            },
            ExprKind::Match(subject, arms) => {
                let subject_value = self.evaluate(subject, object, locals);
                if matches!(subject_value, Value::Poison | Value::Deploy(_)) {
                    return self.no_decision(&subject_value, subject.span);
                }
                for (pattern, value) in arms {
                    let hit = match pattern {
                        None => true,
                        Some(pattern) => {
                            let pattern = self.evaluate(pattern, object, locals);
                            let equal = functions::binary(BinaryOperator::Equal, &subject_value, &pattern);
                            matches!(equal, Ok(Value::Bool(true)))
                        }
                    };
                    if hit {
                        return self.evaluate(value, object, locals);
                    }
                }
                Value::None
            }
            ExprKind::Call(function, arguments) => {
                let values: Vec<Value> =
                    arguments.iter().map(|argument| self.evaluate(argument, object, locals)).collect();
                self.result((function.run)(&values), span)
            }
            ExprKind::File(path) => match self.evaluate(path, object, locals) {
                Value::Text(path) => match self.host.text(&path) {
                    Ok(text) => Value::text(text),
                    Err(error) => {
                        let reason = match error {
                            crate::HostError::Missing => "it does not exist".to_owned(),
                            crate::HostError::Unusable(reason) => reason,
                        };
                        let place = self.object(object).span;
                        self.report(Diagnostic::error(
                            "file.unreadable",
                            place,
                            format!("cannot read `{path}`: {reason}"),
                        ));
                        Value::Poison
                    }
                },
                _ => Value::Poison,
            },
            ExprKind::Capability { base, name, arguments } => match self.evaluate(base, object, locals) {
                Value::Object(owner) => {
                    let arguments = self.named(arguments, object, locals);
                    Value::Capability(Arc::new(Capability { owner: Some(owner), name: name.clone(), arguments, span }))
                }
                other => self.member(&other, name, span),
            },
            ExprKind::Action { service, action, on } => {
                let mut arguments = Record::new();
                if let Some(on) = on {
                    let on = self.evaluate(on, object, locals);
                    arguments.insert(SmolStr::new_static("on"), on);
                }
                let name = SmolStr::from(format!("{service}:{action}"));
                Value::Capability(Arc::new(Capability { owner: None, name, arguments, span }))
            }
            ExprKind::Source { base, name, arguments } => {
                let Value::Object(owner) = self.evaluate(base, object, locals) else { return Value::Poison };
                let arguments = self.named(arguments, object, locals);
                self.source(owner, name.clone(), arguments, span)
            }
            ExprKind::Target { base, name, arguments } => {
                let Value::Object(owner) = self.evaluate(base, object, locals) else { return Value::Poison };
                let arguments = self.named(arguments, object, locals);
                Value::Target(Arc::new(TargetValue { owner, call: name.clone(), arguments }))
            }
            ExprKind::Anonymous { kind, arguments } => {
                let arguments: Vec<(SmolStr, Value)> = self.named(arguments, object, locals).into_iter().collect();
                match self.make_anonymous(kind, arguments, span) {
                    Some(owner) => self.source(owner, SmolStr::default(), Record::new(), span),
                    None => Value::Poison,
                }
            }
        }
    }

    fn source(&mut self, owner: ObjectId, name: SmolStr, arguments: Record, span: Span) -> Value {
        let body = self.checker.body(self.body_of(owner));
        let name = if name.is_empty() { body.sources.keys().next().cloned() } else { Some(name) };
        match name {
            Some(name) => Value::Source(Arc::new(EventSource { owner, name, arguments, span })),
            None => Value::Poison,
        }
    }

    fn named(&mut self, arguments: &[(SmolStr, Expr)], object: ObjectId, locals: &mut Vec<Value>) -> Record {
        arguments.iter().map(|(name, value)| (name.clone(), self.evaluate(value, object, locals))).collect()
    }

    /// Entries of a record or of a mapping; `none` is left out.
    pub(crate) fn entries(&mut self, entries: &[Entry], object: ObjectId, locals: &mut Vec<Value>) -> Record {
        let mut record = Record::with_capacity(entries.len());
        for entry in entries {
            match entry {
                Entry::Field(name, value) => {
                    let value = self.evaluate(value, object, locals);
                    record.insert(name.clone(), value);
                }
                Entry::Computed(key, value) => {
                    if let Value::Text(key) = self.evaluate(key, object, locals) {
                        let value = self.evaluate(value, object, locals);
                        record.insert(key, value);
                    }
                }
                Entry::Spread(value) => {
                    if let Value::Record(other) = self.evaluate(value, object, locals) {
                        for (name, value) in other.iter() {
                            record.insert(name.clone(), value.clone());
                        }
                    }
                }
            }
        }
        record
    }

    fn walk(
        &mut self,
        each: &Comprehension,
        object: ObjectId,
        locals: &mut Vec<Value>,
        mut visit: impl FnMut(&mut Self, ObjectId, &mut Vec<Value>),
    ) {
        let list = self.evaluate(&each.list, object, locals);
        let entries: Vec<(Value, Value)> = match &list {
            Value::List(list) => {
                list.iter().enumerate().map(|(at, value)| (Value::Integer(at as i64), value.clone())).collect()
            }
            Value::Record(record) => {
                record.iter().map(|(key, value)| (Value::Text(key.clone()), value.clone())).collect()
            }
            _ => return,
        };
        locals.resize(each.first, Value::Poison);
        for (first, second) in entries {
            if each.variables > 1 {
                locals.push(first);
            }
            locals.push(second);
            let counts = match &each.condition {
                None => true,
                Some(condition) => matches!(self.evaluate(condition, object, locals), Value::Bool(true)),
            };
            if counts {
                visit(self, object, locals);
            }
            locals.truncate(each.first);
        }
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &Expr,
        right: &Expr,
        span: Span,
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
                    other => self.no_decision(&other, right.span),
                };
            }
            (BinaryOperator::And | BinaryOperator::Or, _) => return self.no_decision(&first, left.span),
            (BinaryOperator::Coalesce, Value::None) => return self.evaluate(right, object, locals),
            (BinaryOperator::Coalesce, _) => return first,
            _ => {}
        }
        let second = self.evaluate(right, object, locals);
        if first.is_poison() || second.is_poison() {
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
        if matches!(first, Value::Deploy(_)) || matches!(second, Value::Deploy(_)) {
            return if equality && first == second {
                Value::Bool(operator == BinaryOperator::Equal)
            } else {
                Value::deploy(Deploy::Known(Value::None))
            };
        }
        self.result(functions::binary(operator, &first, &second), span)
    }

    /// A condition that cannot be decided now: an error in the program, silence in a rule.
    fn no_decision(&mut self, value: &Value, span: Span) -> Value {
        match value {
            Value::Poison | Value::None => Value::Poison,
            Value::Deploy(_) => {
                if !self.in_rule {
                    let diagnostic =
                        Diagnostic::error("phase.now", span, "this is known only at deployment and cannot steer")
                            .hint("use a `stage`, an `option` or a literal here");
                    self.report(diagnostic);
                }
                Value::Poison
            }
            other => {
                let message = format!("expected `true` or `false`, found {}", other.sort());
                self.report(Diagnostic::error("type.mismatch", span, message));
                Value::Poison
            }
        }
    }

    fn result(&mut self, result: Result<Value, String>, span: Span) -> Value {
        match result {
            Ok(value) => value,
            Err(message) => {
                if !self.in_rule {
                    self.report(Diagnostic::error("value.invalid", span, message));
                }
                Value::Poison
            }
        }
    }

    /// Whether a header's condition holds.
    pub(super) fn holds(&mut self, when: Option<&Expr>, object: ObjectId, locals: &mut Vec<Value>, span: Span) -> bool {
        let Some(when) = when else { return true };
        match self.evaluate(when, object, locals) {
            Value::Bool(value) => value,
            Value::Poison => false,
            other => {
                self.no_decision(&other, if when.span == span { span } else { when.span });
                false
            }
        }
    }

    /// `value is Type`
    fn is(&self, value: &Value, ty: &Type) -> bool {
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

    fn interpolate(&mut self, values: Vec<Value>, pieces: &[Expr]) -> Value {
        let mut parts: Vec<Value> = Vec::with_capacity(values.len());
        for (value, piece) in values.into_iter().zip(pieces) {
            let text = match value {
                Value::Poison => return Value::Poison,
                Value::Text(text) => text,
                // In a rule's message a missing value reads as a word; elsewhere it makes no sense in a text.
                Value::None if self.in_rule => SmolStr::new_static("none"),
                Value::None => {
                    let diagnostic =
                        Diagnostic::error("type.optional", piece.span, "this is `none` and cannot be part of a text")
                            .hint("give a value for that case: `… ?? \"\"`");
                    self.report(diagnostic);
                    return Value::Poison;
                }
                Value::Object(id) => self.object(id).label.clone(),
                Value::Deploy(deploy) => {
                    parts.push(Value::Deploy(deploy));
                    continue;
                }
                value @ (Value::List(_) | Value::Record(_)) if !self.in_rule => {
                    let message = format!("{} cannot be part of a text", value.sort());
                    let diagnostic = Diagnostic::error("type.mismatch", piece.span, message);
                    self.report(diagnostic.hint("use `join(…, \",\")` or `json(…)`"));
                    return Value::Poison;
                }
                other => SmolStr::from(other.to_string()),
            };
            match parts.last_mut() {
                Some(Value::Text(last)) => *last = SmolStr::from(format!("{last}{text}")),
                _ => parts.push(Value::Text(text)),
            }
        }
        match parts.len() {
            0 => Value::Text(SmolStr::default()),
            1 => parts.remove(0),
            _ => Value::deploy(Deploy::Concat(parts)),
        }
    }

    fn index(&mut self, base: &Value, index: &Value, span: Span) -> Value {
        match (base, index) {
            (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
            (Value::None, _) | (_, Value::None) => Value::None,
            (Value::Record(record), Value::Text(key)) => record.get(key).cloned().unwrap_or(Value::None),
            (Value::Record(record), Value::Object(id)) => {
                record.get(&self.object(*id).label).cloned().unwrap_or(Value::None)
            }
            (Value::Record(record), Value::Target(target)) => {
                record.get(&self.object(target.owner).label).cloned().unwrap_or(Value::None)
            }
            (Value::Record(record), Value::Type(ty)) => {
                record.get(ty.to_string().as_str()).cloned().unwrap_or(Value::None)
            }
            (Value::List(list), Value::Integer(at)) => {
                let at = if *at < 0 { list.len() as i64 + at } else { *at };
                usize::try_from(at).ok().and_then(|at| list.get(at)).cloned().unwrap_or(Value::None)
            }
            // Items of a clause by their label.
            (Value::List(list), Value::Text(key)) => list
                .iter()
                .find(|value| matches!(value, Value::Object(id) if self.object(*id).label == *key))
                .cloned()
                .unwrap_or(Value::None),
            (Value::Deploy(deploy), Value::Integer(at)) => {
                let at = usize::try_from(*at).unwrap_or(0);
                match &**deploy {
                    Deploy::Raw(object, mapping, path) => {
                        let path = SmolStr::from(format!("{path}[{at}]"));
                        Value::deploy(Deploy::Raw(*object, mapping.clone(), path))
                    }
                    _ => Value::deploy(Deploy::Index(base.clone(), at)),
                }
            }
            (base, index) => {
                let message = format!("cannot take {} of {}", index.sort(), base.sort());
                self.report(Diagnostic::error("type.mismatch", span, message));
                Value::Poison
            }
        }
    }

    fn physical_name(&mut self, arguments: &[(SmolStr, Expr)], object: ObjectId, locals: &mut Vec<Value>) -> Value {
        let given = self.named(arguments, object, locals);
        let max = match given.get("max") {
            Some(Value::Integer(max)) => usize::try_from(*max).unwrap_or(64),
            _ => 64,
        };
        let flag = |name: &str| matches!(given.get(name), Some(Value::Bool(true)));
        let text = |name: &str| given.get(name).and_then(Value::as_text).cloned();
        let rule = NameRule {
            max,
            lower: flag("lower"),
            suffix: text("suffix").unwrap_or_default().to_string(),
            separator: '-',
        };
        let path = self.object(object).path.clone();
        let stage = self.configuration.stage.clone();
        Value::text(names::physical(&self.configuration.app, stage.as_deref(), &path, &rule))
    }
}
