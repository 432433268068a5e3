//! Making objects: the module, parts, clause items, items of event sources.

use std::rc::Rc;
use std::sync::Arc;

use smol_str::SmolStr;

use super::object::{Given, GivenSource, Object, PartValue};
use super::{EXPANSION_LIMIT, FAMILY_LIMIT, World};
use crate::check::ir::{Add, BodyId, BodySort, ClauseItem, Code, Construct, Expr, ExprKind, Made};
use crate::diagnostic::Diagnostic;
use crate::functions::limit;
use crate::graph::Reason;
use crate::map::{HashMap, IndexMap};
use crate::source::Span;
use crate::types::Type;
use crate::value::{EventSource, ObjectId, Record, Value};

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
            path: Vec::new(),
            span,
            doc: SmolStr::default(),
            given: HashMap::default(),
            known: Vec::new(),
            known_reads: Vec::new(),
            items: IndexMap::default(),
            parts: IndexMap::default(),
            waivers: Vec::new(),
            lost: false,
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
    fn new_object(
        &mut self,
        body: BodyId,
        owner: ObjectId,
        path: Vec<SmolStr>,
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
        let mut path = self.object(owner).path.clone();
        path.push(part.name.clone());
        let mut label = part.name.clone();
        if let Some(key) = key {
            path.extend(crate::check::text_words(key));
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
        if !self.overflow {
            self.queue.push_back(id);
        }
        id
    }

    /// Hands the written members to a new object.
    fn give(&mut self, id: ObjectId, construct: &Construct, environment: ObjectId, locals: &[Value]) {
        let locals: Rc<[Value]> = locals.into();
        for (name, value) in &construct.properties {
            let span = construct.keys.get(name).copied().unwrap_or(value.span);
            let source = GivenSource::Expr(value.clone(), environment, locals.clone());
            self.object_mut(id).given.insert(name.clone(), Given { source, span });
        }
        self.object_mut(id).waivers = construct.waivers.clone();
        self.object_mut(id).lost = construct.lost;
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
    fn furnish_own(&mut self, id: ObjectId) {
        let code = self.checker.code(self.body_of(id));
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

    /// `word head { … }`
    fn make_item(&mut self, owner: ObjectId, item: &ClauseItem, environment: ObjectId, locals: &[Value]) {
        let mut scratch = locals.to_vec();
        if !self.holds(item.when.as_ref(), environment, &mut scratch) {
            return;
        }
        let mut path = self.object(owner).path.clone();
        match &item.label {
            Some(label) => path.push(label.clone()),
            None => {
                path.push(identity_word(&item.word));
                path.extend(item.head_words.iter().cloned());
            }
        }
        let label = match &item.label {
            Some(label) => label.clone(),
            None if item.head_words.is_empty() => item.word.clone(),
            None => SmolStr::from(item.head_words.join(" ")),
        };
        let head = item.head.as_ref().map(|head| self.evaluate(head, environment, &mut scratch));
        if matches!(head, Some(Value::Poison)) {
            self.object_mut(owner).lost = true;
            return;
        }
        let info = self.checker.body(self.body_of(owner)).clauses.get(&item.word).cloned();
        let Some(info) = info else { return };
        if info.names && !self.is_first(owner, &item.word, &label, item.span) {
            return;
        }
        let id = if info.of_source {
            let Some(Value::Source(source)) = head else { return };
            let Some(id) = self.make_source_item(owner, &source, path, label, item.span) else {
                self.object_mut(owner).lost = true;
                return;
            };
            id
        } else {
            let id = self.new_object(info.body, owner, path, label, item.span);
            if let Some(value) = head {
                self.give_head(id, value, item.span);
            }
            id
        };
        self.object_mut(id).word = item.word.clone();
        self.give(id, &item.construct, environment, locals);
        if let Some(target) = &item.target {
            let value = self.evaluate(target, environment, &mut scratch);
            if let Value::Object(to) = &value {
                let label = self.route_label(id);
                let reason = (owner, *to, Reason::Route, label, item.span);
                self.edges.push(reason);
            }
            let ty = self.checker.body(info.body).target.clone().unwrap_or(Type::Any);
            let value = self.as_target(value, &ty);
            self.object_mut(id).target = Some(value);
        }
        self.object_mut(owner).items.entry(item.word.clone()).or_default().push(id);
        for nested in &item.construct.clauses {
            self.make_item(id, nested, environment, locals);
        }
        self.furnish_own(id);
    }

    /// Whether a clause has no item of a name yet; reports the second of two.
    fn is_first(&mut self, owner: ObjectId, word: &SmolStr, label: &SmolStr, span: Span) -> bool {
        let items = self.object(owner).items.get(word);
        let first = items.into_iter().flatten().find(|item| self.object(**item).label == *label).copied();
        let Some(first) = first else { return true };
        let diagnostic = Diagnostic::error("name.duplicate", span, format!("`{label}` is declared twice"))
            .label(self.object(first).span, "first declared here")
            .hint("rename one of them");
        self.complain(diagnostic);
        false
    }

    fn route_label(&mut self, id: ObjectId) -> SmolStr {
        let body = self.checker.body(self.body_of(id));
        let head = body.parameters.keys().next().map(|name| self.bare(id, name));
        let word = &self.object(id).word;
        match head {
            Some(Value::Text(head)) => SmolStr::from(format!("{word} {head}")),
            _ => word.clone(),
        }
    }

    /// The head of a clause is its body's first parameter.
    fn give_head(&mut self, id: ObjectId, value: Value, span: Span) {
        let body = self.checker.body(self.body_of(id));
        if let Some(name) = body.parameters.keys().next().cloned() {
            self.object_mut(id).given.insert(name, Given { source: GivenSource::Value(value), span });
        }
    }

    /// An item of an event source: owned by who sends, taken by who receives.
    fn make_source_item(
        &mut self,
        taker: ObjectId,
        source: &EventSource,
        path: Vec<SmolStr>,
        label: SmolStr,
        span: Span,
    ) -> Option<ObjectId> {
        let mut owner = source.owner;
        let owner_body = self.checker.body(self.body_of(owner));
        if owner_body.sort == BodySort::Kind && self.object(owner).path.is_empty() {
            // `every(5min)` made its sender in place: its identity is the item's.
            let declaration = self.object(taker).declaration;
            let object = self.object_mut(owner);
            object.path = path.clone();
            object.declaration = declaration;
        } else {
            let edge = (source.owner, taker, Reason::Event, source.name.clone(), span);
            self.edges.push(edge);
        }
        let info = owner_body.sources.get(&source.name)?.clone();
        if !info.takers.is_empty() {
            let kind = self.kind_name(taker);
            if !info.takers.contains(&kind) {
                let message =
                    format!("`{}` goes to a `{}`, not to a `{kind}`", source.name, info.takers.join("` or a `"));
                let diagnostic = Diagnostic::error("source.taker", source.span, message);
                self.report(diagnostic.hint(format!("move it to a `{}`", info.takers.join("` or a `"))));
                return None;
            }
        }
        let offer = self.new_object(info.body, owner, path.clone(), label.clone(), span);
        self.object_mut(offer).taker = Some(taker);
        for (name, value) in &source.arguments {
            let given = Given { source: GivenSource::Value(value.clone()), span };
            self.object_mut(offer).given.insert(name.clone(), given);
        }
        let declaration = self.object(taker).declaration;
        self.object_mut(offer).declaration = declaration;
        let Some(clause) = &info.alias else { return Some(offer) };
        // An alias is an item of one of the owner's clauses.
        let target = owner_body.clauses.get(clause)?.clone();
        let item = self.new_object(target.body, owner, path, label, span);
        self.object_mut(item).taker = Some(taker);
        self.object_mut(item).declaration = declaration;
        let code = self.checker.code(info.body);
        for (name, value) in &code.alias_arguments {
            let source = GivenSource::Expr(value.clone(), offer, [].into());
            self.object_mut(item).given.insert(name.clone(), Given { source, span });
        }
        owner = source.owner;
        self.object_mut(owner).items.entry(clause.clone()).or_default().push(item);
        Some(item)
    }

    /// `add object.word(head) { … }`
    fn make_addition(&mut self, from: ObjectId, add: &Add) {
        if !self.holds(add.when.as_ref(), from, &mut Vec::new()) {
            return;
        }
        let owner = match self.evaluate(&add.object, from, &mut Vec::new()) {
            Value::Object(owner) => owner,
            Value::Target(target) => target.owner,
            _ => return,
        };
        let body = self.checker.body(self.body_of(owner));
        let Some(info) = body.clauses.get(&add.word).cloned() else {
            let message = format!("`{}` has no clause `{}` to add to", body.name, add.word);
            let place = self.object(self.object(from).declaration).span;
            self.report(Diagnostic::error("kind.add", place, message).label(add.span, "added here"));
            return;
        };
        let mut path = self.object(from).path.clone();
        path.push(add.label.clone().unwrap_or_else(|| add.word.clone()));
        let label = SmolStr::from(path.join(" "));
        let span = self.object(from).span;
        let id = self.new_object(info.body, owner, path, label, span);
        self.object_mut(id).word = add.word.clone();
        self.object_mut(id).taker = Some(from);
        if let Some(head) = &add.head {
            let value = self.evaluate(head, from, &mut Vec::new());
            self.give_head(id, value, add.span);
        }
        for (name, value) in &add.properties {
            let source = GivenSource::Expr(value.clone(), from, [].into());
            self.object_mut(id).given.insert(name.clone(), Given { source, span: add.span });
        }
        self.object_mut(owner).items.entry(add.word.clone()).or_default().push(id);
        self.furnish_own(id);
    }

    /// An item with known values, made by the grant algorithm.
    pub(super) fn make_grant_item(
        &mut self,
        owner: ObjectId,
        holder: ObjectId,
        path: Vec<SmolStr>,
        values: Vec<(&'static str, Value)>,
        span: Span,
    ) -> Option<ObjectId> {
        let body = self.checker.body(self.body_of(owner));
        let info = body.clauses.get("grant").cloned()?;
        let label = SmolStr::from(path.join(" "));
        let id = self.new_object(info.body, owner, path, label, span);
        self.object_mut(id).word = SmolStr::new_static("grant");
        self.object_mut(id).taker = Some(holder);
        for (name, value) in values {
            let given = Given { source: GivenSource::Value(value), span };
            self.object_mut(id).given.insert(SmolStr::new_static(name), given);
        }
        self.object_mut(owner).items.entry(SmolStr::new_static("grant")).or_default().push(id);
        self.furnish_own(id);
        Some(id)
    }

    /// A capability as one taker has it.
    pub(super) fn make_capability(
        &mut self,
        body: BodyId,
        owner: ObjectId,
        taker: Option<ObjectId>,
        path: Vec<SmolStr>,
        arguments: &crate::value::Record,
        span: Span,
    ) -> ObjectId {
        let label = self.object(owner).label.clone();
        let id = self.new_object(body, owner, path, label, span);
        self.object_mut(id).taker = taker;
        for (name, value) in arguments {
            let given = Given { source: GivenSource::Value(value.clone()), span };
            self.object_mut(id).given.insert(name.clone(), given);
        }
        self.furnish_own(id);
        id
    }

    /// An unnamed declaration: `every(5min)`. It gets its identity from the clause that it stands in.
    pub(super) fn make_anonymous(
        &mut self,
        kind: &str,
        arguments: Vec<(SmolStr, Value)>,
        span: Span,
    ) -> Option<ObjectId> {
        let body = self.checker.kind(kind)?;
        let id = self.new_object(body, ObjectId(0), Vec::new(), SmolStr::new(kind), span);
        for (name, value) in arguments {
            self.object_mut(id).given.insert(name, Given { source: GivenSource::Value(value), span });
        }
        Some(id)
    }

    /// Reports clauses with more or fewer items than they may have.
    pub(super) fn count_items(&mut self, id: ObjectId) {
        let body = self.checker.body(self.body_of(id));
        for (word, clause) in &body.clauses {
            let count = self.object(id).items.get(word).map_or(0, Vec::len);
            if clause.count.hold(count as f64) || self.object(id).lost {
                continue;
            }
            let object = self.object(id);
            let above = clause.count.high.is_some_and(|high| count as f64 > high);
            let limit = if above { clause.count.high } else { clause.count.low }.unwrap_or_default();
            let (bound, cure) = if above { ("at most", "remove") } else { ("at least", "add") };
            let message = format!("`{}` has {count} `{word}`, {bound} {limit}", object.label);
            // The first item too many, where there is one.
            let mut places: Vec<Span> =
                object.items.get(word).into_iter().flatten().map(|item| self.object(*item).span).collect();
            places.sort();
            let place = if above { places.get(limit as usize).copied() } else { None }.unwrap_or(object.span);
            self.report(Diagnostic::error("clause.count", place, message).hint(format!("{cure} `{word}`")));
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

/// A clause word in an identity: `GET` reads `Get`, as in `ApiGetOrders`.
fn identity_word(word: &SmolStr) -> SmolStr {
    if word.len() < 2 || !word.chars().all(|letter| letter.is_ascii_uppercase()) {
        return word.clone();
    }
    SmolStr::from(format!("{}{}", &word[..1], word[1..].to_ascii_lowercase()))
}
