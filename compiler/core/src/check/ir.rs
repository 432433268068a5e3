//! The typed program: bodies of kinds and of the module, with every name resolved.
//!
//! A *body* is what has members: the module, a kind, a part, a clause, a source or a capability. Expressions refer to
//! members by name and by how many owners up they stand, so a body is compiled once and serves every object made of it.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::ast::{self, BinaryOperator};
use smol_str::SmolStr;

use super::Scope;
use super::index::Index;
use crate::diagnostic::Severity;
use crate::facts::CloudFormationType;
use crate::functions::Function;
use crate::map::IndexMap;
use crate::plan::{System, Target};
use crate::source::Span;
use crate::types::{Bounds, Type};
use crate::value::Value;

/// An expression with its type.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it does.
    pub kind: ExprKind,
    /// Where it is written.
    pub span: Span,
    /// What it gives, as far as is known before evaluation.
    pub ty: Type,
}

/// The forms of a compiled expression.
/// Where objects of a body keep the value that a name gives: found with the first of them.
#[derive(Debug, Clone, Default)]
pub struct Slot(Cell<Option<(BodyId, u32)>>);

impl Slot {
    /// The slot in objects of a body, if it was found.
    pub fn of(&self, body: BodyId) -> Option<usize> {
        self.0.get().filter(|(known, _)| *known == body).map(|(_, slot)| slot as usize)
    }

    /// Notes the slot.
    pub fn note(&self, body: BodyId, slot: usize) {
        self.0.set(Some((body, slot as u32)));
    }
}

#[allow(missing_docs, reason = "the line of a variant says what its fields are")]
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A literal, or poison where there was an error.
    Constant(Value),
    /// A loop variable of a comprehension, by depth from the outermost.
    Local(usize),
    /// A member of the object itself (`up` = 0) or of its owners.
    Own { up: usize, name: SmolStr, slot: Slot },
    /// The object itself or an owner.
    Myself { up: usize },
    /// The resource of the mapping of this name (empty for the primary one) of the object `up` owners above.
    Resource { up: usize, mapping: SmolStr },
    /// An expression of the module, read there: from inside a kind of the program, and for `defaults`.
    Outer(Box<Expr>),
    /// A `let` of the standard library, by its name.
    Global(SmolStr),
    /// A parameter of the program.
    Parameter(usize),
    /// An option of the program.
    Option(usize),
    /// What the platform knows.
    System(System),
    /// The event that arrives, in a value of type `Input`.
    Event,
    /// The stage as a text.
    Stage,
    /// The application's name.
    App,
    /// The fitted name of the object's declaration: `physicalName(max: 80, …)`.
    PhysicalName(Vec<(SmolStr, Expr)>),
    /// `base.name`; with `optional`, of nothing comes nothing.
    Member { base: Box<Expr>, name: SmolStr },
    /// `base[index]`
    Index { base: Box<Expr>, index: Box<Expr> },
    /// A text with pieces.
    Interpolate(Vec<Expr>),
    /// Elements, each spread or not.
    List(Vec<(bool, Expr)>),
    /// `[element for … if …]`
    ListComprehension(Box<Comprehension>),
    /// Entries.
    Record(Vec<Entry>),
    /// `{ key: value for … }`
    RecordComprehension { key: Box<Expr>, each: Box<Comprehension> },
    /// `not e`
    Not(Box<Expr>),
    /// `-e`
    Negate(Box<Expr>),
    /// Two operands.
    Binary(BinaryOperator, Box<Expr>, Box<Expr>),
    /// `e in low..high`, in the smallest unit.
    InRange(Box<Expr>, Bounds),
    /// `e is T`
    Is(Box<Expr>, Type),
    /// `e as unit`
    Convert(Box<Expr>, SmolStr),
    /// `if c then a else b`
    If(Box<Expr>, Box<Expr>, Option<Box<Expr>>),
    /// Patterns with values; the last is `else`.
    Match(Box<Expr>, Vec<(Option<Expr>, Expr)>),
    /// A function of the closed table.
    Call(&'static Function, Vec<Expr>),
    /// A file's text.
    File(Box<Expr>),
    /// `base.verb(arguments)` where a capability is expected.
    Capability { base: Box<Expr>, name: SmolStr, arguments: Vec<(SmolStr, Expr)> },
    /// `aws.service.action(on: …)`
    Action { service: SmolStr, action: SmolStr, on: Option<Box<Expr>> },
    /// `base.source(arguments)` where an event source is expected; an empty name is the first source.
    Source { base: Box<Expr>, name: SmolStr, arguments: Vec<(SmolStr, Expr)> },
    /// `base.call(arguments)` where a target is expected; an empty name is the first call.
    Target { base: Box<Expr>, name: SmolStr, arguments: Vec<(SmolStr, Expr)> },
    /// `every(5min)`: an unnamed declaration of a kind.
    Anonymous { kind: SmolStr, arguments: Vec<(SmolStr, Expr)> },
}

