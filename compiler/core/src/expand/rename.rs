//! `was`: what names stand for in identities, and renames that contradict each other.

use smol_str::SmolStr;

use super::World;
use super::path::Path;
use crate::check::ir::{Made, Was};
use crate::check::text_words;
use crate::diagnostic::Diagnostic;
use crate::map::HashMap;
use crate::source::Span;
use crate::value::{ObjectId, Value};

impl World<'_, '_> {
    /// The path of something called `words` below another, which may have been called otherwise.
    pub(super) fn path_of(&mut self, below: Path, was: &[Was], words: Vec<SmolStr>) -> Path {
        if was.is_empty() {
            let mut path = below;
            path.extend(words);
            return path;
        }
        let path = below.of_renamed(was, words);
        for (at, was) in was.iter().enumerate() {
            let words = if at == 0 { path.to_vec() } else { path.later()[at - 1].clone() };
            self.renames.push((words, path.now().to_vec(), was.span));
        }
        path
    }

    /// Words that a head, a label or a key puts into an identity: a renamed declaration goes by each of its names there.
    pub(crate) fn extend_by_reference(&self, path: &mut Path, words: &[SmolStr], value: Option<&Value>) {
        let object = match value {
            Some(Value::Object(id)) => Some(*id),
            Some(Value::Target(target)) => Some(target.owner),
            Some(Value::Source(source)) => Some(source.owner),
            _ => None,
        };
        let renamed = object.and_then(|id| self.renamed(self.object(id).declaration));
        // Who refers to it writes its name without the module.
        let place = renamed.as_ref().and_then(|(now, _)| words.iter().position(|word| word == short(now)));
        let (Some((_, names)), Some(place)) = (renamed, place) else {
            path.extend(words.iter().cloned());
            return;
        };
        let under = |name: &SmolStr| {
            let mut words = words.to_vec();
            words[place] = SmolStr::new(short(name));
            words
        };
        let all: Vec<Vec<SmolStr>> = names.iter().map(under).chain([words.to_vec()]).collect();
        path.extend_renamed(&all);
    }

    /// The label of an object as words, for identities.
    pub(super) fn extend_by_label(&self, path: &mut Path, object: ObjectId) {
        let label = self.object(object).label.clone();
        match self.renamed(object) {
            None => path.push(label),
            Some((now, names)) => {
                let rest = label.strip_prefix(now.as_str()).unwrap_or_default();
                let under = |name: &SmolStr| vec![SmolStr::from(format!("{name}{rest}"))];
                let all: Vec<Vec<SmolStr>> = names.iter().map(under).chain([vec![label.clone()]]).collect();
                path.extend_renamed(&all);
            }
        }
    }

    /// The label of an object under the name that identity keeps.
    pub(super) fn kept_label(&self, object: ObjectId) -> SmolStr {
        let label = &self.object(object).label;
        match self.renamed(object) {
            None => label.clone(),
            Some((now, names)) => {
                let rest = label.strip_prefix(now.as_str()).unwrap_or_default();
                SmolStr::from(format!("{}{rest}", names[0]))
            }
        }
    }

    /// The key of an element of a `for`, which may be a declaration.
    pub(crate) fn extend_by_key(&self, path: &mut Path, key: &SmolStr, value: Option<&Value>) {
        self.extend_by_reference(path, &text_words(key), value);
    }

    /// The full name of a renamed declaration, and those that it had, oldest first.
    fn renamed(&self, declaration: ObjectId) -> Option<(SmolStr, Vec<SmolStr>)> {
        let (code, at, _) = self.object(declaration).origin.as_ref()?;
        let part = &code.parts[*at];
        let Made::Construct(construct) = &part.made else { return None };
        let module = part.name.rsplit_once('.').map_or("", |(module, _)| module);
        let full = |was: &Was| match (was.from_root, module) {
            (true, _) | (_, "") => SmolStr::from(was.words.join(".")),
            (false, module) => SmolStr::from(format!("{module}.{}", was.words.join("."))),
        };
        let names: Vec<SmolStr> = construct.was.iter().map(full).collect();
        (!names.is_empty()).then(|| (part.name.clone(), names))
    }

    /// Reports old names that are still somebody's, or of which two claim to have had them.
    pub(super) fn report_renames(&mut self) {
        let renames = std::mem::take(&mut self.renames);
        if renames.is_empty() {
            return;
        }
        let mut now: HashMap<Vec<SmolStr>, Span> = HashMap::default();
        for object in self.objects.iter().filter(|object| object.taker.is_none() && !object.path.is_empty()) {
            // All of a family go by one name.
            let name = match (&object.origin, object.owner) {
                (Some((code, at, _)), Some(owner)) => {
                    let around = self.object(owner).path.now().iter();
                    let own = code.parts[*at].name.split('.').map(SmolStr::new);
                    around.cloned().chain(own).collect()
                }
                _ => object.path.now().to_vec(),
            };
            now.entry(name).or_insert(object.span);
        }
        let mut claimed: HashMap<&[SmolStr], (&Vec<SmolStr>, Span)> = HashMap::default();
        for (old, new, span) in &renames {
            let name = old.join(".");
            if old == new {
                let message = format!("`{name}` is what this is called now");
                self.report(Diagnostic::error("was.same", *span, message).hint("remove it, or write the old name"));
            } else if let Some(other) = now.get(old) {
                let message = format!("`{name}` is still there, so nothing else can have been it");
                let diagnostic = Diagnostic::error("was.used", *span, message).label(*other, "declared here");
                self.report(diagnostic.hint("give one of them another name, or remove `was`"));
            } else if let Some((first, place)) = claimed.get(old.as_slice()) {
                if *first == new && place == span {
                    continue;
                }
                let message = format!("two claim to have been `{name}`");
                let diagnostic = Diagnostic::error("was.claimed", *span, message);
                let diagnostic = diagnostic.label(*place, format!("`{}` claims it here", first.join(".")));
                self.report(diagnostic.hint("only one of them can keep what is deployed: remove the other `was`"));
            } else {
                claimed.insert(old, (new, *span));
            }
        }
    }
}

/// What a full name is in the module that declares it: `Orders` of `data.Orders`.
fn short(full: &str) -> &str {
    full.rsplit('.').next().unwrap_or(full)
}
