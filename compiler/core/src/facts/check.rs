//! Checks of what the standard library maps to: whether a property is there, may be given, and takes a value.

use super::json::Json;
use super::near::suggestion;
use super::{CloudFormationProperty, Facts, JsonType, TerraformField, TerraformForm, TerraformValue, Use, Versions};

/// A value that a mapping states itself. What only a program or a deployment knows is no literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal<'a> {
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list of literals.
    List(Vec<Literal<'a>>),
    /// A record: its fields are checked by their own paths.
    Record,
}

impl Literal<'_> {
    fn describe(&self) -> String {
        match self {
            Self::Bool(value) => format!("`{value}`"),
            Self::Number(number) => format!("`{number}`"),
            Self::Text(text) => format!("{text:?}"),
            Self::List(_) => "a list".into(),
            Self::Record => "a record".into(),
        }
    }
}

/// Check that a Terraform resource type (or `data.` source) takes an input at a path of names, in both versions of the
/// provider that are known, and the literal there.
///
/// # Errors
/// What is wrong, in words: an unknown type or name with the nearest known one, what only one version of the provider has,
/// what is read-only, a literal of another type or more blocks than may stand there.
pub fn check_terraform(ty: &str, names: &[&str], literal: Option<&Literal>) -> Result<(), String> {
    check_terraform_in(ty, names, literal, false)
}

/// The same where a mapping `needs` a newer version: what only that one has may be written, too.
///
/// # Errors
/// As above.
pub fn check_newer_terraform(ty: &str, names: &[&str], literal: Option<&Literal>) -> Result<(), String> {
    check_terraform_in(ty, names, literal, true)
}

fn check_terraform_in(ty: &str, names: &[&str], literal: Option<&Literal>, newer: bool) -> Result<(), String> {
    let facts = Facts::embedded();
    let Some(known) = facts.terraform(ty) else {
        return Err(format!("Terraform type `{ty}` is unknown{}", suggestion(ty, facts.terraform.names())));
    };
    only_in(known.versions(), newer, &format!("`{ty}`"))?;
    let mut last = None;
    for end in 1..=names.len() {
        let path = &names[..end];
        let Some(field) = known.find(path) else {
            let (name, outer) = (names[end - 1], &names[..end - 1]);
            return Err(unknown(ty, name, outer, &known.fields(outer)));
        };
        let subject = format!("`{}` of `{ty}`", path.join("."));
        only_in(field.versions(), newer, &subject)?;
        match (field.older.is_some_and(Use::is_input), field.newer.is_some_and(Use::is_input)) {
            (true, true) => {}
            (false, true) if newer => {}
            (false, false) => return Err(format!("{subject} is read-only")),
            (older, _) => {
                let [old, new] = facts.terraform_versions();
                let (input, output) = if older { (old, new) } else { (new, old) };
                return Err(format!("{subject} can be given only in version {input}; in {output} it is read-only"));
            }
        }
        last = Some((field, subject));
    }
    match (last, literal) {
        (Some((field, subject)), Some(literal)) => terraform_literal(&field, literal, &subject),
        _ => Ok(()),
    }
}

fn only_in(versions: Versions, newer: bool, subject: &str) -> Result<(), String> {
    let [old, new] = Facts::embedded().terraform_versions();
    match versions {
        Versions::Both => Ok(()),
        Versions::Newer if newer => Ok(()),
        Versions::Older => Err(format!("{subject} exists only in version {old} of the provider, no more in {new}")),
        Versions::Newer => Err(format!("{subject} exists only in version {new} of the provider, not yet in {old}")),
    }
}

fn terraform_literal(field: &TerraformField, literal: &Literal, subject: &str) -> Result<(), String> {
    match &field.form {
        TerraformForm::Attribute(value) => terraform_value(value, literal, subject),
        TerraformForm::Block { most, .. } => match literal {
            Literal::Record => Ok(()),
            Literal::List(items) => {
                if let Some(most) = most.filter(|most| items.len() > *most as usize) {
                    return Err(format!("{subject} may stand {most} times, not {}", items.len()));
                }
                match items.iter().find(|item| **item != Literal::Record) {
                    Some(item) => Err(format!("{subject} is a block, not {}", item.describe())),
                    None => Ok(()),
                }
            }
            other => Err(format!("{subject} is a block, not {}", other.describe())),
        },
    }
}

