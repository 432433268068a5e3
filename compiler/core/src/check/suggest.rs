//! Errors for names that are not there, with the nearest that are; and marks for names that are only mentioned.

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::Body;
use super::ir::BodySort;
use super::{Checker, Namespace, Scope};
use crate::diagnostic::Diagnostic;
use crate::fit::Misfit;
use crate::functions::nearest;
use crate::source::Span;
use crate::types::Type;

impl Checker<'_> {
    /// An error for a name that is not there, with the nearest that is.
    pub(crate) fn unknown<'n>(
        &self,
        code: &str,
        span: Span,
        message: String,
        name: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Diagnostic {
        let diagnostic = Diagnostic::error(code, span, message);
        // A program of thousands of misspelt names gets suggestions for the first.
        let mut left = self.comparisons.get();
        let candidates = candidates.into_iter().take_while(|_| {
            left = left.saturating_sub(1);
            left > 0
        });
        let near = nearest(name, candidates);
        self.comparisons.set(left);
        match near {
            Some(near) => {
                // What stands in quotes keeps them.
                let quoted = self.source_text(span).starts_with('"');
                let text = if quoted { format!("{near:?}") } else { near.to_string() };
                diagnostic.here(format!("did you mean `{near}`?")).hint(format!("write `{text}`")).fix(
                    format!("write `{text}`"),
                    span,
                    text,
                )
            }
            None => diagnostic,
        }
    }

    /// With what a misfit says to write, as a fix where the misfit itself stands at the place, and not what it came from.
    pub(crate) fn cured(&self, diagnostic: Diagnostic, misfit: Misfit) -> Diagnostic {
        let diagnostic = misfit.hint.into_iter().fold(diagnostic, Diagnostic::hint);
        let span = diagnostic.primary.span;
        match misfit.cure {
            Some((found, instead)) if self.source_text(span).trim_matches('"') == found => {
                diagnostic.fix(format!("write `{instead}`"), span, instead)
            }
            _ => diagnostic,
        }
    }

    pub(super) fn report_unknown(&mut self, name: &SmolStr, span: Span, expected: &Type, scope: &Scope) {
        let private = self.full_name(name, scope.base.file);
        if let Some(place) = self.program.private.get(&private) {
            self.report_private(name, span, *place);
            return;
        }
        let members: Vec<SmolStr> = expected.members().cloned().collect();
        let mut candidates = members.clone();
        candidates.extend(scope.locals.iter().map(|(local, _)| local.clone()));
        let mut at = scope.body;
        while let Some(id) = at {
            let body = self.body(id);
            if body.sort == BodySort::Module {
                break;
            }
            candidates.extend(member_names(&body, takes_declarations(expected)));
            at = body.owner;
        }
        if scope.user || self.is_program(scope.base.file) {
            let module = self.program.module.map(|id| self.body(id));
            let is_part = |full: &SmolStr| module.as_ref().is_some_and(|module| module.parts.contains_key(full));
            let names = self.names_in(Namespace::Value, scope.base.file).into_iter();
            let declarations = scope.user && takes_declarations(expected);
            candidates.extend(names.filter(|(_, full)| declarations || !is_part(full)).map(|(name, _)| name));
            candidates.push(SmolStr::new_static("stage"));
        }
        if !members.is_empty() && nearest(name, candidates.iter().map(SmolStr::as_str)).is_none() {
            let list = members.iter().map(|member| Type::Literal(member.clone()).to_string()).collect::<Vec<_>>();
            let message = format!("`{name}` is none of `{}`", list.join("`, `"));
            self.report(Diagnostic::error("type.member", span, message).hint("write one of them"));
            return;
        }
        let uppercase = name.starts_with(|first: char| first.is_ascii_uppercase());
        let message = format!("there is no `{name}`");
        let mut diagnostic = self.unknown("name.unknown", span, message, name, candidates.iter().map(SmolStr::as_str));
        if !diagnostic.hints.is_empty() && matches!(expected.required(), Type::Text(..)) {
            diagnostic = diagnostic.hint(format!("or write a text in quotes: `\"{name}\"`"));
        }
        if diagnostic.hints.is_empty()
            && let Some(hint) = self.use_hint(Namespace::Value, name, scope.base.file)
        {
            diagnostic = diagnostic.hint(hint);
        }
        if diagnostic.hints.is_empty() {
            diagnostic = match expected.required() {
                Type::Bool => diagnostic.hint("write `true` or `false`"),
                Type::Reference(kinds) | Type::Target(kinds) if uppercase => {
                    let kind = kinds.first().map_or("queue", SmolStr::as_str);
                    diagnostic.hint(format!("declare it: `{kind} {name}`"))
                }
                _ if uppercase => diagnostic.hint(format!("declare it, such as `queue {name}`")),
                Type::Text(..) => {
                    diagnostic.hint(format!("write a text in quotes, `\"{name}\"`, or declare `let {name} = …`"))
                }
                _ => diagnostic.hint(format!("declare it: `let {name} = …`")),
            };
        }
        self.report(diagnostic);
    }

    /// Reports a kind that does not exist.
    pub(super) fn unknown_kind(&mut self, name: &str, span: Span) {
        let mut candidates: Vec<SmolStr> = self.library().kinds().to_vec();
        let own: Vec<SmolStr> = self.names_in(Namespace::Kind, span.file).into_iter().map(|(name, _)| name).collect();
        candidates.extend(own.iter().cloned());
        candidates.extend(
            ["stages", "let", "param", "output", "type", "option", "defaults", "kind"].map(SmolStr::new_static),
        );
        let message = format!("there is no kind `{name}`");
        let mut diagnostic =
            self.unknown("name.unknown-kind", span, message, name, candidates.iter().map(SmolStr::as_str));
        if diagnostic.hints.is_empty()
            && let Some(hint) = self.use_hint(Namespace::Kind, name, span.file)
        {
            diagnostic = diagnostic.hint(hint);
        }
        if diagnostic.hints.is_empty() {
            let library = self.library().kinds();
            let mut names: Vec<&str> = library.iter().map(SmolStr::as_str).collect();
            names.extend(own.iter().map(SmolStr::as_str));
            diagnostic = diagnostic.hint(format!("kinds are `{}`", names.join("`, `")));
        }
        self.report(diagnostic);
    }

    /// Looks at an expression without saying anything: names in it count as used.
    pub(super) fn touch(&mut self, source: &ast::Expr, scope: &mut Scope) {
        self.silently(|checker| checker.expr(source, &Type::Any, scope));
    }

    pub(super) fn touch_arguments(&mut self, arguments: &[ast::Argument], scope: &mut Scope) {
        for argument in arguments {
            self.touch(&argument.value, scope);
        }
    }

    /// The same for all that stands in a block.
    pub(super) fn touch_block(&mut self, block: &ast::Block, scope: &mut Scope) {
        for member in &block.members {
            match member {
                ast::Member::Property(property) => self.touch(&property.value, scope),
                ast::Member::Clause(clause) => self.touch_clause(clause, scope),
                ast::Member::Error(_) => {}
            }
        }
    }

    pub(super) fn touch_clause(&mut self, clause: &ast::Clause, scope: &mut Scope) {
        for expr in clause.head.iter().chain(&clause.target).chain(&clause.when) {
            self.touch(expr, scope);
        }
        self.touch_block(&clause.block, scope);
    }
}

/// Whether a declaration may stand where a type is expected.
fn takes_declarations(expected: &Type) -> bool {
    let is_data = |part: &Type| {
        matches!(part, Type::Bool | Type::Text(..) | Type::Number(..) | Type::Literal(_) | Type::Arn(_) | Type::Type)
    };
    !expected.alternatives().iter().all(is_data)
}

fn member_names(body: &Body, declarations: bool) -> Vec<SmolStr> {
    let mut names: Vec<SmolStr> = Vec::new();
    names.extend(body.parameters.keys().cloned());
    names.extend(body.properties.keys().cloned());
    names.extend(body.lets.keys().cloned());
    names.extend(body.attributes.keys().cloned());
    names.extend(body.clauses.keys().cloned());
    if declarations {
        names.extend(body.parts.keys().cloned());
    }
    names
}
