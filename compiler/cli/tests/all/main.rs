//! The command as its users run it: arguments, files, exit codes, what is printed where.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod build;
mod changes;
mod check;
mod doc;
mod explain;
mod fix;
mod format;
mod formats;
mod graph;
mod new;
mod output;
mod package;
mod usage;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A function with code, and what calls it.
pub const PROGRAM: &str = "\
stages dev, prod

/// Work to be done.
queue Jobs { visibility: 3min }

/// Does it.
function Worker {
  code: ./src, runtime: \"nodejs22.x\", handler: \"index.handler\"
  env: { LEVEL: if stage == prod then \"warn\" else \"debug\" }
  on Jobs { batch: 10 }
}
";

/// What a run of the command gave.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub error: String,
}

/// A folder of its own with files, where the command runs.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// A folder with files.
    pub fn new(files: &[(&str, &str)]) -> Place {
        let place = Place { folder: TempDir::new().unwrap() };
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    /// A project in the folder `shop`.
    pub fn project() -> Place {
        Place::new(&[("shop/main.sls", PROGRAM), ("shop/src/index.mjs", "export const handler = async () => {}\n")])
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and the folders it is in.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether something is at a path, a link to nothing included.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    /// Names of all files below a folder, sorted.
    pub fn files(&self, name: &str) -> Vec<String> {
        let root = self.path(name);
        let mut found = Vec::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(relative(&path, &root));
                }
            }
        }
        found.sort();
        found
    }

    /// Runs the command in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"", &[])
    }

    /// The same with an input and environment variables.
    pub fn run_with(&self, arguments: &[&str], input: &[u8], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_slsc"));
        command.args(arguments).current_dir(self.folder.path());
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("SOURCE_DATE_EPOCH", "1764000000");
        command.envs(environment.iter().copied());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read its input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn relative(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/")
}
