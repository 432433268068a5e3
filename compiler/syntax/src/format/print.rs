//! Elements to lines.

use crate::lexer::TokenKind;

use super::WIDTH;
use super::layout::{Atom, Comment, Element, Group};
use super::spacing::{is_spaced, space_before};

/// Prints the items of a file.
pub fn file((items, rest): &(Vec<Element<'_>>, Vec<Comment<'_>>)) -> String {
    let mut printer = Printer { out: String::new(), line: 0, indent: 0 };
    for item in items {
        printer.above(item);
        let mut item = item.clone();
        fit(&mut item.atoms, 0);
        printer.atoms(&item.atoms);
        printer.behind(item.behind.as_ref());
    }
    for comment in rest {
        printer.own_line(comment);
    }
    if !printer.out.is_empty() {
        printer.out.push('\n');
    }
    printer.out
}

struct Printer {
    out: String,
    /// Where the current line starts.
    line: usize,
    /// Spaces of the current line.
    indent: usize,
}

impl Printer {
    /// Starts a line, with a blank one above it if asked for.
    fn start_line(&mut self, indent: usize, blank: bool) {
        if !self.out.is_empty() {
            self.out.push('\n');
            if blank {
                self.out.push('\n');
            }
        }
        self.line = self.out.len();
        self.indent = indent;
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn own_line(&mut self, comment: &Comment<'_>) {
        self.start_line(self.indent, comment.blank_above);
        self.out.push_str(comment.text);
    }

    /// Comments above an element, then the start of its line.
    fn above(&mut self, element: &Element<'_>) {
        let indent = self.indent;
        for comment in &element.above {
            self.start_line(indent, comment.blank_above);
            self.out.push_str(comment.text);
        }
        self.start_line(indent, element.blank_above);
    }

    /// A comment behind code keeps its column when it can.
    fn behind(&mut self, comment: Option<&Comment<'_>>) {
        let Some(comment) = comment else { return };
        let width = self.out[self.line..].chars().count();
        let column = if comment.column > width && comment.column <= WIDTH { comment.column } else { width + 1 };
        self.out.extend(std::iter::repeat_n(' ', column - width));
        self.out.push_str(comment.text);
    }

    fn atoms(&mut self, atoms: &[Atom<'_>]) {
        let indent = self.indent;
        for (at, atom) in atoms.iter().enumerate() {
            if !atom.comments.is_empty() || atom.starts_line {
                for comment in &atom.comments {
                    if comment.column == usize::MAX {
                        self.start_line(indent + 2, false);
                        self.out.push_str(comment.text);
                    } else {
                        self.behind(Some(comment));
                    }
                }
                self.start_line(indent + 2, false);
            } else if space_before(atoms, at) {
                self.out.push(' ');
            }
            self.atom(atom, is_spaced(atoms, at));
        }
        self.indent = indent;
    }

    fn atom(&mut self, atom: &Atom<'_>, spaced: bool) {
        match &atom.group {
            None if matches!(atom.kind, TokenKind::BlockText | TokenKind::RawBlockText) => self.block_text(atom.text),
            None => self.out.push_str(atom.text),
            Some(group) => {
                self.out.push_str(atom.text);
                self.group(group, spaced);
                self.out.push_str(group.closer);
            }
        }
    }

    fn group(&mut self, group: &Group<'_>, spaced: bool) {
        if !group.multiline {
            for (at, element) in group.elements.iter().enumerate() {
                if at > 0 {
                    self.out.push_str(", ");
                } else if spaced {
                    self.out.push(' ');
                }
                self.atoms(&element.atoms);
            }
            if spaced {
                self.out.push(' ');
            }
            return;
        }
        let indent = self.indent;
        self.behind(group.opening.as_ref());
        let mut first = true;
        for row in rows(&group.elements, indent + 2) {
            for (at, mut element) in row.into_iter().enumerate() {
                self.indent = indent + 2;
                if at > 0 {
                    self.out.push_str(", ");
                } else {
                    if first {
                        without_blank(&mut element);
                    }
                    self.above(&element);
                }
                first = false;
                self.atoms(&element.atoms);
                self.behind(element.behind.as_ref());
            }
        }
        self.indent = indent + 2;
        for (at, comment) in group.closing.iter().enumerate() {
            self.start_line(indent + 2, comment.blank_above && !(first && at == 0));
            self.out.push_str(comment.text);
        }
        self.start_line(indent, false);
    }

    /// A block text, its lines indented one level deeper than the line it starts on.
    fn block_text(&mut self, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let Some((last, rest)) = lines.split_last() else { return };
        let strip = last.len() - last.trim_start().len();
        let indent = self.indent;
        for (at, line) in rest.iter().enumerate() {
            if at == 0 {
                self.out.push_str(line.trim_end());
                continue;
            }
            let content = line.get(strip.min(line.len())..).unwrap_or(line).trim_end_matches('\r');
            if line.trim().is_empty() {
                self.out.push('\n');
            } else {
                self.start_line(indent + 2, false);
                self.out.push_str(content);
            }
        }
        self.start_line(indent + 2, false);
        self.out.push_str(last.trim_start());
        self.indent = indent;
    }
}

/// The first thing in a block has no blank line above it.
fn without_blank(element: &mut Element<'_>) {
    match element.above.first_mut() {
        Some(comment) => comment.blank_above = false,
        None => element.blank_above = false,
    }
}

/// Puts elements on lines: those the author put on one line, as long as they fit.
fn rows<'text>(elements: &[Element<'text>], indent: usize) -> Vec<Vec<Element<'text>>> {
    let mut rows: Vec<Vec<Element<'text>>> = Vec::new();
    for element in elements {
        let joins = !element.starts_line
            && element.above.is_empty()
            && rows.last().and_then(|row| row.last()).is_some_and(|last: &Element<'_>| last.behind.is_none());
        match rows.last_mut() {
            Some(row) if joins => row.push(element.clone()),
            _ => rows.push(vec![element.clone()]),
        }
    }
    let mut fitting = Vec::new();
    for mut row in rows {
        if row.len() == 1 || row_fits(&row, indent) {
            for element in &mut row {
                if !fits(&element.atoms, indent) {
                    fit(&mut element.atoms, indent);
                }
            }
            fitting.push(row);
        } else {
            for mut element in row {
                fit(&mut element.atoms, indent);
                fitting.push(vec![element]);
            }
        }
    }
    fitting
}

