//! Facts about changes of resource types: what they hold, which properties replace or interrupt, what is refused, and how
//! permissions stand in them.

use super::json::{Fields, Json};

/// What is known of changes of one resource type; see the heading of `stdlib/facts/changes.jsonl`.
#[derive(Debug)]
pub struct ChangeFacts {
    facts: Fields,
}

impl ChangeFacts {
    /// A type of its line: `[name, facts]`.
    pub(super) fn parse(_: &'static str, items: Vec<Json>) -> Option<Self> {
        match items.into_iter().nth(1)? {
            Json::Object(facts) => Some(Self { facts }),
            _ => None,
        }
    }

    /// What is lost with it, in words: `its items`.
    pub fn holds(&self) -> Option<&str> {
        self.facts.get("holds")?.as_str()
    }

    /// Whether it is deleted only when it holds nothing.
    pub fn refuses_unless_empty(&self) -> bool {
        self.facts.get("refusesUnlessEmpty").and_then(Json::as_bool) == Some(true)
    }

    /// Whether a change of a property makes the resource anew, besides what the type's schema says.
    pub fn replaces(&self, names: &[&str]) -> bool {
        self.lists("replaces", names)
    }

    /// Whether the resource does not answer for a while when a property changes.
    pub fn interrupts(&self, names: &[String]) -> bool {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.lists("interrupts", &names)
    }

    /// A list of which one update makes or deletes one item: the property, what items are called by, and what of an item
    /// may change all the same.
    pub fn one_at_a_time(&self) -> Option<(&str, &str, Vec<&str>)> {
        let rule = self.facts.get("oneAtATime")?;
        let free = rule.get("free").and_then(Json::as_list).into_iter().flatten().filter_map(Json::as_str).collect();
        Some((rule.get("property")?.as_str()?, rule.get("key")?.as_str()?, free))
    }

    /// A list to which items are added and nothing else: the property, and what items are called by.
    pub fn only_grows(&self) -> Option<(&str, &str)> {
        let rule = self.facts.get("onlyGrows")?;
        Some((rule.get("property")?.as_str()?, rule.get("key")?.as_str()?))
    }

    /// The property that names who holds the permissions in this resource; without it the resource itself.
    pub fn holder(&self) -> Option<&str> {
        self.facts.get("holder")?.as_str()
    }

    /// Properties that are one permission: action, principal, and those that limit it.
    pub fn permission(&self) -> Option<(&str, &str, Vec<&str>)> {
        let rule = self.facts.get("permission")?;
        let limits =
            rule.get("limits").and_then(Json::as_list).into_iter().flatten().filter_map(Json::as_str).collect();
        Some((rule.get("action")?.as_str()?, rule.get("principal")?.as_str()?, limits))
    }

    /// The property that names policies which stand elsewhere.
    pub fn managed(&self) -> Option<&str> {
        self.facts.get("managed")?.as_str()
    }

    fn lists(&self, kind: &str, names: &[&str]) -> bool {
        let path = names.join("/");
        let known = self.facts.get(kind).and_then(Json::as_list).into_iter().flatten().filter_map(Json::as_str);
        known.into_iter().any(|known| {
            known == "*" || path == known || path.strip_prefix(known).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}
