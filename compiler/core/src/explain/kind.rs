//! Pages of kinds and of what stands in them: properties, clauses, events, capabilities, attributes.

use slsc_syntax::ItemTree;
use slsc_syntax::ast::{
    Definition, Expr, ExprKind, Field, ItemKind, Kind, KindBody, KindMember, KindMemberKind, Name, Parameter, Type,
    TypeKind,
};

use crate::explain::source::{first_sentence, text, without_examples};
use crate::explain::{Page, Row, Section, rule};
use crate::library::Library;

/// The page of a kind or of something in it.
pub fn page(library: &Library, id: &str) -> Option<Page> {
    let mut parts = id.split('.');
    let name = parts.next()?;
    let item = library.item("kind", name)?;
    let ItemKind::Kind(kind) = &item.tree.item.kind else { return None };
    let path: Vec<&str> = parts.collect();
    if path.is_empty() {
        return Some(whole(&item.tree, kind));
    }
    let mut page = inside(library, &item.tree, &kind.body, &path, name)?;
    page.title = id.to_owned();
    Some(page)
}

/// Ids of kinds and of their first level.
pub fn ids(library: &Library) -> Vec<String> {
    let mut ids = Vec::new();
    for name in &library.kinds() {
        ids.push(name.to_string());
        let Some(item) = library.item("kind", name) else { continue };
        let ItemKind::Kind(kind) = &item.tree.item.kind else { continue };
        for member in &kind.body.members {
            ids.extend(names(member).into_iter().map(|member| format!("{name}.{}", member.text)));
        }
    }
    ids
}

/// What a kind is, in a sentence.
pub fn about(library: &Library, name: &str) -> String {
    library.item("kind", name).map(|item| first_sentence(&without_examples(&item.tree.item.doc).0)).unwrap_or_default()
}

fn whole(tree: &ItemTree, kind: &Kind) -> Page {
    let (about, examples) = without_examples(&tree.item.doc);
    let mut page =
        Page { title: kind.name.text.to_string(), what: "a kind".to_owned(), text: about, examples, ..Page::default() };
    page.sections = body_sections(tree, &kind.body);
    let mut rules = Vec::new();
    rule::each(&kind.body, &mut |_, check| rules.push(rule::row(tree, check)));
    push(&mut page.sections, "rules", rules);
    let mut resources: Vec<Row> = Vec::new();
    for member in &kind.body.members {
        if let KindMemberKind::Mapping(mapping) = &member.kind {
            let ty = text(tree, mapping.resource_type.span).trim_matches('"').to_owned();
            let when = mapping.header.when.as_ref();
            let when = when.map(|when| format!("when {}", text(tree, when.span))).unwrap_or_default();
            resources.push(Row { name: mapping.target.text.to_string(), declaration: ty, text: when });
        }
    }
    push(&mut page.sections, "goes to", resources);
    page
}

fn body_sections(tree: &ItemTree, body: &KindBody) -> Vec<Section> {
    let mut sections = Vec::new();
    let rows = |wanted: fn(&KindMemberKind) -> bool| -> Vec<Row> {
        body.members.iter().filter(|member| wanted(&member.kind)).map(|member| member_row(tree, member)).collect()
    };
    push(&mut sections, "properties", rows(|kind| matches!(kind, KindMemberKind::Property(_))));
    push(&mut sections, "clauses", rows(|kind| matches!(kind, KindMemberKind::Clause { .. })));
    push(&mut sections, "sends events", rows(|kind| is_source(kind, "source")));
    push(&mut sections, "offers", rows(|kind| is_source(kind, "offer")));
    push(&mut sections, "may be granted", rows(|kind| matches!(kind, KindMemberKind::Capability { .. })));
    push(&mut sections, "may be called", rows(|kind| matches!(kind, KindMemberKind::Call { .. })));
    push(&mut sections, "attributes", rows(|kind| matches!(kind, KindMemberKind::Attribute { .. })));
    sections
}

