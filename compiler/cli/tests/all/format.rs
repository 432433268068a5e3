use crate::Place;

const UGLY: &str = "queue   Jobs{visibility:30s}\n";
const NICE: &str = "queue Jobs { visibility: 30s }\n";

#[test]
fn files_are_formatted_once() {
    let place = Place::new(&[("a.sls", UGLY), ("below/b.sls", NICE), ("c.txt", UGLY)]);
    let run = place.run(&["fmt", "."]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    assert_eq!(run.error, "2 files: 1 formatted, 1 unchanged\n");
    assert_eq!(place.read("a.sls"), NICE);
    assert_eq!(place.read("c.txt"), UGLY);
    assert_eq!(place.run(&["fmt", "."]).error, "2 files: 0 formatted, 2 unchanged\n");
}

#[test]
fn check_shows_the_difference() {
    let place = Place::new(&[("a.sls", UGLY)]);
    let run = place.run(&["fmt", "--check", "a.sls"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out, format!("--- a/a.sls\n+++ b/a.sls\n@@ -1 +1 @@\n-{UGLY}+{NICE}"));
    assert_eq!(place.read("a.sls"), UGLY);
    place.write("a.sls", NICE);
    let run = place.run(&["fmt", "--check", "."]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
}

#[test]
fn a_file_with_errors_is_not_changed() {
    let place = Place::new(&[("a.sls", "queue   Jobs { wait }\n"), ("b.sls", UGLY)]);
    let run = place.run(&["fmt", "."]);
    assert_eq!(run.code, 1);
    assert!(run.error.contains("error[syntax.expected]") && run.error.contains("a.sls:1:20"), "{}", run.error);
    assert!(run.error.ends_with("2 files: 1 formatted, 0 unchanged, 1 with errors\n"), "{}", run.error);
    assert_eq!(place.read("a.sls"), "queue   Jobs { wait }\n");
    assert_eq!(place.read("b.sls"), NICE);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let place = Place::new(&[]);
    let format = |arguments: &[&str], text: &str| place.run_with(arguments, text.as_bytes(), &[]);
    assert_eq!(format(&["fmt", "-"], UGLY).out, NICE);
    assert_eq!(format(&["fmt", "-"], NICE).out, NICE);
    let run = format(&["fmt", "--check", "-"], UGLY);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("+++ b/<stdin>"), "{}", run.out);
    assert_eq!(format(&["fmt", "--check", "-"], NICE).code, 0);
    let run = format(&["fmt", "-"], "queue Jobs {");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
}

#[test]
fn what_is_not_source_is_left_alone() {
    let place = Place::new(&[
        (".hidden/a.sls", UGLY),
        ("node_modules/a.sls", UGLY),
        ("out/.slsc-manifest", ""),
        ("out/a.sls", UGLY),
        ("a.sls", NICE),
    ]);
    assert_eq!(place.run(&["fmt", "--check", "."]).error, "1 file: 0 would be formatted, 1 unchanged\n");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let place = Place::new(&[("elsewhere/a.sls", UGLY), ("here/b.sls", NICE)]);
    std::os::unix::fs::symlink("../elsewhere", place.path("here/link")).unwrap();
    std::os::unix::fs::symlink("../elsewhere/a.sls", place.path("here/a.sls")).unwrap();
    assert_eq!(place.run(&["fmt", "here"]).code, 0);
    assert_eq!(place.read("elsewhere/a.sls"), UGLY);
}
