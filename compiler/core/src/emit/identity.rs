//! Identities of resources on both targets, made of declarations' names only.

use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Longest logical id that CloudFormation takes, in characters.
/// Source: CloudFormation user guide, "CloudFormation quotas", 2025.
const LONGEST_LOGICAL_ID: usize = 255;

/// Logical id in CloudFormation: letters and digits only, words in PascalCase, the revision behind them.
/// `["Worker", "Logs"]` gives `WorkerLogs`. Never longer than 255 characters: what is cut off is replaced by a digest.
pub fn logical_id(path: &[impl AsRef<str>], revision: Option<&str>) -> String {
    let suffix = revision.map(pascal).unwrap_or_default();
    let mut id = String::new();
    path.iter().for_each(|part| push_pascal(part.as_ref(), &mut id));
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
pub fn label(path: &[impl AsRef<str>]) -> String {
    let mut label = String::new();
    for part in path {
        for chunk in chunks(&in_ascii(part.as_ref())) {
            push_camel_words(chunk, &mut label);
        }
    }
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
    push_pascal(text, &mut joined);
    joined
}

fn push_pascal(text: &str, joined: &mut String) {
    for chunk in chunks(&in_ascii(text)) {
        let mut characters = chunk.chars();
        joined.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        joined.push_str(characters.as_str());
    }
}

/// Letters beyond ASCII by their code point, so that they still tell names apart; other characters beyond it as spaces.
fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else if character.is_alphanumeric() {
            // Writing to a String does not fail.
            let _ = write!(ascii, "u{:x}", u32::from(character));
        } else {
            ascii.push(' ');
        }
    }
    Cow::Owned(ascii)
}

/// Runs of letters and digits.
fn chunks(ascii: &str) -> impl Iterator<Item = &str> {
    ascii.split(|character: char| !character.is_ascii_alphanumeric()).filter(|chunk| !chunk.is_empty())
}

/// `deadLetterURLs` → `dead_letter_urls`, behind what is there.
fn push_camel_words(chunk: &str, label: &mut String) {
    let bytes = chunk.as_bytes();
    for (at, here) in bytes.iter().enumerate() {
        if at == 0 || starts_word(bytes, at) {
            label.extend((!label.is_empty()).then_some('_'));
        }
        label.push(char::from(here.to_ascii_lowercase()));
    }
}

fn starts_word(bytes: &[u8], at: usize) -> bool {
    let next = bytes.get(at + 1);
    bytes[at].is_ascii_uppercase()
        && (!bytes[at - 1].is_ascii_uppercase()
            // The last capital of a run belongs to the word behind, unless that is only a plural's `s`.
            || next.is_some_and(|next| next.is_ascii_lowercase() && !(*next == b's' && ends_word(bytes, at + 2))))
}

fn ends_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(u8::is_ascii_uppercase)
}
