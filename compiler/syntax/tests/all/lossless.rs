//! Nothing of the text is lost, and items are found without lexing.

use std::sync::Arc;

use slsc_syntax::{ItemCache, item_heads, parse, parse_with, split_items, tokens};

use crate::{CORPUS, errors};

#[test]
fn corpus_has_no_errors() {
    for (name, text) in CORPUS {
        let file = parse(text);
        let errors = errors(&file);
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn tokens_are_the_text() {
    for (name, text) in CORPUS {
        let joined: String = tokens::lex(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(joined, text, "{name}");
    }
}

#[test]
fn items_are_the_text() {
    for (name, text) in CORPUS {
        let file = parse(text);
        let start = file.items[0].offset as usize;
        let joined: String = file.items.iter().map(|item| &*item.tree.text).collect();
        assert_eq!(joined, text[start..], "{name}");
        assert!(text[..start].lines().all(|line| line.is_empty() || line.starts_with("//")), "{name}");
        for item in &file.items {
            let offset = item.offset as usize;
            assert_eq!(&text[offset..offset + item.tree.text.len()], &*item.tree.text);
            let tokens = item.tree.tokens();
            let joined: String = tokens.iter().map(|token| token.text(&item.tree.text)).collect();
            assert_eq!(joined, *item.tree.text);
        }
    }
}

#[test]
fn line_ends_of_two_characters_change_nothing() {
    for (name, text) in CORPUS {
        let file = parse(&text.replace('\n', "\r\n"));
        assert!(errors(&file).is_empty(), "{name}: {:#?}", errors(&file));
        assert_eq!(file.items.len(), parse(text).items.len());
    }
}

#[test]
fn heads_need_no_lexer() {
    let text = "// top\n\n/// Doc\nkind queue {\n  a: Int\n}\nexisting secret Key { name: \"x\" }\nlet x = [\n  1\n]\nnetwork.endpoint E\n";
    let heads = item_heads(text);
    let words: Vec<(&str, &str)> = heads.iter().map(|head| (head.keyword, head.name)).collect();
    assert_eq!(words, [("kind", "queue"), ("secret", "Key"), ("let", "x"), ("network.endpoint", "E")]);
    assert_eq!(&text[heads[0].range.clone()], "/// Doc\nkind queue {\n  a: Int\n}\n");
    let ranges: Vec<_> = heads.iter().map(|head| head.range.clone()).collect();
    assert_eq!(split_items(text), ranges);
}

#[test]
fn unchanged_items_are_not_read_again() {
    let mut cache = ItemCache::new();
    let before = parse_with(&mut cache, "queue A { wait: 5s }\nqueue B\n");
    let after = parse_with(&mut cache, "queue New\nqueue A { wait: 5s }\nqueue B { wait: 6s }\n");
    assert_eq!(after.items.len(), 3);
    assert!(Arc::ptr_eq(&before.items[0].tree, &after.items[1].tree));
    assert!(!Arc::ptr_eq(&before.items[1].tree, &after.items[2].tree));
    assert_eq!(after.items[1].offset, 10);
    assert_eq!(cache.len(), 4);
    cache.forget_unused(1);
    assert_eq!(cache.len(), 3);
}
