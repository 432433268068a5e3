//! The reference: whole, linked, and written like any other output.

use std::collections::{BTreeMap, BTreeSet};

use crate::Place;

/// What stands between two texts, each time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// `kinds/../x.html` as `x.html`.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn every_link_of_the_reference_leads_somewhere() {
    let place = Place::new(&[]);
    let run = place.run(&["doc"]);
    assert_eq!(run.code, 0, "{run:?}");
    let files = place.files("out/doc");
    for name in ["index.html", "tour.html", "language.html", "kinds/queue.html", "names.js"] {
        assert!(files.iter().any(|file| file == name), "{files:?}");
    }
    let pages = files.iter().filter(|file| file.ends_with(".html"));
    let texts: BTreeMap<&str, String> =
        pages.map(|file| (file.as_str(), place.read(&format!("out/doc/{file}")))).collect();
    let mut anchors: BTreeSet<String> = BTreeSet::new();
    for (page, text) in &texts {
        let main = text.split("<main>").nth(1).unwrap();
        for id in between(main, " id=\"", "\"") {
            assert!(anchors.insert(format!("{page}#{id}")), "{page} has `{id}` twice");
        }
    }
    for (page, text) in &texts {
        assert!(!text.contains("src=\"http") && !text.contains("@import") && !text.contains("url("), "{page}");
        for link in between(text, "href=\"", "\"") {
            if link.starts_with("https://") {
                continue;
            }
            let target = if link.starts_with('#') { format!("{page}{link}") } else { resolved(page, link) };
            let there = if target.contains('#') { anchors.contains(&target) } else { texts.contains_key(&*target) };
            assert!(there, "{page} has a link to {target}");
        }
    }
    for line in place.read("out/doc/names.js").lines().filter(|line| line.starts_with('[')) {
        let target = line.split('"').nth(3).unwrap();
        let there = if target.contains('#') { anchors.contains(target) } else { texts.contains_key(target) };
        assert!(there, "names.js has {target}");
    }
}

#[test]
fn it_is_the_same_each_time_and_replaces_only_what_it_made() {
    let place = Place::new(&[("docs/notes.md", "mine")]);
    let arguments = ["doc", "--format", "markdown", "--out", "docs"];
    assert_eq!(place.run(&arguments).code, 0);
    assert!(place.has("docs/README.md") && place.has("docs/kinds/bucket.md"));
    assert_eq!(place.run(&arguments).error, "docs was up to date\n");
    let run = place.run(&["doc", "queue", "--format", "markdown", "--out", "docs"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(place.files("docs"), [".slsc-manifest", "README.md", "kinds/queue.md", "notes.md"]);
    place.write("docs/README.md", "mine");
    let run = place.run(&arguments);
    assert_eq!(run.code, 2);
    assert!(run.error.contains("was changed since slsc made it"), "{}", run.error);
}

#[test]
fn a_page_is_printed() {
    let place = Place::new(&[("lib/x.sls", "/// Waits.\nkind pause {\n  time: Duration = 1s\n}\n")]);
    let run = place.run(&["doc", "pause", "--stdlib", "lib", "--format", "markdown", "--stdout"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("# pause\n\nWaits.\n"), "{}", run.out);
    assert_eq!(place.files("."), ["lib/x.sls"]);
    let run = place.run(&["doc", "quue"]);
    assert_eq!((run.code, run.error.as_str()), (2, "error: there is no kind `quue`\n  help: did you mean `queue`?\n"));
}