fn is_source(kind: &KindMemberKind, wanted: &str) -> bool {
    matches!(kind, KindMemberKind::Source { word, .. } if word.text == wanted)
}

fn push(sections: &mut Vec<Section>, title: &str, rows: Vec<Row>) {
    if !rows.is_empty() {
        sections.push(Section { title: title.to_owned(), rows });
    }
}

fn member_row(tree: &ItemTree, member: &KindMember) -> Row {
    let name = names(member).iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(" | ");
    Row { name, declaration: declaration(tree, member), text: first_sentence(&documentation(member)) }
}

/// What a member is for, in its author's words.
pub fn documentation(member: &KindMember) -> String {
    let field = match &member.kind {
        KindMemberKind::Property(field) => field.doc.as_str(),
        _ => "",
    };
    if member.doc.is_empty() { field.to_owned() } else { member.doc.to_string() }
}

/// What a member is called; none for what has no name of its own.
pub fn names(member: &KindMember) -> Vec<&Name> {
    match &member.kind {
        KindMemberKind::Property(field) => vec![&field.name],
        KindMemberKind::Attribute { name, .. }
        | KindMemberKind::Capability { name, .. }
        | KindMemberKind::Call { name, .. }
        | KindMemberKind::Source { name, .. } => vec![name],
        KindMemberKind::Clause { words, .. } => words.iter().collect(),
        _ => Vec::new(),
    }
}

fn declaration(tree: &ItemTree, member: &KindMember) -> String {
    match &member.kind {
        KindMemberKind::Property(field) => field_declaration(tree, field),
        KindMemberKind::Attribute { ty, .. } => text(tree, ty.span),
        KindMemberKind::Capability { parameters, definition, .. } => {
            let actions = actions(tree, definition).join(", ");
            let parameters = self::parameters(tree, parameters);
            [parameters, actions].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
        }
        KindMemberKind::Call { parameters, result, .. } => {
            self::parameters(tree, parameters) + &arrow(tree, result.as_ref())
        }
        KindMemberKind::Source { parameters, takers, payload, .. } => {
            let takers: Vec<&str> = takers.iter().map(|taker| taker.text.as_str()).collect();
            format!(
                "{} for {}{}",
                self::parameters(tree, parameters),
                takers.join(" | "),
                arrow(tree, payload.as_ref())
            )
            .trim_start()
            .to_owned()
        }
        KindMemberKind::Clause { parameters, target, count, .. } => {
            let count = count.as_ref().map(|count| format!(" {}", text(tree, count.span))).unwrap_or_default();
            (self::parameters(tree, parameters) + &arrow(tree, target.as_ref()) + &count).trim().to_owned()
        }
        _ => String::new(),
    }
}

fn field_declaration(tree: &ItemTree, field: &Field) -> String {
    let ty = text(tree, field.ty.span);
    match &field.default {
        Some(default) => format!("{ty} = {}", text(tree, default.span)),
        None => ty,
    }
}

/// ` -> Type`
pub fn arrow(tree: &ItemTree, ty: Option<&Type>) -> String {
    ty.map(|ty| format!(" -> {}", text(tree, ty.span))).unwrap_or_default()
}

/// `(name: Type = default)`
pub fn parameters(tree: &ItemTree, parameters: &[Parameter]) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let written = parameters.iter().map(|parameter| {
        let default = parameter.default.as_ref().map(|default| format!(" = {}", text(tree, default.span)));
        format!("{}: {}{}", parameter.name.text, text(tree, parameter.ty.span), default.unwrap_or_default())
    });
    format!("({})", written.collect::<Vec<_>>().join(", "))
}

/// The IAM actions of a capability, or the capabilities that it is made of.
pub fn actions(tree: &ItemTree, definition: &Definition) -> Vec<String> {
    match definition {
        Definition::Value(value) => list(tree, value),
        Definition::Body(body) => body
            .members
            .iter()
            .find_map(|member| match &member.kind {
                KindMemberKind::Setting(setting) if setting.key.text == "actions" => Some(list(tree, &setting.value)),
                _ => None,
            })
            .unwrap_or_default(),
        Definition::None => Vec::new(),
    }
}

