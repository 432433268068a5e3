//! Reading members: of the object itself (the property before the attribute) and of others (the attribute first).

use std::rc::Rc;
use std::sync::Arc;

use smol_str::{SmolStr, format_smolstr};

use super::World;
use super::object::{Given, GivenSource, Known, Object, PartValue};
use crate::check::index::Sort;
use crate::check::ir::{AttributeForms, Body, BodySort, Expr, Slot};
use crate::check::is_context;
use crate::check::locate_compiled;
use crate::diagnostic::{Diagnostic, Label};
use crate::emit::identity;
use crate::functions::limit;
use crate::graph::Reason;
use crate::native::{self, ObjectView};
use crate::source::Span;
use crate::types::Type;
use crate::value::{Capability, Deploy, ObjectId, Record, TargetValue, Value};
use crate::{Artifact, AssetSource, HostError, fit, functions};

/// Deepest attribute of an attribute that is written out; deeper is hostile.
const WRITTEN_DEPTH: u32 = 64;

impl World<'_, '_> {
    /// The object `up` bodies out of the one given.
    pub(super) fn ancestor(&self, object: ObjectId, up: usize) -> Option<ObjectId> {
        let mut at = object;
        for _ in 0..up {
            at = self.object(at).owner?;
        }
        Some(at)
    }

    /// `name` inside an object's own body.
    pub fn bare(&mut self, object: ObjectId, name: &str) -> Value {
        self.bare_at(object, name, None)
    }

    /// The same for a name of an expression, which knows where earlier objects of the body had the value.
    pub(super) fn own(&mut self, object: ObjectId, name: &str, slot: &Slot, span: Span) -> Value {
        let found = self.object(object);
        let body = found.body;
        match slot.of(body) {
            Some(slot) => {
                if let Some(Known::Found(value)) = found.known.get(slot)
                    && found.known_reads.iter().all(|(other, _)| *other != slot)
                {
                    return value.clone();
                }
            }
            None => {
                if let Some(member) = self.checker.body(body).index().get(name) {
                    slot.note(body, member.slot);
                }
            }
        }
        self.bare_at(object, name, Some(span))
    }

    pub(super) fn bare_at(&mut self, object: ObjectId, name: &str, span: Option<Span>) -> Value {
        let body = self.checker.body(self.body_of(object));
        let Some(member) = body.index().get(name) else { return self.universal(object, name) };
        match member.sort {
            Sort::Property => self.property(object, name, member.slot),
            // Rules see less of what exists already, so its values are found anew.
            Sort::Let if self.object(object).existing => {
                let code = self.checker.code(body.id);
                let value =
                    code.lets.get(name).map_or(Value::Poison, |value| self.evaluate(value, object, &mut Vec::new()));
                match body.lets.get(name) {
                    Some(Some(ty)) => self.as_target(value, ty),
                    _ => value,
                }
            }
            Sort::Let => self.remember(object, name, member.slot, |world| {
                let code = world.checker.code(body.id);
                let value = match code.lets.get(name) {
                    Some(value) => world.evaluate(value, object, &mut Vec::new()),
                    None => Value::Poison,
                };
                match body.lets.get(name) {
                    Some(Some(ty)) => world.as_target(value, ty),
                    _ => value,
                }
            }),
            Sort::Part => match self.part(object, name) {
                PartValue::One(id) => Value::Object(id),
                PartValue::Family(_) if self.broken_parts.contains(&(object, SmolStr::new(name))) => Value::Poison,
                PartValue::Family(family) => Value::Record(family),
                PartValue::Pending => self.pending(&body, name, span),
                PartValue::Absent => self.absent(&body, name, span),
            },
            Sort::Native => self.native(object, name, member.slot),
            Sort::Clause if self.object(object).lost => Value::Poison,
            // Once no list grows any more, each is one value.
            Sort::Clause if self.complete => {
                self.remember(object, name, member.slot, |world| world.items(object, name))
            }
            Sort::Clause => self.items(object, name),
            Sort::Attribute => self.attribute(object, name, member.attribute.unwrap_or(member.slot)),
            Sort::Capability => self.capability(object, name),
            Sort::Universal => self.universal(object, name),
        }
    }

