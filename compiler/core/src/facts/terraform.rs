//! Facts about resource types and data sources of the Terraform provider, in two of its versions.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::json::Json;

/// What one resource type or data source takes and gives.
#[derive(Debug)]
pub struct TerraformType {
    name: &'static str,
    versions: Versions,
    /// Bodies of the type and of its blocks; the type's own is `root`.
    bodies: Vec<Body>,
    root: usize,
}

/// Fields by name.
type Body = BTreeMap<Cow<'static, str>, Field>;

/// A field in its body: what is said of it, and where its own fields are.
#[derive(Debug, Clone)]
struct Field {
    form: TerraformForm,
    uses: [Option<Use>; 2],
    body: Option<usize>,
}

/// In which of the two versions of the provider something exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Versions {
    /// In both.
    Both,
    /// In the older one only.
    Older,
    /// In the newer one only.
    Newer,
}

/// How a field may be used in one version of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Use {
    /// It must be given.
    pub required: bool,
    /// It may be given.
    pub optional: bool,
    /// The provider gives a value when none is given; with neither of the above, it is read-only.
    pub computed: bool,
    /// Its value is kept out of what Terraform prints.
    pub sensitive: bool,
    /// Its value is not kept in the state.
    pub write_only: bool,
    /// The provider warns of its use.
    pub deprecated: bool,
}

impl Use {
    /// Whether a configuration may give it.
    pub fn is_input(self) -> bool {
        self.required || self.optional
    }
}

/// What a field looks like in Terraform's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerraformForm {
    /// `name = value`
    Attribute(TerraformValue),
    /// `name { … }`, as often as the limits say.
    Block {
        /// How Terraform holds its occurrences.
        nesting: Nesting,
        /// Least number of occurrences.
        least: u32,
        /// Most of them; none when there is no limit.
        most: Option<u32>,
    },
}

/// How occurrences of a block, or objects of an attribute, are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// One.
    Single,
    /// In order.
    List,
    /// Without order.
    Set,
    /// By name.
    Map,
}

/// The type of an attribute's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerraformValue {
    /// `string`
    Text,
    /// `number`
    Number,
    /// `bool`
    Bool,
    /// What the provider leaves open.
    Any,
    /// An object, whose fields `find` knows.
    Object,
    /// `list(…)`
    List(Box<TerraformValue>),
    /// `set(…)`
    Set(Box<TerraformValue>),
    /// `map(…)`
    Map(Box<TerraformValue>),
}

impl TerraformValue {
    /// The type of an item of a list or set, the type itself otherwise.
    pub fn item(&self) -> &Self {
        match self {
            Self::List(item) | Self::Set(item) => item,
            other => other,
        }
    }

    /// In the words of Terraform.
    pub fn describe(&self) -> String {
        match self {
            Self::Text => "string".into(),
            Self::Number => "number".into(),
            Self::Bool => "bool".into(),
            Self::Any => "any".into(),
            Self::Object => "object".into(),
            Self::List(item) => format!("list({})", item.describe()),
            Self::Set(item) => format!("set({})", item.describe()),
            Self::Map(item) => format!("map({})", item.describe()),
        }
    }
}

/// What is known of an attribute or block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerraformField {
    /// Attribute or block.
    pub form: TerraformForm,
    /// Its use in the older version; none when it does not exist there.
    pub older: Option<Use>,
    /// Its use in the newer version; none when it does not exist there.
    pub newer: Option<Use>,
}

impl TerraformField {
    /// Where it exists.
    pub fn versions(&self) -> Versions {
        match (self.older, self.newer) {
            (Some(_), None) => Versions::Older,
            (None, Some(_)) => Versions::Newer,
            _ => Versions::Both,
        }
    }

    /// Whether it is written as a block.
    pub fn is_block(&self) -> bool {
        matches!(self.form, TerraformForm::Block { .. })
    }

    /// Whether it is only read: no version takes it as an input.
    pub fn is_read_only(&self) -> bool {
        ![self.older, self.newer].into_iter().flatten().any(Use::is_input)
    }
}

impl TerraformType {
    /// Its name; `data.` stands before a data source.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The versions of the provider that have it.
    pub fn versions(&self) -> Versions {
        self.versions
    }

    /// The field at a path of names; positions in lists are not part of a path, keys of maps are.
    pub fn find(&self, names: &[&str]) -> Option<TerraformField> {
        let (first, rest) = names.split_first()?;
        let mut field = Cow::Borrowed(self.bodies.get(self.root)?.get(*first)?);
        for name in rest {
            field = match field {
                Cow::Borrowed(field) => self.inner(field, name)?,
                Cow::Owned(field) => Cow::Owned(self.inner(&field, name)?.into_owned()),
            };
        }
        let field = field.into_owned();
        Some(TerraformField { form: field.form, older: field.uses[0], newer: field.uses[1] })
    }

    /// The uses of all its fields, however deep, in all versions.
    pub fn uses(&self) -> impl Iterator<Item = Use> {
        self.bodies.iter().flat_map(|body| body.values()).flat_map(|field| field.uses).flatten()
    }

    /// Names of the fields at a path, sorted; those of the type itself for the empty path, none for what has no fields.
    pub fn fields(&self, names: &[&str]) -> Vec<&str> {
        let mut body = Some(self.root);
        for name in names {
            body = body
                .and_then(|position| self.bodies.get(position))
                .and_then(|body| body.get(*name))
                .and_then(|field| field.body);
        }
        let Some(body) = body.and_then(|position| self.bodies.get(position)) else { return Vec::new() };
        body.keys().map(AsRef::as_ref).collect()
    }