fn row_fits(row: &[Element<'_>], indent: usize) -> bool {
    let mut ruler = Ruler { column: indent, indent, widest: 0 };
    for (at, element) in row.iter().enumerate() {
        if at > 0 {
            ruler.add(2);
        }
        ruler.atoms(&element.atoms);
    }
    ruler.fits()
}

fn fits(atoms: &[Atom<'_>], indent: usize) -> bool {
    let mut ruler = Ruler { column: indent, indent, widest: 0 };
    ruler.atoms(atoms);
    ruler.fits()
}

/// Spreads an element over lines until its own lines fit, the last bracket first, then words that may start a line.
fn fit(atoms: &mut [Atom<'_>], indent: usize) {
    if fits(atoms, indent) {
        return;
    }
    let brackets: Vec<usize> = (0..atoms.len()).rev().filter(|&at| is_spreadable(&atoms[at])).collect();
    // One bracket alone may do.
    for &at in &brackets {
        let mut tried = atoms.to_vec();
        spread(&mut tried[at]);
        if fits(&tried, indent) {
            atoms.clone_from_slice(&tried);
            return;
        }
    }
    for classes in BREAKS {
        let mut tried = atoms.to_vec();
        if break_at(&mut tried, classes) && fits(&tried, indent) {
            atoms.clone_from_slice(&tried);
            return;
        }
    }
    for at in brackets {
        spread(&mut atoms[at]);
        if fits(atoms, indent) {
            return;
        }
    }
    for classes in BREAKS {
        break_at(atoms, classes);
        if fits(atoms, indent) {
            return;
        }
    }
}

/// What may start a line, loosest first.
const BREAKS: [&[&str]; 6] = [&["then", "else"], &["or"], &["and"], &["|"], &["??"], &["+"]];

/// Starts a line at each of some words; gives whether there is any.
fn break_at(atoms: &mut [Atom<'_>], words: &[&str]) -> bool {
    let mut any = false;
    for atom in atoms.iter_mut().skip(1).filter(|atom| words.contains(&atom.text)) {
        atom.starts_line = true;
        any = true;
    }
    any
}

fn is_spreadable(atom: &Atom<'_>) -> bool {
    atom.group.as_ref().is_some_and(|group| !group.multiline && !group.elements.is_empty())
}

/// Spreads a bracket over lines. When it holds one bracket and little else, that one is spread instead.
fn spread(atom: &mut Atom<'_>) {
    let Some(group) = atom.group.as_mut() else { return };
    if let [only] = group.elements.as_mut_slice()
        && let Some(inner) = only.atoms.first_mut()
        && inner.kind == TokenKind::LeftBrace
        && is_spreadable(inner)
    {
        spread(inner);
        return;
    }
    group.multiline = true;
    for element in &mut group.elements {
        element.starts_line = true;
    }
}

/// Measures lines without printing them; lines inside a bracket that is spread are not its concern.
struct Ruler {
    column: usize,
    indent: usize,
    widest: usize,
}

impl Ruler {
    fn add(&mut self, width: usize) {
        self.column += width;
        self.widest = self.widest.max(self.column);
    }

    fn fits(&self) -> bool {
        self.widest <= WIDTH
    }

    fn atoms(&mut self, atoms: &[Atom<'_>]) {
        for (at, atom) in atoms.iter().enumerate() {
            if atom.starts_line || !atom.comments.is_empty() {
                self.column = self.indent + 2;
            } else if space_before(atoms, at) {
                self.add(1);
            }
            match &atom.group {
                None if matches!(atom.kind, TokenKind::BlockText | TokenKind::RawBlockText) => {
                    self.add(4);
                    self.column = self.indent + 2 + 4;
                }
                None => self.add(atom.text.chars().count()),
                Some(group) if group.multiline => {
                    self.add(1);
                    self.column = self.indent;
                    self.add(1);
                }
                Some(group) => {
                    let spaced = is_spaced(atoms, at);
                    self.add(1 + usize::from(spaced));
                    for (at, element) in group.elements.iter().enumerate() {
                        if at > 0 {
                            self.add(2);
                        }
                        self.atoms(&element.atoms);
                    }
                    self.add(1 + usize::from(spaced));
                }
            }
        }
    }
}
