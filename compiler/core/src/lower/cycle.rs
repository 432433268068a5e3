//! Cycles of the plan: each is printed as a path of reasons, with a cut that would open it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::order::collect;
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, Resource, ResourceId};

/// Whether some resources may need one another: there is no order in which each comes behind what it needs.
pub(super) fn is_cyclic(references: &[BTreeSet<ResourceId>]) -> bool {
    let mut users = vec![0_usize; references.len()];
    references.iter().flatten().for_each(|needed| users[needed.0 as usize] += 1);
    let mut free: Vec<usize> = (0..users.len()).filter(|at| users[*at] == 0).collect();
    let mut done = 0;
    while let Some(at) = free.pop() {
        done += 1;
        for needed in &references[at] {
            let needed = needed.0 as usize;
            users[needed] -= 1;
            if users[needed] == 0 {
                free.push(needed);
            }
        }
    }
    done < references.len()
}

/// One finding for each group of resources that need one another.
pub(super) fn cycles(plan: &Plan) -> Vec<Diagnostic> {
    let mut graph: DiGraph<usize, &str> = DiGraph::with_capacity(plan.resources.len(), plan.resources.len() * 2);
    let nodes: Vec<NodeIndex> = (0..plan.resources.len()).map(|at| graph.add_node(at)).collect();
    for (at, resource) in plan.resources.iter().enumerate() {
        for (name, node) in &resource.properties {
            let mut found = BTreeSet::new();
            collect(node, &mut found);
            for other in found {
                graph.add_edge(nodes[at], nodes[other.0 as usize], name.as_str());
            }
        }
        for other in &resource.after {
            graph.add_edge(nodes[at], nodes[other.0 as usize], "comes after");
        }
    }
    let mut found = Vec::new();
    for mut group in tarjan_scc(&graph) {
        let itself = group.len() == 1 && graph.contains_edge(group[0], group[0]);
        if group.len() < 2 && !itself {
            continue;
        }
        group.sort();
        let path = shortest(&graph, group[0], &group.iter().copied().collect());
        found.push(describe(plan, &graph, &path));
    }
    found.sort_by(|a, b| (a.primary.span, &a.message).cmp(&(b.primary.span, &b.message)));
    found
}

/// The shortest way from a node back to itself inside its group.
fn shortest(graph: &DiGraph<usize, &str>, start: NodeIndex, group: &BTreeSet<NodeIndex>) -> Vec<NodeIndex> {
    let mut from: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        let mut next: Vec<NodeIndex> = graph.neighbors(at).filter(|other| group.contains(other)).collect();
        next.sort();
        for other in next {
            if other == start {
                let mut path = vec![at];
                let mut back = at;
                while back != start {
                    back = from[&back];
                    path.push(back);
                }
                path.reverse();
                return path;
            }
            if let std::collections::btree_map::Entry::Vacant(entry) = from.entry(other) {
                entry.insert(at);
                queue.push_back(other);
            }
        }
    }
    vec![start]
}

fn name(resource: &Resource) -> String {
    resource.path.join(" ")
}

fn describe(plan: &Plan, graph: &DiGraph<usize, &str>, path: &[NodeIndex]) -> Diagnostic {
    let resource = |at: NodeIndex| &plan.resources[graph[at]];
    let mut text = format!("`{}`", name(resource(path[0])));
    let mut cut = String::new();
    for (at, node) in path.iter().enumerate() {
        let next = path[(at + 1) % path.len()];
        let reason = graph.find_edge(*node, next).map(|edge| graph[edge]).unwrap_or_default();
        text.push_str(&format!(" —{reason}→ `{}`", name(resource(next))));
        cut = format!(
            "break it at `{reason}` of `{}`: write a name or ARN out instead of the reference",
            name(resource(*node))
        );
    }
    let first = resource(path[0]);
    let mut diagnostic =
        Diagnostic::error("graph.cycle", first.span, format!("these resources need one another: {text}"));
    for node in &path[1..] {
        let other = resource(*node);
        if other.span != first.span {
            diagnostic = diagnostic.label(other.span, format!("`{}` is part of the cycle", name(other)));
        }
    }
    diagnostic.hint(cut)
}
