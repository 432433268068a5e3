//! Subtrees that are read when something first looks at them.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::Deserializer;
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

/// A subtree, or the bytes that it will be read from. Trees of the standard library come with the compiler, and of most
/// of what is in them no program asks: a body, a mapping or a sentence of documentation stays bytes until then.
#[derive(Clone)]
pub struct Later<T> {
    tree: OnceLock<T>,
    /// The tree in the form of postcard; empty when the tree was there from the start.
    bytes: &'static [u8],
}

impl<T> From<T> for Later<T> {
    fn from(tree: T) -> Later<T> {
        Later { tree: OnceLock::from(tree), bytes: &[] }
    }
}

impl<T: Deserialize<'static> + Default> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // Bytes are what `Serialize` below made of a tree of the same build of this crate.
        self.tree.get_or_init(|| postcard::from_bytes(self.bytes).unwrap_or_default())
    }
}

impl<T: Default> Default for Later<T> {
    fn default() -> Later<T> {
        Later::from(T::default())
    }
}

impl<T: Deserialize<'static> + Default + PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Later<T>) -> bool {
        **self == **other
    }
}

impl<T: Deserialize<'static> + Default + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl<T: Deserialize<'static> + Default + Serialize> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = postcard::to_allocvec(&**self).map_err(S::Error::custom)?;
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Later<T>, D::Error> {
        let bytes: &'static [u8] = Deserialize::deserialize(deserializer)?;
        Ok(Later { tree: OnceLock::new(), bytes })
    }
}
