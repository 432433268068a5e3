//! `tests/suite/*.md`: programs with the findings that are expected of them, and every rule of the library among them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use slsc_core::diagnostic::Severity;
use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, Options, SourceText, compile};

use crate::host::{TODAY, TestHost};

/// A program of a page.
struct Case {
    place: String,
    building: bool,
    text: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite")
}

fn cases() -> Vec<Case> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|end| end == "md") && !page.ends_with("README.md"));
    pages.sort();
    let mut cases = Vec::new();
    for page in pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).unwrap();
        let mut open: Option<Case> = None;
        for (at, line) in text.lines().enumerate() {
            match (&mut open, line) {
                (None, "```sls" | "```sls build") => {
                    let place = format!("{name}:{}", at + 2);
                    open = Some(Case { place, building: line.ends_with("build"), text: String::new() });
                }
                (Some(_), "```") => cases.extend(open.take()),
                (Some(case), line) => {
                    case.text.push_str(line);
                    case.text.push('\n');
                }
                (None, _) => {}
            }
        }
        assert!(open.is_none(), "{name}: a block does not end");
    }
    cases
}

/// `(line, severity, rule)` as the comments say.
fn expected(text: &str) -> BTreeSet<(u32, &'static str, String)> {
    let mut found = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        for severity in ["error", "warning", "advice"] {
            for part in line.split(&format!("// {severity}: [")).skip(1) {
                let rule = part.split(']').next().unwrap().to_owned();
                found.insert((at as u32 + 1, severity, rule));
            }
        }
    }
    found
}

fn actual(case: &Case, library: &Library) -> BTreeSet<(u32, &'static str, String)> {
    let builds = match case.building {
        false => vec![None],
        true => vec![
            Some(Build { target: Target::CloudFormation, format: Format::Json }),
            Some(Build { target: Target::Terraform, format: Format::Hcl }),
        ],
    };
    let mut found = BTreeSet::new();
    for build in builds {
        let source = SourceText { path: "main.sls".to_owned(), text: case.text.as_str().into() };
        let options = Options {
            app: "app".to_owned(),
            stage: None,
            build,
            assets: AssetMode::default(),
            today: Some(TODAY),
            host: &TestHost,
        };
        let output = compile(&[source], library, &options);
        for diagnostic in &output.diagnostics {
            let file = output.sources.get(diagnostic.primary.span.file);
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            };
            let line = match file.path.as_str() {
                "main.sls" => file.line_column(diagnostic.primary.span.start).0,
                // A finding in the library is a mistake of the library.
                _ => 0,
            };
            let rule = match line {
                0 => format!("{}: {} ({})", diagnostic.code, diagnostic.message, file.path),
                _ => diagnostic.code.clone(),
            };
            found.insert((line, severity, rule));
        }
    }
    found
}

#[test]
fn programs_have_the_findings_that_their_comments_say() {
    let library = Library::embedded();
    let mut wrong = String::new();
    for case in cases() {
        let (expected, actual) = (expected(&case.text), actual(&case, &library));
        for (line, severity, rule) in expected.difference(&actual) {
            wrong.push_str(&format!("{}: line {line}: missing {severity} [{rule}]\n", case.place));
        }
        for (line, severity, rule) in actual.difference(&expected) {
            wrong.push_str(&format!("{}: line {line}: unexpected {severity} [{rule}]\n", case.place));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_rule_of_the_library_has_a_case() {
    let library = Library::embedded();
    let covered: BTreeSet<String> =
        cases().iter().flat_map(|case| expected(&case.text)).map(|(_, _, rule)| rule).collect();
    let mut missing = Vec::new();
    for file in library.files() {
        for part in file.text.split("check \"").skip(1) {
            let rule = part.split('"').next().unwrap().to_owned();
            if !covered.contains(&rule) {
                missing.push(rule);
            }
        }
    }
    assert!(missing.is_empty(), "rules without a case in tests/suite: {missing:#?}");
}
