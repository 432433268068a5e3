//! Sources as they were at a git revision, from git's own store: nothing of the work tree is touched.

use std::io::{Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, reason};

/// Sources at a revision, in a folder of their own that goes with this.
pub struct Checkout {
    root: PathBuf,
    /// What the path that was asked for was then.
    pub path: PathBuf,
}

impl Checkout {
    /// Unpacks a path as it was.
    pub fn new(path: &Path, revision: &str) -> Result<Checkout, Failure> {
        let full = std::fs::canonicalize(path).map_err(|error| Failure::io("read", path, &error))?;
        let folder = if full.is_dir() { full.as_path() } else { full.parent().unwrap_or(Path::new("/")) };
        let top = git(folder, &["rev-parse", "--show-toplevel"])
            .map_err(|failure| failure.hint(format!("`{}` is in no git repository", path.display())))?;
        let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches(['\n', '\r']));
        // A revision may look like an option or a path; this says what it is.
        let commit =
            git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])
                .map_err(|_| Failure::new(format!("git knows no revision `{}`", revision.escape_debug())))?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let inside = full.strip_prefix(&top).map_err(|_| Failure::new("git answered with another folder"))?;
        let wanted = if inside.as_os_str().is_empty() { Path::new(".") } else { inside };
        let wanted = wanted.to_string_lossy().replace('\\', "/");
        let archive = git(&top, &["archive", "--format=zip", &commit, "--", &wanted])
            .map_err(|failure| failure.hint(format!("there was nothing at `{wanted}` then, perhaps")))?;
        let root = folder_of_its_own()?;
        let checkout = Checkout { path: root.join(inside), root };
        checkout.unpack(&archive)?;
        Ok(checkout)
    }

    fn unpack(&self, archive: &[u8]) -> Result<(), Failure> {
        let broken =
            |error: &dyn std::fmt::Display| Failure::new(format!("git wrote an archive that cannot be read: {error}"));
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).map_err(|error| broken(&error))?;
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).map_err(|error| broken(&error))?;
            // Names that lead out of the folder, and links, are left where they are.
            let Some(name) = file.enclosed_name().filter(|_| !file.is_symlink()) else { continue };
            let path = self.root.join(name);
            let make =
                |folder: &Path| std::fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error));
            if file.is_dir() {
                make(&path)?;
                continue;
            }
            path.parent().map_or(Ok(()), make)?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(|error| broken(&error))?;
            std::fs::write(&path, bytes).map_err(|error| Failure::io("write", &path, &error))?;
        }
        Ok(())
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // What cannot be removed is in the system's folder for such things.
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

fn folder_of_its_own() -> Result<PathBuf, Failure> {
    let temporary = std::env::temp_dir();
    for attempt in 0..1000 {
        let folder = temporary.join(format!("slsc-{}-{attempt}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return std::fs::canonicalize(&folder).map_err(|error| Failure::io("read", &folder, &error)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::io("create", &folder, &error)),
        }
    }
    Err(Failure::new(format!("`{}` is full of folders of slsc", temporary.display())))
}

/// What git answers. It reads its own store and nothing else: no hooks, no network, no questions.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false", "-c", "protocol.allow=never"]).args(arguments);
    command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    command.stdin(Stdio::null());
    let output = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::new("`--since` needs `git`, which is not there")
            .hint("install git, or compare two folders: `slsc diff OLD NEW`"),
        _ => Failure::new(format!("cannot run `git`: {}", reason(&error))),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it failed").trim_start_matches("fatal: ").to_owned();
    Err(Failure::new(format!("git: {said}")))
}
