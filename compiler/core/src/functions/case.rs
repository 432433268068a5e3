//! Words of a name, and the cases that they are written in.

use smol_str::SmolStr;

/// The words of a name: at characters that are no letters or digits, before a capital after a small letter or digit,
/// and before the last capital of several: `newHTTPRoute-v2` is `new`, `HTTP`, `Route`, `v2`.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut previous: Option<char> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() {
            if let Some(start) = start.take() {
                words.push(&text[start..at]);
            }
            previous = None;
            continue;
        }
        let next_is_small = characters.peek().is_some_and(|(_, next)| next.is_lowercase());
        let breaks =
            character.is_uppercase() && previous.is_some_and(|previous| !previous.is_uppercase() || next_is_small);
        if breaks && let Some(begin) = start {
            words.push(&text[begin..at]);
            start = Some(at);
        }
        start = start.or(Some(at));
        previous = Some(character);
    }
    if let Some(start) = start {
        words.push(&text[start..]);
    }
    words
}

/// Ways to write a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// `newRoute`
    Camel,
    /// `NewRoute`
    Pascal,
    /// `new-route`
    Kebab,
    /// `new_route`
    Snake,
    /// `NEW_ROUTE`
    UpperSnake,
    /// `New Route`
    Title,
}

/// The name in a case.
pub(super) fn write(text: &str, case: Case) -> SmolStr {
    let words = words(text);
    let separator = match case {
        Case::Camel | Case::Pascal => "",
        Case::Kebab => "-",
        Case::Snake | Case::UpperSnake => "_",
        Case::Title => " ",
    };
    let written: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| match case {
            Case::Camel if at == 0 => word.to_lowercase(),
            Case::Camel | Case::Pascal | Case::Title => capital(word),
            Case::Kebab | Case::Snake => word.to_lowercase(),
            Case::UpperSnake => word.to_uppercase(),
        })
        .collect();
    SmolStr::from(written.join(separator))
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters.flat_map(char::to_lowercase)).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        for (name, expected) in [
            ("", vec![]),
            ("--", vec![]),
            ("newAndOldImages", vec!["new", "And", "Old", "Images"]),
            ("HTTPRoute", vec!["HTTP", "Route"]),
            ("EC2Instance", vec!["EC2", "Instance"]),
            ("s3Key", vec!["s3", "Key"]),
            ("nodejs22.x", vec!["nodejs22", "x"]),
            ("/orders/{id}", vec!["orders", "id"]),
            ("ABC", vec!["ABC"]),
            ("Ünder_straße", vec!["Ünder", "straße"]),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }

    #[test]
    fn cases() {
        for (case, expected) in [
            (Case::Camel, "newHttpRouteV2"),
            (Case::Pascal, "NewHttpRouteV2"),
            (Case::Kebab, "new-http-route-v2"),
            (Case::Snake, "new_http_route_v2"),
            (Case::UpperSnake, "NEW_HTTP_ROUTE_V2"),
            (Case::Title, "New Http Route V2"),
        ] {
            assert_eq!(write("newHTTPRoute-v2", case), expected);
        }
    }
}
