//! What differs between two systems with the same ids: resources, and in them properties.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::system::{Resource, System};
use super::{Change, ChangeKind, Changes, ValueChange, statement};
use crate::facts::Facts;
use crate::plan::Target;

/// One property that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PropertyChange {
    /// Where it is: `GlobalSecondaryIndexes[byStatus].Projection`.
    pub path: String,
    /// What it was; nothing when it was not there.
    pub old: Option<Json>,
    /// What it is; nothing when it is not there any more.
    pub new: Option<Json>,
    /// Whether the change makes the resource anew.
    pub replaces: Replaces,
    /// Names that lead to it, without positions in lists.
    #[serde(skip)]
    pub names: Vec<String>,
}

/// Whether a change of a property makes the resource anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Replaces {
    /// It is changed where it is.
    Never,
    /// It depends on what it was and is.
    Maybe,
    /// Always.
    Always,
}

/// What items of lists are told apart by, where all of them have it.
const KEYS: [&str; 9] = ["IndexName", "AttributeName", "Key", "Name", "Id", "Sid", "name", "id", "key"];

/// All differences. `moved` are old ids by new ones.
pub(super) fn differences(old: &System, new: &System, moved: &BTreeMap<String, String>, facts: &Facts) -> Changes {
    let mut changes = Changes::default();
    let ids: BTreeSet<&String> = old.resources.keys().chain(new.resources.keys()).collect();
    for id in ids {
        let change = |change, resource: &Resource, properties| Change {
            id: id.clone(),
            resource_type: resource.resource_type.clone(),
            change,
            from: moved.get(id).cloned(),
            properties,
            consequences: Vec::new(),
        };
        match (old.resources.get(id), new.resources.get(id)) {
            (Some(before), None) => changes.resources.push(change(ChangeKind::Removed, before, Vec::new())),
            (None, Some(after)) => changes.resources.push(change(ChangeKind::Added, after, Vec::new())),
            (Some(before), Some(after)) => {
                let properties = properties(before, after, new.target, facts);
                let other_type = before.resource_type != after.resource_type;
                if !properties.is_empty() || other_type || moved.contains_key(id) {
                    let replaced = other_type || properties.iter().any(|one| one.replaces == Replaces::Always);
                    let kind = if replaced { ChangeKind::Replaced } else { ChangeKind::Changed };
                    changes.resources.push(change(kind, after, properties));
                }
            }
            (None, None) => {}
        }
    }
    changes.values.extend(values("parameter", &old.parameters, &new.parameters));
    let plain = |system: &System| -> BTreeMap<String, Json> {
        let value = |output: &super::Output| match &output.export {
            Some(export) => serde_json::json!({ "value": output.value, "export": export }),
            None => output.value.clone(),
        };
        system.outputs.iter().map(|(name, output)| (name.clone(), value(output))).collect()
    };
    changes.values.extend(values("output", &plain(old), &plain(new)));
    changes
}

fn values(sort: &'static str, old: &BTreeMap<String, Json>, new: &BTreeMap<String, Json>) -> Vec<ValueChange> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    differing
        .map(|name| ValueChange {
            sort,
            name: name.clone(),
            change: match (old.contains_key(name), new.contains_key(name)) {
                (false, _) => ChangeKind::Added,
                (_, false) => ChangeKind::Removed,
                _ => ChangeKind::Changed,
            },
            old: old.get(name).cloned(),
            new: new.get(name).cloned(),
            consequences: Vec::new(),
        })
        .collect()
}

fn properties(old: &Resource, new: &Resource, target: Target, facts: &Facts) -> Vec<PropertyChange> {
    let mut found = Vec::new();
    maps(&old.properties, &new.properties, "", &mut Vec::new(), &mut found);
    for change in &mut found {
        change.replaces = replaces(change, &new.resource_type, target, facts);
    }
    // What stands beside the properties never replaces.
    let mut beside = Vec::new();
    maps(&old.beside, &new.beside, "", &mut Vec::new(), &mut beside);
    found.extend(beside);
    found
}

