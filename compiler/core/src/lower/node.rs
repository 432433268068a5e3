//! Values to nodes: what deployment knows becomes references to resources, or known text where that is wanted.

use sha2::{Digest, Sha256};
use smol_str::{SmolStr, ToSmolStr, format_smolstr};

use super::{Lowering, is_empty};
use crate::check::ir::{AttributeForms, Code, ExprKind};
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::plan::{Entries, Node, Resource, Target};
use crate::value::{Deploy, ObjectId, Value};

impl Lowering<'_, '_, '_> {
    /// A property's value; what is a record here and text in the target becomes JSON text.
    pub(super) fn property(&mut self, resource_type: &SmolStr, value: &Value, path: &mut Vec<SmolStr>) -> Option<Node> {
        if matches!(value, Value::Record(_)) && self.is_text(resource_type, path) {
            return self.node(value, false).map(|node| Node::Json(Box::new(node)));
        }
        if let Value::Deploy(deploy) = value
            && let Deploy::Known(inner) = &**deploy
            && matches!(inner, Value::Record(_))
            && self.is_text(resource_type, path)
        {
            return self.node(inner, true).map(|node| Node::Json(Box::new(node)));
        }
        if let Value::Deploy(deploy) = value
            && let Deploy::Exact(inner) = &**deploy
        {
            return self.exact_property(resource_type, inner, path);
        }
        match value {
            Value::Record(record) => {
                let mut entries = Entries::with_capacity(record.len());
                for (name, value) in record.iter() {
                    self.fill_property(resource_type, name, value, path, &mut entries);
                }
                Some(Node::Record(entries)).filter(|node| !is_empty(node))
            }
            Value::List(list) => {
                let mut nodes = Vec::with_capacity(list.len());
                for value in list.iter() {
                    nodes.extend(self.property(resource_type, value, path));
                }
                Some(Node::List(nodes)).filter(|node| !is_empty(node))
            }
            value => self.node(value, false),
        }
    }

    /// A property's value with all that is empty in it; records are JSON text where text is wanted.
    fn exact_property(&mut self, resource_type: &SmolStr, value: &Value, path: &mut Vec<SmolStr>) -> Option<Node> {
        match value {
            Value::Record(_) if self.is_text(resource_type, path) => {
                self.exact(value).map(|node| Node::Json(Box::new(node)))
            }
            Value::Record(record) => {
                let mut entries = Entries::with_capacity(record.len());
                for (name, value) in record.iter() {
                    path.push(name.clone());
                    entries.extend(self.exact_property(resource_type, value, path).map(|node| (name.clone(), node)));
                    path.pop();
                }
                Some(Node::Record(entries))
            }
            Value::List(list) => Some(Node::List(
                list.iter().filter_map(|value| self.exact_property(resource_type, value, path)).collect(),
            )),
            other => self.exact(other),
        }
    }

    /// Whether the target wants text at a path of a resource's properties.
    fn is_text(&mut self, resource_type: &SmolStr, path: &[SmolStr]) -> bool {
        if let Some(known) = self.texts.get(resource_type).and_then(|paths| paths.get(path)) {
            return *known;
        }
        let names: Vec<&str> = path.iter().map(SmolStr::as_str).collect();
        let is_text = match self.target {
            Target::CloudFormation => {
                self.facts.cloudformation(resource_type).is_some_and(|found| found.is_text(&names))
            }
            Target::Terraform => self.facts.terraform(resource_type).is_some_and(|found| found.is_text(&names)),
        };
        self.texts.entry(resource_type.clone()).or_default().insert(path.to_vec(), is_text);
        is_text
    }

    /// A value as a node; nothing for `none` and for what becomes empty. `known` asks for text that slsc writes itself
    /// instead of references, wherever it can.
    pub(crate) fn node(&mut self, value: &Value, known: bool) -> Option<Node> {
        let node = match value {
            Value::Poison | Value::None => return None,
            Value::Bool(value) => Node::Bool(*value),
            Value::Integer(number) => Node::Integer(*number),
            Value::Number(number) => whole(*number),
            Value::Percent(percent) => whole(*percent),
            Value::Text(text) => Node::Text(text.clone()),
            Value::Type(ty) => Node::Text(ty.to_smolstr()),
            // A kind's mapping says the unit with `as`; in a user's environment the number of seconds or bytes is meant.
            Value::Duration(milliseconds) => whole(*milliseconds as f64 / 1_000.0),
            Value::Size(bytes) => Node::Integer(*bytes),
            Value::Rate(number, _) => whole(*number),
            Value::List(list) => {
                let nodes: Vec<Node> = list.iter().filter_map(|value| self.node(value, known)).collect();
                Node::List(nodes)
            }
            Value::Record(record) => {
                let mut entries = Entries::with_capacity(record.len());
                for (name, value) in record.iter() {
                    entries.extend(self.node(value, known).map(|node| (name.clone(), node)));
                }
                Node::Record(entries)
            }
            Value::Object(id) => {
                let found = self.world.object(*id);
                let place = self.world.author_span(*id);
                let message = format!("`{}` stands where a value is needed", found.label);
                let diagnostic = Diagnostic::error("kind.mapping", place, message).label(found.span, "declared here");
                self.world.report(diagnostic.hint("write one of its attributes"));
                return None;
            }
            Value::Target(target) => return self.node(&Value::Object(target.owner), known),
            Value::Capability(_) | Value::Source(_) => return None,
            Value::Deploy(deploy) => return self.deploy(deploy, known),
        };
        Some(node).filter(|node| !is_empty(node))
    }

    fn deploy(&mut self, deploy: &Deploy, known: bool) -> Option<Node> {
        Some(match deploy {
            Deploy::Attribute(object, name) => return self.attribute(*object, name, known),
            Deploy::Raw(object, mapping, path) => {
                let resource = self.resources_of(*object, Some(mapping)).next()?;
                Node::Attribute(resource, path.clone())
            }
            Deploy::Concat(pieces) => {
                let nodes: Vec<Node> = pieces.iter().filter_map(|piece| self.node(piece, known)).collect();
                Node::Concat(flat(nodes))
            }
            Deploy::Parameter(at) => Node::Parameter(*at),
            Deploy::System(system) => Node::System(*system),
            Deploy::Split(text, separator) => {
                let text = Box::new(self.node(text, known)?);
                Node::Split { text, separator: separator.clone(), index: 0 }
            }
            Deploy::Join(list, separator) => {
                let list = Box::new(self.node(list, known)?);
                Node::Join { list, separator: separator.clone() }
            }
            Deploy::Index(list, index) => {
                if let Value::Deploy(inner) = list
                    && let Deploy::Split(text, separator) = &**inner
                {
                    let text = Box::new(self.node(text, known)?);
                    return Some(Node::Split { text, separator: separator.clone(), index: *index });
                }
                Node::Index { list: Box::new(self.node(list, known)?), index: *index }
            }
            Deploy::Json(value) => Node::Json(Box::new(self.node(value, known)?)),
            Deploy::FromJson(text, path) => {
                if self.target == Target::CloudFormation {
                    return self.unreadable_json(text);
                }
                Node::FromJson { text: Box::new(self.node(text, known)?), path: path.clone() }
            }
            Deploy::Known(value) => return self.node(value, true),
            Deploy::Exact(value) => return self.exact(value),
            Deploy::Event(_) => {
                // Kinds turn it into what their service reads; where one does not, that is a mistake of the kind.
                debug_assert!(false, "an event stands in a mapping");
                return None;
            }
            Deploy::Revision(object) => {
                Node::Text(self.revisions.get(object).map(ToSmolStr::to_smolstr).unwrap_or_default())
            }
        })
    }

    /// A value with all that is empty in it.
    fn exact(&mut self, value: &Value) -> Option<Node> {
        match value {
            Value::List(list) => Some(Node::List(list.iter().filter_map(|value| self.exact(value)).collect())),
            Value::Record(record) => {
                let entries = record.iter().filter_map(|(name, value)| Some((name.clone(), self.exact(value)?)));
                Some(Node::Record(entries.collect()))
            }
            Value::Deploy(deploy) => match &**deploy {
                Deploy::Json(inner) => Some(Node::Json(Box::new(self.exact(inner)?))),
                deploy => self.deploy(deploy, false),
            },
            plain => self.node(plain, false),
        }
    }

    /// CloudFormation has no function that reads JSON.
    fn unreadable_json(&mut self, text: &Value) -> Option<Node> {
        let mut owners = Vec::new();
        functions::references(text, &mut owners);
        let place = match owners.first() {
            Some(owner) => self.world.author_span(*owner),
            None => self.world.author_span(ObjectId(0)),
        };
        let message = "CloudFormation cannot read JSON that only deployment knows";
        let diagnostic = Diagnostic::error("target.unsupported", place, message);
        self.world.report(diagnostic.hint("pass the text on, and let code read it when it runs"));
        None
    }

    /// An attribute that a kind declares, in the form that is wanted here; `Endpoint.Address` is a part of one.
    fn attribute(&mut self, object: ObjectId, name: &SmolStr, known: bool) -> Option<Node> {
        let code = self.world.checker.code(self.world.object(object).body);
        if let Some((outer, inner)) = name.split_once('.').filter(|_| !code.attributes.contains_key(name)) {
            return self.attribute_part(object, &code, outer, inner);
        }
        let forms = code.attributes.get(name)?;
        let (cloudformation, terraform, has_text) = match forms {
            AttributeForms::Value(value) => {
                let value = self.world.evaluate(value, object, &mut Vec::new());
                return self.node(&value, known);
            }
            AttributeForms::Forms { cloudformation, terraform, known, .. } => {
                (cloudformation, terraform, known.is_some())
            }
        };
        if known
            && has_text
            && let Some(value) = self.world.known_form(object, name, 0)
            && let Some(node) = self.node(&value, true)
        {
            return Some(node);
        }
        let form = match self.target {
            Target::CloudFormation => cloudformation,
            Target::Terraform => terraform,
        };
        let Some(form) = form else {
            let found = self.world.object(object);
            let message = format!("`{}` has no attribute `{name}` in {}", found.label, self.target_name());
            self.world.report(Diagnostic::error("target.attribute", self.world.author_span(object), message));
            return None;
        };
        match self.world.evaluate(form, object, &mut Vec::new()) {
            // What is put together is the value itself, not the name of an attribute.
            Value::Text(attribute) if !matches!(form.kind, ExprKind::Interpolate(_)) => {
                let Some(resource) = self.resources_of(object, Some("")).next() else {
                    let found = self.world.object(object);
                    let message = format!("`{}` has no resource of its own in {}", found.label, self.target_name());
                    self.world.report(Diagnostic::error("kind.mapping", self.world.author_span(object), message));
                    return None;
                };
                Some(Node::Attribute(resource, attribute))
            }
            value => self.node(&value, known),
        }
    }
}

