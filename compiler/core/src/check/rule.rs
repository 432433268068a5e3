//! Rules, mappings and additions of bodies, compiled.

use super::ir::{Add, Check, Entry, ExprKind, Mapping, Place, Words};
use super::{Checker, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::map::IndexMap;
use crate::plan::Target;
use crate::types::Type;
use slsc_syntax::ast::{self};
use std::cell::OnceCell;
use std::rc::Rc;

/// What a check may say.
const CHECK_SETTINGS: &[&str] = &["at", "because", "when", "require", "message", "hint", "evidence", "severity"];

impl Checker<'_> {
    pub(super) fn rule(
        &mut self,
        id: &ast::Text,
        each: Option<&ast::Each>,
        settings: &[ast::Property],
        words: &ast::Later<Vec<ast::Property>>,
        span: ast::Span,
        scope: &mut Scope,
    ) -> Option<Check> {
        let base = scope.base;
        scope.rule = true;
        let each = each.map(|each| {
            let list = self.expr(&each.list, &Type::Any, scope);
            self.bind(each, &list.ty, scope);
            (each.names.len(), each.pairs, list)
        });
        let mut misspelt = false;
        let (mut when, mut require, mut at, mut because) = (None, None, None, None);
        let mut severity = Severity::Error;
        for setting in settings {
            let value = &setting.value;
            match setting.key.text.as_str() {
                "when" => when = Some(self.check(value, &Type::Bool, scope)),
                "require" => require = Some(self.check(value, &Type::Bool, scope)),
                "at" => at = Some(self.place(value, scope)),
                "because" => because = Some(self.place(value, scope)),
                "severity" => {
                    severity = match &*value.kind {
                        ast::ExprKind::Name(name) if name == "warning" => Severity::Warning,
                        ast::ExprKind::Name(name) if name == "advice" => Severity::Advice,
                        _ => Severity::Error,
                    }
                }
                other => {
                    misspelt = true;
                    let span = base.span(setting.key.span);
                    let message = format!("a check has no setting `{other}`");
                    let known = CHECK_SETTINGS.iter().copied();
                    let diagnostic = self.unknown("kind.check", span, message, other, known);
                    self.report(match diagnostic.hints.is_empty() {
                        true => diagnostic.hint(format!("it has `{}`", CHECK_SETTINGS.join("`, `"))),
                        false => diagnostic,
                    });
                    self.touch(value, scope);
                }
            }
        }
        // What a rule of the library says is compiled when it fails.
        let is_own = self.is_program(base.file);
        let speechless = is_own && !words.iter().any(|word| word.key.text == "message");
        let Some(require) = require.filter(|_| !speechless) else {
            // One of them may be what was misspelt.
            if !misspelt {
                let message = "a check needs `require` and `message`";
                let diagnostic = Diagnostic::error("kind.check", base.span(id.span), message);
                self.report(diagnostic.hint("say what must hold, and what is wrong when it does not"));
            }
            return None;
        };
        let id = id.literal()?;
        let (source, scope, span) = (words.clone(), scope.clone(), base.span(span));
        let check =
            Check { id, each, severity, when, require, at, because, source, scope, words: OnceCell::new(), span };
        if is_own {
            self.words(&check);
        }
        Some(check)
    }

    /// What a rule says; compiled now if it was not yet.
    pub fn words(&mut self, check: &Check) -> Rc<Words> {
        if let Some(words) = check.words.get() {
            return words.clone();
        }
        let words = Rc::new(self.once(|checker| checker.compile_words(&check.source, &mut check.scope.clone())));
        check.words.get_or_init(|| words).clone()
    }

    fn compile_words(&mut self, source: &[ast::Property], scope: &mut Scope) -> Words {
        let mut words = Words { message: None, hint: None, evidence: None };
        for word in source {
            match (word.key.text.as_str(), &*word.value.kind) {
                ("message", _) => words.message = Some(self.check(&word.value, &Type::TEXT, scope)),
                ("hint", _) => words.hint = Some(self.check(&word.value, &Type::TEXT.optional(), scope)),
                (_, ast::ExprKind::Text(text)) => words.evidence = text.literal(),
                _ => {}
            }
        }
        words
    }

    /// `visibility`, `target.timeout`, `x`: an object and a member of it.
    pub(super) fn place(&mut self, value: &ast::Expr, scope: &mut Scope) -> Place {
        let myself =
            |up| super::ir::Expr { kind: ExprKind::Myself { up }, span: scope.base.span(value.span), ty: Type::Any };
        if let ast::ExprKind::Name(name) = &*value.kind
            && scope.local(name).is_none()
            && let Some((up, _)) = self.own_member(name, scope)
        {
            return Place { object: myself(up), member: Some(name.clone()) };
        }
        if let ast::ExprKind::Member { base, name, .. } = &*value.kind {
            let object = self.expr(base, &Type::Any, scope);
            return Place { object, member: Some(name.text.clone()) };
        }
        Place { object: self.expr(value, &Type::Any, scope), member: None }
    }

    pub(super) fn mapping(&mut self, mapping: &ast::Mapping, scope: &mut Scope) -> Option<Mapping> {
        let base = scope.base;
        let target = match mapping.target.text.as_str() {
            "cloudformation" => Target::CloudFormation,
            _ => Target::Terraform,
        };
        scope.mapping = Some(target);
        scope.raw = true;
        let resource_type = mapping.resource_type.literal()?;
        let header = self.header(&mapping.header, scope);
        let (mut entries, mut beside, mut unsupported) = (Vec::new(), Vec::new(), Vec::new());
        let mut needs = Vec::new();
        if let Some(reason) = resource_type.strip_prefix("unsupported: ") {
            let span = base.span(mapping.resource_type.span);
            let reason =
                super::ir::Expr { kind: ExprKind::Constant(crate::value::Value::text(reason)), span, ty: Type::TEXT };
            unsupported.push((reason, None, span));
        }
        for entry in mapping.entries.iter() {
            match entry {
                ast::MappingEntry::Property(property) => {
                    let value = self.expr(&property.value, &Type::Any, scope);
                    self.holds_declaration(&value);
                    entries.push(Entry::Field(property.key.text.clone(), value));
                }
                ast::MappingEntry::Spread(value) => entries.push(Entry::Spread(self.expr(value, &Type::Any, scope))),
                ast::MappingEntry::Beside { entries: list, .. } => {
                    for property in list {
                        let value = self.expr(&property.value, &Type::Any, scope);
                        beside.push((property.key.text.clone(), value));
                    }
                }
                ast::MappingEntry::Unsupported { reason, when, span } => {
                    let text = ast::Expr { kind: Box::new(ast::ExprKind::Text(reason.clone())), span: reason.span };
                    let reason = self.expr(&text, &Type::TEXT, scope);
                    let when = when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
                    unsupported.push((reason, when, base.span(*span)));
                }
                ast::MappingEntry::Needs { version, when, .. } => {
                    let when = when.as_ref().map(|when| self.check(when, &Type::Bool, scope));
                    needs.push((version.literal()?, when));
                }
                ast::MappingEntry::Error(_) => {}
            }
        }
        let name = mapping.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        let span = base.span(mapping.span);
        Some(Mapping { target, name, resource_type, header, entries, beside, unsupported, needs, span })
    }

    pub(super) fn add(
        &mut self,
        target: &ast::Expr,
        label: Option<&ast::Name>,
        when: Option<&ast::Expr>,
        block: &ast::Block,
        span: ast::Span,
        scope: &mut Scope,
    ) -> Option<Add> {
        let (callee, arguments) = match &*target.kind {
            ast::ExprKind::Call { callee, arguments } => (callee, arguments.as_slice()),
            _ => (target, [].as_slice()),
        };
        let base = scope.base;
        let ast::ExprKind::Member { base: object, name, .. } = &*callee.kind else {
            self.report(Diagnostic::error("kind.add", base.span(target.span), "expected `object.clause`"));
            return None;
        };
        let object = self.expr(object, &Type::Any, scope);
        let head = arguments.first().map(|argument| Rc::new(self.expr(&argument.value, &Type::Any, scope)));
        let when = when.map(|when| self.check(when, &Type::Bool, scope));
        let mut properties = IndexMap::default();
        for member in &block.members {
            if let ast::Member::Property(property) = member {
                let expected = self.clause_property(&object, &name.text, &property.key.text, scope);
                let value = self.expr(&property.value, &expected, scope);
                properties.insert(property.key.text.clone(), Rc::new(value));
            }
        }
        let label = label.map(|label| label.text.clone());
        Some(Add { object, word: name.text.clone(), head, label, when, properties, span: base.span(span) })
    }

    /// The type of a property of a clause of an object, as far as it is known here.
    fn clause_property(&mut self, object: &super::ir::Expr, word: &str, key: &str, scope: &Scope) -> Type {
        let body = match (&object.kind, &object.ty) {
            (ExprKind::Myself { up }, _) => {
                let mut at = scope.body;
                for _ in 0..*up {
                    at = at.and_then(|id| self.body(id).owner);
                }
                at
            }
            (_, Type::Reference(kinds)) => kinds.first().and_then(|kind| self.kind(kind)),
            _ => None,
        };
        let clause = body.and_then(|id| self.body(id).clauses.get(word).map(|clause| clause.body));
        clause.and_then(|id| self.body(id).properties.get(key).map(|property| property.ty.clone())).unwrap_or(Type::Any)
    }
}
