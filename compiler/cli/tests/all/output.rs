//! What a build may touch in its folder: what slsc made, and nothing else.

use crate::{PROGRAM, Place};

fn built() -> Place {
    let place = Place::project();
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 0, "{run:?}");
    place
}

fn change(place: &Place) {
    place.write("shop/main.sls", &PROGRAM.replace("3min", "4min"));
}

/// The build fails, and the folder is as it was.
fn refused(place: &Place, words: &str) {
    let (files, manifest) = (place.files("out"), place.read("out/.slsc-manifest"));
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.error.contains(words), "{}", run.error);
    assert_eq!((place.files("out"), place.read("out/.slsc-manifest")), (files, manifest));
}

#[test]
fn a_second_build_changes_nothing() {
    let place = built();
    let time = || place.path("out/dev/template.json").metadata().unwrap().modified().unwrap();
    let before = time();
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert!(run.error.starts_with("out was up to date\n"), "{}", run.error);
    assert_eq!(before, time());
}

#[test]
fn what_slsc_made_is_replaced_and_removed() {
    let place = built();
    change(&place);
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(place.read("out/dev/template.json").contains("240"));
    // The program has no stages any more: their folders go.
    place.write("shop/main.sls", "queue Jobs {}\n");
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(place.files("out"), [".slsc-manifest", "template.json"]);
    assert!(!place.has("out/dev"));
}

#[test]
fn files_of_others_stay() {
    let place = built();
    place.write("out/dev/notes.txt", "mine");
    place.write("shop/main.sls", "queue Jobs {}\n");
    assert_eq!(place.run(&["build", "shop", "--out", "out"]).code, 0);
    assert_eq!(place.files("out"), [".slsc-manifest", "dev/notes.txt", "template.json"]);
}

#[test]
fn a_file_of_others_is_not_overwritten() {
    let place = Place::project();
    place.write("out/dev/template.json", "mine");
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.error.contains("`out/dev/template.json` was not made by slsc"), "{}", run.error);
    assert_eq!(place.files("out"), ["dev/template.json"]);
    assert_eq!(place.read("out/dev/template.json"), "mine");
}

#[test]
fn a_changed_file_is_not_overwritten() {
    let place = built();
    place.write("out/prod/template.json", "mine now");
    change(&place);
    refused(&place, "`out/prod/template.json` was changed since slsc made it");
    assert_eq!(place.read("out/prod/template.json"), "mine now");
}

#[test]
fn a_changed_file_that_is_no_longer_made_is_left() {
    let place = built();
    place.write("out/dev/template.json", "mine now");
    place.write("shop/main.sls", "queue Jobs {}\n");
    let run = place.run(&["build", "shop", "--out", "out"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.error.contains("left `dev/template.json` alone"), "{}", run.error);
    assert_eq!(place.read("out/dev/template.json"), "mine now");
}

#[test]
fn a_manifest_cannot_name_files_elsewhere() {
    for name in ["../victim", "/etc/hostname", "dev/../../victim"] {
        let place = built();
        place.write("victim", "mine");
        let digest = "0".repeat(64);
        place.write("out/.slsc-manifest", &format!("{digest}  {name}\n"));
        refused(&place, "is not what slsc writes");
        assert_eq!(place.read("victim"), "mine");
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_is_not_written_through() {
        let place = built();
        place.write("victim", &place.read("out/dev/template.json"));
        std::fs::remove_file(place.path("out/dev/template.json")).unwrap();
        symlink("../../victim", place.path("out/dev/template.json")).unwrap();
        change(&place);
        let before = place.read("victim");
        refused(&place, "is a symbolic link");
        assert_eq!(place.read("victim"), before);
    }

    #[test]
    fn a_linked_folder_is_not_written_into() {
        let place = built();
        std::fs::rename(place.path("out/dev"), place.path("elsewhere")).unwrap();
        symlink("../elsewhere", place.path("out/dev")).unwrap();
        change(&place);
        let before = place.read("elsewhere/template.json");
        refused(&place, "is a symbolic link");
        assert_eq!(place.read("elsewhere/template.json"), before);
    }

    #[test]
    fn a_linked_file_is_not_removed() {
        let place = built();
        place.write("victim", &place.read("out/dev/template.json"));
        std::fs::remove_file(place.path("out/dev/template.json")).unwrap();
        symlink("../../victim", place.path("out/dev/template.json")).unwrap();
        place.write("shop/main.sls", "queue Jobs {}\n");
        assert_eq!(place.run(&["build", "shop", "--out", "out"]).code, 0);
        assert!(place.has("victim") && place.has("out/dev/template.json"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_a_failure() {
        let place = Place::project();
        place.write("out", "a file");
        let run = place.run(&["build", "shop", "--out", "out"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert_eq!(place.read("out"), "a file");
    }
}

#[test]
fn no_temporary_files_are_left() {
    let place = built();
    change(&place);
    assert_eq!(place.run(&["build", "shop", "--out", "out"]).code, 0);
    assert!(place.files("out").iter().all(|name| !name.contains(".slsc-") || name.ends_with(".slsc-manifest")));
}
