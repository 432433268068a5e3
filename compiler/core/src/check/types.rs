//! Types as written → types. Names of types are looked up in the module, then in the library, then among the built-in ones.

use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::ExprKind;
use super::{Checker, Namespace, Scope};
use crate::diagnostic::Diagnostic;
use crate::map::IndexMap;
use crate::source::{Base, FileId};
use crate::types::{Bounds, Measure, RecordField, RecordType, TextFormat, Type};
use crate::value::{Value, unit_size};

/// Types in types.
const DEPTH_LIMIT: u32 = 200;
/// Alternatives of a union.
const ALTERNATIVES: usize = 1_000;

/// Names of built-in types without arguments.
pub const BUILT_IN: &[&str] = &[
    "Text",
    "Int",
    "Number",
    "Bool",
    "Bytes",
    "Size",
    "Duration",
    "Rate",
    "Percent",
    "Cidr",
    "Path",
    "Url",
    "Email",
    "Date",
    "Time",
    "Json",
    "Any",
    "Capability",
    "EventSource",
    "Type",
    "ErrorName",
    "Principal",
    "Name",
    "Pattern",
    "Artifact",
    "Receipt",
];

/// The built-in type of a name without arguments.
fn built_in(name: &str) -> Option<Type> {
    let number = |measure| Type::Number(measure, Bounds::NONE);
    let text = |format| Type::Text(format, Bounds::NONE, None);
    Some(match name {
        "Text" | "Name" => Type::TEXT,
        "Int" => number(Measure::Integer),
        "Number" => number(Measure::Number),
        "Bool" => Type::Bool,
        "Bytes" => text(TextFormat::Bytes),
        "Size" => number(Measure::Size),
        "Duration" => number(Measure::Duration),
        "Rate" => number(Measure::Rate),
        "Percent" => number(Measure::Percent),
        "Cidr" => text(TextFormat::Cidr),
        "Path" => text(TextFormat::Path),
        "Url" => text(TextFormat::Url),
        "Email" => text(TextFormat::Email),
        "Date" => text(TextFormat::Date),
        "Time" => text(TextFormat::Time),
        "Json" | "Any" | "Pattern" => Type::Any,
        "Input" => Type::Run(Arc::new(Type::Any)),
        "Capability" => Type::Capability,
        "EventSource" => Type::EventSource,
        "Type" => Type::Type,
        "ErrorName" => Type::ErrorName,
        "Principal" => Type::Principal,
        "Secret" => Type::Secret(Arc::new(Type::TEXT)),
        "VpcId" | "SubnetId" | "SecurityGroupId" | "HostedZoneId" | "KeyName" | "ImageId" => Type::TEXT,
        _ => return None,
    })
}

/// Whether a name is one of the language's own types. Those that only kinds use may be declared anew.
pub(super) fn is_built_in(name: &str) -> bool {
    (built_in(name).is_some() || GENERIC.contains(&name)) && !OF_KINDS.contains(&name)
}

/// Names of types that only kinds use.
const OF_KINDS: &[&str] = &["Name", "Input", "Pattern", "Principal"];

/// Names of built-in types with arguments.
const GENERIC: &[&str] = &["List", "Map", "Ref", "Arn", "Target", "Capability", "Secret", "Key", "Input"];