/// The elements of a list of texts, or the expression.
fn list(tree: &ItemTree, value: &Expr) -> Vec<String> {
    match &*value.kind {
        ExprKind::List(elements) => {
            let elements = elements.iter().map(|element| text(tree, element.value.span).trim_matches('"').to_owned());
            elements.collect()
        }
        _ => vec![text(tree, value.span)],
    }
}

/// Follows a path into a body.
fn inside(library: &Library, tree: &ItemTree, body: &KindBody, path: &[&str], owner: &str) -> Option<Page> {
    let (first, rest) = path.split_first()?;
    let member = body.members.iter().find(|member| names(member).iter().any(|name| name.text == *first))?;
    if !rest.is_empty() {
        let owner = format!("{owner}.{first}");
        return match &member.kind {
            KindMemberKind::Property(field) => fields_page(library, tree, &field.ty, rest, &owner),
            KindMemberKind::Clause { body, .. } | KindMemberKind::Call { body, .. } => {
                inside(library, tree, body, rest, &owner)
            }
            KindMemberKind::Source { definition: Definition::Body(body), .. } => {
                inside(library, tree, body, rest, &owner)
            }
            _ => None,
        };
    }
    let mut page = match &member.kind {
        KindMemberKind::Property(field) => {
            field_page(library, tree, field, &format!("a property of `{owner}`"), &documentation(member))
        }
        kind => Page {
            what: what(kind, owner),
            text: member.doc.to_string(),
            facts: Some(("declared".to_owned(), declaration(tree, member)))
                .into_iter()
                .filter(|(_, declaration)| !declaration.is_empty())
                .collect(),
            ..Page::default()
        },
    };
    match &member.kind {
        KindMemberKind::Clause { body, .. } | KindMemberKind::Source { definition: Definition::Body(body), .. } => {
            page.sections.extend(body_sections(tree, body));
            let mut rules = Vec::new();
            rule::each(body, &mut |_, check| rules.push(rule::row(tree, check)));
            push(&mut page.sections, "rules", rules);
        }
        _ => {
            let mut rules = Vec::new();
            for check in body.members.iter().filter_map(rule::of) {
                if check.mentions(first) {
                    rules.push(rule::row(tree, check));
                }
            }
            push(&mut page.sections, "rules", rules);
        }
    }
    Some(page)
}

fn what(kind: &KindMemberKind, owner: &str) -> String {
    let word = match kind {
        KindMemberKind::Attribute { .. } => "an attribute",
        KindMemberKind::Capability { .. } => "a capability",
        KindMemberKind::Call { .. } => "a call",
        KindMemberKind::Source { word, .. } if word.text == "source" => "a source of events",
        KindMemberKind::Source { .. } => "an offer",
        _ => "a clause",
    };
    format!("{word} of `{owner}`")
}

/// Follows a path into a record type.
fn fields_page(library: &Library, tree: &ItemTree, ty: &Type, path: &[&str], owner: &str) -> Option<Page> {
    let (first, rest) = path.split_first()?;
    let field = record(ty)?.iter().find(|field| field.name.text == *first)?;
    match rest {
        [] => Some(field_page(library, tree, field, &format!("a field of `{owner}`"), &field.doc)),
        rest => fields_page(library, tree, &field.ty, rest, &format!("{owner}.{first}")),
    }
}

/// The fields of a record type, whatever stands around it.
fn record(ty: &Type) -> Option<&[Field]> {
    match &*ty.kind {
        TypeKind::Record(fields) => Some(fields),
        TypeKind::Optional(inner) | TypeKind::Refined { base: inner, .. } => record(inner),
        TypeKind::Generic { arguments, .. } => arguments.iter().find_map(record),
        TypeKind::Union(members) => members.iter().find_map(record),
        _ => None,
    }
}

