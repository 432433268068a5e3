//! `slsc fix`: what it changes, and what it leaves.

use crate::Place;

const WRONG: &str = "\
// Not about the item below.

/// Nobody needs it.
let unused = 1

queue jobs {
  visibilty: 30s // as long as the function runs
  waive: { \"sqs.dlq.retention\": \"no reason\" }
}

function Worker {
  code: ./src, runtime: \"nodejs22x\", handler: \"index.handler\", timeout: 30s
  allow: [aws.rekogniton.detectLabel]
  on jobs { batch: 10 }
}
";

const RIGHT: &str = "\
// Not about the item below.

queue Jobs {
  visibility: 30s // as long as the function runs
}

function Worker {
  code: ./src, runtime: \"nodejs22.x\", handler: \"index.handler\", timeout: 30s
  allow: [aws.rekognition.detectLabels]
  on Jobs { batch: 10 }
}
";

fn place(text: &str) -> Place {
    Place::new(&[("main.sls", text), ("src/index.mjs", "export const handler = async () => {}\n")])
}

#[test]
fn one_run_cures_all_that_needs_no_decision() {
    let place = place(WRONG);
    let run = place.run(&["fix", "."]);
    assert_eq!(place.read("main.sls"), RIGHT, "{run:?}");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.error.ends_with("fixed 8 findings in 1 file\n"), "{}", run.error);
    let again = place.run(&["fix", "."]);
    assert!(again.code == 0 && again.error.ends_with("nothing to fix\n"), "{again:?}");
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let place = place(WRONG);
    let run = place.run(&["fix", ".", "--dry-run"]);
    assert_eq!(place.read("main.sls"), WRONG);
    assert!(
        run.out.starts_with("--- a/main.sls\n+++ b/main.sls\n") && run.out.contains("\n+queue Jobs {\n"),
        "{}",
        run.out
    );
    assert!(run.error.contains("would fix 8 findings in 1 file\n"), "{}", run.error);
}

#[test]
fn standard_input_becomes_standard_output() {
    let run = Place::new(&[]).run_with(&["fix", "-"], b"queue Jobs { visibilty: 30s }\n", &[]);
    assert_eq!((run.code, run.out.as_str()), (0, "queue Jobs { visibility: 30s }\n"), "{run:?}");
}

#[test]
fn what_needs_a_decision_is_left_and_shown() {
    let text = "param level: Text\nqueue Jobs { visibility: 13h }\n";
    let place = place(text);
    let run = place.run(&["fix", "."]);
    assert_eq!((run.code, place.read("main.sls").as_str()), (1, text), "{run:?}");
    assert!(run.error.contains("type.range") && run.error.contains("name.unused"), "{}", run.error);
}

#[test]
fn every_file_of_a_program_is_fixed() {
    let place = Place::new(&[
        ("a.sls", "queue Jobs { visibilty: 1s }\n"),
        ("b.sls", "output url = Jobs.ulr\n"),
        ("c.sls", "queue Other {}\n"),
    ]);
    let before = place.path("c.sls").metadata().unwrap().modified().unwrap();
    let run = place.run(&["fix", "."]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        (place.read("a.sls").as_str(), place.read("b.sls").as_str()),
        ("queue Jobs { visibility: 1s }\n", "output url = Jobs.url\n")
    );
    assert_eq!(place.path("c.sls").metadata().unwrap().modified().unwrap(), before);
}

#[test]
fn fixes_never_leave_a_text_that_cannot_be_read() {
    let place = Place::new(&[]);
    for cut in (0..WRONG.len()).step_by(11).filter(|cut| WRONG.is_char_boundary(*cut)) {
        let errors = |text: &str| {
            let run = place.run_with(&["check", "-", "--format", "short"], text.as_bytes(), &[]);
            run.error.matches("error[syntax.").count()
        };
        let run = place.run_with(&["fix", "-"], &WRONG.as_bytes()[..cut], &[]);
        assert!(run.code < 2, "{cut}: {run:?}");
        if !run.out.is_empty() {
            assert!(errors(&run.out) <= errors(&WRONG[..cut]), "{cut}: {}", run.out);
        }
    }
}
