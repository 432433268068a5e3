//! Calls of the closed table of functions.

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::expression::{constant, poison};
use super::ir::{Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::functions::Function;
use crate::source::Span;
use crate::types::Type;
use crate::value::Value;

impl Checker<'_> {
    /// `join(list, separator: ",")`
    pub(super) fn function(
        &mut self,
        function: &'static Function,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let parameters = function.parameters;
        let mut given: Vec<Option<Expr>> = vec![None; parameters.len()];
        let mut rest: Vec<Expr> = Vec::new();
        let (mut broken, mut too_many) = (false, false);
        for (at, argument) in arguments.iter().enumerate() {
            let place = scope.base.span(argument.name.as_ref().map_or(argument.value.span, |name| name.span));
            let slot = match &argument.name {
                Some(name) => parameters.iter().position(|parameter| parameter.name == name.text),
                None if at < parameters.len() => Some(at),
                None => parameters.len().checked_sub(1).filter(|last| parameters[*last].many),
            };
            let Some(slot) = slot else {
                // One too many says it all.
                if argument.name.is_some() || !too_many {
                    self.report_no_parameter(function, argument.name.as_ref(), place);
                }
                too_many |= argument.name.is_none();
                self.touch(&argument.value, scope);
                broken = true;
                continue;
            };
            let parameter = &parameters[slot];
            if argument.spread {
                let message = format!("`{}` takes a list as it is", function.name);
                let hint = "remove the `...`";
                self.report(Diagnostic::error("function.argument", place, message).hint(hint));
                self.touch(&argument.value, scope);
                broken = true;
                continue;
            }
            let value = self.check(&argument.value, &(parameter.ty)(), scope);
            if self.leaks(&value, &Type::TEXT) {
                broken = true;
                continue;
            }
            match given[slot] {
                None => given[slot] = Some(value),
                Some(_) if parameter.many && argument.name.is_none() => rest.push(value),
                Some(_) => {
                    let message = format!("`{}` of `{}` is given twice", parameter.name, function.name);
                    self.report(Diagnostic::error("function.argument", place, message).hint("keep one of them"));
                    broken = true;
                }
            }
        }
        if broken {
            return poison(span);
        }
        let mut list = Vec::new();
        for (parameter, value) in parameters.iter().zip(given) {
            match value {
                Some(value) => list.push(value),
                None if parameter.optional || parameter.many => list.push(constant(Value::None, Type::None, span)),
                None => {
                    let message = format!("`{}` needs `{}`", function.name, parameter.name);
                    let diagnostic = Diagnostic::error("function.argument", span, message);
                    self.report(diagnostic.hint(format!("write `{}`", signature(function))));
                    return poison(span);
                }
            }
        }
        list.extend(rest);
        let types: Vec<Type> = list.iter().map(|value| value.ty.clone()).collect();
        let ty = (function.result)(&types);
        Expr { kind: ExprKind::Call(function, list), span, ty }
    }

    fn report_no_parameter(&self, function: &Function, name: Option<&ast::Name>, place: Span) {
        let hint = format!("write `{}`", signature(function));
        let diagnostic = match name {
            Some(name) => {
                let names = function.parameters.iter().map(|parameter| parameter.name);
                let message = format!("`{}` has no parameter `{}`", function.name, name.text);
                self.unknown("function.argument", place, message, &name.text, names)
            }
            None => {
                let count = function.parameters.len();
                let many = if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") };
                let message = format!("`{}` takes {many}", function.name);
                Diagnostic::error("function.argument", place, message)
            }
        };
        self.report(if diagnostic.hints.is_empty() { diagnostic.hint(hint) } else { diagnostic });
    }
}

/// `join(list, separator)`
fn signature(function: &Function) -> SmolStr {
    let names: Vec<&str> = function.parameters.iter().map(|parameter| parameter.name).collect();
    format!("{}({})", function.name, names.join(", ")).into()
}
