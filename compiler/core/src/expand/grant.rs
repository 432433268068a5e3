//! One grant for any principal. To a role it becomes a statement of the role; to a service, an item in the `grant`
//! clause of what is granted, or, where that has none, a statement of the sender's own role.

use smol_str::SmolStr;

use super::World;
use super::path::Path;
use crate::check::ir::{BodySort, Grant};
use crate::diagnostic::Diagnostic;
use crate::graph::Reason;
use crate::native::action;
use crate::source::Span;
use crate::value::{Capability, ObjectId, Value};

/// Who is granted something.
#[derive(Clone)]
enum Principal {
    /// An object with a role.
    Role(ObjectId),
    /// A service, an account, anyone: as written.
    Outside(Value),
}

impl World<'_, '_> {
    /// `grant capability -> principal when c`
    pub(super) fn make_grant(&mut self, holder: ObjectId, grant: &Grant) {
        if !self.holds(grant.when.as_ref(), holder, &mut Vec::new()) {
            return;
        }
        let capability = self.evaluate(&grant.capability, holder, &mut Vec::new());
        let mut list = Vec::new();
        flatten(&capability, &mut list);
        if list.is_empty() {
            return;
        }
        let to = self.evaluate(&grant.to, holder, &mut Vec::new());
        let principal = match &to {
            Value::Object(id) => match self.read(*id, "principal") {
                Value::Object(role) => Principal::Role(role),
                Value::Poison => return,
                _ => {
                    let message = format!("`{}` has no role and cannot be granted anything", self.object(*id).label);
                    let place = self.object(self.object(holder).declaration).span;
                    self.report(Diagnostic::error("kind.grant", place, message).label(grant.span, "granted here"));
                    return;
                }
            },
            Value::Record(_) => Principal::Outside(to.clone()),
            _ => return,
        };
        for capability in list {
            let Value::Capability(capability) = capability else { continue };
            self.grant_one(holder, &capability, &principal, 0);
        }
    }

    fn grant_one(&mut self, holder: ObjectId, capability: &Capability, principal: &Principal, depth: u32) {
        if depth > 16 {
            self.report(Diagnostic::error("kind.grant", capability.span, "this capability needs itself"));
            return;
        }
        let Some(owner) = capability.owner else {
            self.grant_action(holder, capability, principal);
            return;
        };
        let body = self.checker.body(self.body_of(owner));
        let Some(info) = body.capabilities.get(&capability.name).cloned() else {
            let names: Vec<&str> = body.capabilities.keys().map(SmolStr::as_str).collect();
            let message = format!("a `{}` has no capability `{}`", body.name, capability.name);
            let diagnostic = Diagnostic::error("name.member", capability.span, message);
            self.report(diagnostic.hint(format!("it has `{}`", names.join("`, `"))));
            return;
        };
        let mut path = self.object(holder).path.clone();
        self.extend_by_label(&mut path, owner);
        path.push(capability.name.clone());
        // What a rule of the capability finds is at the place where the author took it.
        let own = self.checker.is_own(capability.span.file);
        let span = if own { capability.span } else { self.object(holder).span };
        let taken = self.make_capability(info.body, owner, Some(holder), path.clone(), &capability.arguments, span);
        let declaration = self.object(holder).declaration;
        self.object_mut(taken).declaration = declaration;
        let code = self.checker.code(info.body);
        if depth == 0 && self.object(owner).declaration != declaration {
            let (from, to) = (holder, owner);
            self.edges.push((from, to, Reason::Grant, capability.name.clone(), capability.span));
        }
        if let Some(list) = &code.value {
            let value = self.evaluate(list, taken, &mut Vec::new());
            self.grant_list(holder, &value, principal, depth);
            return;
        }
        let setting = |world: &mut Self, name: &str| match code.settings.get(name) {
            Some(value) => world.evaluate(value, taken, &mut Vec::new()),
            None => Value::None,
        };
        let actions = setting(self, "actions");
        let on = setting(self, "on");
        let conditions = setting(self, "conditions");
        if !actions.elements().is_empty() {
            self.carry(holder, owner, path, actions, on, conditions, principal, capability.span);
        }
        let also = setting(self, "also");
        self.grant_list(holder, &also, principal, depth);
    }

    fn grant_list(&mut self, holder: ObjectId, list: &Value, principal: &Principal, depth: u32) {
        let mut flat = Vec::new();
        flatten(list, &mut flat);
        for value in flat {
            if let Value::Capability(capability) = value {
                self.grant_one(holder, &capability, principal, depth + 1);
            }
        }
    }

    /// `aws.service.action(on: …)`
    fn grant_action(&mut self, holder: ObjectId, capability: &Capability, principal: &Principal) {
        let Some((service, name)) = capability.name.split_once(':') else { return };
        let statement = match action::statement(service, name, capability.arguments.get("on")) {
            Ok(statement) => statement,
            Err(error) => {
                let mut diagnostic = Diagnostic::error("iam.action", capability.span, error.message);
                if let Some(hint) = error.hint {
                    diagnostic = diagnostic.hint(hint);
                }
                self.report(diagnostic);
                return;
            }
        };
        if let Some(warning) = statement.warning {
            self.report(Diagnostic::warning("iam.wildcard", capability.span, warning));
        }
        let Principal::Role(role) = principal else { return };
        let mut path = self.object(holder).path.clone();
        path.push(SmolStr::new(service));
        path.push(SmolStr::new(name));
        let actions = Value::list(statement.actions.iter().map(Value::text).collect());
        let on = Value::list(statement.on);
        self.carry(holder, *role, path, actions, on, Value::None, principal, capability.span);
    }

    /// Puts a statement where its principal wants it.
    #[allow(clippy::too_many_arguments, reason = "a statement has these parts")]
    fn carry(
        &mut self,
        holder: ObjectId,
        owner: ObjectId,
        path: Path,
        actions: Value,
        on: Value,
        conditions: Value,
        principal: &Principal,
        span: Span,
    ) {
        let mut values = vec![("actions", actions), ("on", on), ("where", conditions)];
        let (carrier, path) = match principal {
            Principal::Role(role) => (*role, path),
            Principal::Outside(to) => {
                values.push(("to", to.clone()));
                let body = self.checker.body(self.body_of(owner));
                if body.clauses.contains_key("grant") {
                    // The item may be a resource of its own, named after who holds the grant.
                    (owner, self.object(holder).path.clone())
                } else {
                    let sender = self.read(holder, "principal");
                    if sender.is_poison() {
                        return;
                    }
                    let Value::Object(role) = sender else {
                        let message = format!("a `{}` cannot let a service in", body.name);
                        self.report(Diagnostic::error("kind.grant", span, message));
                        return;
                    };
                    (role, path)
                }
            }
        };
        // An equal statement for the same principal is one statement.
        if let Some(item) = self.make_grant_item(carrier, holder, path, values, span) {
            self.grants.push((holder, item));
        } else {
            let body = self.checker.body(self.body_of(carrier));
            debug_assert!(body.sort == BodySort::Kind, "only kinds are granted to");
            let message = format!("a `{}` has no `clause grant`", body.name);
            self.report(Diagnostic::error("kind.grant", span, message));
        }
    }
}

fn flatten(value: &Value, list: &mut Vec<Value>) {
    match value {
        Value::List(values) => values.iter().for_each(|value| flatten(value, list)),
        Value::Capability(_) => list.push(value.clone()),
        _ => {}
    }
}
