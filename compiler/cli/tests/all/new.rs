use crate::Place;

/// Names of the templates, which are the folders of `examples`.
fn templates() -> Vec<String> {
    let run = Place::new(&[]).run(&["new"]);
    assert_eq!((run.code, run.error.as_str()), (0, ""), "{run:?}");
    run.out.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn a_new_project_is_clean_and_can_be_built() {
    assert!(templates().iter().any(|name| name == "hello"));
    for template in templates() {
        let place = Place::new(&[]);
        let run = place.run(&["new", &template]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
        assert!(run.error.contains(&format!("slsc check {template}")), "{}", run.error);
        assert!(place.files(&template).iter().all(|name| !name.starts_with("golden/")));
        let run = place.run(&["check", &template]);
        assert_eq!(run.code, 0, "{template}: {run:?}");
        assert_eq!(place.run(&["fmt", "--check", &template]).code, 0, "{template}");
        assert_eq!(place.run(&["build", &template]).code, 0, "{template}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::new(&[("hello/notes.txt", "mine"), ("file", "mine")]);
    for folder in ["hello", "file"] {
        let run = place.run(&["new", "hello", folder]);
        assert_eq!(run.code, 2, "{run:?}");
    }
    assert_eq!(place.files("."), ["file", "hello/notes.txt"]);
    std::fs::create_dir(place.path("empty")).unwrap();
    assert_eq!(place.run(&["new", "hello", "empty"]).code, 0);
    assert_eq!(place.run(&["new", "hello", "deep/er"]).code, 0);
    assert!(place.has("empty/main.sls") && place.has("deep/er/main.sls"));
}

#[test]
fn an_unknown_template_gets_a_proposal() {
    let run = Place::new(&[]).run(&["new", "helo"]);
    assert_eq!(run.code, 2);
    assert!(run.error.contains("did you mean `hello`?"), "{}", run.error);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_into_nothing() {
    let place = Place::new(&[]);
    std::os::unix::fs::symlink("nowhere", place.path("link")).unwrap();
    let run = place.run(&["new", "hello", "link"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(!place.has("nowhere"));
}
