//! Which properties of a type go together: as cfn-lint says beside the schemas of the registry.

use super::CloudFormationType;
use super::json::{Fields, Json};

/// What is said of several properties of one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Together<'f> {
    /// Exactly one of them stands there.
    One(Vec<&'f str>),
    /// One of them at least stands there.
    Some(Vec<&'f str>),
    /// Beside the first none of the others stands there.
    Excludes(&'f str, Vec<&'f str>),
    /// Beside the first all others stand there.
    Needs(&'f str, Vec<&'f str>),
}

impl CloudFormationType {
    /// What is said of the properties of an object at a path; nothing where it may have several forms.
    pub fn together(&self, names: &[&str]) -> Vec<Together<'_>> {
        let mut found = Vec::new();
        let Some(shape) = self.one_shape(names) else { return found };
        found.extend(shape.get("requiredXor").map(|list| Together::One(words(list))));
        found.extend(shape.get("requiredOr").map(|list| Together::Some(words(list))));
        let by_name = |key: &str| shape.get(key).and_then(Json::as_object).into_iter().flat_map(Fields::iter);
        found.extend(by_name("dependentExcluded").map(|(name, list)| Together::Excludes(name, words(list))));
        found.extend(by_name("dependentRequired").map(|(name, list)| Together::Needs(name, words(list))));
        found
    }
}

/// The texts of a list.
fn words(json: &Json) -> Vec<&str> {
    json.as_list().into_iter().flatten().filter_map(Json::as_str).collect()
}

impl<'f> Together<'f> {
    /// What is wrong with the names that stand in an object: the one at fault, if there is one, and words with a cure.
    pub fn violation(&self, stands: &dyn Fn(&str) -> bool) -> Option<(Option<&'f str>, String, String)> {
        let quoted = |names: &[&str]| format!("`{}`", names.join("`, `"));
        match self {
            Together::One(names) | Together::Some(names) if !names.iter().any(|name| stands(name)) => {
                Some((None, format!("one of {} is needed", quoted(names)), format!("add `{}: …`", names.first()?)))
            }
            Together::One(names) => {
                let given: Vec<&'f str> = names.iter().copied().filter(|name| stands(name)).collect();
                let (first, rest) = given.split_first()?;
                let second = rest.first()?;
                Some((
                    Some(second),
                    format!("`{second}` does not go with `{first}`"),
                    format!("keep `{first}` or `{second}`"),
                ))
            }
            Together::Excludes(name, others) if stands(name) => {
                // In one order, so that a pair that excludes each other is said once.
                let other = others.iter().copied().find(|other| stands(other))?;
                let (first, second) = if other > *name { (*name, other) } else { (other, *name) };
                let message = format!("`{second}` does not go with `{first}`");
                Some((Some(second), message, format!("keep `{first}` or `{second}`")))
            }
            Together::Needs(name, others) if stands(name) => {
                let other = others.iter().find(|other| !stands(other))?;
                Some((Some(name), format!("`{name}` needs `{other}` beside it"), format!("add `{other}: …`")))
            }
            _ => None,
        }
    }
}
