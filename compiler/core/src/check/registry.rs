//! Types of CloudFormation's registry as kinds: the library's `kind resource` with the properties and attributes that the
//! facts tell of a type.

use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::Checker;
use super::expression::poison;
use super::ir::{Attribute, AttributeForms, Body, BodyId, Code, Expr, ExprKind, Property};
use crate::diagnostic::Diagnostic;
use crate::facts::{CloudFormationProperty, CloudFormationType, Facts, JsonType};
use crate::map::IndexMap;
use crate::source::{Base, Span};
use crate::types::{Bounds, Measure, RecordField, RecordType, Type};

/// The kind of the library that stands for all types.
pub(super) const KIND: &str = "resource";
/// The rule for values that a schema does not allow: a schema may be older than the service, so it can be waived.
pub(crate) const VALUE: &str = "resource.value";
/// Its attribute whose forms are those of all attributes of a type.
const ANY: &str = "any";
/// Attributes in attributes that are known apart.
const DEPTH: usize = 4;

/// Whether a name is one of the registry, not of a kind.
pub(super) fn is_type(name: &str) -> bool {
    name.contains("::")
}

impl Checker<'_> {
    /// The full name of what a declaration is of: a kind, or a type of the registry.
    pub(super) fn kind_of(&self, declaration: &ast::Declaration, base: Base) -> Option<SmolStr> {
        match &declaration.resource_type {
            // A kind is no type.
            Some(text) => text.literal().filter(|name| is_type(name)),
            None => self.kind_name(&declaration.kind, base),
        }
    }

    /// The same with its body; reports when there is none.
    pub(super) fn find_declared(&mut self, declaration: &ast::Declaration, base: Base) -> Option<(SmolStr, BodyId)> {
        let Some(text) = &declaration.resource_type else { return self.find_kind(&declaration.kind, base) };
        if let Some(name) = self.kind_of(declaration, base)
            && let Some(id) = self.kind(&name)
        {
            return Some((name, id));
        }
        self.report_unknown_type(&text.literal()?, base.span(text.span));
        None
    }

    /// Reports a declaration whose type is missing or no literal: whether it is one.
    pub(super) fn report_untyped(&self, declaration: &ast::Declaration, base: Base) -> bool {
        let word = declaration.kind.parts.last().filter(|kind| kind.text == KIND);
        let (span, message) = match (&declaration.resource_type, word) {
            (Some(text), _) if text.literal().is_none() => (text.span, "the type of a raw resource is written out"),
            (None, Some(word)) => (word.span, "a raw resource says its type"),
            _ => return false,
        };
        let hint = format!("write `resource {}: \"AWS::…::…\" {{ … }}`", declaration.name.text);
        self.report(Diagnostic::error("resource.type", base.span(span), message).hint(hint));
        true
    }

    /// Reports a type that the registry does not have.
    fn report_unknown_type(&self, name: &str, span: Span) {
        let message = format!("CloudFormation's registry has no type `{name}`");
        let diagnostic = Diagnostic::error("resource.type", span, message);
        self.report(match Facts::embedded().nearest_cloudformation(name) {
            Some(near) => diagnostic.here(format!("did you mean `{near}`?")).hint(format!("write `\"{near}\"`")).fix(
                format!("write `\"{near}\"`"),
                span,
                format!("\"{near}\""),
            ),
            None => diagnostic.hint("types look like `\"AWS::WAFv2::WebACL\"`"),
        });
    }

    /// Reports a property of a type that cannot be given as one: read-only, or tags of what has none.
    pub(super) fn report_registry_property(&self, body: &Body, key: &str, span: Span) -> bool {
        let Some(registry) = &body.registry else { return false };
        if key == "tags" && registry.tags().is_none_or(|tags| tags.contains('/')) {
            let message = format!("`{}` has no property for tags", body.name);
            self.report(Diagnostic::error("resource.tags", span, message).hint("remove `tags`"));
            return true;
        }
        if registry.property(&[key]).is_some_and(|property| property.read_only) {
            let message = format!("`{key}` of `{}` is what AWS answers, and cannot be given", body.name);
            let diagnostic = Diagnostic::error("resource.read-only", span, message);
            self.report(diagnostic.hint(format!("remove `{key}`; others read it as `….{key}`")));
            return true;
        }
        false
    }
}

