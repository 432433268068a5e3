//! Overrides: whose resources they mean, whether they fit, and the resource with them. Records merge, all else replaces, and
//! `none` removes.

use std::rc::Rc;
use std::sync::Arc;

use smol_str::SmolStr;

use super::Lowering;
use crate::check::ir::{Override, Patch};
use crate::check::registry::VALUE;
use crate::diagnostic::Diagnostic;
use crate::expand::object::PartValue;
use crate::expand::registry::registry_misfits;
use crate::facts::{CloudFormationType, Facts, TerraformForm, TerraformType, TerraformValue, Versions};
use crate::fit::Misfit;
use crate::functions::nearest;
use crate::plan::{ResourceId, Target};
use crate::value::{Deploy, ObjectId, Record, Value};

/// An override with the object and the locals that it is read with.
pub(super) type Placed = (Rc<Override>, ObjectId, Rc<[Value]>);

impl Lowering<'_, '_, '_> {
    /// Finds the resources that overrides mean.
    pub(super) fn place_overrides(&mut self) {
        for at in 0..self.world.objects.len() {
            let object = ObjectId(at as u32);
            for placed in self.world.object(object).overrides.clone() {
                if placed.0.target == self.target {
                    self.place_override(object, placed);
                }
            }
        }
    }

    fn place_override(&mut self, object: ObjectId, placed: Placed) {
        let mut holders = vec![object];
        let mut mapping = "";
        for (at, name) in placed.0.part.iter().enumerate() {
            let last = at + 1 == placed.0.part.len();
            let (mut inner, mut known) = (Vec::new(), false);
            for holder in &holders {
                let code = self.world.checker.code(self.world.object(*holder).body);
                known |= code.parts.iter().any(|part| part.name == *name);
                inner.extend(self.world.object(*holder).parts.get(name).into_iter().flat_map(PartValue::objects));
                let mapped = code.mappings.iter().any(|one| one.target == self.target && one.name == *name);
                if last && !known && mapped {
                    (mapping, known) = (name.as_str(), true);
                    inner.push(*holder);
                }
            }
            if !known {
                return self.unknown_part(&holders, name, &placed.0);
            }
            holders = inner;
        }
        let ids: Vec<ResourceId> =
            holders.iter().flat_map(|holder| self.resources_of(*holder, Some(mapping)).collect::<Vec<_>>()).collect();
        if ids.is_empty() && placed.0.part.is_empty() {
            return self.unknown_part(&[object], "", &placed.0);
        }
        for id in ids {
            self.overrides.entry(id).or_default().push(placed.clone());
        }
    }

    fn unknown_part(&mut self, holders: &[ObjectId], name: &str, patch: &Override) {
        let mut known: Vec<SmolStr> = Vec::new();
        for holder in holders {
            let code = self.world.checker.code(self.world.object(*holder).body);
            known.extend(code.parts.iter().map(|part| part.name.clone()));
            let mapped = code.mappings.iter().filter(|one| one.target == self.target && !one.name.is_empty());
            known.extend(mapped.map(|one| one.name.clone()));
        }
        known.sort();
        known.dedup();
        let label = holders.first().map(|holder| self.world.object(*holder).label.clone()).unwrap_or_default();
        let message = match name {
            "" => format!("`{label}` has no resource of its own in {}", self.target_name()),
            name => format!("`{label}` has no part `{name}` in {}", self.target_name()),
        };
        let diagnostic = Diagnostic::error("override.part", patch.span, message);
        let near = nearest(name, known.iter().map(SmolStr::as_str));
        self.world.report(match (near, known.is_empty()) {
            (Some(near), _) => diagnostic.hint(format!("did you mean `{near}`?")),
            (None, false) => diagnostic.hint(format!("it has `{}`", known.join("`, `"))),
            (None, true) => diagnostic.hint("remove it"),
        });
    }

    /// The properties of a resource with its overrides.
    pub(super) fn overridden(&mut self, id: ResourceId, resource_type: &str, mut properties: Record) -> Record {
        let Some(list) = self.overrides.get(&id).cloned() else { return properties };
        for (patch, environment, locals) in list {
            for one in &patch.properties {
                let value = self.world.evaluate(&one.value, environment, &mut locals.to_vec());
                if self.fits(resource_type, &patch, one, &value) {
                    merge(&mut properties, &one.name, &value);
                }
            }
        }
        properties
    }

    /// What stands beside the properties, with the overrides.
    pub(super) fn overridden_beside(&mut self, id: ResourceId, mut beside: Record) -> Record {
        let Some(list) = self.overrides.get(&id).cloned() else { return beside };
        let (words, what) = match self.target {
            Target::CloudFormation => ("resourceAttributes", "attribute of a resource"),
            Target::Terraform => ("lifecycleArguments", "argument of `lifecycle`"),
        };
        let known: Vec<SmolStr> = match self.world.checker.global(words) {
            Some(Value::List(list)) => list.iter().filter_map(|word| word.as_text().cloned()).collect(),
            _ => Vec::new(),
        };
        for (patch, environment, locals) in list {
            for one in &patch.beside {
                if !known.contains(&one.name) {
                    let message = format!("`{}` is no {what}", one.name);
                    let diagnostic = Diagnostic::error("property.unknown", one.span, message);
                    let near = nearest(&one.name, known.iter().map(SmolStr::as_str));
                    self.world.report(match near {
                        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
                        None => diagnostic.hint(format!("there are `{}`", known.join("`, `"))),
                    });
                    continue;
                }
                let value = self.world.evaluate(&one.value, environment, &mut locals.to_vec());
                merge(&mut beside, &one.name, &value);
            }
        }
        beside
    }

    /// Whether a value fits the schema of its target; what does not is reported.
    fn fits(&mut self, resource_type: &str, patch: &Override, one: &Patch, value: &Value) -> bool {
        let misfits = match self.target {
            Target::CloudFormation => match self.facts.cloudformation(resource_type) {
                Some(registry) => {
                    let world = &*self.world;
                    cloudformation_misfits(&registry, &one.name, value, &|id| world.kind_name(id))
                }
                None => Vec::new(),
            },
            Target::Terraform => match self.facts.terraform(resource_type) {
                Some(known) => {
                    let mut fit =
                        TerraformFit { known: &known, names: vec![&one.name], found: Vec::new(), newer: false };
                    fit.field(value);
                    if fit.newer {
                        self.needs = Some(SmolStr::new(&Facts::embedded().terraform_versions()[1]));
                    }
                    fit.found
                }
                None => Vec::new(),
            },
        };
        for misfit in &misfits {
            let span = match misfit.path.is_empty()
                && misfit.code != "property.unknown"
                && misfit.code != "resource.read-only"
            {
                true => one.value.span,
                false => Override::locate(one, &misfit.path, misfit.code),
            };
            let message = format!("{} in `{}`", misfit.message, patch.place());
            let mut diagnostic = Diagnostic::error(misfit.code, span, message);
            if let Some(hint) = &misfit.hint {
                diagnostic = diagnostic.hint(hint);
            }
            self.world.report(diagnostic);
        }
        misfits.iter().all(|misfit| misfit.code == VALUE)
    }
}

