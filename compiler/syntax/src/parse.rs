//! Files and items to trees.

use std::collections::HashMap;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::ast::{Item, ItemKind, Span};
use crate::error::SyntaxError;
use crate::grammar::Grammar;
use crate::items::split_items;
use crate::lexer::{Token, TokenKind, lex};
use crate::text::documentation;
use crate::tree::{Node, build};
use crate::wording;

/// Bytes of a file.
pub const FILE_LIMIT: usize = 4 * 1024 * 1024;
/// Lines of an item.
pub const ITEM_LINE_LIMIT: usize = 2_000;
/// Errors told of one item; the others are likely to follow from these.
const ERROR_LIMIT: usize = 20;

/// A file as its items.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// In source order.
    pub items: Vec<ParsedItem>,
    /// Errors of the file as a whole, with spans in the file.
    pub errors: Vec<SyntaxError>,
}

/// An item and its place in the file.
#[derive(Debug, Clone)]
pub struct ParsedItem {
    /// Where its text starts; spans in the tree count from here.
    pub offset: u32,
    /// Its tree, shared with everyone who parsed the same text.
    pub tree: Arc<ItemTree>,
}

/// An item's text, its tree and its errors.
#[derive(Debug)]
pub struct ItemTree {
    /// The text, comments above the item and what follows it up to the next item included.
    pub text: SmolStr,
    /// The tree.
    pub item: Item,
    /// What is wrong, by place.
    pub errors: Vec<SyntaxError>,
}

impl ItemTree {
    /// All tokens of the text; their bytes in order are the text.
    pub fn tokens(&self) -> Vec<Token> {
        lex(&self.text)
    }
}

/// Trees of items by their text, so that an item is read once however often its file is.
#[derive(Debug, Default)]
pub struct ItemCache {
    trees: HashMap<SmolStr, (Arc<ItemTree>, u64)>,
    generation: u64,
}

impl ItemCache {
    /// An empty cache.
    pub fn new() -> ItemCache {
        ItemCache::default()
    }

    /// How many items are kept.
    pub fn len(&self) -> usize {
        self.trees.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.trees.is_empty()
    }

    /// Forgets what was not used in the last `files` calls of [`parse_with`].
    pub fn forget_unused(&mut self, files: u64) {
        let oldest = self.generation.saturating_sub(files);
        self.trees.retain(|_, (_, used)| *used > oldest);
    }
}

/// Reads a file.
pub fn parse(text: &str) -> File {
    read(text, |_| None, |_| {})
}

/// Reads a file, taking from the cache the items whose text it knows.
pub fn parse_with(cache: &mut ItemCache, text: &str) -> File {
    cache.generation += 1;
    let generation = cache.generation;
    let mut known: Vec<Arc<ItemTree>> = Vec::new();
    let trees = &mut cache.trees;
    let file = read(
        text,
        |item| {
            let (tree, used) = trees.get_mut(item)?;
            *used = generation;
            Some(tree.clone())
        },
        |tree| known.push(tree.clone()),
    );
    for tree in known {
        cache.trees.insert(tree.text.clone(), (tree, generation));
    }
    file
}

/// Reads one item, its comments included.
pub fn parse_item(text: &str) -> ItemTree {
    let prepared = prepare(text);
    let grammar = Grammar::new();
    finish(&prepared, &grammar)
}