impl Checker<'_> {
    /// The type that a type expression means.
    pub fn ty(&mut self, ty: &ast::Type, base: Base) -> Type {
        if self.type_depth >= DEPTH_LIMIT {
            let span = base.span(ty.span);
            self.report_depth("type", span, "this type is nested too deeply", "write `Json` for what is inside");
            return Type::Error;
        }
        self.type_depth += 1;
        let found = self.ty_of(ty, base);
        self.type_depth -= 1;
        found
    }

    fn ty_of(&mut self, ty: &ast::Type, base: Base) -> Type {
        match &*ty.kind {
            ast::TypeKind::Error => Type::Error,
            ast::TypeKind::Name(path) => self.named_type(path, base),
            ast::TypeKind::Literal(text) => match text.literal() {
                Some(text) => Type::Literal(text),
                None => {
                    self.report(Diagnostic::error("type.literal", base.span(text.span), "a type cannot interpolate"));
                    Type::Error
                }
            },
            ast::TypeKind::Generic { name, arguments } => self.generic_type(name, arguments, base),
            ast::TypeKind::Record(fields) => {
                let fields = self.record_fields(fields, base);
                Type::Record(Arc::new(RecordType { name: None, fields }))
            }
            ast::TypeKind::Refined { base: inner, range, pattern } => {
                let inner_type = self.ty(inner, base);
                self.refine(inner_type, range.as_ref(), pattern.as_ref(), inner, base)
            }
            ast::TypeKind::Optional(inner) => self.ty(inner, base).optional(),
            ast::TypeKind::Union(parts) => {
                let parts: Vec<Type> = parts.iter().map(|part| self.ty(part, base)).collect();
                let count: usize = parts.iter().map(|part| part.alternatives().len()).sum();
                if count > ALTERNATIVES {
                    let message = format!("a type has at most {ALTERNATIVES} alternatives, and there are {count}");
                    let diagnostic = Diagnostic::error("limit.type", base.span(ty.span), message);
                    self.report(diagnostic.hint("write `Text`, and its pattern if there is one"));
                    return Type::Error;
                }
                Type::union(parts)
            }
        }
    }

    fn record_fields(&mut self, fields: &[ast::Field], base: Base) -> IndexMap<SmolStr, RecordField> {
        let mut list: IndexMap<SmolStr, RecordField> = IndexMap::default();
        for field in fields {
            let ty = self.ty(&field.ty, base);
            let default = field.default.as_ref().and_then(|default| {
                let value = self.check(default, &ty, &mut Scope::constant(base));
                match value.kind {
                    ExprKind::Constant(value) => Some(value),
                    _ => {
                        let span = base.span(default.span);
                        self.report(Diagnostic::error(
                            "type.default",
                            span,
                            "the default of a field must be a literal",
                        ));
                        None
                    }
                }
            });
            let span = base.span(field.name.span);
            if let Some(first) = list.get(&field.name.text) {
                let first = first.span;
                self.report(
                    Diagnostic::error("name.duplicate", span, format!("field `{}` is declared twice", field.name.text))
                        .label(first, "first declared here")
                        .hint("remove or rename one of them"),
                );
                continue;
            }
            list.insert(field.name.text.clone(), RecordField { doc: field.doc.clone(), ty, default, span });
        }
        list
    }

    fn named_type(&mut self, path: &ast::Path, base: Base) -> Type {
        let [name] = path.parts.as_slice() else {
            // `Ref<gateway.authorizer>` names a clause's items.
            return Type::Reference([self.clause_kind(path, base.file)].into());
        };
        // A type of the program whose name is misspelt in its first letter, which is said, is meant all the same.
        let misspelt = self.meaning(Namespace::Type, &name.text, base.file).is_some();
        if !misspelt && !name.text.starts_with(|first: char| first.is_ascii_uppercase()) {
            return Type::Literal(name.text.clone());
        }
        if let Some(ty) = self.declared_type(&name.text, base.file) {
            return ty;
        }
        if let Some(ty) = built_in(&name.text) {
            return ty;
        }
        if self.is_lost(&name.text, base.file) {
            return Type::Error;
        }
        if GENERIC.contains(&name.text.as_str()) {
            let message = format!("`{}` needs to know of what", name.text);
            let diagnostic = Diagnostic::error("type.argument", base.span(name.span), message);
            self.report(diagnostic.hint(format!("write `{}<{}>`", name.text, sample(&name.text))));
            return Type::Error;
        }
        let mut candidates: Vec<SmolStr> = BUILT_IN.iter().map(SmolStr::new).collect();
        candidates.extend(self.type_names(base.file));
        let mut diagnostic =
            Diagnostic::error("name.unknown-type", base.span(name.span), format!("there is no type `{}`", name.text));
        match crate::functions::nearest(&name.text, candidates.iter().map(SmolStr::as_str)) {
            Some(near) => {
                diagnostic = diagnostic.here(format!("did you mean `{near}`?")).hint(format!("write `{near}`")).fix(
                    format!("write `{near}`"),
                    base.span(name.span),
                    near,
                );
            }
            None => {
                let other = self.use_hint(Namespace::Type, &name.text, base.file);
                let declare = || format!("declare it: `type {} {{ id: Text }}`", name.text);
                diagnostic = diagnostic.hint(other.unwrap_or_else(declare));
            }
        }
        self.report(diagnostic);
        Type::Error
    }

    fn generic_type(&mut self, name: &ast::Path, arguments: &[ast::Type], base: Base) -> Type {
        let word = name.parts.last().map(|part| part.text.clone()).unwrap_or_default();
        match (word.as_str(), arguments) {
            ("Ref", _) => Type::Reference(self.kinds_of(arguments, true, base)),
            ("Arn", _) => Type::Arn(self.kinds_of(arguments, false, base)),
            ("Target", _) => Type::Target(self.kinds_of(arguments, true, base)),
            ("Capability", _) => Type::Capability,
            ("Input", [event]) => Type::Run(Arc::new(self.ty(event, base))),
            ("List", [element]) => Type::List(Arc::new(self.ty(element, base)), Bounds::NONE),
            ("Map", [value]) => Type::Map(Arc::new(self.ty(value, base)), Bounds::NONE),
            ("Secret", [inner]) => Type::Secret(Arc::new(self.ty(inner, base))),
            ("Key", [table]) => self.keys_of(table, base),
            _ => {
                let span = base.span(name.span);
                let diagnostic = match GENERIC.contains(&word.as_str()) {
                    true => Diagnostic::error("type.argument", span, format!("`{word}` is of one type"))
                        .hint(format!("write `{word}<{}>`", sample(&word))),
                    false => {
                        let message = format!("there is no type `{word}<…>`");
                        let generic = GENERIC.iter().copied();
                        let diagnostic = self.unknown("name.unknown-type", span, message, &word, generic);
                        match diagnostic.hints.is_empty() {
                            true => diagnostic.hint(format!("types with arguments are `{}`", GENERIC.join(" "))),
                            false => diagnostic,
                        }
                    }
                };
                self.report(diagnostic);
                for argument in arguments {
                    self.ty(argument, base);
                }
                Type::Error
            }
        }
    }

    /// Kinds as listed in `Ref<queue | topic>`; reports those that do not exist.
    fn kinds_of(&mut self, arguments: &[ast::Type], must_exist: bool, base: Base) -> Arc<[SmolStr]> {
        let mut kinds = Vec::new();
        for argument in arguments {
            collect_kinds(argument, &mut kinds);
        }
        // `Ref<any>`: whatever it is.
        if kinds.iter().any(|path| matches!(path.parts.as_slice(), [kind] if kind.text == "any")) {
            return Arc::default();
        }
        if must_exist && self.is_program(base.file) {
            for path in &kinds {
                let Some(first) = path.parts.first() else { continue };
                if self.kind_word(&first.text, base.file).is_none() && !self.is_lost(&first.text, base.file) {
                    self.unknown_kind(&first.text, base.span(path.span));
                }
            }
        }
        kinds.into_iter().map(|path| self.clause_kind(path, base.file)).collect()
    }

    /// The full name of a kind, or of the items of a kind's clause.
    fn clause_kind(&self, path: &ast::Path, file: FileId) -> SmolStr {
        let mut words: Vec<SmolStr> = path.parts.iter().map(|part| part.text.clone()).collect();
        if let Some(first) = words.first_mut() {
            *first = self.kind_word(first, file).unwrap_or_else(|| first.clone());
        }
        words.join(".").into()
    }

    /// `Key<table>`: the keys of a map that a `let` holds.
    fn keys_of(&mut self, table: &ast::Type, base: Base) -> Type {
        let ast::TypeKind::Name(path) = &*table.kind else { return Type::Error };
        let Some(name) = path.parts.first() else { return Type::Error };
        if let Some(keys) = self.keys_of_own(&name.text, base.file) {
            return keys;
        }
        match self.global(&name.text) {
            Some(Value::Record(record)) => Type::union(record.keys().map(|key| Type::Literal(key.clone()))),
            _ => {
                self.report(Diagnostic::error(
                    "name.unknown",
                    base.span(name.span),
                    format!("`Key<{0}>` needs a `let {0} = {{ … }}` of known keys", name.text),
                ));
                Type::Error
            }
        }
    }

    /// The keys of a `let` of the program that is a literal.
    fn keys_of_own(&mut self, name: &str, file: FileId) -> Option<Type> {
        let name = self.meaning(Namespace::Value, name, file)?;
        let (tree, _) = self.program.lets.get(&name).cloned()?;
        let ast::ItemKind::Let(definition) = &tree.item.kind else { return None };
        let ast::ExprKind::Record(entries) = &*definition.value.kind else { return None };
        self.mark_used(Namespace::Value, &name);
        let keys: Option<Vec<Type>> = entries
            .iter()
            .map(|entry| match entry {
                ast::Entry::Field { key, .. } => key.literal().map(Type::Literal),
                _ => None,
            })
            .collect();
        keys.filter(|keys| !keys.is_empty()).map(Type::union)
    }

    fn refine(
        &mut self,
        ty: Type,
        range: Option<&ast::Range>,
        pattern: Option<&ast::Text>,
        source: &ast::Type,
        base: Base,
    ) -> Type {
        let measure = match ty.required() {
            Type::Number(measure, _) => Some(*measure),
            Type::List(..) | Type::Map(..) | Type::Text(..) => Some(Measure::Integer),
            Type::Error => return ty,
            other => {
                let message = format!("`{other}` has no range");
                let diagnostic = Diagnostic::error("type.bound", base.span(source.span), message);
                self.report(diagnostic.hint("ranges are for numbers, texts, lists and maps"));
                return ty;
            }
        };
        let bounds = range.map(|range| self.bounds_of(range, measure, base)).unwrap_or_default();
        if let Some(pattern) = pattern {
            self.report_pattern(pattern, &ty, base);
        }
        refined(ty, bounds, pattern)
    }

    /// Reports a pattern where there is no text to match, and one that is no regular expression.
    fn report_pattern(&self, pattern: &ast::Text, ty: &Type, base: Base) {
        let span = base.span(pattern.span);
        if !matches!(ty.required(), Type::Text(..)) {
            let diagnostic = Diagnostic::error("type.pattern", span, format!("`{ty}` has no pattern"));
            self.report(diagnostic.hint("patterns are for texts"));
            return;
        }
        match pattern.literal() {
            None => self
                .report(Diagnostic::error("type.literal", span, "a pattern cannot interpolate").hint("write it out")),
            Some(text) => {
                if let Err(message) = crate::functions::pattern::matches(&text, "") {
                    self.report(Diagnostic::error("type.pattern", span, message).hint("write it in another way"));
                }
            }
        }
    }

    /// Bounds of a count of items.
    pub fn bounds(&mut self, range: &ast::Range, base: Base) -> Bounds {
        self.bounds_of(range, Some(Measure::Integer), base)
    }

    /// Bounds in the smallest unit of what is measured.
    pub(super) fn bounds_of(&mut self, range: &ast::Range, measure: Option<Measure>, base: Base) -> Bounds {
        let low = range.low.as_ref().map(|bound| self.literal_number(bound, measure, base));
        // What is wrong with one bound is most often wrong with the other.
        if low == Some(None) {
            return Bounds::NONE;
        }
        let high = range.high.as_ref().map(|bound| self.literal_number(bound, measure, base));
        let (low, high) = (low.flatten(), high.flatten());
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            let span = base.span(range.span);
            let diagnostic = Diagnostic::error("type.bound", span, "the lower bound is above the upper one");
            self.report(diagnostic.hint("swap them"));
            return Bounds::NONE;
        }
        Bounds { low, high }
    }

    fn literal_number(&mut self, bound: &ast::Expr, wanted: Option<Measure>, base: Base) -> Option<f64> {
        let (measure, number) = match literal(bound) {
            Literal::Broken => return None,
            Literal::Number(measure, number) => (measure, number),
            Literal::Other => {
                let diagnostic =
                    Diagnostic::error("type.bound", base.span(bound.span), "a bound must be a literal number");
                self.report(diagnostic.hint("write the number out"));
                return None;
            }
        };
        let plain = |measure| matches!(measure, Measure::Integer | Measure::Number);
        if let Some(wanted) = wanted
            && !(measure == wanted || plain(measure) && plain(wanted))
        {
            let ty = Type::Number(wanted, Bounds::NONE);
            let message = format!("a bound of `{ty}` cannot be a `{}`", Type::Number(measure, Bounds::NONE));
            let diagnostic = Diagnostic::error("type.bound", base.span(bound.span), message);
            let hint = match wanted {
                Measure::Duration => "write its unit, such as `30s`",
                Measure::Size => "write its unit, such as `128MB`",
                Measure::Percent => "write it as `20%`",
                Measure::Rate => "write its period, such as `100/s`",
                Measure::Integer | Measure::Number => "write it without a unit",
            };
            self.report(diagnostic.hint(hint));
            return None;
        }
        Some(number)
    }
}