/// Adds what the facts tell of a type to the body of its kind.
pub(super) fn extend(body: &mut Body) {
    let Some(registry) = Facts::embedded().cloudformation(&body.name) else { return };
    let required = registry.required(&[]);
    for name in registry.properties(&[]) {
        if registry.property(&[name]).is_none_or(|property| property.read_only) {
            continue;
        }
        let ty = match registry.holds_write_only(name) {
            true => Type::union([Type::Any, Type::Secret(Arc::new(Type::Any))]),
            false => Type::Any,
        };
        let required = required.contains(&name);
        let property = Property { ty, required, span: body.span };
        body.properties.entry(SmolStr::new(name)).or_insert(property);
    }
    body.attributes.shift_remove(ANY);
    for path in registry.outputs() {
        let first = path.split('/').next().unwrap_or(path);
        if !body.attributes.contains_key(first) {
            let ty = attribute_type(&registry, &mut vec![first]);
            let attribute = Attribute { ty, span: body.span };
            body.attributes.insert(SmolStr::new(first), attribute);
        }
    }
    body.registry = Some(registry);
}

/// Type of an attribute. Of a record that is not read as a whole, what can be read.
fn attribute_type(registry: &CloudFormationType, path: &mut Vec<&str>) -> Type {
    let Some(property) = registry.property(path) else { return Type::Any };
    if property.types != [JsonType::Object] || path.len() >= DEPTH {
        return plain_type(&property);
    }
    let here = path.join("/");
    let whole = registry.outputs().any(|known| here == known || here.starts_with(&format!("{known}/")));
    let names: Vec<String> = match whole {
        true => registry.properties(path).into_iter().map(str::to_owned).collect(),
        false => {
            let inner = registry.outputs().filter_map(|known| known.strip_prefix(&here)?.strip_prefix('/'));
            inner.filter_map(|rest| rest.split('/').next()).map(str::to_owned).collect()
        }
    };
    if names.is_empty() {
        return Type::Any;
    }
    let mut fields = IndexMap::default();
    for name in &names {
        let mut inner = path.clone();
        inner.push(name);
        let ty = attribute_type(registry, &mut inner);
        let span = Span { file: crate::source::FileId(0), start: 0, end: 0 };
        fields.insert(SmolStr::new(name), RecordField { doc: SmolStr::default().into(), ty, default: None, span });
    }
    Type::Record(Arc::new(RecordType { name: None, fields }))
}

fn plain_type(property: &CloudFormationProperty) -> Type {
    match property.types.as_slice() {
        [JsonType::Bool] => Type::Bool,
        [JsonType::Integer] => Type::INTEGER,
        [JsonType::Number] => Type::Number(Measure::Number, Bounds::NONE),
        [JsonType::Text] => Type::TEXT,
        [JsonType::List] => {
            let item = property.item.as_deref().map_or(Type::Any, plain_type);
            Type::List(Arc::new(item), Bounds::NONE)
        }
        _ => Type::Any,
    }
}

/// Gives the attributes of a type their forms, and its mapping its type.
pub(super) fn complete(body: &Body, code: &mut Code) {
    let Some(registry) = &body.registry else { return };
    for mapping in code.mappings.iter_mut().filter(|mapping| is_template(&mapping.resource_type)) {
        mapping.resource_type = body.name.clone();
    }
    let Some(AttributeForms::Forms { cloudformation: Some(here), terraform: Some(there), .. }) =
        code.attributes.shift_remove(ANY)
    else {
        return;
    };
    for name in body.attributes.keys().filter(|name| !code.attributes.contains_key(*name)).cloned().collect::<Vec<_>>()
    {
        let (cloudformation, terraform) = (Some(part(&here, &name)), Some(part(&there, &name)));
        code.attributes.insert(name, AttributeForms::Forms { cloudformation, terraform, known: None, existing: None });
    }
    // `Ref` is the identifier, unless it is something else.
    if let Some(reference) = registry.reference().filter(|reference| registry.identifier() != [*reference])
        && let Some((_, AttributeForms::Forms { terraform, .. })) =
            code.attributes.iter_mut().find(|(_, forms)| is_reference(forms))
    {
        *terraform = Some(reference.split('/').fold(there, |of, name| part(&of, name)));
    }
}

/// `AWS::*` stands for the type.
pub(crate) fn is_template(resource_type: &str) -> bool {
    resource_type.ends_with("::*")
}

/// Whether an attribute is what CloudFormation's `Ref` gives.
fn is_reference(forms: &AttributeForms) -> bool {
    let AttributeForms::Forms { cloudformation: Some(form), .. } = forms else { return false };
    matches!(&form.kind, ExprKind::Constant(value) if value.as_text().is_some_and(|text| text == "Ref"))
}

/// `of.name`
fn part(of: &Expr, name: &str) -> Expr {
    let kind = ExprKind::Member { base: Box::new(of.clone()), name: SmolStr::new(name) };
    Expr { kind, ..poison(of.span) }
}

/// The tree of the kind that stands for a type, when the registry has it.
pub(super) fn template_of(name: &str) -> Option<&'static str> {
    Facts::embedded().cloudformation(name).map(|_| KIND)
}
