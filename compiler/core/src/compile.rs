//! The whole way: texts of a package to files and diagnostics.

use std::collections::BTreeMap;

use crate::check::Checker;
use crate::check::ir::ExprKind;
use crate::check::{Layout, ModuleFiles, PackageNames, Parameter, is_module_name};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::emit;
use crate::expand::{Configuration, World};
use crate::facts::Facts;
use crate::graph::{Edge, Graph, Node};
use crate::library::Library;
use crate::lower;
use smol_str::{SmolStr, format_smolstr};

use crate::map::{HashMap, HashSet};
use crate::plan::Target;
use crate::project::{self, Literal, Located, Project, Setting};
use crate::source::{FileId, Sources, Span};
use crate::types::Type;
use crate::value::{ObjectId, Value};
use crate::{Asset, Module, Options, Output, Package, StageBuild};

/// Compiles a package. A mistake in a text is a diagnostic, never a failure.
pub fn compile(package: &Package, library: &Library, options: &Options) -> Output {
    let mut sources = Sources::default();
    let mut layout = layout(package, &mut sources);
    let file = package.configuration.as_ref();
    let configuration = file.map(|file| sources.add(file.path.clone(), file.text.clone()));
    let (project, findings) = match (file, configuration) {
        (Some(file), Some(id)) => project::read(&file.text, id),
        _ => (Project::default(), Vec::new()),
    };
    let set: Vec<Setting> = options.set.iter().map(|(name, value)| set(name, value, &mut sources)).collect();
    let written = sources.iter().count();
    add_others(package, &mut sources, &mut layout);
    let own = sources.iter().count();
    let library_files: Vec<FileId> =
        library.files().iter().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
    let mut checker = Checker::new(library, library_files);
    checker.configure(&project);
    findings.into_iter().for_each(|finding| checker.report(finding));
    if let Some(file) = configuration.filter(|_| package.modules.iter().all(|module| module.files.is_empty())) {
        let place = project.source_place.unwrap_or(Span { file, start: 0, end: 0 });
        let folder = if project.source.is_empty() { "." } else { &project.source };
        let message = format!("there is no `.sls` file in the source folder `{folder}`");
        let diagnostic = Diagnostic::error("project.source", place, message);
        checker.report(diagnostic.hint("write a program there, or name its folder: `source = \"src\"` in `[package]`"));
    }
    report_missing(&checker, package, &project);
    checker.load(&sources, layout);
    checker.compile_module();
    checker.report_unknown_levels(&project);
    let ways = ways(&mut checker, &project, &set, options);
    let stages: Vec<String> = checker.program.stages.iter().map(ToString::to_string).collect();
    let mut output = Output {
        sources,
        own,
        diagnostics: Vec::new(),
        stages: stages.clone(),
        builds: Vec::new(),
        graph: Graph::default(),
    };
    let configurations = configurations(ways, &set, &checker.program.options, options);
    if let Some(wanted) = &options.stage
        && !stages.contains(wanted)
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
                region: configuration.region.as_ref().map(ToString::to_string),
                files,
                places,
                assets,
            });
        }
    }
    output.diagnostics = merge(base, per_stage, broken);
    // What was set from outside stands in no file that a fix could change, and other packages are others' work.
    let typed: HashSet<FileId> = set.iter().map(|setting| setting.name.span.file).collect();
    let fixed = |file: FileId| typed.contains(&file) || file.0 as usize >= written;
    for diagnostic in &mut output.diagnostics {
        diagnostic.fixes.retain(|fix| !fix.edits.iter().any(|(span, _)| fixed(span.file)));
    }
    leave(checker, options.host.ends());
    output
}

/// Leaves what the end of the process takes away, and drops what others need the room of.
fn leave<T>(made: T, ends: bool) {
    if ends {
        std::mem::forget(made);
    }
}

/// Adds the texts of a package itself.
pub fn layout(package: &Package, sources: &mut Sources) -> Layout {
    let mut layout = Layout { packages: vec![names(package, "", &package.uses)], modules: Vec::new() };
    add_modules(&package.modules, 0, sources, &mut layout);
    layout
}

/// Adds the texts of the packages that it uses.
fn add_others(package: &Package, sources: &mut Sources, layout: &mut Layout) {
    for (at, other) in package.others.iter().enumerate() {
        layout.packages.push(names(package, &other.name, &other.uses));
        add_modules(&other.modules, at + 1, sources, layout);
    }
}

fn names(package: &Package, prefix: &str, uses: &[(String, usize)]) -> PackageNames {
    let uses = uses.iter().filter_map(|(name, at)| Some((name.into(), package.others.get(*at)?.name.as_str().into())));
    PackageNames { prefix: prefix.into(), uses: uses.collect() }
}

