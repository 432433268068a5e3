//! Rules: every check of every object, once the lists are complete.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::World;
use super::object::GivenSource;
use crate::check::ir::{Check, Place};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::Span;
use crate::value::{ObjectId, Value};

impl World<'_, '_> {
    pub(super) fn apply_rules(&mut self) {
        let mut at = 0;
        // Rules may make objects (a call's needs), which have rules of their own.
        while at < self.objects.len() {
            let id = ObjectId(at as u32);
            self.reads.clear();
            self.read_given(id);
            self.count_items(id);
            let code = self.checker.code(self.body_of(id));
            for check in &code.checks {
                self.apply(id, check);
            }
            at += 1;
        }
        self.read_outputs();
        self.report_unused_waivers();
    }

    /// Finds the values of the outputs, so that what is wrong with them shows with all else, and of parameters' defaults.
    fn read_outputs(&mut self) {
        for parameter in self.checker.program.parameters.clone() {
            let Some(default) = &parameter.default else { continue };
            let value = self.evaluate(default, ObjectId(0), &mut Vec::new());
            self.report_credential(&parameter.name, default, &value);
            if value.is_deploy() {
                let message = "a default is known before deployment";
                let diagnostic = Diagnostic::error("phase.now", default.span, message);
                self.report(diagnostic.hint("write a literal, or make it of `stage` and options"));
            }
        }
        for output in self.checker.program.outputs.clone() {
            let value = self.evaluate(&output.value, ObjectId(0), &mut Vec::new());
            self.report_credential(&output.name, &output.value, &value);
            if let Some(name) = &output.exported {
                self.evaluate(name, ObjectId(0), &mut Vec::new());
            }
        }
    }

    /// Reads every value that was given, so that each is checked, whether a mapping reads it or not.
    fn read_given(&mut self, id: ObjectId) {
        let mut names: Vec<SmolStr> = self.object(id).given.keys().cloned().collect();
        names.sort();
        for name in names {
            if matches!(self.object(id).given[&name].source, GivenSource::Expr(..)) {
                self.bare(id, &name);
            }
        }
        self.report_credentials(id);
        self.report_together(id);
        self.check_arn(id);
        for (patch, environment, locals) in self.object(id).overrides.clone() {
            for one in patch.properties.iter().chain(&patch.beside) {
                let value = self.evaluate(&one.value, environment, &mut locals.to_vec());
                self.note_references(id, environment, "override", &value, one.span);
            }
        }
    }

    fn apply(&mut self, id: ObjectId, check: &Check) {
        self.in_rule = true;
        match &check.each {
            None => self.apply_once(id, check, &mut Vec::new()),
            Some((variables, pairs, list)) => {
                let list = self.evaluate(list, id, &mut Vec::new());
                let elements: Vec<(SmolStr, Value)> = match &list {
                    Value::List(list) => list.iter().map(|value| (SmolStr::default(), value.clone())).collect(),
                    Value::Record(record) => record.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
                    _ => Vec::new(),
                };
                if *pairs {
                    self.apply_to_pairs(id, check, &elements);
                } else {
                    self.apply_to_each(id, check, *variables, elements);
                }
            }
        }
        self.in_rule = false;
    }

    fn apply_to_each(&mut self, id: ObjectId, check: &Check, variables: usize, elements: Vec<(SmolStr, Value)>) {
        for (at, (key, value)) in elements.into_iter().enumerate() {
            if variables > 1 {
                let key = if key.is_empty() { Value::Integer(at as i64) } else { Value::Text(key) };
                self.apply_once(id, check, &mut vec![key, value]);
            } else {
                self.apply_once(id, check, &mut vec![value]);
            }
        }
    }

    fn apply_to_pairs(&mut self, id: ObjectId, check: &Check, elements: &[(SmolStr, Value)]) {
        let pairs = self.pairs(id, check, elements);
        for (at, (_, value)) in elements.iter().enumerate() {
            for other in pairs.with(at, |other| self.is_swapped(value, &elements[other].1)) {
                let other = &elements[other].1;
                let (first, second) = if self.is_swapped(value, other) { (other, value) } else { (value, other) };
                self.apply_once(id, check, &mut vec![first.clone(), second.clone()]);
            }
        }
    }

    /// Whether the second of two items is written before the first: a finding points at the one written later.
    fn is_swapped(&self, first: &Value, second: &Value) -> bool {
        matches!((first, second), (Value::Object(a), Value::Object(b)) if self.object(*b).span < self.object(*a).span)
    }

