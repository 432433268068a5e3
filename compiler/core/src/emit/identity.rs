//! Identities of resources on both targets, made of declarations' names only.

use sha2::{Digest, Sha256};

/// Longest logical id that CloudFormation takes, in characters.
/// Source: CloudFormation user guide, "CloudFormation quotas", 2025.
const LONGEST_LOGICAL_ID: usize = 255;

/// Logical id in CloudFormation: letters and digits only, words in PascalCase, the revision behind them.
/// `["Worker", "Logs"]` gives `WorkerLogs`. Never longer than 255 characters: what is cut off is replaced by a digest.
pub fn logical_id(path: &[String], revision: Option<&str>) -> String {
    let suffix = revision.map(pascal).unwrap_or_default();
    let mut id: String = path.iter().map(|part| pascal(part)).collect();
    if id.is_empty() && suffix.is_empty() {
        id.push_str("Resource");
    }
    if id.len() + suffix.len() > LONGEST_LOGICAL_ID {
        let mut rest: String = Sha256::digest(&id).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        rest.push_str(&suffix);
        rest.truncate(LONGEST_LOGICAL_ID);
        id.truncate(LONGEST_LOGICAL_ID - rest.len());
        return id + &rest;
    }
    id + &suffix
}

/// Label in Terraform: words in snake_case. `["Worker", "Logs"]` gives `worker_logs`, `["HTTPApi"]` gives `http_api`.
pub fn label(path: &[String]) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in path {
        for chunk in chunks(part) {
            words.extend(camel_words(&chunk));
        }
    }
    let label = words.join("_");
    match label.chars().next() {
        None => "resource".to_owned(),
        // A label starts with a letter or an underscore.
        Some(first) if first.is_ascii_digit() => format!("_{label}"),
        Some(_) => label,
    }
}

/// Chunks in PascalCase; case within a chunk stays.
pub(super) fn pascal(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for chunk in chunks(text) {
        let mut characters = chunk.chars();
        joined.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        joined.push_str(characters.as_str());
    }
    joined
}

/// Runs of ASCII letters and digits; letters beyond ASCII by their code point, so that they still tell names apart.
fn chunks(text: &str) -> Vec<String> {
    let mut list = vec![String::new()];
    for character in text.chars() {
        let last = list.len() - 1;
        if character.is_ascii_alphanumeric() {
            list[last].push(character);
        } else if character.is_alphanumeric() {
            list[last].push_str(&format!("u{:x}", u32::from(character)));
        } else if !list[last].is_empty() {
            list.push(String::new());
        }
    }
    list.retain(|chunk| !chunk.is_empty());
    list
}

/// `deadLetterURLs` → `dead`, `letter`, `urls`.
fn camel_words(chunk: &str) -> Vec<String> {
    let bytes = chunk.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        let (before, here) = (bytes[at - 1], bytes[at]);
        let next = bytes.get(at + 1);
        let starts = here.is_ascii_uppercase()
            && (!before.is_ascii_uppercase()
                // The last capital of a run belongs to the word behind, unless that is only a plural's `s`.
                || next.is_some_and(|next| next.is_ascii_lowercase() && !(*next == b's' && ends_word(bytes, at + 2))));
        if starts {
            words.push(chunk[start..at].to_ascii_lowercase());
            start = at;
        }
    }
    words.push(chunk[start..].to_ascii_lowercase());
    words
}

fn ends_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(u8::is_ascii_uppercase)
}