/// Merges a value into a field: records merge, `none` removes, all else replaces.
fn merge(record: &mut Record, name: &SmolStr, patch: &Value) {
    if patch.is_none() {
        record.shift_remove(name);
        return;
    }
    let merged = match (record.get(name), patch) {
        (Some(Value::Record(base)), Value::Record(more)) => merged(base, more),
        (Some(Value::Deploy(deploy)), Value::Record(more)) => match &**deploy {
            Deploy::Known(Value::Record(base)) => Value::deploy(Deploy::Known(merged(base, more))),
            Deploy::Exact(Value::Record(base)) => Value::deploy(Deploy::Exact(merged(base, more))),
            _ => Value::deploy(Deploy::Exact(patch.clone())),
        },
        // What is written to the letter stays, even when it is empty.
        (_, patch) => Value::deploy(Deploy::Exact(patch.clone())),
    };
    record.insert(name.clone(), merged);
}

fn merged(base: &Record, more: &Record) -> Value {
    let mut all = base.clone();
    for (name, value) in more {
        merge(&mut all, name, value);
    }
    Value::Record(Arc::new(all))
}

fn cloudformation_misfits(
    registry: &CloudFormationType,
    name: &SmolStr,
    value: &Value,
    kinds: &dyn Fn(ObjectId) -> SmolStr,
) -> Vec<Misfit> {
    match registry.property(&[name]) {
        None => vec![unknown(registry.name(), name, &registry.properties(&[]))],
        Some(property) if property.read_only => {
            let message = format!("`{name}` of `{}` is what AWS answers, and cannot be given", registry.name());
            vec![Misfit::plain("resource.read-only", message, Some(format!("remove `{name}`")))]
        }
        // A part of what stands there: the rest is the kind's.
        Some(_) => {
            let found = registry_misfits(registry, name, value, kinds);
            found.into_iter().filter(|misfit| misfit.code != "record.missing").collect()
        }
    }
}

