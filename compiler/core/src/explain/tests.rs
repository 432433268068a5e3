//! The pages are complete and say what the compiler does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::folder::library;
use crate::plan::Target;
use crate::{Artifact, AssetMode, Build, Format, Host, HostError, Options, Package, SourceText, compile};

/// No files: code is always there.
struct Code;

impl Host for Code {
    fn artifact(&self, _: &str) -> Result<Artifact, HostError> {
        let files = ["app.py", "index.mjs", "nodejs/node_modules/tool/index.js", "python/tool.py"];
        let files = files.map(str::to_owned).to_vec();
        Ok(Artifact { sha256: [1; 32], zipped: 100, unzipped: 200, files })
    }

    fn inline(&self, file: &str, _: &str) -> Artifact {
        Artifact { sha256: [1; 32], zipped: 100, unzipped: 200, files: vec![file.to_owned()] }
    }

    fn text(&self, _: &str) -> Result<String, HostError> {
        Err(HostError::Missing)
    }
}

/// What a build for CloudFormation finds.
fn found(library: &Library, text: &str) -> BTreeSet<String> {
    found_for(library, text, Build { target: Target::CloudFormation, format: Format::Json })
}

fn found_for(library: &Library, text: &str, build: Build) -> BTreeSet<String> {
    let files = [SourceText { path: "main.sls".to_owned(), text: text.into() }];
    let options = Options {
        app: "shop".to_owned(),
        stage: None,
        build: Some(build),
        set: Vec::new(),
        assets: AssetMode::Bucket,
        today: None,
        host: &Code,
    };
    compile(&Package::of(files), library, &options).diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn examples_show_what_they_are_for() {
    let library = library();
    let mut wrong = Vec::new();
    for id in codes() {
        let page = explain(&library, &id).unwrap();
        assert!(!page.text.is_empty(), "{id} says nothing");
        for (at, example) in page.examples.iter().enumerate() {
            let codes = found(&library, &example.text);
            let fits = if at == 0 { codes.contains(&id) } else { codes.is_empty() };
            if !fits {
                wrong.push(format!("{id}, example {}: {codes:?}", at + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Codes that no example shows: they take large programs, broken libraries, or surroundings.
const WITHOUT_EXAMPLE: [&str; 23] = [
    "clause.count",
    "file.unreadable",
    "graph.cycle",
    "kind.add",
    "kind.grant",
    "kind.mapping",
    "library.let",
    "limit.depth",
    "limit.expansion",
    "limit.for",
    "limit.steps",
    "limit.type",
    "limit.value",
    "option.count",
    "property.given",
    "source.taker",
    "stage.unknown",
    "syntax.file.size",
    "syntax.item.size",
    "syntax.text.size",
    "target.attribute",
    "target.unsupported",
    "type.bound",
];

#[test]
fn most_codes_have_an_example() {
    let library = library();
    // What is wrong between files is no program of one file, and what follows of a change takes two programs to show.
    let between = |id: &str| ["change.", "module.", "project.", "use."].iter().any(|area| id.starts_with(area));
    let without: Vec<String> = codes()
        .into_iter()
        .filter(|id| explain(&library, id).is_ok_and(|page| page.examples.is_empty()) && !between(id))
        .collect();
    assert_eq!(without, WITHOUT_EXAMPLE);
}

/// Every text in the sources that has the form of a code, in an area that has codes.
fn used() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = vec![root.join("src"), root.join("../syntax/src")];
    let mut texts = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "tests" && name != "explain" && name != "native" {
                open.push(path);
            } else if name.ends_with(".rs") && name != "tests.rs" {
                texts.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let code = regex_lite::Regex::new(r#""([a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+)""#).unwrap();
    let told =
        regex_lite::Regex::new(r#"(?:::error|::warning|Error::new|Misfit::new|complaint|refuse)\(\s*"([a-z.-]+)""#)
            .unwrap();
    let texts: Vec<&str> = texts.iter().map(|text| text.split("#[cfg(test)]\nmod tests {").next().unwrap()).collect();
    let mut used: BTreeSet<String> =
        texts.iter().flat_map(|text| told.captures_iter(text)).map(|found| found[1].to_owned()).collect();
    let areas: BTreeSet<String> = used.iter().map(|id| id.split('.').next().unwrap().to_owned()).collect();
    for found in texts.iter().flat_map(|text| code.captures_iter(text)) {
        let area = found[1].split('.').next().unwrap();
        if areas.contains(area) {
            used.insert(found[1].to_owned());
        }
    }
    used
}

#[test]
fn every_code_is_explained() {
    let (used, explained) = (used(), codes());
    let missing: Vec<&String> = used.difference(&explained).collect();
    let stale: Vec<&String> = explained.difference(&used).collect();
    assert!(missing.is_empty(), "codes without a section in codes.md: {missing:?}");
    assert!(stale.is_empty(), "sections of codes.md that nothing gives: {stale:?}");
}

#[test]
fn kinds_and_properties_are_read_from_the_library() {
    let library = Library::new(vec![crate::LibraryFile {
        path: "stdlib/x.sls".to_owned(),
        text: "\
let runtimes = { \"a\": 1, \"b\": 2 }
/// Waits. And more.
kind queue {
  /// How long.
  wait: Duration(0s..20s) = 0s
  letters: { to: Ref<queue>, after: Int(1..9) = 5 }?
  runtime: Key<runtimes>?
  attr arn: Text { cloudformation: \"Arn\" }
  can send(to: Text = \"\") { actions: [\"sqs:SendMessage\"], on: [arn] }
  clause index(name: Name) 0..5 { size: Size(1KB..1MB) }
  check \"queue.wait\" {
    severity: warning, at: wait, when: wait > 0s, require: wait > 1s
    message: \"`${label}` waits\", hint: \"write `wait: 2s`\", evidence: \"a page\"
  }
  cloudformation \"AWS::SQS::Queue\" { Wait: wait as s }
}
"
        .into(),
    }]);
    let page = explain(&library, "queue").unwrap();
    assert_eq!(page.text, "Waits. And more.");
    let titles: Vec<&str> = page.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["properties", "clauses", "may be granted", "attributes", "rules", "goes to"]);
    let wait = explain(&library, "queue.wait").unwrap();
    // A rule and a property may have one id: the rule's page is the longer one, and names the property.
    assert_eq!(wait.what, "a rule of `queue`");
    let letters = explain(&library, "queue.letters.after").unwrap();
    assert_eq!(letters.what, "a field of `queue.letters`");
    assert_eq!(letters.facts[0], ("type".to_owned(), "Int(1..9)".to_owned()));
    assert_eq!(letters.facts[1], ("default".to_owned(), "5".to_owned()));
    let size = explain(&library, "queue.index.size").unwrap();
    assert!(size.facts[2].1.contains("KB"), "{size:?}");
    let runtime = explain(&library, "queue.runtime").unwrap();
    assert_eq!(runtime.sections[0].rows.len(), 2);
    assert_eq!(explain(&library, "queue.send").unwrap().facts[0].1, "(to: Text = \"\"): sqs:SendMessage");
    assert_eq!(
        explain(&library, "queu"),
        Err(vec!["queue".to_owned(), "queue.arn".to_owned(), "queue.send".to_owned()])
    );
    assert_eq!(explain(&library, "queue.wait.x.y").unwrap_err().first().map(String::as_str), Some("queue.wait"));
}

#[test]
fn rules_say_what_they_ask() {
    let library = library();
    for id in rule::ids(&library) {
        let page = explain(&library, &id).unwrap();
        assert!(!page.text.is_empty(), "{id}");
        assert!(page.facts.iter().any(|(name, _)| name == "holds if"), "{id}");
    }
    for kind in &library.kinds() {
        let page = explain(&library, kind).unwrap();
        assert!(!page.sections.is_empty(), "{kind}");
    }
}

#[test]
fn every_kind_has_an_example_that_compiles() {
    let library = library();
    let kinds: Vec<reference::Kind> =
        library.kinds().iter().filter_map(|name| reference::kind(&library, name)).collect();
    // What comes with other kinds is seldom written.
    let brought: BTreeSet<&str> = kinds.iter().flat_map(|kind| &kind.brings).map(|made| made.ty.as_str()).collect();
    let mut wrong = Vec::new();
    for kind in &kinds {
        let name = &kind.name;
        if kind.examples.is_empty() {
            wrong.push(format!("{name} has no ```sls block in its documentation"));
        }
        for example in &kind.examples {
            for (target, format) in [(Target::CloudFormation, Format::Json), (Target::Terraform, Format::Hcl)] {
                let codes = found_for(&library, example, Build { target, format });
                if !codes.is_empty() {
                    wrong.push(format!("the example of {name}: {codes:?}"));
                }
            }
            if slsc_syntax::format(example).ok().as_ref() != Some(example) {
                wrong.push(format!("the example of {name} is not laid out as `slsc fmt` does it"));
            }
            let shown = regex_lite::Regex::new(&format!("\\b{name}\\b")).unwrap().is_match(example);
            if !shown && !brought.contains(name.as_str()) {
                wrong.push(format!("the example of {name} does not show it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_member_that_a_program_may_write_is_described() {
    fn look(body: &reference::Body, place: &str, silent: &mut Vec<String>) {
        let properties = body.properties.iter().map(|one| (&one.name, &one.text));
        let capabilities = body.capabilities.iter().map(|one| (&one.name, &one.text));
        let calls = body.calls.iter().map(|one| (&one.name, &one.text));
        let attributes = body.attributes.iter().map(|one| (&one.name, &one.text));
        let sources = body.sources.iter().map(|one| (&one.name, &one.text));
        for (name, text) in properties.chain(capabilities).chain(calls).chain(attributes).chain(sources) {
            if text.is_empty() {
                silent.push(format!("{place}.{name}"));
            }
        }
        for clause in &body.clauses {
            let place = format!("{place}.{}", clause.words.join("|"));
            if clause.text.is_empty() {
                silent.push(place.clone());
            }
            look(&clause.body, &place, silent);
        }
        body.sources.iter().for_each(|source| look(&source.body, &format!("{place}.{}", source.name), silent));
    }
    let library = library();
    let mut silent = Vec::new();
    for name in library.kinds() {
        let kind = reference::kind(&library, &name).expect("a kind of the library");
        look(&kind.body, &kind.name, &mut silent);
    }
    assert!(silent.is_empty(), "these have no line of documentation: {silent:#?}");
}

#[test]
fn every_file_with_kinds_says_of_which_service_it_is() {
    let titles: Vec<String> = reference::services(&library()).into_iter().map(|service| service.title).collect();
    let none: Vec<&String> =
        titles.iter().filter(|title| !title.starts_with(|first: char| first.is_ascii_uppercase())).collect();
    assert!(none.is_empty(), "files of the library without a first line such as `// Amazon SQS`: {none:?}");
}

#[test]
fn types_of_the_registry_are_explained_by_their_schemas() {
    let library = Library::embedded();
    let page = explain(&library, "AWS::WAFv2::WebACL").unwrap();
    let row = |page: &Page, section: &str, name: &str| {
        let section = page.sections.iter().find(|found| found.title == section).unwrap();
        section.rows.iter().find(|row| row.name == name).cloned().unwrap_or_else(|| panic!("{name} in {page:?}"))
    };
    let scope = row(&page, "properties", "Scope");
    assert_eq!(scope.declaration, "\"CLOUDFRONT\", \"REGIONAL\"");
    assert_eq!(scope.text, "needed; a change makes the resource anew");
    assert_eq!(row(&page, "attributes", "Arn").declaration, "text, 20 to 2048 characters, like `\\S`");
    assert!(!page.sections[0].rows.iter().any(|row| row.name == "Arn"), "what AWS answers is no property");
    let rule = explain(&library, "AWS::WAFv2::WebACL.Rules").unwrap();
    assert_eq!(row(&rule, "properties", "Priority").declaration, "whole number, 0 at least");
    assert_eq!(explain(&library, "AWS::WAFV2::WebAcl").unwrap_err(), ["AWS::WAFv2::WebACL"]);
}
