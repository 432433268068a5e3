//! Credentials that stand in the source: texts of a known form, and texts under a telling name that look made up by chance.

use smol_str::{SmolStr, format_smolstr};

use super::World;
use super::object::GivenSource;
use crate::check::ir::Expr;
use crate::check::locate_compiled;
use crate::diagnostic::Diagnostic;
use crate::value::{Deploy, ObjectId, Value};

/// The rule, which can be waived: what looks like a credential may be none.
pub(crate) const RULE: &str = "secret.literal";
/// Shorter texts are not looked at.
const SHORTEST: usize = 16;
/// What tokens begin with, how many letters, digits, `_` and `-` follow at least, and what they are. As the makers of the
/// tokens document them, so that they can be found.
const TOKENS: &[(&str, usize, &str)] = &[
    ("AKIA", 16, "an access key of AWS"),
    ("ASIA", 16, "an access key of AWS"),
    ("ghp_", 36, "a token of GitHub"),
    ("gho_", 36, "a token of GitHub"),
    ("ghu_", 36, "a token of GitHub"),
    ("ghs_", 36, "a token of GitHub"),
    ("ghr_", 36, "a token of GitHub"),
    ("github_pat_", 60, "a token of GitHub"),
    ("glpat-", 20, "a token of GitLab"),
    ("xoxb-", 20, "a token of Slack"),
    ("xoxp-", 20, "a token of Slack"),
    ("xapp-", 20, "a token of Slack"),
    ("sk_live_", 20, "a key of Stripe"),
    ("rk_live_", 20, "a key of Stripe"),
    ("sk-ant-", 40, "a key of Anthropic"),
    ("sk-proj-", 40, "a key of OpenAI"),
    ("AIza", 35, "a key of Google"),
    ("npm_", 36, "a token of npm"),
    ("pypi-AgE", 50, "a token of PyPI"),
    ("hf_", 34, "a token of Hugging Face"),
    ("dop_v1_", 64, "a token of DigitalOcean"),
];
/// Parts of names that tell what stands under them.
const TELLING: &[&str] = &["password", "passwd", "secret", "token", "apikey", "privatekey", "accesskey", "credential"];
/// Bits of chance in a letter, from which on a text does not look written by hand.
const CHANCE: f64 = 3.5;

impl World<'_, '_> {
    /// Reports credentials among what the author wrote for an object.
    pub(super) fn report_credentials(&mut self, id: ObjectId) {
        let mut found = Vec::new();
        let given: Vec<_> = self.object(id).given.iter().map(|(name, given)| (name.clone(), given.clone())).collect();
        for (name, given) in given {
            let GivenSource::Expr(expr, ObjectId(0), _) = &given.source else { continue };
            let value = self.bare(id, &name);
            walk(&value, &name, &mut Vec::new(), &mut |path, what| {
                found.push((locate_compiled(expr, path, ""), what));
            });
        }
        found.sort();
        for (span, what) in found {
            if !self.waived(id, RULE) {
                self.report(complaint(span, &what));
            }
        }
    }

    /// Reports a credential in a value that is no declaration's: an output, the default of a parameter.
    pub(super) fn report_credential(&mut self, name: &str, expr: &Expr, value: &Value) {
        let mut found = Vec::new();
        walk(value, name, &mut Vec::new(), &mut |path, what| found.push((locate_compiled(expr, path, ""), what)));
        for (span, what) in found {
            self.report(complaint(span, &what));
        }
    }
}

fn complaint(span: crate::source::Span, what: &str) -> Diagnostic {
    Diagnostic::error(
        RULE,
        span,
        format!("this looks like {what}, and everybody who sees the source or the output can read it"),
    )
    .hint("revoke it; keep its value in a `secret`, or ask for it by `param name: Secret`")
}

