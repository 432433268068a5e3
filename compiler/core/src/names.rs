//! Physical names: one rule for all services that want one, in both targets.
//!
//! In: application, stage, path of a declaration, and what a service allows. Out: the name, the same on every build.
//! Deliberately absent: logical ids, which are never cut and never hold a digest.

use sha2::{Digest, Sha256};
use smol_str::SmolStr;

use crate::functions::words;

/// What a service allows in names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRule {
    /// Most characters, suffix included.
    pub max: usize,
    /// Small letters only: words are written `create-order`.
    pub lower: bool,
    /// Ends every name: `.fifo`.
    pub suffix: String,
    /// Stands between words.
    pub separator: char,
}

/// Characters of a digest in a name: 30 bits.
const DIGEST: usize = 6;

/// The name of what a path names: application, stage and the words of the path, fitted to what a service allows.
///
/// Letters, digits and `_` of ASCII are kept (with `lower` only small letters and digits), all else separates. What
/// is too long is cut, and a digest of the whole takes the place of what is lost, so that names stay apart; so it does
/// for letters that ASCII does not have.
///
/// | app, stage, path | rule | name |
/// |---|---|---|
/// | `shop`, `prod`, `Orders` | 255 | `shop-prod-Orders` |
/// | `shop`, none, `Worker` `Logs` | 64 | `shop-Worker-Logs` |
/// | `shop`, `dev`, `Jobs` | 80, suffix `.fifo` | `shop-dev-Jobs.fifo` |
/// | `Shop`, `dev`, `UploadedImages` | 63, lower | `shop-dev-uploaded-images` |
/// | `shop`, `prod`, `GET /orders/{id}` | 64 | `shop-prod-GET-orders-id` |
/// | `shop`, `prod`, `ReportsOfTheYear` | 24 | `shop-prod-Reports-` and six characters |
pub fn physical(app: &str, stage: Option<&str>, path: &[SmolStr], rule: &NameRule) -> String {
    let parts = || [app].into_iter().chain(stage).chain(path.iter().map(SmolStr::as_str));
    let mut name = String::new();
    for part in parts() {
        if rule.lower {
            for word in words(part) {
                append(&mut name, &word.to_ascii_lowercase(), rule);
            }
        } else {
            append(&mut name, part, rule);
        }
    }
    let suffix: String = rule.suffix.chars().take(rule.max).collect();
    let space = rule.max.saturating_sub(suffix.chars().count());
    let lost = parts().any(|part| part.chars().any(|character| character.is_alphanumeric() && !character.is_ascii()));
    if lost || name.chars().count() > space {
        let digest = digest(parts(), &rule.suffix);
        let room = space.saturating_sub(DIGEST + 1);
        let mut cut: String = name.chars().take(room).collect();
        while cut.ends_with(rule.separator) {
            cut.pop();
        }
        if !cut.is_empty() {
            cut.push(rule.separator);
        }
        cut.extend(digest.chars().take(space));
        name = cut;
    }
    name + &suffix
}

/// Appends what is allowed of a part; everything else becomes a separator, never two of them and none at an end.
fn append(name: &mut String, part: &str, rule: &NameRule) {
    let mut apart = true;
    for character in part.chars() {
        let allowed = character.is_ascii_alphanumeric() || (character == '_' && !rule.lower);
        if !allowed {
            apart = true;
            continue;
        }
        if apart && !name.is_empty() {
            name.push(rule.separator);
        }
        apart = false;
        name.push(character);
    }
}

/// Six characters of base32 (RFC 4648, small letters) that stand for all parts.
fn digest<'p>(parts: impl Iterator<Item = &'p str>, suffix: &'p str) -> String {
    let mut hash = Sha256::new();
    for part in parts.chain([suffix]) {
        // A length before each part keeps `a`, `bc` apart from `ab`, `c`.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    let bits = bytes.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let alphabet = b"abcdefghijklmnopqrstuvwxyz234567";
    (0..DIGEST).map(|at| char::from(alphabet[((bits >> (35 - 5 * at)) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(max: usize, lower: bool, suffix: &str) -> NameRule {
        NameRule { max, lower, suffix: suffix.to_owned(), separator: '-' }
    }

    fn name(app: &str, stage: Option<&str>, path: &[&str], rule: &NameRule) -> String {
        let path: Vec<SmolStr> = path.iter().map(SmolStr::new).collect();
        physical(app, stage, &path, rule)
    }

    #[test]
    fn names_are_fitted() {
        for (app, stage, path, rule, expected) in [
            ("shop", Some("prod"), &["Orders"][..], rule(255, false, ""), "shop-prod-Orders"),
            ("shop", None, &["Worker", "Logs"], rule(64, false, ""), "shop-Worker-Logs"),
            ("shop", Some("dev"), &["Jobs"], rule(80, false, ".fifo"), "shop-dev-Jobs.fifo"),
            ("Shop", Some("dev"), &["UploadedImages"], rule(63, true, ""), "shop-dev-uploaded-images"),
            ("my_shop", Some("dev"), &["A"], rule(63, false, ""), "my_shop-dev-A"),
            ("my_shop", Some("dev"), &["A"], rule(63, true, ""), "my-shop-dev-a"),
            ("shop", Some("prod"), &["GET /orders/{id}"], rule(64, false, ""), "shop-prod-GET-orders-id"),
            ("shop", Some("prod"), &["ReportsOfTheYear"], rule(24, false, ""), "shop-prod-Reports-pdf6ax"),
            ("shop", Some("prod"), &["Orders"], rule(16, false, ""), "shop-prod-Orders"),
            ("shop", Some("prod"), &[], rule(16, false, ""), "shop-prod"),
            ("", None, &[], rule(16, false, ""), ""),
        ] {
            assert_eq!(name(app, stage, path, &rule), expected);
        }
    }

    #[test]
    fn cut_names_stay_apart() {
        let rule = rule(32, false, ".fifo");
        let one = name("application", Some("production"), &["OrdersOfCustomers"], &rule);
        let other = name("application", Some("production"), &["OrdersOfSuppliers"], &rule);
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
        assert!(one.starts_with("application-producti-"), "{one}");
        assert_ne!(name("shop", None, &["주문"], &rule), name("shop", None, &["고객"], &rule));
    }

    proptest! {
        #[test]
        fn names_keep_to_the_rule(
            app in "\\PC{0,20}",
            stage in prop::option::of("[a-z]{0,12}"),
            path in prop::collection::vec("\\PC{0,20}", 0..4),
            max in 0_usize..80,
            lower: bool,
            suffix in prop::sample::select(vec!["", ".fifo"]),
        ) {
            let rule = NameRule { max, lower, suffix: suffix.to_owned(), separator: '-' };
            let path: Vec<SmolStr> = path.iter().map(SmolStr::new).collect();
            let name = physical(&app, stage.as_deref(), &path, &rule);
            prop_assert!(name.len() <= max);
            prop_assert!(name.is_ascii());
            prop_assert!(!lower || !name.chars().any(|character| character.is_ascii_uppercase() || character == '_'));
            prop_assert!(!name.starts_with('-') && !name.contains("--"));
        }
    }
}
