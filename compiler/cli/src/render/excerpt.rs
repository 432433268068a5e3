//! The lines of a text that a diagnostic points at, made fit for a terminal: long lines are cut around what is pointed
//! at, and characters that would steer the terminal or turn text around become `�`.
//!
//! Lines that nothing points at are empty in the excerpt, so that line numbers stay.

use std::ops::Range;

/// Longest line that is shown whole, in characters.
const WIDTH: usize = 120;

/// Characters shown before the first place in a line that is cut.
const LEAD: usize = 30;

/// Stands for what is cut off.
const CUT: char = '…';

/// A text to show, and where places went.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// As many lines as the places need.
    pub text: String,
    /// Byte ranges in `text`, one for each place asked for.
    pub places: Vec<Range<usize>>,
}

/// Cuts the lines out that `places` (byte ranges on character boundaries) start and end in.
pub fn excerpt(text: &str, places: &[Range<usize>]) -> Excerpt {
    let mut marks: Vec<(usize, usize, bool)> = Vec::new();
    for (index, place) in places.iter().enumerate() {
        marks.push((place.start, index, false));
        marks.push((visible_end(text, place), index, true));
    }
    marks.sort_unstable();
    let mut out = String::new();
    let mut found = vec![0..0; places.len()];
    let mut marks = marks.into_iter().peekable();
    let mut line_start = 0;
    while let Some((first, _, _)) = marks.peek().copied() {
        // Skip to the line of the next mark.
        let skipped = &text[line_start..first];
        let lines = skipped.bytes().filter(|byte| *byte == b'\n').count();
        out.extend(std::iter::repeat_n('\n', lines));
        line_start += skipped.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
        let mut here = Vec::new();
        while let Some(mark) = marks.next_if(|(offset, _, _)| *offset <= line_end) {
            here.push(mark);
        }
        let offsets: Vec<usize> = here.iter().map(|(offset, _, _)| offset - line_start).collect();
        let moved = show_line(&text[line_start..line_end], &offsets, &mut out);
        for ((_, index, end), offset) in here.into_iter().zip(moved) {
            if end {
                found[index].end = offset.max(found[index].start);
            } else {
                found[index].start = offset;
            }
        }
        if line_end == text.len() {
            break;
        }
        out.push('\n');
        line_start = line_end + 1;
    }
    Excerpt { text: out, places: found }
}

/// The end of a place without the line break that it may end with, so that it does not reach into the next line.
fn visible_end(text: &str, place: &Range<usize>) -> usize {
    let trimmed = text[place.clone()].trim_end_matches(['\n', '\r']);
    place.start + trimmed.len()
}

/// Appends a line, cut to the window around the offsets; gives where the offsets went in `out`.
fn show_line(line: &str, offsets: &[usize], out: &mut String) -> Vec<usize> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let window = window(line, offsets);
    if window.start > 0 {
        out.push(CUT);
    }
    let mut moved = vec![None; offsets.len()];
    for (at, character) in line[window.clone()].char_indices() {
        let at = at + window.start;
        for (slot, offset) in moved.iter_mut().zip(offsets) {
            if slot.is_none() && *offset <= at {
                *slot = Some(out.len());
            }
        }
        out.push(if is_safe(character) { character } else { char::REPLACEMENT_CHARACTER });
    }
    let end = out.len();
    if window.end < line.len() {
        out.push(CUT);
    }
    moved.into_iter().map(|slot| slot.unwrap_or(end)).collect()
}

fn window(line: &str, offsets: &[usize]) -> Range<usize> {
    if line.chars().nth(WIDTH).is_none() {
        return 0..line.len();
    }
    let mut first = offsets.first().copied().unwrap_or(0).min(line.len());
    while !line.is_char_boundary(first) {
        first -= 1;
    }
    let before = line[..first].char_indices().rev().take(LEAD).last().map_or(first, |(at, _)| at);
    let length = line[before..].char_indices().nth(WIDTH).map_or(line.len(), |(at, _)| before + at);
    before..length
}

/// One line, cut so that the byte at an offset is seen.
pub fn cut_line(line: &str, offset: usize) -> String {
    let mut out = String::new();
    show_line(line, &[offset], &mut out);
    out
}

/// Text for one line of a message, without characters that steer a terminal.
pub fn safe(text: &str) -> String {
    text.chars().map(|character| if is_safe(character) { character } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Neither steers a terminal, nor breaks a line, nor turns the direction of text.
fn is_safe(character: char) -> bool {
    let turns = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}');
    let breaks = matches!(character, '\u{2028}' | '\u{2029}');
    character == '\t' || !(character.is_control() || turns || breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'a>(text: &str, place: Range<usize>, out: &'a mut Excerpt) -> &'a str {
        *out = excerpt(text, &[place]);
        &out.text[out.places[0].clone()]
    }

    #[test]
    fn lines_keep_their_numbers() {
        let cut = excerpt("one\ntwo\nthree\nfour\n", std::slice::from_ref(&(8..13)));
        assert_eq!(cut.text, "\n\nthree\n");
        assert_eq!(&cut.text[cut.places[0].clone()], "three");
    }

    #[test]
    fn a_place_over_lines_keeps_both_ends() {
        let cut = excerpt("a {\n  b\n  c\n}\nd", &[0..13, 6..7]);
        assert_eq!(cut.text, "a {\n  b\n\n}\n");
        assert_eq!(&cut.text[cut.places[0].clone()], "a {\n  b\n\n}");
        assert_eq!(&cut.text[cut.places[1].clone()], "b");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}needle{}", "x".repeat(5000), "y".repeat(5000));
        let mut cut = excerpt("", &[]);
        assert_eq!(shown(&text, 5000..5006, &mut cut), "needle");
        assert!(cut.text.chars().count() <= WIDTH + 2, "{}", cut.text);
        assert_eq!(shown(&text, 0..10_006, &mut cut).chars().count(), WIDTH);
    }

    #[test]
    fn ends_and_odd_characters() {
        let mut cut = excerpt("", &[]);
        assert_eq!(shown("", 0..0, &mut cut), "");
        assert_eq!(shown("ab\n", 3..3, &mut cut), "");
        assert_eq!(cut.text, "ab\n".replace("ab", ""));
        assert_eq!(shown("a\u{1b}[31mb\r\n", 1..2, &mut cut), "\u{FFFD}");
        assert_eq!(cut.text, "a\u{FFFD}[31mb\n");
        assert_eq!(shown("한글 é", 0..6, &mut cut), "한글");
    }
}
