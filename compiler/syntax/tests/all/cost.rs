//! Hostile input costs an error, not memory, time or the stack.

use std::time::Instant;

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

/// A text of a size.
type Shape = fn(usize) -> String;

/// The time for a text ten times as long must not be far from ten times as long.
#[test]
fn cost_is_linear() {
    let shapes: [(&str, Shape); 9] = [
        ("items", |n| "queue A { visibility: 3min }\n".repeat(n)),
        ("closers", |n| format!("queue A {}\n", "} ] )".repeat(n))),
        ("openers on lines", |n| format!("queue A\n{}", "  {\n".repeat(n.min(1_900)))),
        ("stray lines", |n| format!("queue A {{\n{}", "   a\n  }\n".repeat(n.min(900)))),
        ("quotes", |n| format!("let x = {}\n", "\"a\" ".repeat(n))),
        ("interpolations", |n| format!("let x = \"{}\"\n", "${a}".repeat(n.min(16_000)))),
        ("unknown", |n| "@ # $ ".repeat(n)),
        ("list", |n| format!("let x = [{}]\n", "{ a: 1 }, ".repeat(n))),
        ("broken list", |n| format!("let x = [{}\n", "{ a: 1, ".repeat(n.min(60)))),
    ];
    for (name, shape) in shapes {
        let time = |count: usize| {
            let text = shape(count);
            let best = (0..3).map(|_| {
                let start = Instant::now();
                std::hint::black_box(parse(&text));
                start.elapsed()
            });
            (best.min().unwrap_or_default().as_secs_f64(), text.len() as f64)
        };
        // Other work on the machine may disturb one measurement, not all of them.
        let growth = (0..5).map(|_| {
            let (small, small_length) = time(2_000);
            let (large, large_length) = time(20_000);
            (large / small.max(1e-4)) / (large_length / small_length).max(1.0)
        });
        let growths: Vec<f64> =
            growth.scan(false, |done, growth| (!std::mem::replace(done, growth < 6.0)).then_some(growth)).collect();
        assert!(
            growths.iter().any(|growth| *growth < 6.0),
            "{name}: the time for ten times as much grew {growths:.1?} times"
        );
    }
}
