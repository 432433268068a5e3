//! `defaults KIND { … }`: properties of every declaration of a kind that does not set them itself.

use std::rc::Rc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::holds_secret;
use super::ir::{BodyId, Construct, Entry, Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::{Base, FileId, Span};
use crate::types::Type;

/// Whose defaults they are, and for which kind.
pub(super) type ModuleAndKind = (SmolStr, SmolStr);

impl Checker<'_> {
    /// Takes the members of a `defaults` item, and reports those that cannot be any.
    pub(super) fn load_defaults(&mut self, kind: &ast::Path, block: &ast::Block, base: Base) {
        let Some(word) = kind.parts.last() else { return };
        if word.text.is_empty() {
            // The missing name is reported already.
            return;
        }
        let Some((full, id)) = self.find_kind(kind, base) else {
            self.program.broken_defaults.push((block.clone(), base));
            return;
        };
        let body = self.body(id);
        for member in &block.members {
            match member {
                ast::Member::Property(property) => {
                    let key = &property.key.text;
                    let span = base.span(property.key.span);
                    if key == "waive" {
                        let message = "a rule is waived where it is broken, not for all declarations of a kind";
                        let diagnostic = Diagnostic::error("defaults.member", span, message);
                        self.report(diagnostic.hint("move it to the declaration that needs it"));
                        continue;
                    }
                    if self.property_type(id, key).is_none() {
                        self.unknown_property(&body, key, span);
                        continue;
                    }
                    self.add_default(&full, property, base);
                }
                ast::Member::Clause(clause) => {
                    let span = base.span(clause.word.span);
                    let message = format!("`defaults` sets properties, and `{}` is a clause", clause.word.text);
                    let diagnostic = Diagnostic::error("defaults.member", span, message);
                    self.report(diagnostic.hint("write it in each declaration"));
                }
                ast::Member::Error(_) => {}
            }
        }
    }

    fn add_default(&mut self, kind: &SmolStr, property: &ast::Property, base: Base) {
        let key = &property.key.text;
        let module = SmolStr::new(self.module_of(base.file));
        let list = self.program.defaults.entry((module, kind.clone())).or_default();
        let first = list.iter().find(|(other, _)| other.key.text == *key);
        if let Some((first, first_base)) = first {
            let first = first_base.span(first.key.span);
            let message = format!("`{key}` has a default for `{kind}` already");
            let diagnostic = Diagnostic::error("property.duplicate", base.span(property.key.span), message)
                .label(first, "first set here")
                .hint("keep one of them");
            self.report(diagnostic);
            return;
        }
        list.push((property.clone(), base));
    }

    /// Checks defaults where they stand, whether a declaration takes them or not.
    pub(super) fn compile_defaults(&mut self) {
        for (block, base) in std::mem::take(&mut self.program.broken_defaults) {
            let mut scope = self.module_scope(base);
            self.touch_block(&block, &mut scope);
        }
        let mut kinds: Vec<(ModuleAndKind, Vec<(ast::Property, Base)>)> =
            self.program.defaults.iter().map(|(kind, list)| (kind.clone(), list.clone())).collect();
        kinds.sort_by(|(a, _), (b, _)| a.cmp(b));
        for ((_, kind), list) in kinds {
            let Some(body) = self.kind(&kind) else { continue };
            for (property, base) in list {
                let mut scope = self.module_scope(base);
                self.default_value(body, &property, &mut scope);
            }
        }
    }

    fn default_value(&mut self, body: BodyId, property: &ast::Property, scope: &mut Scope) -> Option<(Expr, Type)> {
        let ty = self.property_type(body, &property.key.text)?;
        let value = self.check(&property.value, &ty.clone().optional(), scope);
        if holds_secret(&value.ty) && !holds_secret(&ty) {
            let message = format!("a secret would be readable in `{}`", property.key.text);
            self.report(Diagnostic::error("secret.leak", value.span, message));
            return None;
        }
        Some((value, ty))
    }

    /// The declaration wins, then its module, then the root module, which speaks for the whole package, then the tags of
    /// `slsc.toml`; maps merge, lists replace.
    pub(super) fn apply_defaults(&mut self, construct: &mut Construct, body: BodyId, kind: &SmolStr, file: FileId) {
        if !self.program.defaults.is_empty() {
            self.apply_modules(construct, body, kind, file);
        }
        if let Some(tags) = self.program.tags.clone() {
            let key = SmolStr::new_static("tags");
            let place = tags.span;
            merge_default(construct, key, place, tags, true);
        }
    }

    fn apply_modules(&mut self, construct: &mut Construct, body: BodyId, kind: &SmolStr, file: FileId) {
        let module = SmolStr::new(self.module_of(file));
        let root = (!module.is_empty() && self.is_own(file)).then(SmolStr::default);
        for module in std::iter::once(module).chain(root) {
            let list = self.program.defaults.get(&(module, kind.clone())).cloned();
            for (property, base) in list.into_iter().flatten() {
                self.apply_default(construct, body, &property, base);
            }
        }
    }

    fn apply_default(&mut self, construct: &mut Construct, body: BodyId, property: &ast::Property, base: Base) {
        let key = property.key.text.clone();
        let mut scope = self.module_scope(base);
        let found = self.silently(|checker| checker.default_value(body, property, &mut scope));
        let Some((default, ty)) = found else { return };
        // It is read where it stands, not where the declaration does.
        let (span, default_ty) = (default.span, default.ty.clone());
        let default = Expr { kind: ExprKind::Outer(Box::new(default)), span, ty: default_ty };
        let merges = matches!(ty.required(), Type::Map(..));
        merge_default(construct, key, base.span(property.key.span), default, merges);
    }
}

/// Gives a default to what does not set it itself; a map takes what it does not have.
fn merge_default(construct: &mut Construct, key: SmolStr, place: Span, default: Expr, merges: bool) {
    match construct.properties.get_mut(&key) {
        None if construct.keys.contains_key(&key) => {}
        None => {
            construct.keys.insert(key.clone(), place);
            construct.properties.insert(key, Rc::new(default));
        }
        Some(own) if merges => {
            let (span, ty) = (own.span, own.ty.clone());
            let entries = vec![Entry::Spread(default), Entry::Spread((**own).clone())];
            *own = Rc::new(Expr { kind: ExprKind::Record(entries), span, ty });
        }
        Some(_) => {}
    }
}
