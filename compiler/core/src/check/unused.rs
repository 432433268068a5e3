//! Names that nothing refers to: most often a mistake.

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::{Checker, Namespace};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

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
        for name in self.program.lets.keys() {
            self.report_if_unused(Namespace::Value, name, "`let`", self.program.places.get(name));
        }
        for parameter in &self.program.parameters {
            self.report_if_unused(Namespace::Value, &parameter.name, "`param`", Some(&parameter.span));
        }
        for option in &self.program.options {
            self.report_if_unused(Namespace::Value, &option.name, "`option`", Some(&option.span));
        }
        for name in self.program.types.keys() {
            self.report_if_unused(Namespace::Type, name, "`type`", self.program.type_places.get(name));
        }
    }

    fn report_if_unused(&self, namespace: Namespace, name: &SmolStr, what: &str, place: Option<&Span>) {
        if self.used.borrow().contains(&(namespace, name.clone())) {
            return;
        }
        if let Some(span) = place {
            let message = format!("nothing uses {what} `{name}`");
            self.report(Diagnostic::warning("name.unused", *span, message).hint("remove it"));
        }
    }
}
