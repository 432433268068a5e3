//! The whole way: texts of a package to files and diagnostics.

use std::collections::BTreeMap;

use crate::check::Checker;
use crate::check::Parameter;
use crate::check::ir::ExprKind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::emit;
use crate::expand::{Configuration, World};
use crate::facts::Facts;
use crate::graph::{Edge, Graph, Node};
use crate::library::Library;
use crate::lower;
use crate::map::{HashMap, HashSet};
use crate::plan::Target;
use crate::source::{FileId, Sources};
use crate::types::Type;
use crate::value::{ObjectId, Value};
use crate::{Asset, Options, Output, Package, StageBuild};

/// Compiles a package. A mistake in a text is a diagnostic, never a failure.
pub fn compile(package: &Package, library: &Library, options: &Options) -> Output {
    let mut sources = Sources::default();
    let own: Vec<FileId> = package.files().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
    let library_files: Vec<FileId> =
        library.files().iter().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
    let mut checker = Checker::new(library, library_files);
    checker.load(&sources, &own);
    checker.compile_module();
    let stages: Vec<String> = checker.program.stages.iter().map(ToString::to_string).collect();
    let mut output = Output {
        sources,
        own: own.len(),
        diagnostics: Vec::new(),
        stages: stages.clone(),
        builds: Vec::new(),
        graph: Graph::default(),
    };
    let configurations = configurations(&stages, &checker.program.options, options);
    if let Some(wanted) = &options.stage
        && configurations.is_empty()
    {
        let span = crate::source::Span { file: FileId(0), start: 0, end: 0 };
        let mut diagnostic = Diagnostic::error("stage.unknown", span, format!("there is no stage `{wanted}`"));
        diagnostic = match stages.is_empty() {
            true => diagnostic.hint("this program declares no stages: leave `--stage` out"),
            false => diagnostic.hint(format!("stages are `{}`", stages.join("`, `"))),
        };
        checker.report(diagnostic);
    }
    let base = checker.take_diagnostics();
    // Expansion of a program with errors of its own would only repeat them.
    let broken = base.has_errors();
    let mut per_stage: Vec<(Option<String>, Vec<Diagnostic>)> = Vec::new();
    for (at, configuration) in configurations.iter().enumerate() {
        let last = at + 1 == configurations.len() && options.host.ends();
        let mut world = World::expand(&mut checker, configuration, options.host);
        if at == 0 {
            output.graph = graph(&world);
        }
        let (mut files, mut places) = (Vec::new(), Vec::new());
        if let Some(build) = options.build.as_ref().filter(|_| !broken && !world.checker.has_errors()) {
            let plan = lower::lower(&mut world, build.target, &output.sources);
            if !world.checker.has_errors() {
                files = emit::emit(&plan, build.format, Facts::embedded());
                places =
                    plan.resources.iter().map(|resource| (emit::id(resource, build.target), resource.span)).collect();
            }
            leave(plan, last);
        } else if options.build.is_none() && !broken && !world.checker.has_errors() {
            // A check sees what either target would refuse, and says it once, in the words of the first.
            lower::lower(&mut world, Target::CloudFormation, &output.sources);
            let first = world.checker.take_diagnostics();
            leave(lower::lower(&mut world, Target::Terraform, &output.sources), last);
            let second = world.checker.take_diagnostics();
            for diagnostic in first.with(second).into_sorted() {
                world.report(diagnostic);
            }
        }
        let assets: Vec<Asset> =
            world.assets.iter().map(|(name, source)| Asset { name: name.clone(), source: source.clone() }).collect();
        leave(world, last);
        let found = checker.take_diagnostics();
        let failed = broken || found.has_errors();
        per_stage.push((configuration.label.clone(), found.into_sorted()));
        if !failed && options.build.is_some() {
            output.builds.push(StageBuild {
                stage: configuration.stage.as_ref().map(ToString::to_string),
                files,
                places,
                assets,
            });
        }
    }
    output.diagnostics = merge(base, per_stage, broken);
    leave(checker, options.host.ends());
    output
}

/// Leaves what the end of the process takes away, and drops what others need the room of.
fn leave<T>(made: T, ends: bool) {
    if ends {
        std::mem::forget(made);
    }
}

