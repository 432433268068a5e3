//! Types as written → types. Names of types are looked up in the module, then in the library, then among the built-in ones.

use std::sync::Arc;

use indexmap::IndexMap;
use slsc_syntax::ast;
use smol_str::SmolStr;

use super::ir::ExprKind;
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Base;
use crate::types::{Bounds, Measure, RecordField, RecordType, TextFormat, Type};
use crate::value::{Value, unit_size};

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
        "Capability" => Type::Capability,
        "EventSource" => Type::EventSource,
        "Type" => Type::Type,
        "ErrorName" => Type::ErrorName,
        "Principal" => Type::Principal,
        "VpcId" | "SubnetId" | "SecurityGroupId" | "HostedZoneId" | "KeyName" | "ImageId" => Type::TEXT,
        _ => return None,
    })
}

impl Checker<'_> {
    /// The type that a type expression means.
    pub fn ty(&mut self, ty: &ast::Type, base: Base) -> Type {
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
                self.refine(inner_type, range.as_ref(), pattern.as_ref(), base)
            }
            ast::TypeKind::Optional(inner) => self.ty(inner, base).optional(),
            ast::TypeKind::Union(parts) => {
                let parts: Vec<Type> = parts.iter().map(|part| self.ty(part, base)).collect();
                Type::union(parts)
            }
        }
    }

    fn record_fields(&mut self, fields: &[ast::Field], base: Base) -> IndexMap<SmolStr, RecordField> {
        let mut list: IndexMap<SmolStr, RecordField> = IndexMap::new();
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
            let words: Vec<&str> = path.parts.iter().map(|part| part.text.as_str()).collect();
            return Type::Reference([SmolStr::from(words.join("."))].into());
        };
        if !name.text.starts_with(|first: char| first.is_ascii_uppercase()) {
            return Type::Literal(name.text.clone());
        }
        if let Some(ty) = self.declared_type(&name.text) {
            return ty;
        }
        if let Some(ty) = built_in(&name.text) {
            return ty;
        }
        let mut candidates: Vec<SmolStr> = BUILT_IN.iter().map(SmolStr::new).collect();
        candidates.extend(self.type_names());
        let mut diagnostic =
            Diagnostic::error("name.unknown-type", base.span(name.span), format!("there is no type `{}`", name.text));
        match super::nearest(&name.text, candidates.iter().map(SmolStr::as_str)) {
            Some(near) => {
                diagnostic = diagnostic.hint(format!("did you mean `{near}`?")).fix(
                    format!("write `{near}`"),
                    base.span(name.span),
                    near,
                );
            }
            None => diagnostic = diagnostic.hint(format!("declare it: `type {} {{ id: Text }}`", name.text)),
        }
        self.report(diagnostic);
        Type::Error
    }

    fn generic_type(&mut self, name: &ast::Path, arguments: &[ast::Type], base: Base) -> Type {
        let word = name.parts.last().map(|part| part.text.clone()).unwrap_or_default();
        let mut kinds = || -> Arc<[SmolStr]> {
            let mut kinds = Vec::new();
            for argument in arguments {
                collect_kinds(argument, &mut kinds);
            }
            kinds.into()
        };
        match (word.as_str(), arguments) {
            ("Ref", _) => Type::Reference(kinds()),
            ("Arn", _) => Type::Arn(kinds()),
            ("Target", _) => Type::Target(kinds()),
            ("Capability", _) => Type::Capability,
            ("Run", _) => Type::Any,
            ("List", [element]) => Type::List(Arc::new(self.ty(element, base)), Bounds::NONE),
            ("Map", [value]) => Type::Map(Arc::new(self.ty(value, base)), Bounds::NONE),
            ("Secret", [inner]) => Type::Secret(Arc::new(self.ty(inner, base))),
            ("Key", [table]) => self.keys_of(table, base),
            _ => {
                self.report(
                    Diagnostic::error(
                        "name.unknown-type",
                        base.span(name.span),
                        format!("there is no type `{word}<…>`"),
                    )
                    .hint("types with arguments are `List Map Ref Arn Target Capability Secret Key`"),
                );
                Type::Error
            }
        }
    }

    /// `Key<table>`: the keys of a map that a `let` holds.
    fn keys_of(&mut self, table: &ast::Type, base: Base) -> Type {
        let ast::TypeKind::Name(path) = &*table.kind else { return Type::Error };
        let Some(name) = path.parts.first() else { return Type::Error };
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

    fn refine(&mut self, ty: Type, range: Option<&ast::Range>, pattern: Option<&ast::Text>, base: Base) -> Type {
        let bounds = range.map(|range| self.bounds(range, base)).unwrap_or_default();
        match ty {
            Type::Number(measure, _) => Type::Number(measure, bounds),
            Type::List(element, _) => Type::List(element, bounds),
            Type::Map(value, _) => Type::Map(value, bounds),
            Type::Text(format, _, old) => {
                let pattern = pattern.and_then(ast::Text::literal).map(|text| Arc::from(text.as_str()));
                Type::Text(format, bounds, pattern.or(old))
            }
            Type::Optional(inner) => self.refine((*inner).clone(), range, pattern, base).optional(),
            other => other,
        }
    }

    /// Bounds in the smallest unit.
    pub fn bounds(&mut self, range: &ast::Range, base: Base) -> Bounds {
        let mut side = |bound: &Option<ast::Expr>| bound.as_ref().and_then(|bound| self.literal_number(bound, base));
        let low = side(&range.low);
        let high = side(&range.high);
        Bounds { low, high }
    }

    fn literal_number(&mut self, bound: &ast::Expr, base: Base) -> Option<f64> {
        match &*bound.kind {
            ast::ExprKind::Integer(number) => Some(*number as f64),
            ast::ExprKind::Decimal(number) => Some(*number),
            ast::ExprKind::Quantity(quantity) => Some(quantity.number * unit_size(quantity.unit).1),
            ast::ExprKind::Rate(number, period) => Some(number / crate::value::period_seconds(*period)),
            ast::ExprKind::Unary { operator: ast::UnaryOperator::Negate, operand } => {
                self.literal_number(operand, base).map(|number| -number)
            }
            ast::ExprKind::Error => None,
            _ => {
                self.report(Diagnostic::error("type.bound", base.span(bound.span), "a bound must be a literal number"));
                None
            }
        }
    }
}

fn collect_kinds(ty: &ast::Type, kinds: &mut Vec<SmolStr>) {
    match &*ty.kind {
        ast::TypeKind::Name(path) => {
            let words: Vec<&str> = path.parts.iter().map(|part| part.text.as_str()).collect();
            kinds.push(words.join(".").into());
        }
        ast::TypeKind::Union(parts) => parts.iter().for_each(|part| collect_kinds(part, kinds)),
        _ => {}
    }
}
