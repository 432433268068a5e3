//! Expressions: names resolved, types found, literals folded. A bare word is looked up first in the type that is expected.

use std::sync::Arc;

use indexmap::IndexMap;
use slsc_syntax::ast::{self, BinaryOperator, UnaryOperator};
use smol_str::SmolStr;

use super::body::element_type;
use super::ir::{Comprehension, Entry, Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::fit;
use crate::functions;
use crate::source::Span;
use crate::types::{Bounds, Measure, RecordField, RecordType, TextFormat, Type};
use crate::value::{Record, Value, unit_size};

/// An expression of which nothing is known because of an error.
pub(super) fn poison(span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(Value::Poison), span, ty: Type::Error }
}

/// A known value.
fn constant(value: Value, ty: Type, span: Span) -> Expr {
    Expr { kind: ExprKind::Constant(value), span, ty }
}

impl Checker<'_> {
    /// An expression that must have a type. Literals are checked now, other values when they are known.
    pub(super) fn check(&mut self, source: &ast::Expr, expected: &Type, scope: &mut Scope) -> Expr {
        let expr = self.expr(source, expected, scope);
        self.coerce(expr, expected, Some(source), scope)
    }

    fn coerce(&mut self, expr: Expr, expected: &Type, source: Option<&ast::Expr>, scope: &Scope) -> Expr {
        if let ExprKind::Constant(value) = &expr.kind {
            if matches!(value, Value::Poison) || matches!(expected, Type::Error) {
                return expr;
            }
            if let Some(misfit) = fit::misfit(value, expected, &|_| SmolStr::default()) {
                let span = source
                    .and_then(|source| locate(source, &misfit.path))
                    .map_or(expr.span, |span| scope.base.span(span));
                let mut diagnostic = Diagnostic::error(misfit.code, span, misfit.message);
                if let Some(hint) = misfit.hint {
                    diagnostic = diagnostic.hint(hint);
                }
                self.report(diagnostic);
                return poison(expr.span);
            }
            let value = fit::complete(value.clone(), expected);
            return Expr { kind: ExprKind::Constant(value), ..expr };
        }
        if expr.ty.fits(expected) {
            return expr;
        }
        // What is optional may still turn out to be there; its value is checked when it is known.
        if !scope.user && expr.ty.required().fits(expected) {
            return expr;
        }
        let mut diagnostic = Diagnostic::error(
            "type.mismatch",
            expr.span,
            format!("expected {}, found {}", describe(expected), describe(&expr.ty)),
        );
        if let Type::Optional(inner) = &expr.ty
            && inner.fits(expected)
        {
            diagnostic = diagnostic.hint("give a value for the case of none: `… ?? value`");
        }
        self.report(diagnostic);
        poison(expr.span)
    }

    /// An expression, with what is known of the type that its place wants.
    pub(super) fn expr(&mut self, source: &ast::Expr, expected: &Type, scope: &mut Scope) -> Expr {
        let span = scope.base.span(source.span);
        match &*source.kind {
            ast::ExprKind::Error => poison(span),
            ast::ExprKind::Name(name) => self.name(name, span, expected, scope),
            ast::ExprKind::Integer(number) => match picks_number(expected) {
                true => constant(Value::Number(*number as f64), Type::NUMBER, span),
                false => constant(Value::Integer(*number), Type::INTEGER, span),
            },
            ast::ExprKind::Decimal(number) => constant(Value::Number(*number), Type::NUMBER, span),
            ast::ExprKind::Quantity(quantity) => {
                let (measure, size) = unit_size(quantity.unit);
                let value = Value::of_measure(measure, quantity.number * size);
                constant(value, Type::Number(measure, Bounds::NONE), span)
            }
            ast::ExprKind::Rate(number, period) => {
                constant(Value::Rate(*number, *period), Type::Number(Measure::Rate, Bounds::NONE), span)
            }
            ast::ExprKind::Text(text) => self.text(text, scope),
            ast::ExprKind::Path(path) => {
                constant(Value::Text(path.clone()), Type::Text(TextFormat::Path, Bounds::NONE, None), span)
            }
            ast::ExprKind::Cidr(cidr) => {
                constant(Value::Text(cidr.clone()), Type::Text(TextFormat::Cidr, Bounds::NONE, None), span)
            }
            ast::ExprKind::Bool(value) => constant(Value::Bool(*value), Type::Bool, span),
            ast::ExprKind::None => constant(Value::None, Type::None, span),
            ast::ExprKind::List(elements) => self.list(elements, expected, span, scope),
            ast::ExprKind::Record(entries) => self.record(entries, expected, span, scope),
            ast::ExprKind::ListComprehension { element, each, condition } => {
                let wanted = element_type(expected);
                let each = self.comprehension(each, condition.as_ref(), element, &wanted, scope);
                let ty = Type::List(Arc::new(each.element.ty.clone()), Bounds::NONE);
                Expr { kind: ExprKind::ListComprehension(Box::new(each)), span, ty }
            }
            ast::ExprKind::RecordComprehension { key, value, each, condition } => {
                let wanted = element_type(expected);
                let depth = scope.locals.len();
                let each_ir = self.comprehension(each, condition.as_ref(), value, &wanted, scope);
                self.bind(each, &each_ir.list.ty.clone(), scope);
                let key = self.text(key, scope);
                scope.locals.truncate(depth);
                let ty = Type::Map(Arc::new(each_ir.element.ty.clone()), Bounds::NONE);
                Expr { kind: ExprKind::RecordComprehension { key: Box::new(key), each: Box::new(each_ir) }, span, ty }
            }
            ast::ExprKind::Member { base, name, .. } => self.member(base, name, span, expected, scope),
            ast::ExprKind::Call { callee, arguments } => self.call(callee, arguments, span, expected, scope),
            ast::ExprKind::Index { base, index } => {
                let base = self.expr(base, &Type::Any, scope);
                let index = self.expr(index, &Type::Any, scope);
                let ty = match base.ty.required() {
                    Type::Error => return poison(span),
                    Type::Record(record) => match &index.kind {
                        ExprKind::Constant(Value::Text(key)) => {
                            record.fields.get(key).map_or(Type::Any, |field| field.ty.clone())
                        }
                        _ => Type::Any,
                    },
                    ty => element_type(ty),
                };
                Expr { kind: ExprKind::Index { base: Box::new(base), index: Box::new(index) }, span, ty }
            }
            ast::ExprKind::Unary { operator: UnaryOperator::Not, operand } => {
                let operand = self.check(operand, &Type::Bool, scope);
                Expr { kind: ExprKind::Not(Box::new(operand)), span, ty: Type::Bool }
            }
            ast::ExprKind::Unary { operator: UnaryOperator::Negate, operand } => {
                let operand = self.expr(operand, expected, scope);
                match &operand.kind {
                    ExprKind::Constant(Value::Integer(number)) => constant(Value::Integer(-number), operand.ty, span),
                    ExprKind::Constant(Value::Number(number)) => constant(Value::Number(-number), operand.ty, span),
                    _ => {
                        let ty = operand.ty.clone();
                        Expr { kind: ExprKind::Negate(Box::new(operand)), span, ty }
                    }
                }
            }
            ast::ExprKind::Binary { operator, left, right } => {
                self.binary(*operator, left, right, span, expected, scope)
            }
            ast::ExprKind::InRange { value, range } => {
                let value = self.expr(value, &Type::Any, scope);
                let bounds = self.bounds(range, scope.base);
                Expr { kind: ExprKind::InRange(Box::new(value), bounds), span, ty: Type::Bool }
            }
            ast::ExprKind::Is { value, ty } => {
                let value = self.expr(value, &Type::Any, scope);
                let ty = self.ty(ty, scope.base);
                Expr { kind: ExprKind::Is(Box::new(value), ty), span, ty: Type::Bool }
            }
            ast::ExprKind::As { value, name } => {
                let value = self.expr(value, &Type::Any, scope);
                let ty = match name.text.as_str() {
                    "s" | "ms" | "min" | "h" | "d" | "B" | "KB" | "MB" | "GB" | "TB" | "week" | "day" | "month" => {
                        Type::NUMBER
                    }
                    _ => Type::TEXT,
                };
                Expr { kind: ExprKind::Convert(Box::new(value), name.text.clone()), span, ty }
            }
            ast::ExprKind::If { condition, then, otherwise } => {
                let condition = self.check(condition, &Type::Bool, scope);
                let then = self.expr(then, expected, scope);
                let otherwise = otherwise.as_ref().map(|otherwise| self.expr(otherwise, expected, scope));
                let ty = match &otherwise {
                    Some(otherwise) => Type::join(then.ty.clone(), otherwise.ty.clone()),
                    None => then.ty.clone().optional(),
                };
                let otherwise = otherwise.map(Box::new);
                Expr { kind: ExprKind::If(Box::new(condition), Box::new(then), otherwise), span, ty }
            }
            ast::ExprKind::Match { subject, arms } => self.match_(subject, arms, span, expected, scope),
        }
    }

    fn list(&mut self, elements: &[ast::Element], expected: &Type, span: Span, scope: &mut Scope) -> Expr {
        let wanted = expected
            .alternatives()
            .iter()
            .find_map(|part| match part {
                Type::List(element, _) => Some((**element).clone()),
                _ => None,
            })
            .unwrap_or(Type::Any);
        let spread = Type::List(Arc::new(wanted.clone()), Bounds::NONE);
        let mut ty: Option<Type> = None;
        let mut list = Vec::with_capacity(elements.len());
        for element in elements {
            let (value, element_ty) = if element.spread {
                let value = self.expr(&element.value, &spread, scope);
                let ty = element_type(&value.ty);
                (value, ty)
            } else {
                let value = self.expr(&element.value, &wanted, scope);
                let ty = value.ty.clone();
                (value, ty)
            };
            ty = Some(match ty {
                Some(ty) => Type::join(ty, element_ty),
                None => element_ty,
            });
            list.push((element.spread, value));
        }
        let ty = Type::List(Arc::new(ty.unwrap_or(Type::Error)), Bounds::NONE);
        if list.iter().all(|(spread, value)| !spread && matches!(value.kind, ExprKind::Constant(_))) {
            let values = list.into_iter().filter_map(|(_, value)| value.into_constant()).collect();
            return constant(Value::list(values), ty, span);
        }
        Expr { kind: ExprKind::List(list), span, ty }
    }

    fn record(&mut self, entries: &[ast::Entry], expected: &Type, span: Span, scope: &mut Scope) -> Expr {
        let keys: Vec<SmolStr> = entries
            .iter()
            .filter_map(|entry| match entry {
                ast::Entry::Field { key, .. } => key.literal(),
                _ => None,
            })
            .collect();
        let wanted = pick_record(expected, &keys);
        let mut list: Vec<Entry> = Vec::with_capacity(entries.len());
        let mut fields: IndexMap<SmolStr, RecordField> = IndexMap::new();
        let mut open = false;
        for entry in entries {
            match entry {
                ast::Entry::Field { doc, key, value } => {
                    let key_span = scope.base.span(key.span);
                    let Some(name) = key.literal() else {
                        let key = self.text(key, scope);
                        let value = self.expr(value, &element_type(&wanted), scope);
                        list.push(Entry::Computed(key, value));
                        open = true;
                        continue;
                    };
                    let field_type = match &wanted {
                        Type::Record(record) => record.fields.get(&name).map_or(Type::Any, |field| field.ty.clone()),
                        Type::Map(value, _) => (**value).clone(),
                        _ => Type::Any,
                    };
                    let value = self.expr(value, &field_type, scope);
                    if let Some(first) = fields.get(&name) {
                        let first = first.span;
                        self.report(
                            Diagnostic::error("record.duplicate", key_span, format!("`{name}` is given twice"))
                                .label(first, "first given here")
                                .hint("keep one of them"),
                        );
                        continue;
                    }
                    let field = RecordField { doc: doc.clone(), ty: value.ty.clone(), default: None, span: key_span };
                    fields.insert(name.clone(), field);
                    list.push(Entry::Field(name, value));
                }
                ast::Entry::Spread(value) => {
                    open = true;
                    list.push(Entry::Spread(self.expr(value, &wanted, scope)));
                }
                ast::Entry::Error(_) => {}
            }
        }
        let all_known = list
            .iter()
            .all(|entry| matches!(entry, Entry::Field(_, value) if matches!(value.kind, ExprKind::Constant(_))));
        let ty = if open { Type::Any } else { Type::Record(Arc::new(RecordType { name: None, fields })) };
        if all_known {
            let record: Record = list
                .into_iter()
                .filter_map(|entry| match entry {
                    Entry::Field(name, value) => value.into_constant().map(|value| (name, value)),
                    _ => None,
                })
                .collect();
            return constant(Value::Record(Arc::new(record)), ty, span);
        }
        Expr { kind: ExprKind::Record(list), span, ty }
    }

    fn bind(&mut self, each: &ast::Each, list: &Type, scope: &mut Scope) {
        let element = element_type(list);
        for (at, name) in each.names.iter().enumerate() {
            let ty = if at + 1 == each.names.len() { element.clone() } else { Type::Any };
            scope.locals.push((name.text.clone(), ty));
        }
    }

    fn comprehension(
        &mut self,
        each: &ast::Each,
        condition: Option<&ast::Expr>,
        element: &ast::Expr,
        wanted: &Type,
        scope: &mut Scope,
    ) -> Comprehension {
        let list = self.expr(&each.list, &Type::Any, scope);
        let first = scope.locals.len();
        self.bind(each, &list.ty.clone(), scope);
        let condition = condition.map(|condition| self.check(condition, &Type::Bool, scope));
        let element = self.expr(element, wanted, scope);
        scope.locals.truncate(first);
        Comprehension { list, variables: each.names.len(), first, condition, element }
    }

    /// A text literal.
    pub(super) fn text(&mut self, text: &ast::Text, scope: &mut Scope) -> Expr {
        let span = scope.base.span(text.span);
        if let Some(text) = text.literal() {
            return constant(Value::Text(text), Type::TEXT, span);
        }
        let pieces = text
            .pieces
            .iter()
            .map(|piece| match piece {
                ast::Piece::Text(text) => constant(Value::Text(text.clone()), Type::TEXT, span),
                ast::Piece::Expr(expr) => self.expr(expr, &Type::Any, scope),
            })
            .collect();
        Expr { kind: ExprKind::Interpolate(pieces), span, ty: Type::TEXT }
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &ast::Expr,
        right: &ast::Expr,
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        use BinaryOperator as Op;
        let pair = |left: Expr, right: Expr, ty: Type| Expr {
            kind: ExprKind::Binary(operator, Box::new(left), Box::new(right)),
            span,
            ty,
        };
        match operator {
            Op::Or | Op::And => {
                let left = self.check(left, &Type::Bool, scope);
                let right = self.check(right, &Type::Bool, scope);
                pair(left, right, Type::Bool)
            }
            Op::Coalesce => {
                let left = self.expr(left, expected, scope);
                let right = self.expr(right, expected, scope);
                let ty = Type::join(left.ty.required().clone(), right.ty.clone());
                pair(left, right, ty)
            }
            Op::Equal | Op::NotEqual | Op::Less | Op::LessEqual | Op::Greater | Op::GreaterEqual => {
                // A bare word means a member of the other side's type, whichever side it stands on.
                let (left, right) = if is_word(left) && !is_word(right) {
                    let right = self.expr(right, &Type::Any, scope);
                    (self.expr(left, &right.ty.clone(), scope), right)
                } else {
                    let left = self.expr(left, &Type::Any, scope);
                    let right = self.expr(right, &left.ty.clone(), scope);
                    (left, right)
                };
                if !comparable(&left.ty, &right.ty) {
                    let message = format!("cannot compare {} with {}", describe(&left.ty), describe(&right.ty));
                    self.report(Diagnostic::error("type.mismatch", span, message));
                    return poison(span);
                }
                pair(left, right, Type::Bool)
            }
            Op::In => {
                // Bare words mean members of the other side's type: `create in operations`, `class in [hot, warm]`.
                let (left, right_side) = if matches!(&*right.kind, ast::ExprKind::List(_)) {
                    let left = self.expr(left, &Type::Any, scope);
                    let wanted = Type::List(Arc::new(left.ty.required().clone()), Bounds::NONE);
                    (left, self.expr(right, &wanted, scope))
                } else {
                    let right_side = self.expr(right, &Type::Any, scope);
                    let wanted = element_type(&right_side.ty);
                    (self.expr(left, &wanted, scope), right_side)
                };
                pair(left, right_side, Type::Bool)
            }
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide => {
                let left = self.expr(left, &Type::Any, scope);
                let right = self.expr(right, &Type::Any, scope);
                if let Some(message) = mixed_units(operator, &left.ty, &right.ty) {
                    self.report(Diagnostic::error("type.mismatch", span, message).hint("give both the same unit"));
                    return poison(span);
                }
                let ty = match (operator, left.ty.required(), right.ty.required()) {
                    (_, Type::Error, _) | (_, _, Type::Error) => Type::Error,
                    (Op::Divide, Type::Number(a, _), Type::Number(b, _)) if a == b => Type::NUMBER,
                    (Op::Multiply, Type::Number(Measure::Integer | Measure::Number, _), right) => right.clone(),
                    (_, Type::Number(measure, _), _) => Type::Number(*measure, Bounds::NONE),
                    _ => Type::Any,
                };
                pair(left, right, ty)
            }
        }
    }

    fn match_(
        &mut self,
        subject: &ast::Expr,
        arms: &[ast::Arm],
        span: Span,
        expected: &Type,
        scope: &mut Scope,
    ) -> Expr {
        let subject = self.expr(subject, &Type::Any, scope);
        let mut list: Vec<(Option<Expr>, Expr)> = Vec::new();
        let mut ty: Option<Type> = None;
        let mut covered: Vec<SmolStr> = Vec::new();
        let mut has_else = false;
        for arm in arms {
            let pattern = arm.pattern.as_ref().map(|pattern| self.check(pattern, subject.ty.required(), scope));
            match &pattern {
                Some(Expr { kind: ExprKind::Constant(Value::Text(word)), .. }) => covered.push(word.clone()),
                None => has_else = true,
                _ => {}
            }
            let value = self.expr(&arm.value, expected, scope);
            ty = Some(match ty {
                Some(ty) => Type::join(ty, value.ty.clone()),
                None => value.ty.clone(),
            });
            list.push((pattern, value));
        }
        let missing: Vec<&SmolStr> = subject.ty.members().filter(|member| !covered.contains(member)).collect();
        if !has_else && !missing.is_empty() {
            let names: Vec<&str> = missing.iter().map(|name| name.as_str()).collect();
            let diagnostic =
                Diagnostic::error("match.missing", span, format!("`match` says nothing for `{}`", names.join("`, `")))
                    .hint(format!("add `{}: …` or `else: …`", names[0]));
            self.report(diagnostic);
        }
        Expr { kind: ExprKind::Match(Box::new(subject), list), span, ty: ty.unwrap_or(Type::Error) }
    }

    /// A call that is none of a declaration's: a function of the closed table.
    pub(super) fn function(
        &mut self,
        function: &'static functions::Function,
        arguments: &[ast::Argument],
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let mut given: Vec<Option<Expr>> = vec![None; function.parameters.len()];
        let mut rest: Vec<Expr> = Vec::new();
        for (at, argument) in arguments.iter().enumerate() {
            let slot = match &argument.name {
                Some(name) => function.parameters.iter().position(|parameter| parameter.name == name.text),
                None => Some(at.min(function.parameters.len().saturating_sub(1))),
            };
            let Some(slot) = slot.filter(|_| !function.parameters.is_empty()) else {
                let message = format!("`{}` has no such parameter", function.name);
                self.report(Diagnostic::error("function.argument", scope.base.span(argument.value.span), message));
                continue;
            };
            let parameter = &function.parameters[slot];
            if at >= function.parameters.len() && !parameter.many {
                let message = format!("`{}` takes {} arguments", function.name, function.parameters.len());
                self.report(Diagnostic::error("function.argument", scope.base.span(argument.value.span), message));
                continue;
            }
            let value = self.check(&argument.value, &(parameter.ty)(), scope);
            if given[slot].is_none() { given[slot] = Some(value) } else { rest.push(value) }
        }
        let mut list = Vec::new();
        for (parameter, value) in function.parameters.iter().zip(given) {
            match value {
                Some(value) => list.push(value),
                None if parameter.optional || parameter.many => {
                    list.push(constant(Value::None, Type::None, span));
                }
                None => {
                    let message = format!("`{}` needs `{}`", function.name, parameter.name);
                    self.report(Diagnostic::error("function.argument", span, message));
                    return poison(span);
                }
            }
        }
        list.extend(rest);
        let types: Vec<Type> = list.iter().map(|value| value.ty.clone()).collect();
        let ty = (function.result)(&types);
        Expr { kind: ExprKind::Call(function, list), span, ty }
    }
}