    fn items(&mut self, object: ObjectId, name: &str) -> Value {
        let items: Rc<[ObjectId]> = self.object(object).items.get(name).into_iter().flatten().copied().collect();
        self.reads.add(&items);
        Value::list(items.iter().copied().map(Value::Object).collect())
    }

    /// A part that is being made: an error where the program names its own declaration.
    fn pending(&mut self, body: &Body, name: &str, span: Option<Span>) -> Value {
        if let (BodySort::Module, Some(head), Some(span)) = (body.sort, body.parts.get(name), span) {
            let message = format!("which `{name}` there are is made of `{name}` itself");
            let diagnostic = Diagnostic::error("value.cycle", span, message).label(head.span, "declared here");
            self.report(diagnostic.hint("write the keys out"));
        }
        Value::Poison
    }

    /// A part that is not made: an error where the program names its own declaration.
    fn absent(&mut self, body: &Body, name: &str, span: Option<Span>) -> Value {
        let Some(head) = body.parts.get(name).filter(|head| body.sort == BodySort::Module && head.conditional) else {
            return Value::None;
        };
        if let Some(span) = span {
            // The finding says in which stages that is so.
            let message = format!("there is no `{name}` here: its condition does not hold");
            let diagnostic = Diagnostic::error("name.absent-in-stage", span, message)
                .label(head.span, "made under a condition")
                .hint("use it under the same condition");
            self.report(diagnostic);
        }
        Value::Poison
    }

    /// `object.name` seen from outside.
    pub fn read(&mut self, object: ObjectId, name: &str) -> Value {
        let body = self.checker.body(self.body_of(object));
        match body.index().get(name).and_then(|member| member.attribute) {
            Some(slot) => self.attribute(object, name, slot),
            None => self.bare(object, name),
        }
    }

    fn capability(&mut self, object: ObjectId, name: &str) -> Value {
        let (name, span) = (SmolStr::new(name), self.object(object).span);
        Value::Capability(Arc::new(Capability { owner: Some(object), name, arguments: Record::default(), span }))
    }

    /// What every object has, and its items by their labels.
    fn universal(&mut self, object: ObjectId, name: &str) -> Value {
        let this = self.object(object);
        match name {
            // Rules speak of today's name; what goes to AWS keeps the one that it went under.
            "label" if self.in_rule => Value::Text(this.label.clone()),
            "label" => Value::Text(self.kept_label(object)),
            "word" => Value::Text(this.word.clone()),
            "owner" => this.owner.map_or(Value::None, Value::Object),
            "taker" | "receiver" => this.taker.map_or(Value::None, Value::Object),
            "target" => this.target.clone().unwrap_or(Value::None),
            "kind" => Value::Text(self.kind_name(object)),
            "tags" => match self.checker.body(self.body_of(object)).index().get(name) {
                Some(member) => self.property(object, name, member.slot),
                None => Value::None,
            },
            "allow" => self.allow(object, None),
            "peers" => self.peers(object),
            "revision" => Value::deploy(Deploy::Revision(object)),
            "prodLike" => Value::Bool(self.configuration.prod_like()),
            "today" => self.configuration.today.map_or(Value::None, Value::Integer),
            "existing" => Value::Bool(this.existing),
            // What the author says it is called by.
            "identity" => match this.given.contains_key("arn") {
                true => self.read(object, "arn"),
                false => self.bare(object, "name"),
            },
            "building" => Value::Bool(self.configuration.building),
            "assetsLocal" => Value::Bool(self.configuration.assets == crate::AssetMode::Local),
            _ => self.named_item(object, name),
        }
    }

