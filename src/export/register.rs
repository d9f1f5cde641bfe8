//! Registers as CSV, Markdown and JSON.

use std::fmt::Write as _;

use super::cell;
use crate::view::{Document, Field, Section, Table};

const FITS: &str = "writing to a string";

/// One table of a document as a list under its head; empty where the document has no table of that name.
pub fn csv(document: &Document, name: &str) -> Vec<u8> {
    tables(document).find(|table| table.name == name).map(list).unwrap_or_default()
}

/// All tables of a document, one after the other, each under a line with its name.
pub fn csv_of_all(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (place, table) in tables(document).enumerate() {
        if place > 0 {
            bytes.extend(b"\r\n");
        }
        bytes.extend(cell::csv(&[table.name.as_str()], std::iter::empty()));
        bytes.extend(list(table));
    }
    bytes
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.sections.iter().filter_map(|section| section.table.as_ref())
}

/// Groups become a first column, so that each row says where it belongs.
fn list(table: &Table) -> Vec<u8> {
    let grouped = table.rows.iter().any(|row| row.group.is_some());
    let titles = table.columns.iter().map(|column| column.title.as_str());
    let head: Vec<_> = grouped.then_some("Group").into_iter().chain(titles).collect();
    let mut group = String::new();
    let rows = table.rows.iter().map(|row| {
        if let Some(opened) = &row.group {
            group.clone_from(opened);
        }
        let cells = row.cells.iter().map(|cell| cell.lines.join("; "));
        grouped.then(|| group.clone()).into_iter().chain(cells).collect()
    });
    cell::csv(&head, rows)
}

/// Title block, legend, sections and tables.
pub fn markdown(document: &Document) -> Vec<u8> {
    let mut text = format!("# {}, {}\n", document.title, cell::markdown(&document.subtitle));
    fields(&mut text, &document.block);
    if !document.legend.is_empty() {
        text.push_str("\n## Legend\n");
        fields(&mut text, &document.legend);
    }
    for part in &document.sections {
        section(&mut text, part);
    }
    text.into_bytes()
}

fn section(text: &mut String, section: &Section) {
    let marks = "#".repeat(usize::from(section.depth.clamp(1, 5)) + 1);
    write!(text, "\n{marks} {}\n", cell::markdown(&section.heading)).expect(FITS);
    for paragraph in &section.text {
        write!(text, "\n{}\n", cell::markdown(paragraph)).expect(FITS);
    }
    fields(text, &section.fields);
    let Some(table) = &section.table else { return };
    text.push('\n');
    text.push_str(&cell::markdown_row(table.columns.iter().map(|column| &column.title)));
    text.push_str(&cell::markdown_row(table.columns.iter().map(|_| "---")));
    for row in &table.rows {
        if let Some(group) = &row.group {
            let rest = table.columns.iter().skip(1).map(|_| String::new());
            text.push_str(&cell::markdown_row(std::iter::once(format!("**{group}**")).chain(rest)));
        }
        text.push_str(&cell::markdown_row(row.cells.iter().map(|cell| cell.lines.join("; "))));
    }
}

fn fields(text: &mut String, fields: &[Field]) {
    if !fields.is_empty() {
        text.push('\n');
    }
    for field in fields {
        writeln!(text, "- **{}:** {}", cell::markdown(&field.name), cell::markdown(&field.value))
            .expect(FITS);
    }
}

/// The report as it is.
pub fn json(report: &impl serde::Serialize) -> Vec<u8> {
    cell::json(report)
}
