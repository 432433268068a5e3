//! Items of clauses: as written, from event sources, added by other kinds, and those that carry grants.

use super::World;
use super::object::{Given, GivenSource};
use super::path::Path;
use crate::check::ir::{Add, BodyId, BodySort, ClauseItem};
use crate::diagnostic::Diagnostic;
use crate::graph::Reason;
use crate::source::Span;
use crate::types::Type;
use crate::value::{EventSource, ObjectId, Value};
use smol_str::SmolStr;

impl World<'_, '_> {
    /// `word head { … }`
    pub(super) fn make_item(&mut self, owner: ObjectId, item: &ClauseItem, environment: ObjectId, locals: &[Value]) {
        let mut scratch = locals.to_vec();
        if !self.holds(item.when.as_ref(), environment, &mut scratch) {
            return;
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
        let path = self.item_path(owner, item, head.as_ref());
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

    /// The identity of an item: its owner's, then its own name, or the clause's word and the words of its head.
    fn item_path(&mut self, owner: ObjectId, item: &ClauseItem, head: Option<&Value>) -> Path {
        let mut path = self.object(owner).path.clone();
        match &item.label {
            Some(label) => self.path_of(path, &item.construct.was, vec![label.clone()]),
            None if item.construct.was.is_empty() => {
                path.push(identity_word(&item.word));
                self.extend_by_reference(&mut path, &item.head_words, head);
                path
            }
            None => {
                let words = std::iter::once(identity_word(&item.word)).chain(item.head_words.iter().cloned());
                self.path_of(path, &item.construct.was, words.collect())
            }
        }
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
        path: Path,
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
    pub(super) fn make_addition(&mut self, from: ObjectId, add: &Add) {
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
        path: Path,
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
        path: Path,
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
        arguments: Vec<(SmolStr, Value, Span)>,
        span: Span,
    ) -> Option<ObjectId> {
        let body = self.checker.kind(kind)?;
        let id = self.new_object(body, ObjectId(0), Path::default(), SmolStr::new(kind), span);
        for (name, value, span) in arguments {
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

/// A clause word in an identity: `GET` reads `Get`, as in `ApiGetOrders`.
fn identity_word(word: &SmolStr) -> SmolStr {
    if word.len() < 2 || !word.chars().all(|letter| letter.is_ascii_uppercase()) {
        return word.clone();
    }
    SmolStr::from(format!("{}{}", &word[..1], word[1..].to_ascii_lowercase()))
}
