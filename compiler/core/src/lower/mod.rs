//! Objects in, the plan for one target out: mappings evaluated, references turned to resources, order found.
//!
//! Deliberately absent: text of either target, and anything about a particular service.

mod cycle;
mod node;
mod order;
mod overrides;
mod prune;

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use smol_str::{SmolStr, format_smolstr};

use crate::check::ir::{Code, Entry, Mapping};
use crate::diagnostic::Diagnostic;
use crate::emit::identity;
use crate::expand::World;
use crate::expand::object::PartValue;
use crate::expand::reads::Reads;
use crate::facts::Facts;
use crate::map::{HashMap, IndexSet};
use crate::plan::{Entries, Node, Output, Parameter, ParameterKind, Plan, Resource, ResourceId, Target, Unit};
use crate::source::Sources;
use crate::types::{Bounds, Measure, TextFormat, Type};
use crate::value::{ObjectId, Record, Value};

/// What is known of a resource while the plan is made.
struct Draft {
    object: ObjectId,
    code: std::rc::Rc<Code>,
    mapping: usize,
    locals: Vec<Value>,
    /// Clause items that its properties were made of.
    reads: Reads,
}

/// A resource under a name that expressions know it by.
#[derive(Clone)]
struct Named {
    name: SmolStr,
    /// It has another name, too.
    again: bool,
    id: ResourceId,
}

/// Makes the plan of a target.
pub struct Lowering<'l, 'w, 'a> {
    pub(crate) world: &'l mut World<'w, 'a>,
    pub(crate) target: Target,
    pub(crate) facts: &'static Facts,
    drafts: Vec<Draft>,
    pub(crate) resources: Vec<Resource>,
    /// Resources of each object, in order, by the names of their mappings; those of a `for` once more by their keys.
    by_object: Vec<Vec<Named>>,
    /// Pairs of things with one identity that were reported.
    collisions: BTreeSet<(ObjectId, ObjectId)>,
    /// Whether the target wants text at a path of properties, by type and path: answers of the facts.
    texts: HashMap<SmolStr, HashMap<Vec<SmolStr>, bool>>,
    /// Digests of what `revision` names.
    pub(crate) revisions: HashMap<ObjectId, String>,
    /// Overrides of resources.
    overrides: HashMap<ResourceId, Vec<overrides::Placed>>,
    /// The newest version that a mapping `needs`.
    needs: Option<SmolStr>,
}

/// Makes the plan of one target from an expanded program.
pub fn lower(world: &mut World, target: Target, sources: &Sources) -> Plan {
    let mut lowering = Lowering {
        world,
        target,
        facts: Facts::embedded(),
        drafts: Vec::new(),
        resources: Vec::new(),
        by_object: Vec::new(),
        collisions: BTreeSet::new(),
        texts: HashMap::default(),
        revisions: HashMap::default(),
        overrides: HashMap::default(),
        needs: None,
    };
    lowering.draft(sources);
    lowering.place_overrides();
    lowering.fill();
    let references = lowering.order();
    let outputs = lowering.outputs();
    let parameters = lowering.parameters();
    let mut plan = Plan {
        target,
        app: lowering.world.configuration.app.clone(),
        stage: lowering.world.configuration.stage.as_ref().map(SmolStr::to_string),
        description: None,
        needs: lowering.needs.as_ref().map(SmolStr::to_string),
        units: vec![Unit {
            name: String::new(),
            region: lowering.world.configuration.region.as_ref().map(SmolStr::to_string),
        }],
        account: lowering.world.configuration.account.as_ref().map(SmolStr::to_string),
        resources: std::mem::take(&mut lowering.resources),
        parameters,
        outputs,
    };
    if cycle::is_cyclic(&references) {
        for diagnostic in cycle::cycles(&plan) {
            lowering.world.report(diagnostic);
        }
    }
    prune::prune(&mut plan);
    plan
}

