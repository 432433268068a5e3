//! Texts, lists, records and comprehensions.

use std::sync::Arc;

use slsc_syntax::ast;
use smol_str::SmolStr;

use super::body::element_type;
use super::construct::example;
use super::expression::{constant, in_words, poison};
use super::ir::{Comprehension, Entry, Expr, ExprKind};
use super::{Checker, Scope};
use crate::diagnostic::Diagnostic;
use crate::functions::nearest;
use crate::map::IndexMap;
use crate::source::Span;
use crate::types::{Bounds, RecordField, RecordType, Type};
use crate::value::{Record, Value};

impl Checker<'_> {
    /// A text literal.
    pub(super) fn text(&mut self, text: &ast::Text, scope: &mut Scope) -> Expr {
        let span = scope.base.span(text.span);
        if let Some(text) = text.literal() {
            return constant(Value::Text(text), Type::TEXT, span);
        }
        let mut broken = false;
        let mut pieces = Vec::with_capacity(text.pieces.len());
        for piece in &text.pieces {
            pieces.push(match piece {
                ast::Piece::Text(text) => constant(Value::Text(text.clone()), Type::TEXT, span),
                ast::Piece::Expr(expr) => {
                    let piece = self.expr(expr, &Type::Any, scope);
                    broken |= matches!(piece.ty, Type::Error);
                    broken |= self.leaks(&piece, &Type::TEXT) || self.unreadable(&piece, scope);
                    piece
                }
            });
        }
        if broken {
            return poison(span);
        }
        Expr { kind: ExprKind::Interpolate(pieces), span, ty: Type::TEXT }
    }

    /// Reports a piece of a text that has no text of its own. Messages of rules show any value.
    fn unreadable(&mut self, piece: &Expr, scope: &Scope) -> bool {
        if !scope.user {
            return false;
        }
        let written = self.source_text(piece.span).to_owned();
        let hint = match piece.ty.required() {
            Type::List(..) => format!("write `${{join({written}, \",\")}}` or `${{json({written})}}`"),
            Type::Map(value, _) if matches!(**value, Type::Reference(_)) => {
                format!("take one by its key: `${{{written}[\"key\"].name}}`")
            }
            Type::Map(..) | Type::Record(_) => format!("write `${{json({written})}}`"),
            Type::Reference(kinds) => {
                let names = self.attributes_of(kinds, &Type::TEXT);
                if names.is_empty() {
                    return false;
                }
                format!("write `${{{written}.{}}}`", names.join(&format!("}}` or `${{{written}.")))
            }
            Type::Capability | Type::EventSource | Type::Target(_) => {
                "write one of its declaration's attributes".to_owned()
            }
            _ => return false,
        };
        let message = format!("{} cannot be part of a text", in_words(&piece.ty));
        self.report(Diagnostic::error("type.mismatch", piece.span, message).hint(hint));
        true
    }

    pub(super) fn list(
        &mut self,
        elements: &[ast::Element],
        expected: &Type,
        must: bool,
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let mut lists = expected.alternatives().iter().filter_map(|part| match part {
            Type::List(element, _) => Some((**element).clone()),
            _ => None,
        });
        let first = lists.next();
        // Of several lists only the value tells which one is meant.
        let must = must && first.is_some() && lists.next().is_none();
        let wanted = first.unwrap_or(Type::Any);
        // `none` among elements is left out.
        let element_wanted = if must { wanted.clone().optional() } else { wanted.clone() };
        let spread_wanted = Type::List(Arc::new(wanted), Bounds::NONE);
        let mut ty: Option<Type> = None;
        let mut list = Vec::with_capacity(elements.len());
        for element in elements {
            let (value, element_ty) = if element.spread {
                let value = self.expr(&element.value, &spread_wanted, scope);
                if self.not_spreadable(&value, true, scope) {
                    list.push((false, poison(value.span)));
                    continue;
                }
                let ty = element_type(&value.ty);
                (value, ty)
            } else {
                let value = match must {
                    true => self.check(&element.value, &element_wanted, scope),
                    false => self.expr(&element.value, &element_wanted, scope),
                };
                let ty = value.ty.required().clone();
                (value, ty)
            };
            ty = Some(match ty {
                Some(ty) => Type::join(ty, element_ty),
                None => element_ty,
            });
            list.push((element.spread, value));
        }
        let ty = Type::List(Arc::new(ty.unwrap_or(Type::Error)), Bounds::NONE);
        let all_known = list.iter().all(|(spread, value)| !spread && matches!(value.kind, ExprKind::Constant(_)));
        if all_known && !scope.unfolded {
            let values = list.into_iter().filter_map(|(_, value)| value.into_constant()).collect();
            return constant(Value::list(values), ty, span);
        }
        Expr { kind: ExprKind::List(list), span, ty }
    }

    /// Reports what cannot be spread into a list or a record.
    fn not_spreadable(&self, value: &Expr, into_list: bool, scope: &Scope) -> bool {
        let fits = match value.ty.required() {
            Type::Any | Type::Error | Type::None | Type::Map(..) | Type::Record(_) => true,
            Type::List(..) => into_list,
            Type::Union(_) => true,
            _ => false,
        };
        if fits || !scope.user {
            return false;
        }
        let wanted = if into_list { "a list" } else { "a record" };
        let message = format!("`...` takes the parts of {wanted}, not of {}", in_words(&value.ty));
        self.report(Diagnostic::error("type.mismatch", value.span, message).hint("remove the `...`"));
        true
    }

    pub(super) fn record(
        &mut self,
        entries: &[ast::Entry],
        expected: &Type,
        must: bool,
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let keys: Vec<SmolStr> = entries
            .iter()
            .filter_map(|entry| match entry {
                ast::Entry::Field { key, .. } => key.literal(),
                _ => None,
            })
            .collect();
        let (wanted, only) = pick_record(expected, &keys);
        let must = must && only;
        let mut list: Vec<Entry> = Vec::with_capacity(entries.len());
        let mut fields: IndexMap<SmolStr, RecordField> = IndexMap::default();
        let (mut open, mut broken) = (false, false);
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
                        Type::Record(record) => match record.fields.get(&name) {
                            // A field that is `none` is not written: then its default counts.
                            Some(field) if field.default.is_some() => field.ty.clone().optional(),
                            Some(field) => field.ty.clone(),
                            None if must => {
                                self.report_unknown_field(record, &name, key_span);
                                self.touch(value, scope);
                                broken = true;
                                continue;
                            }
                            None => Type::Any,
                        },
                        Type::Map(value, _) => (**value).clone().optional(),
                        _ => Type::Any,
                    };
                    let value = match must {
                        true => self.check(value, &field_type, scope),
                        false => self.expr(value, &field_type, scope),
                    };
                    if let Some(first) = fields.get(&name) {
                        let diagnostic =
                            Diagnostic::error("record.duplicate", key_span, format!("`{name}` is given twice"))
                                .label(first.span, "first given here")
                                .hint("keep one of them");
                        self.report(diagnostic);
                        continue;
                    }
                    let ty = value.ty.clone();
                    let ty = if must { ty.required().clone() } else { ty };
                    let field = RecordField { doc: doc.clone().into(), ty, default: None, span: key_span };
                    fields.insert(name.clone(), field);
                    list.push(Entry::Field(name, value));
                }
                ast::Entry::Spread(value) => {
                    open = true;
                    let value = self.expr(value, &wanted, scope);
                    broken |= self.not_spreadable(&value, false, scope);
                    list.push(Entry::Spread(value));
                }
                ast::Entry::Error(_) => broken = true,
            }
        }
        if must
            && !open
            && !broken
            && let Type::Record(record) = &wanted
        {
            broken = self.report_missing_field(record, &fields, span);
        }
        if broken {
            return poison(span);
        }
        let all_known = list
            .iter()
            .all(|entry| matches!(entry, Entry::Field(_, value) if matches!(value.kind, ExprKind::Constant(_))));
        let ty = if open { Type::Any } else { Type::Record(Arc::new(RecordType { name: None, fields })) };
        if all_known && !scope.unfolded {
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

    fn report_unknown_field(&self, record: &RecordType, name: &str, span: Span) {
        let of = record.name.as_ref().map(|name| format!(" of `{name}`")).unwrap_or_default();
        let names = record.fields.keys().map(SmolStr::as_str);
        let message = format!("there is no field `{name}`{of}");
        let mut diagnostic = self.unknown("record.unknown", span, message, name, names.clone());
        if diagnostic.hints.is_empty() {
            let names: Vec<&str> = names.collect();
            diagnostic = match names.as_slice() {
                [] => diagnostic.hint("it takes no fields"),
                names => diagnostic.hint(format!("the fields{of} are `{}`", names.join("`, `"))),
            };
        }
        self.report(diagnostic);
    }

    fn report_missing_field(&self, record: &RecordType, given: &IndexMap<SmolStr, RecordField>, span: Span) -> bool {
        let missing = record
            .fields
            .iter()
            .find(|(name, field)| !given.contains_key(*name) && field.default.is_none() && !field.ty.takes_none());
        let Some((name, field)) = missing else { return false };
        let of = record.name.as_ref().map(|name| format!(" of `{name}`")).unwrap_or_default();
        let mut diagnostic = Diagnostic::error("record.missing", span, format!("the field `{name}`{of} is missing"));
        // A misspelt field is unknown already; one of another name may be meant too.
        diagnostic = match nearest(name, given.keys().map(SmolStr::as_str)) {
            Some(near) if !record.fields.contains_key(&near) => diagnostic.hint(format!("rename `{near}` to `{name}`")),
            _ => diagnostic.hint(format!("add `{name}: {}`", example(&field.ty))),
        };
        self.report(diagnostic.label(field.span, format!("`{name}` is declared here")));
        true
    }

    #[allow(clippy::too_many_arguments, reason = "a comprehension has these parts")]
    pub(super) fn list_comprehension(
        &mut self,
        ast::ListComprehension { element, each, condition }: &ast::ListComprehension,
        expected: &Type,
        must: bool,
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let condition = condition.as_ref();
        let wanted = element_type(expected);
        let Some(each) = self.comprehension(each, condition, None, element, &wanted, must, scope) else {
            return poison(span);
        };
        let ty = Type::List(Arc::new(each.element.ty.required().clone()), Bounds::NONE);
        Expr { kind: ExprKind::ListComprehension(Box::new(each)), span, ty }
    }

    #[allow(clippy::too_many_arguments, reason = "a comprehension has these parts")]
    pub(super) fn record_comprehension(
        &mut self,
        ast::RecordComprehension { key, value, each, condition }: &ast::RecordComprehension,
        expected: &Type,
        must: bool,
        span: Span,
        scope: &mut Scope,
    ) -> Expr {
        let condition = condition.as_ref();
        let wanted = element_type(expected);
        let mut compiled = None;
        let each = self.comprehension(each, condition, Some((key, &mut compiled)), value, &wanted, must, scope);
        let (Some(each), Some(key)) = (each, compiled) else { return poison(span) };
        let ty = Type::Map(Arc::new(each.element.ty.required().clone()), Bounds::NONE);
        Expr { kind: ExprKind::RecordComprehension { key: Box::new(key), each: Box::new(each) }, span, ty }
    }

    /// The loop, its condition and what it makes; the key of a record's entry on the way.
    #[allow(clippy::too_many_arguments, reason = "a comprehension has these parts")]
    fn comprehension(
        &mut self,
        each: &ast::Each,
        condition: Option<&ast::Expr>,
        key: Option<(&ast::Text, &mut Option<Expr>)>,
        element: &ast::Expr,
        wanted: &Type,
        must: bool,
        scope: &mut Scope,
    ) -> Option<Comprehension> {
        let list = self.expr(&each.list, &Type::Any, scope);
        let walkable = self.walkable(&list, scope) && self.no_pairs(each, scope);
        let first = scope.locals.len();
        let facts = scope.facts.len();
        self.bind(each, &list.ty, scope);
        let condition_ir = condition.map(|condition| self.check(condition, &Type::Bool, scope));
        if let Some(condition) = condition {
            self.assume(condition, true, scope);
        }
        if let Some((key, compiled)) = key {
            *compiled = Some(self.text(key, scope));
        }
        let element = match must {
            true => self.check(element, &wanted.clone().optional(), scope),
            false => self.expr(element, wanted, scope),
        };
        scope.locals.truncate(first);
        scope.facts.truncate(facts);
        walkable.then_some(Comprehension { list, variables: each.names.len(), first, condition: condition_ir, element })
    }

    /// Whether something can be walked; reports it when the author wrote it and it cannot.
    pub(super) fn walkable(&self, list: &Expr, scope: &Scope) -> bool {
        let fits = list.ty.alternatives().iter().any(|part| {
            matches!(part, Type::List(..) | Type::Map(..) | Type::Record(_) | Type::Any | Type::Error | Type::None)
        });
        if !scope.user && fits {
            return true;
        }
        let diagnostic = match (&list.ty, fits) {
            (Type::Optional(_), true) => {
                Diagnostic::error("type.optional", list.span, "this may be `none`, and `for` runs over lists and maps")
                    .hint(format!("write `{} ?? []`", self.source_text(list.span)))
            }
            (_, true) => return true,
            (ty, false) => {
                let message = format!("`for` runs over a list or a map, not over {}", in_words(ty));
                Diagnostic::error("for.list", list.span, message).hint("write the elements in brackets: `[a, b]`")
            }
        };
        self.report(diagnostic);
        false
    }

    /// Reports pairs of a list where there is a rule for none.
    pub(super) fn no_pairs(&self, each: &ast::Each, scope: &Scope) -> bool {
        if let (true, Some(first)) = (each.pairs, each.names.first()) {
            let span = scope.base.span(first.span);
            let diagnostic = Diagnostic::error("for.pairs", span, "only a rule runs over pairs");
            self.report(diagnostic.hint(format!("write `{}, x` for position and element", first.text)));
        }
        !each.pairs
    }

    /// Makes the variables of a loop the next locals.
    pub(super) fn bind(&mut self, each: &ast::Each, list: &Type, scope: &mut Scope) {
        let element = element_type(list);
        for (at, name) in each.names.iter().enumerate() {
            self.report_shadowed(name, scope);
            let last = at + 1 == each.names.len();
            let ty = if last || each.pairs { element.clone() } else { key_type(list) };
            scope.locals.push((name.text.clone(), ty));
        }
    }
}

/// Type of the first of two loop variables: a key or a position.
fn key_type(list: &Type) -> Type {
    match list.required() {
        Type::Map(..) | Type::Record(_) => Type::TEXT,
        Type::List(..) => Type::INTEGER,
        _ => Type::Any,
    }
}

/// The record or map among the alternatives that suits the keys best, and whether it is the only one.
fn pick_record(expected: &Type, keys: &[SmolStr]) -> (Type, bool) {
    let mut best: Option<(usize, &Type)> = None;
    let mut count = 0;
    for part in expected.alternatives() {
        let score = match part {
            Type::Record(record) => keys.iter().filter(|key| record.fields.contains_key(*key)).count() + 1,
            Type::Map(..) => 1,
            _ => continue,
        };
        count += 1;
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, part));
        }
    }
    (best.map_or(Type::Any, |(_, part)| part.clone()), count == 1)
}
