//! A document as a workbook: a cover sheet, and a sheet for each table.
//!
//! A sheet is a plain list: its first row is the head, so that it can be filtered, sorted and read by machines. What a
//! section says around its table is on the cover. Every text is written as a text, never as a formula. The mark of a tone is
//! part of the format of a cell and not of its value, so that a filter offers the words alone.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::prose;
use crate::view::{Cell, Document, Table, TableRow};

mod cover;
mod heights;
mod names;
mod styles;

use styles::Styles;

/// What a sheet can hold, with room for the headings of groups.
const ROWS_A_SHEET: usize = 500_000;
const COLUMNS_A_SHEET: usize = 16_384;

/// What a cell can hold, in UTF-16 units.
const CELL_UNITS: usize = 32_767;

/// Width of all columns together, in characters.
const WIDTH_LANDSCAPE: f64 = 160.0;
const WIDTH_PORTRAIT: f64 = 110.0;

/// The workbook.
pub fn write(document: &Document) -> Vec<u8> {
    workbook(document)
        .and_then(|mut workbook| workbook.save_to_buffer())
        .expect("names, widths and texts are cut to what the format allows")
}

/// A sheet to be written: a table, or a part of a very long one.
struct Sheet<'d> {
    name: String,
    table: &'d Table,
    rows: &'d [TableRow],
}

fn workbook(document: &Document) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    let styles = Styles::new();
    let sheets = sheets(document);
    cover::write(workbook.add_worksheet(), document, &sheets, &styles)?;
    for sheet in &sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        page(worksheet, document, &sheet.name);
        if document.landscape {
            worksheet.set_landscape();
        }
        table(worksheet, sheet, document.landscape, &styles)?;
    }
    Ok(workbook)
}

/// A workbook always bears a day; without one of its own, a document gets the first day that a zip file knows.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let day = prose::day(document).unwrap_or(prose::Day { year: 1980, month: 1, of_month: 1 });
    Ok(DocProperties::new()
        .set_title(cut(prose::one_line(&document.title), 255))
        .set_subject(cut(prose::one_line(&document.subtitle), 255))
        .set_creation_datetime(&ExcelDateTime::from_ymd(day.year, day.month, day.of_month)?))
}

fn sheets(document: &Document) -> Vec<Sheet<'_>> {
    let mut names = names::Names::new();
    let mut sheets = Vec::new();
    for section in &document.sections {
        let Some(table) = &section.table else { continue };
        let wanted = if table.name.trim().is_empty() { &section.heading } else { &table.name };
        if table.rows.is_empty() {
            sheets.push(Sheet { name: names.take(wanted), table, rows: &[] });
        }
        for rows in table.rows.chunks(ROWS_A_SHEET) {
            sheets.push(Sheet { name: names.take(wanted), table, rows });
        }
    }
    sheets
}