fn terraform_value(value: &TerraformValue, literal: &Literal, subject: &str) -> Result<(), String> {
    let fits = match (value, literal) {
        (TerraformValue::Any, _)
        // A record where text is wanted becomes JSON text.
        | (TerraformValue::Text, Literal::Text(_) | Literal::Record)
        | (TerraformValue::Number, Literal::Number(_))
        | (TerraformValue::Bool, Literal::Bool(_))
        | (TerraformValue::Object | TerraformValue::Map(_), Literal::Record) => true,
        (TerraformValue::List(item) | TerraformValue::Set(item), Literal::List(items)) => {
            for literal in items {
                terraform_value(item, literal, subject)?;
            }
            true
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{subject} takes {}, not {}", value.describe(), literal.describe())) }
}

/// Check that a CloudFormation type takes a property at a path of names, and the literal there.
///
/// # Errors
/// What is wrong, in words: an unknown type or name with the nearest known one, what is read-only, a literal of another type
/// or outside what is allowed.
pub fn check_cloudformation(ty: &str, names: &[&str], literal: Option<&Literal>) -> Result<(), String> {
    let facts = Facts::embedded();
    let Some(known) = facts.cloudformation(ty) else {
        let near = facts.nearest_cloudformation(ty);
        return Err(format!("CloudFormation type `{ty}` is unknown{}", suggestion(ty, near)));
    };
    let mut last = None;
    for end in 1..=names.len() {
        let path = &names[..end];
        let Some(property) = known.property(path) else {
            let (name, outer) = (names[end - 1], &names[..end - 1]);
            return Err(unknown(ty, name, outer, &known.properties(outer)));
        };
        let subject = format!("`{}` of `{ty}`", path.join("."));
        if property.read_only {
            return Err(format!("{subject} is read-only"));
        }
        last = Some((property, subject));
    }
    match (last, literal) {
        (Some((property, subject)), Some(literal)) => cloudformation_literal(&property, literal, &subject),
        _ => Ok(()),
    }
}

fn cloudformation_literal(property: &CloudFormationProperty, literal: &Literal, subject: &str) -> Result<(), String> {
    let takes = |wanted: &[JsonType]| property.types.is_empty() || wanted.iter().any(|ty| property.types.contains(ty));
    let fits = match literal {
        Literal::Bool(_) => takes(&[JsonType::Bool]),
        Literal::Number(number) if number.fract() == 0.0 => takes(&[JsonType::Integer, JsonType::Number]),
        Literal::Number(_) => takes(&[JsonType::Number]),
        Literal::Text(_) => takes(&[JsonType::Text]),
        Literal::List(_) => takes(&[JsonType::List]),
        // A record where text is wanted becomes JSON text.
        Literal::Record => takes(&[JsonType::Object, JsonType::Text]),
    };
    if !fits {
        let types: Vec<_> = property.types.iter().map(|ty| ty.describe()).collect();
        return Err(format!("{subject} takes {}, not {}", types.join(" or "), literal.describe()));
    }
    if !property.allowed.is_empty() && !property.allowed.iter().any(|value| is_value(value, literal)) {
        let allowed: Vec<_> = property.allowed.iter().map(Json::to_string).collect();
        return Err(format!("{subject} takes {}, not {}", allowed.join(", "), literal.describe()));
    }
    match literal {
        Literal::Number(number) => within(*number, property.range, subject),
        Literal::Text(text) => {
            within_count(text.chars().count(), property.length, subject, "characters")?;
            match property.pattern.as_deref().map(regex_lite::Regex::new) {
                // A pattern of ECMAScript that this kind of expression cannot say proves nothing.
                Some(Ok(pattern)) if !pattern.is_match(text) => {
                    Err(format!("{subject} takes text like `{pattern}`, not {text:?}"))
                }
                _ => Ok(()),
            }
        }
        Literal::List(items) => {
            within_count(items.len(), property.items, subject, "items")?;
            let Some(item) = &property.item else { return Ok(()) };
            items.iter().try_for_each(|literal| cloudformation_literal(item, literal, subject))
        }
        Literal::Bool(_) | Literal::Record => Ok(()),
    }
}

fn is_value(value: &Json, literal: &Literal) -> bool {
    match literal {
        Literal::Bool(wanted) => value.as_bool() == Some(*wanted),
        Literal::Number(wanted) => value.as_f64() == Some(*wanted),
        Literal::Text(wanted) => value.as_str() == Some(*wanted),
        Literal::List(_) | Literal::Record => true,
    }
}

fn within(number: f64, (least, most): (Option<f64>, Option<f64>), subject: &str) -> Result<(), String> {
    if let Some(least) = least.filter(|least| number < *least) {
        return Err(format!("{subject} is at least {least}, not {number}"));
    }
    if let Some(most) = most.filter(|most| number > *most) {
        return Err(format!("{subject} is at most {most}, not {number}"));
    }
    Ok(())
}

fn within_count(count: usize, limits: (Option<u64>, Option<u64>), subject: &str, what: &str) -> Result<(), String> {
    let (least, most) = limits;
    if let Some(least) = least.filter(|least| (count as u64) < *least) {
        return Err(format!("{subject} has at least {least} {what}, not {count}"));
    }
    if let Some(most) = most.filter(|most| (count as u64) > *most) {
        return Err(format!("{subject} has at most {most} {what}, not {count}"));
    }
    Ok(())
}

/// The words for a name that is not there.
fn unknown(ty: &str, name: &str, outer: &[&str], known: &[&str]) -> String {
    let place = if outer.is_empty() { format!("`{ty}`") } else { format!("`{}` of `{ty}`", outer.join(".")) };
    format!("{place} has no `{name}`{}", suggestion(name, known.iter().copied()))
}
