//! Pages of the library's rules, from the `check` that states each.

use std::collections::BTreeSet;

use slsc_syntax::ItemTree;
use slsc_syntax::ast::{Definition, Expr, ExprKind, ItemKind, KindBody, KindMember, KindMemberKind, Property, Text};

use crate::explain::source::{sentence, text};
use crate::explain::{Page, Row, Section};
use crate::facts::Facts;
use crate::library::Library;

/// A `check` of a kind.
#[derive(Clone, Copy)]
pub struct Check<'a> {
    id: &'a Text,
    settings: &'a [Property],
    words: &'a [Property],
}

impl<'a> Check<'a> {
    /// Its id, as it is written.
    pub fn name(self) -> String {
        self.id.literal().map(|id| id.to_string()).unwrap_or_default()
    }

    /// What a word of it says.
    pub fn setting(self, name: &str) -> Option<&'a Expr> {
        self.settings.iter().chain(self.words).find(|setting| setting.key.text == name).map(|setting| &setting.value)
    }

    /// Whether it points at a property.
    pub fn mentions(self, property: &str) -> bool {
        self.setting("at").is_some_and(|at| root(at) == Some(property))
    }
}

/// The first name of `a.b.c`.
fn root(expr: &Expr) -> Option<&str> {
    match &*expr.kind {
        ExprKind::Name(name) => Some(name),
        ExprKind::Member { base, .. } | ExprKind::Index { base, .. } => root(base),
        _ => None,
    }
}

/// The check that a member is.
pub fn of(member: &KindMember) -> Option<Check<'_>> {
    match &member.kind {
        KindMemberKind::Check { id, settings, words, .. } => Some(Check { id, settings, words }),
        _ => None,
    }
}

/// Calls `found` for each check of a body with the words that lead to it.
pub fn each<'a>(body: &'a KindBody, found: &mut dyn FnMut(&[&'a str], Check<'a>)) {
    walk(body, &mut Vec::new(), found);
}

fn walk<'a>(body: &'a KindBody, path: &mut Vec<&'a str>, found: &mut dyn FnMut(&[&'a str], Check<'a>)) {
    for member in &body.members {
        if let Some(check) = of(member) {
            found(path, check);
        }
        let (name, inner) = match &member.kind {
            KindMemberKind::Clause { words, body, .. } => (words.first().map(|word| word.text.as_str()), body),
            KindMemberKind::Part { name, body, .. } | KindMemberKind::Call { name, body, .. } => {
                (Some(name.text.as_str()), body)
            }
            KindMemberKind::Source { name, definition: Definition::Body(body), .. }
            | KindMemberKind::Capability { name, definition: Definition::Body(body), .. } => {
                (Some(name.text.as_str()), body)
            }
            _ => continue,
        };
        path.push(name.unwrap_or_default());
        walk(inner, path, found);
        path.pop();
    }
}

/// Ids of all rules.
pub fn ids(library: &Library) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for name in &library.kinds() {
        let Some(item) = library.item("kind", name) else { continue };
        let ItemKind::Kind(kind) = &item.tree.item.kind else { continue };
        each(&kind.body, &mut |_, check| ids.extend(check.id.literal().map(|id| id.to_string())));
    }
    ids
}

/// A rule in a list.
pub fn row(tree: &ItemTree, check: Check<'_>) -> Row {
    Row {
        name: check.name(),
        declaration: severity(tree, check),
        text: check.setting("message").map(|message| sentence(tree, message)).unwrap_or_default(),
    }
}

/// `error` where it says nothing else.
pub fn severity(tree: &ItemTree, check: Check<'_>) -> String {
    check.setting("severity").map_or_else(|| "error".to_owned(), |severity| text(tree, severity.span))
}

/// The page of a rule, which several kinds may state.
pub fn page(library: &Library, id: &str) -> Option<Page> {
    let mut page: Option<Page> = None;
    let written = format!("\"{id}\"");
    for name in &library.kinds() {
        // Most kinds need not be parsed to see that they have no such rule.
        if !library.text("kind", name).is_some_and(|text| text.contains(&written)) {
            continue;
        }
        let Some(item) = library.item("kind", name) else { continue };
        let ItemKind::Kind(kind) = &item.tree.item.kind else { continue };
        each(&kind.body, &mut |path, check| {
            if check.id.literal().is_none_or(|found| found != id) {
                return;
            }
            let place = std::iter::once(name.as_str()).chain(path.iter().copied()).collect::<Vec<_>>().join(".");
            let stated = facts(&item.tree, check);
            match &mut page {
                None => page = Some(first(id, &place, stated)),
                Some(page) => {
                    let rows = stated.into_iter().map(|(name, text)| Row { name, declaration: String::new(), text });
                    page.sections.push(Section { title: format!("also of `{place}`"), rows: rows.collect() });
                }
            }
        });
    }
    page
}

fn first(id: &str, place: &str, facts: Vec<(String, String)>) -> Page {
    let (mut kind, text): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(name, _)| name != "says");
    if let Some(constraint) = Facts::embedded().constraint(id) {
        kind.push(("what AWS says".to_owned(), constraint.statement.clone()));
        kind.extend(constraint.answer.clone().map(|answer| ("AWS would answer".to_owned(), answer)));
    }
    let waive = format!("waive: {{ \"{id}\": \"why it is meant\" }}");
    Page {
        title: id.to_owned(),
        what: format!("a rule of `{place}`"),
        text: text.into_iter().map(|(_, text)| text).collect(),
        facts: kind.into_iter().chain([("to waive".to_owned(), waive)]).collect(),
        ..Page::default()
    }
}

fn facts(tree: &ItemTree, check: Check<'_>) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |name: &str, text: Option<String>| facts.extend(text.map(|text| (name.to_owned(), text)));
    add("says", check.setting("message").map(|message| sentence(tree, message)));
    add("severity", Some(severity(tree, check)));
    add("holds if", check.setting("require").map(|require| text(tree, require.span)));
    add("asked when", check.setting("when").map(|when| text(tree, when.span)));
    add("points at", check.setting("at").map(|at| text(tree, at.span)));
    add("because of", check.setting("because").map(|because| text(tree, because.span)));
    add("cure", check.setting("hint").map(|hint| sentence(tree, hint)));
    add("source", check.setting("evidence").map(|evidence| sentence(tree, evidence)));
    facts
}
