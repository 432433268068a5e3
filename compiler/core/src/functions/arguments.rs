//! What a function was given, and how it stops early.

use std::borrow::Cow;

use smol_str::SmolStr;

use super::limit::{self, Walk};
use crate::value::{Record, Value};

/// Why a function has no result.
pub(super) enum Stop {
    /// What it works on is `none`, and so is the result.
    Omit,
    /// Words for the user.
    Wrong(String),
}

impl From<String> for Stop {
    fn from(message: String) -> Stop {
        Stop::Wrong(message)
    }
}

/// What a function gives.
pub(super) type Outcome = Result<Value, Stop>;

/// Values of the parameters, in order; more values of a parameter that takes many at the end.
pub(super) struct Arguments<'v> {
    /// Name of the function, for messages.
    pub function: &'static str,
    /// The values.
    pub values: &'v [Value],
}

/// Runs a function behind the rules that hold for all: poison, size of the arguments, length of the result.
pub(super) fn run(
    function: &'static str,
    values: &[Value],
    body: impl Fn(&Arguments) -> Outcome,
) -> Result<Value, String> {
    let all: Vec<&Value> = values.iter().collect();
    match limit::walk(&all) {
        Walk::Poison => return Ok(Value::Poison),
        Walk::TooLarge => return Err(limit::too_large()),
        Walk::Clean => {}
    }
    match body(&Arguments { function, values }) {
        Ok(Value::Text(text)) if text.len() > limit::TEXT => Err(too_long(function)),
        Ok(value) => Ok(value),
        Err(Stop::Omit) => Ok(Value::None),
        Err(Stop::Wrong(message)) => Err(message),
    }
}

/// Words for a result that is longer than a text may be.
pub(super) fn too_long(function: &str) -> String {
    format!("`{function}` would give a text of more than 1 MB")
}

/// Words for a value that only deployment knows, where a known one is needed.
pub(super) fn only_now(what: &str) -> String {
    format!(
        "{what} needs what is known now, and this is known only at deployment; use a literal, an `option` or `stage`"
    )
}

impl<'v> Arguments<'v> {
    /// A value; `none` when it was left out.
    pub fn get(&self, at: usize) -> &'v Value {
        self.values.get(at).unwrap_or(&Value::None)
    }

    /// A value that is there; a function of `none` is `none`.
    pub fn value(&self, at: usize) -> Result<&'v Value, Stop> {
        match self.get(at) {
            Value::None => Err(Stop::Omit),
            value => Ok(value),
        }
    }

    /// A value of an optional parameter.
    pub fn given(&self, at: usize) -> Option<&'v Value> {
        Some(self.get(at)).filter(|value| !value.is_none())
    }

    /// A value of the wrong sort.
    pub fn wrong(&self, wanted: &str, found: &Value) -> Stop {
        Stop::Wrong(match found {
            Value::Deploy(_) => only_now(&format!("`{}`", self.function)),
            found => format!("`{}` needs {wanted}, found {}", self.function, found.sort()),
        })
    }

    /// A known text.
    pub fn text(&self, at: usize) -> Result<&'v SmolStr, Stop> {
        match self.value(at)? {
            Value::Text(text) => Ok(text),
            other => Err(self.wrong("a text", other)),
        }
    }

    /// A known text that may be left out.
    pub fn text_or(&self, at: usize, otherwise: &'v str) -> Result<&'v str, Stop> {
        match self.given(at) {
            None => Ok(otherwise),
            Some(_) => self.text(at).map(SmolStr::as_str),
        }
    }

    /// A whole number.
    pub fn integer(&self, at: usize) -> Result<i64, Stop> {
        match self.value(at)? {
            Value::Integer(number) => Ok(*number),
            Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(*number as i64),
            other => Err(self.wrong("a whole number", other)),
        }
    }

    /// A whole number that is not negative.
    pub fn count(&self, at: usize) -> Result<usize, Stop> {
        let number = self.integer(at)?;
        usize::try_from(number)
            .map_err(|_| Stop::Wrong(format!("`{}` needs a number of at least 0, found `{number}`", self.function)))
    }

    /// Elements of a list; values of a record, since a family of parts reads as a list too.
    pub fn list(&self, at: usize) -> Result<Cow<'v, [Value]>, Stop> {
        match self.value(at)? {
            Value::List(list) => Ok(Cow::Borrowed(list.as_slice())),
            Value::Record(record) => Ok(Cow::Owned(record.values().cloned().collect())),
            other => Err(self.wrong("a list", other)),
        }
    }

    /// A known record.
    pub fn record(&self, at: usize) -> Result<&'v Record, Stop> {
        match self.value(at)? {
            Value::Record(record) => Ok(record),
            other => Err(self.wrong("a record", other)),
        }
    }
}
