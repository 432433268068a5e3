//! Times of the stages: the median of several runs, and how they grow.

use std::time::{Duration, Instant};

use slsc_core::check::Checker;
use slsc_core::emit;
use slsc_core::expand::{Configuration, World};
use slsc_core::facts::Facts;
use slsc_core::library::Library;
use slsc_core::lower;
use slsc_core::plan::Target;
use slsc_core::source::Sources;
use slsc_core::{Artifact, AssetMode, Build, Format, Host, HostError, Options, Output, Package, SourceText, compile};

use crate::{memory, program};

/// Least and most runs of one measurement, and when it is enough in any case.
const RUNS: (usize, usize) = (5, 101);
const ENOUGH: Duration = Duration::from_secs(4);

/// What is measured of one size, in the order of the columns.
const COLUMNS: [&str; 11] = [
    "library",
    "parse",
    "check",
    "expand",
    "lower cfn",
    "emit cfn",
    "lower tf",
    "emit tf",
    "= check",
    "= build cfn",
    "= build tf",
];

/// Surroundings that know one folder of code.
struct Folder;

impl Host for Folder {
    fn artifact(&self, _: &str) -> Result<Artifact, HostError> {
        Ok(self.inline("index.mjs", ""))
    }

    fn inline(&self, file: &str, _: &str) -> Artifact {
        Artifact { sha256: [7; 32], zipped: 200, unzipped: 100, files: vec![file.to_owned()] }
    }

    fn text(&self, _: &str) -> Result<String, HostError> {
        Err(HostError::Missing)
    }
}

/// What to compile to.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    /// Findings only.
    Check,
    /// A template in JSON.
    CloudFormation,
    /// A module in HCL.
    Terraform,
}

impl Job {
    pub const ALL: [(Job, &'static str); 3] =
        [(Job::Check, "check"), (Job::CloudFormation, "build-cfn"), (Job::Terraform, "build-tf")];

    fn build(self) -> Option<Build> {
        match self {
            Job::Check => None,
            Job::CloudFormation => Some(Build { target: Target::CloudFormation, format: Format::Json }),
            Job::Terraform => Some(Build { target: Target::Terraform, format: Format::Hcl }),
        }
    }
}

/// Compiles the program of a size, from the reading of the library on.
pub fn run(size: usize, job: Job) -> Output {
    whole(&package(size), job)
}

fn package(size: usize) -> Package {
    Package::of([SourceText { path: "main.sls".to_owned(), text: program::text(size).into() }])
}

fn whole(package: &Package, job: Job) -> Output {
    let options = Options {
        app: "bench".to_owned(),
        stage: None,
        build: job.build(),
        set: Vec::new(),
        assets: AssetMode::Bucket,
        today: Some(20_000),
        host: &Folder,
    };
    compile(package, &Library::embedded(), &options)
}

/// Measures all sizes and prints the table.
pub fn table(sizes: &[usize]) {
    println!("median milliseconds; `=` columns are the whole of `slsc_core::compile` with the library\n");
    print!("{:>6}", "N");
    COLUMNS.iter().for_each(|name| print!("{name:>12}"));
    println!("  findings");
    let mut rows: Vec<(usize, Vec<f64>)> = Vec::new();
    println!("{}  {}", line("none", &times(0)), findings(0));
    for size in sizes {
        let row = times(*size);
        println!("{}  {}", line(&size.to_string(), &row), findings(*size));
        rows.push((*size, row));
    }
    for pair in rows.windows(2).filter(|pair| pair[0].0 >= 100) {
        let [(small, before), (large, after)] = pair else { continue };
        let grown = (*large as f64 / *small as f64).ln();
        let exponents: Vec<f64> =
            before.iter().zip(after).map(|(before, after)| (after / before).ln() / grown).collect();
        println!("\ngrowth from {small} to {large} (1.0 is linear)\n{}", line("", &exponents));
    }
    println!("\npeak memory of a process, MB\n{:>6}{:>12}{:>12}{:>12}", "N", "check", "build cfn", "build tf");
    for size in [0].iter().chain(sizes) {
        print!("{size:>6}");
        for (_, name) in Job::ALL {
            match memory::peak(name, *size) {
                Some(kilobytes) => print!("{:>12.1}", kilobytes as f64 / 1024.0),
                None => print!("{:>12}", "unknown"),
            }
        }
        println!();
    }
}

fn line(head: &str, row: &[f64]) -> String {
    let cells: String = row.iter().map(|cell| format!("{cell:>12.3}")).collect();
    format!("{head:>6}{cells}")
}

/// How many findings the generated program has: none, or the figures are of something else.
fn findings(size: usize) -> String {
    Job::ALL.iter().map(|(job, _)| run(size, *job).diagnostics.len().to_string()).collect::<Vec<_>>().join(" ")
}

/// Milliseconds of every column.
fn times(size: usize) -> Vec<f64> {
    let package = package(size);
    let mut columns: Vec<Vec<f64>> = stages(&package).iter().map(|_| Vec::new()).collect();
    repeat(|| columns.iter_mut().zip(stages(&package)).for_each(|(column, time)| column.push(time)));
    let mut row: Vec<f64> = columns.into_iter().map(median).collect();
    for (job, _) in Job::ALL {
        let mut column = Vec::new();
        repeat(|| column.push(timed(|| whole(&package, job)).1));
        row.push(median(column));
    }
    row
}

/// Runs until there are enough measurements.
fn repeat(mut run: impl FnMut()) {
    let start = Instant::now();
    for count in 1..=RUNS.1 {
        run();
        if count >= RUNS.0 && start.elapsed() > ENOUGH {
            return;
        }
    }
}

fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list[list.len() / 2]
}

/// A result with the milliseconds that it took; the time of dropping it is not counted.
fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = std::hint::black_box(run());
    (result, start.elapsed().as_secs_f64() * 1_000.0)
}

/// Milliseconds of each stage of one compilation to both targets.
fn stages(package: &Package) -> Vec<f64> {
    let (library, read) = timed(Library::embedded);
    let mut sources = Sources::default();
    let layout = slsc_core::layout(package, &mut sources);
    let files = library.files().iter().map(|file| sources.add(file.path.clone(), file.text.clone())).collect();
    let mut checker = Checker::new(&library, files);
    let ((), parse) = timed(|| checker.load(&sources, layout));
    let ((), check) = timed(|| checker.compile_module());
    let configuration =
        Configuration { app: "bench".to_owned(), today: Some(20_000), building: true, ..Configuration::default() };
    let (mut world, expand) = timed(|| World::expand(&mut checker, &configuration, &Folder));
    let mut row = vec![read, parse, check, expand];
    for (target, format) in [(Target::CloudFormation, Format::Json), (Target::Terraform, Format::Hcl)] {
        let (plan, lower) = timed(|| lower::lower(&mut world, target, &sources));
        let (_, emit) = timed(|| emit::emit(&plan, format, Facts::embedded()));
        row.extend([lower, emit]);
    }
    row
}
