//! The tree of one item, as the grammar gives it.
//!
//! Spans are byte offsets *from the start of the item*, so an item that did not change keeps its tree wherever
//! an edit above it moves it. A node that could not be read is an `Error` node; its siblings are whole.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use crate::later::Later;

/// A half-open byte range, relative to the start of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// The smallest range that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A word with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The word as written.
    pub text: SmolStr,
    /// Where.
    pub span: Span,
}

/// `a.b.c`, each part with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// At least one part.
    pub parts: Vec<Name>,
    /// All parts.
    pub span: Span,
}

/// A top-level item with its documentation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Item {
    /// Text of the `///` lines above, without the slashes; empty when there are none.
    pub doc: SmolStr,
    /// What it is.
    pub kind: ItemKind,
    /// From the first word to the last token.
    pub span: Span,
}

/// The forms an item can take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum ItemKind {
    /// `use network.Net`, `use shared.{A, B}`; `names` is empty for the first form.
    Use { path: Path, names: Vec<Name> },
    /// `stages dev, prod`
    Stages { names: Vec<Name> },
    /// `let x: T = e`
    Let(Let),
    /// `param x: T = e`
    Param { name: Name, ty: Type, default: Option<Expr> },
    /// `option engine: serverless | provisioned = serverless`
    Option { name: Name, ty: Type, default: Option<Expr> },
    /// `output x: T = e`, with the name behind `exported as`.
    Output { name: Name, ty: Option<Type>, value: Expr, exported: Option<Expr> },
    /// `type T { … }` or `type T = …`
    Type { name: Name, ty: Type },
    /// `kind k(event: Json) -> Json { … }`
    Kind(Kind),
    /// `workflow W(x: T) -> U { … }`: its body is kept as tokens until workflows are compiled.
    Workflow { name: Name, signature: Option<Signature>, header: Header, body: Span },
    /// `defaults function { … }`
    Defaults { kind: Path, block: Block },
    /// A declaration, an `existing` one, or a raw `resource`.
    Declaration(Declaration),
    /// Could not be read; the error is reported.
    Error,
}

/// `let x: T = e`, as an item or inside a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Let {
    /// What it is called.
    pub name: Name,
    /// Written type, if any.
    pub ty: Option<Type>,
    /// Its value.
    pub value: Expr,
}

/// `kind Name header { … }`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Declaration {
    /// `existing` stands before it.
    pub existing: Option<Span>,
    /// The kind's name; `resource` for a raw one.
    pub kind: Path,
    /// What it is called.
    pub name: Name,
    /// `: "AWS::…"`, for a raw resource.
    pub resource_type: Option<Text>,
    /// `(order: Order) -> Receipt`
    pub signature: Option<Signature>,
    /// `for … in … when …`
    pub header: Header,
    /// Its members; empty when no block was written.
    pub block: Block,
}

/// `(name: Type) -> Type`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Signature {
    /// The one parameter, if any.
    pub parameter: Option<(Name, Type)>,
    /// What is given back.
    pub result: Option<Type>,
    /// All of it.
    pub span: Span,
}

/// `for k, v in list when condition`
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Header {
    /// One or two loop variables and what they run over.
    pub each: Option<Each>,
    /// Present only when this holds.
    pub when: Option<Expr>,
}

/// `for a, b in e`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Each {
    /// One or two names. With two: index and value of a list, key and value of a map.
    pub names: Vec<Name>,
    /// `[a, b]` was written: unordered pairs of the list.
    pub pairs: bool,
    /// What is walked.
    pub list: Expr,
}

/// `{ … }` of a declaration or a clause.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Block {
    /// In source order.
    pub members: Vec<Member>,
    /// With its braces; empty range when there was no block.
    pub span: Span,
}

/// A member of a declaration's block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Member {
    /// `key: value`
    Property(Property),
    /// `word head { … }`
    Clause(Clause),
    /// Could not be read.
    Error(Span),
}

/// `key: value`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Property {
    /// `///` text.
    pub doc: SmolStr,
    /// The key, bare or quoted.
    pub key: Name,
    /// The value.
    pub value: Expr,
    /// Key to end of value.
    pub span: Span,
}

/// `on Jobs { … }`, `GET "/x" -> F when c { … }`, `client Web { … }`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Clause {
    /// `///` text.
    pub doc: SmolStr,
    /// The clause word.
    pub word: Name,
    /// What stands behind it.
    pub head: Option<Expr>,
    /// `as Name`
    pub label: Option<Name>,
    /// `-> target`
    pub target: Option<Expr>,
    /// Condition.
    pub when: Option<Expr>,
    /// Members; empty when there is no block.
    pub block: Block,
    /// All of it.
    pub span: Span,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Expr {
    /// What it is.
    pub kind: Box<ExprKind>,
    /// Where.
    pub span: Span,
}

/// A size, duration or percentage, in its smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number as written.
    pub number: f64,
    /// The unit as written.
    pub unit: Unit,
}

