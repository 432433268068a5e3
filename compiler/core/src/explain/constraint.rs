//! Pages of constraints of AWS that no rule of the library is named after.

use crate::explain::Page;
use crate::facts::Facts;

/// The page of a constraint.
pub fn page(id: &str) -> Option<Page> {
    let found = Facts::embedded().constraint(id)?;
    let mut facts = vec![("severity".to_owned(), found.severity.clone())];
    facts.extend(found.answer.clone().map(|answer| ("AWS would answer".to_owned(), answer)));
    facts.push((
        "rule".to_owned(),
        "the library has none of this id: another finding may be about it, or none".to_owned(),
    ));
    facts.push(("source".to_owned(), found.source.clone()));
    Some(Page {
        title: id.to_owned(),
        what: "a constraint of AWS".to_owned(),
        text: found.statement.clone(),
        facts,
        ..Page::default()
    })
}
