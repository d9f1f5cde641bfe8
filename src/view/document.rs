//! A document for auditors, whatever file format it becomes: title block, legend, sections, tables.
//!
//! What a document says is settled here and in the views that make one; how it looks is settled by each writer. Nothing in
//! it depends on colour: a [`Tone`] only repeats what the words of a cell say.

use serde::Serialize;

/// A document, ready for any writer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Document {
    /// `Statement of applicability`
    pub title: String,
    /// Whom and what it is about.
    pub subtitle: String,
    /// The title block: version, date, approval, and so on.
    pub block: Vec<Field>,
    /// What the words in the tables mean.
    pub legend: Vec<Field>,
    /// The body.
    pub sections: Vec<Section>,
    /// It is printed across the page, because its tables are wide.
    pub landscape: bool,
}

/// A name with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// `Version`
    pub name: String,
    /// `1.1`
    pub value: String,
}

impl Field {
    /// A name with a value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A part under a heading. Headings become bookmarks and the table of contents.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// 1 for a chapter, 2 for a part of the chapter above, and so on.
    pub depth: u8,
    /// Paragraphs; plain text.
    pub text: Vec<String>,
    /// Figures and facts by name, under the paragraphs.
    pub fields: Vec<Field>,
    /// A table, under all that.
    pub table: Option<Table>,
}

/// A table; its head is repeated on each page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// Name of the sheet in a workbook, and caption elsewhere. At most 31 characters, unique in the document.
    pub name: String,
    /// Columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows, from top to bottom.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its width, compared with the other columns.
    pub share: u16,
}

/// Columns by their heads and widths.
pub(super) fn columns(titles: &[(&str, u16)]) -> Vec<Column> {
    titles.iter().map(|(title, share)| Column { title: (*title).to_owned(), share: *share }).collect()
}

/// A row of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TableRow {
    /// A heading across the table that opens a group with this row.
    pub group: Option<String>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// Paragraphs; plain text.
    pub lines: Vec<String>,
    /// The number that the cell holds, where it is one to calculate with.
    pub number: Option<f64>,
    /// How it stands out.
    pub tone: Tone,
}

impl Cell {
    /// A cell of one paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], ..Self::default() }
    }

    /// A cell of several paragraphs.
    pub fn lines(lines: Vec<String>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// A cell with a number, in the words given.
    pub fn number(number: f64, text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], number: Some(number), ..Self::default() }
    }

    /// The same, standing out.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// How a cell stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Not at all.
    #[default]
    Plain,
    /// Weighty: an id, a total.
    Strong,
    /// In order.
    Good,
    /// To be looked at.
    Warn,
    /// Not in order.
    Bad,
    /// Of no concern here.
    Muted,
    /// A box to tick, before the text.
    Tick,
}
