//! The typed program and one configuration in, objects out: every declaration, part, clause item and grant.
//!
//! Order: declarations; then, from a worklist, their clauses and parts, what they add to others and what they grant;
//! then the parts whose headers read lists that others fill; then the rules. Deliberately absent: targets.

mod blame;
mod bounds;
mod create;
pub(crate) mod credentials;
mod decide;
mod evaluate;
mod existing;
mod grant;
mod item;
pub mod object;
mod pairs;
pub mod path;
mod read;
pub mod reads;
pub(crate) mod registry;
mod rename;
mod rules;
mod taken;
mod text;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use smol_str::SmolStr;

use crate::check::ir::BodyId;
use crate::check::{Checker, Given};
use crate::diagnostic::Diagnostic;
use crate::graph::Reason;
use crate::map::HashMap;
use crate::source::Span;
use crate::value::{ObjectId, Value};
use crate::{AssetMode, AssetSource, Host};
use object::Object;
use reads::Reads;

/// Most declarations that a program may expand to.
pub const EXPANSION_LIMIT: usize = 50_000;
/// Most objects of one `for` of the program. Families inside a declaration are as large as what they are made of.
pub const FAMILY_LIMIT: usize = 1_000;
/// Elements that a program may walk through in all, and more of them for each object.
const STEP_LIMIT: usize = 2_000_000;
const STEPS_OF_OBJECT: usize = 200;

/// One way to build the program: a stage and the values of its options.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// What to call it in a diagnostic that does not hold everywhere: `dev`, `dev, engine = provisioned`.
    pub label: Option<String>,
    /// `None` when the program declares no stages.
    pub stage: Option<SmolStr>,
    /// Application name.
    pub app: String,
    /// Values of options and parameters; missing ones have their defaults.
    pub given: Given,
    /// The region deployed to, where the stage says so.
    pub region: Option<SmolStr>,
    /// The account deployed to, where the stage says so.
    pub account: Option<SmolStr>,
    /// Whether the stage is for production, where the project says so.
    pub production: Option<bool>,
    /// Days since 1970-01-01.
    pub today: Option<i64>,
    /// How CloudFormation finds code.
    pub assets: AssetMode,
    /// Output is written, so code must be there.
    pub building: bool,
}

impl Configuration {
    /// Whether data should outlive the stack: stages that the project says are for production, else those named for it,
    /// and programs without stages.
    pub fn prod_like(&self) -> bool {
        match (self.production, self.stage.as_deref()) {
            (Some(production), _) => production,
            (None, None) => true,
            (None, Some(stage)) => ["prod", "production", "live"].contains(&stage.to_ascii_lowercase().as_str()),
        }
    }
}

