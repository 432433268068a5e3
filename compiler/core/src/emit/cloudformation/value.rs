//! Nodes as values of a template: literals and intrinsic functions.

use std::collections::BTreeSet;

use serde_json::{Number, Value, json};

use super::text;
use crate::emit::{identity, nodes};
use crate::plan::{Node, Plan, Resource, ResourceId, System};

/// The plan with the names that its things have in templates.
pub(super) struct Context<'p> {
    pub(super) plan: &'p Plan,
    logical_ids: Vec<String>,
    /// Names of the plan's parameters.
    pub(super) parameters: Vec<String>,
    /// Name of the parameter for the bucket of packaged code.
    pub(super) assets_bucket: String,
    /// All names that `Ref` could mean.
    pub(super) taken: BTreeSet<String>,
}

impl<'p> Context<'p> {
    pub(super) fn new(plan: &'p Plan) -> Context<'p> {
        let logical_ids: Vec<String> = plan
            .resources
            .iter()
            .map(|resource| identity::logical_id(&resource.path, resource.revision.as_deref()))
            .collect();
        // Parameters and resources share one space of names.
        let mut taken: BTreeSet<String> = logical_ids.iter().cloned().collect();
        let assets_bucket = nodes::unique("AssetsBucket".to_owned(), "Parameter", &mut taken);
        let parameters = plan
            .parameters
            .iter()
            .map(|parameter| nodes::unique(identity::pascal(&parameter.name), "Parameter", &mut taken))
            .collect();
        Context { plan, logical_ids, parameters, assets_bucket, taken }
    }

    pub(super) fn logical_id(&self, id: ResourceId) -> String {
        self.logical_ids.get(id.0 as usize).cloned().unwrap_or_default()
    }

    pub(super) fn logical_id_of(&self, resource: &Resource) -> String {
        identity::logical_id(&resource.path, resource.revision.as_deref())
    }

    pub(super) fn parameter_name(&self, at: usize) -> String {
        self.parameters.get(at).cloned().unwrap_or_default()
    }

    /// A node as a value of a property.
    pub(super) fn value(&self, node: &Node) -> Value {
        match node {
            Node::Bool(value) => json!(value),
            Node::Integer(number) => json!(number),
            Node::Number(value) => number(*value),
            Node::Text(text) => json!(text.as_str()),
            Node::List(list) => Value::Array(list.iter().map(|node| self.value(node)).collect()),
            Node::Record(record) => {
                Value::Object(record.iter().map(|(name, node)| (name.to_string(), self.value(node))).collect())
            }
            Node::Attribute(id, attribute) if attribute == "Ref" => json!({ "Ref": self.logical_id(*id) }),
            Node::Attribute(id, attribute) => json!({ "Fn::GetAtt": [self.logical_id(*id), attribute.as_str()] }),
            Node::Parameter(at) => json!({ "Ref": self.parameter_name(*at) }),
            Node::System(system) => self.system(*system),
            Node::Concat(_) | Node::Json(_) => text::substitute(self, node),
            // Lowering refuses it.
            Node::FromJson { .. } => Value::Null,
            Node::Split { text, separator, index } => {
                json!({ "Fn::Select": [index, { "Fn::Split": [separator.as_str(), self.value(text)] }] })
            }
            Node::Join { list, separator } => self.join(list, separator),
            Node::Index { list, index } => match &**list {
                Node::List(items) if *index < items.len() => self.value(&items[*index]),
                list => json!({ "Fn::Select": [index, self.value(list)] }),
            },
        }
    }

    /// A list as one text.
    pub(super) fn join(&self, list: &Node, separator: &str) -> Value {
        if let Node::List(items) = list {
            let texts: Option<Vec<String>> = items.iter().map(plain_text).collect();
            if let Some(texts) = texts {
                return json!(texts.join(separator));
            }
        }
        json!({ "Fn::Join": [separator, self.value(list)] })
    }

    fn system(&self, system: System) -> Value {
        match system {
            System::Zones => json!({ "Fn::GetAZs": "" }),
            // A template has no folder; packaged code is named relative to it.
            System::ModulePath => json!("."),
            System::AssetsBucket => json!({ "Ref": self.assets_bucket }),
            System::Region => json!({ "Ref": "AWS::Region" }),
            System::Account => json!({ "Ref": "AWS::AccountId" }),
            System::Partition => json!({ "Ref": "AWS::Partition" }),
            System::UrlSuffix => json!({ "Ref": "AWS::URLSuffix" }),
            System::StackId => json!({ "Ref": "AWS::StackId" }),
        }
    }
}

/// A number, whole ones without a fraction.
pub(in crate::emit) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return json!(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// The text of a literal.
pub(super) fn plain_text(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.to_string()),
        Node::Bool(value) => Some(value.to_string()),
        Node::Integer(number) => Some(number.to_string()),
        Node::Number(value) => Some(number(*value).to_string()),
        _ => None,
    }
}
