//! What `check`, `build` and `graph` share: reading a program, compiling it, showing what the compiler has to say.

use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::{AssetMode, Build, Options, Output};

use crate::console::Console;
use crate::failure::{Failure, count};
use crate::package::Packager;
use crate::program::{self, Program};
use crate::render::{self, Texts};

/// Which program, and with what.
#[derive(Debug, Args)]
pub struct ProgramArguments {
    /// Folder (all its `*.sls` files), file, or `-` for standard input
    #[arg(value_name = "PATH")]
    pub path: PathBuf,

    /// Only this stage; otherwise all
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<String>,

    /// Name of the application, part of the names of resources [default: the folder's name]
    #[arg(long, value_name = "NAME", value_parser = application_name)]
    pub app: Option<String>,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    pub stdlib: Option<PathBuf>,
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
    /// How long the compiler took.
    time: Duration,
}

impl Compilation {
    /// Reads and compiles.
    pub fn new(
        arguments: &ProgramArguments,
        build: Option<Build>,
        assets: AssetMode,
        console: &Console,
    ) -> Result<Compilation, Failure> {
        let program = program::load(&arguments.path)?;
        let library = program::load_library(arguments.stdlib.as_deref())?;
        let app = arguments.app.clone().unwrap_or_else(|| program::application_name(&program.folder));
        let packager = Packager::new(&program.folder);
        let options = Options {
            app: app.clone(),
            stage: arguments.stage.clone(),
            build,
            assets,
            today: today(),
            host: &packager,
        };
        let start = Instant::now();
        let output = slsc_core::compile(&program.package, &library, &options);
        let compilation = Compilation { program, app, output, packager, time: start.elapsed() };
        compilation.know_stage(arguments.stage.as_deref())?;
        let files = count(compilation.output.own, "file");
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
        self.output.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
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
        let visible = self.visible(console.quiet);
        console.error(&render::human(&visible, &self.texts(), console.color));
        if let Some(summary) = render::summary(&visible, console.color) {
            console.say(&format!("{summary}\n"));
        }
    }
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
