use std::fs;
use std::path::Path;

use slsc_core::{Host, HostError};
use tempfile::TempDir;

use super::Packager;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        add(folder.path(), name, text);
    }
    folder
}

fn add(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn names(folder: &Path, path: &str) -> Vec<String> {
    Packager::new(folder).artifact(path).unwrap().files
}

fn why(folder: &Path, path: &str) -> String {
    match Packager::new(folder).artifact(path) {
        Err(HostError::Unusable(why)) => why,
        other => panic!("expected a reason, found {other:?}"),
    }
}

#[test]
fn a_shuffled_copy_gives_the_same_bytes() {
    let files = [("f/index.mjs", "export {}"), ("f/lib/a.mjs", "1"), ("f/lib/b.mjs", "2"), ("f/data.json", "{}")];
    let first = folder(&files);
    let mut reversed = files;
    reversed.reverse();
    let second = folder(&reversed);
    let old = fs::File::options().write(true).open(second.path().join("f/data.json")).unwrap();
    old.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    let first = Packager::new(first.path()).package("./f").unwrap();
    let second = Packager::new(second.path()).package("f/").unwrap();
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(first.artifact.files, ["data.json", "index.mjs", "lib/a.mjs", "lib/b.mjs"]);
    assert_eq!(first.artifact.unzipped, 13);
    assert_eq!(first.artifact.zipped, first.bytes.len() as u64);
}

#[test]
fn other_code_has_another_digest() {
    let program = folder(&[("f/a.py", "x = 1")]);
    let before = Packager::new(program.path()).artifact("./f").unwrap();
    add(program.path(), "f/a.py", "x = 2");
    assert_ne!(before.sha256, Packager::new(program.path()).artifact("./f").unwrap().sha256);
}

#[test]
fn the_archive_does_not_change_between_versions() {
    // Every deployed function would be deployed again: change this digest only when that is worth it.
    let program = folder(&[("f/index.mjs", "export const handler = async () => 'ok'\n".repeat(20).as_str())]);
    let artifact = Packager::new(program.path()).artifact("./f").unwrap();
    let digest = crate::write::hexadecimal(&artifact.sha256);
    assert_eq!(digest, "7e892ef682e33b42588ab1a929778dad75d4539eb51f1c5381ef374267fa3b7f");
}

#[test]
fn ignore_files_hold_for_their_folder_and_below() {
    let program = folder(&[
        (".slsignore", "*.test.mjs\n/f/secret.txt\n"),
        ("f/.slsignore", "# notes\n*.md\n!keep.md\nbuild/\n!*.pyc\n"),
        ("f/index.mjs", ""),
        ("f/index.test.mjs", ""),
        ("f/secret.txt", ""),
        ("f/deep/secret.txt", ""),
        ("f/notes.md", ""),
        ("f/keep.md", ""),
        ("f/build/x", ""),
        ("f/x.pyc", ""),
        ("f/main.sls", ""),
        ("f/.git/config", ""),
        ("f/.DS_Store", ""),
        ("f/__pycache__/y", ""),
        ("f/node_modules/.cache/z", ""),
        ("f/node_modules/left/index.js", ""),
    ]);
    assert_eq!(
        names(program.path(), "./f"),
        ["deep/secret.txt", "index.mjs", "keep.md", "node_modules/left/index.js", "x.pyc"]
    );
}

#[test]
fn output_of_slsc_is_not_packaged() {
    let digest = "0".repeat(64);
    let program = folder(&[
        ("index.mjs", ""),
        ("template.json", "{}"),
        ("dev/template.json", "{}"),
        (".slsc-manifest", &format!("{digest}  template.json\n{digest}  dev/template.json\n")),
        ("dist/.slsc-manifest", ""),
        ("dist/x.json", "{}"),
    ]);
    assert_eq!(names(program.path(), "./"), ["index.mjs"]);
}

#[test]
fn a_file_is_packaged_alone() {
    let program = folder(&[("edge/rewrite.js", "x"), ("edge/other.js", "y")]);
    assert_eq!(names(program.path(), "./edge/rewrite.js"), ["rewrite.js"]);
}

#[test]
fn a_ready_archive_is_used_as_it_is() {
    let program = folder(&[("f/a.txt", "hello"), ("f/b/c.txt", "world!")]);
    let made = Packager::new(program.path()).package("f").unwrap();
    fs::write(program.path().join("Code.ZIP"), &made.bytes).unwrap();
    let ready = Packager::new(program.path()).package("./Code.ZIP").unwrap();
    assert_eq!(ready.bytes, made.bytes);
    assert_eq!(ready.artifact, made.artifact);
    add(program.path(), "bad.jar", "not an archive");
    assert!(
        why(program.path(), "bad.jar").contains("`bad.jar` is not a zip archive"),
        "{}",
        why(program.path(), "bad.jar")
    );
}

#[test]
fn paths_stay_in_the_program() {
    let outer = folder(&[("outside/x.js", ""), ("program/f/x.js", "")]);
    let program = outer.path().join("program");
    for path in ["../outside", "./f/../../outside", "/etc", "C:/x", "f\\x.js", "..", "f\n"] {
        let why = why(&program, path);
        assert!(why.starts_with('`'), "{why}");
    }
    assert_eq!(names(&program, "./f/../f/./x.js"), ["x.js"]);
    assert_eq!(Packager::new(&program).artifact("./none"), Err(HostError::Missing));
    assert_eq!(Packager::new(&program).artifact("./f/x.js/y"), Err(HostError::Missing));
}

#[test]
fn an_empty_folder_is_refused() {
    let program = folder(&[("f/main.sls", "")]);
    assert_eq!(why(program.path(), "f"), "`f` holds no files to package");
}

#[test]
fn texts_are_read() {
    let program = folder(&[("a.js", "x"), ("f/b", "")]);
    fs::write(program.path().join("bad.js"), [0xff]).unwrap();
    let host = Packager::new(program.path());
    assert_eq!(host.text("./a.js").unwrap(), "x");
    assert_eq!(host.text("./c.js"), Err(HostError::Missing));
    assert_eq!(host.text("./f"), Err(HostError::Unusable("`f` is not a file".to_owned())));
    assert_eq!(host.text("./bad.js"), Err(HostError::Unusable("`bad.js` is not UTF-8 text".to_owned())));
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_inside_are_followed() {
        let program = folder(&[("shared/util.js", "u"), ("f/index.js", "i")]);
        symlink("../shared", program.path().join("f/shared")).unwrap();
        symlink("../shared/util.js", program.path().join("f/util.js")).unwrap();
        assert_eq!(names(program.path(), "f"), ["index.js", "shared/util.js", "util.js"]);
    }

    #[test]
    fn links_that_lead_out_or_around_are_refused() {
        let outer =
            folder(&[("outside/x.js", ""), ("program/f/x.js", ""), ("program/g/x.js", ""), ("program/h/x.js", "")]);
        let program = outer.path().join("program");
        symlink("../../outside", program.join("f/out")).unwrap();
        symlink("..", program.join("g/up")).unwrap();
        symlink("nowhere", program.join("h/none")).unwrap();
        symlink("../outside", program.join("o")).unwrap();
        symlink("self", program.join("self")).unwrap();
        assert_eq!(why(&program, "f"), "`f/out` is a link out of the program's folder");
        assert_eq!(why(&program, "h"), "`h/none` is a link to nothing, or to itself");
        assert_eq!(why(&program, "o"), "`o` is a link out of the program's folder");
        assert!(why(&program, "g").ends_with("is a link to a folder that it is in"), "{}", why(&program, "g"));
        assert!(why(&program, "self").starts_with("`self` cannot be read"), "{}", why(&program, "self"));
        add(&program, ".slsignore", "none\n");
        assert_eq!(names(&program, "h"), ["x.js"]);
    }

    #[test]
    fn modes_are_two() {
        let first = folder(&[("f/run", ""), ("f/read", "")]);
        let second = folder(&[("f/run", ""), ("f/read", "")]);
        for (program, run, read) in [(&first, 0o755, 0o644), (&second, 0o700, 0o600)] {
            fs::set_permissions(program.path().join("f/run"), fs::Permissions::from_mode(run)).unwrap();
            fs::set_permissions(program.path().join("f/read"), fs::Permissions::from_mode(read)).unwrap();
        }
        let plain = folder(&[("f/run", ""), ("f/read", "")]);
        let bytes = |program: &TempDir| Packager::new(program.path()).package("f").unwrap().bytes;
        assert_eq!(bytes(&first), bytes(&second));
        assert_ne!(bytes(&first), bytes(&plain));
    }

    #[test]
    fn names_that_cannot_travel_are_refused() {
        for name in ["a\\b", "a\nb", "a:b"] {
            let program = folder(&[("f/x", "")]);
            fs::write(program.path().join("f").join(name), "").unwrap();
            assert!(why(program.path(), "f").contains("name cannot be packaged"), "{name:?}");
        }
        use std::os::unix::ffi::OsStrExt;
        let program = folder(&[("f/x", "")]);
        fs::write(program.path().join("f").join(std::ffi::OsStr::from_bytes(b"\xff.js")), "").unwrap();
        assert!(why(program.path(), "f").contains("name cannot be packaged"));
    }
}
