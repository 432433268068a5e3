//! What `check`, `build` and `graph` share: reading a program, compiling it, showing what the compiler has to say.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::library::Library;
use slsc_core::{AssetMode, Build, Options, Output};

use crate::console::Console;
use crate::failure::{Failure, count};
use crate::package::Packager;
use crate::program::{self, Program};
use crate::render::{self, Format, Texts};

/// Which program, and with what.
#[derive(Debug, Args)]
pub struct ProgramArguments {
    /// Package (the folder of its `slsc.toml`, or a path in it), folder (its `*.sls` files), file, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,

    /// Only this stage; otherwise all
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<String>,

    /// Value of an option or a parameter in all stages
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting)]
    pub set: Vec<(String, String)>,

    /// Name of the application, part of the names of resources [default: as in slsc.toml, or the folder's name]
    #[arg(long, value_name = "NAME", value_parser = application_name)]
    pub app: Option<String>,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    pub stdlib: Option<PathBuf>,
}

/// What counts as a failure.
#[derive(Debug, Args)]
pub struct Strictness {
    /// What fails besides errors: `warnings`, or `advice` and warnings
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true)]
    pub deny: Option<Denied>,
}

/// The mildest findings that fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    Warnings,
    Advice,
}

fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err("expected `name=value`".to_owned()),
    }
}

fn application_name(name: &str) -> Result<String, String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !name.is_empty() && name.len() <= 64 && name.bytes().all(fits) && !name.starts_with('-') && !name.ends_with('-')
    {
        Ok(name.to_owned())
    } else {
        Err("expected 1 to 64 of `a-z`, `0-9` and `-`".to_owned())
    }
}

/// A compiled program.
pub struct Compilation {
    /// Its texts and place.
    pub program: Program,
    /// Name of the application.
    pub app: String,
    /// What the compiler gave.
    pub output: Output,
    /// Packages code.
    pub packager: Packager,
    /// The standard library.
    pub library: Library,
    /// How long the compiler took.
    time: Duration,
}

impl Compilation {
    /// Reads and compiles: the only compilation of the process.
    pub fn new(
        arguments: &ProgramArguments,
        build: Option<Build>,
        assets: AssetMode,
        console: &Console,
    ) -> Result<Compilation, Failure> {
        let program = program::load(&arguments.path)?;
        let packager = Packager::new(&program.folder).with_used(program.used()).ending();
        Compilation::packaged(program, packager, arguments, build, assets, console)
    }

    /// Compiles a program that was read, of which more compilations may follow.
    pub fn of(
        program: Program,
        arguments: &ProgramArguments,
        build: Option<Build>,
        assets: AssetMode,
        console: &Console,
    ) -> Result<Compilation, Failure> {
        let packager = Packager::new(&program.folder).with_used(program.used());
        Compilation::packaged(program, packager, arguments, build, assets, console)
    }

    /// Builds, to be compared and not to be deployed: code that is not there is looked for from another folder.
    pub fn with_code(
        arguments: &ProgramArguments,
        build: Build,
        code: Option<&Path>,
        console: &Console,
    ) -> Result<Compilation, Failure> {
        let program = program::load(&arguments.path)?;
        let packager = Packager::new(&program.folder).with_used(program.used()).or(code.map(folder_of));
        Compilation::packaged(program, packager, arguments, Some(build), AssetMode::default(), console)
    }

    fn packaged(
        program: Program,
        packager: Packager,
        arguments: &ProgramArguments,
        build: Option<Build>,
        assets: AssetMode,
        console: &Console,
    ) -> Result<Compilation, Failure> {
        let library = program::load_library(arguments.stdlib.as_deref())?;
        let app = arguments.app.clone().unwrap_or_else(|| program.application_name());
        let options = Options {
            app: app.clone(),
            stage: arguments.stage.clone(),
            set: arguments.set.clone(),
            build,
            assets,
            today: today(),
            host: &packager,
        };
        let start = Instant::now();
        let output = slsc_core::compile(&program.package, &library, &options);
        let compilation = Compilation { program, app, output, packager, library, time: start.elapsed() };
        compilation.know_stage(arguments.stage.as_deref())?;
        let files = count(compilation.program.package.files().count(), "file");
        console.detail(&format!("compiled {files} as `{}` in {:.1?}", compilation.app, compilation.time));
        Ok(compilation)
    }

