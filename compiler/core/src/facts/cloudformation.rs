//! Facts about resource types of CloudFormation, as their schemas in the registry tell them.

use std::collections::BTreeSet;

use super::json::{Fields, Json};
use super::near::nearest;

/// How deep references and choices of a schema are followed; the deepest chain of the table needs a fraction of it.
const DEEPEST: usize = 24;

/// What one resource type takes and gives.
#[derive(Debug)]
pub struct CloudFormationType {
    name: &'static str,
    facts: Fields,
}

/// A type of JSON value that a property takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonType {
    /// `true`, `false`
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A list.
    List,
    /// An object, of named properties or with any keys.
    Object,
}

impl JsonType {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "boolean" => Self::Bool,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::Text,
            "array" => Self::List,
            "object" => Self::Object,
            _ => return None,
        })
    }

    /// In the words of JSON Schema.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Bool => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Text => "string",
            Self::List => "array",
            Self::Object => "object",
        }
    }
}

/// What is known of a property.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CloudFormationProperty {
    /// Types of values that it takes, sorted; empty when the schema leaves them open.
    pub types: Vec<JsonType>,
    /// The only values that it takes; empty when there is no such list.
    pub allowed: Vec<Json>,
    /// Limits of a number.
    pub range: (Option<f64>, Option<f64>),
    /// Limits of a string's length in characters.
    pub length: (Option<u64>, Option<u64>),
    /// Limits of a list's length.
    pub items: (Option<u64>, Option<u64>),
    /// A regular expression (of ECMAScript) that a string matches somewhere.
    pub pattern: Option<String>,
    /// Whether what it stands in needs it.
    pub required: bool,
    /// Whether it can be read, but not given.
    pub read_only: bool,
    /// Whether it can be given, but not read.
    pub write_only: bool,
    /// Whether a change of it replaces the resource.
    pub create_only: bool,
    /// Whether a change of it replaces the resource in some cases.
    pub may_replace: bool,
    /// What a text names, as `AWS::EC2::Subnet.Id`: one of these; empty when that is not told.
    pub names: Vec<String>,
    /// What an item of the list is, where lists are taken.
    pub item: Option<Box<CloudFormationProperty>>,
}

/// The schemas of which a value may follow one, references resolved.
type Shapes<'a> = Vec<&'a Fields>;

impl CloudFormationType {
    /// Its name, as `AWS::SQS::Queue`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The property at a path of names; positions in lists are not part of a path, keys of maps are.
    pub fn property(&self, names: &[&str]) -> Option<CloudFormationProperty> {
        let (last, outer) = names.split_last()?;
        let shapes = self.entered(outer)?;
        let inner = self.step(&shapes, last)?;
        let mut found = self.describe(&inner, 0);
        found.required = shapes.iter().any(|shape| lists(shape, "required", last));
        let path = names.join("/");
        found.read_only = self.tells("readOnly", &path);
        found.write_only = self.tells("writeOnly", &path);
        found.create_only = self.tells("createOnly", &path);
        found.may_replace = self.tells("mayReplace", &path);
        Some(found)
    }

    /// Names of the properties at a path, sorted; those of the type itself for the empty path.
    pub fn properties(&self, names: &[&str]) -> Vec<&str> {
        let shapes = self.entered(names).unwrap_or_default();
        let names: BTreeSet<&str> = shapes
            .iter()
            .filter_map(|shape| shape.get("properties")?.as_object())
            .flat_map(|properties| properties.keys())
            .collect();
        names.into_iter().collect()
    }

    /// Names of what must stand in an object at a path, sorted: what one of several forms needs is not needed by all.
    pub fn required(&self, names: &[&str]) -> Vec<&str> {
        let Some((last, outer)) = names.split_last() else { return needed(self, &self.facts, 0).into_iter().collect() };
        let Some(shapes) = self.entered(outer) else { return Vec::new() };
        let schema = shapes.iter().find_map(|shape| shape.get("properties")?.get(last));
        schema.map(|schema| self.needed_of(schema, 0).into_iter().collect()).unwrap_or_default()
    }

