//! `slsc diff`: the pages of `tests/changes`, and that what means nothing is no difference.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Place;

/// Both targets, with the format of the old output and of the new one.
const TARGETS: [(&str, &str, &str, &str); 2] =
    [("cfn", "cloudformation", "yaml", "json"), ("tf", "terraform", "hcl", "tf.json")];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Builds both programs and compares them: what `slsc diff` says of a target, a line for each difference.
fn differences(old: &str, new: &str, target: usize) -> BTreeSet<String> {
    let (short, target, before, after) = TARGETS[target];
    let place = Place::new(&[
        ("old/app/main.sls", old),
        ("new/app/main.sls", new),
        ("old/app/src/index.mjs", "export const handler = async () => {}\n"),
        ("new/app/src/index.mjs", "export const handler = async () => {}\n"),
    ]);
    for (side, format) in [("old", before), ("new", after)] {
        let program = format!("{side}/app");
        let out = format!("{side}/out");
        let run = place.run(&["build", &program, "--target", target, "--format", format, "--out", &out, "-q"]);
        assert_eq!(run.code, 0, "{run:?}\n{old}\n{new}");
    }
    let run = place.run(&["diff", "old/out", "new/out", "--format", "json"]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    lines(&serde_json::from_str(&run.out).unwrap(), short)
}

fn lines(comparisons: &Value, target: &str) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for comparison in comparisons.as_array().unwrap() {
        let entries = ["resources", "values"].into_iter().flat_map(|part| comparison[part].as_array().unwrap());
        for entry in entries {
            let sign = match entry["change"].as_str().unwrap() {
                "added" => "+",
                "removed" => "-",
                "changed" => "~",
                "replaced" => "!",
                other => panic!("{other}"),
            };
            let id = entry["id"].as_str().or(entry["name"].as_str()).unwrap();
            let rules: BTreeSet<&str> =
                entry["consequences"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
            let rules: String = rules.iter().map(|rule| format!(" {rule}")).collect();
            lines.insert(format!("{target} {sign} {id}{rules}"));
        }
    }
    if lines.is_empty() {
        lines.insert(format!("{target} none"));
    }
    lines
}

#[test]
fn changes_have_the_consequences_that_the_pages_say() {
    let mut wrong = String::new();
    let mut cases = 0;
    for entry in std::fs::read_dir(root().join("tests/changes")).unwrap() {
        let page = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut blocks = page.split("\n```").skip(1).step_by(2);
        while let Some(old) = blocks.next() {
            let old = old.strip_prefix("sls old\n").expect("first what is deployed");
            let new = blocks.next().and_then(|block| block.strip_prefix("sls new\n")).expect("then what is to be");
            let wanted = blocks.next().and_then(|block| block.strip_prefix("changes\n")).expect("then what it means");
            let wanted: BTreeSet<String> = wanted
                .lines()
                .map(|line| {
                    let (head, rules) = match line.find(" change.") {
                        Some(at) => line.split_at(at),
                        None => (line, ""),
                    };
                    let rules: BTreeSet<&str> = rules.split_whitespace().collect();
                    head.to_owned() + &rules.iter().map(|rule| format!(" {rule}")).collect::<String>()
                })
                .collect();
            let found: BTreeSet<String> = (0..2).flat_map(|target| differences(old, new, target)).collect();
            for line in found.difference(&wanted) {
                wrong += &format!("unexpected `{line}`\n");
            }
            for line in wanted.difference(&found) {
                wrong += &format!("missing `{line}`\n");
            }
            if found != wanted {
                wrong += &format!("in\n{old}\n→\n{new}\n\n");
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases > 10, "{cases}");
}

/// Programs whose outputs are large enough to have everything that could differ by chance.
const LARGE: [&str; 3] = ["examples/orders", "examples/pipeline", "tests/cases/renames"];

#[test]
fn order_layout_and_names_of_locals_are_no_difference() {
    for name in LARGE {
        let folder = root().join(name);
        let (old, new) = (Place::new(&[]), Place::new(&[]));
        for place in [&old, &new] {
            copy(&folder, &place.path("app"));
        }
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(new.path("app")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "sls") {
                texts.push((path.clone(), std::fs::read_to_string(path).unwrap()));
            }
        }
        let locals: Vec<String> = texts.iter().flat_map(|(_, text)| locals(text)).collect();
        for (seed, (path, text)) in texts.iter().enumerate() {
            std::fs::write(path, shaken(text, seed, &locals)).unwrap();
        }
        for (short, target, before, after) in TARGETS {
            for (place, format) in [(&old, before), (&new, after)] {
                let run = place.run(&["build", "app", "--target", target, "--format", format, "--out", "out", "-q"]);
                assert_eq!(run.code, 0, "{name}: {run:?}");
            }
            let (old, new) = (old.path("out"), new.path("out"));
            let run = Place::new(&[]).run(&["diff", old.to_str().unwrap(), new.to_str().unwrap(), "--format", "json"]);
            let found = lines(&serde_json::from_str(&run.out).expect(&run.error), short);
            assert_eq!(found, BTreeSet::from([format!("{short} none")]), "{name}");
            std::fs::remove_dir_all(&old).unwrap();
            std::fs::remove_dir_all(&new).unwrap();
        }
    }
}

/// The items in another order, with empty lines and comments between, and `let`s under other names.
fn shaken(text: &str, seed: usize, locals: &[String]) -> String {
    let mut items: Vec<String> =
        slsc_syntax::split_items(text).into_iter().map(|range| text[range].to_owned()).collect();
    items.reverse();
    let turn = seed % items.len().max(1);
    items.rotate_left(turn);
    let mut shaken = items.join("\n\n// Not what it was before.\n\n");
    for local in locals {
        shaken = in_words(&shaken, local, &format!("{local}Renamed"));
    }
    shaken
}

/// Names of the `let`s of a text.
fn locals(text: &str) -> Vec<String> {
    let names = text.lines().filter_map(|line| line.strip_prefix("let "));
    names.filter_map(|rest| rest.split([' ', ':', '=']).next()).map(str::to_owned).collect()
}

/// Replaces whole words, where they are no key.
fn in_words(text: &str, word: &str, other: &str) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, behind) = (&rest[..at], &rest[at + word.len()..]);
        let so_far = format!("{result}{before}");
        let line = so_far.rsplit('\n').next().unwrap_or_default();
        let quoted = line.matches('"').count() % 2 == 1 && !before.ends_with("${");
        let alone = !quoted
            && !before.ends_with(is_part)
            && !before.ends_with('.')
            && !behind.starts_with(is_part)
            && !behind.starts_with(": ");
        result += before;
        result += if alone { other } else { word };
        rest = behind;
    }
    result + rest
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap();
        if path.is_dir() && name != "golden" && name != "out" {
            copy(&path, &to.join(name));
        } else if path.is_file() {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

const STAGED: &str = "\
stages dev, prod
queue Jobs { retention: match stage { dev: 1d, prod: 14d } }
table Orders { key: { id: Text } }
queue Extra when stage == prod
output url = Jobs.url
";

#[test]
fn stages_are_compared_without_their_names() {
    let place = Place::new(&[("shop/main.sls", STAGED)]);
    for target in ["cloudformation", "terraform"] {
        let run = place.run(&["diff", "shop", "--stage", "dev", "--stage", "prod", "--target", target]);
        assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
        assert!(run.out.starts_with("dev → prod\n") && run.out.contains("86400 → 1209600"), "{}", run.out);
        assert!(run.out.to_lowercase().contains("extra") && !run.out.contains("replace["), "{}", run.out);
        assert!(!run.out.contains("shop-dev"), "{}", run.out);
    }
    let run = place.run(&["diff", "shop", "--stage", "dev", "--stage", "test"]);
    assert!(run.code == 2 && run.error.contains("there is no stage `test`"), "{run:?}");
}

fn git(place: &Place, arguments: &[&str]) {
    let status = std::process::Command::new("git")
        .args(["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(place.path("."))
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{arguments:?}");
}

#[test]
fn a_program_is_compared_with_what_it_was() {
    let place = Place::new(&[
        ("shop/main.sls", "queue Jobs\ntable Orders { key: { id: Text }, onDelete: delete }\n"),
        ("shop/src/index.mjs", "export const handler = async () => {}\n"),
    ]);
    git(&place, &["init", "-q"]);
    git(&place, &["add", "."]);
    git(&place, &["commit", "-q", "-m", "first"]);
    // The program as it is now is not committed.
    place.write("shop/main.sls", "queue Jobs { visibility: 1min }\n");
    let run = place.run(&["diff", "--since", "HEAD", "shop", "--deny", "data-loss", "--format", "markdown"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("- **data-loss** `Orders` is deleted with its items"), "{}", run.out);
    assert!(
        run.out.contains("| `Jobs` | `AWS::SQS::Queue` | changed | `VisibilityTimeout`: `30 → 60` |"),
        "{}",
        run.out
    );
    assert!(run.error.contains("--deny data-loss"), "{}", run.error);
    assert_eq!(place.run(&["diff", "--since", "HEAD", "shop"]).code, 0);
    assert_eq!(place.run(&["diff", "--since", "HEAD", "shop", "--exit-code"]).code, 1);
    assert_eq!(place.run(&["diff", "--since", "HEAD", "shop", "--deny", "permissions"]).code, 0);
    for (revision, words) in [("nothing", "git knows no revision `nothing`"), ("--help", "git knows no revision")] {
        let run = place.run(&["diff", &format!("--since={revision}"), "shop"]);
        assert!(run.code == 2 && run.error.contains(words), "{revision}: {run:?}");
    }
    let run = place.run_with(&["diff", "--since", "HEAD", "shop"], b"", &[("PATH", "")]);
    assert!(run.code == 2 && run.error.contains("needs `git`, which is not there"), "{run:?}");
    let outside = Place::new(&[("shop/main.sls", "queue Jobs\n")]);
    let run = outside.run_with(&["diff", "--since", "HEAD", "shop"], b"", &[("GIT_CEILING_DIRECTORIES", "/")]);
    assert!(run.code == 2 && run.error.contains("in no git repository"), "{run:?}");
}

#[test]
fn what_is_no_output_is_said() {
    let place = Place::new(&[
        ("shop/main.sls", "queue Jobs\n"),
        ("empty/x.txt", ""),
        ("broken/template.json", "{"),
        ("other/template.json", "{\"Resources\": 1}"),
        ("hcl/main.tf", "resource \"a\" {"),
        ("yaml/template.yaml", "a: [\n"),
        ("deep/template.json", &format!("{{\"Resources\": {}1", "{\"a\": ".repeat(5000))),
    ]);
    for name in ["empty", "broken", "other", "hcl", "yaml", "deep", "missing", "shop"] {
        let run = place.run(&["diff", name, name]);
        assert!(run.code == 2 && run.error.contains(name), "{name}: {run:?}");
    }
    assert_eq!(place.run(&["build", "shop", "--out", "a"]).code, 0);
    assert_eq!(place.run(&["build", "shop", "--target", "terraform", "--out", "b"]).code, 0);
    assert!(place.run(&["diff", "a", "b"]).error.contains("one is for CloudFormation"));
    assert_eq!(place.run(&["diff", "a", "a"]).out, "no differences\n");
    assert_eq!(place.run(&["diff", "b/main.tf", "b"]).out, "no differences\n");
    assert_eq!(place.run(&["diff", "a"]).code, 2);
    assert_eq!(place.run(&["diff", "a", "a", "--deny", "everything"]).code, 2);
}

#[test]
fn a_check_says_what_follows_at_the_declarations() {
    let old =
        "stages dev, prod\ntable Orders { key: { id: Text }, onDelete: delete }\nqueue Jobs { visibility: 30s }\n";
    let new =
        "stages dev, prod\n\nqueue Jobs { visibility: 40s }\ntable Orders { key: { other: Text }, onDelete: delete }\n";
    for (target, last) in [("cloudformation", "change.custom-name"), ("terraform", "change.interruption")] {
        let place = Place::new(&[("shop/main.sls", old)]);
        assert_eq!(place.run(&["build", "shop", "--target", target, "--out", "deployed", "-q"]).code, 0);
        let check = |more: &[&str]| {
            place.run(&[&["check", "shop", "--against", "deployed", "--format", "short"], more].concat())
        };
        assert_eq!(check(&[]).error, "no problems in 1 file, stages dev, prod\n");
        place.write("shop/main.sls", new);
        let run = check(&[]);
        // What AWS refuses is an error, all else a warning.
        assert_eq!(run.code, i32::from(target == "cloudformation"), "{run:?}");
        for rule in ["change.replace", "change.data-loss", last] {
            let line =
                run.error.lines().find(|line| line.contains(rule)).unwrap_or_else(|| panic!("{rule}: {}", run.error));
            assert!(line.starts_with("shop/main.sls:4:7: "), "{line}");
            // It has the stage's name in it, or holds in both.
            assert!(line.contains("shop-dev") || line.contains("shop-prod") || !line.contains("(in "), "{line}");
        }
        assert!(!run.error.contains("Jobs") && !run.error.contains("jobs"), "{}", run.error);
        assert_eq!(check(&["--deny", "warnings"]).code, 1);
        let one = check(&["--stage", "dev"]);
        assert!(one.error.contains("change.replace") && !one.error.contains("prod"), "{}", one.error);
    }
    let place = Place::new(&[("shop/main.sls", "queue Jobs\n"), ("x/y.txt", "")]);
    let run = place.run(&["check", "shop", "--against", "x"]);
    assert!(run.code == 2 && run.error.contains("holds no output of slsc"), "{run:?}");
}