    fn apply_once(&mut self, id: ObjectId, check: &Check, locals: &mut Vec<Value>) {
        if let Some(when) = &check.when
            && !matches!(self.evaluate(when, id, locals), Value::Bool(true))
        {
            return;
        }
        // A value that deployment knows, or that was reported already, decides nothing.
        if locals.iter().any(|value| matches!(value, Value::Poison)) {
            return;
        }
        if !matches!(self.evaluate(&check.require, id, locals), Value::Bool(false)) {
            return;
        }
        if self.waived(id, &check.id) {
            return;
        }
        let words = self.checker.words(check);
        let message = match words.message.as_ref().map(|message| self.evaluate(message, id, locals)) {
            Some(Value::Text(text)) => text.to_string(),
            _ => check.id.to_string(),
        };
        let place = match &check.at {
            Some(place) => {
                let (object, span) = self.place(place, id, locals);
                // Who reads the finding waives it where it points.
                if self.waived(object, &check.id) {
                    return;
                }
                span
            }
            None => self.author_span(id),
        };
        let mut diagnostic = Diagnostic::error(check.id.as_str(), place, message);
        diagnostic.severity = check.severity;
        if let Some(because) = &check.because {
            let (_, place) = self.place(because, id, locals);
            if place != diagnostic.primary.span {
                diagnostic.labels.push(Label { span: place, text: "because of this".to_owned() });
            }
        }
        // A rule of the program itself can be read; one of the library is explained by its id and its evidence.
        if self.checker.is_own(check.span.file) {
            diagnostic.labels.push(Label { span: check.span, text: "the rule".to_owned() });
        }
        if let Some(hint) = &words.hint
            && let Value::Text(hint) = self.evaluate(hint, id, locals)
        {
            diagnostic = diagnostic.hint(hint.to_string());
        }
        diagnostic.evidence = words.evidence.as_ref().map(SmolStr::to_string);
        self.report(diagnostic);
    }

    /// An object, and where a member of it was written, or else where itself was.
    fn place(&mut self, place: &Place, id: ObjectId, locals: &mut Vec<Value>) -> (ObjectId, Span) {
        let object = self.placed(place, id, locals);
        (object, self.member_span(place, object))
    }

    fn placed(&mut self, place: &Place, id: ObjectId, locals: &mut Vec<Value>) -> ObjectId {
        match self.evaluate(&place.object, id, locals) {
            Value::Object(object) => object,
            Value::Target(target) => target.owner,
            // `n.route` where `n` is a record that names an object.
            Value::Record(record) => match place.member.as_ref().and_then(|member| record.get(member)) {
                Some(Value::Object(object)) => *object,
                _ => id,
            },
            _ => id,
        }
    }

    fn member_span(&mut self, place: &Place, object: ObjectId) -> Span {
        let given = place.member.as_ref().and_then(|member| self.object(object).given.get(member)).cloned();
        let Some(given) = given else { return self.author_span(object) };
        let own = self.checker.is_own(given.span.file);
        match &given.source {
            GivenSource::Expr(value, environment, _) => {
                let whole = match given.span.file == value.span.file {
                    true => Span {
                        start: given.span.start.min(value.span.start),
                        end: given.span.end.max(value.span.end),
                        ..given.span
                    },
                    false => given.span,
                };
                if *environment == ObjectId(0) {
                    return whole;
                }
                // A kind passed the value on, or has it written out.
                let blamed = self.blame(&value.clone(), *environment, 0);
                blamed.unwrap_or_else(|| if own { whole } else { self.author_span(object) })
            }
            GivenSource::Value(_) if own => given.span,
            GivenSource::Value(_) => self.author_span(object),
        }
    }

    /// Whether the declaration, or one around it, waives a rule.
    pub(super) fn waived(&mut self, id: ObjectId, rule: &str) -> bool {
        let mut at = Some(id);
        let mut seen = 0;
        while let Some(object) = at {
            if self.object(object).waivers.iter().any(|(waived, _)| waived == rule) {
                self.used_waivers.insert((object, SmolStr::new(rule)));
                return true;
            }
            let declaration = self.object(object).declaration;
            at = if declaration != object && seen < 64 { Some(declaration) } else { None };
            seen += 1;
        }
        false
    }

    /// Reports waivers that waive nothing. One that stands for several objects is used when one of them needs it.
    fn report_unused_waivers(&mut self) {
        let mut used: BTreeSet<Span> = BTreeSet::new();
        let mut all: BTreeMap<Span, SmolStr> = BTreeMap::new();
        for (at, object) in self.objects.iter().enumerate() {
            for (rule, span) in &object.waivers {
                all.insert(*span, rule.clone());
                // What could not be read may break any rule.
                let broken = self.checker.program.broken_waivers.contains(span);
                if object.lost || broken || self.used_waivers.contains(&(ObjectId(at as u32), rule.clone())) {
                    used.insert(*span);
                }
            }
        }
        all.retain(|span, _| !used.contains(span));
        for (span, rule) in all {
            self.report_unused_waiver(&rule, span);
        }
    }

    fn report_unused_waiver(&mut self, rule: &str, span: Span) {
        let rules = self.checker.rules().clone();
        let diagnostic = match rules.contains(rule) {
            true => {
                let message = format!("`{rule}` is waived but not broken here");
                let diagnostic = Diagnostic::warning("waive.unused", span, message).hint("remove the waiver");
                match self.checker.program.waivers.get(&span) {
                    Some(removal) => diagnostic.fix("remove the waiver", *removal, ""),
                    None => diagnostic,
                }
            }
            false => {
                let names = rules.iter().map(SmolStr::as_str);
                let diagnostic =
                    self.checker.unknown("waive.unknown", span, format!("there is no rule `{rule}`"), rule, names);
                match diagnostic.hints.is_empty() {
                    true => diagnostic.hint("waive a rule by the id that its finding shows"),
                    false => diagnostic,
                }
            }
        };
        self.report(diagnostic);
    }
}
