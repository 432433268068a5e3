//! Making objects: the module, parts, clause items, items of event sources.

use std::rc::Rc;
use std::sync::Arc;

use smol_str::SmolStr;

use super::object::{Given, GivenSource, Object, PartValue};
use super::path::Path;
use super::{EXPANSION_LIMIT, FAMILY_LIMIT, World};
use crate::check::ir::{BodyId, Code, Construct, Expr, ExprKind, Made};
use crate::diagnostic::Diagnostic;
use crate::functions::limit;
use crate::map::{HashMap, IndexMap};
use crate::source::Span;
use crate::value::{ObjectId, Record, Value};

impl World<'_, '_> {
    pub(super) fn make_module(&mut self) {
        let Some(body) = self.checker.program.module else { return };
        let span = self.checker.body(body).span;
        let module = self.add_object(Object {
            body,
            owner: None,
            taker: None,
            target: None,
            word: SmolStr::default(),
            label: SmolStr::default(),
            path: Path::default(),
            span,
            doc: SmolStr::default(),
            given: HashMap::default(),
            known: Vec::new(),
            known_reads: Vec::new(),
            items: IndexMap::default(),
            parts: IndexMap::default(),
            waivers: Vec::new(),
            lost: false,
            existing: false,
            overrides: Vec::new(),
            origin: None,
            declaration: ObjectId(0),
        });
        let code = self.checker.code(body);
        for at in 0..code.parts.len() {
            self.make_part(module, at);
        }
    }

    fn add_object(&mut self, object: Object) -> ObjectId {
        let id = ObjectId(self.objects.len() as u32);
        self.objects.push(object);
        id
    }

    /// An object that belongs to another.
    pub(super) fn new_object(
        &mut self,
        body: BodyId,
        owner: ObjectId,
        path: Path,
        label: SmolStr,
        span: Span,
    ) -> ObjectId {
        let declaration =
            if owner == ObjectId(0) { ObjectId(self.objects.len() as u32) } else { self.object(owner).declaration };
        self.add_object(Object {
            body,
            owner: Some(owner),
            taker: None,
            target: None,
            word: SmolStr::default(),
            label,
            path,
            span,
            doc: SmolStr::default(),
            given: HashMap::default(),
            known: Vec::new(),
            known_reads: Vec::new(),
            items: IndexMap::default(),
            parts: IndexMap::default(),
            waivers: Vec::new(),
            lost: false,
            existing: false,
            overrides: Vec::new(),
            origin: None,
            declaration,
        })
    }

    /// The part of a name, made now if it was not yet and need not wait.
    pub(super) fn part(&mut self, object: ObjectId, name: &str) -> PartValue {
        if let Some(part) = self.object(object).parts.get(name) {
            return part.clone();
        }
        let code = self.checker.code(self.body_of(object));
        match code.parts.iter().position(|part| part.name == name) {
            Some(at) if !code.parts[at].late || self.sealed => {
                self.make_part(object, at);
                self.object(object).parts.get(name).cloned().unwrap_or(PartValue::Absent)
            }
            _ => PartValue::Absent,
        }
    }

