//! The same pages as HTML: each is whole by itself, but for the list of names that a search looks through.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};
use tera::{Context, Tera};

use crate::reference::{Links, Page, Reference, highlight};

const TEMPLATE: &str = include_str!("page.html.tera");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("search.js");

/// Path and text of every file.
///
/// # Errors
/// The template does not render: a mistake of slsc.
pub fn html(reference: &Reference, pages: &[Page]) -> Result<Vec<(String, String)>, tera::Error> {
    let mut tera = Tera::new();
    tera.add_raw_template("page.html", TEMPLATE)?;
    let links = Links::new(reference, pages);
    let mut files = Vec::new();
    for page in pages {
        let root = "../".repeat(page.path.matches('/').count());
        let mut context = Context::new();
        context.insert("title", &page.title);
        context.insert("root", &root);
        context.insert("here", &page.path);
        context.insert("pages", &reference.pages);
        context.insert("services", &reference.services);
        context.insert("style", STYLE);
        context.insert("script", SCRIPT);
        context.insert("body", &body(&page.text, &links, &root));
        files.push((format!("{}.html", page.path), tera.render("page.html", &context)?));
    }
    files.push(("names.js".to_owned(), names(reference)));
    Ok(files)
}

/// The list of names, as a script: pages that are opened from a disk may load one, and nothing else.
fn names(reference: &Reference) -> String {
    let entries = reference.names().into_iter().map(|(name, place, sort)| {
        let entry = serde_json::json!([name, ending(&place), sort]);
        entry.to_string()
    });
    format!("const names = [\n{}\n]\n", entries.collect::<Vec<_>>().join(",\n"))
}

/// `kinds/queue#delay` as the address of a page.
fn ending(place: &str) -> String {
    match place.split_once('#') {
        Some((page, anchor)) => format!("{page}.html#{anchor}"),
        None => format!("{place}.html"),
    }
}

fn body(markdown: &str, links: &Links, root: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let link = |place: &str| format!("{root}{}", ending(place));
    let own = events.iter().filter_map(|event| match event {
        Event::InlineHtml(tag) => anchor_of(tag).map(str::to_owned),
        _ => None,
    });
    let mut slugs: BTreeSet<String> = own.collect();
    let mut made: Vec<Event<'_>> = Vec::new();
    // The text of a program that is being read, and whether a link leads nowhere.
    let (mut program, mut dead) = (None::<String>, false);
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if language.starts_with("sls") => {
                program = Some(String::new());
            }
            Event::Text(text) if program.is_some() => program.iter_mut().for_each(|program| program.push_str(text)),
            Event::End(TagEnd::CodeBlock) if program.is_some() => {
                let program = program.take().unwrap_or_default();
                made.push(raw(format!("<pre><code>{}</code></pre>\n", highlight::program(program.trim_end()))));
            }
            Event::Code(text) => made.push(raw(format!("<code>{}</code>", highlight::inline(text, links, &link)))),
            Event::InlineHtml(tag) => made.push(match anchor_of(tag) {
                Some(id) => anchor(id),
                None => event.clone(),
            }),
            Event::Start(Tag::Heading { .. }) => {
                made.push(event.clone());
                made.extend(heading(&events[at..], &mut slugs).map(|slug| raw(anchor_text(&slug) + "</a>")));
            }
            Event::Start(Tag::Table(_)) => {
                made.push(raw("<div class=\"table\">".to_owned()));
                made.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                made.push(event.clone());
                made.push(raw("</div>\n".to_owned()));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => match target(dest_url, links, root) {
                Some(target) => made.push(Event::Start(Tag::Link {
                    link_type: *link_type,
                    dest_url: target.into(),
                    title: title.clone(),
                    id: id.clone(),
                })),
                None => dead = true,
            },
            Event::End(TagEnd::Link) if dead => dead = false,
            other => made.push(other.clone()),
        }
    }
    let mut html = String::new();
    push_html(&mut html, made.into_iter());
    html
}

fn raw<'a>(html: String) -> Event<'a> {
    Event::InlineHtml(CowStr::from(html))
}

/// The name in `<a id="…">`.
fn anchor_of(tag: &str) -> Option<&str> {
    tag.strip_prefix("<a id=\"")?.strip_suffix("\">")
}

/// A place that can be linked to, with the link. What closes it stands in the text.
fn anchor<'a>(id: &str) -> Event<'a> {
    raw(anchor_text(id))
}

fn anchor_text(id: &str) -> String {
    let id = highlight::escape(id);
    format!("<a class=\"anchor\" id=\"{id}\" href=\"#{id}\" aria-label=\"Link to this\">#")
}

/// What a heading is linked by, as code hosts do it; nothing where the text has an anchor of its own.
fn heading(events: &[Event<'_>], slugs: &mut BTreeSet<String>) -> Option<String> {
    let mut text = String::new();
    for event in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::InlineHtml(tag) if anchor_of(tag).is_some() => return None,
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            _ => {}
        }
    }
    let kept = text.chars().filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'));
    let slug: String =
        kept.flat_map(char::to_lowercase).map(|character| if character == ' ' { '-' } else { character }).collect();
    let free = (0..).map(|at| if at == 0 { slug.clone() } else { format!("{slug}-{at}") });
    free.into_iter().find(|slug| slugs.insert(slug.clone()))
}

/// Where a link of Markdown leads in HTML; nothing when there is no such page.
fn target(link: &str, links: &Links, root: &str) -> Option<String> {
    if link.contains("://") || link.starts_with('#') {
        return Some(link.to_owned());
    }
    let (page, anchor) = link.split_once(".md").unwrap_or((link, ""));
    // Pages of kinds name one another without their folder.
    let inside = format!("kinds/{page}");
    let page = if links.pages.contains(page) { page } else { inside.as_str() };
    links.pages.contains(page).then(|| format!("{root}{page}.html{anchor}"))
}
