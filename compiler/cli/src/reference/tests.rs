use slsc_core::LibraryFile;

use super::*;

/// A kind with one of everything.
const KIND: &str = "\
// Letters by Pigeon

/// What a pigeon brings.
type PigeonEvent { letters: List<Text> }

let sizes = { small: 1, large: 2 }

/// Carries `letters | parcels`. Slowly.
///
/// ```sls
/// pigeon Post { to: [\"north\"] }
/// ```
kind pigeon(letter: Json) -> Json {
  /// Where it *may* go.
  to: List<Text>(1..3)
  wait: Duration(0s..1d) = 1h
  load: { size: Key<sizes>, most: Size? }?
  food: Ref<pigeon> | corn? // both will do
  /// A place to rest.
  clause stop(name: Name) -> Target<pigeon> 0..9 {
    /// For so long.
    stay: Duration = 5min
    check \"pigeon.stop\" { at: stay, require: stay > 1s, message: \"`${label}` is no rest\" }
  }
  clause grant { to: Json? }
  source letters(kind: Text = \"\") for function -> PigeonEvent {
    batch: Int(1..10) = 1
  }
  can send { actions: [\"sqs:SendMessage\", \"sqs:GetQueueUrl\"], on: [arn] }
  can both = [send, read]
  call send(letter: Json) -> { id: Text } { service: \"sqs:sendMessage\" }
  attr arn: Arn<pigeon> { cloudformation: \"Arn\", terraform: \"arn\", known: \"x\" }
  role Keeper when wait > 1h { trustedBy: [] }
  check \"lambda.name.pattern\" {
    severity: warning, at: to, require: to != [], message: if wait > 1h then \"too late\" else \"too far\"
    hint: \"write `to: [\\\"north\\\"]`\", evidence: \"https://example.org\"
  }
  cloudformation \"AWS::SQS::Queue\" { QueueName: \"x\" }
  part Feather for t in to when wait > 0s {
    cloudformation \"AWS::SQS::QueuePolicy\" { Queues: [] }
  }
  terraform \"aws_sqs_queue\" { name: \"x\" }
}
";

fn reference() -> Reference {
    let file = LibraryFile { path: "stdlib/pigeon.sls".to_owned(), text: KIND.into() };
    Reference::new(&Library::new(vec![file]), &[])
}

fn page(reference: &Reference) -> String {
    markdown(reference).unwrap().into_iter().find(|page| page.path == "kinds/pigeon").unwrap().text
}

#[test]
fn a_page_in_markdown() {
    insta::assert_snapshot!(page(&reference()));
}

#[test]
fn a_page_in_html() {
    let reference = reference();
    let pages = markdown(&reference).unwrap();
    let files = html(&reference, &pages).unwrap();
    let (_, text) = files.iter().find(|(path, _)| path == "kinds/pigeon.html").unwrap();
    let (_, main) = text.split_once("<main>\n").unwrap();
    insta::assert_snapshot!(main.split_once("</main>").unwrap().0);
    let (_, names) = files.iter().find(|(path, _)| path == "names.js").unwrap();
    for line in [
        r##"["pigeon.load.most","kinds/pigeon.html#load.most","property"]"##,
        r##"["pigeon.stop.stay","kinds/pigeon.html#stop.stay","property"]"##,
        r##"["pigeon.stop","kinds/pigeon.html#pigeon.stop","rule"]"##,
        r##"["pigeon.letters.batch","kinds/pigeon.html#on-letters.batch","property"]"##,
        r##"["PigeonEvent","types.html#PigeonEvent","type"]"##,
        r##"["sizes","types.html#sizes","table"]"##,
        r##"["join","functions.html#join","function"]"##,
        r##"["type.range","diagnostics.html#type.range","diagnostic"]"##,
        r##"["Language","language.html","page"]"##,
    ] {
        assert!(names.contains(line), "{line}\n{names}");
    }
}

#[test]
fn the_index_has_all_kinds_by_service() {
    let pages = markdown(&reference()).unwrap();
    assert_eq!(pages[0].path, "index");
    assert!(pages[0].text.contains("## Letters by Pigeon\n"), "{}", pages[0].text);
    let line = "| [`pigeon`](kinds/pigeon.md) | Carries `letters \\| parcels`. |\n";
    assert!(pages[0].text.contains(line), "{}", pages[0].text);
}
