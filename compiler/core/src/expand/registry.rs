//! Whether what is given to a type of the registry fits its schema: every part that does not, with words and a cure.

use std::collections::BTreeSet;

use smol_str::{SmolStr, format_smolstr};

use super::World;
use super::object::Given;
use crate::check::ir::Expr;
use crate::check::registry::VALUE;
use crate::diagnostic::Diagnostic;
use crate::facts::{CloudFormationProperty, CloudFormationType, Facts, Json, JsonType};
use crate::fit::Misfit;
use crate::functions::nearest;
use crate::value::{Deploy, ObjectId, Value};

impl World<'_, '_> {
    /// Reports what does not fit a property of a type of the registry: whether something did not.
    pub(super) fn report_registry_misfits(
        &mut self,
        object: ObjectId,
        given: &Given,
        registry: &CloudFormationType,
        name: &str,
        value: &Value,
    ) -> bool {
        let found = registry_misfits(registry, name, value, &|id| self.kind_name(id));
        for misfit in &found {
            // A schema may be older than the service: what it says of values can be waived.
            if misfit.code == VALUE && self.waived(object, VALUE) {
                continue;
            }
            let mut diagnostic = self.misfit_place(object, given, misfit);
            if let Some(hint) = &misfit.hint {
                diagnostic = diagnostic.hint(hint);
            }
            self.report(diagnostic);
        }
        found.iter().any(|misfit| misfit.code != VALUE)
    }
}

/// All that does not fit a property of a type of the registry.
pub(crate) fn registry_misfits(
    registry: &CloudFormationType,
    name: &str,
    value: &Value,
    kinds: &dyn Fn(ObjectId) -> SmolStr,
) -> Vec<Misfit> {
    let Some(property) = registry.property(&[name]) else { return Vec::new() };
    let mut fit = RegistryFit { registry, kinds, names: vec![name], place: Vec::new(), found: Vec::new() };
    fit.value(value, &property);
    fit.found
}

impl World<'_, '_> {
    /// Reports properties of a raw resource that do not go together.
    pub(super) fn report_together(&mut self, id: ObjectId) {
        let body = self.checker.body(self.body_of(id));
        let Some(registry) = body.registry.as_ref().filter(|_| !self.object(id).existing && !self.object(id).lost)
        else {
            return;
        };
        let names: Vec<SmolStr> = self.object(id).given.keys().cloned().collect();
        let given: BTreeSet<SmolStr> = names.into_iter().filter(|name| !self.bare(id, name).is_none()).collect();
        let mut said = BTreeSet::new();
        for rule in registry.together(&[]) {
            let Some((at, message, hint)) = rule.violation(&|name| given.contains(name)) else { continue };
            if !said.insert(message.clone()) || self.waived(id, VALUE) {
                continue;
            }
            let object = self.object(id);
            let place = at.and_then(|name| object.given.get(name)).map_or(object.span, |given| given.span);
            let place = if self.checker.is_own(place.file) { place } else { self.author_span(id) };
            self.report(Diagnostic::error(VALUE, place, message).hint(hint));
        }
    }

    /// Reports a property of a raw resource that is read and was not given: whether it is one.
    pub(super) fn is_unset(&mut self, id: ObjectId, name: &str, whole: &Expr, object: ObjectId) -> bool {
        let body = self.checker.body(self.body_of(id));
        let Some(registry) = &body.registry else { return false };
        let found = self.object(id);
        let known = found.given.contains_key(name) || found.lost || body.attributes.contains_key(name);
        if known || self.in_rule || registry.property(&[name]).is_none() {
            return false;
        }
        let message = format!("`{}` does not set `{name}`, so nothing is known of it", found.label);
        let hint = format!("set `{name}` on `{}`", found.label);
        let diagnostic = self.complaint("resource.unset", whole, object, &message);
        self.complain(diagnostic.hint(hint));
        true
    }
}

/// A walk through a value along a schema.
struct RegistryFit<'f> {
    registry: &'f CloudFormationType,
    kinds: &'f dyn Fn(ObjectId) -> SmolStr,
    /// Names of properties that lead to the value.
    names: Vec<&'f str>,
    /// The same with positions in lists.
    place: Vec<SmolStr>,
    found: Vec<Misfit>,
}

impl<'f> RegistryFit<'f> {
    fn say(&mut self, code: &'static str, message: String, hint: Option<String>) {
        self.found.push(Misfit { path: self.place.clone(), message, hint, cure: None, code });
    }