    /// All objects of the same body, in the order in which they were made. Rules alone read it, when all are there.
    fn peers(&mut self, object: ObjectId) -> Value {
        let body = self.body_of(object);
        let made = self.objects.len();
        if let Some((then, peers)) = self.peers.get(&body)
            && *then == made
        {
            return peers.clone();
        }
        let all = self.objects.iter().enumerate().filter(|(_, object)| object.body == body && !object.existing);
        let peers = Value::list(all.map(|(at, _)| Value::Object(ObjectId(at as u32))).collect());
        self.peers.insert(body, (made, peers.clone()));
        peers
    }

    /// `Users.Web`: an item of a clause by its label.
    fn named_item(&mut self, object: ObjectId, name: &str) -> Value {
        let this = self.object(object);
        let found = this.items.values().flatten().copied().find(|id| self.object(*id).label == name);
        found.map_or(Value::None, Value::Object)
    }

    /// Whether a name can only be that of an item, and there is none such.
    fn lacks(&mut self, object: ObjectId, name: &str) -> bool {
        let body = self.checker.body(self.body_of(object));
        self.complete
            && !self.object(object).lost
            && body.clauses.values().any(|clause| clause.names)
            && body.index().get(name).is_none()
            && !is_context(name)
    }

    fn report_no_item(&mut self, object: ObjectId, name: &str, span: Span) {
        let found = self.object(object);
        let message = format!("`{}` has no `{name}` here", found.label);
        let labels: Vec<SmolStr> = found.items.values().flatten().map(|id| self.object(*id).label.clone()).collect();
        let names = labels.iter().map(SmolStr::as_str);
        let diagnostic = self.checker.unknown("name.member", span, message, name, names);
        self.report(match diagnostic.hints.is_empty() && !labels.is_empty() {
            true => diagnostic.hint(format!("it has `{}`", labels.join("`, `"))),
            false => diagnostic,
        });
    }

    /// What is needed to call a target: `allow` of the call.
    fn allow(&mut self, owner: ObjectId, call: Option<&str>) -> Value {
        let body = self.checker.body(self.body_of(owner));
        let offer = match call.filter(|call| !call.is_empty()) {
            Some(call) => body.calls.get(call),
            None => body.calls.values().next(),
        };
        let Some(offer) = offer else { return Value::None };
        let code = self.checker.code(offer.body);
        match code.settings.get("allow") {
            // The call's body stands one below its owner.
            Some(allow) => {
                let mut path = self.object(owner).path.clone();
                path.push(SmolStr::new_static("call"));
                let span = self.object(owner).span;
                let view = self.make_capability(offer.body, owner, None, path, &Record::default(), span);
                self.evaluate(allow, view, &mut Vec::new())
            }
            None => Value::None,
        }
    }

    /// A property or parameter: as given, or its default.
    fn property(&mut self, object: ObjectId, name: &str, slot: usize) -> Value {
        let found = self.object(object);
        if found.existing && (!found.given.contains_key(name) || self.naming == Some(object)) {
            return self.existing_property(object, name);
        }
        self.remember(object, name, slot, |world| world.find_property(object, name))
    }

