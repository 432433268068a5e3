//! Expressions to values. Everything known now is computed; what deployment knows is carried along unseen.

use std::sync::Arc;

use slsc_syntax::ast::BinaryOperator;
use smol_str::SmolStr;

use super::World;
use crate::check::ir::{Comprehension, Entry, Expr, ExprKind};
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::names::{self, NameRule};
use crate::plan::System;
use crate::source::Span;
use crate::value::{Capability, Deploy, EventSource, ObjectId, Record, TargetValue, Value};

/// Deepest evaluation; deeper is hostile.
const DEPTH_LIMIT: u32 = 200;

impl World<'_, '_> {
    /// The value of an expression, with the members of `object` and the loop variables in `locals`.
    pub fn evaluate(&mut self, expr: &Expr, object: ObjectId, locals: &mut Vec<Value>) -> Value {
        if let ExprKind::Constant(value) = &expr.kind {
            return value.clone();
        }
        if self.depth >= DEPTH_LIMIT {
            // What was found too deep before is too deep here.
            if !std::mem::replace(&mut self.too_deep, true) && self.checker.program.exceeded.is_empty() {
                let diagnostic = self.complaint("limit.depth", expr, object, "this value is nested too deeply");
                self.complain(diagnostic.hint("write one of the values that it is made of as a literal"));
            }
            return Value::Poison;
        }
        self.depth += 1;
        let value = self.evaluate_kind(expr, object, locals);
        self.depth -= 1;
        value
    }

    /// What the platform knows; the region is known now where the stage says it.
    fn system(&self, system: System) -> Value {
        match (&self.configuration.region, system) {
            (Some(region), System::Region) => Value::Text(region.clone()),
            _ => Value::deploy(Deploy::System(system)),
        }
    }

