//! Tests of the whole compiler as a function: one binary, so that it links once.

mod host;
mod suite;
