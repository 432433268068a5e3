//! The plan: resources with property expressions, ready to be written for one target. The only thing emitters see.
//!
//! In: made by `lower` from the expanded program. Out: read by `emit` and by checks over the whole plan.
//! Deliberately absent: kinds, types, stages, names of services.

use smol_str::SmolStr;

use crate::source::Span;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// AWS CloudFormation.
    CloudFormation,
    /// HashiCorp Terraform and OpenTofu.
    Terraform,
}

/// Position of a resource in [`Plan::resources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ResourceId(pub u32);

/// Everything to deploy for one configuration to one target.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The target.
    pub target: Target,
    /// The application's name.
    pub app: String,
    /// The stage, `None` when the program has no `stages`.
    pub stage: Option<String>,
    /// First sentence of documentation, if any.
    pub description: Option<String>,
    /// The oldest version of the target's tool that takes all of this, when it is not the usual one.
    pub needs: Option<String>,
    /// Deployment units: a stack, or a provider alias. The first is the home unit.
    pub units: Vec<Unit>,
    /// The one account that it may be deployed to; any when `None`.
    pub account: Option<String>,
    /// In source order.
    pub resources: Vec<Resource>,
    /// Values asked for at deploy time, in source order.
    pub parameters: Vec<Parameter>,
    /// Values given back, in source order.
    pub outputs: Vec<Output>,
}

/// A stack or a provider alias.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Empty for the home unit.
    pub name: String,
    /// Fixed region; `None` is the region that is deployed to.
    pub region: Option<String>,
}

/// One resource.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Words of its identity: `["Worker", "Logs"]` gives `WorkerLogs` and `worker_logs`.
    pub path: Vec<SmolStr>,
    /// What the words were after renames, oldest first, the last being today's; empty for what was never renamed.
    pub renamed: Vec<Vec<SmolStr>>,
    /// Suffix for resources that are replaced by a new identity (a digest); used by CloudFormation only.
    pub revision: Option<String>,
    /// `AWS::SQS::Queue`, `aws_sqs_queue`.
    pub resource_type: SmolStr,
    /// Index into [`Plan::units`].
    pub unit: usize,
    /// Properties in the order of the mapping.
    pub properties: Entries,
    /// `DeletionPolicy`, `UpdateReplacePolicy`, … or the entries of `lifecycle`.
    pub beside: Entries,
    /// Comes after these, besides those that it references.
    pub after: Vec<ResourceId>,
    /// Documentation of the declaration.
    pub doc: SmolStr,
    /// `main.sls:12`: where the declaration stands.
    pub origin: SmolStr,
    /// Where the declaration stands.
    pub span: Span,
}

impl Resource {
    /// The word of its block in Terraform and the type behind it: `("data", "aws_region")` for `data.aws_region`.
    pub fn block(&self) -> (&str, &str) {
        match self.resource_type.split_once('.') {
            Some((word, name)) => (word, name),
            None => ("resource", &self.resource_type),
        }
    }

    /// Today's words.
    pub fn now(&self) -> &[SmolStr] {
        self.renamed.last().unwrap_or(&self.path)
    }

    /// Whether it only reads: a data source, an ephemeral resource.
    pub fn is_read(&self) -> bool {
        self.resource_type.contains('.')
    }
}

/// Names with their values, each name once, in the order of writing.
pub type Entries = Vec<(SmolStr, Node)>;

/// A value known before or during deployment.
#[allow(missing_docs, reason = "the line of a variant says what its fields are")]
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(SmolStr),
    /// A list.
    List(Vec<Node>),
    /// A record or map.
    Record(Entries),
    /// An attribute of another resource. For CloudFormation `"Ref"` is `Ref`, anything else `Fn::GetAtt`;
    /// for Terraform the text behind the address, such as `arn` or `master_user_secret[0].secret_arn`.
    Attribute(ResourceId, SmolStr),
    /// Pieces of one text.
    Concat(Vec<Node>),
    /// A parameter by name: index into [`Plan::parameters`].
    Parameter(usize),
    /// What the platform knows.
    System(System),
    /// The JSON text of a value.
    Json(Box<Node>),
    /// What a JSON text holds at a path. Only Terraform can say it.
    FromJson { text: Box<Node>, path: Vec<SmolStr> },
    /// `split(text, separator)[index]`.
    Split { text: Box<Node>, separator: SmolStr, index: usize },
    /// `join(list, separator)`.
    Join { list: Box<Node>, separator: SmolStr },
    /// `list[index]`.
    Index { list: Box<Node>, index: usize },
}

/// Values of the deployment's surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum System {
    /// Region deployed to.
    Region,
    /// Twelve-digit account.
    Account,
    /// `aws`, `aws-cn`, …
    Partition,
    /// `amazonaws.com`, …
    UrlSuffix,
    /// List of the region's availability zones.
    Zones,
    /// Stack id; only CloudFormation has one.
    StackId,
    /// Folder of the Terraform module; only Terraform has one.
    ModulePath,
    /// Bucket that holds packaged code; only CloudFormation has one: a parameter `AssetsBucket` appears when it is used.
    AssetsBucket,
}

/// A value asked for at deploy time.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// As in the source: `alertEmail`.
    pub name: String,
    /// Documentation.
    pub doc: String,
    /// What it takes.
    pub kind: ParameterKind,
    /// Default.
    pub default: Option<Node>,
    /// Not to be shown.
    pub secret: bool,
    /// Bounds of a text's length or of a number.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// Regular expression.
    pub pattern: Option<String>,
    /// Allowed values; empty when any.
    pub allowed: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

/// What a parameter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A truth value.
    Bool,
    /// A list of texts.
    TextList,
    /// A list of numbers.
    NumberList,
    /// One of CloudFormation's own types, such as `AWS::EC2::VPC::Id`; text in Terraform.
    Special(String),
}

/// A value given back.
#[derive(Debug, Clone)]
pub struct Output {
    /// As in the source: `apiUrl`.
    pub name: String,
    /// Documentation.
    pub doc: String,
    /// The value.
    pub value: Node,
    /// Name under which other stacks import it.
    pub exported: Option<Node>,
    /// Not to be shown.
    pub secret: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A file to write, relative to the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// With forward slashes.
    pub path: String,
    /// The text.
    pub text: String,
}
