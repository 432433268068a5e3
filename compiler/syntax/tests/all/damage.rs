//! One mistake costs what it touches and nothing else.
//!
//! A damage deletes, duplicates or replaces one token of the corpus, or inserts a bracket. Then
//!
//! 1. every item that the damaged line is no part of is read exactly as before (a closer in column 0 starts no item, so
//!    one that a damage puts there makes the line a part of the item above), and
//! 2. every member (of a block, a kind's body, a mapping or a record type; every entry of a record) that does not start
//!    on the damaged line, and is in no member that starts there, is still in the tree with its text.
//!
//! The first rule has no exception. The second is kept for at least 997 of 1,000 members: most of the others stand in a
//! block or list whose own bracket was damaged, on a line that two brackets share.
//!
//! Two damages are left out of the second rule, because they take away what says how the rest is to be read: those of
//! the words in front of an item's name, and those that make the first character of a line another item's start.
//! Deleting takes the space behind the token with it.

use std::collections::HashMap;

use proptest::prelude::*;
use slsc_syntax::ast::*;
use slsc_syntax::tokens::{self, TokenKind};
use slsc_syntax::{File, ItemCache, parse, parse_with};

use crate::CORPUS;

/// A member: where it starts, where it ends, and where the member around it starts.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    span: Span,
}

/// All members of an item.
fn members(item: &Item) -> Vec<Found> {
    let mut found = Vec::new();
    match &item.kind {
        ItemKind::Declaration(declaration) => block(&declaration.block, &mut found),
        ItemKind::Defaults { block: body, .. } => block(body, &mut found),
        ItemKind::Kind(kind) => body(&kind.body, &mut found),
        ItemKind::Type { ty, .. } => fields(ty, &mut found),
        ItemKind::Let(item) => expr(&item.value, &mut found),
        _ => {}
    }
    found
}

fn block(block: &Block, found: &mut Vec<Found>) {
    for member in &block.members {
        match member {
            Member::Property(property) => self::property(property, found),
            Member::Clause(clause) => {
                found.push(Found { span: clause.span });
                self::block(&clause.block, found);
            }
            Member::Error(_) => {}
        }
    }
}

fn property(property: &Property, found: &mut Vec<Found>) {
    found.push(Found { span: property.span });
    expr(&property.value, found);
}

fn fields(ty: &Type, found: &mut Vec<Found>) {
    match &*ty.kind {
        TypeKind::Record(fields) => {
            for field in fields {
                found.push(Found { span: field.span });
                self::fields(&field.ty, found);
            }
        }
        TypeKind::Optional(inner) => fields(inner, found),
        _ => {}
    }
}

fn expr(value: &Expr, found: &mut Vec<Found>) {
    match &*value.kind {
        ExprKind::Record(entries) => {
            for entry in entries {
                if let Entry::Field { key, value, .. } = entry {
                    found.push(Found { span: key.span.to(value.span) });
                    expr(value, found);
                }
            }
        }
        ExprKind::List(elements) => elements.iter().for_each(|element| expr(&element.value, found)),
        ExprKind::If { then, otherwise, .. } => {
            expr(then, found);
            otherwise.iter().for_each(|value| expr(value, found));
        }
        ExprKind::ListComprehension(each) => expr(&each.element, found),
        ExprKind::As { value, .. } => expr(value, found),
        _ => {}
    }
}