/// Whether a property of the path of a change, or of what is in its values, replaces.
fn replaces(change: &PropertyChange, resource_type: &str, target: Target, facts: &Facts) -> Replaces {
    let mut paths: BTreeSet<Vec<String>> = BTreeSet::from([change.names.clone()]);
    for value in [&change.old, &change.new].into_iter().flatten() {
        inner_paths(value, &change.names, &mut paths);
    }
    let known = facts.changes(resource_type);
    let schema = match target {
        Target::CloudFormation => facts.cloudformation(resource_type),
        Target::Terraform => None,
    };
    let one = |path: &Vec<String>| {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        if known.as_ref().is_some_and(|known| known.replaces(&names)) {
            return Replaces::Always;
        }
        match schema.as_ref().and_then(|schema| schema.property(&names)) {
            Some(property) if property.create_only => Replaces::Always,
            Some(property) if property.may_replace => Replaces::Maybe,
            _ => Replaces::Never,
        }
    };
    paths.iter().map(one).max().unwrap_or(Replaces::Never)
}

fn inner_paths(value: &Json, names: &[String], paths: &mut BTreeSet<Vec<String>>) {
    match value {
        Json::Array(list) => list.iter().for_each(|value| inner_paths(value, names, paths)),
        Json::Object(map) if !is_function(map) => {
            for (name, value) in map {
                let path: Vec<String> = names.iter().chain([name]).cloned().collect();
                inner_paths(value, &path, paths);
                paths.insert(path);
            }
        }
        _ => {}
    }
}

fn is_function(map: &Map<String, Json>) -> bool {
    map.len() == 1 && map.keys().all(|name| name == "Ref" || name.starts_with("Fn::"))
}

fn maps(
    old: &Map<String, Json>,
    new: &Map<String, Json>,
    path: &str,
    names: &mut Vec<String>,
    found: &mut Vec<PropertyChange>,
) {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        names.push(key.clone());
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        one(old.get(key), new.get(key), &path, names, found);
        names.pop();
    }
}

fn one(old: Option<&Json>, new: Option<&Json>, path: &str, names: &mut Vec<String>, found: &mut Vec<PropertyChange>) {
    let (old, new) = (old.map(statement::tidy), new.map(statement::tidy));
    match (old.as_ref(), new.as_ref()) {
        (Some(old), Some(new)) if old == new => return,
        // A document of permissions is one thing; its statements are compared elsewhere.
        (Some(old), Some(new)) if statement::is_document(old) && statement::is_document(new) => {}
        (Some(Json::Object(old)), Some(Json::Object(new))) if !is_function(old) && !is_function(new) => {
            maps(old, new, path, names, found);
            return;
        }
        (Some(Json::Array(old)), Some(Json::Array(new))) if lists(old, new, path, names, found) => return,
        // In Terraform one block stands by itself, several in a list.
        (Some(Json::Array(old)), Some(new @ Json::Object(_)))
            if lists(old, std::slice::from_ref(new), path, names, found) =>
        {
            return;
        }
        (Some(old @ Json::Object(_)), Some(Json::Array(new)))
            if lists(std::slice::from_ref(old), new, path, names, found) =>
        {
            return;
        }
        _ => {}
    }
    found.push(PropertyChange { path: path.to_owned(), old, new, replaces: Replaces::Never, names: names.clone() });
}

/// Items by what they are called, where all have a name of their own: whether they could be told apart.
fn lists(old: &[Json], new: &[Json], path: &str, names: &mut Vec<String>, found: &mut Vec<PropertyChange>) -> bool {
    let by_key = |list: &[Json], key: &str| -> Option<BTreeMap<String, Json>> {
        let named: Option<BTreeMap<String, Json>> =
            list.iter().map(|item| Some((item.get(key)?.as_str()?.to_owned(), item.clone()))).collect();
        named.filter(|named| named.len() == list.len())
    };
    for key in KEYS {
        let (Some(old), Some(new)) = (by_key(old, key), by_key(new, key)) else { continue };
        if old.is_empty() && new.is_empty() {
            continue;
        }
        let all: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in all {
            one(old.get(name), new.get(name), &format!("{path}[{name}]"), names, found);
        }
        return true;
    }
    if old.len() != new.len() || !old.iter().chain(new).all(Json::is_object) {
        return false;
    }
    for (at, (old, new)) in old.iter().zip(new).enumerate() {
        one(Some(old), Some(new), &format!("{path}[{at}]"), names, found);
    }
    true
}
