//! Natives: what the standard library cannot say, computed in Rust. Pure functions from what an object knows to a value;
//! they never make resources and know no service's names. A test matches them with the `native` members of the library.

pub mod action;
mod artifact;
mod policy;
mod registry;
mod tree;

use smol_str::SmolStr;

use crate::value::{ObjectId, Value};
use crate::{Artifact, HostError};

/// What a native may ask: members of objects, and the surroundings.
pub trait ObjectView {
    /// A member of the object itself, as a bare name inside its body, or of another, as seen from outside.
    fn member(&mut self, object: Option<ObjectId>, name: &str) -> Value;

    /// What to call an object in a message.
    fn label(&self, object: ObjectId) -> SmolStr;

    /// Digest and sizes of what is at a path. The archive becomes one of the build's assets, under the name given back.
    fn artifact(&mut self, path: &str) -> Result<(SmolStr, Artifact), HostError>;

    /// The same for an archive that holds one file with this text.
    fn inline(&mut self, file: &str, text: &str) -> (SmolStr, Artifact);
}

/// A value that a kind declares with `native name: Type`.
pub struct Native {
    /// The name.
    pub name: &'static str,
    /// Finds the value; an error is a text for the user.
    pub run: fn(&mut dyn ObjectView) -> Result<Value, String>,
}

static ALL: &[Native] = &[
    Native { name: "artifact", run: artifact::artifact },
    Native { name: "policy", run: policy::policy },
    Native { name: "properties", run: registry::properties },
    Native { name: "provisionable", run: registry::provisionable },
    Native { name: "tree", run: tree::tree },
];

/// The native of a name.
pub fn find(name: &str) -> Option<&'static Native> {
    ALL.iter().find(|native| native.name == name)
}

/// All natives, sorted by name.
pub fn all() -> &'static [Native] {
    ALL
}
