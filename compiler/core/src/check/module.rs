//! The module: all declarations of a folder in one body, compiled with `let`s, parameters, options and outputs.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use slsc_syntax::{ItemTree, ast};
use smol_str::SmolStr;

use super::body::Head;
use super::construct::once;
use super::expression::{describe, holds_secret, in_words};
use super::ir::{BodyId, BodySort, Code, Expr, ExprKind, PartHead};
use super::origin::Origin;
use super::program::{Output, Parameter};
use super::{Checker, Namespace, Scope};
use crate::diagnostic::Diagnostic;
use crate::emit::identity;
use crate::map::{HashMap, IndexMap};
use crate::source::{Base, FileId, Span};
use crate::types::{Measure, Type};
use crate::value::Value;

/// Options of a program, since all their values are checked.
const OPTIONS: usize = 32;
/// `let`s that may be made of one another.
const LET_DEPTH: usize = 50;

impl Checker<'_> {
    /// What items of the program see.
    pub(super) fn module_scope(&self, base: Base) -> Scope {
        Scope { body: self.program.module, user: true, ..Scope::constant(base) }
    }

    pub(super) fn declare_module(&mut self) {
        let base = Base { file: FileId(0), offset: 0 };
        let head = Head {
            sort: BodySort::Module,
            name: SmolStr::new_static("module"),
            owner: None,
            span: base.span(ast::Span::default()),
            target: None,
            variables: Vec::new(),
        };
        let id = self.reserve(Origin::module(base), head);
        self.body(id);
        self.program.module = Some(id);
        let mut parts = IndexMap::default();
        for (name, (tree, base)) in self.program.declarations.clone() {
            let ast::ItemKind::Declaration(declaration) = &tree.item.kind else { continue };
            let Some((kind, body)) = self.find_declared(declaration, base) else {
                self.program.lost.insert(name);
                self.program.mentioned.push((tree.clone(), base));
                continue;
            };
            let head = PartHead {
                kind: Some(kind),
                body,
                family: declaration.header.each.is_some(),
                conditional: declaration.header.when.is_some(),
                span: base.span(declaration.name.span),
            };
            parts.insert(name, head);
        }
        let lets = self.program.lets.keys().map(|name| (name.clone(), None)).collect();
        if let Some(body) = Rc::get_mut(&mut self.bodies[id.0 as usize]) {
            body.parts = parts;
            body.lets = lets;
        }
    }

    /// A `param`: its type. Its default may be made of `let`s, and is compiled with them.
    pub(super) fn load_parameter(
        &mut self,
        tree: &Arc<ItemTree>,
        base: Base,
        (name, ty): (&ast::Name, &ast::Type),
        has_default: bool,
    ) {
        let span = base.span(name.span);
        let full = self.full_name(&name.text, base.file);
        // The second of two names is reported already.
        if self.program.places.get(&full) != Some(&span) {
            return;
        }
        let written = self.ty(ty, base);
        let special = self.special_type(ty, base);
        let ty = self.parameter_type(written, base.span(ty.span));
        if has_default {
            self.program.parameter_defaults.push((self.program.parameters.len(), tree.clone(), base));
        }
        let doc = tree.item.doc.clone();
        self.program.parameters.push(Parameter { name: full, doc, ty, special, default: None, span });
    }

    /// `AWS::EC2::VPC::Id` for `VpcId`, and a list of them for `List<VpcId>`: what the library lists.
    fn special_type(&mut self, ty: &ast::Type, base: Base) -> Option<SmolStr> {
        match &*ty.kind {
            ast::TypeKind::Name(path) => {
                let [name] = path.parts.as_slice() else { return None };
                if self.meaning(Namespace::Type, &name.text, base.file).is_some() {
                    return None;
                }
                let Some(Value::Record(known)) = self.global("parameterTypes") else { return None };
                known.get(&name.text)?.as_text().cloned()
            }
            ast::TypeKind::Generic { name, arguments } if name.parts.last().is_some_and(|part| part.text == "List") => {
                let element = self.special_type(arguments.first()?, base)?;
                Some(SmolStr::from(format!("List<{element}>")))
            }
            _ => None,
        }
    }

    fn compile_parameters(&mut self) {
        for (at, tree, base) in std::mem::take(&mut self.program.parameter_defaults) {
            let ast::ItemKind::Param { default: Some(default), .. } = &tree.item.kind else { continue };
            let ty = self.program.parameters[at].ty.clone();
            let mut scope = self.module_scope(base);
            let default = self.check(default, &ty, &mut scope);
            self.program.parameters[at].default = Some(default);
        }
    }

    /// An `option`: its type and its default, which is written out.
    pub(super) fn load_option(
        &mut self,
        tree: &ItemTree,
        base: Base,
        (name, ty): (&ast::Name, &ast::Type),
        default: Option<&ast::Expr>,
    ) {
        let span = base.span(name.span);
        let full = self.full_name(&name.text, base.file);
        if self.program.places.get(&full) != Some(&span) {
            return;
        }
        if self.program.options.len() == OPTIONS {
            if self.program.exceeded.insert("option") {
                let message = format!("a program has at most {OPTIONS} options, since all their values are checked");
                let diagnostic = Diagnostic::error("option.count", span, message);
                self.report(diagnostic.hint("choose several things by one option"));
            }
            self.program.lost.insert(full);
            return;
        }
        let written = self.ty(ty, base);
        let ty = self.option_type(written, base.span(ty.span));
        let default = default.map(|default| self.check(default, &ty, &mut Scope::constant(base)));
        match &default {
            None => {
                let example = ty.members().next().map_or("false", |member| member.as_str());
                let diagnostic =
                    Diagnostic::error("option.default", span, format!("option `{}` needs a default", name.text))
                        .hint(format!("write `= {example}` behind its type"));
                self.report(diagnostic);
            }
            Some(Expr { kind: ExprKind::Constant(_), .. }) => {}
            Some(default) => {
                let diagnostic =
                    Diagnostic::error("option.default", default.span, "the default of an option is one of its members");
                self.report(diagnostic.hint("write the member"));
            }
        }
        let doc = tree.item.doc.clone();
        self.program.options.push(Parameter { name: name.text.clone(), doc, ty, special: None, default, span });
    }

    /// Options choose between programs, so all their values are known.
    fn option_type(&self, ty: Type, span: Span) -> Type {
        let closed = match &ty {
            Type::Error | Type::Bool => true,
            Type::Optional(_) => false,
            ty => ty.alternatives().iter().all(|part| matches!(part, Type::Literal(_))),
        };
        if closed {
            return ty;
        }
        let message = format!("an option is `Bool` or one of listed members, not {}", describe(&ty));
        let diagnostic = Diagnostic::error("option.type", span, message);
        self.report(diagnostic.hint("write its members: `small | large`, or make it a `param`"));
        Type::Error
    }

    /// Parameters are texts, numbers and truth values, or lists of them: what both targets can ask for.
    fn parameter_type(&self, ty: Type, span: Span) -> Type {
        if let Type::Optional(inner) = &ty {
            let diagnostic =
                Diagnostic::error("param.type", span, "whether a value is there is known before deployment")
                    .hint(format!("write `{inner}`, with a default such as `= \"\"`"));
            self.report(diagnostic);
            return Type::Error;
        }
        let scalar = |ty: &Type| {
            ty.alternatives().iter().all(|part| {
                matches!(
                    part,
                    Type::Error | Type::Bool | Type::Number(..) | Type::Text(..) | Type::Literal(_) | Type::Arn(_)
                )
            })
        };
        let fits = match &ty {
            Type::List(element, _) => scalar(element) && !matches!(**element, Type::Bool),
            Type::Secret(inner) => matches!(**inner, Type::Text(..) | Type::Error),
            Type::Union(parts) => parts.iter().all(|part| matches!(part, Type::Literal(_))),
            Type::Number(Measure::Rate, _) => false,
            ty => scalar(ty),
        };
        if fits {
            return ty;
        }
        let message = format!("a parameter cannot be {}", describe(&ty));
        let diagnostic = Diagnostic::error("param.type", span, message)
            .hint("parameters are texts, numbers, `Bool`, listed members, secrets, and lists of texts or numbers");
        self.report(diagnostic);
        Type::Error
    }

    /// The type of a `let` of the module, found by a look at its value. A cycle is reported where it closes.
    pub(super) fn module_let_type(&mut self, name: &str) -> Type {
        match self.program.let_types.get(name) {
            Some(Some(ty)) => return ty.clone(),
            Some(None) => {
                let from = self.program.let_path.iter().position(|other| other == name).unwrap_or(0);
                let hint = "give one of the values directly";
                let path = self.program.let_path[from..].to_vec();
                self.report_cycle("value.cycle", &path, &self.program.places, hint);
                self.program.cyclic_lets.extend(path);
                return Type::Error;
            }
            None => {}
        }
        let Some((tree, base)) = self.program.lets.get(name).cloned() else { return Type::Error };
        let ast::ItemKind::Let(definition) = &tree.item.kind else { return Type::Error };
        if self.program.let_path.len() >= LET_DEPTH {
            let span = base.span(definition.name.span);
            let message = format!("`let`s are made of one another more than {LET_DEPTH} deep");
            self.report_depth("let", span, &message, "write one of them as a literal");
            return Type::Error;
        }
        self.program.let_types.insert(SmolStr::new(name), None);
        self.program.let_path.push(SmolStr::new(name));
        self.depth += 1;
        let mut scope = self.module_scope(base);
        // Findings inside are reported, and names marked, when the module is compiled.
        let ty = self.unmarked(|checker| {
            checker.silently(|checker| match &definition.ty {
                Some(ty) => checker.ty(ty, base),
                None => checker.expr(&definition.value, &Type::Any, &mut scope).ty,
            })
        });
        self.depth -= 1;
        self.program.let_path.pop();
        self.program.let_types.insert(SmolStr::new(name), Some(ty.clone()));
        ty
    }

    /// Compiles every item of the program; all errors are reported, whatever is used.
    pub fn compile_module(&mut self) {
        let Some(id) = self.program.module else { return };
        let mut code = Code::default();
        self.compile_parameters();
        for (name, (_, base)) in self.program.lets.clone() {
            if self.is_own(base.file) {
                self.compile_let(&name, &mut code);
            }
        }
        for (name, (tree, base)) in self.program.types.clone() {
            self.own_type(&name, &tree, base);
        }
        let own = self.program.kinds.iter().filter(|(_, (_, base))| self.is_own(base.file));
        for name in own.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
            if let Some(kind) = self.kind(&name) {
                self.compile_all(kind);
            }
        }
        self.compile_defaults();
        let module = self.body(id);
        for (name, (tree, base)) in self.program.declarations.clone() {
            let ast::ItemKind::Declaration(declaration) = &tree.item.kind else { continue };
            if !module.parts.contains_key(&name) {
                continue;
            }
            let mut scope = self.module_scope(base);
            let part = self.declaration(declaration, &tree.item.doc, &mut scope, &module);
            code.parts.extend(part);
        }
        self.compile_outputs();
        self.compile_others(&mut code);
        let _ = module.code.set(Rc::new(code));
        self.report_unused();
    }

    fn compile_let(&mut self, name: &SmolStr, code: &mut Code) {
        let Some((tree, base)) = self.program.lets.get(name).cloned() else { return };
        let ast::ItemKind::Let(definition) = &tree.item.kind else { return };
        self.module_let_type(name);
        let expected = match &definition.ty {
            Some(ty) => self.ty(ty, base),
            None => Type::Any,
        };
        let mut scope = self.module_scope(base);
        let value = self.check(&definition.value, &expected, &mut scope);
        // What is made of itself has no value, and that is said.
        let cyclic = self.program.cyclic_lets.contains(name);
        let value = if cyclic { super::expression::poison(value.span) } else { value };
        code.lets.insert(name.clone(), value);
    }

    /// Compiles what is used of other packages: what is not may be of no use here. That may use more of them.
    fn compile_others(&mut self, code: &mut Code) {
        let mut compiled: BTreeSet<SmolStr> = BTreeSet::new();
        loop {
            let is_other = |base: &Base| !self.is_own(base.file);
            let loaded = |name: &SmolStr| matches!(self.kinds.get(name), Some(Some(_)));
            let kinds = self.program.kinds.iter().filter(|(name, (_, base))| is_other(base) && loaded(name));
            let kinds: Vec<SmolStr> =
                kinds.map(|(name, _)| name.clone()).filter(|name| !compiled.contains(name)).collect();
            let used = |name: &SmolStr| self.used.borrow().contains(&(Namespace::Value, name.clone()));
            let lets = self.program.lets.iter().filter(|(name, (_, base))| is_other(base) && used(name));
            let lets: Vec<SmolStr> =
                lets.map(|(name, _)| name.clone()).filter(|name| !code.lets.contains_key(name)).collect();
            if kinds.is_empty() && lets.is_empty() {
                return;
            }
            lets.iter().for_each(|name| self.compile_let(name, code));
            for name in kinds {
                if let Some(kind) = self.kind(&name) {
                    self.compile_all(kind);
                }
                compiled.insert(name);
            }
        }
    }

    fn compile_outputs(&mut self) {
        let mut seen: IndexMap<SmolStr, Span> = IndexMap::default();
        let outputs = std::mem::take(&mut self.program.output_items);
        for (tree, base) in outputs {
            let ast::ItemKind::Output { name, ty, value, exported } = &tree.item.kind else { continue };
            let span = base.span(name.span);
            let full = self.full_name(&name.text, base.file);
            let first = seen.get(&full).copied();
            let new = once(self, &mut seen, &full, span, first, span);
            let expected = ty.as_ref().map_or(Type::Any, |ty| self.ty(ty, base));
            let mut scope = self.module_scope(base);
            let value = self.check(value, &expected, &mut scope);
            let exported = exported.as_ref().map(|exported| self.check(exported, &Type::TEXT, &mut scope));
            if !new || self.not_an_output(&value) {
                continue;
            }
            let output = Output { name: full, doc: tree.item.doc.clone(), value, exported, span };
            self.program.outputs.push(output);
        }
        let outputs = self.program.outputs.iter().map(|output| (&output.name, output.span));
        self.report_one_name(outputs, "outputs");
        let parameters = self.program.parameters.iter().map(|parameter| (&parameter.name, parameter.span));
        self.report_one_name(parameters, "parameters");
    }

    /// Reports values that both targets would call the same: `apiUrl`, and `url` of module `api`.
    fn report_one_name<'n>(&self, named: impl Iterator<Item = (&'n SmolStr, Span)>, what: &str) {
        let mut first: HashMap<String, (&SmolStr, Span)> = HashMap::default();
        for (name, span) in named {
            let id = identity::logical_id(std::slice::from_ref(name), None);
            match first.get(&id) {
                Some((other, place)) => {
                    let message = format!("{what} `{other}` and `{name}` would both be called `{id}`");
                    let diagnostic = Diagnostic::error("name.collision", span, message);
                    self.report(diagnostic.label(*place, "the other one").hint("rename one of them"));
                }
                None => {
                    first.insert(id, (name, span));
                }
            }
        }
    }

    /// Reports a value that cannot be given back.
    fn not_an_output(&mut self, value: &Expr) -> bool {
        if holds_secret(&value.ty) {
            let diagnostic =
                Diagnostic::error("secret.leak", value.span, "everybody who sees the stack reads its outputs")
                    .hint("let code read the secret when it runs");
            self.report(diagnostic);
            return true;
        }
        let written = self.source_text(value.span).to_owned();
        let (message, hint) = match value.ty.required() {
            Type::Reference(kinds) => {
                let names = self.attributes_of(kinds, &Type::TEXT);
                let hint = match names.is_empty() {
                    true => "write one of its attributes".to_owned(),
                    false => format!("write `{written}.{}`", names.join(&format!("` or `{written}."))),
                };
                ("a declaration is no value".to_owned(), hint)
            }
            ty @ (Type::Capability | Type::EventSource | Type::Target(_) | Type::Type) => {
                (format!("{} is no value", in_words(ty)), "write one of a declaration's attributes".to_owned())
            }
            Type::None => ("an output needs a value".to_owned(), "remove it".to_owned()),
            _ => return self.holds_declaration(value),
        };
        self.report(Diagnostic::error("output.value", value.span, message).hint(hint));
        true
    }

    /// Compiles a kind of the program with all that is in it, so that its errors show whether it is used or not.
    fn compile_all(&mut self, kind: BodyId) {
        let mut bodies = vec![kind];
        while let Some(id) = bodies.pop() {
            self.code(id);
            let nested = self.origins[id.0 as usize].nested.values().copied();
            bodies.extend(nested.filter(|inner| self.outline(*inner).owner == Some(id)));
        }
    }
}
