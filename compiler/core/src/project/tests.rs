use super::keys::{FILE as KEYS, Form, Key};
use super::*;
use crate::folder::root;
use crate::source::FileId;

fn found(text: &str) -> (Project, Vec<String>) {
    let (project, findings) = read(text, FileId(0));
    let place = |span: Span| text[span.start as usize..span.end as usize].to_owned();
    (project, findings.iter().map(|found| format!("{}: {}", found.code, place(found.primary.span))).collect())
}

#[test]
fn the_schema_for_editors_is_the_one_that_is_committed() {
    let path = root().join("editors/slsc.schema.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, schema()).expect("it can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, schema(), "run this test with BLESS=1 to write it anew");
}

#[test]
fn patterns_take_their_examples() {
    let mut open: Vec<&Key> = KEYS.iter().collect();
    let mut texts = 0;
    while let Some(key) = open.pop() {
        match key.form {
            Form::Text(pattern, example) => {
                let pattern = regex_lite::Regex::new(pattern).expect("it is a pattern");
                assert!(pattern.is_match(example), "{}", key.name);
                texts += 1;
            }
            Form::Table(keys) | Form::Named(keys) => open.extend(keys),
            Form::Bool | Form::Texts | Form::Values | Form::Levels => {}
        }
        assert!(key.doc.ends_with('.'), "{}", key.name);
    }
    assert!(texts > 4);
}

#[test]
fn values_keep_their_places() {
    let text = "[stages.prod.values]\nengine = \"large\"\ndata.keep = [1, 2.5, \"a\"]\n";
    let (project, findings) = found(text);
    assert!(findings.is_empty(), "{findings:?}");
    let values = &project.stages[0].values;
    let names: Vec<&str> = values.iter().map(|setting| setting.name.value.as_str()).collect();
    assert_eq!(names, ["data.keep", "engine"]);
    let Literal::List(list) = &values[0].value.value else { panic!("{:?}", values[0]) };
    assert_eq!(list[1].value, Literal::Number(2.5));
    assert_eq!(&text[list[2].span.start as usize..list[2].span.end as usize], "\"a\"");
}

#[test]
fn folders_are_plain() {
    assert_eq!(found("[package]\nsource = \"./src//a/.\"\n").0.source, "src/a");
    assert_eq!(found("[package]\nsource = \".\"\n").0.source, "");
    let (project, findings) = found("[package]\nsource = \"src/../..\"\n");
    assert_eq!((project.source.as_str(), findings.len()), ("", 1));
    assert_eq!(found("[package]\nsource = \"/src\"\n").1, ["project.value: \"/src\""]);
}

#[test]
fn no_text_is_too_strange() {
    let texts =
        ["", "\u{feff}", "=", "[", "[a]\n[a]", "[stages]\nprod = 1", "lint = []", "[values]\na = 1e999", "é = 1"];
    for text in texts {
        let (_, findings) = read(text, FileId(0));
        for finding in findings {
            let span = finding.primary.span;
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{text:?}: {finding:?}");
        }
    }
}
