//! Tests of the whole compiler as a function: one binary, so that it links once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod codes;
mod findings;
mod folder;
mod host;
mod hostile;
mod mechanism;
mod mutations;
mod renames;
mod suite;