/// All objects of one configuration, and how to read them.
pub struct World<'w, 'a> {
    /// Compiles bodies when they are first needed.
    pub checker: &'w mut Checker<'a>,
    /// What is being built.
    pub configuration: &'w Configuration,
    pub(crate) host: &'w dyn Host,
    /// All objects; the module is the first.
    pub objects: Vec<Object>,
    /// Objects whose clauses, parts, adds and grants are still to be made.
    queue: VecDeque<ObjectId>,
    /// Parts that wait for the lists: owner and position.
    late: Vec<(ObjectId, usize)>,
    /// Lists are complete, but for what parts that waited for them add.
    sealed: bool,
    /// Those parts are made, too.
    complete: bool,
    /// Who must come after what: (holder of a grant, item that carries it).
    pub grants: Vec<(ObjectId, ObjectId)>,
    /// Edges for people: from, to, reason, label, place.
    pub edges: Vec<(ObjectId, ObjectId, Reason, SmolStr, Span)>,
    /// Clause items read since tracking began.
    pub(crate) reads: Reads,
    /// Archives that resources refer to: name → what is in them.
    pub assets: BTreeMap<String, AssetSource>,
    /// Depth of evaluation, for a limit.
    depth: u32,
    /// It was reached, which is said.
    too_deep: bool,
    /// A value was too large, which is said.
    too_large: bool,
    /// Objects of a body, for as many objects as there were.
    peers: HashMap<BodyId, (usize, Value)>,
    /// Waivers that suppressed something.
    used_waivers: BTreeSet<(ObjectId, SmolStr)>,
    /// A rule is being applied: what cannot be decided is silent.
    pub(super) in_rule: bool,
    /// The existing thing of whose ARN the form is looked at: its name is a mark.
    naming: Option<ObjectId>,
    /// Parts of which it is not known what they are.
    broken_parts: BTreeSet<(ObjectId, SmolStr)>,
    /// Declarations and parts made.
    made: usize,
    /// Something was too large; expansion stopped.
    overflow: bool,
    /// What `was` says: words of the old name, of the new one, and where.
    renames: Vec<(Vec<SmolStr>, Vec<SmolStr>, Span)>,
    /// Elements walked through.
    steps: usize,
    /// They were too many, which is said.
    exhausted: bool,
    /// Places at which the author was blamed already.
    blamed: decide::Blamed,
    /// Attributes as text, by object and name.
    known_forms: HashMap<(ObjectId, SmolStr), Value>,
}

impl<'w, 'a> World<'w, 'a> {
    /// Expands the program for a configuration and applies the rules.
    pub fn expand(checker: &'w mut Checker<'a>, configuration: &'w Configuration, host: &'w dyn Host) -> World<'w, 'a> {
        let mut world = World {
            checker,
            configuration,
            host,
            objects: Vec::new(),
            queue: VecDeque::new(),
            late: Vec::new(),
            sealed: false,
            complete: false,
            grants: Vec::new(),
            edges: Vec::new(),
            reads: Reads::default(),
            assets: BTreeMap::new(),
            depth: 0,
            too_deep: false,
            too_large: false,
            peers: HashMap::default(),
            used_waivers: BTreeSet::new(),
            in_rule: false,
            naming: None,
            broken_parts: BTreeSet::new(),
            made: 0,
            overflow: false,
            renames: Vec::new(),
            steps: 0,
            exhausted: false,
            blamed: decide::Blamed::new(),
            known_forms: HashMap::default(),
        };
        world.make_module();
        while let Some(object) = world.queue.pop_front() {
            world.reads.clear();
            world.furnish(object);
        }
        world.seal();
        world.complete = true;
        world.apply_rules();
        world.report_taken_names();
        world.report_renames();
        world
    }

    /// An object.
    pub fn object(&self, id: ObjectId) -> &Object {
        &self.objects[id.0 as usize]
    }

    pub(crate) fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        &mut self.objects[id.0 as usize]
    }

    /// Name of the body that an object is made of: `queue`, `gateway.GET`.
    pub fn kind_name(&self, id: ObjectId) -> SmolStr {
        self.checker.outline(self.object(id).body).name.clone()
    }

    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.checker.report(diagnostic);
    }

    pub(crate) fn body_of(&self, id: ObjectId) -> BodyId {
        self.object(id).body
    }

    /// Sorts the lists that others fill, and makes what waited for them.
    fn seal(&mut self) {
        for at in 0..self.objects.len() {
            let mut items = std::mem::take(&mut self.objects[at].items);
            for list in items.values_mut() {
                if list.len() > 1 {
                    list.sort_by(|a, b| self.object(*a).path.cmp(&self.object(*b).path).then(a.cmp(b)));
                }
            }
            self.objects[at].items = items;
        }
        self.sealed = true;
        // Parts may hold late parts of their own.
        while let Some((owner, part)) = (!self.late.is_empty()).then(|| self.late.remove(0)) {
            self.make_part(owner, part);
            while let Some(object) = self.queue.pop_front() {
                self.reads.clear();
                self.furnish(object);
            }
        }
    }
}
