//! Programs made to be slow, deep or large: refused in few words and in little time, on the small stack of a test's thread.

use std::time::{Duration, Instant};

use slsc_core::{AssetMode, Options, Package, SourceText, compile};

use crate::folder::library;
use crate::host::TestHost;

/// Far longer than any of them takes, on a busy machine too.
const TIME: Duration = Duration::from_secs(60);

/// Codes of what a program is told, in order.
fn told(text: &str) -> Vec<String> {
    let source = SourceText { path: "main.sls".to_owned(), text: text.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build: None,
        set: Vec::new(),
        assets: AssetMode::default(),
        today: None,
        host: &TestHost,
    };
    let start = Instant::now();
    let output = compile(&Package::of([source]), &library(), &options);
    assert!(start.elapsed() < TIME, "{} takes {:?}", text.lines().next().unwrap_or_default(), start.elapsed());
    output.diagnostics.iter().map(|diagnostic| diagnostic.code.clone()).collect()
}

/// A line for each number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

#[test]
fn operators_in_a_row() {
    for text in [
        format!("output x = {}", vec!["1"; 500].join(" + ")),
        format!("output x = {}", vec!["none"; 500].join(" ?? ")),
        format!("queue A when {}true", "not ".repeat(500)),
        format!("output x = {}1", "- ".repeat(500)),
        format!("queue Q\noutput x = Q{}", ".a".repeat(500)),
        format!("let l = [1]\noutput x = l{}", "[0]".repeat(250)),
        format!("stages dev, prod\nqueue A when {}", vec!["stage == dev"; 240].join(" or ")),
        format!("stages dev, prod\noutput x = {}2", "if stage == dev then 1 else ".repeat(160)),
    ] {
        assert_eq!(told(&text), ["limit.depth"], "{text}");
    }
    assert!(told(&format!("output x = {}", vec!["1"; 150].join(" + "))).is_empty());
}

#[test]
fn brackets_in_brackets() {
    assert!(told(&format!("let x = {}{}\noutput y = json(x)", "[".repeat(60), "]".repeat(60))).is_empty());
    assert!(told(&format!("let x = {}1{}\noutput y = json(x)", "{ a: ".repeat(60), " }".repeat(60))).is_empty());
    assert_eq!(told(&format!("output y = {}1{}", "json(".repeat(60), ")".repeat(60))), ["value.invalid"]);
}

#[test]
fn names_made_of_names() {
    let lets = lines(400, |at| format!("let a{at} = a{}", at + 1));
    assert_eq!(told(&format!("{lets}let a400 = 1\noutput x = a0")), ["limit.depth"]);
    let queues = lines(400, |at| format!("queue Q{at} {{ visibility: Q{}.visibility }}", at + 1));
    assert_eq!(told(&format!("{queues}queue Q400")), ["limit.depth"]);
    let types = lines(1_000, |at| format!("type T{at} {{ a: T{} }}", at + 1));
    assert_eq!(
        told(&format!("{types}type T1000 {{ a: Int }}\nlet x: T0? = none\noutput y = json(x)")),
        ["limit.depth"]
    );
    let unions = lines(400, |at| format!("type T{} = T{at} | \"x{at}\"", at + 1));
    assert_eq!(told(&format!("type T0 = \"a\"\n{unions}let x: T400 = \"x5\"\noutput y = x")), ["limit.depth"]);
    let kinds = lines(300, |at| format!("kind k{at} {{\n  k{} A\n}}", at + 1));
    assert!(told(&format!("{kinds}kind k300 {{\n  queue Q\n}}\nk0 Top")).is_empty());
}

#[test]
fn small_texts_of_large_things() {
    // Two of each, forty deep.
    let types = lines(40, |at| format!("type T{at} {{ a: T{0}, b: T{0} }}", at + 1));
    assert!(told(&format!("{types}type T40 {{ a: Int }}\nlet x: T0? = none\noutput y = json(x)")).is_empty());
    let values = lines(40, |at| format!("let a{} = {{ a: a{at}, b: a{at} }}", at + 1));
    assert_eq!(told(&format!("let a0 = 1\n{values}output y = json(a40)")), ["limit.value"]);
    let kinds = lines(24, |at| format!("kind k{at} {{\n  k{0} A\n  k{0} B\n}}", at + 1));
    assert_eq!(told(&format!("{kinds}kind k24 {{\n  queue Q\n}}\nk0 Top")), ["limit.expansion"]);
    assert_eq!(told(&lines(60, |at| format!("queue Q{at} for n in range(1, 900)"))), ["limit.expansion"]);
    let members: Vec<String> = (0..2_000).map(|at| format!("\"x{at}\"")).collect();
    assert_eq!(told(&format!("type T = {}\nlet x: T = \"x5\"\noutput y = x", members.join(" | "))), ["limit.type"]);
    let options = lines(60, |at| format!("option o{at}: a | b = a\nqueue Q{at} when o{at} == a"));
    assert_eq!(told(&options), ["option.count"]);
    assert_eq!(told(&format!("// {}", "x".repeat(5_000_000))), ["syntax.file.size"]);
}

#[test]
fn many_things() {
    assert!(told(&lines(2_000, |at| format!("queue Q{at}"))).is_empty());
    assert_eq!(told(&lines(5_000, |at| format!("let a{at} = {at}"))).len(), 5_000);
    assert_eq!(told(&lines(2_000, |at| format!("queue Q{at} {{ deadLetter: {{ to: Z{at} }} }}"))).len(), 2_000);
    let texts = lines(500, |at| format!("queue Q{at} {{ name: \"{}\" }}", "a b".repeat(500)));
    assert_eq!(told(&texts).len(), 500);
    assert!(told(&format!("output x = max({})", vec!["1"; 5_000].join(", "))).is_empty());
}