    /// What a schema needs, lists entered.
    fn needed_of<'a>(&'a self, schema: &'a Json, depth: usize) -> BTreeSet<&'a str> {
        let Some(schema) = schema.as_object().filter(|_| depth < DEEPEST) else { return BTreeSet::new() };
        if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
            let target = self.facts.get("definitions").and_then(|definitions| definitions.get(name));
            return target.map(|target| self.needed_of(target, depth + 1)).unwrap_or_default();
        }
        if let Some(items) = schema.get("items") {
            return self.needed_of(items, depth + 1);
        }
        needed(self, schema, depth)
    }

    /// The shape of the objects at a path, when they have one only.
    pub(super) fn one_shape(&self, names: &[&str]) -> Option<&Fields> {
        match self.entered(names)?.as_slice() {
            [shape] => Some(*shape),
            _ => None,
        }
    }

    /// Whether a property, or something in it, can be given but not read: it may be a secret.
    pub fn holds_write_only(&self, name: &str) -> bool {
        self.paths("writeOnly").any(|known| known.split('/').next() == Some(name))
    }

    /// Properties that `Fn::GetAtt` gives, as paths such as `Arn` and `Endpoint/Address`. What stands in lists is none.
    pub fn outputs(&self) -> impl Iterator<Item = &str> {
        self.attributes().filter(|path| !path.contains('*'))
    }

    /// Whether nothing but text is wanted at a path: a string, or the items of a list of strings.
    pub fn is_text(&self, names: &[&str]) -> bool {
        let Some(mut property) = self.property(names) else { return false };
        while property.types == [JsonType::List] {
            match property.item.take() {
                Some(item) => property = *item,
                None => return false,
            }
        }
        property.types == [JsonType::Text]
    }

    /// Whether `Fn::GetAtt` gives an attribute, written as `Arn` or `Endpoint.Address`.
    pub fn attribute(&self, name: &str) -> bool {
        // What a custom resource gives is in its own answer.
        self.is_open() || self.attributes().any(|known| same_path(known, &name.replace('.', "/")))
    }

    /// The attribute that a misspelt one may mean.
    pub fn nearest_attribute(&self, name: &str) -> Option<String> {
        nearest(&name.replace('.', "/"), self.attributes()).map(|near| near.replace('/', "."))
    }

    /// The property that `Ref` gives, where that is known.
    pub fn reference(&self) -> Option<&str> {
        self.facts.get("reference")?.as_str()
    }

    /// The properties that tell one resource of the type from another.
    pub fn identifier(&self) -> Vec<&str> {
        self.paths("identifier").collect()
    }

    /// The property that holds tags, where it can have some.
    pub fn tags(&self) -> Option<&str> {
        self.facts.get("tags")?.as_str()
    }

    /// Whether Cloud Control can make one, through which Terraform reaches types that its provider does not know.
    pub fn is_provisionable(&self) -> bool {
        self.facts.get("provisionable") != Some(&Json::Bool(false))
    }

    /// A type of its line: `[name, facts]`, described in `tests/facts/refresh_cloudformation.py`.
    pub(super) fn parse(name: &'static str, items: Vec<Json>) -> Option<Self> {
        match items.into_iter().nth(1)? {
            Json::Object(facts) => Some(Self { name, facts }),
            _ => None,
        }
    }

    fn is_open(&self) -> bool {
        self.facts.contains_key("patternProperties") || self.facts.contains_key("additionalProperties")
    }

    fn attributes(&self) -> impl Iterator<Item = &str> {
        self.paths("readOnly").chain(self.paths("attributes"))
    }

    fn paths(&self, kind: &str) -> impl Iterator<Item = &str> + use<'_> {
        self.facts.get(kind).and_then(Json::as_list).into_iter().flatten().filter_map(Json::as_str)
    }

    /// Whether one of the lists of paths has a path, or one around it.
    fn tells(&self, kind: &str, path: &str) -> bool {
        self.paths(kind).any(|known| {
            let known = known.replace("/*", "");
            path == known || path.strip_prefix(&known).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The shapes of what stands at a path, lists entered.
    fn entered(&self, names: &[&str]) -> Option<Shapes<'_>> {
        let mut shapes = vec![&self.facts];
        for name in names {
            shapes = self.items(self.step(&shapes, name)?);
        }
        Some(shapes)
    }

    /// The shapes of a property of some shapes; empty when a shape takes any name and says no more.
    fn step<'a>(&'a self, shapes: &[&'a Fields], name: &str) -> Option<Shapes<'a>> {
        // Any value goes: so do all inside it.
        if shapes.is_empty() {
            return Some(Vec::new());
        }
        let mut found = Vec::new();
        for shape in shapes {
            if let Some(schema) = shape.get("properties").and_then(|properties| properties.get(name)) {
                self.resolve(schema, &mut found, 0);
                return Some(found);
            }
        }
        for shape in shapes {
            let patterns = shape.get("patternProperties").and_then(Json::as_object);
            if let Some(schema) = patterns.and_then(|patterns| patterns.iter().next().map(|(_, schema)| schema)) {
                self.resolve(schema, &mut found, 0);
                return Some(found);
            }
            match shape.get("additionalProperties") {
                Some(Json::Bool(true)) => return Some(Vec::new()),
                Some(schema @ Json::Object(_)) => {
                    self.resolve(schema, &mut found, 0);
                    return Some(found);
                }
                _ => {}
            }
        }
        // An object of which the schema names no property, or a value of which it says nothing, is open.
        let open = shapes.iter().any(|shape| {
            !shape.contains_key("properties") && (types(shape).contains(&JsonType::Object) || types(shape).is_empty())
        });
        (open && !shapes.iter().any(|shape| shape.contains_key("properties"))).then(Vec::new)
    }

    /// A schema and its choices, references followed.
    fn resolve<'a>(&'a self, schema: &'a Json, found: &mut Shapes<'a>, depth: usize) {
        let Some(schema) = schema.as_object().filter(|_| depth < DEEPEST) else { return };
        if let Some(name) = schema.get("$ref").and_then(Json::as_str) {
            if let Some(target) = self.facts.get("definitions").and_then(|definitions| definitions.get(name)) {
                self.resolve(target, found, depth + 1);
            }
            return;
        }
        if schema.keys().any(|key| !CHOICES.contains(&key)) {
            found.push(schema);
        }
        for choices in CHOICES.iter().filter_map(|key| schema.get(key)?.as_list()) {
            for choice in choices {
                self.resolve(choice, found, depth + 1);
            }
        }
    }

    /// The shapes of the innermost items where lists are taken, besides those that are no lists.
    fn items<'a>(&'a self, shapes: Shapes<'a>) -> Shapes<'a> {
        let mut entered = shapes;
        for _ in 0..DEEPEST {
            if !entered.iter().any(|shape| shape.contains_key("items")) {
                break;
            }
            let mut next = Vec::new();
            for shape in entered {
                match shape.get("items") {
                    Some(items) => self.resolve(items, &mut next, 0),
                    None => next.push(shape),
                }
            }
            entered = next;
        }
        entered
    }

    fn describe(&self, shapes: &[&Fields], depth: usize) -> CloudFormationProperty {
        let types: BTreeSet<JsonType> = shapes.iter().flat_map(|shape| types(shape)).collect();
        // Of several forms any may be meant, and each has limits of its own.
        let one = if let [shape] = shapes { Some(*shape) } else { None };
        let number = |key: &str| one?.get(key)?.as_f64();
        let count = |key: &str| one?.get(key)?.as_u64();
        let mut items = Vec::new();
        for schema in shapes.iter().filter_map(|shape| shape.get("items")) {
            self.resolve(schema, &mut items, 0);
        }
        CloudFormationProperty {
            types: types.into_iter().collect(),
            allowed: allowed(shapes),
            range: (number("minimum"), number("maximum")),
            length: (count("minLength"), count("maxLength")),
            items: (count("minItems"), count("maxItems")),
            // Of several patterns any may be the one that is meant.
            pattern: one.and_then(|shape| Some(shape.get("pattern")?.as_str()?.to_owned())),
            names: shapes.iter().filter_map(|shape| shape.get("format")).flat_map(texts).collect(),
            item: (!items.is_empty() && depth < DEEPEST).then(|| Box::new(self.describe(&items, depth + 1))),
            ..CloudFormationProperty::default()
        }
    }
}

/// What an object needs by its own words and those of all its forms.
fn needed<'a>(facts: &'a CloudFormationType, schema: &'a Fields, depth: usize) -> BTreeSet<&'a str> {
    let list = |key: &str| schema.get(key).and_then(Json::as_list).into_iter().flatten();
    let mut names: BTreeSet<&str> = list("required").filter_map(Json::as_str).collect();
    names.extend(list("allOf").flat_map(|part| facts.needed_of(part, depth + 1)));
    for key in ["oneOf", "anyOf"] {
        names.extend(list(key).map(|part| facts.needed_of(part, depth + 1)).reduce(|a, b| &a & &b).unwrap_or_default());
    }
    names
}

const CHOICES: [&str; 3] = ["oneOf", "anyOf", "allOf"];

/// Types that a schema names, or that follow from its keywords.
fn types(schema: &Fields) -> Vec<JsonType> {
    match schema.get("type") {
        Some(Json::Text(word)) => JsonType::of(word).into_iter().collect(),
        Some(Json::List(words)) => words.iter().filter_map(Json::as_str).filter_map(JsonType::of).collect(),
        _ if schema.contains_key("properties") => vec![JsonType::Object],
        _ if schema.contains_key("items") => vec![JsonType::List],
        _ => Vec::new(),
    }
}

/// The values that are allowed, when each shape that says more than an object or list has such a list.
fn allowed(shapes: &[&Fields]) -> Vec<Json> {
    let mut found: Vec<Json> = Vec::new();
    for shape in shapes {
        match (shape.get("enum"), shape.get("const")) {
            (Some(Json::List(values)), _) => found.extend(values.iter().cloned()),
            (_, Some(value)) => found.push(value.clone()),
            _ => return Vec::new(),
        }
    }
    found
}

/// A text, or those of a list.
fn texts(json: &Json) -> Vec<String> {
    let items = json.as_list().unwrap_or(std::slice::from_ref(json));
    items.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}

fn lists(shape: &Fields, key: &str, name: &str) -> bool {
    shape.get(key).and_then(Json::as_list).is_some_and(|names| names.iter().any(|known| known.as_str() == Some(name)))
}

/// Whether a path of the table is a path without positions of lists.
fn same_path(known: &str, path: &str) -> bool {
    known == path || known.replace("/*", "") == path
}