    fn evaluate_kind(&mut self, expr: &Expr, object: ObjectId, locals: &mut Vec<Value>) -> Value {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Constant(value) => value.clone(),
            ExprKind::Local(at) => locals.get(*at).cloned().unwrap_or(Value::Poison),
            ExprKind::Own { up, name, slot } => match self.ancestor(object, *up) {
                Some(owner) => self.own(owner, name, slot, span),
                None => Value::None,
            },
            ExprKind::Myself { up } => self.ancestor(object, *up).map_or(Value::None, Value::Object),
            ExprKind::Resource { up, mapping } => match self.ancestor(object, *up) {
                Some(owner) => Value::deploy(Deploy::Raw(owner, mapping.clone(), SmolStr::default())),
                None => Value::None,
            },
            ExprKind::Outer(inner) => self.evaluate(inner, ObjectId(0), &mut Vec::new()),
            ExprKind::Global(name) => self.checker.global(name).unwrap_or(Value::Poison),
            ExprKind::Parameter(at) => Value::deploy(Deploy::Parameter(*at)),
            ExprKind::Option(at) => match self.configuration.given.options.get(at) {
                Some(value) => value.clone(),
                None => match self.checker.program.options[*at].default.clone() {
                    Some(default) => self.evaluate(&default, object, locals),
                    None => Value::Poison,
                },
            },
            ExprKind::System(system) if self.object(object).existing => {
                let place = self.place_in_arn(object, *system);
                // While the form of its ARN is looked at, the region is a place in it.
                let open = || match self.naming {
                    Some(_) => Value::deploy(Deploy::System(*system)),
                    None => self.system(*system),
                };
                place.unwrap_or_else(open)
            }
            ExprKind::System(system) => self.system(*system),
            ExprKind::Event => Value::deploy(Deploy::Event(SmolStr::default())),
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
                self.member(&base_value, name, expr, object)
            }
            ExprKind::Index { base, index } => {
                let base_value = self.evaluate(base, object, locals);
                let index_value = self.evaluate(index, object, locals);
                self.index(&base_value, &index_value, (base, index), object)
            }
            ExprKind::Interpolate(pieces) => self.interpolate(pieces, object, locals),
            ExprKind::List(elements) => self.list(elements, object, locals),
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
                let mut record = Record::default();
                self.walk(each, object, locals, |world, object, locals| {
                    if let Some(name) = world.key(key, object, locals) {
                        let value = world.evaluate(&each.element, object, locals);
                        if !value.is_none() {
                            record.insert(name, value);
                        }
                    }
                });
                Value::Record(Arc::new(record))
            }
            ExprKind::Not(inner) => match self.evaluate(inner, object, locals) {
                Value::Bool(value) => Value::Bool(!value),
                other => self.no_decision(&other, inner, object),
            },
            ExprKind::Negate(inner) => match self.evaluate(inner, object, locals) {
                Value::Integer(number) => Value::Integer(number.wrapping_neg()),
                Value::Number(number) => Value::Number(-number),
                _ => Value::Poison,
            },
            ExprKind::Binary(operator, left, right) => self.binary(*operator, left, right, expr, object, locals),
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
                self.result(functions::convert(&value, unit), expr, object)
            }
            ExprKind::If(condition, then, otherwise) => match self.evaluate(condition, object, locals) {
                Value::Bool(true) => self.evaluate(then, object, locals),
                Value::Bool(false) => match otherwise {
                    Some(otherwise) => self.evaluate(otherwise, object, locals),
                    None => Value::None,
                },
                other => self.no_decision(&other, condition, object),
            },
            ExprKind::Match(subject, arms) => {
                let subject_value = self.evaluate(subject, object, locals);
                if matches!(subject_value, Value::Poison | Value::Deploy(_)) {
                    return self.no_decision(&subject_value, subject, object);
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
                let mut values: Vec<Value> = Vec::with_capacity(arguments.len());
                for (at, argument) in arguments.iter().enumerate() {
                    let value = self.evaluate(argument, object, locals);
                    let written = function.parameters.get(at).is_some_and(|parameter| parameter.written);
                    values.push(if written { self.written(value, 0) } else { value });
                }
                self.result((function.run)(&values), expr, object)
            }
            ExprKind::File(path) => match self.evaluate(path, object, locals) {
                Value::Text(file) => match self.host.text(&file) {
                    Ok(text) => Value::text(text),
                    Err(error) => {
                        let reason = match error {
                            crate::HostError::Missing => "it does not exist".to_owned(),
                            crate::HostError::Unusable(reason) => reason,
                        };
                        let message = format!("cannot read `{file}`: {reason}");
                        let diagnostic = self.complaint("file.unreadable", path, object, &message);
                        self.complain(diagnostic.hint("create it, or name another file"));
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
                other => self.member(&other, name, expr, object),
            },
            ExprKind::Action { service, action, on } => {
                let mut arguments = Record::default();
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
                let mut given = Vec::with_capacity(arguments.len());
                for (name, value) in arguments {
                    given.push((name.clone(), self.evaluate(value, object, locals), value.span));
                }
                match self.make_anonymous(kind, given, span) {
                    Some(owner) => self.source(owner, SmolStr::default(), Record::default(), span),
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
        let mut record = Record::with_capacity_and_hasher(entries.len(), Default::default());
        for entry in entries {
            match entry {
                Entry::Field(name, value) => {
                    let value = self.evaluate(value, object, locals);
                    record.insert(name.clone(), value);
                }
                Entry::Computed(key, value) => {
                    if let Some(key) = self.key(key, object, locals) {
                        let value = self.evaluate(value, object, locals);
                        record.insert(key, value);
                    }
                }
                Entry::Spread(source) => match self.evaluate(source, object, locals) {
                    Value::Record(other) => {
                        for (name, value) in other.iter() {
                            record.insert(name.clone(), value.clone());
                        }
                    }
                    Value::None | Value::Poison => {}
                    other => self.not_spread(&other, source, object, "a record"),
                },
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
            Value::Deploy(_) => {
                self.no_decision(&list, &each.list, object);
                return;
            }
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
            if !self.charge(1, &each.list, object) {
                break;
            }
            if each.variables > 1 {
                locals.push(first);
            }
            locals.push(second);
            let counts = match &each.condition {
                None => true,
                Some(condition) => match self.evaluate(condition, object, locals) {
                    Value::Bool(counts) => counts,
                    other => {
                        self.no_decision(&other, condition, object);
                        false
                    }
                },
            };
            if counts {
                visit(self, object, locals);
            }
            locals.truncate(each.first);
        }
    }

    fn list(&mut self, elements: &[(bool, Expr)], object: ObjectId, locals: &mut Vec<Value>) -> Value {
        let mut list = Vec::with_capacity(elements.len());
        for (spread, element) in elements {
            match (self.evaluate(element, object, locals), spread) {
                (Value::List(values), true) => {
                    if !self.charge(values.len(), element, object) {
                        return Value::Poison;
                    }
                    list.extend(values.iter().cloned());
                }
                (Value::Record(record), true) => list.extend(record.values().cloned()),
                // `none` among elements is left out, so that `if` can leave one out.
                (Value::None, _) => {}
                (Value::Poison, true) => return Value::Poison,
                (other, true) => {
                    self.not_spread(&other, element, object, "a list");
                    return Value::Poison;
                }
                (value, false) => list.push(value),
            }
        }
        Value::list(list)
    }

    /// The name of a record's entry.
    fn key(&mut self, key: &Expr, object: ObjectId, locals: &mut Vec<Value>) -> Option<SmolStr> {
        match self.evaluate(key, object, locals) {
            Value::Text(key) => Some(key),
            Value::Poison | Value::None => None,
            other => {
                self.no_decision(&other, key, object);
                None
            }
        }
    }

    /// Reports what `...` cannot take apart.
    fn not_spread(&mut self, value: &Value, source: &Expr, object: ObjectId, wanted: &str) {
        if matches!(value, Value::Deploy(_)) {
            self.no_decision(value, source, object);
            return;
        }
        let message = format!("`...` takes the parts of {wanted}, not of {}", value.sort());
        let diagnostic = self.complaint("type.mismatch", source, object, &message);
        self.complain(diagnostic.hint("remove the `...`"));
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
