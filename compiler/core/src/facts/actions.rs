//! Facts about IAM: services, their actions, and the resources that an action may be limited to.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::json::Json;
use super::near::nearest;

/// A service of IAM.
#[derive(Debug)]
pub struct Service {
    prefix: &'static str,
    resources: Vec<ActionResource>,
    /// Sorted by name in small letters.
    actions: Vec<Action>,
}

/// A kind of resource that actions of a service work on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionResource {
    /// Its name in the reference of the service: `collection`.
    pub name: String,
    /// The shape of its ARN, with variables as `${Region}`.
    pub arn: String,
}

/// What an action does to what it works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessLevel {
    /// Tells which resources there are.
    List,
    /// Reads what is in them.
    Read,
    /// Makes, changes or removes them.
    Write,
    /// Changes who may do what.
    Permissions,
    /// Changes nothing but tags.
    Tagging,
}

/// An action of a service.
#[derive(Debug)]
pub struct Action {
    name: Cow<'static, str>,
    level: AccessLevel,
    /// Positions in the service's resources, and whether the action needs each.
    resources: Vec<(usize, bool)>,
}

impl Action {
    /// Its name in IAM: `DetectLabels`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it does.
    pub fn level(&self) -> AccessLevel {
        self.level
    }

    /// Whether a policy can limit it to resources; otherwise it is granted on `*`.
    pub fn takes_resources(&self) -> bool {
        !self.resources.is_empty()
    }

    /// Whether it always works on a resource of some kind.
    pub fn needs_resource(&self) -> bool {
        self.resources.iter().any(|(_, needed)| *needed)
    }
}

impl Service {
    /// What stands before the colon: `rekognition`.
    pub fn prefix(&self) -> &'static str {
        self.prefix
    }

    /// An action by its name, the first letter small or not: `detectLabels`. IAM takes letters of both sizes for the same.
    pub fn action(&self, name: &str) -> Option<&Action> {
        let position = self.actions.binary_search_by(|action| in_small_letters(&action.name, name)).ok()?;
        self.actions.get(position)
    }

    /// All actions.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// The kinds of resources that an action works on, each with whether the action needs one of it.
    pub fn resources(&self, action: &Action) -> Vec<(&ActionResource, bool)> {
        action.resources.iter().filter_map(|(at, needed)| Some((self.resources.get(*at)?, *needed))).collect()
    }

    /// The action that a misspelt one may mean, as a program writes it: `detectLabels`.
    pub fn nearest_action(&self, name: &str) -> Option<String> {
        nearest(name, self.actions.iter().map(Action::name)).map(small_first)
    }

    /// A service of its line: `[prefix, resources, actions]`, described in `tests/facts/refresh_actions.py`.
    pub(super) fn parse(prefix: &'static str, items: Vec<Json>) -> Option<Self> {
        let resources = items.get(1)?.as_list()?.iter().map(|pair| {
            Some(ActionResource { name: pair.at(0)?.as_str()?.to_owned(), arn: pair.at(1)?.as_str()?.to_owned() })
        });
        let actions = items.get(2)?.as_object()?.iter().map(|(name, what)| parse_action(name.clone(), what.as_str()?));
        let mut actions = actions.collect::<Option<Vec<_>>>()?;
        actions.sort_by(|a, b| in_small_letters(&a.name, &b.name));
        Some(Self { prefix, resources: resources.collect::<Option<_>>()?, actions })
    }
}

/// The order of two names whose letters may be of either size.
fn in_small_letters(left: &str, right: &str) -> Ordering {
    left.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(right.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// An action of what the table says: `W0*,1`.
fn parse_action(name: Cow<'static, str>, what: &str) -> Option<Action> {
    let level = match what.get(..1)? {
        "L" => AccessLevel::List,
        "R" => AccessLevel::Read,
        "W" => AccessLevel::Write,
        "P" => AccessLevel::Permissions,
        "T" => AccessLevel::Tagging,
        _ => return None,
    };
    let positions = what.get(1..)?.split(',').filter(|text| !text.is_empty());
    let resources = positions.map(|text| Some((text.trim_end_matches('*').parse().ok()?, text.ends_with('*'))));
    Some(Action { name, level, resources: resources.collect::<Option<_>>()? })
}

/// A prefix as a program may write it: `cognitoIdp` for `cognito-idp`.
pub(super) fn prefix_in_program(prefix: &str) -> String {
    let mut parts = prefix.split('-');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// A name with the letters of its first word small: `getObject`, `dbProxy` of `DBProxy`.
fn small_first(name: &str) -> String {
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    // The last capital of several begins the next word, unless nothing follows.
    let small = if capitals > 1 && capitals < name.len() { capitals - 1 } else { capitals };
    name.chars().enumerate().map(|(at, letter)| if at < small { letter.to_ascii_lowercase() } else { letter }).collect()
}