    /// Makes a part of an object: nothing, one object, or one for each key.
    pub(super) fn make_part(&mut self, owner: ObjectId, at: usize) {
        let code = self.checker.code(self.body_of(owner));
        let part = &code.parts[at];
        if self.object(owner).parts.contains_key(&part.name) {
            return;
        }
        self.object_mut(owner).parts.insert(part.name.clone(), PartValue::Pending);
        let value = match &part.header.each {
            None => match self.holds(part.header.when.as_ref(), owner, &mut Vec::new()) {
                false => PartValue::Absent,
                true => PartValue::One(self.make_one(owner, &code, at, None, &[])),
            },
            Some((names, list)) => {
                let list_value = self.evaluate(list, owner, &mut Vec::new());
                if limit::walk(&[&list_value]) == limit::Walk::Poison {
                    self.broken_parts.insert((owner, part.name.clone()));
                }
                let entries = self.family_entries(&list_value, list, owner);
                let mut family = Record::default();
                for (position, (key, first, second)) in entries.into_iter().enumerate() {
                    let mut locals = match names.len() {
                        0 | 1 => vec![second],
                        _ => vec![first.unwrap_or(Value::Integer(position as i64)), second],
                    };
                    if !self.holds(part.header.when.as_ref(), owner, &mut locals) {
                        continue;
                    }
                    if family.contains_key(&key) {
                        let message = format!("`{key}` comes twice in the list of `{}`", part.name);
                        let diagnostic = self.complaint("for.duplicate", list, owner, &message);
                        self.complain(diagnostic.hint("list each key once"));
                        continue;
                    }
                    let id = self.make_one(owner, &code, at, Some(&key), &locals);
                    family.insert(key, Value::Object(id));
                    if self.overflow {
                        break;
                    }
                }
                PartValue::Family(Arc::new(family))
            }
        };
        self.object_mut(owner).parts.insert(part.name.clone(), value);
    }

    /// Keys with the values of the loop variables: (key, first of two, element).
    fn family_entries(
        &mut self,
        list: &Value,
        source: &Expr,
        object: ObjectId,
    ) -> Vec<(SmolStr, Option<Value>, Value)> {
        let mut entries = Vec::new();
        match list {
            Value::Record(record) => {
                for (key, value) in record.iter() {
                    entries.push((key.clone(), Some(Value::Text(key.clone())), value.clone()));
                }
            }
            Value::List(list) => {
                for (at, value) in list.iter().enumerate() {
                    if let Some(key) = self.family_key(value, element(source, at), object) {
                        entries.push((key, None, value.clone()));
                    }
                }
            }
            Value::Poison | Value::None => {}
            Value::Deploy(_) => {
                self.no_decision(list, source, object);
            }
            other => {
                let message = format!("`for` runs over a list or a map, not over {}", other.sort());
                let diagnostic = self.complaint("for.list", source, object, &message);
                self.complain(diagnostic);
            }
        }
        if object == ObjectId(0) && entries.len() > FAMILY_LIMIT {
            let message = format!("`for` makes {} objects, {FAMILY_LIMIT} are allowed", entries.len());
            let diagnostic = self.complaint("limit.for", source, object, &message);
            self.complain(diagnostic.hint("split the list"));
            entries.clear();
        }
        entries
    }

