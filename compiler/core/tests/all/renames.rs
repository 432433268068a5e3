//! `was` keeps everything that is deployed what it is.

use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, Options, Package, SourceText, compile};

use crate::host::TestHost;

/// A system in which names stand in many places: heads of clauses, grants, keys of families, names in AWS.
const BEFORE: &str = r#"
table Orders { key: { id: Text }, stream: newAndOldImages }
queue Jobs { visibility: 3min, deadLetter: { to: Failed, after: 5 } }
queue Failed
bucket Uploads
function Worker {
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: 20s
  env: { JOBS: Jobs.url }
  allow: [Orders.write, Jobs.send]
  on Jobs { batch: 5 }
  on Orders.changes { start: latest }
  on Uploads.created
  on Shard["eu"]
  on every(1h)
}
queue Shard for region in ["eu", "us"] { visibility: 2min }
gateway Api { GET "/Jobs" -> Worker }
metric Paid { namespace: "shop" }
output jobs = Jobs.arn
"#;

/// The same with other names.
const AFTER: &str = r#"
table Purchases {
  was Orders
  key: { id: Text }, stream: newAndOldImages
}
queue Tasks {
  was Jobs
  visibility: 3min, deadLetter: { to: Failed, after: 5 }
}
queue Failed
bucket Files { was Uploads }
function Servant {
  was Worker
  code: ./src, runtime: "nodejs22.x", handler: "index.handler", timeout: 20s
  env: { JOBS: Tasks.url }
  allow: [Purchases.write, Tasks.send]
  on Tasks { batch: 5 }
  on Purchases.changes { start: latest }
  on Files.created
  on Piece["eu"]
  on every(1h)
}
queue Piece for region in ["eu", "us"] {
  was Shard
  visibility: 2min
}
gateway Door {
  was Api
  GET "/Jobs" -> Servant
}
metric Settled { was Paid, namespace: "shop" }
output jobs = Tasks.arn
"#;

fn build(text: &str, target: Target, format: Format) -> Vec<(String, String)> {
    let library = Library::embedded();
    let source = SourceText { path: "main.sls".to_owned(), text: text.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build: Some(Build { target, format }),
        set: Vec::new(),
        assets: AssetMode::default(),
        today: None,
        host: &TestHost,
    };
    let output = compile(&Package::of([source]), &library, &options);
    assert!(output.builds.len() == 1, "{text}\n{:#?}", output.diagnostics);
    output.builds[0].files.iter().map(|file| (file.path.clone(), file.text.clone())).collect()
}

/// Lines without those that say where something stands in the source, in any order.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| !line.contains("main.sls:"))
        .map(|line| line.trim_end_matches(',').to_owned())
        .collect();
    lines.sort();
    lines
}

#[test]
fn cloudformation_is_the_same() {
    let before = build(BEFORE, Target::CloudFormation, Format::Json);
    let after = build(AFTER, Target::CloudFormation, Format::Json);
    assert_eq!(lines(&before[0].1), lines(&after[0].1));
}

#[test]
fn terraform_moves_and_changes_nothing_else() {
    let before = build(BEFORE, Target::Terraform, Format::Hcl);
    let after = build(AFTER, Target::Terraform, Format::Hcl);
    let file = |files: &[(String, String)], name: &str| {
        files.iter().find(|(path, _)| path == name).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let moved = file(&after, "moved.tf");
    assert_eq!(file(&before, "moved.tf"), "");
    let mut steps: Vec<(&str, &str)> = Vec::new();
    let mut from = "";
    for line in moved.lines() {
        let line = line.trim();
        if let Some(address) = line.strip_prefix("from = ") {
            from = address;
        } else if let Some(address) = line.strip_prefix("to   = ") {
            steps.push((from, address));
        }
    }
    assert!(steps.len() > 15, "{moved}");
    // With the old labels back, it is what it was.
    let mut main = file(&after, "main.tf") + &file(&after, "outputs.tf");
    steps.sort_by_key(|(_, to)| std::cmp::Reverse(to.len()));
    let old_resources = file(&before, "main.tf");
    for (old, new) in &steps {
        let block = |address: &str| {
            let (kind, label) = address.split_once('.').unwrap();
            format!("resource \"{kind}\" \"{label}\" {{")
        };
        assert!(old_resources.contains(&block(old)), "{old} was never there");
        assert_eq!(main.matches(&block(new)).count(), 1, "{new} is not there");
        main = main.replace(&block(new), &block(old)).replace(new, old);
    }
    let tidy = |text: String| {
        lines(&text).into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(tidy(file(&before, "main.tf") + &file(&before, "outputs.tf")), tidy(main));
}

#[test]
fn every_step_of_several_renames_is_told() {
    let text = "queue Third {\n  was First\n  was Second\n}\n";
    let files = build(text, Target::Terraform, Format::TfJson);
    let (_, moved) = files.iter().find(|(path, _)| path == "moved.tf.json").unwrap();
    let moved: serde_json::Value = serde_json::from_str(moved).unwrap();
    let wanted = serde_json::json!({ "moved": [
        { "from": "aws_sqs_queue.first", "to": "aws_sqs_queue.second" },
        { "from": "aws_sqs_queue.second", "to": "aws_sqs_queue.third" },
    ] });
    assert_eq!(moved, wanted);
    let files = build(text, Target::CloudFormation, Format::Json);
    assert!(files[0].1.contains("\"First\": {") && !files[0].1.contains("Third"), "{}", files[0].1);
}
