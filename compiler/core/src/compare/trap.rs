//! Changes that are known to be refused, by rules whose facts are data.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::system::Resource;
use super::{Change, ChangeKind, Consequence, Effect};
use crate::facts::{ChangeFacts, Facts};
use crate::plan::Target;

/// Everything that would be refused.
pub(super) fn traps(
    change: &Change,
    before: &Resource,
    after: &Resource,
    target: Target,
    facts: &Facts,
) -> Vec<Consequence> {
    let mut found = Vec::new();
    let mut refuse = |rule: &'static str, message: String, hint: &str| {
        found.push(Consequence { effect: Effect::Refused, rule, message, hint: Some(hint.to_owned()) });
    };
    let id = &change.id;
    if before.resource_type != after.resource_type {
        let message = format!("`{id}` was a `{}`: a logical id keeps its type", before.resource_type);
        refuse("change.type", message, "give the declaration another name");
        return found;
    }
    if change.change == ChangeKind::Replaced {
        if target == Target::CloudFormation
            && let Some((property, name)) = custom_name(before, after, facts)
        {
            let message = format!(
                "`{id}` would be made anew beside the one that it replaces, and both would be called {} (`{property}`)",
                super::shown(name)
            );
            refuse("change.custom-name", message, "give it another `name` in the same deployment");
        }
        if target == Target::Terraform && after.beside.get("prevent_destroy") == Some(&Json::Bool(true)) {
            let message = format!("`{id}` would be made anew, which its `prevent_destroy` forbids");
            refuse("change.prevented", message, "undo the change, or set `onDelete: delete` if it may go");
        }
    }
    let Some(known) = facts.changes(&after.resource_type) else { return found };
    if let Some(count) = at_once(&known, before, after).filter(|count| *count > 1) {
        let message = format!("`{id}` changes {count} indexes, and one update makes or deletes one");
        refuse("change.indexes", message, "deploy them one after the other");
    }
    for (name, gone) in fixed(&known, before, after) {
        let what = if gone { "is taken away" } else { "is changed" };
        let message = format!("the attribute `{name}` of `{id}` {what}, and attributes only ever come");
        refuse("change.attributes", message, "leave it as it was, and add another one");
    }
    found
}

/// The property with a name of the author's that stays while the resource is made anew.
fn custom_name<'r>(before: &'r Resource, after: &Resource, facts: &Facts) -> Option<(&'r String, &'r Json)> {
    let schema = facts.cloudformation(&after.resource_type)?;
    let last = after.resource_type.rsplit("::").next().unwrap_or_default();
    before.properties.iter().find(|(name, value)| {
        let is_name = *name == "Name" || name.strip_suffix("Name") == Some(last);
        let is_fixed = schema.property(&[name.as_str()]).is_some_and(|property| property.create_only);
        is_name && is_fixed && after.properties.get(*name) == Some(value)
    })
}

fn items(resource: &Resource, property: &str, key: &str) -> BTreeMap<String, Json> {
    let list = match resource.properties.get(property) {
        Some(Json::Array(list)) => list.as_slice(),
        _ => &[],
    };
    list.iter().filter_map(|item| Some((item.get(key)?.as_str()?.to_owned(), item.clone()))).collect()
}

/// How many items are made or deleted of a list that takes one such change at a time.
fn at_once(known: &ChangeFacts, before: &Resource, after: &Resource) -> Option<usize> {
    let (property, key, free) = known.one_at_a_time()?;
    let (old, new) = (items(before, property, key), items(after, property, key));
    let fixed = |item: &Json| {
        let mut item = item.clone();
        if let Json::Object(map) = &mut item {
            map.retain(|name, _| !free.contains(&name.as_str()));
        }
        item
    };
    let gone = old.keys().filter(|name| !new.contains_key(*name)).count();
    let come = new.keys().filter(|name| !old.contains_key(*name)).count();
    // One that is changed is deleted and made.
    let other = old.iter().filter(|(name, item)| new.get(*name).is_some_and(|new| fixed(new) != fixed(item))).count();
    Some(gone + come + 2 * other)
}

/// Items of a list to which things are only ever added, that are gone or not what they were.
fn fixed(known: &ChangeFacts, before: &Resource, after: &Resource) -> Vec<(String, bool)> {
    let Some((property, key)) = known.only_grows() else { return Vec::new() };
    let new = items(after, property, key);
    items(before, property, key)
        .into_iter()
        .filter(|(name, item)| new.get(name) != Some(item))
        .map(|(name, _)| {
            let gone = !new.contains_key(&name);
            (name, gone)
        })
        .collect()
}