    /// What an element of a `for` is called: names are made of it, so it is a text that is known now.
    fn family_key(&mut self, value: &Value, source: &Expr, object: ObjectId) -> Option<SmolStr> {
        Some(match value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => SmolStr::from(number.to_string()),
            Value::Object(id) => self.object(*id).label.clone(),
            Value::Target(target) => self.object(target.owner).label.clone(),
            Value::Type(ty) => SmolStr::from(ty.to_string()),
            Value::Record(record) if record.get("key").is_some_and(|key| key.as_text().is_some()) => {
                record.get("key").and_then(Value::as_text).cloned()?
            }
            Value::Poison | Value::None => return None,
            Value::Deploy(_) => {
                self.no_decision(value, source, object);
                return None;
            }
            other => {
                let message = format!(
                    "`for` makes names of texts, whole numbers, declarations and records with a text `key`, not of {}",
                    other.sort()
                );
                let diagnostic = self.complaint("for.key", source, object, &message);
                self.complain(match other {
                    Value::Record(_) => diagnostic.hint("give each record a `key`, or write a map: `{ a: …, b: … }`"),
                    _ => diagnostic,
                });
                return None;
            }
        })
    }

    fn make_one(
        &mut self,
        owner: ObjectId,
        code: &Rc<Code>,
        at: usize,
        key: Option<&SmolStr>,
        locals: &[Value],
    ) -> ObjectId {
        let part = &code.parts[at];
        let was = match &part.made {
            Made::Construct(construct) => construct.was.as_slice(),
            Made::Body(_) => &[],
        };
        // A declaration of a module has the module's name before its own.
        let (module, name) = part.name.rsplit_once('.').unwrap_or(("", &part.name));
        let mut below = self.object(owner).path.clone();
        below.extend(module.split('.').filter(|word| !word.is_empty()).map(SmolStr::new));
        let mut path = self.path_of(below, was, vec![SmolStr::new(name)]);
        let mut label = part.name.clone();
        if let Some(key) = key {
            self.extend_by_key(&mut path, key, locals.last());
            label = SmolStr::from(format!("{}[{key:?}]", part.name));
        }
        let body = match &part.made {
            Made::Body(body) => *body,
            Made::Construct(construct) => construct.body.unwrap_or(BodyId(0)),
        };
        let id = self.new_object(body, owner, path, label, part.span);
        self.made += 1;
        if self.made > EXPANSION_LIMIT && !self.overflow {
            self.overflow = true;
            let message = format!("the program expands to more than {EXPANSION_LIMIT} declarations");
            let place = self.object(self.object(id).declaration).span;
            self.report(Diagnostic::error("limit.expansion", place, message).hint("split the program"));
        }
        self.object_mut(id).doc = part.doc.clone();
        self.object_mut(id).origin = Some((code.clone(), at, locals.into()));
        match &part.made {
            Made::Body(_) => {
                if let Some((names, _)) = &part.header.each {
                    for (name, value) in names.iter().zip(locals) {
                        let given = Given { source: GivenSource::Value(value.clone()), span: part.span };
                        self.object_mut(id).given.insert(name.clone(), given);
                    }
                }
            }
            Made::Construct(construct) => self.give(id, construct, owner, locals),
        }
        self.look_up(id);
        if !self.overflow {
            self.queue.push_back(id);
        }
        id
    }

    /// Hands the written members to a new object.
    pub(super) fn give(&mut self, id: ObjectId, construct: &Construct, environment: ObjectId, locals: &[Value]) {
        let locals: Rc<[Value]> = locals.into();
        for (name, value) in &construct.properties {
            let span = construct.keys.get(name).copied().unwrap_or(value.span);
            let source = GivenSource::Expr(value.clone(), environment, locals.clone());
            self.object_mut(id).given.insert(name.clone(), Given { source, span });
        }
        self.object_mut(id).waivers = construct.waivers.clone();
        self.object_mut(id).lost = construct.lost;
        self.object_mut(id).existing = construct.existing;
        let overrides = construct.overrides.iter().map(|patch| (patch.clone(), environment, locals.clone()));
        self.object_mut(id).overrides = overrides.collect();
    }

    /// Makes the clauses, parts, additions and grants of an object.
    pub(super) fn furnish(&mut self, id: ObjectId) {
        // Items written by the author stand with the construct that made the object.
        if let Some((code, at, locals)) = self.object(id).origin.clone()
            && let Made::Construct(construct) = &code.parts[at].made
        {
            let owner = self.object(id).owner.unwrap_or(ObjectId(0));
            for item in &construct.clauses {
                self.make_item(id, item, owner, &locals);
            }
        }
        self.furnish_own(id);
    }

    /// What an object has by its body alone.
    pub(super) fn furnish_own(&mut self, id: ObjectId) {
        let code = self.checker.code(self.body_of(id));
        if self.object(id).existing {
            return self.furnish_existing(id, &code);
        }
        for at in 0..code.parts.len() {
            if code.parts[at].late && !self.sealed {
                self.late.push((id, at));
            } else {
                self.make_part(id, at);
            }
        }
        for add in &code.adds {
            self.make_addition(id, add);
        }
        for grant in &code.grants {
            self.make_grant(id, grant);
        }
    }
}

/// An element of a list as it is written, or all of the list.
fn element(list: &Expr, at: usize) -> &Expr {
    match &list.kind {
        ExprKind::List(elements) if elements.iter().all(|(spread, value)| !spread && !value.ty.takes_none()) => {
            elements.get(at).map_or(list, |(_, value)| value)
        }
        _ => list,
    }
}