fn read(
    text: &str,
    mut known: impl FnMut(&str) -> Option<Arc<ItemTree>>,
    mut learn: impl FnMut(&Arc<ItemTree>),
) -> File {
    let mut file = File::default();
    if text.len() > FILE_LIMIT {
        let error = SyntaxError::new("syntax.file.size", Span::new(0, 1), "this file is larger than 4 MB");
        file.errors.push(error.hint("a directory of files is one module: split it"));
        return file;
    }
    let ranges = split_items(text);
    let start = ranges.first().map_or(text.len(), |range| range.start);
    preamble(&text[..start], &mut file.errors);
    let slots: Vec<(usize, &str, Option<Arc<ItemTree>>)> =
        ranges.into_iter().map(|range| (range.start, &text[range.clone()], known(&text[range]))).collect();
    // The nodes must outlive the grammar, which is built once for all of them.
    let prepared: Vec<Prepared<'_>> =
        slots.iter().filter(|(_, _, tree)| tree.is_none()).map(|(_, text, _)| prepare(text)).collect();
    let grammar = (!prepared.is_empty()).then(Grammar::new);
    let mut fresh = prepared.iter();
    for (offset, _, tree) in &slots {
        let tree = match (tree, &grammar) {
            (Some(tree), _) => tree.clone(),
            (None, Some(grammar)) => match fresh.next() {
                Some(prepared) => {
                    let tree = Arc::new(finish(prepared, grammar));
                    learn(&tree);
                    tree
                }
                None => continue,
            },
            (None, None) => continue,
        };
        file.items.push(ParsedItem { offset: *offset as u32, tree });
    }
    file
}

/// Reports text in front of the first item: only comments may stand there.
fn preamble(text: &str, errors: &mut Vec<SyntaxError>) {
    let text = text.strip_prefix('\u{feff}').map_or((0, text), |rest| ('\u{feff}'.len_utf8(), rest));
    let (offset, text) = text;
    if let Some(token) = lex(text).into_iter().find(|token| !token.kind.is_trivia()) {
        let span = Span::new(offset + token.start as usize, offset + token.end as usize);
        let message =
            if token.first && !token.kind.is_closer() { "an item starts in column 0" } else { "expected an item" };
        errors.push(SyntaxError::new("syntax.item", span, message).hint("remove the spaces in front of it"));
    }
}

/// An item's text as nodes, with the errors found so far.
struct Prepared<'text> {
    text: &'text str,
    tokens: Vec<Token>,
    nodes: Option<Vec<Node<'text>>>,
    errors: Vec<SyntaxError>,
}

fn prepare(text: &str) -> Prepared<'_> {
    let mut errors = Vec::new();
    let lines = if text.len() > ITEM_LINE_LIMIT { text.bytes().filter(|&byte| byte == b'\n').count() } else { 0 };
    if lines > ITEM_LINE_LIMIT && text.trim_end().bytes().filter(|&byte| byte == b'\n').count() >= ITEM_LINE_LIMIT {
        let end = text.find('\n').unwrap_or(text.len());
        let message = format!("this item is longer than {ITEM_LINE_LIMIT} lines");
        errors.push(SyntaxError::new("syntax.item.size", Span::new(0, end), message).hint("split it"));
        return Prepared { text, tokens: Vec::new(), nodes: None, errors };
    }
    let tokens = lex(text);
    let nodes = build(text, &tokens, &mut errors);
    Prepared { text, tokens, nodes, errors }
}

fn finish<'text>(prepared: &'text Prepared<'text>, grammar: &Grammar<'text>) -> ItemTree {
    let text = prepared.text;
    let tokens = &prepared.tokens;
    let significant = |token: &&Token| !token.kind.is_trivia();
    let start = tokens.iter().find(significant).map_or(0, |token| token.start);
    let end = tokens.iter().rev().find(significant).map_or(text.len() as u32, |token| token.end);
    let leading = tokens.iter().take_while(|token| token.kind.is_trivia());
    let mut docs = leading.filter(|token| token.kind == TokenKind::Doc);
    let doc = docs.next().map_or_else(Default::default, |first| {
        let last = docs.last().unwrap_or(first);
        documentation(&text[first.start as usize..last.end as usize])
    });
    let mut errors = prepared.errors.clone();
    let kind = match &prepared.nodes {
        Some(nodes) => {
            let (kind, faults) = grammar.item(nodes);
            wording::tell(text, tokens, faults, &mut errors);
            kind
        }
        None => ItemKind::Error,
    };
    errors.sort_by_key(|error| error.span.start);
    errors.truncate(ERROR_LIMIT);
    ItemTree { text: text.into(), item: Item { doc, kind, span: Span { start, end } }, errors }
}
