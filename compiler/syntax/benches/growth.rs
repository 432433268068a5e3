//! How the time of parsing grows with the length of a text: `cargo bench -p slsc-syntax --bench growth`.
//!
//! Prints, for shapes that have cost parsers dear, how much more time a text ten times as long takes, divided by how much
//! longer it is: 1 is linear. A measurement, not an assertion: time belongs to the machine.

use std::time::Instant;

use slsc_syntax::parse;

/// A text of a size.
type Shape = fn(usize) -> String;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
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
    println!("{:<18} {:>10} {:>10} {:>7}", "shape", "short", "long", "growth");
    for (name, shape) in shapes {
        let (short, short_length) = time(&shape(2_000));
        let (long, long_length) = time(&shape(20_000));
        let growth = (long / short) / (long_length / short_length).max(1.0);
        println!("{name:<18} {:>7.2} ms {:>7.2} ms {growth:>7.2}", short * 1e3, long * 1e3);
    }
}

/// Seconds of the fastest of five, and the length.
fn time(text: &str) -> (f64, f64) {
    let best = (0..5).map(|_| {
        let start = Instant::now();
        std::hint::black_box(parse(text));
        start.elapsed()
    });
    (best.min().unwrap_or_default().as_secs_f64().max(1e-6), text.len() as f64)
}
