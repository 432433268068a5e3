//! Pages of types of CloudFormation's registry and of their properties: `AWS::WAFv2::WebACL`, `AWS::WAFv2::WebACL.Rules`.

use crate::explain::{Page, Row, Section};
use crate::facts::{CloudFormationProperty, CloudFormationType, Facts, JsonType};

/// Values of a list that are shown.
const SHOWN: usize = 12;

/// The page of a type or of a property in it.
pub fn page(id: &str) -> Option<Page> {
    let mut parts = id.split('.');
    let found = Facts::embedded().cloudformation(parts.next()?)?;
    let path: Vec<&str> = parts.collect();
    let property = if path.is_empty() { None } else { Some(found.property(&path)?) };
    let mut page = Page { title: id.to_owned(), ..Page::default() };
    match &property {
        None => {
            page.what = "a type of CloudFormation's registry".to_owned();
            page.text = format!("Written `resource Name: \"{id}\" {{ … }}`.");
            let identifier = found.identifier().join(", ");
            if !identifier.is_empty() {
                page.facts.push(("identifier".to_owned(), identifier));
            }
            let made = if found.is_provisionable() { "through the Cloud Control API" } else { "not at all" };
            page.facts.push(("terraform".to_owned(), made.to_owned()));
        }
        Some(property) => {
            page.what = format!("a property of `{}`", found.name());
            page.facts.push(("type".to_owned(), declaration(property)));
            page.text = remarks(property);
        }
    }
    let rows = |wanted: &dyn Fn(&CloudFormationProperty) -> bool| -> Vec<Row> {
        let required = found.required(&path);
        let row = |name: &str| {
            let inner: Vec<&str> = path.iter().copied().chain([name]).collect();
            let property = found.property(&inner).filter(wanted)?;
            let needed = if required.contains(&name) { "needed; " } else { "" };
            let text = format!("{needed}{}", remarks(&property)).trim_end_matches("; ").to_owned();
            Some(Row { name: name.to_owned(), declaration: declaration(&property), text })
        };
        found.properties(&path).into_iter().filter_map(row).collect()
    };
    let mut push = |title: &str, rows: Vec<Row>| {
        if !rows.is_empty() {
            page.sections.push(Section { title: title.to_owned(), rows });
        }
    };
    push("properties", rows(&|property| !property.read_only));
    if path.is_empty() {
        push("attributes", attributes(&found));
    }
    Some(page)
}

/// The type that a misspelt one may mean.
pub fn near(id: &str) -> Option<String> {
    let name = id.split('.').next().filter(|name| name.contains("::"))?;
    Facts::embedded().nearest_cloudformation(name).map(str::to_owned)
}

fn attributes(found: &CloudFormationType) -> Vec<Row> {
    let row = |path: &str| {
        let names: Vec<&str> = path.split('/').collect();
        let declaration = found.property(&names).map(|property| declaration(&property)).unwrap_or_default();
        Row { name: names.join("."), declaration, text: String::new() }
    };
    found.outputs().map(row).collect()
}

/// `text, 1 to 64 characters`
fn declaration(property: &CloudFormationProperty) -> String {
    let word = |ty: &JsonType| match ty {
        JsonType::Bool => "true or false",
        JsonType::Integer => "whole number",
        JsonType::Number => "number",
        JsonType::Text => "text",
        JsonType::List => "list",
        JsonType::Object => "record",
    };
    let mut text = property.types.iter().map(word).collect::<Vec<_>>().join(" or ");
    if let Some(item) = property.item.as_deref().filter(|_| property.types == [JsonType::List]) {
        text = format!("list of: {}", declaration(item));
    }
    if !property.allowed.is_empty() {
        let shown: Vec<String> = property.allowed.iter().take(SHOWN).map(ToString::to_string).collect();
        let rest = property.allowed.len().saturating_sub(SHOWN);
        let more = if rest > 0 { format!(" and {rest} others") } else { String::new() };
        return format!("{}{more}", shown.join(", "));
    }
    let counted = |(low, high): (Option<u64>, Option<u64>), what: &str| match (low, high) {
        (Some(low), Some(high)) => format!(", {low} to {high} {what}"),
        (Some(low), None) => format!(", {low} {what} at least"),
        (None, Some(high)) => format!(", {high} {what} at most"),
        (None, None) => String::new(),
    };
    text += &match property.range {
        (Some(low), Some(high)) => format!(", {low} to {high}"),
        (Some(low), None) => format!(", {low} at least"),
        (None, Some(high)) => format!(", {high} at most"),
        (None, None) => String::new(),
    };
    text += &counted(property.length, "characters");
    text += &counted(property.items, "items");
    if let Some(pattern) = &property.pattern {
        text += &format!(", like `{pattern}`");
    }
    text
}

fn remarks(property: &CloudFormationProperty) -> String {
    let mut found = Vec::new();
    if property.create_only {
        found.push("a change makes the resource anew".to_owned());
    } else if property.may_replace {
        found.push("some changes make the resource anew".to_owned());
    }
    if property.write_only {
        found.push("can be given and not read".to_owned());
    }
    if !property.names.is_empty() {
        found.push(format!("names `{}`", property.names.join("` or `")));
    }
    found.join("; ")
}
