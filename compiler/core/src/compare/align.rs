//! Brings the ids of the old system to those of the new one: what `moved` says, and ids that carry a digest of contents.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::system::{Output, Resource, System};
use crate::plan::Target;

/// Digits of a digest at the end of an id.
const DIGEST: usize = 10;

/// The old system under the new ids, and the old id of what has another one by a declared move.
pub(super) fn align(old: &System, new: &System) -> (System, BTreeMap<String, String>) {
    let moved = moves(old, new);
    let mut ids = moved.clone();
    ids.extend(revisions(old, new));
    if ids.is_empty() {
        return (old.clone(), BTreeMap::new());
    }
    let renamed = System {
        target: old.target,
        resources: old
            .resources
            .iter()
            .map(|(id, resource)| {
                let resource = Resource {
                    resource_type: resource.resource_type.clone(),
                    properties: under_map(&resource.properties, &ids, old.target),
                    beside: under_map(&resource.beside, &ids, old.target),
                };
                (ids.get(id).unwrap_or(id).clone(), resource)
            })
            .collect(),
        parameters: old.parameters.clone(),
        outputs: old
            .outputs
            .iter()
            .map(|(name, output)| {
                let value = under(&output.value, &ids, old.target);
                (name.clone(), Output { value, export: output.export.clone() })
            })
            .collect(),
        moved: old.moved.clone(),
    };
    (renamed, moved.into_iter().map(|(from, to)| (to, from)).collect())
}

/// Where each old resource goes, step by step: a move whose end is taken does nothing, as in Terraform.
fn moves(old: &System, new: &System) -> BTreeMap<String, String> {
    let steps: BTreeMap<&str, &str> = new.moved.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let mut moves = BTreeMap::new();
    for start in old.resources.keys() {
        let mut at = start.as_str();
        for _ in 0..=steps.len() {
            match steps.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        if at != start && !old.resources.contains_key(at) && new.resources.contains_key(at) {
            moves.insert(start.clone(), at.to_owned());
        }
    }
    moves
}

/// Old and new ids that differ in their digest only: one thing with other contents.
fn revisions(old: &System, new: &System) -> BTreeMap<String, String> {
    let stems = |one: &System, other: &System| -> BTreeMap<(String, String), String> {
        let gone = one.resources.iter().filter(|(id, _)| !other.resources.contains_key(*id));
        gone.filter_map(|(id, resource)| Some(((stem(id)?.to_owned(), resource.resource_type.clone()), id.clone())))
            .collect()
    };
    let after = stems(new, old);
    stems(old, new).into_iter().filter_map(|(stem, id)| Some((id, after.get(&stem)?.clone()))).collect()
}

/// An id without the digest at its end.
fn stem(id: &str) -> Option<&str> {
    let at = id.len().checked_sub(DIGEST).filter(|at| *at > 0 && id.is_char_boundary(*at))?;
    let digest = &id[at..];
    let is_digest =
        digest.bytes().all(|byte| byte.is_ascii_hexdigit()) && digest.bytes().any(|byte| byte.is_ascii_digit());
    is_digest.then(|| &id[..at])
}

fn under_map(map: &Map<String, Json>, ids: &BTreeMap<String, String>, target: Target) -> Map<String, Json> {
    map.iter().map(|(name, value)| (name.clone(), under(value, ids, target))).collect()
}

/// A value with its references under other ids.
fn under(value: &Json, ids: &BTreeMap<String, String>, target: Target) -> Json {
    match value {
        Json::String(text) if target == Target::Terraform && text.contains("${") => Json::String(addresses(text, ids)),
        Json::Array(list) => Json::Array(list.iter().map(|value| under(value, ids, target)).collect()),
        Json::Object(map) => {
            let mut renamed = under_map(map, ids, target);
            if let (1, Some(Json::String(id))) = (renamed.len(), renamed.get_mut("Ref"))
                && let Some(new) = ids.get(id)
            {
                id.clone_from(new);
            }
            if let (1, Some(Json::Array(parts))) = (renamed.len(), renamed.get_mut("Fn::GetAtt"))
                && let Some(Json::String(id)) = parts.first_mut()
                && let Some(new) = ids.get(id)
            {
                id.clone_from(new);
            }
            if let Some(text) = renamed.get_mut("Fn::Sub").and_then(substituted) {
                *text = substitutions(text, ids);
            }
            Json::Object(renamed)
        }
        value => value.clone(),
    }
}

/// The text of `Fn::Sub`.
fn substituted(value: &mut Json) -> Option<&mut String> {
    match value {
        Json::String(text) => Some(text),
        Json::Array(parts) => match parts.first_mut() {
            Some(Json::String(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// `${Jobs.Arn}` under another id.
fn substitutions(text: &str, ids: &BTreeMap<String, String>) -> String {
    let mut pieces = text.split("${");
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(['.', '}']).unwrap_or(piece.len());
        renamed += "${";
        renamed += ids.get(&piece[..end]).map_or(&piece[..end], String::as_str);
        renamed += &piece[end..];
    }
    renamed
}

/// Addresses in a text, wherever they stand between other characters than those of names.
fn addresses(text: &str, ids: &BTreeMap<String, String>) -> String {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_.-".contains(character);
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|character| !is_part(character)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let address: String = word.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
        match ids.get(&address) {
            Some(new) => {
                renamed += new;
                renamed += &word[address.len()..];
            }
            None => renamed += word,
        }
        let next = behind.chars().next();
        renamed.extend(next);
        rest = &behind[next.map_or(0, char::len_utf8)..];
    }
    renamed
}
