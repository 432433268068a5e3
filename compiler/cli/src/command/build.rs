//! `slsc build`: what is to be deployed, as files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use slsc_core::plan::Target;
use slsc_core::project;
use slsc_core::{AssetMode, AssetSource, Build, HostError, StageBuild};

use crate::command::compilation::{Compilation, ProgramArguments, Strictness};
use crate::command::deploy;
use crate::console::Console;
use crate::failure::{Failure, Outcome, count};
use crate::render;
use crate::write::{self, Replaced, Wanted};

const EXAMPLES: &str = "\
Examples:
  slsc build .                                  CloudFormation for every stage
  slsc build . --stage prod --target terraform  Terraform for one stage, in out/prod/terraform
  slsc build . --stage dev --stdout             Look at it, write nothing
  slsc build . --check                          Fail if the committed output is out of date
  slsc build . --format yaml --assets local     For `aws cloudformation package` and `sam build`

Each stage goes to out/STAGE/TARGET beside the program, `default` standing for programs without stages. With --out, one
stage goes to DIR itself and each of several to DIR/STAGE. Packaged code goes to `assets` in the same folder; patterns in
`.slsignore` files, as in .gitignore, say what is left out of it.
Only files that slsc made are replaced or removed; the file .slsc-manifest beside them says which they are.
With --check, archives that are not there are no difference: their names hold their digests.";

/// Write CloudFormation or Terraform
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    program: ProgramArguments,

    /// What to write for
    #[arg(long, value_enum, default_value = "cloudformation", value_name = "TARGET")]
    target: TargetName,

    /// How to write it: json or yaml for CloudFormation, hcl or tf.json for Terraform [default: json, hcl]
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,

    /// Folder to write to [default: out/<stage>/<target> beside the program]
    #[arg(long, value_name = "DIR", conflicts_with = "stdout")]
    out: Option<PathBuf>,

    /// Print instead of writing
    #[arg(long)]
    stdout: bool,

    /// Write nothing; show how the folder differs
    #[arg(long, conflicts_with = "stdout")]
    check: bool,

    /// How CloudFormation finds code: in a bucket given at deployment, or in local files
    #[arg(long, value_enum, default_value = "bucket", value_name = "WHERE")]
    assets: Assets,

    /// How diagnostics are written, as `slsc check --format`
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT", hide_possible_values = true)]
    diagnostics: render::Format,

    #[command(flatten)]
    strictness: Strictness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TargetName {
    /// AWS CloudFormation
    #[value(name = "cloudformation", alias = "cfn")]
    CloudFormation,
    /// HashiCorp Terraform and OpenTofu
    #[value(name = "terraform", alias = "tf")]
    Terraform,
}

