//! Documents of permissions as what they allow, one thing at a time.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::system::shown;

/// One thing that is allowed or denied to one principal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grant {
    pub(super) denies: bool,
    /// Empty for who the document belongs to.
    pub(super) principal: String,
    pub(super) action: String,
    pub(super) resource: String,
    /// Operator, key and value of each.
    pub(super) conditions: BTreeSet<String>,
    /// Something is told by what it is not: such statements are compared as a whole.
    pub(super) inverse: bool,
}

impl Grant {
    /// Whether everything that another allows is allowed by this.
    pub(super) fn covers(&self, other: &Grant) -> bool {
        if self.denies != other.denies || self.inverse || other.inverse {
            return self == other;
        }
        fits(&self.principal, &other.principal)
            && fits(&self.action.to_ascii_lowercase(), &other.action.to_ascii_lowercase())
            && fits(&self.resource, &other.resource)
            && self.conditions.is_subset(&other.conditions)
    }

    /// The same but for conditions, of which this has more.
    pub(super) fn is_stricter(&self, other: &Grant) -> bool {
        let bare = Grant { conditions: other.conditions.clone(), ..self.clone() };
        bare.covers(other) && !self.conditions.is_subset(&other.conditions)
    }
}

/// Whether a pattern of IAM (`*` any text, `?` any character) takes all that another text or pattern stands for.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut inside, mut star) = (0, 0, None);
    while inside < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, inside));
                at += 1;
            }
            Some(letter) if *letter == text[inside] || *letter == '?' && text[inside] != '*' => {
                at += 1;
                inside += 1;
            }
            _ => match star {
                Some((before, from)) => {
                    star = Some((before, from + 1));
                    at = before + 1;
                    inside = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|letter| *letter == '*')
}

/// Whether a value is a document of permissions.
pub(super) fn is_document(value: &Json) -> bool {
    let statements = match value.get("Statement") {
        Some(Json::Array(list)) => list.as_slice(),
        Some(one @ Json::Object(_)) => std::slice::from_ref(one),
        _ => return false,
    };
    statements.iter().all(|statement| statement.get("Effect").is_some())
}

/// A document with everything of which the order means nothing in one order; any other value as it is.
pub(super) fn tidy(value: &Json) -> Json {
    if !is_document(value) {
        return match value {
            // Tags are a map that is written as a list.
            Json::Array(list) if list.iter().all(is_tag) && !list.is_empty() => sorted(list.clone()),
            value => value.clone(),
        };
    }
    let Json::Object(document) = value else { return value.clone() };
    let mut document = document.clone();
    if let Some(statements) = document.get_mut("Statement") {
        let list = match std::mem::take(statements) {
            Json::Array(list) => list,
            one => vec![one],
        };
        *statements = sorted(list.into_iter().map(tidy_statement).collect());
    }
    Json::Object(document)
}

fn is_tag(value: &Json) -> bool {
    value.as_object().is_some_and(|tag| tag.len() == 2 && tag.contains_key("Key") && tag.contains_key("Value"))
}

fn tidy_statement(statement: Json) -> Json {
    let Json::Object(mut statement) = statement else { return statement };
    // A name that only people read.
    statement.remove("Sid");
    for name in ["Action", "NotAction", "Resource", "NotResource"] {
        if let Some(value) = statement.get_mut(name) {
            let list = match std::mem::take(value) {
                Json::Array(list) => list,
                one => vec![one],
            };
            *value = sorted(list);
        }
    }
    Json::Object(statement)
}

/// A value as text, fields by their names.
fn canonical(value: &Json) -> String {
    match value {
        Json::Object(map) => {
            let mut fields: Vec<String> =
                map.iter().map(|(name, value)| format!("{name:?}:{}", canonical(value))).collect();
            fields.sort();
            format!("{{{}}}", fields.join(","))
        }
        Json::Array(list) => format!("[{}]", list.iter().map(canonical).collect::<Vec<_>>().join(",")),
        value => value.to_string(),
    }
}

fn sorted(mut list: Vec<Json>) -> Json {
    list.sort_by_cached_key(canonical);
    list.dedup();
    Json::Array(list)
}

