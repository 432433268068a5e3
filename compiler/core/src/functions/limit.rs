//! Bounds on values: shared parts make a value that is small in memory endless to walk.

use std::cell::Cell;

use crate::value::Value;

/// Most parts of a value that functions, operators and checks of types walk through.
pub(crate) const PARTS: u32 = 1_000_000;
/// Deepest nesting of a value.
pub(crate) const DEPTH: u32 = 128;
/// Longest text that a function makes, in bytes.
pub(crate) const TEXT: usize = 1 << 20;
/// Most elements that a function makes where none were.
pub(crate) const RANGE: i64 = 10_000;

/// What is left of a walk through a value.
pub(crate) struct Budget {
    parts: Cell<u32>,
}

impl Budget {
    /// A whole walk.
    pub(crate) fn new() -> Budget {
        Budget { parts: Cell::new(PARTS) }
    }

    /// Takes one part; false when the walk is over.
    pub(crate) fn step(&self, depth: u32) -> bool {
        let left = self.parts.get();
        self.parts.set(left.saturating_sub(1));
        left > 0 && depth < DEPTH
    }
}

/// What a walk through a value found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walk {
    /// Nothing special.
    Clean,
    /// Some part of it is poison.
    Poison,
    /// It has too many parts, or is nested too deeply.
    TooLarge,
}

/// Walks through lists and records.
pub(crate) fn walk(values: &[&Value]) -> Walk {
    let budget = Budget::new();
    let mut found = Walk::Clean;
    for value in values {
        match visit(value, 0, &budget) {
            Walk::Clean => {}
            Walk::Poison => found = Walk::Poison,
            Walk::TooLarge => return Walk::TooLarge,
        }
    }
    found
}

fn visit(value: &Value, depth: u32, budget: &Budget) -> Walk {
    if !budget.step(depth) {
        return Walk::TooLarge;
    }
    let mut found = Walk::Clean;
    let mut each = |value: &Value| match visit(value, depth + 1, budget) {
        Walk::Clean => true,
        Walk::Poison => {
            found = Walk::Poison;
            true
        }
        Walk::TooLarge => {
            found = Walk::TooLarge;
            false
        }
    };
    match value {
        Value::Poison => return Walk::Poison,
        Value::List(list) => {
            list.iter().all(&mut each);
        }
        Value::Record(record) => {
            record.values().all(&mut each);
        }
        _ => {}
    }
    found
}

/// Words for a value that is too large.
pub(crate) fn too_large() -> String {
    format!("this value has more than {PARTS} parts or is nested more than {DEPTH} deep")
}
