//! Names that nothing refers to: most often a mistake.

use std::sync::Arc;

use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use super::{Checker, Namespace};
use crate::diagnostic::Diagnostic;
use crate::source::{Base, Span};

impl Checker<'_> {
    pub(super) fn report_unused(&mut self) {
        // What could not be read may have used anything.
        if self.program.has_lost_text {
            return;
        }
        for (tree, base) in std::mem::take(&mut self.program.mentioned) {
            let mut scope = self.module_scope(base);
            match &tree.item.kind {
                ast::ItemKind::Declaration(declaration) => {
                    let each = declaration.header.each.iter().map(|each| &each.list);
                    for expr in each.chain(&declaration.header.when) {
                        self.touch(expr, &mut scope);
                    }
                    self.touch_block(&declaration.block, &mut scope);
                }
                ast::ItemKind::Let(definition) => self.touch(&definition.value, &mut scope),
                _ => {}
            }
        }
        self.report_unused_imports();
        for (name, (tree, base)) in &self.program.lets {
            let place = self.program.places.get(name);
            self.report_if_unused(Namespace::Value, name, "`let`", place, Some((tree, *base)));
        }
        // Who builds or deploys may name parameters and options: to remove one is a decision.
        for parameter in &self.program.parameters {
            self.report_if_unused(Namespace::Value, &parameter.name, "`param`", Some(&parameter.span), None);
        }
        for option in &self.program.options {
            self.report_if_unused(Namespace::Value, &option.name, "`option`", Some(&option.span), None);
        }
        for (name, (tree, base)) in &self.program.types {
            let place = self.program.type_places.get(name);
            self.report_if_unused(Namespace::Type, name, "`type`", place, Some((tree, *base)));
        }
    }

    fn report_if_unused(
        &self,
        namespace: Namespace,
        name: &SmolStr,
        what: &str,
        place: Option<&Span>,
        item: Option<(&Arc<ItemTree>, Base)>,
    ) {
        if self.used.borrow().contains(&(namespace, name.clone())) {
            return;
        }
        let Some(span) = place.filter(|span| self.is_own(span.file)) else { return };
        let message = format!("nothing uses {what} `{name}`");
        let diagnostic = Diagnostic::warning("name.unused", *span, message).hint("remove it");
        self.report(match item.map(|(tree, base)| self.without_item(tree, base)) {
            Some(removal) => diagnostic.fix(format!("remove `{name}`"), removal, ""),
            None => diagnostic,
        });
    }
}