    /// A stage that the program does not have is a mistake in the arguments.
    fn know_stage(&self, stage: Option<&str>) -> Result<(), Failure> {
        let stages = &self.output.stages;
        match stage {
            Some(stage) if stages.is_empty() && !self.is_broken() => {
                Err(Failure::new(format!("there is no stage `{stage}`: the program has no stages"))
                    .hint(format!("leave `--stage` out, or write `stages {stage}` in the program")))
            }
            Some(stage) if !stages.is_empty() && !stages.iter().any(|known| known == stage) => {
                let known: Vec<String> = stages.iter().map(|stage| format!("`{stage}`")).collect();
                Err(Failure::new(format!("there is no stage `{stage}`"))
                    .hint(format!("the program has {}", known.join(", "))))
            }
            _ => Ok(()),
        }
    }

    /// Whether something else than the stage asked for is wrong, so that its stages may not be known.
    fn is_broken(&self) -> bool {
        let diagnostics = self.output.diagnostics.iter();
        diagnostics.filter(|diagnostic| diagnostic.code != "stage.unknown").any(|one| one.severity == Severity::Error)
    }

    /// Whether there is an error among the diagnostics.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// The diagnostics that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.output.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether something is wrong that is to count as a failure; says so when it is no error.
    pub fn fails(&self, strictness: &Strictness, console: &Console) -> bool {
        let (worst, flag) = match strictness.deny {
            None => (Severity::Error, ""),
            Some(Denied::Warnings) => (Severity::Warning, "warnings"),
            Some(Denied::Advice) => (Severity::Advice, "advice"),
        };
        let fails = self.output.diagnostics.iter().any(|diagnostic| diagnostic.severity <= worst);
        if fails && !self.has_errors() {
            console.error(&format!("failed because of `--deny {flag}`\n"));
        }
        fails
    }

    /// The diagnostics to show, by place.
    pub fn visible(&self, quiet: bool) -> Vec<&Diagnostic> {
        let mut visible = render::visible(&self.output.diagnostics, quiet);
        visible.sort_by(|a, b| {
            let key = |diagnostic: &Diagnostic| (diagnostic.primary.span, diagnostic.severity);
            key(a).cmp(&key(b)).then_with(|| (&a.code, &a.message).cmp(&(&b.code, &b.message)))
        });
        visible
    }

    /// The texts under names that the user can open.
    pub fn texts(&self) -> Texts<'_> {
        Texts::new(&self.output.sources, self.output.own, &self.program.prefix)
    }

    /// Shows the diagnostics to a person, and how many there are.
    pub fn show(&self, console: &Console) {
        self.show_to_person(Format::Human, console);
    }

    /// Shows the diagnostics in a format: to a person, or to a program on standard output.
    pub fn show_as(&self, format: Format, console: &Console) -> Result<(), Failure> {
        if format.is_for_people() {
            self.show_to_person(format, console);
            return Ok(());
        }
        console.output(&format.write(&self.visible(console.quiet), &self.texts(), &self.library, false))
    }

    fn show_to_person(&self, format: Format, console: &Console) {
        let visible = self.visible(console.quiet);
        console.error(&format.write(&visible, &self.texts(), &self.library, console.color));
        if let Some(summary) = render::summary(&visible, console.color) {
            console.say(&format!("{summary}\n"));
        }
    }
}

/// The folder that a path's program stands in.
fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
}

/// Days since 1970-01-01: of `SOURCE_DATE_EPOCH` where builds are to be repeated, else of the clock.
fn today() -> Option<i64> {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse::<i64>().ok());
    let seconds = given.or_else(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    })?;
    Some(seconds.div_euclid(86_400))
}