    pub(super) fn find_property(&mut self, object: ObjectId, name: &str) -> Value {
        let body = self.checker.body(self.body_of(object));
        let declared = body.properties.get(name).or_else(|| body.parameters.get(name));
        let given = self.object(object).given.get(name).cloned();
        let Some(given) = given else {
            // It may stand among what could not be read.
            if self.object(object).lost && body.properties.contains_key(name) {
                return Value::Poison;
            }
            let code = self.checker.code(body.id);
            let value = match code.defaults.get(name) {
                Some(default) => self.evaluate(default, object, &mut Vec::new()),
                None => Value::None,
            };
            return match declared {
                Some(declared) => fit::complete(value, &declared.ty),
                None => value,
            };
        };
        let (value, is_written) = match &given.source {
            GivenSource::Value(value) => (value.clone(), false),
            GivenSource::Expr(expr, environment, locals) => {
                let value = self.evaluate(expr, *environment, &mut locals.to_vec());
                self.note_references(object, *environment, name, &value, given.span);
                (value, true)
            }
        };
        let Some(declared) = declared else { return value };
        if is_written && value.is_none() && !declared.ty.takes_none() {
            // `if … then …` without `else` omits the property: its default counts.
            let code = self.checker.code(body.id);
            return match code.defaults.get(name) {
                Some(default) => {
                    let value = self.evaluate(default, object, &mut Vec::new());
                    fit::complete(value, &declared.ty)
                }
                None => Value::Poison,
            };
        }
        if let Some(misfit) = fit::misfit(&value, &declared.ty, &|id| self.kind_name(id)) {
            let diagnostic = self.misfit_place(object, &given, &misfit);
            let diagnostic = self.checker.cured(diagnostic, misfit);
            self.report(diagnostic.label(declared.span, format!("`{name}` is declared here")));
            return Value::Poison;
        }
        if let Some(registry) = body.registry.as_ref().filter(|registry| registry.property(&[name]).is_some())
            && self.report_registry_misfits(object, &given, registry, name, &value)
        {
            return Value::Poison;
        }
        if let Some((at, misfit)) = self.parameter_misfit(&value, &declared.ty) {
            let diagnostic = self.misfit_place(object, &given, &misfit);
            let diagnostic = diagnostic.hint(misfit.hint.unwrap_or_default());
            let parameter = self.checker.program.parameters[at].span;
            self.report(diagnostic.label(parameter, "whose range is declared here"));
            return Value::Poison;
        }
        let value = fit::complete(value, &declared.ty);
        self.as_target(value, &declared.ty)
    }

    /// An error about a given value, at the part of it that does not fit.
    pub(super) fn misfit_place(&mut self, object: ObjectId, given: &Given, misfit: &fit::Misfit) -> Diagnostic {
        match &given.source {
            GivenSource::Expr(expr, environment, _) if *environment == ObjectId(0) => {
                Diagnostic::error(misfit.code, locate_compiled(expr, &misfit.path, misfit.code), &misfit.message)
            }
            GivenSource::Expr(expr, environment, _) => {
                let (expr, environment) = (expr.clone(), *environment);
                let diagnostic = self.complaint(misfit.code, &expr, environment, &misfit.message);
                match self.blame(&expr, environment, 0).or_else(|| self.blame_loop(object)) {
                    Some(place) => Diagnostic { primary: Label { span: place, text: String::new() }, ..diagnostic },
                    None => diagnostic,
                }
            }
            GivenSource::Value(_) => Diagnostic::error(misfit.code, given.span, &misfit.message),
        }
    }

    /// A declaration where something to call is expected is its first call; what is called, where a declaration is
    /// expected, is who is called.
    pub(super) fn as_target(&mut self, value: Value, ty: &Type) -> Value {
        match (&value, ty.required()) {
            (Value::Object(owner), Type::Target(_)) => {
                let body = self.checker.body(self.body_of(*owner));
                let call = body.calls.keys().next().cloned().unwrap_or_default();
                Value::Target(Arc::new(TargetValue { owner: *owner, call, arguments: Record::default() }))
            }
            (Value::Target(target), Type::Reference(_)) => Value::Object(target.owner),
            _ => value,
        }
    }

    /// Edges of the graph for what a declaration names in a property.
    pub(super) fn note_references(
        &mut self,
        object: ObjectId,
        environment: ObjectId,
        name: &str,
        value: &Value,
        span: Span,
    ) {
        if environment != ObjectId(0) {
            return;
        }
        let mut found = Vec::new();
        functions::references(value, &mut found);
        for to in found {
            if self.object(to).declaration != self.object(object).declaration {
                self.edges.push((object, to, Reason::Reference, SmolStr::new(name), span));
            }
        }
    }

