//! A mechanical cure, shown as the lines it takes away and the lines it puts in their place.

use slsc_core::diagnostic::Fix;
use slsc_core::source::{FileId, Span};

use crate::color::Paint;
use crate::render::Texts;
use crate::render::excerpt::{cut_line, safe};

/// Most lines shown of each side of one change.
const LINES: usize = 8;

/// Edits of neighbouring lines, as one change.
struct Change {
    file: FileId,
    start: usize,
    end: usize,
    new: String,
}

/// The title and the changed lines of a fix.
pub fn show_fix(fix: &Fix, texts: &Texts, color: bool) -> String {
    let mut text = format!("  = {} {}\n", Paint::Green.apply("fix:", color), safe(&fix.title));
    for change in changes(fix, texts) {
        text += &show_change(&change, texts, color);
    }
    text
}

/// Whole lines before and after, for each group of edits that touch the same lines.
fn changes(fix: &Fix, texts: &Texts) -> Vec<Change> {
    let mut edits: Vec<&(Span, String)> =
        fix.edits.iter().filter(|(span, _)| texts.file(span.file).is_some()).collect();
    edits.sort_by_key(|(span, _)| *span);
    let mut changes: Vec<Change> = Vec::new();
    for (span, new) in edits {
        let text = texts.file(span.file).map_or("", |file| &file.text);
        let (start, end) = texts.range(*span);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        match changes.last_mut() {
            // The rest of the line is in `new` already: put this edit in its place.
            Some(last) if last.file == span.file && line_start <= last.end => {
                let kept = last.new.len().saturating_sub(last.end.saturating_sub(start));
                if !last.new.is_char_boundary(kept) {
                    continue;
                }
                last.new.truncate(kept);
                last.new += new;
                last.new += text.get(end..line_end).unwrap_or("");
                last.end = line_end;
            }
            _ => {
                let new = format!("{}{new}{}", &text[line_start..start], &text[end..line_end]);
                changes.push(Change { file: span.file, start: line_start, end: line_end, new });
            }
        }
    }
    changes
}

fn show_change(change: &Change, texts: &Texts, color: bool) -> String {
    let Some(file) = texts.file(change.file) else { return String::new() };
    let old: Vec<&str> = file.text[change.start..change.end].lines().collect();
    let new: Vec<&str> = change.new.lines().collect();
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let same_end = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..old.len() - same_end], &new[same..new.len() - same_end]);
    let (first, _) = file.line_column(change.start as u32);
    let differ = old.first().zip(new.first()).map_or(0, |(a, b)| {
        a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b).map_or(a.len().min(b.len()), |((at, _), _)| at)
    });
    let side = |sign: &str, look: Paint, lines: &[&str]| -> String {
        let mut shown: Vec<String> = lines
            .iter()
            .take(LINES)
            .enumerate()
            .map(|(at, line)| format!("{:>5} {sign} {}", first as usize + same + at, cut_line(line, differ)))
            .collect();
        if lines.len() > LINES {
            shown.push(format!("      {sign} … {} more lines", lines.len() - LINES));
        }
        shown.iter().map(|line| look.apply(line, color) + "\n").collect()
    };
    side("-", Paint::Red, old) + &side("+", Paint::Green, new)
}