impl Lowering<'_, '_, '_> {
    /// A part of an attribute that is a record.
    fn attribute_part(&mut self, object: ObjectId, code: &Code, outer: &str, inner: &str) -> Option<Node> {
        let AttributeForms::Forms { cloudformation, terraform, .. } = code.attributes.get(outer)? else { return None };
        let form = match self.target {
            Target::CloudFormation => cloudformation,
            Target::Terraform => terraform,
        };
        let form = form.as_ref()?;
        let mut value = self.world.evaluate(form, object, &mut Vec::new());
        for name in inner.split('.') {
            value = self.world.member(&value, name, form, object);
        }
        self.node(&value, false)
    }
}

/// A number without a fraction as an integer.
fn whole(number: f64) -> Node {
    if number.fract() == 0.0 && number.abs() < 9e15 { Node::Integer(number as i64) } else { Node::Number(number) }
}

/// Nested pieces in one list, neighbouring texts joined.
fn flat(nodes: Vec<Node>) -> Vec<Node> {
    let mut list: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (node, list.last_mut()) {
            (Node::Concat(inner), _) => {
                let mut all = std::mem::take(&mut list);
                all.extend(inner);
                list = flat(all);
            }
            (Node::Text(text), Some(Node::Text(last))) => *last = format_smolstr!("{last}{text}"),
            (node, _) => list.push(node),
        }
    }
    list
}