/// A literal number of a bound.
enum Literal {
    /// Reported by the parser.
    Broken,
    /// In the smallest unit.
    Number(Measure, f64),
    /// No literal number.
    Other,
}

fn literal(bound: &ast::Expr) -> Literal {
    match &*bound.kind {
        ast::ExprKind::Integer(number) => Literal::Number(Measure::Integer, *number as f64),
        ast::ExprKind::Decimal(number) => Literal::Number(Measure::Number, *number),
        ast::ExprKind::Quantity(quantity) => {
            let (measure, size) = unit_size(quantity.unit);
            Literal::Number(measure, quantity.number * size)
        }
        ast::ExprKind::Rate(number, period) => {
            Literal::Number(Measure::Rate, number / crate::value::period_seconds(*period))
        }
        ast::ExprKind::Unary { operator: ast::UnaryOperator::Negate, operand } => match literal(operand) {
            Literal::Number(measure, number) => Literal::Number(measure, -number),
            other => other,
        },
        ast::ExprKind::Error => Literal::Broken,
        _ => Literal::Other,
    }
}

/// A type with bounds, and for texts a pattern.
fn refined(ty: Type, bounds: Bounds, pattern: Option<&ast::Text>) -> Type {
    match ty {
        Type::Number(measure, _) => Type::Number(measure, bounds),
        Type::List(element, _) => Type::List(element, bounds),
        Type::Map(value, _) => Type::Map(value, bounds),
        Type::Text(format, _, old) => {
            let pattern = pattern.and_then(ast::Text::literal).map(|text| Arc::from(text.as_str()));
            Type::Text(format, bounds, pattern.or(old))
        }
        Type::Optional(inner) => refined((*inner).clone(), bounds, pattern).optional(),
        other => other,
    }
}

/// What could stand between the angle brackets of a type.
fn sample(word: &str) -> &'static str {
    match word {
        "Ref" | "Arn" => "queue",
        "Target" => "function",
        "Key" => "table",
        "Capability" => "send",
        _ => "Text",
    }
}

fn collect_kinds<'t>(ty: &'t ast::Type, kinds: &mut Vec<&'t ast::Path>) {
    match &*ty.kind {
        ast::TypeKind::Name(path) => kinds.push(path),
        ast::TypeKind::Union(parts) => parts.iter().for_each(|part| collect_kinds(part, kinds)),
        _ => {}
    }
}
