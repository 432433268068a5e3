//! What follows of changes: replacement, data that is lost, interruption, ids that are others, outputs that are gone.

use serde_json::{Map, Value as Json};

use super::difference::Replaces;
use super::system::{Resource, System};
use super::{Change, ChangeKind, Changes, Consequence, Effect, trap};
use crate::facts::Facts;
use crate::plan::Target;

/// Adds the consequences of every change, but for permissions.
pub(super) fn follow(changes: &mut Changes, old: &System, new: &System, facts: &Facts) {
    for change in &mut changes.resources {
        let (before, after) = (old.resources.get(&change.id), new.resources.get(&change.id));
        let mut found = Vec::new();
        match (change.change, before, after) {
            (ChangeKind::Removed, Some(before), _) => found.extend(lost(change, before, None, old.target, facts)),
            (ChangeKind::Replaced | ChangeKind::Changed, Some(before), Some(after)) => {
                found.extend(replaced(change, before, after, new.target, facts));
                found.extend(trap::traps(change, before, after, new.target, facts));
                found.extend(interrupted(change, facts));
            }
            _ => {}
        }
        change.consequences.extend(found);
    }
    renamed(changes, old, new);
    outputs(changes);
}

fn consequence(effect: Effect, rule: &'static str, message: String, hint: Option<String>) -> Consequence {
    Consequence { effect, rule, message, hint }
}

fn replaced(change: &Change, before: &Resource, after: &Resource, target: Target, facts: &Facts) -> Vec<Consequence> {
    let because = |wanted: Replaces| {
        let paths = change.properties.iter().filter(|one| one.replaces == wanted).map(|one| format!("`{}`", one.path));
        paths.collect::<Vec<_>>().join(", ")
    };
    let id = &change.id;
    let mut found = Vec::new();
    if change.change != ChangeKind::Replaced {
        let maybe = because(Replaces::Maybe);
        if !maybe.is_empty() {
            let message = format!("a change of {maybe} may make `{id}` anew");
            let hint = "look at the change set before it is applied".to_owned();
            found.push(consequence(Effect::Replace, "change.replace", message, Some(hint)));
        }
        return found;
    }
    let why = match before.resource_type == after.resource_type {
        true => because(Replaces::Always),
        false => format!("its type (`{}` before)", before.resource_type),
    };
    let message = format!("`{id}` is made anew because of {why}");
    found.push(consequence(Effect::Replace, "change.replace", message, None));
    found.extend(lost(change, before, Some(after), target, facts));
    if target == Target::Terraform && after.beside.get("create_before_destroy") != Some(&Json::Bool(true)) {
        let message = format!("`{id}` is taken away before it is made anew");
        found.push(consequence(Effect::Interruption, "change.interruption", message, None));
    }
    found
}

/// What is lost with a resource that goes; nothing when it is kept.
fn lost(
    change: &Change,
    before: &Resource,
    after: Option<&Resource>,
    target: Target,
    facts: &Facts,
) -> Option<Consequence> {
    let known = facts.changes(&before.resource_type)?;
    let holds = known.holds()?;
    let id = &change.id;
    let is_kept = match (target, after) {
        // What counts is the policy that is deployed when it goes.
        (Target::CloudFormation, None) => is_kept(&before.beside, "DeletionPolicy"),
        (Target::CloudFormation, Some(after)) => is_kept(&after.beside, "UpdateReplacePolicy"),
        // Without its block nothing prevents that it is destroyed.
        (Target::Terraform, None) => false,
        (Target::Terraform, Some(after)) => after.beside.get("prevent_destroy") == Some(&Json::Bool(true)),
    };
    if is_kept {
        return None;
    }
    if known.refuses_unless_empty() {
        let message = format!("`{id}` is deleted, which is refused while it has {}", holds.trim_start_matches("its "));
        let hint = "empty it first, or keep it".to_owned();
        return Some(consequence(Effect::Refused, "change.not-empty", message, Some(hint)));
    }
    let message = match after {
        None => format!("`{id}` is deleted with {holds}"),
        Some(_) => format!("{holds} in `{id}` do not come along"),
    };
    let hint = match (target, after) {
        (Target::CloudFormation, None) => "deploy `onDelete: retain` first, where the kind has it, or make a backup",
        (Target::CloudFormation, Some(_)) => "set `onDelete: retain`, where the kind has it, and copy them afterwards",
        (Target::Terraform, None) => "take it out of the state first (`terraform state rm`), or make a backup",
        (Target::Terraform, Some(_)) => {
            "set `onDelete: retain`, where the kind has it, and copy them into a second one"
        }
    };
    Some(consequence(Effect::DataLoss, "change.data-loss", message, Some(hint.to_owned())))
}

