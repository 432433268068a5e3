//! Patterns over texts: regular expressions, IAM's wildcards, routes.

use std::cell::RefCell;

use crate::map::HashMap;
use regex_lite::{Regex, RegexBuilder};
use smol_str::SmolStr;

/// Compiled patterns kept for reuse; a program has a handful.
const CACHE_LIMIT: usize = 128;
/// Largest compiled pattern in bytes.
const SIZE_LIMIT: usize = 4 << 20;

/// Answers kept for each pattern: programs give many declarations the same handler, runtime or variables.
const ANSWER_LIMIT: usize = 64;
/// Longer texts are rarely the same, in bytes.
const LONGEST_KEPT: usize = 64;

/// A pattern as it is used.
struct Compiled {
    /// Nothing when it cannot be read.
    regex: Option<Regex>,
    answers: HashMap<SmolStr, bool>,
}

impl Compiled {
    fn new(pattern: &str) -> Compiled {
        let regex = RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build().ok();
        Compiled { regex, answers: HashMap::default() }
    }

    fn is_match(&mut self, text: &str) -> Option<bool> {
        let regex = self.regex.as_ref()?;
        if let Some(known) = self.answers.get(text) {
            return Some(*known);
        }
        let answer = regex.is_match(text);
        if text.len() <= LONGEST_KEPT && self.answers.len() < ANSWER_LIMIT {
            self.answers.insert(text.into(), answer);
        }
        Some(answer)
    }
}

thread_local! {
    static COMPILED: RefCell<HashMap<String, Compiled>> = RefCell::new(HashMap::default());
}

/// Whether a regular expression matches anywhere in a text; `^` and `$` bind it to the ends.
///
/// # Errors
/// The pattern cannot be read, in words for the user.
pub(crate) fn matches(pattern: &str, text: &str) -> Result<bool, String> {
    COMPILED.with_borrow_mut(|compiled| {
        if !compiled.contains_key(pattern) {
            if compiled.len() >= CACHE_LIMIT {
                compiled.clear();
            }
            compiled.insert(pattern.to_owned(), Compiled::new(pattern));
        }
        compiled.get_mut(pattern).and_then(|compiled| compiled.is_match(text)).ok_or_else(|| {
            format!(
                "`{pattern}` is no regular expression that can be read here; it may have no look-around and no \
                 back-references"
            )
        })
    })
}

/// A route's path as a pattern of resources: every `{…}` becomes `*`.
pub(super) fn wild(path: &str) -> String {
    let mut result = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else { break };
        result.push_str(before);
        result.push('*');
        rest = after;
    }
    result.push_str(rest);
    result
}

/// Whether a text matches a pattern in which `*` is any run of characters and `?` any one character, as in actions and
/// resources of IAM policies.
pub(super) fn wild_matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut position) = (0, 0);
    // Where the last `*` stands and how much of the text it swallowed.
    let mut star: Option<(usize, usize)> = None;
    while position < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, position));
                at += 1;
            }
            Some(one) if *one == '?' || *one == text[position] => {
                at += 1;
                position += 1;
            }
            _ => match &mut star {
                Some((start, swallowed)) => {
                    *swallowed += 1;
                    at = *start + 1;
                    position = *swallowed;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_expressions() {
        assert_eq!(matches("^[a-z]+$", "orders"), Ok(true));
        assert_eq!(matches("^[a-z]+$", "Orders"), Ok(false));
        assert_eq!(matches("b", "abc"), Ok(true));
        for broken in ["(", "(?=a)", "a{100000000}"] {
            assert!(matches(broken, "a").is_err(), "{broken}");
        }
    }

    #[test]
    fn routes_become_wildcards() {
        for (path, expected) in [
            ("/orders/{id}", "/orders/*"),
            ("/{rest+}", "/*"),
            ("/a/{b}/c/{d}", "/a/*/c/*"),
            ("/plain", "/plain"),
            ("/open/{", "/open/{"),
        ] {
            assert_eq!(wild(path), expected);
        }
    }

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("s3:Get*", "s3:GetObject", true),
            ("s3:Get*", "s3:PutObject", false),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*b*c", "xxaxxbxxbc", true),
            ("*a*b*c", "xxaxxbxxb", false),
            ("a**", "a", true),
        ] {
            assert_eq!(wild_matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