impl Lowering<'_, '_, '_> {
    /// Decides which resources there are, in source order, and gives them their identities.
    fn draft(&mut self, sources: &Sources) {
        let mut objects: Vec<ObjectId> = (0..self.world.objects.len() as u32).map(ObjectId).collect();
        objects.sort_by_key(|id| (self.world.object(*id).declaration, *id));
        self.by_object.resize(objects.len(), Vec::new());
        let mut taken: HashMap<String, ResourceId> = HashMap::default();
        for object in objects {
            let body = self.world.object(object).body;
            let code = self.world.checker.code(body);
            for at in 0..code.mappings.len() {
                let made = !self.world.object(object).existing
                    || self.world.stands_beside(object, &code, &code.mappings[at].name);
                if made && code.mappings[at].target == self.target {
                    self.draft_mapping(object, &code, at, sources, &mut taken);
                }
            }
        }
    }

    fn draft_mapping(
        &mut self,
        object: ObjectId,
        code: &std::rc::Rc<Code>,
        at: usize,
        sources: &Sources,
        taken: &mut HashMap<String, ResourceId>,
    ) {
        let mapping = &code.mappings[at];
        self.report_unsupported(object, mapping);
        if mapping.resource_type.starts_with("unsupported") {
            return;
        }
        let mut rows: Vec<(Option<SmolStr>, Vec<Value>)> = Vec::new();
        match &mapping.header.each {
            None => rows.push((None, Vec::new())),
            Some((names, list)) => {
                let list = self.world.evaluate(list, object, &mut Vec::new());
                for (position, (key, value)) in self.keys(&list).into_iter().enumerate() {
                    let first = match &list {
                        Value::Record(_) => Value::Text(key.clone()),
                        _ => Value::Integer(position as i64),
                    };
                    let locals = if names.len() > 1 { vec![first, value] } else { vec![value] };
                    rows.push((Some(key), locals));
                }
            }
        }
        for (key, mut locals) in rows {
            if let Some(when) = &mapping.header.when
                && !matches!(self.world.evaluate(when, object, &mut locals), Value::Bool(true))
            {
                continue;
            }
            let found = self.world.object(object);
            let mut path = found.path.clone();
            if !mapping.name.is_empty() {
                path.push(mapping.name.clone());
            }
            if let Some(key) = &key {
                self.world.extend_by_key(&mut path, key, locals.last());
            }
            let primary = mapping.name.is_empty() && key.is_none();
            let declared = found.owner == Some(ObjectId(0));
            let span = self.world.object(found.declaration).span;
            let file = sources.get(span.file);
            let origin = format_smolstr!("{}:{}", file.path, file.line_column(span.start).0);
            let doc = if primary && declared { found.doc.clone() } else { SmolStr::default() };
            let id = ResourceId(self.resources.len() as u32);
            let logical = match self.target {
                Target::CloudFormation => identity::logical_id(&path, None),
                Target::Terraform => format!("{}.{}", mapping.resource_type, identity::label(path.now())),
            };
            if let Some(first) = taken.get(&logical) {
                let other = self.drafts[first.0 as usize].object;
                self.report_collision(other, object);
                continue;
            }
            taken.insert(logical, id);
            self.note_needs(object, mapping, &mut locals);
            self.resources.push(Resource {
                path: path.to_vec(),
                renamed: path.later().to_vec(),
                revision: None,
                resource_type: mapping.resource_type.clone(),
                unit: 0,
                properties: Entries::new(),
                beside: Entries::new(),
                after: Vec::new(),
                doc,
                origin,
                span,
            });
            let named = &mut self.by_object[object.0 as usize];
            named.push(Named { name: mapping.name.clone(), again: false, id });
            if let Some(key) = &key {
                named.push(Named { name: format_smolstr!("{}[{key}]", mapping.name), again: true, id });
            }
            self.drafts.push(Draft { object, code: code.clone(), mapping: at, locals, reads: Reads::default() });
        }
    }

    /// Two things of the program that would have one identity, said once, whatever they consist of.
    fn report_collision(&mut self, first: ObjectId, second: ObjectId) {
        let (mut first, mut second) = (self.written(first), self.written(second));
        if self.world.object(second).span < self.world.object(first).span {
            std::mem::swap(&mut first, &mut second);
        }
        if !self.collisions.insert((first, second)) {
            return;
        }
        let (a, b) = (self.world.object(first), self.world.object(second));
        let called = identity::logical_id(&b.path, None);
        let message = format!("`{}` and `{}` would both be called `{called}`", a.label, b.label);
        let item = b.taker.is_some() || !b.word.is_empty();
        let hint = match item {
            true => "write `as Name` with a name of your own behind the head of one of them".to_owned(),
            false => format!("rename `{}` or `{}`", a.label, b.label),
        };
        let diagnostic = Diagnostic::error("name.collision", b.span, message);
        self.world.report(diagnostic.label(a.span, "the other one").hint(hint));
    }

    /// The innermost thing around an object that stands in the program itself.
    fn written(&self, object: ObjectId) -> ObjectId {
        let mut at = object;
        while !self.world.checker.is_own(self.world.object(at).span.file) {
            match self.world.object(at).owner {
                Some(owner) => at = owner,
                None => break,
            }
        }
        at
    }

    /// Keys and elements of the list of a mapping's `for`.
    fn keys(&self, list: &Value) -> Vec<(SmolStr, Value)> {
        match list {
            Value::Record(record) => record.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
            Value::List(list) => list
                .iter()
                .map(|value| {
                    let key = match value {
                        Value::Text(text) => text.clone(),
                        Value::Object(id) => self.world.object(*id).label.clone(),
                        Value::Target(target) => self.world.object(target.owner).label.clone(),
                        Value::Record(record) => {
                            record.get("key").and_then(Value::as_text).cloned().unwrap_or_default()
                        }
                        other => SmolStr::from(other.to_string()),
                    };
                    (key, value.clone())
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn report_unsupported(&mut self, object: ObjectId, mapping: &Mapping) {
        for (reason, when, span) in &mapping.unsupported {
            let applies = match when {
                None => true,
                Some(when) => matches!(self.world.evaluate(when, object, &mut Vec::new()), Value::Bool(true)),
            };
            if !applies {
                continue;
            }
            let reason = match self.world.evaluate(reason, object, &mut Vec::new()) {
                Value::Text(reason) => reason,
                _ => SmolStr::default(),
            };
            let found = self.world.object(object);
            let target = self.target_name();
            let message = format!("{target} cannot express this `{}`: {reason}", found.label);
            let place = self.world.author_span(object);
            let diagnostic = Diagnostic::error("target.unsupported", place, message).label(*span, "stated here");
            self.world.report(diagnostic);
        }
    }

    /// Versions are numbers between points: the greatest counts.
    fn note_needs(&mut self, object: ObjectId, mapping: &Mapping, locals: &mut Vec<Value>) {
        let parts = |version: &SmolStr| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
        for (version, when) in &mapping.needs {
            let applies =
                when.as_ref().is_none_or(|when| matches!(self.world.evaluate(when, object, locals), Value::Bool(true)));
            if applies && self.needs.as_ref().is_none_or(|known| parts(known) < parts(version)) {
                self.needs = Some(version.clone());
            }
        }
    }

    pub(crate) fn target_name(&self) -> &'static str {
        match self.target {
            Target::CloudFormation => "CloudFormation",
            Target::Terraform => "Terraform",
        }
    }

    /// Resources of an object, all of them or those of one mapping.
    pub(crate) fn resources_of<'s>(
        &'s self,
        object: ObjectId,
        mapping: Option<&'s str>,
    ) -> impl Iterator<Item = ResourceId> + 's {
        // Objects that were made since have none.
        let all = self.by_object.get(object.0 as usize).into_iter().flatten();
        all.filter(move |named| mapping.map_or(!named.again, |mapping| named.name == mapping)).map(|named| named.id)
    }

    /// Evaluates all properties; resources that carry a digest of others come last.
    fn fill(&mut self) {
        let late: Vec<bool> = self.drafts.iter().map(|draft| draft.code.settings.contains_key("revision")).collect();
        for (at, late) in late.iter().enumerate() {
            if !late {
                self.fill_one(at);
            }
        }
        for (at, late) in late.iter().enumerate() {
            if *late {
                self.digest(at);
                self.fill_one(at);
            }
        }
    }

    fn fill_one(&mut self, at: usize) {
        let (object, code, mapping) = {
            let draft = &self.drafts[at];
            (draft.object, draft.code.clone(), draft.mapping)
        };
        let mapping = &code.mappings[mapping];
        let mut locals = self.drafts[at].locals.clone();
        self.world.reads.clear();
        let mut properties = Entries::with_capacity(mapping.entries.len());
        let mut path: Vec<SmolStr> = Vec::new();
        let id = ResourceId(at as u32);
        if self.overrides.contains_key(&id) {
            let written = self.world.entries(&mapping.entries, object, &mut locals);
            for (name, value) in &self.overridden(id, &mapping.resource_type, written) {
                self.fill_property(&mapping.resource_type, name, value, &mut path, &mut properties);
            }
        } else if mapping.entries.iter().all(|entry| matches!(entry, Entry::Field(..))) {
            for entry in &mapping.entries {
                let Entry::Field(name, value) = entry else { continue };
                let value = self.world.evaluate(value, object, &mut locals);
                self.fill_property(&mapping.resource_type, name, &value, &mut path, &mut properties);
            }
        } else {
            for (name, value) in &self.world.entries(&mapping.entries, object, &mut locals) {
                self.fill_property(&mapping.resource_type, name, value, &mut path, &mut properties);
            }
        }
        let mut beside = Record::default();
        for (name, value) in &mapping.beside {
            beside.insert(name.clone(), self.world.evaluate(value, object, &mut locals));
        }
        let beside = self.overridden_beside(id, beside);
        let beside = beside.iter().filter_map(|(name, value)| Some((name.clone(), self.node(value, false)?))).collect();
        self.drafts[at].reads = std::mem::take(&mut self.world.reads);
        let resource = &mut self.resources[at];
        resource.properties = properties;
        resource.beside = beside;
    }

    fn fill_property(
        &mut self,
        resource_type: &SmolStr,
        name: &SmolStr,
        value: &Value,
        path: &mut Vec<SmolStr>,
        properties: &mut Entries,
    ) {
        path.push(name.clone());
        let node = self.property(resource_type, value, path);
        path.pop();
        properties.extend(node.map(|node| (name.clone(), node)));
    }

    /// Digest of what the `revision` of an object names, parts and values alike, and order after those parts.
    fn digest(&mut self, at: usize) {
        let (object, code) = (self.drafts[at].object, self.drafts[at].code.clone());
        let Some(list) = code.settings.get("revision") else { return };
        if !self.revisions.contains_key(&object) {
            let list = self.world.evaluate(list, object, &mut Vec::new());
            let mut resources = IndexSet::default();
            self.named_resources(&list, object, &mut resources);
            let mut hash = Sha256::new();
            for id in &resources {
                let resource = &self.resources[id.0 as usize];
                hash.update(resource.path.join("/"));
                for (name, node) in &resource.properties {
                    hash.update(name.as_str());
                    node::hash(node, &self.resources, &mut hash);
                }
            }
            let mut stated = Vec::new();
            self.stated_values(&list, &mut stated);
            for node in &stated {
                node::hash(node, &self.resources, &mut hash);
            }
            let digest: String = hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
            self.revisions.insert(object, digest);
            let own: Vec<ResourceId> = self.resources_of(object, None).collect();
            for id in own {
                let after = &mut self.resources[id.0 as usize].after;
                let known: BTreeSet<ResourceId> = after.iter().copied().collect();
                after.extend(resources.iter().filter(|other| **other != id && !known.contains(other)));
            }
        }
        let revision = self.revisions.get(&object).cloned();
        if self.target == Target::CloudFormation {
            self.resources[at].revision = revision;
        }
    }

    /// What the list of a `revision` states besides parts and items: values as they are.
    fn stated_values(&mut self, value: &Value, found: &mut Vec<Node>) {
        match value {
            Value::Object(_) | Value::Target(_) => {}
            Value::List(list) => list.iter().for_each(|value| self.stated_values(value, found)),
            Value::Record(record) => {
                for (name, value) in record.iter().filter(|(_, value)| !matches!(value, Value::Object(_))) {
                    found.push(Node::Text(name.clone()));
                    self.stated_values(value, found);
                }
            }
            Value::Deploy(deploy) if matches!(&**deploy, crate::value::Deploy::Raw(..)) => {}
            value => found.extend(self.node(value, false)),
        }
    }

    /// Resources that a list of parts and items names, with those of parts within.
    pub(crate) fn named_resources(&mut self, value: &Value, holder: ObjectId, found: &mut IndexSet<ResourceId>) {
        match value {
            Value::Object(id) => {
                found.extend(self.resources_of(*id, None));
                if *id == holder || self.world.object(holder).owner == Some(*id) {
                    return;
                }
                let parts: Vec<ObjectId> = self.world.object(*id).parts.values().flat_map(PartValue::objects).collect();
                for part in parts {
                    self.named_resources(&Value::Object(part), holder, found);
                }
            }
            Value::List(list) => list.iter().for_each(|value| self.named_resources(value, holder, found)),
            Value::Record(record) => record.values().for_each(|value| self.named_resources(value, holder, found)),
            Value::Deploy(deploy) => {
                if let crate::value::Deploy::Raw(object, mapping, _) = &**deploy {
                    found.extend(self.resources_of(*object, Some(mapping)));
                }
            }
            _ => {}
        }
    }

    fn outputs(&mut self) -> Vec<Output> {
        let outputs = self.world.checker.program.outputs.clone();
        let mut list = Vec::new();
        for output in outputs {
            let value = self.world.evaluate(&output.value, ObjectId(0), &mut Vec::new());
            let exported = output.exported.as_ref().map(|name| self.world.evaluate(name, ObjectId(0), &mut Vec::new()));
            if let Value::Object(id) = &value {
                let label = self.world.object(*id).label.clone();
                let diagnostic = Diagnostic::error("output.value", output.value.span, "a declaration is no value")
                    .hint(format!("write one of its attributes, such as `{label}.arn`"));
                self.world.report(diagnostic);
                continue;
            }
            let Some(node) = self.node(&value, false) else { continue };
            let exported = exported.and_then(|name| self.node(&name, true));
            list.push(Output {
                name: output.name.to_string(),
                doc: output.doc.to_string(),
                value: node,
                exported,
                secret: false,
                span: output.span,
            });
        }
        list
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let parameters = self.world.checker.program.parameters.clone();
        let mut list = Vec::new();
        for (at, parameter) in parameters.into_iter().enumerate() {
            let given = self.world.configuration.given.parameters.get(&at).cloned();
            let value = given.or_else(|| {
                let default = parameter.default.as_ref()?;
                Some(self.world.evaluate(default, ObjectId(0), &mut Vec::new()))
            });
            let default = value.and_then(|value| self.node(&value, true));
            let (ty, secret) = match parameter.ty.required() {
                Type::Secret(inner) => ((**inner).clone(), true),
                other => (other.clone(), false),
            };
            let (kind, bounds, pattern) = match &ty {
                Type::Bool => (ParameterKind::Bool, Bounds::NONE, None),
                Type::Number(measure, bounds) => {
                    let scale = if *measure == Measure::Duration { 1_000.0 } else { 1.0 };
                    let scaled = |bound: Option<f64>| bound.map(|bound| bound / scale);
                    let bounds = Bounds { low: scaled(bounds.low), high: scaled(bounds.high) };
                    (ParameterKind::Number, bounds, None)
                }
                Type::List(element, _) => match element.required() {
                    Type::Number(_, bounds) => (ParameterKind::NumberList, *bounds, None),
                    Type::Text(_, bounds, pattern) => {
                        (ParameterKind::TextList, *bounds, pattern.as_ref().map(|pattern| pattern.to_string()))
                    }
                    _ => (ParameterKind::TextList, Bounds::NONE, None),
                },
                Type::Text(format, bounds, pattern) => {
                    let pattern = pattern.as_ref().map(|pattern| pattern.to_string());
                    let email = (*format == TextFormat::Email).then(|| "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$".to_owned());
                    (ParameterKind::Text, *bounds, pattern.or(email))
                }
                _ => (ParameterKind::Text, Bounds::NONE, None),
            };
            let kind = parameter.special.as_ref().map_or(kind, |special| ParameterKind::Special(special.to_string()));
            list.push(Parameter {
                name: parameter.name.to_string(),
                doc: parameter.doc.to_string(),
                kind,
                default,
                secret,
                low: bounds.low,
                high: bounds.high,
                pattern,
                allowed: ty.members().map(SmolStr::to_string).collect(),
                span: parameter.span,
            });
        }
        list
    }
}

/// Whether a node says nothing: such properties are left out.
pub(crate) fn is_empty(node: &Node) -> bool {
    match node {
        Node::List(list) => list.is_empty(),
        Node::Record(record) => record.is_empty(),
        _ => false,
    }
}