/// An entry of a record expression.
#[derive(Debug, Clone)]
pub enum Entry {
    /// `key: value`
    Field(SmolStr, Expr),
    /// `"${k}": value`
    Computed(Expr, Expr),
    /// `...e`
    Spread(Expr),
}

/// The loop of a comprehension. Its variables are the next locals: one, or two (index and value, key and value).
#[derive(Debug, Clone)]
pub struct Comprehension {
    /// What is walked.
    pub list: Expr,
    /// One or two.
    pub variables: usize,
    /// First local that it binds.
    pub first: usize,
    /// Which elements count.
    pub condition: Option<Expr>,
    /// What is made of each.
    pub element: Expr,
}

/// Position of a body among all bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyId(pub u32);

/// What sort of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodySort {
    /// The program's module.
    Module,
    /// A kind.
    Kind,
    /// A part.
    Part,
    /// An item of a clause.
    Clause,
    /// A capability.
    Capability,
    /// A source or another offer.
    Offer,
    /// A call.
    Call,
}

/// Members that others may see, and code that is compiled when the first object is made.
#[derive(Debug)]
pub struct Body {
    /// Its position.
    pub id: BodyId,
    /// What sort.
    pub sort: BodySort,
    /// `queue`, `gateway.GET`, `queue.messages`: for messages and types.
    pub name: SmolStr,
    /// The enclosing body.
    pub owner: Option<BodyId>,
    /// Where it is declared.
    pub span: Span,
    /// Parameters of heads, capabilities and sources, and loop variables of parts: set when the object is made.
    pub parameters: IndexMap<SmolStr, Property>,
    /// Properties.
    pub properties: IndexMap<SmolStr, Property>,
    /// Names of `let`s, with their types where written.
    pub lets: IndexMap<SmolStr, Option<Type>>,
    /// Deploy values.
    pub attributes: IndexMap<SmolStr, Attribute>,
    /// Values computed in Rust.
    pub natives: IndexMap<SmolStr, Type>,
    /// Clauses, one entry a word; words of one clause share a body.
    pub clauses: IndexMap<SmolStr, Clause>,
    /// Capabilities.
    pub capabilities: IndexMap<SmolStr, Capability>,
    /// Calls.
    pub calls: IndexMap<SmolStr, Offer>,
    /// Event sources and other offers.
    pub sources: IndexMap<SmolStr, Source>,
    /// Parts, and declarations of the module, by name.
    pub parts: IndexMap<SmolStr, PartHead>,
    /// The type of CloudFormation's registry that it stands for.
    pub registry: Option<Arc<CloudFormationType>>,
    /// Type of the arrow of a clause.
    pub target: Option<Type>,
    /// Made on first use.
    pub index: OnceCell<Index>,
    /// Compiled on first use.
    pub code: OnceCell<Rc<Code>>,
}

impl Body {
    /// Its members by name, for objects: the body must not change any more.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self))
    }
}

/// A property or parameter.
#[derive(Debug, Clone)]
pub struct Property {
    /// Its type.
    pub ty: Type,
    /// No default, and `none` does not fit.
    pub required: bool,
    /// Where it is declared.
    pub span: Span,
}

/// A deploy value.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its type.
    pub ty: Type,
    /// Where it is declared.
    pub span: Span,
}

/// An open list.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Body of its items.
    pub body: BodyId,
    /// How many items there may be.
    pub count: Bounds,
    /// The head introduces a name.
    pub names: bool,
    /// Items are made of the event source in their head.
    pub of_source: bool,
}

/// What may be granted.
#[derive(Debug, Clone)]
pub struct Capability {
    /// Body with `actions`, `on`, `conditions`, `also`.
    pub body: BodyId,
    /// Other capabilities under one name.
    pub is_list: bool,
}

/// What may be called.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Body with `service`, `input`, `allow`, `forms`.
    pub body: BodyId,
    /// What it gives.
    pub result: Type,
}

