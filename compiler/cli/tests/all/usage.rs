use crate::Place;

#[test]
fn wrong_use_exits_with_2() {
    let place = Place::project();
    let wrong: &[&[&str]] = &[
        &[],
        &["deploy"],
        &["check"],
        &["check", "nowhere"],
        &["check", "shop", "--stage", "qa"],
        &["check", "shop", "--format", "xml"],
        &["check", "shop", "--app", "My App"],
        &["check", "shop", "--stdlib", "nowhere"],
        &["check", "shop", "--stdlib", "shop/src"],
        &["build", "shop", "--target", "pulumi"],
        &["build", "shop", "--format", "hcl"],
        &["build", "shop", "--target", "terraform", "--format", "yaml"],
        &["build", "shop", "--stdout", "--out", "x"],
        &["build", "shop", "--stdout", "--check"],
        &["check", "shop", "-q", "-v"],
        &["graph", "shop"],
        &["graph", "shop", "--format", "png"],
        &["fmt"],
        &["fmt", "nowhere"],
        &["fmt", "-", "shop"],
        &["explain", "no.such.thing"],
        &["new", "no-such-template"],
        &["doc", "--format", "pdf"],
        &["doc", "--stdout"],
        &["doc", "queue", "--stdout", "--out", "x"],
        &["check", "shop/src"],
        &["check", "--color", "maybe", "shop"],
    ];
    for arguments in wrong {
        let run = place.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {run:?}");
        assert!(!run.error.is_empty(), "{arguments:?} says nothing");
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(!run.error.contains("internal error"), "{run:?}");
    }
    assert_eq!(place.files("."), ["shop/main.sls", "shop/src/index.mjs"]);
}

#[test]
fn help_has_examples() {
    let place = Place::new(&[]);
    for command in [&[][..], &["new"], &["check"], &["build"], &["fmt"], &["explain"], &["graph"], &["doc"]] {
        let run = place.run(&[command, &["--help"]].concat());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("Examples:\n  slsc "), "{command:?}: {}", run.out);
        assert!(run.out.lines().all(|line| line.chars().count() <= 120), "{command:?}: {}", run.out);
    }
    assert_eq!(place.run(&["--version"]).out, format!("slsc {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn failures_say_what_to_do() {
    let place = Place::project();
    let run = place.run(&["check", "shop", "--stage", "qa"]);
    assert_eq!(run.error, "error: there is no stage `qa`\n  help: the program has `dev`, `prod`\n");
    let run = place.run(&["build", "shop", "--target", "terraform", "--format", "json"]);
    assert_eq!(run.error, "error: Terraform is written as `hcl` or `tf.json`\n  help: write `--format tf.json`\n");
    let run = place.run(&["check", "nowhere"]);
    assert!(run.error.starts_with("error: cannot read `nowhere`: no such file"), "{}", run.error);
}

#[test]
fn a_stage_for_a_program_without_stages_is_wrong_use() {
    let place = Place::new(&[("main.sls", "queue Jobs {}\n")]);
    let run = place.run(&["build", ".", "--stage", "prod"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.error.contains("the program has no stages"), "{run:?}");
}

#[test]
fn files_that_are_no_text_are_refused() {
    let place = Place::new(&[]);
    std::fs::write(place.path("main.sls"), b"queue Jobs {}\n// \xff\n").unwrap();
    let run = place.run(&["check", "."]);
    assert_eq!(run.code, 2);
    assert!(run.error.contains("`main.sls` is not UTF-8 text: line 2"), "{run:?}");
}
