use crate::Place;

const MAIN: &str = "stages dev, prod\noption engine: small | large = small\nparam size: Size(1MB..2GB) = 512MB\nqueue Big when engine == large\noutput size = size\n";
const CONFIGURATION: &str = "[package]\nname = \"store\"\nsource = \"src\"\n\n[stages.prod]\nregion = \"eu-west-1\"\naccount = \"123456789012\"\nvalues = { engine = \"large\", size = \"1GB\" }\n";

fn shop() -> Place {
    Place::new(&[
        ("shop/slsc.toml", CONFIGURATION),
        ("shop/src/main.sls", MAIN),
        ("shop/src/jobs/main.sls", "use engine\nqueue Jobs { visibility: if engine == large then 1min else 30s }\n"),
        ("shop/src/jobs/night/main.sls", "use jobs.Jobs\noutput url = Jobs.url\n"),
        ("shop/src/node_modules/x/main.sls", "not a program"),
        ("shop/src/.hidden/main.sls", "not a program"),
        ("shop/src/other/slsc.toml", ""),
        ("shop/src/other/main.sls", "queue Alone\n"),
        ("shop/tools/main.sls", "queue Tools\n"),
    ])
}

#[test]
fn folders_of_a_package_are_modules() {
    let place = shop();
    let run = place.run(&["check", "shop"]);
    assert_eq!((run.code, run.error.as_str()), (0, "no problems in 4 files, stages dev, prod\n"), "{run:?}");
    let run = place.run(&["build", "shop", "--stage", "prod"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.error.contains("--stack-name store-prod") && run.error.contains("--region eu-west-1"), "{}", run.error);
    let template = place.read("shop/out/prod/cloudformation/template.json");
    for piece in [
        "\"JobsJobs\"",
        "store-prod-jobs-Jobs",
        "\"JobsNightUrl\"",
        "\"Big\"",
        "1073741824",
        "\"VisibilityTimeout\": 60",
    ] {
        assert!(template.contains(piece), "{piece}: {template}");
    }
    // Once more, with its own output among the folders.
    assert_eq!(place.run(&["build", "shop", "--stage", "prod", "--check"]).code, 0);
    let terraform = place.run(&["build", "shop", "--stage", "prod", "--target", "terraform", "--stdout"]).out;
    assert!(terraform.contains("allowed_account_ids = [\"123456789012\"]"), "{terraform}");
    let dev = place.run(&["build", "shop", "--stage", "dev", "--stdout"]).out;
    assert!(!dev.contains("\"Big\"") && dev.contains("536870912"), "{dev}");
}

#[test]
fn a_path_in_a_package_means_the_package() {
    let place = shop();
    for path in ["shop/src", "shop/src/jobs", "shop/src/jobs/night/main.sls", "./shop/"] {
        let run = place.run(&["check", path]);
        assert_eq!(run.error, "no problems in 4 files, stages dev, prod\n", "{path}");
    }
    // What lies beside the sources, and packages within, are programs of their own.
    for path in ["shop/tools", "shop/tools/main.sls", "shop/src/other"] {
        assert!(place.run(&["check", path]).error.starts_with("no problems in "), "{path}");
    }
    assert_eq!(place.run(&["check", "shop/src/node_modules/x"]).code, 1);
    // Places are named so that they open from here.
    place.write("shop/src/jobs/main.sls", "queue Jobs { visibilty: 1min }\n");
    assert!(place.run(&["check", "shop/src/jobs"]).error.contains("shop/src/jobs/main.sls:1:14"));
}

#[test]
fn values_are_set_from_outside() {
    let place = shop();
    let run = place.run(&["build", "shop", "--stage", "dev", "--stdout", "--set", "engine=large", "--set", "size=2MB"]);
    assert!(run.out.contains("\"Big\"") && run.out.contains("2097152"), "{run:?}");
    let run = place.run(&["check", "shop", "--set", "engine=medium"]);
    assert_eq!(run.code, 1);
    assert!(run.error.contains("type.member") && run.error.contains("<command line>:1:14"), "{}", run.error);
    assert_eq!(place.run(&["check", "shop", "--set", "engine"]).code, 2);
}

#[test]
fn what_is_wrong_with_the_file_is_told_with_all_else_and_nothing_is_written() {
    let place = shop();
    place.write("shop/slsc.toml", "[package]\nnmae = \"x\"\nsource = \"src\"\n");
    let run = place.run(&["build", "shop"]);
    assert_eq!(run.code, 1, "{run:?}");
    for piece in ["error[project.key]", "shop/slsc.toml:2:1", "did you mean `name`?"] {
        assert!(run.error.contains(piece), "{piece}: {}", run.error);
    }
    assert!(!place.has("shop/out"));
    // Its mistakes are fixed like those of the program.
    let run = place.run(&["fix", "shop"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(place.read("shop/slsc.toml").contains("\nname = \"x\"\n"));
    place.write("shop/slsc.toml", "[package]\nsource = \"sources\"\n");
    let run = place.run(&["check", "shop"]);
    assert!(run.error.contains("error[project.source]") && run.error.contains("slsc.toml:2:10"), "{}", run.error);
    std::fs::write(place.path("shop/slsc.toml"), [0xff, 0xfe]).unwrap();
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 2 && run.error.contains("is not UTF-8 text"), "{run:?}");
    std::fs::remove_file(place.path("shop/slsc.toml")).unwrap();
    std::fs::create_dir(place.path("shop/slsc.toml")).unwrap();
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 2 && run.error.contains("cannot read `shop/slsc.toml`"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;

    let place = shop();
    symlink("..", place.path("shop/src/jobs/loop")).unwrap();
    symlink("loop.sls", place.path("shop/src/jobs/loop.sls")).unwrap();
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 2 && run.error.contains("cannot read `shop/src/jobs/loop.sls`"), "{run:?}");
    std::fs::remove_file(place.path("shop/src/jobs/loop.sls")).unwrap();
    assert_eq!(place.run(&["check", "shop"]).error, "no problems in 4 files, stages dev, prod\n");
    std::fs::rename(place.path("shop/src"), place.path("src")).unwrap();
    symlink("../src", place.path("shop/src")).unwrap();
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 2 && run.error.contains("`shop/src` is a link out of the package"), "{run:?}");
    std::fs::remove_file(place.path("shop/slsc.toml")).unwrap();
    symlink("slsc.toml", place.path("shop/slsc.toml")).unwrap();
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 2 && run.error.contains("cannot read `shop/slsc.toml`"), "{run:?}");
}