/// Where events come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Body whose properties are the options; for an alias only its parameters count.
    pub body: BodyId,
    /// Kinds that may take it.
    pub takers: Vec<SmolStr>,
    /// What an event looks like.
    pub payload: Option<Type>,
    /// `= clause(…)`: items of one of the owner's clauses.
    pub alias: Option<SmolStr>,
}

/// What the outside knows of a part.
#[derive(Debug, Clone)]
pub struct PartHead {
    /// `none`, or the kind of a declaration.
    pub kind: Option<SmolStr>,
    /// Body of its objects; for a declaration the kind's.
    pub body: BodyId,
    /// Made once for each key.
    pub family: bool,
    /// May be absent.
    pub conditional: bool,
    /// Where its name stands.
    pub span: Span,
}

/// A `for … when …` header.
#[derive(Debug, Clone, Default)]
pub struct Header {
    /// Loop variables and what they run over. They are parameters of the part's body, or locals 0 and 1 of a
    /// declaration's expressions.
    pub each: Option<(Vec<SmolStr>, Expr)>,
    /// Present only when this holds.
    pub when: Option<Expr>,
}

/// What is compiled of a body.
#[derive(Debug, Default)]
pub struct Code {
    /// Defaults of parameters and properties.
    pub defaults: IndexMap<SmolStr, Rc<Expr>>,
    /// `let`s.
    pub lets: IndexMap<SmolStr, Expr>,
    /// Forms of attributes.
    pub attributes: IndexMap<SmolStr, AttributeForms>,
    /// Parts and declarations in source order.
    pub parts: Vec<Part>,
    /// Rules.
    pub checks: Vec<Check>,
    /// Items given to clauses of others, or of the object itself.
    pub adds: Vec<Add>,
    /// What others are granted.
    pub grants: Vec<Grant>,
    /// Resources.
    pub mappings: Vec<Mapping>,
    /// `actions`, `on`, `after`, `revision`, …: by name.
    pub settings: IndexMap<SmolStr, Expr>,
    /// Value of `can x = …` and of aliases' arguments.
    pub value: Option<Expr>,
    /// Arguments of `source x = clause(name: …)`.
    pub alias_arguments: Vec<(SmolStr, Rc<Expr>)>,
}

/// Where an attribute comes from.
#[allow(missing_docs, reason = "the line of a variant says what its fields are")]
#[allow(clippy::large_enum_variant, reason = "there are few, and most are the large one")]
#[derive(Debug, Clone)]
pub enum AttributeForms {
    /// `= e`
    Value(Expr),
    /// One form per target, the text slsc can write itself, and the form of what exists already.
    Forms {
        cloudformation: Option<Expr>,
        terraform: Option<Expr>,
        known: Option<Expr>,
        /// What it is of a thing that the program does not make.
        existing: Option<Expr>,
    },
}

/// A part.
#[derive(Debug)]
pub struct Part {
    /// Its name.
    pub name: SmolStr,
    /// `for … when …`
    pub header: Header,
    /// Documentation.
    pub doc: SmolStr,
    /// Where its name stands.
    pub span: Span,
    /// What it is made of.
    pub made: Made,
    /// Its header reads lists that others fill, so it is made after them.
    pub late: bool,
}

/// What a part is made of.
#[derive(Debug)]
pub enum Made {
    /// Its own body.
    Body(BodyId),
    /// A declaration of a kind.
    Construct(Box<Construct>),
}

/// Members written for an object.
#[derive(Debug, Default)]
pub struct Construct {
    /// Body of the object.
    pub body: Option<BodyId>,
    /// Property values.
    pub properties: IndexMap<SmolStr, Rc<Expr>>,
    /// Where keys stand.
    pub keys: IndexMap<SmolStr, Span>,
    /// Clause items.
    pub clauses: Vec<ClauseItem>,
    /// What it was called before, oldest first.
    pub was: Vec<Was>,
    /// Waived rules and where they stand.
    pub waivers: Vec<(SmolStr, Span)>,
    /// A member could not be read: what is not given may be given all the same.
    pub lost: bool,
    /// It tells of something that exists already.
    pub existing: bool,
    /// What the targets' resources say besides.
    pub overrides: Vec<Rc<Override>>,
}

/// `override terraform.Part { … }`
#[derive(Debug)]
pub struct Override {
    /// Whose resources.
    pub target: Target,
    /// Names of parts, and at last of a mapping; none for the primary resource.
    pub part: Vec<SmolStr>,
    /// Properties, to be merged.
    pub properties: Vec<Patch>,
    /// `DeletionPolicy: …`, or entries of `lifecycle`.
    pub beside: Vec<Patch>,
    /// From the word to the end of the head.
    pub span: Span,
}