    /// `Rules.Priority`
    fn subject(&self) -> String {
        format!("`{}`", self.names.join("."))
    }

    fn value(&mut self, value: &'f Value, property: &CloudFormationProperty) {
        let takes = |ty: JsonType| property.types.is_empty() || property.types.contains(&ty);
        let fits = match value {
            // What deployment knows was checked as far as it is known; what is poison is said.
            Value::Poison | Value::None => return,
            Value::Deploy(deploy) => return self.reference(deploy, property),
            Value::Bool(_) => takes(JsonType::Bool),
            Value::Integer(_) => takes(JsonType::Integer) || takes(JsonType::Number),
            Value::Number(_) => takes(JsonType::Number),
            Value::Text(_) => takes(JsonType::Text),
            Value::List(_) => takes(JsonType::List),
            // Where text is wanted, a record becomes JSON text.
            Value::Record(_) => takes(JsonType::Object) || takes(JsonType::Text),
            _ => false,
        };
        if !fits {
            let message = format!("{} takes {}, not {}", self.subject(), describe(&property.types), value.sort());
            self.say("type.mismatch", message, cure(value, property));
            return;
        }
        if !property.allowed.is_empty()
            && let Some(known) = allowed(value, property)
        {
            let message = format!("{} takes {}", self.subject(), listed(&known));
            let near = value.as_text().and_then(|text| nearest(text, known.iter().map(String::as_str)));
            self.say(VALUE, message, near.map(|near| format!("did you mean `{near:?}`?")));
            return;
        }
        match value {
            Value::Integer(number) => self.number(*number as f64, property),
            Value::Number(number) => self.number(*number, property),
            Value::Text(text) => self.text(text, property),
            Value::List(list) => {
                self.count("items", list.len(), property.items);
                if let Some(item) = &property.item {
                    let mut item = (**item).clone();
                    if item.names.is_empty() {
                        item.names.clone_from(&property.names);
                    }
                    for (at, element) in list.iter().enumerate() {
                        self.place.push(format_smolstr!("{at}"));
                        self.value(element, &item);
                        self.place.pop();
                    }
                }
            }
            Value::Record(record) if takes(JsonType::Object) => self.record(record),
            _ => {}
        }
    }

    /// An identifier of one type where that of another is wanted.
    fn reference(&mut self, deploy: &Deploy, property: &CloudFormationProperty) {
        let Deploy::Attribute(object, attribute) = deploy else { return };
        let kind = (self.kinds)(*object);
        let wanted: Vec<&str> =
            property.names.iter().filter_map(|name| name.rsplit_once('.')).map(|(of, _)| of).collect();
        if wanted.is_empty() || wanted.contains(&kind.as_str()) {
            return;
        }
        let Some(found) = Facts::embedded().cloudformation(&kind).filter(|_| kind.contains("::")) else { return };
        let identifies = found.identifier() == [attribute.as_str()] || found.reference() == Some(attribute.as_str());
        // `Ref` and `Arn` tell which one it is, too.
        if identifies || found.property(&[attribute]).is_none() || attribute.ends_with("Arn") {
            let message = format!("{} names a `{}`, and this is a `{kind}`", self.subject(), wanted.join("` or a `"));
            self.say(VALUE, message, None);
        }
    }

    fn record(&mut self, record: &'f crate::value::Record) {
        for (name, value) in record.iter().filter(|(_, value)| !value.is_none()) {
            self.names.push(name);
            self.place.push(name.clone());
            match self.registry.property(&self.names) {
                None => {
                    let outer = &self.names[..self.names.len() - 1];
                    let known = self.registry.properties(outer);
                    let hint = match nearest(name, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("it has `{}`", known.join("`, `")),
                    };
                    self.say("record.unknown", format!("`{}` has no `{name}`", outer.join(".")), Some(hint));
                }
                Some(property) if property.read_only => {
                    let message = format!("{} is what AWS answers, and cannot be given", self.subject());
                    self.say("resource.read-only", message, Some(format!("remove `{name}`")));
                }
                Some(property) => self.value(value, &property),
            }
            self.names.pop();
            self.place.pop();
        }
        let stands = |name: &str| record.get(name).is_some_and(|value| !value.is_none());
        for rule in self.registry.together(&self.names) {
            if let Some((_, message, hint)) = rule.violation(&stands) {
                let message = format!("in {} {message}", self.subject());
                if !self.found.iter().any(|misfit| misfit.message == message) {
                    self.say(VALUE, message, Some(hint));
                }
            }
        }
        let missing: Vec<&str> = self.registry.required(&self.names);
        for name in missing.into_iter().filter(|name| record.get(*name).is_none_or(Value::is_none)) {
            let message = format!("{} needs `{name}`", self.subject());
            self.say("record.missing", message, Some(format!("add `{name}: …`")));
        }
    }