/// Everything that a document allows or denies.
pub(super) fn grants(document: &Json) -> BTreeSet<Grant> {
    let statements = match tidy(document).get("Statement").cloned() {
        Some(Json::Array(list)) => list,
        _ => Vec::new(),
    };
    let mut grants = BTreeSet::new();
    for statement in &statements {
        let Some(statement) = statement.as_object() else { continue };
        let inverse = statement.keys().any(|name| name.starts_with("Not"));
        let principals = principals(statement.get("Principal").or_else(|| statement.get("NotPrincipal")));
        let conditions = conditions(statement.get("Condition"));
        for action in texts(statement, ["Action", "NotAction"]) {
            for resource in texts(statement, ["Resource", "NotResource"]) {
                for principal in &principals {
                    grants.insert(Grant {
                        denies: statement.get("Effect").and_then(Json::as_str) == Some("Deny"),
                        principal: principal.clone(),
                        action: action.clone(),
                        resource: resource.clone(),
                        conditions: conditions.clone(),
                        inverse,
                    });
                }
            }
        }
    }
    grants
}

fn texts(statement: &Map<String, Json>, names: [&str; 2]) -> Vec<String> {
    match names.iter().find_map(|name| statement.get(*name)) {
        Some(Json::Array(list)) => list.iter().map(plain).collect(),
        Some(one) => vec![plain(one)],
        None => vec![String::new()],
    }
}

/// A text as it is, anything else in few words.
pub(super) fn plain(value: &Json) -> String {
    match value {
        Json::String(text) if !text.contains("${") => text.clone(),
        value => shown(value).trim_matches('"').to_owned(),
    }
}

fn principals(value: Option<&Json>) -> Vec<String> {
    match value {
        None => vec![String::new()],
        Some(Json::Object(map)) if !map.keys().any(|key| key == "Ref" || key.starts_with("Fn::")) => {
            let each = map.iter().flat_map(|(sort, value)| {
                let values = match value {
                    Json::Array(list) => list.iter().map(plain).collect(),
                    one => vec![plain(one)],
                };
                values.into_iter().map(move |value| if value == "*" { value } else { format!("{sort} {value}") })
            });
            each.collect()
        }
        Some(value) => vec![plain(value)],
    }
}

fn conditions(value: Option<&Json>) -> BTreeSet<String> {
    let Some(Json::Object(operators)) = value else { return BTreeSet::new() };
    let each = operators.iter().flat_map(|(operator, keys)| {
        let keys = keys.as_object().into_iter().flatten();
        keys.map(move |(key, value)| {
            let value = match value {
                Json::Array(list) => sorted(list.clone()),
                one => Json::Array(vec![one.clone()]),
            };
            format!("{operator} {key} {value}")
        })
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn patterns_take_what_they_stand_for() {
        for (pattern, text, taken) in [
            ("*", "anything*", true),
            ("s3:Get*", "s3:getobject", false),
            ("s3:get*", "s3:getobject", true),
            ("s3:get*", "s3:get*", true),
            ("s3:getobject", "s3:get*", false),
            ("a?c", "abc", true),
            ("a?c", "a*c", false),
            ("*b*d", "abcd", true),
            ("*b*d", "abce", false),
            ("", "", true),
        ] {
            assert_eq!(fits(pattern, text), taken, "{pattern} {text}");
        }
    }

    #[test]
    fn conditions_make_it_less() {
        let document = |statement: Json| json!({ "Statement": [statement] });
        let of = |statement: Json| grants(&document(statement)).pop_first().unwrap();
        let free = of(json!({ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }));
        let bound = of(json!({
            "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*",
            "Condition": { "StringEquals": { "aws:SourceAccount": "1" } }
        }));
        assert!(free.covers(&bound) && !bound.covers(&free) && bound.is_stricter(&free));
        let denied = of(json!({ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }));
        assert!(!denied.covers(&free) && !free.covers(&denied));
        let inverse = of(json!({ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }));
        assert!(!inverse.covers(&free) && inverse.covers(&inverse.clone()));
    }

    #[test]
    fn order_means_nothing() {
        let one = json!({ "Statement": [
            { "Effect": "Allow", "Action": ["a:B", "a:A"], "Resource": "x", "Sid": "One" },
            { "Effect": "Allow", "Action": "b:C", "Resource": ["z", "y"] },
        ] });
        let other = json!({ "Statement": [
            { "Effect": "Allow", "Action": ["b:C"], "Resource": ["y", "z"] },
            { "Effect": "Allow", "Resource": ["x"], "Action": ["a:A", "a:B"] },
        ] });
        assert_eq!(tidy(&one), tidy(&other));
    }
}
