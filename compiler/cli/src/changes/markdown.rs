//! For the comment of a pull request: what follows first, then everything that differs.

use slsc_core::compare::{Change, Effect, Replaces};

use super::{Comparison, fate, step, summary};

/// Most resources in a table; code hosts cut long comments.
const ROWS: usize = 200;

/// The comparisons as Markdown.
pub fn markdown(comparisons: &[Comparison]) -> String {
    comparisons.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn one(comparison: &Comparison) -> String {
    let changes = &comparison.changes;
    let mut text = match comparison.name.as_str() {
        "" => "### What changes\n\n".to_owned(),
        name => format!("### What changes in {}\n\n", code(name)),
    };
    if changes.is_empty() {
        return text + "Nothing.\n";
    }
    text += &format!("{}\n\n", summary(changes));
    for effect in Effect::ALL {
        for one in changes.consequences().filter(|one| one.effect == effect) {
            text += &format!("- **{}** {}", effect.word(), plain(&one.message));
            if let Some(hint) = &one.hint {
                text += &format!(" — {}", plain(hint));
            }
            text += &format!(" ({})\n", code(one.rule));
        }
    }
    if changes.consequences().next().is_some() {
        text.push('\n');
    }
    if !changes.resources.is_empty() {
        text += "| Resource | Type | | What |\n|---|---|---|---|\n";
        for change in changes.resources.iter().take(ROWS) {
            text += &row(change);
        }
        if changes.resources.len() > ROWS {
            text += &format!("\nand {} more\n", changes.resources.len() - ROWS);
        }
    }
    for value in &changes.values {
        text += &format!("- {} {} {}\n", value.sort, code(&value.name), format!("{:?}", value.change).to_lowercase());
    }
    text
}

fn row(change: &Change) -> String {
    let mut what: Vec<String> = change.from.iter().map(|from| format!("was {}", code(from))).collect();
    what.extend(change.properties.iter().map(|property| {
        let replaces = if property.replaces == Replaces::Always { " **makes it anew**" } else { "" };
        format!("{}: {}{replaces}", code(&property.path), code(&step(property)))
    }));
    format!("| {} | {} | {} | {} |\n", code(&change.id), code(&change.resource_type), fate(change), what.join("<br>"))
}

/// Text between backquotes, in a cell of a table: nothing in it ends either.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let text = text.replace('|', "\\|");
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A sentence of ours with names of theirs in backquotes.
fn plain(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    text.replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_in_its_cell() {
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`x`"), "`` `x` ``");
        assert_eq!(code("a\nb"), "`a b`");
    }
}
