//! Two things of AWS with one name: found by the ARNs that kinds write out, which say what a name is unique among.

use super::World;
use crate::check::ir::{AttributeForms, BodyId, BodySort};
use crate::diagnostic::Diagnostic;
use crate::emit::identity;
use crate::map::{HashMap, HashSet};
use crate::value::{Deploy, ObjectId, Value};

impl World<'_, '_> {
    /// Reports declarations of one kind that would have one name.
    pub(super) fn report_taken_names(&mut self) {
        let mut first: HashMap<(BodyId, String), ObjectId> = HashMap::default();
        // Holders of names that are there more than once: one name may be there several times, in several places.
        let mut holders: HashMap<(BodyId, String), ObjectId> = HashMap::default();
        let mut named: HashMap<BodyId, bool> = HashMap::default();
        let mut said: HashSet<(ObjectId, ObjectId)> = HashSet::default();
        for at in 1..self.objects.len() {
            let id = ObjectId(at as u32);
            let body = self.body_of(id);
            let has_name = named.get(&body).copied().unwrap_or_else(|| self.says_name(body));
            named.insert(body, has_name);
            if !has_name {
                continue;
            }
            let name = self.bare(id, "name");
            let key = match &name {
                Value::Text(name) => name.to_string(),
                Value::Deploy(deploy) if matches!(**deploy, Deploy::Concat(_)) => format!("{deploy:?}"),
                _ => continue,
            };
            let other = *first.entry((body, key)).or_insert(id);
            if other == id {
                continue;
            }
            let (Some(others), Some(arn)) = (self.arn(other), self.arn(id)) else { continue };
            holders.entry((body, others)).or_insert(other);
            let other = *holders.entry((body, arn)).or_insert(id);
            if other == id {
                continue;
            }
            if self.object(other).existing && self.object(id).existing {
                continue;
            }
            if self.identity(other) == self.identity(id) {
                // One identity is a finding of its own, of which one name is a consequence.
                continue;
            }
            let (other, id) = self.in_source_order(other, id);
            let pair = (self.object(other).declaration, self.object(id).declaration);
            if said.insert(pair) {
                self.report_taken(other, id, &name);
            }
        }
    }

    /// Whether things of a kind have a name, and an ARN with it that can be written out.
    fn says_name(&mut self, body: BodyId) -> bool {
        let found = self.checker.body(body);
        if found.sort != BodySort::Kind || !found.properties.contains_key("name") {
            return false;
        }
        let code = self.checker.code(body);
        matches!(code.attributes.get("arn"), Some(AttributeForms::Forms { known: Some(_), .. }))
    }

    /// The ARN as far as it is known, comparable; nothing when it cannot be written out.
    fn arn(&mut self, id: ObjectId) -> Option<String> {
        let code = self.checker.code(self.body_of(id));
        match code.attributes.get("arn") {
            Some(AttributeForms::Forms { known: Some(form), .. }) => {
                let arn = self.evaluate(form, id, &mut Vec::new());
                (!arn.is_poison()).then(|| format!("{arn:?}"))
            }
            _ => None,
        }
    }

    fn identity(&self, id: ObjectId) -> String {
        identity::logical_id(&self.object(id).path, None)
    }

    fn in_source_order(&self, a: ObjectId, b: ObjectId) -> (ObjectId, ObjectId) {
        let place = |id: ObjectId| (self.author_span(id), id);
        if place(b) < place(a) { (b, a) } else { (a, b) }
    }

    fn report_taken(&mut self, first: ObjectId, second: ObjectId, name: &Value) {
        let place = |world: &mut Self, id: ObjectId| match world.blame_member(id, "name", 0) {
            Some(place) => place,
            None => world.author_span(id),
        };
        let (at, because) = (place(self, second), place(self, first));
        let title = match name {
            Value::Text(name) => format!("be called `{name}`"),
            _ => "have one name".to_owned(),
        };
        let (a, b) = (self.written_label(first), self.written_label(second));
        let diagnostic = Diagnostic::error("name.taken", at, format!("`{a}` and `{b}` would both {title} in AWS"))
            .label(because, "the other one")
            .hint(format!("give `{b}` a name of its own, or leave `name` out"));
        self.complain(diagnostic);
    }

    /// What to call a thing: its declaration's name, with its own behind.
    fn written_label(&self, id: ObjectId) -> String {
        let object = self.object(id);
        let declaration = &self.object(object.declaration).label;
        match object.declaration == id {
            true => declaration.to_string(),
            false => format!("{declaration}.{}", object.label),
        }
    }
}