/// Every stage, or the one that is asked for. A check also looks at each option's other values, one at a time.
fn configurations(stages: &[String], declared: &[Parameter], options: &Options) -> Vec<Configuration> {
    let configuration = |stage: Option<&String>| Configuration {
        label: stage.cloned(),
        stage: stage.map(Into::into),
        app: options.app.clone(),
        options: HashMap::default(),
        today: options.today,
        assets: options.assets,
        building: options.build.is_some(),
    };
    let mut list: Vec<Configuration> = match (&options.stage, stages) {
        (None, []) => vec![configuration(None)],
        (None, stages) => stages.iter().map(|stage| configuration(Some(stage))).collect(),
        (Some(wanted), stages) => {
            stages.iter().filter(|stage| *stage == wanted).map(|stage| configuration(Some(stage))).collect()
        }
    };
    if options.build.is_some() {
        return list;
    }
    for at in 0..list.len() {
        for (position, option) in declared.iter().enumerate() {
            for value in others(option) {
                let chosen = format!("{} = {value}", option.name);
                let label = match &list[at].label {
                    Some(stage) => format!("{stage}, {chosen}"),
                    None => chosen,
                };
                let options = HashMap::from_iter([(position, value)]);
                list.push(Configuration { label: Some(label), options, ..list[at].clone() });
            }
        }
    }
    list
}

/// Values that an option could have instead of its default.
fn others(option: &Parameter) -> Vec<Value> {
    let default = match option.default.as_ref().map(|default| &default.kind) {
        Some(ExprKind::Constant(value)) => Some(value),
        _ => None,
    };
    let all: Vec<Value> = match option.ty.required() {
        Type::Bool => vec![Value::Bool(false), Value::Bool(true)],
        ty => ty.members().map(|member| Value::Text(member.clone())).collect(),
    };
    all.into_iter().filter(|value| Some(value) != default).collect()
}

/// What holds in all stages is said once; anything else says in which.
fn merge(base: Diagnostics, per_stage: Vec<(Option<String>, Vec<Diagnostic>)>, broken: bool) -> Vec<Diagnostic> {
    let count = per_stage.len();
    let mut merged = base;
    // Findings by position: how many configurations they hold in, and what those are called.
    let mut holds_in: BTreeMap<usize, (usize, Vec<String>)> = BTreeMap::new();
    let mut list: Vec<Diagnostic> = Vec::new();
    let mut places: HashMap<Diagnostic, usize> = HashMap::default();
    for (stage, diagnostics) in per_stage {
        for diagnostic in diagnostics {
            let at = *places.entry(diagnostic.clone()).or_insert_with(|| {
                list.push(diagnostic);
                list.len() - 1
            });
            let (times, stages) = holds_in.entry(at).or_default();
            *times += 1;
            stages.extend(stage.clone());
        }
    }
    for (at, mut diagnostic) in list.into_iter().enumerate() {
        let (times, stages) = holds_in.remove(&at).unwrap_or_default();
        if times < count {
            // A waiver may be needed in one stage only.
            if diagnostic.code == "waive.unused" {
                continue;
            }
            diagnostic.stages = stages;
        }
        // In a broken program some findings are only consequences: values that could not be made.
        if broken && diagnostic.code.starts_with("library.") {
            continue;
        }
        merged.push(diagnostic);
    }
    merged.into_sorted()
}

/// Declarations and edges for people.
fn graph(world: &World) -> Graph {
    let mut graph = Graph::default();
    let mut index: BTreeMap<ObjectId, usize> = BTreeMap::new();
    for at in 1..world.objects.len() {
        let id = ObjectId(at as u32);
        let object = world.object(id);
        if object.owner == Some(ObjectId(0)) && !object.path.is_empty() && object.declaration == id {
            index.insert(id, graph.nodes.len());
            graph.nodes.push(Node {
                name: object.label.to_string(),
                kind: world.kind_name(id).to_string(),
                doc: first_sentence(&object.doc),
                span: object.span,
            });
        }
    }
    let mut known = HashSet::default();
    for (from, to, reason, label, span) in &world.edges {
        let (from, to) = (world.object(*from).declaration, world.object(*to).declaration);
        let (Some(from), Some(to)) = (index.get(&from), index.get(&to)) else { continue };
        if from != to && known.insert((from, to, reason, label)) {
            graph.edges.push(Edge { from: *from, to: *to, reason: *reason, label: label.to_string(), span: *span });
        }
    }
    graph.edges.sort_by_key(|edge| (edge.span, edge.from, edge.to, edge.reason));
    graph
}

fn first_sentence(doc: &str) -> String {
    let end = doc.find(". ").map_or(doc.len(), |at| at + 1);
    doc[..end].trim().to_owned()
}
