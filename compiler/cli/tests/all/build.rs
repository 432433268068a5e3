use std::io::Read;

use serde_json::Value;

use crate::{PROGRAM, Place};

#[test]
fn stages_and_targets_have_their_folders() {
    let place = Place::project();
    let run = place.run(&["build", "shop"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.out, "");
    assert!(run.error.contains("shop/out/dev/cloudformation: wrote 2 files"), "{}", run.error);
    assert!(run.error.contains("--stack-name shop-dev"), "{}", run.error);
    assert_eq!(place.run(&["build", "shop", "--target", "terraform", "--stage", "prod"]).code, 0);
    let files = place.files("shop/out");
    let folders = ["dev/cloudformation", "prod/cloudformation", "prod/terraform"];
    let is_archive = |name: &str| name.starts_with("assets/src-") && name.ends_with(".zip");
    for folder in folders {
        let inside: Vec<&str> = files.iter().filter_map(|name| name.strip_prefix(folder)?.strip_prefix('/')).collect();
        assert_eq!(inside[0], ".slsc-manifest");
        assert!(is_archive(inside[1]), "{inside:?}");
    }
    assert!(files.iter().all(|name| folders.iter().any(|folder| name.starts_with(folder))), "{files:?}");
    assert!(place.has("shop/out/prod/terraform/main.tf"));
    let template: Value = serde_json::from_str(&place.read("shop/out/dev/cloudformation/template.json")).unwrap();
    assert!(template["Resources"].is_object());
}

#[test]
fn out_is_the_folder_itself_for_one_stage() {
    let place = Place::project();
    assert_eq!(place.run(&["build", "shop", "--stage", "dev", "--out", "one"]).code, 0);
    assert!(place.has("one/template.json"));
    assert_eq!(place.run(&["build", "shop", "--out", "all"]).code, 0);
    assert!(
        place.has("all/dev/template.json") && place.has("all/prod/template.json") && place.has("all/.slsc-manifest")
    );
    let plain = Place::new(&[("main.sls", "queue Jobs {}\n")]);
    assert_eq!(plain.run(&["build", "."]).code, 0);
    assert!(plain.has("out/default/cloudformation/template.json"));
    assert_eq!(plain.run(&["build", ".", "--out", "x"]).code, 0);
    assert!(plain.has("x/template.json"));
}

#[test]
fn formats_are_chosen() {
    let place = Place::project();
    let build = |target: &str, format: &str| {
        place.run(&["build", "shop", "--stage", "dev", "--stdout", "--target", target, "--format", format])
    };
    let json = build("cloudformation", "json");
    assert_eq!((json.code, json.error.as_str()), (0, ""), "{json:?}");
    assert!(serde_json::from_str::<Value>(&json.out).is_ok());
    assert!(build("cloudformation", "yaml").out.contains("\nResources:\n"));
    let hcl = build("terraform", "hcl");
    assert!(hcl.out.contains("resource \"aws_sqs_queue\" \"jobs\" {"), "{}", hcl.out);
    assert_eq!(build("terraform", "tf.json").code, 0);
    assert!(!place.has("shop/out"));
}

#[test]
fn the_name_of_the_application_is_the_folder_or_given() {
    let place = Place::project();
    let name = |arguments: &[&str]| {
        let run = place.run(&[&["build", "--stage", "dev", "--stdout"], arguments].concat());
        let template: Value = serde_json::from_str(&run.out).unwrap();
        template["Resources"]["Jobs"]["Properties"]["QueueName"].as_str().unwrap().to_owned()
    };
    assert_eq!(name(&["shop"]), "shop-dev-Jobs");
    assert_eq!(name(&["shop", "--app", "store"]), "store-dev-Jobs");
}

#[test]
fn nothing_is_written_for_a_program_with_errors() {
    let place = Place::new(&[("main.sls", "queue Jobs { visibility: 13h }\n")]);
    let run = place.run(&["build", "."]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.ends_with("nothing was written\n"), "{}", run.error);
    assert_eq!(place.files("."), ["main.sls"]);
    let run = place.run(&["build", ".", "--stdout"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
}

#[test]
fn missing_code_stops_a_build_but_not_a_check() {
    let place = Place::new(&[("main.sls", PROGRAM)]);
    assert_eq!(place.run(&["check", "."]).code, 0);
    let run = place.run(&["build", "."]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.error.contains("./src"), "{}", run.error);
}

#[test]
fn check_shows_a_difference_and_writes_nothing() {
    let place = Place::project();
    let check = ["build", "shop", "--check"];
    let run = place.run(&check);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("--- /dev/null\n+++ b/shop/out/dev/cloudformation/template.json\n@@ "), "{}", run.out);
    assert!(!place.has("shop/out"));
    assert_eq!(place.run(&["build", "shop"]).code, 0);
    let run = place.run(&check);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    // Archives need not be committed.
    std::fs::remove_dir_all(place.path("shop/out/dev/cloudformation/assets")).unwrap();
    assert_eq!(place.run(&check).code, 0);
    let before = place.files("shop/out");
    place.write("shop/main.sls", &PROGRAM.replace("3min", "4min"));
    let run = place.run(&check);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("-        \"VisibilityTimeout\": 180") || run.out.contains("\"VisibilityTimeout\": 180"),
        "{}",
        run.out
    );
    assert!(run.out.contains("240"), "{}", run.out);
    assert_eq!(place.files("shop/out"), before);
}

#[test]
fn archives_are_the_same_everywhere() {
    let archive = |files: &[(&str, &str)]| {
        let place = Place::project();
        for (name, text) in files {
            place.write(name, text);
        }
        let run = place.run(&["build", "shop", "--stage", "dev", "--out", "out"]);
        assert_eq!(run.code, 0, "{run:?}");
        let name = place.files("out/assets").remove(0);
        (name.clone(), std::fs::read(place.path("out/assets").join(name)).unwrap())
    };
    let first = archive(&[]);
    assert_eq!(first, archive(&[("shop/src/.DS_Store", "x"), ("shop/other.txt", "y")]));
    assert_eq!(first, archive(&[("shop/src/notes.md", "x"), ("shop/.slsignore", "*.md\n")]));
    assert_ne!(first.0, archive(&[("shop/src/more.mjs", "x")]).0);
    let mut files = zip::ZipArchive::new(std::io::Cursor::new(first.1)).unwrap();
    let mut text = String::new();
    files.by_name("index.mjs").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!((files.len(), text.as_str()), (1, "export const handler = async () => {}\n"));
}

#[test]
fn output_inside_of_code_is_not_packaged() {
    let place = Place::project();
    place.write("shop/main.sls", &PROGRAM.replace("./src", "./."));
    place.write("shop/index.mjs", "export const handler = async () => {}\n");
    let names = || place.files("shop/out/dev/cloudformation/assets");
    assert_eq!(place.run(&["build", "shop", "--stage", "dev"]).code, 0);
    let first = names();
    let run = place.run(&["build", "shop", "--stage", "dev"]);
    assert!(run.error.contains("was up to date"), "{}", run.error);
    assert_eq!(first, names());
}
