//! `slsc diff`: what a deployment of one system over another would do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value as Json;
use slsc_core::Build;
use slsc_core::compare::{ChangeKind, Changes, Effect, Replaces, System, compare};
use slsc_core::facts::Facts;
use slsc_core::plan::Target;

use crate::changes::{Comparison, Format};
use crate::command::build::TargetName;
use crate::command::compilation::{Compilation, ProgramArguments};
use crate::console::Console;
use crate::deployed;
use crate::failure::{Failure, Outcome};
use crate::revision::Checkout;

const EXAMPLES: &str = "\
Examples:
  slsc diff deployed out                       Two folders with output of slsc
  slsc diff --since main .                     This program against the one of a git revision
  slsc diff --since HEAD~3 . --target terraform --format markdown
  slsc diff . --stage dev --stage prod         What differs between two stages
  slsc diff deployed out --deny replace,data-loss

Output of either target and in any format is compared by meaning: order, formatting and comments are no difference. Folders
with several outputs (stages, targets) are compared one by one, by their paths.
--deny takes refused, data-loss, replace, interruption, permissions, renamed, outputs; `slsc explain change.replace` and the
like say what each means.
Exit code: 0, whatever differs; with --exit-code 1 when anything does, with --deny 1 when what is denied follows.";

/// Say what a deployment over what there is would do: what is replaced, lost, interrupted, allowed
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Old and new folder of outputs; or the program, with --since or two --stage
    #[arg(value_name = "PATH", required = true, num_args = 1..=2)]
    paths: Vec<PathBuf>,

    /// Compare the program with what it was at a git revision
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,

    /// Compare two stages of the program; with --since, look at this stage only
    #[arg(long, value_name = "STAGE")]
    stage: Vec<String>,

    /// For which target programs are compiled
    #[arg(long, value_enum, default_value = "cloudformation", value_name = "TARGET")]
    target: TargetName,

    /// How differences are written
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,

    /// What must not follow, with commas between
    #[arg(long, value_delimiter = ',', value_name = "WHAT", value_parser = effect)]
    deny: Vec<Effect>,

    /// Exit with 1 when anything differs
    #[arg(long)]
    exit_code: bool,

    /// Name of the application [default: the folder's name]
    #[arg(long, value_name = "NAME")]
    app: Option<String>,

    /// Use the standard library in this folder
    #[arg(long, value_name = "DIR")]
    stdlib: Option<PathBuf>,
}

fn effect(word: &str) -> Result<Effect, String> {
    let words: Vec<&str> = Effect::ALL.iter().map(|effect| effect.word()).collect();
    let found = Effect::ALL.into_iter().find(|effect| effect.word() == word);
    found.ok_or_else(|| format!("expected one of {}", words.join(", ")))
}

/// Runs the command.
pub fn run(arguments: &Arguments, console: &Console) -> Result<Outcome, Failure> {
    let comparisons = match (&arguments.since, arguments.paths.as_slice(), arguments.stage.as_slice()) {
        (Some(revision), [path], [] | [_]) => since(arguments, revision, path, console)?,
        (None, [path], [one, other]) => vec![stages(arguments, path, one, other, console)?],
        (None, [old, new], []) => pair(&deployed::read(old)?, &deployed::read(new)?)?,
        (None, [_], _) => {
            return Err(Failure::new("there is nothing to compare with")
                .hint("name an old and a new folder, or add `--since REVISION`, or `--stage` twice"));
        }
        _ => {
            return Err(Failure::new("these arguments do not go together").hint(
                "`slsc diff OLD NEW`, `slsc diff --since REVISION PATH`, or `slsc diff PATH --stage A --stage B`",
            ));
        }
    };
    console.output(&arguments.format.write(&comparisons, console.color_output))?;
    let differs = comparisons.iter().any(|comparison| !comparison.changes.is_empty());
    let follows: BTreeSet<Effect> =
        comparisons.iter().flat_map(|one| one.changes.consequences()).map(|consequence| consequence.effect).collect();
    let denied: Vec<&str> =
        arguments.deny.iter().filter(|effect| follows.contains(effect)).map(|effect| effect.word()).collect();
    if !denied.is_empty() {
        console.error(&format!("failed because of `--deny {}`\n", denied.join(",")));
    }
    let fails = !denied.is_empty() || arguments.exit_code && differs;
    Ok(if fails { Outcome::Findings } else { Outcome::Clean })
}

/// Systems of equal names; two single ones whatever they are called.
pub fn pair(old: &BTreeMap<String, System>, new: &BTreeMap<String, System>) -> Result<Vec<Comparison>, Failure> {
    let mut comparisons = Vec::new();
    if let (Some((_, old)), 1, Some((name, new)), 1) = (old.iter().next(), old.len(), new.iter().next(), new.len()) {
        if old.target != new.target {
            return Err(Failure::new("one is for CloudFormation, the other for Terraform")
                .hint("compare outputs for one target"));
        }
        comparisons.push(of(name, old, new));
        return Ok(comparisons);
    }
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let nothing = |system: &System| System::new(system.target);
        comparisons.push(match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) if old.target != new.target => {
                return Err(Failure::new(format!(
                    "`{name}` is for CloudFormation on one side, for Terraform on the other"
                )));
            }
            (Some(old), Some(new)) => of(name, old, new),
            (Some(old), None) => of(name, old, &nothing(old)),
            (None, Some(new)) => of(name, &nothing(new), new),
            (None, None) => continue,
        });
    }
    Ok(comparisons)
}

