//! What a reference of the language says, as values: kinds with all that stands in them, types, functions, diagnostics,
//! and the pages about the language itself.
//!
//! In: a standard library. Out: values to lay out. Deliberately absent: layout, links, files.

use serde::Serialize;
use slsc_syntax::ItemTree;
use slsc_syntax::ast::{
    Argument, Declaration, Definition, Expr, ExprKind, Field, Header, ItemKind, KindBody, KindMember, KindMemberKind,
    Name, Type, TypeKind,
};

use crate::explain::kind::{actions, arrow, documentation, names, parameters, takes_none};
use crate::explain::source::{first_sentence, sentence, shape, text, without_examples};
use crate::explain::{code, rule};
use crate::facts::Facts;
use crate::functions;
use crate::library::Library;
use crate::types;

/// The pages about the language, in the order of reading: name and Markdown.
pub const LANGUAGE: &[(&str, &str)] =
    &[("tour", include_str!("language/tour.md")), ("language", include_str!("language/language.md"))];

/// A file of the library with the kinds in it.
#[derive(Debug, Serialize)]
pub struct Service {
    /// What the file says in its first line, `// Amazon SQS`; else its name.
    pub title: String,
    /// In the order of the file.
    pub kinds: Vec<About>,
}

/// A kind in a list.
#[derive(Debug, Serialize)]
pub struct About {
    /// `queue`
    pub name: String,
    /// In a sentence.
    pub text: String,
}

/// A kind.
#[derive(Debug, Serialize)]
pub struct Kind {
    /// `function`
    pub name: String,
    /// `(event: Json) -> Json`; may be empty.
    pub signature: String,
    /// The title of its service.
    pub service: String,
    /// In the author's words.
    pub text: String,
    /// Programs that show it.
    pub examples: Vec<String>,
    /// What stands in it.
    pub body: Body,
    /// What it is made of in CloudFormation.
    pub cloudformation: Vec<Made>,
    /// What it is made of in Terraform.
    pub terraform: Vec<Made>,
    /// Declarations of other kinds that it brings.
    pub brings: Vec<Made>,
}

/// Members of a kind, a clause or a source.
#[derive(Debug, Default, Serialize)]
pub struct Body {
    /// With the fields of records behind the property that holds them.
    pub properties: Vec<Property>,
    /// Open lists.
    pub clauses: Vec<Clause>,
    /// What sends events.
    pub sources: Vec<Source>,
    /// What others may be granted.
    pub capabilities: Vec<Capability>,
    /// What routes and others may call.
    pub calls: Vec<Call>,
    /// What others may read.
    pub attributes: Vec<Attribute>,
    /// What is checked.
    pub rules: Vec<Rule>,
}

/// A property, or a field of one.
#[derive(Debug, Serialize)]
pub struct Property {
    /// `deadLetter.after`
    pub name: String,
    /// Its type, with `{ … }` for records.
    #[serde(rename = "type")]
    pub ty: String,
    /// What it is when not given; `None` for what must be given.
    pub default: Option<String>,
    /// What it is for; may be empty.
    pub text: String,
}

/// A clause.
#[derive(Debug, Serialize)]
pub struct Clause {
    /// `GET`, `POST`
    pub words: Vec<String>,
    /// `GET(path: Text(1..1024)) -> Target<function>`
    pub form: String,
    /// How many there may be; may be empty.
    pub count: String,
    /// What it is for; may be empty.
    pub text: String,
    /// What stands in it.
    pub body: Body,
}

/// A source of events, or an offer of another sort.
#[derive(Debug, Serialize)]
pub struct Source {
    /// `messages`
    pub name: String,
    /// `source`, or the word of another offer.
    pub word: String,
    /// May be empty.
    pub parameters: String,
    /// Kinds that may take it.
    pub takers: Vec<String>,
    /// Type of what arrives; may be empty.
    pub payload: String,
    /// What it is for; may be empty.
    pub text: String,
    /// Its options and rules.
    pub body: Body,
}

/// A capability.
#[derive(Debug, Serialize)]
pub struct Capability {
    /// `send`
    pub name: String,
    /// May be empty.
    pub parameters: String,
    /// Actions of IAM, or other capabilities.
    pub actions: Vec<String>,
    /// What it is for; may be empty.
    pub text: String,
}

/// A call.
#[derive(Debug, Serialize)]
pub struct Call {
    /// `invoke`
    pub name: String,
    /// May be empty.
    pub parameters: String,
    /// Type of what it gives; may be empty.
    pub result: String,
    /// What it is for; may be empty.
    pub text: String,
}

/// An attribute.
#[derive(Debug, Serialize)]
pub struct Attribute {
    /// `arn`
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: String,
    /// What it is for; may be empty.
    pub text: String,
}

