use serde_json::Value;

use crate::{PROGRAM, Place};

const WRONG: &str = "queue Jobs { visibilty: 30s }\n";

#[test]
fn a_clean_program_exits_with_0() {
    let place = Place::project();
    let run = place.run(&["check", "shop"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    assert_eq!(run.error, "no problems in 1 file, stages dev, prod\n");
    assert_eq!(place.run(&["check", "shop", "-q"]).error, "");
    let run = place.run(&["check", "shop/main.sls", "--stage", "prod"]);
    assert_eq!(run.error, "no problems in 1 file, stage prod\n");
    assert!(place.run(&["check", "shop", "-v"]).error.contains("compiled 1 file as `shop` in "));
}

#[test]
fn errors_exit_with_1_and_show_the_source() {
    let place = Place::new(&[("shop/main.sls", WRONG)]);
    let run = place.run(&["check", "shop"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
    for piece in ["error[property.unknown]", "shop/main.sls:1:14", "visibilty: 30s", "visibility", "1 error\n"] {
        assert!(run.error.contains(piece), "{piece}: {}", run.error);
    }
}

#[test]
fn standard_input_is_a_program() {
    let place = Place::new(&[]);
    let run = place.run_with(&["check", "-"], WRONG.as_bytes(), &[]);
    assert_eq!(run.code, 1);
    assert!(run.error.contains("<stdin>:1:14"), "{}", run.error);
    let run = place.run_with(&["check", "-", "--format", "json"], b"queue Jobs {}\n", &[]);
    assert_eq!((run.code, run.out.as_str()), (0, "[]\n"));
}

#[test]
fn json_is_an_array_of_objects_with_places() {
    let place = Place::new(&[("shop/main.sls", &format!("// é\n{WRONG}"))]);
    let run = place.run(&["check", "shop", "--format", "json"]);
    assert_eq!((run.code, run.error.as_str()), (1, ""), "{run:?}");
    let entries: Value = serde_json::from_str(&run.out).unwrap();
    let entry = &entries[0];
    let keys: Vec<&String> = entry.as_object().unwrap().keys().collect();
    let wanted = [
        "code", "severity", "message", "file", "start", "end", "label", "labels", "hints", "fixes", "stages",
        "evidence",
    ];
    assert_eq!(keys, wanted);
    assert_eq!(entry["code"], "property.unknown");
    assert_eq!(entry["severity"], "error");
    assert_eq!(entry["file"], "shop/main.sls");
    // Columns count characters, offsets count bytes.
    assert_eq!(entry["start"], serde_json::json!({ "line": 2, "column": 14, "offset": 19 }));
    assert_eq!(entry["end"], serde_json::json!({ "line": 2, "column": 23, "offset": 28 }));
    assert_eq!(entry["fixes"][0]["edits"][0]["text"], "visibility");
    assert_eq!(entry["fixes"][0]["edits"][0]["start"]["offset"], 19);
}

#[test]
fn findings_of_some_stages_name_them() {
    let text = "stages dev, prod\nlet hidden = match stage { dev: 1h, prod: 13h }\nqueue Jobs { visibility: hidden }\n";
    let place = Place::new(&[("main.sls", text)]);
    let run = place.run(&["check", "."]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.contains("in stage `prod`"), "{}", run.error);
    assert_eq!(place.run(&["check", ".", "--stage", "dev"]).code, 0);
}

#[test]
fn warnings_are_no_failure() {
    let place = Place::new(&[("main.sls", "let unused = 1\nqueue Jobs {}\n")]);
    let run = place.run(&["check", "."]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.error.contains("warning[name.unused]") && run.error.ends_with("1 warning\n"), "{}", run.error);
    assert_eq!(place.run(&["check", ".", "-q"]).error, "");
    assert_eq!(place.run(&["check", ".", "-q", "--format", "json"]).out, "[]\n");
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let place = Place::new(&[("main.sls", WRONG)]);
    let escape = '\u{1b}';
    assert!(!place.run(&["check", "."]).error.contains(escape));
    assert!(place.run(&["--color", "always", "check", "."]).error.contains(escape));
    assert!(place.run_with(&["check", ".", "--color", "always"], b"", &[("NO_COLOR", "1")]).error.contains(escape));
    assert!(!place.run(&["check", ".", "--color", "never"]).error.contains(escape));
    assert!(!place.run(&["check", ".", "--color", "always", "--format", "json"]).out.contains(escape));
}

#[test]
fn texts_cannot_steer_the_terminal() {
    let place = Place::new(&[("main.sls", "queue Jobs { name: \"\u{1b}]0;gotcha\u{7}\u{202e}\" }\n")]);
    let run = place.run(&["check", "."]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(!run.error.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", run.error);
}

#[test]
fn a_folder_is_one_program() {
    let place = Place::new(&[("a.sls", "queue Jobs {}\n"), ("b.sls", "output url = Jobs.url\n"), ("c.txt", "x")]);
    assert_eq!(place.run(&["check", "."]).error, "no problems in 2 files\n");
    assert_eq!(place.run(&["check", "b.sls"]).code, 1);
    // Files of editors, and other programs below, are left alone.
    place.write(".#a.sls", "not a program");
    place.write("below/x.sls", "not a program");
    assert_eq!(place.run(&["check", "."]).code, 0);
}

#[test]
fn another_library_can_be_used() {
    let place = Place::new(&[
        ("lib/thing.sls", "/// A thing.\nkind thing {\n  size: Int(1..5) = 1\n}\n"),
        ("main.sls", "thing One { size: 9 }\n"),
    ]);
    let run = place.run(&["check", ".", "--stdlib", "lib"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.contains("type.range"), "{}", run.error);
    assert!(place.run(&["explain", "thing.size", "--stdlib", "lib"]).out.contains("Int(1..5)"));
}

#[test]
fn broken_texts_are_answered() {
    let place = Place::new(&[]);
    let broken =
        ["{", "\"", "queue", "queue Jobs {", "\u{feff}queue Jobs {}", "\0", "}}}}", "let x = \"${\"${\"${", ""];
    for text in broken {
        let run = place.run_with(&["check", "-"], text.as_bytes(), &[]);
        assert!(run.code < 2, "{text:?}: {run:?}");
    }
    for cut in 0..PROGRAM.len() {
        if PROGRAM.is_char_boundary(cut) && cut % 7 == 0 {
            let run = place.run_with(&["check", "-"], &PROGRAM.as_bytes()[..cut], &[]);
            assert!(run.code < 2, "{cut}: {run:?}");
        }
    }
}
