//! Diagnostics for programs: each format as its readers demand it.

use serde_json::Value;

use crate::Place;

/// An error with a fix and a second place, a warning, and a finding of one stage; a file whose name needs escaping.
const FILES: [(&str, &str); 2] = [
    (
        "my shop/100%, a.sls",
        "stages dev, prod\nlet hidden = match stage { dev: 10s, prod: 13h }\nlet unused = 1\n\
         queue Jobs { visibility: hidden }\nqueue Misspelt { visibilty: 30s }\n",
    ),
    ("my shop/b.sls", "queue Jobs {}\nqueue Other { visibilty: 30s }\n"),
];

fn written(format: &str) -> String {
    let run = Place::new(&FILES).run(&["check", "my shop", "--format", format]);
    assert_eq!((run.code, run.error.as_str()), (1, ""), "{run:?}");
    run.out
}

fn parsed(format: &str) -> Value {
    serde_json::from_str(&written(format)).unwrap()
}

#[test]
fn short_is_a_line_each() {
    let run = Place::new(&FILES).run(&["check", "my shop", "--format", "short"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    let lines: Vec<&str> = run.error.lines().collect();
    assert!(
        lines[0].starts_with("my shop/100%, a.sls:3:5: warning[name.unused]: nothing uses `let` `unused`"),
        "{lines:?}"
    );
    assert!(lines.iter().any(|line| line.contains("error[property.unknown]") && line.contains("(help: write `vis")));
    assert!(lines.iter().any(|line| line.contains("b.sls:1:7: error[name.duplicate]")), "{lines:?}");
}

#[test]
fn github_commands_are_escaped() {
    let out = written("github");
    let wanted = "::error file=my shop/100%25%2C a.sls,line=5,endLine=5,title=property.unknown,col=18,endColumn=27::";
    let line = out.lines().find(|line| line.starts_with(wanted)).unwrap_or_else(|| panic!("{out}"));
    assert!(line.contains("%0Ahelp: write `visibility`"), "{line}");
    assert!(out.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")), "{out}");
}

#[test]
fn gitlab_reports_have_what_gitlab_demands() {
    let entries = parsed("gitlab");
    let entries = entries.as_array().unwrap();
    assert!(entries.len() > 3, "{entries:?}");
    for entry in entries {
        for field in ["description", "check_name", "fingerprint", "severity"] {
            assert!(entry[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {entry}");
        }
        let severities = ["info", "minor", "major", "critical", "blocker"];
        assert!(severities.contains(&entry["severity"].as_str().unwrap()), "{entry}");
        assert!(entry["location"]["path"].as_str().unwrap().starts_with("my shop/"), "{entry}");
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() > 0, "{entry}");
    }
}

#[test]
fn fingerprints_stay_when_lines_move_and_tell_findings_apart() {
    let prints = |text: &str| -> Vec<String> {
        let run = Place::new(&[("a.sls", text)]).run(&["check", "a.sls", "--format", "gitlab"]);
        let entries: Value = serde_json::from_str(&run.out).unwrap();
        entries.as_array().unwrap().iter().map(|entry| entry["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints("let a = 1\nlet b = 2\n");
    let after = prints("// a comment\n\nlet  a = 1\nqueue Jobs {}\nlet b = 2\n");
    assert_eq!(before, after);
    assert_ne!(before[0], before[1]);
    // Two on one line are two.
    let twice = prints("queue Jobs { x: 1, y: 2 }\n");
    assert!(twice.len() == 2 && twice[0] != twice[1], "{twice:?}");
}

#[test]
fn sarif_is_valid() {
    // The schema as OASIS publishes it; see the notice beside it.
    // Two patterns of it have a bracket too many, so that validators refuse them as regular expressions.
    let text = include_str!("../data/sarif-schema-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let log = parsed("sarif");
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let mut spoilt = log.clone();
    spoilt["runs"][0]["results"][0]["level"] = Value::from("fatal");
    assert!(!validator.is_valid(&spoilt), "the schema must say no to an unknown level");
    let empty = Place::new(&[("a.sls", "queue Jobs {}\n")]).run(&["check", ".", "--format", "sarif"]);
    assert!(validator.is_valid(&serde_json::from_str(&empty.out).unwrap()));

    let run = &log["runs"][0];
    let result = run["results"].as_array().unwrap().iter().find(|one| one["ruleId"] == "property.unknown").unwrap();
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "property.unknown");
    assert!(rule["fullDescription"]["text"].as_str().unwrap().len() > 20, "{rule}");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20shop/100%25%2C%20a.sls");
    assert_eq!(place["region"]["startColumn"], 18);
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["insertedContent"]["text"], "visibility");
}

#[test]
fn warnings_can_be_denied() {
    let place = Place::new(&[("main.sls", "let unused = 1\nqueue Jobs {}\n")]);
    assert_eq!(place.run(&["check", "."]).code, 0);
    let run = place.run(&["check", ".", "--deny", "warnings"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.ends_with("1 warning\nfailed because of `--deny warnings`\n"), "{}", run.error);
    assert_eq!(place.run(&["check", ".", "--deny", "advice"]).code, 1);
    let run = place.run(&["build", ".", "--deny", "warnings"]);
    assert!(run.code == 1 && !place.has("out") && run.error.contains("nothing was written"), "{run:?}");
    let clean = Place::new(&[("main.sls", "queue Jobs {}\n")]);
    assert_eq!(clean.run(&["check", ".", "--deny", "advice"]).code, 0);
}

#[test]
fn a_build_says_it_in_any_format() {
    let place = Place::new(&[("main.sls", "queue Jobs { visibilty: 30s }\n")]);
    let run = place.run(&["build", ".", "--diagnostics", "github"]);
    assert!(run.code == 1 && run.out.starts_with("::error file=main.sls,line=1"), "{run:?}");
    let run = place.run(&["build", ".", "--diagnostics", "json", "--stdout"]);
    assert!(run.code == 2 && run.error.contains("would share standard output"), "{run:?}");
}