/// A rule.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// `sqs.fifo.suffix`
    pub id: String,
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// What it says.
    pub message: String,
    /// What to write instead; may be empty.
    pub hint: String,
    /// Who says so; may be empty.
    pub evidence: String,
    /// What AWS would answer; may be empty.
    pub answer: String,
}

/// A resource, or a declaration inside a kind.
#[derive(Debug, Serialize)]
pub struct Made {
    /// A resource type, or a kind.
    #[serde(rename = "type")]
    pub ty: String,
    /// `for r in routes when rest`; may be empty.
    pub header: String,
}

/// A type of the library, or a table of known keys.
#[derive(Debug, Serialize)]
pub struct Named {
    /// `SqsEvent`
    pub name: String,
    /// In the author's words.
    pub text: String,
    /// As it is written; empty for a table.
    pub declaration: String,
    /// Keys of a table.
    pub keys: Vec<String>,
}

/// A function.
#[derive(Debug, Serialize)]
pub struct Function {
    /// `join`
    pub name: String,
    /// `join(list, separator?)`
    pub call: String,
    /// What it takes: `list: List<Json>`.
    pub parameters: Vec<String>,
    /// Type of the result.
    pub result: String,
    /// What it does.
    pub text: String,
}

/// A diagnostic of the compiler.
#[derive(Debug, Serialize)]
pub struct Code {
    /// `type.range`
    pub id: String,
    /// In Markdown, without examples.
    pub text: String,
    /// A program that has it, and one that has not; empty when there is none.
    pub examples: Vec<String>,
}

/// All files with kinds, by title.
pub fn services(library: &Library) -> Vec<Service> {
    let mut services: Vec<Service> = Vec::new();
    for (at, _) in library.files().iter().enumerate() {
        let mut kinds: Vec<(u32, About)> = library
            .kinds()
            .iter()
            .filter_map(|name| {
                let item = library.item("kind", name).filter(|item| item.file == at)?;
                let text = first_sentence(&without_examples(&item.tree.item.doc).0);
                Some((item.offset, About { name: name.to_string(), text }))
            })
            .collect();
        if kinds.is_empty() {
            continue;
        }
        kinds.sort_by_key(|(offset, _)| *offset);
        services
            .push(Service { title: title(library, at), kinds: kinds.into_iter().map(|(_, about)| about).collect() });
    }
    services.sort_by_key(|service| service.title.to_lowercase());
    services
}

fn title(library: &Library, file: usize) -> String {
    let Some(file) = library.files().get(file) else { return String::new() };
    let said = file.text.lines().next().and_then(|line| line.strip_prefix("// "));
    let name = || file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".sls");
    said.unwrap_or_else(name).trim().to_owned()
}

/// A kind of the library.
pub fn kind(library: &Library, name: &str) -> Option<Kind> {
    let item = library.item("kind", name)?;
    let ItemKind::Kind(kind) = &item.tree.item.kind else { return None };
    let tree = &item.tree;
    let (about, examples) = without_examples(&tree.item.doc);
    let mut made = Makes::default();
    made.walk(tree, &kind.body, "");
    Some(Kind {
        name: name.to_owned(),
        signature: kind.signature.as_ref().map(|signature| text(tree, signature.span)).unwrap_or_default(),
        service: title(library, item.file),
        text: about,
        examples: examples.into_iter().map(|example| example.text).collect(),
        body: body(tree, &kind.body, &kind.body),
        cloudformation: made.cloudformation,
        terraform: made.terraform,
        brings: made.brings,
    })
}

/// Types of the library, and tables that types take keys from; each list sorted by name.
pub fn types(library: &Library) -> (Vec<Named>, Vec<Named>) {
    let documented = |name: &str, item: &crate::library::LibraryItem| {
        let declaration = item.tree.text.get(item.tree.item.span.start as usize..item.tree.item.span.end as usize);
        Named {
            name: name.to_owned(),
            text: item.tree.item.doc.to_string(),
            declaration: declaration.unwrap_or_default().to_owned(),
            keys: Vec::new(),
        }
    };
    let names = library.names("type");
    let types = names.iter().filter_map(|name| Some(documented(name, &library.item("type", name)?)));
    let mut tables = Vec::new();
    for name in library.names("let") {
        let Some(keys) = crate::explain::kind::keys(library, &name) else { continue };
        let Some(item) = library.item("let", &name) else { continue };
        let used = format!("Key<{name}>");
        if library.files().iter().any(|file| file.text.contains(&used)) {
            tables.push(Named { keys, declaration: String::new(), ..documented(&name, &item) });
        }
    }
    (types.collect(), tables)
}

