//! Who may do more than before: documents of permissions, statement by statement, for whoever holds them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::statement::{self, Grant};
use super::system::{System, refers};
use super::{Changes, Consequence, Effect};
use crate::facts::{ChangeFacts, Facts};

/// Everything that is allowed to a holder, and the resources that say so.
#[derive(Default)]
struct Holdings {
    grants: BTreeSet<Grant>,
    from: BTreeMap<Grant, String>,
}

/// Adds what is allowed now and was not before, to the resource that says so. What is new may have what it needs: only
/// holders that were there before count.
pub(super) fn follow(changes: &mut Changes, old: &System, new: &System, facts: &Facts) {
    let (before, after) = (holdings(old, facts), holdings(new, facts));
    let nothing = Holdings::default();
    let holders: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for holder in holders {
        // What is gone may do nothing any more.
        if !old.resources.contains_key(holder) || !new.resources.contains_key(holder) {
            continue;
        }
        let (then, now) = (before.get(holder).unwrap_or(&nothing), after.get(holder).unwrap_or(&nothing));
        let mut said: BTreeMap<(&str, String, &'static str), BTreeSet<&str>> = BTreeMap::new();
        for grant in now.grants.iter().filter(|grant| !grant.denies) {
            if then.grants.iter().any(|known| known.covers(grant)) {
                continue;
            }
            let stricter = then.grants.iter().any(|known| known.is_stricter(grant));
            let rest = words(holder, grant);
            let how = if stricter { ", without a condition that there was" } else { "" };
            let from = now.from.get(grant).map_or(holder.as_str(), String::as_str);
            said.entry((from, rest, how)).or_default().insert(&grant.action);
        }
        for ((from, rest, how), actions) in said {
            let actions: Vec<String> = actions.into_iter().map(|action| format!("`{action}`")).collect();
            let message = rest.replacen("{}", &actions.join(", "), 1) + how;
            add(changes, from, message);
        }
        for grant in then.grants.iter().filter(|grant| grant.denies) {
            if !now.grants.iter().any(|known| known.covers(grant)) {
                let message = format!("`{holder}` no longer denies `{}` on `{}`", grant.action, grant.resource);
                add(changes, then.from.get(grant).map_or(holder, |from| from), message);
            }
        }
    }
}

/// The sentence with a gap for the actions.
fn words(holder: &str, grant: &Grant) -> String {
    let on = match grant.resource.as_str() {
        "" => String::new(),
        resource => format!(" on `{resource}`"),
    };
    match grant.principal.as_str() {
        "" => format!("`{holder}` may also {{}}{on}"),
        "*" => format!("`{holder}` lets anyone {{}}{on}"),
        principal => format!("`{holder}` also lets `{principal}` {{}}{on}"),
    }
}

fn add(changes: &mut Changes, id: &str, message: String) {
    let Some(change) = changes.resources.iter_mut().find(|change| change.id == id) else { return };
    change.consequences.push(Consequence {
        effect: Effect::Permissions,
        rule: "change.permissions",
        message,
        hint: None,
    });
}

/// What each resource holds: a role by all that is attached to it, anything else by its own documents.
fn holdings(system: &System, facts: &Facts) -> BTreeMap<String, Holdings> {
    let mut all: BTreeMap<String, Holdings> = BTreeMap::new();
    for (id, resource) in &system.resources {
        let known = facts.changes(&resource.resource_type);
        let mut grants = BTreeSet::new();
        for value in resource.properties.values() {
            documents(value, &mut grants);
        }
        if let Some(known) = &known {
            grants.extend(permission(known, &resource.properties));
            grants.extend(managed(known, &resource.properties));
        }
        if grants.is_empty() {
            continue;
        }
        let mut holders = Vec::new();
        if let Some(property) = known.as_ref().and_then(|known| known.holder()) {
            let value = resource.properties.get(property).unwrap_or(&Json::Null);
            refers(value, &|word| system.resources.contains_key(word), &mut holders);
        }
        if holders.is_empty() {
            holders.push(id.clone());
        }
        for holder in holders {
            let holdings = all.entry(holder).or_default();
            holdings.from.extend(grants.iter().map(|grant| (grant.clone(), id.clone())));
            holdings.grants.extend(grants.iter().cloned());
        }
    }
    all
}

/// Properties that are a permission by themselves.
fn permission(known: &ChangeFacts, properties: &Map<String, Json>) -> Option<Grant> {
    let (action, principal, limits) = known.permission()?;
    let limit = |name: &&str| Some(format!("{name} {}", properties.get(*name)?));
    Some(Grant {
        denies: false,
        principal: statement::plain(properties.get(principal)?),
        action: statement::plain(properties.get(action)?),
        resource: String::new(),
        conditions: limits.iter().filter_map(limit).collect(),
        inverse: false,
    })
}

/// Policies that stand elsewhere: what is in them is not known, only that they come or go.
fn managed(known: &ChangeFacts, properties: &Map<String, Json>) -> Vec<Grant> {
    let Some(value) = known.managed().and_then(|name| properties.get(name)) else { return Vec::new() };
    let list = match value {
        Json::Array(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    };
    let grant = |policy: &Json| Grant {
        denies: false,
        principal: String::new(),
        action: format!("all of {}", statement::plain(policy)),
        resource: String::new(),
        conditions: BTreeSet::new(),
        inverse: true,
    };
    list.iter().map(grant).collect()
}

fn documents(value: &Json, grants: &mut BTreeSet<Grant>) {
    if statement::is_document(value) {
        grants.extend(statement::grants(value));
        return;
    }
    match value {
        Json::Array(list) => list.iter().for_each(|value| documents(value, grants)),
        Json::Object(map) => map.values().for_each(|value| documents(value, grants)),
        _ => {}
    }
}
