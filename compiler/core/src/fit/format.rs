//! Spellings that texts must have: paths, blocks of addresses, addresses, dates.

use smol_str::SmolStr;

use super::Misfit;
use super::text::shown;
use crate::functions::date;
use crate::functions::network::Block;
use crate::types::TextFormat;

/// What is wrong with the spelling of a text.
pub(super) fn misfit(text: &str, format: TextFormat) -> Option<Misfit> {
    match format {
        TextFormat::Plain => None,
        TextFormat::Path => path(text),
        TextFormat::Cidr => block(text),
        TextFormat::Url => url(text),
        TextFormat::Email => {
            (!is_email(text)).then(|| wrong(text, "an address of mail").hint("write it as `name@example.com`"))
        }
        TextFormat::Date => {
            date::days(text).is_none().then(|| wrong(text, "a date of the calendar").hint("write it as `2026-11-24`"))
        }
        TextFormat::Time => {
            (!is_time(text)).then(|| wrong(text, "a moment").hint("write it as `2026-11-24T09:30:00Z`"))
        }
        TextFormat::Bytes => (!is_base64(text))
            .then(|| wrong(text, "base64").hint("bytes are written as base64, padded with `=`: `aGVsbG8=`")),
    }
}

fn wrong(text: &str, what: &str) -> Misfit {
    Misfit::new("type.format", format!("`{}` is not {what}", shown(text)))
}

fn path(text: &str) -> Option<Misfit> {
    if text.starts_with("./") || text.starts_with("../") || text == "." || text == ".." {
        return None;
    }
    let misfit = wrong(text, "a path in the program's folder");
    let relative = !text.is_empty() && !text.starts_with('/') && !text.contains(':');
    Some(match relative {
        true => misfit.hint(format!("write `./{text}`")),
        false => misfit.hint("a path starts with `./` or `../`"),
    })
}

fn block(text: &str) -> Option<Misfit> {
    let Some(block) = Block::parse(text) else {
        return Some(wrong(text, "a block of addresses").hint("write it as `10.0.0.0/16`"));
    };
    let start = block.start();
    (start != block).then(|| {
        let message = format!("`{text}` has bits set behind its prefix of {}", block.prefix);
        Misfit::new("type.format", message).hint(format!("write `{start}`")).cure(text, start.to_string())
    })
}

fn url(text: &str) -> Option<Misfit> {
    let good = text.split_once("://").is_some_and(|(scheme, rest)| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            && !host.is_empty()
            && !text.chars().any(|character| character.is_whitespace() || character.is_control())
    });
    if good {
        return None;
    }
    let misfit = wrong(text, "an address with its scheme");
    let host = !text.contains(':') && text.contains('.') && !text.contains(char::is_whitespace);
    Some(misfit.hint(if host && !text.starts_with('/') {
        format!("write `\"https://{text}\"`")
    } else {
        "write it as `https://example.com/path`".to_owned()
    }))
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let plain = |text: &str| !text.chars().any(|character| character.is_whitespace() || character.is_control());
    // The longest path of mail is 254 characters (RFC 5321, erratum 1690).
    !name.is_empty()
        && text.len() <= 254
        && plain(text)
        && !name.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|character| character.is_alphanumeric() || character == '-')
        })
}

/// A date and a time of RFC 3339.
fn is_time(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return false };
    let (clock, offset) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => return false,
    };
    let number = |text: &str, high: u32| {
        text.len() == 2
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|it: u32| it <= high)
    };
    let good_offset = offset == "Z"
        || offset[1..].split_once(':').is_some_and(|(hours, minutes)| number(hours, 23) && number(minutes, 59));
    let (whole, fraction) = clock.split_once('.').map_or((clock, None), |(whole, rest)| (whole, Some(rest)));
    let good_fraction =
        fraction.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let parts: Vec<&str> = whole.split(':').collect();
    let good_clock = matches!(parts.as_slice(), [hour, minute, second] if number(hour, 23) && number(minute, 59) && number(second, 60));
    date::days(day).is_some() && good_clock && good_fraction && good_offset
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - body.len() <= 2
        && body.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// What is wrong with the spelling of an ARN.
pub(super) fn arn(text: &str, kinds: &[SmolStr]) -> Option<Misfit> {
    // arn:partition:service:region:account:resource, where region and account may be empty.
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let good = matches!(parts.as_slice(), ["arn", partition, service, _, _, resource]
        if !partition.is_empty() && !service.is_empty() && !resource.is_empty());
    if good {
        return None;
    }
    let what = if kinds.is_empty() { "an ARN".to_owned() } else { format!("the ARN of a `{}`", kinds.join("` or `")) };
    Some(wrong(text, &what).hint("write the `.arn` of a declaration, or `arn:aws:…` with all of its six parts"))
}