/// Visits the texts of a value with what each looks like.
fn walk(value: &Value, name: &str, path: &mut Vec<SmolStr>, say: &mut dyn FnMut(&[SmolStr], String)) {
    match value {
        Value::Text(text) if text.len() >= SHORTEST => {
            if let Some(what) = looks_like(text, name) {
                say(path, what);
            }
        }
        Value::List(list) => {
            for (at, value) in list.iter().enumerate() {
                path.push(format_smolstr!("{at}"));
                walk(value, name, path, say);
                path.pop();
            }
        }
        Value::Record(record) => {
            for (name, value) in record.iter() {
                path.push(name.clone());
                walk(value, name, path, say);
                path.pop();
            }
        }
        Value::Deploy(deploy) => match &**deploy {
            Deploy::Concat(pieces) => pieces.iter().for_each(|piece| walk(piece, "", path, say)),
            Deploy::Json(inner) | Deploy::Known(inner) | Deploy::Exact(inner) => walk(inner, name, path, say),
            _ => {}
        },
        _ => {}
    }
}

/// What a text looks like, when it looks like a credential.
fn looks_like(text: &str, name: &str) -> Option<String> {
    let known = TOKENS.iter().find(|(mark, length, _)| text.contains(mark) && has_token(text, mark, *length));
    if let Some((_, _, what)) = known {
        return Some((*what).to_owned());
    }
    if text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----") {
        return Some("a private key".to_owned());
    }
    (is_telling(name) && is_random(text)).then(|| format!("the value of a secret, under the name `{name}`"))
}

/// Whether a mark stands at the beginning of a word and is followed by enough letters. Samples of documentation say so.
fn has_token(text: &str, mark: &str, length: usize) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at + mark.len()..];
        let letters: String =
            rest.chars().take_while(|one| one.is_ascii_alphanumeric() || matches!(one, '_' | '-')).collect();
        let whole = match mark {
            "AKIA" | "ASIA" => letters.len() == length && !letters.chars().any(|one| one.is_ascii_lowercase()),
            _ => letters.len() >= length,
        };
        whole && !before.is_some_and(|one| one.is_ascii_alphanumeric()) && !letters.contains("EXAMPLE")
    })
}

fn is_telling(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    TELLING.iter().any(|word| plain.ends_with(word))
}

/// Whether a text has letters and digits in no order that a person would write: no words, no address, no path.
fn is_random(text: &str) -> bool {
    let classes = [
        text.chars().any(|one| one.is_ascii_lowercase()),
        text.chars().any(|one| one.is_ascii_uppercase()),
        text.chars().any(|one| one.is_ascii_digit()),
    ];
    let plain = !text.chars().any(char::is_whitespace) && !text.contains("://") && !text.starts_with(['/', '{', '.']);
    let name = text.starts_with("arn:") || text.contains("{{");
    plain && !name && classes[2] && (classes[0] || classes[1]) && entropy(text) >= CHANCE
}

/// Bits of a letter (Shannon).
fn entropy(text: &str) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for letter in text.chars() {
        *counts.entry(letter).or_insert(0_u32) += 1;
    }
    let length = f64::from(counts.values().sum::<u32>());
    counts.values().map(|count| f64::from(*count) / length).map(|share| -share * share.log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::looks_like;

    #[test]
    fn credentials_are_told_from_texts() {
        let found = |text: &str, name: &str| looks_like(text, name).is_some();
        let key = ["AKIA", "2E0A8F3B244C9986"].concat();
        assert!(found(&key, "") && found(&format!("id={key};"), "text"));
        assert!(found(&["gh", "p_", &"a1B2".repeat(9)].concat(), ""));
        assert!(found("-----BEGIN RSA PRIVATE KEY-----\nMIIE", ""));
        assert!(found("wJ9lrXUt7FEMzK7MDENGbPxRfiCYzK3", "DB_PASSWORD"));
        assert!(!found("wJ9lrXUt7FEMzK7MDENGbPxRfiCYzK3", "digest"));
        assert!(!found("AKIAIOSFODNN7EXAMPLE", ""));
        assert!(!found("orders-database-password", "passwordName") && !found("orders-database-password", "password"));
        assert!(!found("arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf", "secret"));
        assert!(!found("/shared/orders/token2", "token") && !found("https://auth.example/token/v2", "token"));
        assert!(!found("XAKIA2E0A8F3B244C9986", "") && !found("ghp_short", "") && !found("Bearer ${token}", "token"));
    }
}