fn is_kept(beside: &Map<String, Json>, policy: &str) -> bool {
    matches!(beside.get(policy).and_then(Json::as_str), Some("Retain" | "RetainExceptOnCreate" | "Snapshot"))
}

fn interrupted(change: &Change, facts: &Facts) -> Vec<Consequence> {
    let Some(known) = facts.changes(&change.resource_type) else { return Vec::new() };
    let paths = change.properties.iter().filter(|one| known.interrupts(&one.names));
    paths
        .map(|one| {
            let message = format!("`{}` does not answer while `{}` is changed", change.id, one.path);
            consequence(Effect::Interruption, "change.interruption", message, None)
        })
        .collect()
}

/// What went and what came, where they are so alike that one was the other.
fn renamed(changes: &mut Changes, old: &System, new: &System) {
    let of = |kind: ChangeKind| -> Vec<usize> {
        let all = changes.resources.iter().enumerate();
        all.filter(|(_, change)| change.change == kind).map(|(at, _)| at).collect()
    };
    let (removed, added) = (of(ChangeKind::Removed), of(ChangeKind::Added));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for gone in &removed {
        let before = &changes.resources[*gone];
        let mut best: Vec<(f64, usize)> = added
            .iter()
            .filter(|came| changes.resources[**came].resource_type == before.resource_type)
            .filter_map(|came| {
                let after = new.resources.get(&changes.resources[*came].id)?;
                let likeness = likeness(&old.resources.get(&before.id)?.properties, &after.properties);
                (likeness >= ALIKE).then_some((likeness, *came))
            })
            .collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        match best.as_slice() {
            [(first, came), rest @ ..] if rest.first().is_none_or(|(second, _)| second < first) => {
                pairs.push((*gone, *came));
            }
            _ => {}
        }
    }
    for (gone, came) in pairs {
        let (from, to) = (changes.resources[gone].id.clone(), changes.resources[came].id.clone());
        let message = format!("`{from}` goes and `{to}` comes, which looks like another name for one thing");
        let hint = "if it is, write `was OldName` in the declaration with the new name".to_owned();
        changes.resources[gone].consequences.push(consequence(Effect::Renamed, "change.renamed", message, Some(hint)));
    }
}

/// Which part of all plain values two resources share, from which on they count as one.
const ALIKE: f64 = 0.5;

/// Which part of the plain values is the same; nothing in common when other properties are given.
fn likeness(old: &Map<String, Json>, new: &Map<String, Json>) -> f64 {
    let mut keys: (Vec<&String>, Vec<&String>) = (old.keys().collect(), new.keys().collect());
    keys.0.sort();
    keys.1.sort();
    if keys.0 != keys.1 {
        return 0.0;
    }
    let (mut same, mut all) = (0.0, 0.0);
    for (name, value) in old {
        all += 1.0;
        same += if new.get(name) == Some(value) { 1.0 } else { 0.0 };
    }
    if all == 0.0 { 0.0 } else { same / all }
}

fn outputs(changes: &mut Changes) {
    for value in changes.values.iter_mut().filter(|value| value.sort == "output") {
        let export = |side: &Option<Json>| side.as_ref().and_then(|value| value.get("export").cloned());
        let (old, new) = (export(&value.old), export(&value.new));
        let name = &value.name;
        let found = match (old, new) {
            (Some(old), new) if new.as_ref() != Some(&old) => Some((
                "change.export",
                format!("the export {} is gone, which is refused while another stack imports it", super::shown(&old)),
                "let the other stacks go first".to_owned(),
            )),
            (Some(old), _) => Some((
                "change.export",
                format!("the export {} has another value, which is refused while it is imported", super::shown(&old)),
                "give the new value a new name".to_owned(),
            )),
            _ if value.change == ChangeKind::Removed => {
                Some(("change.output", format!("the output `{name}` is gone"), "look for who reads it".to_owned()))
            }
            _ => None,
        };
        if let Some((rule, message, hint)) = found {
            value.consequences.push(consequence(Effect::Outputs, rule, message, Some(hint)));
        }
    }
}
