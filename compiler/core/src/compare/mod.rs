//! What a deployment of one system over another does. In: two systems, read from outputs of either target. Out: changes by
//! meaning, each with what follows of it: replacement, loss of data, interruption, wider permissions, refusal.
//!
//! Deliberately absent: files, sources, and text for people. Which types hold data, which properties replace and which are
//! known to be refused are facts (`stdlib/facts/changes.jsonl` and the schemas); what follows of them is decided here.

mod align;
mod consequence;
mod difference;
mod permission;
mod statement;
mod system;
#[cfg(test)]
mod tests;
mod trap;

use serde::Serialize;
use serde_json::Value as Json;

pub use difference::{PropertyChange, Replaces};
pub use system::{Output, Resource, System, shown};

use crate::facts::Facts;

/// What becomes of a resource or an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is made.
    Added,
    /// It is taken away.
    Removed,
    /// It is changed where it is.
    Changed,
    /// It is made anew, and what there was is taken away.
    Replaced,
}

/// What a change means for who runs the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The deployment is refused, most often half way.
    Refused,
    /// What it holds is lost.
    DataLoss,
    /// It is another resource afterwards.
    Replace,
    /// It does not work for a while.
    Interruption,
    /// Somebody may do more than before.
    Permissions,
    /// It has another logical id or address.
    Renamed,
    /// What others may rely on is gone.
    Outputs,
}

impl Effect {
    /// All of them, the worst first.
    pub const ALL: [Effect; 7] = [
        Effect::Refused,
        Effect::DataLoss,
        Effect::Replace,
        Effect::Interruption,
        Effect::Permissions,
        Effect::Renamed,
        Effect::Outputs,
    ];

    /// In one word, as `--deny` takes it.
    pub fn word(self) -> &'static str {
        match self {
            Effect::Refused => "refused",
            Effect::DataLoss => "data-loss",
            Effect::Replace => "replace",
            Effect::Interruption => "interruption",
            Effect::Permissions => "permissions",
            Effect::Renamed => "renamed",
            Effect::Outputs => "outputs",
        }
    }
}

/// One thing that follows of a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Consequence {
    /// What sort of thing.
    pub effect: Effect,
    /// The rule that knows it, to be explained: `change.indexes`.
    pub rule: &'static str,
    /// One sentence: lower-case, no final period, names in backticks.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// A resource that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Its logical id or address; of what is removed the old one.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub resource_type: String,
    /// What becomes of it.
    pub change: ChangeKind,
    /// What it was called, when it moved.
    pub from: Option<String>,
    /// Its properties that differ; empty for what is added or removed.
    pub properties: Vec<PropertyChange>,
    /// What follows, the worst first.
    pub consequences: Vec<Consequence>,
}

/// A parameter or an output that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueChange {
    /// `parameter` or `output`.
    pub sort: &'static str,
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub change: ChangeKind,
    /// What it was.
    pub old: Option<Json>,
    /// What it is.
    pub new: Option<Json>,
    /// What follows.
    pub consequences: Vec<Consequence>,
}

/// All that differs between two systems.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Changes {
    /// By id.
    pub resources: Vec<Change>,
    /// Parameters, then outputs, by name.
    pub values: Vec<ValueChange>,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty() && self.values.is_empty()
    }

    /// Everything that follows.
    pub fn consequences(&self) -> impl Iterator<Item = &Consequence> {
        let resources = self.resources.iter().flat_map(|change| &change.consequences);
        resources.chain(self.values.iter().flat_map(|change| &change.consequences))
    }
}

/// Compares two systems for one target: what a deployment of the new one over the old one does.
pub fn compare(old: &System, new: &System, facts: &Facts) -> Changes {
    let (old, moved) = align::align(old, new);
    let mut changes = difference::differences(&old, new, &moved, facts);
    consequence::follow(&mut changes, &old, new, facts);
    permission::follow(&mut changes, &old, new, facts);
    for change in &mut changes.resources {
        change.consequences.sort();
        change.consequences.dedup();
    }
    changes
}
