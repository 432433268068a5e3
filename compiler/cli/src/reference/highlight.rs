//! Programs and types in colours, as HTML.

use slsc_syntax::tokens::{Token, TokenKind, lex};

use crate::reference::Links;

const RESERVED: [&str; 15] =
    ["true", "false", "none", "and", "or", "not", "if", "then", "else", "match", "for", "in", "is", "as", "when"];

/// A program.
pub fn program(text: &str) -> String {
    let tokens = lex(text);
    let mut html = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let written = escape(token.text(text));
        match class(&tokens[at..], text) {
            Some(class) => html += &format!("<span class=\"{class}\">{written}</span>"),
            None => html += &written,
        }
    }
    html
}

/// What the first of the tokens is to a reader.
fn class(tokens: &[Token], text: &str) -> Option<&'static str> {
    let (token, rest) = tokens.split_first()?;
    let follows = rest.iter().find(|token| token.kind != TokenKind::Whitespace).map(|token| token.kind);
    Some(match token.kind {
        TokenKind::Comment | TokenKind::Doc => "comment",
        TokenKind::Text | TokenKind::BlockText | TokenKind::RawText | TokenKind::RawBlockText | TokenKind::Path => {
            "text"
        }
        TokenKind::Integer | TokenKind::Decimal | TokenKind::Quantity | TokenKind::Rate | TokenKind::Cidr => "number",
        TokenKind::Word => {
            let word = token.text(text);
            let opens = token.first && matches!(follows, Some(TokenKind::Word | TokenKind::Text));
            if follows == Some(TokenKind::Colon) {
                return None;
            } else if opens || RESERVED.contains(&word) {
                "keyword"
            } else if word.starts_with(|first: char| first.is_ascii_uppercase()) {
                "name"
            } else {
                return None;
            }
        }
        _ => return None,
    })
}

/// A piece of code in a sentence, with links to what it names.
pub fn inline(text: &str, links: &Links, link: &dyn Fn(&str) -> String) -> String {
    if let Some(place) = links.others.get(text) {
        return format!("<a href=\"{}\">{}</a>", link(place), escape(text));
    }
    let tokens = lex(text);
    let mut html = String::new();
    // Kinds stand between `<` and `>`.
    let mut open = 0_u32;
    for token in &tokens {
        let word = token.text(text);
        let place = match token.kind {
            TokenKind::Word if open > 0 => links.kinds.get(word).or_else(|| links.others.get(word)),
            TokenKind::Word => links.others.get(word),
            _ => None,
        };
        match token.kind {
            TokenKind::Less => open += 1,
            TokenKind::Greater => open = open.saturating_sub(1),
            _ => {}
        }
        match place {
            Some(place) => html += &format!("<a href=\"{}\">{}</a>", link(place), escape(word)),
            None => html += &escape(word),
        }
    }
    html
}

/// A text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_stays() {
        let text = "queue Jobs { wait: 3s } // <a>\nlet x = \"a&b\"\n$";
        let html = program(text);
        assert_eq!(
            html,
            "<span class=\"keyword\">queue</span> <span class=\"name\">Jobs</span> { wait: <span class=\"number\">3s</span> } \
             <span class=\"comment\">// &lt;a&gt;</span>\n<span class=\"keyword\">let</span> x = \
             <span class=\"text\">&quot;a&amp;b&quot;</span>\n$"
        );
    }
}
