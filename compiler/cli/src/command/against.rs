//! `slsc check --against DIR`: what a deployment over the outputs in a folder would do, as findings at the declarations.

use std::collections::BTreeMap;
use std::path::Path;

use slsc_core::compare::{Change, Consequence, Effect, System, compare};
use slsc_core::diagnostic::{Diagnostic, Severity};
use slsc_core::facts::Facts;
use slsc_core::source::{FileId, Span};

use crate::command::compilation::{Compilation, ProgramArguments};
use crate::command::diff::structured;
use crate::console::Console;
use crate::deployed;
use crate::failure::Failure;

/// Findings for everything that follows of deploying the program over what a folder holds.
pub fn findings(
    arguments: &ProgramArguments,
    stages: &[String],
    folder: &Path,
    console: &Console,
) -> Result<Vec<Diagnostic>, Failure> {
    let deployed = deployed::read(folder)?;
    let mut targets: Vec<_> = deployed.values().map(|system| system.target).collect();
    targets.dedup();
    // Equal findings of several outputs are one, with the stages that it holds in.
    let mut found: Vec<(Diagnostic, Vec<String>)> = Vec::new();
    for target in targets {
        let compilation = Compilation::with_code(arguments, structured(target), None, console)?;
        if compilation.has_errors() {
            compilation.show(console);
            return Err(Failure::new("a program that cannot be built cannot be compared"));
        }
        let now = super::diff::systems(&compilation)?;
        for (name, old) in deployed.iter().filter(|(_, system)| system.target == target) {
            let Some(stage) = stage_of(name, &now, arguments.stage.as_deref()) else {
                if arguments.stage.is_none() {
                    return Err(Failure::new(format!("`{}` is no stage of the program", folder.join(name).display()))
                        .hint(format!("name a folder with {}, or add `--stage`", listed(stages))));
                }
                continue;
            };
            let build = compilation.output.builds.iter().find(|build| build.stage.as_deref().unwrap_or("") == stage);
            let places: BTreeMap<&str, Span> =
                build.into_iter().flat_map(|build| &build.places).map(|(id, span)| (id.as_str(), *span)).collect();
            for diagnostic in of_stage(old, &now[stage], &places) {
                let position = found.iter().position(|(known, _)| *known == diagnostic);
                let at = position.unwrap_or(found.len());
                if position.is_none() {
                    found.push((diagnostic, Vec::new()));
                }
                if !stage.is_empty() && !found[at].1.iter().any(|known| known == stage) {
                    found[at].1.push(stage.to_owned());
                }
            }
        }
    }
    let all = stages.len();
    Ok(found
        .into_iter()
        .map(|(diagnostic, stages)| if stages.len() == all { diagnostic } else { Diagnostic { stages, ..diagnostic } })
        .collect())
}

fn listed(stages: &[String]) -> String {
    match stages {
        [] => "its output".to_owned(),
        stages => format!("a folder `{}` in it", stages.join("`, `")),
    }
}

/// The stage that an output is of: a folder on its path is called so; without stages, or with one, it is that.
fn stage_of<'s>(name: &str, now: &'s BTreeMap<String, System>, wanted: Option<&str>) -> Option<&'s str> {
    let named = now.keys().find(|stage| name.split('/').any(|part| part == stage.as_str()));
    let only =
        now.keys().next().filter(|stage| now.len() == 1 && (stage.is_empty() || wanted.is_some() && name.is_empty()));
    named.or(only).map(String::as_str)
}

fn of_stage(old: &System, new: &System, places: &BTreeMap<&str, Span>) -> Vec<Diagnostic> {
    let changes = compare(old, new, Facts::embedded());
    let place = |change: &Change| places.get(change.id.as_str()).copied();
    let resources = changes.resources.iter().flat_map(|change| {
        let place = place(change);
        change.consequences.iter().map(move |one| diagnostic(one, place))
    });
    let values = changes.values.iter().flat_map(|value| value.consequences.iter().map(|one| diagnostic(one, None)));
    resources.chain(values).collect()
}

/// At the declaration that is concerned; what is gone has none, and the program as a whole is meant.
fn diagnostic(consequence: &Consequence, place: Option<Span>) -> Diagnostic {
    let span = place.unwrap_or(Span { file: FileId(0), start: 0, end: 0 });
    let mut diagnostic = Diagnostic::warning(consequence.rule, span, consequence.message.clone());
    if consequence.effect == Effect::Refused {
        diagnostic.severity = Severity::Error;
    }
    diagnostic.hints.extend(consequence.hint.clone());
    diagnostic
}
