//! Pages in Markdown, by the templates beside this file.

use std::collections::BTreeSet;

use serde::Serialize;
use slsc_core::explain::reference::{Body, LANGUAGE, Service};
use tera::{Context, Kwargs, State, Tera};

use crate::reference::{Listed, Page, Reference};

const TEMPLATES: [(&str, &str); 6] = [
    ("index", include_str!("index.md.tera")),
    ("kind", include_str!("kind.md.tera")),
    ("types", include_str!("types.md.tera")),
    ("functions", include_str!("functions.md.tera")),
    ("rules", include_str!("rules.md.tera")),
    ("diagnostics", include_str!("diagnostics.md.tera")),
];

/// A rule with the kind that states it.
#[derive(Serialize)]
struct RuleOf<'a> {
    id: &'a str,
    severity: &'a str,
    kind: &'a str,
    message: &'a str,
}

/// All pages, the index first.
///
/// # Errors
/// A template does not render: a mistake of slsc.
pub fn markdown(reference: &Reference) -> Result<Vec<Page>, tera::Error> {
    let tera = tera(reference)?;
    let mut pages = vec![index(&tera, &reference.pages, &reference.services)?];
    for listed in &reference.pages {
        let mut context = Context::new();
        let text = match listed.path {
            "types" => {
                context.insert("types", &reference.types);
                context.insert("tables", &reference.tables);
                tera.render("types", &context)?
            }
            "functions" => {
                context.insert("functions", &reference.functions);
                tera.render("functions", &context)?
            }
            "rules" => {
                context.insert("rules", &rules(reference));
                tera.render("rules", &context)?
            }
            "diagnostics" => {
                context.insert("codes", &reference.codes);
                tera.render("diagnostics", &context)?
            }
            name => {
                LANGUAGE.iter().find(|(known, _)| *known == name).map(|(_, text)| *text).unwrap_or_default().to_owned()
            }
        };
        pages.push(page(listed.path, listed.title, &text));
    }
    for kind in &reference.kinds {
        let mut context = Context::new();
        context.insert("kind", kind);
        pages.push(page(&format!("kinds/{}", kind.name), &kind.name, &tera.render("kind", &context)?));
    }
    Ok(pages)
}

fn index(tera: &Tera, pages: &[Listed], services: &[Service]) -> Result<Page, tera::Error> {
    let mut context = Context::new();
    context.insert("pages", pages);
    context.insert("services", services);
    Ok(page("index", "Reference", &tera.render("index", &context)?))
}

/// One blank line between paragraphs, none at the ends, and each anchor once: a rule may stand in two clauses.
fn page(path: &str, title: &str, text: &str) -> Page {
    let mut tidy = String::new();
    let (mut blank, mut fenced) = (true, false);
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        let line = line.trim_end();
        fenced ^= line.starts_with("```");
        if line.is_empty() && blank && !fenced {
            continue;
        }
        blank = line.is_empty();
        for (at, part) in line.split("<a id=\"").enumerate() {
            match part.split_once("\"></a>") {
                Some((id, rest)) if at > 0 && anchors.contains(id) => tidy += rest,
                Some((id, _)) if at > 0 => {
                    anchors.insert(id.to_owned());
                    tidy = tidy + "<a id=\"" + part;
                }
                _ => tidy += part,
            }
        }
        tidy.push('\n');
    }
    Page { path: path.to_owned(), title: title.to_owned(), text: tidy.trim_end().to_owned() + "\n" }
}

fn rules(reference: &Reference) -> Vec<RuleOf<'_>> {
    fn collect<'a>(body: &'a Body, kind: &'a str, rules: &mut Vec<RuleOf<'a>>) {
        let own = body.rules.iter();
        rules.extend(own.map(|rule| RuleOf { id: &rule.id, severity: &rule.severity, kind, message: &rule.message }));
        body.clauses.iter().for_each(|clause| collect(&clause.body, kind, rules));
        body.sources.iter().for_each(|source| collect(&source.body, kind, rules));
    }
    let mut rules = Vec::new();
    reference.kinds.iter().for_each(|kind| collect(&kind.body, &kind.name, &mut rules));
    rules.sort_by(|a, b| (a.id, a.kind).cmp(&(b.id, b.kind)));
    rules
}

fn tera(reference: &Reference) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.register_filter("prose", |text: &str, _: Kwargs, _: &State| prose(text));
    tera.register_filter("cell", |text: &str, _: Kwargs, _: &State| prose(text).replace('|', "\\|"));
    tera.register_filter("code", |text: &str, arguments: Kwargs, _: &State| {
        Ok::<String, tera::Error>(code(text, arguments.get("table")?.unwrap_or(false)))
    });
    tera.register_filter("codes", |texts: Vec<String>, arguments: Kwargs, _: &State| {
        let table = arguments.get("table")?.unwrap_or(false);
        let codes: Vec<String> = texts.iter().filter(|text| !text.is_empty()).map(|text| code(text, table)).collect();
        Ok::<String, tera::Error>(codes.join(", "))
    });
    tera.register_filter("anchor", |name: &str, arguments: Kwargs, _: &State| {
        let prefix: &str = arguments.must_get("prefix")?;
        Ok::<String, tera::Error>(format!("<a id=\"{prefix}{name}\"></a>"))
    });
    let kinds: Vec<String> = reference.kinds.iter().map(|kind| kind.name.clone()).collect();
    tera.register_filter("kind", move |name: &str, _: Kwargs, _: &State| {
        if kinds.iter().any(|known| known == name) { format!("[`{name}`]({name}.md)") } else { format!("`{name}`") }
    });
    tera.add_raw_templates(TEMPLATES)?;
    Ok(tera)
}

/// Words in which backquotes stand around code and nothing else means anything.
fn prose(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts: Vec<&str> = text.split('`').collect();
    let plain = |part: &str| part.replace('\\', "\\\\").replace('*', "\\*").replace('<', "\\<").replace('[', "\\[");
    if parts.len().is_multiple_of(2) {
        return plain(&text).replace('`', "\\`");
    }
    let parts = parts.iter().enumerate().map(|(at, part)| if at % 2 == 0 { plain(part) } else { (*part).to_owned() });
    parts.collect::<Vec<_>>().join("`")
}

/// Code in backquotes; in a table a `|` would end its cell.
fn code(text: &str, table: bool) -> String {
    let text = if table { text.replace('|', "\\|") } else { text.to_owned() };
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_stands_once() {
        let text = "# X\n\n\n- <a id=\"a\"></a>`a` <a id=\"b\"></a>b\n- <a id=\"a\"></a>`a`\n\n";
        assert_eq!(page("x", "X", text).text, "# X\n\n- <a id=\"a\"></a>`a` <a id=\"b\"></a>b\n- `a`\n");
    }

    #[test]
    fn words_and_code_stay_apart() {
        assert_eq!(prose("a *b* `c*` <d>"), "a \\*b\\* `c*` \\<d>");
        assert_eq!(prose("one ` alone"), "one \\` alone");
        assert_eq!(code("a | b", true), "`a \\| b`");
        assert_eq!(code("a ` b", false), "`` a ` b ``");
    }
}
