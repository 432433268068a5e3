//! `override cloudformation { … }`, `override terraform.Part { … }`: what a target's resource says besides what its kind says.

use std::rc::Rc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::holds_secret;
use super::ir::{Construct, Override, Patch};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::plan::Target;
use crate::source::Span;
use crate::types::Type;

impl Checker<'_> {
    /// The clause; nothing when it cannot be read.
    pub(super) fn override_clause(&mut self, construct: &mut Construct, clause: &ast::Clause, scope: &Scope) {
        let scope = &mut Scope { unfolded: true, ..scope.clone() };
        let span =
            scope.base.span(clause.word.span.to(clause.head.as_ref().map_or(clause.word.span, |head| head.span)));
        let bare = clause.target.is_none() && clause.when.is_none() && clause.label.is_none();
        let place = clause.head.as_ref().filter(|_| bare).and_then(words);
        let target = place.as_ref().and_then(|words| match words.first().map(SmolStr::as_str) {
            Some("cloudformation") => Some((Target::CloudFormation, "attributes")),
            Some("terraform") => Some((Target::Terraform, "lifecycle")),
            _ => None,
        });
        let (Some(words), Some((target, beside_word))) = (place, target) else {
            let diagnostic =
                Diagnostic::error("override.form", span, "`override` names a target, and a part of what is made");
            self.report(diagnostic.hint("write `override cloudformation { … }` or `override terraform.Part { … }`"));
            return self.touch_block(&clause.block, scope);
        };
        let mut found =
            Override { target, part: words[1..].to_vec(), properties: Vec::new(), beside: Vec::new(), span };
        for member in &clause.block.members {
            match member {
                ast::Member::Property(property) => found.properties.extend(self.patch(property, scope)),
                ast::Member::Clause(inner) if inner.word.text == beside_word && inner.head.is_none() => {
                    for member in &inner.block.members {
                        let ast::Member::Property(property) = member else { continue };
                        found.beside.extend(self.patch(property, scope));
                    }
                }
                ast::Member::Clause(inner) => {
                    let span = scope.base.span(inner.word.span);
                    let message =
                        format!("`override` sets properties, and `{beside_word} {{ … }}` what is beside them");
                    let diagnostic = Diagnostic::error("override.form", span, message);
                    self.report(diagnostic.hint(format!("write `{}: …`", inner.word.text)));
                    self.touch_block(&inner.block, scope);
                }
                ast::Member::Error(_) => {}
            }
        }
        construct.overrides.push(Rc::new(found));
    }

    fn patch(&mut self, property: &ast::Property, scope: &mut Scope) -> Option<Patch> {
        let value = self.check(&property.value, &Type::Any.optional(), scope);
        if holds_secret(&value.ty) {
            let message = format!("a secret would be readable in `{}`", property.key.text);
            let diagnostic = Diagnostic::error("secret.leak", value.span, message);
            self.report(
                diagnostic.hint("pass it to a property of type `Secret` only, and let code read it when it runs"),
            );
            return None;
        }
        if self.holds_declaration(&value) {
            return None;
        }
        let (name, span) = (property.key.text.clone(), scope.base.span(property.key.span));
        Some(Patch { name, span, value: Rc::new(value) })
    }
}

/// `terraform.Logs` as words.
fn words(head: &ast::Expr) -> Option<Vec<SmolStr>> {
    match &*head.kind {
        ast::ExprKind::Name(name) => Some(vec![name.clone()]),
        ast::ExprKind::Member { base, name, optional: false } => {
            let mut found = words(base)?;
            found.push(name.text.clone());
            Some(found)
        }
        _ => None,
    }
}

impl Override {
    /// `terraform.Logs`, as it is written.
    pub(crate) fn place(&self) -> String {
        let target = match self.target {
            Target::CloudFormation => "cloudformation",
            Target::Terraform => "terraform",
        };
        self.part.iter().fold(target.to_owned(), |place, word| format!("{place}.{word}"))
    }

    /// Where a patch's value or, with the path of a misfit in it, a part of the value stands.
    pub(crate) fn locate(patch: &Patch, path: &[SmolStr], code: &str) -> Span {
        match path {
            [] => patch.span,
            path => super::locate_compiled(&patch.value, path, code),
        }
    }
}
