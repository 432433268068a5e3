//! Every code that the compiler gives has a case: in `tests/suite`, or here where a program alone cannot show it.

use std::collections::BTreeSet;

use slsc_core::diagnostic::Diagnostic;
use slsc_core::library::Library;
use slsc_core::{AssetMode, LibraryFile, Options, Package, SourceText, compile, explain};

use crate::folder;
use crate::host::TestHost;
use crate::suite;

/// What a program with a library of one file is told, with what stands at each place.
fn findings(library: &str, program: &str, stage: Option<&str>) -> Vec<(Diagnostic, String)> {
    let library = match library {
        "" => folder::library(),
        text => Library::new(vec![LibraryFile { path: "stdlib/test.sls".to_owned(), text: text.into() }]),
    };
    let source = SourceText { path: "main.sls".to_owned(), text: program.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: stage.map(str::to_owned),
        build: None,
        set: Vec::new(),
        assets: AssetMode::default(),
        today: None,
        host: &TestHost,
    };
    let output = compile(&Package::of([source]), &library, &options);
    let place = |diagnostic: &Diagnostic| {
        let span = diagnostic.primary.span;
        format!("{}: {}", output.sources.get(span.file).path, output.sources.text(span))
    };
    output.diagnostics.iter().map(|diagnostic| (diagnostic.clone(), place(diagnostic))).collect()
}

/// A code, the library and the program that show it, the stage that is asked for, and the place of the finding.
type Shown = (&'static str, &'static str, String, Option<&'static str>, &'static str);

/// A chain of `let`s: each is made of the next.
fn chain(length: usize) -> String {
    let links: Vec<String> = (0..length).map(|at| format!("let a{at} = a{}\n", at + 1)).collect();
    format!("{}let a{length} = 1\noutput x = a0\n", links.concat())
}

/// A type of many members.
fn members(count: usize) -> String {
    let members: Vec<String> = (0..count).map(|at| format!("m{at}")).collect();
    format!("type Member = {}\nlet first: Member = \"m0\"\noutput x = first\n", members.join(" | "))
}

/// Many options.
fn options(count: usize) -> String {
    (0..count).map(|at| format!("option o{at}: Bool = false\nqueue Q{at} when o{at}\n")).collect()
}

fn shown() -> Vec<Shown> {
    vec![
        (
            "library.let",
            "let sizes = { small: 1 + 1 }\nkind box { size: Int = sizes.small }\n",
            "box One\n".to_owned(),
            None,
            "stdlib/test.sls: { small: 1 + 1 }",
        ),
        (
            "kind.mapping",
            "kind box {\n  part Inner {}\n  cloudformation \"AWS::SQS::Queue\" { QueueName: Inner }\n}\n",
            "box One\n".to_owned(),
            None,
            "main.sls: One",
        ),
        (
            "stage.unknown",
            "",
            "stages dev, prod
queue Jobs when stage == prod
"
            .to_owned(),
            Some("test"),
            "main.sls: ",
        ),
        ("limit.depth", "", chain(60), None, "main.sls: a50"),
        ("option.count", "", options(33), None, "main.sls: o32"),
    ]
}

#[test]
fn what_a_program_alone_cannot_show() {
    for (code, library, program, stage, place) in shown() {
        let found = findings(library, &program, stage);
        let codes: Vec<(&str, &str)> =
            found.iter().map(|(diagnostic, place)| (diagnostic.code.as_str(), place.as_str())).collect();
        assert!(codes.contains(&(code, place)), "{code}: {codes:?}");
    }
}

#[test]
fn types_have_so_many_members() {
    let found = findings("", &members(1_001), None);
    assert_eq!(found.iter().map(|(diagnostic, _)| diagnostic.code.as_str()).collect::<Vec<_>>(), ["limit.type"]);
    assert!(findings("", &members(1_000), None).is_empty());
}

#[test]
fn every_code_has_a_case() {
    let mut covered: BTreeSet<String> = suite::covered();
    covered.insert("limit.type".to_owned());
    covered.extend(shown().into_iter().map(|(code, ..)| code.to_owned()));
    // What follows of changes has pages of its own; what programs cannot show there has tests by the code.
    let changes = [include_str!("../../../../tests/changes/changes.md"), include_str!("../../src/compare/tests.rs")];
    let words = changes
        .iter()
        .flat_map(|text| text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"-.".contains(letter)));
    covered.extend(words.filter(|word| word.starts_with("change.")).map(|word| word.trim_end_matches('.').to_owned()));
    // Errors of the parser have cases where it is tested.
    let missing: Vec<String> =
        explain::codes().into_iter().filter(|code| !code.starts_with("syntax.") && !covered.contains(code)).collect();
    assert!(missing.is_empty(), "codes without a case in tests/suite: {missing:#?}");
}

#[test]
fn an_unknown_stage_is_named_with_those_there_are() {
    let found = findings("", "stages dev, prod\nqueue Jobs\n", Some("test"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0.hints, ["stages are `dev`, `prod`"]);
    let found = findings("", "queue Jobs\n", Some("test"));
    assert_eq!(found[0].0.hints, ["this program declares no stages: leave `--stage` out"]);
}

#[test]
fn long_chains_of_lets_are_found_before_they_are_too_long() {
    assert!(findings("", &chain(45), None).is_empty());
}
