//! What kinds can say, with small libraries of their own: forms that the standard library does not need yet.

use slsc_core::library::Library;
use slsc_core::plan::Target;
use slsc_core::{AssetMode, Build, Format, LibraryFile, Options, SourceText, compile};

use crate::host::TestHost;

/// The Terraform of a program with a library of one file.
fn terraform(library: &str, program: &str) -> String {
    let library = Library::new(vec![LibraryFile { path: "stdlib/test.sls".to_owned(), text: library.into() }]);
    let source = SourceText { path: "main.sls".to_owned(), text: program.into() };
    let options = Options {
        app: "app".to_owned(),
        stage: None,
        build: Some(Build { target: Target::Terraform, format: Format::Hcl }),
        assets: AssetMode::default(),
        today: None,
        host: &TestHost,
    };
    let output = compile(&[source], &library, &options);
    assert!(output.diagnostics.is_empty(), "{:#?}", output.diagnostics);
    let files = &output.builds[0].files;
    files.iter().find(|file| file.path == "main.tf").unwrap().text.clone()
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
