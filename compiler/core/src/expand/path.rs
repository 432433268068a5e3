//! Words of a thing's identity, and those that it got by renames. In: names, and what `was` says of them. Out: the words
//! that identity keeps (logical ids, names in AWS), and each that came later, the last of which are today's.

use std::ops::Deref;

use smol_str::SmolStr;

use crate::check::ir::Was;

/// The path of names to a thing. It reads as the words that identity keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    kept: Vec<SmolStr>,
    /// What it was called since, oldest first; empty for what was never renamed.
    later: Vec<Vec<SmolStr>>,
}

impl Path {
    /// One word more.
    pub fn push(&mut self, word: SmolStr) {
        self.extend([word]);
    }

    /// Some words more.
    pub fn extend(&mut self, words: impl IntoIterator<Item = SmolStr>) {
        let before = self.kept.len();
        self.kept.extend(words);
        for path in &mut self.later {
            path.extend(self.kept[before..].iter().cloned());
        }
    }

    /// The words of one thing more, under each of its names, oldest first.
    pub fn extend_renamed(&mut self, names: &[Vec<SmolStr>]) {
        let count = names.len().max(self.later.len() + 1);
        // Who was renamed less often had its first name longest.
        let own = |at: usize| {
            let back = count - 1 - at;
            self.later.len().checked_sub(back + 1).map_or(&self.kept, |at| &self.later[at])
        };
        let added = |at: usize| names.get(names.len().saturating_sub(count - at)).into_iter().flatten();
        let all: Vec<Vec<SmolStr>> = (0..count).map(|at| own(at).iter().chain(added(at)).cloned().collect()).collect();
        let mut all = all.into_iter();
        self.kept = all.next().unwrap_or_default();
        self.later = all.collect();
    }

    /// The path of what `was` something: below this one, or, where it moved, below the root.
    pub fn of_renamed(mut self, was: &[Was], now: Vec<SmolStr>) -> Path {
        let below: Vec<Vec<SmolStr>> = was.iter().map(|was| was.words.clone()).chain([now]).collect();
        let from_root: Vec<bool> = was.iter().map(|was| was.from_root).chain([false]).collect();
        self.extend_renamed(&below);
        let count = self.later.len() + 1;
        for (back, (words, from_root)) in below.into_iter().zip(from_root).rev().enumerate() {
            if from_root {
                match (count - 1).checked_sub(back + 1) {
                    Some(at) => self.later[at] = words,
                    None => self.kept = words,
                }
            }
        }
        self
    }

    /// What it was called after the words that are kept, oldest first; empty for what was never renamed.
    pub fn later(&self) -> &[Vec<SmolStr>] {
        &self.later
    }

    /// Today's words.
    pub fn now(&self) -> &[SmolStr] {
        self.later.last().unwrap_or(&self.kept)
    }
}

impl Deref for Path {
    type Target = [SmolStr];

    fn deref(&self) -> &[SmolStr] {
        &self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn words(text: &str) -> Vec<SmolStr> {
        text.split_whitespace().map(SmolStr::new).collect()
    }

    fn was(text: &str, from_root: bool) -> Was {
        Was { words: words(text), from_root, span: Span { file: FileId(0), start: 0, end: 0 } }
    }

    fn shown(path: &Path) -> Vec<String> {
        std::iter::once(path.to_vec()).chain(path.later.clone()).map(|words| words.join(" ")).collect()
    }

    fn below(text: &str) -> Path {
        let mut path = Path::default();
        path.extend(words(text));
        path
    }

    #[test]
    fn identity_keeps_the_first_name() {
        assert_eq!(shown(&below("data").of_renamed(&[], words("Orders"))), ["data Orders"]);
        let mut path = below("data").of_renamed(&[was("A", false), was("B", false)], words("C"));
        path.push("Logs".into());
        assert_eq!(shown(&path), ["data A Logs", "data B Logs", "data C Logs"]);
        assert_eq!((path.join(" "), path.now().join(" ")), ("data A Logs".into(), "data C Logs".into()));
    }

    #[test]
    fn what_moved_had_another_place() {
        let path = below("data").of_renamed(&[was("Orders", true), was("shop Orders", true)], words("Orders"));
        assert_eq!(shown(&path), ["Orders", "shop Orders", "data Orders"]);
    }

    #[test]
    fn renames_of_several_on_the_way_end_together() {
        let mut path = below("").of_renamed(&[was("A", false)], words("B"));
        path.extend_renamed(&[words("x"), words("y"), words("z")]);
        assert_eq!(shown(&path), ["A x", "A y", "B z"]);
        path.extend_renamed(&[words("p"), words("q")]);
        assert_eq!(shown(&path), ["A x p", "A y p", "B z q"]);
    }
}