fn of(name: &str, old: &System, new: &System) -> Comparison {
    Comparison { name: name.to_owned(), changes: compare(old, new, Facts::embedded()) }
}

/// The program now against what it was.
fn since(arguments: &Arguments, revision: &str, path: &Path, console: &Console) -> Result<Vec<Comparison>, Failure> {
    let checkout = Checkout::new(path, revision)?;
    let stage = arguments.stage.first().cloned();
    let now = program(arguments, path, stage.clone());
    // The folder's name is part of names, and the old sources stand in another folder.
    let app = match &arguments.app {
        Some(app) => app.clone(),
        None => crate::program::load(path)?.application_name(),
    };
    let then = ProgramArguments { app: Some(app), ..program(arguments, &checkout.path, stage) };
    let old = compiled(&then, arguments, Some(path), console)
        .map_err(|failure| failure.hint(format!("this is about the program at `{revision}`")))?;
    let new = compiled(&now, arguments, None, console)?;
    pair(&old, &new)
}

/// Two stages of a program, with `{stage}` where their names stand.
fn stages(
    arguments: &Arguments,
    path: &Path,
    one: &str,
    other: &str,
    console: &Console,
) -> Result<Comparison, Failure> {
    let of_stage = |stage: &str| -> Result<System, Failure> {
        let systems = compiled(&program(arguments, path, Some(stage.to_owned())), arguments, None, console)?;
        let system = systems.into_values().next().unwrap_or_else(|| System::new(target(arguments)));
        Ok(without_stage(system, stage))
    };
    let (old, new) = (of_stage(one)?, of_stage(other)?);
    let mut changes = compare(&old, &new, Facts::embedded());
    // Nobody deploys one stage over the other.
    drop_consequences(&mut changes);
    Ok(Comparison { name: format!("{one} → {other}"), changes })
}

fn drop_consequences(changes: &mut Changes) {
    for change in &mut changes.resources {
        change.consequences.clear();
        if change.change == ChangeKind::Replaced {
            change.change = ChangeKind::Changed;
        }
        for property in &mut change.properties {
            property.replaces = Replaces::Never;
        }
    }
    changes.values.iter_mut().for_each(|value| value.consequences.clear());
}

fn program(arguments: &Arguments, path: &Path, stage: Option<String>) -> ProgramArguments {
    ProgramArguments {
        path: path.to_owned(),
        stage,
        set: Vec::new(),
        app: arguments.app.clone(),
        stdlib: arguments.stdlib.clone(),
    }
}

fn target(arguments: &Arguments) -> Target {
    arguments.target.target()
}

/// What a program compiles to, by stage. Code that is not at its place is looked for at the other one.
fn compiled(
    program: &ProgramArguments,
    arguments: &Arguments,
    code: Option<&Path>,
    console: &Console,
) -> Result<BTreeMap<String, System>, Failure> {
    let target = target(arguments);
    let compilation = Compilation::with_code(program, structured(target), code, console)?;
    if compilation.has_errors() {
        compilation.show(console);
        return Err(Failure::new("a program with errors cannot be compared"));
    }
    systems(&compilation)
}

/// How programs are compiled to be compared.
pub fn structured(target: Target) -> Build {
    let format = match target {
        Target::CloudFormation => slsc_core::Format::Json,
        Target::Terraform => slsc_core::Format::TfJson,
    };
    Build { target, format }
}

/// The systems of a compilation, by stage.
pub fn systems(compilation: &Compilation) -> Result<BTreeMap<String, System>, Failure> {
    let mut systems = BTreeMap::new();
    for build in &compilation.output.builds {
        let files = build.files.iter().map(|file| (file.path.clone(), file.text.clone()));
        let system = deployed::of_texts(files).map_err(Failure::new)?;
        systems.extend(system.map(|system| (build.stage.clone().unwrap_or_default(), system)));
    }
    Ok(systems)
}

/// A system with `{stage}` for each word that is the stage's name.
fn without_stage(mut system: System, stage: &str) -> System {
    for resource in system.resources.values_mut() {
        resource.properties.values_mut().for_each(|value| generalize(value, stage));
    }
    system.parameters.values_mut().for_each(|value| generalize(value, stage));
    system.outputs.values_mut().for_each(|output| {
        generalize(&mut output.value, stage);
        output.export.iter_mut().for_each(|name| generalize(name, stage));
    });
    system
}

fn generalize(value: &mut Json, stage: &str) {
    match value {
        Json::String(text) => {
            let mut general = String::with_capacity(text.len());
            let mut rest = text.as_str();
            while let Some(at) = rest.find(stage) {
                let (before, behind) = (&rest[..at], &rest[at + stage.len()..]);
                let is_word = !general.chars().chain(before.chars()).last().is_some_and(char::is_alphanumeric)
                    && !behind.starts_with(char::is_alphanumeric);
                general += before;
                general += if is_word { "{stage}" } else { stage };
                rest = behind;
            }
            general += rest;
            *text = general;
        }
        Json::Array(list) => list.iter_mut().for_each(|value| generalize(value, stage)),
        Json::Object(map) => map.values_mut().for_each(|value| generalize(value, stage)),
        _ => {}
    }
}
