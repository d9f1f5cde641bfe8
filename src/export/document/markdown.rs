//! A document as Markdown: headings, lists, and tables that forges and editors show.
//!
//! Texts are shown and not obeyed: what would be markup is escaped.

use std::fmt::Write as _;

use super::prose;
use crate::view::{Cell, Document, Field, Section, Table, Tone};

const FITS: &str = "writing to a string";

/// The whole document.
pub fn write(document: &Document) -> Vec<u8> {
    let mut out = format!("# {}\n", inline(&prose::one_line(&document.title)));
    if !document.subtitle.is_empty() {
        write!(out, "\n{}\n", inline(&prose::one_line(&document.subtitle))).expect(FITS);
    }
    fields(&mut out, &document.block);
    if !document.legend.is_empty() {
        out.push_str("\n## Legend\n");
        fields(&mut out, &document.legend);
    }
    for part in &document.sections {
        section(&mut out, part);
    }
    out.into_bytes()
}

fn section(out: &mut String, section: &Section) {
    let level = "#".repeat(usize::from(section.depth.clamp(1, 5)) + 1);
    write!(out, "\n{level} {}\n", inline(&prose::one_line(&section.heading))).expect(FITS);
    for paragraph in &section.text {
        write!(out, "\n{}\n", inline(&prose::one_line(paragraph))).expect(FITS);
    }
    fields(out, &section.fields);
    if let Some(part) = &section.table {
        table(out, part);
    }
}

fn fields(out: &mut String, fields: &[Field]) {
    if !fields.is_empty() {
        out.push('\n');
    }
    for field in fields {
        let (name, value) = (prose::one_line(&field.name), prose::one_line(&field.value));
        writeln!(out, "- **{}:** {}", inline(&name), inline(&value)).expect(FITS);
    }
}

/// A heading of a group is a row of its own, in bold, with the other cells empty.
fn table(out: &mut String, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    out.push('\n');
    row(out, table.columns.iter().map(|column| inline(&prose::one_line(&column.title))));
    row(out, table.columns.iter().map(|_| "---".to_owned()));
    for entry in &table.rows {
        if let Some(group) = &entry.group {
            let first = format!("**{}**", inline(&prose::one_line(group)));
            row(out, std::iter::once(first).chain(table.columns.iter().skip(1).map(|_| String::new())));
        }
        let cells = entry.cells.iter().map(cell).chain(std::iter::repeat(String::new()));
        row(out, cells.take(table.columns.len()));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        write!(out, " {cell} |").expect(FITS);
    }
    out.push('\n');
}

fn cell(cell: &Cell) -> String {
    let lines = cell.lines.iter().map(|line| inline(&prose::one_line(line)));
    let text = lines.collect::<Vec<_>>().join("<br>");
    match cell.tone {
        Tone::Strong if !text.is_empty() => format!("**{text}**"),
        tone => format!("{}{text}", prose::mark(tone)),
    }
}

/// Text on one line, in which nothing is markup.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' | '>' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if number_before(text, at) => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

/// `1.` and `1)` at the start would begin a list.
fn number_before(text: &str, at: usize) -> bool {
    at > 0
        && at <= 9
        && text[..at].bytes().all(|byte| byte.is_ascii_digit())
        && !text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}