impl Expr {
    fn into_constant(self) -> Option<Value> {
        match self.kind {
            ExprKind::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// Members of the object and its owners that the expression reads.
    pub fn own_names(&self, names: &mut Vec<(usize, SmolStr)>) {
        match &self.kind {
            ExprKind::Own { up, name } => names.push((*up, name.clone())),
            ExprKind::Member { base, name } => {
                if let ExprKind::Myself { up } = base.kind {
                    names.push((up, name.clone()));
                }
                base.own_names(names);
            }
            ExprKind::Index { base, index } => {
                base.own_names(names);
                index.own_names(names);
            }
            ExprKind::Interpolate(list) | ExprKind::Call(_, list) => list.iter().for_each(|part| part.own_names(names)),
            ExprKind::List(list) => list.iter().for_each(|(_, part)| part.own_names(names)),
            ExprKind::ListComprehension(each) => each.own_names(names),
            ExprKind::RecordComprehension { key, each } => {
                key.own_names(names);
                each.own_names(names);
            }
            ExprKind::Record(entries) => {
                for entry in entries {
                    match entry {
                        Entry::Field(_, value) | Entry::Spread(value) => value.own_names(names),
                        Entry::Computed(key, value) => {
                            key.own_names(names);
                            value.own_names(names);
                        }
                    }
                }
            }
            ExprKind::Not(inner) | ExprKind::Negate(inner) | ExprKind::File(inner) => inner.own_names(names),
            ExprKind::InRange(inner, _) | ExprKind::Is(inner, _) | ExprKind::Convert(inner, _) => {
                inner.own_names(names)
            }
            ExprKind::Binary(_, left, right) => {
                left.own_names(names);
                right.own_names(names);
            }
            ExprKind::If(condition, then, otherwise) => {
                condition.own_names(names);
                then.own_names(names);
                if let Some(otherwise) = otherwise {
                    otherwise.own_names(names);
                }
            }
            ExprKind::Match(subject, arms) => {
                subject.own_names(names);
                for (pattern, value) in arms {
                    if let Some(pattern) = pattern {
                        pattern.own_names(names);
                    }
                    value.own_names(names);
                }
            }
            ExprKind::Capability { base, arguments, .. }
            | ExprKind::Source { base, arguments, .. }
            | ExprKind::Target { base, arguments, .. } => {
                base.own_names(names);
                arguments.iter().for_each(|(_, value)| value.own_names(names));
            }
            ExprKind::Anonymous { arguments, .. } | ExprKind::PhysicalName(arguments) => {
                arguments.iter().for_each(|(_, value)| value.own_names(names));
            }
            ExprKind::Action { on, .. } => {
                if let Some(on) = on {
                    on.own_names(names);
                }
            }
            ExprKind::Constant(_)
            | ExprKind::Local(_)
            | ExprKind::Myself { .. }
            | ExprKind::Resource { .. }
            | ExprKind::Global(_)
            | ExprKind::Parameter(_)
            | ExprKind::Option(_)
            | ExprKind::System(_)
            | ExprKind::Stage
            | ExprKind::App => {}
        }
    }
}

impl Comprehension {
    fn own_names(&self, names: &mut Vec<(usize, SmolStr)>) {
        self.list.own_names(names);
        self.element.own_names(names);
        if let Some(condition) = &self.condition {
            condition.own_names(names);
        }
    }
}

fn is_word(expr: &ast::Expr) -> bool {
    matches!(&*expr.kind, ast::ExprKind::Name(_))
}

fn picks_number(expected: &Type) -> bool {
    let numbers = |measure| {
        expected.alternatives().iter().any(|part| matches!(part, Type::Number(found, _) if *found == measure))
    };
    numbers(Measure::Number) && !numbers(Measure::Integer)
}

/// The record or map among the alternatives that suits the keys best.
fn pick_record(expected: &Type, keys: &[SmolStr]) -> Type {
    let mut best: Option<(usize, &Type)> = None;
    for part in expected.alternatives() {
        let score = match part {
            Type::Record(record) => keys.iter().filter(|key| record.fields.contains_key(*key)).count() + 1,
            Type::Map(..) => 1,
            _ => continue,
        };
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, part));
        }
    }
    best.map_or(Type::Any, |(_, part)| part.clone())
}