fn unknown(of: &str, name: &str, known: &[&str]) -> Misfit {
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it has `{}`", known.join("`, `")),
    };
    Misfit::plain("property.unknown", format!("`{of}` has no `{name}`"), Some(hint))
}

/// A walk through a value along the schema of Terraform's provider.
struct TerraformFit<'f> {
    known: &'f TerraformType,
    names: Vec<&'f str>,
    found: Vec<Misfit>,
    /// Something is only in the newer version of the provider.
    newer: bool,
}

impl<'f> TerraformFit<'f> {
    fn say(&mut self, code: &'static str, message: String, hint: Option<String>) {
        let path = self.names[1..].iter().map(SmolStr::new).collect();
        self.found.push(Misfit { path, ..Misfit::plain(code, message, hint) });
    }

    fn field(&mut self, value: &'f Value) {
        let Some(field) = self.known.find(&self.names) else {
            let (name, outer) = (self.names[self.names.len() - 1], &self.names[..self.names.len() - 1]);
            let mut misfit = unknown(self.known.name(), name, &self.known.fields(outer));
            if !outer.is_empty() {
                misfit.code = "record.unknown";
            }
            misfit.path = self.names[1..].iter().map(SmolStr::new).collect();
            return self.found.push(misfit);
        };
        let subject = format!("`{}`", self.names.join("."));
        if field.is_read_only() {
            return self.say("resource.read-only", format!("{subject} is what the provider answers"), None);
        }
        self.newer |= field.versions() == Versions::Newer;
        match (&field.form, value) {
            (_, Value::None | Value::Poison | Value::Deploy(_)) => {}
            (TerraformForm::Block { .. }, Value::Record(record)) => self.record(record),
            (TerraformForm::Block { .. }, Value::List(list)) => {
                for value in list.iter() {
                    match value {
                        Value::Record(record) => self.record(record),
                        Value::None | Value::Poison | Value::Deploy(_) => {}
                        other => self.say("type.mismatch", format!("{subject} is a block, not {}", other.sort()), None),
                    }
                }
            }
            (TerraformForm::Block { .. }, other) => {
                self.say("type.mismatch", format!("{subject} is a block, not {}", other.sort()), None);
            }
            (TerraformForm::Attribute(wanted), value) => self.attribute(wanted, value, &subject),
        }
    }

    fn record(&mut self, record: &'f Record) {
        for (name, value) in record {
            self.names.push(name);
            self.field(value);
            self.names.pop();
        }
    }

    fn attribute(&mut self, wanted: &TerraformValue, value: &'f Value, subject: &str) {
        let fits = match (wanted, value) {
            (TerraformValue::Any, _) | (_, Value::None | Value::Poison | Value::Deploy(_)) => true,
            (TerraformValue::Text, Value::Text(_) | Value::Record(_)) => true,
            (TerraformValue::Number, Value::Integer(_) | Value::Number(_)) => true,
            (TerraformValue::Bool, Value::Bool(_)) => true,
            (TerraformValue::Object, Value::Record(record)) => return self.record(record),
            (TerraformValue::Map(_), Value::Record(_)) => true,
            (TerraformValue::List(item) | TerraformValue::Set(item), Value::List(list)) => {
                return list.iter().for_each(|value| self.attribute(item, value, subject));
            }
            _ => false,
        };
        if !fits {
            self.say("type.mismatch", format!("{subject} takes {}, not {}", wanted.describe(), value.sort()), None);
        }
    }
}
