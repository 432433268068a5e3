//! Rules over pairs of a list: which pairs can break a rule at all.
//!
//! In a list of thousands nearly all pairs differ in what the rule compares, or are ruled out by a condition on one of
//! the two. Finding that out for each element leaves few pairs to look at. Nothing is decided here: a pair that is left
//! out is one for which the whole rule would have said so.

use slsc_syntax::ast::BinaryOperator;
use smol_str::SmolStr;

use super::World;
use crate::check::ir::{Check, Expr, ExprKind};
use crate::map::HashMap;
use crate::value::{ObjectId, Value};

/// Shorter lists are walked pair by pair.
const SHORT: usize = 8;

/// What both elements of a pair must agree in: a text or nothing for each comparison.
type Key = Vec<Option<SmolStr>>;

/// Elements by what they could be in a pair.
pub(super) struct Pairs {
    /// Whether an element can be the first, or the second, as far as a look at it alone tells.
    can: Vec<[bool; 2]>,
    /// Positions of elements that agree, ascending.
    groups: Vec<Vec<usize>>,
    /// The group of an element.
    group: Vec<usize>,
}

impl Pairs {
    /// The pairs of an element with later ones that may break the rule; `swapped` says that the later one is the first.
    pub(super) fn with(&self, at: usize, mut swapped: impl FnMut(usize) -> bool) -> Vec<usize> {
        let group = &self.groups[self.group[at]];
        let later = &group[group.partition_point(|other| *other <= at)..];
        let may = |other: &usize| {
            let (first, second) = if swapped(*other) { (*other, at) } else { (at, *other) };
            self.can[first][0] && self.can[second][1]
        };
        if self.can[at] == [false, false] { Vec::new() } else { later.iter().copied().filter(may).collect() }
    }
}

impl World<'_, '_> {
    /// Sorts the elements of the list of a rule over pairs.
    pub(super) fn pairs(&mut self, id: ObjectId, check: &Check, elements: &[(SmolStr, Value)]) -> Pairs {
        let count = elements.len();
        let mut pairs = Pairs { can: vec![[true; 2]; count], groups: Vec::new(), group: vec![0; count] };
        if count >= SHORT {
            let mut conditions = Vec::new();
            parts(check.when.as_ref(), BinaryOperator::And, &mut conditions);
            for (place, element) in elements.iter().enumerate() {
                pairs.can[place] = [0, 1].map(|role| self.may(id, &conditions, role, &element.1));
            }
            let mut comparisons = Vec::new();
            comparisons.extend(conditions.iter().filter_map(|part| compared(part, BinaryOperator::Equal)));
            let mut exceptions = Vec::new();
            parts(Some(&check.require), BinaryOperator::Or, &mut exceptions);
            comparisons.extend(exceptions.iter().filter_map(|part| compared(part, BinaryOperator::NotEqual)));
            if let Some(group) = self.groups(id, &comparisons, elements, &pairs.can) {
                pairs.group = group;
            }
        }
        let groups = pairs.group.iter().max().map_or(0, |last| last + 1);
        pairs.groups = vec![Vec::new(); groups];
        for (place, group) in pairs.group.iter().enumerate() {
            if pairs.can[place] != [false, false] {
                pairs.groups[*group].push(place);
            }
        }
        pairs
    }

    /// Whether the conditions on one element alone leave it in a role: 0 is the first of a pair, 1 the second.
    fn may(&mut self, id: ObjectId, conditions: &[&Expr], role: usize, element: &Value) -> bool {
        let mut locals = vec![Value::Poison, Value::Poison];
        locals[role] = element.clone();
        for condition in conditions {
            match roles(condition) {
                Some(roles) if roles[1 - role] && !roles[role] => {}
                Some(roles) if !roles[1 - role] => {
                    if matches!(self.evaluate(condition, id, &mut locals), Value::Bool(false)) {
                        return false;
                    }
                }
                // What stands behind a condition on both may need it.
                _ => return true,
            }
        }
        true
    }

    /// Groups of elements that agree in all comparisons; nothing when a value is neither a text nor `none`.
    fn groups(
        &mut self,
        id: ObjectId,
        comparisons: &[&Expr],
        elements: &[(SmolStr, Value)],
        can: &[[bool; 2]],
    ) -> Option<Vec<usize>> {
        if comparisons.is_empty() {
            return None;
        }
        let mut numbers: HashMap<Key, usize> = HashMap::default();
        let mut groups = Vec::with_capacity(elements.len());
        for ((_, element), can) in elements.iter().zip(can) {
            if *can == [false, false] {
                groups.push(0);
                continue;
            }
            let mut locals = vec![element.clone()];
            let mut key = Key::with_capacity(comparisons.len());
            for comparison in comparisons {
                key.push(match self.evaluate(comparison, id, &mut locals) {
                    Value::Text(text) => Some(text),
                    Value::None => None,
                    _ => return None,
                });
            }
            let next = numbers.len();
            groups.push(*numbers.entry(key).or_insert(next));
        }
        Some(groups)
    }
}

/// The parts of a condition that `and` or `or` joins, in order.
fn parts<'e>(condition: Option<&'e Expr>, operator: BinaryOperator, found: &mut Vec<&'e Expr>) {
    let Some(condition) = condition else { return };
    match &condition.kind {
        ExprKind::Binary(joint, left, right) if *joint == operator => {
            parts(Some(left), operator, found);
            parts(Some(right), operator, found);
        }
        _ => found.push(condition),
    }
}

/// Of `f(a) == f(b)` or `f(a) != f(b)` what is said of the first: `f(a)`.
fn compared(condition: &Expr, operator: BinaryOperator) -> Option<&Expr> {
    match &condition.kind {
        ExprKind::Binary(found, left, right) if *found == operator && mirrored(left, right) => Some(left),
        _ => None,
    }
}

/// Whether one expression says of the first element what the other says of the second.
fn mirrored(left: &Expr, right: &Expr) -> bool {
    match (&left.kind, &right.kind) {
        (ExprKind::Local(0), ExprKind::Local(1)) => true,
        (ExprKind::Member { base: left, name }, ExprKind::Member { base: right, name: other }) => {
            name == other && mirrored(left, right)
        }
        (
            ExprKind::Binary(BinaryOperator::Coalesce, left, default),
            ExprKind::Binary(BinaryOperator::Coalesce, right, other),
        ) => {
            let constant = matches!((&default.kind, &other.kind),
                (ExprKind::Constant(default), ExprKind::Constant(other)) if default == other);
            constant && mirrored(left, right)
        }
        _ => false,
    }
}

/// Which of the two elements an expression looks at; nothing for forms that are not looked into.
fn roles(expr: &Expr) -> Option<[bool; 2]> {
    let mut found = [false; 2];
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match &expr.kind {
            ExprKind::Local(at) => *found.get_mut(*at)? = true,
            ExprKind::Constant(_) | ExprKind::Own { .. } | ExprKind::Myself { .. } | ExprKind::Global(_) => {}
            ExprKind::Member { base, .. } => open.push(base),
            ExprKind::Not(inner) => open.push(inner),
            ExprKind::Call(_, list) => open.extend(list),
            ExprKind::Binary(_, left, right) => open.extend([&**left, &**right]),
            _ => return None,
        }
    }
    Some(found)
}