/// Paper, margins, head and foot of the printed page, as wide as one page.
fn page(worksheet: &mut Worksheet, document: &Document, part: &str) {
    let literal = |text: &str| cut(prose::running(text), 90).replace('&', "&&");
    worksheet
        .set_paper_size(9)
        .set_margins(0.5, 0.5, 0.75, 0.75, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_header(format!("&L&9{}&R&9{}", spaced(&literal(&document.title)), spaced(&literal(part))))
        .set_footer(format!("&L&9{}&R&9&P of &N", spaced(&literal(&document.subtitle))));
}

/// A text after the code of a font size, which would swallow digits.
fn spaced(text: &str) -> String {
    if text.starts_with(|c: char| c.is_ascii_digit()) { format!(" {text}") } else { text.to_owned() }
}

fn table(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    landscape: bool,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let columns = &sheet.table.columns[..sheet.table.columns.len().min(COLUMNS_A_SHEET)];
    let widths = widths(sheet.table, landscape);
    for (at, (column, width)) in (0u16..).zip(columns.iter().zip(&widths)) {
        worksheet.set_column_width(at, *width)?;
        let format = if prose::numeric(sheet.table, at.into()) { &styles.head_number } else { &styles.head };
        worksheet.write_string_with_format(0, at, cell_text(&column.title), format)?;
    }
    let Some(last) = u16::try_from(columns.len()).ok().and_then(|count| count.checked_sub(1)) else {
        return Ok(());
    };
    let mut at = 0u32;
    let mut first_of_group = None;
    for row in sheet.rows {
        if let Some(group) = &row.group {
            close_group(worksheet, first_of_group, at)?;
            at += 1;
            worksheet.set_row_height(at, heights::of(1))?;
            worksheet.write_string_with_format(at, 0, cell_text(&prose::one_line(group)), &styles.group)?;
            for column in 1..=last {
                worksheet.write_blank(at, column, &styles.group)?;
            }
            first_of_group = Some(at + 1);
        }
        at += 1;
        let mut lines = 1;
        let cells = row.cells.iter().chain(std::iter::repeat(&EMPTY));
        for (column, (cell, width)) in (0..=last).zip(cells.zip(&widths)) {
            lines = lines.max(write_cell(worksheet, (at, column), cell, *width, styles)?);
        }
        worksheet.set_row_height(at, heights::of(lines))?;
    }
    close_group(worksheet, first_of_group, at)?;
    worksheet.group_symbols_above(true);
    worksheet.set_freeze_panes(1, 0)?;
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.autofilter(0, 0, at, last)?;
    Ok(())
}

static EMPTY: Cell = Cell { lines: Vec::new(), number: None, tone: crate::view::Tone::Plain };

/// The rows of a group can be folded away under its heading.
fn close_group(worksheet: &mut Worksheet, first: Option<u32>, last: u32) -> Result<(), XlsxError> {
    match first {
        Some(first) if first <= last => worksheet.group_rows(first, last).map(drop),
        _ => Ok(()),
    }
}

/// Shares of the width of a page, none narrower than its head with the button of the filter.
fn widths(table: &Table, landscape: bool) -> Vec<f64> {
    let all: f64 = table.columns.iter().map(|column| f64::from(column.share.max(1))).sum();
    let page = if landscape { WIDTH_LANDSCAPE } else { WIDTH_PORTRAIT };
    let widths = table.columns.iter().map(|column| {
        let longest = column.title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        let head = f64::from(u16::try_from(longest.min(30)).expect("at most 30")) * 1.1 + 4.0;
        (page * f64::from(column.share.max(1)) / all).clamp(head, 100.0).round()
    });
    widths.collect()
}

/// Writes a cell and tells how many lines it takes.
fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    width: f64,
    styles: &Styles,
) -> Result<usize, XlsxError> {
    let words = prose::joined(&cell.lines);
    match cell.number.filter(|number| number.is_finite()) {
        Some(number) => {
            let format = styles.number(cell.tone, styles::number_format(number, &words));
            worksheet.write_number_with_format(row, column, number, &format)?;
            Ok(1)
        }
        None => {
            let format: &Format = styles.text(cell.tone, &words);
            let lines = heights::lines(&words, width - styles::room_for_mark(cell.tone));
            worksheet.write_string_with_format(row, column, fitting(words), format)?;
            Ok(lines)
        }
    }
}

fn cell_text(text: &str) -> String {
    fitting(prose::clean(text).into_owned())
}

/// At most what a cell holds; a text that is cut says so.
fn fitting(text: String) -> String {
    const NOTE: &str = "… (cut: a cell of a workbook holds no more)";
    if text.encode_utf16().count() <= CELL_UNITS {
        return text;
    }
    let mut short = cut(text, CELL_UNITS - NOTE.encode_utf16().count());
    short.push_str(NOTE);
    short
}

/// The beginning of a text, in UTF-16 units, never half a character.
fn cut(mut text: String, units: usize) -> String {
    let mut sum = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        sum += c.len_utf16();
        (sum > units).then_some(at)
    });
    if let Some(end) = end {
        text.truncate(end);
    }
    text
}