    /// A value found once; a value that needs itself is an error.
    fn remember(&mut self, object: ObjectId, name: &str, slot: usize, find: impl FnOnce(&mut Self) -> Value) -> Value {
        match self.object(object).known.get(slot) {
            Some(Known::Found(value)) => {
                let value = value.clone();
                let Object { known_reads, .. } = &self.objects[object.0 as usize];
                let known_reads = known_reads.iter().find(|(place, _)| *place == slot);
                known_reads.into_iter().for_each(|(_, reads)| self.reads.add_all(reads));
                return value;
            }
            Some(Known::Pending) => {
                let span = self.object(object).given.get(name).map_or(self.object(object).span, |given| given.span);
                let of = match self.object(object).label.as_str() {
                    "" => String::new(),
                    label => format!(" of `{label}`"),
                };
                let message = format!("`{name}`{of} is made of itself");
                self.complain(Diagnostic::error("value.cycle", span, message).hint("give one of the values directly"));
                return Value::Poison;
            }
            Some(Known::Unknown) => {}
            None => {
                let slots = self.checker.body(self.body_of(object)).index().slots();
                self.object_mut(object).known.resize(slots, Known::Unknown);
            }
        }
        self.object_mut(object).known[slot] = Known::Pending;
        let outer = std::mem::take(&mut self.reads);
        self.depth += 1;
        let value = find(self);
        self.depth -= 1;
        let value = self.bounded(value, object, name);
        let reads = std::mem::replace(&mut self.reads, outer);
        let sealed = self.sealed;
        let found = self.object_mut(object);
        found.known[slot] = Known::Found(value.clone());
        if !reads.is_empty() {
            self.reads.add_all(&reads);
            let found = self.object_mut(object);
            // Lists that others fill are not complete yet: what was made of them is found anew later.
            if !sealed {
                found.known[slot] = Known::Unknown;
            } else {
                found.known_reads.push((slot, reads));
            }
        }
        value
    }

    /// Values share their parts, so that one that is small here can be endless where it is written out.
    fn bounded(&mut self, value: Value, object: ObjectId, name: &str) -> Value {
        if limit::walk(&[&value]) != limit::Walk::TooLarge {
            return value;
        }
        // What is made of it is too large again.
        if std::mem::replace(&mut self.too_large, true) {
            return Value::Poison;
        }
        let place = match self.blame_member(object, name, 0) {
            Some(place) => place,
            None => self.object(self.object(object).declaration).span,
        };
        let diagnostic = Diagnostic::error("limit.value", place, limit::too_large());
        self.report(diagnostic.hint("make it of fewer parts"));
        Value::Poison
    }

    /// A deploy value, or what it forwards to.
    fn attribute(&mut self, object: ObjectId, name: &str, slot: usize) -> Value {
        if self.object(object).existing {
            return self.existing_attribute(object, name, None);
        }
        let code = self.checker.code(self.body_of(object));
        match code.attributes.get(name) {
            Some(AttributeForms::Value(value)) => {
                self.remember(object, name, slot, |world| world.evaluate(value, object, &mut Vec::new()))
            }
            _ => Value::deploy(Deploy::Attribute(object, SmolStr::new(name))),
        }
    }

