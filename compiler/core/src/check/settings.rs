//! Values from outside the program, of `slsc.toml` and of the command line, against what they are for: options,
//! parameters, stages, rules. They are typed as if they stood in the program.

use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::{SmolStr, format_smolstr};

use super::expression::{holds_secret, poison};
use super::ir::{Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::explain;
use crate::map::HashMap;
use crate::project::{Literal, Located, Project, Setting, Stage};
use crate::source::{Base, Span};
use crate::types::{Bounds, Type};
use crate::value::{Record, Value};

/// Values for options and parameters, by their positions.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Of options.
    pub options: HashMap<usize, Value>,
    /// Of parameters: their defaults.
    pub parameters: HashMap<usize, Value>,
}

/// What of a setting is meant.
enum Place {
    Option(usize),
    Parameter(usize),
}

/// What is written before a value so that it is an item; shorter than what stands before any value of a file.
const ITEM: &str = "let v = ";

impl Checker<'_> {
    /// Takes what counts while the program is read: levels of rules, tags.
    pub fn configure(&mut self, project: &Project) {
        for (rule, level) in &project.levels {
            self.levels.insert(rule.value.to_string(), *level);
        }
        if let Some((_, first)) = project.tags.first() {
            let record: Record =
                project.tags.iter().map(|(name, text)| (name.clone(), Value::Text(text.value.clone()))).collect();
            let ty = Type::Map(Arc::new(Type::TEXT), Bounds::NONE);
            let kind = ExprKind::Constant(Value::Record(Arc::new(record)));
            self.program.tags = Some(Expr { kind, span: first.span, ty });
        }
    }

    /// Reports rules that do not exist.
    pub fn report_unknown_levels(&mut self, project: &Project) {
        if project.levels.is_empty() {
            return;
        }
        let mut known = self.rules().clone();
        known.extend(explain::codes().into_iter().map(SmolStr::from));
        for (rule, _) in project.levels.iter().filter(|(rule, _)| !known.contains(&rule.value)) {
            let message = format!("there is no rule `{}`", rule.value);
            let names = known.iter().map(SmolStr::as_str);
            let diagnostic = self.unknown("project.lint", rule.span, message, &rule.value, names);
            self.report(match diagnostic.hints.is_empty() {
                true => diagnostic.hint("rules are named by the ids that their findings show"),
                false => diagnostic,
            });
        }
    }

    /// The stages of the program with what a project says of them; reports those that the program does not have.
    pub fn stages_of<'p>(&self, project: &'p Project) -> HashMap<SmolStr, &'p Stage> {
        let mut found = HashMap::default();
        let stages = &self.program.stages;
        for stage in &project.stages {
            let name = &stage.name;
            if stages.contains(&name.value) {
                found.insert(name.value.clone(), stage);
                continue;
            }
            let message = format!("the program has no stage `{}`", name.value);
            let names = stages.iter().map(SmolStr::as_str);
            let diagnostic = self.unknown("project.stage", name.span, message, &name.value, names);
            self.report(match (diagnostic.hints.is_empty(), stages.is_empty()) {
                (false, _) => diagnostic,
                (true, true) => diagnostic.hint(format!("write `stages {}` in the program", name.value)),
                (true, false) => diagnostic.hint(format!("stages are `{}`", stages.join("`, `"))),
            });
        }
        found
    }

    /// Finds the values of settings; later ones win.
    pub fn settle(&mut self, settings: &[Setting]) -> Given {
        let mut given = Given::default();
        for setting in settings {
            let Some((place, ty)) = self.setting_place(&setting.name) else { continue };
            let Some(value) = self.setting_value(setting, &ty) else { continue };
            match place {
                Place::Option(at) => given.options.insert(at, value),
                Place::Parameter(at) => given.parameters.insert(at, value),
            };
        }
        given
    }

    /// The option or parameter of a name, with its type.
    fn setting_place(&self, name: &Located<SmolStr>) -> Option<(Place, Type)> {
        let (options, parameters) = (&self.program.options, &self.program.parameters);
        if let Some(at) = options.iter().position(|option| option.name == name.value) {
            return Some((Place::Option(at), options[at].ty.clone()));
        }
        if let Some(at) = parameters.iter().position(|parameter| parameter.name == name.value) {
            return Some((Place::Parameter(at), parameters[at].ty.clone()));
        }
        if self.program.lost.contains(&name.value) {
            return None;
        }
        let names: Vec<&str> = options.iter().chain(parameters).map(|one| one.name.as_str()).collect();
        let message = match self.program.places.contains_key(&name.value) {
            true => format!("`{}` is neither an `option` nor a `param`", name.value),
            false => format!("the program has no option or parameter `{}`", name.value),
        };
        let diagnostic = self.unknown("project.option", name.span, message, &name.value, names.iter().copied());
        self.report(match (diagnostic.hints.is_empty(), names.is_empty()) {
            (false, _) => diagnostic,
            (true, true) => diagnostic.hint(format!("declare it: `option {}: Bool = false`", name.value)),
            (true, false) => diagnostic.hint(format!("it has `{}`", names.join("`, `"))),
        });
        None
    }

    fn setting_value(&mut self, setting: &Setting, ty: &Type) -> Option<Value> {
        if holds_secret(ty) {
            let message = "a secret would be readable by all who read this";
            let diagnostic = Diagnostic::error("secret.leak", setting.value.span, message);
            self.report(diagnostic.hint("give it when the program is deployed"));
            return None;
        }
        let expr = self.setting_expr(&setting.value, ty)?;
        match expr.kind {
            ExprKind::Constant(Value::Poison) => None,
            ExprKind::Constant(value) => Some(value),
            _ => {
                let message = "a value is written out, not computed";
                self.report(Diagnostic::error("project.value", expr.span, message).hint("write the result"));
                None
            }
        }
    }

    fn setting_expr(&mut self, value: &Located<Literal>, ty: &Type) -> Option<Expr> {
        let span = value.span;
        let base = Base { file: span.file, offset: span.start };
        let source = self.literal_source(value, ty, span)?;
        match source {
            Source::Plain(source) => Some(self.check(&source, ty, &mut Scope::constant(base))),
            Source::Written(text, before) => {
                let tree = slsc_syntax::parse_item(&format!("{ITEM}{text}"));
                let offset = (span.start + before).saturating_sub(ITEM.len() as u32);
                let base = Base { offset, ..base };
                self.report_syntax(&tree, base);
                match &tree.item.kind {
                    ast::ItemKind::Let(definition) if tree.errors.is_empty() => {
                        Some(self.check(&definition.value, ty, &mut Scope::constant(base)))
                    }
                    _ => Some(poison(span)),
                }
            }
        }
    }

    /// The expression that a literal stands for. A text where no text fits is one of the language's own: `"30s"`.
    fn literal_source(&self, value: &Located<Literal>, ty: &Type, whole: Span) -> Option<Source> {
        let length = value.span.end - value.span.start;
        let place = ast::Span { start: value.span.start - whole.start, end: value.span.start - whole.start + length };
        let plain = |kind| Some(Source::Plain(ast::Expr { kind: Box::new(kind), span: place }));
        let text = |text: &SmolStr| {
            let pieces = if text.is_empty() { Vec::new() } else { vec![ast::Piece::Text(text.clone())] };
            ast::ExprKind::Text(ast::Text { pieces, span: place })
        };
        match &value.value {
            Literal::Text(words) if takes_text(ty) => plain(text(words)),
            Literal::Text(words) => {
                let written = self.source_text(value.span);
                if written.get(1..written.len().saturating_sub(1)) != Some(words) {
                    let message = "a value that is no text is written without escapes";
                    self.report(
                        Diagnostic::error("project.value", value.span, message).hint("write it plainly: `\"30s\"`"),
                    );
                    return None;
                }
                Some(Source::Written(words.clone(), 1))
            }
            Literal::Word(words) if takes_text(ty) => plain(text(words)),
            Literal::Word(words) => Some(Source::Written(words.clone(), 0)),
            Literal::Integer(number) if *number < 0 => Some(Source::Written(format_smolstr!("{number}"), 0)),
            Literal::Integer(number) => plain(ast::ExprKind::Integer(*number)),
            Literal::Number(number) if *number < 0.0 => Some(Source::Written(format_smolstr!("{number}"), 0)),
            Literal::Number(number) => plain(ast::ExprKind::Decimal(*number)),
            Literal::Bool(value) => plain(ast::ExprKind::Bool(*value)),
            Literal::List(list) => {
                let inner = match ty.required() {
                    Type::List(element, _) => (**element).clone(),
                    _ => Type::Any,
                };
                let mut elements = Vec::new();
                for value in list {
                    match self.literal_source(value, &inner, whole)? {
                        Source::Plain(value) => elements.push(ast::Element { spread: false, value }),
                        Source::Written(..) => {
                            let message = "a list holds texts and numbers here";
                            self.report(Diagnostic::error("project.value", value.span, message));
                            return None;
                        }
                    }
                }
                plain(ast::ExprKind::List(elements))
            }
            Literal::Other => None,
        }
    }
}

/// How a literal is read.
enum Source {
    /// As this expression.
    Plain(ast::Expr),
    /// As the language's own notation, so many bytes behind the start of its place.
    Written(SmolStr, u32),
}

/// Whether a text may stand where a type is expected.
fn takes_text(ty: &Type) -> bool {
    ty.alternatives().iter().any(|part| matches!(part, Type::Any | Type::Text(..) | Type::Literal(_) | Type::Arn(_)))
}