fn field_page(library: &Library, tree: &ItemTree, field: &Field, what: &str, doc: &str) -> Page {
    let mut page = Page { what: what.to_owned(), text: doc.to_owned(), ..Page::default() };
    page.facts.push(("type".to_owned(), text(tree, field.ty.span)));
    match &field.default {
        Some(default) => page.facts.push(("default".to_owned(), text(tree, default.span))),
        None if takes_none(&field.ty) => {
            page.facts.push(("default".to_owned(), "none".to_owned()));
        }
        None => page.facts.push(("default".to_owned(), "there is none: it must be given".to_owned())),
    }
    let mut used = Vec::new();
    names_of(&field.ty, &mut used);
    if let Some(unit) = used.iter().find_map(|name| unit(name)) {
        page.facts.push(("written".to_owned(), unit.to_owned()));
    }
    if let Some(fields) = record(&field.ty) {
        let rows = fields.iter().map(|field| Row {
            name: field.name.text.to_string(),
            declaration: field_declaration(tree, field),
            text: first_sentence(&field.doc),
        });
        push(&mut page.sections, "fields", rows.collect());
    }
    for name in used {
        if let Some(values) = keys(library, &name) {
            let rows = values.into_iter().map(|name| Row { name, declaration: String::new(), text: String::new() });
            push(&mut page.sections, "values", rows.collect());
        } else if let Some(item) = library.item("type", &name)
            && let ItemKind::Type { ty, .. } = &item.tree.item.kind
        {
            let row = Row {
                name: name.clone(),
                declaration: text(&item.tree, ty.span),
                text: first_sentence(&item.tree.item.doc),
            };
            push(&mut page.sections, "types", vec![row]);
        }
    }
    page
}

/// Whether a property of this type may be left out: `T?`, `A | B?`.
pub fn takes_none(ty: &Type) -> bool {
    match &*ty.kind {
        TypeKind::Optional(_) => true,
        TypeKind::Union(members) => members.iter().any(takes_none),
        _ => false,
    }
}

/// Names in a type, in order, each once.
fn names_of(ty: &Type, names: &mut Vec<String>) {
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    match &*ty.kind {
        TypeKind::Name(path) => path.parts.first().into_iter().for_each(|part| add(part.text.to_string())),
        TypeKind::Generic { name, arguments } => {
            name.parts.first().into_iter().for_each(|part| add(part.text.to_string()));
            arguments.iter().for_each(|argument| names_of(argument, names));
        }
        TypeKind::Refined { base, .. } => names_of(base, names),
        TypeKind::Optional(inner) => names_of(inner, names),
        TypeKind::Union(members) => members.iter().for_each(|member| names_of(member, names)),
        _ => {}
    }
}

/// The keys of a table of the library, for `Key<table>`.
pub fn keys(library: &Library, name: &str) -> Option<Vec<String>> {
    let item = library.item("let", name)?;
    let ItemKind::Let(table) = &item.tree.item.kind else { return None };
    let ExprKind::Record(entries) = &*table.value.kind else { return None };
    let keys = entries.iter().filter_map(|entry| match entry {
        slsc_syntax::ast::Entry::Field { key, .. } => key.literal().map(|key| key.to_string()),
        _ => None,
    });
    Some(keys.collect())
}

/// How values of a built-in type are written.
fn unit(name: &str) -> Option<&'static str> {
    match name {
        "Duration" => Some("a number with `ms`, `s`, `min`, `h` or `d`, such as `30s`"),
        "Size" => Some("a number with `B`, `KB`, `MB`, `GB` or `TB`, such as `512MB`; 1 KB is 1024 B"),
        "Rate" => Some("a number for each `s`, `min`, `h`, `day`, `week` or `month`, such as `100/s`"),
        "Percent" => Some("a number with `%`, such as `20%`"),
        "Cidr" => Some("an address range, such as `10.0.0.0/16`"),
        "Path" => Some("a path that starts with `./`, such as `./src/worker`"),
        "Date" => Some("a date as a text, such as `\"2026-11-24\"`"),
        _ => None,
    }
}
