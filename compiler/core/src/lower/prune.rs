//! Leaves out data sources and ephemeral resources that nothing refers to: a kind declares them for those who ask.

use std::collections::BTreeSet;

use super::order::collect;
use crate::plan::{Node, Plan, Resource, ResourceId};

/// Removes them, and those that only they referred to.
pub(super) fn prune(plan: &mut Plan) {
    if !plan.resources.iter().any(Resource::is_read) {
        return;
    }
    let needed = needed(plan);
    let mut places: Vec<Option<ResourceId>> = Vec::with_capacity(plan.resources.len());
    let mut next = 0;
    for (at, resource) in plan.resources.iter().enumerate() {
        let stays = !resource.is_read() || needed.contains(&ResourceId(at as u32));
        places.push(stays.then_some(ResourceId(next)));
        next += u32::from(stays);
    }
    let mut at = 0;
    plan.resources.retain(|_| {
        at += 1;
        places[at - 1].is_some()
    });
    let place = |id: ResourceId| places[id.0 as usize];
    for resource in &mut plan.resources {
        resource.properties.iter_mut().chain(&mut resource.beside).for_each(|(_, node)| renumber(node, &place));
        resource.after = resource.after.iter().filter_map(|id| place(*id)).collect();
    }
    for output in &mut plan.outputs {
        renumber(&mut output.value, &place);
        output.exported.iter_mut().for_each(|node| renumber(node, &place));
    }
}

/// What the outputs and the resources that are made refer to, directly or through what only reads.
fn needed(plan: &Plan) -> BTreeSet<ResourceId> {
    let mut needed = BTreeSet::new();
    for output in &plan.outputs {
        collect(&output.value, &mut needed);
        output.exported.iter().for_each(|node| collect(node, &mut needed));
    }
    let refers = |resource: &Resource, found: &mut BTreeSet<ResourceId>| {
        resource.properties.iter().chain(&resource.beside).for_each(|(_, node)| collect(node, found));
    };
    plan.resources.iter().filter(|resource| !resource.is_read()).for_each(|resource| refers(resource, &mut needed));
    let mut open: Vec<ResourceId> = needed.iter().copied().collect();
    while let Some(id) = open.pop() {
        let resource = &plan.resources[id.0 as usize];
        if resource.is_read() {
            let mut found = BTreeSet::new();
            refers(resource, &mut found);
            open.extend(found.into_iter().filter(|id| needed.insert(*id)));
        }
    }
    needed
}

/// Gives references their new numbers. What is removed is referred to by nothing.
fn renumber(node: &mut Node, place: &impl Fn(ResourceId) -> Option<ResourceId>) {
    match node {
        Node::Attribute(id, _) => *id = place(*id).unwrap_or(*id),
        Node::List(list) | Node::Concat(list) => list.iter_mut().for_each(|node| renumber(node, place)),
        Node::Record(record) => record.iter_mut().for_each(|(_, node)| renumber(node, place)),
        Node::Json(inner) => renumber(inner, place),
        Node::FromJson { text, .. } | Node::Split { text, .. } => renumber(text, place),
        Node::Join { list, .. } | Node::Index { list, .. } => renumber(list, place),
        Node::Bool(_) | Node::Integer(_) | Node::Number(_) | Node::Text(_) | Node::Parameter(_) | Node::System(_) => {}
    }
}
