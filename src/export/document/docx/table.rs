//! Tables: a head that comes again on each page, groups across, cells with their tones.

use std::fmt::Write as _;

use super::xml::{FITS, colour, escape, paragraph, run};
use crate::export::document::prose::{self, ink};
use crate::export::document::widths;
use crate::view::{Cell, Table, TableRow, Tone};

/// A row with a longer cell may be parted between pages.
const LONG_CELL: usize = 900;

/// Left and right of the text of a cell, and width of a letter at nine points, in twentieths of a point.
const PADDING: f32 = 190.0;
const LETTER: f32 = 96.0;
const BOLD_LETTER: f32 = 104.0;

/// The table, `width` wide.
pub(super) fn write(table: &Table, width: u16) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let widths = columns(table, width);
    let mut out = opening(&prose::one_line(&table.name), &widths);
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (at, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
        let style = if prose::numeric(table, at) { "TableHeadNumber" } else { "TableHead" };
        let text = run(&column.title, &format!("<w:b/><w:color w:val=\"{}\"/>", colour(ink::HEADING)));
        out.push_str(&cell(*width, &shade(ink::HEAD), &paragraph(style, &text)));
    }
    out.push_str("</w:tr>");
    for entry in &table.rows {
        if let Some(group) = &entry.group {
            out.push_str(&group_row(group, widths.len(), width));
        }
        row(&mut out, entry, &widths);
    }
    out.push_str("</w:tbl>");
    out.push_str(&paragraph("AfterTable", ""));
    out
}

/// The start of a table with its columns. A caption is what screen readers say.
pub(super) fn opening(caption: &str, widths: &[u16]) -> String {
    let caption = match caption {
        "" => String::new(),
        text => format!("<w:tblCaption w:val=\"{}\"/>", escape(text)),
    };
    let mut grid = String::new();
    for width in widths {
        write!(grid, "<w:gridCol w:w=\"{width}\"/>").expect(FITS);
    }
    let all: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Lined\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>{caption}</w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>"
    )
}

/// A cell around paragraphs.
pub(super) fn cell(width: u16, properties: &str, paragraphs: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn shade(rgb: u32) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", colour(rgb))
}

/// A row across the table that stays with the row below it.
fn group_row(text: &str, columns: usize, width: u16) -> String {
    let inner = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:keepNext/></w:pPr>{}</w:p>",
        run(&prose::one_line(text), "<w:b/>")
    );
    let properties = format!("<w:gridSpan w:val=\"{columns}\"/>{}", shade(ink::GROUP));
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>", cell(width, &properties, &inner))
}

fn row(out: &mut String, row: &TableRow, widths: &[u16]) {
    let long = row.cells.iter().any(|cell| cell.lines.iter().map(String::len).sum::<usize>() > LONG_CELL);
    out.push_str(if long { "<w:tr>" } else { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" });
    let empty = Cell::default();
    for (one, width) in row.cells.iter().chain(std::iter::repeat(&empty)).zip(widths) {
        let ground = prose::ground(one.tone).map_or_else(String::new, shade);
        out.push_str(&cell(*width, &ground, &paragraphs(one)));
    }
    out.push_str("</w:tr>");
}

/// The paragraphs of a cell; the first bears the mark. A cell always has a paragraph.
fn paragraphs(cell: &Cell) -> String {
    let mut properties = String::new();
    if prose::bold(cell.tone) {
        properties.push_str("<w:b/>");
    }
    if cell.tone == Tone::Muted {
        write!(properties, "<w:color w:val=\"{}\"/>", colour(ink::MUTED)).expect(FITS);
    }
    let style = if cell.number.is_some() { "TableNumber" } else { "TableText" };
    let mark = match cell.tone {
        Tone::Tick => BOX.to_owned(),
        tone => run(prose::mark(tone), &properties),
    };
    let Some((first, rest)) = cell.lines.split_first() else { return paragraph(style, &mark) };
    let mut out = paragraph(style, &(mark + &run(first, &properties)));
    for line in rest {
        out.push_str(&paragraph(style, &run(line, &properties)));
    }
    out
}

/// A box that can be ticked with the mouse.
const BOX: &str = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"0\"/>\
    <w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>\
    <w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>\
    <w:rFonts w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr>\
    <w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";

fn columns(table: &Table, width: u16) -> Vec<u16> {
    let letters = |word: &str, bold: bool| {
        let count = u16::try_from(word.chars().count()).unwrap_or(u16::MAX);
        f32::from(count) * if bold { BOLD_LETTER } else { LETTER }
    };
    widths::widths(table, f32::from(width), PADDING, letters).into_iter().map(whole).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the width of a page")]
fn whole(width: f32) -> u16 {
    width.round().clamp(1.0, 30_000.0) as u16
}