/// The closed table of functions, sorted by what they work on.
pub fn functions() -> Vec<Function> {
    let describe = |function: &functions::Function| {
        let mark = |parameter: &functions::Parameter| match (parameter.many, parameter.optional) {
            (true, _) => format!("...{}", parameter.name),
            (false, true) => format!("{}?", parameter.name),
            (false, false) => parameter.name.to_owned(),
        };
        let taken: Vec<types::Type> = function.parameters.iter().map(|parameter| (parameter.ty)()).collect();
        let marked: Vec<String> = function.parameters.iter().map(mark).collect();
        Function {
            name: function.name.to_owned(),
            call: format!("{}({})", function.name, marked.join(", ")),
            parameters: marked.iter().zip(&taken).map(|(name, ty)| format!("{name}: {ty}")).collect(),
            result: (function.result)(&taken).to_string(),
            text: function.doc.to_owned(),
        }
    };
    functions::all().iter().map(describe).collect()
}

/// Diagnostics of the compiler, sorted by id.
pub fn codes() -> Vec<Code> {
    let page = |id: &String| code::page(id);
    code::ids()
        .iter()
        .filter_map(page)
        .map(|page| Code {
            id: page.title,
            text: page.text,
            examples: page.examples.into_iter().map(|example| example.text).collect(),
        })
        .collect()
}

/// Members of a body; `owner` has the clauses that a source may be made of.
fn body(tree: &ItemTree, members: &KindBody, owner: &KindBody) -> Body {
    let mut body = Body::default();
    for member in &members.members {
        add(tree, member, owner, &mut body);
    }
    body
}

fn add(tree: &ItemTree, member: &KindMember, owner: &KindBody, body: &mut Body) {
    let about = documentation(member);
    let ty = |ty: Option<&Type>| ty.map(|ty| shape(tree, ty)).unwrap_or_default();
    let joined = |words: &[Name]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" | ");
    match &member.kind {
        KindMemberKind::Property(field) => properties(tree, field, "", &about, &mut body.properties),
        KindMemberKind::Clause { words, parameters: head, target, count, body: members } => {
            // What grants come to is the language's own affair.
            if words.iter().any(|word| word.text == "grant") {
                return;
            }
            body.clauses.push(Clause {
                words: words.iter().map(|word| word.text.to_string()).collect(),
                form: format!("{}{}{}", joined(words), parameters(tree, head), arrow(tree, target.as_ref())),
                count: count.as_ref().map(|count| text(tree, count.span)).unwrap_or_default(),
                text: about,
                body: self::body(tree, members, owner),
            });
        }
        KindMemberKind::Source { word, name, parameters: taken, takers, payload, definition } => {
            body.sources.push(Source {
                name: name.text.to_string(),
                word: word.text.to_string(),
                parameters: parameters(tree, taken),
                takers: takers.iter().map(|taker| taker.text.to_string()).collect(),
                payload: ty(payload.as_ref()),
                text: about,
                body: match definition {
                    Definition::Body(members) => self::body(tree, members, owner),
                    Definition::Value(value) => options(tree, value, owner),
                    Definition::None => Body::default(),
                },
            });
        }
        KindMemberKind::Capability { name, parameters: taken, definition } => body.capabilities.push(Capability {
            name: name.text.to_string(),
            parameters: parameters(tree, taken),
            actions: actions(tree, definition),
            text: about,
        }),
        KindMemberKind::Call { name, parameters: taken, result, body: members } => {
            body.calls.push(Call {
                name: name.text.to_string(),
                parameters: parameters(tree, taken),
                result: arrow(tree, result.as_ref()).trim_start_matches(" -> ").to_owned(),
                text: about,
            });
            rules(tree, members, &mut body.rules);
        }
        KindMemberKind::Attribute { name, ty, .. } => {
            let (name, ty) = (name.text.to_string(), shape(tree, ty));
            body.attributes.push(Attribute { name, ty, text: about });
        }
        KindMemberKind::Check { .. } => body.rules.extend(rule::of(member).map(|check| described(tree, check))),
        KindMemberKind::Part { body: members, .. } => rules(tree, members, &mut body.rules),
        _ => {}
    }
}

fn rules(tree: &ItemTree, members: &KindBody, rules: &mut Vec<Rule>) {
    rule::each(members, &mut |_, check| rules.push(described(tree, check)));
}

fn described(tree: &ItemTree, check: rule::Check<'_>) -> Rule {
    let said = |word: &str| check.setting(word).map(|value| sentence(tree, value)).unwrap_or_default();
    let id = check.name();
    let answer = Facts::embedded().constraint(&id).and_then(|constraint| constraint.answer.clone());
    Rule {
        severity: rule::severity(tree, check),
        message: said("message"),
        hint: said("hint"),
        evidence: said("evidence"),
        answer: answer.unwrap_or_default(),
        id,
    }
}

