//! Mechanical cures, applied. In: texts and diagnostics with fixes. Out: changed texts, and which diagnostics that was
//! for. Deliberately absent: files, and judging the result; who applies fixes compiles what comes out.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};

/// Texts with fixes applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repair {
    /// The files that changed, whole.
    pub files: BTreeMap<FileId, String>,
    /// Positions of the diagnostics whose fix is in.
    pub cured: Vec<usize>,
}

/// Applies the fix of each diagnostic that has exactly one: of several, a person chooses. A fix goes in whole or not at
/// all: one that touches what another changes, or a file that is not the program's (`own` files come first), stays out.
pub fn repair(sources: &Sources, own: usize, diagnostics: &[Diagnostic]) -> Repair {
    let mut taken: BTreeMap<Span, &str> = BTreeMap::new();
    let mut cured = Vec::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let [fix] = diagnostic.fixes.as_slice() else { continue };
        let fits = |(span, text): &(Span, String)| {
            (span.file.0 as usize) < own
                && sources.get(span.file).text.get(span.start as usize..span.end as usize).is_some()
                && match taken.get(span) {
                    // Two findings with one cure.
                    Some(other) => other == text,
                    None => !taken.keys().any(|other| touches(*span, *other)),
                }
        };
        if !fix.edits.is_empty() && fix.edits.iter().all(fits) {
            taken.extend(fix.edits.iter().map(|(span, text)| (*span, text.as_str())));
            cured.push(at);
        }
    }
    let mut files: BTreeMap<FileId, String> = BTreeMap::new();
    // From the end, so that places before an edit stay true.
    for (span, text) in taken.into_iter().rev() {
        let file = files.entry(span.file).or_insert_with(|| sources.get(span.file).text.to_string());
        file.replace_range(span.start as usize..span.end as usize, text);
    }
    files.retain(|id, text| **text != *sources.get(*id).text);
    Repair { files, cured }
}

/// Whether two places share a character, or an insertion stands in or at the other.
fn touches(a: Span, b: Span) -> bool {
    let empty = a.start == a.end || b.start == b.end;
    a.file == b.file && if empty { a.start <= b.end && b.start <= a.end } else { a.start < b.end && b.start < a.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Fix;

    fn sources() -> Sources {
        let mut sources = Sources::default();
        sources.add("a.sls", "one two three");
        sources.add("b.sls", "four");
        sources.add("stdlib/c.sls", "five");
        sources
    }

    fn place(file: u32, start: u32, end: u32) -> Span {
        Span { file: FileId(file), start, end }
    }

    fn finding(edits: &[(Span, &str)]) -> Diagnostic {
        let mut finding = Diagnostic::error("x.y", edits[0].0, "wrong");
        let edits = edits.iter().map(|(span, text)| (*span, (*text).to_owned())).collect();
        finding.fixes.push(Fix { title: "write".to_owned(), edits });
        finding
    }

    fn texts(repair: &Repair) -> Vec<&str> {
        repair.files.values().map(String::as_str).collect()
    }

    #[test]
    fn fixes_go_in_whole_and_apart() {
        let list = [
            finding(&[(place(0, 0, 3), "1"), (place(1, 0, 4), "4")]),
            finding(&[(place(0, 2, 5), "overlaps")]),
            finding(&[(place(0, 8, 13), "3"), (place(0, 0, 3), "1")]),
            finding(&[(place(0, 3, 3), "at the end of another")]),
            finding(&[(place(2, 0, 4), "not of the program")]),
            finding(&[(place(1, 9, 12), "beyond the end")]),
        ];
        let repair = repair(&sources(), 2, &list);
        assert_eq!(texts(&repair), ["1 two 3", "4"]);
        assert_eq!(repair.cured, [0, 2]);
    }

    #[test]
    fn a_choice_is_left_to_its_reader() {
        let mut one = finding(&[(place(0, 0, 3), "1")]);
        one.fixes.push(one.fixes[0].clone());
        let none = Diagnostic::error("x.y", place(0, 0, 3), "wrong");
        assert_eq!(repair(&sources(), 2, &[one, none]), Repair::default());
    }
}
