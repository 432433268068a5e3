//! The slsc compiler as a pure function: sources, a standard library and options in; files, diagnostics and a graph out.
//!
//! Data flows one way and the folders are its stages:
//! `library` (standard library, loaded lazily) and [`check`] (names, types → typed program) → [`expand`] (objects of one
//! configuration) → [`lower`] (plan for one target) → [`emit`] (text). Deliberately absent: files, clocks, environment,
//! printing; what the outside knows comes through [`Host`].

pub mod check;
pub mod compare;
mod compile;
#[cfg(test)]
extern crate self as slsc_core;
pub mod diagnostic;
pub mod emit;
pub mod expand;
pub mod explain;
pub mod facts;
pub mod fit;
#[cfg(test)]
#[path = "../tests/all/folder.rs"]
mod folder;
pub mod functions;
pub mod graph;
pub mod library;
pub mod lower;
pub mod map;
pub mod names;
pub mod native;
mod package;
pub mod plan;
pub mod project;
pub mod repair;
pub mod source;
pub mod types;
pub mod value;

use diagnostic::Diagnostic;
use graph::Graph;
use plan::{OutputFile, Target};
use smol_str::SmolStr;
use source::{Sources, Span};

/// What the compiler may ask of its surroundings. Answers must not change during one compilation.
pub trait Host {
    /// Digest and sizes of what would be packaged from a path (relative to the program's folder): a folder, a file, or a
    /// ready archive. Errors say why in words for the user.
    fn artifact(&self, path: &str) -> Result<Artifact, HostError>;

    /// The same for an archive that holds one file with this text.
    fn inline(&self, file: &str, text: &str) -> Artifact;

    /// The text of a file, for code that is sent inline and for definitions.
    fn text(&self, path: &str) -> Result<String, HostError>;

    /// Whether the process ends with the compilation: what it made is then left to the end of the process, instead of
    /// being taken apart piece by piece.
    fn ends(&self) -> bool {
        false
    }
}

/// Why the surroundings could not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostError {
    /// There is nothing at the path. A warning in `check`, an error in `build`: a build step may make it.
    Missing,
    /// There is something, but it cannot be used: the reason, in words for the user.
    Unusable(String),
}

/// What the compiler needs to know of packaged code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// SHA-256 of the archive's bytes.
    pub sha256: [u8; 32],
    /// Size of the archive in bytes.
    pub zipped: u64,
    /// Sum of the sizes of its files in bytes.
    pub unzipped: u64,
    /// Paths inside, sorted: lets a check find a handler that is not there.
    pub files: Vec<String>,
}

/// Where functions' code goes in CloudFormation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AssetMode {
    /// `S3Bucket` and `S3Key` with a parameter `AssetsBucket`.
    #[default]
    Bucket,
    /// A local path, for `aws cloudformation package` and `sam build`.
    Local,
}

/// How CloudFormation and Terraform are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CloudFormation as JSON.
    Json,
    /// CloudFormation as YAML.
    Yaml,
    /// Terraform as HCL.
    Hcl,
    /// Terraform as JSON.
    TfJson,
}

/// What is to be made.
#[derive(Debug, Clone)]
pub struct Build {
    /// For which target.
    pub target: Target,
    /// In which format.
    pub format: Format,
}

/// Everything that steers a compilation.
pub struct Options<'a> {
    /// Name of the application, part of physical names.
    pub app: String,
    /// Only this stage; all when `None`.
    pub stage: Option<String>,
    /// Values of options and parameters in all stages, name and value: `("engine", "provisioned")`.
    pub set: Vec<(String, String)>,
    /// What to make; nothing for a check.
    pub build: Option<Build>,
    /// How CloudFormation finds packaged code.
    pub assets: AssetMode,
    /// Days since 1970-01-01, for rules about dates; without it such rules are silent. Never shows in outputs.
    pub today: Option<i64>,
    /// The surroundings.
    pub host: &'a dyn Host,
}

/// What a compilation gives.
#[derive(Debug)]
pub struct Output {
    /// All texts, for rendering of diagnostics: the program's own first (its modules, its `slsc.toml`, what was set from
    /// outside), those of packages that it uses, then those of the library.
    pub sources: Sources,
    /// How many of the texts are the program's own.
    pub own: usize,
    /// Sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The stages of the program; empty when it declares none.
    pub stages: Vec<String>,
    /// One a stage that was asked for, in order; absent in a stage with errors.
    pub builds: Vec<StageBuild>,
    /// Declarations and edges of the first stage asked for.
    pub graph: Graph,
}

/// What is written for one stage.
#[derive(Debug)]
pub struct StageBuild {
    /// `None` when the program declares no stages.
    pub stage: Option<String>,
    /// The region that it is deployed to, where the project says so.
    pub region: Option<String>,
    /// Files of the output folder.
    pub files: Vec<OutputFile>,
    /// Logical ids or addresses of the resources, and where their declarations stand.
    pub places: Vec<(String, Span)>,
    /// Code to be packaged beside them, sorted by name.
    pub assets: Vec<Asset>,
}

/// Code to package: `assets/<name>` is the archive of `source`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asset {
    /// File name of the archive, with the start of its digest in it.
    pub name: String,
    /// What is in it.
    pub source: AssetSource,
}

/// What an archive is made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssetSource {
    /// A folder, a file or a ready archive, relative to the program's folder.
    Path(String),
    /// One file with a text that stands in the program.
    Text {
        /// Its name in the archive.
        file: String,
        /// What is in it.
        text: String,
    },
}

/// A text that comes with the compiler or from `--stdlib`.
#[derive(Debug, Clone)]
pub struct LibraryFile {
    /// `stdlib/queue.sls`
    pub path: String,
    /// Its text.
    pub text: SmolStr,
}

pub use compile::{compile, layout};
pub use package::{Module, OtherPackage, Package, SourceText};