fn add_modules(modules: &[Module], package: usize, sources: &mut Sources, layout: &mut Layout) {
    let prefix = layout.packages[package].prefix.clone();
    for module in modules {
        let name = match (prefix.is_empty(), module.name.is_empty()) {
            (true, _) => SmolStr::new(&module.name),
            (false, true) => prefix.clone(),
            (false, false) => format_smolstr!("{prefix}.{}", module.name),
        };
        let files = module.files.iter().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
        layout.modules.push(ModuleFiles { name, package, files });
    }
}

/// Reports dependencies that cannot be used.
fn report_missing(checker: &Checker, package: &Package, project: &Project) {
    for dependency in &project.dependencies {
        let name = &dependency.name;
        if !is_module_name(&name.value) {
            let message = format!("`{}` is no name that `use` can write", name.value);
            let diagnostic = Diagnostic::error("project.dependency", name.span, message);
            checker.report(diagnostic.hint("write a word that starts with a small letter: `shared`"));
        } else if package.modules.iter().any(|module| module.name.split('.').next() == Some(&name.value)) {
            let message = format!("`{}` is a module of this package, too", name.value);
            let diagnostic = Diagnostic::error("project.dependency", name.span, message);
            checker.report(diagnostic.hint("rename the dependency or the folder"));
        }
        if let Some((_, why)) = package.missing.iter().find(|(missing, _)| *missing == *name.value) {
            let diagnostic = Diagnostic::error("project.dependency", dependency.path.span, why.clone());
            checker.report(diagnostic.hint("name the folder of a package, from this file on"));
        }
    }
}

/// A value that is set from outside, as a text of its own that findings can show.
fn set(name: &str, value: &str, sources: &mut Sources) -> Setting {
    const FLAG: &str = "--set ";
    let file = sources.add("<command line>", format!("{FLAG}{name}={value}"));
    let place = |start: usize, text: &str| Span { file, start: start as u32, end: (start + text.len()) as u32 };
    let value_place = place(FLAG.len() + name.len() + 1, value);
    Setting {
        name: Located { value: name.into(), span: place(FLAG.len(), name) },
        value: Located { value: Literal::Word(value.into()), span: value_place },
    }
}

/// Every stage, or the one that is asked for, as it is to be built.
fn ways(checker: &mut Checker, project: &Project, set: &[Setting], options: &Options) -> Vec<Configuration> {
    let stages = checker.program.stages.clone();
    let known = checker.stages_of(project);
    // What holds in all stages is looked at once, also where there is none.
    let common: Vec<Setting> = project.values.iter().chain(set).cloned().collect();
    let common = checker.settle(&common);
    let set = checker.silently(|checker| checker.settle(set));
    let mut way = |stage: Option<&SmolStr>| {
        let own = stage.and_then(|stage| known.get(stage)).copied();
        let mut given = common.clone();
        if let Some(own) = own {
            let values = checker.settle(&own.values);
            given.options.extend(values.options);
            given.parameters.extend(values.parameters);
            given.options.extend(set.options.clone());
            given.parameters.extend(set.parameters.clone());
        }
        Configuration {
            label: stage.map(SmolStr::to_string),
            stage: stage.cloned(),
            app: options.app.clone(),
            given,
            region: own.and_then(|own| own.region.clone()),
            account: own.and_then(|own| own.account.clone()),
            production: own.and_then(|own| own.production),
            today: options.today,
            assets: options.assets,
            building: options.build.is_some(),
        }
    };
    // A mistake in the values of a stage is one, whatever stage is asked for.
    match stages.as_slice() {
        [] => vec![way(None)],
        stages => stages.iter().map(|stage| way(Some(stage))).collect(),
    }
}

/// The ways that were asked for. A check also looks at each option's other values, one at a time, but for those that are
/// set from outside.
fn configurations(
    mut list: Vec<Configuration>,
    set: &[Setting],
    declared: &[Parameter],
    options: &Options,
) -> Vec<Configuration> {
    list.retain(|way| options.stage.is_none() || options.stage.as_deref() == way.stage.as_deref());
    if options.build.is_some() {
        return list;
    }
    for at in 0..list.len() {
        for (position, option) in declared.iter().enumerate() {
            if set.iter().any(|setting| setting.name.value == option.name) {
                continue;
            }
            for value in others(option, list[at].given.options.get(&position)) {
                let chosen = format!("{} = {value}", option.name);
                let label = match &list[at].label {
                    Some(stage) => format!("{stage}, {chosen}"),
                    None => chosen,
                };
                let mut given = list[at].given.clone();
                given.options.insert(position, value);
                list.push(Configuration { label: Some(label), given, ..list[at].clone() });
            }
        }
    }
    list
}

/// Values that an option could have instead of the one it has.
fn others(option: &Parameter, given: Option<&Value>) -> Vec<Value> {
    let default = given.or_else(|| match option.default.as_ref().map(|default| &default.kind) {
        Some(ExprKind::Constant(value)) => Some(value),
        _ => None,
    });
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
