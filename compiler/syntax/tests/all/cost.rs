//! Hostile input costs an error, not memory, time or the stack.

use slsc_syntax::{parse, parse_item};

use crate::errors;

fn codes(text: &str) -> Vec<&'static str> {
    errors(&parse(text)).into_iter().map(|(_, error)| error.code).collect()
}

#[test]
fn brackets_nest_to_a_limit() {
    let nested = |depth: usize| format!("let x = {}1{}\n", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes(&nested(64)), [""; 0]);
    assert_eq!(codes(&nested(65)), ["syntax.nesting"]);
    assert_eq!(codes(&nested(1_000_000)), ["syntax.nesting"]);
    assert_eq!(codes(&format!("let x = {}\n", "{a:".repeat(500_000))), ["syntax.nesting"]);
    assert_eq!(codes(&format!("let x = {}\n", "f(".repeat(500_000))), ["syntax.nesting"]);
}

#[test]
fn operators_follow_one_another_to_a_limit() {
    for (start, repeat, end) in [
        ("", "1 + ", "1"),
        ("", "not ", "a"),
        ("", "- ", "a"),
        ("", "if a then b else ", "c"),
        ("a", ".b", ""),
        ("f", "()", ""),
        ("a", "[0]", ""),
        ("a", " as s", ""),
        ("", "match a { b: 1 } == ", "c"),
    ] {
        let text = |count: usize| format!("let x = {start}{}{end}\n", repeat.repeat(count));
        assert_eq!(codes(&text(150_000)), ["syntax.nesting"], "{repeat}");
    }
    assert_eq!(codes(&format!("let x = {}1\n", "1 + ".repeat(400))), [""; 0]);
    assert_eq!(codes(&format!("type T = {}Text\n", "List<".repeat(300_000))), ["syntax.nesting"]);
    assert_eq!(codes(&format!("type T = {}Text\n", "Map<A, ".repeat(300_000))), ["syntax.nesting"]);
    // A list of many short elements is not deep.
    assert_eq!(codes(&format!("let x = [{}]\n", "a.b.c + d.e, ".repeat(20_000))), [""; 0]);
}

#[test]
fn texts_nest_to_a_limit() {
    let nested = |depth: usize| format!("let x = {}a{}\n", "\"${".repeat(depth), "}\"".repeat(depth));
    assert_eq!(codes(&nested(8)), [""; 0]);
    assert_eq!(codes(&nested(9)), ["syntax.nesting"]);
    assert!(!codes(&nested(100_000)).is_empty());
    assert!(!codes(&format!("let x = {}\n", "\"${".repeat(300_000))).is_empty());
}

#[test]
fn sizes_have_limits() {
    assert_eq!(codes(&format!("let x = \"{}\"\n", "a".repeat(65_536))), ["syntax.text.size"]);
    assert_eq!(codes(&format!("let x = \"{}\"\n", "a".repeat(65_000))), [""; 0]);
    assert_eq!(codes(&"queue A\n".repeat(600_000)), ["syntax.file.size"]);
    let lines = |count: usize| format!("let x = [\n{}]\n", "  1\n".repeat(count));
    assert_eq!(codes(&lines(1_990)), [""; 0]);
    assert_eq!(codes(&lines(2_000)), ["syntax.item.size"]);
    // Blank lines and comments behind an item are not part of it.
    assert_eq!(codes(&format!("queue A\n{}", "\n".repeat(5_000))), [""; 0]);
    assert_eq!(codes("let x = 99999999999999999999\n"), ["syntax.number"]);
}

#[test]
fn errors_of_an_item_are_few() {
    let text = format!("queue A {{\n{}}}\n", "  a: @\n".repeat(1_500));
    let count = parse_item(&text).errors.len();
    assert!((1..=20).contains(&count), "{count}");
}

/// Long texts of hostile shapes come to an end; how their cost grows is measured by `benches/growth.rs`.
#[test]
fn long_hostile_texts_end() {
    for text in [
        format!("queue A {}\n", "} ] )".repeat(20_000)),
        format!("queue A\n{}", "  {\n".repeat(1_900)),
        format!("queue A {{\n{}", "   a\n  }\n".repeat(900)),
        format!("let x = {}\n", "\"a\" ".repeat(20_000)),
        "@ # $ ".repeat(20_000),
        format!("let x = [{}\n", "{ a: 1, ".repeat(60)),
    ] {
        assert!(!codes(&text).is_empty());
    }
    for text in ["queue A { visibility: 3min }\n".repeat(20_000), format!("let x = \"{}\"\n", "${a}".repeat(16_000))] {
        assert_eq!(codes(&text), [""; 0]);
    }
}
