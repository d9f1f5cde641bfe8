//! The tables of a document as CSV, for other programs.
//!
//! One table is one list under its head, as it should be. Several tables follow each other, each under a line with its
//! name and after an empty line. Groups become a first column, so that each row says where it belongs.

use super::prose;
use crate::export::cell;
use crate::view::{Document, Table};

/// The tables. Title block, legend and paragraphs are in the other formats.
pub fn write(document: &Document) -> Vec<u8> {
    let tables: Vec<_> = document.sections.iter().filter_map(|section| section.table.as_ref()).collect();
    if let [only] = tables[..] {
        return table(only);
    }
    let mut bytes = Vec::new();
    for (at, one) in tables.into_iter().enumerate() {
        if at > 0 {
            bytes.extend(b"\r\n");
        }
        bytes.extend(cell::csv(&[prose::one_line(&one.name).as_str()], std::iter::empty()));
        bytes.extend(table(one));
    }
    bytes
}

/// One table, in full.
fn table(table: &Table) -> Vec<u8> {
    let grouped = table.rows.iter().any(|row| row.group.is_some());
    let head: Vec<_> = grouped
        .then_some("Group")
        .into_iter()
        .chain(table.columns.iter().map(|column| column.title.as_str()))
        .collect();
    let mut group = String::new();
    let rows = table.rows.iter().map(|row| {
        if let Some(name) = &row.group {
            group = prose::one_line(name);
        }
        let cells = row.cells.iter().map(|cell| prose::joined(&cell.lines));
        let mut values: Vec<_> = grouped.then(|| group.clone()).into_iter().chain(cells).collect();
        values.resize(head.len(), String::new());
        values
    });
    cell::csv(&head, rows)
}
