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

const WORKER: &str = "use base.limit\n/// Works.\nkind worker {\n  from: Ref<queue>\n  function Run {\n    code: ./run, runtime: \"nodejs24.x\", handler: \"index.handler\", timeout: limit\n    on from\n  }\n}\n";

fn packages() -> Place {
    Place::new(&[
        ("shop/slsc.toml", "[dependencies]\nshared = { path = \"../shared\" }\n"),
        (
            "shop/main.sls",
            "use shared.worker\nqueue Jobs { visibility: 1min, deadLetter: { to: Failed } }\nqueue Failed { retention: 14d }\nworker Mail { from: Jobs }\n",
        ),
        ("shared/slsc.toml", "[package]\nname = \"common\"\n[dependencies]\nbase = { path = \"../base\" }\n"),
        ("shared/main.sls", WORKER),
        ("shared/run/index.mjs", "export const handler = async () => {}\n"),
        ("base/slsc.toml", ""),
        ("base/main.sls", "let limit = 10s\n"),
    ])
}

#[test]
fn packages_give_kinds_to_one_another() {
    let place = packages();
    let run = place.run(&["build", "shop"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.error.contains("shop/slsc.lock: wrote"), "{}", run.error);
    let files = place.files("shop/out");
    assert!(files.iter().any(|name| name.contains("assets/run-")), "{files:?}");
    assert!(place.read("shop/out/default/cloudformation/template.json").contains("\"MailRun\""));
    let lock = place.read("shop/slsc.lock");
    for piece in
        ["name = \"shared\"\npath = \"../shared\"\ndigest = \"sha256:", "name = \"shared.base\"\npath = \"../base\"\n"]
    {
        assert!(lock.contains(piece), "{piece}: {lock}");
    }
    assert_eq!(place.run(&["build", "shop", "--check"]).code, 0);
    assert!(!place.run(&["build", "shop"]).error.contains("slsc.lock"));
    // What was built with has changed, though not what is built.
    place.write("base/main.sls", "let limit = 10s\n// more\n");
    let run = place.run(&["build", "shop", "--check"]);
    assert!(run.code == 1 && run.error.contains("slsc.lock is out of date"), "{run:?}");
    // A finding in another package is named so that it opens from here.
    place.write("shared/main.sls", &WORKER.replace("timeout", "timout"));
    let run = place.run(&["check", "shop"]);
    assert!(run.code == 1 && run.error.contains("shop/../shared/main.sls:6:"), "{run:?}");
    assert_eq!(place.run(&["fix", "shop"]).code, 1);
    assert!(place.read("shared/main.sls").contains("timout"));
}

#[test]
fn packages_that_cannot_be_used_are_told_where_they_are_named() {
    for (file, text, piece) in [
        (
            "base/slsc.toml",
            "[package]\nname = \"base\"\n[dependencies]\nback = { path = \"../shop\" }\n",
            "packages use one another: `shop` → `common` → `base` → `shop`",
        ),
        ("base/slsc.toml", "[dependencies]\nself = { path = \".\" }\n", "packages use one another: `base` → `base`"),
        ("shared/slsc.toml", "[dependencies]\nbase = { path = \"../nothing\" }\n", "there is no folder `../nothing`"),
        ("shop/slsc.toml", "[dependencies]\nshared = { path = \"../shared/run\" }\n", "`../shared/run` is no package"),
    ] {
        let place = packages();
        place.write(file, text);
        let run = place.run(&["build", "shop"]);
        assert_eq!(run.code, 1, "{run:?}");
        for piece in ["error[project.dependency]", "shop/slsc.toml:2:19", piece] {
            assert!(run.error.contains(piece), "{piece}: {}", run.error);
        }
        assert!(!place.has("shop/out") && !place.has("shop/slsc.lock"));
    }
}