/// Units that a number may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the units")]
pub enum Unit {
    B,
    KB,
    MB,
    GB,
    TB,
    Ms,
    S,
    Min,
    H,
    D,
    Percent,
}

/// The period of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the periods")]
pub enum Period {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
}

/// The forms of an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum ExprKind {
    /// Could not be read.
    Error,
    /// `Orders`, `stage`, `latest`
    Name(SmolStr),
    /// `42`
    Integer(i64),
    /// `2.5`
    Decimal(f64),
    /// `512MB`
    Quantity(Quantity),
    /// `100/s`
    Rate(f64, Period),
    /// Any text literal.
    Text(Text),
    /// `./src/a`
    Path(SmolStr),
    /// `10.0.0.0/16`
    Cidr(SmolStr),
    /// `true`, `false`
    Bool(bool),
    /// `none`
    None,
    /// `[a, ...b]`
    List(Vec<Element>),
    /// `[e for x in xs if c]`
    ListComprehension(Box<ListComprehension>),
    /// `{ a: 1, b, ...c }`
    Record(Vec<Entry>),
    /// `{ "${k}": v for k, v in m }`
    RecordComprehension(Box<RecordComprehension>),
    /// `base.name`, `base?.name`
    Member { base: Expr, name: Name, optional: bool },
    /// `callee(args)`
    Call { callee: Expr, arguments: Vec<Argument> },
    /// `base[index]`
    Index { base: Expr, index: Expr },
    /// `not e`, `-e`
    Unary { operator: UnaryOperator, operand: Expr },
    /// `a + b`, and so on.
    Binary { operator: BinaryOperator, left: Expr, right: Expr },
    /// `e in 1..5`
    InRange { value: Expr, range: Range },
    /// `e is T`
    Is { value: Expr, ty: Type },
    /// `e as s`
    As { value: Expr, name: Name },
    /// `if c then a else b`; without `else` it is `none`.
    If { condition: Expr, then: Expr, otherwise: Option<Expr> },
    /// `match e { a: 1, else: 2 }`
    Match { subject: Expr, arms: Vec<Arm> },
}

/// `[e for x in xs if c]`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ListComprehension {
    /// `e`
    pub element: Expr,
    /// `for x in xs`
    pub each: Each,
    /// `if c`
    pub condition: Option<Expr>,
}

/// `{ "${k}": v for k, v in m if c }`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct RecordComprehension {
    /// The key of a field.
    pub key: Text,
    /// Its value.
    pub value: Expr,
    /// `for k, v in m`
    pub each: Each,
    /// `if c`
    pub condition: Option<Expr>,
}

/// An element of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Element {
    /// `...` stands before it.
    pub spread: bool,
    /// The value.
    pub value: Expr,
}

/// An entry of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Entry {
    /// `key: value`; the key may hold `${…}` when quoted. `name` alone is `name: name`.
    Field { doc: SmolStr, key: Text, value: Expr },
    /// `...e`
    Spread(Expr),
    /// Could not be read.
    Error(Span),
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Argument {
    /// `name:` before the value.
    pub name: Option<Name>,
    /// `...` before the value.
    pub spread: bool,
    /// The value.
    pub value: Expr,
}

/// An arm of `match`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Arm {
    /// `None` is `else`.
    pub pattern: Option<Expr>,
    /// The value.
    pub value: Expr,
    /// All of it.
    pub span: Span,
}

/// Operators with one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnaryOperator {
    /// `not`
    Not,
    /// `-`
    Negate,
}

/// Operators with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the operators")]
pub enum BinaryOperator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    Coalesce,
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A text literal in pieces.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Text {
    /// Text and interpolations in order; no two texts stand side by side; empty for `""`.
    pub pieces: Vec<Piece>,
    /// With its quotes, or the bare word of a key.
    pub span: Span,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Piece {
    /// Decoded text.
    Text(SmolStr),
    /// `${e}`
    Expr(Expr),
}

impl Text {
    /// The whole text, when nothing is interpolated.
    pub fn literal(&self) -> Option<SmolStr> {
        match self.pieces.as_slice() {
            [] => Some(SmolStr::default()),
            [Piece::Text(text)] => Some(text.clone()),
            _ => None,
        }
    }
}

/// A type as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Type {
    /// What it is.
    pub kind: Box<TypeKind>,
    /// Where.
    pub span: Span,
}

/// The forms of a type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum TypeKind {
    /// Could not be read.
    Error,
    /// `Text`, `Order`, `gateway.authorizer`, or a union member such as `latest`.
    Name(Path),
    /// `List<T>`, `Ref<queue | topic>`
    Generic { name: Path, arguments: Vec<Type> },
    /// `"nodejs22.x"`
    Literal(Text),
    /// `{ a: T }`
    Record(Vec<Field>),
    /// `T(1..5, "^a$")`
    Refined { base: Type, range: Option<Range>, pattern: Option<Text> },
    /// `T?`
    Optional(Type),
    /// `A | B`
    Union(Vec<Type>),
}

