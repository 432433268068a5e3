//! Damaged programs: whatever the text, the compiler ends soon, says the same each time, and points into the text.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, Options, Output, Package, SourceText, compile};

use crate::folder::{library, root};
use crate::host::{TODAY, TestHost};
use crate::suite;

/// Far longer than any program of the corpus takes, on a busy machine too.
const TIME: Duration = Duration::from_secs(60);

/// Programs, token by token: those of the suite, of the examples, and kinds of the library as if the program had them.
static CORPUS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut texts: Vec<String> = suite::cases().into_iter().map(|case| case.text).collect();
    let root = root();
    let mut open: Vec<PathBuf> = vec![root.join("examples"), root.join("stdlib"), root.join("tests/cases")];
    while let Some(folder) = open.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "sls") {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    // Cases of limits are slow by nature.
    texts.retain(|text| !text.contains("[limit.") && text.len() < 12_000);
    texts.iter().map(|text| tokens(text)).collect()
});

/// Words, numbers, texts, symbols, blanks and line ends of a text, in order and complete.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let sort = |letter: char| match letter {
        '\n' => 0,
        ' ' => 1,
        letter if letter.is_alphanumeric() || letter == '_' => 2,
        _ => 3,
    };
    let mut last = None;
    for letter in text.chars() {
        let now = sort(letter);
        match tokens.last_mut() {
            Some(token) if Some(now) == last && now != 3 && now != 0 => token.push(letter),
            _ => tokens.push(letter.to_string()),
        }
        last = Some(now);
    }
    tokens
}

/// What happens to a program. Places are parts of its length, in units of 2⁻³².
#[derive(Debug, Clone)]
enum Damage {
    Delete(u32),
    Repeat(u32),
    Swap(u32, u32),
    /// A token of another program.
    Plant(u32, u32, u32),
    /// An item's worth of lines of another program.
    Graft(u32, u32, u32),
    /// One of the words that mean much.
    Word(u32, u32),
}

const WORDS: &[&str] = &[
    "none",
    "stage",
    "self",
    "for",
    "when",
    "if",
    "else",
    "match",
    "aws.region",
    "\"${",
    "}",
    "{",
    "[",
    "]",
    "...",
    "->",
    "as",
    "queue",
    "function",
    "kind",
    "defaults",
    "let",
    "-1",
    "99999999999999",
    "0.1",
    "1_000TB",
    "100/s",
    "\u{1F600}",
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<u32>().prop_map(Damage::Delete),
        any::<u32>().prop_map(Damage::Repeat),
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Damage::Swap(a, b)),
        (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(at, program, from)| Damage::Plant(at, program, from)),
        (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(at, program, from)| Damage::Graft(at, program, from)),
        (any::<u32>(), any::<u32>()).prop_map(|(at, word)| Damage::Word(at, word)),
    ]
}

/// A place in something of a length.
fn place(part: u32, length: usize) -> usize {
    ((u64::from(part) * length as u64) >> 32) as usize
}

fn damaged(program: u32, damages: &[Damage]) -> String {
    let corpus = &*CORPUS;
    let mut tokens = corpus[place(program, corpus.len())].clone();
    for damage in damages {
        if tokens.is_empty() {
            break;
        }
        let length = tokens.len();
        let at = |part: u32| place(part, length);
        let other = |program: u32| &corpus[place(program, corpus.len())];
        match damage {
            Damage::Delete(part) => {
                tokens.remove(at(*part));
            }
            Damage::Repeat(part) => {
                let token = tokens[at(*part)].clone();
                tokens.insert(at(*part), token);
            }
            Damage::Swap(a, b) => tokens.swap(at(*a), at(*b)),
            Damage::Plant(part, program, from) => {
                let other = other(*program);
                tokens.insert(at(*part), other[place(*from, other.len())].clone());
            }
            Damage::Graft(part, program, from) => {
                let other = other(*program);
                let start = place(*from, other.len());
                let piece: Vec<String> = other[start..].iter().take(40).cloned().collect();
                tokens.splice(at(*part)..at(*part), piece);
            }
            Damage::Word(part, word) => tokens.insert(at(*part), WORDS[place(*word, WORDS.len())].to_owned()),
        }
    }
    tokens.concat()
}

fn compiled(text: &str, build: Option<Build>) -> Output {
    let source = SourceText { path: "main.sls".to_owned(), text: text.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build,
        set: Vec::new(),
        assets: AssetMode::default(),
        today: Some(TODAY),
        host: &TestHost,
    };
    compile(&Package::of([source]), &library(), &options)
}

/// Every place of every finding lies in its file, on whole characters.
fn points_into_the_text(output: &Output, text: &str) -> TestCaseResult {
    for diagnostic in &output.diagnostics {
        let edits = diagnostic.fixes.iter().flat_map(|fix| fix.edits.iter().map(|(span, _)| *span));
        let labels = diagnostic.labels.iter().map(|label| label.span);
        for span in labels.chain(edits).chain([diagnostic.primary.span]) {
            let file = output.sources.get(span.file);
            let range = span.start as usize..span.end as usize;
            prop_assert!(file.text.get(range).is_some(), "{diagnostic:?} does not fit `{}` of\n{text}", file.path);
        }
        let own = output.sources.get(diagnostic.primary.span.file).path == "main.sls";
        prop_assert!(own, "{diagnostic:?} is no fault of the library in\n{text}");
        prop_assert!(
            !diagnostic.message.is_empty() && !diagnostic.code.starts_with("library."),
            "{diagnostic:?}\n{text}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_programs_are_refused_in_words(
        program: u32,
        damages in prop::collection::vec(damage(), 1..5),
        builds: bool,
    ) {
        let text = damaged(program, &damages);
        let build = builds.then_some(Build { target: Target::Terraform, format: Format::Hcl });
        let start = Instant::now();
        let first = compiled(&text, build.clone());
        prop_assert!(start.elapsed() < TIME, "this takes too long:\n{text}");
        points_into_the_text(&first, &text)?;
        let second = compiled(&text, build);
        prop_assert_eq!(format!("{:?}", first.diagnostics), format!("{:?}", second.diagnostics));
        prop_assert_eq!(format!("{:?}{:?}", first.builds, first.graph), format!("{:?}{:?}", second.builds, second.graph));
    }
}