    /// Whether text is wanted at a path: a string, or the items of a list or set of strings.
    pub fn is_text(&self, names: &[&str]) -> bool {
        self.find(names).is_some_and(|field| match &field.form {
            TerraformForm::Attribute(value) => *value.item() == TerraformValue::Text,
            TerraformForm::Block { .. } => false,
        })
    }

    /// A field of a field: of a block or object, or what a map holds under any key.
    fn inner<'f>(&'f self, field: &'f Field, name: &str) -> Option<Cow<'f, Field>> {
        if let Some(body) = field.body {
            // Objects that are held by name have a key before their own fields; the key is taken as one of them.
            return self.bodies.get(body)?.get(name).map(Cow::Borrowed);
        }
        let TerraformForm::Attribute(value) = &field.form else { return None };
        match value.item() {
            TerraformValue::Map(item) => {
                let form = TerraformForm::Attribute((**item).clone());
                Some(Cow::Owned(Field { form, uses: field.uses, body: None }))
            }
            TerraformValue::Any => Some(Cow::Borrowed(field)),
            _ => None,
        }
    }

    /// A type of its line: `[name, use, body, [shared bodies]]`, described in `tests/facts/refresh_terraform.py`.
    pub(super) fn parse(name: &'static str, items: Vec<Json>) -> Option<Self> {
        let versions = match items.get(1)?.as_str()? {
            "b" => Versions::Both,
            "b/-" => Versions::Older,
            "-/b" => Versions::Newer,
            _ => return None,
        };
        let mut bodies = Vec::new();
        if let Some(shared) = items.get(3) {
            let shared = shared.as_list()?;
            // Shared bodies keep the positions by which fields name them; what stands inside them comes after.
            bodies.resize(shared.len(), Body::new());
            for (position, json) in shared.iter().enumerate() {
                let body = parse_body(json, &mut bodies)?;
                *bodies.get_mut(position)? = body;
            }
        }
        let body = parse_body(items.get(2)?, &mut bodies)?;
        bodies.push(body);
        let root = bodies.len() - 1;
        Some(Self { name, versions, bodies, root })
    }
}

fn parse_body(json: &Json, bodies: &mut Vec<Body>) -> Option<Body> {
    let fields = json.as_object()?.iter();
    fields.map(|(name, field)| Some((name.clone(), parse_field(field, bodies)?))).collect()
}

fn parse_field(json: &Json, bodies: &mut Vec<Body>) -> Option<Field> {
    if let Some(text) = json.as_str() {
        let (uses, kind) = text.split_once(' ')?;
        return Some(Field { form: TerraformForm::Attribute(parse_value(kind)?), uses: parse_uses(uses)?, body: None });
    }
    let items = json.as_list()?;
    let uses = parse_uses(items.first()?.as_str()?)?;
    let nesting = match items.get(1)?.as_str()? {
        "single" => Nesting::Single,
        "list" => Nesting::List,
        "set" => Nesting::Set,
        "map" => Nesting::Map,
        _ => return None,
    };
    let body = match items.last()? {
        json if json.as_u64().is_some() => usize::try_from(json.as_u64()?).ok()?,
        json => {
            let body = parse_body(json, bodies)?;
            bodies.push(body);
            bodies.len() - 1
        }
    };
    let form = if items.len() == 5 {
        let limit = |at: usize| u32::try_from(items.get(at)?.as_u64()?).ok();
        TerraformForm::Block { nesting, least: limit(2)?, most: limit(3).filter(|most| *most > 0) }
    } else {
        let object = Box::new(TerraformValue::Object);
        TerraformForm::Attribute(match nesting {
            Nesting::Single => *object,
            Nesting::List => TerraformValue::List(object),
            Nesting::Set => TerraformValue::Set(object),
            Nesting::Map => TerraformValue::Map(object),
        })
    };
    Some(Field { form, uses, body: Some(body) })
}

fn parse_uses(text: &str) -> Option<[Option<Use>; 2]> {
    let (older, newer) = text.split_once('/').unwrap_or((text, text));
    Some([parse_use(older)?, parse_use(newer)?])
}

/// One version's use; the inner nothing when the version has no such field.
fn parse_use(text: &str) -> Option<Option<Use>> {
    if text == "-" {
        return Some(None);
    }
    let mut found = Use::default();
    for letter in text.chars() {
        match letter {
            'r' => found.required = true,
            'o' | 'b' => found.optional = true,
            'c' => found.computed = true,
            's' => found.sensitive = true,
            'w' => found.write_only = true,
            'd' => found.deprecated = true,
            _ => return None,
        }
    }
    Some(Some(found))
}

fn parse_value(text: &str) -> Option<TerraformValue> {
    let inner = |text: &str| parse_value(text.strip_suffix(')')?).map(Box::new);
    Some(match text {
        "string" => TerraformValue::Text,
        "number" => TerraformValue::Number,
        "bool" => TerraformValue::Bool,
        "any" => TerraformValue::Any,
        _ => match text.split_once('(')? {
            ("list", rest) => TerraformValue::List(inner(rest)?),
            ("set", rest) => TerraformValue::Set(inner(rest)?),
            ("map", rest) => TerraformValue::Map(inner(rest)?),
            _ => return None,
        },
    })
}