/// A property that an override sets.
#[derive(Debug)]
pub struct Patch {
    /// Its name in the target.
    pub name: SmolStr,
    /// Where the name stands.
    pub span: Span,
    /// What is merged into it; `none` removes it.
    pub value: Rc<Expr>,
}

/// `was OldName`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// The old name; with the names of modules before it where it stood in another.
    pub words: Vec<SmolStr>,
    /// The words lead from the root, not from where the thing stands now.
    pub from_root: bool,
    /// Where the name is written.
    pub span: Span,
}

/// `word head { … }` written by the owner.
#[derive(Debug)]
pub struct ClauseItem {
    /// The word.
    pub word: SmolStr,
    /// The head: a name, a text or a value.
    pub head: Option<Rc<Expr>>,
    /// Words of its identity behind the clause word.
    pub head_words: Vec<SmolStr>,
    /// `as Name`
    pub label: Option<SmolStr>,
    /// `-> target`
    pub target: Option<Rc<Expr>>,
    /// Condition.
    pub when: Option<Expr>,
    /// Members.
    pub construct: Construct,
    /// From the word to the end of the head.
    pub span: Span,
}

/// A rule.
#[derive(Debug)]
pub struct Check {
    /// Its id.
    pub id: SmolStr,
    /// `for: x in list`: variables, whether unordered pairs, and the list. They are locals 0 and 1.
    pub each: Option<(usize, bool, Expr)>,
    /// How bad a violation is.
    pub severity: Severity,
    /// Only when this holds.
    pub when: Option<Expr>,
    /// Must hold.
    pub require: Expr,
    /// The place of the violation: a property of an object.
    pub at: Option<Place>,
    /// A second place: where the other side stands.
    pub because: Option<Place>,
    /// What it says when it fails, as it is written.
    pub(super) source: ast::Later<Vec<ast::Property>>,
    /// What those words may refer to.
    pub(super) scope: Scope,
    /// What it says, once it was asked for.
    pub(super) words: OnceCell<Rc<Words>>,
    /// Where the rule is written.
    pub span: Span,
}

/// What a rule says when it fails.
#[derive(Debug)]
pub struct Words {
    /// What is wrong.
    pub message: Option<Expr>,
    /// What to write.
    pub hint: Option<Expr>,
    /// Where the rule comes from.
    pub evidence: Option<SmolStr>,
}

/// An object and one of its members, for spans.
#[derive(Debug)]
pub struct Place {
    /// The object.
    pub object: Expr,
    /// The member.
    pub member: Option<SmolStr>,
}

/// `add object.word(head) as Label when c { … }`
#[derive(Debug)]
pub struct Add {
    /// The receiving object.
    pub object: Expr,
    /// Its clause.
    pub word: SmolStr,
    /// The head.
    pub head: Option<Rc<Expr>>,
    /// `as Label`
    pub label: Option<SmolStr>,
    /// Condition.
    pub when: Option<Expr>,
    /// Members.
    pub properties: IndexMap<SmolStr, Rc<Expr>>,
    /// Where it is written.
    pub span: Span,
}

/// `grant capability -> principal when c`
#[derive(Debug)]
pub struct Grant {
    /// One capability or a list.
    pub capability: Expr,
    /// A role, something with a role, or a service.
    pub to: Expr,
    /// Condition.
    pub when: Option<Expr>,
    /// Where it is written.
    pub span: Span,
}

/// A resource of one target.
#[derive(Debug)]
pub struct Mapping {
    /// For which target.
    pub target: Target,
    /// Empty for the primary one.
    pub name: SmolStr,
    /// `AWS::SQS::Queue`, `aws_sqs_queue`.
    pub resource_type: SmolStr,
    /// `for … when …`; loop variables are locals 0 and 1.
    pub header: Header,
    /// Properties: names with values, or spreads.
    pub entries: Vec<Entry>,
    /// `DeletionPolicy: …`, or entries of `lifecycle`.
    pub beside: Vec<(SmolStr, Expr)>,
    /// What the target cannot do: reason and condition.
    pub unsupported: Vec<(Expr, Option<Expr>, Span)>,
    /// From which version on the target's tool takes what is written under a condition.
    pub needs: Vec<(SmolStr, Option<Expr>)>,
    /// Where it is written.
    pub span: Span,
}