impl TargetName {
    /// What the compiler calls it.
    pub fn target(self) -> Target {
        match self {
            TargetName::CloudFormation => Target::CloudFormation,
            TargetName::Terraform => Target::Terraform,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Yaml,
    Hcl,
    #[value(name = "tf.json")]
    TfJson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Assets {
    Bucket,
    Local,
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    if arguments.stdout && !arguments.diagnostics.is_for_people() {
        return Err(Failure::new("`--stdout` and diagnostics for programs would share standard output")
            .hint("leave one of them out, or write `--diagnostics short`"));
    }
    let build = Build { target: arguments.target.target(), format: format(arguments)? };
    let assets = match arguments.assets {
        Assets::Bucket => AssetMode::Bucket,
        Assets::Local => AssetMode::Local,
    };
    let compilation = Compilation::new(&arguments.program, Some(build.clone()), assets, console)?;
    compilation.show_as(arguments.diagnostics, console)?;
    if compilation.fails(&arguments.strictness, console) {
        if !arguments.stdout {
            console.say("nothing was written\n");
        }
        return Ok(Outcome::Findings);
    }
    let builds = &compilation.output.builds;
    let several = arguments.program.stage.is_none() && builds.iter().any(|build| build.stage.is_some());
    if arguments.stdout {
        console.output(&printed(builds, several, build.format))?;
        return Ok(Outcome::Clean);
    }
    let folders = folders(&compilation, arguments.out.as_deref(), several, build.target)?;
    if arguments.check {
        check(&compilation, &folders, console)
    } else {
        write(&compilation, &folders, &build, assets, console)
    }
}

/// The path of the file that says what a package was built with, its text as it is there, and as it should be.
fn lock(compilation: &Compilation) -> Option<(PathBuf, Option<String>, String)> {
    let wanted = compilation.program.package.lock()?;
    let path = compilation.program.folder.join(project::LOCK);
    let present = std::fs::read_to_string(&path).ok();
    Some((path, present, wanted))
}

/// Shows how the folders differ from what they should hold.
fn check(compilation: &Compilation, folders: &[Folder], console: &Console) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    if let Some((path, present, wanted)) =
        lock(compilation).filter(|(_, present, wanted)| present.as_ref() != Some(wanted))
    {
        let name = path.display().to_string();
        console.output(&write::unified(&name, present.as_deref(), Some(&wanted), console.color_output))?;
        console.say(&format!("{name} is out of date\n"));
        outcome = Outcome::Findings;
    }
    for folder in folders {
        let differences = write::compare(&folder.path, &folder.files, console.color_output)?;
        console.output(&differences)?;
        let word = if differences.is_empty() { "up to date" } else { "out of date" };
        console.say(&format!("{} is {word}\n", folder.path.display()));
        if !differences.is_empty() {
            outcome = Outcome::Findings;
        }
    }
    if outcome == Outcome::Findings {
        console.say("to bring it up to date, run the same command without `--check`\n");
    }
    Ok(outcome)
}

/// Makes the folders hold what they should.
fn write(
    compilation: &Compilation,
    folders: &[Folder],
    build: &Build,
    assets: AssetMode,
    console: &Console,
) -> Result<Outcome, Failure> {
    if let Some((path, present, wanted)) = lock(compilation)
        && present.as_ref() != Some(&wanted)
    {
        write::write_atomic(&path, wanted.as_bytes())?;
        console.say(&format!("{}: wrote what was built with\n", path.display()));
    }
    for folder in folders {
        let replaced = write::replace(&folder.path, &folder.files)?;
        report(&replaced, &folder.path, console);
    }
    let mut steps = Vec::new();
    for folder in folders {
        for (stage, path) in &folder.stages {
            let build_of = compilation.output.builds.iter().find(|build| build.stage == *stage);
            let inside = |name: &str| name.strip_prefix(path.as_str()).is_some_and(|rest| !rest.starts_with("assets/"));
            let Some(file) = folder.files.iter().find(|file| inside(&file.path)) else { continue };
            steps.push(deploy::steps(&deploy::Deployment {
                app: &compilation.app,
                stage: stage.as_deref(),
                region: build_of.and_then(|build| build.region.as_deref()),
                folder: &folder.path.join(path.trim_end_matches('/')).components().collect::<PathBuf>(),
                target: build.target,
                file: &file.path[path.len()..],
                assets,
                packaged: folder.files.iter().any(|file| file.path.starts_with(&format!("{path}assets/"))),
            }));
        }
    }
    // One stage is enough to see how it goes.
    if let Some(first) = steps.first() {
        console.say(&format!("to deploy:\n  {}\n", first.join("\n  ")));
    }
    Ok(Outcome::Clean)
}

fn format(arguments: &Arguments) -> Result<slsc_core::Format, Failure> {
    match (arguments.target, arguments.format) {
        (TargetName::CloudFormation, None | Some(Format::Json)) => Ok(slsc_core::Format::Json),
        (TargetName::CloudFormation, Some(Format::Yaml)) => Ok(slsc_core::Format::Yaml),
        (TargetName::Terraform, None | Some(Format::Hcl)) => Ok(slsc_core::Format::Hcl),
        (TargetName::Terraform, Some(Format::TfJson)) => Ok(slsc_core::Format::TfJson),
        (TargetName::CloudFormation, Some(Format::Hcl | Format::TfJson)) => {
            Err(Failure::new("CloudFormation is written as `json` or `yaml`").hint("add `--target terraform`"))
        }
        (TargetName::Terraform, Some(Format::Json | Format::Yaml)) => {
            let hint = if arguments.format == Some(Format::Json) {
                "write `--format tf.json`"
            } else {
                "leave `--format` out"
            };
            Err(Failure::new("Terraform is written as `hcl` or `tf.json`").hint(hint))
        }
    }
}

/// A folder and everything that it should hold.
struct Folder {
    path: PathBuf,
    /// Stages in it, and what the paths of their files start with.
    stages: Vec<(Option<String>, String)>,
    files: Vec<Wanted>,
}

/// Where the builds go.
fn folders(
    compilation: &Compilation,
    out: Option<&Path>,
    several: bool,
    target: Target,
) -> Result<Vec<Folder>, Failure> {
    let name = match target {
        Target::CloudFormation => "cloudformation",
        Target::Terraform => "terraform",
    };
    let program = &compilation.program.folder;
    let program = if program == Path::new(".") { Path::new("") } else { program };
    let mut folders: Vec<Folder> = Vec::new();
    for build in &compilation.output.builds {
        let stage = build.stage.as_deref().unwrap_or("default");
        let inside = if several && out.is_some() { format!("{stage}/") } else { String::new() };
        let files = wanted(compilation, build, &inside)?;
        let path = out.map_or_else(|| program.join("out").join(stage).join(name), Path::to_owned);
        match folders.iter_mut().find(|folder| folder.path == path) {
            Some(folder) => {
                folder.stages.push((build.stage.clone(), inside));
                folder.files.extend(files);
            }
            None => folders.push(Folder { path, stages: vec![(build.stage.clone(), inside)], files }),
        }
    }
    Ok(folders)
}

/// All texts; with a line before each that names it, when there are several.
fn printed(builds: &[StageBuild], several: bool, format: slsc_core::Format) -> String {
    let name = |build: &StageBuild, path: &str| match &build.stage {
        Some(stage) if several => format!("{stage}/{path}"),
        _ => path.to_owned(),
    };
    let files: Vec<(String, &str)> = builds
        .iter()
        .flat_map(|build| build.files.iter().map(|file| (name(build, &file.path), file.text.as_str())))
        .collect();
    if let [(_, text)] = files.as_slice() {
        return (*text).to_owned();
    }
    let sign = match format {
        slsc_core::Format::Json | slsc_core::Format::TfJson => "//",
        slsc_core::Format::Yaml | slsc_core::Format::Hcl => "#",
    };
    let printed: Vec<String> = files.iter().map(|(name, text)| format!("{sign} {name}\n{text}")).collect();
    printed.join("\n")
}

/// The files of one build, with `inside` before their paths.
fn wanted(compilation: &Compilation, build: &StageBuild, inside: &str) -> Result<Vec<Wanted>, Failure> {
    let mut wanted = Vec::new();
    for file in &build.files {
        let bytes = Arc::from(file.text.as_bytes());
        wanted.push(Wanted { path: format!("{inside}{}", file.path), bytes, text: true });
    }
    for asset in &build.assets {
        let package = match &asset.source {
            AssetSource::Path(path) => compilation.packager.package(path).map_err(|error| match error {
                HostError::Missing => Failure::new(format!("there is nothing at `{path}`")),
                HostError::Unusable(why) => Failure::new(why),
            })?,
            AssetSource::Text { file, text } => compilation.packager.inline_package(file, text),
        };
        wanted.push(Wanted { path: format!("{inside}assets/{}", asset.name), bytes: package.bytes, text: false });
    }
    Ok(wanted)
}

pub fn report(replaced: &Replaced, folder: &Path, console: &Console) {
    for name in &replaced.written {
        console.detail(&format!("wrote {name}"));
    }
    for name in &replaced.removed {
        console.detail(&format!("removed {name}"));
    }
    for name in &replaced.left {
        console.say(&format!("left `{name}` alone: slsc no longer makes it, but it was changed since\n"));
    }
    if replaced.written.is_empty() && replaced.removed.is_empty() {
        console.say(&format!("{} was up to date\n", folder.display()));
        return;
    }
    let mut parts = Vec::new();
    if !replaced.written.is_empty() {
        parts.push(format!("wrote {}", count(replaced.written.len(), "file")));
    }
    if !replaced.removed.is_empty() {
        parts.push(format!("removed {}", replaced.removed.len()));
    }
    if !replaced.kept.is_empty() {
        parts.push(format!("{} unchanged", replaced.kept.len()));
    }
    console.say(&format!("{}: {}\n", folder.display(), parts.join(", ")));
}