fn body(body: &KindBody, found: &mut Vec<Found>) {
    for member in &body.members {
        let definition = |definition: &Definition, found: &mut Vec<Found>| match definition {
            Definition::Value(value) => expr(value, found),
            Definition::Body(inner) => self::body(inner, found),
            Definition::None => {}
        };
        if !matches!(member.kind, KindMemberKind::Error) {
            found.push(Found { span: member.span });
        }
        match &member.kind {
            KindMemberKind::Property(field) => fields(&field.ty, found),
            KindMemberKind::Setting(property) => expr(&property.value, found),
            KindMemberKind::Let(item) => expr(&item.value, found),
            KindMemberKind::Attribute { definition: inner, .. }
            | KindMemberKind::Capability { definition: inner, .. }
            | KindMemberKind::Source { definition: inner, .. } => definition(inner, found),
            KindMemberKind::Call { body: inner, .. }
            | KindMemberKind::Clause { body: inner, .. }
            | KindMemberKind::Part { body: inner, .. } => self::body(inner, found),
            KindMemberKind::Check { settings, words, .. } => {
                settings.iter().chain(words.iter()).for_each(|setting| property(setting, found))
            }
            KindMemberKind::Declaration(declaration) => block(&declaration.block, found),
            KindMemberKind::Add { block: inner, .. } | KindMemberKind::Grant { block: inner, .. } => {
                block(inner, found)
            }
            KindMemberKind::Mapping(mapping) => {
                for entry in mapping.entries.iter() {
                    match entry {
                        MappingEntry::Property(entry) => property(entry, found),
                        MappingEntry::Beside { entries, .. } => entries.iter().for_each(|entry| property(entry, found)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// A change of a text: these bytes become that.
#[derive(Debug, Clone)]
struct Damage {
    start: usize,
    end: usize,
    text: String,
}

const REPLACEMENTS: [&str; 20] = [
    "x", "if", "when", "12", "512MB", "\"t\"", "./p", ":", ",", "=", "->", "|", "..", "@", "{", "}", "[", "]", "(", ")",
];

fn damage(text: &str, at: usize, sort: usize, with: usize) -> Option<Damage> {
    let tokens = tokens::lex(text);
    let significant: Vec<usize> = (0..tokens.len()).filter(|&at| !tokens[at].kind.is_trivia()).collect();
    let index = significant[at % significant.len()];
    let token = tokens[index];
    let (start, end) = (token.start as usize, token.end as usize);
    let space = tokens.get(index + 1).filter(|next| next.kind == TokenKind::Whitespace);
    let space = space.map_or("", |space| space.text(text)).chars().take_while(|&c| c == ' ').count();
    let written = token.text(text);
    Some(match sort % 4 {
        0 => Damage { start, end: end + space, text: String::new() },
        1 => Damage { start, end, text: format!("{written} {written}") },
        2 => Damage { start, end, text: REPLACEMENTS[with % REPLACEMENTS.len()].to_owned() },
        _ => Damage { start, end: start, text: ["{", "}", "[", "]", "(", ")"][with % 6].to_owned() },
    })
    .filter(|damage| damage.text != written)
}

struct Outcome {
    /// Members that had to survive, and those that did.
    expected: usize,
    kept: usize,
    lost: Vec<String>,
}

fn judge(text: &str, before: &File, cache: &mut ItemCache, damage: &Damage) -> Result<Outcome, String> {
    let mut broken = text.to_owned();
    broken.replace_range(damage.start..damage.end, &damage.text);
    // Items whose text is the same are not read again, which `lossless` tests.
    let after = parse_with(cache, &broken);
    cache.forget_unused(20);
    let shift = damage.text.len() as i64 - (damage.end - damage.start) as i64;
    let after_by_offset: HashMap<i64, _> = after.items.iter().map(|item| (i64::from(item.offset), item)).collect();
    let mut outcome = Outcome { expected: 0, kept: 0, lost: Vec::new() };
    let in_column_0 = damage.start == 0 || text[..damage.start].ends_with('\n');
    let joined = match before.items.iter().rfind(|item| item.offset as usize <= damage.start) {
        Some(item) if in_column_0 && broken[damage.start..].starts_with(['}', ']', ')']) => item.offset as usize,
        _ => usize::MAX,
    };
    for item in &before.items {
        let (start, end) = (item.offset as usize, item.offset as usize + item.tree.text.len());
        let moved = if start > damage.start { start as i64 + shift } else { start as i64 };
        let hit = start <= damage.start && (damage.start < end || end == joined);
        if !hit {
            // An item behind the damage, or in front of it: the damage may reach the text between, not the item.
            let Some(found) = after_by_offset.get(&moved) else {
                return Err(format!("item at {start} is gone"));
            };
            if found.tree.item.kind != item.tree.item.kind {
                return Err(format!("item at {start} changed"));
            }
            continue;
        }
        let head = start + item.tree.item.span.start as usize;
        let line = |at: usize| text[..at].bytes().filter(|&byte| byte == b'\n').count();
        // The words in front of the name.
        if damage.start <= head || names_kind(text, head, damage.start) {
            continue;
        }
        let all = members(&item.tree.item);
        let damaged_line = line(damage.start);
        let touched: Vec<Span> = all
            .iter()
            .map(|member| member.span)
            .filter(|span| line(code(text, start + span.start as usize)) == damaged_line)
            .collect();
        let survivors: Vec<usize> = after
            .items
            .iter()
            .flat_map(|other| {
                members(&other.tree.item).into_iter().map(|found| (other.offset + found.span.start) as usize)
            })
            .collect();
        for member in &all {
            let inside = touched.iter().any(|span| span.start <= member.span.start && member.span.end <= span.end);
            let around =
                start + member.span.start as usize <= damage.start && damage.start <= start + member.span.end as usize;
            if inside {
                continue;
            }
            outcome.expected += 1;
            let at = start + member.span.start as usize;
            let moved = if at > damage.start { (at as i64 + shift) as usize } else { at };
            // Kept: a member starts there; one that does not hold the damage has its whole text.
            let length = (member.span.end - member.span.start) as usize;
            let kept = survivors.contains(&moved)
                && (around || broken.get(moved..moved + length) == text.get(at..at + length));
            if kept {
                outcome.kept += 1;
            } else {
                outcome.lost.push(text[at..].lines().next().unwrap_or("").to_owned());
            }
        }
    }
    Ok(outcome)
}

/// Where the member that starts at a place has its first word, documentation aside.
fn code(text: &str, mut at: usize) -> usize {
    while text[at..].starts_with("///") {
        let line = text[at..].find('\n').map_or(text.len(), |end| at + end);
        at = text.len() - text[line..].trim_start().len();
    }
    at
}

/// Whether a place is in the words that say what an item is: `function`, `existing table`, `kind`.
fn names_kind(text: &str, head: usize, at: usize) -> bool {
    let words = text[head..].split(' ').take(if text[head..].starts_with("existing") { 2 } else { 1 });
    let length: usize = words.map(|word| word.len() + 1).sum();
    at < head + length
}

/// Every damage of the corpus that the rules above speak of, counted.
#[test]
fn a_damage_costs_only_its_line() {
    let (mut damages, mut expected, mut kept) = (0, 0, 0);
    let mut lost = Vec::new();
    for (name, text) in CORPUS {
        let count = tokens::lex(text).iter().filter(|token| !token.kind.is_trivia()).count();
        let before = parse(text);
        let mut cache = ItemCache::new();
        for at in 0..count {
            for sort in 0..4 {
                for with in 0..if sort < 2 { 1 } else { 3 } {
                    let Some(damage) = damage(text, at, sort, at * 7 + with * 5 + sort) else { continue };
                    damages += 1;
                    match judge(text, &before, &mut cache, &damage) {
                        Ok(outcome) => {
                            expected += outcome.expected;
                            kept += outcome.kept;
                            if !outcome.lost.is_empty() {
                                lost.push((name, damage, outcome.lost));
                            }
                        }
                        Err(problem) => panic!("{name}: {problem} after {damage:?}"),
                    }
                }
            }
        }
    }
    println!("{damages} damages, {kept} of {expected} members kept, {} damages lost any", lost.len());
    let share = kept as f64 / expected as f64;
    let examples: Vec<_> = lost.iter().take(40).collect();
    assert!(damages > 10_000 && share >= 0.997, "{damages} damages: {kept} of {expected} kept, {examples:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Damages on top of damages never panic, whatever they leave.
    #[test]
    fn many_damages_never_panic(
        file in 0..CORPUS.len(),
        damages in prop::collection::vec((0..10_000_usize, 0..4_usize, 0..20_usize), 1..30),
    ) {
        let mut text = CORPUS[file].1.to_owned();
        for (at, sort, with) in damages {
            if tokens::lex(&text).iter().all(|token| token.kind.is_trivia()) {
                break;
            }
            if let Some(damage) = damage(&text, at, sort, with) {
                text.replace_range(damage.start..damage.end, &damage.text);
            }
        }
        check(&text);
    }

    /// Characters at random.
    #[test]
    fn any_text_is_read(text in "[a-z \n{}\\[\\]()\",:.$\\\\#/é😀\t\r=|<>-]{0,300}") {
        check(&text);
    }
}

/// What holds for every text: spans lie in it, at the borders of characters, and nothing is lost.
fn check(text: &str) {
    let file = parse(text);
    for item in &file.items {
        assert!(text[item.offset as usize..].starts_with(&*item.tree.text));
        for error in &item.tree.errors {
            let spans = [
                Some(error.span),
                error.label.as_ref().map(|(span, _)| *span),
                error.fix.as_ref().map(|(span, _)| *span),
            ];
            for span in spans.into_iter().flatten() {
                assert!(item.tree.text.get(span.start as usize..span.end as usize).is_some(), "{error:?} in {text:?}");
            }
        }
    }
    if let Ok(formatted) = slsc_syntax::format(text) {
        assert!(slsc_syntax::same_tokens(text.strip_prefix('\u{feff}').unwrap_or(text), &formatted));
        assert_eq!(slsc_syntax::format(&formatted).as_ref(), Ok(&formatted), "{text:?}");
    }
}
