//! Which known name a misspelt one may mean.

/// The most similar of some names, when it is similar enough to be meant.
pub(super) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let lower = candidate.to_lowercase();
        let mut likeness = strsim::normalized_damerau_levenshtein(&wanted, &lower);
        // A name that the other begins or ends with is a likely slip, however long the rest is.
        let related = lower.starts_with(&wanted) || lower.ends_with(&wanted) || wanted.starts_with(&lower);
        if related && wanted.len() > 2 && lower.len() > 2 {
            likeness = likeness.max(0.6);
        }
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.filter(|(likeness, _)| *likeness >= 0.5).map(|(_, candidate)| candidate)
}

/// `; did you mean …?` for the end of a message, or nothing.
pub(super) fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}