/// What is wrong with arithmetic between numbers that do not measure the same.
fn mixed_units(operator: BinaryOperator, left: &Type, right: &Type) -> Option<String> {
    use BinaryOperator as Op;
    let (Type::Number(a, _), Type::Number(b, _)) = (left.required(), right.required()) else { return None };
    let plain = |measure: &Measure| matches!(measure, Measure::Integer | Measure::Number);
    let fits = a == b && operator != Op::Multiply || plain(a) && plain(b);
    let scales = match operator {
        Op::Multiply => plain(a) || plain(b),
        Op::Divide => plain(b),
        _ => false,
    };
    let verb = match operator {
        Op::Add => "add",
        Op::Subtract => "subtract",
        Op::Multiply => "multiply",
        _ => "divide",
    };
    (!fits && !scales).then(|| format!("cannot {verb} {} and {}", describe(left), describe(right)))
}

fn comparable(left: &Type, right: &Type) -> bool {
    let (left, right) = (left.required(), right.required());
    left.fits(right) || right.fits(left) || matches!(left, Type::None) || matches!(right, Type::None)
}

/// A type in words for a message.
pub(super) fn describe(ty: &Type) -> String {
    match ty {
        Type::Reference(kinds) if !kinds.is_empty() => format!("a `{}`", kinds.join("` or `")),
        Type::Reference(_) => "a declaration".to_owned(),
        Type::Capability => "a capability such as `Orders.read`".to_owned(),
        Type::EventSource => "an event source such as `Jobs` or `every(5min)`".to_owned(),
        Type::Target(kinds) if !kinds.is_empty() => format!("a `{}`", kinds.join("` or `")),
        Type::None => "`none`".to_owned(),
        other => format!("`{other}`"),
    }
}

/// The place of a part of a literal: `path` names record keys and list positions.
fn locate(source: &ast::Expr, path: &[SmolStr]) -> Option<ast::Span> {
    let Some((first, rest)) = path.split_first() else { return Some(source.span) };
    match &*source.kind {
        ast::ExprKind::Record(entries) => entries.iter().find_map(|entry| match entry {
            ast::Entry::Field { key, value, .. } if key.literal().as_ref() == Some(first) => {
                if rest.is_empty() {
                    Some(key.span.to(value.span))
                } else {
                    locate(value, rest)
                }
            }
            _ => None,
        }),
        ast::ExprKind::List(elements) => {
            let element = elements.get(first.parse::<usize>().ok()?)?;
            locate(&element.value, rest)
        }
        _ => None,
    }
    .or(Some(source.span))
}
