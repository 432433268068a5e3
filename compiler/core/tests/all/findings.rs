//! What findings say beside their place: stages, other places, cures.

use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::{AssetMode, Options, Output, Package, SourceText, compile};

use crate::folder::library;
use crate::host::{TODAY, TestHost};
use crate::suite;

fn compiled(files: &[(&str, &str)]) -> Output {
    let files: Vec<SourceText> =
        files.iter().map(|(path, text)| SourceText { path: (*path).to_owned(), text: (*text).into() }).collect();
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build: None,
        set: Vec::new(),
        assets: AssetMode::default(),
        today: Some(TODAY),
        host: &TestHost,
    };
    compile(&Package::of(files), &library(), &options)
}

fn only(text: &str) -> Diagnostic {
    let output = compiled(&[("main.sls", text)]);
    assert_eq!(output.diagnostics.len(), 1, "{:#?}", output.diagnostics);
    output.diagnostics[0].clone()
}

#[test]
fn a_finding_says_in_which_stages_it_holds() {
    let wait = |stages: &str| {
        format!("stages dev, test, prod\nqueue Jobs {{\n  wait: if stage in [{stages}] then 3s * 10 else 3s\n}}\n")
    };
    assert_eq!(only(&wait("prod")).stages, ["prod"]);
    assert_eq!(only(&wait("dev, prod")).stages, ["dev", "prod"]);
    // What holds in all of them needs no list.
    assert!(only(&wait("dev, test, prod")).stages.is_empty());
}

#[test]
fn a_finding_says_for_which_choice_it_holds() {
    let text = "option large: Bool = false\nqueue Jobs { wait: if large then 3s * 10 else 3s }\n";
    assert_eq!(only(text).stages, ["large = true"]);
    let text = "option size: small | large = small\nstages dev, prod\n\
                queue Jobs { wait: if size == large and stage == prod then 3s * 10 else 3s }\n";
    assert_eq!(only(text).stages, ["prod, size = large"]);
    let text = "option large: Bool = false\nqueue Jobs { wait: if large then 3s * 10 else 4s * 10 }\n";
    let output = compiled(&[("main.sls", text)]);
    assert_eq!(output.diagnostics.len(), 2, "{:#?}", output.diagnostics);
}

#[test]
fn all_files_of_a_folder_share_their_names() {
    let output = compiled(&[
        ("a.sls", "queue Jobs { deadLetter: { to: Failed } }\nlet kept = 14d\n"),
        ("b.sls", "queue Failed { retention: kept }\nqueue Jobs\n"),
    ]);
    let found = &output.diagnostics;
    assert_eq!(found.len(), 1, "{found:#?}");
    let place = |span: slsc_core::source::Span| {
        let file = output.sources.get(span.file);
        (file.path.clone(), file.line_column(span.start).0)
    };
    assert_eq!(found[0].code, "name.duplicate");
    assert_eq!(place(found[0].primary.span), ("b.sls".to_owned(), 2));
    assert_eq!(place(found[0].labels[0].span), ("a.sls".to_owned(), 1));
}

#[test]
fn a_mistake_in_a_kind_is_shown_at_its_declaration_first() {
    let output = compiled(&[
        ("kinds.sls", "kind inbox {\n  time: Duration\n  queue Messages { visibility: time * 2 }\n}\n"),
        ("main.sls", "inbox Slow {\n  time: 7h\n}\n"),
    ]);
    let found = &output.diagnostics;
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(output.sources.text(found[0].primary.span), "7h");
    assert_eq!(output.sources.text(found[0].labels[0].span), "time * 2");
}

/// A fix is an edit that makes its finding go away, and no other come.
#[test]
fn fixes_cure_what_they_are_for() {
    let mut cured = 0;
    for case in suite::cases().into_iter().filter(|case| !case.packed) {
        let before = compiled(&[("main.sls", &case.text)]);
        for diagnostic in &before.diagnostics {
            for fix in &diagnostic.fixes {
                let mut text = case.text.clone();
                let mut edits = fix.edits.clone();
                edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
                for (span, new) in &edits {
                    text.replace_range(span.start as usize..span.end as usize, new);
                }
                let after = compiled(&[("main.sls", &text)]);
                let count = |output: &Output, finding: &Diagnostic| {
                    let same = |other: &&Diagnostic| other.code == finding.code && other.message == finding.message;
                    output.diagnostics.iter().filter(same).count()
                };
                let (was, is) = (count(&before, diagnostic), count(&after, diagnostic));
                assert!(is < was, "{}: `{}` does not cure {diagnostic:#?}", case.place, fix.title);
                // What was written is right where it stands. Rules may find something to say now.
                for (span, new) in &edits {
                    let written = span.start..=span.start + new.len() as u32;
                    let wrong = after.diagnostics.iter().find(|other| {
                        let language = ["name.", "type.", "record."].iter().any(|area| other.code.starts_with(area));
                        let language = language && other.severity == Severity::Error;
                        language && other.primary.span.file == span.file && written.contains(&other.primary.span.start)
                    });
                    assert!(wrong.is_none(), "{}: `{}` brings {wrong:#?}", case.place, fix.title);
                }
                cured += 1;
            }
        }
    }
    assert!(cured > 20, "only {cured} fixes were tried");
}