/// A field of a record type, or a property of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Field {
    /// `///` text.
    pub doc: Later<SmolStr>,
    /// The name, bare or quoted.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// `= e`
    pub default: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// `a..b`, either end open. The bounds are literal numbers, with units where the type has them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Range {
    /// Lower bound, included.
    pub low: Option<Expr>,
    /// Upper bound, included.
    pub high: Option<Expr>,
    /// All of it.
    pub span: Span,
}

/// `kind name(event: Json) -> Json { … }`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Kind {
    /// What it is called.
    pub name: Name,
    /// What calls of its instances look like.
    pub signature: Option<Signature>,
    /// Its members.
    pub body: KindBody,
}

/// Members of a kind, a part, a clause, or an offer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct KindBody {
    /// In source order.
    pub members: Vec<KindMember>,
    /// With its braces.
    pub span: Span,
}

/// A member of a kind with its documentation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct KindMember {
    /// `///` text.
    pub doc: Later<SmolStr>,
    /// What it is.
    pub kind: KindMemberKind,
    /// All of it.
    pub span: Span,
}

/// A parameter of a capability, call, source or clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Parameter {
    /// What it is called.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// What it is when not given.
    pub default: Option<Expr>,
}

/// `= e` or `{ … }` behind an attribute or a capability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Definition {
    /// `= e`
    Value(Expr),
    /// `{ … }`
    Body(Later<KindBody>),
    /// Neither was written.
    None,
}

/// The forms of a kind's member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum KindMemberKind {
    /// `name: Type = default`. Inside the bodies of `can`, `call`, `check`, `attr` and mappings of universal
    /// members (`after`, `region`, …) a member is a value: see [`KindMemberKind::Setting`].
    Property(Field),
    /// `key: value` where the place calls for a value: `actions: […]`, `when: c`, `after: [X]`.
    Setting(Property),
    /// `let x = e`
    Let(Let),
    /// `attr x: T { cloudformation: "Arn", … }` or `attr x: T = e`
    Attribute { name: Name, ty: Type, definition: Definition },
    /// `can send(prefix: Text = "") { … }` or `= e`
    Capability { name: Name, parameters: Vec<Parameter>, definition: Definition },
    /// `call send(body: Json) -> T { … }`
    Call { name: Name, parameters: Vec<Parameter>, result: Option<Type>, body: Later<KindBody> },
    /// `source created for function | queue -> S3Event = notify(…)` or with a body; `offer` is the same with
    /// another word.
    Source {
        word: Name,
        name: Name,
        parameters: Vec<Parameter>,
        takers: Vec<Name>,
        payload: Option<Type>,
        definition: Definition,
    },
    /// `clause GET | POST (path: Text) -> Target 0..20 { … }`
    Clause {
        words: Vec<Name>,
        parameters: Vec<Parameter>,
        target: Option<Type>,
        count: Option<Range>,
        body: Later<KindBody>,
    },
    /// `check "id" { … }`, its settings, the loop of `for: x in list`, and what it says when it fails.
    Check { id: Text, each: Option<Each>, settings: Vec<Property>, words: Later<Vec<Property>> },
    /// `native policy: Json?`
    Native { name: Name, ty: Type },
    /// `part Name for k in … when … { … }`
    Part { name: Name, header: Header, body: Later<KindBody> },
    /// A part made by another kind: `logGroup Logs when … { … }`
    Declaration(Declaration),
    /// `cloudformation Name: "AWS::…" for … when … { … }` or `terraform …`
    Mapping(Mapping),
    /// `add receiver.notify("x") when … { … }`
    Add { target: Expr, label: Option<Name>, when: Option<Expr>, block: Block },
    /// `grant target.invoke -> service("s3.amazonaws.com", arn) when …`
    Grant { capability: Expr, to: Expr, when: Option<Expr>, block: Block },
    /// Could not be read.
    Error,
}

/// Where a thing goes in one target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Mapping {
    /// `cloudformation` or `terraform`.
    pub target: Name,
    /// Name of a second resource for the same thing.
    pub name: Option<Name>,
    /// The resource type, with a place behind it for a fragment.
    pub resource_type: Text,
    /// `for … when …`
    pub header: Header,
    /// The properties.
    pub entries: Later<Vec<MappingEntry>>,
    /// With its braces.
    pub span: Span,
}

/// An entry of a mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum MappingEntry {
    /// `QueueName: name`
    Property(Property),
    /// `...e`
    Spread(Expr),
    /// `attributes { … }` or `lifecycle { … }`: what stands beside the properties.
    Beside { word: Name, entries: Vec<Property> },
    /// `unsupported "reason" when c`
    Unsupported { reason: Text, when: Option<Expr>, span: Span },
    /// `needs "6.29" when c`: what is written then only newer versions of the target's tool know.
    Needs { version: Text, when: Option<Expr>, span: Span },
    /// Could not be read.
    Error(Span),
}
