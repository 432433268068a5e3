//! Things that exist already: what is known of them, and what may be made beside them.
//!
//! A property that is not asserted has its default where something is made of it, and is unknown to rules. An attribute is
//! what is asserted, or what its `existing` or `known` form makes of the name; an ARN gives the name, the region and the
//! account. Values are found anew each time, since rules see less.

use std::rc::Rc;

use smol_str::{SmolStr, format_smolstr};

use super::World;
use super::object::{Given, GivenSource};
use crate::check::ir::{AttributeForms, Code, Expr, ExprKind};
use crate::diagnostic::Diagnostic;
use crate::plan::System;
use crate::types::Type;
use crate::value::{Deploy, ObjectId, Value};

/// Stands for the name in the form of an ARN.
const NAME: &str = "\u{1}";
/// Places of the parts of an ARN between colons.
const PLACES: [(System, usize); 3] = [(System::Partition, 1), (System::Region, 3), (System::Account, 4)];
/// Where the resource stands, behind five colons.
const RESOURCE: usize = 5;

impl World<'_, '_> {
    /// Gives the name of what is looked up: a parameter that exists, too, holds it.
    pub(super) fn look_up(&mut self, id: ObjectId) {
        let found = self.object(id);
        let Some(given) = found.given.get("lookup").filter(|_| found.existing).cloned() else { return };
        if self.checker.body(found.body).properties.contains_key("lookup") {
            return;
        }
        let Some(body) = self.checker.kind("parameter") else { return };
        let mut path = self.object(id).path.clone();
        path.push(SmolStr::new_static("Lookup"));
        let (label, span) = (self.object(id).label.clone(), self.object(id).span);
        let reader = self.new_object(body, id, path, label, span);
        self.object_mut(id).given.remove("lookup");
        let place = given.span;
        self.object_mut(reader).given.insert(SmolStr::new_static("name"), given);
        self.object_mut(reader).existing = true;
        self.queue.push_back(reader);
        let value = Expr {
            kind: ExprKind::Member {
                base: Box::new(Expr { kind: ExprKind::Constant(Value::Object(reader)), span: place, ty: Type::Any }),
                name: SmolStr::new_static("value"),
            },
            span: place,
            ty: Type::TEXT,
        };
        let name = Given { source: GivenSource::Expr(Rc::new(value), id, [].into()), span: place };
        self.object_mut(id).given.insert(SmolStr::new_static("name"), name);
    }

    /// Whether a part or mapping of a name is made beside what exists: the kind says so by `beside`.
    pub(crate) fn stands_beside(&mut self, id: ObjectId, code: &Code, name: &str) -> bool {
        let Some(beside) = code.settings.get("beside") else { return false };
        let names = self.evaluate(beside, id, &mut Vec::new());
        names.elements().iter().any(|known| known.as_text().is_some_and(|known| known == name))
    }

    /// Makes the parts that stand beside what exists.
    pub(super) fn furnish_existing(&mut self, id: ObjectId, code: &Rc<Code>) {
        for at in 0..code.parts.len() {
            if !self.stands_beside(id, code, &code.parts[at].name) {
                continue;
            }
            if code.parts[at].late && !self.sealed {
                self.late.push((id, at));
            } else {
                self.make_part(id, at);
            }
        }
    }

    /// A property that is not asserted of a thing that exists.
    pub(super) fn existing_property(&mut self, object: ObjectId, name: &str) -> Value {
        if name == "name" && self.naming == Some(object) {
            return Value::text(NAME);
        }
        if name == "name" && self.object(object).given.contains_key("arn") {
            return match self.name_in_arn(object) {
                Some(found) => found,
                None => self.unknown_of_existing(object, name, None),
            };
        }
        if self.in_rule || self.object(object).lost {
            return Value::Poison;
        }
        self.find_property(object, name)
    }

    /// An attribute of a thing that exists; `whole` is where the program reads it.
    pub(super) fn existing_attribute(&mut self, object: ObjectId, name: &str, whole: Option<&Expr>) -> Value {
        let body = self.checker.body(self.body_of(object));
        let given = self.object(object).given.get(name).cloned();
        if let Some(Given { source: GivenSource::Expr(value, environment, locals), .. }) = given
            && !body.properties.contains_key(name)
        {
            return self.evaluate(&value, environment, &mut locals.to_vec());
        }
        let code = self.checker.code(body.id);
        let form = match code.attributes.get(name) {
            Some(AttributeForms::Value(value)) => Some(value),
            Some(AttributeForms::Forms { existing, known, .. }) => existing.as_ref().or(known.as_ref()),
            None => None,
        };
        if let Some(form) = form {
            let value = self.evaluate(form, object, &mut Vec::new());
            let may_be_none = body.attributes.get(name).is_none_or(|attribute| attribute.ty.takes_none());
            if !value.is_none() || may_be_none {
                return value;
            }
        }
        self.unknown_of_existing(object, name, whole)
    }

    /// Reports what cannot be told of a thing that exists.
    fn unknown_of_existing(&mut self, object: ObjectId, name: &str, whole: Option<&Expr>) -> Value {
        if self.in_rule || self.object(object).lost {
            return Value::Poison;
        }
        let (label, kind) = (self.object(object).label.clone(), self.kind_name(object));
        let message = format!("`{name}` of an existing `{kind}` cannot be told from what is known of `{label}`");
        let hint = match name {
            "name" | "arn" => format!("tell which it is by `{name}`: `existing {kind} {label} {{ {name}: \"…\" }}`"),
            _ => format!("assert it: `existing {kind} {label} {{ …, {name}: … }}`"),
        };
        let diagnostic = match whole {
            Some(whole) => Diagnostic::error("existing.unknown", whole.span, message)
                .label(self.object(object).span, "declared here"),
            None => Diagnostic::error("existing.unknown", self.author_span(object), message),
        };
        self.complain(diagnostic.hint(hint));
        Value::Poison
    }