    /// `value.name`
    pub(crate) fn member(&mut self, value: &Value, name: &str, whole: &Expr, object: ObjectId) -> Value {
        match value {
            Value::Poison => Value::Poison,
            Value::None => Value::None,
            Value::Object(id) if self.is_unset(*id, name, whole, object) => Value::Poison,
            Value::Object(id) if self.object(*id).existing && object == ObjectId(0) => {
                let body = self.checker.body(self.body_of(*id));
                match body.attributes.contains_key(name) {
                    true => self.existing_attribute(*id, name, Some(whole)),
                    false => self.read(*id, name),
                }
            }
            Value::Object(id) => match self.read(*id, name) {
                Value::None if object == ObjectId(0) && self.lacks(*id, name) => {
                    // The name stands at the end.
                    let start = whole.span.end.saturating_sub(name.len() as u32).max(whole.span.start);
                    self.report_no_item(*id, name, Span { start, ..whole.span });
                    Value::Poison
                }
                value => value,
            },
            Value::Target(target) => match name {
                "allow" => self.allow(target.owner, Some(&target.call)),
                "call" => Value::Text(target.call.clone()),
                "arguments" => Value::Record(Arc::new(target.arguments.clone())),
                _ => self.read(target.owner, name),
            },
            Value::Record(record) => record.get(name).cloned().unwrap_or(Value::None),
            Value::Type(ty) => match (name, &**ty) {
                ("label", ty) => Value::text(ty.to_string()),
                // Services take no dots: `data.Order` is `DataOrder`.
                ("name", ty) => match ty.to_string() {
                    name if name.contains('.') => Value::text(identity::logical_id(&[name], None)),
                    name => Value::text(name),
                },
                ("fields", Type::Record(record)) => Value::record(
                    record.fields.iter().map(|(name, field)| (name.clone(), Value::Type(Arc::new(field.ty.clone())))),
                ),
                _ => Value::None,
            },
            Value::Deploy(deploy) => match &**deploy {
                Deploy::Raw(object, mapping, path) => {
                    if !self.has_resource(*object, mapping) {
                        return Value::None;
                    }
                    let path =
                        if path.is_empty() { SmolStr::new(name) } else { SmolStr::from(format!("{path}.{name}")) };
                    Value::deploy(Deploy::Raw(*object, mapping.clone(), path))
                }
                Deploy::Event(path) => event_field(path, name),
                Deploy::FromJson(text, path) => {
                    let path = path.iter().cloned().chain([SmolStr::new(name)]).collect();
                    Value::deploy(Deploy::FromJson(text.clone(), path))
                }
                // Attributes of a type of the registry may be records.
                Deploy::Attribute(owner, outer) if self.checker.body(self.body_of(*owner)).registry.is_some() => {
                    Value::deploy(Deploy::Attribute(*owner, format_smolstr!("{outer}.{name}")))
                }
                _ => Value::None,
            },
            Value::Capability(capability) => match name {
                "owner" => capability.owner.map_or(Value::None, Value::Object),
                "name" => Value::Text(capability.name.clone()),
                "arguments" => Value::Record(Arc::new(capability.arguments.clone())),
                _ => Value::None,
            },
            other => match functions::member(other, name) {
                Some(value) => value,
                None => {
                    if !self.in_rule {
                        let message = format!("{} has no `{name}`", other.sort());
                        let diagnostic = self.complaint("name.member", whole, object, &message);
                        self.complain(diagnostic);
                    }
                    Value::Poison
                }
            },
        }
    }

    /// Whether a named mapping's condition holds, whatever the target.
    fn has_resource(&mut self, object: ObjectId, mapping: &str) -> bool {
        if mapping.is_empty() {
            return true;
        }
        let code = self.checker.code(self.body_of(object));
        let Some(found) = code.mappings.iter().find(|found| found.name == mapping) else { return true };
        match &found.header.when {
            Some(when) if found.header.each.is_none() => {
                let reads = self.reads.clone();
                let holds = matches!(self.evaluate(when, object, &mut Vec::new()), Value::Bool(true));
                self.reads = reads;
                holds
            }
            _ => true,
        }
    }

    /// A value with attributes in their known forms, as deep as anybody writes.
    pub(super) fn written(&mut self, value: Value, depth: u32) -> Value {
        if depth > WRITTEN_DEPTH || !value.is_deploy() {
            return value;
        }
        match value {
            Value::List(list) => Value::list(list.iter().map(|one| self.written(one.clone(), depth + 1)).collect()),
            Value::Record(record) => {
                let write = |(name, one): (&SmolStr, &Value)| (name.clone(), self.written(one.clone(), depth + 1));
                Value::Record(Arc::new(record.iter().map(write).collect()))
            }
            Value::Deploy(deploy) => match &*deploy {
                Deploy::Attribute(object, name) => match self.known_form(*object, name, depth) {
                    Some(known) => known,
                    None => Value::Deploy(deploy),
                },
                Deploy::Concat(pieces) => {
                    let pieces = pieces.iter().map(|piece| self.written(piece.clone(), depth + 1)).collect();
                    Value::deploy(Deploy::Concat(pieces))
                }
                Deploy::Json(inner) => {
                    let inner = self.written(inner.clone(), depth + 1);
                    Value::deploy(Deploy::Json(inner))
                }
                Deploy::Known(inner) | Deploy::Exact(inner) => self.written(inner.clone(), depth + 1),
                _ => Value::Deploy(deploy),
            },
            plain => plain,
        }
    }

