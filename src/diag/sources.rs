//! The texts of a run, so that a byte range becomes a line and a column.

use crate::model::FileId;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the workspace's root, with `/`; shipped files keep their path in the project.
    pub path: String,
    /// The text.
    pub text: String,
}

/// All files of a run; a [`FileId`] is a place in the list.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// A place as people count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

impl Sources {
    /// Takes a file in.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than four thousand million files"));
        self.files.push(SourceFile { path: path.into(), text: text.into() });
        id
    }

    /// The file of that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Line and column of a byte of a file. A byte past the end, or inside a character, counts as the one before.
    pub fn position(&self, id: FileId, byte: usize) -> Position {
        let text = &self.file(id).text;
        let byte = text.floor_char_boundary(byte);
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        Position { line, column: before[start..].chars().count() + 1 }
    }
}
