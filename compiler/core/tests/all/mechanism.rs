//! What kinds can say, with small libraries of their own: forms that the standard library does not need yet.

use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, LibraryFile, Options, Package, SourceText, compile};

use crate::host::TestHost;

/// The Terraform of a program with a library of one file.
fn terraform(library: &str, program: &str) -> String {
    let library = Library::new(vec![LibraryFile { path: "stdlib/test.sls".to_owned(), text: library.into() }]);
    let source = SourceText { path: "main.sls".to_owned(), text: program.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build: Some(Build { target: Target::Terraform, format: Format::Hcl }),
        set: Vec::new(),
        assets: AssetMode::default(),
        today: None,
        host: &TestHost,
    };
    let output = compile(&Package::of([source]), &library, &options);
    assert!(output.diagnostics.is_empty(), "{:#?}", output.diagnostics);
    let files = &output.builds[0].files;
    files.iter().find(|file| file.path == "main.tf").unwrap().text.clone()
}

#[test]
fn what_is_measured_is_written_out_first() {
    let library = r#"kind mail {
  attr arn: Text { terraform: "arn", known: "arn:aws:sqs:${aws.region}:${aws.account}:${short}" }
  attr short: Text = "post"
  attr id: Text { terraform: "id" }
  terraform "aws_sqs_queue" { name: "a${jsonLength({ on: [arn, id], to: "${arn}/x" })}b${byteSize({ N: arn }) as B}" }
}
"#;
    let text = terraform(library, "mail Post\n");
    let arn = "arn:aws:sqs:us-east-1:123456789012:post";
    let json = format!("{{\"on\":[\"{arn}\",\"\"],\"to\":\"{arn}/x\"}}");
    let (json, bytes) = (json.len(), "Narn:aws:sqs:::post".len());
    assert!(text.contains(&format!("name = \"a{json}b{bytes}\"")), "{text}");
}

#[test]
fn a_family_of_resources_is_read_by_key() {
    let library = r#"kind mail {
  names: List<Text>
  terraform "aws_sns_topic" { name: "all", display_name: box["b"].arn }
  terraform box: "aws_sqs_queue" for n in names { name: n }
}
"#;
    let text = terraform(library, "mail Post { names: [\"a\", \"b\"] }\n");
    assert!(text.contains("display_name = aws_sqs_queue.post_box_b.arn"), "{text}");
}

#[test]
fn a_resource_comes_after_what_it_names() {
    let library = r#"kind mail {
  part First { terraform "aws_sqs_queue" { name: "first" } }
  part Second {
    after: [First]
    terraform "aws_sqs_queue" { name: "second" }
  }
}
"#;
    let text = terraform(library, "mail Post\n");
    assert!(text.contains("depends_on = [aws_sqs_queue.post_first]"), "{text}");
}

#[test]
fn a_family_refers_to_itself_by_key() {
    let library = r#"kind tree {
  let nodes = [{ key: "a", parent: none }, { key: "b", parent: "a" }]
  part Node for n in nodes {
    attr id: Text { cloudformation: "Ref", terraform: "id" }
    terraform "aws_sqs_queue" { name: n.key, policy: if n.parent != none then Node[n.parent].id }
  }
}
"#;
    let text = terraform(library, "tree Root\n");
    assert!(text.contains("policy = aws_sqs_queue.root_node_a.id"), "{text}");
}

#[test]
fn a_revision_changes_with_what_it_names_and_with_nothing_else() {
    let library = r#"kind api {
  path: Text
  about: Text = ""
  part Route { terraform "aws_sqs_queue" { name: path } }
  part Deployment {
    revision: [Route]
    terraform "aws_sns_topic" { name: revision, display_name: about }
  }
}
"#;
    let digest = |program: &str| {
        let text = terraform(library, program);
        let (_, rest) = text.split_once("\"aws_sns_topic\"").unwrap();
        rest.split('"').nth(3).unwrap().to_owned()
    };
    let first = digest("api Web { path: \"/a\" }\n");
    assert_eq!(first, digest("api Web { path: \"/a\", about: \"x\" }\n"));
    assert_ne!(first, digest("api Web { path: \"/b\" }\n"));
}

#[test]
fn an_input_is_made_of_the_event() {
    let library = r#"kind rule {
  input: Input?
  let used = usesEvent(input)
  terraform "aws_cloudwatch_event_target" {
    rule: "r", arn: "a"
    input: if not (used ?? false) and input != none then json(input)
    input_transformer: if used ?? false then { input_paths: inputPaths(input), input_template: inputTemplate(input) }
    target_id: pipeTemplate(input)
  }
}
"#;
    let program = r#"rule One { input: { id: event.detail.id, note: "order \"${event.detail["order id"]}\" of ${app.name}", list: [event.items[0], 5], all: event } }
