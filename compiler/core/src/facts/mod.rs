//! Facts about both targets.