    /// The text that slsc knows for an attribute: the same wherever it is written.
    pub(crate) fn known_form(&mut self, object: ObjectId, name: &SmolStr, depth: u32) -> Option<Value> {
        let key = (object, name.clone());
        if let Some(known) = self.known_forms.get(&key) {
            return Some(known.clone());
        }
        let code = self.checker.code(self.object(object).body);
        let (AttributeForms::Value(form) | AttributeForms::Forms { known: Some(form), .. }) =
            code.attributes.get(name)?
        else {
            return None;
        };
        let outer = std::mem::take(&mut self.reads);
        let known = self.evaluate(form, object, &mut Vec::new());
        let known = self.written(known, depth + 1);
        let reads = std::mem::replace(&mut self.reads, outer);
        self.reads.add_all(&reads);
        // What is made of lists that still grow, or of values that are being found, is found anew; so is what a rule
        // reads differently: labels, and properties of what exists already.
        let steady = !self.in_rule && !self.object(object).existing;
        if steady && reads.is_empty() && !known.is_poison() {
            self.known_forms.insert(key, known.clone());
        }
        Some(known)
    }

    fn native(&mut self, object: ObjectId, name: &str, slot: usize) -> Value {
        self.remember(object, name, slot, |world| {
            // One that does not exist is reported where it is declared.
            let Some(native) = native::find(name) else { return Value::Poison };
            let mut view = View { world, object };
            match (native.run)(&mut view) {
                Ok(value) => value,
                Err(message) => {
                    let span = world.author_span(object);
                    world.report(Diagnostic::error("value.invalid", span, message));
                    Value::Poison
                }
            }
        })
    }
}

/// An object as natives see it.
struct View<'v, 'w, 'a> {
    world: &'v mut World<'w, 'a>,
    object: ObjectId,
}

impl ObjectView for View<'_, '_, '_> {
    fn member(&mut self, object: Option<ObjectId>, name: &str) -> Value {
        match object {
            None => self.world.bare(self.object, name),
            Some(object) => self.world.read(object, name),
        }
    }

    fn label(&self, object: ObjectId) -> SmolStr {
        self.world.object(object).label.clone()
    }

    fn artifact(&mut self, path: &str) -> Result<(SmolStr, Artifact), HostError> {
        let artifact = self.world.host.artifact(path)?;
        let name = asset_name(path, &artifact);
        self.world.assets.insert(name.to_string(), AssetSource::Path(path.to_owned()));
        Ok((name, artifact))
    }

    fn inline(&mut self, file: &str, text: &str) -> (SmolStr, Artifact) {
        let artifact = self.world.host.inline(file, text);
        let name = asset_name(&self.label(self.object), &artifact);
        let source = AssetSource::Text { file: file.to_owned(), text: text.to_owned() };
        self.world.assets.insert(name.to_string(), source);
        (name, artifact)
    }
}

/// `create-order-3f2a9c0d1e4b.zip`: functions that share code share an archive, and changed code has another name.
fn asset_name(path: &str, artifact: &Artifact) -> SmolStr {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(last, |(stem, _)| stem);
    let safe: String = stem
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || character == '_' { character } else { '-' })
        .collect();
    let safe = safe.trim_matches('-');
    let digest: String = artifact.sha256.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    SmolStr::from(format!("{}-{digest}.zip", if safe.is_empty() { "code" } else { safe }))
}

/// `event.detail.id`; names that no word can be are quoted.
pub(super) fn event_field(path: &SmolStr, name: &str) -> Value {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let path = match name.chars().all(plain) && !name.is_empty() {
        true => format_smolstr!("{path}.{name}"),
        false => format_smolstr!("{path}['{}']", name.replace('\'', "\\'")),
    };
    Value::deploy(Deploy::Event(path))
}
