//! `existing KIND Name { … }`: what tells which thing is meant, and what the author asserts of it. Nothing is made of it.

use std::rc::Rc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::{Body, BodyId, Construct, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::types::Type;

/// What tells which thing is meant, and where that stands: one of these.
const IDENTITIES: [&str; 4] = ["name", "arn", "param", "lookup"];

impl Checker<'_> {
    /// The members of an `existing` declaration: properties, and attributes that are asserted.
    pub(super) fn existing(
        &mut self,
        block: &ast::Block,
        body_id: BodyId,
        scope: &mut Scope,
        name_span: Span,
    ) -> Construct {
        let body = self.body(body_id);
        let mut construct = Construct { body: Some(body_id), existing: true, ..Construct::default() };
        for member in &block.members {
            match member {
                ast::Member::Property(property) => {
                    let span = scope.base.span(property.key.span);
                    match property.key.text.as_str() {
                        word @ ("param" | "lookup") if !body.properties.contains_key(word) => {
                            self.elsewhere(&mut construct, property, scope);
                        }
                        key if self.does_something(&body, key) => {
                            let message =
                                format!("`{key}` would change `{}`, and an existing thing stays as it is", body.name);
                            let diagnostic = Diagnostic::error("existing.property", span, message);
                            self.report(diagnostic.hint(format!("remove `{key}`")));
                            self.touch(&property.value, scope);
                        }
                        _ => self.written(&mut construct, &body, property, scope, &[]),
                    }
                }
                ast::Member::Clause(clause) => {
                    let span = scope.base.span(clause.word.span);
                    let message = format!("`{}` would add to what exists already", clause.word.text);
                    let diagnostic = Diagnostic::error("existing.property", span, message);
                    self.report(diagnostic.hint(format!("write it where the `{}` is made", body.name)));
                    construct.lost = true;
                }
                ast::Member::Error(_) => construct.lost = true,
            }
        }
        self.check_identity(&construct, &body, name_span);
        construct
    }

    /// `param: orders` and `lookup: "/shared/orders"`: the name, or the ARN, stands elsewhere.
    fn elsewhere(&mut self, construct: &mut Construct, property: &ast::Property, scope: &mut Scope) {
        let (key, span) = (&property.key.text, scope.base.span(property.key.span));
        let value = self.check(&property.value, &Type::TEXT, scope);
        construct.keys.insert(key.clone(), span);
        if key == "lookup" {
            construct.properties.insert(key.clone(), Rc::new(value));
            return;
        }
        if !matches!(value.kind, ExprKind::Parameter(_)) {
            if !matches!(value.ty, Type::Error) {
                let diagnostic =
                    Diagnostic::error("existing.identity", value.span, "`param` names a parameter of the program");
                self.report(diagnostic.hint("declare it, `param orders: Text`, and write `param: orders`"));
            }
            construct.lost = true;
            return;
        }
        // A parameter of a type `Arn<…>` is an ARN, any other a name.
        let meant = if matches!(value.ty.required(), Type::Arn(_)) { "arn" } else { "name" };
        construct.properties.insert(SmolStr::new_static(meant), Rc::new(value));
    }

    /// Whether a property is there to do something, not to tell what a thing is like.
    fn does_something(&self, body: &Body, key: &str) -> bool {
        let grants = |ty: &Type| match ty.required() {
            Type::List(element, _) => matches!(element.required(), Type::Capability),
            ty => matches!(ty, Type::Capability),
        };
        key == "tags" || body.properties.get(key).is_some_and(|property| grants(&property.ty))
    }

    fn check_identity(&self, construct: &Construct, body: &Body, span: Span) {
        if construct.lost {
            return;
        }
        let (kind, named) = (&body.name, body.properties.contains_key("name"));
        // What has no name is known by what is asserted.
        let asserted = construct.keys.keys().any(|key| body.attributes.contains_key(key));
        let mut given = IDENTITIES.iter().filter_map(|word| Some((*word, *construct.keys.get(*word)?)));
        let (first, second) = (given.next(), given.next());
        match (first, second) {
            (Some((first, place)), Some((second, span))) => {
                let message = format!("`{first}` tells already which `{kind}` this is");
                let diagnostic = Diagnostic::error("existing.identity", span, message).label(place, "told here");
                self.report(diagnostic.hint(format!("keep `{first}` or `{second}`")));
            }
            (None, _) if !asserted => {
                let message = format!("which `{kind}` is this?");
                let diagnostic = Diagnostic::error("existing.identity", span, message);
                self.report(match named {
                    true => diagnostic.hint("add `name: \"…\"`, `arn: \"…\"`, `param: …` or `lookup: \"/…\"`"),
                    false => diagnostic.hint("add what is read of it, such as its `arn` or `id`"),
                });
            }
            _ => {}
        }
    }
}
