//! Source texts and places in them. In: paths and texts. Out: ids, spans, line and column.

use std::sync::OnceLock;

use slsc_syntax::ast;
use smol_str::SmolStr;

/// A file of the program or of the standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A half-open byte range of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Where an item starts: turns the item-relative spans of the tree into places in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The file.
    pub file: FileId,
    /// Byte offset of the item.
    pub offset: u32,
}

impl Base {
    /// The place of an item-relative span.
    pub fn span(self, span: ast::Span) -> Span {
        Span { file: self.file, start: span.start + self.offset, end: span.end + self.offset }
    }
}

/// One text with its name.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as the user knows it, with forward slashes; library files start with `stdlib/`.
    pub path: String,
    /// The text.
    pub text: SmolStr,
    /// Byte offsets at which lines start, found when they are first wanted: most texts of the library never are.
    lines: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// A text under a path.
    pub fn new(path: impl Into<String>, text: impl Into<SmolStr>) -> SourceFile {
        SourceFile { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let starts = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// Line (from 1) and column (from 1, in characters) of a byte offset; clamped to the text.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let offset = offset.min(self.text.len() as u32);
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset) - 1;
        let start = lines[line] as usize;
        let mut end = offset as usize;
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        (line as u32 + 1, self.text[start..end].chars().count() as u32 + 1)
    }
}

/// All texts of one compilation; ids are positions.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<SmolStr>) -> FileId {
        self.files.push(SourceFile::new(path, text));
        FileId(self.files.len() as u32 - 1)
    }

    /// The text of an id that [`Sources::add`] gave.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in the order of their adding.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }

    /// The text under a span; empty when the span does not fit.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}