/// Feeds a node to a digest, resources by their identity.
pub(super) fn hash(node: &Node, resources: &[Resource], digest: &mut Sha256) {
    match node {
        Node::Bool(value) => digest.update([u8::from(*value)]),
        Node::Integer(number) => digest.update(number.to_le_bytes()),
        Node::Number(number) => digest.update(number.to_le_bytes()),
        Node::Text(text) => {
            digest.update(b"t");
            digest.update(text.as_str());
        }
        Node::List(list) | Node::Concat(list) => {
            digest.update(b"[");
            list.iter().for_each(|node| hash(node, resources, digest));
            digest.update(b"]");
        }
        Node::Record(record) => {
            digest.update(b"{");
            for (name, node) in record {
                digest.update(name.as_str());
                digest.update(b":");
                hash(node, resources, digest);
            }
            digest.update(b"}");
        }
        Node::Attribute(id, attribute) => {
            digest.update(resources[id.0 as usize].path.join("/"));
            digest.update(attribute.as_str());
        }
        Node::Parameter(at) => digest.update(format!("p{at}")),
        Node::System(system) => digest.update(format!("{system:?}")),
        Node::Json(inner) => hash(inner, resources, digest),
        Node::FromJson { text, path } => {
            digest.update(format!("f{}", path.join("/")));
            hash(text, resources, digest);
        }
        Node::Split { text, separator, index } => {
            digest.update(format!("s{separator}{index}"));
            hash(text, resources, digest);
        }
        Node::Join { list, separator } => {
            digest.update(format!("j{separator}"));
            hash(list, resources, digest);
        }
        Node::Index { list, index } => {
            digest.update(format!("i{index}"));
            hash(list, resources, digest);
        }
    }
}