    /// A part of a given ARN that says where a thing is, when its kind says that the ARN has one.
    pub(super) fn place_in_arn(&mut self, object: ObjectId, system: System) -> Option<Value> {
        let found = self.object(object);
        if !found.existing || self.naming == Some(object) || !found.given.contains_key("arn") {
            return None;
        }
        let (_, place) = PLACES.into_iter().find(|(known, _)| *known == system)?;
        let form = self.arn_form(object)?;
        (form.split(':').nth(place)? == format!("{system:?}")).then_some(())?;
        let arn = self.existing_attribute(object, "arn", None);
        Some(piece(&arn, ":", place))
    }

    /// Reports an ARN that is written out and is none of the kind.
    pub(super) fn check_arn(&mut self, object: ObjectId) {
        let Some(given) = self.object(object).given.get("arn").filter(|_| self.object(object).existing).cloned() else {
            return;
        };
        let (Value::Text(_), Some(form)) = (self.existing_attribute(object, "arn", None), self.arn_form(object)) else {
            return;
        };
        if self.name_in_arn(object).is_some() {
            return;
        }
        let places = PLACES.map(|(system, _)| format!("{system:?}"));
        let example: Vec<&str> =
            form.split(':').map(|part| if places.iter().any(|place| place == part) { "…" } else { part }).collect();
        let message = format!("this is not the ARN of a `{}`", self.kind_name(object));
        let span = match &given.source {
            GivenSource::Expr(value, ..) => value.span,
            GivenSource::Value(_) => given.span,
        };
        self.object_mut(object).lost = true;
        let hint = format!("it looks like `{}`", example.join(":").replace(NAME, "NAME"));
        self.report(Diagnostic::error("existing.identity", span, message).hint(hint));
    }

    /// The name that a given ARN holds, by the form that the kind writes ARNs in.
    fn name_in_arn(&mut self, object: ObjectId) -> Option<Value> {
        self.object(object).given.get("arn")?;
        let form = self.arn_form(object)?;
        let resource = form.splitn(RESOURCE + 1, ':').nth(RESOURCE)?;
        let (before, after) = resource.split_once(NAME)?;
        match self.existing_attribute(object, "arn", None) {
            Value::Text(arn) => {
                // The service stands third in both.
                (arn.split(':').nth(2) == form.split(':').nth(2)).then_some(())?;
                let resource = arn.splitn(RESOURCE + 1, ':').nth(RESOURCE)?;
                let name = resource.strip_prefix(before)?;
                // `??????` stands for what a service makes up.
                let end = name.len().checked_sub(after.len())?;
                let fits = |(found, wanted): (char, char)| wanted == '?' || found == wanted;
                name.get(end..)?.chars().zip(after.chars()).all(fits).then_some(())?;
                Some(Value::text(name.get(..end)?))
            }
            // `arn:aws:dynamodb:eu-west-1:123456789012:table/orders` behind the second of its strokes.
            arn @ Value::Deploy(_) if after.is_empty() => {
                let mark = if before.ends_with('/') { "/" } else { ":" };
                let place = form.split(NAME).next()?.matches(mark).count();
                Some(piece(&arn, mark, place))
            }
            Value::Poison => Some(Value::Poison),
            _ => None,
        }
    }

    /// The ARN as the kind writes it, with marks for the name and for what deployment knows.
    fn arn_form(&mut self, object: ObjectId) -> Option<String> {
        let code = self.checker.code(self.body_of(object));
        let form = match code.attributes.get("arn")? {
            AttributeForms::Value(value) => value.clone(),
            AttributeForms::Forms { existing, known, .. } => existing.as_ref().or(known.as_ref())?.clone(),
        };
        let outer = self.naming.replace(object);
        let value = self.evaluate(&form, object, &mut Vec::new());
        self.naming = outer;
        Some(match &value {
            Value::Text(text) => text.to_string(),
            Value::Deploy(deploy) => match &**deploy {
                Deploy::Concat(pieces) => pieces.iter().map(marked).collect::<Vec<_>>().concat(),
                _ => return None,
            },
            _ => return None,
        })
    }
}

/// A piece of a text, or the mark of what deployment knows.
fn marked(piece: &Value) -> SmolStr {
    match piece {
        Value::Text(text) => text.clone(),
        Value::Deploy(deploy) => match &**deploy {
            Deploy::System(system) => format_smolstr!("{system:?}"),
            _ => SmolStr::new_static("?"),
        },
        other => format_smolstr!("{other}"),
    }
}

/// `split(text, mark)[at]`
fn piece(text: &Value, mark: &str, at: usize) -> Value {
    match text {
        Value::Text(text) => text.split(mark).nth(at).map_or(Value::Poison, Value::text),
        Value::Deploy(_) => {
            let split = Value::deploy(Deploy::Split(text.clone(), SmolStr::new(mark)));
            Value::deploy(Deploy::Index(split, at))
        }
        _ => Value::Poison,
    }
}