/// The options of a source that is made of a clause, `notify(event: "…")`: what is not given there.
fn options(tree: &ItemTree, value: &Expr, owner: &KindBody) -> Body {
    let ExprKind::Call { callee, arguments } = &*value.kind else { return Body::default() };
    let ExprKind::Name(word) = &*callee.kind else { return Body::default() };
    let named = |member: &&KindMember| names(member).iter().any(|name| name.text == *word);
    let Some(clause) = owner.members.iter().find(named) else { return Body::default() };
    let KindMemberKind::Clause { body: members, .. } = &clause.kind else { return Body::default() };
    let mut found = body(tree, members, owner);
    let given = |name: &str| {
        let name_of = |argument: &Argument| argument.name.as_ref().is_some_and(|given| given.text == name);
        arguments.iter().any(name_of)
    };
    found.properties.retain(|property| !given(property.name.split('.').next().unwrap_or_default()));
    // They stand with the clause.
    found.rules.clear();
    found
}

/// A property, and behind it the fields of the records in its type.
fn properties(tree: &ItemTree, field: &Field, owner: &str, about: &str, list: &mut Vec<Property>) {
    let name = format!("{owner}{}", field.name.text);
    let default = match &field.default {
        Some(default) => Some(text(tree, default.span)),
        None => takes_none(&field.ty).then(|| "none".to_owned()),
    };
    let (ty, text) = (shape(tree, &field.ty), about.to_owned());
    list.push(Property { name: name.clone(), ty, default, text });
    let owner = format!("{name}.");
    each_field(&field.ty, &mut |field| properties(tree, field, &owner, &field.doc, list));
}

/// The fields of all records in a type, but not those in them.
fn each_field<'a>(ty: &'a Type, found: &mut dyn FnMut(&'a Field)) {
    match &*ty.kind {
        TypeKind::Record(fields) => fields.iter().for_each(found),
        TypeKind::Optional(inner) | TypeKind::Refined { base: inner, .. } => each_field(inner, found),
        TypeKind::Generic { arguments, .. } => arguments.iter().for_each(|argument| each_field(argument, found)),
        TypeKind::Union(members) => members.iter().for_each(|member| each_field(member, found)),
        _ => {}
    }
}

/// Resources and declarations in a kind, its clauses, parts and offers.
#[derive(Default)]
struct Makes {
    cloudformation: Vec<Made>,
    terraform: Vec<Made>,
    brings: Vec<Made>,
}

impl Makes {
    fn walk(&mut self, tree: &ItemTree, body: &KindBody, around: &str) {
        for member in &body.members {
            match &member.kind {
                KindMemberKind::Mapping(mapping) => {
                    let ty = text(tree, mapping.resource_type.span).trim_matches('"').to_owned();
                    let made = Made { ty, header: inside(around, &header(tree, &mapping.header)) };
                    match mapping.target.text.as_str() {
                        "cloudformation" => self.cloudformation.push(made),
                        _ => self.terraform.push(made),
                    }
                }
                KindMemberKind::Declaration(declaration) => self.bring(tree, declaration, around),
                KindMemberKind::Part { header: part, body, .. } => {
                    self.walk(tree, body, &inside(around, &header(tree, part)));
                }
                KindMemberKind::Clause { words, body, .. } => {
                    let word = words.first().map(|word| word.text.as_str()).unwrap_or_default();
                    self.walk(tree, body, &inside(around, &format!("for each `{word}`")));
                }
                KindMemberKind::Source { name, definition: Definition::Body(body), .. }
                | KindMemberKind::Capability { name, definition: Definition::Body(body), .. }
                | KindMemberKind::Call { name, body, .. } => {
                    self.walk(tree, body, &inside(around, &format!("for each taker of `{}`", name.text)));
                }
                _ => {}
            }
        }
    }

    fn bring(&mut self, tree: &ItemTree, declaration: &Declaration, around: &str) {
        let header = inside(around, &header(tree, &declaration.header));
        self.brings.push(Made { ty: text(tree, declaration.kind.span), header });
    }
}

fn inside(around: &str, own: &str) -> String {
    [around, own].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// ``for `r in routes`, when `rest` ``
fn header(tree: &ItemTree, header: &Header) -> String {
    let each = header.each.as_ref().map(|each| format!("for each of `{}`", text(tree, each.list.span)));
    let when = header.when.as_ref().map(|when| format!("when `{}`", text(tree, when.span)));
    [each, when].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