    fn number(&mut self, number: f64, property: &CloudFormationProperty) {
        let (low, high) = property.range;
        let message = match (low.filter(|low| number < *low), high.filter(|high| number > *high)) {
            (Some(low), _) => format!("{} is at least {low}, not {number}", self.subject()),
            (_, Some(high)) => format!("{} is at most {high}, not {number}", self.subject()),
            _ => return,
        };
        self.say(VALUE, message, None);
    }

    fn text(&mut self, text: &str, property: &CloudFormationProperty) {
        if self.count("characters", text.chars().count(), property.length) {
            return;
        }
        // A pattern of ECMAScript that this kind of expression cannot say proves nothing.
        let pattern = property.pattern.as_deref().and_then(|pattern| regex_lite::Regex::new(pattern).ok());
        if let Some(pattern) = pattern.filter(|pattern| !pattern.is_match(text)) {
            self.say(VALUE, format!("{} takes text like `{pattern}`, not {text:?}", self.subject()), None);
        }
    }

    /// Says that there are too few or too many: whether that is so.
    fn count(&mut self, what: &str, count: usize, (low, high): (Option<u64>, Option<u64>)) -> bool {
        let count = count as u64;
        let message = match (low.filter(|low| count < *low), high.filter(|high| count > *high)) {
            (Some(low), _) => format!("{} has at least {low} {what}, not {count}", self.subject()),
            (_, Some(high)) => format!("{} has at most {high} {what}, not {count}", self.subject()),
            _ => return false,
        };
        self.say(VALUE, message, None);
        true
    }
}

/// The values that are allowed, when this is none of them.
fn allowed(value: &Value, property: &CloudFormationProperty) -> Option<Vec<String>> {
    let is = |known: &Json| match value {
        Value::Text(text) => known.as_str() == Some(text),
        Value::Bool(value) => known.as_bool() == Some(*value),
        Value::Integer(number) => known.as_f64() == Some(*number as f64),
        Value::Number(number) => known.as_f64() == Some(*number),
        _ => true,
    };
    if property.allowed.iter().any(is) {
        return None;
    }
    let plain = |known: &Json| known.as_str().map_or_else(|| known.to_string(), str::to_owned);
    Some(property.allowed.iter().map(plain).collect())
}

/// A few of many.
fn listed(known: &[String]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = known.iter().take(SHOWN).map(|known| format!("`{known:?}`")).collect();
    let rest = known.len().saturating_sub(SHOWN);
    if rest > 0 { format!("{} and {rest} others", shown.join(", ")) } else { shown.join(", ") }
}

fn describe(types: &[JsonType]) -> String {
    let words = types.iter().map(|ty| match ty {
        JsonType::Bool => "`true` or `false`",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::Text => "a text",
        JsonType::List => "a list",
        JsonType::Object => "a record",
    });
    words.collect::<Vec<_>>().join(" or ")
}

/// What to write instead of a value of another type.
fn cure(value: &Value, property: &CloudFormationProperty) -> Option<String> {
    let wants = |ty: JsonType| property.types.contains(&ty);
    match value {
        Value::Text(text) if wants(JsonType::Integer) || wants(JsonType::Number) => {
            text.parse::<f64>().is_ok().then(|| format!("write `{text}`"))
        }
        Value::Text(text) if wants(JsonType::Bool) => {
            matches!(text.as_str(), "true" | "false").then(|| format!("write `{text}`"))
        }
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) if wants(JsonType::Text) => {
            Some(format!("write `\"{value}\"`"))
        }
        Value::Duration(milliseconds) => Some(format!(
            "write the number that AWS counts: `{}` seconds, or in its unit",
            *milliseconds as f64 / 1_000.0
        )),
        Value::Size(bytes) => Some(format!("write the number that AWS counts: `{bytes}` bytes, or in its unit")),
        value if wants(JsonType::List) && !matches!(value, Value::List(_)) => {
            Some("write it in brackets: `[…]`".to_owned())
        }
        _ => None,
    }
}