"#;
    let text = terraform(library, program);
    for expected in [
        r#"detail_id       = "$.detail.id""#,
        r#"detail_order_id = "$.detail['order id']""#,
        r#"items_0         = "$.items[0]""#,
        r#"{\"id\":<detail_id>,\"note\":\"order \\\"<detail_order_id>\\\" of app\",\"list\":[<items_0>,5],\"all\":<aws.events.event.json>}"#,
        r#"{\"id\":<$.detail.id>,"#,
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let text = terraform(library, "rule One { input: { event: \"x\" } }\n");
    assert!(text.contains(r#""{\"event\":\"x\"}""#) && !text.contains("input_transformer"), "{text}");
}

#[test]
fn data_that_nobody_reads_is_not_asked_for() {
    let library = r#"kind secret {
  attr id: Text { cloudformation: "Ref", terraform: "id" }
  attr value: Text { cloudformation: "Ref", terraform: Value.secret_string }
  terraform Value: "data.aws_secretsmanager_secret_version" { secret_id: Version.secret_id }
  terraform Random: "ephemeral.aws_secretsmanager_random_password" { password_length: 20 }
  terraform Spare: "ephemeral.aws_secretsmanager_random_password" { password_length: 21 }
  terraform "aws_secretsmanager_secret" { name: label }
  terraform Version: "aws_secretsmanager_secret_version" {
    secret_id: self.id, secret_string_wo: Random.random_password, secret_string_wo_version: 1
  }
}
"#;
    let text = terraform(library, "secret One\n");
    assert!(text.contains(r#"ephemeral "aws_secretsmanager_random_password" "one_random" {"#), "{text}");
    assert!(text.contains("= ephemeral.aws_secretsmanager_random_password.one_random.random_password"), "{text}");
    assert!(!text.contains("one_spare") && !text.contains("data \""), "{text}");
    let text = terraform(library, "secret One\nsecret Two\noutput value = Two.value\n");
    assert!(text.contains(r#"data "aws_secretsmanager_secret_version" "two_value" {"#), "{text}");
    assert!(text.contains("secret_id = aws_secretsmanager_secret_version.two_version.secret_id"), "{text}");
    assert!(!text.contains("one_value"), "{text}");
}

#[test]
fn a_revision_may_name_values() {
    let library = r#"kind code {
  memory: Int
  about: Text = ""
  name: Text = "all"
  attr arn: Text { cloudformation: "Ref", terraform: "arn" }
  terraform "aws_sqs_queue" { name: name, delay_seconds: memory }
  part Version {
    revision: [{ memory: memory, of: arn }]
    terraform "aws_sns_topic" { name: revision, display_name: about }
  }
}
"#;
    let digest = |program: &str| {
        let text = terraform(library, program);
        let (_, rest) = text.split_once("\"aws_sns_topic\"").unwrap();
        assert!(!rest.contains("depends_on"), "{text}");
        rest.split('"').nth(3).unwrap().to_owned()
    };
    let first = digest("code Web { memory: 1 }\n");
    assert_eq!(first, digest("code Web { memory: 1, about: \"x\", name: \"other\" }\n"));
    assert_ne!(first, digest("code Web { memory: 2 }\n"));
}

#[test]
fn what_only_newer_providers_know_raises_the_version() {
    let library = r#"kind queue {
  open: Bool = false
  terraform "aws_sqs_queue" { name: label, needs "6.9" when open }
  terraform Policy: "aws_sqs_queue_policy" when open {
    queue_url: self.url
    needs "6.10"
  }
}
"#;
    let version = |program: &str| {
        let source = SourceText { path: "main.sls".to_owned(), text: program.into() };
        let library = Library::new(vec![LibraryFile { path: "stdlib/test.sls".to_owned(), text: library.into() }]);
        let options = Options {
            app: "app".to_owned(),
            stage: None,
            build: Some(Build { target: Target::Terraform, format: Format::Hcl }),
            set: Vec::new(),
            assets: AssetMode::default(),
            today: None,
            host: &TestHost,
        };
        let output = compile(&Package::of([source]), &library, &options);
        assert!(output.diagnostics.is_empty(), "{:#?}", output.diagnostics);
        let file = output.builds[0].files.iter().find(|file| file.path == "versions.tf").unwrap().text.clone();
        let line = file.lines().find(|line| line.trim_start().starts_with("version ")).unwrap().to_owned();
        line.split('"').nth(1).unwrap().to_owned()
    };
    assert_eq!(version("queue One\n"), ">= 5.100, < 7");
    assert_eq!(version("queue One\nqueue Two { open: true }\n"), ">= 6.10, < 7");
}
